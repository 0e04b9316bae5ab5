"""How near linking comes to the truth of a made world."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from made import Happening, Held, War, World
from rasid.linking import copies, told
from rasid.linking.control import CONTESTED, lines, state
from rasid.linking.tolls import tolls, wholes
from rasid.records import Coded, Event, Toll


@dataclass(frozen=True)
class Figures:
    """What was measured, all as shares of one. `toll_ceiling` is what the true grouping of the claims would reach."""

    precision: float
    recall: float
    links_precision: float
    links_recall: float
    tolls: float
    toll_ceiling: float
    control: float
    copies_precision: float
    copies_recall: float

    @property
    def f1(self) -> float:
        """B-cubed F1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def measure(world: World, events: Sequence[Event]) -> Figures:
    """All figures of one linking of a world's claims."""
    groups = [list(e.claims) for e in events]
    precision, recall = b_cubed(groups, world.of)
    links_precision, links_recall = links(groups, world.of)
    found = {claim: e.tolls for e in events for claim in e.claims}
    copied = copies.origins(copies.pairs(copies.Text(c.doc.id, c.doc.published, c.doc.text) for c in world.coded))
    right = sum(world.origins.get(copy) == origin for copy, origin in copied.items())
    return Figures(
        precision=precision,
        recall=recall,
        links_precision=links_precision,
        links_recall=links_recall,
        tolls=share_of_tolls(world, _by_majority(events, world.of, found)),
        toll_ceiling=share_of_tolls(world, _of_truth(world)),
        control=share_of_control(world),
        copies_precision=right / len(copied) if copied else 1.0,
        copies_recall=right / len(world.origins) if world.origins else 1.0,
    )


def b_cubed(groups: Iterable[Sequence[str]], of: Mapping[str, int | None]) -> tuple[float, float]:
    """For the average claim that tells a happening: how much of its event tells the same, and how much of that is there."""
    size = Counter(n for n in of.values() if n is not None)
    precision = recall = 0.0
    for group in groups:
        counts = Counter(n for c in group if (n := of[c]) is not None)
        precision += sum(n * n for n in counts.values()) / len(group)
        recall += sum(n * n / size[number] for number, n in counts.items())
    total = size.total()
    return precision / total, recall / total


def links(groups: Iterable[Sequence[str]], of: Mapping[str, int | None]) -> tuple[float, float]:
    """Precision and recall of pairs of claims in one event."""
    right = made = 0
    for group in groups:
        counts = Counter(n for c in group if (n := of[c]) is not None)
        right += sum(n * (n - 1) // 2 for n in counts.values())
        made += counts.total() * (counts.total() - 1) // 2
    wanted = sum(n * (n - 1) // 2 for n in Counter(n for n in of.values() if n is not None).values())
    return right / made if made else 1.0, right / wanted if wanted else 1.0


def _by_majority(
    events: Sequence[Event], of: Mapping[str, int | None], tolls_of: Mapping[str, tuple[Toll, ...]]
) -> dict[int, tuple[Toll, ...]]:
    """For each happening the tolls of the event that holds most of its claims."""
    held: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for event in events:
        for claim in event.claims:
            if (number := of[claim]) is not None:
                held[number][event.id] += 1
    first = {e.id: e.claims[0] for e in events}
    return {n: tolls_of[first[min(c, key=lambda e: (-c[e], e))]] for n, c in held.items()}


def _of_truth(world: World) -> dict[int, tuple[Toll, ...]]:
    """The tolls of each happening, were its claims grouped as they should be."""
    claims = [t for t in told(world.coded) if (world.of[t.claim.id] or -1) >= 0]
    claims.sort(key=lambda t: world.of[t.claim.id] or 0)
    return {n: tolls(list(group)) for n, group in groupby(claims, key=lambda t: world.of[t.claim.id]) if n is not None}


def share_of_tolls(world: World, found: Mapping[int, tuple[Toll, ...]]) -> float:
    """Of the final counts of which any source told something: how many lie within low and high."""
    heard = {
        (n, f.measure)
        for one in world.coded
        for c in one.claims
        if (n := world.of[c.id]) is not None
        for f in c.figures
    }
    right = asked = 0
    for number, happening in world.happenings.items():
        whole = wholes(found.get(number, ()))
        for measure, final in _finals(happening):
            if (number, measure) in heard:
                toll = next((t for (m, _), t in whole.items() if m == measure), None)
                asked += 1
                right += toll is not None and _holds(toll, final)
    return right / asked if asked else 1.0


def _finals(happening: Happening) -> list[tuple[str, int]]:
    return [(measure, known[2]) for measure, known in happening.counts.items()]


def _holds(toll: Toll, n: int) -> bool:
    """Whether a number lies in the toll; one that has no upper bound is open above."""
    return (toll.low or 0) <= n and (toll.high is None or n <= toll.high)


def share_of_control(world: World) -> float:
    """Of the days of the places that are held: on how many the state is the true one; contested only where it was.

    By what is told of each place itself: no campaign of the made world knows who holds the town around its quarter.
    """
    by_key = {place.id: (place, line) for place, line in lines(told(world.coded))}
    right = asked = 0
    for war, held in world.held:
        if held.place not in by_key:
            continue
        place, line = by_key[held.place]
        begin = date.fromordinal(held.first).isoformat()
        own = [s for s in line if s.implied is None and begin <= s.day <= date.fromordinal(held.last).isoformat()]
        for day in range(held.first, held.last + 1):
            now = state(place, own, date.fromordinal(day).isoformat())
            if now is not None:
                asked += 1
                right += _is_right(now.holder, war, held, day)
    return right / asked if asked else 1.0


def _is_right(holder: str | None, war: War, held: Held, day: int) -> bool:
    if holder == CONTESTED:
        return day in held.disputed
    return holder == war.sides[held.holder(day)].force


def wrong(world: World, groups: Sequence[Sequence[str]]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Pairs of claims for a look at what went wrong: those put together that tell two things, and those left apart."""
    together = []
    for group in groups:
        first = {world.of[c]: c for c in reversed(group) if world.of[c] is not None}
        together += [(a, b) for a, b in zip(first.values(), list(first.values())[1:], strict=False)]
    home = {c: i for i, group in enumerate(groups) for c in group}
    of: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for claim, number in world.of.items():
        if number is not None:
            of[number].setdefault(home[claim], claim)
    apart = [(a, b) for one in of.values() for a, b in zip(one.values(), list(one.values())[1:], strict=False)]
    return together, apart


def claims_by_id(coded: Iterable[Coded]) -> dict[str, Coded]:
    """Each claim's report, by the claim's id."""
    return {c.id: one for one in coded for c in one.claims}
