"""Claims of many reports to events: the way of linking on one screen.

`link` is a pure function: the same claims give the same events in any order, however often each is given. Tolls and
control of places are read out of the same claims by `tolls` and `control`.
"""

from __future__ import annotations

from collections.abc import Iterable

from rasid.linking import cluster, events
from rasid.linking.claims import Told
from rasid.linking.copies import told
from rasid.linking.decisions import Decision, ties
from rasid.linking.marks import Marker
from rasid.records import Coded, Event

__all__ = ["Decision", "Told", "groups", "link", "link_told", "told"]


def link(coded: Iterable[Coded], decisions: Iterable[Decision] = ()) -> list[Event]:
    """The events that the claims of the reports tell, oldest first. Of the texts only copies are told; they may be empty."""
    return link_told(told(coded), decisions)


def link_told(claims: Iterable[Told], decisions: Iterable[Decision] = ()) -> list[Event]:
    """The events that claims tell of which it is known already who printed their texts first."""
    return sorted(map(events.compose, groups(claims, decisions)), key=events.order)


def groups(claims: Iterable[Told], decisions: Iterable[Decision] = ()) -> list[list[Told]]:
    """The claims that tell one event, together; each group and the groups in a fixed order."""
    by_id = {t.claim.id: t for t in sorted(claims, key=lambda t: (t.key, t.source), reverse=True)}
    found = cluster.cluster(Marker().marks(by_id.values()), ties(decisions))
    return [[by_id[m.id] for m in group.members] for group in found]
