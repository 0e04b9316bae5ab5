"""Encodings, headlines and dated names of text files."""

from __future__ import annotations

import pytest

from rasid.records import Report
from rasid.sources import text as plain
from rasid.sources.base import Notice, UnreadableError

TEXT = "مقتل ثلاثة في قصف على قرية\r\n\r\nقُتل ثلاثة أشخاص في قصف على قرية قرب إدلب أمس.\r\n"
UNMARKED = TEXT.replace("ُ", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
def test_every_usual_encoding_gives_the_same_characters(encoding: str) -> None:
    assert plain.decode(TEXT.encode(encoding)) == TEXT


def test_the_older_iso_encoding_is_told_from_windows_by_its_words() -> None:
    assert plain.decode(UNMARKED.encode("iso8859-6")) == UNMARKED


def test_a_few_broken_bytes_do_not_lose_a_report() -> None:
    broken = (TEXT * 5).encode().replace("إدلب".encode(), "إدلب".encode()[:-1], 1)
    assert plain.decode(broken).count("\ufffd") == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 rest", "a PDF"),
        (b"PK\x03\x04rest", "office document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (bytes(range(256)) * 20, "encoding makes no sense"),
        (b"\x00\x01\x02\x03" * 100, "not text"),
        ("Il était une fois déjà à côté".encode("latin-1"), "encoding makes no sense"),
        ("Съешь же ещё этих мягких булок".encode("cp1251"), "encoding makes no sense"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        plain.decode(data)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("خبر\n\nنص", "خبر"),
        ("\n خبر \r\nنص", "خبر"),
        ("خبر بلا متن", None),
        ("خبر\n\n", None),
        ("كلمة " * 100 + "\nنص", None),
    ],
)
def test_the_headline_is_a_first_line_with_more_below(text: str, headline: str | None) -> None:
    assert plain.headline(text) == headline


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("2026-01-09-aleppo.txt", "2026-01-09"),
        ("2026-01-09.txt", "2026-01-09"),
        ("aleppo.txt", "2026-01-01"),
    ],
)
def test_a_name_that_begins_with_a_day_gives_the_date(name: str, published: str) -> None:
    (report,) = plain.read(TEXT.encode(), name, name, "2026-01-01")
    assert isinstance(report, Report)
    assert report.published == published
    assert report.text == TEXT


def test_a_name_that_begins_with_no_day_of_the_calendar_is_told() -> None:
    notice, report = plain.read(TEXT.encode(), "2026-02-30.txt", "2026-02-30.txt", None)
    assert isinstance(notice, Notice)
    assert "“2026-02-30” is no date of the calendar" in notice.message
    assert isinstance(report, Report)
    assert report.published is None
