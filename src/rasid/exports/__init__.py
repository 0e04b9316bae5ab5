"""What leaves Rasid: one module a format, each with a `write`.

A new format is a module and a line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import IO, Final

from rasid.exports import csv, geojson
from rasid.store import Store
from rasid.store.views import Filter

Write = Callable[[Store, Filter, IO[bytes]], int]
"""Writes the events that a filter asks for; returns how many."""

FORMATS: Final[Mapping[str, Write]] = {"csv": csv.write, "geojson": geojson.write}
"""The formats by the name that `rasid export` takes."""
