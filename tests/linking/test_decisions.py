"""What people decided is written once, chained, undone only by another decision, and goes into the linking."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.linking import Decision, judgement, link
from rasid.linking.corrections import FIELDS, corrected
from rasid.linking.decisions import NOTHING_BEFORE, broken, sealed, standing
from rasid.linking.policies import choose
from rasid.records import Claim, Coded, Figure

Say = Callable[..., Coded]
Count = Callable[..., Figure]


def decided(kind: str, *claims: str, **fields: Any) -> Decision:
    return Decision(kind=kind, claims=claims, by="sara", at=fields.pop("at", "2026-02-01T10:00"), **fields)  # type: ignore[arg-type]


def chain(*decisions: Decision) -> list[Decision]:
    """The decisions one behind the other, as a store writes them."""
    found: list[Decision] = []
    for decision in decisions:
        found.append(sealed(decision, len(found) + 1, found[-1].hash if found else NOTHING_BEFORE))
    return found


def groups(coded: Iterable[Coded], *decisions: Decision) -> list[list[str]]:
    coded = list(coded)
    owner = {c.id: c.report for one in coded for c in one.claims}
    return sorted(sorted(owner[c] for c in e.claims) for e in link(coded, chain(*decisions)))


@pytest.fixture
def told(say: Say) -> dict[str, Coded]:
    """Two tellings of one shelling, one of another quarter's, and one of another town's."""
    made = [
        say(report="a"),
        say(report="b", published="2026-01-06T21:00"),
        say(report="c", place="maqsoud"),
        say(report="d", place="idlib"),
    ]
    return {one.doc.id: one for one in made}


@pytest.fixture
def ids(told: dict[str, Coded]) -> dict[str, str]:
    return {name: one.claims[0].id for name, one in told.items()}


def test_merged_split_and_moved(told: dict[str, Coded], ids: dict[str, str]) -> None:
    a, b, c, _ = (ids[name] for name in "abcd")
    coded = list(told.values())
    assert groups(coded) == [["a", "b"], ["c"], ["d"]]
    assert groups(coded, decided("merge", a, b, c)) == [["a", "b", "c"], ["d"]]
    assert groups(coded, decided("split", b, others=(a,))) == [["a"], ["b"], ["c"], ["d"]]
    assert groups(coded, decided("move", b, others=(a,), to=(c,))) == [["a"], ["b", "c"], ["d"]]


def test_the_later_of_two_decisions_holds(told: dict[str, Coded], ids: dict[str, str]) -> None:
    a, b, c, _ = (ids[name] for name in "abcd")
    coded = list(told.values())
    merge, split = decided("merge", a, b, c), decided("split", c, others=(a, b))
    assert groups(coded, merge, split) == [["a", "b"], ["c"], ["d"]]
    assert groups(coded, split, merge) == [["a", "b", "c"], ["d"]]


def test_a_claim_taken_out_of_a_merged_event_leaves_the_others_together(
    told: dict[str, Coded], ids: dict[str, str]
) -> None:
    a, b, c, d = (ids[name] for name in "abcd")
    merged = decided("merge", a, b, c, d)
    assert groups(told.values(), merged, decided("split", c, others=(a, b, d))) == [["a", "b", "d"], ["c"]]


def test_undone_is_as_if_it_had_never_been_and_an_undoing_can_be_undone(
    told: dict[str, Coded], ids: dict[str, str]
) -> None:
    merge = decided("merge", ids["a"], ids["d"])
    undo, redo = decided("undo", undoes=1), decided("undo", undoes=2)
    assert ["d"] in groups(told.values(), merge, undo)
    assert ["d"] not in groups(told.values(), merge, undo, redo)
    assert [d.number for d in standing(chain(merge, undo, redo))] == [1]


def test_rejected_claims_are_in_no_event_until_they_are_accepted(told: dict[str, Coded], ids: dict[str, str]) -> None:
    reject = decided("reject", ids["b"])
    assert groups(told.values(), reject) == [["a"], ["c"], ["d"]]
    assert groups(told.values(), reject, decided("accept", ids["b"])) == groups(told.values())


def test_a_corrected_claim_keeps_its_id_and_goes_where_it_belongs(told: dict[str, Coded], ids: dict[str, str]) -> None:
    (event, *_) = link(told.values(), chain(decided("correct", ids["a"], field="type", value="air_strike")))
    assert ids["a"] in event.claims
    days = [decided("correct", ids[n], field="day", value="2026-01-20") for n in "ab"]
    assert [e.start for e in link(told.values(), chain(*days))] == ["2026-01-06", "2026-01-06", "2026-01-20"]


def test_a_chosen_toll_is_told_as_chosen_and_hides_no_other(say: Say, count: Count) -> None:
    nine = say(speaker="moh", figures=[count("killed", 9)])
    twelve = say(speaker="sdf", figures=[count("killed", 12)])
    chosen = decided("toll", nine.claims[0].id, field="killed")
    (event,) = link([nine, twelve], chain(chosen))
    (toll,) = event.tolls
    assert (toll.chosen, toll.low, toll.high) == (nine.claims[0].id, 9, 12)
    found = choose(toll, "latest")
    assert (found.policy, found.best, found.left_out) == ("chosen", 9, 1)
    (event,) = link([nine, twelve])
    assert event.tolls[0].chosen is None


def test_a_name_goes_with_the_first_claim_it_was_given_to(told: dict[str, Coded], ids: dict[str, str]) -> None:
    name = decided("name", ids["a"], ids["b"], value="قصف السوق")
    split = decided("split", ids["b"], others=(ids["a"],))

    def names(*decisions: Decision) -> list[str | None]:
        return [e.name for e in link([told["a"], told["b"]], chain(*decisions))]

    assert names(name) == ["قصف السوق"]
    assert sorted(names(name, split), key=str) == [None, "قصف السوق"]
    assert names(name, decided("name", ids["a"], value="آخر")) == ["آخر"]


def test_a_decision_counts_from_its_moment(told: dict[str, Coded], ids: dict[str, str]) -> None:
    made = chain(decided("reject", ids["b"], at="2026-02-01T10:00"))
    assert judgement(made, "2026-02-01T09:59").rejected == frozenset()
    assert judgement(made, "2026-02-01T10:00").rejected == judgement(made, "2026-02-01").rejected == {ids["b"]}


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_ties_never_go_against_themselves(data: st.DataObject) -> None:
    some = st.sets(st.sampled_from("abcdef"), min_size=1, max_size=3).map(lambda s: tuple(sorted(s)))
    kinds = st.sampled_from(["merge", "split", "move"])
    decisions = [
        decided(kind, *claims, others=tuple(set(others) - set(claims)), to=tuple(set(to) - set(claims)))
        for kind, claims, others, to in data.draw(st.lists(st.tuples(kinds, some, some, some), max_size=8))
    ]
    ties = judgement(chain(*decisions)).ties
    assert not ties.same & ties.apart
    bound = {frozenset(pair) for pair in ties.same}
    grown = True
    while grown:  # all that hangs together by ties
        joined = {a ^ b for a in bound for b in bound if len(a & b) == 1}
        grown = not joined <= bound
        bound |= joined
    assert not bound & ties.apart


# The chain


def test_whatever_was_changed_left_out_or_put_elsewhere_is_found() -> None:
    made = chain(decided("reject", "x"), decided("accept", "x"), decided("reject", "y"))
    assert broken(made) is None
    assert broken([made[0], msgspec.structs.replace(made[1], by="other"), made[2]]) == 2
    assert broken([made[0], made[2]]) == 2
    assert broken([made[1], made[0], made[2]]) == 1
    forged = sealed(decided("accept", "z"), 2, made[0].hash)
    assert broken([made[0], forged, made[2]]) == 3


def test_the_hash_is_over_all_that_is_said() -> None:
    base = decided("correct", "x", field="type", value="attack", reason="r")
    hashes = {sealed(base, 1, NOTHING_BEFORE).hash}
    for name, value in {
        "claims": ("y",),
        "field": "status",
        "value": "riot",
        "reason": "s",
        "by": "z",
        "at": "2026",
    }.items():
        hashes.add(sealed(msgspec.structs.replace(base, **{name: value}), 1, NOTHING_BEFORE).hash)
    assert len(hashes) == 7


# What can be corrected


@pytest.fixture
def claim(say: Say, count: Count) -> Claim:
    figures = [count("killed", 9), count("killed", 2, group="child", part_of=0), count("injured", 20)]
    return say(place="aleppo", actors=["x"], figures=figures).claims[0]


def said(claim: Claim) -> dict[str, object]:
    """The fields that may be corrected, as short values."""
    return {
        "type": claim.type,
        "status": claim.status,
        "day": (claim.time.start, claim.time.end, claim.time.precision),
        "place": [(p.id, p.precision) for p in claim.places],
        "actor": [a.id for a in claim.actors],
        "figure": [(f.measure, f.best, f.part_of) for f in claim.figures],
    }


@pytest.mark.parametrize(
    ("field", "value", "now"),
    [
        ("type", "air_strike", "air_strike"),
        ("status", "denied", "denied"),
        ("day", "2026-01-04", ("2026-01-04", "2026-01-04", "day")),
        ("day", "2026-01-04/2026-01-08", ("2026-01-04", "2026-01-08", "span")),
        ("place", "sy-aleppo-ashrafiyah", [("sy-aleppo-ashrafiyah", "neighbourhood")]),
        ("actor", "sy-army", ["sy-army"]),
        ("actor", "none", []),
        ("figure", "killed 7", [("killed", 7, None), ("killed", 2, 0), ("injured", 20, None)]),
        ("figure", "killed none", [("killed", 2, None), ("injured", 20, None)]),
        ("figure", "missing 4", [("killed", 9, None), ("killed", 2, 0), ("injured", 20, None), ("missing", 4, None)]),
    ],
)
def test_a_field_is_corrected_and_all_else_stays(claim: Claim, field: str, value: str, now: object) -> None:
    found = corrected(claim, field, value)
    assert said(found) == said(claim) | {field: now}
    assert found.id == claim.id


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", "earthquake"), ("status", "maybe"), ("day", "yesterday"), ("day", "2026-01-08/2026-01-04"),
        ("place", "nowhere"), ("actor", "nobody"), ("figure", "killed many"), ("figure", "9"), ("colour", "red"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_with_what_could(claim: Claim, field: str, value: str) -> None:
    with pytest.raises(ValueError, match=r".+: .+|ends before"):
        corrected(claim, field, value)
    assert set(FIELDS) == {"type", "status", "day", "place", "actor", "figure"}
