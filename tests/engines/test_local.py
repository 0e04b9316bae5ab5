"""Coding in worker processes: order, memory, faults, and workers that die."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rasid import pipeline
from rasid.engines import local
from rasid.engines.local import code_all
from rasid.records import Claim, Coded, Report, TimeExpression, Unread, to_json

WORKERS = 2


def coder(report: Report) -> Coded:
    """Finds one claim in every report; stumbles over some words."""
    if report.text == "fault":
        raise ZeroDivisionError("nought")
    if report.text == "death":
        os.kill(os.getpid(), signal.SIGKILL)
    if report.text == "slow":
        time.sleep(0.3)
    when = TimeExpression(span=(0, 1), text="x", start="2026-01-06", end="2026-01-06", precision="day")
    claim = Claim(report=report.id, type="shelling", trigger=(0, 1), evidence=(0, 2))
    return Coded(doc=report, claims=(claim,), times=(when,))


def reports(count: int, **texts: str) -> list[Report]:
    """Numbered reports; `r7="fault"` gives the seventh another text."""
    return [Report(id=f"r{i}", text=texts.get(f"r{i}", "نص"), source=f"in.jsonl:{i}") for i in range(count)]


@pytest.mark.parametrize("workers", [1, WORKERS])
def test_every_report_comes_back_in_its_order(workers: int) -> None:
    given = reports(150, r0="slow", r40="slow")
    assert list(code_all(given, workers, coder)) == [coder(r) for r in given]


@pytest.mark.parametrize("workers", [1, WORKERS])
def test_a_report_that_cannot_be_coded_stops_nothing(workers: int) -> None:
    found = list(code_all(reports(60, r7="fault"), workers, coder))
    assert [i for i, one in enumerate(found) if isinstance(one, Unread)] == [7]
    unread = found[7]
    assert isinstance(unread, Unread)
    assert unread.where == "in.jsonl:7"
    assert "ZeroDivisionError" in unread.reason


def test_a_report_that_kills_its_worker_is_named_and_the_rest_is_coded() -> None:
    found = list(code_all(reports(90, r10="death", r50="death"), WORKERS, coder))
    assert [i for i, one in enumerate(found) if isinstance(one, Unread)] == [10, 50]
    assert [one.doc.id for one in found if isinstance(one, Coded)] == [f"r{i}" for i in range(90) if i not in (10, 50)]


def test_no_more_is_read_than_is_under_way() -> None:
    read = 0

    def endless() -> Iterator[Report]:
        nonlocal read
        while True:
            yield Report(id=f"r{read}", text="نص")
            read += 1

    coded = code_all(endless(), WORKERS, coder)
    for _ in range(100):
        next(coded)
    coded.close()  # type: ignore[attr-defined]
    assert read < 600


def test_any_number_of_workers_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_FEW", 4)
    inputs = [str(Path(__file__).parents[2] / "examples")]

    def printed(workers: int) -> list[bytes]:
        return [to_json(m) for m in pipeline.code(inputs, workers=workers) if isinstance(m, Coded)]

    assert printed(1) == printed(WORKERS)


def test_no_reports_give_nothing() -> None:
    assert list(code_all([], WORKERS, coder)) == []
