"""Events of one area and some weeks, and who broke which agreement."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

import msgspec

from rasid.linking import link, told
from rasid.linking.agreements import Agreement, Breach, agreements, breaches
from rasid.linking.stories import Story, stories
from rasid.records import Coded, Event, Figure, Place

Say = Callable[..., Coded]
Count = Callable[..., Figure]


def at(coded: Coded, place: Place) -> Coded:
    claims = tuple(msgspec.structs.replace(c, places=(place,), id="") for c in coded.claims)
    return msgspec.structs.replace(coded, claims=claims)


def days(say: Say, *numbers: int, place: str = "aleppo", kind: str = "shelling") -> list[Coded]:
    first = date(2026, 1, 1)
    moments = [(first + timedelta(n)).isoformat() for n in numbers]
    return [say(kind, day, place, published=f"{day}T20:00", actors=["army"]) for day in moments]


def spans(found: Iterable[Story]) -> list[tuple[str, str, int]]:
    return [(s.start, s.end, len(s.events)) for s in found]


def test_a_week_without_an_event_ends_a_story(say: Say) -> None:
    assert spans(stories(link(days(say, 0, 3, 10, 18, 19, 20)))) == [
        ("2026-01-01", "2026-01-11", 3),
        ("2026-01-19", "2026-01-21", 3),
    ]


def test_fewer_than_three_events_are_no_story_and_other_areas_are_others(say: Say) -> None:
    assert stories(link(days(say, 0, 2))) == []
    both = link([*days(say, 0, 2, 4), *days(say, 0, 2, 4, place="idlib")])
    assert sorted(s.area.id or "" for s in stories(both)) == ["t-aleppo", "t-idlib"]
    assert stories(link(days(say, 0, 2, 4, place="syria"))) == []


def test_quarters_and_towns_of_one_district_are_one_area(say: Say) -> None:
    quarter = Place(id="sy-aleppo-ashrafiyah", text="x", span=(0, 1), precision="neighbourhood", lat=36.22, lon=37.14)
    town = Place(id="sy-aleppo-city", text="x", span=(0, 1), precision="town", lat=36.2, lon=37.13)
    coded = [at(c, p) for c, p in zip(days(say, 0, 3, 6), (quarter, town, quarter), strict=True)]
    (found,) = stories(link(coded))
    assert found.area.precision in ("district", "governorate")
    assert len(found.events) == 3


def test_what_goes_on_for_months_is_cut_at_its_longest_pause(say: Say) -> None:
    steady = [n for n in range(0, 100, 2) if n not in (52, 54)]
    found = stories(link(days(say, *steady)))
    assert [s.start for s in found][:2] == ["2026-01-01", "2026-02-26"]
    assert len(found) == 2


def test_a_story_tells_types_actors_and_the_dead(say: Say, count: Count) -> None:
    coded = days(say, 0, 2, 4)
    killed = say("attack", "2026-01-06", "aleppo", figures=[count("killed", 9)], published="2026-01-06T20:00")
    whole = say("casualties", "2026-01-03", "aleppo", end="2026-01-06", precision="span", figures=[count("killed", 90)])
    (found,) = stories(link([*coded, killed, whole]))
    assert found.types[0] == ("shelling", 3)
    assert found.actors == ("army",)
    assert found.killed == (9, 9)


def test_stories_do_not_depend_on_order(say: Say) -> None:
    coded = days(say, *range(0, 90, 3))
    events = link(coded)
    assert stories(random.Random(1).sample(events, len(events))) == stories(events)


# Agreements


def agreed(coded: Sequence[Coded]) -> tuple[list[Agreement], list[Breach]]:
    claims = told(coded)
    events: list[Event] = link(coded)
    by_id = {t.claim.id: t for t in claims}
    terms = [t for t in claims if t.claim.status == "planned"]
    return agreements(events, by_id, terms), breaches(events, by_id)


def test_an_agreement_with_its_parties_and_terms(say: Say) -> None:
    truce = say("ceasefire", place="aleppo", actors=["sdf"], targets=["army"], report="t")
    term = say("release", place="aleppo", status="planned", report="t", at=40)
    other = say("release", place="aleppo", status="planned", published="2026-01-07")
    joined = msgspec.structs.replace(truce, claims=(*truce.claims, *term.claims))
    ((found,), _) = agreed([joined, other])
    assert (found.type, found.parties) == ("ceasefire", ("sdf", "army"))
    assert [(t.type, t.claims) for t in found.terms] == [("release", (term.claims[0].id,))]


def test_each_breach_is_laid_on_the_last_agreement_that_fits(say: Say) -> None:
    old = say("ceasefire", "2025-12-01", "aleppo", actors=["sdf"], targets=["army"], published="2025-12-01T10:00")
    new = say("ceasefire", "2026-01-02", "aleppo", actors=["sdf"], targets=["army"], published="2026-01-02T10:00")
    far = say("ceasefire", "2026-01-04", "idlib", actors=["sdf"], targets=["army"], published="2026-01-04T10:00")
    one = say("violation", "2026-01-06", "ashrafiya", actors=["army"], speaker="sdf")
    back = say("violation", "2026-01-06", "ashrafiya", actors=["sdf"], speaker="army", published="2026-01-06T21:00")
    before = say("violation", "2025-12-20", "aleppo", actors=["army"], speaker="sdf", published="2025-12-20T10:00")
    found, laid = agreed([old, new, far, one, back, before])
    by_start = {a.start: a for a in found}
    said = {(b.accused, b.accuser) for b in by_start["2026-01-02"].breaches}
    assert said == {(("army",), ("sdf",)), (("sdf",), ("army",))}
    assert [b.day for b in by_start["2025-12-01"].breaches] == ["2025-12-20"]
    assert by_start["2026-01-04"].breaches == ()
    assert len(laid) == 3


def test_a_breach_of_nothing_known_is_told_without_an_agreement(say: Say) -> None:
    truce = say("ceasefire", place="aleppo", actors=["hts"], targets=["turkey"])
    stranger = say("violation", "2026-01-07", "aleppo", actors=["army"], speaker="sdf", published="2026-01-07T10:00")
    late = say("violation", "2026-12-07", "aleppo", actors=["hts"], speaker="turkey", published="2026-12-07T10:00")
    ((found,), laid) = agreed([truce, stranger, late])
    assert found.breaches == ()
    assert [b.agreement for b in laid] == [None, None]


def test_who_says_that_there_is_no_agreement(say: Say) -> None:
    truce = say("ceasefire", place="aleppo", actors=["sdf"], report="a")
    no = say("ceasefire", place="aleppo", actors=["sdf"], status="denied", speaker="army", report="b")
    ((found,), _) = agreed([truce, no])
    assert found.denied == ("army",)
