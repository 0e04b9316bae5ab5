"""Dates, languages and sizes of reports."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.records import Report, to_json
from rasid.sources.base import MAX_TEXT, Draft, Notice, UnreadableError, check_text, finish, iso


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-01-09", "2026-01-09"),
        ("20260109", "2026-01-09"),
        ("2026/1/9", "2026-01-09"),
        ("2026-01-09T10:30:00Z", "2026-01-09T10:30:00+00:00"),
        ("2026-01-09 10:30", "2026-01-09T10:30:00"),
        ("Fri, 09 Jan 2026 10:30:00 +0300", "2026-01-09T10:30:00+03:00"),
        ("2026-02-30", None),
        ("2026-13-01", None),
        ("0001-01-01", None),
        ("أمس", None),
        ("", None),
    ],
)
def test_dates(value: str, expected: str | None) -> None:
    assert iso(value) == expected


@pytest.mark.parametrize(
    ("dated", "default", "published", "told"),
    [
        ("2026-01-09", None, "2026-01-09", ""),
        ("2026-01-09", "2026-01-01", "2026-01-09", ""),
        (None, "2026-01-01", "2026-01-01", ""),
        (None, None, None, "no publication date"),
        ("2026-02-30", None, None, "“2026-02-30” is no date"),
        ("2026-02-30", "2026-01-01", "2026-01-01", "took 2026-01-01"),
    ],
)
def test_a_report_is_kept_whatever_its_date(
    dated: str | None, default: str | None, published: str | None, told: str
) -> None:
    *notices, report = finish(Draft(text="قتل رجل في حلب", where="a", dated=dated, default=default))
    assert isinstance(report, Report)
    assert report.published == published
    assert [told in notice.message for notice in notices if isinstance(notice, Notice)] == [True] * bool(told)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (" \n", "no text"),
        ("Three people were killed in the shelling of a village", "not in Arabic"),
        ("12345 !؟", "not in Arabic"),
        ("سه نفر در حمله به این شهر کشته شدند که از ساکنان آن بودند و برای درمان برده شد", "Persian"),
        ("حملے میں تین افراد ہلاک ہو گئے ہیں اور شہر کے لوگوں نے اس کی مذمت کی ہے", "Urdu"),
        ("لە شارەکە سێ کەس کوژران کە لە گەڕەکێک بوون بە گوتەی بەرپرسان و ئەو کەسانە", "Kurdish"),
        ("ا" * (MAX_TEXT + 1), "more than the 4,000,000"),
    ],
)
def test_what_is_no_arabic_report_is_refused(text: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        check_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "قتل رجل",
        "غارة",
        "أعلنت منظمة Médecins Sans Frontières إجلاء طاقمها من الفاشر",
        "قال الجيش إن «برنامج های‌تک» الإيراني في المدينة من بين الأهداف",
    ],
)
def test_arabic_with_other_words_in_it_is_read(text: str) -> None:
    check_text(text)


@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=60))
def test_a_text_stays_as_given_but_for_halves_of_characters(tail: str) -> None:
    text = "قتل رجل في مدينة حلب صباح اليوم في قصف على حي من أحياء المدينة القديمة" + tail
    try:
        *_, report = finish(Draft(text=text, where="a", default="2026-01-09"))
    except UnreadableError:
        return
    assert isinstance(report, Report)
    assert len(report.text) == len(text)
    assert all(a == b or 0xD800 <= ord(b) <= 0xDFFF for a, b in zip(report.text, text, strict=True))
    assert to_json(report)


def test_signs_and_digits_do_not_make_a_text_another_language() -> None:
    check_text("قصف " + "12,345 | " * 300)


def test_a_few_arabic_words_do_not_make_a_text_arabic() -> None:
    with pytest.raises(UnreadableError, match="not in Arabic"):
        check_text("the army shelled the town of " * 20 + "حلب")
