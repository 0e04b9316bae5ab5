"""Precision, recall and F1 by layer, each on a report small enough to count by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rasid.evaluate import Miss, Reading, Scores, read, score

TEXT = "قتل تسعة في حلب أمس، قال مصدر طبي. واشتبك الجيش مع مسلحين في إدلب."
PLACE = {"id": "aleppo", "text": "حلب", "span": [12, 15], "lat": 36.2, "lon": 37.16, "precision": "town"}
SPEAKER = {"id": None, "text": "مصدر طبي", "span": [25, 33], "kind": "medical", "verb": "say"}
KILLED = {"measure": "killed", "low": 9, "best": 9, "high": 9, "span": [4, 8]}
SHELLING: dict[str, Any] = {
    "type": "shelling",
    "status": "occurred",
    "trigger": [0, 3],
    "places": [PLACE],
    "time": {"start": "2026-01-08", "end": "2026-01-08", "precision": "day"},
    "figures": [KILLED],
    "speaker": [SPEAKER],
    "evidence": [0, 33],
}
CLASH: dict[str, Any] = {
    "type": "armed_clash",
    "trigger": [36, 42],
    "actors": [{"id": None, "text": "الجيش", "span": [43, 48]}],
    "evidence": [35, 66],
}
TIME = {"span": [16, 19], "text": "أمس", "start": "2026-01-08", "end": "2026-01-08", "precision": "day"}


def reading(*claims: dict[str, Any], times: tuple[dict[str, Any], ...] = (TIME,), name: str = "r") -> Reading:
    line = {"doc": {"id": name, "text": TEXT}, "claims": claims, "times": times}
    (found,) = read([json.dumps(line).encode()])
    return found


def compare(*claims: dict[str, Any], times: tuple[dict[str, Any], ...] = (TIME,)) -> Scores:
    return score([reading(SHELLING, CLASH)], [reading(*claims, times=times)])


def counts(scores: Scores, layer: str) -> tuple[int, int, int]:
    tally = scores.layers[layer]
    return tally.right, tally.gold, tally.predicted


def test_a_gold_agrees_with_itself() -> None:
    scores = compare(SHELLING, CLASH)
    assert {name: tally.f1 for name, tally in scores.layers.items() if tally.gold} == dict.fromkeys(
        ("figures", "figures_strict", "events", "events_type", "times", "places", "actors"), 1.0
    )
    assert all(tally.recall == 1 for tally in scores.qualities.values())
    assert scores.misses == []
    assert scores.calibration_error is None


def test_a_report_without_prediction_is_all_missed() -> None:
    scores = score([reading(SHELLING, CLASH)], [])
    assert scores.reports_missing == 1
    assert counts(scores, "events") == (0, 2, 0)
    assert Miss(layer="figures", report="r", kind="missed", what="killed 9 9 9 person") in scores.misses


def test_claims_where_the_gold_has_none_are_false_alarms() -> None:
    scores = score([reading(times=())], [reading(SHELLING)])
    assert counts(scores, "events") == (0, 0, 1)
    assert [miss.what for miss in scores.misses if miss.layer == "events"] == ["shelling قتل"]
    assert scores.layers["events"].f1 == 0


@pytest.mark.parametrize(
    ("change", "events"),
    [
        ({"status": "denied"}, 1),
        ({"type": "air_strike"}, 0),
        ({"time": {"start": "2026-01-09", "end": "2026-01-09", "precision": "day"}}, 1),
        ({"time": {"start": "2026-01-10", "end": "2026-01-10", "precision": "day"}}, 0),
        ({"time": {"start": "2026-01-10", "end": "2026-01-10", "precision": "unknown"}}, 1),
        ({"places": []}, 1),
        ({"places": [PLACE | {"span": [60, 65], "text": "إدلب", "lat": 35.93, "lon": 36.63}]}, 0),
        ({"places": [PLACE | {"span": [60, 65], "text": "هنا", "lat": 36.25, "lon": 37.1}]}, 1),
    ],
)
def test_an_event_is_found_by_type_day_and_place(change: dict[str, Any], events: int) -> None:
    assert counts(compare(SHELLING | change), "events") == (events, 2, 1)


def test_claims_pair_one_to_one_with_the_closest() -> None:
    far = SHELLING | {"trigger": [50, 53], "figures": [], "status": "denied"}
    scores = compare(far, SHELLING)
    assert counts(scores, "events") == (1, 2, 2)
    assert scores.qualities["status"].recall == 1


def test_figures_are_compared_loosely_and_strictly() -> None:
    scores = compare(SHELLING | {"figures": [KILLED | {"group": "civilian"}]})
    assert counts(scores, "figures") == (1, 1, 1)
    assert counts(scores, "figures_strict") == (0, 1, 1)
    assert counts(compare(SHELLING | {"figures": [KILLED | {"high": None}]}), "figures") == (0, 1, 1)


@pytest.mark.parametrize(
    ("change", "right"),
    [({}, 1), ({"end": "2026-01-09"}, 0), ({"span": [0, 3]}, 0), ({"start": "2026-01-08T10:00"}, 1)],
)
def test_times_need_the_same_days_and_words(change: dict[str, Any], right: int) -> None:
    assert counts(compare(times=(TIME | change,)), "times") == (right, 1, 1)


def test_places_are_found_within_the_radius_of_their_kind() -> None:
    near, far = PLACE | {"lat": 36.3}, PLACE | {"lat": 36.4}
    assert counts(compare(SHELLING | {"places": [near]}), "places") == (1, 1, 1)
    assert counts(compare(SHELLING | {"places": [far]}), "places") == (0, 1, 1)


@pytest.mark.parametrize(
    ("speaker", "found", "kinds"),
    [
        ([SPEAKER], 1, (1, 1)),
        ([SPEAKER | {"kind": "official"}], 1, (0, 1)),
        ([SPEAKER | {"span": [0, 3]}], 0, (0, 0)),
        ([], 0, (0, 0)),
    ],
)
def test_speakers_and_their_kinds(speaker: list[dict[str, Any]], found: int, kinds: tuple[int, int]) -> None:
    qualities = compare(SHELLING | {"speaker": speaker}).qualities
    assert (qualities["speaker"].right, qualities["speaker"].gold) == (found, 1)
    assert (qualities["speaker_kind"].right, qualities["speaker_kind"].gold) == kinds


def test_spans_that_do_not_hold_their_words_are_counted() -> None:
    assert compare(SHELLING | {"places": [PLACE | {"span": [11, 15]}]}).spans_off == 1


def test_calibration_is_the_gap_between_confidence_and_truth() -> None:
    right, wrong = SHELLING | {"confidence": 0.9}, CLASH | {"type": "riot", "confidence": 0.5}
    assert compare(right, wrong).calibration_error == pytest.approx((0.1 + 0.5) / 2)


def test_a_line_in_another_form_is_named() -> None:
    good = json.dumps({"doc": {"id": "r"}}).encode()
    with pytest.raises(ValueError, match=r"line 3: .*claims"):
        list(read([good, b"", b'{"doc": {"id": "r"}, "claims": 5}']))


def test_plain_values() -> None:
    values = compare(SHELLING).as_dict()
    assert values["events"] == {"precision": 1.0, "recall": 0.5, "f1": 0.6667, "gold": 2, "predicted": 1}
    assert values["status"] == {"accuracy": 1.0, "of": 1}
    assert values["reports"] == 1
