"""The gazetteer: every place we know, its names, and what lies within what.

The TSV files beside this module, one a country, are the source. `load` opens the compact form that `rasid.world.build`
makes of them and builds records only for the ids that are asked for.
"""

from __future__ import annotations

import math
import os
from collections.abc import Container, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, Literal
from zlib import crc32

import msgspec

from rasid.arabic.memo import Memo
from rasid.arabic.tokens import REMEMBERED
from rasid.world.places.lines import Keys, Lines, numbers

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


AT_PARENT: Final = "-parent"
"""The end of the source of a place that has its parent's coordinates."""
CHOSEN: Final = "RASID_PLACES"
"""The environment variable that names the imported places that take part: files or folders, parted as in PATH."""


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

    @property
    def countries(self) -> tuple[str, ...]:
        """The code of its country; of a region of several countries those that its `code` lists."""
        listed = tuple(self.code.lower().split("|")) if self.country == "x" and self.code else ()
        return listed or (self.country,)

    @property
    def at_parent(self) -> bool:
        """Whether its own coordinates are not known: those that it has are its parent's, and so is the radius."""
        return self.source.endswith(AT_PARENT)


class Name(msgspec.Struct, frozen=True, array_like=True):
    """What one folded name can mean: how sure a sign of a place it is, and the row numbers of the places that bear it."""

    tier: int
    rows: tuple[int, ...]


class Table(msgspec.Struct, frozen=True, array_like=True):
    """The compact form: the lines of all TSV files, sorted, and the index of names over them."""

    lines: bytes
    bounds: bytes
    """`lines` and `bounds` make `Lines`; the number of a line is its place's row."""
    parents: bytes
    """For each row, packed, the row that it lies in plus one, or 0."""
    keys: bytes
    key_bounds: bytes
    key_slots: bytes
    """The name keys, as `Keys`."""
    tiers: bytes
    """A byte a key."""
    bearers: bytes
    bearer_bounds: bytes
    """The rows that bear each key, packed, and the bounds between those of one key and of the next."""
    longest: dict[str, int]
    pairs: frozenset[int]
    """Checksums of the first two words of the keys of several: most pairs of words are told to be none without a search."""
    countries: dict[str, str]
    """English name in lower case -> id of the country."""


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance in kilometres between two points in degrees."""
    a, b = math.radians(lat_a), math.radians(lat_b)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon_b - lon_a) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, half)))


class Names:
    """Name key (see `rasid.world.words.name_key`) -> what it can mean."""

    def __init__(self, table: Table) -> None:
        self._keys = Keys(table.keys, table.key_bounds, table.key_slots)
        self._tiers = table.tiers
        self._bearers, self._bounds = numbers(table.bearers), numbers(table.bearer_bounds)
        self._found = Memo(self._get)
        self.get = self._found.__getitem__
        """What a key can mean, None where no place bears it."""

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: str) -> bool:
        return self.get(key) is not None

    def __getitem__(self, key: str) -> Name:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def begin_with(self, words: str) -> bool:
        """Whether a key is these whole words, or begins with them."""
        wanted = words.encode()
        at = self._keys.beginning(wanted)
        return at >= 0 and self._keys[at][len(wanted) : len(wanted) + 1] in (b"", b" ")

    def _get(self, key: str) -> Name | None:
        at = self._keys.find(key.encode())
        if at < 0:
            return None
        return Name(self._tiers[at], tuple(self._bearers[self._bounds[at] : self._bounds[at + 1]]))


class _Pairs:
    """The first two words of the name keys of several words."""

    def __init__(self, checksums: frozenset[int], names: Names) -> None:
        self._checksums = checksums
        self._names = names

    def __contains__(self, pair: Any) -> bool:
        return crc32(pair.encode()) in self._checksums and self._names.begin_with(pair)


class Places:
    """All places, by id and by name."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._lines = Lines(table.lines, table.bounds)
        self._parents = numbers(table.parents)
        self._rows: dict[str, int] = {}
        self._records: dict[int, PlaceRecord] = {}
        self.longest: Mapping[str, int] = table.longest
        """First word of a name key -> the number of words of the longest key that begins with it."""
        self.names = Names(table)
        """What a name can mean, by its key."""
        self.pairs: Container[str] = _Pairs(table.pairs, self.names)
        """The first two words of the name keys of several words."""
        self.parents = lru_cache(maxsize=REMEMBERED)(self._chain)
        """The ids that a place lies in, nearest first, by its id."""

    def __len__(self) -> int:
        return len(self._lines)

    def __contains__(self, place: str) -> bool:
        return self.row_of(place) >= 0

    @property
    def ids(self) -> list[str]:
        """All ids, sorted."""
        return [line.split(b"\t", 1)[0].decode() for line in self._lines]

    def row(self, row: int) -> PlaceRecord:
        """The place in a row of the table."""
        record = self._records.get(row)
        if record is None:
            record = self._records[row] = self._read(row)
        return record

    def get(self, place: str) -> PlaceRecord:
        """The place with this id. Raises KeyError where there is none."""
        row = self.row_of(place)
        if row < 0:
            raise KeyError(place)
        return self.row(row)

    def named(self, key: str) -> tuple[PlaceRecord, ...]:
        """The places that bear a name, given by its key."""
        name = self.names.get(key)
        return tuple(map(self.row, name.rows)) if name else ()

    def in_english(self, name: str) -> tuple[PlaceRecord, ...]:
        """The places that bear an English name, in any case of letters. Looks at all of them."""
        wanted = name.strip().lower().encode()
        return tuple(self.row(row) for row, line in enumerate(self._lines) if line.split(b"\t", 3)[2].lower() == wanted)

    def country(self, text: str) -> str | None:
        """The id of the country that a code (``SY``) or an English name (``Syria``) means, in any case of letters."""
        wanted = text.strip().lower()
        if wanted in self and self.get(wanted).level == "country":
            return wanted
        return self.table.countries.get(wanted)

    def _chain(self, place: str) -> tuple[str, ...]:
        chain: list[str] = []
        row = self.row_of(place)
        if row < 0:
            raise KeyError(place)
        while parent := self._parents[row]:
            row = parent - 1
            chain.append(self._id(row))
        return tuple(chain)

    def within(self, inner: str, outer: str) -> bool:
        """Whether one place lies in another: by its parents, or inside the radius where the outer one is a region."""
        if inner == outer or outer in self.parents(inner):
            return True
        a, b = self.get(inner), self.get(outer)
        if b.level != "region" or a.level in ("country", "region") or a.country != b.country:
            return False
        return distance_km(a.lat, a.lon, b.lat, b.lon) <= b.radius_km

    def row_of(self, place: str) -> int:
        """The row of an id, -1 where there is none."""
        row = self._rows.get(place)
        if row is None:
            row = self._lines.beginning(f"{place}\t".encode())
            if row >= 0:
                self._rows[place] = row
        return row

    def _id(self, row: int) -> str:
        return self._lines[row].split(b"\t", 1)[0].decode()

    def _read(self, row: int) -> PlaceRecord:
        identity, ar, en, level, parent, lat, lon, radius, rank, variants, code, source = (
            self._lines[row].decode().split("\t")
        )
        return PlaceRecord(
            id=identity,
            ar=ar,
            en=en,
            level=level,  # type: ignore[arg-type]  # the build has looked at it
            parent=parent or None,
            lat=float(lat),
            lon=float(lon),
            radius_km=float(radius or DEFAULT_RADIUS_KM[level]),  # type: ignore[index]
            rank=int(rank or 0),
            variants=tuple(filter(None, variants.split("|"))),
            code=code,
            source=source,
        )


@cache
def core() -> Places:
    """The gazetteer that comes with the package. The compact file is made anew where a TSV file is newer."""
    from rasid.world import build

    return Places(build.core().places)


@cache
def load() -> Places:
    """All places that take part: the bundled core, and the imported ones that `CHOSEN` names when this is first asked.

    Raises DatabaseError where a file that it names is none of imported places.
    """
    chosen = os.environ.get(CHOSEN)
    if not chosen:
        return core()
    from rasid.world.gazetteer import attached

    return attached.extended(map(Path, chosen.split(os.pathsep)))
