"""Which numbers count something and which only name it: years, ages, brigades, calibres, clock times, scores."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from rasid.arabic import number_words, time_words
from rasid.arabic.number_grammar import Reader
from rasid.arabic.text import fold
from rasid.arabic.tokens import Token

_JOINERS: Final = ("ال", "ب", "ل", "و", "بال", "وال", "لل")
_CLOCK_OR_DATE: Final = re.compile(r"[0-9\u0660-\u0669\u06f0-\u06f9]")
_DEFINITE: Final = ("ال", "بال", "وال", "لل", "فال", "كال")
_LETTER: Final = re.compile(r"[A-Za-z#@_]")
MOST: Final = 10**15
"""More than this is a serial number: nothing that reports count is as many."""


@cache
def _words(section: str, key: str = "words") -> frozenset[str]:
    """A list of `number_labels.toml`, with and without the article and a preposition."""
    listed = {fold(word) for word in number_words.table("number_labels.toml")[section][key]}
    forms = set(listed)
    for word in listed:
        bare = word.removeprefix("ال")
        forms |= {"ال" + bare, "وال" + bare, "بال" + bare, "لل" + bare, "و" + word, "ب" + word, "ل" + word}
    return frozenset(forms)


@cache
def _months() -> frozenset[str]:
    data = number_words.table("time_words.toml")
    return frozenset(fold(form.split()[0]) for forms in data["month"].values() for form in forms)


def is_label(reader: Reader, first: int, end: int, value: float) -> bool:
    """Whether the number at tokens ``first:end`` names something rather than counts it."""
    before = _before(reader, first)
    after = reader.norm(end)
    return (
        value > MOST
        or _is_glued(reader, first, end)
        or _is_year(reader, first, end, value, before)
        or (before in _words("before") and not _is_age_unit(after))
        or (before in _words("before_bare") and not _counts_something(reader, end))
        or before in _words("hour", "before")
        or after in _words("after")
        or after in _months()
        or _is_day_before_another(reader, end)
        or _is_age(reader, first, end, before)
        or _is_phone(reader, first)
    )


def _is_day_before_another(reader: Reader, end: int) -> bool:
    """The 24 of "24 و25 آذار"."""
    return reader.norm(end) in ("و", "-", "–") and _digit_at(reader, end + 1) and reader.norm(end + 2) in _months()


def _before(reader: Reader, first: int) -> str:
    """The word before a number, past an article or preposition written on it and past quotation marks or brackets."""
    i = first - 1
    while i >= 0 and (reader.norm(i) in _JOINERS or reader.norm(i) in "\"'«“(_-"):
        i -= 1
    return reader.norm(i)


def _touching(left: Token | None, right: Token | None) -> bool:
    return left is not None and right is not None and left.end == right.start


def _token(reader: Reader, i: int) -> Token | None:
    return reader.tokens[i] if 0 <= i < len(reader.tokens) else None


def _is_glued(reader: Reader, first: int, end: int) -> bool:
    """Digits that touch Latin letters (M4), a colon or slash with digits (18:30, 7/10), or a hyphen after letters (سو-24)."""
    if reader.pieces[first].kind != "digits":
        return False
    left, right = _token(reader, first - 1), _token(reader, end)
    if left is not None and _touching(left, reader.tokens[first]):
        if _LETTER.search(left.norm) or (left.norm in ":/\\" and _digit_at(reader, first - 2)):
            return True
        if left.norm in "-–" and first >= 2 and _touching(reader.tokens[first - 2], left):
            return not _digit_at(reader, first - 2)
    if right is not None and _touching(reader.tokens[end - 1], right):
        if _LETTER.search(right.norm):
            return True
        return right.norm in ":/\\" and _digit_at(reader, end + 1) and _touching(right, reader.tokens[end + 1])
    return False


def _digit_at(reader: Reader, i: int) -> bool:
    piece = reader.piece(i)
    return piece is not None and piece.kind == "digits"


def _is_year(reader: Reader, first: int, end: int, value: float, before: str) -> bool:
    if not 1800 <= value <= 2100 or value != int(value):
        return False
    token = reader.tokens[first]
    if reader.pieces[first].kind == "digits" and (end != first + 1 or len(token.norm) != 4):
        return False
    if before in _words("years", "before") or before in _months():
        return True
    if (reader.norm(first - 2), reader.norm(first - 1)) in time_words.names_in_two_words():
        return True
    if before in ("في", "وفي") and reader.pieces[first].kind == "digits" and not _counts_something(reader, end):
        return True
    past_year = first >= 2 and reader.norm(first - 1) in ("و", "-", "–", "/") and _near_year(reader, first - 2)
    return past_year


def _counts_something(reader: Reader, end: int) -> bool:
    """Whether a noun follows that the number may count."""
    norm = reader.norm(end)
    return (
        len(norm) > 2
        and "\u0621" <= norm[0] <= "\u064a"
        and norm not in _words("no_nouns")
        and not norm.startswith(_DEFINITE)
    )


def _near_year(reader: Reader, i: int) -> bool:
    """A year or month name at token `i`: 2012 و2013, تموز/2013."""
    norm = reader.norm(i)
    return norm in _months() or (
        len(norm) == 4 and norm.isdecimal() and _before(reader, i) in _words("years", "before")
    )


def _is_age_unit(norm: str) -> bool:
    return norm in _words("age", "units")


def _is_age(reader: Reader, first: int, end: int, before: str) -> bool:
    """(12 عاما), البالغ 12 عاما, عن 80 عاما; a number alone in brackets after a name is an age as well: محمد (23)."""
    opened = first > 0 and reader.norm(first - 1) == "("
    if opened and reader.norm(end) == ")" and reader.pieces[first].kind == "digits":
        counted = reader.norm(end + 1)
        return not (reader.norm(first - 2).endswith("عدد") or (counted.endswith("ا") and len(counted) > 3))
    return _is_age_unit(reader.norm(end)) and (opened or before in _words("age", "before"))


def _is_phone(reader: Reader, first: int) -> bool:
    token = reader.tokens[first]
    return len(token.norm) >= 8 and token.norm[0] == "0" and token.norm.isdecimal()


def is_ordinal_digits(reader: Reader, first: int) -> bool:
    """Digits with the article after a word that is counted off: اليوم الـ222, الذكرى الـ13."""
    if first < 2 or reader.norm(first - 1) not in ("ال", "وال", "لل"):
        return False
    before = reader.norm(first - 2)
    return before in _words("ordinal_before") or (before.startswith("ال") and before.endswith("ه") and len(before) > 4)


def is_range_of_ages(reader: Reader, first: int, end: int) -> bool:
    """تتراوح أعمارهم بين 10 و17 عاما."""
    return _is_age_unit(reader.norm(end)) and any(
        "اعمار" in reader.norm(k) or "العمر" in reader.norm(k) for k in range(first - 6, first)
    )


def is_range_of_years(reader: Reader, first: int, end: int, low: float, high: float) -> bool:
    """بين 1990 و2005، 1954-1962; or the tail of a date: 29-09-2015."""
    if (
        low <= 12
        and 1900 <= high <= 2100
        and reader.norm(first - 1) in ("-", "–", "/")
        and _digit_at(reader, first - 2)
    ):
        return True
    years = 1800 <= low < high <= 2100 and low == int(low) and high == int(high)
    return years and reader.pieces[first].kind == "digits" and not _counts_something(reader, end)


def is_score(reader: Reader, first: int, end: int, left: float, right: float) -> bool:
    """Two numbers with a hyphen that are a result of a match: 3-1, 2-2, or beside a word of sport."""
    if left > 30 or right > 30:
        return False
    if left >= right:
        return True
    around = range(max(0, first - 6), min(len(reader.tokens), end + 4))
    return any(reader.norm(i) in _words("score") for i in around)
