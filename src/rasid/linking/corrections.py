"""Fields of a claim that a person may correct, and how the corrected value is written.

| field | value |
|---|---|
| `type`, `status` | a word of the codebook |
| `day` | `2026-01-06`, or `2026-01-06/2026-01-08` |
| `place` | the id of a place of the gazetteer |
| `actor` | the id of an actor, or `none` |
| `figure` | a measure and a number: `killed 9`, or `killed none` |
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, get_args

from msgspec.structs import replace

from rasid import codebook
from rasid.records import Claim, Entity, Figure, Measure, Place, Status, When
from rasid.world import actors, places

NONE: Final = "none"


def corrected(claim: Claim, field: str, value: str) -> Claim:
    """The claim with one field corrected, under its old id. Raises ValueError that says what could be written instead."""
    if field not in FIELDS:
        raise ValueError(f"“{field}” is no field that can be corrected: take one of {', '.join(FIELDS)}")
    return FIELDS[field](claim, value.strip())


def _type(claim: Claim, value: str) -> Claim:
    if value not in codebook.types():
        raise ValueError(f"“{value}” is no event type: the codebook has {', '.join(codebook.types())}")
    return replace(claim, type=value)


def _status(claim: Claim, value: str) -> Claim:
    if value not in get_args(Status):
        raise ValueError(f"“{value}” is no status: take one of {', '.join(get_args(Status))}")
    return replace(claim, status=value)


def _day(claim: Claim, value: str) -> Claim:
    first, _, last = value.partition("/")
    try:
        start, end = (date.fromisoformat(day).isoformat() for day in (first, last or first))
    except ValueError:
        raise ValueError(f"“{value}” is no day: write 2026-01-06 or 2026-01-06/2026-01-08") from None
    if end < start:
        raise ValueError(f"“{value}” ends before it begins")
    when = When(start=start, end=end, precision="day" if start == end else "span", span=claim.time.span)
    return replace(claim, time=when)


def _place(claim: Claim, value: str) -> Claim:
    known = places.load()
    if value not in known:
        raise ValueError(f"“{value}” is no place of the gazetteer: rasid claims --json shows ids of places")
    one, said = known.get(value), claim.places[0] if claim.places else None
    found = Place(
        id=one.id,
        name=one.ar,
        text=said.text if said else one.ar,
        span=said.span if said else claim.trigger,
        role=said.role if said else "at",
        lat=one.lat,
        lon=one.lon,
        precision=one.level,
    )
    return replace(claim, places=(found,))


def _actor(claim: Claim, value: str) -> Claim:
    if value == NONE:
        return replace(claim, actors=())
    if value not in actors.load():
        raise ValueError(f"“{value}” is no actor that is known: write the id of one, or {NONE}")
    said = claim.actors[0] if claim.actors else None
    text, span = (said.text, said.span) if said else (actors.load().get(value).ar, claim.trigger)
    return replace(claim, actors=(Entity(id=value, text=text, span=span),))


def _figure(claim: Claim, value: str) -> Claim:
    measure, _, number = value.partition(" ")
    if measure not in get_args(Measure) or not (number.isdecimal() or number == NONE):
        raise ValueError(f"“{value}” is no figure: write a measure and a number, as killed 9, or killed {NONE}")
    whole = next(
        (i for i, f in enumerate(claim.figures) if f.measure == measure and f.group is None and f.part_of is None), None
    )
    figures = list(claim.figures)
    if number != NONE:
        n, place = int(number), len(figures) if whole is None else whole
        span = claim.trigger if whole is None else figures[whole].span
        figures[place : place + 1] = [Figure(measure=measure, low=n, best=n, high=n, span=span)]  # type: ignore[arg-type]
    elif whole is not None:
        del figures[whole]
        figures = [replace(f, part_of=_shifted(f.part_of, whole)) for f in figures]
    return replace(claim, figures=tuple(figures))


def _shifted(part_of: int | None, gone: int) -> int | None:
    """Where the whole of a part is once another figure is gone; None where it was that one."""
    return None if part_of is None or part_of == gone else part_of - (part_of > gone)


FIELDS: Final[dict[str, Callable[[Claim, str], Claim]]] = {
    "type": _type,
    "status": _status,
    "day": _day,
    "place": _place,
    "actor": _actor,
    "figure": _figure,
}
