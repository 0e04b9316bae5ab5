"""Which number to quote, what totals add day by day, and what each day cost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.linking import link, told
from rasid.linking.daily import daily
from rasid.linking.policies import POLICIES, choose
from rasid.linking.tolls import tolls
from rasid.linking.totals import Total, totals
from rasid.records import Coded, Figure, Reading, Toll

Say = Callable[..., Coded]
Count = Callable[..., Figure]


def reading(n: int | None, kind: str | None = None, **more: Any) -> Reading:
    fields = {"published": "2026-01-06", "low": n, "best": n, "high": n, "source": kind or "outlet", **more}
    return Reading(report="r", claim="c", speaker=kind, kind=kind, **fields)  # type: ignore[arg-type]


def toll(*series: Reading) -> Toll:
    return Toll(measure="killed", group=None, low=None, high=None, series=series)


FOUR = toll(
    reading(9, "official"), reading(12, "armed_group"), reading(12, "monitor"), reading(40, "official", stands=False)
)


@pytest.mark.parametrize(
    ("policy", "numbers", "left_out"),
    [
        ("lowest", (9, 9, 9), 2),
        ("range", (9, None, 12), 0),
        ("best", (9, 12, 12), 1),
        ("official", (9, 9, 9), 2),
        ("latest", (12, 12, 12), 2),
    ],
)
def test_each_policy_says_what_it_chose_and_how_many_it_left_out(
    policy: Any, numbers: tuple[int | None, ...], left_out: int
) -> None:
    found = choose(FOUR, policy)
    assert (found.low, found.best, found.high) == numbers
    assert (found.policy, found.left_out) == (policy, left_out)
    assert len(found.readings) == 3 - left_out


def test_what_has_no_upper_end_has_none_in_a_choice() -> None:
    open_above = toll(reading(9, "monitor", high=None, qualifier="at_least"), reading(12, "official"))
    assert [choose(open_above, p).high for p in ("lowest", "best", "official")] == [None, None, 12]


def test_where_no_official_has_counted_nothing_is_chosen_and_all_is_left_out() -> None:
    found = choose(toll(reading(12, "monitor")), "official")
    assert (found.low, found.best, found.high, found.readings, found.left_out) == (None, None, None, (), 1)


def test_a_vague_word_is_chosen_only_where_there_is_no_number() -> None:
    dozens = reading(None, "official", low=20, high=99, qualifier="vague")
    assert choose(toll(dozens, reading(31, "monitor")), "lowest").best == 31
    assert choose(toll(dozens), "range").low == 20


def test_between_values_told_as_often_those_apart_from_the_sides_decide_and_then_the_lower() -> None:
    assert choose(toll(reading(9, "official"), reading(12, "monitor")), "best").best == 12
    assert choose(toll(reading(9, "official"), reading(12, "armed_group")), "best").best == 9


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 90), st.sampled_from(["official", "monitor", "armed_group"])), min_size=1))
def test_no_policy_invents_a_number_or_hides_a_value(values: list[tuple[int, str]]) -> None:
    one = toll(*(reading(n, kind) for n, kind in values))
    told_numbers = {n for n, _ in values}
    for policy in POLICIES:
        found = choose(one, policy)
        assert {found.low, found.best, found.high} - {None} <= told_numbers
        assert len(found.readings) + found.left_out == len(values)


# What a value is in its source's series


def test_a_series_tells_what_is_first_more_less_and_taken_back(say: Say, count: Count) -> None:
    def at(hour: int, n: int, **more: Any) -> Coded:
        return say(speaker="moh", published=f"2026-01-06T{hour:02}:00", figures=[count("killed", n)], **more)

    series = [at(8, 3), at(9, 3), at(10, 9), at(11, 7), at(12, 7, status="denied"), at(13, 6)]
    (found,) = tolls(told(series))
    assert [r.step for r in found.series] == ["first", "repeated", "revised", "corrected", "taken_back", "corrected"]
    assert [r.best for r in found.series if r.stands] == [6]
    (back,) = tolls(told(series[:5]))
    assert (back.low, back.high, [r.stands for r in back.series]) == (None, None, [False] * 5)


def test_another_source_takes_nothing_back(say: Say, count: Count) -> None:
    nine = say(speaker="moh", figures=[count("killed", 9)])
    no = say(speaker="army", status="denied", published="2026-01-07", figures=[count("killed", 9)])
    (found,) = tolls(told([nine, no]))
    assert (found.low, len(found.series)) == (9, 1)


def test_a_reading_names_its_side(say: Say, count: Count) -> None:
    told_by = say(speaker="sy-health-ministry", figures=[count("killed", 9)])
    (found,) = tolls(told([told_by, say(outlet="o", figures=[count("killed", 7)])]))
    assert [(r.source, r.side, r.kind) for r in found.series] == [
        ("sy-health-ministry", "sy", "official"),
        ("outlet:o", None, None),
    ]


# Running totals


@pytest.fixture
def run(say: Say, count: Count) -> Callable[..., Coded]:
    """A running total as a ministry tells it."""

    def made(day: int, n: int, published: int | None = None, speaker: str = "moh", **more: Any) -> Coded:
        return say(
            "casualties",
            "2025-10-07",
            "province",
            end=f"2026-01-{day:02}",
            precision="span",
            published=f"2026-01-{published or day:02}T10:00",
            speaker=speaker,
            figures=[count("killed", n, scope="since", **more)],
        )

    return made


def one(*coded: Coded) -> Total:
    (found,) = totals(told(coded))
    return found


def test_a_total_tells_what_each_day_adds(run: Callable[..., Coded]) -> None:
    found = one(run(1, 500), run(4, 560), run(2, 520))
    assert [(p.day, p.value, p.added, p.days) for p in found.known] == [
        ("2026-01-01", 500, None, 0),
        ("2026-01-02", 520, 20, 1),
        ("2026-01-04", 560, 40, 2),
    ]
    assert (found.since, found.place and found.place.id) == ("2025-10-07", "t-province")
    assert found.published == found.known


def test_a_late_value_stands_where_it_was_told_and_where_it_counts(run: Callable[..., Coded]) -> None:
    found = one(run(1, 500), run(3, 540), run(2, 525, published=5))
    assert [(p.day, p.value, p.added) for p in found.known] == [
        ("2026-01-01", 500, None),
        ("2026-01-02", 525, 25),
        ("2026-01-03", 540, 15),
    ]
    assert [(p.value, p.added, p.late) for p in found.published] == [(500, None, 0), (540, 40, 0), (525, -15, 3)]


def test_the_last_word_on_a_day_holds(run: Callable[..., Coded]) -> None:
    found = one(run(1, 500), run(2, 520), run(2, 518, published=3))
    assert [p.value for p in found.known] == [500, 518]
    assert [p.value for p in found.published] == [500, 520, 518]


def test_falls_and_jumps_are_marked(run: Callable[..., Coded]) -> None:
    steady = [run(d, 500 + 20 * d) for d in range(1, 7)]
    jumped = one(*steady, run(7, 1200), run(8, 1210), run(9, 1100))
    assert [p.alarm for p in jumped.known] == [None] * 6 + ["jumped", None, "fell"]
    assert all(p.alarm is None for p in one(*steady).known)


def test_each_source_runs_its_own_total(run: Callable[..., Coded]) -> None:
    found = totals(told([run(1, 500), run(1, 900, speaker="army"), run(2, 510, unit="family")]))
    assert [(t.unit, t.source, [p.value for p in t.known]) for t in found] == [
        ("family", "moh", [510]),
        ("person", "army", [900]),
        ("person", "moh", [500]),
    ]


def test_tolls_of_an_event_and_older_values_are_no_running_totals(
    run: Callable[..., Coded], say: Say, count: Count
) -> None:
    assert totals(told([say(figures=[count("killed", 9)]), run(1, 400, change="previous")])) == []


def test_what_was_denied_is_no_total(say: Say, count: Count) -> None:
    no = say("casualties", status="denied", figures=[count("killed", 900, scope="since")])
    assert totals(told([no])) == []


# Day by day


def test_a_day_as_known_and_as_told(say: Say, count: Count) -> None:
    first = say(speaker="moh", figures=[count("killed", 3)])
    more = say(speaker="moh", published="2026-01-08T09:00", figures=[count("killed", 9)])
    other = say(speaker="sdf", published="2026-01-08T10:00", figures=[count("killed", 12)])
    found = daily(link([first, more, other]), "killed")
    assert [(d.day, d.events, d.low, d.high, d.low_told, d.high_told) for d in found] == [
        ("2026-01-06", 1, 9, 12, 3, 3),
        ("2026-01-08", 0, 0, 0, 6, 9),
    ]


def test_tolls_of_several_acts_and_running_totals_are_in_no_day(say: Say, count: Count) -> None:
    whole = say("casualties", figures=[count("killed", 50)])
    since = say("shelling", place="idlib", figures=[count("killed", 500, scope="since")])
    assert daily(link([whole, since]), "killed") == []


def test_what_has_no_day_has_a_row_of_its_own(say: Say, count: Count) -> None:
    (found,) = daily(link([say(day=None, published=None, figures=[count("killed", 3)])]), "killed")
    assert (found.day, found.low, found.low_told) == ("", 3, 3)
