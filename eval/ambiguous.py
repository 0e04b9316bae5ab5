"""Measure how names that many places bear, or that are common words, resolve.

    python eval/ambiguous.py [FILE.tsv] [--errors N] [--json]

A line of the file is the report's country, or nothing, and a text in which each measured name stands as ``[name|meant]``:
the id of a place, ``@`` and that of an actor, ``-`` where it is no place (but it may be part of an actor's name), ``?`` where the
text does not say which place. A slash parts several right answers.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from rasid.arabic.tokens import tokenize
from rasid.coding import names
from rasid.coding.names import Named
from rasid.records import Report, Span

FILE: Final = Path(__file__).with_suffix(".tsv")
_MARKED: Final = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


class Case(NamedTuple):
    """A name in a text, its span there, what it means, and the report's country, empty where it is not said."""

    line: int
    country: str
    text: str
    name: str
    span: Span
    meant: tuple[str, ...]


class Outcome(NamedTuple):
    """A case with what its name resolved to: in the same form as `meant`."""

    case: Case
    found: str

    @property
    def right(self) -> bool:
        """Whether it is one of the right answers. An actor is no place; a place that is left out is left unknown."""
        if "-" in self.case.meant and self.found.startswith("@"):
            return True
        return self.found in self.case.meant or (self.found == "-" and "?" in self.case.meant)


def read(path: Path = FILE) -> list[Case]:
    """The cases of a file. Raises ValueError with file and line where a line is broken."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [case for number, line in enumerate(lines, 2) for case in _cases(path, number, line)]


def _cases(path: Path, number: int, line: str) -> Iterator[Case]:
    country, tab, marked = line.partition("\t")
    if not tab or not _MARKED.search(marked):
        raise ValueError(f"{path}:{number}: needs a country or nothing, a tab, and a text with [name|meant]")
    text = _MARKED.sub(r"\1", marked)
    cut = 0
    for match in _MARKED.finditer(marked):
        first = match.start() - cut
        cut += len(match[0]) - len(match[1])
        yield Case(number, country, text, match[1], (first, first + len(match[1])), tuple(match[2].split("/")))


def measure(cases: list[Case]) -> list[Outcome]:
    """What the names of the cases resolve to, as the coder takes them."""
    return [Outcome(case, _found(case)) for case in cases]


def _found(case: Case) -> str:
    report = Report(id=str(case.line), text=case.text, country=case.country or None)
    found = [n for n in names.find(report, tokenize(case.text)) if _overlap(n.span, case.span)]
    named = next((n for n in found if n.kind == "place" or n.id is not None), None)
    return "-" if named is None else _told(named)


def _told(named: Named) -> str:
    if named.kind == "actor":
        return f"@{named.id}"
    return named.id or "?"


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def accuracy(outcomes: list[Outcome]) -> float:
    """The share that is right."""
    return sum(outcome.right for outcome in outcomes) / len(outcomes)


def main() -> int:
    """Print the share right and, where asked, what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", default=FILE)
    parser.add_argument("--errors", type=int, default=0, help="show so many of the wrong ones")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    try:
        outcomes = measure(read(arguments.file))
    except (OSError, ValueError) as error:
        print(f"ambiguous: {error}", file=sys.stderr)
        return 2
    wrong = [outcome for outcome in outcomes if not outcome.right]
    kinds = Counter(_kind(outcome) for outcome in wrong)
    if arguments.json:
        print(json.dumps({"accuracy": accuracy(outcomes), "mentions": len(outcomes), "wrong": kinds}))
        return 0
    print(f"{len(outcomes)} mentions, {len(outcomes) - len(wrong)} right: accuracy {accuracy(outcomes):.4f}")
    for kind, count in kinds.most_common():
        print(f"{count:>5} {kind}")
    for case, found in wrong[: arguments.errors]:
        print(f"line {case.line}: {case.name}: meant {'/'.join(case.meant)}, found {found}: {case.text}")
    return 0


def _kind(outcome: Outcome) -> str:
    if outcome.found == "-":
        return "not found"
    if outcome.found == "?":
        return "left unknown"
    return "taken for a place or actor" if outcome.case.meant == ("-",) else "another one"


if __name__ == "__main__":
    sys.exit(main())
