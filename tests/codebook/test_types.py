"""The examples of every event type are tests: what it must find, and where it must not be found."""

from __future__ import annotations

from typing import get_args

import pytest

from rasid import codebook
from rasid.codebook import EventType
from rasid.coding import code
from rasid.records import Claim, Report, Status

ALL = (
    "armed_clash shelling air_strike drone_strike explosion suicide_attack attack execution abduction sexual_violence "
    "destruction infrastructure_outage military_operation deployment control_gained control_held withdrawal siege "
    "movement_restriction designation defection surrender weapons_seizure detention release displacement return evacuation "
    "humanitarian_corridor aid_delivery aid_obstruction casualties agreement ceasefire violation meeting demand threat "
    "accusation condemnation protest riot sanction"
).split()

TYPES = codebook.types()
MUST = [(t, e) for t in TYPES.values() for e in t.must]
MUST_NOT = [(t, e) for t in TYPES.values() for e in t.must_not]


def claims(text: str) -> list[Claim]:
    return list(code(Report(id="example", text=text, published="2025-06-15T18:00:00")).claims)


def test_every_type_of_the_codebook_is_there() -> None:
    assert sorted(TYPES) == sorted(ALL)


@pytest.mark.parametrize("kind", TYPES.values(), ids=lambda t: t.type)
def test_a_type_is_whole(kind: EventType) -> None:
    assert kind.label["ar"]
    assert kind.label["en"]
    assert kind.trigger
    assert len(kind.must) >= 8
    assert len(kind.must_not) >= 4
    assert {"event", "sub_event"} <= set(kind.acled)
    assert {"type", "mode"} <= set(kind.plover)
    assert {t.status for t in kind.trigger} <= set(get_args(Status))
