"""What the overview shows of many events at once: a time line and the points of the map."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from rasid.linking.space import place_key
from rasid.records import Event, Place

TOO_WIDE: Final = ("region", "country")
"""Places of these precisions are no point: a dot in the middle of a country would say that it happened there."""

Unit = Literal["day", "week", "month", "year"]
STRETCHES: Final[tuple[tuple[Unit, int, float], ...]] = (("day", 92, 0.75), ("week", 731, 0.9), ("month", 3653, 0.9))
"""Units with the most days that their bars may cover, and the share of all events that must lie within."""


@dataclass(frozen=True)
class Bar:
    """The events of one group that began in one stretch of time, `end` exclusive."""

    day: str
    end: str
    group: str
    events: int


@dataclass(frozen=True)
class Timeline:
    """Events counted by stretches of time; `outside` is how many lie too far from the rest to be drawn, or have no date."""

    unit: Unit
    bars: tuple[Bar, ...]
    outside: int


def timeline(counted: Iterable[tuple[str | None, str, int]]) -> Timeline:
    """Events counted by day and group, put together by week, month or year where days would be too many.

    A report from today that recalls a battle of ten years ago would squeeze everything else into one bar. So the axis
    covers the narrowest of some stretches of time that holds most of the events, and the rest is only counted.
    """
    given = list(counted)
    dated = sorted((date.fromisoformat(day[:10]), group, n) for day, group, n in given if day and _is_day(day))
    everything = sum(n for _, _, n in given)
    if not dated:
        return Timeline("day", (), everything)
    unit, first, last = window([(day, n) for day, _, n in dated])
    counts: Counter[tuple[date, str]] = Counter()
    for day, group, n in dated:
        if first <= day <= last:
            counts[_floor(day, unit), group] += n
    bars = tuple(
        Bar(day.isoformat(), _next(day, unit).isoformat(), group, n) for (day, group), n in sorted(counts.items())
    )
    return Timeline(unit, bars, everything - counts.total())


def window(days: Sequence[tuple[date, int]]) -> tuple[Unit, date, date]:
    """What the axis covers and by which unit: the first of `STRETCHES` that holds its share of the events, else all."""
    everything = sum(n for _, n in days)
    for unit, width, share in STRETCHES:
        most = held = left = 0
        best = (days[0][0], days[0][0])
        for day, n in days:
            held += n
            while (day - days[left][0]).days > width:
                held -= days[left][1]
                left += 1
            if held > most:
                most, best = held, (days[left][0], day)
        if most >= share * everything:
            return unit, *best
    return "year", days[0][0], days[-1][0]


@dataclass(frozen=True)
class Point:
    """A place on the map with the events told there; `group` is the group of most of them."""

    place: Place
    events: int
    group: str
    disputed: int


def points(events_and_groups: Iterable[tuple[Event, str]]) -> list[Point]:
    """The places of events, those with most events first. Places without coordinates or wider than a governorate are none."""
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[str, Place] = {}
    disputed: Counter[str] = Counter()
    for event, group in events_and_groups:
        for place in {place_key(place): place for place in event.places}.values():
            if place.lat is None or place.lon is None or place.precision in TOO_WIDE:
                continue
            places.setdefault(place_key(place), place)
            groups[place_key(place)][group] += 1
            disputed[place_key(place)] += bool(event.disputes)
    found = [Point(places[k], c.total(), min(c, key=lambda g: (-c[g], g)), disputed[k]) for k, c in groups.items()]
    return sorted(found, key=lambda point: (-point.events, place_key(point.place)))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True


def _floor(day: date, unit: Unit) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "year":
        return day.replace(month=1, day=1)
    return day.replace(day=1) if unit == "month" else day


def _next(day: date, unit: Unit) -> date:
    if unit == "month":
        return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    if unit == "year":
        return day.replace(year=day.year + 1)
    return day + timedelta(days=7 if unit == "week" else 1)
