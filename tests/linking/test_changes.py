"""What became known between two moments."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from rasid.linking import Decision, control, link, told
from rasid.linking.changes import changes, control_changes
from rasid.records import Coded, Figure

Say = Callable[..., Coded]
Count = Callable[..., Figure]


def between(
    before: Sequence[Coded], after: Sequence[Coded], decisions: Sequence[Decision] = ()
) -> list[tuple[str, str, str, str]]:
    found = changes(link(before), link([*before, *after], decisions))
    return [(c.what, c.about, c.before, c.after) for c in found]


def test_nothing_new_is_no_change(say: Say) -> None:
    assert between([say()], []) == []


def test_a_new_event(say: Say) -> None:
    assert between([say()], [say(place="idlib")]) == [("new", "", "", "")]


def test_a_toll_that_grew_and_came_into_dispute(say: Say, count: Count) -> None:
    first = say(speaker="moh", figures=[count("killed", 9)])
    more = say(speaker="sdf", published="2026-01-07", figures=[count("killed", 12)])
    assert between([first], [more]) == [("toll", "killed", "9", "9–12"), ("disputed", "toll:killed", "", "")]


def test_a_dispute_that_is_settled(say: Say, count: Count) -> None:
    told_by_two = [say(speaker=s, figures=[count("killed", n)]) for s, n in (("moh", 9), ("sdf", 12))]
    corrected = say(speaker="moh", published="2026-01-07", figures=[count("killed", 12)])
    assert between(told_by_two, [corrected]) == [
        ("toll", "killed", "9–12", "12"),
        ("settled", "toll:killed", "", ""),
    ]


def test_a_narrower_type_and_a_doer(say: Say) -> None:
    exact = [say(actors=["army"], published="2026-01-07") for _ in "xy"]
    assert between([say("attack")], exact) == [("type", "", "attack", "shelling"), ("actor", "", "", "army")]


def test_a_narrower_place_and_another_day(say: Say) -> None:
    assert between([say(place="aleppo")], [say(published="2026-01-07")]) == [("place", "", "حلب", "الأشرفية")]
    undated = say(day="2026-01-07", precision="unknown", published="2026-01-07T09:00")
    assert between([undated], [say(published="2026-01-07T12:00")]) == [("days", "", "2026-01-07", "2026-01-06")]


def test_a_telling_that_changes_nothing_is_told(say: Say) -> None:
    assert between([say()], [say(published="2026-01-07")]) == [("told", "", "1", "2")]


def test_events_that_a_person_puts_together_and_apart(say: Say) -> None:
    a, b, c = say(), say(place="maqsoud"), say(published="2026-01-07")
    ids = [x.claims[0].id for x in (a, b, c)]
    merged = between([a, b], [], [Decision(kind="merge", claims=(ids[0], ids[1]), by="s", at="2026-02-01")])
    assert [w for w, *_ in merged if w == "merged"] == ["merged"]
    apart = between([a, c], [], [Decision(kind="split", claims=(ids[0],), others=(ids[2],), by="s", at="2026-02-01")])
    assert [w for w, *_ in apart] == ["split"]


def test_who_holds_what(say: Say) -> None:
    held = say("control_held", place="maqsoud", actors=["sdf"])
    took = say("control_gained", "2026-01-08", "maqsoud", actors=["army"], published="2026-01-08")
    other = say("control_held", place="idlib", actors=["hts"])
    before, after = (control.states(told(c)) for c in ([held], [held, took, other]))
    found = control_changes(before, after)
    assert [(c.places[0].id, c.before, c.after) for c in found] == [
        ("t-idlib", "", "hts"),
        ("t-maqsoud", "sdf", "army"),
    ]
    assert control_changes(after, after) == []


@pytest.mark.parametrize("fields", [{"low": 9, "best": 9, "high": None, "qualifier": "at_least"}])
def test_a_toll_without_an_upper_end(say: Say, count: Count, fields: dict) -> None:
    assert between([say()], [say(published="2026-01-07", figures=[count("killed", 0, **fields)])]) == [
        ("toll", "killed", "", "9+")
    ]
