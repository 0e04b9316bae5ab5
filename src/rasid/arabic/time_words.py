"""What one token contributes to a time: the words of `time_words.toml`, with article, conjunction and preposition taken off."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from rasid.arabic.memo import Memo
from rasid.arabic.number_words import table
from rasid.arabic.text import fold
from rasid.arabic.tokens import tails


class Word(NamedTuple):
    """A word of time: `value` is its row in the table of its kind ("week" for أسبوع, "7" for تموز)."""

    value: str
    conj: bool = False
    prep: str = ""
    article: bool = False


Kinds = dict[str, Word]
"""What a word may be, by kind: a table of `time_words.toml`."""

NOTHING: Final[Kinds] = {}
_PREFIXES: Final = (("", "", False), ("ال", "", True), ("بال", "ب", True), ("لل", "ل", True), ("كال", "ك", True),
                    ("ب", "ب", False), ("ل", "ل", False), ("عال", "", True), ("هال", "", True))  # fmt: skip


@cache
def stems() -> dict[str, Kinds]:
    """The folded words of time, without clitics, with what they may be."""
    found: dict[str, Kinds] = {}
    for kind, rows in table("time_words.toml").items():
        if "words" in rows:
            continue
        for value, forms in rows.items():
            for form in forms:
                norm = fold(form)
                if " " not in norm:
                    found.setdefault(norm, {})[kind] = Word(value, article=norm.startswith("ال"))
    for kind in ("now", "yesterday", "tomorrow", "today", "since"):
        for form in listed(kind):
            found.setdefault(form, {})[kind] = Word(kind)
    return found


@cache
def listed(section: str) -> frozenset[str]:
    """The folded words of a list of the table."""
    return frozenset(fold(form) for form in table("time_words.toml")[section]["words"])


@cache
def names_in_two_words() -> dict[tuple[str, str], tuple[str, str]]:
    """Month names of two words: ("تشرين", "الاول") gives ("month", "10"), ("ربيع", "الاول") ("hijri", "3")."""
    tables = table("time_words.toml")
    names: dict[tuple[str, str], tuple[str, str]] = {}
    for kind in ("month", "hijri"):
        for value, forms in tables[kind].items():
            for form in forms:
                parts = fold(form).split()
                if len(parts) == 2:
                    names[parts[0], parts[1]] = (kind, value)
    return names


@cache
def first_words() -> frozenset[str]:
    """The first words of month names of two words."""
    return frozenset(first for first, _ in names_in_two_words())


def _read(norm: str) -> Kinds:
    if len(norm) < 2:
        return NOTHING
    known = stems()
    if known.keys().isdisjoint(tails(norm)):
        return NOTHING
    found: Kinds = {}
    for conj in ("", "و", "ف"):
        if not norm.startswith(conj):
            continue
        rest = norm[len(conj) :]
        for prefix, prep, article in _PREFIXES:
            if not rest.startswith(prefix):
                continue
            for kind, word in known.get(rest[len(prefix) :], NOTHING).items():
                clitics = Word(word.value, bool(conj), prep, article or word.article)
                found.setdefault(kind, clitics)
    return found or NOTHING


kinds: Final = Memo(_read)
"""What a folded word may be."""
