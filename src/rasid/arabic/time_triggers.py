"""Which rules are worth trying at a word: each rule names what it may begin with, so that most words cost one look-up."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from functools import cached_property
from typing import Final, NamedTuple

from rasid.arabic import number_words, time_words
from rasid.arabic.memo import Memo
from rasid.arabic.number_words import Piece
from rasid.arabic.time_text import DASHES, TO, Text, When
from rasid.arabic.time_words import Kinds
from rasid.arabic.tokens import tails

Read = Callable[[Text, int], When | None]


class Rule(NamedTuple):
    """A way to read a time, and what its first word may be: kinds of words of time, "number", "month", or the words themselves."""

    read: Read
    starts: frozenset[str]


def rule(read: Read, starts: str) -> Rule:
    """A rule with what it may begin with, parted by spaces."""
    return Rule(read, frozenset(starts.split()))


_DECADE: Final = "ينيات"


class Reading(NamedTuple):
    """What a folded word is to times: each word of a text is looked up once, and most are `NOTHING`."""

    kinds: Kinds = time_words.NOTHING
    piece: Piece | None = None
    rules: tuple[Rule, ...] = ()
    """The rules that may begin with it."""
    in_news: tuple[Rule, ...] = ()
    """Those among them for a text that says more than a time."""
    tells: bool = False
    """Whether it may tell a time: by a table, or as a year, 1.5.2024, the sign in 18:30, half a month's name."""
    parts: bool = False
    """Whether it parts the two ends of a range."""


NOTHING: Final = Reading()


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


class Readings(Memo[Reading]):
    """What each folded word is to times, given the rules and those among them for a text that is a time and nothing else."""

    def __init__(self, rules: Rules, alone: Container[Read]) -> None:
        super().__init__(self._reading)
        self._rules = rules
        self._alone = alone

    @cached_property
    def _known(self) -> frozenset[str]:
        """What a word that means something here is, at least without clitics."""
        signs = (*_SIGNS, *TO, *DASHES)
        return frozenset(
            (*time_words.stems(), *number_words.stems(), *time_words.first_words(), *self._rules.starts, *signs)
        )

    def _reading(self, norm: str) -> Reading:
        if self._known.isdisjoint(tails(norm)) and not norm[:1].isdecimal() and not norm.endswith(_DECADE):
            return NOTHING
        kinds, rules = time_words.kinds[norm], self._rules.at[norm]
        in_news = tuple(one for one in rules if one.read not in self._alone)
        tells = bool(kinds) or _may_tell_time(norm)
        found = Reading(kinds, number_words.piece[norm], rules, in_news, tells, norm in TO or norm in DASHES)
        return NOTHING if found == NOTHING else found


_SIGNS: Final = frozenset((*":/\\-–.،", "منه"))
"""What is no word of time and yet tells that a number before it may be one: 18:30, الرابع منه."""


def _may_tell_time(norm: str) -> bool:
    if norm[:1].isdecimal():
        return len(norm) == 4 or not norm.isdecimal()
    return norm in _SIGNS or norm in time_words.first_words()


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
