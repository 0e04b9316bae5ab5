"""Who's On First: places as GeoJSON, a file each in any folders, and a table of their names with tabs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from rasid.world.gazetteer.entry import Broken, Entry, FormError, Record, country_code, is_arabic, names_of, point
from rasid.world.gazetteer.geojson import area, features
from rasid.world.gazetteer.source import Folder, Source
from rasid.world.places import Level

COLUMNS: Final = (
    "country", "wof_id", "placetype", "name_en", "names_ar", "lat", "lon", "region_id", "county_id", "geonames_id", "population",
)  # fmt: skip
_LEVELS: Final[dict[str, Level]] = {
    "region": "governorate", "macrocounty": "district", "county": "district", "localadmin": "town", "locality": "town",
    "borough": "neighbourhood", "macrohood": "neighbourhood", "neighbourhood": "neighbourhood", "microhood": "neighbourhood",
    "campus": "site",
}  # fmt: skip
_LANGUAGES: Final = ("ara", "eng")
_HOLDING: Final = ("county_id", "region_id")
"""What a place may lie in, nearest first."""


def read_table(source: Source) -> Iterator[Record]:
    """The places of a table."""
    for number, line in source.lines():
        if number == 1 or not line:
            continue
        fields = line.split("\t")
        if len(fields) == len(COLUMNS):
            yield Record(number, _row(dict(zip(COLUMNS, fields, strict=True))))
        else:
            yield Record(number, Broken(f"{len(fields)} columns, not {len(COLUMNS)}"))


def _row(row: dict[str, str]) -> Entry | Broken | None:
    level = _LEVELS.get(row["placetype"])
    if level is None:
        return None
    try:
        lat, lon = point(row["lat"], row["lon"])
        return Entry(
            id=f"wof-{int(row['wof_id'])}",
            country=country_code(row["country"]),
            level=level,
            names=names_of(row["name_en"], *row["names_ar"].split("|")),
            codes=_codes(row["wof_id"], row["geonames_id"]),
            parents=_parents(row["wof_id"], [row[name] for name in _HOLDING]),
            lat=lat,
            lon=lon,
            population=int(float(row["population"] or 0)),
        )
    except ValueError as error:
        return Broken(str(error))


def read_features(source: Source) -> Iterator[Record]:
    """The places of a file of GeoJSON, or of a folder of them."""
    if isinstance(source, Folder):
        for number, file in source.each():
            yield from (record._replace(number=number) for record in _whole(file))
        return
    with source.text() as text:
        for number, feature in enumerate(features(text), 1):
            yield Record(number, _feature(feature))


def _whole(file: Source) -> list[Record]:
    """The records of a small file; one broken one where it cannot be read, for the others go on."""
    try:
        return list(read_features(file))
    except FormError as error:
        return [Record(0, Broken(f"{file.path.name}: {error.reason}"))]


def _feature(feature: dict[str, Any]) -> Entry | Broken | None:
    told = feature.get("properties") or {}
    level = _LEVELS.get(told.get("wof:placetype", ""))
    gone = told.get("edtf:deprecated") or told.get("wof:superseded_by") or told.get("mz:is_current") == 0
    if level is None or gone:
        return None
    try:
        lat, lon = point(told["geom:latitude"], told["geom:longitude"])
        shape = area(feature.get("geometry"))
        identity = str(told["wof:id"])
        same = told.get("wof:concordances") or {}
        return Entry(
            id=f"wof-{int(identity)}",
            country=country_code(told.get("wof:country", "")),
            level=level,
            names=_names(told),
            codes=_codes(identity, str(same.get("gn:id", "")), str(same.get("iso:code", ""))),
            parents=_parents(
                identity, [str(h[k]) for h in told.get("wof:hierarchy") or [] for k in _HOLDING if k in h]
            ),
            lat=lat,
            lon=lon,
            radius_km=round(shape.radius_km, 1) or None if shape else None,
            population=int(told.get("wof:population") or 0),
        )
    except (KeyError, TypeError, ValueError) as error:
        return Broken(f"{told.get('wof:id', 'a feature')}: no {error}" if isinstance(error, KeyError) else str(error))


def _names(told: dict[str, Any]) -> tuple[str, ...]:
    given = [
        name
        for language in _LANGUAGES
        for kind in ("preferred", "variant")
        for name in told.get(f"name:{language}_x_{kind}") or []
    ]
    own = told.get("wof:name", "")
    return names_of(*(given if is_arabic(own) else [own, *given]), own)


def _codes(identity: str, geonames: str, iso: str = "") -> tuple[str, ...]:
    return (f"wof:{identity}", *([f"gn:{geonames}"] if geonames.isdigit() else []), *([f"iso:{iso}"] if iso else []))


def _parents(identity: str, holding: list[str]) -> tuple[str, ...]:
    there = (one for one in holding if one.isdigit() and one != identity and int(one) > 0)
    return tuple(f"wof:{one}" for one in dict.fromkeys(there))
