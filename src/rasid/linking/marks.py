"""Claims as they are compared: what can tell one event from another, small and shared, so that a million fit in memory."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Literal, TypeVar

import msgspec

from rasid.linking.claims import LAST, Clock, Told
from rasid.linking.families import family
from rasid.linking.space import Spot
from rasid.records import Figure, Group, Measure, Qualifier, Unit

T = TypeVar("T")
Stage = Literal["told", "foreseen", "denied"]


class Where:
    """The places of a claim. Equal ones are one object, so that what is known of two can be looked up by them."""

    __slots__ = ("spots",)

    def __init__(self, spots: tuple[Spot, ...]) -> None:
        self.spots = spots


class Amount(msgspec.Struct, frozen=True, gc=False):
    """A figure as it is compared."""

    measure: Measure
    group: Group | None
    unit: Unit
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier
    revised: bool


class Mark(msgspec.Struct, frozen=True, gc=False):
    """A claim as it is compared. `first` and `last` are the numbers of its days, 0 where none is known.

    `tally` is set for a claim that only gives running totals: claims with the same tally tell of one.
    """

    id: str
    report: str
    published: str
    type: str
    stage: Stage
    first: int
    last: int
    clock: Clock
    where: Where
    actors: frozenset[str]
    targets: frozenset[str]
    amounts: tuple[Amount, ...]
    source: str
    passage: int | None
    tally: tuple[object, ...] | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What marks are sorted by, everywhere: publication, then id."""
        return (self.published, self.id)

    @property
    def saying(self) -> tuple[object, ...]:
        """What two claims share that say the very same."""
        return (
            self.type, self.stage, self.first, self.last, self.clock, self.where, self.actors, self.targets, self.amounts
        )  # fmt: skip


@cache
def where(spots: tuple[Spot, ...]) -> Where:
    """The one object for some places."""
    return Where(spots)


class Marker:
    """Makes marks; what many of them share, they hold once."""

    def __init__(self) -> None:
        self._shared: dict[object, object] = {}

    def mark(self, told: Told) -> Mark:
        """The mark of a claim."""
        claim = told.claim
        days = told.days or (0, 0)
        share = self._share
        return Mark(
            claim.id,
            share(claim.report),
            share(told.published or LAST),
            share(claim.type),
            "denied" if claim.status == "denied" else "foreseen" if told.foreseen else "told",
            *days,
            told.clock,
            where(told.spots),
            share(frozenset(map(share, told.actors))),
            share(frozenset(map(share, told.targets))),
            share(tuple(share(amount(f)) for f in told.figures)),
            share(told.source),
            told.passage,
            share(_tally(told)),
        )

    def marks(self, claims: Iterable[Told]) -> list[Mark]:
        """The marks of claims, each claim once, in the order of marks."""
        found: dict[str, Mark] = {}
        for told in claims:
            one = self.mark(told)
            there = found.setdefault(one.id, one)
            if there is not one and _telling(one) < _telling(there):
                found[one.id] = one
        return sorted(found.values(), key=lambda m: m.key)

    def _share(self, value: T) -> T:
        return self._shared.setdefault(value, value)  # type: ignore[return-value]


def amount(figure: Figure) -> Amount:
    """A figure as it is compared."""
    revised = figure.change in ("rose_to", "fell_to", "rose_by")
    return Amount(
        figure.measure, figure.group, figure.unit, figure.low, figure.best, figure.high, figure.qualifier, revised
    )


def _telling(mark: Mark) -> tuple[str, str, int]:
    """Which of two tellings of one claim counts, where reports with one id say who published them differently."""
    return (mark.published, mark.source, mark.passage or 0)


def _tally(told: Told) -> tuple[object, ...] | None:
    """What running totals of one thing share: the family of types, the places, and the day from which they count."""
    claim = told.claim
    if claim.status == "denied" or not claim.figures or any(f.scope != "since" for f in claim.figures):
        return None
    if told.clock != "period" and claim.type != "casualties":
        return None
    since = told.days[0] if told.days and told.clock == "period" else None
    return (family(claim.type), tuple(s.key for s in told.spots), since)
