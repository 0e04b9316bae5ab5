"""Each kind of mistake, on a report small enough to see it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mistakes import KINDS, mistakes
from rasid.evaluate import Reading, read

TEXT = "قتل تسعة في حلب أمس، قال مصدر طبي. واشتبك الجيش مع مسلحين في إدلب."
PLACE = {"text": "حلب", "span": [12, 15], "lat": 36.2, "lon": 37.16, "precision": "town"}
OTHER = {"text": "إدلب", "span": [61, 65], "lat": 35.93, "lon": 36.63, "precision": "town"}
MEDIC = {"text": "مصدر طبي", "span": [25, 33], "kind": "medical", "verb": "say"}
ARMY = {"text": "الجيش", "span": [43, 48]}
KILLED = {"measure": "killed", "low": 9, "best": 9, "high": 9, "span": [4, 8]}
DAY = {"start": "2026-01-08", "end": "2026-01-08", "precision": "day"}
STRIKE: dict[str, Any] = {
    "type": "attack", "trigger": [0, 3], "places": [PLACE], "time": DAY, "figures": [KILLED], "speaker": [MEDIC],
    "actors": [ARMY], "targets": [ARMY],
}  # fmt: skip


def reading(*claims: dict[str, Any]) -> Reading:
    (made,) = read([json.dumps({"doc": {"id": "r", "text": TEXT}, "claims": claims}).encode()])
    return made


def made(*claims: dict[str, Any]) -> list[tuple[str, str | None, str | None]]:
    return [(m.kind, m.wanted, m.read) for m in mistakes(reading(STRIKE), reading(*claims))]


def test_what_is_right_is_no_mistake() -> None:
    assert made(STRIKE) == []


def test_an_act_that_was_not_read_hides_its_fields() -> None:
    assert made() == [("missed", "attack", None), ("figure_missed", "killed 9", None), ("place_missed", "حلب", None)]


@pytest.mark.parametrize(
    ("change", "mistake"),
    [
        ({"type": "shelling"}, ("type", "attack", "shelling")),
        (
            {"time": DAY | {"start": "2026-01-02", "end": "2026-01-03"}},
            ("day", "2026-01-08", "2026-01-02 – 2026-01-03"),
        ),
        ({"status": "denied"}, ("status", "occurred", "denied")),
        ({"time": DAY | {"start": "2026-01-07"}}, ("dates", "2026-01-08", "2026-01-07 – 2026-01-08")),
        ({"speaker": []}, ("speaker_missed", "مصدر طبي", None)),
        ({"speaker": [MEDIC | {"span": [0, 3], "text": "قتل"}]}, ("speaker_other", "مصدر طبي", "قتل")),
        ({"speaker": [MEDIC | {"kind": "official"}]}, ("speaker_kind", "medical", "official")),
        ({"actors": []}, ("actor_missed", "الجيش", None)),
        ({"actors": [ARMY, MEDIC]}, ("actor_added", None, "مصدر طبي")),
        ({"targets": []}, ("target_missed", "الجيش", None)),
        ({"targets": [ARMY, MEDIC]}, ("target_added", None, "مصدر طبي")),
        ({"figures": []}, ("figure_missed", "killed 9", None)),
        ({"figures": [KILLED | {"measure": "injured", "high": None}]}, ("figure_missed", "killed 9", "injured 9–?")),
        ({"figures": [KILLED, KILLED | {"low": 2, "span": [40, 42]}]}, ("figure_added", None, "killed 2–9")),
        ({"places": [PLACE | {"lat": 30}]}, ("place_far", "حلب 36.20, 37.16", "حلب 30.00, 37.16")),
        ({"places": [PLACE | {"lat": None}]}, ("place_far", "حلب 36.20, 37.16", "حلب")),
        ({"places": []}, ("place_missed", "حلب", None)),
    ],
)
def test_one_thing_wrong_is_one_mistake(change: dict[str, Any], mistake: tuple[str, str | None, str | None]) -> None:
    assert made(STRIKE | change) == [mistake]
    assert mistake[0] in KINDS


def test_an_act_at_another_place() -> None:
    assert made(STRIKE | {"places": [OTHER]})[0] == ("place", "حلب", "إدلب")


def test_what_the_gold_does_not_have_is_added_or_told_twice() -> None:
    again, elsewhere = STRIKE | {"trigger": [36, 42]}, STRIKE | {"trigger": [36, 42], "places": [OTHER]}
    assert made(STRIKE, again) == [("twice", None, "attack")]
    assert made(STRIKE, elsewhere) == [("added", None, "attack")]
    assert made(STRIKE, again | {"type": "armed_clash"}) == [("added", None, "armed_clash")]


def test_somebody_who_does_not_say_so() -> None:
    silent, told = reading(STRIKE | {"speaker": []}), reading(STRIKE)
    assert [(m.kind, m.read) for m in mistakes(silent, told)] == [("speaker_added", "مصدر طبي")]
