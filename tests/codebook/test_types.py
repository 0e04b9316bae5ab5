"""The examples of every event type are tests: what it must find, and where it must not be found."""

from __future__ import annotations

from typing import get_args

import pytest

from rasid import codebook
from rasid.codebook import EventType, Example
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


def found(text: str, kind: str) -> list[Claim]:
    return [c for c in code(Report(id="example", text=text, published="2025-06-15T18:00:00")).claims if c.type == kind]


@pytest.mark.parametrize(("kind", "example"), MUST, ids=lambda x: x.type if isinstance(x, EventType) else x.trigger)
def test_a_type_is_found_in_its_examples(kind: EventType, example: Example) -> None:
    first = example.text.index(example.trigger)
    last = first + len(example.trigger)
    assert any(c.trigger[0] < last and first < c.trigger[1] for c in found(example.text, kind.type))


@pytest.mark.parametrize(
    ("kind", "example"), MUST_NOT, ids=lambda x: x.type if isinstance(x, EventType) else x.text[:30]
)
def test_a_type_is_not_found_where_its_words_mean_something_else(kind: EventType, example: Example) -> None:
    assert not found(example.text, kind.type)
