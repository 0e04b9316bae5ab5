"""Durations and what lies so far from publication or from a day named: قبل ساعتين، خلال 24 ساعة، بعد ذلك بيومين."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, NamedTuple

from rasid.arabic import time_calendar as reckon
from rasid.arabic import time_dates, time_numeric, time_words
from rasid.arabic.time_text import STOPS, TO, Text, When, at_midnight


class Length(NamedTuple):
    """A duration: counts of units, largest first, with the token after it; `shift` moves a moment by it."""

    parts: tuple[tuple[float, str], ...]
    end: int
    hijri: bool = False

    @property
    def unit(self) -> str:
        return self.parts[-1][1]


_HEDGES: Final = {
    "ما": (("ما", "يزيد", "علي"), ("ما", "يزيد", "عن"), ("ما", "لا", "يقل", "عن"), ("ما", "يقرب", "من"), ("ما", "يقارب"), ("ما", "يناهز"), ("ما", "ينيف", "علي"), ("ما", "يربو", "علي"), ("ما", "يفوق")),
    "اكثر": (("اكثر", "من"),), "اقل": (("اقل", "من"),),
    "نحو": (("نحو",),), "حوالي": (("حوالي",),), "قرابه": (("قرابه",),), "زهاء": (("زهاء",),), "بضعه": (("بضعه",),), "كل": (("كل",),),
}  # fmt: skip
"""By their first word."""


_HIJRI: Final = frozenset("هجري هجريه هجريا هجريين هجريان هجريتين هجريتان".split())


_BOUND: Final = ("يومي", "اسبوعي", "شهري", "عامي", "سنتي")
"""Duals that name what follows them: خلال يومي الاثنين والثلاثاء."""
_NAMES_A_DAY: Final = frozenset(("weekday", "yesterday", "tomorrow"))
_THE_LAST: Final = frozenset("الاسبوع الشهر العام السنه العقد".split())
_WHOLE: Final = frozenset("الاسبوع الشهر العام".split())
_ONE: Final = frozenset("دقيقه ثانيه ساعه يوم اسبوع شهر عام سنه عقد قرن حول".split())
"""A unit that means one of it when no number stands before it."""


def past_hedges(t: Text, i: int) -> int:
    """The token after words like نحو and ما يزيد على."""
    for words in _HEDGES.get(t.norm(i), ()):
        if all(t.norm(i + k) == word for k, word in enumerate(words)):
            return i + len(words)
    return i


def length(t: Text, i: int) -> Length | None:
    """شهرين، ثلاثة أيام، أسبوع و6 أيام، 24 ساعة، ساعة واحدة."""
    first = _one_length(t, past_hedges(t, i))
    if first is None:
        return None
    parts, end = [first[:2]], first[2]
    joined = t.reader.joined(end)
    follower = (
        joined[0] if joined is not None else end + 1 if t.norm(end) == "و" else end if t.norm(end)[:1] == "و" else -1
    )
    if follower >= 0:
        second = _one_length(t, follower)
        if second is not None and second[1] != first[1]:
            parts, end = [*parts, second[:2]], second[2]
    half = {"ونصف": 0.5, "والنصف": 0.5}.get(t.norm(end))
    if half is not None:
        parts, end = [(parts[0][0] + half, parts[0][1])], t.skip(end + 1, "العام", "السنه", "الشهر", "الساعه")
    hijri = t.norm(end) in _HIJRI and all(unit in ("month", "year") for _, unit in parts)
    return Length(tuple(parts), end + hijri, hijri)


def _one_length(t: Text, i: int) -> tuple[float, str, int] | None:
    dual = t.word(i, "unit_dual")
    if dual is not None and not dual.article and not t.norm(i).endswith(_BOUND):
        return 2.0, dual.value, i + 1
    unit = t.word(i, "unit")
    if unit is not None and not unit.article and t.norm(i).removeprefix("و").removeprefix("ب") in _ONE:
        end = t.skip(i + 1, "واحد", "واحده")
        named = end == i + 1 and (
            t.norm(end)[:1].isdecimal()
            or time_dates.month_name(t, end) is not None
            or not _NAMES_A_DAY.isdisjoint(t.kinds_at(end))
        )
        return None if named else (1.0, unit.value, end)
    part = t.reader.piece(i)
    if part is not None and part.kind == "part" and not part.article and t.norm(i + 1).removeprefix("ال") == "ساعه":
        return 1 / part.value, "hour", i + 2
    number = t.integer(i)
    if number is None:
        return None
    unit = t.word(number[1], "unit") or t.word(number[1], "unit_dual")
    if unit is None or unit.article or unit.conj or unit.prep or number[0] > 100_000:
        return None
    return float(number[0]), unit.value, number[1] + 1


def moved_by(t: Text, span: Length, sign: int) -> When:
    if span.hijri:
        day = reckon.shift_hijri(
            t.now.date(), round(sign * sum(count * (12 if unit == "year" else 1) for count, unit in span.parts))
        )
        if day is not None:
            return t.one_day(span.end, day, "hijri_distance")
    moment = t.now
    for count, unit in span.parts:
        moment = reckon.shift(moment, unit, sign * count)
    if span.unit in ("minute", "second", "hour"):
        return When(span.end, moment, moment, "hour", "distance")
    day = at_midnight(moment.date())
    return When(span.end, day, day, "day", "distance")


def ago(t: Text, i: int) -> When | None:
    """قبل ساعتين، قبل 3 أيام; قبل قليل is the day of publication."""
    if t.today is None or t.norm(i) not in ("قبل", "وقبل"):
        return None
    if t.norm(i + 1) in ("قليل", "شوي", "لحظات", "دقايق", "ساعات") and t.norm(i + 2) != "من":
        return t.one_day(i + 2, t.now.date(), "just_now")
    return _ago(t, i)


def ago_alone(t: Text, i: int) -> When | None:
    """من ساعة, as in speech."""
    return _ago(t, i) if t.today is not None and t.word(i + 1, "unit") is not None else None


def _ago(t: Text, i: int) -> When | None:
    span = length(t, i + 1)
    if span is None or (t.norm(span.end) == "من" and t.norm(span.end + 1) not in ("الان", "اليوم")):
        return None
    if t.told_of is not None and span.unit == "day":
        return t.one_day(span.end, t.told_of - timedelta(round(span.parts[0][0])), "ago")
    found = moved_by(t, span, -1)
    if t.norm(span.end) == "من":
        found = found._replace(end=span.end + 2)
    if len(span.parts) == 1 and span.unit == "year" and not t.alone:
        return t.days(found.end, *reckon.year_days(found.start.year), "year", "years_ago")
    return found._replace(rule="ago")


def hence(t: Text, i: int) -> When | None:
    """بعد يومين: ahead of publication, or, where "من" follows, what lies that much before the day named."""
    if t.today is None or t.norm(i) not in ("بعد", "وبعد", "غضون"):
        return None
    span = length(t, i + 1)
    if span is None or (t.norm(i + 1) == "يوم" and t.norm(i + 2) != "واحد" and not t.alone):
        return None
    if t.norm(span.end) in ("من", "علي", "عن") and t.norm(span.end + 1) != "الان":
        return _after_date(t, span) or _before_named(t, span)
    if t.alone or t.ahead(i) or t.ahead_after(i, span.end):
        return moved_by(t, span, 1)._replace(rule="hence")
    return None


def hence_alone(t: Text, i: int) -> When | None:
    """في يومين."""
    span = length(t, i + 1) if t.today is not None else None
    return None if span is None else moved_by(t, span, 1)._replace(rule="hence")


def _after_date(t: Text, span: Length) -> When | None:
    """بعد 39 يوما من أول رجب: counted from the date that is named."""
    base = time_dates.day_of_month(t, span.end + 1) or time_numeric.numeric(t, span.end + 1)
    if base is None:
        return None
    moment = base.start
    for count, unit in span.parts:
        moment = reckon.shift(moment, unit, count)
    return t.one_day(base.end, moment.date(), "after_date")


def _before_named(t: Text, span: Length) -> When | None:
    """ "بعد يومين من قول الممثل": the saying was two days before the day named last."""
    if span.unit not in ("day", "week") or t.norm(span.end + 1) in time_words.listed("lasting"):
        return None
    day = t.day or t.now.date()
    count, unit = span.parts[0]
    return t.one_day(span.end, day - timedelta(round(count) * (7 if unit == "week" else 1)), "so_long_after")


def from_now(t: Text, i: int) -> When | None:
    """ساعة من الآن، من الآن ساعة."""
    if t.today is None:
        return None
    if t.norm(i) == "من" and t.norm(i + 1) == "الان":
        span = length(t, i + 2)
        return None if span is None else moved_by(t, span, 1)._replace(rule="from_now")
    span = length(t, i)
    if span is None or t.norm(span.end) != "من" or t.norm(span.end + 1) != "الان":
        return None
    return moved_by(t, span, 1)._replace(end=span.end + 2, rule="from_now")


def relative_to_day(t: Text, i: int) -> When | None:
    """قبلها بأربعة أيام، قبله بيوم، بعد ذلك بيومين، بعدها بأسبوع."""
    norm = t.norm(i).removeprefix("و")
    sign = -1 if norm.startswith("قبل") else 1
    if norm in ("قبلها", "قبله", "بعدها", "بعده"):
        k = i + 1
    elif norm in ("قبل", "بعد") and t.norm(i + 1) == "ذلك":
        k = i + 2
    else:
        return None
    if t.period is None or not t.norm(k).startswith("ب"):
        return None
    span = length(t, k + (t.norm(k) == "ب"))
    if span is None or span.unit in ("hour", "minute", "second"):
        return None
    if t.period is not None and t.period.precision in ("month", "year"):
        return _after_period(t, t.period, span, sign)
    if t.day is None:
        return None
    moment = at_midnight(t.day)
    for count, unit in span.parts:
        moment = reckon.shift(moment, unit, sign * count)
    return t.one_day(span.end, moment.date(), "relative_to_day")


def _after_period(t: Text, named: When, span: Length, sign: int) -> When | None:
    """في آذار 2017 ... وبعدها بشهر: the month or year that lies so far from the one named last."""
    count, unit = span.parts[0]
    if unit == "year" or (unit == "month" and named.precision == "month"):
        first = reckon.add_months(named.start.date(), round(sign * count) * (12 if unit == "year" else 1))
        days = reckon.year_days(first.year) if named.precision == "year" else reckon.month_days(first.year, first.month)
        return t.days(span.end, *days, named.precision, "relative_to_period")
    return None


def during(t: Text, i: int) -> When | None:
    """خلال 24 ساعة، خلال الأسبوعين الماضيين، الساعات الـ24 الأخيرة، الأشهر الثلاثة الماضية، آخر 3 أيام."""
    if t.today is None:
        return None
    k = i
    opened = t.norm(k) in ("خلال", "وخلال", "طوال", "طيله", "طوال", "غضون", "مدي", "مدار", "اثناء")
    k += opened
    last = t.norm(k) in ("اخر", "واخر")
    if last:
        span = length(t, k + 1)
        return None if span is None or (span.unit in ("minute", "second") and not opened) else _window(t, span, -1)
    related = _definite_length(t, k)
    if related is not None:
        return _window(t, related[0], related[1])
    if not opened or t.norm(i) in ("مدار", "اثناء"):
        return None
    unit = t.word(k, "unit")
    if unit is not None and t.norm(k) in _THE_LAST and t.norm(k + 1).startswith("الاخير") and t.norm(k + 2) != "من":
        return _window(t, Length(((1.0, unit.value),), k + 2), -1)  # خلال العام الأخير
    bare = _so_far(t, k)
    if bare is not None:
        return bare
    span = length(t, k)
    if span is None:
        return None
    relation = t.relation(span.end)
    end = span.end + bool(relation)
    if relation == "" and not t.alone and _is_term(t, i):
        return _from_then(t, span)
    if relation == "" and t.norm(i) == "مدي" and span.unit in ("month", "year", "decade"):
        return None  # how long, not when
    if relation == "" and not t.alone and t.ahead(i):
        return _from_then(t, span)._replace(rule="within_next")
    ahead = relation == "next" or (relation == "" and t.alone)
    return _window(t, span._replace(end=end), 1 if ahead else -1)


def _so_far(t: Text, k: int) -> When | None:
    """خلال الأسبوع, with nothing said of which: the week, month or year up to publication, on its first day the one before."""
    unit, after = t.word(k, "unit"), t.norm(k + 1)
    if unit is None or t.norm(k) not in _WHOLE or t.alone or t.ahead(k) or t.kinds_at(k + 1):
        return None
    if (after.startswith("ال") and after not in TO) or after in ("من", "في", "هذا", "قبل", "بعد"):
        return None
    last = t.now.date()
    if _first_of(unit.value, last) == last:
        last -= timedelta(1)
    return t.days(k + 1, _first_of(unit.value, last), last, unit.value, "so_far")  # type: ignore[arg-type]


def _first_of(unit: str, day: date) -> date:
    """The first day of the week, month or year of a day."""
    return reckon.week_days(day)[0] if unit == "week" else day.replace(day=1, month=day.month if unit == "month" else 1)


_TERM: Final = 16


def _is_term(t: Text, i: int) -> bool:
    """Whether the clause before token `i` tells what was agreed or set: ينص الاتفاق على الانسحاب خلال شهر."""
    for k in range(i - 1, max(-1, i - 1 - _TERM), -1):
        if t.norm(k) in STOPS:
            return False
        if t.norm(k).removeprefix("و") in time_words.listed("terms"):
            return True
    return False


def _from_then(t: Text, span: Length) -> When:
    """So long from the last day named in the sentence, as that of the agreement, or from publication."""
    begin = t.anchor(span.end)
    moment = at_midnight(begin)
    for count, unit in span.parts:
        moment = reckon.shift(moment, unit, count)
    return t.days(span.end, begin, moment.date(), "span", "within_term")


def in_dual(t: Text, i: int) -> When | None:
    """قصفوا في يومين مئة هدف، نزحوا في شهرين: the two before publication."""
    dual = t.word(i, "unit_dual")
    if dual is None or dual.article or dual.prep or t.norm(i - 1) not in ("في", "وفي") or t.today is None or t.alone:
        return None
    if dual.value not in ("day", "week", "month") or t.norm(i + 1).endswith("ين") or t.ahead(i):
        return None
    return t.days(i + 1, reckon.shift(t.now, dual.value, -2).date(), t.now.date(), "span", "in_dual")


def _definite_length(t: Text, k: int) -> tuple[Length, int] | None:
    """اليومين الماضيين، الساعات الـ24 الأخيرة، الأيام الثلاثة المقبلة، الـ24 ساعة الماضية."""
    dual = t.word(k, "unit_dual")
    if dual is not None and dual.article and t.relation(k + 1) in ("past", "next"):
        return Length(((2.0, dual.value),), k + 2), -1 if t.relation(k + 1) == "past" else 1
    unit = t.word(k, "unit")
    if unit is not None and unit.article:
        number_at = t.skip(k + 1, "ال")
        number = t.integer(number_at)
        if number is None or number[0] > 1000:
            return None
        relation, end = t.relation(number[1]), number[1] + 1
        value = unit.value
    else:
        if t.norm(k) != "ال":
            return None
        number = t.integer(k + 1)
        found = t.word(number[1], "unit") if number is not None else None
        if number is None or found is None:
            return None
        relation, end, value = t.relation(number[1] + 1), number[1] + 2, found.value
    if relation not in ("past", "next"):
        return None
    return Length(((float(number[0]), value),), end), -1 if relation == "past" else 1


def _window(t: Text, span: Length, sign: int) -> When:
    """From so long ago to publication; whole days end the day before it, as "the last two days" are the two before today."""
    today, moment = t.now.date(), t.now
    if sign < 0 and span.unit == "hour" and t.anchor(span.end) < today:
        today, moment = t.anchor(span.end), at_midnight(t.anchor(span.end)) + timedelta(hours=12)
    for count, unit in span.parts:
        moment = reckon.shift(moment, unit, sign * count)
    if sign > 0:
        final = moment.date() if span.unit in ("minute", "second", "hour") else moment.date() - timedelta(1)
        return t.days(span.end, today, max(today, final), "span", "within_next")
    first = moment.date()
    if span.unit in ("minute", "second"):
        return When(span.end, moment, t.now, "hour", "within_last")
    last = today - timedelta(1) if span.unit == "day" and span.parts[0][0] > 1 else today
    return t.days(span.end, min(first, last), last, "span", "within_last")
