"""Tolls: every value told of an event's measure, in order, and what the sources' latest values leave open.

Nothing is overwritten. A series keeps each value as its source told it; `low` and `high` span the latest value of every
source; a toll is disputed when no number fits all of them. Running totals (scope `since`) are series of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rasid.linking.claims import Told
from rasid.linking.evidence import bounds, size
from rasid.records import Figure, Group, Measure, Reading, Scope, Toll, Unit

_SMALL_UNITS: Final = {"person": 0, "family": 1, "building": 2}

_REVISED: Final = frozenset({"rose_to", "fell_to"})

SeriesKey = tuple[Measure, Group | None, Scope, Unit]


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
            scope=self.figure.scope,
        )


def tolls(claims: Iterable[Told]) -> tuple[Toll, ...]:
    """The tolls of the claims of one event: by measure, whole before groups, event before running totals."""
    series: defaultdict[SeriesKey, list[_Value]] = defaultdict(list)
    for told in claims:
        for figure in told.claim.figures if told.claim.status != "denied" else ():
            if not _repeats_whole(told, figure):
                series[figure.measure, figure.group, figure.scope, figure.unit].append(_Value(told, figure))
    return tuple(_toll(key, values) for key, values in sorted(series.items(), key=lambda item: _order(item[0])))


def wholes(found: Iterable[Toll]) -> dict[Measure, Toll]:
    """For each measure of an event the toll that says most of the whole, running totals left out.

    It is the one without a group; where victims were only told by group (9 civilians), the largest of those.
    """
    best: dict[Measure, Toll] = {}
    for toll in found:
        if toll.series and toll.series[0].scope == "event":
            before = best.get(toll.measure)
            if before is None or _wholeness(toll) > _wholeness(before):
                best[toll.measure] = toll
    return best


def _wholeness(toll: Toll) -> tuple[bool, int]:
    return toll.group is None, toll.low or 0


def _order(key: SeriesKey) -> tuple[str, str, str, int]:
    measure, group, scope, unit = key
    return (measure, scope, group or "", _SMALL_UNITS[unit])


def _repeats_whole(told: Told, figure: Figure) -> bool:
    """A part without a group of its own (six others) is no value of the whole that it belongs to."""
    if figure.part_of is None:
        return False
    figures = told.claim.figures
    whole = figures[figure.part_of] if 0 <= figure.part_of < len(figures) else None
    return figure.group is None or (whole is not None and whole.group == figure.group)


def _toll(key: SeriesKey, values: list[_Value]) -> Toll:
    measure, group, _, _ = key
    values = sorted(values, key=lambda v: v.order)
    latest = _latest(values)
    exact = [f for f in latest if f.qualifier != "vague"] or latest
    lows = [n for f in exact if (n := _first(f.low, f.best)) is not None]
    highs = [n for f in exact if (n := _first(f.high, f.best, f.low)) is not None]
    return Toll(
        measure=measure,
        group=group,
        low=min(lows, default=None),
        high=max(highs, default=None),
        disputed=_disputed(latest),
        series=tuple(v.reading() for v in values),
    )


def _latest(values: list[_Value]) -> list[Figure]:
    """The last value of each source. A rise (`rose_by`) is no total, so it never stands for one.

    Of several values in one report a revised one (`rose_to`, `fell_to`) stands before a plain one, and of plain ones the
    larger: a smaller number told beside it (64 hurt, 33 of them in one street) is seldom a correction.
    """
    latest: dict[str, _Value] = {}
    for value in values:
        before = latest.get(value.told.source)
        if value.figure.change != "rose_by" and not (before and _lesser_beside(value, before)):
            latest[value.told.source] = value
    return [v.figure for v in latest.values()]


def _lesser_beside(value: _Value, before: _Value) -> bool:
    if value.told.claim.report != before.told.claim.report or value.figure.change in _REVISED:
        return False
    if before.figure.change == "previous":
        return False
    return before.figure.change in _REVISED or size(value.figure) < size(before.figure)


def _disputed(figures: list[Figure]) -> bool:
    """Whether no number fits the values of all sources."""
    ranges = [bounds(f) for f in figures]
    return bool(ranges) and max(low for low, _ in ranges) > min(high for _, high in ranges)


def _first(*numbers: int | None) -> int | None:
    return next((n for n in numbers if n is not None), None)
