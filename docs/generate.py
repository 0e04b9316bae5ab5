"""Write the pages that say what is in the data: event types from their TOML, numbers and times from the cases that test them.

usage: python docs/generate.py [--check]      (--check: exit status 1 where a page is not what the data say)
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
DOCS: Final = ROOT / "docs"
TYPES: Final = ROOT / "src" / "rasid" / "codebook" / "types"
CASES: Final = ROOT / "tests" / "arabic"
MARK: Final = "<!-- Written by docs/generate.py from here on; do not edit below. -->\n"
GROUPS: Final = {
    "violence": "Violence",
    "force": "Force and control",
    "people": "People",
    "politics": "Politics",
}
UCDP: Final = {
    "by_actors": "state-based, non-state or one-sided, by who takes part",
    "one_sided": "one-sided",
    "none": "-",
}
NUMBERS: Final = {"text": "text", "words": "words of the number", "value": "read as"}
TIMES: Final = {
    "text": "text",
    "words": "words of the time",
    "time": "read as",
    "precision": "precision",
    "rule": "rule",
}


def types() -> list[dict[str, Any]]:
    """The event types by name."""
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(TYPES.glob("*.toml"))]


def row(entry: dict[str, Any]) -> str:
    """One type's line of the table."""
    acled, plover = entry.get("acled", {}), entry.get("plover", {})
    cells = [
        f"`{entry['type']}`",
        f"{entry['label']['en']} · {entry['label']['ar']}",
        entry.get("definition", {}).get("en", ""),
        " / ".join(filter(None, (acled.get("event"), acled.get("sub_event")))) or "-",
        " / ".join(filter(None, (plover.get("type"), plover.get("mode")))) or "-",
        UCDP[entry.get("ucdp", "none")],
    ]
    return f"| {' | '.join(cells)} |"


def event_types() -> str:
    """The event types by group."""
    found, parts = types(), []
    for group, title in GROUPS.items():
        parts.append(f"\n## {title}\n\n| type | label | meaning | ACLED | PLOVER | UCDP |\n|---|---|---|---|---|---|\n")
        parts += [row(entry) + "\n" for entry in found if entry["group"] == group]
    return "".join(parts)


def cases(name: str, columns: dict[str, str]) -> str:
    """The sections of a file of cases, each a table with a column for each of these keys."""
    parts = []
    for section in tomllib.loads((CASES / name).read_text(encoding="utf-8"))["section"]:
        note = f"\n{section['note']}\n" if "note" in section else ""
        parts.append(f"\n## {section['title']}\n{note}\n| {' | '.join(columns.values())} |\n{'|---' * len(columns)}|\n")
        parts += [f"| {' | '.join(cell(case.get(key, '-')) for key in columns)} |\n" for case in section["cases"]]
    return "".join(parts)


def cell(value: str | list[str]) -> str:
    """What a case tells of one find or of several."""
    return " · ".join([value] if isinstance(value, str) else value).replace("|", "\\|")


PAGES: Final[dict[str, Callable[[], str]]] = {
    "event-types.md": event_types,
    "numbers.md": lambda: cases("numbers.toml", NUMBERS),
    "times.md": lambda: cases("times.toml", TIMES),
}
"""What follows the mark in each page; what stands before it is written by hand."""


def page(name: str) -> str:
    """A page as the data have it now."""
    by_hand, mark, _ = (DOCS / name).read_text(encoding="utf-8").partition(MARK)
    if not mark:
        raise SystemExit(f"docs/{name} has no line {MARK.strip()!r}: put it where the written part ends")
    return by_hand + MARK + PAGES[name]()


def main(arguments: list[str]) -> int:
    """Write or check; the exit status."""
    stale = [name for name in PAGES if (DOCS / name).read_text(encoding="utf-8") != page(name)]
    if "--check" not in arguments:
        for name in stale:
            (DOCS / name).write_text(page(name), encoding="utf-8")
        return 0
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
