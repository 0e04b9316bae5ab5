"""GeoJSON read feature by feature, and the middle and reach of a shape."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import IO, Any, Final, NamedTuple

from rasid.world.gazetteer.entry import FormError

_CHUNK: Final = 1 << 20
_LONGEST: Final = 1 << 27
"""Characters of the longest feature; what does not end before is broken."""
_KM_A_DEGREE: Final = 111.2


class Area(NamedTuple):
    """Where the middle of a shape lies, in degrees, and the radius in kilometres of a circle as large as it."""

    lat: float
    lon: float
    radius_km: float


def features(text: IO[str]) -> Iterator[dict[str, Any]]:
    """The features of a GeoJSON text, one in memory at a time. Raises FormError where it is none, or ends early."""
    reader = _Reader(text)
    if not reader.skip_to('"features"', "["):
        feature = reader.value()
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            raise FormError("it is no GeoJSON: it has neither features nor is one", "look at where it comes from")
        yield feature
        return
    while reader.next() != "]":
        yield reader.value()


class _Reader:
    """Values of JSON out of a text that is read as far as they need."""

    def __init__(self, text: IO[str]) -> None:
        self._text = text
        self._buffer = ""
        self._at = 0
        self._decoder = json.JSONDecoder()

    def skip_to(self, name: str, bracket: str) -> bool:
        """Past a name and the bracket behind it, if they stand among the first characters; else nothing is passed."""
        self._more(_CHUNK)
        found = self._buffer.find(name)
        start = self._buffer.find(bracket, found + len(name)) if found >= 0 else -1
        if start < 0:
            return False
        self._at = start + 1
        return True

    def next(self) -> str:
        """The next sign that is neither white space nor a comma. Raises FormError at the end of the text."""
        while True:
            while self._at < len(self._buffer):
                sign = self._buffer[self._at]
                if not (sign.isspace() or sign == ","):
                    return sign
                self._at += 1
            if not self._more(_CHUNK):
                raise FormError("it ends early", "download it again")

    def value(self) -> Any:
        """The value that begins here. Raises FormError where there is none, or it does not end."""
        self.next()
        size = _CHUNK
        while True:
            try:
                value, self._at = self._decoder.raw_decode(self._buffer, self._at)
                return value
            except json.JSONDecodeError:
                if len(self._buffer) > _LONGEST or not self._more(size):
                    raise FormError("it is broken: a feature that does not end", "download it again") from None
                size *= 2  # a long value is looked at a few times only, however long it is

    def _more(self, size: int) -> bool:
        """Drop what has been read and take in more; whether there was any."""
        chunk = self._text.read(size)
        self._buffer = self._buffer[self._at :] + chunk
        self._at = 0
        return bool(chunk)


def area(geometry: Any) -> Area | None:
    """The middle and reach of a GeoJSON geometry; None where it has no points."""
    kind, parts = (geometry or {}).get("type"), (geometry or {}).get("coordinates")
    if not parts:
        return None
    if kind == "Point":
        return Area(float(parts[1]), float(parts[0]), 0.0)
    polygons = [parts] if kind == "Polygon" else parts if kind == "MultiPolygon" else []
    rings = [_ring(polygon[0]) for polygon in polygons if polygon and len(polygon[0]) > 2]
    whole = sum(size for size, _, _ in rings)
    if not whole:
        return None
    _, lat, lon = max(rings)
    return Area(lat, lon, math.sqrt(whole / math.pi))


def _ring(points: list[list[float]]) -> tuple[float, float, float]:
    """The area of a ring in square kilometres, and the latitude and longitude of its middle."""
    south = sum(p[1] for p in points) / len(points)
    width = math.cos(math.radians(south))
    origin = points[0]
    doubled = north = east = 0.0
    for a, b in zip(points, points[1:] + points[:1], strict=True):
        ax, ay, bx, by = a[0] - origin[0], a[1] - origin[1], b[0] - origin[0], b[1] - origin[1]
        cross = ax * by - bx * ay
        doubled += cross
        east += (ax + bx) * cross
        north += (ay + by) * cross
    if not doubled:
        return 0.0, origin[1], origin[0]
    square = abs(doubled) / 2 * width * _KM_A_DEGREE**2
    return square, origin[1] + north / (3 * doubled), origin[0] + east / (3 * doubled)
