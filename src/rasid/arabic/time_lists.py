"""Several days or years in a row: يومي الاثنين والثلاثاء، يومي 5 و6 مايو، 5 و6 و7 أيار، أعوام 2012 و2013 و2014."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final, TypeVar

from rasid.arabic import time_calendar as reckon
from rasid.arabic import time_dates, time_days
from rasid.arabic.time_text import DASHES, TO, Text, When

_LONGEST: Final = 7
"""How many a list may name."""
_MANY: Final = 3
"""أيام الجمعة والسبت may be any such days; three in a row are days that happened."""
_DAY: Final = timedelta(1)
_YEARS: Final = frozenset("عامي سنتي اعوام وعامي العامين الاعوام للاعوام السنوات الفتره للفتره موسم".split())

T = TypeVar("T")


def _items(t: Text, i: int, read: Callable[[Text, int], tuple[T, int] | None]) -> Iterator[tuple[T, int]]:
    """What a reader finds at `i` and behind each waw after it, with the token after each."""
    for _ in range(_LONGEST):
        item = read(t, i)
        if item is None:
            return
        yield item
        end = item[1]
        if not t.norm(end).startswith("و"):
            return
        i = end + (t.norm(end) == "و")


def years(t: Text, i: int) -> When | None:
    """عامي 2012 و2013، أعوام 2012 و2013 و2014، الأعوام 2012-2014."""
    if t.norm(i) not in _YEARS:
        return None
    found = list(_items(t, i + 1, _year))
    if len(found) == 1 and t.norm(found[0][1]) in (*DASHES, *TO):
        found += _items(t, found[0][1] + 1, _year)
    numbers = [number for number, _ in found]
    if len(found) < 2 or sorted(set(numbers)) != numbers:
        return None
    return t.days(found[-1][1], date(numbers[0], 1, 1), date(numbers[-1], 12, 31), "span", "years")


def _year(t: Text, i: int) -> tuple[int, int] | None:
    found = time_dates.year(t, i)
    return None if found is None else (found.number, found.end)


def weekdays(t: Text, i: int) -> When | None:
    """أيام الاثنين والثلاثاء والأربعاء."""
    if t.norm(i) not in ("ايام", "وايام") or t.today is None:
        return None
    found = list(_items(t, i + 1, _weekday))
    if len(found) < _MANY:
        return None
    last = time_days.plain_weekday(t, i, found[-1][1], found[-1][0])
    numbers = [(number - found[0][0]) % 7 for number, _ in found]
    if numbers != list(range(len(found))):
        return None
    return t.days(last.end, last.start.date() - (len(found) - 1) * _DAY, last.start.date(), "span", "weekdays")


def _weekday(t: Text, i: int) -> tuple[int, int] | None:
    word = t.word(i, "weekday")
    return (int(word.value), i + 1) if word is not None and word.article else None


def days(t: Text, i: int) -> When | None:
    """5 و6 و7 أيار as one span; of days that are not in a row the first alone, with the month that stands behind the last."""
    if not t.norm(i)[:1].isdecimal() and not t.norm(i).startswith("ال"):
        return None
    found = list(_items(t, i, _day_before_another))
    if not found:
        return None
    at = found[-1][1]
    last = time_dates.day_of_month(t, at + (t.norm(at) == "و"))
    if last is None:
        return None
    first = _same_month(last, found[0][0])
    numbers = [number for number, _ in found]
    if first is None:
        return None
    in_a_row = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    if in_a_row and first + len(numbers) * _DAY == last.start.date():
        return t.days(last.end, first, last.start.date(), "span", "days")
    return t.one_day(found[0][1], first, "day_of_list")


def _day_before_another(t: Text, i: int) -> tuple[int, int] | None:
    """The number of a day that a waw follows, and no month."""
    number = time_dates.day_number(t, i)
    return number if number is not None and t.norm(number[1]).startswith("و") else None


def _same_month(last: When, number: int) -> date | None:
    """The day of that number before another of its month, None where it is not before it."""
    day = last.start.date()
    of_month = reckon.hijri_day_of(day) if last.rule == "hijri_date" else day.day
    return day - (of_month - number) * _DAY if of_month is not None and number < of_month else None
