"""Which claims come together, which stay apart, and that nothing but the claims decides it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.linking import Decision, link
from rasid.records import Claim, Coded, Entity, Figure, Place, Report, When

Say = Callable[..., Coded]


def groups(coded: Iterable[Coded], decisions: Iterable[Decision] = ()) -> list[list[str]]:
    """The reports of each event, sorted; each report of these tests has one claim."""
    coded = list(coded)
    owner = {c.id: c.report for one in coded for c in one.claims}
    return sorted(sorted(owner[c] for c in event.claims) for event in link(coded, decisions))


def decided(kind: str, **fields: Any) -> Decision:
    return Decision(kind=kind, by="s", at="2026-02-01", **fields)  # type: ignore[arg-type]


def test_two_outlets_that_tell_of_one_shelling_make_one_event(say: Say) -> None:
    a = say(report="a", outlet="x")
    b = say(report="b", outlet="y", published="2026-01-07T08:00")
    (event,) = link([a, b])
    assert (event.type, event.start, event.end) == ("shelling", "2026-01-06", "2026-01-06")
    assert event.claims == (a.claims[0].id, b.claims[0].id)
    assert [p.id for p in event.places] == ["t-ashrafiya"]


def test_adjoining_neighbourhoods_stay_apart(say: Say) -> None:
    assert groups([say(report="a"), say(report="b", place="maqsoud")]) == [["a"], ["b"]]


def test_a_vague_retelling_joins_one_neighbourhood_and_does_not_chain_two(say: Say) -> None:
    told = [say(report="a"), say(report="b", place="maqsoud"), say(report="town", place="aleppo")]
    found = groups(told)
    assert len(found) == 2
    assert not any({"a", "b"} <= set(g) for g in found)


def test_two_towns_and_two_days_stay_apart(say: Say) -> None:
    assert groups([say(report="a", place="aleppo"), say(report="b", place="idlib")]) == [["a"], ["b"]]
    later = say(report="b", day="2026-01-08", published="2026-01-08")
    assert groups([say(report="a"), later]) == [["a"], ["b"]]


def test_a_broad_type_joins_a_narrow_one_that_names_the_event(say: Say, count: Callable[..., Figure]) -> None:
    told = [
        say("attack", report="a"),
        say(report="b", published="2026-01-07"),
        say("casualties", report="c", figures=[count("killed", 9)]),
    ]
    (event,) = link(told)
    assert event.type == "shelling"


def test_types_without_kinship_stay_apart(say: Say) -> None:
    assert groups([say("shelling", report="a"), say("ceasefire", report="b")]) == [["a"], ["b"]]


def test_two_strikes_of_two_sides_with_tolls_of_their_own_stay_apart(say: Say, count: Callable[..., Figure]) -> None:
    one = say(report="a", place="aleppo", actors=["sdf"], figures=[count("killed", 3)])
    other = say(report="b", place="aleppo", actors=["army"], figures=[count("killed", 11)])
    assert groups([one, other]) == [["a"], ["b"]]


def test_one_strike_counted_differently_by_two_sides_is_one_event_with_a_disputed_toll(
    say: Say, count: Callable[..., Figure]
) -> None:
    one = say(report="a", actors=["sdf"], speaker="army", figures=[count("killed", 9)])
    other = say(report="b", actors=["army"], speaker="sdf", figures=[count("killed", 12)])
    (event,) = link([one, other])
    assert event.disputes == ("actor", "toll:killed")
    assert (event.tolls[0].low, event.tolls[0].high) == (9, 12)


def test_a_denial_joins_what_it_denies_and_puts_it_in_dispute(say: Say) -> None:
    told = say("control_gained", report="a", actors=["army"], place="maqsoud")
    denial = say("control_gained", report="b", actors=["army"], place="maqsoud", speaker="sdf", status="denied")
    (event,) = link([told, denial])
    assert event.disputes == ("happened",)


def test_a_denial_alone_and_two_sides_of_a_clash_are_no_disagreement(say: Say) -> None:
    assert link([say(report="a", status="denied")])[0].disputes == ()
    clash = [say("armed_clash", report=r, actors=[r], speaker=r) for r in ("army", "sdf")]
    assert [e.disputes for e in link(clash)] == [()]


def test_a_plan_is_not_yet_the_act(say: Say) -> None:
    assert groups([say("evacuation", report="a", status="planned"), say("evacuation", report="b")]) == [["a"], ["b"]]


def test_speech_is_one_only_where_one_actor_spoke(say: Say) -> None:
    same = [say("condemnation", report=r, place="aleppo", actors=["un"]) for r in "ab"]
    assert groups(same) == [["a", "b"]]
    assert groups([*same, say("condemnation", report="c", place="aleppo", actors=["eu"])]) == [["a", "b"], ["c"]]
    assert groups([say("demand", report=r, place="aleppo") for r in "ab"]) == [["a"], ["b"]]


def test_what_one_side_took_is_not_what_the_other_took(say: Say) -> None:
    told = [say("control_gained", report=a, place="maqsoud", actors=[a]) for a in ("army", "sdf")]
    assert groups(told) == [["army"], ["sdf"]]
    accused = [say("violation", report=a, place="aleppo", actors=[a]) for a in ("army", "sdf")]
    assert groups(accused) == [["army"], ["sdf"]]


def test_an_undated_claim_joins_what_was_dated_before_it_but_not_what_came_after(say: Say) -> None:
    dated = say(report="a", day="2026-01-06")
    after = say(report="b", day="2026-01-07", precision="unknown", published="2026-01-07")
    before = say(report="c", day="2026-01-05", precision="unknown", published="2026-01-05")
    assert groups([dated, after]) == [["a", "b"]]
    assert groups([dated, before]) == [["a"], ["c"]]


def test_two_counts_of_one_period_are_one_toll_in_dispute(say: Say, count: Callable[..., Figure]) -> None:
    def told(end: str, killed: int, speaker: str) -> Coded:
        return say(
            "casualties",
            "2026-01-06",
            "aleppo",
            end=end,
            precision="span",
            speaker=speaker,
            figures=[count("killed", killed)],
        )

    (event,) = link([told("2026-01-08", 1500, "doctors"), told("2026-01-09", 2000, "force")])
    assert event.disputes == ("toll:killed",)
    assert len(link([told("2026-01-08", 1500, "doctors"), told("2026-03-08", 2000, "force")])) == 2


def test_a_night_belongs_to_both_its_days(say: Say) -> None:
    night = say(report="a", day="2026-01-06", end="2026-01-07", precision="part_of_day")
    assert groups([night, say(report="b", day="2026-01-07")]) == [["a", "b"]]


def test_one_toll_told_without_a_place_finds_its_event(say: Say, count: Callable[..., Figure]) -> None:
    told = say(report="a", figures=[count("killed", 31)])
    bare = say("casualties", report="b", place=None, actors=[], figures=[count("killed", 31)], targets=["school"])
    told_too = say(report="c", targets=["school"], figures=[count("killed", 31)])
    assert groups([told, told_too, bare]) == [["a", "b", "c"]]


def test_a_claim_with_no_place_no_actor_and_no_toll_stays_alone(say: Say) -> None:
    assert groups([say(report=r, place=None) for r in "abc"]) == [["a"], ["b"], ["c"]]


def test_an_event_takes_the_finer_place(say: Say) -> None:
    (event,) = link([say(report="a", actors=["sdf"], place="aleppo"), say(report="b", actors=["sdf"])])
    assert [p.id for p in event.places] == ["t-ashrafiya"]


def test_something_lasting_reaches_from_its_first_day_to_its_last(say: Say) -> None:
    told = [
        say("siege", f"2026-01-0{d}", "aleppo", report=f"r{d}", published=f"2026-01-0{d}", actors=["army"])
        for d in (3, 4, 6)
    ]
    (event,) = link(told)
    assert (event.start, event.end) == ("2026-01-03", "2026-01-06")


def test_an_event_keeps_its_id_as_claims_join_it(say: Say) -> None:
    first = say(report="a")
    alone = link([first])[0]
    later = [say(report="b", published="2026-01-07"), say("attack", report="c", published="2026-01-08", actors=["sdf"])]
    assert [e.id for e in link([first, *later])] == [alone.id]


def test_what_a_person_decides_is_done(say: Say) -> None:
    a, b, c = say(report="a"), say(report="b"), say(report="c", place="maqsoud")
    ids = {x.doc.id: x.claims[0].id for x in (a, b, c)}
    apart = decided("split", number=1, claims=(ids["a"],), others=(ids["b"],))
    same = decided("merge", number=2, claims=(ids["a"], ids["c"]))
    assert groups([a, b, c], [apart]) == [["a"], ["b"], ["c"]]
    assert groups([a, b, c], [apart, same]) == [["a", "c"], ["b"]]
    gone = decided("merge", number=1, claims=(ids["a"], "not there"))
    assert groups([a, b, c], [gone]) == groups([a, b, c])


# Whatever comes in, in whatever order

_POINTS = [
    (36.2265, 37.1435, "neighbourhood"),
    (36.2335, 37.1525, "neighbourhood"),
    (36.2021, 37.1343, "town"),
    (35.93, 36.63, "town"),
]
_POINTS += [(36.15, 37.6, "governorate"), (35.0, 38.5, "country")]
_places = st.sampled_from(_POINTS).map(
    lambda p: Place(id=f"p{_POINTS.index(p)}", text="x", span=(0, 1), lat=p[0], lon=p[1], precision=p[2])  # type: ignore[arg-type]
)
_entities = st.sampled_from(["sdf", "army", "un"]).map(lambda a: Entity(id=a, text=a, span=(0, 1)))
_figures = st.tuples(st.sampled_from(["killed", "injured"]), st.sampled_from([3, 9, 12])).map(
    lambda f: Figure(measure=f[0], low=f[1], best=f[1], high=f[1], span=(0, 1))  # type: ignore[arg-type]
)
_times = st.tuples(st.sampled_from(["05", "06", "07"]), st.sampled_from(["day", "unknown", "week"])).map(
    lambda t: When(start=f"2026-01-{t[0]}", end=f"2026-01-{t[0]}" if t[1] != "week" else "2026-01-11", precision=t[1])  # type: ignore[arg-type]
)
_claims = st.builds(
    lambda kind, status, places, actors, figures, time: Claim(
        report="r", type=kind, status=status, trigger=(0, 1), evidence=(0, 5), places=tuple(places),
        actors=tuple(actors), figures=tuple(figures), time=time,
    ),
    st.sampled_from(["shelling", "attack", "casualties", "siege", "demand"]),
    st.sampled_from(["occurred", "denied", "planned"]),
    st.lists(_places, max_size=2),
    st.lists(_entities, max_size=1),
    st.lists(_figures, max_size=1),
    _times,
)  # fmt: skip


@st.composite
def _coded(draw: st.DrawFn) -> list[Coded]:
    found = []
    for number, claims in enumerate(draw(st.lists(st.lists(_claims, min_size=1, max_size=3), max_size=9))):
        report = Report(
            id=f"r{number}", text="", published=draw(st.sampled_from([None, "2026-01-06T09:00", "2026-01-07"]))
        )
        own = tuple(msgspec.structs.replace(c, report=report.id, id="") for c in claims)
        found.append(Coded(doc=report, claims=own))
    return found


@settings(max_examples=120, deadline=None)
@given(_coded(), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(coded: list[Coded], chance: random.Random) -> None:
    once = link(coded)
    mixed: list[Any] = coded + chance.sample(coded, len(coded) // 2)
    chance.shuffle(mixed)
    assert link(mixed) == once


@settings(max_examples=60, deadline=None)
@given(_coded())
def test_every_claim_is_in_one_event(coded: list[Coded]) -> None:
    events = link(coded)
    told = [c for e in events for c in e.claims]
    assert sorted(told) == sorted({c.id for one in coded for c in one.claims})
    assert len({e.id for e in events}) == len(events)


@settings(max_examples=60, deadline=None)
@given(_coded())
def test_no_event_holds_two_neighbourhoods_told_apart(coded: list[Coded]) -> None:
    claims = {c.id: c for one in coded for c in one.claims}
    for event in link(coded):
        alone = {claims[c].places[0].id for c in event.claims if len({p.id for p in claims[c].places}) == 1}
        assert not {"p0", "p1"} <= alone
