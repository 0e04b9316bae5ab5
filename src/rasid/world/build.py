"""Makes the compact form of the gazetteer and the actors: ``python -m rasid.world.build``.

The TSV and TOML files are the source; the compact file is only there so that opening takes milliseconds. It is written
where Python keeps its own compiled files, or kept in memory where that folder cannot be written, and made anew when a
source changes.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final
from zlib import crc32

import msgspec

from rasid.arabic.text import fold
from rasid.world import words
from rasid.world.actors import ActorTable, read_actors
from rasid.world.places import HEADED, LEVELS, RISKY, SURE, WEAK, Name, Places, Table
from rasid.world.places.lines import bounds, joined, packed, slots
from rasid.world.words import name_key

HERE: Final = Path(__file__).parent
CORE: Final = HERE / "__pycache__" / "core.msgpack"
COLUMNS: Final = (
    "id", "ar", "en", "level", "parent", "lat", "lon", "radius_km", "rank", "variants", "code", "source",
)  # fmt: skip
BARE_AFTER: Final = frozenset({"حي", "محافظه", "ولايه", "اقليم"})
"""Type words, folded, that a name may lose after its first mention."""
SPLIT_AT: Final = ("كفر", "تل", "دير", "خان")
"""Beginnings that some writers join to the rest of a name and others part from it."""


class Core(msgspec.Struct, frozen=True, array_like=True):
    """All that `rasid.world` loads, with the stamp of the sources it was made of."""

    stamp: str
    places: Table
    actors: ActorTable


def sources() -> list[Path]:
    """The files that the compact form is made of."""
    return [
        *sorted(HERE.glob("places/*.t[sx][vt]")),
        *sorted(HERE.glob("actors/*.toml")),
        HERE / "words.toml",
        Path(__file__),
    ]


def stamp() -> str:
    """A text that changes when a source does: names, sizes and times of change."""
    return ";".join(f"{path.name}:{s.st_size}:{s.st_mtime_ns}" for path in sources() for s in [path.stat()])


@cache
def core() -> Core:
    """The compact form: read where it is up to date, else made and, if the folder allows, written."""
    wanted = stamp()
    try:
        found = msgspec.msgpack.decode(CORE.read_bytes(), type=Core)
        if found.stamp == wanted:
            return found
    except (OSError, msgspec.DecodeError, msgspec.ValidationError):
        pass
    made = make(wanted)
    _write(made)
    return made


def make(mark: str) -> Core:
    """Reads all sources. Raises ValueError where a TSV line has the wrong columns or an unknown level or parent."""
    return Core(
        mark,
        read_places(sorted((HERE / "places").glob("*.tsv"))),
        read_actors(sorted((HERE / "actors").glob("*.toml"))),
    )


def _write(made: Core) -> None:
    """Writes in one step, so that several processes that start at once never see half a file."""
    try:
        CORE.parent.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=CORE.parent, prefix=".core", delete=False) as file:
            file.write(msgspec.msgpack.encode(made))
        os.replace(file.name, CORE)
    except OSError:
        return


def _rows(paths: Iterable[Path]) -> Iterator[dict[str, str]]:
    for path in paths:
        lines = path.read_text(encoding="utf-8").splitlines()
        if tuple(lines[0].split("\t")) != COLUMNS:
            raise ValueError(f"{path}: the first line has to name the columns {' '.join(COLUMNS)}")
        for number, line in enumerate(lines[1:], 2):
            values = line.split("\t")
            if len(values) != len(COLUMNS) or values[3] not in LEVELS or not _all_numbers(*values[5:9]):
                raise ValueError(f"{path}:{number}: not a place: {line!r}")
            yield dict(zip(COLUMNS, values, strict=True))


def _all_numbers(lat: str, lon: str, *optional: str) -> bool:
    """Whether the values are numbers; all but the first two may be empty."""
    try:
        list(map(float, (lat, lon, *filter(None, optional))))
    except ValueError:
        return False
    return True


def read_places(paths: Iterable[Path]) -> Table:
    """The table and name index of TSV files. Raises ValueError on a broken line, a double id or an unknown parent."""
    rows = sorted(_rows(paths), key=lambda row: row["id"])
    by_id = {row["id"]: number for number, row in enumerate(rows)}
    if len(by_id) != len(rows):
        raise ValueError(f"{len(rows) - len(by_id)} ids of places stand twice")
    for row in rows:
        if row["parent"] and row["parent"] not in by_id:
            raise ValueError(f"place {row['id']} has an unknown parent {row['parent']}")
    names = _names(rows)
    keys = sorted(names, key=str.encode)
    lines, line_bounds = joined(["\t".join(row.values()).encode() for row in rows])
    coded = [key.encode() for key in keys]
    key_text, key_bounds = joined(coded)
    return Table(
        lines=lines,
        bounds=line_bounds,
        parents=packed(by_id[row["parent"]] + 1 if row["parent"] else 0 for row in rows),
        keys=key_text,
        key_bounds=key_bounds,
        key_slots=slots(coded),
        tiers=bytes(names[key].tier for key in keys),
        bearers=packed(row for key in keys for row in names[key].rows),
        bearer_bounds=bounds(len(names[key].rows) for key in keys),
        longest=longest(names),
        pairs=frozenset(crc32(pair.encode()) for pair in words.first_two(names)),
        countries={row["en"].lower(): row["id"] for row in rows if "-" not in row["id"]},
    )


def longest(names: Iterable[str]) -> dict[str, int]:
    """First word -> number of words of the longest key that begins with it."""
    found: dict[str, int] = {}
    for key in names:
        first, *rest = key.split(" ")
        found[first] = max(found.get(first, 0), 1 + len(rest))
    return found


def spellings(name: str) -> Iterator[str]:
    """The keys a name is found by: its own, and those with a first word joined to or parted from the next."""
    key = name_key(name)
    if not key:
        return
    yield key
    first, _, rest = key.partition(" ")
    if rest and first in words.load().joined:
        yield name_key(name.replace(" ", "", 1))
        yield first + rest
    for start in map(fold, SPLIT_AT):
        if not rest and first.startswith(start) and len(first) > len(start) + 2:
            yield f"{start} {first[len(start) :]}"


def _names(rows: list[dict[str, str]]) -> dict[str, Name]:
    heads = words.load().heads
    found: dict[str, dict[int, None]] = {}
    own = {name_key(name) for row in rows for name in (row["ar"], *row["variants"].split("|"))}
    needs_head: set[str] = set()
    for number, row in enumerate(rows):
        for name in (row["ar"], *filter(None, row["variants"].split("|"))):
            for key in spellings(name):
                found.setdefault(key, {})[number] = None
            first, _, rest = name_key(name).partition(" ")
            if rest and first in BARE_AFTER and row["level"] in heads[first].levels:
                # حي الزهور: the name without its type word is found too, but only after such a word
                if rest not in own:
                    needs_head.add(rest)
                found.setdefault(rest, {})[number] = None
    return {
        key: Name(
            tier(key, max(int(rows[number]["rank"] or 0) for number in numbers), key in needs_head), tuple(numbers)
        )
        for key, numbers in found.items()
    }


@cache
def common() -> frozenset[str]:
    """Name keys that are also common words or people's names.

    One with ! before it is so common that a hamlet of its name is not looked for without a type word.
    """
    return frozenset((HERE / "places" / "common.txt").read_text(encoding="utf-8").split("\n"))


def tier(key: str, rank: int, needs_head: bool) -> int:
    """How sure a sign of a place a name is, by the rank of the best known place that bears it."""
    if rank <= 1 and (f"!{key}" in common() or needs_head or len(key) < 3):
        return HEADED
    if not {key, f"!{key}"}.isdisjoint(common()) or needs_head or len(key) < 3:
        return RISKY
    if rank >= 3 or (rank == 2 and " " in key):
        return SURE
    return WEAK


if __name__ == "__main__":
    made = make(stamp())
    _write(made)
    known = Places(made.places)
    sys.stdout.write(f"{len(known)} places, {len(known.names)} names, {len(made.actors.actors)} actors\n")
