"""Which rules are worth trying at a word: each rule names what it may begin with, so that most words cost one look-up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from rasid.arabic import number_words, time_words
from rasid.arabic.time_text import Text, When
from rasid.arabic.tokens import MARKED, REMEMBERED

Read = Callable[[Text, int], When | None]


class Rule(NamedTuple):
    """A way to read a time, and what its first word may be: kinds of words of time, "number", "month", or the words themselves."""

    read: Read
    starts: frozenset[str]


def rule(read: Read, starts: str) -> Rule:
    """A rule with what it may begin with, parted by spaces."""
    return Rule(read, frozenset(starts.split()))


_DECADE: Final = "ينيات"


class Rules:
    """Rules in their order, to be asked by the word that a time may begin with."""

    def __init__(self, *rules: Rule) -> None:
        self._rules = rules
        self.starts = frozenset[str]().union(*(one.starts for one in rules))
        """All that they may begin with."""
        self.at = lru_cache(maxsize=MARKED)(self._at)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def _at(self, norm: str) -> tuple[Rule, ...]:
        """The rules that may begin with a word."""
        has = features(norm)
        return (
            () if has.isdisjoint(self.starts) else tuple(one for one in self._rules if not one.starts.isdisjoint(has))
        )


@lru_cache(maxsize=REMEMBERED)
def features(norm: str) -> frozenset[str]:
    """What a folded word may be for a rule: its kinds, itself, and itself without a conjunction or preposition."""
    found = set(time_words.read(norm)) | {norm}
    if number_words.read(norm) is not None:
        found.add("number")
    bare = norm[1:] if norm[:1] in ("و", "ب", "ل") else norm
    found.add(bare)
    if "hijri" in found or {norm, bare} & time_words.first_words():
        found.add("month")
    if norm.endswith(_DECADE):
        found.add("decade")
    return frozenset(found)
