"""Words that say how exactly a number is meant: before it (نحو، ما لا يقل عن), after it (على الأقل، فأكثر), and ranges."""

from __future__ import annotations

from functools import cache
from typing import Final

from rasid.arabic import number_words
from rasid.arabic.number_grammar import Reader
from rasid.arabic.text import fold

_PREFIXES: Final = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول")
_AFTER_WITHIN: Final = 3
_SUBJECT_WITHIN: Final = 5
"""How many words what is counted may take inside a phrase: تجاوز عدد القتلى في المدينة 400."""
_PREPOSITIONS: Final = ("عن", "علي", "ب", "من")
_STOPS: Final = frozenset('.،,؛;:؟!?()[]«»"\n–—')

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


class _Node:
    """A word of a phrase read backwards: the words that may stand before it, and what the phrase means if it begins here."""

    __slots__ = ("before", "qualifier")

    def __init__(self) -> None:
        self.before: dict[str, _Node] = {}
        self.qualifier = ""


@cache
def _before_phrases() -> _Node:
    """Phrases that stand before a number, by their words from the last to the first."""
    data = number_words.table("number_qualifiers.toml")
    root = _Node()
    for qualifier, listed in data["before"].items():
        for phrase in listed:
            first, *rest = [fold(word) for word in phrase.split()]
            for prefix in _PREFIXES:
                _add(root, [prefix + first, *rest], qualifier)
    for qualifier, listed in data["before_bare"].items():
        for phrase in listed:
            _add(root, [fold(word) for word in phrase.split()], qualifier)
    return root


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
def _counts() -> frozenset[str]:
    return frozenset(fold(word) for word in number_words.table("number_qualifiers.toml")["count"]["words"])


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
    root = _before_phrases()
    if piece is not None and piece.prep == "ب" and (found := _ending(reader, first, root.before["ب"], i)) is not None:
        return found
    if reader.norm(i) == '"' or reader.norm(i) == "«":
        i -= 1
    return _ending(reader, first, root, i)


def _ending(reader: Reader, first: int, node: _Node, i: int) -> tuple[str, int] | None:
    """The phrase that ends at token `i`, with what it counts before its last word or after it: يزيد عددهم على, تجاوز عدد القتلى."""
    found = _match_back(reader, first, node, i)
    if found is not None:
        return found
    preposition = node.before.get(reader.norm(i)) if reader.norm(i) in _PREPOSITIONS else None
    if preposition is not None:
        node, i = preposition, i - 1
    for k in range(i, max(-1, i - _SUBJECT_WITHIN), -1):
        if reader.norm(k) in _counts():
            return _match_back(reader, first, node, k - 1)
        if reader.norm(k) in _STOPS or reader.piece(k) is not None:
            break
    return None


def _match_back(reader: Reader, first: int, node: _Node, i: int) -> tuple[str, int] | None:
    """The longest phrase whose words lead from token `i` back, `node` being those after it that are matched already."""
    found: tuple[str, int] | None = None
    for k in range(i, -1, -1):
        following = node.before.get(reader.norm(k))
        if following is None:
            break
        node = following
        if node.qualifier:
            found = node.qualifier, min(k, first)
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
