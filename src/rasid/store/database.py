"""One store: what is written to it and how it is read back. The questions that people ask are in `questions`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Final, Self, TypeVar

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from rasid.linking.claims import Told
from rasid.linking.decisions import Decision, Judgement, judge
from rasid.records import Coded, Record, Report, Unread
from rasid.store import copying, deciding, linking, rows
from rasid.store import schema as s
from rasid.store.connect import WRITES, connect
from rasid.store.errors import told_plainly
from rasid.store.linking import Linked

T = TypeVar("T")
_KEPT: Final = 4
"""Answers that a store keeps: each may hold all its events, as they were known at a moment."""


class Added(Record, frozen=True, kw_only=True):
    """What adding did: new `reports` and `claims`; reports `known` already; `renamed` ids whose text had changed."""

    reports: int = 0
    claims: int = 0
    known: int = 0
    renamed: tuple[tuple[str, str], ...] = ()


class Store:
    """Reports, claims, events and unread inputs, at a path (a SQLite file) or a URL of SQLAlchemy's.

    Each method is one transaction: a process that is killed leaves the store as after its last whole one. All methods raise
    StoreError when the database cannot do it.
    """

    def __init__(self, where: str, write: bool = True) -> None:
        self.where = str(where)
        self._engine = connect(self.where, write)
        self._kept: dict[object, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the store as it is at one moment; writers do not wait for it, nor it for them."""
        with told_plainly(self.where), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that changes the store; one at a time, the next waits."""
        with told_plainly(self.where), self._engine.connect() as plain:
            connection = plain.execution_options(**{WRITES: True})
            with connection.begin():
                yield connection

    def kept(self, key: object, make: Callable[[], T]) -> T:
        """What `make` gave for a key, kept for the last few keys as long as no report or decision comes in, by whomever."""
        with self.reading() as connection:
            there = tuple(
                connection.execute(select(func.count()).select_from(t)).scalar() for t in (s.reports, s.decisions)
            )
        found: T | None = self._kept.get((key, there))
        if found is None:
            found = self._kept[key, there] = make()
            for old in [*self._kept][:-_KEPT]:
                self._kept.pop(old, None)
        return found

    # Writing

    def missing(self, reports: Sequence[Report]) -> list[Report]:
        """Those of the reports of which the store does not hold this text under this id."""
        with self.reading() as connection:
            there = _there(connection, reports)
        return [r for r in reports if (r.id, rows.text_hash(r.text)) not in there]

    def add(self, coded: Iterable[Coded], seen: str | None = None) -> Added:
        """Add reports with their claims; what is there already stays as it is. `seen` is the ISO time of reading.

        A report whose id is there with another text is another version: it is kept under an id with its text's hash.
        """
        with self._writing() as connection:
            new: list[rows.New] = []
            known = 0
            for chunk in rows.chunks(coded):
                fresh = _fresh(connection, chunk, seen)
                rows.add(connection, fresh)
                copying.add(connection, [n.coded.doc for n in fresh])
                new += fresh
                known += len(chunk) - len(fresh)
        renamed = tuple((n.given, n.coded.doc.id) for n in new if n.given != n.coded.doc.id)
        return Added(reports=len(new), claims=sum(len(n.coded.claims) for n in new), known=known, renamed=renamed)

    def link(self) -> Linked:
        """Link what came in since the last time; all anew where that is most of what there is."""
        while True:
            with self._writing() as connection:
                if not linking.is_much(connection):
                    return linking.link_pending(connection)
            with self.reading() as connection:
                whole = linking.link_all(connection)
            with self._writing() as connection:
                if (linked := linking.put_all(connection, whole)) is not None:
                    return linked

    def keep_unread(self, inputs: Iterable[Unread]) -> None:
        """Remember inputs that could not be read; the last reason for each counts."""
        with self._writing() as connection:
            for one in inputs:
                connection.execute(delete(s.unread).where(s.unread.c.place == one.where))
                connection.execute(insert(s.unread).values(place=one.where, reason=one.reason, advice=one.advice))

    def forget_unread(self, places: Iterable[str]) -> None:
        """Forget inputs that were tried again."""
        with self._writing() as connection:
            for place in places:
                connection.execute(delete(s.unread).where(s.unread.c.place == place))

    # Reading

    @property
    def linked(self) -> bool:
        """Whether the events are of all claims: not so after a run that was broken off."""
        with self.reading() as connection:
            return connection.execute(select(s.pending.c.claim).limit(1)).first() is None

    def unread(self) -> list[Unread]:
        """Inputs that could not be read and wait for another try."""
        with self.reading() as connection:
            found = connection.execute(select(s.unread).order_by(s.unread.c.place)).all()
        return [Unread(where=place, reason=reason, advice=advice) for place, reason, advice in found]

    def coded(self, as_of: str | None = None, types: Collection[str] | None = None) -> Iterator[Coded]:
        """The reports known at a moment (None: all) with their claims of some types (None: all), by id.

        The reports come without their texts, which linking does not look at.
        """
        query = select(s.reports.c.id, s.reports.c.doc).order_by(s.reports.c.id)
        with self.reading() as connection:
            for batch in rows.chunks(connection.execute(rows.known_by(query, as_of)).all()):
                claims = rows.claims_of(connection, [r.id for r in batch], types)
                for row in batch:
                    yield Coded(doc=rows.report(row.doc), claims=tuple(claims.get(row.id, ())))

    def decide(self, decision: Decision) -> Decision:
        """Write down what somebody decided, in its place behind all others; what it bears on waits to be linked.

        `number`, `before` and `hash` are made here. Raises ValueError where it cannot be carried out, and then writes nothing.
        """
        with self._writing() as connection:
            return deciding.decide(connection, decision)

    def decisions(self) -> list[Decision]:
        """All decisions, in their order."""
        with self.reading() as connection:
            return rows.decisions(connection)

    def judged(self, as_of: str | None = None) -> Judgement:
        """What the decisions come to that were made by a moment (None: all)."""
        with self.reading() as connection:
            return rows.judged(connection, as_of)

    def told(
        self, as_of: str | None = None, types: Collection[str] | None = None, ids: Collection[str] | None = None
    ) -> Iterator[Told]:
        """The claims known at a moment (None: all) of some types, with some ids (None: all), as they were judged by then."""
        with self.reading() as connection:
            yield from judge(rows.told(connection, as_of, types, ids), rows.judged(connection, as_of))


def _there(connection: Connection, reports: Sequence[Report]) -> set[tuple[str, str]]:
    """The id as given and the hash of the text of each text that is there under the id of one of the reports."""
    table = s.reports.c
    given = sorted({r.id for r in reports})
    query = (select(table.given, table.hash).where(table.given.in_(chunk)) for chunk in rows.chunks(given))
    return {(row.given, row.hash) for one in query for row in connection.execute(one)}


def _fresh(connection: Connection, coded: Sequence[Coded], seen: str | None) -> list[rows.New]:
    """The reports that are not there, each under an id that is free, once."""
    there = _there(connection, [c.doc for c in coded])
    ids = select(s.reports.c.id).where(s.reports.c.id.in_([c.doc.id for c in coded]))
    taken = set(connection.execute(ids).scalars())
    fresh = []
    for one in coded:
        key = (one.doc.id, rows.text_hash(one.doc.text))
        if key not in there:
            there.add(key)
            named = _renamed(one, f"{one.doc.id}~{key[1][:8]}") if one.doc.id in taken else one
            taken.add(named.doc.id)
            fresh.append(rows.New(named, one.doc.id, seen))
    return fresh


def _renamed(one: Coded, identity: str) -> Coded:
    """The report under another id, which its claims then take too."""
    claims = tuple(msgspec.structs.replace(c, report=identity, id="") for c in one.claims)
    return msgspec.structs.replace(one, doc=msgspec.structs.replace(one.doc, id=identity), claims=claims)
