"""Reckoning with days: months and years on, weeks, the Hijri calendar, feasts."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from typing import Final

from hijridate import Gregorian, Hijri

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2200
_HIJRI_YEARS: Final = range(1343, 1501)


def add_months(day: date, months: int) -> date:
    """The same day some months on (or back), or the month's last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))


def days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def month_days(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, days_in(year, month))


def year_days(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def week_days(day: date) -> tuple[date, date]:
    """Monday to Sunday of the week a day is in."""
    monday = day - timedelta(day.weekday())
    return monday, monday + timedelta(6)


def shift(moment: datetime, unit: str, count: float) -> datetime:
    """A moment some units on, or back where `count` is negative."""
    months = {"month": 1, "year": 12, "decade": 120, "century": 1200}
    if unit in months:
        whole, part = divmod(abs(count) * months[unit], 1)
        sign = 1 if count > 0 else -1
        day = add_months(moment.date(), sign * int(whole)) + timedelta(sign * round(30 * part))
        return datetime.combine(day, moment.time())
    return moment + timedelta(**{unit + "s": count})


def weekday_before(day: date, weekday: int, strictly: bool) -> date:
    """The nearest such weekday not after `day`, or strictly before it."""
    back = (day.weekday() - weekday) % 7
    return day - timedelta(back or (7 if strictly else 0))


def weekday_after(day: date, weekday: int, strictly: bool) -> date:
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(ahead or (7 if strictly else 0))


def hijri_day(year: int, month: int, day: int) -> date | None:
    """A day of the Umm al-Qura calendar, None outside the years it is reckoned for (1343-1500) or a day too many."""
    if year not in _HIJRI_YEARS or not 1 <= month <= 12 or not 1 <= day <= 30:
        return None
    try:
        found = Hijri(year, month, min(day, 29)).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day) + timedelta(day - min(day, 29))


def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """First and last day of a Hijri month."""
    first = hijri_day(year, month, 1)
    following = hijri_day(year + month // 12, month % 12 + 1, 1)
    return (first, following - timedelta(1)) if first is not None and following is not None else None


def hijri_year_of(day: date) -> int | None:
    """The Hijri year that a day falls in."""
    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def hijri_day_of(day: date) -> int | None:
    """The day of the Hijri month that a day is."""
    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().day)
    except (ValueError, OverflowError):
        return None


def shift_hijri(day: date, months: int) -> date | None:
    """The same day of the Hijri month some months on."""
    try:
        hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    year, month = divmod(hijri.year * 12 + hijri.month - 1 + months, 12)
    return hijri_day(year, month + 1, hijri.day)


def easter(year: int) -> date:
    """Easter Sunday of the western churches."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
