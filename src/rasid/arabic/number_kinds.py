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
_LETTER: Final = re.compile(r"[A-Za-z#@_]")
_DAYS_IN_A_LIST: Final = 6
MOST: Final = 10**15
"""More than this is a serial number: nothing that reports count is as many."""
_SERIAL: Final = 9
"""Digits in a row, without a sign to part them, that are a telephone's or an account's."""
_TELEPHONE: Final = 8
_NAME_WITHIN: Final = 4
"""Words of a name between what is numbered and its number."""


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
        or (before in _words("before") and not is_age_unit(after))
        or (before in _words("before_bare") and _may_name(reader, first, end))
        or before in _words("hour", "before")
        or after in _words("after")
        or after in _months()
        or _is_day_before_another(reader, end)
        or _is_age(reader, first, end, before)
        or _is_code(reader, first, end)
        or _is_numbered(reader, first, end)
        or _is_enumerator(reader, first, end)
    )


def is_month(reader: Reader, i: int) -> bool:
    """Whether the name of a month stands at token `i`, or شهر before it."""
    return reader.norm(i) in _months() or reader.norm(i) in ("شهر", "الشهر")


def _may_name(reader: Reader, first: int, end: int) -> bool:
    """Digits, or a word with the article, that count no noun: حي 1070, مجموعة السبع; شاهد اثنين is no drone."""
    piece = reader.pieces[first]
    return (piece.kind == "digits" or piece.article) and not counts_something(reader, end)


def _is_day_before_another(reader: Reader, end: int) -> bool:
    """The 24 of "24 و25 آذار" and of "24 و25 و26 آذار"."""
    for k in range(end, end + 2 * _DAYS_IN_A_LIST, 2):
        if reader.norm(k) not in ("و", "-", "–") or not _digit_at(reader, k + 1):
            return False
        if reader.norm(k + 2) in _months():
            return True
    return False


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
        if _LETTER.search(left.norm) or (left.norm in ":/\\+×" and _digit_at(reader, first - 2)):
            return True
        if left.norm in "-–" and first >= 2 and _touching(reader.tokens[first - 2], left):
            return not _digit_at(reader, first - 2)
    if right is not None and _touching(reader.tokens[end - 1], right):
        if _LETTER.search(right.norm):
            return True
        return right.norm in ":/\\+×" and _digit_at(reader, end + 1) and _touching(right, reader.tokens[end + 1])
    return False


def _digit_at(reader: Reader, i: int) -> bool:
    piece = reader.piece(i)
    return piece is not None and piece.kind == "digits"


def is_like_a_year(value: float) -> bool:
    return 1800 <= value <= 2100 and value == int(value)


def _is_year(reader: Reader, first: int, end: int, value: float, before: str) -> bool:
    if not is_like_a_year(value):
        return False
    token = reader.tokens[first]
    if reader.pieces[first].kind == "digits" and (end != first + 1 or len(token.norm) != 4):
        return False
    if before in _words("years", "before") or before in _months():
        return True
    if before == "حدود" and token.norm in _words("years", "borders"):
        return True
    if (reader.norm(first - 2), reader.norm(first - 1)) in time_words.names_in_two_words():
        return True
    if before in ("في", "وفي") and reader.pieces[first].kind == "digits" and not counts_something(reader, end):
        return True
    past_year = first >= 2 and reader.norm(first - 1) in ("و", "-", "–", "/") and _near_year(reader, first - 2)
    return past_year


def counts_something(reader: Reader, end: int) -> bool:
    """Whether a noun follows that the number may count."""
    norm = reader.norm(end)
    return (
        len(norm) > 2
        and "\u0621" <= norm[0] <= "\u064a"
        and norm not in _words("no_nouns")
        and not reader.is_definite(end)
        and not _dates(norm)
    )


def _dates(norm: str) -> bool:
    """لعام, بسنة: a year follows."""
    unit = time_words.kinds[norm].get("unit")
    return unit is not None and unit.prep != ""


def _near_year(reader: Reader, i: int) -> bool:
    """A year or month name at token `i`: 2012 و2013, تموز/2013."""
    norm = reader.norm(i)
    return norm in _months() or (
        len(norm) == 4 and norm.isdecimal() and _before(reader, i) in _words("years", "before")
    )


@cache
def _age_units() -> frozenset[str]:
    return frozenset(fold(word) for word in number_words.table("number_labels.toml")["age"]["units"])


def is_age_unit(norm: str) -> bool:
    """Whether a word counts years of age: عاما, سنوات."""
    return norm in _age_units()


def _is_age(reader: Reader, first: int, end: int, before: str) -> bool:
    """(12 عاما), البالغ 12 عاما, عن 80 عاما; a number alone in brackets after a name is an age as well: محمد (23)."""
    opened = first > 0 and reader.norm(first - 1) == "("
    if opened and reader.norm(end) == ")" and reader.pieces[first].kind == "digits":
        counted = reader.norm(end + 1)
        return not (reader.norm(first - 2).endswith("عدد") or (counted.endswith("ا") and len(counted) > 3))
    if reader.norm(end) == "من" and reader.norm(end + 1) in ("عمره", "عمرها", "العمر"):
        return True
    named = before in _words("age", "before") or reader.norm(first - 2) in _words("age", "two_before")
    return is_age_unit(reader.norm(end)) and (opened or named)


def _is_code(reader: Reader, first: int, end: int) -> bool:
    """Digits that begin with a nought, are as many as a telephone's without a sign to part them, or place a point on a map."""
    token, norm = reader.tokens[first], reader.norm(first)
    if reader.pieces[first].kind != "digits":
        return False
    whole, mark, decimals = norm.partition(".")
    if len(decimals) > 3 and whole.isdecimal() and decimals.isdecimal():
        return not counts_something(reader, end)
    if mark and number_words.literal(reader.text, token.start).end < token.end:
        return True  # 15.4.2024, a version, an address
    coded = norm.isdecimal() and ((norm[0] == "0" and len(norm) > 1) or len(norm) >= _SERIAL)
    return coded and end == first + 1 and not counts_something(reader, end)


def _is_numbered(reader: Reader, first: int, end: int) -> bool:
    """What is known by its number, with its name between: قرار مجلس الأمن 2254, القرار الأممي 2254."""
    if reader.pieces[first].kind != "digits" or counts_something(reader, end):
        return False
    for i in range(first - 2, max(-1, first - 2 - _NAME_WITHIN), -1):
        if reader.norm(i) in _words("numbered"):
            return True
        if not reader.norm(i + 1).startswith("ال"):
            return False
    return False


def _is_enumerator(reader: Reader, first: int, end: int) -> bool:
    """The number of a line in a list: "1- قصف مدفعي", "2) غارات"."""
    if reader.norm(first - 1) not in ("", "\n") or reader.pieces[first].kind != "digits":
        return False
    sign = _token(reader, end)
    listed = sign is not None and sign.norm in ("-", "–", ")") and _touching(reader.tokens[end - 1], sign)
    return listed and reader.piece(end + 1) is None and reader.norm(end + 1) not in ("", "\n")


def telephone(reader: Reader, first: int) -> int | None:
    """The token after a telephone number in groups: +963 11 222 3333, 011-2223333. Needs its plus or nought and eight digits."""
    begins = _token(reader, first)
    if begins is None or not begins.norm.isdecimal():
        return None
    sign = _token(reader, first - 1)
    plus = sign is not None and sign.norm == "+" and _touching(sign, begins) and not _digit_at(reader, first - 2)
    if not plus and not (begins.norm[0] == "0" and 2 <= len(begins.norm) <= 5):
        return None
    end, digits = first + 1, len(begins.norm)
    while (k := end + (reader.norm(end) in ("-", "/"))) < len(reader.tokens) and _is_group(reader, k, end):
        end, digits = k + 1, digits + len(reader.norm(k))
    return end if digits >= _TELEPHONE and end > first + (not plus) else None


def _is_group(reader: Reader, k: int, end: int) -> bool:
    norm = reader.norm(k)
    return norm.isdecimal() and len(norm) >= 2 and reader.tokens[k].start - reader.tokens[end - 1].end <= 1


def date(reader: Reader, first: int) -> int | None:
    """The token after a date in figures: 2024-04-15, 15/4/2024."""
    if not _digit_at(reader, first) or reader.norm(first + 1) not in ("-", "/", "–"):
        return None
    signs = reader.norm(first + 1), reader.norm(first + 3)
    parts = [reader.norm(first + k) for k in (0, 2, 4)]
    if signs[0] != signs[1] or not all(part.isdecimal() for part in parts):
        return None
    lengths = [len(part) for part in parts]
    dated = lengths[1] <= 2 and ((lengths[0] == 4 and lengths[2] <= 2) or (lengths[0] <= 2 and lengths[2] in (2, 4)))
    return first + 5 if dated else None


def is_counted_off(reader: Reader, i: int) -> bool:
    """Whether the word at token `i` is one that is counted off: اليوم, الذكرى, and any such feminine, الجولة."""
    norm = reader.norm(i)
    return norm in _words("ordinal_before") or (norm.startswith("ال") and norm.endswith("ه") and len(norm) > 4)


def is_ordinal_with_article(reader: Reader, first: int) -> bool:
    """Digits with the article after a word that is counted off: اليوم الـ222, الذكرى الـ13."""
    return reader.norm(first - 1) in ("ال", "وال", "لل") and is_counted_off(reader, first - 2)


def is_ordinal_bare(reader: Reader, first: int, end: int) -> bool:
    """Digits alone after such a word: لليوم 40, في اليوم 40, الجولة 7; after اليوم they mostly count what follows."""
    if reader.pieces[first].kind != "digits" or counts_something(reader, end):
        return False
    before = reader.norm(first - 1)
    if before == "اليوم":
        return reader.norm(first - 2) in _words("ordinal_before", "on")
    return before in _words("ordinal_before", "counted")


def is_range_of_ages(reader: Reader, first: int, end: int) -> bool:
    """تتراوح أعمارهم بين 10 و17 عاما."""
    return (is_age_unit(reader.norm(end)) or not counts_something(reader, end)) and any(
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
    return years and reader.pieces[first].kind == "digits" and not counts_something(reader, end)


def is_score(reader: Reader, first: int, end: int, left: float, right: float) -> bool:
    """Two numbers with a hyphen that are a result of a match: 3-1, 2-2, or beside a word of sport."""
    if left > 30 or right > 30:
        return False
    if left >= right:
        return True
    around = range(max(0, first - 6), min(len(reader.tokens), end + 4))
    return any(reader.norm(i) in _words("score") for i in around)
