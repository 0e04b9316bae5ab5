"""What the readers of sources give: places as a source tells them, names for places told before, and broken records."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

import msgspec

from rasid.world.places import Level

_ISO3: Final = {
    "ARE": "ae", "BHR": "bh", "COM": "km", "DJI": "dj", "DZA": "dz", "EGY": "eg", "IRN": "ir", "IRQ": "iq", "ISR": "il",
    "JOR": "jo", "KWT": "kw", "LBN": "lb", "LBY": "ly", "MAR": "ma", "MRT": "mr", "OMN": "om", "PSE": "ps", "QAT": "qa",
    "SAU": "sa", "SDN": "sd", "SOM": "so", "SSD": "ss", "SYR": "sy", "TCD": "td", "TUN": "tn", "TUR": "tr", "YEM": "ye",
}  # fmt: skip
"""ISO 3166-1 codes of three letters to ours, for the countries that reports in Arabic are mostly about."""


_ARABIC: Final = re.compile(r"[\u0621-\u06d3]")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One place of a source.

    `codes` are what it is known by, its own id first, each with its kind: ``gn:170063``, ``pcode:SY0200``, ``iso:SY-HL``.
    `parents` are codes of what it lies in, nearest first. `lat`, `lon` are None where the source gives no point;
    `radius_km` is None for the usual one of its level.
    """

    id: str
    country: str
    level: Level
    names: tuple[str, ...]
    codes: tuple[str, ...]
    parents: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    population: int = 0


class Alias(msgspec.Struct, frozen=True, kw_only=True):
    """One more name of a place told before, by its code; a `preferred` one is shown."""

    code: str
    name: str
    preferred: bool = False


class Broken(msgspec.Struct, frozen=True):
    """A record that cannot be used, and why."""

    reason: str


class Record(NamedTuple):
    """A record of a source: its number in the file, and what it is; None for what is no place of use."""

    number: int
    item: Entry | Alias | Broken | None


class FormError(Exception):
    """A file that cannot be imported at all; `advice` is what the user can do."""

    def __init__(self, reason: str, advice: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice


def country_code(text: str) -> str:
    """Our code of a country for its ISO 3166-1 code of two or three letters. Raises ValueError for any other text."""
    code = text.strip().upper()
    if len(code) == 3 and code in _ISO3:
        return _ISO3[code]
    if len(code) == 2 and code.isascii() and code.isalpha():
        return code.lower()
    raise ValueError(f"{text!r} is no country of those known")


def point(lat: str | float, lon: str | float) -> tuple[float, float]:
    """A point in degrees. Raises ValueError for what is none, 0, 0 included: sources write it for an unknown one."""
    north, east = float(lat), float(lon)
    if not (-90 <= north <= 90 and -180 <= east <= 180) or (north == 0 == east):
        raise ValueError(f"{lat}, {lon} is no point on the earth")
    return round(north, 5), round(east, 5)


def is_arabic(name: str) -> bool:
    """Whether a name is in Arabic letters."""
    return _ARABIC.search(name) is not None


def plain(name: str) -> str:
    """A name in one form: no direction marks at its ends, single spaces, accents of Latin letters left out."""
    composed = unicodedata.normalize("NFKC", name)
    if not is_arabic(composed):
        parts = unicodedata.normalize("NFKD", composed)
        composed = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return " ".join(composed.strip("\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\ufeff ").split())


def names_of(*given: str) -> tuple[str, ...]:
    """The names among these texts in their one form, each once, in order."""
    return tuple(dict.fromkeys(name for name in map(plain, given) if any(map(str.isalpha, name))))
