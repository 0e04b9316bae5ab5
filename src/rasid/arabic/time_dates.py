"""Dates by month and year: 7 أكتوبر 2023، السابع من الشهر الجاري، 25 يونيو/حزيران الماضي، 12 رجب 1444 هـ."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import Final, NamedTuple

from rasid.arabic import time_calendar as reckon
from rasid.arabic import time_words
from rasid.arabic.time_text import DASHES, Text, When
from rasid.arabic.tokens import REMEMBERED


class Month(NamedTuple):
    """A month named at a token: its number, whether of the Hijri year, the token after it, and whether شهر stood before it."""

    number: int
    hijri: bool
    end: int
    marked: bool = False


class Year(NamedTuple):
    """A year named: its number, None for a relation (past, next, this) that is kept in `relation`."""

    number: int
    end: int
    hijri: bool = False


_AMBIGUOUS: Final = frozenset(
    {"مارس", "ماي", "جوان", "نوار", "اب", "صفر", "رجب", "شعبان", "رمضان", "محرم", "اوت", "شوال", "المحرم"}
)
_MONTH_CUES: Final = frozenset(
    "في منذ مذ خلال شهر حتي الي من بين مطلع اوائل اواخر نهايه بدايه منتصف اواسط مستهل طوال طيله بحلول قبل بعد ومنذ وفي وخلال ليالي ابان".split()
)
_OPEN_YEAR: Final = frozenset(
    "منذ في بحلول حتي بين قبل وفي ومنذ خلال الي منتصف اواخر اوائل مطلع بدايه نهايه بدايات نهايات اواسط مستهل صيف شتاء ربيع خريف".split()
)


def month_name(t: Text, i: int) -> Month | None:
    """A month by name, with its name of another region after it: يوليو/تموز، سبتمبر (أيلول)."""
    first = _one_name(t, i)
    if first is None:
        return None
    opened = t.norm(first.end)
    beside = _one_name(t, first.end)
    if beside is not None and beside.number == first.number and beside.hijri == first.hijri:
        return first._replace(end=beside.end)
    if opened in ("/", "\\", "(", "-", "–", "|", "_", "["):
        again = _one_name(t, first.end + 1)
        if again is not None and again.number == first.number and again.hijri == first.hijri:
            return first._replace(end=t.skip(again.end, ")", "]") if opened in ("(", "[") else again.end)
    return first


def _one_name(t: Text, i: int) -> Month | None:
    first = _bare(t.norm(i))
    if first in time_words.first_words():
        pair = time_words.names_in_two_words().get((first, t.norm(i + 1)))
        if pair is not None:
            return Month(int(pair[1]), pair[0] == "hijri", i + 2)
    kinds = t.kinds_at(i)
    if "month" not in kinds and "hijri" not in kinds:
        return None
    for kind in ("month", "hijri"):
        word = kinds.get(kind)
        if word is not None and not word.article | (kind == "hijri" and word.prep != ""):
            if t.norm(i).endswith("اب") and kind == "month" and not _is_august(t, i):
                return None
            return Month(int(word.value), kind == "hijri", i + 1)
    return Month(1, True, i + 1) if t.norm(i) == "المحرم" else None


def _bare(norm: str) -> str:
    return norm[1:] if norm[:1] in "وبل" and norm[1:] in time_words.first_words() else norm


def _is_august(t: Text, i: int) -> bool:
    """آب with its madda, or after a day or the other name; اب is otherwise "father"."""
    if t.norm(i + 1) in ("/", "(") and (word := t.word(i + 2, "month")) is not None and word.value == "8":
        return True
    return "آ" in t.form(i) or t.norm(i - 1)[:1].isdecimal() or t.norm(i - 1) in ("/", "شهر", "\\", "(")


def month(t: Text, i: int) -> Month | None:
    """A month by name, or by number after شهر: شهر 9، شهر عشرة، الشهر التاسع."""
    unit = t.word(i, "unit")
    if unit is not None and unit.value == "month" and t.norm(i) in ("شهر", "لشهر", "بشهر", "الشهر", "وشهر"):
        named = month_name(t, i + 1)
        if named is not None:
            return named._replace(marked=True)
        number = t.ordinal(i + 1) if unit.article else t.integer(i + 1)
        if number is not None and 1 <= number[0] <= 12:
            return Month(number[0], False, number[1], True)
        return None
    return month_name(t, i)


def year(t: Text, i: int, *, bare: bool = True) -> Year | None:
    """A year at `i`: "2018" where a bare one may stand, "عام 2018", "من عام 2014", "لعام 2014", "1444 هـ"."""
    k = i
    if t.norm(k) in ("،", ",", ".", "/", "-", "من", "في", "ل"):
        k += 1
    marked = t.norm(k) in (
        "عام",
        "سنه",
        "لعام",
        "لسنه",
        "العام",
        "السنه",
        "بعام",
        "وعام",
        "والعام",
        "وسنه",
        "للعام",
        "للسنه",
    )
    if marked:
        k += 1
    elif not bare or (k > i and t.norm(i) in ("من", "في", "ل")):
        return None
    if t.norm(k)[:1].isdecimal() or marked:
        number = t.integer(k)
        if number is None and marked:
            number = t.ordinal(k)
        if number is None:
            return None
        value, end = number
        hijri = t.norm(end) in ("ه", "هجري", "هجريه", "الهجري", "للهجره") or 1300 <= value <= 1500
        if t.norm(end) in ("ه", "م", "هجري", "هجريه", "ميلادي", "ميلاديه"):
            end += 1
        if 1300 <= value <= 2200:
            return Year(value, end, hijri)
    return None


def relative_year(t: Text, i: int) -> Year | None:
    """العام الماضي، السنة القادمة، هذا العام after a month."""
    k = t.skip(i, "من", "في")
    if t.norm(k) in ("هذا", "هذه") and _is_year_word(t, k + 1):
        return Year(t.now.year, k + 2)
    if not _is_year_word(t, k) or t.today is None:
        return None
    relation = t.relation(k + 1)
    step = {"past": -1, "next": 1, "this": 0}.get(relation)
    if step is None:
        if relation == "same" and t.period is not None:
            return Year(t.period.start.year, k + 2)
        return None
    return Year(t.now.year + step, k + 2)


def _is_year_word(t: Text, i: int) -> bool:
    unit = t.word(i, "unit")
    return unit is not None and unit.value == "year" and unit.article and not unit.conj


def dated(t: Text, month: Month, day: int | None, i: int) -> tuple[date, date, int] | None:
    """A month, or a day of it, in the year that stands at `i` or is meant there; with the token after it."""
    named = year(t, i) or relative_year(t, i)
    if named is not None:
        return _with_end(_in_year(month, day, named.number, named.hijri or month.hijri), named.end)
    listed = _year_of_list(t, i)
    if listed is not None:
        return _with_end(_in_year(month, day, listed.number, listed.hijri or month.hijri), i)
    if t.today is None:
        return None
    relation, end = t.relation(i), i + 1
    if t.norm(i) == "قبل" and t.relation(i + 1) == "past":
        relation, end = "before_past", i + 2
    if not relation or (relation == "past" and t.norm(i) in ("السابق", "الاخير")):
        relation, end = relation or "", end if relation else i
    chosen = _choose(t, month, day, relation, i)
    return None if chosen is None else (*chosen, end)


def _with_end(days: tuple[date, date] | None, end: int) -> tuple[date, date, int] | None:
    return None if days is None else (*days, end)


_LISTED: Final = 3


def _year_of_list(t: Text, i: int) -> Year | None:
    """The year behind the last of several months or dates that a waw joins: في حزيران وتموز 2014."""
    for _ in range(_LISTED):
        if t.norm(i)[:1] != "و":
            return None
        i += t.norm(i) == "و"
        number = t.reader.piece(i)
        i = t.skip(i + 1, "من") if number is not None and number.kind == "digits" else i
        following = month_name(t, i)
        if following is None:
            return None
        found = year(t, following.end)
        if found is not None:
            return found
        i = following.end
    return None


@lru_cache(maxsize=REMEMBERED)
def _around(number: int, hijri: bool, day: int | None, base: int) -> list[tuple[date, date]]:
    """A month, or a day of it, in each year from two before `base` to two after it."""
    month = Month(number, hijri, 0)
    return [found for k in range(-2, 3) if (found := _in_year(month, day, base + k, hijri)) is not None]


def _in_year(month: Month, day: int | None, year: int, hijri: bool) -> tuple[date, date] | None:
    if month.hijri and year > 1600:
        return _hijri_in(month, day, year)
    if month.hijri:
        if day is None:
            return reckon.hijri_month(year, month.number) if hijri else None
        found = reckon.hijri_day(year, month.number, day)
        return None if found is None else (found, found)
    if hijri and year < 1700 and not month.hijri:
        return None
    first, last = reckon.month_days(year, month.number)
    if day is None:
        return first, last
    if day > last.day:
        return None
    return first.replace(day=day), first.replace(day=day)


def _hijri_in(month: Month, day: int | None, year: int) -> tuple[date, date] | None:
    """رمضان 2017: the Hijri month that begins in a year of the other calendar."""
    base = reckon.hijri_year_of(date(year, 1, 1))
    if base is None:
        return None
    options = [_in_year(month, day, base + k, True) for k in (0, 1)]
    return next((found for found in options if found is not None and found[0].year == year), None)


def _choose(t: Text, month: Month, day: int | None, relation: str, i: int) -> tuple[date, date] | None:
    """The year that is meant where none is said: back for what happened, ahead for what is planned."""
    today = t.now.date()
    base = reckon.hijri_year_of(today) if month.hijri else today.year
    if base is None:
        return None
    options = _around(month.number, month.hijri, day, base)
    before = [
        o for o in options if o[0] <= today and not (relation == "past" and o[0] <= today <= o[1] and day is None)
    ]
    after = [o for o in options if o[1] >= today and not (relation == "next" and o[0] <= today <= o[1])]
    if relation == "this":
        return next((o for o in options if o[0].year == today.year), None)
    if relation == "past":
        return before[-1] if before else None
    if relation == "before_past":
        return before[-2] if len(before) > 1 else None
    if relation == "next":
        return after[0] if after else None
    if relation == "same" and t.period is not None:
        return next((o for o in options if o[0].year == t.period.start.year), None)
    if t.alone:
        return options[2] if len(options) == 5 else next((o for o in options if o[0].year == today.year), None)
    return either(t, before, after, i)


Days = tuple[date, date]
"""First and last day."""


def either(t: Text, before: list[Days], after: list[Days], i: int) -> Days | None:
    """Which of the days before publication, or after it, is meant where no year is said: nearest first, by what the clause says."""
    today = t.now.date()
    if not before or not after:
        return before[-1] if before else after[0] if after else None
    if t.ahead(i):
        return after[0]
    near = (after[0][0] - today).days
    return after[0] if near <= 45 and (today - before[-1][1]).days > 300 and _may_be_ahead(t, i) else before[-1]


def _may_be_ahead(t: Text, i: int) -> bool:
    """Whether nothing near says that the date is past."""
    return not any(
        t.norm(k) in ("منذ", "مذ", "وقع", "وقعت", "قتل", "اندلعت", "كان", "كانت") for k in range(max(0, i - 8), i)
    )


def day_number(t: Text, i: int) -> tuple[int, int] | None:
    """The number of a day: 7, السابع, السابع والعشرين, and فاتح for the first."""
    if t.norm(i) == "فاتح":
        return 1, i + 1
    number = t.integer(i) if t.norm(i)[:1].isdecimal() else t.ordinal(i)
    if number is None and i in t.reader.pieces:
        number = t.integer(i)
    return number if number is not None and 1 <= number[0] <= 31 else None


def day_of_month(t: Text, i: int) -> When | None:
    """7 أكتوبر 2023، السابع من أكتوبر، 21 من الشهر ذاته، 25 يونيو/حزيران الماضي، الخامس من هذا الشهر."""
    k = i
    if t.norm(k) in ("اليوم", "يوم") and i + 1 in t.reader.pieces:
        k += 1
    number = day_number(t, k)
    if number is None or _follows(t, i - 1, "name_before"):
        return None
    day, end = number
    separated = t.norm(end) in ("/", "-", ".", "،") and t.norm(end - 1).isdecimal()
    after = end + 1 if separated else t.skip(end, "من", "ل")
    if after > end and separated and (month_name(t, after) is None or t.norm(after) == "صفر"):
        return None  # 1-صفر is a score
    found = _of_this_month(t, day, after)
    if found is not None:
        return found
    named = month(t, after)
    if named is None:
        return None
    k = t.skip(named.end, ".", "/", "-", ",", "،") if _year_follows(t, named.end + 1) else named.end
    days = dated(t, named, day, k)
    if days is None or _is_name(t, i - 1, k):
        return None
    return t.days(days[2], days[0], days[1], "day", "hijri_date" if named.hijri else "date")


def _is_name(t: Text, before: int, end: int) -> bool:
    """أحداث 11 سبتمبر names what happened; with its year it dates it as well."""
    return _follows(t, before, "name_before_undated") and year(t, end) is None


def _follows(t: Text, before: int, section: str) -> bool:
    """Whether the token `before` is a word of a list, with or without a letter before it: لثورة."""
    norm, words = t.norm(before), time_words.listed(section)
    return norm in words or (norm[:1] in ("و", "ب", "ل") and norm[1:] in words)


def _year_follows(t: Text, i: int) -> bool:
    norm = t.norm(i)
    return len(norm) == 4 and norm.isdecimal() and t.norm(i - 1) in (".", "/", "-", ",", "،")


def _of_this_month(t: Text, day: int, i: int) -> When | None:
    """من هذا الشهر، من الشهر الجاري، من الشهر ذاته, and الجاري alone."""
    if t.today is None:
        return None
    relation, end = "", i
    if t.norm(i) in ("هذا", "هالشهر") and t.norm(i + 1) == "الشهر":
        relation, end = "this", i + 2
    elif t.norm(i) in ("الشهر", "للشهر") and t.relation(i + 1):
        relation, end = t.relation(i + 1), i + 2
    elif t.norm(i) in ("نفس", "ذات") and t.norm(i + 1) == "الشهر":
        relation, end = "same", i + 2
    elif t.relation(i) == "this" and t.norm(i) in ("الجاري", "الحالي"):
        relation, end = "this", i + 1
    if not relation:
        return None
    base = t.now.date()
    if relation == "same" and t.period is not None:
        base = t.period.start.date()
    step = {"past": -1, "next": 1}.get(relation, 0)
    first = reckon.add_months(base.replace(day=1), step)
    if day > reckon.days_in(first.year, first.month):
        return None
    return t.one_day(end, first.replace(day=day), "day_of_this_month")


def month_first(t: Text, i: int) -> When | None:
    """شباط 13، يناير الثاني والعشرين، 2018، يناير-1: the month before its day."""
    named = month(t, i)
    if named is None:
        return None
    k = t.skip(named.end, "-")
    number = day_number(t, k)
    if number is None or number[0] > 31 or (t.norm(k).isdecimal() and len(t.norm(k)) > 2):
        return None
    if t.norm(k)[:1].isdecimal() and not (t.alone or year(t, number[1]) is not None):
        return None
    if not t.norm(k)[:1].isdecimal() and (not t.reader.pieces[k].article or t.reader.pieces[k].conj):
        return None
    days = dated(t, named, number[0], number[1])
    return None if days is None else t.days(days[2], days[0], days[1], "day", "month_first")


def whole_month(t: Text, i: int) -> When | None:
    """تموز 2018، حزيران الماضي، في أبريل، شهر 9."""
    named = month(t, i)
    if named is None or t.norm(i - 1)[:1].isdecimal():
        return None
    name_at = i - 3 if t.norm(i - 1) == "من" else i - 1  # مدينة السادس من أكتوبر, جامعة تشرين
    if _follows(t, name_at, "name_before") or _stands_beside(t, i, named):
        return None
    k = t.skip(named.end, "،", ",", "/", ".") if _year_follows(t, named.end + 1) else named.end
    days = dated(t, named, None, k)
    if days is None or not _is_month(t, i, named, days[2]) or _is_name(t, name_at, k):
        return None
    return t.days(days[2], days[0], days[1], "month", "hijri_month" if named.hijri else "month")


def _stands_beside(t: Text, i: int, named: Month) -> bool:
    """The شباط of "ثورة 17 فبراير (شباط)"; صفر in a score."""
    if t.norm(i) == "صفر" and not DASHES.isdisjoint((t.norm(i - 1), t.norm(i + 1))):
        return True
    other = _one_name(t, i - 2) if t.norm(i - 1) in ("(", "/") else None
    return other is not None and other.number == named.number


def _is_month(t: Text, i: int, named: Month, end: int) -> bool:
    """A name that is another word as well (مارس، آب، رجب) or that stands bare needs something that says it is a month."""
    if end > named.end or named.marked or t.alone or named.end > i + 1:
        return True
    word = t.word(i, "hijri" if named.hijri else "month")
    cued = t.norm(i - 1) in _MONTH_CUES or (word is not None and word.prep != "")
    conj = word is not None and word.conj
    listed = t.norm(i - 1) == "شهري" or (t.norm(i - 2) == "شهري" and conj)
    if named.hijri:
        return listed or (cued and (t.norm(i).endswith("رمضان") or t.norm(i - 1) in ("خلال", "طوال", "طيله")))
    if cued or listed or t.norm(i) in _AMBIGUOUS:
        return cued or listed
    return conj or t.norm(i - 1) in ("،", "(", "و")


_YEARS: Final = range(1960, 2051)


def is_counted(norm: str, number: int) -> bool:
    """Whether a word after four digits makes them a count: شخصا, قتيل, %; but not in 2015 مسافرا."""
    counted = time_words.listed("counted")
    accusative = norm.endswith("ا") and len(norm) > 3
    return norm in counted or norm == "%" or (accusative and (number not in _YEARS or norm in _counted_so()))


@cache
def _counted_so() -> frozenset[str]:
    """What is counted, as it stands after a number of two digits at its end: شخصا."""
    return frozenset(word + "ا" for word in time_words.listed("counted") if word != "كلم")


def _follows_year(t: Text, i: int) -> bool:
    """The 2013 of "في 2012 و2013"."""
    before = t.norm(i - 2)
    listed = t.norm(i - 1) == "و" and len(before) == 4 and before.isdecimal()
    return listed and (t.norm(i - 3) in _OPEN_YEAR or t.word(i - 3, "unit") is not None)


def whole_year(t: Text, i: int) -> When | None:
    """عام 2018، العام 1443 هـ, and a bare 2018 after منذ، في، بحلول."""
    norm = t.norm(i)
    unit = t.word(i, "unit")
    marked = unit is not None and unit.value == "year"
    if not marked and not (
        len(norm) == 4 and norm.isdecimal() and (t.norm(i - 1) in _OPEN_YEAR or _follows_year(t, i))
    ):
        return None
    joined = t.norm(i + 1) == "و" and len(t.norm(i + 2)) == 4 and t.norm(i + 2).isdecimal()
    if not marked and is_counted(t.norm(i + 3 if joined else i + 1), int(norm)):
        return None
    found = year(t, i)
    if found is None:
        return None
    if found.hijri and found.number < 1600:
        first, last = reckon.hijri_month(found.number, 1), reckon.hijri_month(found.number, 12)
        return None if first is None or last is None else t.days(found.end, first[0], last[1], "year", "hijri_year")
    if not 1700 <= found.number <= 2100:
        return None
    return t.days(found.end, *reckon.year_days(found.number), "year", "year")
