"""Records: what cannot be true cannot be built, what is built cannot be changed, and ids are hashes of what is said."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.records import (
    Claim,
    Coded,
    Control,
    Entity,
    Event,
    Figure,
    Place,
    Reading,
    Report,
    Speaker,
    Toll,
    When,
    content_id,
    to_json,
)

FULL = Claim(
    report="r",
    type="shelling",
    status="ongoing",
    trigger=(4, 7),
    evidence=(0, 30),
    actors=(Entity(id="a", text="الجيش", span=(8, 13)),),
    targets=(Entity(text="حي", span=(14, 16)),),
    places=(Place(id="p", name="حلب", text="حلب", span=(20, 23), role="at", lat=36.2, lon=37.1, precision="town"),),
    time=When(start="2026-01-09", end="2026-01-10", precision="part_of_day", span=(24, 29)),
    figures=(Figure(measure="killed", low=20, best=None, high=99, qualifier="vague", change="rose_to", span=(0, 4)),),
    speaker=(Speaker(text="مصدر", span=(0, 4), kind="medical", verb="deny"),),
    confidence=0.8,
    rules=("strike",),
)


def test_a_claim_without_evidence_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="evidence"):
        Claim(report="r", type="shelling", trigger=(3, 3), evidence=(3, 3))


@pytest.mark.parametrize("trigger", [(9, 12), (4, 6), (2, 2), (3, 1)])
def test_a_trigger_covers_characters_of_its_evidence(trigger: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="trigger"):
        Claim(report="r", type="shelling", trigger=trigger, evidence=(0, 5))


def test_a_record_read_from_json_is_held_to_the_same() -> None:
    with pytest.raises(msgspec.ValidationError, match="evidence"):
        msgspec.json.decode(b'{"report":"r","type":"x","trigger":[0,1],"evidence":[5,5]}', type=Claim)
    with pytest.raises(msgspec.ValidationError, match="status"):
        msgspec.json.decode(
            b'{"report":"r","type":"x","status":"perhaps","trigger":[0,1],"evidence":[0,5]}', type=Claim
        )


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        FULL.status = "ended"  # type: ignore[misc]


def test_an_id_is_the_hash_of_what_the_claim_says() -> None:
    one = Claim(report="r", type="shelling", trigger=(0, 2), evidence=(0, 5))
    same = Claim(report="r", type="shelling", trigger=(0, 2), evidence=(0, 5), confidence=0.9, rules=("other",))
    other = Claim(report="r", type="shelling", trigger=(0, 3), evidence=(0, 5))
    assert one.id == same.id != other.id
    assert len(one.id) == 16


def test_an_id_is_the_same_on_every_machine() -> None:
    assert content_id("a", 1, [None, "حلب"]) == "d6e160fd67b81b5a"


@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=4))
def test_the_parts_of_an_id_do_not_run_together(parts: list[str]) -> None:
    assert content_id(*parts) != content_id(*parts, "")
    if len(parts) > 1:
        assert content_id(*parts) != content_id("".join(parts))


def test_json_comes_back_equal() -> None:
    reading = Reading(published="2026-01-09", report="r", claim=FULL.id, speaker=None, low=1, best=1, high=1)
    toll = Toll(measure="killed", group="child", low=1, high=1, series=(reading,))
    event = Event(
        id="e", type="shelling", start="2026-01-09", end=None, places=FULL.places, claims=(FULL.id,), tolls=(toll,)
    )
    control = Control(place=FULL.places[0], holder=None, since=None)
    coded = Coded(doc=Report(id="r", text="نص \u200f١٢ 😀"), claims=(FULL,))
    for record in (FULL, event, control, coded):
        assert msgspec.json.decode(to_json(record), type=type(record)) == record


def test_json_has_every_field_of_the_codebook() -> None:
    assert set(msgspec.json.decode(to_json(FULL))) >= {
        "type", "status", "trigger", "actors", "targets", "places", "time", "figures", "speaker", "evidence", "confidence",
    }  # fmt: skip
