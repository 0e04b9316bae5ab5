"""What one token contributes to a number: the words and digits that numbers are made of.

`read` gives the `Piece` of a folded word, once per distinct word; `literal` reads a run of digits with its separators
from the text as written, since folding makes decimal and thousands separators alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from rasid import tables
from rasid.arabic.memo import Memo
from rasid.arabic.text import MARKS, fold
from rasid.arabic.tokens import Token, tails


class Piece(NamedTuple):
    """A word's part in a number. `kind` is a table of `number_words.toml`, or "digits"; `conj` and `prep` were taken off it."""

    kind: str
    value: float
    conj: bool = False
    prep: str = ""
    article: bool = False


Pieces = dict[int, Piece]
"""The pieces of a text by token index; tokens that belong to no number are left out."""

_PREFIXES: Final = (("", "", False), ("ال", "", True), ("بال", "ب", True), ("لل", "ل", True), ("كال", "ك", True),
                    ("ب", "ب", False), ("ل", "ل", False), ("ك", "ك", False))  # fmt: skip
_TEENS: Final = ("عشر", "عشره")
_HUNDREDS: Final = ("ميه", "مايه", "ميتا")


def table(name: str) -> dict[str, Any]:
    """A word list beside this module, as TOML gives it."""
    return tables.read(__package__, name)


@cache
def stems() -> dict[str, Piece]:
    """The folded words of numbers, without clitics, with their pieces."""
    words = table("number_words.toml")
    found: dict[str, Piece] = {}
    for kind, values in words.items():
        if kind in ("glued", "not_numbers", "spelled", "before_ten", "weekdays"):
            continue
        for value, forms in values.items():
            for form in forms:
                found.setdefault(fold(form), Piece(kind, float(value)))
    for value, forms in words["glued"].items():
        for form in map(fold, forms):
            found.update({form + teen: Piece("teen", 10 + float(value)) for teen in _TEENS})
            if float(value) > 2:
                found.update({form + hundred: Piece("hundred_unit", 100 * float(value)) for hundred in _HUNDREDS})
    return found


@cache
def _listed(section: str) -> frozenset[str]:
    return frozenset(map(fold, table("number_words.toml")[section]["words"]))


LONGEST: Final = 40
"""Characters of digits and separators beyond which a token is a serial number at best, and no number."""


def _read(norm: str) -> Piece | None:
    if norm[:1].isdecimal() and norm[0].isascii():
        return Piece("digits", 0.0) if len(norm) <= LONGEST else None
    known = stems()
    if len(norm) < 2 or known.keys().isdisjoint(tails(norm)) or norm in _listed("not_numbers"):
        return None
    if norm in known:
        return known[norm]
    for conj in ("", "و", "ف"):
        if not norm.startswith(conj):
            continue
        rest = norm[len(conj) :]
        for prefix, prep, article in _PREFIXES:
            if not (conj or prefix) or not rest.startswith(prefix):
                continue
            stem = known.get(rest[len(prefix) :])
            if stem is not None:
                return stem._replace(conj=bool(conj), prep=prep, article=article)
    return None


piece: Final = Memo(_read)
"""The piece that a folded word is, or None. Digits are pieces of kind "digits" (see `literal` for their value)."""


def pieces(tokens: Sequence[Token]) -> Pieces:
    """The pieces of a tokenised text."""
    found = {i: read for i, token in enumerate(tokens) if (read := piece[token.norm]) is not None}
    return without_others(tokens, found)


def without_others(tokens: Sequence[Token], found: Pieces) -> Pieces:
    """The pieces less those that are another word here: الأربعاء, ست."""
    others = _other_words()
    for i in [i for i in found if tokens[i].norm in others and _is_other_word(tokens[i], found.get(i + 1))]:
        del found[i]
    return found


@cache
def _spelled() -> dict[str, str]:
    """Words that are numbers only with a certain letter in them, and that letter."""
    spelled = table("number_words.toml")["spelled"]
    return {fold(form): letter for letter, forms in spelled.items() for form in forms}


@cache
def _other_words() -> frozenset[str]:
    """Words that are numbers only when spelled or followed in a certain way."""
    return _listed("weekdays") | _listed("before_ten") | _spelled().keys()


def _is_other_word(token: Token, follower: Piece | None) -> bool:
    if token.norm in _listed("before_ten"):
        return follower is None or follower.kind != "ten" or follower.conj
    if token.norm in _listed("weekdays"):
        return (
            follower is None or follower.kind not in ("ten", "tens") or (follower.kind == "tens" and not follower.conj)
        )
    return _spelled()[token.norm] not in token.form


_DIGIT: Final = "[0-9\u0660-\u0669\u06f0-\u06f9]"
_SKIP: Final = f"[{re.escape(MARKS)}]*"
_LITERAL: Final = re.compile(
    rf"(?:{_DIGIT}{{1,3}}(?:[\u060c\u066c,.' \u00a0\u202f]{_SKIP}{_DIGIT}{{3}}(?!{_DIGIT})){{1,9}}|{_DIGIT}+)"
    rf"(?:{_SKIP}[.,\u066b]{_SKIP}{_DIGIT}+)?"
)


class Literal(NamedTuple):
    """A number in digits: where it ends in the text, its value, and whether a dot stood before three digits (1.500)."""

    end: int
    value: float
    dotted: bool = False


def literal(text: str, start: int) -> Literal:
    """Read the digits at `start`: digits of three scripts, thousands marked by , ، ٬ ' or a space, decimals by . , or ٫."""
    match = _LITERAL.match(text, start)
    if match is None:
        raise ValueError(f"no digit at {start}")
    written = match.group()
    body, decimals = _parts(written)
    whole = re.sub(r"\D", "", fold(body))
    value = float(f"{whole}.{decimals}" if decimals else whole)
    return Literal(match.end(), value, dotted="." in written and not decimals)


_ONE_MARK: Final = re.compile(rf"^{_DIGIT}+{_SKIP}([.,\u066b]){_SKIP}({_DIGIT}+)$")
_LAST_MARK: Final = re.compile(rf"([.,\u066b]){_SKIP}({_DIGIT}+)$")


def _parts(written: str) -> tuple[str, str]:
    """Whole part and decimals. One mark before exactly three digits parts thousands (1,500 and 1.500), but not in 0.500."""
    one = _ONE_MARK.match(written)
    if one is not None:
        mark, tail = one.groups()
        thousands = len(tail) == 3 and mark != "\u066b" and fold(written[0]) != "0"
        return (written, "") if thousands else (written[: one.start(1)], fold(tail))
    last = _LAST_MARK.search(written)
    if last is not None:
        mark, tail = last.groups()
        others = set(re.findall(r"[.,\u066b\u066c\u060c' ]", written[: last.start(1)]))
        if mark == "\u066b" or len(tail) != 3 or (others and mark not in others):
            return written[: last.start(1)], fold(tail)
    return written, ""
