"""Agreements and truces: who is party to them, what they ask for, and who accuses whom of breaking which.

A breach is laid on the agreement it most likely breaks: the last one before it, in the same area or one that holds it, to which
the accused or the accuser is party. Where none fits, it is told without one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rasid.linking.claims import Told, day_number
from rasid.linking.sides import one_side
from rasid.linking.space import relation, spot
from rasid.records import Entity, Event, Place, Record

AGREED: Final = frozenset({"agreement", "ceasefire"})
BROKEN: Final = "violation"
TYPES: Final = AGREED | {BROKEN}
"""The event types that tell of agreements."""
_LASTS: Final = 120
"""Days after the last that is told of an agreement in which a breach may be of it."""


class Term(Record, frozen=True, kw_only=True):
    """Something that an agreement asks for: an act still to come, told in a report of it."""

    type: str
    actors: tuple[str, ...]
    places: tuple[Place, ...]
    claims: tuple[str, ...]


class Breach(Record, frozen=True, kw_only=True):
    """That `accuser` says `accused` broke an agreement (its event's id, None where none fits)."""

    event: str
    agreement: str | None
    day: str | None
    places: tuple[Place, ...]
    accused: tuple[str, ...]
    accuser: tuple[str, ...]
    claims: tuple[str, ...]


class Agreement(Record, frozen=True, kw_only=True):
    """An agreement or truce with its parties, terms and the breaches laid on it. `denied` names who says there is none."""

    event: str
    type: str
    start: str | None
    end: str | None
    places: tuple[Place, ...]
    parties: tuple[str, ...]
    denied: tuple[str, ...]
    terms: tuple[Term, ...]
    breaches: tuple[Breach, ...]


@dataclass(frozen=True)
class _Told:
    """An event with its claims."""

    event: Event
    claims: Sequence[Told]

    @property
    def day(self) -> int:
        return day_number(self.event.start) or 0

    @property
    def last(self) -> int:
        return day_number(self.event.end) or self.day

    @property
    def named(self) -> frozenset[str]:
        """All who are named by it: who acts, who is acted upon."""
        return frozenset(k for t in self.claims for k in (*t.actors, *t.targets))


def agreements(events: Iterable[Event], told: Mapping[str, Told], terms: Iterable[Told] = ()) -> list[Agreement]:
    """The agreements among events, oldest first; `told` holds their claims by id, `terms` the planned claims of their reports."""
    found = [_Told(e, [told[c] for c in e.claims if c in told]) for e in events]
    made = sorted((f for f in found if f.event.type in AGREED), key=lambda f: (f.event.start or "", f.event.id))
    asked: defaultdict[str, list[Told]] = defaultdict(list)
    for term in terms:
        asked[term.claim.report].append(term)
    broken: defaultdict[str | None, list[Breach]] = defaultdict(list)
    for breach in (_breach(f, made) for f in found if f.event.type == BROKEN):
        broken[breach.agreement].append(breach)
    return [_agreement(f, asked, broken[f.event.id]) for f in made]


def breaches(events: Iterable[Event], told: Mapping[str, Told]) -> list[Breach]:
    """Every breach that somebody is accused of, oldest first, with the agreement that it is of, if one fits."""
    found = [_Told(e, [told[c] for c in e.claims if c in told]) for e in events]
    made = [f for f in found if f.event.type in AGREED]
    every = (_breach(f, made) for f in found if f.event.type == BROKEN)
    return sorted(every, key=lambda b: (b.day or "", b.event))


def _agreement(one: _Told, asked: Mapping[str, Sequence[Told]], broken: Sequence[Breach]) -> Agreement:
    event = one.event
    reports = {t.claim.report for t in one.claims}
    return Agreement(
        event=event.id,
        type=event.type,
        start=event.start,
        end=event.end,
        places=event.places,
        parties=_names(k for t in one.claims for k in (*t.claim.actors, *t.claim.targets)),
        denied=tuple(dict.fromkeys(_speaker(t) for t in one.claims if t.claim.status == "denied")),
        terms=_terms(t for report in sorted(reports) for t in asked.get(report, ())),
        breaches=tuple(sorted(broken, key=lambda b: (b.day or "", b.event))),
    )


def _terms(claims: Iterable[Told]) -> tuple[Term, ...]:
    """The acts still to come, each once however many reports tell it."""
    once: defaultdict[tuple[object, ...], list[Told]] = defaultdict(list)
    for told in sorted(claims, key=lambda t: t.position):
        once[told.claim.type, told.actors, told.spots].append(told)
    return tuple(
        Term(
            type=same[0].claim.type,
            actors=_names(same[0].claim.actors),
            places=same[0].claim.places,
            claims=tuple(t.claim.id for t in same),
        )
        for same in once.values()
    )


def _breach(one: _Told, made: Sequence[_Told]) -> Breach:
    event = one.event
    accused = frozenset(k for t in one.claims for k in t.actors)
    accusers = [t for t in one.claims if t.claim.status != "denied"]
    return Breach(
        event=event.id,
        agreement=_broken(one, accused | frozenset(t.source for t in accusers), made),
        day=event.start,
        places=event.places,
        accused=_names(a for t in one.claims for a in t.claim.actors),
        accuser=tuple(dict.fromkeys(map(_speaker, accusers))),
        claims=event.claims,
    )


def _broken(breach: _Told, concerned: frozenset[str], made: Sequence[_Told]) -> str | None:
    """The last agreement before a breach that fits it."""
    fitting = [
        m
        for m in made
        if m.claims
        and 0 <= breach.day - m.day <= _LASTS
        and _near(breach.event, m.event)
        and one_side(concerned, m.named)
    ]
    return max(fitting, key=lambda m: (m.day, m.event.id)).event.id if fitting else None


def _near(breach: Event, agreed: Event) -> bool:
    """Whether a place of a breach is one of an agreement's, or one holds the other; an agreement without a place is everywhere."""
    if not breach.places or not agreed.places:
        return True
    return any(relation(spot(a), spot(b)) in ("same", "inside") for a in breach.places for b in agreed.places)


def _names(entities: Iterable[Entity]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e.id or e.text for e in entities))


def _speaker(told: Told) -> str:
    speaker = told.claim.speaker[0] if told.claim.speaker else None
    return (speaker.id or speaker.text) if speaker else told.outlet or told.claim.report
