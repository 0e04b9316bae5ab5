"""Groups that reports name as actors, targets or speakers and that have no id yet, by their words.

A group's name begins with a word such as كتيبة or هيئة, and goes on with a word that is more than its kind: لواء العاديات, and
not جماعة مسلحة.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from rasid import tables
from rasid.arabic.text import fold
from rasid.arabic.tokens import Token, tokenize
from rasid.records import Claim, Record
from rasid.world.words import ARTICLE, bare

Part = Literal["actor", "target", "speaker"]
_PROCLITICS = ("", "و", "ل", "ب", "ف")


class Telling(NamedTuple):
    """A claim with the ISO day of its report, where that is known, and the words of its evidence."""

    claim: Claim
    day: str | None
    quote: str


class Nameless(Record, frozen=True, kw_only=True):
    """A group without an id: its words as most often written, how many claims and reports name it, as what, and when.

    `example` is the evidence of the first claim, which is in `report`; `first` and `last` are ISO days.
    """

    name: str
    claims: int
    reports: int
    parts: tuple[Part, ...]
    first: str | None
    last: str | None
    example: str
    report: str


class _Use(NamedTuple):
    """One claim that names a group; sorts by day."""

    day: str
    report: str
    claim: str
    part: Part
    written: str
    quote: str


def nameless(told: Iterable[Telling]) -> list[Nameless]:
    """The groups, those that most claims name first. The claims may come in any order, and more than once."""
    uses: defaultdict[str, set[_Use]] = defaultdict(set)
    for claim, day, quote in told:
        for part, text in _unknown(claim):
            if (name := group_name(text)) is not None:
                key = " ".join(bare(token.norm) for token in tokenize(name) if token.norm[:1].isalnum())
                uses[key].add(_Use(day or "", claim.report, claim.id, part, name, quote))
    found = [_nameless(sorted(one)) for one in uses.values()]
    return sorted(found, key=lambda one: (-one.claims, -one.reports, one.name))


def _unknown(claim: Claim) -> Iterator[tuple[Part, str]]:
    """The words of a claim's parties and speakers without an id."""
    parts: tuple[tuple[Part, Iterable[object]], ...] = (
        ("actor", claim.actors), ("target", claim.targets), ("speaker", claim.speaker),
    )  # fmt: skip
    for part, named in parts:
        for one in named:
            if one.id is None:  # type: ignore[attr-defined]
                yield part, one.text  # type: ignore[attr-defined]


def _nameless(uses: list[_Use]) -> Nameless:
    written = Counter(use.written for use in uses)
    days = [use.day for use in uses if use.day]
    first = next((use for use in uses if use.day), uses[0])
    return Nameless(
        name=min(written, key=lambda name: (-written[name], name)),
        claims=len({use.claim for use in uses}),
        reports=len({use.report for use in uses}),
        parts=tuple(sorted({use.part for use in uses})),
        first=min(days, default=None),
        last=max(days, default=None),
        example=" ".join(first.quote.split()),
        report=first.report,
    )


class _Words(msgspec.Struct, frozen=True):
    first: frozenset[str]
    bare: frozenset[str]
    kinds: frozenset[str]


@cache
def _words() -> _Words:
    lists = tables.read(__package__, "nameless.toml")
    return _Words(**{name: frozenset(map(fold, words)) for name, words in lists.items()})


def group_name(text: str) -> str | None:
    """The name of a group, without proclitics; None where words name none."""
    tokens = [token for token in tokenize(text) if token.norm[:1].isalnum()]
    if len(tokens) < 2 or all(bare(token.norm) in _words().kinds for token in tokens[1:]):
        return None
    cut = _first_word(tokens[0])
    if cut is None:
        return None
    return text[tokens[0].start + cut : tokens[-1].end]


def _first_word(token: Token) -> int | None:
    """How many letters of proclitics stand before a group's first word; None where it is none."""
    lists = _words()
    for proclitic in _PROCLITICS:
        word = token.norm.removeprefix(proclitic)
        if not token.norm.startswith(proclitic) or (word.startswith(ARTICLE) and bare(word) in lists.bare):
            continue
        if bare(word) in lists.first:
            return len(proclitic)
    return None
