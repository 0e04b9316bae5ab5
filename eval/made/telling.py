"""Who tells what of what happened, when and how well: outlets of two sides and of none.

They are late, vague and at times wrong; they count for their side; they correct themselves, deny what the other says, and
print their agency's texts as they are. `Rates` says how often.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from made import truth, wording
from made.truth import APART, BEGAN, MISTAKEN, STRIKES, Happening, Held, Part
from made.wording import Count, Said
from rasid.records import Coded
from rasid.world import places

_DAY: Final = 24 * 60


@dataclass(frozen=True)
class Rates:
    """How often, of all tellings, something is so."""

    undated: float = 0.28
    """No day is told; it happened at most two days before."""
    wider: float = 0.16
    """The place that it lies in is told instead."""
    broad: float = 0.13
    """A strike is told as an attack, or only its toll."""
    nameless: float = 0.38
    """Who did it is not told."""
    vague: float = 0.06
    """Told days later as of "this week", of a wide place, without a doer, in round numbers."""
    mistaken: float = 0.03
    """Of strikes, told as another kind of strike: a raid for a shelling."""
    whole: float = 0.2
    """The army is named instead of its unit."""
    blamed: float = 0.06
    """The other side is said to have done it."""
    wrong_day: float = 0.015
    wrong_place: float = 0.01
    wrong_count: float = 0.02
    denied: float = 0.08
    """Of happenings, by those who are said to have done it."""
    copied: float = 0.35
    """Of the reports of agencies."""
    joined: float = 0.35
    """Told in one report with others."""


@dataclass(frozen=True)
class Piece:
    """A report, what each of its claims tells (None: a state), and the report of which its text is a copy, if it is one."""

    coded: Coded
    numbers: tuple[int | None, ...]
    origin: str | None = None
    quoted: str | None = None
    """The report of which one sentence was taken."""


def tell(part: Part, rates: Rates) -> Iterator[Piece]:
    """All reports of one part."""
    teller = _Teller(part, rates)
    for happening in part.happenings:
        teller.event(happening)
    for held in part.held:
        teller.states(held)
    if part.shape == "tally":
        teller.tally()
    yield from teller.print()


class _Teller:
    """The desks of all outlets: what they say, with the minute of saying it."""

    def __init__(self, part: Part, rates: Rates) -> None:
        self._part = part
        self._war = part.war
        self._chance = part.chance
        self._rates = rates
        self._said: list[tuple[int, str, Said]] = []
        self._extra = 0

    def event(self, e: Happening) -> None:
        """What is told of one happening."""
        chance = self._chance
        hour = chance.randrange(0, 22 * 60)
        for _ in range(1 + min(int(chance.expovariate(1 / e.heard)), 14)):
            late = chance.choices((0, 1, 2, chance.randint(3, 6)), (58, 27, 9, 6))[0]
            self._tell(e, self._side(e), late, hour)
        if any(c[0] != c[2] for c in e.counts.values()) and chance.random() < 0.85:
            self._revise(e)
        if chance.random() < self._rates.vague * 3 and e.kind in STRIKES:
            self._vaguely(e)
        if e.kind in STRIKES and chance.random() < self._rates.denied:
            self._deny(e, e.day + chance.randrange(2))

    def _side(self, e: Happening) -> int:
        """Who tells it: mostly those who suffered it, or who did it where that is a feat."""
        proud = e.kind in ("control_gained", "violation", "meeting", "condemnation", "demand")
        first, second = (e.side, 1 - e.side) if proud else (1 - e.side, e.side)
        return self._chance.choices((first, second, APART), (45, 22, 33))[0]

    def _tell(self, e: Happening, side: int, late: int, hour: int) -> None:
        chance, rates = self._chance, self._rates
        day, precision = e.day, "day"
        if chance.random() < rates.wrong_day:
            day -= 1
        if late <= 2 and chance.random() < rates.undated:
            day, precision = e.day + late, "unknown"
        kind = e.kind
        counts = self._counts(e, side, late)
        if kind in MISTAKEN and chance.random() < rates.mistaken:
            kind = chance.choice([k for k in MISTAKEN if k != kind])
        elif kind in STRIKES and chance.random() < rates.broad:
            kind = "casualties" if counts and chance.random() < 0.4 else "attack"
        named = kind != "casualties" and chance.random() > rates.nameless
        if e.kind not in STRIKES and e.kind not in ("abduction", "displacement", "destruction"):
            named = True
        said = Said(
            number=e.number,
            kind=kind,
            day=day,
            end=day,
            precision=precision,
            place=self._place(e),
            actor=self._doer(e) if named else None,
            target=e.target if named else None,
            speaker=self._speaker(e, side),
            counts=counts,
            role="from" if e.kind == "withdrawal" else "at",
        )
        self._say(side, e.day + late, hour if late == 0 else 0, said)

    def _doer(self, e: Happening) -> str:
        if e.kind in MISTAKEN and self._chance.random() < self._rates.blamed:
            return self._war.sides[1 - e.side].force
        return self._war.sides[e.side].force if self._chance.random() < self._rates.whole else e.actor

    def _place(self, e: Happening) -> str:
        chance = self._chance
        if chance.random() < self._rates.wrong_place:
            near = [p for f in truth.fronts(self._war.country) if e.place in f for p in f]
            return chance.choice(near or [e.place])
        return self._wider(e.place) if chance.random() < self._rates.wider else e.place

    def _wider(self, place: str) -> str:
        return places.load().parents(place)[0]

    def _speaker(self, e: Happening, side: int) -> str | None:
        if e.kind == "violation":
            return self._chance.choice(self._war.sides[1 - e.side].counts)
        return self._chance.choice(self._war.sides[side].counts) if self._chance.random() < 0.6 else None

    def _counts(self, e: Happening, side: int, late: int) -> tuple[Count, ...]:
        """What a side counts: the doer's less, or nothing; the others what was known by then."""
        chance = self._chance
        if chance.random() < 0.25 or (side == e.side and e.kind in STRIKES and chance.random() < 0.5):
            return ()
        told: list[Count] = []
        for measure, known in e.counts.items():
            n = known[min(late, 2)]
            if side == e.side and e.kind in STRIKES:
                n = max(1, round(n * chance.uniform(0.6, 1)))
            if chance.random() < self._rates.wrong_count:
                n += chance.choice((-1, 1, 10))
            n = max(n, 1)
            told.append(self._count(measure, n))
            if measure == "killed" and 0 < e.children < n and chance.random() < 0.5:
                told.append(Count("killed", e.children, e.children, e.children, group="child", part=True))
        return tuple(told)

    def _count(self, measure: str, n: int) -> Count:
        form = self._chance.choices(("exact", "at_least", "about"), (84, 9, 7))[0]
        if form == "about" and n > 10:
            round_n = round(n, -1)
            return Count(measure, round_n, round_n, round_n, "about")
        if form == "at_least":
            return Count(measure, n, n, None, "at_least")
        return Count(measure, n, n, n)

    def _revise(self, e: Happening) -> None:
        """One who counted early counts anew, and names the older number at times."""
        side = self._chance.choice((1 - e.side, APART))
        speaker = self._chance.choice(self._war.sides[side].counts)
        for late in (0, self._chance.choice((2, 2, 3))):
            counts = []
            for measure, known in e.counts.items():
                n, before = known[min(late, 2)], known[0]
                change = "rose_to" if late and n > before else None
                counts.append(Count(measure, n, n, n, change=change))
                if change and self._chance.random() < 0.4:
                    counts.append(Count(measure, before, before, before, change="previous"))
            actor = e.actor if self._chance.random() < 0.6 else None
            said = Said(e.number, e.kind, e.day, e.day, "day", e.place, actor, None, speaker, counts=tuple(counts))
            self._say(side, e.day + late, 23 * 60 if late == 0 else 0, said)

    def _vaguely(self, e: Happening) -> None:
        chance = self._chance
        late = chance.randint(2, 6)
        counts = [self._vague(m, known[2]) for m, known in e.counts.items()][:1]
        place = self._wider(e.place) if chance.random() < 0.7 else e.place
        kind = "attack" if not counts or chance.random() < 0.6 else "casualties"
        said = Said(e.number, kind, e.day + late - 6, e.day + late, "week", place, counts=tuple(counts))
        self._say(chance.choice((1 - e.side, APART)), e.day + late, 0, said)

    def _vague(self, measure: str, n: int) -> Count:
        if n > 20:
            return Count(measure, round(n, -1), round(n, -1), round(n, -1), "about")
        return Count(measure, 3, None, 10, "vague") if 3 <= n <= 10 else Count(measure, n, n, n)

    def _deny(self, e: Happening, day: int) -> None:
        force = self._war.sides[e.side].force
        said = Said(e.number, e.kind, e.day, e.day, "day", e.place, e.actor, e.target, force, "denied")
        for _ in range(self._chance.choice((1, 1, 2))):
            self._say(self._chance.choice((e.side, e.side, APART)), day, 12 * 60, said)

    # Who holds what

    def states(self, held: Held) -> None:
        """Statements of who holds a place, true ones and a few that are not, and denials of what was lost."""
        chance = self._chance
        for day in range(held.first, held.last + 1):
            if day == held.first or chance.random() < 0.3:
                holder = held.holder(day - 1 if day > held.first else day)
                if held.holder(day) == holder:
                    self._held(held, day, holder)
        for since, side in held.holders[1:]:
            if chance.random() < 0.35:
                held.disputed.update(range(since, since + 3))
                number = next(
                    e.number
                    for e in self._part.happenings
                    if (e.kind, e.place, e.day) == ("control_gained", held.place, since)
                )
                self._taken(held, since, side, number, denied_only=True)
        if chance.random() < 0.04 and held.last - held.first > 8:
            self._falsely(held)

    def _held(self, held: Held, day: int, holder: int) -> None:
        side = self._chance.choice((holder, APART))
        speaker = self._chance.choice(self._war.sides[side].counts) if self._chance.random() < 0.5 else None
        actor = self._war.sides[holder].force
        self._say(side, day, 0, Said(None, "control_held", day, day, "day", held.place, actor, speaker=speaker))

    def _taken(self, held: Held, day: int, side: int, number: int, denied_only: bool) -> None:
        """The other side denies that `side` took a place; told as done too where it was not told before."""
        winner, loser = self._war.sides[side], self._war.sides[1 - side]
        said = Said(number, "control_gained", day, day, "day", held.place, winner.force, None, winner.force)
        if not denied_only:
            self._say(side, day, 8 * 60, said)
        self._say(1 - side, day, 16 * 60, wording.later(said, speaker=loser.force, status="denied"))

    def _falsely(self, held: Held) -> None:
        day = held.first + 4
        if any(abs(since - day) < 4 for since, _ in held.holders[1:]):
            return
        self._extra += 1
        holder = held.holder(day)
        self._taken(held, day, 1 - holder, -1000 - self._part.number * 10 - self._extra, denied_only=False)
        held.disputed.update(range(day, day + 4))
        for late in (2, 3):
            self._held(held, day + late, holder)

    # Tallies

    def tally(self) -> None:
        """What one side's ministry counts since the war began, day by day; at times it falls, being corrected, or jumps."""
        chance, (first, last) = self._chance, self._part.days
        side = chance.randrange(2)
        speaker = self._war.sides[side].counts[0]
        for day in range(first, last + 1):
            n = truth.tally(self._war, side, day)
            count = Count("killed", n, n, n, scope="since")
            said = Said(
                truth.tally_number(self._war), "casualties", BEGAN, day, "span", self._war.country, speaker=speaker, counts=(count,)
            )  # fmt: skip
            for _ in range(chance.choice((1, 1, 2, 3))):
                self._say(chance.choice((side, side, APART)), day, 6 * 60, said)

    # Printing

    def _say(self, side: int, day: int, after: int, said: Said) -> None:
        """An outlet of a side says it, at a minute of the day after `after`; agencies say the most."""
        outlets = self._war.sides[side].outlets
        outlet = self._chance.choices(outlets, [4] + [2] * (len(outlets) - 1))[0]
        self._said.append((day * _DAY + self._chance.randrange(after, _DAY), outlet, said))

    def print(self) -> Iterator[Piece]:
        """The reports: some that say one thing, some that say several, and the copies of agencies' texts."""
        chance = self._chance
        desks: defaultdict[tuple[str, int], list[tuple[int, Said]]] = defaultdict(list)
        pages: list[tuple[int, str, list[Said]]] = []
        for minute, outlet, said in sorted(self._said, key=lambda s: (s[0], s[1])):
            if chance.random() < self._rates.joined:
                desks[outlet, minute // _DAY].append((minute, said))
            else:
                pages.append((minute, outlet, [said]))
        for (outlet, _), told in desks.items():
            once = {_what(said): said for _, said in told}
            pages.append((max(m for m, _ in told), outlet, list(once.values())))
        for i, (minute, outlet, page) in enumerate(pages):
            identity = f"{self._part.number}-{i}"
            coded = wording.report(identity, _moment(minute), outlet, page, chance)
            numbers = tuple(said.number for said in page)
            yield Piece(coded, numbers)
            yield from self._copies(coded, numbers, minute, outlet)

    def _copies(self, one: Coded, numbers: tuple[int | None, ...], minute: int, outlet: str) -> Iterator[Piece]:
        side = next(s for s in self._war.sides if outlet in s.outlets)
        if outlet != side.outlets[0] or self._chance.random() > self._rates.copied:
            return
        others = list(side.outlets[1:])
        self._chance.shuffle(others)
        for k, other in enumerate(others[: self._chance.choice((1, 1, 2, 2, 3, 4))]):
            minute += self._chance.randrange(5, 240)
            identity, moment = f"{one.doc.id}-c{k}", _moment(minute)
            if self._chance.random() < 0.2:
                coded = wording.quote(one, identity, moment, other, self._chance)
                yield Piece(coded, numbers[:1], quoted=one.doc.id)
            else:
                yield Piece(wording.copy(one, identity, moment, other, self._chance), numbers, origin=one.doc.id)


def _what(said: Said) -> tuple[object, ...]:
    """What an outlet tells once a day: the same by one speaker in the same status."""
    return (said.number, said.kind, said.speaker, said.status, said.place)


def _moment(minute: int) -> str:
    day, minute = divmod(minute, _DAY)
    return f"{date.fromordinal(day).isoformat()}T{minute // 60:02}:{minute % 60:02}"
