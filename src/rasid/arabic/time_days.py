"""Days by name: اليوم، أمس الأول، غدا، الثلاثاء الماضي، ثالث جمعة من شهر 5، with weekday and date told beside them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from rasid.arabic import time_calendar as reckon
from rasid.arabic import time_dates, time_numeric, time_words
from rasid.arabic.time_text import Text, When

_DAY_WORDS: Final = ("يوم", "نهار", "ليوم", "ويوم", "هذا", "بيوم", "فيوم")
_OPENERS: Final = ("(", "،", ",", "-", "–")


def named_day(t: Text, i: int) -> When | None:
    """A single day by any of the ways below."""
    if t.today is None:
        return time_numeric.numeric(t, i) or time_dates.day_of_month(t, i) or _dated_weekday(t, i)
    return (
        relative_day(t, i)
        or weekday(t, i)
        or time_numeric.numeric(t, i)
        or time_dates.day_of_month(t, i)
    )  # fmt: skip


def relative_day(t: Text, i: int) -> When | None:
    """اليوم، أمس، أول من أمس، غدا، بعد غد, with "الخميس" or "الاثنين 25 أيلول" told beside them."""
    found = _same_or_next(t, i) or _shifted(t, i)
    if found is None:
        return None
    return _with_details(t, found)


def _shifted(t: Text, i: int) -> When | None:
    k = i
    if (
        t.norm(k) in ("يوم", "نهار", "ليوم", "ويوم")
        and t.kinds_at(k + 1).keys()
        & {
            "yesterday",
            "tomorrow",
        }
    ) or (t.norm(k) in ("يوم", "نهار") and t.norm(k + 1) == "بعد"):
        k += 1
    step = _step(t, k)
    if step is None:
        return None
    days, end = step
    return t.one_day(end, t.said_on(i) + timedelta(days), "relative_day")


def _step(t: Text, k: int) -> tuple[int, int] | None:
    """Days from publication, with the token after the words."""
    norm = t.norm(k)
    bare = norm[1:] if norm[:1] in "ول" and norm[1:] in ("اول", "بعد", "قبل", "اولي") else norm
    if bare in ("اول", "اولي"):
        after = t.skip(k + 1, "من")
        return (-2, after + 1) if t.word(after, "yesterday") is not None else None
    if bare == "قبل" and t.norm(k + 1) in ("امس", "البارحه"):
        return -2, k + 2
    if bare == "بعد" and t.word(k + 1, "tomorrow") is not None:
        return 2, k + 2
    if t.word(k, "yesterday") is not None:
        return (-2, k + 2) if t.norm(k + 1) in ("الاول", "اول") else (-1, k + 1)
    if t.word(k, "tomorrow") is not None:
        return 1, k + 1
    return _today_step(t, k)


def _today_step(t: Text, k: int) -> tuple[int, int] | None:
    demonstrative = t.norm(k) in ("هذا", "لهذا") and t.norm(k + 1) == "اليوم"
    if demonstrative:
        return 0, k + 2
    word = t.word(k, "today")
    if word is None or not word.value or t.norm(k) == "يوم":
        return None
    following = t.norm(k + 1)
    if following == "بعد" and t.relation(k + 2) == "next":
        return 2, k + 3
    if following in ("الماضي", "المنصرم", "الفائت"):
        return -1, k + 2
    if following in ("المقبل", "القادم"):
        return 1, k + 2
    if following in time_words.listed("not_today_after") or _names_a_paper(t, k):
        return None
    if t.norm(k) == "اليوم" and t.norm(k - 1) == "في" and not t.alone and t.word(k + 1, "weekday") is None:
        return None
    if t.norm(k - 1) in ("نفس", "ذات"):
        return None
    if t.norm(k - 1) in ("ذلك", "هذاك", "نفس", "ذات", "خلال", "طوال", "مدار") and following in ("التالي", "السابق"):
        return None
    return 0, k + 1


_QUOTES: Final = frozenset('" « » “ ”'.split())


def _names_a_paper(t: Text, k: int) -> bool:
    """روسيا اليوم, "اليوم" in quotes; but not في العراق اليوم."""
    if t.norm(k - 1) in _QUOTES and t.norm(k + 1) in _QUOTES:
        return True
    return t.norm(k - 1) in time_words.listed("paper_before") and t.norm(k - 2) not in time_words.listed("where")


def _same_or_next(t: Text, i: int) -> When | None:
    """اليوم نفسه، نفس اليوم، ذلك اليوم، اليوم التالي: from the day named last."""
    norm, after = t.norm(i), i + 1
    if norm in ("نفس", "ذات", "ذلك") and t.norm(i + 1) == "اليوم":
        if t.norm(i + 2) == "من" and t.day is not None and (year := time_dates.year(t, i + 3)) is not None:
            return t.one_day(year.end, t.day.replace(year=year.number), "same_day")
        if t.norm(i + 2) in ("من", "الذي"):
            return None
        return t.one_day(i + 2, t.day or t.now.date(), "same_day")
    if t.word(i, "today") is None:
        return None
    if t.relation(after) == "same":
        return t.one_day(i + 2, t.day or t.now.date(), "same_day")
    if t.norm(after) in ("التالي", "اللاحق", "السابق", "سبقه") and t.day is not None:
        step = 1 if t.norm(after) in ("التالي", "اللاحق") else -1
        return t.one_day(i + 2, t.day + timedelta(step), "next_day")
    return None


def _with_details(t: Text, found: When) -> When:
    """اليوم (الخميس)، أمس الجمعة 7 آذار 2025: weekday and date of the same day."""
    end = found.end
    opened = t.norm(end) in _OPENERS
    k = end + opened
    day = found.start.weekday()
    word = t.word(k, "weekday")
    if word is not None and t.norm(end) not in ("،", ",", "-", "–") and not word.conj and not word.prep:
        found = _moved_to(found, int(word.value))
        day = found.start.weekday()
    if word is None or int(word.value) != day or word.conj or word.prep:
        dated = time_dates.day_of_month(t, k) or time_numeric.numeric(t, k)
        if dated is not None and dated.start == found.start and dated.precision == "day":
            return found._replace(end=_closed(t, dated.end, end))
        if dated is not None and dated.rule == "numeric_date" and k == found.end:
            return dated  # told on another day: قال في الشريط إنه اليوم 1/2/2024
        return found
    end = _closed(t, k + 1, end)
    k = end + (t.norm(end) in ("،", ",", "الموافق", "("))
    dated = time_dates.day_of_month(t, k) or time_numeric.numeric(t, k)
    if dated is not None and dated.start == found.start:
        end = _closed(t, dated.end, end)
    return found._replace(end=end)


def _moved_to(found: When, number: int) -> When:
    """غدا (الجمعة) printed on the Friday: the weekday is surer than the day of publication, where they are a day apart."""
    apart = (number - found.start.weekday() + 3) % 7 - 3
    if abs(apart) != 1:
        return found
    return found._replace(
        start=found.start + timedelta(apart), last=found.last + timedelta(apart), rule="relative_weekday"
    )


def _closed(t: Text, end: int, opened: int) -> int:
    return t.skip(end, ")") if t.norm(opened) == "(" else end


def weekday(t: Text, i: int) -> When | None:
    """الثلاثاء الماضي، يوم الخميس، الاثنين 24 كانون الثاني، الخميس من هذا الأسبوع."""
    k = i + 1 if t.norm(i) in _DAY_WORDS and t.word(i + 1, "weekday") is not None else i
    word = t.word(k, "weekday")
    if word is None or t.today is None:
        return None
    number = int(word.value)
    if not word.article and not _bare_weekday(t, k):
        return None
    if t.norm(i - 1) in time_words.listed("weekday_name_before") or (t.norm(k + 1), t.norm(k + 2)) == ("من", "كل"):
        return None
    if t.norm(k + 1) in time_words.listed("weekday_name_after"):
        return None
    dated = _dated_weekday(t, i)
    if dated is not None and dated.start.weekday() != number and t.ordinal(k + 1) is not None:
        dated = _nth_weekday_of_month(t, k + 1, number) or dated
    return (
        dated
        or _weekday_of_week(t, k + 1, number)
        or _nth_weekday_of_month(t, k + 1, number)
        or _related_weekday(t, k + 1, number, demonstrative=t.norm(i) == "هذا")
        or plain_weekday(t, i, k + 1, number)
    )


def _bare_weekday(t: Text, k: int) -> bool:
    """A weekday without its article stands before a week or after يوم: أحد الأسبوع الماضي; "جمعة …" in quotes is a named Friday."""
    unit = t.word(k + 1, "unit")
    if unit is not None and unit.value == "week" and unit.article:
        return True
    return t.norm(k) == "جمعه" and t.norm(k - 1) in ('"', "«", "“", "_", "#")


def _dated_weekday(t: Text, i: int) -> When | None:
    """الاثنين 24 كانون الثاني، الخميس الموافق 14 شباط، السبت السادس عشر."""
    k = i + 1 if t.norm(i) in _DAY_WORDS else i
    word = t.word(k, "weekday")
    if word is None:
        return None
    after = k + 1
    for _ in range(2):
        after = t.skip(after, "(", "،", ",", "-", "–", "الموافق", "في", "/", "ال")
    dated = time_dates.day_of_month(t, after) or time_numeric.numeric(t, after) or time_dates.month_first(t, after)
    if dated is not None and dated.precision == "day":
        fitting = _fit_weekday(t, dated, int(word.value), after)
        return fitting._replace(
            end=t.skip(fitting.end, ")") if t.norm(k + 1) == "(" else fitting.end, rule="weekday_date"
        )
    ordinal = t.ordinal(after) if after == k + 1 and t.today is not None else None
    if ordinal is not None and 5 < ordinal[0] <= 31 and t.norm(ordinal[1]) != "من":
        base = t.now.date()
        if ordinal[0] <= reckon.days_in(base.year, base.month):
            return t.one_day(ordinal[1], base.replace(day=ordinal[0]), "weekday_and_number")
    return None


def _fit_weekday(t: Text, dated: When, number: int, i: int) -> When:
    """A date without its year falls in the year that its weekday fits."""
    day = dated.start.date()
    if (
        day.weekday() == number
        or t.today is None
        or any(len(t.norm(k)) == 4 and t.norm(k).isdecimal() for k in range(i, dated.end))
    ):
        return dated
    for step in (-1, 1):
        other = reckon.add_months(day, 12 * step)
        if other.weekday() == number and other.day == day.day:
            return t.one_day(dated.end, other, dated.rule)
    return dated


def _weekday_of_week(t: Text, end: int, number: int) -> When | None:
    """الاثنين من هذا الأسبوع، أحد الأسبوع الماضي، الخميس بعد أسبوعين."""
    k = t.skip(end, "من", "في")
    step, after = _week_step(t, k)
    if after is not None:
        monday, _ = reckon.week_days(t.now.date() + timedelta(7 * step))
        return t.one_day(after, monday + timedelta(number), "weekday_of_week")
    if t.norm(end) == "بعد":
        count = 2 if t.norm(end + 1) in ("اسبوعين", "اسبوعان") else 1 if t.norm(end + 1) == "اسبوع" else 0
        if count:
            monday, _ = reckon.week_days(t.now.date() + timedelta(7 * count))
            return t.one_day(end + 2, monday + timedelta(number), "weekday_after_weeks")
    return None


def _week_step(t: Text, k: int) -> tuple[int, int | None]:
    if t.norm(k) in ("هذا", "هذه") and t.norm(k + 1) == "الاسبوع":
        return 0, k + 2
    if t.norm(k) == "الاسبوع" and t.relation(k + 1) in ("past", "next", "this"):
        return {"past": -1, "next": 1, "this": 0}[t.relation(k + 1)], k + 2
    return 0, None


def _related_weekday(t: Text, end: int, number: int, *, demonstrative: bool) -> When | None:
    """الثلاثاء الماضي، الجمعة قبل الماضية، الخميس بعد القادم."""
    today = t.now.date()
    if demonstrative:
        monday, _ = reckon.week_days(today)
        return t.one_day(end, monday + timedelta(number), "weekday_this")
    twice = t.norm(end) in ("قبل", "بعد", "ما")
    k = end + twice + (t.norm(end) == "ما")
    relation = t.relation(k)
    if (relation == "past" and t.norm(k) != "السابق") or (relation == "past" and t.alone):
        day = reckon.weekday_before(today, number, strictly=True) - timedelta(7 * twice)
        return _with_date(t, t.one_day(k + 1, day, "weekday_past"))
    if relation == "next" and not (t.norm(k) in ("التالي", "اللاحق") and not t.alone):
        day = reckon.weekday_after(today, number, strictly=True) + timedelta(7 * twice)
        return _with_date(t, t.one_day(k + 1, day, "weekday_next"))
    if relation == "next" and t.day is not None:
        return t.one_day(k + 1, reckon.weekday_after(t.day, number, strictly=True), "weekday_after_day")
    if relation == "this":
        return t.one_day(k + 1, reckon.weekday_before(today, number, strictly=False), "weekday_this")
    return None


def _with_date(t: Text, found: When) -> When:
    """الثلاثاء الماضي 5 مارس."""
    k = t.skip(found.end, "(", "،", "الموافق")
    dated = time_dates.day_of_month(t, k)
    return found._replace(end=dated.end) if dated is not None and dated.start == found.start else found


def _nth_weekday_of_month(t: Text, end: int, number: int) -> When | None:
    """الثلاثاء الثالث من شهر أيلول، الاثنين الأخير من آذار، and الأحد الأول of this month where nothing else is said."""
    last = t.norm(end) in ("الاخير", "الاخيره", "اخر")
    ordinal = (0, end + 1) if last else t.ordinal(end)
    if ordinal is None or not 0 <= ordinal[0] <= 5:
        return None
    scope = month_scope(t, ordinal[1])
    if scope is None:
        if not t.alone or last or ordinal[1] < len(t.tokens):
            return None
        first = t.now.date().replace(day=1)
        scope = (first, reckon.month_days(first.year, first.month)[1], ordinal[1])
    day = nth_weekday(scope[0], scope[1], number, ordinal[0])
    return None if day is None else t.one_day(scope[2], day, "nth_weekday")


def nth_weekday(first: date, last: date, number: int, n: int) -> date | None:
    """The n-th such weekday of a period, its last for 0."""
    if n == 0:
        return reckon.weekday_before(last, number, strictly=False)
    day = reckon.weekday_after(first, number, strictly=False) + timedelta(7 * (n - 1))
    return day if day <= last else None


def month_scope(t: Text, i: int) -> tuple[date, date, int] | None:
    """من شهر 5 السنة الماضية، بشهر أكتوبر 2014، من الشهر الحالي، من العام الماضي: first day, last day, the token after."""
    k = t.skip(i, "من", "في", "ل", "ب")
    if k == i and t.norm(i)[:1] not in "بل":
        return None
    if t.norm(k) in ("الشهر", "هذا") and t.today is not None:
        relation, end = t.relation(k + 1), k + 2
        if t.norm(k) == "هذا" and t.norm(k + 1) == "الشهر":
            relation = "this"
        if relation == "" and t.norm(k) == "الشهر" and not t.alone:
            relation, end = "this", k + 1
        if relation in ("past", "next", "this"):
            first = reckon.add_months(t.now.date().replace(day=1), {"past": -1, "next": 1, "this": 0}[relation])
            return (*reckon.month_days(first.year, first.month), end)
    named = time_dates.month(t, k)
    if named is not None:
        return time_dates.dated(t, named, None, named.end)
    year = time_dates.year(t, k) or time_dates.relative_year(t, k)
    return None if year is None or year.hijri else (*reckon.year_days(year.number), year.end)


def nth(t: Text, i: int) -> When | None:
    """أول اثنين من أكتوبر، آخر يوم من الشهر، ثالث جمعة من شهر 5، أول أسبوع بشهر أكتوبر، الأسبوع الأخير في الشهر التاسع."""
    last = t.norm(i) in ("اخر", "الاخير")
    ordinal = (0, i + 1) if last else t.ordinal(i)
    if ordinal is not None and not (last and t.norm(i) == "الاخير"):
        k = ordinal[1]
        kind = _counted(t, k)
        scope = month_scope(t, k + 1) if kind else None
    else:
        kind = _counted(t, i)
        k = i + 1
        ordinal = (
            (0, k + 1) if t.norm(k) in ("الاخير", "الاخيره") else t.ordinal(k) if kind in ("day", "week") else None
        )
        scope = month_scope(t, ordinal[1]) if ordinal is not None and kind else None
    if ordinal is None or scope is None:
        return None
    return _nth_of(t, kind, ordinal[0], scope)


def _counted(t: Text, i: int) -> str:
    """What is counted at token `i`: day, week, or the number of a weekday."""
    unit = t.word(i, "unit")
    if unit is not None and unit.value in ("day", "week"):
        return unit.value
    if t.word(i, "today") is not None:
        return "day"
    word = t.word(i, "weekday")
    return word.value if word is not None else ""


def _nth_of(t: Text, kind: str, n: int, scope: tuple[date, date, int]) -> When | None:
    first, last, end = scope
    if kind == "day":
        day = last if n == 0 else first + timedelta(n - 1)
        return t.one_day(end, day, "nth_day") if day <= last else None
    if kind == "week" and not t.alone:
        start = last - timedelta(6) if n == 0 else first + timedelta(7 * (n - 1))
        return t.days(end, start, start + timedelta(6), "week", "nth_week") if start <= last else None
    if kind == "week":
        monday = nth_weekday(first, last - timedelta(6) if n == 0 else last, 0, n)
        return None if monday is None else t.days(end, monday, monday + timedelta(6), "week", "nth_week")
    day_found = nth_weekday(first, last, int(kind), n)
    return None if day_found is None else t.one_day(end, day_found, "nth_weekday")


def plain_weekday(t: Text, i: int, end: int, number: int) -> When:
    """A bare weekday: the nearest not after publication for what happened, not before it for what is planned."""
    today = t.now.date()
    other = end + (t.norm(end) == "و")  # الاثنين والثلاثاء المقبلين
    if t.word(other, "weekday") is not None and t.norm(end)[:1] == "و" and t.relation(other + 1) == "next":
        return t.one_day(end, reckon.weekday_after(today, number, strictly=True), "weekday_next")
    if t.ahead(i) or t.ahead_after(i, end):
        return t.one_day(end, reckon.weekday_after(today, number, strictly=False), "weekday_ahead")
    return t.one_day(end, reckon.weekday_before(today, number, strictly=False), "weekday")
