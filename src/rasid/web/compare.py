"""An event's claims set against each other: who said what, in order, and where they disagree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rasid.linking.tolls import latest
from rasid.records import Claim, Event, Reading, Report, Toll


@dataclass
class Side:
    """One position in a dispute: `title` is what is held, `claims` who holds it.

    Of a toll `title` is who counts, `readings` all that he told, and `standing` the value of his that stands.
    """

    title: str
    claims: list[Claim] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    standing: Reading | None = None


@dataclass(frozen=True)
class Dispute:
    """Something that the sources of an event do not agree on, its sides beside each other."""

    kind: str
    toll: Toll | None
    sides: tuple[Side, ...]


Named = Callable[[str | None, str | None], str]
"""The name of an actor from its id and its words."""


def disputes(event: Event, claims: Sequence[Claim], named: Named, teller: Callable[[Reading], str]) -> list[Dispute]:
    """The event's disputes with their sides; one whose sides cannot be told apart in the claims is left out."""
    found = []
    for name in event.disputes:
        kind, _, measure = name.partition(":")
        if kind == "toll":
            tolls = [toll for toll in event.tolls if toll.measure == measure]
            found += [
                Dispute("toll", toll, _toll_sides(toll, teller)) for toll in tolls if toll.disputed or len(tolls) == 1
            ]
        elif kind == "happened":
            denied = [claim for claim in claims if claim.status == "denied"]
            said = [claim for claim in claims if claim.status != "denied"]
            found.append(Dispute("happened", None, (Side("says_so", said), Side("denies", denied))))
        elif kind == "actor":
            found.append(Dispute("actor", None, _actor_sides(claims, named)))
    return [dispute for dispute in found if len(dispute.sides) > 1]


def _toll_sides(toll: Toll, teller: Callable[[Reading], str]) -> tuple[Side, ...]:
    told = [(teller(reading), reading) for reading in toll.series]
    standing = latest(told)
    return tuple(Side(who, readings=[r for by, r in told if by == who], standing=standing[who]) for who in standing)


def _actor_sides(claims: Iterable[Claim], named: Named) -> tuple[Side, ...]:
    sides: dict[str, Side] = {}
    for claim in claims:
        for actor in claim.actors[:1]:
            who = named(actor.id, actor.text)
            sides.setdefault(who, Side(who)).claims.append(claim)
    return tuple(sides.values())


@dataclass(frozen=True)
class Source:
    """One report's claims of an event."""

    report: Report
    claims: tuple[Claim, ...]


def by_source(claims: Iterable[Claim], reports: Mapping[str, Report]) -> list[Source]:
    """Claims put together by report, in the order of publication; claims of one report in the order of its text."""
    rows: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.report in reports:
            rows.setdefault(claim.report, []).append(claim)
    sources = [
        Source(reports[name], tuple(sorted(own, key=lambda claim: (claim.evidence, claim.trigger))))
        for name, own in rows.items()
    ]
    return sorted(sources, key=lambda source: (source.report.published or "", source.report.id))
