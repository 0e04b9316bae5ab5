"""Sheets of OCHA: administrative units with their P-codes (COD-AB), and populated places (HDX); .xlsx or .csv.

Columns are known by their names, of which there are three generations: ``admin2Name_ar``, ``ADM2_AR``, ``adm2_name1``. A name's
language is told by its letters, since the last of them say it in another column.
"""

from __future__ import annotations

import csv
import re
import warnings
from collections.abc import Iterable, Iterator
from importlib import import_module
from types import ModuleType
from typing import Any, Final, NamedTuple

from rasid.world.gazetteer.entry import Broken, Entry, FormError, Record, country_code, names_of, point
from rasid.world.gazetteer.source import Source
from rasid.world.places import Level

_UNIT: Final = re.compile(r"adm(?:in)?([0-4])(pcode|.*)")
_NO_NAMES: Final = ("type", "class", "date", "code", "id", "level", "number", "source", "comment")
_LATITUDES: Final = frozenset("lat latitude y pointy ycoord centerlat latitudey".split())
_LONGITUDES: Final = frozenset("lon long longitude x pointx xcoord centerlon longitudex".split())
_LEVELS: Final[dict[int, Level]] = {1: "governorate", 2: "district", 3: "district", 4: "town"}
_LOOKED_AT: Final = 10
"""Rows at the head of a sheet in which the names of its columns may stand."""
_NEEDED: Final = "pip install 'rasid[gazetteer]'"


class Columns(NamedTuple):
    """Which columns of a sheet hold what: for each level of units its P-codes and names, and those of the place itself."""

    codes: dict[int, int]
    names: dict[int, list[int]]
    own_code: int | None
    own_names: list[int]
    lat: int | None
    lon: int | None

    @property
    def depth(self) -> int:
        """The lowest level of units."""
        return max(self.codes, default=0)

    @property
    def are_units(self) -> bool:
        """Whether the rows are administrative units."""
        return bool(self.codes) and not self.own_names and self.depth > 0

    @property
    def are_places(self) -> bool:
        """Whether the rows are populated places."""
        return bool(self.own_names) and self.lat is not None and self.lon is not None


def columns(header: Iterable[Any]) -> Columns:
    """What a row of column names says that the columns hold."""
    found = Columns({}, {}, None, [], None, None)
    for number, cell in enumerate(header):
        name = re.sub(r"[^a-z0-9]", "", str(cell or "").lower())
        if unit := _UNIT.fullmatch(name):
            level, rest = int(unit[1]), unit[2]
            if rest == "pcode":
                found.codes.setdefault(level, number)
            elif not any(word in rest for word in _NO_NAMES):
                found.names.setdefault(level, []).append(number)
        elif name.startswith("feature") and "name" in name:
            found.own_names.append(number)
        elif name in ("pcode", "featurepcode", "locationpcode"):
            found = found._replace(own_code=number)
        elif name in _LATITUDES:
            found = found._replace(lat=number)
        elif name in _LONGITUDES:
            found = found._replace(lon=number)
    return found


def kind(source: Source) -> str | None:
    """``units``, ``places`` or None: what the first sheet is that is either."""
    for _, rows in _sheets(source):
        for _, row in zip(range(_LOOKED_AT), rows, strict=False):
            found = columns(row)
            if found.are_places:
                return "places"
            if found.are_units:
                return "units"
    return None


def read(source: Source) -> Iterator[Record]:
    """The units or places of all sheets; rows are numbered through them."""
    number = 0
    for _, rows in _sheets(source):
        known: Columns | None = None
        for place, row in enumerate(rows):
            number += 1
            if known is None:
                told = columns(row)
                known = told if told.are_units or told.are_places else None
                if known is None and place >= _LOOKED_AT:
                    break
            elif any(cell not in (None, "") for cell in row):
                yield Record(number, _place(row, known) if known.are_places else _unit(row, known))


def _unit(row: list[Any], known: Columns) -> Entry | Broken | None:
    code = _cell(row, known.codes[known.depth])
    names = names_of(*(_cell(row, at) for at in known.names.get(known.depth, [])))
    if not code and not names:
        return None
    try:
        country = country_code(re.match(r"[A-Za-z]*", code)[0][:2])  # type: ignore[index]  # it matches nothing too
        lat, lon = _point(row, known)
    except ValueError as error:
        return Broken(f"{code or 'no P-code'}: {error}")
    if not names:
        return Broken(f"{code}: no name")
    return Entry(
        id=f"pcode-{code.lower()}",
        country=country,
        level=_LEVELS[known.depth],
        names=names,
        codes=(f"pcode:{code}",),
        parents=_units(row, known, known.depth),
        lat=lat,
        lon=lon,
    )


def _place(row: list[Any], known: Columns) -> Entry | Broken:
    holding = _units(row, known, 5)
    code = _cell(row, known.own_code) if known.own_code is not None else ""
    names = names_of(*(_cell(row, at) for at in known.own_names))
    if not names:
        return Broken(f"{code or 'a row'}: no name")
    try:
        lat, lon = _point(row, known)
        if lat is None or lon is None:
            return Broken(f"{code or names[0]}: no coordinates")
        top = holding[0].removeprefix("pcode:") if holding else code  # a place's own begins with a C in some countries
        country = country_code(re.match(r"[A-Za-z]*", top)[0][:2])  # type: ignore[index]
    except ValueError as error:
        return Broken(f"{code or names[0]}: {error}")
    return Entry(
        id=f"place-{code.lower() or f'{lat}-{lon}'}",
        country=country,
        level="town",
        names=names,
        codes=(f"place:{code or f'{lat},{lon}'}",),
        parents=holding,
        lat=lat,
        lon=lon,
    )


def _units(row: list[Any], known: Columns, below: int) -> tuple[str, ...]:
    """The P-codes of the units above a level that a row lies in, nearest first."""
    levels = sorted((level for level in known.codes if 0 < level < below), reverse=True)
    return tuple(f"pcode:{code}" for level in levels if (code := _cell(row, known.codes[level])))


def _point(row: list[Any], known: Columns) -> tuple[float, float] | tuple[None, None]:
    if known.lat is None or known.lon is None:
        return None, None
    lat, lon = _cell(row, known.lat), _cell(row, known.lon)
    return point(lat, lon) if lat and lon else (None, None)


def _cell(row: list[Any], at: int) -> str:
    return str(row[at]).strip() if at < len(row) and row[at] is not None else ""


def _sheets(source: Source) -> Iterator[tuple[str, Iterator[list[Any]]]]:
    """The sheets with their names, rows one at a time. Raises FormError where they cannot be opened."""
    if source.suffix == ".csv":
        with source.text() as text:
            yield "", iter(csv.reader(text))
        return
    with source.opened() as stream:
        try:
            with warnings.catch_warnings(action="ignore"):  # at styles and the like that it does not know
                book = _library().load_workbook(stream, read_only=True, data_only=True)
        except FormError:
            raise
        except Exception as error:  # openpyxl lets through whatever zip and XML parsers raise at a broken file
            raise FormError(f"it is no .xlsx sheet ({error})", "save it as .xlsx or .csv") from None
        for sheet in book.worksheets:
            yield sheet.title, _rows(sheet)


def _rows(sheet: Any) -> Iterator[list[Any]]:
    rows = sheet.iter_rows(values_only=True)
    try:
        yield from map(list, rows)
    except Exception as error:  # as above
        raise FormError(f"its sheet {sheet.title} is broken ({error})", "download it again") from None


def _library() -> ModuleType:
    try:
        return import_module("openpyxl")
    except ModuleNotFoundError:
        raise FormError("a library for .xlsx is not installed", _NEEDED) from None
