"""What the scripts of a page draw: time lines, maps, series of figures, strips of control, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request

from rasid.linking import space
from rasid.linking.control import CONTESTED, Statement, history
from rasid.records import Place, Report, Toll
from rasid.store.views import EventView
from rasid.web import summary
from rasid.web.view import View, embed


@dataclass(frozen=True)
class Row:
    """An event as the list shows it; `points` are the numbers of its places on the map."""

    event: EventView
    actors: tuple[str, ...]
    points: tuple[str, ...]


def rows(v: View, events: Sequence[EventView], spots: Sequence[summary.Point]) -> list[Row]:
    """The events as rows of the list."""
    numbers = {space.place_key(spot.place): str(index) for index, spot in enumerate(spots)}
    made = []
    for event in events:
        keys = dict.fromkeys(space.place_key(place) for place in event.places)
        actors = tuple(dict.fromkeys(v.actor(actor) for actor in event.actors))
        made.append(Row(event, actors, tuple(numbers[key] for key in keys if key in numbers)))
    return made


def timeline_data(v: View, drawn: summary.Timeline) -> dict[str, Any]:
    """The time line as the page's script draws it."""
    bars = [
        {"day": bar.day, "end": bar.end, "group": bar.group, "label": v.t(f"group.{bar.group}"), "events": bar.events}
        for bar in drawn.bars
    ]
    return {"unit": drawn.unit, "bars": bars}


def map_data(request: Request, v: View, spots: list[summary.Point]) -> dict[str, Any]:
    """The map's points, numbered as the rows of the list name them, and where its tiles come from."""
    found = [
        {
            "id": str(index),
            "name": v.place(spot.place),
            "lat": spot.place.lat,
            "lon": spot.place.lon,
            "events": spot.events,
            "colour": spot.group,
            "text": v.t.count("events", spot.events),
            "url": v.place_url(spot.place),
        }
        for index, spot in enumerate(spots)
    ]
    return {"points": found, **ground(request)}


def ground(request: Request) -> dict[str, Any]:
    """What the map is drawn on: the tile server that is set, if any, and whom to name for it."""
    tiles: str | None = request.app.state.tiles
    source = urlsplit(tiles).hostname if tiles else None
    return {"tiles": tiles, "attribution": f"Natural Earth · {source}" if source else "Natural Earth"}


def plot_of(v: View, toll: Toll, reports: dict[str, Report], name: str) -> dict[str, Any] | None:
    """The values of a toll as a step plot; None where all were told at once, which a table shows better."""
    points = [
        {
            "day": reading.published or "",
            "speaker": v.teller(reading, reports.get(reading.report)),
            "low": reading.low,
            "best": reading.best,
            "high": reading.high,
            "text": v.t.value(reading).striptags(),
        }
        for reading in toll.series
        if reading.published and reading.change != "rose_by"
    ]
    if len({point["day"] for point in points}) < 2:
        return None
    speakers = list(dict.fromkeys(str(point["speaker"]) for point in points))
    label = v.t.toll(toll)
    return {"speakers": speakers, "data": embed(name, {"label": label, "points": points})}


def strip_data(v: View, place: Place, line: list[Statement]) -> dict[str, Any]:
    """Who is said to have held a place between one statement's day and the next, as a strip of time."""
    states = history(place, line)
    days = [day for day, _ in states]
    end = date.fromordinal(date.fromisoformat(days[-1]).toordinal() + max(1, _spread(days) // 8)).isoformat()
    spans: list[dict[str, Any]] = []
    for (day, held), following in zip(states, [*days[1:], end], strict=True):
        holder, unclear = v.holder(held.holder), held.holder in (None, CONTESTED)
        if spans and spans[-1]["holder"] == holder:
            spans[-1]["end"] = following
        else:
            spans.append({"start": day, "end": following, "holder": holder, "open": unclear, "text": ""})
    for span in spans:
        span["text"] = f"{span['holder']}\n{v.t.dates(span['start'], span['end'])}"
    return {"end": end, "spans": spans}


def _spread(days: list[str]) -> int:
    return date.fromisoformat(days[-1]).toordinal() - date.fromisoformat(days[0]).toordinal()
