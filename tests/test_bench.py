"""The comparison with other readers scores as it says."""

from __future__ import annotations

import importlib.util
import json
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCH = Path(__file__).resolve().parents[1] / "bench"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def peers() -> ModuleType:
    return load("peers")


def test_our_readers_have_all_our_cases_right(peers: ModuleType) -> None:
    readers = load("peer").rasid()
    for kind, cases in (("numbers", list(peers._numbers())), ("times", list(peers._times()))):
        finds = [readers[kind](case.text, datetime.fromisoformat(case.published)) for case in cases]
        score = peers._score(kind, cases, finds)
        assert len(cases) > 200
        assert score.wrong == []
        assert sum(score.right.values()) == len(cases)


FILE = [
    {"id": "a:1", "text": "35 ألفا", "accept": [35000]},
    {"id": "a:2", "text": "الأسبوع الماضي", "accept": ["2025-12-31T00:00:00"], "grain": "week"},
    {"id": "a:3", "text": "يومان", "accept": [{"start": "2026-01-01", "end": "2026-01-03"}], "end_exclusive": True},
    {"id": "b:4", "text": "الخميس", "accept": ["2026-01-15"], "grain": "day"},
    {"id": "b:5", "text": "الخميس المقبل", "accept": ["2026-01-15"], "grain": "day"},
]
ANSWERS: list[tuple[str, list[Any], bool]] = [
    ("numbers", [0, 7, 35000.0], True),
    ("numbers", [0, 2, 35.0], False),
    ("times", [0, 14, "2025-12-29", "2026-01-04"], True),
    ("times", [0, 14, "2026-01-04", "2026-01-05"], False),
    ("times", [0, 5, "2026-01-01", "2026-01-02"], True),
    ("times", [0, 5, "2026-01-01", "2026-01-03"], False),
    ("times", [0, 6, "2026-01-08", "2026-01-08"], True),
    ("times", [0, 13, "2026-01-08", "2026-01-08"], False),
]


@pytest.mark.parametrize(("at", "answer"), list(zip((0, 0, 1, 1, 2, 2, 3, 4), ANSWERS, strict=True)))
def test_cases_of_a_file_are_scored(
    peers: ModuleType, tmp_path: Path, at: int, answer: tuple[str, list[Any], bool]
) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text("\n".join(json.dumps(case) for case in FILE), encoding="utf-8")
    cases = list(peers._from_file(path))
    kind, find, right = answer
    assert peers._is_right(kind, cases[at], [find]) is right


def test_what_cannot_be_installed_is_told(peers: ModuleType) -> None:
    python, reason = peers._installed("no-such-reader")
    assert python is None
    assert "no-such-reader.txt" in reason
