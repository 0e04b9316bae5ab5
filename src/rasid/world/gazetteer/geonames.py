"""GeoNames: the file of a country (``SY.txt``) and the names in other languages (``alternateNamesV2.txt``)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from rasid.world.gazetteer.entry import Alias, Broken, Entry, Record, country_code, names_of, point
from rasid.world.gazetteer.source import Source
from rasid.world.places import Level

COLUMNS: Final = 19
ALIAS_COLUMNS: Final = (8, 10)
"""Columns of the names in other languages: of old, and since the second version."""

_GONE: Final = frozenset({"PPLH", "PPLCH", "PPLQ", "PPLW"})
"""Populated places that are no more."""
_UNITS: Final[dict[str, Level]] = {"ADM1": "governorate", "ADM2": "district", "ADM3": "district"}
_SITES: Final = frozenset((
    "AIRB", "AIRF", "AIRP", "AIRQ", "BDG", "CMP", "CMPLA", "CMPO", "CMPRF", "CTRM", "DAM", "GASF", "HBR", "HSP", "INSM", "MILB",
    "OILF", "OILR", "PRN", "PRT", "PS", "PSTB",
))  # fmt: skip
"""Air fields, bridges, camps, clinics, dams, oil and gas, harbours, hospitals, bases, prisons, power stations, border posts."""
_AREAS: Final = {
    "HLL": 5, "ISL": 10, "ISLS": 20, "LK": 10, "MT": 5, "MTS": 20, "PEN": 20, "PLN": 20, "RGN": 30, "RSV": 10, "STM": 30, "VAL": 10,
    "WAD": 15, "DSRT": 60, "COAST": 40,
}  # fmt: skip
"""Areas of the land, with how far they reach from their point, in kilometres."""

_NO_UNIT: Final = "00"
"""What stands for an administrative unit that is not known."""


def _level(kind: str, code: str) -> Level | None:
    """Our level of a feature class and code; None for what is no place of use."""
    if kind == "P":
        return None if code in _GONE else "neighbourhood" if code == "PPLX" else "town"
    return _UNITS.get(code) or ("site" if code in _SITES else "region" if code in _AREAS else None)


def read(source: Source) -> Iterator[Record]:
    """The places of a country's file."""
    for number, line in source.lines():
        fields = line.split("\t")
        if len(fields) == COLUMNS:
            yield Record(number, _entry(fields))
        elif line:
            yield Record(number, Broken(f"{len(fields)} columns, not {COLUMNS}"))


def _entry(fields: list[str]) -> Entry | Broken | None:
    identity, name, plain_name, others, lat, lon, kind, code, country = fields[:9]
    level = _level(kind, code)
    if level is None or not country:
        return None
    own, parents = _units(code, country, fields[10:13])
    try:
        north, east = point(lat, lon)
        return Entry(
            id=f"gn-{int(identity)}",
            country=country_code(country),
            level=level,
            names=names_of(name, plain_name, *others.split(",")),
            codes=(f"gn:{identity}", *own),
            parents=parents,
            lat=north,
            lon=east,
            radius_km=_AREAS.get(code),
            population=int(fields[14] or 0),
        )
    except ValueError as error:
        return Broken(str(error))


def _units(code: str, country: str, told: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes of the administrative unit that a record is, if it is one, and of those it lies in, nearest first."""
    known = list(itertools.takewhile(lambda part: part not in ("", _NO_UNIT), told))
    units = tuple(f"gn-unit:{'.'.join((country, *known[:depth]))}" for depth in range(len(known), 0, -1))
    depth = int(code.removeprefix("ADM")) if code in _UNITS else 0
    own = units[-depth:][:1] if 0 < depth <= len(units) else ()
    return own, tuple(unit for unit in units if unit not in own)


def read_aliases(source: Source) -> Iterator[Record]:
    """The Arabic names of places of country files that have been imported."""
    for number, line in source.lines():
        if "\tar\t" not in line:
            if line and line.count("\t") + 1 not in ALIAS_COLUMNS:
                yield Record(number, Broken(f"{line.count(chr(9)) + 1} columns, not {ALIAS_COLUMNS[-1]}"))
            elif number % 1000 == 0:
                yield Record(number, None)
            continue
        fields = line.split("\t")
        if len(fields) not in ALIAS_COLUMNS:
            yield Record(number, Broken(f"{len(fields)} columns, not {ALIAS_COLUMNS[-1]}"))
        elif fields[2] == "ar" and fields[7] != "1" and names_of(fields[3]):
            yield Record(number, Alias(code=f"gn:{fields[1]}", name=names_of(fields[3])[0], preferred=fields[4] == "1"))
