"""Places as linking compares them: the same, one inside the other, apart, or not to be told."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
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
