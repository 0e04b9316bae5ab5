"""Who is said to hold a place: a line of dated, sourced statements, and the state on any day that follows from it.

The last taking told is the base. What other sources say of later days (a holding by somebody else, a denial of the taking)
contests it, until the sources that support it have spoken for `_SETTLED` days without being contested again.

What is said of a whole town is said of what lies in it, and of a wider place where the text says that all of it is meant, or all
but some. Such a statement is marked as implied. It gives way to what is said of the place itself, which it can only bear out, or
end by a taking or a leaving.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final, Literal

from msgspec.structs import replace

from rasid.linking.claims import LAST, Told, day_number, day_text
from rasid.linking.sides import one_side
from rasid.linking.space import TOWN, over, place_key, spot
from rasid.records import WHOLE_PLACE, Control, Place, Record

Says = Literal["takes", "holds", "leaves", "denied"]

CONTESTED: Final = "contested"
_SETTLED: Final = 2
_SAYS: Final[dict[str, Says]] = {"control_gained": "takes", "control_held": "holds", "withdrawal": "leaves"}
TYPES: Final = frozenset(_SAYS)
"""The event types that tell of control."""
_TOLD: Final = frozenset({"occurred", "ongoing", "ended"})


class Statement(Record, frozen=True, kw_only=True):
    """What one claim says of one place: on `day`, `holder` took, holds or left it, or did not take or hold it.

    `since` is the first day that the claim speaks of, `day` for a holding the last one. `implied` is the key of the place that
    the claim speaks of where that is another: one that holds this one, or one of which this one is left out.
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
    implied: str | None = None


class Saying(Record, frozen=True, kw_only=True):
    """A statement with what it says beyond its place: whether of all that lies in it, and of what not (keys of places)."""

    statement: Statement
    whole: bool
    left_out: frozenset[str]


def lines(claims: Iterable[Told]) -> list[tuple[Place, list[Statement]]]:
    """Every place of which control is told, with its statements in order of day, publication and text."""
    return Lines(claims).all()


class Lines:
    """What claims say of who holds places, to be asked for each place."""

    def __init__(self, claims: Iterable[Told]) -> None:
        self._places: dict[str, Place] = {}
        self._said: defaultdict[str, list[Saying]] = defaultdict(list)
        seen: set[str] = set()
        for one in sorted(claims, key=lambda t: t.key):
            if one.claim.id not in seen:
                seen.add(one.claim.id)
                for saying in _sayings(one):
                    key = place_key(saying.statement.place)
                    self._places.setdefault(key, saying.statement.place)
                    self._said[key].append(saying)

    def all(self) -> list[tuple[Place, list[Statement]]]:
        """Every place that a claim itself speaks of, with its statements."""
        return [(self._places[key], self.of(self._places[key])) for key in sorted(self._places)]

    def of(self, place: Place) -> list[Statement]:
        """The statements of a place, of it and implied, in order of day, publication and text."""
        key = place_key(place)
        own = [saying.statement for saying in self._said.get(key, ())]
        named = {s.claim for s in own}
        holders = over(spot(place))
        implied = [
            replace(saying.statement, place=place, implied=holder)
            for holder in holders
            for saying in self._said.get(holder, ())
            if saying.whole and saying.statement.claim not in named and saying.left_out.isdisjoint({key, *holders})
        ]
        return sorted((*own, *implied), key=_order)


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
        if s.implied and s.says == "holds" and self._holds_by_itself() and not self._is_holder(s):
            return
        if s.says == "denied":
            self._hear_denial(s)
        elif s.says == "leaves":
            self._hear_leaving(s)
        elif self._is_holder(s):
            self._agree(s)
        elif self._at_odds(s):
            self.against.append(s)
            self._hear_out(s)
        else:
            self.holder, self.since, self.support, self.against = s.holder, s.since, [s], []

    def _hear_out(self, s: Statement) -> None:
        """Where only the holder's own side says that it is the holder, one of no side who later sees another there is believed."""
        own_word = all(_one_side(t.source, t.holder) for t in self.support)
        if own_word and s.day > self.support[-1].day and not _one_side(s.source, s.holder):
            told = [a for a in self.against if _one_side(a.holder, s.holder)]
            self.holder, self.since, self.support, self.against = s.holder, told[0].since, told, []

    def _is_holder(self, s: Statement) -> bool:
        """Whether the statement is about the holder: itself, or another of its side."""
        return _one_side(self.holder, s.holder)

    def _at_odds(self, s: Statement) -> bool:
        """A holding by another is no change of hands; a taking by another is, unless both were told at one moment.

        What is said of the place itself replaces what was only implied.
        """
        if self.holder is None or (not s.implied and not self._holds_by_itself()):
            return False
        last = self.support[-1]
        told_together = (last.day, last.published) == (s.day, s.published) and last.source != s.source
        return s.says == "holds" or (last.says == "takes" and told_together)

    def _holds_by_itself(self) -> bool:
        """Whether the holder is told of the place itself."""
        return any(not s.implied for s in self.support)

    def _agree(self, s: Statement) -> None:
        """Take in what bears the holder out. Whoever spoke against it and now agrees, himself or one of his side, is heard no more."""
        self.support.append(s)
        self.against = [a for a in self.against if a.source != s.source and not _one_side(a.source, s.source)]

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


def _sayings(one: Told) -> list[Saying]:
    """The statements of a claim; none where it is not of control, tells of what may come, or has no day or holder, or of a country."""
    claim = one.claim
    says = _SAYS.get(claim.type)
    if says is None or one.days is None or not claim.actors or claim.status not in _TOLD | {"denied"}:
        return []
    if claim.status == "denied":
        says = "denied"
    elif says == "holds" and claim.status == "ended":
        says = "leaves"
    day = day_text(one.days[1] if says == "holds" else one.days[0])
    roles = ("from", "at") if says == "leaves" else ("at", "to")
    meant = [p for p in claim.places if p.role in roles and p.precision != "country"]
    left_out = [p for p in claim.places if p.role == "except"]
    keys = frozenset(map(place_key, left_out))
    told = [
        Saying(
            statement=_statement(one, place, says, day),
            whole=says != "denied" and (spot(place).level == TOWN or bool(keys) or WHOLE_PLACE in claim.rules),
            left_out=keys,
        )
        for place in meant
    ]
    but = [
        _statement(one, p, "denied", day, place_key(meant[0])) for p in left_out if meant and says in ("takes", "holds")
    ]
    return told + [Saying(statement=s, whole=False, left_out=frozenset()) for s in but]


def _statement(one: Told, place: Place, says: Says, day: str, implied: str | None = None) -> Statement:
    claim = one.claim
    speaker = claim.speaker[0] if claim.speaker else None
    return Statement(
        place=place,
        day=day,
        since=day_text(one.days[0]) if one.days else day,
        says=says,
        holder=claim.actors[0].id or claim.actors[0].text,
        speaker=(speaker.id or speaker.text) if speaker else None,
        source=one.source,
        published=one.published,
        report=claim.report,
        claim=claim.id,
        implied=implied,
    )


_TURNS: Final[dict[Says, int]] = {"leaves": 0, "holds": 1, "takes": 2, "denied": 3}
"""On one day and of one publication: one side leaves, another holds, a third takes; a denial speaks of all that."""


def _order(s: Statement) -> tuple[str, str, int, str]:
    return (s.day, s.published or LAST, _TURNS[s.says], s.claim)
