"""Linking held against the truth of a made-up world.

The world has towns with neighbourhoods, true events with tolls that grow, and outlets of two sides that tell of them: some
days late, vaguely, in a broader type, of a wider place, without a date or an actor, with their own side's count, or as
copies of one agency's text. Everything follows from a seed.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

import pytest

from rasid.linking import link
from rasid.records import Claim, Coded, Entity, Event, Figure, Place, Report, Speaker, When

TYPES = ("shelling", "air_strike", "explosion", "armed_clash", "abduction", "displacement", "protest", "detention")
STRIKES = frozenset(TYPES[:4])
SIDES = ("army", "rebels")
FIRST = date(2026, 1, 1)


@dataclass(frozen=True)
class Truth:
    """What happened, once."""

    number: int
    kind: str
    day: date
    town: Place
    quarter: Place
    actor: str
    killed: int


@dataclass
class World:
    """What was told, and which event each claim tells."""

    coded: list[Coded]
    of: dict[str, int]
    truths: list[Truth]


def make(events: int, seed: int, days: int = 40, towns: int = 12) -> World:
    """A world of so many events."""
    chance = random.Random(seed)
    places = [_town(i, chance) for i in range(towns)]
    truths = [_happens(i, chance, places, days) for i in range(events)]
    world = World([], {}, truths)
    for truth in truths:
        for _ in range(chance.choice((1, 2, 3, 4, 6))):
            _tell(world, truth, chance)
    return world


def _town(number: int, chance: random.Random) -> tuple[Place, list[Place]]:
    lat, lon = 33 + number % 4 * 0.5 + chance.random() / 10, 37 + number // 4 * 0.5 + chance.random() / 10
    town = Place(id=f"w-{number}", text=f"t{number}", span=(0, 1), lat=lat, lon=lon, precision="town")
    quarters = [
        Place(id=f"w-{number}-{q}", text=f"q{q}", span=(0, 1), lat=lat + (q - 2) * 0.01, lon=lon + q % 2 * 0.01, precision="neighbourhood")
        for q in range(5)
    ]  # fmt: skip
    return town, quarters


def _happens(number: int, chance: random.Random, places: list[tuple[Place, list[Place]]], days: int) -> Truth:
    town, quarters = chance.choice(places)
    day = FIRST + timedelta(chance.randrange(days))
    return Truth(
        number, chance.choice(TYPES), day, town, chance.choice(quarters), chance.choice(SIDES), chance.randrange(1, 60)
    )


def _tell(world: World, truth: Truth, chance: random.Random) -> None:
    """One report of one claim; one in four is copied by another outlet."""
    late = chance.choice((0, 0, 0, 1, 1, 2))
    side = chance.choice(SIDES)
    counted = truth.killed if side != truth.actor else max(1, round(truth.killed * chance.choice((1, 1, 0.8))))
    if chance.random() < 0.2:
        counted = max(1, counted - chance.randrange(3))
    number = len(world.coded)
    day = (truth.day + timedelta(late)).isoformat()
    dated = chance.random() < 0.75
    when = When(start=truth.day.isoformat(), end=truth.day.isoformat(), precision="day")
    if not dated:
        when = When(start=day, end=day, precision="unknown")
    place = truth.town if chance.random() < 0.2 else truth.quarter
    kind = "attack" if truth.kind in STRIKES and chance.random() < 0.2 else truth.kind
    for copy in range(1 + (chance.random() < 0.25)):
        claim = Claim(
            report=f"r{number}-{copy}",
            type=kind,
            trigger=(0, 1),
            evidence=(0, 9),
            actors=(Entity(id=truth.actor, text="x", span=(0, 1)),) if chance.random() < 0.7 else (),
            places=(place,),
            time=when,
            figures=_counts(truth, counted, chance),
            speaker=(Speaker(id=f"{side}-health", text="x", span=(0, 1), kind="medical"),),
        )
        doc = Report(
            id=claim.report, text="", published=f"{day}T{chance.randrange(10, 24)}:00", outlet=f"o{number % 7}-{copy}"
        )
        world.coded.append(Coded(doc=doc, claims=(claim,)))
        world.of[claim.id] = truth.number


def _counts(truth: Truth, counted: int, chance: random.Random) -> tuple[Figure, ...]:
    if truth.kind not in STRIKES or chance.random() < 0.3:
        return ()
    return (Figure(measure="killed", low=counted, best=counted, high=counted, span=(0, 1)),)


def b_cubed(events: list[Event], of: dict[str, int]) -> tuple[float, float]:
    """Precision and recall of the clusters: for the average claim, how much of its event is right, and how much is there."""
    true_size: defaultdict[int, int] = defaultdict(int)
    for truth in of.values():
        true_size[truth] += 1
    precision = recall = 0.0
    for event in events:
        counts: defaultdict[int, int] = defaultdict(int)
        for claim in event.claims:
            counts[of[claim]] += 1
        precision += sum(n * n for n in counts.values()) / len(event.claims)
        recall += sum(n * n / true_size[truth] for truth, n in counts.items())
    return precision / len(of), recall / len(of)


def link_precision(events: list[Event], of: dict[str, int]) -> float:
    """Of all pairs of claims in one event, how many tell one."""
    pairs = [of[a] == of[b] for e in events for a, b in combinations(e.claims, 2)]
    return sum(pairs) / len(pairs)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_events_are_those_that_happened(seed: int) -> None:
    world = make(300, seed)
    events = link(world.coded)
    precision, recall = b_cubed(events, world.of)
    assert 2 * precision * recall / (precision + recall) >= 0.9
    assert link_precision(events, world.of) >= 0.9


def test_tolls_hold_what_was_counted() -> None:
    world = make(300, 4)
    killed = {t.number: t.killed for t in world.truths}
    held = total = 0
    for event in link(world.coded):
        numbers = [world.of[c] for c in event.claims]
        truth = max(set(numbers), key=numbers.count)
        for toll in event.tolls:
            total += 1
            held += (toll.low or 0) <= killed[truth] <= (toll.high or 0)
            assert toll.low == min(r.best or 0 for r in toll.series) or len(toll.series) > 1
    assert total > 50
    assert held / total >= 0.6
