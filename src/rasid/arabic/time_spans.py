"""Times with two ends or a distance: منذ الثلاثاء، خلال 24 ساعة، قبل ساعتين، من 20 إلى 31 يوليو، بعد ذلك بيومين."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple

from rasid.arabic import time_calendar as reckon
from rasid.arabic import time_clock, time_dates, time_days, time_periods, time_words
from rasid.arabic.time_text import Text, When, at_midnight


class Length(NamedTuple):
    """A duration: counts of units, largest first, with the token after it; `shift` moves a moment by it."""

    parts: tuple[tuple[float, str], ...]
    end: int
    hijri: bool = False

    @property
    def unit(self) -> str:
        return self.parts[-1][1]


_HEDGES: Final = (
    ("ما", "يزيد", "علي"), ("ما", "يزيد", "عن"), ("ما", "لا", "يقل", "عن"), ("ما", "يقرب", "من"), ("اكثر", "من"), ("اقل", "من"), ("ما", "يقارب"),
    ("نحو",), ("حوالي",), ("قرابه",), ("زهاء",), ("ما", "يناهز"), ("بضعه",), ("كل",),
)  # fmt: skip


_HIJRI: Final = frozenset("هجري هجريه هجريا هجريين هجريان هجريتين هجريتان".split())


def past_hedges(t: Text, i: int) -> int:
    """The token after words like نحو and ما يزيد على."""
    for words in _HEDGES:
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
        parts, end = [(parts[0][0] + half, parts[0][1])], end + 1
    hijri = t.norm(end) in _HIJRI and all(unit in ("month", "year") for _, unit in parts)
    return Length(tuple(parts), end + hijri, hijri)


def _one_length(t: Text, i: int) -> tuple[float, str, int] | None:
    dual = t.word(i, "unit_dual")
    if dual is not None and not dual.article:
        return 2.0, dual.value, i + 1
    unit = t.word(i, "unit")
    if (
        unit is not None
        and not unit.article
        and t.norm(i)[-1:] != "ت"
        and t.norm(i) not in ("ايام", "اشهر", "اسابيع", "دقايق", "اعوام", "شهور", "سنين")
    ):
        return 1.0, unit.value, t.skip(i + 1, "واحد", "واحده")
    number = t.integer(i)
    if number is None:
        return None
    unit = t.word(number[1], "unit") or t.word(number[1], "unit_dual")
    if unit is None or unit.article or unit.conj or unit.prep or number[0] > 100_000:
        return None
    return float(number[0]), unit.value, number[1] + 1


def _moved(t: Text, span: Length, sign: int) -> When:
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
    if t.today is None or t.norm(i) not in ("قبل", "وقبل", "من"):
        return None
    if t.norm(i) != "من" and t.norm(i + 1) in ("قليل", "لحظات", "دقايق", "ساعات"):
        return t.one_day(i + 2, t.now.date(), "just_now")
    if t.norm(i) == "من" and (not t.alone or t.word(i + 1, "unit") is None):
        return None
    span = length(t, i + 1)
    if span is None or (t.norm(span.end) == "من" and t.norm(span.end + 1) not in ("الان", "اليوم")):
        return None
    return _moved(t, span, -1)._replace(rule="ago")


def hence(t: Text, i: int) -> When | None:
    """بعد يومين: ahead of publication, or, where "من" follows, what lies that much before the day named."""
    if t.today is None or t.norm(i) not in ("بعد", "وبعد", "في", "غضون"):
        return None
    if t.norm(i) == "في" and not t.alone:
        return None
    span = length(t, i + 1)
    if span is None or (t.norm(i + 1) == "يوم" and t.norm(i + 2) != "واحد" and not t.alone):
        return None
    if t.norm(span.end) in ("من", "علي", "عن") and t.norm(i) != "في" and t.norm(span.end + 1) != "الان":
        return _after_date(t, span) or _before_named(t, span)
    if t.alone or t.ahead(i):
        return _moved(t, span, 1)._replace(rule="hence")
    return None


def _after_date(t: Text, span: Length) -> When | None:
    """بعد 39 يوما من أول رجب: counted from the date that is named."""
    base = time_dates.day_of_month(t, span.end + 1) or time_dates.numeric(t, span.end + 1)
    if base is None:
        return None
    moment = base.start
    for count, unit in span.parts:
        moment = reckon.shift(moment, unit, count)
    return t.one_day(base.end, moment.date(), "after_date")


def _before_named(t: Text, span: Length) -> When | None:
    """ "بعد يومين من قول الممثل": the saying was two days before the day named last."""
    if span.unit not in ("day", "week"):
        return None
    day = t.day or t.now.date()
    count, unit = span.parts[0]
    return t.one_day(span.end, day - timedelta(round(count) * (7 if unit == "week" else 1)), "so_long_after")


def from_now(t: Text, i: int) -> When | None:
    """ساعة من الآن، من الآن ساعة."""
    if t.today is None or not t.alone:
        return None
    if t.norm(i) == "من" and t.norm(i + 1) == "الان":
        span = length(t, i + 2)
        return None if span is None else _moved(t, span, 1)._replace(rule="from_now")
    span = length(t, i)
    if span is None or t.norm(span.end) != "من" or t.norm(span.end + 1) != "الان":
        return None
    return _moved(t, span, 1)._replace(end=span.end + 2, rule="from_now")


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
    if t.day is None or not (t.norm(k) == "ب" or t.norm(k).startswith("ب")):
        return None
    span = length(t, k + (t.norm(k) == "ب"))
    if span is None or span.unit in ("hour", "minute", "second"):
        return None
    moment = at_midnight(t.day)
    for count, unit in span.parts:
        moment = reckon.shift(moment, unit, sign * count)
    return t.one_day(span.end, moment.date(), "relative_to_day")


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
        return None if span is None else _window(t, span, -1)
    related = _definite_length(t, k)
    if related is not None:
        return _window(t, related[0], related[1])
    if not opened or t.norm(i) in ("مدار", "اثناء"):
        return None
    span = length(t, k)
    if span is None:
        return None
    relation = t.relation(span.end)
    end = span.end + bool(relation)
    ahead = relation == "next" or (relation == "" and (t.alone or t.ahead(i)))
    return _window(t, span._replace(end=end), 1 if ahead else -1)


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
        return t.days(span.end, first, today, "hour", "within_last")
    last = today - timedelta(1) if span.unit == "day" and span.parts[0][0] > 1 else today
    return t.days(span.end, min(first, last), last, "span", "within_last")


def since(t: Text, i: int) -> When | None:
    """منذ الثلاثاء، منذ 7 أكتوبر 2023، منذ ما يزيد على شهرين: from then to publication."""
    if t.word(i, "since") is None or t.today is None or _is_rarity(t, i):
        return None
    now = at_midnight(t.now.date())
    if t.norm(i + 1) in ("قليل", "لحظات", "دقايق"):
        return t.one_day(i + 2, t.now.date(), "just_now")
    span = length(t, i + 1)
    if span is not None:
        return _since_length(t, span, now, past_hedges(t, i + 1) > i + 1)
    inner = _point(t, past_hedges(t, i + 1))
    if inner is None or inner.start > t.now:
        return None
    if inner.start.date() == t.now.date():
        return inner._replace(rule="since_today")
    return When(inner.end, at_midnight(inner.start.date()), now, "span", "since")


def _is_rarity(t: Text, i: int) -> bool:
    """أسوأ قتال منذ عامين، لأول مرة منذ 2011."""
    rare = time_words.listed("superlative")
    found = [k for k in range(max(0, i - 4), i) if t.norm(k) in rare or t.norm(k)[1:] in rare]
    return any(t.norm(k + 1) != "من" for k in found)


def is_record(t: Text, i: int) -> bool:
    """Whether a time at `i` only says since when nothing was as bad: الأسوأ منذ العام 2014. After "first" it may date the other."""
    return (
        t.word(i - 1, "since") is not None
        and _is_rarity(t, i - 1)
        and not any(t.norm(k).removeprefix("ال") in ("اول", "اولي", "لاول") for k in range(max(0, i - 5), i))
    )


def _since_length(t: Text, span: Length, now: object, hedged: bool) -> When:
    """منذ يومين is the day two days ago; longer states last until now: منذ شهرين."""
    moved = _moved(t, span, -1)
    if span.unit in ("minute", "second", "hour", "day") or t.alone:
        return moved._replace(rule="since_ago")
    return moved._replace(last=at_midnight(t.now.date()), precision="span", rule="since_length")


def _point(t: Text, i: int) -> When | None:
    """Any single time that another rule may take as its end."""
    for rule in POINTS:
        found = rule(t, i)
        if found is not None:
            return found
    return None


POINTS: Final[tuple[Callable[[Text, int], When | None], ...]] = (
    time_clock.clock, time_clock.part_of_day, time_days.nth, time_dates.numeric, time_days.weekday, time_dates.day_of_month, time_days.relative_day,
    time_dates.month_first, time_periods.staged, time_periods.part_of_period, time_periods.season, time_periods.period, time_periods.feast,
    time_periods.decade,
)  # fmt: skip

_FROM: Final = frozenset("من بين مابين ومن وبين".split())
_TO: Final = frozenset("الي حتي وحتي لغايه والي".split())
_DASHES: Final = frozenset("- – — ـ".split())


def between(t: Text, i: int) -> When | None:
    """من 20 إلى 31 يوليو، بين 19 يناير و2 فبراير، من الساعة 3 إلى الساعة 4، 13 إلى 15 تموز، 7-13 مايو."""
    opened = t.norm(i) in _FROM
    k = i + opened
    if t.norm(i) == "ما" and t.norm(i + 1) == "بين":
        opened, k = True, i + 2
    first = _range_point(t, k) if opened or t.kinds[k : k + 1] else None
    loose = None
    if first is None:
        loose = time_dates.day_number(t, k)
        if loose is None:
            return None
    second_at = _joint(t, first.end if first is not None else loose[1] if loose else k, t.norm(i) if opened else "")
    if second_at is None:
        return _reread(t, k, first, t.norm(i) if opened else "")
    second = _range_point(t, second_at)
    if second is None:
        return None
    return _joined(t, first, loose[0] if loose else None, second, opened)


def _reread(t: Text, k: int, first: When | None, opener: str) -> When | None:
    """ "من 1 إلى 3 يوليو": the first end may be its number alone."""
    return None


def _range_point(t: Text, i: int) -> When | None:
    k = t.skip(i, "يوم", "ليوم")
    if t.norm(k)[:1] == "و" and t.norm(k) == "و":
        k += 1
    for at in (i, k):
        found = _point(t, at) or _loose_hour(t, at) or ago(t, at) or hence(t, at)
        if found is not None:
            return _with_clock(t, found)
    if t.alone and (year := time_dates.year(t, i)) is not None:
        return t.days(year.end, *reckon.year_days(year.number), "year", "year")
    return None


def _loose_hour(t: Text, i: int) -> When | None:
    """An hour without its part of the day: "من الثالثة إلى الخامسة مساء"."""
    read = time_clock.read_hour(t, i)
    if read is None or t.today is None or not (t.alone or read.sure):
        piece = t.reader.piece(i)
        fem = piece is not None and piece.kind in ("ordinal", "unit") and piece.article and t.norm(i).endswith("ه")
        if read is None or t.today is None or not fem:
            return None
    moment = at_midnight(t.anchor(i)) + timedelta(hours=read.hour, minutes=read.minute)
    return When(read.end, moment, moment, "hour", "loose_hour")


def _with_clock(t: Text, found: When) -> When:
    return (time_clock.day_and_clock(t, found) or found) if found.precision == "day" else found


def _joint(t: Text, end: int, opener: str) -> int | None:
    """The token where the second end begins, past إلى, a dash, or the waw of "بين … و…"."""
    end = t.skip(end, "من") if t.norm(end + 1) in _TO else end
    norm = t.norm(end)
    if norm in _TO or (norm in _DASHES and not opener):
        return end + 1
    if norm in _DASHES:
        return end + 1
    if opener.endswith("بين"):
        if norm == "و":
            return end + 1
        if norm.startswith("و") and end < len(t.tokens):
            return end
    if norm.startswith("لل") or (norm.startswith("ل") and t.word(end, "unit") is not None and opener == "من"):
        return end if opener == "من" and t.alone else None
    return None


def _joined(t: Text, first: When | None, number: int | None, second: When, opened: bool) -> When | None:
    """The range, its first end completed from the second: its month, its year, its half of the day."""
    if first is None:
        if number is None or second.precision not in ("day",) or second.rule == "weekday":
            return None
        base = second.start.date()
        if number > reckon.days_in(base.year, base.month) or (number >= base.day and second.rule != "hijri_date"):
            return None
        start = base.replace(day=number) if second.rule != "hijri_date" else base - timedelta(base.day - number)
        return t.days(second.end, start, second.last.date(), "span", "range")
    start, last = first.start, second.last
    if first.precision == "hour" and second.precision == "hour":
        if last <= start:
            sure = second.rule == "clock" and start.hour >= 12 and last.hour < 12
            last += timedelta(1) if sure else timedelta(hours=12)
        return When(second.end, start, max(start, last), "hour", "range_of_hours")
    if last < start:
        start = _earlier(first, second)  # type: ignore[assignment]
    if start > last or not (opened or first.precision in ("day", "month")):
        return None
    return When(second.end, at_midnight(start.date()), at_midnight(last.date()), "span", "range")


def _earlier(first: When, second: When) -> object:
    """A first end that was given a year of its own falls in the second's year, or the one before."""
    for year in (second.start.year, second.start.year - 1):
        try:
            moved = first.start.replace(year=year)
        except ValueError:
            continue
        if moved <= second.last:
            return moved
    return first.start


_PAIRS: Final = frozenset("يومي ليلتي عامي شهري سنتي صباحي ايام اعوام بيومي وعامي".split())


def pair(t: Text, i: int) -> When | None:
    """يومي الاثنين والثلاثاء، يومي 5 و6 مايو، عامي 2012 و2013، شهري يناير وفبراير."""
    if t.norm(i) not in _PAIRS:
        return None
    if t.norm(i) in ("عامي", "سنتي", "اعوام", "وعامي"):
        return _years(t, i + 1)
    first = _point(t, i + 1)
    number = time_dates.day_number(t, i + 1) if first is None else None
    at = first.end if first is not None else number[1] if number is not None else None
    if at is None or not t.norm(at).startswith("و"):
        return None
    second = _point(t, at + (t.norm(at) == "و"))
    if second is None:
        return None
    joined = _joined(t, first, number[0] if number else None, second, True)
    return None if joined is None else joined._replace(rule="pair")


def _years(t: Text, k: int) -> When | None:
    first = time_dates.year(t, k)
    if first is None or not t.norm(first.end).startswith("و"):
        return None
    second = time_dates.year(t, first.end + (t.norm(first.end) == "و"))
    if second is None or second.number <= first.number:
        return None
    return t.days(second.end, date(first.number, 1, 1), date(second.number, 12, 31), "span", "years")


def consecutive(t: Text, i: int) -> When | None:
    """لليوم الخامس على التوالي، للأسبوع الثاني على التوالي: as many, the last of them today."""
    if t.norm(i) not in ("لليوم", "للاسبوع", "للشهر", "لليله", "للعام", "ولليوم") or t.today is None:
        return None
    k = t.skip(i + 1, "ال")
    number = t.ordinal(k) or t.integer(k)
    if number is None or t.norm(number[1]) not in ("علي", "تواليا", "منذ", "من"):
        return None
    if t.norm(number[1]) == "علي" and t.norm(number[1] + 1) != "التوالي":
        return None
    if t.norm(number[1]) in ("منذ", "من"):
        return None
    unit = {"لليوم": "day", "ولليوم": "day", "لليله": "day", "للاسبوع": "week", "للشهر": "month", "للعام": "year"}[
        t.norm(i)
    ]
    start = reckon.shift(t.now, unit, -(number[0] - 1)).date()
    end = number[1] + (2 if t.norm(number[1]) == "علي" else 1)
    return t.days(end, start, t.now.date(), "span", "consecutive")


def now(t: Text, i: int) -> When | None:
    """الآن، حاليا، حتى اللحظة: the day of publication."""
    word = t.word(i, "now")
    if (
        word is None
        or t.today is None
        or (t.norm(i - 1) in ("حتي", "الي") and t.norm(i).endswith("الان"))
        or (t.norm(i).endswith("اللحظه") and t.norm(i - 1) not in ("حتي", "لحد", "هذه", "الي", "ل"))
    ):
        return None
    if t.norm(i - 1) == "من" and t.alone:
        return None
    return t.one_day(i + 1, t.now.date(), "now")
