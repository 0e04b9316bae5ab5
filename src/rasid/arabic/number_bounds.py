"""Words that say how exactly a number is meant: before it (نحو، ما لا يقل عن), after it (على الأقل، فأكثر), and ranges."""

from __future__ import annotations

from functools import cache
from typing import Final

from rasid.arabic import number_words
from rasid.arabic.number_grammar import Reader
from rasid.arabic.text import fold

_PREFIXES: Final = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول")
_AFTER_WITHIN: Final = 3
_STOPS: Final = frozenset('.،,؛;:؟!?()[]«»"\n–—')

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


class _Node:
    """A word of a phrase read backwards: the words that may stand before it, and what the phrase means if it begins here."""

    __slots__ = ("before", "qualifier")

    def __init__(self) -> None:
        self.before: dict[str, _Node] = {}
        self.qualifier = ""


@cache
def _before_phrases() -> dict[str, _Node]:
    """Phrases that stand before a number, by their words from the last to the first."""
    data = number_words.table("number_qualifiers.toml")
    counts = [fold(word) for word in data["count"]["words"]]
    root = _Node()
    for qualifier, listed in data["before"].items():
        for phrase in listed:
            words = [fold(word) for word in phrase.split()]
            variants = [words]
            if len(words) > 1 and words[-1] in ("عن", "علي", "ب", "من"):
                variants += [[*words[:-1], count, words[-1]] for count in counts]
            for variant in variants:
                for prefix in _PREFIXES:
                    _add(root, [prefix + variant[0], *variant[1:]], qualifier)
    for qualifier, listed in data["before_bare"].items():
        for phrase in listed:
            _add(root, [fold(word) for word in phrase.split()], qualifier)
    return root.before


def _add(node: _Node, words: list[str], qualifier: str) -> None:
    for word in reversed(words):
        node = node.before.setdefault(word, _Node())
    node.qualifier = node.qualifier or qualifier


@cache
def _after_phrases() -> Phrases:
    data = number_words.table("number_qualifiers.toml")
    phrases: Phrases = {}
    for qualifier, listed in data["after"].items():
        for phrase in listed:
            first, *rest = [fold(word) for word in phrase.split()]
            phrases.setdefault(first, []).append((tuple(rest), qualifier))
    return phrases


@cache
def change_verbs() -> frozenset[str]:
    """Verbs after which "من … إلى …" is a change and no range."""
    words = {fold(word) for word in number_words.table("number_qualifiers.toml")["change"]["words"]}
    return frozenset(words | {"و" + word for word in words} | {"ل" + word for word in words})


def before(reader: Reader, first: int) -> tuple[str, int] | None:
    """The qualifier that ends right before token `first`, with the token it begins at."""
    piece = reader.piece(first)
    i = first - 1
    if reader.norm(i) in ("ال", "و", "بال"):
        i -= 1
    if piece is not None and piece.prep == "ب" and (found := _match_back(reader, first, "ب", i)) is not None:
        return found
    if reader.norm(i) == '"' or reader.norm(i) == "«":
        i -= 1
    if i < 0:
        return None
    return _match_back(reader, first, reader.norm(i), i - 1)


def _match_back(reader: Reader, first: int, last: str, i: int) -> tuple[str, int] | None:
    """The longest phrase that ends with the word `last`, whose other words end at token `i`."""
    node = _before_phrases().get(last)
    found: tuple[str, int] | None = None
    k = i
    while node is not None:
        if node.qualifier:
            found = node.qualifier, min(k + 1, first)
        node = node.before.get(reader.norm(k)) if k >= 0 else None
        k -= 1
    return found


def after(reader: Reader, end: int) -> tuple[str, int] | None:
    """The qualifier that stands up to three words after a number, past its counted noun, with the token after it."""
    for i in range(end, min(end + _AFTER_WITHIN + 1, len(reader.tokens))):
        norm = reader.norm(i)
        for rest, qualifier in _after_phrases().get(norm, ()):
            if all(reader.norm(i + 1 + k) == word for k, word in enumerate(rest)):
                return qualifier, i + 1 + len(rest)
        if norm in _STOPS or reader.piece(i) is not None:
            return None
    return None


def values(qualifier: str, value: float) -> tuple[float | None, float | None, float | None]:
    """Low, best and high of a single value under a qualifier."""
    if qualifier in ("at_least", "more_than"):
        return value, value, None
    if qualifier in ("at_most", "less_than"):
        return None, value, value
    return value, value, value


def covers_next(reader: Reader, end: int, first: int) -> bool:
    """Whether what ends at `end` is joined to the number at `first` by a bare waw: "نحو 20 قتيلا و30 جريحا"."""
    if not 0 < first - end <= 4:
        return False
    piece = reader.piece(first)
    joined = reader.norm(first - 1) == "و" or (piece is not None and piece.conj)
    return joined and not any(reader.norm(i) in _STOPS for i in range(end, first))
