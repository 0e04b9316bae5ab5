"""What the rules for times read: the words of a text, the time of publication, and the days named so far."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from rasid.arabic import number_ordinals, number_words, time_words
from rasid.arabic.number_grammar import Reader, cardinal, padded
from rasid.arabic.text import fold
from rasid.arabic.time_words import Word
from rasid.arabic.tokens import REMEMBERED, Token
from rasid.records import TimePrecision

if TYPE_CHECKING:
    from rasid.arabic.time_triggers import Reading


class When(NamedTuple):
    """What a rule read: the token after it, first and last moment, precision and the rule's name."""

    end: int
    start: datetime
    last: datetime
    precision: TimePrecision
    rule: str


STOPS: Final = frozenset(".!?؟\n…")
TO: Final = frozenset("الي حتي وحتي لغايه والي".split())
DASHES: Final = frozenset("- – — ـ".split())
"""What parts the two ends of a range, with the words above."""
_ALONE_WITHIN: Final = 20
_CLAUSE: Final = 14
_RELATIVE: Final = frozenset("الذي التي الذين اللذان اللذين اللتان اللتين".split())
_NEAR: Final = 8
_SAID_OF: Final = {"فات": "past", "فاتت": "past", "راح": "past", "راحت": "past", "جاي": "next", "جايه": "next"}
"""Behind اللي, as in speech: الأسبوع اللي فات."""
_OPENING: Final = STOPS | {""}
_RECENT: Final = timedelta(10)
_NOW: Final = ("now", "just_now")
_QUOTES: Final = frozenset('" « » “ ”'.split())
_PAST: Final = frozenset("لم ولم كان كانت وكان وكانت".split())
_PAST_PAIRS: Final = frozenset(
    (("قبل", "ان"), ("بعد", "ان"), *((was, "من") for was in ("كان", "كانت", "وكان", "وكانت")))
)


def at_midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


class Text:
    """The tokens of a text with what the rules ask of them. `today` is the local day of publication, None if unknown."""

    def __init__(
        self, text: str, tokens: Sequence[Token], norms: list[str], readings: list[Reading], published: datetime | None
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.norms = norms
        self.norm = padded(norms, "")
        self.readings = readings
        self.kinds = [reading.kinds for reading in readings]
        self.kinds_at = padded(self.kinds, time_words.NOTHING)
        found = {i: reading.piece for i, reading in enumerate(readings) if reading.piece is not None}
        self.reader = Reader(text, tokens, number_words.without_others(tokens, found), self.norm)
        self.published = None if published is None else published.replace(tzinfo=None, second=0, microsecond=0)
        self.today = None if published is None else published.date()
        self.offset = (published.utcoffset() if published is not None else None) or timedelta(0)
        """How far the clock of publication is ahead of Greenwich; nothing where it does not say."""
        self.day: date | None = None
        """The last single day named, and below it the last period."""
        self.day_token = -1
        self.named = Counter[date]()
        """How often each day far from publication was named, and below it the one named most."""
        self.past: date | None = None
        self.is_recent = False
        """Whether the first day named is near that of publication, or another is told by how near it is: أمس, الخميس."""
        self.period: When | None = None

    @property
    def now(self) -> datetime:
        """The time of publication. Raises ValueError where it is unknown: nothing relative can be resolved then."""
        if self.published is None:
            raise ValueError("publication time unknown")
        return self.published

    def form(self, i: int) -> str:
        return self.tokens[i].form if 0 <= i < len(self.tokens) else ""

    def word(self, i: int, kind: str) -> Word | None:
        return self.kinds_at(i).get(kind)

    def relation(self, i: int) -> str:
        """past, next, this or same, where token `i` is such a word: الماضي، المقبل، الجاري، نفسه."""
        if self.norm(i) == "اللي":
            return _SAID_OF.get(self.norm(i + 1), "")
        word = self.word(i, "relation")
        return word.value if word is not None and not word.conj and not word.prep else ""

    def integer(self, i: int) -> tuple[int, int] | None:
        """A whole number in digits or words at `i`, with the token after it."""
        piece = self.reader.piece(i)
        if piece is None or piece.kind == "ordinal":
            return None
        if piece.kind == "digits" and self.norms[i].isdecimal() and len(self.norms[i]) <= 6:
            return int(self.norms[i]), i + 1
        read = cardinal(self.reader, i)
        if read is None or read.value != int(read.value) or read.value > 1_000_000:
            return None
        return int(read.value), read.end

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """An ordinal in words: الثالث عشر، العشرين."""
        read = number_ordinals.read(self.reader, i)
        if read is None:
            piece = self.reader.piece(i)
            if piece is None or not piece.article or piece.kind not in ("unit", "tens", "teen", "ten"):
                return None
            read = cardinal(self.reader, i)
        return None if read is None else (int(read.value), read.end)

    def boundary(self, i: int) -> int:
        """The first token of the sentence that token `i` is in, looking back no further than a clause may reach."""
        low = max(0, i - 60)
        for k in range(i - 1, low - 1, -1):
            if self.norms[k] in STOPS:
                return k + 1
        return low

    def ahead(self, i: int) -> bool:
        """Whether the clause before token `i` tells of what is to come: سـ with a verb, سوف، يعتزم، من المقرر."""
        if self.norm(i - 1) == "وفي":
            return False  # a clause of its own begins with the time
        closed = found = False
        for k in range(i - 1, max(-1, i - 1 - _CLAUSE), -1):
            norm = self.norms[k]
            if norm in STOPS or norm in time_words.listed("speech"):
                return found
            if norm in _RELATIVE and not closed and not _is_present(self.norm(k + 1)):
                return False  # سيبحث الهجوم الذي وقع الخميس
            closed = closed or norm == "،"
            if is_ahead(norm) or (norm in time_words.listed("ahead_near") and self._reaches(k, i)):
                if self._told_after(k):
                    return False
                if self.norm(k - 1) != "ان":
                    return True
                found = True  # unless what governs it is past: كان من المقرر أن يصل
        return found or self._is_set(i)

    def _reaches(self, k: int, i: int) -> bool:
        """Whether a present tense at `k` is near enough to a time at `i`, or opens its sentence: تعقد ... اجتماعا طارئا الأربعاء."""
        return i - k <= _NEAR or self.norm(k - 1) in _OPENING

    def _is_set(self, i: int) -> bool:
        """Whether a time at `i` is what something is put off to, or the day of what is called for."""
        at = i - 1 - ("part" in self.kinds_at(i - 1))
        put_off = time_words.listed("put_off") if self.norm(at) in TO else frozenset[str]()
        noun = at - (self.norm(at) in time_words.listed("called_for_kind"))  # إضراب عام الثلاثاء
        called = self.norm(noun) in time_words.listed("called_for")
        if not put_off and not called:
            return False
        for k in range(at - 1, max(-1, at - 1 - _NEAR), -1):
            norm = self.norms[k]
            if norm in STOPS:
                return False
            bare = norm[1:] if norm[:1] in ("و", "ب") and len(norm) > 3 else norm
            if bare in put_off or (called and bare in time_words.listed("call")):
                return True
        return False

    def ahead_after(self, i: int, end: int) -> bool:
        """Whether a verb of what is to come follows a time at tokens ``i:end`` that nobody's saying is dated by: الخميس ستعقد."""
        near = self.norms[max(0, i - _NEAR) : i]
        joined = self.norm(end)[:1] in ("و", "ف")  # begins a clause of its own
        return not joined and is_ahead(self.norm(end)) and not any(norm in time_words.listed("speech") for norm in near)

    def _told_after(self, k: int) -> bool:
        """ "قبل أن تبدأ", "كان مقررا", "لم يصل": a word of what is to come that tells of what is past."""
        before = (self.norm(k - 2), self.norm(k - 1))
        return before[1] in _PAST or before in _PAST_PAIRS

    @cached_property
    def alone(self) -> bool:
        """Whether the text is a time and nothing else. Then it is read as in a calendar, not as in news."""
        if len(self.tokens) > _ALONE_WITHIN:
            return False
        return all(
            self.kinds[i] or i in self.reader.pieces or norm in time_words.listed("aside") or not norm or norm in time_words.first_words()
            or not norm[0].isalpha()
            for i, norm in enumerate(self.norms)
        )  # fmt: skip

    def parted_within(self, first: int, end: int) -> bool:
        """Whether a word or sign that parts the ends of a range stands among tokens ``first:end``."""
        at = bisect_left(self._partings, first)
        return at < len(self._partings) and self._partings[at] < end

    @cached_property
    def _partings(self) -> list[int]:
        return [i for i, reading in enumerate(self.readings) if reading.parts]

    def skip(self, i: int, *norms: str) -> int:
        """The token after `i` where it is one of these words or signs, else `i`."""
        return i + 1 if self.norm(i) in norms else i

    def days(self, end: int, first: date, last: date, precision: TimePrecision, rule: str) -> When:
        return When(end, at_midnight(first), at_midnight(last), precision, rule)

    def one_day(self, end: int, day: date, rule: str, precision: TimePrecision = "day") -> When:
        return self.days(end, day, day, precision, rule)

    def anchor(self, i: int) -> date:
        """The day a clock time belongs to when it names none: the last day named in its sentence, else that of publication."""
        if self.day is not None and self.day_token >= self.boundary(i):
            return self.day
        return self.told_of or self.now.date()

    @property
    def told_of(self) -> date | None:
        """The day an account of what is long past tells of: the one it names most, first of those it names as often."""
        return None if self.is_recent else self.past

    def said_on(self, i: int) -> date:
        """The day that "today" at token `i` is counted from: in quotes that of the saying, if its sentence told it, else of publication."""
        today = self.now.date()
        if self.day is None or self.day >= today:
            return today
        begin = self.boundary(i)
        quotes = [k for k in range(begin, i) if self.norms[k] in _QUOTES]
        return self.day if len(quotes) % 2 and begin <= self.day_token < quotes[-1] else today

    def remember(self, i: int, when: When) -> None:
        """Keep what was named for words that point back: اليوم نفسه، الشهر ذاته."""
        if when.start.date() == when.last.date() or (
            when.precision == "part_of_day" and when.last - when.start <= timedelta(1)
        ):
            first, self.day, self.day_token = self.day is None, when.start.date(), i
            if self.today is None or abs(self.today - self.day) > _RECENT:
                self.named[self.day] += 1
                if self.past is None or self.named[self.day] > self.named[self.past]:
                    self.past = self.day
            elif when.rule not in _NOW and (first or not when.rule.endswith("date")):
                self.is_recent = True
        self.period = when


def _is_present(norm: str) -> bool:
    """Whether a word after الذي may be a verb in the present: ينطلق, تنطلق, but not تضررت."""
    return norm[:1] == "ي" or (norm[:1] == "ت" and norm[-1:] != "ت")


@lru_cache(maxsize=REMEMBERED)
def is_ahead(norm: str) -> bool:
    """Whether a word tells of what is to come."""
    if norm in time_words.listed("ahead"):
        return True
    bare = norm[1:] if norm[:1] in "وف" else norm
    future = len(bare) >= 5 and bare[0] == "س" and bare[1] in "يتن"
    return future and not bare.startswith(_not_verbs())


@cache
def _not_verbs() -> tuple[str, ...]:
    return tuple(sorted(fold(word) for word in number_words.table("time_words.toml")["ahead"]["not_verbs"]))
