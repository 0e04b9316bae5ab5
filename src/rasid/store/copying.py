"""Which reports of a store repeat the text of others, kept up with each report that comes in.

A new text is compared with those of its week that share a band with it. Who repeats whom is then told anew for all that hang
together with it, so it does not matter which of two copies came in first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, bindparam, select, update

from rasid.linking import copies
from rasid.linking.claims import day_number
from rasid.linking.copies import Text
from rasid.records import Report
from rasid.store import rows
from rasid.store import schema as s


def add(connection: Connection, new: Sequence[Report]) -> None:
    """Take in the texts of reports that were just added, and say anew which reports repeat which."""
    found: set[tuple[str, str]] = set()
    for report in new:
        text = Text(report.id, report.published, report.text)
        own = copies.bands(text.text)
        for other in _texts(connection, _candidates(connection, text, own)):
            if copies.alike(text.text, other.text):
                found |= {(text.id, other.id), (other.id, text.id)}
        day = day_number(text.published) or 0
        rows.write(connection, s.bands, ({"band": b, "report": text.id, "day": day} for b in own))
    if found:
        rows.write(connection, s.copies, ({"report": a, "other": b} for a, b in sorted(found)))
        _tell(connection, {a for a, _ in found})


def _candidates(connection: Connection, text: Text, bands: Sequence[int]) -> list[str]:
    day, b = day_number(text.published) or 0, s.bands.c
    query = select(b.report).where(b.band.in_(bands), b.day.between(day - copies.DAYS, day + copies.DAYS)).distinct()
    return sorted(connection.execute(query).scalars())


def _texts(connection: Connection, ids: Iterable[str]) -> Iterator[Text]:
    r = s.reports.c
    for chunk in rows.chunks(ids):
        query = select(r.id, r.published, r.text).where(r.id.in_(chunk)).order_by(r.id)
        yield from (Text(*row) for row in connection.execute(query))


def _tell(connection: Connection, changed: set[str]) -> None:
    """Write anew whose text each report repeats, for all that hang together with those that changed."""
    alike = _hanging_together(connection, changed)
    r = s.reports.c
    ids = sorted({a for a, _ in alike})
    rows_of = [
        row for c in rows.chunks(ids) for row in connection.execute(select(r.id, r.published).where(r.id.in_(c)))
    ]
    texts = {identity: Text(identity, published, "") for identity, published in rows_of}
    found = copies.origins((texts[a], texts[b]) for a, b in sorted(alike) if a < b)
    query = update(s.reports).where(r.id == bindparam("report")).values(origin=bindparam("first"))
    connection.execute(query, [{"report": i, "first": found.get(i)} for i in ids])


def _hanging_together(connection: Connection, some: set[str]) -> set[tuple[str, str]]:
    """All pairs of near-copies that can be reached from some reports."""
    c = s.copies.c
    found: set[tuple[str, str]] = set()
    seen, reached = set(some), sorted(some)
    while reached:
        pairs = {
            (a, b)
            for chunk in rows.chunks(reached)
            for a, b in connection.execute(select(c.report, c.other).where(c.report.in_(chunk)))
        }
        found |= pairs
        reached = sorted({b for _, b in pairs} - seen)
        seen |= set(reached)
    return found
