"""What the questions answer with: records of the store with what belongs to them, ready to be shown or written as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from rasid.linking.claims import Told
from rasid.linking.events import stage
from rasid.linking.policies import Choice
from rasid.records import (
    Claim,
    Event,
    Group,
    Measure,
    Place,
    Record,
    Report,
    Scope,
    Status,
    TimeExpression,
    Toll,
    Unit,
)


class Filter(Record, frozen=True, kw_only=True):
    """Which claims and events are asked for; None leaves a field open.

    `place`, `actor` and `source` (a speaker or an outlet) are ids or names, compared without regard to spelling. `start` and
    `end` are ISO days, both inclusive. `as_of` is a day or moment: only reports known by then count, linked anew.
    """

    place: str | None = None
    type: str | None = None
    actor: str | None = None
    source: str | None = None
    start: str | None = None
    end: str | None = None
    as_of: str | None = None
    disputed: bool = False
    text: str | None = None
    """Words that a claim's evidence holds, compared without regard to spelling."""


class ClaimView(Claim, frozen=True, kw_only=True):
    """A claim with its event (None before linking), its report's publication and outlet, and the words of its evidence.

    `judged` is what a person decided of it: `accepted`, `corrected` or `rejected`; a rejected one is in no event.
    """

    event: str | None = None
    published: str | None = None
    outlet: str | None = None
    quote: str = ""
    judged: str | None = None


class EventView(Event, frozen=True, kw_only=True):
    """An event with its firmest status, how many reports tell it, and who they are by (outlets)."""

    status: Status = "occurred"
    reports: int = 0
    outlets: tuple[str, ...] = ()


def view(event: Event, told: Sequence[Told]) -> EventView:
    """The event with what its claims say of its telling."""
    return EventView(
        **{name: getattr(event, name) for name in event.__struct_fields__},
        status=stage(t.claim.status for t in told),
        reports=len({t.claim.report for t in told}),
        outlets=tuple(sorted({t.outlet for t in told if t.outlet})),
    )


class Link(Record, frozen=True, kw_only=True):
    """Why a claim is in its event: the earlier claim that it is most like, and the named reasons with their weights."""

    claim: str
    to: str
    score: float
    reasons: tuple[tuple[str, float], ...]


class Source(Record, frozen=True, kw_only=True):
    """One independent source of an event: whom it is on, with its claims and reports in the order of telling.

    `copies` are those of its reports that only repeat a text, or words, of others.
    """

    name: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    copies: tuple[str, ...]


class EventPage(Record, frozen=True, kw_only=True):
    """An event with its claims, oldest first, who tells it, its disagreements, and why its claims are together.

    `asked` is the id that was asked for: where it is not the event's, the event took most of the claims that it held.
    `others` are the ids of the events that took the rest.
    """

    asked: str
    others: tuple[str, ...] = ()
    event: EventView
    claims: tuple[ClaimView, ...]
    sources: tuple[Source, ...]
    disagreements: tuple[Disagreement, ...]
    links: tuple[Link, ...]


class Side(Record, frozen=True, kw_only=True):
    """One side of a disagreement: who says what, in which claims."""

    source: str
    says: str
    claims: tuple[str, ...]


class Disagreement(Record, frozen=True, kw_only=True):
    """What the sources of an event do not agree on, side by side: `happened`, `actor` or `toll:<measure>`.

    `group`, `unit` and `scope` are the toll's.
    """

    event: str
    type: str
    start: str | None
    places: tuple[Place, ...]
    about: str
    group: Group | None = None
    unit: Unit | None = None
    scope: Scope | None = None
    sides: tuple[Side, ...]


class TollView(Toll, frozen=True, kw_only=True):
    """A toll with its event's id, type, days and places."""

    event: str
    type: str
    start: str | None
    end: str | None
    places: tuple[Place, ...]


class TollChoice(TollView, frozen=True, kw_only=True):
    """A toll with what a policy chooses of it."""

    choice: Choice


class ReportPage(Record, frozen=True, kw_only=True):
    """A report with its whole text, its claims in order of the text, its times, and the ids of its other versions."""

    doc: Report
    claims: tuple[ClaimView, ...]
    times: tuple[TimeExpression, ...]
    versions: tuple[str, ...] = ()


class ReportLine(Record, frozen=True, kw_only=True):
    """A report in a list."""

    id: str
    published: str | None
    outlet: str | None
    title: str
    claims: int


class PlaceLine(Record, frozen=True, kw_only=True):
    """A place of the store with how many claims and events are there."""

    key: str
    place: Place
    claims: int
    events: int


class Count(Record, frozen=True, kw_only=True):
    """How many events, claims or reports have one value."""

    value: str
    count: int


class DayCount(Record, frozen=True, kw_only=True):
    """Events of one type that began on one day."""

    day: str
    type: str
    count: int


class KeyFigure(Record, frozen=True, kw_only=True):
    """A measure in one unit summed over events: the lows and the highs of their tolls, running totals left out."""

    measure: Measure
    unit: Unit
    low: int
    high: int
    events: int
    disputed: int


class Summary(Record, frozen=True, kw_only=True):
    """What the store holds, by the filter."""

    reports: int
    claims: int
    events: int
    places: int
    disputed: int
    first: str | None
    last: str | None
    linked: bool
    figures: tuple[KeyFigure, ...]
    days: tuple[DayCount, ...]
    types: tuple[Count, ...]
    outlets: tuple[Count, ...]
    actors: tuple[Count, ...]
