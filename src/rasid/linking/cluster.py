"""Claims put together by their pair scores, without chaining.

Candidates come from shared block keys (type family, day, area), so no claim is held against all others. Links are taken
best first; two groups join only if no wall stands between any two of their claims and their claims agree on average,
so a vague retelling joins one of two events but never makes them one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from math import cos, floor, inf, radians
from typing import Final

from rasid.linking.claims import Told
from rasid.linking.decisions import Decision
from rasid.linking.evidence import ENOUGH, score
from rasid.linking.families import LASTING, family
from rasid.linking.space import GOVERNORATE, KM_A_DEGREE, REACH_KM, Spot

_LONGEST: Final = 45
"""Days of a period that get keys of their own; of a longer one, the first and the last of them."""

Key = tuple[str, int, str]


def cluster(claims: Iterable[Told], decisions: tuple[Decision, ...] = ()) -> list[list[Told]]:
    """Groups of claims that tell one event; groups and their members by publication, then id."""
    unique = {t.claim.id: t for t in sorted(claims, key=lambda t: (t.claim.id, t.key, t.outlet or ""))}
    nodes = sorted(unique.values(), key=lambda t: t.key)
    same, apart = _decided(nodes, decisions)
    copies = _copies(nodes, {i for pair in same | apart for i in pair})
    heads = sorted(copies)
    groups = _Groups(nodes, heads, apart)
    for i, j in sorted(same):
        groups.join(i, j, certain=True)
    for i, j in _links(nodes, heads):
        groups.join(i, j)
    found = [sorted((nodes[k] for h in g for k in copies[h]), key=lambda t: t.key) for g in groups.all()]
    return sorted(found, key=lambda g: g[0].key)


def _decided(nodes: list[Told], decisions: tuple[Decision, ...]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """The pairs that a person put together and those put apart; decisions on claims that are not there wait."""
    at = {t.claim.id: i for i, t in enumerate(nodes)}
    pairs: dict[str, set[tuple[int, int]]] = {"same": set(), "apart": set()}
    for decision in decisions:
        places = sorted(at[c] for c in set(decision.claims) if c in at)
        if len(places) == 2:
            pairs[decision.verdict].add((places[0], places[1]))
    return pairs["same"] - pairs["apart"], pairs["apart"]


def _copies(nodes: list[Told], decided: set[int]) -> dict[int, list[int]]:
    """Claims that say the very same, under the first of them: one agency text in twenty outlets is scored once."""
    heads: dict[object, int] = {}
    copies: dict[int, list[int]] = {}
    for i, node in enumerate(nodes):
        if i in decided:
            copies[i] = [i]
            continue
        head = heads.setdefault(_saying(node), i)
        if head != i and score(nodes[head], node) < ENOUGH:
            head = i
        copies.setdefault(head, []).append(i)
    return copies


def _saying(node: Told) -> object:
    claim = node.claim
    values = frozenset((f.measure, f.group, f.unit, f.low, f.best, f.high, f.qualifier) for f in node.figures)
    stage = "denied" if claim.status == "denied" else node.foreseen
    return (claim.type, stage, node.days, node.clock, node.spots, node.actors, node.targets, values)


def _links(nodes: list[Told], heads: list[int]) -> list[tuple[int, int]]:
    """Pairs that score enough, best first."""
    index: defaultdict[Key, list[int]] = defaultdict(list)
    links: list[tuple[float, int, int]] = []
    for i in heads:
        keys = set(_keys(nodes[i]))
        for j in {j for key in keys for j in index[key]}:
            value = score(nodes[i], nodes[j])
            if value >= ENOUGH:
                links.append((-round(value, 6), j, i))
        for key in keys:
            index[key].append(i)
    return [(j, i) for _, j, i in sorted(links)]


def _keys(node: Told) -> Iterator[Key]:
    """The blocks of a claim: its type family and days, with its area, with its actors and with its exact figures.

    An undated claim looks back from its publication, a lasting one also a little, to meet what it may tell.
    """
    kind = family(node.claim.type)
    areas = {cell for s in node.spots for cell in _cells(s)}
    areas |= {f"{f.measure} {f.best}" for f in node.figures if f.best is not None}
    areas |= node.actors
    for day in _days(node):
        for area in areas:
            yield kind, day, area


def _days(node: Told) -> Iterable[int]:
    if node.days is None:
        return (0,)
    first, last = node.days
    back = 2 if node.clock == "published" else 1
    if node.claim.type in LASTING:
        back = 3
    if last - first > _LONGEST:
        return (*range(first, first + _LONGEST), last)
    return range(first - back, last + 1)


def _cells(spot: Spot) -> Iterator[str]:
    """Squares of one degree that a place reaches into; none for what is larger than a governorate."""
    if spot.lat is None or spot.lon is None:
        yield spot.key
        return
    if spot.level > GOVERNORATE:
        return
    up = REACH_KM[spot.level] / KM_A_DEGREE
    right = up / max(cos(radians(spot.lat)), 0.1)
    rows = range(floor(spot.lat - up), floor(spot.lat + up) + 1)
    for row, column in product(rows, range(floor(spot.lon - right), floor(spot.lon + right) + 1)):
        yield f"{row},{column}"


class _Groups:
    """Groups that grow by joining, each known by its first member."""

    def __init__(self, nodes: list[Told], heads: list[int], apart: set[tuple[int, int]]) -> None:
        self._nodes = nodes
        self._apart = apart
        self._head = {i: i for i in heads}
        self._members = {i: [i] for i in heads}
        self._scores: dict[tuple[int, int], float] = {}

    def join(self, i: int, j: int, certain: bool = False) -> None:
        """Make the groups of two claims one if they agree, or if a person is `certain` of it."""
        one, other = sorted((self._head[i], self._head[j]))
        if one == other or not (self._allowed(one, other) if certain else self._agree(one, other)):
            return
        self._members[one] += self._members.pop(other)
        for member in self._members[one]:
            self._head[member] = one

    def all(self) -> list[list[int]]:
        return list(self._members.values())

    def _allowed(self, one: int, other: int) -> bool:
        pairs = product(self._members[one], self._members[other])
        return not self._apart or not any((min(p), max(p)) in self._apart for p in pairs)

    def _agree(self, one: int, other: int) -> bool:
        if not self._allowed(one, other):
            return False
        total = 0.0
        for i, j in product(self._members[one], self._members[other]):
            total += self._score(min(i, j), max(i, j))
            if total == -inf:
                return False
        return total >= ENOUGH * len(self._members[one]) * len(self._members[other])

    def _score(self, i: int, j: int) -> float:
        if (i, j) not in self._scores:
            self._scores[i, j] = score(self._nodes[i], self._nodes[j])
        return self._scores[i, j]


def why(group: Iterable[Told]) -> list[tuple[Told, Told, float]]:
    """For each claim of an event after the first, the earlier claim that it is most like, with their score."""
    members = sorted(group, key=lambda t: t.key)
    best: dict[str, tuple[Told, Told, float]] = {}
    for earlier, later in combinations(members, 2):
        value = score(earlier, later)
        if later.claim.id not in best or value > best[later.claim.id][2]:
            best[later.claim.id] = (later, earlier, value)
    return list(best.values())
