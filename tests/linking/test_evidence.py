"""The reasons for and against that two claims tell one event, by their names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from rasid.linking import link, told
from rasid.linking.evidence import reasons, why
from rasid.linking.marks import Mark, Marker
from rasid.records import Coded, Figure

Say = Callable[..., Coded]
Count = Callable[..., Figure]


def mark(one: Coded) -> Mark:
    (found,) = told([one])
    return Marker().mark(found)


def named(a: Coded, b: Coded) -> dict[str, float]:
    return {reason.name: reason.weight for reason in reasons(mark(a), mark(b))}


@pytest.mark.parametrize(
    ("first", "second", "more", "reason"),
    [
        (9, 9, {}, "same toll"),
        (2, 2, {}, "same small toll"),
        (9, 12, {}, "larger toll told later"),
        (9, 30, {}, "far larger toll told later"),
        (9, 12, {"change": "rose_to"}, "toll revised"),
        (9, 9, {"group": "civilian"}, "same toll told of a group"),
        (2, 2, {"group": "civilian"}, None),
        (9, 12, {"group": "civilian"}, None),
    ],
)
def test_tolls(say: Say, count: Count, first: int, second: int, more: dict[str, Any], reason: str | None) -> None:
    a = say(figures=[count("killed", first)], speaker="one")
    b = say(figures=[count("killed", second, **more)], speaker="two", published="2026-01-07T09:00")
    found = {name for name in named(a, b) if "toll" in name}
    assert found == ({reason} if reason else set())


def test_a_revised_toll_says_so_though_it_fits_the_one_before(say: Say, count: Count) -> None:
    a = say(figures=[count("killed", 13, high=None, qualifier="at_least")])
    b = say(figures=[count("killed", 23, change="rose_to")], published="2026-01-08")
    assert "toll revised" in named(a, b)
    assert "tolls that can be one" in named(a, say(figures=[count("killed", 23)], published="2026-01-08"))


def test_those_who_flee_grow_many_times_over(say: Say, count: Count) -> None:
    def fled(n: int, published: str) -> Coded:
        return say("displacement", figures=[count("displaced", n)], speaker=published, published=published)

    found = named(fled(10_000, "2026-01-06"), fled(46_000, "2026-01-07"))
    assert "larger toll told later" in found
    assert "far larger toll told later" not in found


def test_what_lasts_may_be_told_by_its_first_day(say: Say) -> None:
    truce = say("ceasefire", end="2026-01-08", precision="span")
    assert "period from the same day" in named(truce, say("ceasefire"))
    assert "day within the week" in named(truce, say("ceasefire", "2026-01-07"))
    shelled = say(end="2026-01-08", precision="span")
    assert "day within the week" in named(shelled, say())


def test_a_strike_and_the_destruction_that_it_wrought_may_be_one(say: Say) -> None:
    strike, fallen = say("air_strike", actors=["il"]), say("destruction", actors=["il"])
    assert named(strike, fallen)["related type"] < 0
    assert len(link([strike, fallen])) == 1
    assert len(link([strike, say("destruction")])) == 2


def test_why_claims_of_one_event_are_in_it(say: Say, count: Count) -> None:
    tally = [
        say("casualties", "2025-10-07", "syria", end=day, precision="span", figures=[count("killed", n, scope="since")])
        for day, n in (("2026-01-06", 500), ("2026-01-07", 520))
    ]
    assert [r.name for r in why(mark(tally[0]), mark(tally[1]))] == ["running total of one thing"]
    assert [r.name for r in why(mark(say()), mark(say(place="idlib")))] == ["put together by a person"]
    assert "same day" in [r.name for r in why(mark(say()), mark(say()))]
