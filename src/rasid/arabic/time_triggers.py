"""Which rules are worth trying at a word: each rule names what it may begin with, so that most words cost one look-up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from rasid.arabic import number_words, time_words
from rasid.arabic.memo import Memo
from rasid.arabic.time_text import Text, When

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
        self.at = Memo(self._at)
        """The rules that may begin with a word."""

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def _at(self, norm: str) -> tuple[Rule, ...]:
        has = _features(norm)
        if self.starts.isdisjoint(has):
            return ()
        return tuple(one for one in self._rules if not one.starts.isdisjoint(has))


def _features(norm: str) -> tuple[str, ...]:
    """What a folded word may be for a rule: its kinds, itself, and itself without a conjunction or preposition."""
    bare = norm[1:] if norm[:1] in ("و", "ب", "ل") else norm
    found = (norm, bare, *time_words.kinds[norm])
    if number_words.piece[norm] is not None:
        found += ("number",)
    if "hijri" in found or not time_words.first_words().isdisjoint((norm, bare)):
        found += ("month",)
    if norm.endswith(_DECADE):
        found += ("decade",)
    return found
