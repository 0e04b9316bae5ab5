"""The gold and the negatives say what the codebook allows, in spans that hold the words they claim."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest

from rasid import records

ROOT = Path(__file__).resolve().parents[1]
SECOND = ROOT / "eval" / "gold" / "second.jsonl"
GOLD = sorted(set((ROOT / "eval" / "gold").glob("*.jsonl")) - {SECOND})
NEGATIVES = ROOT / "eval" / "negatives.jsonl"
NEGATIVES2 = ROOT / "eval" / "negatives2.jsonl"
NEGATIVES_HELD = ROOT / "eval" / "negatives_held.jsonl"
Json = dict[str, Any]


def rows(path: Path) -> list[Json]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def event_types() -> set[str]:
    return {path.stem for path in (ROOT / "src" / "rasid" / "codebook" / "types").glob("*.toml")}


def entries(report: Json) -> list[tuple[str, Json]]:
    """Every marked thing of a report that carries both its words and its span."""
    found = [("time", time) for time in report["times"]]
    for claim in report["claims"]:
        for key in ("actors", "targets", "places", "speaker", "figures"):
            found += [(key, entry) for entry in claim[key]]
    return found


ALL = [pytest.param(row, id=f"{path.stem}:{row['doc']['id']}") for path in [*GOLD, SECOND] for row in rows(path)]


@pytest.fixture(scope="module")
def annotate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("annotate", ROOT / "eval" / "annotate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["annotate"] = module
    spec.loader.exec_module(module)
    return module


def test_gold_is_enough() -> None:
    reports = [row for path in GOLD for row in rows(path)]
    assert len(reports) >= 90
    assert sum(len(report["claims"]) for report in reports) >= 800
    assert len({report["doc"]["country"] for report in reports}) >= 18


def test_gold_holds_every_event_type() -> None:
    claims = Counter(claim["type"] for path in GOLD for report in rows(path) for claim in report["claims"])
    assert {kind: claims[kind] for kind in event_types() if claims[kind] < 6} == {}


def test_ids_are_one_report_each() -> None:
    ids = [row["doc"]["id"] for path in [*GOLD, NEGATIVES, NEGATIVES2, NEGATIVES_HELD] for row in rows(path)]
    assert len(ids) == len(set(ids))


def test_second_reading_is_of_the_same_texts_in_two_sets() -> None:
    first = {row["doc"]["id"]: (path.stem, row["doc"]) for path in GOLD for row in rows(path)}
    second = [row["doc"] for row in rows(SECOND)]
    assert [first[doc["id"]][1] for doc in second] == second
    assert Counter(first[doc["id"]][0] for doc in second) == {"held": 21, "open2": 18}


@pytest.mark.parametrize("report", ALL)
def test_spans_hold_their_words(report: Json) -> None:
    text = report["doc"]["text"]
    for key, entry in entries(report):
        start, end = entry["span"]
        assert 0 <= start < end <= len(text), (key, entry)
        assert text[start:end] == entry["text"], (key, entry)
    for claim in report["claims"]:
        start, end = claim["trigger"]
        assert text[start:end].strip(), claim


@pytest.mark.parametrize("report", ALL)
def test_vocabulary(report: Json) -> None:
    for claim in report["claims"]:
        assert claim["type"] in event_types(), claim["type"]
        assert claim["status"] in get_args(records.Status), claim["status"]
        assert claim["time"]["precision"] in get_args(records.TimePrecision)
        for place in claim["places"]:
            assert place["role"] in get_args(records.Role)
            assert place["precision"] in get_args(records.Precision)
            assert -90 <= place["lat"] <= 90
            assert -180 <= place["lon"] <= 180
        for speaker in claim["speaker"]:
            assert speaker["kind"] in get_args(records.SpeakerKind)
            assert speaker["verb"] in get_args(records.SpeechVerb)


@pytest.mark.parametrize("report", ALL)
def test_figures_follow_their_qualifier(report: Json) -> None:
    for claim in report["claims"]:
        for index, figure in enumerate(claim["figures"]):
            assert figure["measure"] in get_args(records.Measure)
            assert figure["group"] in (*get_args(records.Group), None)
            assert figure["change"] in (*get_args(records.Change), None)
            assert figure["scope"] in get_args(records.Scope)
            assert figure["unit"] in get_args(records.Unit)
            assert figure["part_of"] is None or 0 <= figure["part_of"] < index
            assert bounds_fit(figure), figure


def bounds_fit(figure: Json) -> bool:
    """Whether low, best and high are what the qualifier says they are."""
    low, best, high = figure["low"], figure["best"], figure["high"]
    match figure["qualifier"]:
        case "exact" | "about":
            return best is not None and low == best == high
        case "at_least" | "more_than":
            return best is not None and low == best and high is None
        case "at_most" | "less_than":
            return best is not None and low is None and best == high
        case "range":
            return best is None and low < high
        case "vague":
            return best is None and low is not None
    return False


@pytest.mark.parametrize("report", ALL)
def test_times_run_forwards(report: Json) -> None:
    for time in [*report["times"], *(claim["time"] for claim in report["claims"])]:
        assert time["start"][:10] <= time["end"][:10], time


@pytest.mark.parametrize("path", sorted((ROOT / "eval" / "gold").glob("*.mark")), ids=lambda path: path.stem)
def test_json_lines_are_built_from_their_markup(path: Path, annotate: ModuleType) -> None:
    assert path.with_suffix(".jsonl").read_text(encoding="utf-8") == annotate.build(path)


def test_annotate_refuses_words_that_are_not_there(tmp_path: Path, annotate: ModuleType) -> None:
    path = tmp_path / "wrong.mark"
    path.write_text("\n### a | 2026-01-09 | SY | x\nقصف الجيش الحي\n---\n* shelling occurred: غارة\n", encoding="utf-8")
    with pytest.raises(annotate.MarkError, match="غارة"):
        annotate.read(path)


def test_annotate_takes_whole_words_behind_a_proclitic(annotate: ModuleType) -> None:
    marked = annotate.Marked({"id": "a", "published": "2026-01-09", "text": "محاصرة والجيش قصف الجيشان"}, {})
    assert marked.span("الجيش") == (8, 13)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("9", (9, 9, 9, "exact")), ("~50k", (50_000, 50_000, 50_000, "about")), ("30+", (30, 30, None, "at_least")),
        ("160k>", (160_000, 160_000, None, "more_than")), ("9-", (None, 9, 9, "at_most")),
        ("9<", (None, 9, 9, "less_than")), ("20..30", (20, None, 30, "range")), ("~20..99", (20, None, 99, "vague")),
    ],
)  # fmt: skip
def test_amounts(amount: str, expected: tuple[object, ...], annotate: ModuleType) -> None:
    assert annotate.amounts(amount) == expected


def test_negatives_are_sixty_reports_of_many_themes() -> None:
    negatives = rows(NEGATIVES)
    assert len(negatives) >= 60
    assert all(row["claims"] == [] for row in negatives)
    assert len({row["doc"]["theme"] for row in negatives}) >= 10


@pytest.mark.parametrize("path", [NEGATIVES2, NEGATIVES_HELD], ids=lambda path: path.stem)
def test_longer_negatives_are_forty_reports_of_a_hundred_words_or_more(path: Path) -> None:
    negatives = rows(path)
    assert len(negatives) >= 40
    assert all(row["claims"] == [] for row in negatives)
    assert all(len(row["doc"]["text"].split()) >= 100 for row in negatives)
    assert len({row["doc"]["theme"] for row in negatives}) >= 10


def test_every_type_is_held_out_often_enough() -> None:
    held = rows(ROOT / "eval" / "gold" / "held.jsonl")
    times = Counter(claim["type"] for report in held for claim in report["claims"])
    assert {kind for kind in event_types() if times[kind] < 4} == set()
