"""Where an event's claims went: an id that is no more, or that lost claims, leads to the events that hold them now.

Kept by claims and not by events: whatever the next linking does with them, an old id is right without being touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import Connection, select

from rasid.store import rows
from rasid.store import schema as s


def leave(connection: Connection, before: Mapping[str, str], now: Mapping[str, str]) -> None:
    """Write down, once each, which claims left the event that they were in."""
    table = s.left.c
    gone = [(event, claim) for claim, event in before.items() if now.get(claim) != event]
    for chunk in rows.chunks(sorted(gone)):
        query = select(table.event, table.claim).where(table.event.in_({event for event, _ in chunk}))
        there = {(event, claim) for event, claim in connection.execute(query)}
        rows.write(connection, s.left, ({"event": e, "claim": c} for e, c in chunk if (e, c) not in there))


def held(connection: Connection, event: str) -> dict[str, str | None]:
    """The claims that are in an event, or were once, each with the event that it is in now."""
    c = s.claims.c
    left = select(s.left.c.claim).where(s.left.c.event == event)
    query = select(c.id, c.event).where((c.event == event) | c.id.in_(left))
    return {row.id: row.event for row in connection.execute(query)}


def heirs(event: str, now: Mapping[str, str | None]) -> list[str]:
    """The events that claims are in now, the one under the id itself first, then those with the most of them."""
    counts = Counter(e for e in now.values() if e is not None)
    return sorted(counts, key=lambda e: (e != event, -counts[e], e))
