"""Do two claims tell one event? Every reason for and against has a name and a weight; their sum decides.

A weight is about the natural logarithm of how much more often the reason is there between claims that tell one event than
between others that meet; `eval/world.py` measures what they come to together. From `ENOUGH` on two claims are linked. A reason of
weight minus infinity is a wall: its two claims are never in one event, whatever else speaks for it, so that neighbourhoods
and days do not run into each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from itertools import product
from math import inf
from typing import Final, NamedTuple

from rasid.linking.families import BROAD, LASTING, ONE_DOER, SPEECH, related
from rasid.linking.marks import Amount, Mark, Where
from rasid.linking.sides import one_side
from rasid.linking.space import GOVERNORATE, LEVELS, TOWN, Spot, relation, standing
from rasid.records import Figure, Measure, Reading

ENOUGH: Final = 1.5
"""What claims must come to, two and two or on average, to be put together for themselves."""
_SAME_PLACE: Final = (1.8, 1.8, 1.0, -0.4, -1.0, -1.5, -2.5)
"""What one place says by its level: a neighbourhood much, a country next to nothing."""
_STANDING: Final = (0.4, 0.2, 0.0, -0.2, -0.4)
"""What it says more in a hamlet, and less in a capital, of which all reports are full."""
_FEW: Final = 3
_PATIENCE: Final = 3
"""Days between which two tellings of something lasting may still be one."""
_NEWS_DAYS: Final = 2
"""Days before publication in which an undated claim may have happened."""
_WEEK: Final = 8
_MONTH: Final = 31


class Reason(NamedTuple):
    """A named reason with its weight; above nought it speaks for one event."""

    name: str
    weight: float


def score(one: Mark, other: Mark) -> float:
    """The sum of all reasons; minus infinity where the claims can never be one event."""
    base, toll = weigh(one, other)
    return base + (toll or 0.0)


def weigh(one: Mark, other: Mark) -> tuple[float, float | None]:
    """What speaks for one event, tolls aside, and what the tolls say: None where they cannot be compared."""
    base = 0.0
    for rule in _RULES:
        reason = rule(one, other)
        if reason is not None:
            if reason.weight == -inf:
                return -inf, None
            base += reason.weight
    found = tolls(one, other)
    return base, min(sum(r.weight for r in found), _MOST) if found else None


def agreement(pairs: Iterable[tuple[float, float | None]]) -> float:
    """How well claims agree over some pairs of them: on average, and the tolls over those pairs that tell comparable ones.

    So tolls that do not fit are not made up for by claims without a toll.
    """
    total = tolls = 0.0
    count = counted = 0
    for base, toll in pairs:
        if base == -inf:
            return -inf
        total += base
        count += 1
        if toll is not None:
            tolls += toll
            counted += 1
    return total / count + (tolls / counted if counted else 0.0)


def reasons(one: Mark, other: Mark) -> list[Reason]:
    """Why two claims do or do not tell one event; what says nothing is left out."""
    found = [reason for rule in _RULES if (reason := rule(one, other)) is not None and reason.weight]
    return found if any(r.weight == -inf for r in found) else [*found, *tolls(one, other)]


_TALLY: Final = Reason("running total of one thing", ENOUGH)
_BY_A_PERSON: Final = Reason("put together by a person", ENOUGH)


def why(one: Mark, other: Mark) -> list[Reason]:
    """Why two claims of one event are in it; what parts them does not count where they are in it all the same."""
    if one.tally is not None and one.tally == other.tally:
        return [_TALLY]
    found = reasons(one, other)
    return [_BY_A_PERSON] if any(r.weight == -inf for r in found) else found


def _of_type(one: Mark, other: Mark) -> Reason | None:
    return _types(one.type, other.type)


@cache
def _types(one: str, other: str) -> Reason:
    if one == other:
        return Reason("same broad type", 0.3) if one in BROAD else Reason("same type", 1.5)
    if not related(one, other):
        return Reason("other type", -inf)
    return Reason("broader type", -1.2) if one in BROAD or other in BROAD else Reason("related type", -2.5)


_DENIED: Final = Reason("one denies it", 0.1)
_PLAN: Final = Reason("plan and act", -inf)


def _of_stage(one: Mark, other: Mark) -> Reason | None:
    """A denial belongs to what it denies, be it past or to come; a plan is not yet the act."""
    if one.stage == other.stage:
        return None
    return _DENIED if "denied" in (one.stage, other.stage) else _PLAN


_SAME_DAY: Final = Reason("same day", 1.5)
_SAME_PERIOD: Final = Reason("period from the same day", 1.5)
_MOSTLY: Final = Reason("mostly the same period", -0.5)
_WITHIN_WEEK: Final = Reason("day within the week", -1.8)
_WITHIN_MONTH: Final = Reason("day within the month", -2.5)
_WITHIN_LONG: Final = Reason("day within a long period", -4.0)
_PUBLISHED: Final = Reason("published that day", 1.0)
_SOON: Final = Reason("published soon after", -0.3)
_LATER: Final = Reason("days apart, lasting", -1.0)
_NEXT_DAY: Final = Reason("next day", -3.5)
_OTHER_DAYS: Final = Reason("other days", -inf)


def _of_time(one: Mark, other: Mark) -> Reason | None:
    if not one.last or not other.last:
        return None
    gap = max(one.first - other.last, other.first - one.last)
    clocks = (one.clock, other.clock)
    if gap <= 0:
        if clocks == ("day", "day"):
            return _SAME_DAY
        return _of_period(one, other) if "period" in clocks else _PUBLISHED
    if "published" in clocks and gap <= _NEWS_DAYS and not _before_publication(one, other):
        return _SOON
    if gap <= _PATIENCE and one.type in LASTING and other.type in LASTING:
        return _LATER
    return _NEXT_DAY if gap == 1 and clocks == ("day", "day") else _OTHER_DAYS


def _of_period(one: Mark, other: Mark) -> Reason:
    """Two periods that mostly share their days are one; a day says the less the longer the period that it lies in.

    Of what lasts a day may be the first of the period: a truce that began on Thursday, a truce for three days from Thursday on.
    """
    lasting = one.type in LASTING and other.type in LASTING
    if lasting and one.first == other.first:
        return _SAME_PERIOD
    if one.clock == other.clock:
        shared = min(one.last, other.last) - max(one.first, other.first) + 1
        if 2 * shared >= max(one.last, other.last) - min(one.first, other.first) + 1:
            return _SAME_PERIOD if one.first == other.first else _MOSTLY
    longest = max(one.last - one.first, other.last - other.first) + 1
    if lasting:
        return _WITHIN_WEEK
    return _WITHIN_WEEK if longest <= _WEEK else _WITHIN_MONTH if longest <= _MONTH else _WITHIN_LONG


def _before_publication(one: Mark, other: Mark) -> bool:
    """Whether the undated claim was published before the dated one's first day: it cannot tell of it."""
    if one.clock == "published" and other.clock != "published":
        return one.last < other.first
    return other.clock == "published" and one.clock != "published" and other.last < one.first


_NO_PLACE: Final = Reason("place unknown", -2.0)
_NOT_COMPARABLE: Final = Reason("places not comparable", -2.0)
_APART: Final = Reason("other place", -inf)
_WIDE_APART: Final = Reason("other wide place", -3.0)


def _of_place(one: Mark, other: Mark) -> Reason | None:
    return _places(one.where, other.where)


@lru_cache(maxsize=500_000)
def _places(one: Where, other: Where) -> Reason:
    if not one.spots or not other.spots:
        return _NO_PLACE
    pairs = [(a, b, relation(a, b)) for a, b in product(one.spots, other.spots)]
    if same := [a for a, _, how in pairs if how == "same"]:
        nearest = min(same, key=lambda s: s.level)
        more = _STANDING[standing(nearest)] if nearest.level == TOWN else 0.0
        return Reason(f"same {LEVELS[nearest.level]}", round(_SAME_PLACE[nearest.level] + more, 1))
    if inside := [_inside(a, b) for a, b, how in pairs if how == "inside"]:
        return max(inside, key=lambda r: r.weight)
    if any(how == "unknown" for _, _, how in pairs):
        return _NOT_COMPARABLE
    return _APART if all(min(a.level, b.level) < GOVERNORATE for a, b, _ in pairs) else _WIDE_APART


def _inside(one: Spot, other: Spot) -> Reason:
    """A neighbourhood and its town say more than a neighbourhood and its governorate."""
    small, big = sorted((one.level, other.level))
    return Reason(
        f"{LEVELS[small]} in the {LEVELS[big]}", round((-0.5 if big <= TOWN else -1.1) - 0.4 * (big - small - 1), 1)
    )


_SAME_ACTOR: Final = Reason("same actor", 1.5)
_ONE_SIDE: Final = Reason("actors of one side", 0.2)
_OTHER_DOER: Final = Reason("other doer of it", -inf)
_OTHER_ACTOR: Final = Reason("other actor", -1.5)
_SAME_TARGET: Final = Reason("same target", 1.0)


def _of_actors(one: Mark, other: Mark) -> Reason | None:
    mutual = one.type == other.type == "armed_clash"
    mine, theirs = (one.actors | one.targets, other.actors | other.targets) if mutual else (one.actors, other.actors)
    if not mine or not theirs:
        return _OTHER_DOER if one.type in SPEECH else None
    reason = _actors(mine, theirs)
    return _OTHER_DOER if one.type in ONE_DOER and (reason is None or reason.weight < 0) else reason


@lru_cache(maxsize=100_000)
def _actors(mine: frozenset[str], theirs: frozenset[str]) -> Reason | None:
    if mine & theirs:
        return _SAME_ACTOR
    if one_side(mine, theirs):
        return _ONE_SIDE
    named = all(any(not k.startswith("“") for k in keys) for keys in (mine, theirs))
    return _OTHER_ACTOR if named else None


def _of_targets(one: Mark, other: Mark) -> Reason | None:
    if not one.targets or not other.targets or one.type == other.type == "armed_clash":
        return None
    return _SAME_TARGET if one.targets & other.targets else None


_SAME_TOLL: Final = Reason("same toll", 3.0)
_SAME_FEW: Final = Reason("same small toll", 1.2)
_SAME_OF_GROUP: Final = Reason("same toll told of a group", 2.0)
_FITTING: Final = Reason("tolls that can be one", -0.3)
_REVISED: Final = Reason("toll revised", 0.5)
_GREW: Final = Reason("larger toll told later", -0.4)
_GREW_FAR: Final = Reason("far larger toll told later", -1.5)
_OTHER_TOLL: Final = Reason("other toll", -0.8)
_FAR_TOLL: Final = Reason("toll far from it", -3.0)
_OTHER_COUNT: Final = Reason("other toll by one source", -3.0)
_FLOWS: Final[frozenset[Measure]] = frozenset({"displaced"})
"""What grows many times over while it goes on."""
_MOST: Final = 4.5
"""What several measures together can add."""


def tolls(one: Mark, other: Mark) -> list[Reason]:
    """For each measure that both tell, the best that two figures of it say; a figure that is denied or denies says nothing."""
    if not one.amounts or not other.amounts or "denied" in (one.stage, other.stage):
        return []
    best: dict[Measure, Reason] = {}
    earlier, later = (one, other) if one.key <= other.key else (other, one)
    for a, b in product(earlier.amounts, later.amounts):
        if a.measure == b.measure and a.unit == b.unit:
            reason = _pair(a, b, later.published > earlier.published, later.source == earlier.source)
            if reason and (a.measure not in best or reason.weight > best[a.measure].weight):
                best[a.measure] = reason
    return list(best.values())


def _pair(earlier: Amount, later: Amount, after: bool, one_source: bool) -> Reason | None:
    """What two figures of one measure say. Of a group and of the whole only the same number says something: 9 killed, 9 civilians."""
    if earlier.group == later.group:
        return _compare(earlier, later, after, one_source)
    same = earlier.best is not None and earlier.best == later.best and earlier.best > _FEW
    return _SAME_OF_GROUP if same and None in (earlier.group, later.group) else None


@lru_cache(maxsize=200_000)
def _compare(earlier: Amount, later: Amount, after: bool, one_source: bool) -> Reason:
    """Of two figures of one measure, `after` another or at one time, by `one_source` or two."""
    if earlier.best is not None and earlier.best == later.best:
        return _SAME_TOLL if earlier.best > _FEW else _SAME_FEW
    if later.revised and after:
        return _REVISED
    if bounds(earlier)[0] <= bounds(later)[1] and bounds(later)[0] <= bounds(earlier)[1]:
        return _FITTING
    grew = after and size(later) > size(earlier)
    if later.revised or (one_source and grew):
        return _REVISED
    if one_source:
        return _OTHER_COUNT
    low, high = sorted((size(earlier), size(later)))
    if high > 2 * low and not (grew and earlier.measure in _FLOWS):
        return _GREW_FAR if grew else _FAR_TOLL
    return _GREW if grew else _OTHER_TOLL


_SAME_WORDS: Final = Reason("the same words", 6.0)
_ONE_TELLER: Final = Reason("told apart by one speaker", -1.5)


def _of_words(one: Mark, other: Mark) -> Reason | None:
    """A passage taken over word by word tells the same; what one speaker tells twice in one report is two things."""
    if one.report == other.report:
        return _ONE_TELLER if one.source == other.source else None
    return _SAME_WORDS if one.passage is not None and one.passage == other.passage else None


_RULES: Final[tuple[Callable[[Mark, Mark], Reason | None], ...]] = (
    _of_type, _of_stage, _of_time, _of_place, _of_actors, _of_targets, _of_words,
)  # fmt: skip
"""The rules, in the order in which their reasons are told: what puts up walls first."""


def size(figure: Amount | Figure | Reading) -> int:
    """A figure as one number: its best, else its lowest, else its highest."""
    return next((n for n in (figure.best, figure.low, figure.high) if n is not None), 0)


def bounds(figure: Amount | Reading) -> tuple[float, float]:
    """What a figure leaves possible: at least 20 is 20 and everything above, about 100 is 90 to 110."""
    low = figure.low if figure.low is not None else 0
    high = figure.high if figure.high is not None else inf
    if figure.qualifier == "about":
        return low * 0.9, high * 1.1
    return low, high
