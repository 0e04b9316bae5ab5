"""Imported places beside the bundled core: files of sources, opened to read, looked up as they are asked for.

Nothing of them is loaded but the first words of their names. A place that the core has too is the core's.
"""

from __future__ import annotations

import math
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from rasid.arabic.memo import Memo
from rasid.world import build, places, unknown
from rasid.world.gazetteer.database import DatabaseError, check, is_same, told_plainly, uri
from rasid.world.gazetteer.entry import plain
from rasid.world.places import AT_PARENT, Name, Names, PlaceRecord, Places, country_of, distance_km
from rasid.world.words import ARTICLE, name_key

_SAME_UNIT_KM: Final = {"governorate": math.inf, "district": 40.0, "region": 40.0}
"""Units of one name and level whose middles are so near are one, for every source lays the middle elsewhere; a country has no
two governorates of one name."""
_LARGEST_KM: Final = 8.0
"""No town is taken to reach farther from its middle."""
_DEEPEST: Final = 5
"""Steps up from an imported place after which its parents are taken to lie in each other."""


class Import(NamedTuple):
    """One file that was imported: its name, form, licence, whom to name, whether all of it was read, records left out."""

    file: str
    form: str
    licence: str
    attribution: str
    whole: bool
    broken: int


class Attached:
    """The file of one source, open to read. Raises DatabaseError where it is none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.is_file():
            raise DatabaseError(
                "there is no such file", path, "look at its name, or make it: rasid gazetteer import FILE"
            )
        with told_plainly(path):
            self._db = sqlite3.connect(uri(path, "ro"), uri=True, check_same_thread=False)
            check(self._db, path)
            (source,) = self._one("SELECT value FROM facts WHERE name = 'source'")
            count, rows = self._one("SELECT count(*), coalesce(max(row), 0) FROM places")
        self.source: str = source
        self.count: int = count
        self.rows: int = rows
        """The highest row."""

    def imports(self) -> list[Import]:
        """What was imported into it, by the files' names."""
        query = "SELECT file, form, licence, attribution, whole, broken FROM imports ORDER BY file, form"
        return [
            Import(file, form, licence, whom, bool(whole), broken)
            for file, form, licence, whom, whole, broken in self._db.execute(query)
        ]

    def longest(self) -> Iterator[tuple[str, int]]:
        """First words of Arabic names, with the number of words of the longest that begins so."""
        return self._db.execute(
            "SELECT substr(key, 1, instr(key || ' ', ' ') - 1) AS first,"
            " max(length(key) - length(replace(key, ' ', '')) + 1) FROM names WHERE arabic GROUP BY first"
        )

    def bearers(self, key: str, arabic: bool = True) -> list[tuple[int, bool]]:
        """The rows of the places that bear a name, and whether they bear it only behind a type word."""
        query = "SELECT row, min(bare) FROM names WHERE key = ? AND arabic = ? GROUP BY row ORDER BY row"
        return [(row, bool(bare)) for row, bare in self._db.execute(query, (key, arabic))]

    def begin_with(self, words: str) -> bool:
        """Whether an Arabic name's key is these whole words, or begins with them."""
        query = "SELECT 1 FROM names WHERE arabic AND (key = ? OR (key > ? AND key < ?)) LIMIT 1"
        return self._db.execute(query, (words, f"{words} ", f"{words}!")).fetchone() is not None

    def find(self, place: str) -> int | None:
        """The row of an id."""
        found = self._db.execute("SELECT row FROM places WHERE id = ?", (place,)).fetchone()
        return int(found[0]) if found else None

    def coded(self, code: str) -> int | None:
        """The row of the place that a code is of."""
        found = self._db.execute("SELECT row FROM codes WHERE code = ?", (code,)).fetchone()
        return int(found[0]) if found else None

    def identity(self, row: int) -> str:
        """The id of a row."""
        return str(self._one("SELECT id FROM places WHERE row = ?", row)[0])

    def ids(self) -> Iterator[str]:
        """All ids."""
        return (place for (place,) in self._db.execute("SELECT id FROM places ORDER BY row"))

    def parents(self, row: int) -> list[str]:
        """The codes of what a place lies in, nearest first."""
        return str(self._one("SELECT parents FROM places WHERE row = ?", row)[0]).split()

    def record(self, row: int, parent: str | None) -> PlaceRecord:
        """The place of a row, given the id of what it lies in."""
        identity, ar, en, level, lat, lon, radius, rank, point = self._one(
            "SELECT id, ar, en, level, lat, lon, radius_km, rank, point FROM places WHERE row = ?", row
        )
        query = "SELECT DISTINCT name FROM names WHERE row = ? AND arabic ORDER BY name"
        arabic = [name for (name,) in self._db.execute(query, (row,))]
        codes = dict(
            code.split(":", 1)
            for (code,) in self._db.execute("SELECT code FROM codes WHERE row = ? AND code GLOB '[ip]*'", (row,))
        )
        return PlaceRecord(
            id=identity,
            ar=ar or en,
            en=en,
            level=level,
            parent=parent,
            lat=lat,
            lon=lon,
            radius_km=radius,
            rank=rank,
            variants=tuple(name for name in arabic if name != ar),
            code=codes.get("iso") or codes.get("pcode") or "",
            source=self.source + (AT_PARENT if point else ""),
        )

    def _one(self, query: str, *values: object) -> tuple[Any, ...]:
        row: tuple[Any, ...] = self._db.execute(query, values).fetchone()
        return row


class Extended(Places):
    """The core and the places of attached files. Their rows go on behind the core's, a file after the other."""

    def __init__(self, core: Places, files: Sequence[Attached]) -> None:
        super().__init__(core.table)
        self.core = core
        self.files = files
        self._firsts: list[int] = []
        first = len(core)
        longest = dict(core.longest)
        for file in files:
            self._firsts.append(first)
            first += file.rows + 1
            for word, words in file.longest():
                longest[word] = max(longest.get(word, 0), words)
        self.longest = longest
        self.names = _Names(self)
        self.pairs = _Pairs(core, files)

    def __len__(self) -> int:
        return len(self.core) + sum(file.count for file in self.files)

    @property
    def ids(self) -> list[str]:
        """All ids: the core's, sorted, then those of each file."""
        return [*self.core.ids, *(place for file in self.files for place in file.ids())]

    def in_english(self, name: str) -> tuple[PlaceRecord, ...]:
        """The places that bear an English name; those of files by any of their Latin names."""
        found = list(super().in_english(name))
        for number in range(len(self.files)):
            for row, _ in self.rows_of(number, name_key(plain(name)), arabic=False):
                record = self.row(row)
                if not any(same(record, other) for other in found):
                    found.append(record)
        return tuple(found)

    def rows_of(self, file: int, key: str, arabic: bool = True) -> list[tuple[int, bool]]:
        """The rows of a file's places that bear a name, and whether only behind a type word."""
        return [(self._firsts[file] + row, bare) for row, bare in self.files[file].bearers(key, arabic)]

    def twin(self, record: PlaceRecord) -> str | None:
        """The id of the core's place that an imported one is."""
        for name in (record.ar, *record.variants):
            for other in self.core.named(name_key(name)):
                if same(record, other):
                    return other.id
        return None

    def row_of(self, place: str) -> int:
        row = self.core.row_of(place)
        if row >= 0:
            return row
        for first, file in zip(self._firsts, self.files, strict=True):
            if (found := file.find(place)) is not None:
                return first + found
        return -1

    def _in_file(self, row: int) -> tuple[Attached, int]:
        number = bisect_right(self._firsts, row) - 1
        return self.files[number], row - self._firsts[number]

    def _read(self, row: int) -> PlaceRecord:
        if row < len(self.core):
            return super()._read(row)
        file, own = self._in_file(row)
        return file.record(own, self._parent(row))

    def _parent(self, row: int) -> str:
        """What an imported place lies in: the nearest of its parents that is known, else its country."""
        file, own = self._in_file(row)
        for code in file.parents(own):
            for first, other in zip(self._firsts, self.files, strict=True):
                found = other.coded(code)
                if found is not None and first + found != row:
                    return self.twin(self._bare(first + found)) or other.identity(found)
        return country_of(file.identity(own))

    def _bare(self, row: int) -> PlaceRecord:
        """A place as its file tells it, without its parent."""
        file, own = self._in_file(row)
        return file.record(own, None)

    def _chain(self, place: str) -> tuple[str, ...]:
        chain: list[str] = []
        while (row := self.row_of(place)) >= len(self.core) and len(chain) < _DEEPEST:
            place = self._parent(row)
            chain.append(place)
        return (*chain, *(super()._chain(place) if place in self.core else ()))


def same(record: PlaceRecord, other: PlaceRecord) -> bool:
    """Whether two places of one name from different sources are one: where one reaches, the other's middle may lie."""
    if record.country != other.country:
        return False
    km = distance_km(record.lat, record.lon, other.lat, other.lon)
    reach = min(_LARGEST_KM, max(record.radius_km, other.radius_km))
    return is_same(record.level, other.level, km, _SAME_UNIT_KM.get(record.level, reach))


class _Names(Names):
    """What a name can mean, with the imported places that the core has not, nor a file before."""

    def __init__(self, places: Extended) -> None:
        self._places = places
        super().__init__(places.table)

    def _get(self, key: str) -> Name | None:
        places = self._places
        known = places.core.names.get(key)
        rows = list(known.rows) if known else []
        ranks, headed = [0], True
        for number in range(len(places.files)):
            for row, bare in places.rows_of(number, key):
                record = places.row(row)
                if not any(same(record, places.row(other)) for other in rows):
                    rows.append(row)
                    ranks.append(record.rank)
                    headed = headed and bare
        if known is None and not rows:
            return None
        return Name(known.tier if known else _tier(key, max(ranks), headed), tuple(rows))


def _tier(key: str, rank: int, headed: bool) -> int:
    """How sure a sign of a place a name is that the core has not: frequent words were not sifted out of it by hand."""
    frequent = unknown.ordinary()
    if key in frequent or ARTICLE + key in frequent:
        headed = True
    return build.tier(key, rank, headed)


class _Pairs:
    """The first two words of the name keys of several words, of the core and of files."""

    def __init__(self, core: Places, files: Sequence[Attached]) -> None:
        self._core = core
        self._files = files
        self._begins = Memo(self._look)

    def __contains__(self, pair: object) -> bool:
        return isinstance(pair, str) and self._begins[pair]

    def _look(self, pair: str) -> bool:
        return pair in self._core.pairs or any(file.begin_with(pair) for file in self._files)


def paths(chosen: Iterable[Path]) -> list[Path]:
    """The files among these paths, and those of the folders among them, by name."""
    return [file for path in chosen for file in (sorted(path.glob("*.sqlite")) if path.is_dir() else [path])]


def extended(chosen: Iterable[Path]) -> Places:
    """The core with the places of these files and folders. Raises DatabaseError."""
    files = [Attached(path) for path in paths(chosen)]
    return Extended(places.core(), files)
