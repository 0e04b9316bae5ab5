"""What each day cost: tolls summed by the day on which events happened, and by the day on which they were told.

As now known, every event stands on its first day with the low and high that its sources tell now. As published, each day holds
what its reports added to the tolls that were told before, so a body found a week later stands a week later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from rasid.linking.tolls import standing_of, wholes
from rasid.records import Event, Measure, Reading, Record, Toll, Unit

_UNDATED: Final = ""
"""The day of events, and of reports, that have none."""


class Day(Record, frozen=True, kw_only=True):
    """One day of a measure: how many events, their lows and highs as now known, and what its reports added to lows and highs."""

    day: str
    measure: Measure
    unit: Unit
    events: int = 0
    low: int = 0
    high: int = 0
    low_told: int = 0
    high_told: int = 0


def daily(events: Iterable[Event], measure: Measure, unit: Unit = "person") -> list[Day]:
    """The days of a measure in one unit, oldest first. Tolls of several acts together, and running totals, are left out."""
    known: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    told: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for event in events:
        toll = wholes(event.tolls).get((measure, unit)) if event.type != "casualties" else None
        if toll is None:
            continue
        for i, n in enumerate((1, *_ends(standing_of(toll.series)))):
            known[event.start or _UNDATED][i] += n
        for day, added in _told(toll):
            for i, n in enumerate(added):
                told[day][i] += n
    return [
        Day(
            day=day,
            measure=measure,
            unit=unit,
            events=known[day][0],
            low=known[day][1],
            high=known[day][2],
            low_told=told[day][0],
            high_told=told[day][1],
        )
        for day in sorted({*known, *told})
    ]


def _told(toll: Toll) -> list[tuple[str, tuple[int, int]]]:
    """For each day on which the toll was told, what that added to its low and high."""
    days = sorted({(r.published or _UNDATED)[:10] for r in toll.series})
    found, before = [], (0, 0)
    for day in days:
        now = _ends(standing_of([r for r in toll.series if (r.published or _UNDATED)[:10] <= day]))
        found.append((day, (now[0] - before[0], now[1] - before[1])))
        before = now
    return found


def _ends(readings: Sequence[Reading]) -> tuple[int, int]:
    exact = [r for r in readings if r.qualifier != "vague"] or readings
    lows = [n for r in exact if (n := r.low if r.low is not None else r.best) is not None]
    highs = [n for r in exact if (n := r.high if r.high is not None else r.best) is not None]
    return min(lows, default=0), max(highs, default=0)
