"""Which actors stand on one side: an army and its government, a unit and its force."""

from __future__ import annotations

from functools import cache

from rasid.world import actors


@cache
def lineage(actor: str) -> frozenset[str]:
    """The actor and all that it is part of; of an unknown one, or of words instead of an id, just itself."""
    known = actors.load()
    if actor not in known:
        return frozenset({actor})
    return frozenset({actor}).union(*(lineage(whole) for whole in known.get(actor).part_of))


@cache
def side(actor: str) -> str:
    """The whole that an actor is part of in the end: of a ministry its state, of a brigade its army; itself where it is part of none."""
    known = actors.load()
    while actor in known and known.get(actor).part_of:
        actor = known.get(actor).part_of[0]
    return actor


def one_side(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether an actor of the one and an actor of the other are the same or part of the same."""
    return any(lineage(a) & lineage(b) for a in some for b in others)
