"""The SQLite file of a source: its places, by what codes and names they are known, and how far each import has come.

One writes at a time, a batch a transaction with the number of the last record in it: an import that is killed goes on
behind its last whole batch.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple, Self
from urllib.parse import quote

from rasid.world import places
from rasid.world.build import BARE_AFTER, spellings
from rasid.world.gazetteer.entry import Alias, Entry, is_arabic
from rasid.world.places import AT_PARENT, DEFAULT_RADIUS_KM, Level, distance_km
from rasid.world.words import name_key

VERSION: Final = 1
"""Raised with every change of the tables that an older Rasid could not read."""
SAME_KM: Final = 1.0
"""Points of one name that are nearer than this are one place."""
UNITS: Final = frozenset({"governorate", "district", "region"})
"""Levels of areas: only units of one level can be the same. Towns, quarters and sites are told apart by nobody."""

_key = lru_cache(maxsize=1000)(name_key)
"""A name's key is asked for twice: to find the name, and to write it down."""
_CACHE_KB: Final = 20_000
_PATIENCE_S: Final = 20.0
_TABLES: Final = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE imports (
  hash TEXT PRIMARY KEY, file TEXT NOT NULL, form TEXT NOT NULL, licence TEXT NOT NULL, attribution TEXT NOT NULL,
  last INTEGER NOT NULL, whole INTEGER NOT NULL, new INTEGER NOT NULL, merged INTEGER NOT NULL, broken INTEGER NOT NULL
);
CREATE TABLE places (
  row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ar TEXT NOT NULL, en TEXT NOT NULL, level TEXT NOT NULL,
  country TEXT NOT NULL, parents TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, radius_km REAL NOT NULL,
  rank INTEGER NOT NULL, population INTEGER NOT NULL, point TEXT NOT NULL
);
CREATE TABLE codes (code TEXT PRIMARY KEY, row INTEGER NOT NULL REFERENCES places) WITHOUT ROWID;
CREATE TABLE names (
  key TEXT NOT NULL, row INTEGER NOT NULL REFERENCES places, name TEXT NOT NULL, arabic INTEGER NOT NULL, bare INTEGER NOT NULL,
  PRIMARY KEY (key, row, name)
) WITHOUT ROWID;
CREATE INDEX names_of ON names (row);
CREATE INDEX codes_of ON codes (row);
"""


class DatabaseError(Exception):
    """What is wrong with the file of a source; `where` is the file, `advice` what the user can do."""

    def __init__(self, what: str, where: Path, advice: str) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.advice = advice


class Progress(NamedTuple):
    """What an import of one file has done: its last record, whether it was the last one, and counts."""

    last: int = 0
    whole: bool = False
    new: int = 0
    merged: int = 0
    broken: int = 0


def uri(path: Path, mode: str) -> str:
    """The address under which SQLite opens a file: ``rwc`` to write, ``ro`` to read."""
    return f"file:{quote(str(path.absolute()))}?mode={mode}"


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """What SQLite says about a file, as DatabaseError."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise DatabaseError("another import writes to it", path, "wait until it is done") from None
        if "disk" in str(error) or "full" in str(error):
            raise DatabaseError(f"it cannot be written ({error})", path, "make room, then run it again") from None
        raise DatabaseError(f"it cannot be opened ({error})", path, "look at the rights of its folder") from None
    except sqlite3.DatabaseError as error:
        raise DatabaseError(f"it is no database ({error})", path, "move it away, then import again") from None


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raises DatabaseError where a database is none of ours, or of another version."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "facts" not in tables or "names" not in tables:
        raise DatabaseError("it is no imported gazetteer", path, "make one with: rasid gazetteer import FILE")
    facts = dict(connection.execute("SELECT name, value FROM facts"))
    if facts.get("version") != str(VERSION):
        what = f"it was made by another Rasid (version {facts.get('version')}, not {VERSION})"
        raise DatabaseError(what, path, "move it away, then import again")


class Database:
    """The file of a source, open to write; made where it is not there. All methods raise DatabaseError."""

    def __init__(self, path: Path, source: str) -> None:
        self.path = path
        with told_plainly(path):
            self._db = sqlite3.connect(uri(path, "rwc"), uri=True, timeout=_PATIENCE_S, isolation_level=None)
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
            with self.batch():
                if not self._db.execute("SELECT 1 FROM sqlite_master").fetchone():
                    for statement in _TABLES.split(";"):
                        self._db.execute(statement)
                    facts = {"version": str(VERSION), "source": source}
                    self._db.executemany("INSERT INTO facts VALUES (?, ?)", facts.items())
            check(self._db, path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """A transaction: all that is done in it is kept, or, when the process is killed, nothing."""
        with told_plainly(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def progress(self, digest: str) -> Progress:
        """How far the import of a file with this hash has come."""
        query = "SELECT last, whole, new, merged, broken FROM imports WHERE hash = ?"
        with told_plainly(self.path):
            row = self._db.execute(query, (digest,)).fetchone()
        return Progress(row[0], bool(row[1]), *row[2:]) if row else Progress()

    def note(self, digest: str, told: tuple[str, str, str, str], done: Progress) -> None:
        """Write down how far an import has come; `told` are the file's name, its form, its licence and whom to name."""
        self._db.execute("INSERT OR REPLACE INTO imports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (digest, *told, *done))

    def add(self, entry: Entry) -> bool | None:
        """Add a place: True where it is new, False where it was joined to one that is there, None where it was there itself."""
        there = self._row(entry.codes[:1])
        row = there or self._row(entry.codes[1:]) or self._twin(entry)
        new = row is None
        if row is None:
            row = self._insert(entry)
        codes = [(code, row) for code in entry.codes]
        self._db.executemany("INSERT OR IGNORE INTO codes VALUES (?, ?)", codes)
        for name in entry.names:
            self._name(row, name, entry.level)
        return None if there else new

    def add_alias(self, alias: Alias) -> bool:
        """Add a name to a place that is there; whether there is one and it had not the name."""
        row = self._row((alias.code,))
        if row is None:
            return False
        level, shown = self._db.execute("SELECT level, ar FROM places WHERE row = ?", (row,)).fetchone()
        if alias.preferred and shown != alias.name:
            self._db.execute("UPDATE places SET ar = ? WHERE row = ?", (alias.name, row))
        before = self._db.total_changes
        self._name(row, alias.name, level)
        return self._db.total_changes > before

    @property
    def is_empty(self) -> bool:
        """Whether it has no place."""
        return self._db.execute("SELECT 1 FROM places").fetchone() is None

    def _row(self, codes: tuple[str, ...]) -> int | None:
        for code in codes:
            if found := self._db.execute("SELECT row FROM codes WHERE code = ?", (code,)).fetchone():
                return int(found[0])
        return None

    def _twin(self, entry: Entry) -> int | None:
        """The row of the place of the same name at the same point."""
        if entry.lat is None or entry.lon is None:
            return None
        query = (
            "SELECT p.row, p.level, p.lat, p.lon FROM names n JOIN places p ON p.row = n.row"
            " WHERE n.key = ? AND p.country = ? AND p.point = '' ORDER BY p.row"
        )
        for key in dict.fromkeys(map(_key, entry.names)):
            for row, level, lat, lon in self._db.execute(query, (key, entry.country)):
                if is_same(entry.level, level, distance_km(entry.lat, entry.lon, lat, lon)):
                    return int(row)
        return None

    def _insert(self, entry: Entry) -> int:
        lat, lon, radius, mark = self._point(entry)
        arabic = next(filter(is_arabic, entry.names), "")
        latin = next((name for name in entry.names if not is_arabic(name)), "")
        cursor = self._db.execute(
            "INSERT INTO places VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                f"{entry.country}-{entry.id}", arabic, latin, entry.level, entry.country, " ".join(entry.parents),
                lat, lon, radius, rank(entry), entry.population, mark,
            ),
        )  # fmt: skip
        return int(cursor.lastrowid or 0)

    def _point(self, entry: Entry) -> tuple[float, float, float, str]:
        """Where a place lies and how far it reaches: as told, else as the core has it, else as what it lies in."""
        if entry.lat is not None and entry.lon is not None:
            return entry.lat, entry.lon, entry.radius_km or DEFAULT_RADIUS_KM[entry.level], ""
        core = places.core()
        named = {record.id: record for name in entry.names for record in core.named(name_key(name))}
        same = [r for r in named.values() if (r.level, r.country) == (entry.level, entry.country)]
        if len(same) == 1:
            return same[0].lat, same[0].lon, same[0].radius_km, ""
        row = self._row(entry.parents)
        if row is not None:
            query = "SELECT lat, lon, radius_km FROM places WHERE row = ?"
            return (*self._db.execute(query, (row,)).fetchone(), AT_PARENT)
        if entry.country not in core:
            return 0.0, 0.0, 20_000.0, AT_PARENT
        country = core.get(entry.country)
        return country.lat, country.lon, country.radius_km, AT_PARENT

    def _name(self, row: int, name: str, level: Level) -> None:
        """A name under all keys that it is found by: also joined or parted, and without its type word."""
        arabic = is_arabic(name)
        keys = dict.fromkeys(spellings(name) if arabic else [_key(name)], 0)
        first, _, rest = _key(name).partition(" ")
        if rest and first in BARE_AFTER and level in ("neighbourhood", "governorate"):
            keys.setdefault(rest, 1)
        rows = [(key, row, name, arabic, bare) for key, bare in keys.items() if key]
        self._db.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, ?, ?, ?)", rows)


def is_same(level: str, other: str, km: float, near: float = SAME_KM) -> bool:
    """Whether places of one name, so many kilometres apart, are one: `near` is within how many."""
    return km < near and (level == other or not {level, other} & UNITS)


def rank(entry: Entry) -> int:
    """How well known a place is taken to be: never so well that its name alone were a sure sign of it."""
    if entry.level == "governorate" or entry.population >= 50_000:
        return 2
    return int(entry.population >= 5_000)
