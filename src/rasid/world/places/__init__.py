"""The gazetteer: every place we know, its names, and what lies within what.

The TSV files beside this module, one a country, are the source. `load` opens the compact form that `rasid.world.build`
makes of them and builds records only for the ids that are asked for.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache, cached_property, lru_cache
from typing import Final, Literal

import msgspec

from rasid.arabic.tokens import REMEMBERED

Level = Literal["country", "governorate", "district", "town", "neighbourhood", "site", "region"]

LEVELS: Final[tuple[Level, ...]] = ("country", "governorate", "district", "town", "neighbourhood", "site", "region")
DEFAULT_RADIUS_KM: Final[dict[Level, float]] = {
    "country": 400, "governorate": 50, "district": 20, "town": 4, "neighbourhood": 1.5, "site": 1, "region": 60,
}  # fmt: skip

SURE: Final = 0
"""Tier of a name that is a place wherever it stands."""
WEAK: Final = 1
"""Tier of a name that needs a preposition, a list or a neighbour that is a place."""
RISKY: Final = 2
"""Tier of a name that is also a common word or a person's name: it needs a place-type word or a surer place beside it."""

HEADED: Final = 3
"""Tier of a hamlet's name that is a common word: it needs a place-type word right before it."""


@lru_cache(maxsize=REMEMBERED)
def country_of(place: str) -> str:
    """The country code that the id of a place begins with."""
    return place.split("-", 1)[0]


class PlaceRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One place. `lat`, `lon` in degrees (WGS 84); `radius_km` is how far its area or our doubt reaches.

    `rank` is 0 for a hamlet, 1 for a small town, 2 for what conflict news names, 3 for a large town or a governorate,
    4 for a country or its capital.
    """

    id: str
    ar: str
    en: str
    level: Level
    parent: str | None
    lat: float
    lon: float
    radius_km: float
    rank: int
    variants: tuple[str, ...]
    code: str
    source: str

    @property
    def country(self) -> str:
        """The ISO 3166-1 code, in lower case, that the id begins with; ``x`` for seas and continents."""
        return country_of(self.id)


class Name(msgspec.Struct, frozen=True, array_like=True):
    """What one folded name can mean: how sure a sign of a place it is, and the row numbers of the places that bear it."""

    tier: int
    rows: tuple[int, ...]


class Table(msgspec.Struct, frozen=True, array_like=True):
    """The columns of all TSV files one after another, and the index of names over them."""

    ids: list[str]
    ar: list[str]
    en: list[str]
    levels: list[int]
    parents: list[int]
    lats: list[float]
    lons: list[float]
    radii: list[float]
    ranks: list[int]
    variants: list[str]
    codes: list[str]
    sources: list[str]
    names: dict[str, Name]
    longest: dict[str, int]
    pairs: frozenset[str]
    """The first two words of the names of several."""


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance in kilometres between two points in degrees."""
    a, b = math.radians(lat_a), math.radians(lat_b)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon_b - lon_a) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, half)))


class Places:
    """All places, by id and by name."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._rows = {name: row for row, name in enumerate(table.ids)}
        self._records: dict[int, PlaceRecord] = {}
        self.longest: Mapping[str, int] = table.longest
        """First word of a name key -> the number of words of the longest key that begins with it."""
        self.pairs = table.pairs
        """The first two words of the name keys of several words."""

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, place: str) -> bool:
        return place in self._rows

    @property
    def names(self) -> Mapping[str, Name]:
        """Name key (see `rasid.world.words.name_key`) -> what it can mean."""
        return self._table.names

    @property
    def ids(self) -> list[str]:
        """All ids, in the order of the TSV files."""
        return self._table.ids

    def row(self, row: int) -> PlaceRecord:
        """The place in a row of the table."""
        record = self._records.get(row)
        if record is None:
            record = self._records[row] = self._read(row)
        return record

    def get(self, place: str) -> PlaceRecord:
        """The place with this id. Raises KeyError where there is none."""
        return self.row(self._rows[place])

    def named(self, key: str) -> tuple[PlaceRecord, ...]:
        """The places that bear a name, given by its key."""
        name = self._table.names.get(key)
        return tuple(self.row(row) for row in name.rows) if name else ()

    def country(self, text: str) -> str | None:
        """The id of the country that a code (``SY``) or an English name (``Syria``) means, in any case of letters."""
        wanted = text.strip().lower()
        if wanted in self._rows and self.get(wanted).level == "country":
            return wanted
        return self._english.get(wanted)

    @cached_property
    def _english(self) -> dict[str, str]:
        return {self.get(place).en.lower(): place for place in self._rows if "-" not in place}

    def parents(self, place: str) -> list[str]:
        """The ids that a place lies in, nearest first."""
        table, chain = self._table, []
        row = table.parents[self._rows[place]]
        while row >= 0:
            chain.append(table.ids[row])
            row = table.parents[row]
        return chain

    def within(self, inner: str, outer: str) -> bool:
        """Whether one place lies in another: by its parents, or inside the radius where the outer one is a region."""
        if inner == outer or outer in self.parents(inner):
            return True
        a, b = self.get(inner), self.get(outer)
        if b.level != "region" or a.level in ("country", "region") or a.country != b.country:
            return False
        return distance_km(a.lat, a.lon, b.lat, b.lon) <= b.radius_km

    def _read(self, row: int) -> PlaceRecord:
        table = self._table
        parent = table.parents[row]
        return PlaceRecord(
            id=table.ids[row],
            ar=table.ar[row],
            en=table.en[row],
            level=LEVELS[table.levels[row]],
            parent=table.ids[parent] if parent >= 0 else None,
            lat=table.lats[row],
            lon=table.lons[row],
            radius_km=table.radii[row],
            rank=table.ranks[row],
            variants=tuple(filter(None, table.variants[row].split("|"))),
            code=table.codes[row],
            source=table.sources[row],
        )


@cache
def load() -> Places:
    """The gazetteer that comes with the package. The compact file is made anew where a TSV file is newer."""
    from rasid.world import build

    return Places(build.core().places)
