"""Parts of the day and hours: فجر الجمعة، ليل الثلاثاء – الأربعاء، الساعة 1:30 ظهرا، السادسة والنصف مساء."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from rasid.arabic import time_calendar as reckon
from rasid.arabic import time_days, time_feasts
from rasid.arabic.time_text import STOPS, Text, When, at_midnight

_ADVERBS: Final = frozenset("فجرا صباحا ظهرا عصرا مساء مساءا ليلا سحرا".split())
_DEFINITE: Final = frozenset("الفجر الصباح الظهر العصر المساء الليل الضحي الظهيره".split())
_DURING: Final = frozenset(
    "خلال طوال طيله منذ في قبل بعد حتي مع عند وقت ساعات اثناء ومع وفي ومنذ وخلال وقبل وبعد هذا".split()
)
_NOON: Final = ("ظهر", "ظهيره", "زوال")
_SPOKEN: Final = _DEFINITE | frozenset("الصبح المغرب المسا بالليل".split())
"""Parts of a day behind it, as in speech: امبارح العصر."""
_FIRST: Final = ("الاولي", "الباكر", "الباكره", "المبكره", "المتاخره", "الاخيره")
_NIGHTFALL: Final = 18
"""The hour from which a night told of without its day is the coming one."""
_DASHES: Final = ("-", "–", "—", "/", "ـ")


def part_of_day(t: Text, i: int) -> When | None:
    """صباح اليوم، مساء الجمعة، ليل الثلاثاء – الأربعاء، فجرا، الليلة الماضية، خلال الليل."""
    if t.today is None:
        return None
    return (
        _tonight(t, i)
        or _midnight_of(t, i)
        or _part_of_named_day(t, i)
        or _hours_of_part(t, i)
        or _bare_part(t, i)
        or _prayer(t, i)
    )


def _tonight(t: Text, i: int) -> When | None:
    """الليلة، هذه الليلة، الليلة الماضية، الليلة قبل الماضية."""
    k = t.skip(i, "هذه")
    if t.norm(k) not in ("الليله", "الليلة", "والليله", "هالليله"):
        return None
    today = t.said_on(i)
    between = t.word(k + 3, "weekday") if (t.norm(k + 1), t.norm(k + 2)) == ("الفاصله", "بين") else None
    if between is not None:
        day = reckon.weekday_before(today, int(between.value), strictly=False)
        return _night(t, t.one_day(k + 4, day, "night"), day)
    if t.norm(k + 1) == "قبل" and t.relation(k + 2) == "past":
        return t.days(k + 3, today - timedelta(2), today - timedelta(1), "part_of_day", "night_before_last")
    relation = t.relation(k + 1)
    if relation == "past":
        return t.days(k + 2, today - timedelta(1), today, "part_of_day", "last_night")
    if relation == "next":
        return t.days(k + 2, today + timedelta(1), today + timedelta(2), "part_of_day", "next_night")
    if relation == "same":
        day = t.day or today
        return t.days(k + 2, day, day + timedelta(1), "part_of_day", "same_night")
    return t.days(k + 1, today, today + timedelta(1), "part_of_day", "tonight")


def _part_of_named_day(t: Text, i: int) -> When | None:
    """صباح اليوم، بعد ظهر الجمعة، ليل السبت، عشية عيد الأضحى."""
    at = i + 1 if _side(t, i) and t.norm(i + 1) in _NOON else i
    part = t.word(at, "part")
    if part is None or (part.article and part.prep != "") or t.norm(at) in _DEFINITE:
        return None
    if t.norm(at) in ("ظهر", "فجر", "عصر", "بكره", "غروب", "صبح") and t.norm(at + 1) in ("في", "من"):
        return None
    k = t.skip(at + 1, "من", "يوم") if t.norm(at + 1) == "من" else at + 1
    inner = time_days.named_day(t, k) or time_feasts.feast(t, k)
    if inner is None or inner.start != inner.last or inner.precision != "day":
        return None
    day = inner.start.date()
    if part.value == "night" and inner.rule == "feast":
        return t.days(inner.end, day - timedelta(1), day, "part_of_day", "night_of_feast")
    if part.value == "night":
        return _night(t, inner, day)
    if part.value == "eve":
        return _eve(t, inner, day)
    if part.value == "morrow":
        return inner._replace(start=inner.start + timedelta(1), last=inner.last + timedelta(1), rule="morrow")
    return inner._replace(precision="part_of_day", rule="part_of_day")


def _side(t: Text, i: int) -> str:
    """قبل or بعد, where token `i` is one."""
    norm = t.norm(i)[1:] if t.norm(i)[:1] == "و" else t.norm(i)
    return norm if norm in ("قبل", "بعد") else ""


def _eve(t: Text, inner: When, day: date) -> When:
    """عشية الثلاثاء is the evening of that day or before it; a report means the day just past."""
    if inner.rule == "relative_day":
        return inner._replace(precision="part_of_day", rule="evening")
    before = at_midnight(day - timedelta(1))
    return inner._replace(start=before, last=before, rule="eve")


def _night(t: Text, inner: When, day: date) -> When:
    """A night spans two dates; ليل الثلاثاء – الأربعاء names both."""
    following = day + timedelta(1)
    k = t.skip(inner.end, *_DASHES, "الي", "علي")
    other = t.word(k, "weekday")
    if other is not None and int(other.value) == following.weekday() and (k > inner.end or not other.prep):
        return t.days(k + 1, day, following, "part_of_day", "night_of_two_days")
    return t.days(inner.end, day, following, "part_of_day", "night")


def _midnight_of(t: Text, i: int) -> When | None:
    """منتصف ليل الخميس، منتصف الليل: midnight of a night named, or of the one that ends on the day of publication."""
    if t.norm(i) in ("منتصف", "بمنتصف", "ومنتصف") and t.norm(i + 1) in ("النهار", "نهار"):
        return _midday(t, i + 2)
    if t.norm(i) not in ("منتصف", "بمنتصف", "ومنتصف") or t.norm(i + 1) not in ("ليل", "ليله", "الليل", "الليله"):
        return None
    today = t.now.date()
    inner = time_days.named_day(t, i + 2) if t.norm(i + 1) in ("ليل", "ليله") else None
    if inner is not None and inner.precision == "day":
        return _night(t, inner, inner.start.date())._replace(rule="midnight_of_day")
    if t.norm(i + 1) == "الليله" and t.relation(i + 2) == "past":
        return When(i + 3, at_midnight(today), at_midnight(today), "hour", "midnight")
    if t.norm(i + 1) == "الليله":
        tonight = at_midnight(today + timedelta(1))
        return When(i + 2, tonight, tonight, "hour", "midnight")
    day = t.anchor(i)
    midnight = at_midnight(min(day + timedelta(1), today) if day < today else day)
    return When(i + 2, midnight, midnight, "hour", "midnight")


def _midday(t: Text, i: int) -> When:
    """منتصف النهار، منتصف نهار أمس, with what follows from token `i` on."""
    named = time_days.named_day(t, i)
    day, end = (named.start.date(), named.end) if named is not None and named.precision == "day" else (t.anchor(i), i)
    noon = at_midnight(day) + timedelta(hours=12)
    return When(end, noon, noon, "hour", "midday")


def _hours_of_part(t: Text, i: int) -> When | None:
    """ساعات الفجر الأولى من يوم الجمعة، ساعة متأخرة من ليل أمس."""
    if t.norm(i) in ("ساعه", "وساعه") and t.norm(i + 1) in ("متاخره", "مبكره") and t.norm(i + 2) == "من":
        return _tonight(t, i + 3) or _part_of_named_day(t, i + 3)
    if t.norm(i) not in ("ساعات", "وساعات") or t.norm(i + 1) not in _DEFINITE or _is_daily(t, i + 1):
        return None
    part, end = t.word(i + 1, "part"), t.skip(i + 2, *_FIRST)
    named = time_days.named_day(t, t.skip(end, "من"))
    if named is not None and named.precision == "day":
        day, end = named.start.date(), named.end
        if part is not None and part.value == "night":
            return _night(t, named, day)
        return t.one_day(end, day, "hours_of_part", "part_of_day")
    if part is not None and part.value == "night":
        today = t.now.date()
        return t.days(end, today - timedelta(1), today, "part_of_day", "last_night")
    return t.one_day(end, t.now.date(), "part_of_today", "part_of_day")


def _bare_part(t: Text, i: int) -> When | None:
    """فجرا، عصرا; الليل and الصباح after منذ، خلال، طوال; ساعات الفجر الأولى."""
    norm = t.norm(i)
    part = t.word(i, "part")
    if part is None or t.norm(i - 1) in ("الساعه", "بتوقيت"):
        return None
    day = (
        t.anchor(i)
        if t.day_token >= 0 and t.boundary(i) <= t.day_token and i - t.day_token < 8
        else t.told_of or t.now.date()
    )
    bare = norm[1:] if norm[:1] == "و" and norm[1:] in _ADVERBS else norm
    if bare in _ADVERBS and not _is_daily(t, i) and not _has_owner(t, i):
        if part.value == "night":
            begun = t.now.hour >= _NIGHTFALL or day != t.now.date() or t.alone or t.ahead(i)
            first = day if begun else day - timedelta(1)
            return t.days(i + 1, first, first + timedelta(1), "part_of_day", "at_night")
        return t.one_day(i + 1, day, "part_of_day_alone", "part_of_day")
    if norm not in _DEFINITE or t.norm(i - 1) not in _DURING or _is_daily(t, i):
        return None
    end = t.skip(i + 1, *_FIRST)
    if part.value == "night":
        today = t.now.date()
        return t.days(end, today - timedelta(1), today, "part_of_day", "last_night")
    if t.norm(i - 1) in ("بعد", "قبل", "وقبل", "وبعد", "مع", "عند", "حتي") and not t.alone and not _opens_clause(t, i):
        return None
    return t.one_day(end, day, "part_of_today", "part_of_day")


def _has_owner(t: Text, i: int) -> bool:
    """مساء الافتتاح is the evening of what follows, whose day is not told."""
    follower = t.norm(i + 1)
    return t.norm(i).endswith("ء") and follower.startswith("ال") and not t.alone and not t.kinds_at(i + 1)


def _opens_clause(t: Text, i: int) -> bool:
    """Whether a clause begins with a preposition and a part of the day: وقبل الفجر، أخرجوا."""
    return t.norm(i - 2) in ("", "،", *STOPS) and t.norm(i + 1) not in ("من", "و")


def _is_daily(t: Text, i: int) -> bool:
    """صباح مساء، ليلا ونهارا are habits."""
    return (
        "نهارا" in (t.norm(i + 1), t.norm(i - 1), t.norm(i + 1)[1:])
        or (t.norm(i) == "مساء" and t.norm(i - 1) == "صباح")
        or (t.norm(i + 1) in ("ومساء", "ونهارا"))
    )


def _prayer(t: Text, i: int) -> When | None:
    """بعد صلاة الجمعة، عقب الصلاة، وقت صلاة المغرب."""
    if t.norm(i) not in ("بعد", "عقب", "وقت", "قبل", "قبيل", "بعيد", "اثناء", "خلال"):
        return None
    if t.norm(i + 1) == "الصلاه" and t.norm(i) != "وقت":
        return t.one_day(i + 2, t.day or t.now.date(), "prayer", "part_of_day")
    if t.norm(i + 1) != "صلاه":
        return None
    word = t.word(i + 2, "weekday")
    if word is not None:
        day = reckon.weekday_before(t.now.date(), int(word.value), strictly=False)
        return t.one_day(i + 3, day, "prayer", "part_of_day")
    if t.word(i + 2, "part") is not None or t.norm(i + 2) in ("التراويح", "العيد", "المغرب", "العشاء"):
        inner = time_days.named_day(t, i + 3)
        if inner is not None and inner.precision == "day":
            return inner._replace(precision="part_of_day", rule="prayer")
        return t.one_day(i + 3, t.anchor(i), "prayer", "part_of_day")
    return None


class _Hour(NamedTuple):
    hour: int
    minute: int
    end: int
    sure: bool
    """Whether a sign or word says that this is an hour: a colon, الساعة, a part of the day."""


_COLON: Final = re.compile(
    "([0-9\u0660-\u0669\u06f0-\u06f9]{1,2})[:٫]([0-9\u0660-\u0669\u06f0-\u06f9]{2})(?![0-9\u0660-\u0669\u06f0-\u06f9])"
)
_OF_FILM: Final = ("الدقيقه", "الثانيه")
"""Before 01:06 these tell a place in a film."""
_GREENWICH: Final = frozenset("غرينتش جرينتش غرينيتش جرينيتش تغ gmt".split())
_ZONE: Final = _GREENWICH | frozenset("توقيت بتوقيت غ ت".split())


class _HalfDay(NamedTuple):
    """Which part of a day an hour is in: its name, the day where it is told, the token after it."""

    part: str
    day: date | None
    end: int


def clock(t: Text, i: int) -> When | None:
    """الساعة 1:30 ظهرا، الثالثة فجر الجمعة، الخامسة من صباح الأمس، الساعة 5 إلا ربعا."""
    read = read_hour(t, i)
    if read is None or t.today is None:
        return None
    half = _half_day(t, read.end)
    if not read.sure and not half.part:
        return None
    day, end = half.day, half.end
    if day is None:
        following = t.skip(end, "من", "،", "يوم") if t.norm(end) != "يوم" else end
        following = t.skip(following, "تاريخ", "بتاريخ")
        named = time_days.named_day(t, following)
        if named is not None and named.precision == "day":
            day, end = named.start.date(), named.end
    told = t.day if _is_labelled(t, i) else None
    return _moment(t, day or told or t.anchor(i), read, half.part, end, "clock" if half.part else "clock_bare")


def _is_labelled(t: Text, i: int) -> bool:
    """Whether the hour is a line of a form, whose day stands in a line before it: الوقت: 12:25."""
    return t.norm(i - 1) == ":" and t.norm(i - 2) in ("الوقت", "التوقيت")


def _half_day(t: Text, end: int) -> _HalfDay:
    """What follows an hour: صباحا، من فجر الجمعة، بعد الظهر، من بعد ظهر الخميس، بعد منتصف الليل."""
    k = t.skip(end, "من", "في")
    if _side(t, k) == "بعد" and (midnight := _midnight_of(t, k + 1)) is not None:
        return _HalfDay("dawn", midnight.last.date(), midnight.end)
    side = _side(t, k) if t.word(k + 1, "part") is not None else ""
    part = t.word(k + 1 if side else k, "part")
    name = "" if part is None else _beside(side, part.value) if side else part.value
    inner = _tonight(t, k) or _part_of_named_day(t, k)
    if inner is not None:
        return _HalfDay(name or "night", inner.start.date(), inner.end)
    if part is None or (part.conj and not side):
        return _HalfDay(name, None, end)
    return _HalfDay(name, None, k + 1 + bool(side))


def _moment(t: Text, day: date, read: _Hour, part: str, end: int, rule: str) -> When:
    """An hour of a day. One told by Greenwich is put on the clock of publication, where that says how far it is ahead."""
    moment = at_midnight(day) + timedelta(hours=_hour_of(read.hour, part), minutes=read.minute)
    zone = t.skip(end, "بتوقيت", "توقيت", "بالتوقيت")
    if t.norm(zone) in _GREENWICH or (t.norm(zone), t.norm(zone + 1)) == ("ت", "غ"):
        moment += t.offset
    return When(_past_zone(t, end), moment, moment, "hour", rule)


def _beside(side: str, part: str) -> str:
    """قبل الظهر is morning; بعد الظهر, قبل المغرب afternoon."""
    if part == "noon":
        return "morning" if side == "قبل" else "afternoon"
    return "afternoon" if part in ("evening", "afternoon") else part


def read_hour(t: Text, i: int) -> _Hour | None:
    """An hour with its minutes at token `i`; الساعة may stand before it."""
    k = i
    unit = t.word(k, "unit")
    marked = (
        unit is not None and unit.value == "hour" and (unit.article or t.norm(k) == "ساعه") and t.norm(k) != "ساعات"
    )
    bracketed = marked and t.norm(k + 1) == "("
    if marked:
        k += 1 + bracketed
    colon = _COLON.match(t.text, t.tokens[k].start) if t.norm(k)[:1].isdecimal() else None
    if colon is not None:
        hour, minute = int(colon.group(1)), int(colon.group(2))
        end = k
        while end < len(t.tokens) and t.tokens[end].start < colon.end():
            end += 1
        part_of_more = (t.norm(end) == ":" and t.norm(end + 1)[:1].isdecimal()) or (
            t.norm(k - 1) == ":" and not _is_labelled(t, k)
        )
        valid = not (t.norm(k - 1) == "[" and t.norm(end) == "]") and t.norm(k - 1) not in _OF_FILM
        if not valid or part_of_more or hour > 24 or minute >= 60:
            return None
        return _Hour(hour, minute, t.skip(end, ")") if bracketed else end, True)
    number = _hour_number(t, k, marked)
    if number is None:
        return None
    minute_read = _minutes(t, number[1])
    hour, minute, end = number[0], minute_read[0], minute_read[1]
    if minute < 0:
        hour, minute = hour - 1, 60 + minute
    return _Hour(hour % 25, minute, end, marked)


def _hour_number(t: Text, k: int, marked: bool) -> tuple[int, int] | None:
    if t.norm(k)[:1].isdecimal():
        norm = t.norm(k)
        if not marked and t.word(k + 1, "part") is None:
            return None
        return (int(norm), k + 1) if norm.isdecimal() and len(norm) <= 2 and int(norm) <= 24 else None
    piece = t.reader.piece(k)
    if piece is None:
        return None
    if piece.kind == "ordinal" and t.norm(k).endswith("ه"):
        follower = t.reader.piece(k + 1)
        teen = follower is not None and follower.kind == "ten" and not follower.conj
        return int(piece.value) + 10 * teen, k + 1 + teen
    if piece.kind in ("unit", "ten", "teen") and (marked or (piece.article and t.norm(k).endswith("ه"))):
        follower = t.reader.piece(k + 1)
        teen = piece.kind == "unit" and follower is not None and follower.kind == "ten" and not follower.conj
        value = int(piece.value) + 10 * teen
        return (value, k + 1 + teen) if value <= 12 else None
    return None


_PARTS_OF_HOUR: Final = {"نصف": 30, "ربع": 15, "ثلث": 20}


def _minutes(t: Text, end: int) -> tuple[int, int]:
    """والنصف، وربع، إلا ثلثا، و18 دقيقة، وأربعون دقيقة; negative for those taken off."""
    norm = t.norm(end)
    if norm in ("الا", "إلا"):
        bare = t.norm(end + 1).removeprefix("ال").removesuffix("ا")
        if bare in _PARTS_OF_HOUR:
            return -_PARTS_OF_HOUR[bare], end + 2
        return _minute_number(t, end + 1, -1, end)
    bare = (
        (norm[1:] if norm.startswith("و") and len(norm) > 1 else t.norm(end + 1) if norm == "و" else "")
        .removeprefix("ال")
        .removesuffix("ا")
    )
    if bare in _PARTS_OF_HOUR:
        return _PARTS_OF_HOUR[bare], end + 1 + (norm == "و")
    if norm.startswith("و"):
        return _minute_number(t, end + (norm == "و"), 1, end)
    return 0, end


def _minute_number(t: Text, k: int, sign: int, end: int) -> tuple[int, int]:
    number = t.integer(k)
    if number is None or not 0 < number[0] < 60:
        return 0, end
    unit = t.word(number[1], "unit")
    if unit is None or unit.value != "minute":
        return 0, end
    return sign * number[0], number[1] + 1


def _hour_of(hour: int, part: str) -> int:
    """The hour of twenty-four that an hour of twelve is in that part of the day."""
    if hour >= 13 or not part:
        return hour
    if part in ("afternoon", "evening"):
        return hour if hour == 12 else hour + 12
    if part == "noon":
        return hour + 12 if hour < 6 else hour
    if part == "night":
        return 24 if hour == 12 else hour + 12 if hour >= 6 else hour
    return 0 if hour == 12 and part == "dawn" else hour


def _past_zone(t: Text, end: int) -> int:
    """Past "بتوقيت دمشق", "بالتوقيت المحلي" and the same hour in another zone in brackets."""
    if t.norm(end) in ("بتوقيت", "بالتوقيت", "توقيت"):
        end = min(end + 2, len(t.tokens))
    elif t.norm(end) in _GREENWICH or t.norm(end) == "ت":
        end = t.skip(end + 1, "غ")
    if t.norm(end) == "(":
        closing = next((k for k in range(end + 1, min(end + 9, len(t.tokens))) if t.norm(k) == ")"), None)
        if closing is not None and any(t.norm(k) in _ZONE for k in range(end + 1, closing)):
            return closing + 1
    return end


def day_and_clock(t: Text, found: When) -> When | None:
    """غدا عند الساعة 10:00، الجمعة فجرا، اليوم الساعة الخامسة: a day with its hour or part after it."""
    k = t.skip(found.end, "،", ",", "في", "عند", "علي", "و")
    k = t.skip(k, "عند", "علي", "تمام", "في")
    k = t.skip(k, "تمام")
    day = found.start.date()
    read = read_hour(t, k)
    if read is not None:
        half = _half_day(t, read.end)
        if read.sure or half.part:
            return _moment(t, day, read, half.part, half.end, "day_and_clock")
    if t.norm(found.end) in _ADVERBS or (t.norm(found.end) in _SPOKEN and found.rule == "relative_day"):
        if (word := t.word(found.end, "part")) is not None and word.value == "night":
            return t.days(found.end + 1, day, day + timedelta(1), "part_of_day", "day_at_night")
        return found._replace(end=found.end + 1, precision="part_of_day", rule="day_and_part")
    return None


def part_and_clock(t: Text, i: int, found: When) -> When | None:
    """مساء الخميس الساعة التاسعة: a part of a day with its hour after it."""
    part = t.word(i, "part") or t.word(i + 1, "part")
    read = read_hour(t, t.skip(t.skip(found.end, "،", ","), "عند", "في", "علي", "حوالي", "نحو"))
    if part is None or read is None or not read.sure:
        return None
    name = _beside("بعد", part.value) if t.word(i, "part") is None else part.value
    return _moment(t, found.start.date(), read, name, read.end, "part_and_clock")
