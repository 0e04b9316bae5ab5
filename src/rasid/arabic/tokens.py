"""Words with their place in the text, and the clitics a word may carry.

`tokenize` gives every word, number and sign with its offsets in the text as given and its folded form. `splits` gives the
ways a folded word may come apart into particles, article, stem and pronoun; a lexicon decides which of them is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from rasid.arabic.memo import Memo
from rasid.arabic.text import LETTERS, MARKS, TATWEEL, fold


class Token(NamedTuple):
    """A word, number or sign: ``text[start:end] == form``; `norm` is its folded form."""

    start: int
    end: int
    form: str
    norm: str


class Split(NamedTuple):
    """One way to read a folded word: ``conj + prep + article + stem + pronoun``."""

    conj: str
    prep: str
    article: bool
    stem: str
    pronoun: str


_MARK: Final = f"[{re.escape(MARKS)}]"
_WORD: Final = f"{_MARK}*+[{LETTERS}](?:[{LETTERS}]|{_MARK})*"
_DIGIT: Final = r"[0-9\u0660-\u0669\u06f0-\u06f9]"
_NUMBER: Final = rf"{_DIGIT}+(?:[.,\u066b\u066c]{_DIGIT}+)*"
_LATIN: Final = r"[A-Za-z\u00c0-\u024f]+"
_SIGN: Final = rf"\n\s*+|{_MARK}++|\S|\Z"
"""A line break, marks that stand alone, any other sign, or the end of the text, so that no run of blanks is tried twice."""
_BLANK: Final = r"[^\S\n]*+"
_TOKEN: Final = re.compile(rf"({_BLANK})({_WORD}|{_NUMBER}|{_LATIN}|{_SIGN})")
_BROKEN: Final = rf"[{LETTERS}]{{1,2}}(?:\.[{LETTERS}]{{1,6}})+"
_STRETCHED: Final = rf"[{LETTERS}]+(?:{TATWEEL}+\.{TATWEEL}*[{LETTERS}]+)+"
_DOTTED: Final = rf"(?<![{LETTERS}])(?:{_BROKEN}|{_STRETCHED})(?![{LETTERS}])"
"""A word with dots put inside it to escape a platform's filters: it begins with one or two letters, or stretches beside the dot."""

_TOKEN_OR_DOTTED: Final = re.compile(rf"({_BLANK})({_DOTTED}|{_WORD}|{_NUMBER}|{_LATIN}|{_SIGN})")
_DOT_INSIDE: Final = re.compile(rf"[{LETTERS}{TATWEEL}]\.[{LETTERS}{TATWEEL}]")

NEWLINE: Final = "\n"

REMEMBERED: Final = 10_000
"""Distinct words whose reading is kept where each is an object of its own; more would grow with the input and win nothing."""

_new = tuple.__new__
"""Makes a token in less than half the time that its class takes: there is one for each word."""


def _norm(form: str) -> str:
    if "\n" in form:
        return NEWLINE
    dotted = len(form) > 1 and "." in form and not form[0].isdecimal()
    return fold(form.replace(".", "") if dotted else form)


_norms: Final = Memo(_norm)


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, in order. A line break is a token whose norm is ``"\\n"``; other white space is left out."""
    pattern = _TOKEN_OR_DOTTED if _DOT_INSIDE.search(text) else _TOKEN
    tokens: list[Token] = []
    end = 0
    for gap, form in pattern.findall(text):
        start = end + len(gap)
        end = start + len(form)
        if norm := _norms[form]:  # a mark that stands alone is no token
            tokens.append(_new(Token, (start, end, form, norm)))
    return tokens


def tails(norm: str) -> tuple[str, ...]:
    """What is left of a folded word when up to four letters of clitics are taken off: quick to compare with a set of stems."""
    return norm, norm[1:], norm[2:], norm[3:], norm[4:]


_PRONOUNS: Final = {
    "ا": ("هما", "كما", "ها", "نا"), "م": ("هم", "كم"), "ن": ("هن",), "ه": ("ه",), "ي": ("ي",), "ك": ("ك",),
}  # fmt: skip
"""Joined pronouns by their last letter."""
_NONE: Final[tuple[str, ...]] = ()
_PROCLITICS: Final = frozenset("وفبلكا")


_Front = tuple[str, str, bool, str]
"""A folded word parted: conjunction, preposition, whether the article, and the rest. No class, for each new word makes several."""


@lru_cache(maxsize=REMEMBERED)
def splits(norm: str) -> tuple[Split, ...]:
    """Every way to read a folded word, the whole word first, longer stems before shorter ones."""
    found: dict[Split, None] = {}
    for conj, prep, article, rest in _fronts(norm):
        found[Split(conj, prep, article, rest, "")] = None
        if not article:
            for stem, pronoun in _ends(rest):
                found[Split(conj, prep, False, stem, pronoun)] = None
    return tuple(found)


def stems(norm: str) -> set[str]:
    """The stems of the ways to read a folded word, with the article too where there is one."""
    found: set[str] = set()
    for _, _, article, rest in _fronts(norm):
        found.add(rest)
        if article:
            found.add("ال" + rest)
        else:
            found.update(stem for stem, _ in _ends(rest))
    return found


def _fronts(norm: str) -> Iterator[_Front]:
    for conj in ("", "و", "ف"):
        if not norm.startswith(conj):
            continue
        rest = norm[len(conj) :]
        if len(rest) < 2:
            continue
        yield conj, "", False, rest
        if rest[0] not in _PROCLITICS:
            continue
        if rest.startswith("ال") and len(rest) > 3:
            yield conj, "", True, rest[2:]
        if rest.startswith("لل") and len(rest) > 3:
            yield conj, "ل", True, rest[2:]
            yield conj, "ل", True, "ل" + rest[2:]
        for prep in ("ب", "ل", "ك"):
            if not rest.startswith(prep) or len(rest) < 3:
                continue
            inner = rest[1:]
            if inner.startswith("ال") and len(inner) > 3:
                yield conj, prep, True, inner[2:]
            yield conj, prep, False, inner


def _ends(rest: str) -> Iterator[tuple[str, str]]:
    """The stems that are left where a joined pronoun is taken off, with the pronoun."""
    for pronoun in _PRONOUNS.get(rest[-1], _NONE):
        if rest.endswith(pronoun) and len(rest) - len(pronoun) >= 2:
            stem = rest[: -len(pronoun)]
            yield stem, pronoun
            if stem.endswith("ت"):
                yield stem[:-1] + "ه", pronoun
            elif stem.endswith(("اي", "او")):  # a folded hamza: إجلائهم, إجلاؤهم
                yield stem[:-1] + "ء", pronoun
