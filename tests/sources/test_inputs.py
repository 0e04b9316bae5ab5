"""Files, folders and standard input as a whole."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from rasid import sources
from rasid.records import Report, Unread
from rasid.sources import Notice

TEXT = "مقتل ثلاثة في قصف على قرية\n\nقُتل ثلاثة أشخاص في قصف على قرية قرب إدلب أمس، بحسب الدفاع المدني.\n"
LINE = '{"id": "a", "published": "2026-01-09", "text": "قتل رجل في حلب"}\n'


def read(*inputs: object, published: str | None = "2026-01-09") -> list[Report | Unread | Notice]:
    return list(sources.read([str(name) for name in inputs], published))


def test_a_folder_is_read_whole_and_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(LINE, encoding="utf-8")
    (tmp_path / "c.html").write_text(f"<html><body><h1>خبر</h1><p>{TEXT}</p></body></html>", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "notes.md").write_text("not a report", encoding="utf-8")
    names = [item.source for item in read(tmp_path) if isinstance(item, Report)]
    assert names == [f"{tmp_path}/a.jsonl:1", f"{tmp_path}/c.html", f"{tmp_path}/b/1.txt"]


def test_a_folder_tells_of_kinds_it_passes_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.PDF").write_bytes(b"%PDF-1.7")
    report, notice = read(tmp_path)
    assert isinstance(report, Report)
    assert isinstance(notice, Notice)
    assert notice.message == "passed over 2 .pdf"


def test_what_cannot_be_read_stops_nothing(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(TEXT, encoding="utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    missing, folder, report = read(tmp_path / "missing.txt", empty, good)
    assert isinstance(missing, Unread)
    assert "no such file" in missing.reason
    assert isinstance(folder, Unread)
    assert "no reports in the folder" in folder.reason
    assert isinstance(report, Report)


@pytest.mark.parametrize(
    ("data", "source"),
    [
        (LINE.encode(), "standard input:1"),
        (b"\xef\xbb\xbf" + LINE.encode(), "standard input:1"),
        (LINE.encode("utf-16"), "standard input:1"),
        (TEXT.encode(), "standard input"),
        (f"<!DOCTYPE html><body><p>{TEXT}</p>".encode(), "standard input"),
    ],
)
def test_standard_input_is_known_by_its_first_characters(
    data: bytes, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (report,) = read("-")
    assert isinstance(report, Report)
    assert report.source == source
    assert "قتل" in report.text


def test_empty_standard_input_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    (unread,) = read("-")
    assert isinstance(unread, Unread)
    assert unread.where == "standard input"


def test_a_file_without_a_known_ending_is_known_by_its_first_characters(tmp_path: Path) -> None:
    path = tmp_path / "report"
    path.write_text(LINE, encoding="utf-8")
    (report,) = read(path)
    assert isinstance(report, Report)
    assert report.id == "a"


def test_a_file_larger_than_a_report_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as out:
        out.truncate(50_000_000)
    (unread,) = read(path)
    assert isinstance(unread, Unread)
    assert f"{sources.MAX_FILE:,}" in unread.reason


def test_equal_reports_have_equal_ids(tmp_path: Path) -> None:
    for name, encoding in (("a.txt", "utf-8"), ("b.txt", "utf-16"), ("c.txt", "utf-8-sig")):
        (tmp_path / name).write_bytes(TEXT.encode(encoding))
    first = {item.id for item in read(tmp_path) if isinstance(item, Report)}
    later = {item.id for item in read(tmp_path, published="2026-01-10") if isinstance(item, Report)}
    assert len(first) == len(later) == 1
    assert first != later
