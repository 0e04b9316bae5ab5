"""Events, claims, tolls, control and disagreements as rows of plain words, few enough for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rasid.cli.show import amount
from rasid.records import Claim, Control, Entity, Place, Toll
from rasid.store import questions
from rasid.store.views import Disagreement, EventView, TollView

EVENT: Final = ("when", "what", "where", "who", "reports", "tolls", "disputed")
CLAIM: Final = ("report", "when", "what", "where", "who", "figures", "says")
TOLL: Final = ("when", "what", "where", "measure", "published", "says", "figure", "change")
CONTROL: Final = ("place", "holder", "since", "claims")
DISAGREEMENT: Final = ("when", "what", "where", "about", "who", "says")

_OUTLET: Final = "the outlet itself"


def event(found: EventView) -> Sequence[str]:
    """An event with its tolls as they stand over all sources."""
    tolls = "; ".join(f"{_measure(toll)} {amount(toll.low, toll.high)}" for toll in found.tolls)
    return (
        _days(found.start, found.end), _what(found.type, found.status), _places(found.places), _names(found.actors),
        str(found.reports), tolls, ", ".join(found.disputes),
    )  # fmt: skip


def claim(found: Claim) -> Sequence[str]:
    """A claim with whom it is on, innermost first."""
    figures = "; ".join(f"{f.measure} {questions.amount(f)}" for f in found.figures if f.part_of is None)
    speakers = " < ".join(s.id or s.text for s in found.speaker) or _OUTLET
    return (
        found.report, _days(found.time.start, found.time.end), _what(found.type, found.status), _places(found.places),
        _names(found.actors), figures, speakers,
    )  # fmt: skip


def toll(found: TollView) -> Iterable[Sequence[str]]:
    """One row for each value told of a toll, oldest first."""
    head = (_days(found.start, found.end), found.type, _places(found.places), _measure(found))
    for reading in found.series:
        told = (reading.published or "")[:16].replace("T", " ")
        yield (*head, told, reading.speaker or _OUTLET, questions.amount(reading), reading.change or "")


def control(state: Control) -> Sequence[str]:
    """Who is said to hold a place."""
    return (state.place.name or state.place.text, state.holder or "", state.since or "", str(len(state.claims)))


def disagreement(found: Disagreement) -> Iterable[Sequence[str]]:
    """One row for each side."""
    about = f"{found.about} ({found.group})" if found.group else found.about
    head = (found.start or "", found.type, _places(found.places), about)
    return ((*head, side.source, side.says) for side in found.sides)


def _days(start: str | None, end: str | None) -> str:
    first, last = (start or end or "")[:10], (end or start or "")[:10]
    return first if first == last else f"{first} – {last}"


def _what(type_: str, status: str) -> str:
    return type_ if status == "occurred" else f"{type_} ({status})"


def _measure(found: Toll) -> str:
    return f"{found.measure} ({found.group})" if found.group else found.measure


def _places(places: Iterable[Place]) -> str:
    return "، ".join(dict.fromkeys(place.name or place.text for place in places))


def _names(entities: Iterable[Entity]) -> str:
    return "، ".join(dict.fromkeys(entity.id or entity.text for entity in entities))
