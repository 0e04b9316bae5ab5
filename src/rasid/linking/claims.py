"""Claims as linking looks at them: who told it and when, days as numbers, places as points, names as keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, Literal

from rasid.arabic.text import fold
from rasid.linking.space import Spot, spot
from rasid.records import Claim, Entity, Figure

Clock = Literal["day", "period", "published", "none"]
"""How well a claim's days are known: told to the day, told as a longer period, only by publication, not at all."""

FORESEEN: Final = frozenset({"planned", "threatened", "called_for"})
_TO_THE_DAY: Final = frozenset({"hour", "part_of_day", "day"})
LAST: Final = "9999"
"""Sorts after every date: for reports without one."""


@dataclass(frozen=True)
class Told:
    """A claim with what its report says about who published it and when.

    `printer` is the source that first printed the report's text, where that was another; `passage` a number for the words
    of the evidence, None for too few of them. Both are of `rasid.linking.copies`.
    """

    claim: Claim
    published: str | None = None
    outlet: str | None = None
    printer: str | None = None
    passage: int | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What claims are sorted by, everywhere: publication, then id."""
        return (self.published or LAST, self.claim.id)

    @property
    def position(self) -> tuple[str, str, int, int, str]:
        """The order of telling: publication, then report, then the place in the text."""
        claim = self.claim
        return (self.published or LAST, claim.report, claim.evidence[0], claim.trigger[0], claim.id)

    @cached_property
    def source(self) -> str:
        """Whom the claim is on: the innermost speaker, else who printed it first."""
        if self.claim.speaker:
            return name_key(self.claim.speaker[0].id, self.claim.speaker[0].text)
        return self.printer or printer_key(self.outlet, self.claim.report)

    @cached_property
    def actors(self) -> frozenset[str]:
        return frozenset(map(entity_key, self.claim.actors))

    @cached_property
    def targets(self) -> frozenset[str]:
        return frozenset(map(entity_key, self.claim.targets))

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Where it happened; where something went `to` only when nothing else is told, and what is left out never."""
        meant = [p for p in self.claim.places if p.role != "except"]
        places = [p for p in meant if p.role != "to"] or meant
        return tuple(sorted({spot(p) for p in places}, key=lambda s: s.key))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that can tell events apart: own values of the event, neither parts nor older ones."""
        return tuple(
            f for f in self.claim.figures if f.part_of is None and f.scope == "event" and f.change != "previous"
        )

    @cached_property
    def days(self) -> tuple[int, int] | None:
        """First and last day as numbers, or None where none is known."""
        first = day_number(self.claim.time.start)
        last = day_number(self.claim.time.end)
        if first is None and last is None:
            first = last = day_number(self.published)
        if first is None or last is None:
            known = first if first is not None else last
            return None if known is None else (known, known)
        return (min(first, last), max(first, last))

    @cached_property
    def clock(self) -> Clock:
        if self.days is None:
            return "none"
        if self.claim.time.start is None or self.claim.time.precision == "unknown":
            return "published"
        length = self.days[1] - self.days[0]
        if self.claim.time.precision in _TO_THE_DAY or length == 0:
            return "day" if length <= 1 else "period"
        return "period"

    @property
    def foreseen(self) -> bool:
        """Whether it is said to come, not to have been."""
        return self.claim.status in FORESEEN


def printer_key(outlet: str | None, report: str) -> str:
    """The key of who prints a report: its outlet; a report that names none is its own source."""
    return f"outlet:{fold(outlet)}" if outlet else f"report:{report}"


def name_key(identity: str | None, text: str) -> str:
    """What two mentions of one somebody share: the id, else the folded words."""
    return identity or f"“{fold(text)}”"


def entity_key(entity: Entity) -> str:
    """The key of an actor or a target."""
    return name_key(entity.id, entity.text)


def known(keys: frozenset[str]) -> frozenset[str]:
    """The keys that are ids, not words."""
    return frozenset(k for k in keys if not k.startswith("“"))


def day_number(moment: str | None) -> int | None:
    """The day of an ISO date or date-time as a number, None where it is none."""
    try:
        return date.fromisoformat(moment[:10]).toordinal() if moment else None
    except ValueError:
        return None


def day_text(number: int) -> str:
    """The ISO date of a day's number."""
    return date.fromordinal(number).isoformat()
