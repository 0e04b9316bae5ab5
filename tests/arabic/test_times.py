"""What is read how stands in times.toml: a text, the words of each time in it, from when to when, precision and rule."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from rasid.arabic import times
from rasid.arabic.times import Time
from rasid.arabic.tokens import tokenize

PUBLISHED = datetime.fromisoformat("2026-01-10T22:40:00+03:00")
SECTIONS = tomllib.loads(Path(__file__).with_name("times.toml").read_text(encoding="utf-8"))["section"]
CASES = [case for section in SECTIONS for case in section["cases"]]


def shown(time: Time) -> str:
    """From when to when, as the table has it."""
    return time.start if time.start == time.end else f"{time.start} to {time.end}"


def column(case: dict[str, Any], name: str) -> list[str]:
    """What a case tells of each time in its text."""
    value = case.get(name, [])
    return [value] if isinstance(value, str) else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_time_is_read_as_the_table_has_it(case: dict[str, Any]) -> None:
    text = case["text"]
    read = [(text[slice(*t.span)], shown(t), t.precision, t.rule) for t in times.find(text, PUBLISHED)]
    assert read == list(zip(*(column(case, name) for name in ("words", "time", "precision", "rule")), strict=True))


def test_no_text_stands_twice_in_the_table() -> None:
    texts = [case["text"] for case in CASES]
    assert len(set(texts)) == len(texts)


def test_without_a_publication_time_only_absolute_dates_resolve() -> None:
    text = "سقطت أمس، لا في 8 ديسمبر 2024 ولا في تموز 2018 ولا الأسبوع الماضي ولا في 3 مايو"
    assert [(t.start, t.end) for t in times.find(text, None)] == [
        ("2024-12-08", "2024-12-08"),
        ("2018-07-01", "2018-07-31"),
    ]


def test_the_day_of_publication_is_that_of_its_own_clock() -> None:
    late = datetime.fromisoformat("2026-01-11T00:30:00+03:00")
    assert times.find("اليوم", late)[0].start == "2026-01-11"


def test_a_night_without_its_day_is_the_last_one_until_it_is_dark() -> None:
    told = "قصفوا القرية ليلا"
    noon, late = PUBLISHED.replace(hour=11), PUBLISHED
    assert [(t.start, t.end) for t in times.find(told, noon)] == [("2026-01-09", "2026-01-10")]
    assert [(t.start, t.end) for t in times.find(told, late)] == [("2026-01-10", "2026-01-11")]


def test_greenwich_is_left_alone_where_publication_tells_no_zone() -> None:
    found = times.find("وقع الانفجار الساعة 10:30 بتوقيت غرينتش", PUBLISHED.replace(tzinfo=None))
    assert [t.start for t in found] == ["2026-01-10T10:30"]


def test_the_week_that_ends_is_the_last_one_where_it_has_not_ended_yet() -> None:
    monday = datetime(2026, 1, 12, 9)
    assert [t.start for t in times.find("أصيبوا في نهاية الأسبوع", monday)] == ["2026-01-09"]
    assert [t.start for t in times.find("سيلتقون في نهاية الأسبوع", monday)] == ["2026-01-16"]


def test_tokens_may_be_given() -> None:
    text = "قتلوا منذ الثلاثاء"
    assert times.find(text, PUBLISHED, tokenize(text)) == times.find(text, PUBLISHED)
