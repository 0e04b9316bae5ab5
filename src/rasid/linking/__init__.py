"""Claims of many reports to events: the way of linking on one screen.

`link` is a pure function: the same claims give the same events in any order, however often each is given. Tolls and
control of places are read out of the same claims by `tolls` and `control`.
"""

from __future__ import annotations

from collections.abc import Iterable

from rasid.linking import cluster, events
from rasid.linking.claims import Told
from rasid.linking.copies import told
from rasid.linking.decisions import UNJUDGED, Decision, Judgement, judge, judgement
from rasid.linking.marks import Marker
from rasid.records import Coded, Event

__all__ = ["Decision", "Judgement", "Told", "groups", "judgement", "link", "link_told", "told"]


def link(coded: Iterable[Coded], decisions: Iterable[Decision] = ()) -> list[Event]:
    """The events that the claims of the reports tell, oldest first. Of the texts only copies are told; they may be empty."""
    return link_told(told(coded), judgement(decisions))


def link_told(claims: Iterable[Told], judged: Judgement = UNJUDGED) -> list[Event]:
    """The events that claims tell of which it is known already who printed their texts first."""
    return sorted((events.compose(group, judged) for group in groups(claims, judged)), key=events.order)


def groups(claims: Iterable[Told], judged: Judgement = UNJUDGED) -> list[list[Told]]:
    """The claims that tell one event, together, as they were judged; each group and the groups in a fixed order."""
    ordered = sorted(claims, key=lambda t: (t.key, t.source), reverse=True)
    by_id = {t.claim.id: t for t in judge(ordered, judged)}
    found = cluster.cluster(Marker().marks(by_id.values()), judged.ties)
    return [[by_id[m.id] for m in group.members] for group in found]
