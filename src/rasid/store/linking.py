"""The events of a store, kept up with its claims: what is new is linked with what it touches, all anew only where most is new.

Both ways come to the same events. Each is one transaction: a process that is killed leaves the events as they were, and
the claims still waiting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from sqlalchemy import Column, Connection, bindparam, delete, func, insert, select, update

from rasid.linking import blocks
from rasid.linking.cluster import cluster
from rasid.linking.decisions import Judgement, judge
from rasid.linking.events import compose
from rasid.linking.marks import Mark, Marker
from rasid.linking.relink import relink
from rasid.records import Record
from rasid.store import pointers, rows
from rasid.store import schema as s
from rasid.store.views import EventView, view

_MUCH: Final = 0.2
"""The share of claims that are new from which on all are linked anew."""
_LITTLE: Final = 500
"""So few are linked one by one in any case."""
_TURN: Final = "linkings"
_AT_ONCE: Final = 2_000
"""Claims whose events are composed at a time."""


class Linked(Record, frozen=True, kw_only=True):
    """What linking did: how many events there are now, how many of their ids are new, and how many went."""

    events: int = 0
    new: int = 0
    gone: int = 0


class Whole(NamedTuple):
    """All claims linked anew: the rows of the events, the event and the component of each claim, and the claims that waited.

    `turn` counts the linkings that were before it.
    """

    turn: int
    events: list[dict[str, object]]
    event_of: dict[str, str]
    component_of: dict[str, str]
    waited: list[str]


def is_much(connection: Connection) -> bool:
    """Whether so much is new that linking all anew is quicker."""
    waiting = connection.execute(select(func.count()).select_from(s.pending)).scalar() or 0
    there = connection.execute(select(func.count()).select_from(s.claims)).scalar() or 0
    return waiting > max(_LITTLE, _MUCH * there)


def link_all(connection: Connection) -> Whole:
    """Link all claims anew; nothing is written."""
    waited = list(connection.execute(select(s.pending.c.claim)).scalars())
    judged = rows.judged(connection)
    groups = cluster(Marker().marks(judge(rows.told(connection), judged)), judged.ties)
    component_of = {m.id: g.component for g in groups for m in g.members}
    events: list[dict[str, object]] = []
    event_of: dict[str, str] = {}
    for event in _composed(connection, ([m.id for m in g.members] for g in groups), judged):
        events.append(rows.event_row(event))
        event_of |= dict.fromkeys(event.claims, event.id)
    return Whole(_turn(connection), events, event_of, component_of, waited)


def put_all(connection: Connection, whole: Whole) -> Linked | None:
    """Put the events of all claims in the place of the old ones; claims that came in meanwhile wait.

    None where somebody else has linked meanwhile, so that it is no longer of all claims.
    """
    if _turn(connection) != whole.turn:
        return None
    old = set(connection.execute(select(s.events.c.id)).scalars())
    before = _events_of(connection)
    connection.execute(delete(s.events))
    rows.write(connection, s.events, whole.events)
    gone = dict.fromkeys(before.keys() - whole.event_of.keys())
    _write_events_of(connection, {**gone, **whole.event_of}, before)
    _write_components_of(connection, {**gone, **whole.component_of})
    return _finish(connection, old, {str(e["id"]) for e in whole.events}, before, whole.event_of, whole.waited)


def link_pending(connection: Connection) -> Linked:
    """Link the claims that wait with what they touch."""
    waited = list(connection.execute(select(s.pending.c.claim)).scalars())
    judged = rows.judged(connection)
    known = Known(connection, judged)
    made = relink(known, waited, ties=judged.ties)
    before = {c: event for event, claims in known.by_event(made.gone).items() for c in claims}
    for chunk in rows.chunks(sorted(made.gone)):
        connection.execute(delete(s.events).where(s.events.c.id.in_(chunk)))
    event_of: dict[str, str] = {}
    for event in _composed(connection, made.groups, judged):
        rows.write(connection, s.events, [rows.event_row(event)])
        event_of |= dict.fromkeys(event.claims, event.id)
    _write_events_of(connection, {**dict.fromkeys(waited), **event_of}, before)
    _write_components_of(connection, {**dict.fromkeys(waited), **made.components})
    return _finish(connection, set(made.gone), set(event_of.values()), before, event_of, waited)


def _finish(
    connection: Connection,
    old: set[str],
    new: set[str],
    before: Mapping[str, str],
    now: Mapping[str, str],
    waited: Iterable[str],
) -> Linked:
    pointers.leave(connection, before, now)
    for chunk in rows.chunks(waited):
        connection.execute(delete(s.pending).where(s.pending.c.claim.in_(chunk)))
    turn = _turn(connection)
    connection.execute(delete(s.facts).where(s.facts.c.name == _TURN))
    connection.execute(insert(s.facts).values(name=_TURN, value=str(turn + 1)))
    count = connection.execute(select(func.count()).select_from(s.events)).scalar() or 0
    return Linked(events=count, new=len(new - old), gone=len(old - new))


def _turn(connection: Connection) -> int:
    """How many linkings there were."""
    return int(connection.execute(select(s.facts.c.value).where(s.facts.c.name == _TURN)).scalar() or 0)


def _composed(connection: Connection, groups: Iterable[Sequence[str]], judged: Judgement) -> Iterator[EventView]:
    """The events of groups of claims, given by their ids."""
    batch: list[Sequence[str]] = []
    for group in groups:
        batch.append(group)
        if sum(map(len, batch)) >= _AT_ONCE:
            yield from _events(connection, batch, judged)
            batch = []
    yield from _events(connection, batch, judged)


def _events(connection: Connection, groups: Sequence[Sequence[str]], judged: Judgement) -> Iterator[EventView]:
    claims_of = rows.told(connection, ids=[c for group in groups for c in group])
    told = {t.claim.id: t for t in judge(claims_of, judged)}
    for group in groups:
        claims = [told[c] for c in group]
        yield view(compose(claims, judged), claims)


def _events_of(connection: Connection) -> dict[str, str]:
    query = select(s.claims.c.id, s.claims.c.event).where(s.claims.c.event.is_not(None))
    return {row.id: row.event for row in connection.execute(query)}


def _write_events_of(connection: Connection, now: Mapping[str, str | None], before: Mapping[str, str]) -> None:
    query = update(s.claims).where(s.claims.c.id == bindparam("c")).values(event=bindparam("e"))
    for chunk in rows.chunks({"c": c, "e": e} for c, e in now.items() if before.get(c) != e):
        connection.execute(query, chunk)


def _write_components_of(connection: Connection, now: Mapping[str, str | None]) -> None:
    query = update(s.claims).where(s.claims.c.id == bindparam("c")).values(component=bindparam("n"))
    for chunk in rows.chunks({"c": c, "n": n} for c, n in now.items()):
        connection.execute(query, chunk)


class Known:
    """The claims of a store, as they were judged, as `relink` asks for them."""

    def __init__(self, connection: Connection, judged: Judgement) -> None:
        self._connection = connection
        self._judged = judged
        self._marker = Marker()
        self._marks: dict[str, Mark] = {}

    def marks(self, ids: Collection[str]) -> list[Mark]:
        """The marks of some claims; none of those that are there no more."""
        missing = [identity for identity in ids if identity not in self._marks]
        told = judge(rows.told(self._connection, ids=missing), self._judged)
        self._marks |= {t.claim.id: self._marker.mark(t) for t in told}
        return [self._marks[identity] for identity in sorted(ids) if identity in self._marks]

    def meeting(self, marks: Sequence[Mark]) -> list[Mark]:
        """The claims that some marks may meet."""
        b, found = s.blocks.c, set[str]()
        for mark in marks:
            first, last = blocks.days(mark)
            look = sorted({blocks.number(key) for key in blocks.keys(mark).look})
            query = select(b.claim).where(
                b.key.in_(look), b.first <= last + blocks.REACH, b.last >= first - blocks.REACH
            )
            found.update(self._connection.execute(query).scalars())
        return self.marks(found)

    def components(self, ids: Collection[str]) -> list[Mark]:
        """All claims of the components that some claims are in."""
        c = s.claims.c
        names = self._of(ids, c.component)
        found = [
            identity
            for chunk in rows.chunks(sorted(names))
            for identity in self._connection.execute(select(c.id).where(c.component.in_(chunk))).scalars()
        ]
        return self.marks(found)

    def events(self, ids: Collection[str]) -> Mapping[str, Collection[str]]:
        """The events that some claims are in, with the ids of all their claims."""
        return self.by_event(self._of(ids, s.claims.c.event))

    def by_event(self, events: Iterable[str]) -> dict[str, list[str]]:
        """The claims of some events."""
        c = s.claims.c
        found: defaultdict[str, list[str]] = defaultdict(list)
        for chunk in rows.chunks(sorted(events)):
            for identity, event in self._connection.execute(select(c.id, c.event).where(c.event.in_(chunk))):
                found[event].append(identity)
        return found

    def _of(self, ids: Collection[str], column: Column[str]) -> set[str]:
        """The values of a column of some claims."""
        c = s.claims.c
        return {
            value
            for chunk in rows.chunks(sorted(ids))
            for value in self._connection.execute(select(column).where(c.id.in_(chunk), column.is_not(None))).scalars()
        }
