"""Events, claims, tolls, control and disagreements as rows of plain words, few enough for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rasid.cli.show import amount
from rasid.linking.agreements import Agreement, Breach
from rasid.linking.changes import Changed
from rasid.linking.daily import Day
from rasid.linking.decisions import Decision
from rasid.linking.stories import Story
from rasid.linking.totals import Point, Total
from rasid.records import Claim, Control, Entity, Group, Place, Reading, Scope, Unit
from rasid.store import questions
from rasid.store.views import Disagreement, EventView, Link, TollChoice, TollView

EVENT: Final = ("when", "what", "where", "who", "reports", "tolls", "disputed")
CLAIM: Final = ("report", "when", "what", "where", "who", "figures", "says")
TOLL: Final = ("when", "what", "where", "measure", "published", "says", "figure", "step")
LINK: Final = ("claim", "like", "score", "reasons")
CHOICE: Final = ("when", "what", "where", "measure", "low", "best", "high", "says", "others")
TOTAL: Final = ("measure", "where", "since", "says", "day", "published", "total", "added", "")
DAY: Final = ("day", "events", "low", "high", "told that day, low", "told that day, high")
DECISION: Final = ("number", "at", "by", "what", "about", "why", "")
AGREEMENT: Final = ("when", "what", "where", "parties", "terms", "breaches")
BREACH: Final = ("when", "where", "accused", "accuser", "agreement")
STORY: Final = ("from", "to", "where", "events", "what", "who", "killed")
CONTROL: Final = ("place", "holder", "since", "claims")
CHANGED: Final = ("when", "what", "where", "change", "about", "before", "after")
DISAGREEMENT: Final = ("when", "what", "where", "about", "who", "says")

_OUTLET: Final = "the outlet itself"
_COMMON: Final = 4
"""Types and actors of a story that are shown."""


def event(found: EventView) -> Sequence[str]:
    """An event with its tolls as they stand over all sources."""
    tolls = "; ".join(f"{_measure(t.measure, t.group, t.unit, t.scope)} {amount(t.low, t.high)}" for t in found.tolls)
    what = _what(found.type, found.status) + (f": {found.name}" if found.name else "")
    return (
        _days(found.start, found.end), what, _places(found.places), _names(found.actors),
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
        yield (*head, told, reading.speaker or _OUTLET, questions.amount(reading), _step(reading))


def _step(reading: Reading) -> str:
    """What the value is in its source's series, where it is not the first; a value of before is marked as such."""
    step = "" if reading.step == "first" else reading.step.replace("_", " ")
    return "previous" if reading.change == "previous" else step


def choice(found: TollChoice) -> Sequence[str]:
    """What a policy chooses of a toll: its numbers, who says so, and how many values that stand are others."""
    measure = _measure(found.measure, found.group, found.unit, found.scope)
    chosen = found.choice
    numbers = ("" if n is None else f"{n:,}" for n in (chosen.low, chosen.best, chosen.high))
    says = ", ".join(dict.fromkeys(r.speaker or _OUTLET for r in chosen.readings))
    return (
        _days(found.start, found.end), found.type, _places(found.places), measure, *numbers, says, str(chosen.left_out)
    )  # fmt: skip


def total(found: Total, line: Iterable[Point]) -> Iterable[Sequence[str]]:
    """One row for each day of a running total."""
    place = _places([found.place]) if found.place else ""
    head = (_measure(found.measure, found.group, found.unit, "event"), place, found.since or "?", found.source)
    for point in line:
        added = "" if point.added is None else f"{point.added:+,}"
        days = f" in {point.days} days" if point.days > 1 else ""
        late = f"{point.late} days late" if point.late else ""
        told = (point.published or "")[:16].replace("T", " ")
        remark = ", ".join(filter(None, (point.alarm, late)))
        yield (*head, point.day, told, f"{point.value:,}", added + days, remark)


def day(found: Day) -> Sequence[str]:
    """One day of a measure."""
    return (
        found.day or "no day", str(found.events), f"{found.low:,}", f"{found.high:,}", f"{found.low_told:+,}",
        f"{found.high_told:+,}",
    )  # fmt: skip


def control(state: Control) -> Sequence[str]:
    """Who is said to hold a place."""
    return (state.place.name or state.place.text, state.holder or "", state.since or "", str(len(state.claims)))


def changed(found: Changed) -> Sequence[str]:
    """One change of an event or of who holds a place."""
    return (
        found.start or "", found.type or "", _places(found.places), found.what, found.about, found.before, found.after
    )  # fmt: skip


def agreement(found: Agreement) -> Sequence[str]:
    """An agreement with its parties, what it asks for and how often it is said to be broken."""
    terms = "; ".join(" ".join(filter(None, (t.type, _places(t.places)))) for t in found.terms)
    what = found.type + (" (denied by " + ", ".join(found.denied) + ")" if found.denied else "")
    return (
        _days(found.start, found.end), what, _places(found.places), "، ".join(found.parties), terms, str(len(found.breaches))
    )  # fmt: skip


def breach(found: Breach) -> Sequence[str]:
    """Who accuses whom of breaking which agreement."""
    return (
        found.day or "", _places(found.places), "، ".join(found.accused), "، ".join(found.accuser), found.agreement or "?"
    )  # fmt: skip


def story(found: Story) -> Sequence[str]:
    """A story with its commonest types and actors."""
    types = ", ".join(f"{name} {n}" for name, n in found.types[:_COMMON])
    return (
        found.start, found.end, _places([found.area]), str(len(found.events)), types, "، ".join(found.actors[:_COMMON]),
        amount(*found.killed),
    )  # fmt: skip


def decision(found: Decision, stands: bool) -> Sequence[str]:
    """What was decided, by whom and why."""
    ids = found.undoes if found.undoes is not None else " ".join(found.claims)
    about = " ".join(filter(None, (str(ids), found.field, found.value)))
    return (
        str(found.number), found.at.replace("T", " "), found.by, found.kind, about, found.reason, "" if stands else "undone"
    )  # fmt: skip


def link(found: Link) -> Sequence[str]:
    """Why a claim is in its event."""
    reasons = ", ".join(f"{name} {weight:+.1f}" for name, weight in found.reasons)
    return (found.claim, found.to, f"{found.score:.1f}", reasons)


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
