"""How a name is compared, and the small closed word lists that surround names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

import msgspec

from rasid import tables
from rasid.arabic import inflect
from rasid.arabic.text import fold
from rasid.arabic.tokens import tokenize

ARTICLE: Final = "ال"
SKIPPED: Final = frozenset("\"'“”„«»‹›‘’()[]-–—/_#ـ")
"""Signs that may stand inside a name or between a place-type word and its name without parting them."""


def bare(norm: str) -> str:
    """A folded word without its article."""
    return norm[2:] if len(norm) > 3 and norm.startswith(ARTICLE) else norm


def name_key(name: str) -> str:
    """What a name is looked up by: its folded words without articles and signs, one space between them."""
    return " ".join(bare(token.norm) for token in tokenize(name) if token.norm[:1].isalnum())


def first_two(keys: Iterable[str]) -> frozenset[str]:
    """The first two words of the keys of two words and more."""
    return frozenset(" ".join(key.split(" ", 2)[:2]) for key in keys if " " in key)


class Head(msgspec.Struct, frozen=True):
    """A place-type word: the levels it goes with, and whether a list of names may follow it (dual and plural)."""

    word: str
    levels: tuple[str, ...]
    many: bool = False
    opens: bool = False
    """Whether the word after it is taken for a name even where we know no such place."""
    lent: bool = False
    """Whether it often bears a name that is another place's as well: مستشفى اليرموك is not in اليرموك."""
    used_in: frozenset[str] = frozenset()
    """The countries whose administration has it, where it is a word of theirs alone: محلية."""


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """`words.toml`: place-type words, prepositions, directions and what a place may be called without its name."""

    heads: dict[str, Head]
    before: frozenset[str]
    directions: dict[str, str]
    generic: dict[str, str]
    starters: frozenset[str]
    joined: frozenset[str]
    distances: frozenset[str]
    not_before: dict[str, frozenset[str]]
    """Name key -> words, without articles, before which it is no place: مسقط رأسه."""
    qualities: frozenset[str]
    """Adjectives that no place has, without articles: behind one of these الدور is no town."""
    onto: frozenset[str]
    """Words for acts that على leads to a place from, in all their forms: سيطر على, غارات على."""
    locating: frozenset[str]
    happens: frozenset[str]
    """Verbs whose subject or object is where something happens: شهد, زار."""
    governing: frozenset[str]
    """Verbs for what a government does, in all their forms."""


class _HeadRow(msgspec.Struct):
    word: str
    levels: list[str]
    forms: list[str] = []
    many: list[str] = []
    opens: bool = False
    lent: bool = False
    used_in: list[str] = []


class _File(msgspec.Struct):
    head: list[_HeadRow]
    before: list[str]
    directions: dict[str, list[str]]
    generic: dict[str, list[str]]
    starters: list[str]
    joined: list[str]
    distances: list[str]
    not_before: dict[str, list[str]]
    qualities: list[str]
    onto: list[str]
    taking: list[tuple[str, str]]
    locating: list[str]
    happens: list[tuple[str, str]]
    governing: list[tuple[str, str]]


def _keys(words: list[str]) -> list[str]:
    return [bare(fold(word)) for word in words]


def _verbs(pairs: list[tuple[str, str]]) -> frozenset[str]:
    """All forms of verbs given as past and present."""
    return frozenset(form for past, present in pairs for form in inflect.verb(past, present))


def _head(row: _HeadRow, many: bool) -> Head:
    return Head(row.word, tuple(row.levels), many, row.opens, row.lent, frozenset(row.used_in))


@cache
def load() -> Words:
    """The word lists, folded and without articles."""
    file = msgspec.convert(tables.read(__package__, "words.toml"), _File)
    heads: dict[str, Head] = {}
    for row in file.head:
        for many, forms in ((False, [row.word, *row.forms]), (True, row.many)):
            for form in _keys(forms):
                heads.setdefault(form, _head(row, many))
    return Words(
        heads=heads,
        before=frozenset(fold(word) for word in file.before),
        directions={form: code for code, forms in file.directions.items() for form in _keys(forms)},
        generic={form: level for level, forms in file.generic.items() for form in map(fold, forms)},
        starters=frozenset(_keys(file.starters)),
        joined=frozenset(_keys(file.joined)),
        distances=frozenset(map(fold, file.distances)),
        not_before={name_key(name): frozenset(_keys(others)) for name, others in file.not_before.items()},
        qualities=frozenset(bare(form + ending) for form in map(fold, file.qualities) for ending in ("", "ه")),
        onto=_verbs(file.taking) | {prefix + form for form in _keys(file.onto) for prefix in ("", ARTICLE)},
        locating=frozenset(map(fold, file.locating)),
        happens=_verbs(file.happens),
        governing=_verbs(file.governing),
    )
