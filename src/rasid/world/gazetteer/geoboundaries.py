"""geoBoundaries: the administrative units of a country as GeoJSON, a feature each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from rasid.world.gazetteer.entry import Broken, Entry, Record, country_code, names_of, point
from rasid.world.gazetteer.geojson import area, features
from rasid.world.gazetteer.source import Source
from rasid.world.places import Level

_LEVELS: Final[dict[str, Level]] = {"ADM1": "governorate", "ADM2": "district", "ADM3": "district", "ADM4": "town"}


def read(source: Source) -> Iterator[Record]:
    """The units of a file."""
    with source.text() as text:
        for number, feature in enumerate(features(text), 1):
            yield Record(number, _feature(feature))


def _feature(feature: dict[str, Any]) -> Entry | Broken | None:
    told = feature.get("properties") or {}
    level = _LEVELS.get(told.get("shapeType", ""))
    if level is None:
        return None
    try:
        shape = area(feature.get("geometry"))
        if shape is None:
            return Broken(f"{told['shapeID']}: a shape without an area")
        lat, lon = point(shape.lat, shape.lon)
        iso = told.get("shapeISO") or ""
        return Entry(
            id=f"gb-{told['shapeID'].lower()}",
            country=country_code(told["shapeGroup"]),
            level=level,
            names=names_of(told["shapeName"]),
            codes=(f"gb:{told['shapeID']}", *([f"iso:{iso}"] if iso[2:3] == "-" else [])),
            lat=lat,
            lon=lon,
            radius_km=round(shape.radius_km, 1),
        )
    except (KeyError, TypeError, ValueError) as error:
        return Broken(f"no {error}" if isinstance(error, KeyError) else str(error))
