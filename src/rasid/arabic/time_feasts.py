"""Feasts and holy days: عيد الأضحى، ثاني أيام عيد الفطر، رأس السنة الهجرية، أول أيام رمضان، العشر الأواخر من رمضان."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from rasid.arabic import time_calendar as reckon
from rasid.arabic import time_dates
from rasid.arabic.time_text import Text, When

_CUES: Final = frozenset(
    "خلال عطله ايام يوم اول ثاني ثالث رابع في مع منذ صباح حتي بعد قبل قبيل عشيه غداه بمناسبه ليله وقفه اجازه ابان وابان".split()
)
_NAMES: Final = {
    ("عيد", "الاضحي"): "adha", ("عيد", "الفطر"): "fitr", ("عيد", "الميلاد"): "christmas", ("عيد", "الفصح"): "easter",
    ("راس", "السنه"): "new_year", ("المولد", "النبوي"): "birthday", ("عيد", "النوروز"): "nowruz", ("عيد", "نوروز"): "nowruz",
}  # fmt: skip
_HIJRI_DAYS: Final = {"adha": (12, 10), "fitr": (10, 1), "hijri_new_year": (1, 1), "birthday": (3, 12)}
_SOLAR_DAYS: Final = {"christmas": (12, 25), "new_year": (1, 1), "nowruz": (3, 21)}
_FEAST_DAYS: Final = 4
_NEAR: Final = timedelta(20)
"""How far from publication a feast may be that is only called العيد."""


def feast(t: Text, i: int) -> When | None:
    """عيد الأضحى، عيد الفطر 2013، عطلة عيد الأضحى، رأس السنة الهجرية، عيد الميلاد 2020."""
    if not t.alone and t.norm(i - 1) not in _CUES:
        return None
    found = _named(t, i)
    if found is None:
        return None
    name, day, end = found
    if t.norm(i - 1) in ("عطله", "اجازه", "ايام") and name in ("adha", "fitr"):
        low, high = (-1, 3) if name == "adha" else (0, 2)
        return t.days(end, day + timedelta(low), day + timedelta(high), "span", "feast_days")
    return t.one_day(end, day, "feast")


def day_of_feast(t: Text, i: int) -> When | None:
    """أول أيام عيد الفطر، ثاني أيام عيد الأضحى، أول أيام شهر رمضان."""
    ordinal = t.ordinal(i)
    if ordinal is None or t.norm(ordinal[1]) not in ("ايام", "يوم"):
        return None
    number, k = ordinal[0] - 1, t.skip(ordinal[1] + 1, "من")
    found = _named(t, k)
    if found is not None and number < _FEAST_DAYS:
        return t.one_day(found[2], found[1] + timedelta(number), "day_of_feast")
    month = time_dates.month(t, k)
    if month is None or not month.hijri or number >= 30:
        return None
    days = time_dates.dated(t, month, None, month.end)
    return None if days is None else t.one_day(t.skip(days[2], "المبارك"), days[0] + timedelta(number), "day_of_month")


def last_ten(t: Text, i: int) -> When | None:
    """العشر الأواخر من رمضان."""
    if t.norm(i) not in ("العشر", "للعشر") or t.norm(i + 1) not in ("الاواخر", "الاخيره"):
        return None
    month = time_dates.month(t, t.skip(i + 2, "من"))
    days = time_dates.dated(t, month, None, month.end) if month is not None and month.hijri else None
    return None if days is None else t.days(days[2], days[0] + timedelta(20), days[1], "span", "last_ten")


def _named(t: Text, i: int) -> tuple[str, date, int] | None:
    """A feast's name at `i`, its day, and the token after it with its year or the word that tells which one is meant."""
    if t.norm(i) == "العيد":
        return _nearest(t, i)
    norm = t.norm(i).removeprefix("ل").removeprefix("ب")
    name = _NAMES.get((norm, t.norm(i + 1)))
    if name is None:
        return None
    end = i + 2
    if name == "new_year" and t.norm(end) in ("الهجريه", "الميلاديه"):
        name, end = ("hijri_new_year" if t.norm(end) == "الهجريه" else name), end + 1
    end = t.skip(end, "المبارك", "السعيد", "المجيد")
    year = time_dates.year(t, end)
    if year is not None:
        day = _day_in(name, year.number)
        return None if day is None else (name, day, year.end)
    if t.today is None:
        return None
    related = t.relation(end) in ("past", "next")
    day = _day_related(t, name, t.relation(end), i)
    return None if day is None else (name, day, end + related)


def _nearest(t: Text, i: int) -> tuple[str, date, int] | None:
    """ليلة العيد, ثاني أيام العيد: of the feast about the time of publication, but not العيد الوطني."""
    if t.today is None or t.norm(i + 1).startswith("ال"):
        return None
    today = t.today
    days = [(name, day) for name in ("adha", "fitr") if (day := _day_in(name, today.year)) is not None]
    near = [(name, day, i + 1) for name, day in days if abs(day - today) <= _NEAR]
    return near[0] if near else None


def _day_related(t: Text, name: str, relation: str, i: int) -> date | None:
    """The feast that is past or next; where nothing says which, the one that a date without its year would be."""
    today = t.now.date()
    if t.alone and relation not in ("past", "next"):
        return _day_in(name, today.year)
    days = sorted(day for k in (-1, 0, 1) if (day := _day_in(name, today.year + k)) is not None)
    before, after = [(d, d) for d in days if d < today], [(d, d) for d in days if d > today]
    if today in days and relation not in ("past", "next"):
        return today
    if relation == "past":
        return before[-1][0] if before else None
    if relation == "next":
        return after[0][0] if after else None
    chosen = time_dates.either(t, before, after, i)
    return None if chosen is None else chosen[0]


def _day_in(name: str, year: int) -> date | None:
    """The day of a feast in a year of the common calendar."""
    if name in _SOLAR_DAYS:
        return date(year, *_SOLAR_DAYS[name])
    if name == "easter":
        return reckon.easter(year) if 1583 <= year <= 4099 else None
    base = reckon.hijri_year_of(date(year, 1, 1))
    if base is None:
        return None
    days = (reckon.hijri_day(base + k, *_HIJRI_DAYS[name]) for k in (0, 1))
    return next((day for day in days if day is not None and day.year == year), None)
