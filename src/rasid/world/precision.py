"""How exactly a place is known, as ACLED and UCDP code it."""

from __future__ import annotations

from typing import Final

from rasid.records import Precision
from rasid.world.places import PlaceRecord
from rasid.world.words import name_key

NEAR_KM: Final = 25.0
"""Up to so far from its point a place is known nearly: UCDP's limit for its second code."""

_ACLED: Final[dict[Precision, int]] = {
    "site": 1, "neighbourhood": 1, "town": 1, "district": 2, "governorate": 3, "region": 3, "country": 3,
}  # fmt: skip
_UCDP: Final[dict[Precision, int]] = {
    "site": 1, "neighbourhood": 1, "town": 1, "district": 3, "governorate": 4, "region": 5, "country": 6,
}  # fmt: skip
_NO_COUNTRY: Final = "x"
"""The country of seas and continents."""
_SEAS: Final = frozenset({"بحر", "خليج", "محيط"})
"""First words of the names of seas."""


def acled(record: PlaceRecord, precision: Precision | None = None) -> int:
    """ACLED's geo-precision: 1 the place itself, 2 near it or in a small part of the land, 3 a larger part.

    `precision` is how exactly the text names the place, where that is not its own level.
    """
    level = precision or record.level
    if level == "region" and record.radius_km <= NEAR_KM:
        return 2
    return max(2, _ACLED[level]) if record.at_parent else _ACLED[level]


def ucdp(record: PlaceRecord, precision: Precision | None = None) -> int:
    """UCDP GED's where_prec: 1 the place itself, 2 within 25 km, 3 a district, 4 a province, 5 a line or an area without borders, 6
    a country, 7 the open sea or the air over it.
    """
    level = precision or record.level
    if record.country == _NO_COUNTRY and name_key(record.ar).split(" ", 1)[0] in _SEAS:
        return 7
    if record.at_parent and _UCDP[level] == 1:
        return 2 if record.radius_km <= NEAR_KM else 3
    return _UCDP[level]
