"""Who is said to hold a place on which day, as statements come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from rasid.linking import control, told
from rasid.records import WHOLE_PLACE, Coded, Control

Say = Callable[..., Coded]


def states(coded: Iterable[Coded], on: str | None = None) -> list[Control]:
    return control.states(told(coded), on)


@pytest.fixture
def story(say: Say) -> list[Coded]:
    """One neighbourhood: held by one side, taken by the other, the taking denied, then admitted by all."""

    def told(kind: str, day: str, who: str, **more: str) -> Coded:
        return say(kind, day, "maqsoud", actors=[who], published=more.pop("published", f"{day}T20:00"), **more)

    return [
        told("control_held", "2026-01-06", "sdf"),
        told("control_held", "2026-01-08", "sdf", speaker="army"),
        told("control_gained", "2026-01-10", "army", speaker="army", published="2026-01-10T09:00"),
        told("control_gained", "2026-01-10", "army", speaker="sdf", status="denied", published="2026-01-10T15:00"),
        told("control_held", "2026-01-13", "army", speaker="monitor"),
    ]


@pytest.mark.parametrize(
    ("day", "holder", "since"),
    [
        ("2026-01-06", "sdf", "2026-01-06"),
        ("2026-01-09", "sdf", "2026-01-06"),
        ("2026-01-10", control.CONTESTED, "2026-01-10"),
        ("2026-01-12", control.CONTESTED, "2026-01-10"),
        ("2026-01-13", "army", "2026-01-10"),
        (None, "army", "2026-01-10"),
    ],
)
def test_the_state_of_a_place_on_a_day(story: list[Coded], day: str | None, holder: str, since: str) -> None:
    (state,) = states(story, day)
    assert (state.place.id, state.holder, state.since) == ("t-maqsoud", holder, since)
    assert list(states(reversed(story), day)) == [state]


def test_before_anything_is_told_there_is_no_state(story: list[Coded]) -> None:
    assert states(story, "2026-01-05") == []


def test_a_state_names_the_claims_that_it_rests_on(story: list[Coded]) -> None:
    (state,) = states(story, "2026-01-10")
    assert set(state.claims) == {story[2].claims[0].id, story[3].claims[0].id}


def test_a_line_keeps_every_statement_once_oldest_first(story: list[Coded]) -> None:
    ((place, line),) = control.lines(told([*reversed(story), *story]))
    assert place.id == "t-maqsoud"
    assert [(s.day, s.says, s.holder) for s in line] == [
        ("2026-01-06", "holds", "sdf"),
        ("2026-01-08", "holds", "sdf"),
        ("2026-01-10", "takes", "army"),
        ("2026-01-10", "denied", "army"),
        ("2026-01-13", "holds", "army"),
    ]
    assert line[3].speaker == "sdf"


def test_who_leaves_holds_no_more(say: Say) -> None:
    held = say("control_held", "2026-01-06", "maqsoud", actors=["sdf"])
    left = say("withdrawal", "2026-01-08", "maqsoud", actors=["sdf"], role="from")
    (state,) = states([left, held])
    assert (state.holder, state.since) == (None, "2026-01-08")
    stranger = say("withdrawal", "2026-01-09", "maqsoud", actors=["turkey"], role="from")
    taken = say("control_gained", "2026-01-08", "maqsoud", actors=["army"], published="2026-01-08T22:00")
    (state,) = states([left, held, taken, stranger])
    assert (state.holder, state.since) == ("army", "2026-01-08")


def test_two_sides_that_both_say_they_hold_it_contest_it(say: Say) -> None:
    told = [say("control_held", "2026-01-06", "maqsoud", actors=[a], speaker=a) for a in ("sdf", "army")]
    (state,) = states(told)
    assert state.holder == control.CONTESTED


def test_one_who_opposed_and_then_agrees_settles_it(say: Say) -> None:
    took = say("control_gained", "2026-01-08", "maqsoud", actors=["army"], speaker="army")
    no = say("control_held", "2026-01-09", "maqsoud", actors=["sdf"], speaker="sdf", published="2026-01-09")
    yes = say("control_held", "2026-01-10", "maqsoud", actors=["army"], speaker="sdf", published="2026-01-10")
    assert states([took, no])[0].holder == control.CONTESTED
    assert states([took, no, yes])[0].holder == "army"


def test_places_keep_their_own_lines(say: Say) -> None:
    told = say("control_gained", "2026-01-08", ["ashrafiya", "maqsoud"], actors=["army"])
    left_out = say("control_held", "2026-01-09", "maqsoud", actors=["sdf"], published="2026-01-09")
    found = {s.place.id: s.holder for s in states([told, left_out])}
    assert found == {"t-ashrafiya": "army", "t-maqsoud": control.CONTESTED}


def test_a_leaving_of_those_who_denied_the_taking_settles_it(say: Say) -> None:
    took = say("control_gained", "2026-01-08", "maqsoud", actors=["army"], speaker="army")
    no = say("control_gained", "2026-01-08", "maqsoud", actors=["army"], speaker="sdf", status="denied")
    left = say("withdrawal", "2026-01-09", "maqsoud", actors=["sdf"], speaker="sdf", role="from")
    assert states([took, no])[0].holder == control.CONTESTED
    assert states([took, no, left])[0].holder == "army"


def test_a_holding_told_with_its_beginning_counts_from_there(say: Say) -> None:
    held = say("control_held", "2025-10-01", "maqsoud", actors=["sdf"], end="2026-01-08", precision="span")
    (state,) = states([held])
    assert state.since == "2025-10-01"
    assert states([held], "2026-01-07") == []


def test_countries_are_not_held(say: Say) -> None:
    assert states([say("withdrawal", "2026-01-08", "syria", actors=["army"], role="from")]) == []


def test_plans_and_threats_are_no_control(say: Say) -> None:
    assert states([say("control_gained", "2026-01-08", "maqsoud", actors=["army"], status="planned")]) == []


def test_an_army_and_a_unit_of_it_hold_together(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    from rasid.linking import sides

    parts = {"brigade": frozenset({"brigade", "army"})}
    monkeypatch.setattr(sides, "lineage", lambda actor: parts.get(actor, frozenset({actor})))
    took = say("control_gained", "2026-01-08", "maqsoud", actors=["brigade"])
    held = say("control_held", "2026-01-09", "maqsoud", actors=["army"], published="2026-01-09")
    (state,) = states([took, held])
    assert (state.holder, state.since) == ("brigade", "2026-01-08")


def held_by(told_: list[Coded], on: str | None = None) -> dict[str, str | None]:
    return {s.place.id or "": s.holder for s in states(told_, on)}


def test_who_takes_a_town_takes_what_lies_in_it(say: Say) -> None:
    held = say("control_held", "2026-01-06", "quarter", actors=["sdf"])
    took = say("control_gained", "2026-01-10", "city", actors=["army"], published="2026-01-10T20:00")
    line = {p.id: line for p, line in control.lines(told([held, took]))}
    assert [(s.holder, s.says, s.implied) for s in line["sy-aleppo-sheikh-maqsoud"]] == [
        ("sdf", "holds", None),
        ("army", "takes", "sy-aleppo-city"),
    ]
    assert [s.implied for s in line["sy-aleppo-city"]] == [None]
    assert held_by([took, held]) == {"sy-aleppo-city": "army", "sy-aleppo-sheikh-maqsoud": "army"}
    assert held_by([took, held], "2026-01-09") == {"sy-aleppo-sheikh-maqsoud": "sdf"}


def test_what_is_said_of_a_quarter_stands_before_what_is_said_of_its_town(say: Say) -> None:
    town = say("control_held", "2026-01-06", "city", actors=["army"])
    quarter = say("control_held", "2026-01-08", "quarter", actors=["sdf"], published="2026-01-08")
    again = say("control_held", "2026-01-09", "city", actors=["army"], published="2026-01-09")
    assert held_by([town, quarter, again]) == {"sy-aleppo-city": "army", "sy-aleppo-sheikh-maqsoud": "sdf"}


def test_all_but_one_quarter_leaves_that_one_out_and_means_the_others(say: Say) -> None:
    sdf = [say("control_held", "2026-01-06", name, actors=["sdf"]) for name in ("quarter", "next")]
    took = say("control_gained", "2026-01-10", "city", actors=["army"], but=["quarter"], published="2026-01-10")
    assert held_by([*sdf, took]) == {
        "sy-aleppo-city": "army",
        "sy-aleppo-sheikh-maqsoud": "sdf",
        "sy-aleppo-ashrafiyah": "army",
    }
    lost = say("control_gained", "2026-01-09", "quarter", actors=["army"], published="2026-01-09")
    assert held_by([*sdf, lost, took])["sy-aleppo-sheikh-maqsoud"] == control.CONTESTED


@pytest.mark.parametrize(
    ("more", "holder"), [({}, "sdf"), ({"rules": (WHOLE_PLACE,)}, "army"), ({"but": ["next"]}, "army")]
)
def test_a_governorate_means_its_quarters_only_where_the_text_says_all_of_it(
    say: Say, more: dict[str, Any], holder: str
) -> None:
    held = say("control_held", "2026-01-06", "quarter", actors=["sdf"])
    took = say("control_gained", "2026-01-10", "governorate", actors=["army"], published="2026-01-10", **more)
    assert held_by([held, took])["sy-aleppo-sheikh-maqsoud"] == holder


def test_a_denial_of_a_town_denies_nothing_of_its_quarters(say: Say) -> None:
    held = say("control_gained", "2026-01-06", "quarter", actors=["army"], speaker="army")
    no = say(
        "control_gained", "2026-01-08", "city", actors=["army"], speaker="sdf", status="denied", published="2026-01-08"
    )
    assert held_by([held, no])["sy-aleppo-sheikh-maqsoud"] == "army"


def test_a_place_that_nobody_speaks_of_has_a_line_when_asked_for(say: Say) -> None:
    took = say("control_gained", "2026-01-10", "city", actors=["army"])
    lines = control.Lines(told([took]))
    assert [place.id for place, _ in lines.all()] == ["sy-aleppo-city"]
    (statement,) = lines.of(say("shelling", place="quarter").claims[0].places[0])
    assert (statement.holder, statement.implied) == ("army", "sy-aleppo-city")


def test_a_denial_ends_when_the_deniers_own_side_admits_it(say: Say) -> None:
    took = say(
        "control_gained", "2026-01-08", "maqsoud", actors=["sy-sdf"], speaker="sy-sdf", published="2026-01-08T09:00"
    )
    no = say(
        "control_gained",
        "2026-01-08",
        "maqsoud",
        actors=["sy-sdf"],
        speaker="sy-army",
        status="denied",
        published="2026-01-08T15:00",
    )
    yes = say(
        "control_gained",
        "2026-01-08",
        "maqsoud",
        actors=["sy-sdf"],
        speaker="sy-defence-ministry",
        published="2026-01-09",
    )
    other = say("control_gained", "2026-01-08", "maqsoud", actors=["sy-sdf"], speaker="sy-sohr", published="2026-01-09")
    assert states([took, no])[0].holder == control.CONTESTED
    assert states([took, no, other])[0].holder == control.CONTESTED
    assert states([took, no, yes])[0].holder == "sy-sdf"


def test_a_taking_that_only_the_taker_tells_gives_way_to_what_others_see_later(say: Say) -> None:
    held = say("control_held", "2026-01-05", "maqsoud", actors=["sy-sdf"])
    took = say(
        "control_gained",
        "2026-01-07",
        "maqsoud",
        actors=["sy-army"],
        speaker="sy-defence-ministry",
        published="2026-01-07",
    )
    own = say("control_held", "2026-01-08", "maqsoud", actors=["sy-sdf"], speaker="sy-sdf", published="2026-01-08")
    seen = say("control_held", "2026-01-09", "maqsoud", actors=["sy-sdf"], speaker="sy-sohr", published="2026-01-09")
    borne_out = say("control_gained", "2026-01-07", "maqsoud", actors=["sy-army"], speaker="un", published="2026-01-07")
    assert states([held, took, own])[0].holder == control.CONTESTED
    state = states([held, took, own, seen])[0]
    assert (state.holder, state.since) == ("sy-sdf", "2026-01-08")
    assert states([held, took, borne_out, own, seen])[0].holder == control.CONTESTED
