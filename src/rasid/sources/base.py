"""What all kinds of input share: how a text becomes a report, which dates are believed, what is told to the user."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from rasid.arabic.text import LETTERS, fold
from rasid.records import Record, Report, Unread, content_id

MAX_TEXT: Final = 4_000_000
"""Code points of one report's text; some 1,500 pages, far more than any report and still coded in seconds."""
MAX_FILE: Final = 16_000_000
"""Bytes of one report as it comes in: a text file, a page with its markup, a line of JSON."""
EARLIEST, LATEST = 1900, 2100

_SAMPLE: Final = 50_000
_ARABIC_SHARE: Final = 0.3
_WORDS: Final = re.compile(f"[{LETTERS}]+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_OWN_WORDS: Final = frozenset(map(fold, "في من على إلى أن عن مع التي الذي قال هذا بعد بين كما لم ما".split()))
_OTHER_LANGUAGES: Final = {
    "Persian": frozenset("است که این را از های می برای آن شد شده اند بود با".split()),
    "Urdu": frozenset("کے ہے میں کی اور سے کو نے کا پر ہیں تھا".split()),
    "Kurdish": frozenset("لە بۆ ئەو کە بە دەکات هەیە کرد لەگەڵ ئەم بوو".split()),
}


class Notice(Record, frozen=True, kw_only=True):
    """Something the user should know of an input that was read all the same."""

    where: str
    message: str
    advice: str = ""


class UnreadableError(Exception):
    """An input cannot be read; says why and what the user can do."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice


class Draft(Record, frozen=True, kw_only=True):
    """A report as an input gives it, before its text and its date are looked at.

    `dated` is the date as the input has it, in any form; `default` the one the user gave for reports without their own.
    """

    text: str
    where: str
    id: str | None = None
    dated: str | None = None
    default: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    country: str | None = None


def finish(draft: Draft) -> Iterator[Report | Unread | Notice]:
    """The report of a draft, preceded by what is to be said of it. The text stays as given, but for half characters.

    Raises UnreadableError where there is nothing for Rasid to read: no text, a text past the limit, another language.
    """
    text = whole(draft.text)
    check_text(text)
    published = draft.dated and iso(draft.dated)
    if not published:
        published = draft.default
        if problem := _date_problem(draft):
            yield Notice(where=draft.where, message=problem, advice="give a date with --published 2026-01-09")
    yield Report(
        id=(draft.id and whole(draft.id)) or content_id(text, published),
        text=text,
        published=published,
        title=draft.title and whole(draft.title),
        url=draft.url,
        outlet=draft.outlet,
        country=draft.country,
        source=whole(draft.where),
    )


def _date_problem(draft: Draft) -> str | None:
    if draft.dated:
        outcome = f"took {draft.default}" if draft.default else "relative times stay unresolved"
        return f"“{draft.dated[:40]}” is no date of the calendar; {outcome}"
    return None if draft.default else "no publication date; relative times stay unresolved"


def whole(text: str) -> str:
    """The text with each half of a broken surrogate pair, which no file can hold, replaced by U+FFFD; no offset moves."""
    return _SURROGATE.sub("\ufffd", text)


def check_text(text: str) -> None:
    """Raises UnreadableError unless the text is an Arabic one of a size that a report has."""
    if not text.strip():
        raise UnreadableError("there is no text in it", "leave it out, or look whether it was saved whole")
    if len(text) > MAX_TEXT:
        raise UnreadableError(
            f"its text has {len(text):,} characters, more than the {MAX_TEXT:,} of one report", "split it into reports"
        )
    sample = text[:_SAMPLE]
    words = _WORDS.findall(sample)
    if not words or not _mostly_arabic(sum(map(len, words)), sample):
        raise UnreadableError("it is not in Arabic; skipped", "give the Arabic version")
    if language := _other_language(words):
        raise UnreadableError(f"it seems to be in {language}, not in Arabic; skipped", "give the Arabic version")


def _mostly_arabic(arabic: int, sample: str) -> bool:
    """Whether so many Arabic letters are enough of a sample's; all its letters are counted only where that could decide."""
    return arabic >= _ARABIC_SHARE * len(sample) or arabic >= _ARABIC_SHARE * sum(map(len, _LETTERS.findall(sample)))


def _other_language(words: list[str]) -> str | None:
    for language, common in _OTHER_LANGUAGES.items():
        others = sum(map(common.__contains__, words))
        if others >= 3 and others > sum(fold(word) in _OWN_WORDS or word.startswith("ال") for word in words):
            return language
    return None


def iso(value: str) -> str | None:
    """A date or date-time as ISO writes it, from ISO, the form of mail and feeds, or a slashed day; None if it is none."""
    for read in (_day, _moment, _slashed, parsedate_to_datetime):
        try:
            found = read(value.strip())
        except ValueError:
            continue
        return found.isoformat() if EARLIEST <= found.year <= LATEST else None
    return None


def _day(value: str) -> date:
    return date.fromisoformat(value)


def _moment(value: str) -> date:
    return datetime.fromisoformat(value)


def _slashed(value: str) -> date:
    if match := re.fullmatch(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", value):
        return date(*map(int, match.groups()))
    raise ValueError(value)
