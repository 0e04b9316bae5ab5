"""Claims put together by their pair scores, without chaining.

First the firm part: pairs that meet and score enough are links, what hangs together by links is a component, and each component
is settled on its own. Links are taken best first; two groups join only if no wall stands between any two of their claims
and their claims agree on average. Claims that say the very same are scored once, and running totals of one thing are one
group without scoring.

Then the vague part: a claim left alone joins the group that it most likely tells of, if that is likelier than all
others together and than none. It makes no two groups one, and nothing hangs on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import exp, inf
from typing import Final

from rasid.linking.blocks import meetings
from rasid.linking.evidence import ENOUGH, agreement, score, weigh
from rasid.linking.marks import Mark

NEAR: Final = -1.0
"""The least with which a claim left alone is held against a group."""

Pair = frozenset[str]
"""The ids of two claims."""


@dataclass(frozen=True)
class Ties:
    """Pairs of claims that a person put together, and pairs put apart. No pair is both."""

    same: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()

    def parts(self, some: Iterable[Mark], others: Sequence[Mark]) -> bool:
        """Whether a claim of the ones is put apart from a claim of the others."""
        return bool(self.apart) and any(frozenset((a.id, b.id)) in self.apart for a in some for b in others)


NO_TIES: Final = Ties()


@dataclass(frozen=True)
class Group:
    """Claims that tell one event. Of those that say the very same only the first is among `heads`."""

    heads: tuple[Mark, ...]
    members: tuple[Mark, ...]
    component: str
    """The id of the first claim of all that this one's hang together with."""

    @property
    def key(self) -> tuple[str, str]:
        """What groups are sorted by: their first claim."""
        return self.members[0].key

    @property
    def alone(self) -> bool:
        """Whether all its claims say the very same."""
        return len(self.heads) == 1


def cluster(marks: Sequence[Mark], ties: Ties = NO_TIES) -> list[Group]:
    """The groups of marks, which are sorted and there once each; groups come in the order of their first claims."""
    groups = settle(marks, ties)
    home = {m.id: i for i, group in enumerate(groups) for m in group.heads}
    near: defaultdict[int, set[int]] = defaultdict(set)
    heads = sorted((m for group in groups for m in group.heads if m.tally is None), key=lambda m: m.key)
    for a, b in meetings(heads):
        for one, other in ((a, b), (b, a)):
            i, j = home[heads[one].id], home[heads[other].id]
            if groups[i].alone and not groups[j].alone and score(heads[one], heads[other]) >= NEAR:
                near[i].add(j)
    likely = {i: likeliest(groups, i, found, ties) for i, found in near.items()}
    return joined(groups, {i: j for i, j in likely.items() if j is not None})


def linked(one: Mark, other: Mark) -> bool:
    """Whether two claims that meet are linked."""
    if one.tally or other.tally:
        return one.tally == other.tally
    return score(one, other) >= ENOUGH


def settle(marks: Sequence[Mark], ties: Ties = NO_TIES) -> list[Group]:
    """The firm groups of marks, which are sorted and there once each; groups come in the order of their first claims."""
    tied = {identity for pair in ties.same | ties.apart for identity in pair}
    copies = _copies(marks, tied)
    heads = list(copies)
    at = {marks[i].id: i for i in heads}
    links = [*_links(marks, heads), *_tied(at, ties)]
    found = []
    for component in _components(heads, links):
        name = marks[component.heads[0]].id
        for group in _Groups(marks, component, ties).settled():
            members = sorted((marks[i] for head in group for i in copies[head]), key=lambda m: m.key)
            found.append(Group(tuple(marks[i] for i in group), tuple(members), name))
    return sorted(found, key=lambda g: g.key)


def likeliest(groups: Sequence[Group], alone: int, near: Iterable[int], ties: Ties = NO_TIES) -> int | None:
    """The group that a claim left alone tells of, if that is likelier than all others near it, and none, together."""
    mark = groups[alone].heads[0]
    scores = {
        j: agreement(weigh(mark, other) for other in groups[j].heads)
        for j in sorted(near)
        if not ties.parts(groups[alone].members, groups[j].members)
    }
    odds = {j: exp(value) for j, value in scores.items() if value >= NEAR}
    best = max(odds, key=lambda j: odds[j], default=None)
    return best if best is not None and 2 * odds[best] > 1 + sum(odds.values()) else None


def joined(groups: Sequence[Group], joins: Mapping[int, int]) -> list[Group]:
    """The groups after those left alone have joined others, in the order of their first claims."""
    guests: defaultdict[int, list[Group]] = defaultdict(list)
    for i, j in sorted(joins.items()):
        guests[j].append(groups[i])
    found = []
    for i, group in enumerate(groups):
        if i not in joins:
            members = sorted((m for g in (group, *guests[i]) for m in g.members), key=lambda m: m.key)
            found.append(Group(group.heads, tuple(members), group.component))
    return sorted(found, key=lambda g: g.key)


Link = tuple[float, int, int]
"""A score, turned round so that the best sorts first, and two places in the list of marks, the smaller first."""


def _copies(marks: Sequence[Mark], tied: set[str]) -> dict[int, list[int]]:
    """Claims that say the very same, or count on one tally, under the first of them."""
    heads: dict[object, int] = {}
    copies: dict[int, list[int]] = {}
    for i, mark in enumerate(marks):
        head = i if mark.id in tied else heads.setdefault(mark.tally or mark.saying, i)
        if head != i and mark.tally is None and score(marks[head], mark) < ENOUGH:
            head = i
        copies.setdefault(head, []).append(i)
    return copies


def _links(marks: Sequence[Mark], heads: Sequence[int]) -> list[Link]:
    """Pairs of heads that meet and score enough."""
    alone = [i for i in heads if marks[i].tally is None]
    some = [marks[i] for i in alone]
    links: list[Link] = []
    for i, j in meetings(some):
        value = score(some[i], some[j])
        if value >= ENOUGH:
            links.append((-round(value, 6), alone[i], alone[j]))
    return links


def _tied(at: Mapping[str, int], ties: Ties) -> list[Link]:
    """The pairs that a person put together, which come before all others; pairs of claims that are not there wait."""
    pairs = (sorted(at[identity] for identity in pair if identity in at) for pair in ties.same)
    return sorted((-inf, pair[0], pair[1]) for pair in pairs if len(pair) == 2)


@dataclass
class _Component:
    heads: list[int] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


def _components(heads: Sequence[int], links: Sequence[Link]) -> list[_Component]:
    """What hangs together by links, each by its first head."""
    first = {i: i for i in heads}

    def root(i: int) -> int:
        while first[i] != i:
            first[i] = first[first[i]]
            i = first[i]
        return i

    for _, i, j in links:
        one, other = sorted((root(i), root(j)))
        first[other] = one
    found: defaultdict[int, _Component] = defaultdict(_Component)
    for i in heads:
        found[root(i)].heads.append(i)
    for link in links:
        found[root(link[1])].links.append(link)
    return list(found.values())


class _Groups:
    """The groups of one component, which grow by joining; each is known by its first member."""

    def __init__(self, marks: Sequence[Mark], component: _Component, ties: Ties) -> None:
        self._marks = marks
        self._ties = ties
        self._links = sorted(component.links)
        self._head = {i: i for i in component.heads}
        self._members = {i: [i] for i in component.heads}
        self._weights: dict[tuple[int, int], tuple[float, float | None]] = {}

    def settled(self) -> list[list[int]]:
        """The groups after all links were tried, the best first."""
        for value, i, j in self._links:
            one, other = sorted((self._head[i], self._head[j]))
            if one != other and self._may_join(one, other, certain=value == -inf):
                joining = self._members.pop(other)
                self._members[one] += joining
                for member in joining:
                    self._head[member] = one
        return list(self._members.values())

    def _may_join(self, one: int, other: int, certain: bool) -> bool:
        """Whether two groups agree, or a person is certain of it; never where a person put them apart."""
        some, others = self._members[one], self._members[other]
        if self._ties.parts([self._marks[i] for i in some], [self._marks[j] for j in others]):
            return False
        return certain or agreement(self._weigh(min(p), max(p)) for p in product(some, others)) >= ENOUGH

    def _weigh(self, i: int, j: int) -> tuple[float, float | None]:
        if (i, j) not in self._weights:
            self._weights[i, j] = weigh(self._marks[i], self._marks[j])
        return self._weights[i, j]


def nearest(members: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
    """Each claim of an event after the first, with the earlier claim that it is most like."""
    ordered = sorted(members, key=lambda m: m.key)
    found = []
    for i, later in enumerate(ordered[1:], 1):
        _, place = max((score(earlier, later), -j) for j, earlier in enumerate(ordered[:i]))
        found.append((later, ordered[-place]))
    return found
