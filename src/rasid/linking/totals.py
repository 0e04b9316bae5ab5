"""Running totals: what a source counts since a date, day by day; what each day adds, and where that cannot be.

A total counts up to a day, and is published on that day or later. So there are two lines: as published, in which a value told
late stands where it was told, and as now known, in which it stands on the day up to which it counts and the last word on each
day holds. A total that falls, or that grows in one day far more than it did, is marked: corrections, bodies found later and slips
of the pen look like that, and only a person can say which it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final, Literal

from msgspec.structs import replace

from rasid.linking.claims import LAST, Told, day_number, day_text
from rasid.linking.evidence import size
from rasid.linking.space import place_key
from rasid.records import Figure, Group, Measure, Place, Record, Unit

Alarm = Literal["fell", "jumped"]

_JUMP: Final = 4.0
"""A day that adds so many times what days usually add is a jump."""
_USUAL: Final = 4
"""Days that must have added something before a jump can be told."""
_SMALL: Final = 10
"""Whoever adds no more than this to a total jumps not."""


class Point(Record, frozen=True, kw_only=True):
    """One value of a total. It counts up to `day`; `added` is what it has more than the one before, `days` days earlier.

    `late` is how many days after that day it was published.
    """

    day: str
    published: str | None
    value: int
    low: int | None
    high: int | None
    report: str
    claim: str
    added: int | None = None
    days: int = 0
    late: int = 0
    alarm: Alarm | None = None


class Total(Record, frozen=True, kw_only=True):
    """What one source counts of one measure in one place since a day (None: not told since when).

    `published` is the line as it was published, `known` the line as now known; both oldest first.
    """

    measure: Measure
    group: Group | None
    unit: Unit
    place: Place | None
    since: str | None
    source: str
    published: tuple[Point, ...]
    known: tuple[Point, ...]


@dataclass(frozen=True)
class _Value:
    told: Told
    figure: Figure

    @property
    def published(self) -> int:
        return day_number(self.told.published) or self.day

    @property
    def day(self) -> int:
        """The day up to which it counts: the last of its period, else that of its publication."""
        days = self.told.days
        return days[1] if days else 0

    def point(self) -> Point:
        return Point(
            day=day_text(self.day),
            published=self.told.published,
            value=size(self.figure),
            low=self.figure.low,
            high=self.figure.high,
            report=self.told.claim.report,
            claim=self.told.claim.id,
            late=max(self.published - self.day, 0),
        )


_Key = tuple[Measure, str, str, str, str, str]


def totals(claims: Iterable[Told]) -> list[Total]:
    """The running totals of the claims, by measure, group, unit, place, day of beginning and source."""
    values: defaultdict[_Key, list[_Value]] = defaultdict(list)
    for told in claims:
        for figure in told.claim.figures if told.claim.status != "denied" and told.days else ():
            if figure.scope == "since" and figure.change not in ("previous", "rose_by") and figure.part_of is None:
                values[_key(told, figure)].append(_Value(told, figure))
    return [_total(found) for _, found in sorted(values.items())]


def _key(told: Told, figure: Figure) -> _Key:
    place = told.claim.places[0] if told.claim.places else None
    return (
        figure.measure, figure.group or "", figure.unit, place_key(place) if place else "", _since(told) or "", told.source
    )  # fmt: skip


def _since(told: Told) -> str | None:
    return day_text(told.days[0]) if told.days and told.clock == "period" else None


def _total(values: Sequence[_Value]) -> Total:
    ordered = sorted(values, key=lambda v: (v.told.published or LAST, v.day, size(v.figure), v.told.claim.id))
    first = ordered[0]
    places = first.told.claim.places
    return Total(
        measure=first.figure.measure,
        group=first.figure.group,
        unit=first.figure.unit,
        place=places[0] if places else None,
        since=_since(first.told),
        source=first.told.source,
        published=_line((v.published, v) for v in ordered),
        known=_line((v.day, v) for v in ordered),
    )


def _line(values: Iterable[tuple[int, _Value]]) -> tuple[Point, ...]:
    """The last value put on each day, with what it adds to the one before."""
    by_day = dict(values)
    points: list[Point] = []
    usual: list[float] = []
    before: tuple[int, int] | None = None
    for day, value in sorted(by_day.items()):
        point = value.point()
        if before:
            added, days = point.value - before[1], day - before[0]
            points.append(_added(point, added, days, usual))
            if added > 0:
                usual.append(added / days)
        else:
            points.append(point)
        before = day, point.value
    return tuple(points)


def _added(point: Point, added: int, days: int, usual: Sequence[float]) -> Point:
    alarm: Alarm | None = None
    if added < 0:
        alarm = "fell"
    elif len(usual) >= _USUAL and added > _SMALL and added / days > _JUMP * median(usual):
        alarm = "jumped"
    return replace(point, added=added, days=days, alarm=alarm)
