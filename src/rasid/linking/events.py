"""A group of claims composed to an event: its type, days, places, actors, tolls, and what its sources disagree on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from msgspec.structs import replace

from rasid.linking.claims import LAST, Told, day_text, entity_key, known
from rasid.linking.copies import independent
from rasid.linking.decisions import UNJUDGED, Judgement
from rasid.linking.families import BLAMED, BROAD, LASTING
from rasid.linking.sides import one_side
from rasid.linking.space import place_key, relation, spot
from rasid.linking.tolls import tolls
from rasid.records import Entity, Event, Place, Status, Toll, content_id

T = TypeVar("T")
STAGES: tuple[Status, ...] = ("occurred", "ended", "ongoing", "planned", "called_for", "threatened", "denied")
"""What an event's claims say of it, the firmest first."""


def compose(group: Sequence[Told], judged: Judgement = UNJUDGED) -> Event:
    """The event of claims that tell one. Its id is a hash of its anchor, the claim published first."""
    claims = sorted(group, key=lambda t: t.key)
    kind = _type(claims)
    start, end = _days(claims, kind)
    figures = tolls(claims)
    if judged.decisions:
        figures = tuple(replace(t, chosen=judged.chosen(t)) for t in figures)
    return Event(
        id=content_id("event", claims[0].claim.id),
        type=kind,
        start=start,
        end=end,
        places=_places(claims),
        actors=_actors(claims),
        claims=tuple(t.claim.id for t in claims),
        tolls=figures,
        disputes=tuple(_disputes(claims, figures)),
        independent=independent(claims),
        name=judged.name(t.claim.id for t in claims),
    )


def order(event: Event) -> tuple[str, str, str]:
    """What events are sorted by: first day, type, id."""
    return (event.start or LAST, event.type, event.id)


def stage(statuses: Iterable[Status]) -> Status:
    """The firmest of the statuses that an event's claims give it."""
    return min(statuses, key=STAGES.index)


def _by_support(pairs: Iterable[tuple[T, str]]) -> list[T]:
    """Values by how many reports tell them, the most first; equal ones in the order of telling."""
    reports: defaultdict[T, set[str]] = defaultdict(set)
    for value, report in pairs:
        reports[value].add(report)
    place = {value: i for i, value in enumerate(reports)}
    return sorted(reports, key=lambda v: (-len(reports[v]), place[v]))


def _type(claims: Sequence[Told]) -> str:
    """The type that most reports give, a narrow one before `attack` and `casualties`."""
    types = _by_support((t.claim.type, t.claim.report) for t in claims)
    return min(types, key=lambda kind: (kind in BROAD, types.index(kind)))


def _days(claims: Sequence[Told], kind: str) -> tuple[str | None, str | None]:
    """The days that most reports give as told; a lasting event reaches from its first to its last."""
    for clock in ("day", "period", "published"):
        spans = [(t.days, t.claim.report) for t in claims if t.clock == clock and t.days]
        if not spans:
            continue
        if kind in LASTING:
            found = min(d[0] for d, _ in spans), max(d[1] for d, _ in spans)
        elif clock == "published":
            found = (min(spans)[0][0],) * 2
        else:
            found = _by_support(spans)[0]
        return day_text(found[0]), day_text(found[1])
    return None, None


def _places(claims: Sequence[Told]) -> tuple[Place, ...]:
    """The places told, the best supported first, without those left out and those that only contain another one of them."""
    told = [(p, t.claim.report) for t in claims for p in t.claim.places if p.role != "except"]
    first: dict[str, Place] = {}
    for place, _ in told:
        first.setdefault(place_key(place), place)
    keys = _by_support((place_key(p), report) for p, report in told)
    return tuple(first[k] for k in keys if not any(_contains(first[k], first[o]) for o in keys if o != k))


def _contains(outer: Place, inner: Place) -> bool:
    big, small = spot(outer), spot(inner)
    return outer.role == inner.role and big.level > small.level and relation(big, small) == "inside"


def _actors(claims: Sequence[Told]) -> tuple[Entity, ...]:
    first: dict[str, Entity] = {}
    for told in claims:
        for actor in told.claim.actors:
            first.setdefault(entity_key(actor), actor)
    keys = _by_support((entity_key(a), t.claim.report) for t in claims for a in t.claim.actors)
    return tuple(first[k] for k in keys)


def _disputes(claims: Sequence[Told], figures: tuple[Toll, ...]) -> Iterator[str]:
    """Whether it happened (told by some, denied by others), who did it, and each toll that no number fits."""
    denials = sum(t.claim.status == "denied" for t in claims)
    if 0 < denials < len(claims):
        yield "happened"
    if _actors_differ(claims):
        yield "actor"
    yield from dict.fromkeys(f"toll:{t.measure}" for t in figures if t.disputed)


def _actors_differ(claims: Sequence[Told]) -> bool:
    """Whether two sources lay an act on actors of which none is on one side."""
    named: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for told in claims:
        if told.claim.type in BLAMED and told.claim.status != "denied":
            named[told.source] |= known(told.actors)
    sides = {who for who in named.values() if who}
    return any(not one_side(a, b) for a, b in combinations(sides, 2))
