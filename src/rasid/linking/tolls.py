"""Tolls: every value told of an event's measure, in order, and what the sources' latest values leave open.

Nothing is overwritten. A series keeps each value as its source told it; `low` and `high` span the latest value of every
source; a toll is disputed when no number fits all of them. Persons and families, what an event did and a running total
since some day are tolls of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, get_args

from rasid.linking.claims import Told
from rasid.linking.evidence import bounds, size
from rasid.records import Figure, Group, Measure, Reading, Scope, Toll, Unit

UNITS: Final[tuple[Unit, ...]] = get_args(Unit)
"""The units in the order in which tolls of one measure are shown."""
_REVISED: Final = frozenset({"rose_to", "fell_to"})

_Key = tuple[Measure, Scope, Group | None, Unit]


@dataclass(frozen=True, slots=True)
class _Value:
    told: Told
    figure: Figure

    @property
    def order(self) -> tuple[object, ...]:
        """By telling; in one claim an older value before its newer one, then by place in the text."""
        return (*self.told.position[:3], self.figure.change != "previous", self.figure.span, self.told.position)

    def reading(self) -> Reading:
        speaker = self.told.claim.speaker
        return Reading(
            published=self.told.published,
            report=self.told.claim.report,
            claim=self.told.claim.id,
            speaker=(speaker[0].id or speaker[0].text) if speaker else None,
            low=self.figure.low,
            best=self.figure.best,
            high=self.figure.high,
            change=self.figure.change,
            qualifier=self.figure.qualifier,
        )


def tolls(claims: Iterable[Told]) -> tuple[Toll, ...]:
    """The tolls of the claims of one event: by measure, whole before groups, event before running totals."""
    series: defaultdict[_Key, list[_Value]] = defaultdict(list)
    for told in claims:
        for figure in told.claim.figures if told.claim.status != "denied" else ():
            if not _repeats_whole(told, figure):
                series[figure.measure, figure.scope, figure.group, figure.unit].append(_Value(told, figure))
    return tuple(_toll(key, values) for key, values in sorted(series.items(), key=lambda item: _order(item[0])))


def wholes(found: Iterable[Toll]) -> dict[tuple[Measure, Unit], Toll]:
    """For each measure of an event and each unit the toll that says most of the whole, running totals left out.

    It is the one without a group; where victims were only told by group (9 civilians), the largest of those.
    """
    best: dict[tuple[Measure, Unit], Toll] = {}
    for toll in found:
        key = (toll.measure, toll.unit)
        if toll.scope == "event" and (key not in best or _wholeness(toll) > _wholeness(best[key])):
            best[key] = toll
    return best


def _wholeness(toll: Toll) -> tuple[bool, int]:
    return toll.group is None, toll.low or 0


def _order(key: _Key) -> tuple[str, str, str, int]:
    measure, scope, group, unit = key
    return (measure, scope, group or "", UNITS.index(unit))


def _repeats_whole(told: Told, figure: Figure) -> bool:
    """A part without a group of its own (six others) is no value of the whole that it belongs to."""
    if figure.part_of is None:
        return False
    figures = told.claim.figures
    whole = figures[figure.part_of] if 0 <= figure.part_of < len(figures) else None
    return figure.group is None or (whole is not None and whole.group == figure.group)


def _toll(key: _Key, values: list[_Value]) -> Toll:
    measure, scope, group, unit = key
    series = [(v.told.source, v.reading()) for v in sorted(values, key=lambda v: v.order)]
    standing = list(latest(series).values())
    exact = [r for r in standing if r.qualifier != "vague"] or standing
    lows = [n for r in exact if (n := _first(r.low, r.best)) is not None]
    highs = [n for r in exact if (n := _first(r.high, r.best, r.low)) is not None]
    return Toll(
        measure=measure,
        group=group,
        unit=unit,
        scope=scope,
        low=min(lows, default=None),
        high=max(highs, default=None),
        disputed=_disputed(standing),
        series=tuple(reading for _, reading in series),
    )


def latest(series: Iterable[tuple[str, Reading]]) -> dict[str, Reading]:
    """The reading that stands for each source of a series, given in order with the source of each.

    It is the last one. A rise (`rose_by`) is no total, so it never stands. Of several readings in one report a revised one
    (`rose_to`, `fell_to`) stands before a plain one, and of plain ones the larger: a smaller number told beside it (64 hurt,
    33 of them in one street) is seldom a correction.
    """
    found: dict[str, Reading] = {}
    for source, reading in series:
        before = found.get(source)
        if reading.change != "rose_by" and not (before and _lesser_beside(reading, before)):
            found[source] = reading
    return found


def _lesser_beside(reading: Reading, before: Reading) -> bool:
    if reading.report != before.report or reading.change in _REVISED or before.change == "previous":
        return False
    return before.change in _REVISED or size(reading) < size(before)


def _disputed(readings: list[Reading]) -> bool:
    """Whether no number fits the values of all sources."""
    ranges = [bounds(r) for r in readings]
    return bool(ranges) and max(low for low, _ in ranges) > min(high for _, high in ranges)


def _first(*numbers: int | None) -> int | None:
    return next((n for n in numbers if n is not None), None)
