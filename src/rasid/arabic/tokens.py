"""Words with their place in the text, and the clitics a word may carry.

`tokenize` gives every word, number and sign with its offsets in the text as given and its folded form. `splits` gives the
ways a folded word may come apart into particles, article, stem and pronoun; a lexicon decides which of them is meant.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

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
_WORD: Final = f"{_MARK}*[{LETTERS}](?:[{LETTERS}]|{_MARK})*"
_DIGIT: Final = r"[0-9\u0660-\u0669\u06f0-\u06f9]"
_NUMBER: Final = rf"{_DIGIT}+(?:[.,\u066b\u066c]{_DIGIT}+)*"
_LATIN: Final = r"[A-Za-z\u00c0-\u024f]+"
_TOKEN: Final = re.compile(rf"{_WORD}|{_NUMBER}|{_LATIN}|[^\S\n]*\n\s*|\S")
_DOTTED: Final = re.compile(
    rf"(?<![{LETTERS}])(?:[{LETTERS}]{{1,2}}(?:\.[{LETTERS}]{{1,6}})+|[{LETTERS}]+(?:{TATWEEL}+\.{TATWEEL}*[{LETTERS}]+)+)(?![{LETTERS}])"
)
"""A word with dots put inside it to escape a platform's filters: it begins with one or two letters, or stretches beside the dot."""

_DOT_INSIDE: Final = re.compile(rf"[{LETTERS}{TATWEEL}]\.[{LETTERS}{TATWEEL}]")

NEWLINE: Final = "\n"

REMEMBERED: Final = 10_000
"""Distinct words whose reading is kept; more would grow with the input and win nothing."""
MARKED: Final = 50_000
"""Distinct words of which only a shared mark is kept, mostly that they mean nothing to a lexicon."""

_new = tuple.__new__
"""Makes a token in less than half the time that its class takes: there is one for each word."""
_fold = lru_cache(maxsize=REMEMBERED)(fold)


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, in order. A line break is a token whose norm is ``"\\n"``; other white space is left out."""
    dotted = {m.start(): m.end() for m in _DOTTED.finditer(text)} if _DOT_INSIDE.search(text) else {}
    tokens: list[Token] = []
    done = 0
    for match in _TOKEN.finditer(text):
        start, form = match.start(), match.group()
        if start < done:
            continue
        end = start + len(form)
        if start in dotted:
            done = end = dotted[start]
            form = text[start:end]
            tokens.append(_new(Token, (start, end, form, _fold(form.replace(".", "")))))
        elif norm := NEWLINE if "\n" in form else _fold(form):  # a mark that stands alone is no token
            tokens.append(_new(Token, (start, end, form, norm)))
    return tokens


def tails(norm: str) -> tuple[str, ...]:
    """What is left of a folded word when up to four letters of clitics are taken off: quick to compare with a set of stems."""
    return norm, norm[1:], norm[2:], norm[3:], norm[4:]


_PRONOUNS: Final = ("هما", "كما", "ها", "هم", "هن", "نا", "كم", "ه", "ي", "ك")


@lru_cache(maxsize=REMEMBERED)
def splits(norm: str) -> tuple[Split, ...]:
    """Every way to read a folded word, the whole word first, longer stems before shorter ones."""
    found: list[Split] = []
    for conj in ("", "و", "ف"):
        if not norm.startswith(conj):
            continue
        rest = norm[len(conj) :]
        if len(rest) < 2:
            continue
        found.extend(_article_splits(conj, rest))
    return tuple(dict.fromkeys(found))


def _article_splits(conj: str, rest: str) -> list[Split]:
    found = _pronoun_splits(conj, "", rest)
    if rest.startswith("ال") and len(rest) > 3:
        found.append(Split(conj, "", True, rest[2:], ""))
    if rest.startswith("لل") and len(rest) > 3:
        found.append(Split(conj, "ل", True, rest[2:], ""))
        found.append(Split(conj, "ل", True, "ل" + rest[2:], ""))
    for prep in ("ب", "ل", "ك"):
        if not rest.startswith(prep) or len(rest) < 3:
            continue
        inner = rest[1:]
        if inner.startswith("ال") and len(inner) > 3:
            found.append(Split(conj, prep, True, inner[2:], ""))
        found.extend(_pronoun_splits(conj, prep, inner))
    return found


def _pronoun_splits(conj: str, prep: str, rest: str) -> list[Split]:
    found = [Split(conj, prep, False, rest, "")]
    for pronoun in _PRONOUNS:
        if rest.endswith(pronoun) and len(rest) - len(pronoun) >= 2:
            stem = rest[: -len(pronoun)]
            found.append(Split(conj, prep, False, stem, pronoun))
            if stem.endswith("ت"):
                found.append(Split(conj, prep, False, stem[:-1] + "ه", pronoun))
    return found
