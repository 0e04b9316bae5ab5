"""Time expressions of Arabic news, resolved against the time of publication.

`find` reads days, dates, hours, parts of the day, periods and ranges, in the calendars and month names of the whole region.
Each find says which words it read, from when to when, how precisely, and by which rule.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from rasid.arabic import time_clock, time_lengths, time_lists, time_periods, time_spans, time_words
from rasid.arabic.time_text import Text, When
from rasid.arabic.time_triggers import Readings, Rule, Rules, rule
from rasid.arabic.tokens import Token, tokenize
from rasid.records import Span, TimePrecision


class Time(NamedTuple):
    """A resolved time.

    `span` covers its words in code points of the text, منذ and خلال among them. `start` and `end` are local ISO dates, or
    minutes (2026-01-09T18:30) where `precision` is "hour"; the end is inclusive. `rule` names how it was read.
    """

    span: Span
    start: str
    end: str
    precision: TimePrecision
    rule: str


RULES: Final = Rules(
    rule(time_spans.since, "since"),
    rule(time_spans.between, "من بين ما مابين number unit month weekday yesterday today tomorrow"),
    rule(time_spans.pair, "يومي ليلتي شهري صباحي ايام"),
    rule(time_lists.days, "number"),
    rule(time_lists.years, "عامي سنتي اعوام العامين الاعوام للاعوام السنوات الفتره للفتره موسم"),
    rule(time_lists.weekdays, "ايام"),
    rule(time_spans.consecutive, "لليوم للاسبوع للشهر لليله للعام"),
    rule(time_lengths.during, "unit unit_dual خلال طوال طيله غضون مدي اخر ال"),
    rule(time_lengths.in_dual, "unit_dual"),
    rule(time_lengths.relative_to_day, "قبل بعد قبلها قبله بعدها بعده"),
    rule(time_lengths.ago, "قبل"),
    rule(time_lengths.ago_alone, "من"),
    rule(time_lengths.hence, "بعد غضون"),
    rule(time_lengths.hence_alone, "في"),
    rule(time_lengths.from_now, "من unit unit_dual number"),
    rule(time_spans.now, "now"),
    rule(time_periods.earlier_in, "وقت ساعه"),
    rule(time_periods.same_period, "الفتره المده"),
    rule(time_periods.day_of_it, "number"),
    *time_spans.POINTS,
)

ALONE: Final = frozenset((time_lengths.ago_alone, time_lengths.hence_alone, time_lengths.from_now))
"""Rules for a text that is a time and nothing else."""
_readings: Final = Readings(RULES, ALONE)


def find(text: str, published: datetime | None, tokens: Sequence[Token] | None = None) -> list[Time]:
    """The times of a text, in order. Relative ones need `published`; their days are those of its own clock, as written.

    `tokens` are those of `tokenize(text)` where the caller has them already.
    """
    tokens = tokenize(text) if tokens is None else tokens
    norms = [token.norm for token in tokens]
    readings = list(map(_readings.__getitem__, norms))
    starts = [i for i, reading in enumerate(readings) if reading.rules]
    if not starts:
        return []
    words = Text(text, tokens, norms, readings, published)
    if words.alone and words.norms[0] in _OPEN_ENDED:
        return []
    found: list[Time] = []
    done = 0
    told = [i for i, reading in enumerate(readings) if reading.tells]
    for i in starts:
        if i < done or (i > 0 and tokens[i - 1].norm == "_") or _leads_nowhere(words, i, told):
            continue
        when = _longest(words, i)
        if when is not None and time_spans.is_record(words, i):
            done = when.end
        elif when is not None:
            words.remember(i, when)
            found.append(_time(words, i, when))
            # what has been going on since a dated event is told with the day of the event: both are times
            done = i + 1 if when.rule == time_spans.SINCE_EVENT else when.end
    return found


_LEADING: Final = ("من", "ومن")
_JOINING: Final = frozenset('و من الي او ل ال حتي بين ما نفس ذات ( ) " « » ـ'.split())
"""What may stand between a number and the word of time that it belongs to: 3 أو 4 أيام, الخامس من شهر آذار."""
_WITHIN: Final = 7


def _leads_nowhere(t: Text, i: int, told: Sequence[int]) -> bool:
    """Whether no rule for such a text begins here, or a number or a preposition has no word of time behind it, as most have none."""
    if not _rules(t, i):
        return True
    number = i in t.reader.pieces
    if t.kinds[i] or not (number or t.norms[i] in _LEADING):
        return False
    at = bisect_left(told, i)
    if at == len(told) or told[at] - i > _WITHIN:
        return True
    return number and any(k not in t.reader.pieces and t.norms[k] not in _JOINING for k in range(i, told[at]))


def _longest(t: Text, i: int) -> When | None:
    """The reading that covers most words; the earlier rule where two cover as many."""
    best: When | None = None
    for one in _rules(t, i):
        when = _applied(one, t, i)
        if when is not None and (best is None or when.end > best.end):
            best = when
    return best


def _rules(t: Text, i: int) -> tuple[Rule, ...]:
    """The rules for such a text that may begin at a token."""
    return t.readings[i].rules if t.alone else t.readings[i].in_news


def _applied(one: Rule, t: Text, i: int) -> When | None:
    """What a rule reads at a token, with the hour told after a day. A day no calendar has (31 February, year 0) is no time."""
    try:
        when = one.read(t, i)
        if when is not None and t.norm(when.end - 1) == "اللي":
            when = when._replace(end=when.end + 1)  # الأسبوع اللي فات
        if when is not None and when.precision == "day" and t.today is not None:
            return time_clock.day_and_clock(t, when) or when
        if when is not None and when.precision == "part_of_day":
            return time_clock.part_and_clock(t, i, when) or when
    except (ValueError, OverflowError):
        return None
    return when


_OPEN_ENDED: Final = ("حتي", "لغايه")
"""A text that says only until when has no beginning to resolve."""

_GLUED: Final = ("و", "ف", "ب", "ل", "ك")


def _time(t: Text, i: int, when: When) -> Time:
    start = t.tokens[i].start + _clitics(t, i)
    end = t.tokens[when.end - 1].end
    if when.precision == "hour":
        first, last = when.start.isoformat(timespec="minutes"), when.last.isoformat(timespec="minutes")
    else:
        first, last = when.start.date().isoformat(), when.last.date().isoformat()
    return Time((start, end), first, last, when.precision, when.rule)


def _clitics(t: Text, i: int) -> int:
    """How many letters of the first word are a conjunction before it: "والثلاثاء" begins after its waw."""
    word = next((word for word in t.kinds[i].values()), None) or t.reader.piece(i)
    conj = word.conj if word is not None else _begins(t.norm(i)[1:])  # وبعد ذلك بيومين, وتشرين الثاني
    return 1 if conj and t.form(i)[:1] in _GLUED else 0


def _begins(norm: str) -> bool:
    return norm in RULES.starts or norm in time_words.first_words()
