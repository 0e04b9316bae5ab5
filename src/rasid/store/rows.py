"""Records to rows and back."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, Select, Table, delete, insert, select, update

from rasid.arabic.text import fold
from rasid.linking.blocks import days, keys, number
from rasid.linking.claims import Told, day_text, name_key, printer_key
from rasid.linking.copies import passage
from rasid.linking.decisions import Decision, Judgement, judgement
from rasid.linking.marks import Marker
from rasid.linking.space import place_key
from rasid.records import Claim, Coded, Place, Report, TimeExpression
from rasid.store import schema as s
from rasid.store.views import ClaimView, EventView

_CHUNK: Final = 500
"""Rows written, and ids asked for, at a time; SQLite allows some thousand variables a statement."""

_claim: Final = msgspec.json.Decoder(Claim)
_view: Final = msgspec.json.Decoder(ClaimView)
_event: Final = msgspec.json.Decoder(EventView)
_place: Final = msgspec.json.Decoder(Place)
_report: Final = msgspec.json.Decoder(Report)
_decision: Final = msgspec.json.Decoder(Decision)
_times: Final = msgspec.json.Decoder(tuple[TimeExpression, ...])


def chunks(values: Iterable[Any], size: int = _CHUNK) -> Iterator[list[Any]]:
    """The values, so many at a time."""
    rest = iter(values)
    while chunk := list(islice(rest, size)):
        yield chunk


def write(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows, a chunk at a time."""
    for chunk in chunks(rows):
        connection.execute(insert(table), chunk)


def text_hash(text: str) -> str:
    """What tells two texts under one id apart."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def local_moment(moment: str | None) -> str | None:
    """A date or date-time in local time without its zone, to the second; None where it is none."""
    try:
        found = datetime.fromisoformat(moment.replace("Z", "+00:00")) if moment else None
    except ValueError:
        return None
    if moment is None or found is None:
        return None
    return moment[:10] if len(moment) <= 10 else found.replace(tzinfo=None).isoformat(timespec="seconds")


def known_by(query: Select[Any], as_of: str | None) -> Select[Any]:
    """The query, held to reports known at the end of a day, hour or minute; one with neither date is always known."""
    if as_of is None:
        return query
    moment = as_of[:19].replace(" ", "T")
    return query.where(s.reports.c.known.is_(None) | (s.reports.c.known < moment + "~"))


class New(NamedTuple):
    """A report to be added, the id that its input gave it, and when it was read."""

    coded: Coded
    given: str
    seen: str | None


def add(connection: Connection, new: Sequence[New]) -> None:
    """Insert reports with their claims."""
    told = [
        Told(c, doc.published, doc.outlet, passage=passage(doc.text, c.evidence))
        for doc, claims in ((n.coded.doc, n.coded.claims) for n in new)
        for c in {c.id: c for c in claims}.values()
    ]
    write(connection, s.reports, map(_report_row, new))
    write(connection, s.claims, map(_claim_row, told))
    _index(connection, told)
    pend(connection, (t.claim.id for t in told))


def index_anew(connection: Connection, told: Sequence[Told], gone: Iterable[str] = ()) -> None:
    """Find claims by what they say as they were judged; those that are gone no longer meet others."""
    for table, ids in ((s.names, [t.claim.id for t in told]), (s.blocks, [*(t.claim.id for t in told), *gone])):
        for chunk in chunks(ids):
            connection.execute(delete(table).where(table.c.claim.in_(chunk)))
    for one in told:
        found = {name: value for name, value in _claim_row(one).items() if name in ("type", "status", "start", "end")}
        connection.execute(update(s.claims).where(s.claims.c.id == one.claim.id).values(**found))
    _index(connection, told)


def _index(connection: Connection, told: Sequence[Told]) -> None:
    write(connection, s.names, (row for t in told for row in _names(t)))
    write(connection, s.blocks, (row for t in told for row in _blocks(t)))
    _add_places(connection, told)


def _report_row(new: New) -> dict[str, Any]:
    doc = new.coded.doc
    return {
        "id": doc.id,
        "given": new.given,
        "hash": text_hash(doc.text),
        "published": doc.published,
        "known": local_moment(doc.published) or local_moment(new.seen),
        "outlet": doc.outlet,
        "doc": json(msgspec.structs.replace(doc, text="")),
        "text": doc.text,
        "times": json(new.coded.times),
    }


def _add_places(connection: Connection, told: Sequence[Told]) -> None:
    """The places that are not there yet, as first told."""
    found = {place_key(p): p for t in told for p in t.claim.places}
    for chunk in chunks(found):
        there = set(connection.execute(select(s.places.c.key).where(s.places.c.key.in_(chunk))).scalars())
        write(connection, s.places, ({"key": k, "body": json(found[k])} for k in chunk if k not in there))


def _claim_row(told: Told) -> dict[str, Any]:
    claim = told.claim
    return {
        "id": claim.id,
        "report": claim.report,
        "position": claim.trigger[0],
        "type": claim.type,
        "status": claim.status,
        "start": day_text(told.days[0]) if told.days else None,
        "end": day_text(told.days[1]) if told.days else None,
        "first": claim.evidence[0],
        "length": claim.evidence[1] - claim.evidence[0],
        "passage": told.passage,
        "body": json(claim),
    }


def _names(told: Told) -> Iterator[dict[str, Any]]:
    """The places, actors (whoever acts or is acted upon), sources (speakers, outlet) and running totals of a claim, once each."""
    claim = told.claim
    found: dict[tuple[str, str], str] = {}
    for place in claim.places:
        found.setdefault(("place", place_key(place)), place.name or place.text)
    for entity in (*claim.actors, *claim.targets):
        found.setdefault(("actor", name_key(entity.id, entity.text)), entity.text)
    for speaker in claim.speaker:
        found.setdefault(("source", name_key(speaker.id, speaker.text)), speaker.text)
    if told.outlet:
        found.setdefault(("source", name_key(None, told.outlet)), told.outlet)
    for figure in claim.figures:
        if figure.scope == "since":
            found.setdefault(("since", figure.measure), figure.measure)
    for (kind, key), name in found.items():
        yield {"claim": claim.id, "kind": kind, "key": key, "name": fold(name)}


def _blocks(told: Told) -> Iterator[dict[str, Any]]:
    mark = Marker().mark(told)
    first, last = days(mark)
    for key in sorted({number(key) for key in keys(mark).put}):
        yield {"key": key, "claim": told.claim.id, "first": first, "last": last}


def pend(connection: Connection, claims: Iterable[str]) -> None:
    """Mark claims as to be linked, once each."""
    for chunk in chunks(claims):
        there = set(connection.execute(select(s.pending.c.claim).where(s.pending.c.claim.in_(chunk))).scalars())
        write(connection, s.pending, ({"claim": c} for c in dict.fromkeys(chunk) if c not in there))


def event_row(event: EventView) -> dict[str, Any]:
    """The row of an event."""
    return {"id": event.id, "type": event.type, "start": event.start, "end": event.end, "body": json(event)}


def claim(body: str) -> Claim:
    """The claim of a row's body."""
    return _claim.decode(body)


def claim_view(body: str, event: str | None, published: str | None, outlet: str | None, quote: str) -> ClaimView:
    """The claim of a row's body with what is shown beside it."""
    found = _view.decode(body)
    beside = {"event": event, "published": published, "outlet": outlet, "quote": quote}
    for name, value in beside.items():  # nobody else has it yet; a changed copy would check the claim twice
        msgspec.structs.force_setattr(found, name, value)
    return found


def event(body: str) -> EventView:
    """The event of a row's body."""
    return _event.decode(body)


def place(body: str) -> Place:
    """The place of a row's body."""
    return _place.decode(body)


def report(doc: str, text: str = "") -> Report:
    """The report of a row, with its text where that was asked for."""
    found = _report.decode(doc)
    return msgspec.structs.replace(found, text=text) if text else found


def times(body: str) -> tuple[TimeExpression, ...]:
    """The time expressions of a report's row."""
    return _times.decode(body)


def claims_of(
    connection: Connection, reports: Sequence[str], types: Collection[str] | None = None
) -> dict[str, list[Claim]]:
    """The claims of some reports (of some types), in the order of their telling."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for chunk in chunks(reports):
        query = select(s.claims.c.report, s.claims.c.body).where(s.claims.c.report.in_(chunk))
        if types is not None:
            query = query.where(s.claims.c.type.in_(sorted(types)))
        for owner, body in connection.execute(query.order_by(s.claims.c.report, s.claims.c.position, s.claims.c.id)):
            found[owner].append(claim(body))
    return found


def decisions(connection: Connection) -> list[Decision]:
    """All decisions, in their order."""
    return [
        _decision.decode(body)
        for body in connection.execute(select(s.decisions.c.body).order_by(s.decisions.c.number)).scalars()
    ]


def judged(connection: Connection, as_of: str | None = None) -> Judgement:
    """What the decisions come to that were made by a moment (None: all)."""
    return judgement(decisions(connection), as_of)


def told(
    connection: Connection,
    as_of: str | None = None,
    types: Collection[str] | None = None,
    ids: Collection[str] | None = None,
) -> Iterator[Told]:
    """The claims known at a moment (None: all) of some types, with some ids (None: all), as linking looks at them."""
    first = s.reports.alias("first")
    c, r, f = s.claims.c, s.reports.c, first.c
    query: Select[Any] = select(c.body, r.published, r.outlet, f.id, f.outlet, c.passage)
    query = known_by(query.join(s.reports, r.id == c.report).outerjoin(first, f.id == r.origin), as_of)
    if types is not None:
        query = query.where(c.type.in_(sorted(types)))
    parts = [query] if ids is None else [query.where(c.id.in_(chunk)) for chunk in chunks(sorted(ids))]
    for body, published, outlet, origin, printer, words in (row for part in parts for row in connection.execute(part)):
        yield Told(claim(body), published, outlet, printer_key(printer, origin) if origin else None, words)


def json(value: Any) -> str:
    """The JSON of a record, as a column keeps it."""
    return msgspec.json.encode(value).decode()
