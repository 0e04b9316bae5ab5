"""Which reports of a store repeat the text of others, kept up with each report that comes in.

A new text is compared with those of its week that share a band with it. Who repeats whom is then told anew for all that hang
together with it, so it does not matter which of two copies came in first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, select, update

from rasid.linking import copies
from rasid.linking.claims import day_number
from rasid.linking.copies import Text
from rasid.records import Report
from rasid.store import rows
from rasid.store import schema as s


def add(connection: Connection, new: Sequence[Report]) -> None:
    """Take in the texts of reports that were just added, and say anew which reports repeat which."""
    texts = {r.id: Text(r.id, r.published, r.text) for r in new}
    bands = {text.id: copies.bands(text.text) for text in texts.values()}
    table = ({"band": b, "report": i, "day": _day(texts[i])} for i, own in bands.items() for b in own)
    rows.write(connection, s.bands, table)
    pairs = _candidates(connection, texts, bands)
    texts |= {t.id: t for t in _texts(connection, {other for _, other in pairs} - texts.keys())}
    found = {(a, b) for a, b in pairs if copies.alike(texts[a].text, texts[b].text)}
    if found:
        both = sorted(found | {(b, a) for a, b in found})
        rows.write(connection, s.copies, ({"report": a, "other": b} for a, b in both))
        _tell(connection, {a for a, _ in both})


def _candidates(
    connection: Connection, new: Mapping[str, Text], bands: Mapping[str, Sequence[int]]
) -> list[tuple[str, str]]:
    """Pairs of a new text and another that share a band, and were published within a week of each other; each once."""
    by_band: defaultdict[int, list[str]] = defaultdict(list)
    for identity, own in bands.items():
        for band in own:
            by_band[band].append(identity)
    days = [_day(text) for text in new.values()]
    b, found = s.bands.c, set[tuple[str, str]]()
    for chunk in rows.chunks(sorted(by_band)):
        near = b.day.between(min(days) - copies.DAYS, max(days) + copies.DAYS)
        for band, other, day in connection.execute(select(b.band, b.report, b.day).where(b.band.in_(chunk), near)):
            for identity in by_band[band]:
                if identity != other and abs(_day(new[identity]) - day) <= copies.DAYS:
                    found.add((identity, other) if other not in new else (min(identity, other), max(identity, other)))
    return sorted(found)


def _day(text: Text) -> int:
    return day_number(text.published) or 0


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
