"""Times with two ends: منذ الثلاثاء، من 20 إلى 31 يوليو، يومي الاثنين والثلاثاء، لليوم الخامس على التوالي."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from rasid.arabic import time_calendar as reckon
from rasid.arabic import time_clock, time_dates, time_days, time_feasts, time_numeric, time_periods, time_words
from rasid.arabic.time_lengths import Length, ago, hence, length, moved_by, past_hedges
from rasid.arabic.time_text import DASHES, STOPS, TO, Text, When, at_midnight
from rasid.arabic.time_triggers import Rules, rule


def since(t: Text, i: int) -> When | None:
    """منذ الثلاثاء، منذ 7 أكتوبر 2023، منذ ما يزيد على شهرين: from then to publication."""
    if t.word(i, "since") is None or t.today is None or _is_rarity(t, i):
        return None
    now = at_midnight(t.now.date())
    if t.norm(i + 1) in ("قليل", "لحظات", "دقايق"):
        return t.one_day(i + 2, t.now.date(), "just_now")
    span = length(t, i + 1)
    if span is not None:
        return _since_length(t, span)
    inner = _point(t, t.skip(past_hedges(t, i + 1), "تاريخ")) or _point(t, t.skip(i + 1, "ساعات"))
    if inner is None:
        return _since_event(t, i)
    if inner.start > t.now:
        return None
    until = _range_point(t, inner.end + 1) if t.norm(inner.end) in TO else None
    joined = None if until is None else _joined(t, inner, None, until, True)
    if joined is not None:
        return joined._replace(rule="since_until")
    if inner.start.date() == t.now.date():
        return inner._replace(rule="since_today")
    return When(inner.end, at_midnight(inner.start.date()), now, "span", "since")


_EVENT: Final = 12
"""How many words what has been going on since may take before its date."""
_CLOSING: Final = frozenset("،,;؛:()[]")


SINCE_EVENT: Final = "since_event"


def _since_event(t: Text, i: int) -> When | None:
    """منذ اندلاع القتال بين الطرفين يوم السبت, منذ الهدنة التي بدأت في 2 نيسان: from its date to publication."""
    inner = None if t.alone or t.reader.piece(i + 1) is not None else _date_of_event(t, i + 1)
    if inner is None or inner.start > t.now:
        return None
    return When(inner.end, at_midnight(inner.start.date()), at_midnight(t.now.date()), "span", SINCE_EVENT)


def _date_of_event(t: Text, i: int) -> When | None:
    """The first time behind token `i` in its clause, if a word joins it to what happened; a bare أمس may belong to what comes next."""
    for k in range(i + 1, i + _EVENT):
        norm = t.norm(k)
        if not norm or norm in STOPS or norm in _CLOSING:
            return None
        inner = _point(t, k)
        if inner is not None:
            joined = (
                t.norm(k - 1) in ("في", "بتاريخ", "ال", "منتصف") or inner.precision != "day" or norm in ("يوم", "في")
            )
            return inner if joined else None
        if t.reader.piece(k) is not None:
            return None
    return None


_FIRST_TIME: Final = frozenset((("المره", "الاولي"), ("للمره", "الاولي"), ("لاول", "مره"), ("اول", "مره")))
_CLAUSE: Final = 12


def _is_rarity(t: Text, i: int) -> bool:
    """أسوأ قتال منذ عامين، لأول مرة منذ 2011."""
    rare = time_words.listed("superlative")
    found = [k for k in range(max(0, i - 4), i) if t.norm(k) in rare or t.norm(k)[1:] in rare]
    if any(t.norm(k - 1) == "لم" and t.norm(k)[1:4] == "شهد" for k in range(max(1, i - 4), i)):
        return True  # لم تشهدها البلاد منذ عقد
    if any((t.norm(k - 1), t.norm(k)) in _FIRST_TIME for k in range(max(t.boundary(i) + 1, i - _CLAUSE), i)):
        return True  # للمرة الأولى التي يبلغ فيها الفريق النهائي منذ عقد
    return any(t.norm(k + 1) != "من" or t.norm(k + 2).startswith("نوع") for k in found)


def is_record(t: Text, i: int) -> bool:
    """Whether a time at `i` only says since when nothing was as bad: الأسوأ منذ العام 2014. After "first" it may date the other."""
    return (
        t.word(i - 1, "since") is not None
        and _is_rarity(t, i - 1)
        and not any(t.norm(k).removeprefix("ال") in ("اول", "اولي", "لاول") for k in range(max(0, i - _CLAUSE), i))
    )


_FEW: Final = 2


def _since_length(t: Text, span: Length) -> When:
    """منذ يومين is the day two days ago; longer states last until now: منذ أربعة أيام. Years are told to the month."""
    moved = moved_by(t, span, -1)
    if span.unit == "year" and not t.alone:
        moved = moved._replace(start=moved.start.replace(day=1))
    few = span.unit in ("minute", "second", "hour") or (span.unit == "day" and span.parts[0][0] <= _FEW)
    if few or t.alone:
        return moved._replace(rule="since_ago")
    return moved._replace(last=at_midnight(t.now.date()), precision="span", rule="since_length")


def _point(t: Text, i: int) -> When | None:
    """Any single time that another rule may take as its end."""
    for one in POINTS.at[t.norm(i)]:
        found = one.read(t, i)
        if found is not None:
            return found
    return None


_TENS: Final = "عشرينات ثلاثينات اربعينات خمسينات ستينات سبعينات ثمانينات تسعينات".split()
_DECADES: Final = " ".join(["decade", *_TENS, *("ال" + word for word in _TENS)])
POINTS: Final = Rules(
    rule(time_clock.clock, "number unit"),
    rule(time_clock.part_of_day, "part ساعات ساعه هذه الليله هالليله منتصف بعد عقب وقت قبل قبيل بعيد اثناء خلال"),
    rule(time_days.nth, "number unit today weekday اخر الاخير"),
    rule(time_numeric.numeric, "number"),
    rule(time_days.weekday, "weekday يوم نهار هذا فيوم"),
    rule(time_dates.day_of_month, "number فاتح يوم اليوم"),
    rule(time_days.relative_day, "yesterday tomorrow today يوم نهار اول اولي قبل بعد نفس ذات ذلك هذا"),
    rule(time_dates.month_first, "month unit"),
    rule(time_periods.staged, "stage"),
    rule(time_periods.part_of_period, "النصف الربع الثلث"),
    rule(time_periods.season, "season"),
    rule(time_periods.period, "unit month number هذا هذه خلال نفس ذات"),
    rule(time_feasts.feast, "عيد العيد راس المولد"),
    rule(time_feasts.day_of_feast, "اول ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر"),
    rule(time_feasts.last_ten, "العشر"),
    rule(time_periods.decade, _DECADES),
    rule(time_periods.first_units, "unit خلال وخلال اول اخر"),
    rule(time_periods.age, "unit"),
)

_FROM: Final = frozenset("من بين مابين ومن وبين".split())


_WITHIN: Final = 12
"""How many words the first end of a range may take."""


def between(t: Text, i: int) -> When | None:
    """من 20 إلى 31 يوليو، بين 19 يناير و2 فبراير، من الساعة 3 إلى الساعة 4، 13 إلى 15 تموز، 7-13 مايو."""
    opened = t.norm(i) in _FROM
    opener, k = (t.norm(i), i + 1) if opened else ("", i)
    if t.norm(i) == "ما" and t.norm(i + 1) == "بين":
        opened, opener, k = True, "بين", i + 2
    if not _may_join(t, k, opener):
        return None
    first = _range_point(t, k)
    number = time_dates.day_number(t, k) if first is None else None
    end = first.end if first is not None else number[1] if number is not None else None
    if end is None:
        return None
    second_at = _joint(t, end, opener)
    second = _range_point(t, second_at) if second_at is not None else None
    if second is None:
        return None
    if first is not None and _has_year(t, second_at or 0, second.end) and not _has_year(t, k, first.end):
        first = first._replace(start=_earlier(first, second))
    return _joined(t, first, number[0] if number is not None else None, second, opened)


def _has_year(t: Text, first: int, end: int) -> bool:
    """Whether a year stands among these tokens."""
    return any(len(norm) == 4 and norm.isdecimal() for norm in t.norms[first:end])


def _may_join(t: Text, k: int, opener: str) -> bool:
    """Whether a time may begin at `k` and something near parts it from another."""
    if not opener and not t.parted_within(k + 1, k + _WITHIN):
        return False
    if not POINTS.at[t.norm(k)] and t.norm(k) not in ("قبل", "بعد", "يوم"):
        return False
    between_two = opener.endswith("بين")
    for norm in t.norms[k + 1 : k + _WITHIN]:
        if norm in TO or norm in DASHES or (between_two and norm[:1] == "و") or (opener == "من" and norm[:1] == "ل"):
            return True
        if norm in STOPS:
            return False
    return False


def _range_point(t: Text, i: int) -> When | None:
    k = t.skip(i, "يوم", "ليوم")
    if t.norm(k)[:1] == "و" and t.norm(k) == "و":
        k += 1
    for at in (i, k):
        found = _point(t, at) or _loose_hour(t, at) or ago(t, at) or hence(t, at)
        if found is not None:
            return _with_clock(t, found)
    year = time_dates.year(t, i)
    if year is not None and (
        t.alone or (1900 <= year.number <= 2100 and not time_dates.is_counted(t.norm(year.end), year.number))
    ):
        return t.days(year.end, *reckon.year_days(year.number), "year", "bare_year")
    named = time_dates.month_name(t, i)
    days = time_dates.dated(t, named, None, named.end) if named is not None and named.hijri else None
    return None if days is None else t.days(days[2], days[0], days[1], "month", "hijri_month")


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
    end = t.skip(end, "من") if t.norm(end + 1) in TO else end
    norm = t.norm(end)
    if norm in TO or (norm in DASHES and not opener):
        return end + 1
    if norm in DASHES:
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
        if number is not None and number <= 24 and second.precision == "hour" and second.rule == "clock":
            hour = number + 12 if number < 12 <= second.start.hour and number + 12 <= second.start.hour else number
            begun = second.start.replace(hour=hour % 24, minute=0)
            return When(second.end, min(begun, second.last), second.last, "hour", "range_of_hours")
        if number is None or second.precision != "day" or second.rule == "weekday":
            return None
        base = second.start.date()
        of_month = reckon.hijri_day_of(base) if second.rule == "hijri_date" else base.day
        if of_month is None or number >= of_month:
            return None
        return t.days(second.end, base - timedelta(of_month - number), second.last.date(), "span", "range")
    if first.precision == "hour" and second.precision == "hour":
        return _hours(first, second)
    if "bare_year" in (first.rule, second.rule) and first.precision != second.precision:
        return None
    start, last = first.start, second.last
    if last < start and first.rule == second.rule == "relative_day":
        start, last = second.start, first.last  # يومي أمس وأول أمس
    elif last < start and first.rule.startswith("weekday"):
        start -= timedelta(7)
    elif last < start:
        start = _earlier(first, second)
    if (
        start > last
        or not (opened or first.precision in ("day", "month"))
        or "hour" in (first.precision, second.precision)
    ):
        return None
    return When(second.end, at_midnight(start.date()), at_midnight(last.date()), "span", "range")


def _hours(first: When, second: When) -> When:
    """From hour to hour: an end without its part of the day is the next such hour, and a day named with it is the start's too."""
    start, last = first.start, second.last
    if first.rule in ("clock_bare", "loose_hour") and second.rule == "clock" and start.hour + 12 < last.hour:
        start += timedelta(hours=12)
    if last.date() > start.date() or (last.date() < start.date() and last < start):
        start = datetime.combine(last.date() - timedelta(start.time() >= last.time()), start.time())
    elif last <= start:
        half = timedelta(hours=12)
        sure = (second.rule == "clock" and start.hour >= 12 and last.hour < 12) or last + half <= start
        last += timedelta(1) if sure else half
    return When(second.end, start, max(start, last), "hour", "range_of_hours")


def _hijri_years_apart(first: When, second: When) -> date | None:
    """The day of a first end in the Hijri year of the second, or the year before."""
    day, last = first.start.date(), second.last.date()
    years = reckon.hijri_year_of(day), reckon.hijri_year_of(last)
    if years[0] is None or years[1] is None:
        return None
    moved = reckon.shift_hijri(day, 12 * (years[1] - years[0]))
    return reckon.shift_hijri(moved, -12) if moved is not None and moved > last else moved


def _earlier(first: When, second: When) -> datetime:
    """A first end that was given a year of its own falls in the second's year, or the one before."""
    if first.rule.startswith("hijri"):
        moved = _hijri_years_apart(first, second)
        return at_midnight(moved) if moved is not None else first.start
    for year in (second.start.year, second.start.year - 1):
        try:
            moved = first.start.replace(year=year)
        except ValueError:
            continue
        if moved <= second.last:
            return moved
    return first.start


_PAIRS: Final = frozenset("يومي ليلتي شهري صباحي ايام بيومي".split())


def pair(t: Text, i: int) -> When | None:
    """يومي الاثنين والثلاثاء، يومي 5 و6 مايو، شهري يناير وفبراير."""
    if t.norm(i) not in _PAIRS:
        return None
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


_LONGEST: Final = 1000
"""How many days or years in a row may be counted."""


def consecutive(t: Text, i: int) -> When | None:
    """لليوم الخامس على التوالي، للأسبوع الثاني على التوالي، لليوم الثالث: as many, the last of them today."""
    if t.norm(i) not in ("لليوم", "للاسبوع", "للشهر", "لليله", "للعام", "ولليوم") or t.today is None:
        return None
    k = t.skip(i + 1, "ال")
    number = t.ordinal(k) or t.integer(k)
    if number is None or number[0] > _LONGEST:
        return None  # للعام 2018
    at = number[1]
    follows = t.norm(at) == "علي" and t.norm(at + 1) == "التوالي"
    in_a_row = follows or t.norm(at) == "تواليا"
    if not in_a_row and (number[0] < 2 or t.alone or t.norm(at) in ("علي", "منذ", "من", "بعد")):
        return None
    unit = {"لليوم": "day", "ولليوم": "day", "لليله": "day", "للاسبوع": "week", "للشهر": "month", "للعام": "year"}[
        t.norm(i)
    ]
    end = at + in_a_row + follows
    last = _day_behind(t, end) or t.now.date()
    start = reckon.shift(at_midnight(last), unit, -(number[0] - 1)).date()
    return t.days(end, start, last, "span", "consecutive")


_BEHIND: Final = 10
_ANOTHER: Final = frozenset("بعد عقب منذ اثر قبل الذي التي حتي".split())
"""What begins to tell of another day."""


def _day_behind(t: Text, i: int) -> date | None:
    """The day just past that a clause tells of from token `i` on: لليوم الثاني على التوالي، خرجت أمس."""
    for k in range(i, i + _BEHIND):
        if not t.norm(k) or t.norm(k) in STOPS or t.norm(k) in _ANOTHER:
            return None
        if not t.kinds_at(k).keys().isdisjoint(("yesterday", "weekday", "today", "part")):
            inner = _point(t, k)
            return None if inner is None or inner.start > t.now else inner.start.date()
    return None


def now(t: Text, i: int) -> When | None:
    """الآن، حاليا، حتى اللحظة: the day of publication."""
    word = t.word(i, "now")
    if (
        word is None
        or t.today is None
        or (t.norm(i - 1) in ("حتي", "الي") and t.norm(i).endswith("الان"))
        or t.relation(i + 1) == "same"
        or (t.norm(i).endswith("اللحظه") and t.norm(i - 1) not in ("حتي", "لحد", "هذه", "الي", "ل"))
    ):
        return None
    if t.norm(i - 1) == "من" and t.alone:
        return None
    return t.one_day(i + 1, t.now.date(), "now")
