"""GeoJSON (RFC 7946) for maps: one feature an event, at its places; events without a known point have no geometry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

import msgspec

from rasid.store import Store, questions
from rasid.store.views import EventView, Filter


def write(store: Store, f: Filter, out: IO[bytes]) -> int:
    """Write the events that the filter asks for; returns how many."""
    found = questions.events(store, f)
    out.write(msgspec.json.encode(collection(found)))
    out.write(b"\n")
    return len(found)


def collection(found: Iterable[EventView]) -> dict[str, Any]:
    """The events as a feature collection."""
    return {"type": "FeatureCollection", "features": [_feature(e) for e in found]}


def _feature(event: EventView) -> dict[str, Any]:
    properties = msgspec.to_builtins(event)
    del properties["id"]
    return {"type": "Feature", "id": event.id, "geometry": _geometry(event), "properties": properties}


def _geometry(event: EventView) -> dict[str, Any] | None:
    """A point, or several where the event has several places; longitude first."""
    points = [[p.lon, p.lat] for p in event.places if p.lat is not None and p.lon is not None]
    if not points:
        return None
    return (
        {"type": "Point", "coordinates": points[0]}
        if len(points) == 1
        else {"type": "MultiPoint", "coordinates": points}
    )
