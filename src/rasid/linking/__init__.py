"""Claims of many reports to events: the way of linking on one screen.

`link` is a pure function: the same claims give the same events in any order, however often each is given. Tolls and
control of places are read out of the same claims by `tolls` and `control`.
"""

from __future__ import annotations

from collections.abc import Iterable

from rasid.linking import cluster, events
from rasid.linking.claims import Told, told
from rasid.linking.decisions import Decision
from rasid.records import Coded, Event

__all__ = ["Decision", "Told", "link", "told"]


def link(coded: Iterable[Coded], decisions: Iterable[Decision] = ()) -> list[Event]:
    """The events that the claims of the reports tell, oldest first. A report's text is not looked at and may be empty."""
    return sorted((events.compose(group) for group in groups(coded, decisions)), key=events.order)


def groups(coded: Iterable[Coded], decisions: Iterable[Decision] = ()) -> list[list[Told]]:
    """The claims that tell one event, together; each group and the groups in a fixed order."""
    return cluster.cluster(told(coded), tuple(decisions))
