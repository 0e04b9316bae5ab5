"""The gold, and what the coder makes of its texts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from msgspec.structs import asdict

from rasid.coding import code
from rasid.evaluate import Reading, read
from rasid.records import Coded, Report, to_json

EVAL: Final = Path(__file__).parent


def gold(name: str) -> list[Reading]:
    """The readings of a file of this folder, as `gold/open.jsonl`."""
    with (EVAL / name).open("rb") as lines:
        return list(read(lines))


def coded(readings: Iterable[Reading]) -> list[Coded]:
    """The texts of readings, coded anew as `rasid evaluate` does."""
    return [code(Report(**asdict(one.doc))) for one in readings]


def answers(found: Iterable[Coded]) -> list[Reading]:
    """Coded reports in the form in which they are scored."""
    return list(read(map(to_json, found)))
