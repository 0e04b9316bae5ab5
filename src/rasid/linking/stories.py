"""Events that belong together by area and weeks: a siege, an offensive, a fortnight of strikes on one district.

A story is of one area (a district, a governorate where no district is known) and ends where nothing is told of for a week. One that
goes on for more than eight weeks is cut at its longest pauses, so that a war does not become one story.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from rasid.linking.claims import day_number, day_text
from rasid.linking.events import order
from rasid.linking.space import place_key
from rasid.linking.tolls import wholes
from rasid.records import Event, Place, Record, content_id
from rasid.world import places

_QUIET: Final = 7
"""Days without an event that end a story."""
_LONGEST: Final = 56
"""Days after which a story is cut."""
_LEAST: Final = 3
"""Fewer events are no story."""
_AREA: Final = ("district", "governorate")


class Story(Record, frozen=True, kw_only=True):
    """Events of one area and some weeks, oldest first. `killed` is the low and the high over their tolls, several acts' left out."""

    id: str
    area: Place
    start: str
    end: str
    events: tuple[str, ...]
    types: tuple[tuple[str, int], ...]
    actors: tuple[str, ...]
    killed: tuple[int, int]


def stories(events: Iterable[Event]) -> list[Story]:
    """The stories of the events, oldest first; events without a day or a place, and of a whole country, are in none."""
    by_area: defaultdict[str, list[Event]] = defaultdict(list)
    areas: dict[str, Place] = {}
    for event in sorted(events, key=order):
        area = _area(event.places[0]) if event.places and event.start else None
        if area is not None:
            key = place_key(area)
            areas.setdefault(key, area)
            by_area[key].append(event)
    found = [
        _story(areas[key], run)
        for key, told in by_area.items()
        for pause in _pauses(told)
        for run in _cut(pause)
        if len(run) >= _LEAST
    ]
    return sorted(found, key=lambda s: (s.start, s.id))


def _area(place: Place) -> Place | None:
    """The district or governorate that a place lies in, or is; where the gazetteer does not know it, the place itself."""
    if place.precision in ("country", "region"):
        return None
    known = places.load()
    if place.id is None or place.id not in known:
        return place
    holders = [known.get(p) for p in (place.id, *known.parents(place.id))]
    wanted = next((h for level in _AREA for h in holders if h.level == level), None)
    if wanted is None:
        return place
    return Place(
        id=wanted.id, name=wanted.ar, text=wanted.ar, span=place.span, lat=wanted.lat, lon=wanted.lon, precision=wanted.level
    )  # fmt: skip


def _first(event: Event) -> int:
    return day_number(event.start) or 0


def _last(event: Event) -> int:
    """The last day of an event; of what goes on for months only its first week counts."""
    return max(_first(event), min(day_number(event.end) or 0, _first(event) + _QUIET))


def _pauses(events: Sequence[Event]) -> list[list[Event]]:
    """Runs of events, in order, between which nothing is told of for so many days as end a story."""
    runs: list[list[Event]] = []
    reached = 0
    for event in events:
        if not runs or _first(event) - reached > _QUIET:
            runs.append([])
            reached = _first(event)
        runs[-1].append(event)
        reached = max(reached, _last(event))
    return runs


def _cut(events: list[Event]) -> list[list[Event]]:
    """A run cut at its longest pauses until none of its parts is too long."""
    if _first(events[-1]) - _first(events[0]) < _LONGEST:
        return [events]
    gaps = [(_first(b) - _first(a), -abs(2 * i - len(events)), i) for i, (a, b) in enumerate(pairwise(events), 1)]
    _, _, place = max(gaps)
    return [*_cut(events[:place]), *_cut(events[place:])]


def _story(area: Place, events: Sequence[Event]) -> Story:
    types = Counter(e.type for e in events)
    actors = Counter(k for e in events for k in {a.id or a.text for a in e.actors})
    tolls = [t for e in events if e.type != "casualties" and (t := wholes(e.tolls).get(("killed", "person")))]
    return Story(
        id=content_id("story", events[0].id),
        area=area,
        start=(events[0].start or "")[:10],
        end=day_text(max(map(_last, events))),
        events=tuple(e.id for e in events),
        types=tuple(sorted(types.items(), key=lambda item: (-item[1], item[0]))),
        actors=tuple(sorted(actors, key=lambda a: (-actors[a], a))),
        killed=(sum(t.low or 0 for t in tolls), sum((t.low if t.high is None else t.high) or 0 for t in tolls)),
    )
