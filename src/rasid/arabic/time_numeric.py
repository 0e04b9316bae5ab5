"""Dates in figures: 2015/08/12، 21-11-2010، ٢/٧/١٤٤٤ هـ، 9/2021; the day first, as the Arabic press writes it, unless it cannot be."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from rasid.arabic import time_calendar as reckon
from rasid.arabic import time_dates
from rasid.arabic.text import MARKS, fold
from rasid.arabic.time_text import Text, When

_SKIP: Final = f"[{re.escape(MARKS)} \u00a0]*"
_DIGIT: Final = "[0-9\u0660-\u0669\u06f0-\u06f9]"
_NUMERIC: Final = re.compile(
    rf"({_DIGIT}{{1,4}}){_SKIP}([/.\\-]){_SKIP}({_DIGIT}{{1,4}})(?:{_SKIP}\2{_SKIP}({_DIGIT}{{1,4}}))?(?!{_DIGIT})(?:{_SKIP}(?:هـ|ه)(?![\u0621-\u064a]))?"
)
_ISO_TIME: Final = re.compile(r"[T ]\d{2}:\d{2}")
_DAY_CUES: Final = frozenset("في يوم الموافق بتاريخ تاريخ منذ من الي حتي ليوم وفي ب قبل بعد".split())


def numeric(t: Text, i: int) -> When | None:
    """2015/08/12، 21-11-2010، ٢/٧/١٤٤٤ هـ، 9/2021; day before month as the Arabic press writes it, unless it cannot be."""
    if not t.norm(i)[:1].isdecimal() or _continues(t, i):
        return None
    match = _NUMERIC.match(t.text, t.tokens[i].start)
    if match is None:
        return None
    first, mark, second, third = fold(match.group(1)), match.group(2), fold(match.group(3)), fold(match.group(4) or "")
    end = i
    while end < len(t.tokens) and t.tokens[end].start < match.end():
        end += 1
    if not third:
        return _two_parts(t, i, end, first, second, mark)
    parts = _ordered(first, second, third)
    if parts is None:
        return None
    y, m, d = parts
    if y in range(1300, 1501):
        day = reckon.hijri_day(y, m, d)
    else:
        day = date(y, m, d) if reckon.FIRST_YEAR <= y <= reckon.LAST_YEAR and d <= reckon.days_in(y, m) else None
    return None if day is None else t.one_day(end, day, "numeric_date")


def _continues(t: Text, i: int) -> bool:
    """Whether the digits at `i` go on from digits before them."""
    if i < 2 or t.norm(i - 1) not in ("/", "-", ".") or not t.norm(i - 2)[:1].isdecimal():
        return False
    return t.tokens[i - 2].end == t.tokens[i - 1].start and t.tokens[i - 1].end == t.tokens[i].start


def _ordered(first: str, second: str, third: str) -> tuple[int, int, int] | None:
    """Year, month and day of three numbers."""
    a, b, c = int(first), int(second), int(third)
    if len(first) == 4 and len(third) <= 2:
        year, month, day = a, b, c
    elif len(third) in (2, 4) and len(first) <= 2:
        year, month, day = c, b, a
        if len(third) == 2:
            year += 2000 if year < 70 else 1900
    else:
        return None
    if month > 12 >= day:
        month, day = day, month
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _two_parts(t: Text, i: int, end: int, first: str, second: str, mark: str) -> When | None:
    a, b = int(first), int(second)
    if len(second) == 4 and 1 <= a <= 12 and 1900 <= b <= 2100 and mark != ".":
        return t.days(end, *reckon.month_days(b, a), "month", "numeric_month")
    if len(first) == 4 and 1 <= b <= 12 and 1900 <= a <= 2100 and (mark == "/" or t.alone):
        return t.days(end, *reckon.month_days(a, b), "month", "numeric_month")
    weekday = any(t.word(k, "weekday") is not None for k in (i - 1, i - 2))
    cued = t.norm(i - 1) in _DAY_CUES or weekday or t.alone
    if mark != "/" or not cued or not (1 <= a <= 31 and 1 <= b <= 12) or t.today is None or len(first) > 2:
        return None
    chosen = time_dates.dated(t, time_dates.Month(b, False, end), a, end)
    return None if chosen is None else t.days(chosen[2], chosen[0], chosen[1], "day", "numeric_day")
