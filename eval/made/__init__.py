"""A made world: what truly happened, and the reports that tell of it, late, vague, wrong, copied and denied.

The same number of events and the same seed give the same world, to the last character. What the reports say is made up;
places, actors and event types are the project's own, so that linking meets them as it meets real reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from made import telling, truth
from made.telling import Piece, Rates
from made.truth import Happening, Held, Part, War
from rasid.records import Coded

__all__ = ["Happening", "Held", "Part", "Piece", "Rates", "War", "World", "make", "pieces"]


@dataclass
class World:
    """What was told, and the truth of it.

    `of` says which happening each claim tells, None for a mere state (who holds a place); `origins` of which report each
    copied report is a copy; `quotes` from which report a sentence was taken.
    """

    coded: list[Coded] = field(default_factory=list)
    of: dict[str, int | None] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    quotes: dict[str, str] = field(default_factory=dict)
    happenings: dict[int, Happening] = field(default_factory=dict)
    held: list[tuple[War, Held]] = field(default_factory=list)


def pieces(events: int, seed: int, rates: Rates | None = None) -> Iterator[tuple[Part, list[Piece]]]:
    """The parts of a world one by one, each with its reports; for worlds too large to hold."""
    for part in truth.parts(events, seed):
        yield part, list(telling.tell(part, rates or Rates()))


def make(events: int, seed: int, rates: Rates | None = None) -> World:
    """A world in which about so many events happen."""
    world = World()
    for part, told in pieces(events, seed, rates):
        world.happenings |= {h.number: h for h in part.happenings}
        world.held += [(part.war, held) for held in part.held]
        for piece in told:
            world.coded.append(piece.coded)
            world.of |= {c.id: n for c, n in zip(piece.coded.claims, piece.numbers, strict=True)}
            if piece.origin:
                world.origins[piece.coded.doc.id] = piece.origin
            if piece.quoted:
                world.quotes[piece.coded.doc.id] = piece.quoted
    return world
