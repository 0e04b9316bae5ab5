"""Weeks, months, years, seasons and their stages: الأسبوع الماضي، مطلع الشهر الجاري، النصف الأول من 2024، صيف 2023، عيد الأضحى."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from rasid.arabic import time_calendar as reckon
from rasid.arabic import time_dates, time_words
from rasid.arabic.time_text import Text, When

_SINGULAR: Final = ("الاسبوع", "الشهر", "العام", "السنه", "الساعه", "للعام", "للاسبوع", "للشهر")
_STEPS: Final = {"past": -1, "next": 1, "this": 0}


def period(t: Text, i: int) -> When | None:
    """A calendar period named as a whole: "الشهر الماضي", "هذا العام", "عام 2018", "تموز 2018"."""
    return related_unit(t, i) or time_dates.whole_month(t, i) or time_dates.whole_year(t, i)


def related_unit(t: Text, i: int) -> When | None:
    """الأسبوع الماضي، هذا الشهر، العام قبل الماضي، السنة القادمة، الشهر ذاته."""
    if t.today is None:
        return None
    k = t.skip(i, "هذا", "هذه", "خلال", "نفس", "ذات")
    demonstrative = t.norm(i) in ("هذا", "هذه") and k > i
    unit = t.word(k, "unit")
    if unit is None or not unit.article or not t.norm(k).endswith(_SINGULAR):
        return None
    if t.norm(k - 1) in time_words.listed("office"):
        return None
    hijri = t.norm(k + 1) in ("الهجري", "الهجريه")
    after = k + 1 + hijri
    twice = t.norm(after) in ("قبل", "بعد") and t.relation(after + 1) in ("past", "next")
    same = t.norm(i) in ("نفس", "ذات")
    relation = "this" if demonstrative else "same" if same else t.relation(after + twice)
    if not relation:
        if unit.value != "hour" and (t.alone and len(t.tokens) <= k + 1) and not twice:
            return _of_unit(t, unit.value, 0, k + 1)
        return None
    end = after if demonstrative or same else after + twice + 1
    if relation == "same":
        return _same_unit(t, unit.value, end)
    step = _STEPS[relation] * (2 if twice else 1)
    if hijri:
        return _hijri_year(t, step, end)
    if relation == "past" and t.norm(k + 1) == "الاخير" and not t.alone:
        return None
    found = _of_unit(t, unit.value, step, end)
    return _weekday_in(t, found) if unit.value == "week" and found is not None else found


def _weekday_in(t: Text, week: When) -> When:
    """الأسبوع الماضي يوم الثلاثاء: that day of the week."""
    k = t.skip(week.end, "يوم")
    word = t.word(k, "weekday")
    if word is None or not word.article or word.conj or word.prep or not (k > week.end or t.alone):
        return week
    monday = reckon.week_days(week.start.date())[0]
    return t.one_day(k + 1, monday + timedelta(int(word.value)), "weekday_of_week")


def _of_unit(t: Text, unit: str, step: int, end: int) -> When | None:
    today = t.now.date()
    if unit == "week":
        first, last = reckon.week_days(today + timedelta(7 * step))
    elif unit == "month":
        base = reckon.add_months(today.replace(day=1), step)
        first, last = reckon.month_days(base.year, base.month)
    elif unit == "year":
        first, last = reckon.year_days(today.year + step)
    else:
        moment = reckon.shift(t.now, "hour", step)
        return When(end, moment, moment, "hour", "related_hour")
    precision = "week" if unit == "week" else "month" if unit == "month" else "year"
    if step == 0 and not t.alone and first <= today <= last and not t.ahead(end - 2):
        last = today
    return t.days(end, first, last, precision, "related_" + unit)  # type: ignore[arg-type]


def _same_unit(t: Text, unit: str, end: int) -> When | None:
    """الشهر ذاته: the month of what was named last."""
    if t.period is None or unit == "hour":
        return None
    day = t.period.start.date()
    if unit == "week":
        return t.days(end, *reckon.week_days(day), "week", "same_week")
    if unit == "month":
        return t.days(end, *reckon.month_days(day.year, day.month), "month", "same_month")
    return t.days(end, *reckon.year_days(day.year), "year", "same_year")


def _hijri_year(t: Text, step: int, end: int) -> When | None:
    base = reckon.hijri_year_of(t.now.date())
    if base is None:
        return None
    first, last = reckon.hijri_month(base + step, 1), reckon.hijri_month(base + step, 12)
    return None if first is None or last is None else t.days(end, first[0], last[1], "year", "hijri_year")


def day_of_it(t: Text, i: int) -> When | None:
    """في الرابع منه: of the month named last."""
    ordinal = t.ordinal(i)
    if ordinal is None or t.norm(ordinal[1]) != "منه":
        return None
    named = t.period.start.date() if t.period is not None and t.period.precision == "month" else t.day
    return None if named is None else t.one_day(ordinal[1] + 1, named.replace(day=ordinal[0]), "day_of_it")


def same_period(t: Text, i: int) -> When | None:
    """في الفترة ذاتها."""
    if t.norm(i) not in ("الفتره", "المده") or t.relation(i + 1) != "same" or t.period is None:
        return None
    last = t.period.last
    if t.published is not None and t.period.precision == "month" and not t.ahead(i):
        last = max(last, t.now.replace(hour=0, minute=0))
    return t.period._replace(end=i + 2, last=last, precision="span", rule="same_period")


def earlier_in(t: Text, i: int) -> When | None:
    """في وقت سابق من الشهر الجاري: from its first day to publication; "في وقت سابق اليوم"."""
    if (
        t.norm(i) not in ("وقت", "ساعه")
        or t.norm(i + 1) not in ("سابق", "لاحق", "متاخر", "مبكر", "متاخره", "مبكره")
        or t.today is None
    ):
        return None
    k = t.skip(i + 2, "من", "في")
    inner = related_unit(t, k)
    if inner is None:
        return None
    now = t.now.replace(hour=0, minute=0)
    if inner.start > now or inner.last < now:
        return inner
    if t.norm(i + 1) == "لاحق":
        last = t.days(
            inner.end, inner.start.date(), _of_unit_end(inner.start.date(), inner.precision), inner.precision, ""
        )
        return inner._replace(start=now, last=last.last, rule="later_in")
    return inner._replace(last=now, rule="earlier_in")


def _of_unit_end(first: date, precision: str) -> date:
    if precision == "week":
        return first + timedelta(6)
    if precision == "month":
        return reckon.month_days(first.year, first.month)[1]
    return date(first.year, 12, 31)


def staged(t: Text, i: int) -> When | None:
    """مطلع أيلول، منتصف أبريل 2023، أواخر الشهر الجاري، نهاية العام، في نصف شهر مارس."""
    stage = t.word(i, "stage")
    if stage is None or stage.article:
        return None
    if t.norm(i).endswith("نصف") and not t.norm(i).endswith("منتصف") and not t.norm(i + 1).startswith("شهر"):
        return None
    inner = period(t, i + 1) or _bare_unit(t, i + 1) or _staged_month(t, i + 1) or decade(t, i + 1) or age(t, i + 1)
    if inner is None:
        return None
    first = inner.start.date()
    if inner.rule in ("century", "last_century"):
        low, high = {"start": (0, 32), "middle": (33, 66), "end": (67, 99)}[stage.value]
        return t.days(
            inner.end, date(first.year + low, 1, 1), date(first.year + high, 12, 31), "span", "stage_of_century"
        )
    if inner.rule == "decade":
        low, high = {"start": (0, 3), "middle": (4, 6), "end": (7, 9)}[stage.value]
        return t.days(
            inner.end, date(first.year + low, 1, 1), date(first.year + high, 12, 31), "span", "stage_of_decade"
        )
    if inner.precision == "month":
        return _stage_of_month(t, t.norm(i), stage.value, first, inner.end)
    if inner.precision == "year":
        return _stage_of_year(t, i, stage.value, first, inner.end)
    if inner.precision == "week":
        offset = {"start": (0, 2), "middle": (2, 4), "end": (4, 6)}[stage.value]
        bare = inner.end == i + 2
        if bare and first + timedelta(offset[0]) > t.now.date() and not (t.alone or t.ahead(i)):
            first -= timedelta(7)
        return t.days(inner.end, first + timedelta(offset[0]), first + timedelta(offset[1]), "span", "stage_of_week")
    return None


def _staged_month(t: Text, i: int) -> When | None:
    """A bare month after مطلع is a month; its year is found as ever."""
    named = time_dates.month(t, i)
    if named is None:
        return None
    days = time_dates.dated(t, named, None, named.end)
    return None if days is None else t.days(days[2], days[0], days[1], "month", "month")


def _bare_unit(t: Text, i: int) -> When | None:
    """العام, الشهر and الأسبوع alone after مطلع or نهاية are this one's."""
    unit = t.word(i, "unit")
    if (
        unit is None
        or not unit.article
        or unit.conj
        or unit.prep
        or unit.value not in ("week", "month", "year")
        or t.today is None
    ):
        return None
    return _of_unit(t, unit.value, 0, i + 1)


def _stage_of_month(t: Text, norm: str, stage: str, first: date, end: int) -> When:
    last = reckon.days_in(first.year, first.month) if first.day == 1 else 30
    if norm.endswith("منتصف") or norm.endswith("نصف"):
        return t.one_day(end, first + timedelta(14), "middle_of_month")
    if norm.endswith("غره"):
        return t.one_day(end, first, "first_of_month")
    low, high = {"start": (0, 9), "middle": (10, 19), "end": (20, last - 1)}[stage]
    return t.days(end, first + timedelta(low), first + timedelta(high), "span", "stage_of_month")


def _stage_of_year(t: Text, i: int, stage: str, first: date, end: int) -> When:
    year = first.year
    if stage == "end" and (
        (t.norm(i).startswith("ب") and t.norm(i) != "بدايه") or t.norm(i - 1) in ("حتي", "مع", "قبل", "بحلول", "الي")
    ):
        return t.one_day(end, date(year, 12, 31), "end_of_year")
    months = {"start": (1, 1), "middle": (6, 7), "end": (12, 12) if "نهاي" in t.norm(i) else (10, 12)}[stage]
    return t.days(end, date(year, months[0], 1), reckon.month_days(year, months[1])[1], "span", "stage_of_year")


def part_of_period(t: Text, i: int) -> When | None:
    """النصف الأول من العام الحالي، الربع الثالث من 2024، الثلث الأخير من أيار."""
    parts = {"النصف": 2, "الربع": 4, "الثلث": 3}.get(t.norm(i).removeprefix("ل").removeprefix("ب"))
    if parts is None:
        return None
    quarter = _related_quarter(t, i) if parts == 4 else None
    if quarter is not None:
        return quarter
    last = t.norm(i + 1) == "الاخير"
    ordinal = (parts, i + 2) if last else t.ordinal(i + 1)
    if ordinal is None or not 1 <= ordinal[0] <= parts:
        return None
    k = t.skip(ordinal[1], "من")
    whole = period(t, k) or _staged_month(t, k) or (time_dates.year(t, k) and _year_period(t, k))
    if whole is None:
        return None
    first = whole.start.date()
    if whole.precision == "year":
        months = 12 // parts
        start = date(first.year, 1 + months * (ordinal[0] - 1), 1)
        return t.days(whole.end, start, reckon.add_months(start, months) - timedelta(1), "span", "part_of_year")
    if whole.precision == "month":
        length = reckon.days_in(first.year, first.month) / parts
        low, high = int(length * (ordinal[0] - 1)), int(length * ordinal[0]) - 1
        return t.days(whole.end, first + timedelta(low), first + timedelta(high), "span", "part_of_month")
    return None


def _related_quarter(t: Text, i: int) -> When | None:
    """الربع الماضي، هذا الربع، الربع القادم."""
    this = t.norm(i - 1) == "هذا"
    relation = "this" if this else t.relation(i + 1)
    if relation not in _STEPS or t.norm(i + 1) == "الاخير" or t.today is None:
        return None
    today = t.now.date()
    first = reckon.add_months(date(today.year, today.month - (today.month - 1) % 3, 1), 3 * _STEPS[relation])
    return t.days(i + 1 + (not this), first, reckon.add_months(first, 3) - timedelta(1), "span", "related_quarter")


def _year_period(t: Text, k: int) -> When | None:
    found = time_dates.year(t, k)
    if found is None or not 1700 <= found.number <= 2100:
        return None
    return t.days(found.end, *reckon.year_days(found.number), "year", "year")


_SEASON_MONTHS: Final = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}


def season(t: Text, i: int) -> When | None:
    """صيف 2023، شتاء العام الماضي، الخريف الماضي."""
    word = t.word(i, "season")
    if word is None:
        return None
    named = time_dates.year(t, i + 1) or time_dates.relative_year(t, i + 1)
    first, last = _SEASON_MONTHS[word.value]
    if named is not None:
        return t.days(named.end, date(named.number, first, 1), _season_end(named.number, last), "season", "season")
    demonstrative = t.norm(i - 1) == "هذا"
    relation = "this" if demonstrative else t.relation(i + 1)
    if not word.article or relation not in ("past", "next", "this") or t.today is None:
        return None
    today = t.now.date()
    options = [(date(y, first, 1), _season_end(y, last)) for y in range(today.year - 2, today.year + 3)]
    if relation == "past":
        chosen = [o for o in options if o[1] < today][-1]
    elif relation == "next":
        chosen = next(o for o in options if o[0] > today)
    else:
        chosen = options[2] if today.month > 2 or word.value != "winter" else options[1]
    return t.days(i + 1 + (not demonstrative), *chosen, "season", "season")


def _season_end(year: int, month: int) -> date:
    return reckon.month_days(year + month // 13, (month - 1) % 12 + 1)[1]


def decade(t: Text, i: int) -> When | None:
    """ثمانينيات القرن الماضي، التسعينيات."""
    norm = t.norm(i).removeprefix("ال")
    tens = {"عشرين": 20, "ثلاثين": 30, "اربعين": 40, "خمسين": 50, "ستين": 60, "سبعين": 70, "ثمانين": 80, "تسعين": 90}
    value = tens.get(norm.removesuffix("يات").removesuffix("ات")) if norm.endswith("ات") else None
    k = t.skip(i + 1, "من")
    century = t.norm(k) == "القرن" and (t.norm(k + 1) == "العشرين" or t.relation(k + 1) == "past")
    if value is None or t.norm(k) in ("عمره", "عمرها", "العمر"):
        return None
    if not century and (value == 20 or (value < 50 and t.word(i - 1, "stage") is not None)):
        return None  # a man in his twenties, in his middle thirties
    end = k + 2 if century else i + 1
    return t.days(end, date(1900 + value, 1, 1), date(1909 + value, 12, 31), "span", "decade")


def age(t: Text, i: int) -> When | None:
    """العقد الماضي, the last ten years; القرن الماضي، القرن التاسع عشر."""
    unit = t.word(i, "unit")
    if unit is not None and unit.article and t.norm(i).endswith("القرن") and (named := _century(t, i + 1)) is not None:
        return named
    if unit is None or not unit.article or t.relation(i + 1) != "past" or t.today is None:
        return None
    if unit.value == "decade" and t.norm(i).endswith("العقد"):
        today = t.now.date()
        return t.days(i + 2, reckon.add_months(today, -120), today, "span", "last_decade")
    if unit.value == "century" and t.norm(i).endswith("القرن"):
        first = (t.now.year // 100 - 1) * 100
        return t.days(i + 2, date(first, 1, 1), date(first + 99, 12, 31), "span", "last_century")
    return None


def _century(t: Text, i: int) -> When | None:
    """التاسع عشر، الثالث للميلاد, behind القرن."""
    ordinal = t.ordinal(i)
    if (
        ordinal is None
        or not 2 <= ordinal[0] <= 21
        or (t.norm(ordinal[1]), t.norm(ordinal[1] + 1)) == ("قبل", "الميلاد")
    ):
        return None
    first = (ordinal[0] - 1) * 100
    end = t.skip(ordinal[1], "للميلاد", "الميلادي")
    return t.days(end, date(first, 1, 1), date(first + 99, 12, 31), "span", "century")


_UNITS_IN: Final = {"day": ("week", "month"), "week": ("month",), "month": ("year",)}


def first_units(t: Text, i: int) -> When | None:
    """الأشهر الستة الأولى من العام، الأيام العشرة الأخيرة من الشهر الماضي، أول ثلاثة أشهر من 2024."""
    k = t.skip(i, "خلال", "وخلال")
    counted = _counted_units(t, k)
    if counted is None:
        return None
    number, unit, last, at = counted
    whole = period(t, at) or _bare_unit(t, at) or _staged_month(t, at) or _year_period(t, at)
    if whole is None or whole.precision not in _UNITS_IN.get(unit, ()) or not 0 < number <= 31:
        return None
    first = whole.start.date()
    final = whole.last.date() if whole.rule == "hijri_month" else _of_unit_end(first, whole.precision)
    if last:
        first = reckon.add_months(final + timedelta(1), -number) if unit == "month" else final - _days(number, unit)
    elif unit == "month":
        final = reckon.add_months(first, number) - timedelta(1)
    else:
        final = first + _days(number, unit)
    return t.days(whole.end, first, final, "span", "first_units")


def _days(number: int, unit: str) -> timedelta:
    """From the first to the last of so many days or weeks."""
    return timedelta(number * (7 if unit == "week" else 1) - 1)


def _counted_units(t: Text, k: int) -> tuple[int, str, bool, int] | None:
    """How many of which unit, whether the last of them, and the token after من."""
    if t.norm(k) in ("اول", "اخر"):
        dual = t.word(k + 1, "unit_dual")
        number = t.integer(k + 1) if dual is None else (2, k + 1)
        unit = dual or (t.word(number[1], "unit") if number is not None else None)
        if number is None or unit is None or unit.article or t.norm(number[1] + 1) != "من":
            return None
        return number[0], unit.value, t.norm(k) == "اخر", number[1] + 2
    unit = t.word(k, "unit")
    number = t.integer(t.skip(k + 1, "ال")) if unit is not None and unit.article else None
    if unit is None or number is None or t.norm(number[1] + 1) != "من":
        return None
    if t.norm(number[1]) not in ("الاولي", "الاخيره", "الاول"):
        return None
    return number[0], unit.value, t.norm(number[1]) == "الاخيره", number[1] + 2
