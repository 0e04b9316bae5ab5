"""JSON lines: good ones, bad ones between them, and streams that do not fit into memory."""

from __future__ import annotations

import io
import json

import pytest

from rasid.records import Report, Unread
from rasid.sources import Notice, jsonl

TEXT = "قتل رجل في حلب"


def read(*lines: str | bytes) -> list[Report | Unread | Notice]:
    data = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    return list(jsonl.read(io.BufferedReader(io.BytesIO(data)), "in.jsonl", "2026-01-09"))


def test_fields() -> None:
    fields = {"title": "عنوان", "url": "https://example.org/1", "outlet": "صحيفة", "country": "SY", "other": [1]}
    (report,) = read(json.dumps({"id": 7, "published": "2026-01-08", "text": TEXT} | fields))
    assert report == Report(
        id="7",
        published="2026-01-08",
        text=TEXT,
        title="عنوان",
        url="https://example.org/1",
        outlet="صحيفة",
        country="SY",
        source="in.jsonl:1",
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "b", "text": "قتل رجل', "cut off"),
        (f'{{"id": "b", "text": "{TEXT}"}} tail}}', "not JSON"),
        ("no JSON", "not JSON"),
        ("[1]", "no “text”"),
        ('{"id": "b"}', "no “text”"),
        ('{"text": 5}', "no “text”"),
        ('{"text": ""}', "no text"),
        ("[" * 100_000, "too deeply"),
        (b'{"text": "\xff\xfe\xfd"}', "encoding"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(line: str | bytes, reason: str) -> None:
    good = json.dumps({"text": TEXT})
    before, bad, after = read(good, "", line, good)
    assert isinstance(before, Report)
    assert isinstance(bad, Unread)
    assert isinstance(after, Report)
    assert bad.where == "in.jsonl:3"
    assert reason in bad.reason


def test_a_line_longer_than_a_report_is_passed_over_without_being_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_FILE", 100)
    long, good = read(json.dumps({"text": TEXT * 100}), json.dumps({"text": TEXT}, ensure_ascii=False))
    assert isinstance(long, Unread)
    assert "longer than 100" in long.reason
    assert isinstance(good, Report)
    assert good.source == "in.jsonl:2"


def test_half_a_character_is_replaced_where_it_stands() -> None:
    (report,) = read(f'{{"id": "\\ud800", "text": "{TEXT} \\udc00.", "title": "\\ud83d"}}')
    assert isinstance(report, Report)
    assert (report.id, report.text, report.title) == ("\ufffd", f"{TEXT} \ufffd.", "\ufffd")


def test_lines_in_an_older_encoding() -> None:
    (report,) = read('{"text": "قتل سبعة من المدنيين في حلب"}'.encode("cp1256"))
    assert isinstance(report, Report)
    assert report.text == "قتل سبعة من المدنيين في حلب"
