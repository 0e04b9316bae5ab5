"""Sorted lines in one stretch of bytes."""

from __future__ import annotations

from bisect import bisect_left

from hypothesis import given
from hypothesis import strategies as st

from rasid.world.places.lines import Keys, Lines, bounds, joined, numbers, packed, slots


@given(st.sets(st.text(max_size=6).map(str.encode)), st.text(max_size=6).map(str.encode))
def test_lines_come_back_and_are_found_by_their_beginning(given: set[bytes], wanted: bytes) -> None:
    lines = sorted(given)
    kept = Lines(*joined(lines))
    assert list(kept) == lines
    first = bisect_left(lines, wanted)
    there = first < len(lines) and lines[first].startswith(wanted)
    assert kept.beginning(wanted) == (first if there else -1)


@given(st.sets(st.text(max_size=6).map(str.encode)), st.text(max_size=6).map(str.encode))
def test_keys_are_found_whole(given: set[bytes], wanted: bytes) -> None:
    lines = sorted(given)
    kept = Keys(*joined(lines), slots(lines))
    assert [kept.find(line) for line in lines] == list(range(len(lines)))
    assert kept.find(wanted) == (lines.index(wanted) if wanted in given else -1)


def test_numbers_come_back() -> None:
    assert list(numbers(packed([0, 7, 2**32 - 1]))) == [0, 7, 2**32 - 1]
    assert list(numbers(bounds([3, 0, 2]))) == [0, 3, 3, 5]
