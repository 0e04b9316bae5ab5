"""Who is said to hold a place: a line of dated, sourced statements, and the state on any day that follows from it.

The last taking told is the base. What other sources say of later days (a holding by somebody else, a denial of the taking)
contests it, until the sources that support it have spoken for `_SETTLED` days without being contested again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final, Literal

from rasid.linking.claims import LAST, Told, day_number, day_text
from rasid.linking.sides import one_side
from rasid.linking.space import place_key
from rasid.records import Control, Place, Record

Says = Literal["takes", "holds", "leaves", "denied"]

CONTESTED: Final = "contested"
_SETTLED: Final = 2
_SAYS: Final[dict[str, Says]] = {"control_gained": "takes", "control_held": "holds", "withdrawal": "leaves"}
TYPES: Final = frozenset(_SAYS)
"""The event types that tell of control."""
_TOLD: Final = frozenset({"occurred", "ongoing", "ended"})


class Statement(Record, frozen=True, kw_only=True):
    """What one claim says of one place: on `day`, `holder` took, holds or left it, or did not take or hold it.

    `since` is the first day that the claim speaks of, `day` for a holding the last one.
    """

    place: Place
    day: str
    since: str
    says: Says
    holder: str | None
    speaker: str | None
    source: str
    published: str | None
    report: str
    claim: str


def lines(claims: Iterable[Told]) -> list[tuple[Place, list[Statement]]]:
    """Every place of which control is told, with its statements in order of day, publication and text."""
    places: dict[str, Place] = {}
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    seen: set[str] = set()
    for one in sorted(claims, key=lambda t: t.key):
        if one.claim.id not in seen:
            seen.add(one.claim.id)
            for statement in _statements(one):
                key = place_key(statement.place)
                places.setdefault(key, statement.place)
                found[key].append(statement)
    return [(places[k], sorted(found[k], key=_order)) for k in sorted(found)]


def states(claims: Iterable[Told], on: str | None = None) -> list[Control]:
    """Who is said to hold each place at the end of the day `on` (an ISO date; None: by all that is told)."""
    controls = (state(place, line, on) for place, line in lines(claims))
    return sorted((c for c in controls if c), key=lambda c: place_key(c.place))


def state(place: Place, line: Sequence[Statement], on: str | None = None) -> Control | None:
    """Who is said to hold one place by its statements; None where nothing was told of it by then."""
    known = [found for day, found in history(place, line) if on is None or day <= on[:10]]
    return known[-1] if known else None


def history(place: Place, line: Iterable[Statement]) -> list[tuple[str, Control]]:
    """Who is said to hold a place at the end of each day of which something is told, oldest first; it stays so until the next."""
    held = _Held()
    found: list[tuple[str, Control]] = []
    for day, told in groupby(line, key=lambda s: s.day):
        for statement in told:
            held.hear(statement)
        found.append((day, held.control(place)))
    return found


class _Held:
    """What a line of statements comes to, one by one: the holder, what supports it and what speaks against it."""

    def __init__(self) -> None:
        self.holder: str | None = None
        self.since: str | None = None
        self.support: list[Statement] = []
        self.against: list[Statement] = []
        self.heard: list[Statement] = []

    @property
    def contested(self) -> bool:
        """Whether the last that spoke against was no longer ago than `_SETTLED` days before the last support."""
        if not self.against or not self.support:
            return False
        return _day(self.support[-1]) - _day(self.against[-1]) <= _SETTLED

    def control(self, place: Place) -> Control:
        """What was heard, as the state of a place."""
        if self.contested:
            claims = tuple(s.claim for s in (*self.support, *self.against))
            return Control(place=place, holder=CONTESTED, since=self.against[0].day, claims=claims)
        claims = tuple(s.claim for s in self.support or self.heard)
        return Control(place=place, holder=self.holder, since=self.since, claims=claims)

    def hear(self, s: Statement) -> None:
        """Take in the next statement."""
        self.heard.append(s)
        if s.says == "denied":
            self._hear_denial(s)
        elif s.says == "leaves":
            self._hear_leaving(s)
        elif self._is_holder(s):
            self._agree(s)
        elif self._at_odds(s):
            self.against.append(s)
        else:
            self.holder, self.since, self.support, self.against = s.holder, s.since, [s], []

    def _is_holder(self, s: Statement) -> bool:
        """Whether the statement is about the holder: itself, or another of its side."""
        return _one_side(self.holder, s.holder)

    def _at_odds(self, s: Statement) -> bool:
        """A holding by another is no change of hands; a taking by another is, unless both were told at one moment."""
        if self.holder is None:
            return False
        last = self.support[-1]
        told_together = (last.day, last.published) == (s.day, s.published) and last.source != s.source
        return s.says == "holds" or (last.says == "takes" and told_together)

    def _agree(self, s: Statement) -> None:
        self.support.append(s)
        self.against = [a for a in self.against if a.source != s.source]

    def _hear_denial(self, s: Statement) -> None:
        if self._is_holder(s):
            self.against.append(s)
        elif self.holder is not None:
            self._agree(s)

    def _hear_leaving(self, s: Statement) -> None:
        """The holder's leaving empties the place; another's bears out that it is the holder's, whatever was denied."""
        if self.holder is None or self._is_holder(s):
            self.holder, self.since, self.support, self.against = None, s.day, [s], []
        else:
            self.against = [a for a in self.against if a.says == "holds" and not _one_side(a.holder, s.holder)]
            self._agree(s)


def _one_side(some: str | None, other: str | None) -> bool:
    return some is not None and other is not None and one_side(frozenset({some}), frozenset({other}))


def _day(s: Statement) -> int:
    return day_number(s.day) or 0


def _statements(one: Told) -> list[Statement]:
    """The statements of a claim; none where it is not of control, tells of what may come, or has no day or holder, or of a country."""
    claim = one.claim
    says = _SAYS.get(claim.type)
    if says is None or one.days is None or not claim.actors or claim.status not in _TOLD | {"denied"}:
        return []
    if claim.status == "denied":
        says = "denied"
    elif says == "holds" and claim.status == "ended":
        says = "leaves"
    roles = ("from", "at") if says == "leaves" else ("at", "to")
    speaker = claim.speaker[0] if claim.speaker else None
    return [
        Statement(
            place=place,
            day=day_text(one.days[1] if says == "holds" else one.days[0]),
            since=day_text(one.days[0]),
            says=says,
            holder=claim.actors[0].id or claim.actors[0].text,
            speaker=(speaker.id or speaker.text) if speaker else None,
            source=one.source,
            published=one.published,
            report=claim.report,
            claim=claim.id,
        )
        for place in claim.places
        if place.role in roles and place.precision != "country"
    ]


_TURNS: Final[dict[Says, int]] = {"leaves": 0, "holds": 1, "takes": 2, "denied": 3}
"""On one day and of one publication: one side leaves, another holds, a third takes; a denial speaks of all that."""


def _order(s: Statement) -> tuple[str, str, int, str]:
    return (s.day, s.published or LAST, _TURNS[s.says], s.claim)
