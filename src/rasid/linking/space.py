"""Places as linking compares them: the same, one inside the other, apart, or not to be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import product
from math import asin, cos, floor, radians, sin, sqrt
from typing import Final, Literal

from rasid.arabic.text import fold
from rasid.records import Place, Precision
from rasid.world import places

Relation = Literal["same", "inside", "apart", "unknown"]

LEVELS: Final[tuple[Precision, ...]] = ("site", "neighbourhood", "town", "district", "governorate", "region", "country")
TOWN: Final = LEVELS.index("town")
GOVERNORATE: Final = LEVELS.index("governorate")
REACH_KM: Final = (1.0, 2.0, 9.0, 30.0, 90.0, 250.0, 700.0)
"""How far from the point of a place, by level, other places are taken to lie inside it when no parents are known."""
_SAME_KM: Final = (0.2, 0.4, 2.0, 5.0, 15.0, 30.0, 100.0)
"""Points nearer than this, by level, are one place written down twice."""
_EARTH_KM: Final = 6371.0
KM_A_DEGREE: Final = 111.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place by its key (id, else point, else folded name), with its level, 0 a site and 6 a country."""

    key: str
    level: int
    lat: float | None = field(default=None, compare=False)
    lon: float | None = field(default=None, compare=False)


def place_key(place: Place) -> str:
    """What two mentions of one place share."""
    if place.id:
        return place.id
    if place.lat is not None and place.lon is not None:
        return f"{place.lat:.4f},{place.lon:.4f}"
    return f"“{fold(place.name or place.text)}”"


def spot(place: Place) -> Spot:
    """The place as linking compares it; one of unknown precision counts as a town."""
    level = LEVELS.index(place.precision) if place.precision else TOWN
    return Spot(place_key(place), level, place.lat, place.lon)


@lru_cache(maxsize=200_000)
def over(spot: Spot) -> tuple[str, ...]:
    """The keys of the places that hold one of the gazetteer, countries left out; none for a place that it does not know."""
    known = places.load()
    if spot.key not in known:
        return ()
    parents = [p for p in known.parents(spot.key) if known.get(p).level != "country"]
    regions = (r for r in _regions(known.get(spot.key).country) if r != spot.key and known.within(spot.key, r))
    return tuple(dict.fromkeys((*parents, *regions)))


@cache
def _regions(country: str) -> tuple[str, ...]:
    known = places.load()
    return tuple(p for p in known.ids if known.get(p).level == "region" and known.get(p).country == country)


def foreign(spot: Spot) -> bool:
    """Whether the gazetteer does not know the place, so that only its point tells what it lies in."""
    return spot.key not in places.load()


def cells(spot: Spot) -> Iterator[str]:
    """Squares of one degree that a place reaches into; none for what has no point or is larger than a governorate."""
    if spot.lat is None or spot.lon is None or spot.level > GOVERNORATE:
        return
    up = REACH_KM[spot.level] / KM_A_DEGREE
    right = up / max(cos(radians(spot.lat)), 0.1)
    rows = range(floor(spot.lat - up), floor(spot.lat + up) + 1)
    for row, column in product(rows, range(floor(spot.lon - right), floor(spot.lon + right) + 1)):
        yield f"{row},{column}"


@lru_cache(maxsize=200_000)
def standing(spot: Spot) -> int:
    """How much is told of a place: 0 of a hamlet, 2 of a town in the news, 4 of a capital; 2 where the gazetteer does not know it."""
    known = places.load()
    return known.get(spot.key).rank if spot.key in known else 2


@lru_cache(maxsize=200_000)
def relation(one: Spot, other: Spot) -> Relation:
    """How two places lie to each other: by the gazetteer's parents, else by their distance."""
    if one.key == other.key:
        return "same"
    small, big = sorted((one, other), key=lambda s: s.level)
    told = _by_parents(small, big)
    if told is not None:
        return told
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return "unknown"
    km = distance(one.lat, one.lon, other.lat, other.lon)
    if one.level == other.level:
        return "same" if km < _SAME_KM[one.level] else "apart"
    return "inside" if km < REACH_KM[big.level] else "apart"


def _by_parents(small: Spot, big: Spot) -> Relation | None:
    """What the gazetteer says of two of its places; None where it does not know one, or not what holds the smaller one."""
    known = places.load()
    if small.key not in known or big.key not in known:
        return None
    if known.within(small.key, big.key) or known.within(big.key, small.key):
        return "inside"
    if small.level == big.level:
        return "apart"
    held_by = {known.get(parent).level for parent in known.parents(small.key)}
    return "apart" if LEVELS[big.level] in held_by else None


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points given in degrees."""
    a, b = radians(lat), radians(other_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, half)))
