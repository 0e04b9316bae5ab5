"""Do two claims tell one event? Every reason for and against has a name and a weight; their sum decides.

A weight is what the reason adds; from `ENOUGH` on two claims are linked. A reason of weight minus infinity is a wall: its two
claims are never in one event, whatever else speaks for it, so that neighbourhoods and days do not run into each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import inf
from typing import Final, NamedTuple

from rasid.linking.claims import Told, known
from rasid.linking.families import LASTING, SPEECH, related
from rasid.linking.sides import one_side
from rasid.linking.space import GOVERNORATE, Spot, relation
from rasid.records import Figure, Reading

ENOUGH: Final = 3.0
_SAME_PLACE: Final = (2.5, 2.5, 1.5, 1.2, 0.8, 0.4, 0.3)
"""What one place says by its level: a neighbourhood much, a country next to nothing."""
_FEW: Final = 3
_PATIENCE: Final = 3
"""Days between which two tellings of something lasting may still be one."""
_NEWS_DAYS: Final = 2
"""Days before publication in which an undated claim may have happened."""


class Reason(NamedTuple):
    """A named reason with its weight; above nought it speaks for one event."""

    name: str
    weight: float


def score(one: Told, other: Told) -> float:
    """The sum of all reasons; minus infinity where the claims can never be one event."""
    total = 0.0
    for reason in reasons(one, other):
        if reason.weight == -inf:
            return -inf
        total += reason.weight
    return total


def reasons(one: Told, other: Told) -> Iterator[Reason]:
    """Why two claims do or do not tell one event, walls first among equals."""
    yield _of_type(one, other)
    yield _of_status(one, other)
    yield _of_time(one, other)
    yield _of_place(one, other)
    yield from _of_actors(one, other)
    yield from _of_figures(one, other)
    if one.claim.report == other.claim.report and one.source == other.source:
        yield Reason("told apart by one speaker", -1.0)


def _of_type(one: Told, other: Told) -> Reason:
    if one.claim.type == other.claim.type:
        return Reason("same type", 1.0)
    return Reason("related type", 0.4) if related(one.claim.type, other.claim.type) else Reason("other type", -inf)


def _of_status(one: Told, other: Told) -> Reason:
    """A denial belongs to what it denies, be it past or to come; a plan is not yet the act."""
    if "denied" in (one.claim.status, other.claim.status):
        return Reason("denied", 0.3 if one.claim.status != other.claim.status else 0.0)
    return Reason("plan and act", -inf) if one.foreseen != other.foreseen else Reason("same stage", 0.0)


def _of_time(one: Told, other: Told) -> Reason:
    if one.days is None or other.days is None:
        return Reason("day unknown", 0.0)
    gap = max(one.days[0] - other.days[1], other.days[0] - one.days[1])
    clocks = {one.clock, other.clock}
    lasting = one.claim.type in LASTING and other.claim.type in LASTING
    if gap <= 0:
        if clocks == {"day"}:
            return Reason("same day", 1.5)
        if clocks == {"period"} and _mostly_one(one.days, other.days):
            return Reason("same period", 1.3)
        return Reason("within the period", 0.7) if "period" in clocks else Reason("published that day", 0.9)
    if "published" in clocks and gap <= _NEWS_DAYS and not _before_publication(one, other):
        return Reason("published soon after", 0.6)
    if lasting and gap <= _PATIENCE:
        return Reason("days apart, lasting", 0.5)
    if gap == 1 and clocks == {"day"}:
        return Reason("next day", -0.5)
    return Reason("other days", -inf)


def _mostly_one(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two periods share at least half of the days that they cover together."""
    shared = min(one[1], other[1]) - max(one[0], other[0]) + 1
    return 2 * shared >= max(one[1], other[1]) - min(one[0], other[0]) + 1


def _before_publication(one: Told, other: Told) -> bool:
    """Whether the undated claim was published before the dated one's first day: it cannot tell of it."""
    for undated, dated in ((one, other), (other, one)):
        if undated.clock == "published" and dated.clock != "published" and undated.days and dated.days:
            return undated.days[1] < dated.days[0]
    return False


def _of_place(one: Told, other: Told) -> Reason:
    if not one.spots or not other.spots:
        return Reason("place unknown", -0.5)
    pairs = list(product(one.spots, other.spots))
    relations = [relation(a, b) for a, b in pairs]
    same = [_SAME_PLACE[a.level] for (a, _), how in zip(pairs, relations, strict=True) if how == "same"]
    if same:
        return Reason("same place", max(same))
    inside = [_inside(a, b) for (a, b), how in zip(pairs, relations, strict=True) if how == "inside"]
    if inside:
        return Reason("one place inside the other", max(inside))
    if "unknown" in relations:
        return Reason("places not comparable", -1.0)
    wall = all(min(a.level, b.level) < GOVERNORATE for a, b in pairs)
    return Reason("other place", -inf if wall else -2.0)


def _inside(one: Spot, other: Spot) -> float:
    """A neighbourhood and its town say more than a neighbourhood and its governorate."""
    return max(0.8 - 0.2 * (abs(one.level - other.level) - 1), 0.0)


def _of_actors(one: Told, other: Told) -> Iterator[Reason]:
    mutual = one.claim.type == other.claim.type == "armed_clash"
    mine, theirs = (one.actors | one.targets, other.actors | other.targets) if mutual else (one.actors, other.actors)
    if mine & theirs:
        yield Reason("same actor", 0.8)
    elif one_side(mine, theirs):
        yield Reason("actors of one side", 0.5)
    elif one.claim.type in SPEECH:
        yield Reason("other speaker of it", -inf)
    elif known(mine) and known(theirs):
        yield Reason("other actor", -0.8)
    if not mutual and one.targets & other.targets:
        yield Reason("same target", 0.5)


def _of_figures(one: Told, other: Told) -> Iterator[Reason]:
    """The best that a shared measure says; a figure that is denied or denies says nothing."""
    if "denied" in (one.claim.status, other.claim.status):
        return
    found = [
        _compare(a, b)
        for a, b in product(one.figures, other.figures)
        if (a.measure, a.group, a.unit) == (b.measure, b.group, b.unit)
    ]
    if found:
        yield max(found, key=lambda r: r.weight)


def _compare(one: Figure, other: Figure) -> Reason:
    if one.best is not None and one.best == other.best:
        return Reason("same toll", 1.5 if one.best > _FEW else 0.5)
    if bounds(one)[0] <= bounds(other)[1] and bounds(other)[0] <= bounds(one)[1]:
        return Reason("tolls that can be one", 0.4)
    low, high = sorted((size(one), size(other)))
    return Reason("other toll", -1.0 if high > 2 * low else -0.5)


def size(figure: Figure | Reading) -> int:
    """A figure as one number: its best, else its lowest, else its highest."""
    return next((n for n in (figure.best, figure.low, figure.high) if n is not None), 0)


def bounds(figure: Figure | Reading) -> tuple[float, float]:
    """What a figure leaves possible: at least 20 is 20 and everything above, about 100 is 90 to 110."""
    low = figure.low if figure.low is not None else 0
    high = figure.high if figure.high is not None else inf
    if figure.qualifier == "about":
        return low * 0.9, high * 1.1
    return low, high
