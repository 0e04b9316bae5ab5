"""Tolls: every value kept in its order, ranges over sources' latest, disputes where no number fits."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.linking import told
from rasid.linking.tolls import tolls, wholes
from rasid.records import Coded, Figure, Toll

Say = Callable[..., Coded]
Count = Callable[..., Figure]


def of(*coded: Coded) -> tuple[Toll, ...]:
    return tolls(told(coded))


def test_the_older_value_stands_before_its_newer_one_and_the_newer_counts(say: Say, count: Count) -> None:
    newer_first = [count("defected", 100, change="rose_to"), count("defected", 20, change="previous", span=(5, 7))]
    (toll,) = of(say("defection", speaker="security", figures=newer_first))
    assert [(r.best, r.change) for r in toll.series] == [(20, "previous"), (100, "rose_to")]
    assert (toll.low, toll.high, toll.disputed) == (100, 100, False)


def test_a_series_is_in_order_of_publication_whatever_came_in_first(say: Say, count: Count) -> None:
    late = say(speaker="moh", published="2026-01-09", figures=[count("killed", 9)])
    early = say(speaker="moh", published="2026-01-07", figures=[count("killed", 3)])
    (toll,) = of(late, early)
    assert [r.best for r in toll.series] == [3, 9]
    assert (toll.low, toll.high) == (9, 9)
    assert [r.published for r in toll.series] == ["2026-01-07", "2026-01-09"]


def test_each_side_keeps_its_own_count(say: Say, count: Count) -> None:
    (toll,) = of(say(speaker="moh", figures=[count("killed", 9)]), say(speaker="sdf", figures=[count("killed", 12)]))
    assert (toll.low, toll.high, toll.disputed) == (9, 12, True)
    assert [r.speaker for r in toll.series] == ["moh", "sdf"]


@pytest.mark.parametrize(
    ("one", "other", "disputed"),
    [
        ({"low": 20, "best": 20, "high": None, "qualifier": "at_least"}, {"low": 31, "best": 31, "high": 31}, False),
        ({"low": 32, "best": 32, "high": None, "qualifier": "at_least"}, {"low": 31, "best": 31, "high": 31}, True),
        ({"low": 20, "best": None, "high": 99, "qualifier": "vague"}, {"low": 31, "best": 31, "high": 31}, False),
        ({"low": 165000, "best": 165000, "high": 165000, "qualifier": "about"}, {"low": 170000, "best": 170000, "high": 170000}, False),
        ({"low": None, "best": 5, "high": 5, "qualifier": "at_most"}, {"low": 3, "best": 3, "high": 3}, False),
        ({"low": 20, "best": None, "high": 30, "qualifier": "range"}, {"low": 31, "best": 31, "high": 31}, True),
    ],
)  # fmt: skip
def test_a_toll_is_disputed_when_no_number_fits(say: Say, count: Count, one: dict, other: dict, disputed: bool) -> None:
    (toll,) = of(
        say(speaker="a", figures=[count("killed", 0, **one)]), say(speaker="b", figures=[count("killed", 0, **other)])
    )
    assert toll.disputed is disputed


def test_a_vague_word_does_not_widen_what_others_counted(say: Say, count: Count) -> None:
    dozens = count("killed", 0, low=20, best=None, high=99, qualifier="vague")
    (toll,) = of(say(speaker="a", figures=[dozens]), say(speaker="b", figures=[count("killed", 31)]))
    assert (toll.low, toll.high, len(toll.series)) == (31, 31, 2)
    (alone,) = of(say(speaker="a", figures=[dozens]))
    assert (alone.low, alone.high) == (20, 99)


def test_parts_are_series_by_group_and_a_part_without_group_is_none(say: Say, count: Count) -> None:
    figures = [count("killed", 31), count("killed", 7, group="child", part_of=0), count("killed", 6, part_of=0)]
    found = {(t.measure, t.group): (t.low, t.high, len(t.series)) for t in of(say(figures=figures))}
    assert found == {("killed", None): (31, 31, 1), ("killed", "child"): (7, 7, 1)}


def test_running_totals_and_families_are_series_of_their_own(say: Say, count: Count) -> None:
    figures = [
        count("killed", 9),
        count("killed", 5000, scope="since"),
        count("displaced", 40, unit="family"),
        count("displaced", 200),
    ]
    found = [(t.measure, t.unit, t.scope, t.low, t.high) for t in of(say(figures=figures))]
    assert found == [
        ("displaced", "person", "event", 200, 200),
        ("displaced", "family", "event", 40, 40),
        ("killed", "person", "event", 9, 9),
        ("killed", "person", "since", 5000, 5000),
    ]


def test_families_of_one_source_and_persons_of_another_are_no_dispute(say: Say, count: Count) -> None:
    families = say(speaker="moh", figures=[count("displaced", 40, unit="family")])
    persons = say(speaker="sdf", figures=[count("displaced", 200)])
    assert [(t.unit, t.disputed, len(t.series)) for t in of(families, persons)] == [
        ("person", False, 1),
        ("family", False, 1),
    ]


def test_a_rise_is_shown_and_is_no_total(say: Say, count: Count) -> None:
    total = say(speaker="moh", published="2026-01-06", figures=[count("killed", 9)])
    rise = say(speaker="moh", published="2026-01-07", figures=[count("killed", 2, change="rose_by")])
    (toll,) = of(total, rise)
    assert (toll.low, toll.high, [r.change for r in toll.series]) == (9, 9, [None, "rose_by"])


def test_what_is_denied_is_no_count(say: Say, count: Count) -> None:
    assert of(say(status="denied", figures=[count("killed", 9)])) == ()


def test_the_whole_is_the_toll_without_a_group_or_the_largest_group(say: Say, count: Count) -> None:
    groups = [
        count("killed", 2, group="child"),
        count("killed", 9, group="civilian"),
        count("killed", 50, scope="since"),
    ]
    killed = ("killed", "person")
    assert wholes(of(say(figures=groups)))[killed].group == "civilian"
    assert wholes(of(say(figures=[*groups, count("killed", 9)])))[killed].group is None
    assert wholes(of(say(figures=[count("killed", 50, scope="since")]))) == {}


def test_families_are_a_whole_beside_that_of_persons(say: Say, count: Count) -> None:
    found = wholes(of(say(figures=[count("displaced", 900, unit="family"), count("displaced", 200)])))
    assert {key: toll.low for key, toll in found.items()} == {
        ("displaced", "person"): 200,
        ("displaced", "family"): 900,
    }


def test_a_revised_value_stands_before_a_plain_one_of_its_report(say: Say, count: Count) -> None:
    told = [count("killed", 7, change="rose_to"), count("killed", 3, span=(6, 8))]
    assert of(say(speaker="moh", figures=told))[0].low == 7
    fell = [count("killed", 7), count("killed", 3, change="fell_to", span=(6, 8))]
    assert of(say(speaker="moh", figures=fell))[0].high == 3


def test_two_values_of_one_claim_that_revise_nothing_leave_the_larger(say: Say, count: Count) -> None:
    both = [count("killed", 5, group="combatant"), count("killed", 1, group="combatant", span=(6, 8))]
    (toll,) = of(say(figures=both))
    assert (toll.low, toll.high, len(toll.series)) == (5, 5, 2)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(0, 500), st.sampled_from(["2026-01-06", "2026-01-07", None])),
        min_size=1,
    )
)
def test_no_value_is_lost_and_low_and_high_hold_the_latest(values: list[tuple[str, int, str | None]]) -> None:
    from rasid.linking.claims import Told
    from rasid.records import Claim, Speaker

    claims = [
        Told(
            Claim(
                report=f"r{i:03}", type="shelling", trigger=(0, 1), evidence=(0, 5),
                figures=(Figure(measure="killed", low=n, best=n, high=n, span=(0, 1)),),
                speaker=(Speaker(id=who, text=who, span=(0, 1), kind="other"),),
            ),
            day,
        )
        for i, (who, n, day) in enumerate(values)
    ]  # fmt: skip
    (toll,) = tolls(reversed(claims))
    assert sorted(r.best or 0 for r in toll.series) == sorted(n for _, n, _ in values)
    ordered = sorted(enumerate(values), key=lambda v: (v[1][2] or "9999", v[0]))
    latest = {who: n for _, (who, n, _) in ordered}
    assert (toll.low, toll.high) == (min(latest.values()), max(latest.values()))
    assert toll.disputed == (len(set(latest.values())) > 1)
    assert msgspec.json.decode(msgspec.json.encode(toll), type=Toll) == toll
