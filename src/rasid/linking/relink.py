"""Linking what came in with what is there: only what new claims touch is looked at, and the outcome is that of linking all anew.

A new claim touches the components that it is linked to, and the claims left alone that are near those. All others stay as they
are: a component depends on nothing outside it, and a claim left alone on nothing but the groups near it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from rasid.linking.blocks import keys, near
from rasid.linking.cluster import NEAR, NO_TIES, Group, Ties, likeliest, linked, settle
from rasid.linking.evidence import score
from rasid.linking.marks import Mark


class Known(Protocol):
    """The claims that are there, with what the last linking made of them. Whatever was not linked yet is in no component or event."""

    def marks(self, ids: Collection[str]) -> list[Mark]:
        """The marks of some claims; none of those that are there no more."""

    def meeting(self, marks: Sequence[Mark]) -> list[Mark]:
        """The claims that some marks may meet: at least all that share a key with one of them on near days."""

    def components(self, ids: Collection[str]) -> list[Mark]:
        """All claims of the components that some claims are in."""

    def events(self, ids: Collection[str]) -> Mapping[str, Collection[str]]:
        """The events that some claims are in, with the ids of all their claims."""


@dataclass(frozen=True)
class Relinked:
    """What linking changed: `groups` are the claims of each event anew, in the place of the events `gone`.

    `components` gives the component of each claim that may have another one now.
    """

    groups: tuple[tuple[str, ...], ...]
    gone: frozenset[str]
    components: Mapping[str, str]


def relink(known: Known, touched: Collection[str], suspects: Collection[str] = (), ties: Ties = NO_TIES) -> Relinked:
    """Link claims that are new, changed or gone. `suspects` are those that met them before they changed or went."""
    scene = _Scene(known, ties)
    inner = scene.open(touched)
    changed = {c for claims in known.events(touched).values() for c in claims} & {*touched}
    outer = scene.around(inner, {*changed, *suspects})
    joins = scene.join(inner, outer)
    return _outcome(known, scene.groups, inner, joins, touched)


class _Scene:
    """The groups that were looked at so far, each component whole."""

    def __init__(self, known: Known, ties: Ties) -> None:
        self._known = known
        self._ties = ties
        self._seen: dict[str, int] = {}
        self.groups: list[Group] = []

    def open(self, touched: Collection[str]) -> list[int]:
        """The groups of all that hangs together with what was touched."""
        new = self._known.marks(touched)
        meeting = list(_pairs(new, self._known.meeting(new)))
        linked_to = {b.id for a, b in meeting if linked(a, b)}
        tied_to = {i for pair in self._ties.same if not pair.isdisjoint(touched) for i in pair}
        hanging = self._known.components({*touched, *linked_to, *tied_to})
        return self._add({m.id: m for m in (*hanging, *new)}.values())

    def around(self, inner: Sequence[int], suspects: Collection[str]) -> list[int]:
        """The claims left alone that may join one of the inner groups, or did, or were held against one before."""
        marks = self._marks(inner)
        beside = {b.id for a, b in _pairs(marks, self._known.meeting(marks)) if score(a, b) >= NEAR or a.id in suspects}
        guests = {c for claims in self._known.events({m.id for m in marks} | {*suspects}).values() for c in claims}
        wanted = (beside | guests | {*suspects}) - self._seen.keys()
        self._load(wanted)
        alone = {self._seen[identity] for identity in wanted if identity in self._seen}
        return sorted(i for i in alone if self.groups[i].alone)

    def join(self, inner: Sequence[int], outer: Sequence[int]) -> dict[int, int | None]:
        """Which group each claim left alone joins, None for one that stays alone."""
        alone = [i for i in (*inner, *outer) if self.groups[i].alone and not self.groups[i].heads[0].tally]
        heads = [self.groups[i].heads[0] for i in alone]
        met = self._known.meeting(heads)
        self._load({m.id for m in met} - self._seen.keys())
        near_by: defaultdict[str, set[int]] = defaultdict(set)
        for a, b in _pairs(heads, met):
            place = self._seen.get(b.id)
            if place is not None and not self.groups[place].alone and score(a, b) >= NEAR:
                near_by[a.id].add(place)
        return {i: likeliest(self.groups, i, near_by[self.groups[i].heads[0].id], self._ties) for i in alone}

    def _load(self, ids: Collection[str]) -> None:
        found = {m.id: m for m in self._known.components(ids)}
        self._add([m for m in found.values() if m.id not in self._seen])

    def _add(self, marks: Iterable[Mark]) -> list[int]:
        """Settle whole components; the places of their groups."""
        begin = len(self.groups)
        self.groups += settle(sorted(marks, key=lambda m: m.key), self._ties)
        for place in range(begin, len(self.groups)):
            self._seen |= {m.id: place for m in self.groups[place].members}
        return list(range(begin, len(self.groups)))

    def _marks(self, places: Iterable[int]) -> list[Mark]:
        return [m for i in places for m in self.groups[i].heads]


def _pairs(marks: Sequence[Mark], others: Sequence[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """The pairs of marks and others that meet."""
    there: defaultdict[str, list[Mark]] = defaultdict(list)
    for other in others:
        for key in keys(other).put:
            there[key].append(other)
    for mark in marks:
        met = {other.id: other for key in keys(mark).look for other in there.get(key, ())}
        yield from ((mark, other) for other in met.values() if other.id != mark.id and near(mark, other))


def _outcome(
    known: Known,
    groups: Sequence[Group],
    inner: Sequence[int],
    joins: Mapping[int, int | None],
    touched: Collection[str],
) -> Relinked:
    """The events that come of it: whatever is not named by the groups looked at stays with its event."""
    moved = {m.id: i for i in (*inner, *joins) for m in groups[i].members}
    hosts = {j for j in joins.values() if j is not None and j not in inner}
    before = known.events({*moved, *touched, *(groups[j].members[0].id for j in hosts)})
    event_of = {claim: event for event, claims in before.items() for claim in claims}
    home: dict[int, object] = {i: i for i in (*inner, *joins) if joins.get(i) is None}
    home |= {j: event_of[groups[j].members[0].id] for j in hosts}
    found: defaultdict[object, set[str]] = defaultdict(set)
    for event, claims in before.items():
        if rest := set(claims) - moved.keys() - set(touched):
            found[event] = rest
    for i in (*inner, *joins):
        host = joins.get(i)
        found[home[i if host is None else host]] |= {m.id for m in groups[i].members}
    new = {tuple(sorted(claims)) for claims in found.values()}
    old = {event: tuple(sorted(claims)) for event, claims in before.items()}
    kept = {event for event, claims in old.items() if claims in new and {*touched}.isdisjoint(claims)}
    return Relinked(
        groups=tuple(sorted(new - {old[event] for event in kept})),
        gone=frozenset(before.keys() - kept),
        components={m.id: groups[i].component for i in inner for m in groups[i].members},
    )
