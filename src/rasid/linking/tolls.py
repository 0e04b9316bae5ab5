"""Tolls: every value told of an event's measure, in order, and what the sources' latest values leave open.

Nothing is overwritten. A series keeps each value as its source told it, and what it is in that source's series: the first, more,
less, or one that the source itself says is not so. `low` and `high` span the latest value of every source; a toll is
disputed when no number fits all of them. Persons and families, what an event did and a running total since some day are
tolls of their own. Which number to quote is chosen by `policies`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from msgspec.structs import replace

from rasid.linking.claims import Told
from rasid.linking.evidence import bounds, size
from rasid.linking.sides import side
from rasid.records import Figure, Group, Measure, Reading, Scope, Step, Toll, Unit

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

    @property
    def taken_back(self) -> bool:
        return self.told.claim.status == "denied"

    def reading(self) -> Reading:
        speaker = self.told.claim.speaker[0] if self.told.claim.speaker else None
        return Reading(
            published=self.told.published,
            report=self.told.claim.report,
            claim=self.told.claim.id,
            speaker=(speaker.id or speaker.text) if speaker else None,
            low=self.figure.low,
            best=self.figure.best,
            high=self.figure.high,
            change=self.figure.change,
            qualifier=self.figure.qualifier,
            source=self.told.source,
            side=side(speaker.id) if speaker and speaker.id else None,
            kind=speaker.kind if speaker else None,
        )


def tolls(claims: Iterable[Told]) -> tuple[Toll, ...]:
    """The tolls of the claims of one event: by measure, whole before groups, event before running totals."""
    series: defaultdict[_Key, list[_Value]] = defaultdict(list)
    for told in claims:
        for figure in told.claim.figures:
            if not _repeats_whole(told, figure):
                series[figure.measure, figure.scope, figure.group, figure.unit].append(_Value(told, figure))
    found = ((key, _own(values)) for key, values in sorted(series.items(), key=lambda item: _order(item[0])))
    return tuple(_toll(key, values) for key, values in found if values)


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


def _high(readings: Sequence[Reading]) -> int | None:
    """The most that any says; None where the most is "at least" so many."""
    closed = max((r.high for r in readings if r.high is not None), default=None)
    least = max((n for r in readings if r.high is None and (n := _first(r.low, r.best)) is not None), default=None)
    return closed if least is None or (closed is not None and closed > least) else None


def _own(values: list[_Value]) -> list[_Value]:
    """The values in order. One that is denied is none, unless its source told it before: then it takes it back."""
    found: list[_Value] = []
    counted: set[tuple[str, int]] = set()
    for value in sorted(values, key=lambda v: v.order):
        told = (value.told.source, size(value.figure))
        if not value.taken_back:
            counted.add(told)
        if told in counted:
            found.append(value)
    return found


def _toll(key: _Key, values: list[_Value]) -> Toll:
    measure, scope, group, unit = key
    series = _steps(values)
    standing = [r for r in series if r.stands]
    exact = [r for r in standing if r.qualifier != "vague"] or standing
    lows = [n for r in exact if (n := _first(r.low, r.best)) is not None]
    return Toll(
        measure=measure,
        group=group,
        unit=unit,
        scope=scope,
        low=min(lows, default=None),
        high=_high(exact),
        disputed=_disputed(standing),
        series=tuple(series),
    )


def _steps(values: list[_Value]) -> list[Reading]:
    """The readings of values in order, each with what it is in its source's series and whether it stands."""
    readings: list[Reading] = []
    before: dict[str, Reading] = {}
    for value in values:
        reading = value.reading()
        step = "taken_back" if value.taken_back else _step(reading, before.get(reading.source))
        readings.append(replace(reading, step=step))
        if reading.change != "rose_by" and step not in ("taken_back", "beside"):
            before[reading.source] = reading
    standing = {id(r) for r in standing_of(readings)}
    return [replace(r, stands=id(r) in standing) for r in readings]


def standing_of(readings: Sequence[Reading]) -> list[Reading]:
    """The value that stands for each source of readings in order; of one that took back what it said, only what it said after that."""
    ends = {reading.source: i for i, reading in enumerate(readings) if reading.step == "taken_back"}
    return list(latest((r.source, r) for i, r in enumerate(readings) if i > ends.get(r.source, -1)).values())


def _step(reading: Reading, before: Reading | None) -> Step:
    if before is None:
        return "first"
    if reading.change == "rose_by" or size(reading) > size(before):
        return "revised"
    if size(reading) == size(before):
        return "repeated"
    return "beside" if _lesser_beside(reading, before) else "corrected"


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
