"""What happens in the made world: campaigns of strikes, places that change hands, talks, truces, and tallies that run.

Everything follows from the seed. A part (one campaign, one talk, one truce, one tally) draws from a chance of its own, so a
world of any size can be made part by part and a part is the same whoever asks for it first.
"""

from __future__ import annotations

import random
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, Literal

from rasid.world import places
from rasid.world.places import PlaceRecord

FIRST: Final = date(2025, 1, 1).toordinal()
BEGAN: Final = date(2024, 2, 20).toordinal()
"""The day from which the tallies count."""
BASE_EVENTS: Final = 2_000
BASE_DAYS: Final = 120
APART: Final = 2
"""The side of those who take none."""

STRIKES: Final = ("shelling", "air_strike", "drone_strike", "explosion", "armed_clash", "attack")
MISTAKEN: Final = ("shelling", "air_strike", "drone_strike", "explosion")
"""Strikes that are taken for one another, and laid on the wrong side."""
_KINDS: Final = (*STRIKES, "abduction", "detention", "displacement", "destruction")
_WEIGHTS: Final = (22, 12, 8, 9, 14, 12, 5, 6, 7, 5)
_TALKS: Final = ("meeting", "condemnation", "demand", "protest")
_MEASURES: Final = {"abduction": "abducted", "detention": "detained", "displacement": "displaced"}

Shape = Literal["campaign", "talk", "truce", "tally"]


@dataclass(frozen=True)
class Side:
    """One who fights, or those who stand apart: their units, who counts for them, and their outlets, an agency first."""

    force: str
    units: tuple[str, ...]
    counts: tuple[str, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True)
class War:
    """Two sides and those apart, in one country."""

    country: str
    sides: tuple[Side, Side, Side]


@dataclass(frozen=True)
class Happening:
    """What happened once. `counts` holds, for each measure, what was known after nought, one and two days."""

    number: int
    kind: str
    day: int
    place: str
    side: int
    actor: str
    target: str | None = None
    counts: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    children: int = 0
    heard: float = 3.0
    """How many tell of it, on average."""


@dataclass
class Held:
    """Who held a place from which day on, over which days that is asked, and on which it was in open dispute."""

    place: str
    holders: list[tuple[int, int]]
    first: int
    last: int
    disputed: set[int] = field(default_factory=set)

    def holder(self, day: int) -> int:
        """The side that held it at the end of a day."""
        return [side for since, side in self.holders if since <= day][-1]


@dataclass
class Part:
    """A piece of the world with its own chance: what happened in it, and who held what."""

    number: int
    shape: Shape
    war: War
    chance: random.Random
    happenings: list[Happening] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    days: tuple[int, int] = (FIRST, FIRST)


@cache
def wars() -> tuple[War, ...]:
    """The wars of the world."""
    rows = tomllib.loads(Path(__file__).with_name("wars.toml").read_text(encoding="utf-8"))["war"]
    return tuple(War(row["country"], tuple(_side(s) for s in (*row["side"], row["apart"]))) for row in rows)  # type: ignore[arg-type]


def _side(row: dict[str, list[str]]) -> Side:
    force = str(row.get("force", ""))
    return Side(force, tuple(row.get("units", ())), tuple(row["counts"]), tuple(row["outlets"]))


@cache
def fronts(country: str) -> tuple[tuple[str, ...], ...]:
    """Places that are fought over together: the neighbourhoods of a city, or near towns of a district, by gazetteer id."""
    known = places.load()
    within: defaultdict[str, list[PlaceRecord]] = defaultdict(list)
    for identity in known.ids:
        one = known.get(identity)
        parent = known.get(one.parent) if one.parent else None
        inner = parent and (one.level, parent.level) in (("neighbourhood", "town"), ("town", "district"))
        if one.country == country and parent and inner and one.radius_km < places.DEFAULT_RADIUS_KM[one.level] * 3:
            within[parent.id].append(one)
    found = []
    for parent_id in sorted(within):
        near = sorted(within[parent_id], key=lambda p: (round(p.lat, 1), p.lon, p.id))
        found += [tuple(p.id for p in near[i : i + 8]) for i in range(0, min(len(near), 80), 8) if len(near) - i >= 5]
    return tuple(found)


def parts(events: int, seed: int) -> Iterator[Part]:
    """The parts of a world in which about so many events happen."""
    days = int(BASE_DAYS * max(events / BASE_EVENTS, 0.1) ** 0.5)
    number = happened = 0
    while happened < events:
        chance = random.Random(f"{seed}/{number}")
        shape: Shape = chance.choices(("campaign", "talk", "truce", "tally"), (46, 40, 10, 4))[0]
        war = chance.choices(wars(), [len(fronts(w.country)) for w in wars()])[0]
        part = Part(number, shape, war, chance)
        begin = FIRST + chance.randrange(days)
        _SHAPES[shape](part, begin, happened)
        number += 1
        happened += len(part.happenings)
        yield part


def _campaign(part: Part, begin: int, number: int) -> None:
    chance = part.chance
    sites = chance.choice(_weighted(part.war.country))
    length = chance.randint(5, 18)
    part.days = (begin, begin + length)
    for _ in range(min(int(chance.lognormvariate(2.4, 0.7)) + 2, 60)):
        side = chance.randrange(2)
        kind = chance.choices(_KINDS, _WEIGHTS)[0]
        actor = chance.choice(part.war.sides[side].units)
        place, day = chance.choice(sites), begin + chance.randrange(length)
        counts, children = _counts(kind, chance)
        heard = 1.2 + sum(c[2] for m, c in counts.items() if m == "killed") ** 0.6
        target = part.war.sides[1 - side].force if kind == "armed_clash" else None
        part.happenings.append(
            Happening(number + len(part.happenings), kind, day, place, side, actor, target, counts, children, heard)
        )
    if chance.random() < 0.4:
        for place in chance.sample(sites, min(3, len(sites))):
            _change_hands(part, place, number)


@cache
def _weighted(country: str) -> tuple[tuple[str, ...], ...]:
    """The fronts of a country, every third one in a city."""
    known, found = places.load(), fronts(country)
    cities = [f for f in found if known.get(f[0]).level == "neighbourhood"]
    often = (len(found) - len(cities)) // (2 * len(cities)) if cities else 0
    return (*found, *cities * often)


def _counts(kind: str, chance: random.Random) -> tuple[dict[str, tuple[int, int, int]], int]:
    """How many were hurt, as known after nought, one and two days, and how many of the dead were children."""
    if kind in _MEASURES:
        size = int(chance.lognormvariate(5.5 if kind == "displacement" else 1.8, 0.9)) + 2
        return {_MEASURES[kind]: (size, size, size)}, 0
    if kind not in STRIKES or chance.random() < 0.3:
        return {}, 0
    grows = chance.random() < 0.35
    counts = {}
    for measure, mean in (("killed", 1.3), ("injured", 1.9)):
        last = int(chance.lognormvariate(mean, 0.9))
        if last:
            early = max(1, round(last * chance.uniform(0.5, 0.95))) if grows else last
            counts[measure] = (early, chance.randint(early, last), last)
    killed = counts.get("killed", (0, 0, 0))[0]
    return counts, chance.randint(1, killed - 1) if killed > 3 and chance.random() < 0.3 else 0


def _change_hands(part: Part, place: str, number: int) -> None:
    """A place that begins with one side and is taken once or twice, each time told as an event."""
    chance, (first, last) = part.chance, part.days
    side = chance.randrange(2)
    held = Held(place, [(first, side)], first, last + 3)
    days = sorted(chance.sample(range(first + 1, last), min(chance.choice((1, 1, 1, 2)), max(last - first - 1, 0))))
    for day in days:
        if day - held.holders[-1][0] < 4:
            continue
        left = chance.random() < 0.25
        loser, side = side, 1 - side
        held.holders.append((day, side))
        kinds = [("control_gained", side)] + ([("withdrawal", loser)] if left else [])
        for kind, who in kinds:
            actor, target = part.war.sides[who].force, part.war.sides[1 - who].force
            whom = target if kind == "control_gained" else None
            event = Happening(number + len(part.happenings), kind, day, place, who, actor, whom, heard=4.0)
            part.happenings.append(event)
    part.held.append(held)


def _talk(part: Part, begin: int, number: int) -> None:
    chance = part.chance
    kind = chance.choice(_TALKS)
    side = chance.randrange(2)
    place = chance.choice(chance.choice(_weighted(part.war.country)))
    town = places.load().parents(place)[0] if kind != "protest" else place
    actor, target = part.war.sides[side].force, part.war.sides[1 - side].force
    whom = target if kind in ("meeting", "condemnation", "demand") else None
    part.happenings.append(Happening(number, kind, begin, town, side, actor, whom, heard=2.5))


def _truce(part: Part, begin: int, number: int) -> None:
    """A truce in a town, and breaches of it that one side lays on the other."""
    chance = part.chance
    place = chance.choice(chance.choice(_weighted(part.war.country)))
    sides = part.war.sides
    part.happenings.append(Happening(number, "ceasefire", begin, place, 0, sides[0].force, sides[1].force, heard=5.0))
    day = begin
    for _ in range(chance.randrange(4)):
        day += chance.randint(1, 4)
        side = chance.randrange(2)
        accused = Happening(
            number + len(part.happenings), "violation", day, place, side, sides[side].force, sides[1 - side].force
        )
        part.happenings.append(accused)


def _tally(part: Part, begin: int, _: int) -> None:
    """Some weeks of a tally; what it says follows from its war alone, see `tally`."""
    part.days = (begin, begin + part.chance.randint(5, 20))


def tally(war: War, side: int, day: int) -> int:
    """The dead since the war began, as one side counts them on a day: a sixth less by the one side than by the other."""
    steady = (day - BEGAN) * (30 + 7 * wars().index(war))
    return int(steady * (1, 1.2, 1.1)[side]) + random.Random(f"{war.country}/{side}/{day}").randrange(20)


def tally_number(war: War) -> int:
    """The number under which all tellings of a war's tally come."""
    return -1 - wars().index(war)


_SHAPES = {"campaign": _campaign, "talk": _talk, "truce": _truce, "tally": _tally}
