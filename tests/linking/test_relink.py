"""Linking what comes in bit by bit comes to the same as linking all at once, and looks at little."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import made
from rasid.linking import blocks, told
from rasid.linking.cluster import NO_TIES, Group, Ties, cluster
from rasid.linking.marks import Mark, Marker
from rasid.linking.relink import Relinked, relink


class Memory:
    """Claims held in memory, as a store holds them; counts what was asked for."""

    def __init__(self) -> None:
        self.all: dict[str, Mark] = {}
        self.component: dict[str, str] = {}
        self.event: dict[str, str] = {}
        self.asked: set[str] = set()

    def add(self, marks: Sequence[Mark], ties: Ties = NO_TIES, gone: Collection[str] = ()) -> Relinked:
        """Take in marks, link them with the rest, and keep what comes of it."""
        suspects = {m.id for m in self.meeting([self.all[i] for i in gone])}
        for identity in gone:
            del self.all[identity]
        self.all |= {m.id: m for m in marks}
        made = relink(self, [m.id for m in marks] + list(gone), suspects - set(gone), ties)
        self.event = {c: e for c, e in self.event.items() if e not in made.gone}
        self.event |= {claim: claims[0] for claims in made.groups for claim in claims}
        self.component |= made.components
        for identity in gone:
            self.component.pop(identity, None)
        return made

    def marks(self, ids: Collection[str]) -> list[Mark]:
        return self._tell(i for i in ids)

    def meeting(self, marks: Sequence[Mark]) -> list[Mark]:
        look = {key for m in marks for key in blocks.keys(m).look}
        return self._tell(i for i, m in self.all.items() if not look.isdisjoint(blocks.keys(m).put))

    def components(self, ids: Collection[str]) -> list[Mark]:
        names = {self.component[i] for i in ids if i in self.component}
        return self._tell(i for i, name in self.component.items() if name in names)

    def events(self, ids: Collection[str]) -> Mapping[str, Collection[str]]:
        names = {self.event[i] for i in ids if i in self.event}
        found: defaultdict[str, set[str]] = defaultdict(set)
        for claim, event in self.event.items():
            if event in names:
                found[event].add(claim)
        return found

    @property
    def groups(self) -> set[frozenset[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for claim, event in self.event.items():
            found[event].add(claim)
        return set(map(frozenset, found.values()))

    def _tell(self, ids) -> list[Mark]:  # type: ignore[no-untyped-def]
        found = [self.all[i] for i in ids if i in self.all]
        self.asked |= {m.id for m in found}
        return found


def members(groups: Sequence[Group]) -> set[frozenset[str]]:
    return {frozenset(m.id for m in g.members) for g in groups}


@pytest.fixture(scope="module")
def marks() -> list[Mark]:
    return Marker().marks(told(made.make(150, 6).coded))


@pytest.mark.parametrize("size", [1, 40, 400])
@pytest.mark.parametrize("shuffled", [False, True])
def test_bit_by_bit_comes_to_the_same(marks: list[Mark], size: int, shuffled: bool) -> None:
    some = marks[:300] if size == 1 else marks
    ordered = random.Random(size).sample(some, len(some)) if shuffled else some
    memory = Memory()
    for begin in range(0, len(ordered), size):
        memory.add(ordered[begin : begin + size])
    whole = cluster(some)
    assert memory.groups == members(whole)
    assert memory.component == {m.id: g.component for g in _settled(some) for m in g.members}


def _settled(marks: Sequence[Mark]) -> list[Group]:
    from rasid.linking.cluster import settle

    return settle(marks)


def test_given_again_nothing_changes(marks: list[Mark]) -> None:
    memory = Memory()
    memory.add(marks)
    before = memory.groups
    memory.add(random.Random(1).sample(marks, 60))
    assert memory.groups == before


def test_what_goes_leaves_what_was_never_there(marks: list[Mark]) -> None:
    memory = Memory()
    memory.add(marks)
    chance = random.Random(3)
    left = list(marks)
    for _ in range(12):
        gone = chance.sample(left, 5)
        left = [m for m in left if m not in gone]
        memory.add([], gone=[m.id for m in gone])
        assert memory.groups == members(cluster(left))


def test_a_new_claim_touches_little(marks: list[Mark]) -> None:
    memory = Memory()
    memory.add(marks[1:])
    memory.asked.clear()
    changed = memory.add(marks[:1])
    assert len(memory.asked) < len(marks) / 4
    assert len(changed.gone) <= 3


@pytest.fixture(scope="module")
def pool(marks: list[Mark]) -> list[Mark]:
    """Claims that are hard to tell apart: those of the fullest days of one front."""
    by_place: defaultdict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        for key in blocks.keys(mark).put:
            if " <" in key:
                by_place[key].append(mark)
    return max(by_place.values(), key=len)[:80]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_ties_batches_and_losses_in_any_order(pool: list[Mark], data: st.DataObject) -> None:
    pairs = st.sets(st.tuples(st.sampled_from(pool), st.sampled_from(pool)), max_size=4)
    same = {frozenset((a.id, b.id)) for a, b in data.draw(pairs) if a is not b}
    apart = {frozenset((a.id, b.id)) for a, b in data.draw(pairs) if a is not b}
    ties = Ties(frozenset(same - apart), frozenset(apart))
    order = data.draw(st.permutations(pool))
    cut = data.draw(st.integers(0, len(order)))
    gone = data.draw(st.sets(st.sampled_from(pool), max_size=5))
    memory = Memory()
    for batch in (order[:cut], order[cut:]):
        memory.add(batch, ties)
    assert memory.groups == members(cluster(sorted(pool, key=lambda m: m.key), ties))
    memory.add([], ties, [m.id for m in gone])
    assert memory.groups == members(cluster(sorted(set(pool) - gone, key=lambda m: m.key), ties))
