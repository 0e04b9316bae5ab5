"""Events, claims, tolls, control and disagreements as rows of plain words, few enough for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rasid.cli.show import amount
from rasid.records import Claim, Control, Entity, Group, Place, Scope, Unit
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
    tolls = "; ".join(f"{_measure(t.measure, t.group, t.unit, t.scope)} {amount(t.low, t.high)}" for t in found.tolls)
    return (
        _days(found.start, found.end), _what(found.type, found.status), _places(found.places), _names(found.actors),
        _told_by(found), tolls, ", ".join(found.disputes),
    )  # fmt: skip


def claim(found: Claim) -> Sequence[str]:
    """A claim with whom it is on, innermost first."""
    figures = "; ".join(
        f"{_measure(f.measure, f.group, f.unit, f.scope)} {questions.amount(f)}"
        for f in found.figures
        if f.part_of is None
    )
    speakers = " < ".join(s.id or s.text for s in found.speaker) or _OUTLET
    return (
        found.report, _days(found.time.start, found.time.end), _what(found.type, found.status), _places(found.places),
        _names(found.actors), figures, speakers,
    )  # fmt: skip


def toll(found: TollView) -> Iterable[Sequence[str]]:
    """One row for each value told of a toll, oldest first."""
    measure = _measure(found.measure, found.group, found.unit, found.scope)
    head = (_days(found.start, found.end), found.type, _places(found.places), measure)
    for reading in found.series:
        told = (reading.published or "")[:16].replace("T", " ")
        yield (*head, told, reading.speaker or _OUTLET, questions.amount(reading), reading.change or "")


def control(state: Control) -> Sequence[str]:
    """Who is said to hold a place."""
    return (state.place.name or state.place.text, state.holder or "", state.since or "", str(len(state.claims)))


def disagreement(found: Disagreement) -> Iterable[Sequence[str]]:
    """One row for each side."""
    about = _measure(found.about, found.group, found.unit, found.scope)
    head = (found.start or "", found.type, _places(found.places), about)
    return ((*head, side.source, side.says) for side in found.sides)


def _told_by(found: EventView) -> str:
    """How many reports tell it, and how many sources stand behind them where those are fewer."""
    return str(found.reports) + (f" ({found.independent} independent)" if found.independent < found.reports else "")


def _days(start: str | None, end: str | None) -> str:
    first, last = (start or end or "")[:10], (end or start or "")[:10]
    return first if first == last else f"{first} – {last}"


def _what(type_: str, status: str) -> str:
    return type_ if status == "occurred" else f"{type_} ({status})"


def _measure(name: str, group: Group | None, unit: Unit | None, scope: Scope | None) -> str:
    """A measure with what it counts besides persons of the event: `killed (child)`, `displaced (families)`."""
    told = [group, "families" if unit == "family" else None, "running total" if scope == "since" else None]
    return f"{name} ({', '.join(filter(None, told))})" if any(told) else name


def _places(places: Iterable[Place]) -> str:
    return "، ".join(dict.fromkeys(place.name or place.text for place in places))


def _names(entities: Iterable[Entity]) -> str:
    return "، ".join(dict.fromkeys(entity.id or entity.text for entity in entities))
