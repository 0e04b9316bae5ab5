"""Which place or actor a mention means, how sure that is, and why.

A place is chosen by what the text says it lies in, by the other places of the report and their nearness, by the report's
country, by the level that its type word asks for, and by size last. Below the threshold it stays unknown: no pin is better
than a wrong one. What is no place at all is left out of the result.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import msgspec

from rasid.records import Precision
from rasid.world import actors, places
from rasid.world.anaphora import Anaphora
from rasid.world.mentions import Mention
from rasid.world.places import PlaceRecord, distance_km
from rasid.world.weighing import Context, Evidence, Weighed, reasons, record_of, total

CHOICE_THRESHOLD: Final = 0.45
"""Least probability of the best candidate; below it the place is unknown."""
NAME_THRESHOLD: Final = 1.5
"""Least evidence that a mention is a place at all."""

NOT_KNOWN: Final = "no place of this name is known"
NOT_LIKELY: Final = "none is likely enough"
_SHOWN: Final = 5
"""Candidates that are told of."""
_COUNTRY_WIDE: Final = {"n": (0.6, 0.0), "s": (-0.6, 0.0), "e": (0.0, 0.6), "w": (0.0, -0.6), "c": (0.0, 0.0)}
_REGION_NAMES: Final = {
    "n": "north", "s": "south", "e": "east", "w": "west", "c": "centre",
    "ne": "northeast", "nw": "northwest", "se": "southeast", "sw": "southwest",
}  # fmt: skip


class Candidate(msgspec.Struct, frozen=True):
    """A place that a mention may mean, with its share of the probability, its score, and what spoke for it and against it."""

    id: str
    probability: float
    score: float
    evidence: tuple[Evidence, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """What spoke for it, in words."""
        return reasons(self.evidence)


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """A mention with what it means. `id` is None where that is unknown; `lat`, `lon` are None with it.

    For places `precision` is how exactly the text names the place (ريف إدلب is a governorate); `inside` is the index, in
    the list of results, of the mention that the text says this place lies in.
    """

    mention: Mention
    kind: str
    id: str | None = None
    name: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    probability: float = 0.0
    reason: str = ""
    inside: int | None = None
    candidates: tuple[Candidate, ...] = ()


def within(a: str, b: str) -> bool:
    """Whether place `a` lies in place `b`, or is it."""
    return places.load().within(a, b)


def resolve(mentions: Sequence[Mention], country: str | None = None, published: str | None = None) -> list[Resolved]:
    """The meaning of the mentions of one report, in their order, without those that are no places.

    `country` is the ISO 3166-1 code or the English name of the report's country, `published` its ISO date; both may be
    unknown.
    """
    home = places.load().country(country) if country else None
    context = Context(mentions, home)
    kept: list[tuple[int, Resolved]] = []
    for index, mention in enumerate(mentions):
        if mention.kind == "place":
            found = _place(context, index)
            if found:
                kept.append((index, found))
        elif not mention.generic.startswith("place:"):
            if _is_name(mention, home or context.dominant()):
                kept.append((index, Resolved(mention=mention, kind=mention.kind)))
        else:
            kept.append((index, Resolved(mention=mention, kind="generic")))
    return _finish(kept, context, home, published)


def _finish(
    kept: list[tuple[int, Resolved]], context: Context, home: str | None, published: str | None
) -> list[Resolved]:
    """Fills in what depends on the mentions before: generic words, actors, and what lies in what."""
    numbers = {index: number for number, (index, _) in enumerate(kept)}
    told = Anaphora(home or context.dominant(), published)
    result = []
    for index, found in kept:
        mention = found.mention
        if mention.kind == "place":
            outer = context.outer.get(index)
            inside = numbers.get(outer) if outer is not None else None
            found = msgspec.structs.replace(found, inside=inside)
            told.note_place(found.id)
        elif mention.generic.startswith("place:"):
            found = _generic_place(mention, told)
        else:
            found = _actor(mention, told)
        result.append(found)
    return result


def _generic_place(mention: Mention, told: Anaphora) -> Resolved:
    place = told.place(mention.generic.removeprefix("place:"))
    if place is None:
        return Resolved(mention=mention, kind="generic")
    record = places.load().get(place)
    return _pinned(mention, record, "generic", 0.6, f"named before: {record.id}", ())


def _actor(mention: Mention, told: Anaphora) -> Resolved:
    actor, probability, reason = told.actor(mention)
    if actor is None:
        return Resolved(mention=mention, kind=mention.kind, reason=reason)
    record = actors.load().get(actor)
    told.note_actor(record)
    kind = "actor" if mention.kind != "nisba" else "nisba"
    return Resolved(mention=mention, kind=kind, id=actor, name=record.ar, probability=probability, reason=reason)


def _pinned(
    mention: Mention, record: PlaceRecord, kind: str, probability: float, reason: str, candidates: tuple[Candidate, ...]
) -> Resolved:
    record = _directed(mention, record)
    lat, lon, precision = record.lat, record.lon, _precision(mention, record)
    if precision == "region" and record.level == "country":
        lat, lon = _shifted(record, mention.direction)
    return Resolved(
        mention=mention, kind=kind, id=record.id, name=record.ar, lat=lat, lon=lon, precision=precision,
        probability=probability, reason=reason, candidates=candidates,
    )  # fmt: skip


def _directed(mention: Mention, record: PlaceRecord) -> PlaceRecord:
    """The region of a country that a direction names (شمالي غرب سوريا), where the gazetteer has it."""
    region = _REGION_NAMES.get(mention.direction)
    if record.level == "country" and region and f"{record.id}-{region}" in places.load():
        return places.load().get(f"{record.id}-{region}")
    return record


def _shifted(record: PlaceRecord, direction: str) -> tuple[float, float]:
    lat, lon = record.lat, record.lon
    for letter in direction:
        north, east = _COUNTRY_WIDE.get(letter, (0.0, 0.0))
        lat += north * record.radius_km / 111
        lon += east * record.radius_km / (111 * max(0.2, math.cos(math.radians(record.lat))))
    return round(lat, 4), round(lon, 4)


def _precision(mention: Mention, record: PlaceRecord) -> Precision:
    if record.level == "country":
        return "region" if mention.direction else "country"
    if record.level == "governorate" or (
        mention.head and mention.head.word == "ريف" and record.level == "town" and record.rank >= 3
    ):
        return "governorate"
    return record.level


def _place(context: Context, index: int) -> Resolved | None:
    """The place a mention means, unknown, or None where it is no place."""
    mention = context.mentions[index]
    if not mention.candidates:
        return _unknown(mention, NOT_KNOWN, ())
    choice = choose(context, index)
    if choice.evidence < NAME_THRESHOLD:
        return None
    if not choice.sure:
        return _unknown(mention, NOT_LIKELY, choice.candidates)
    reason = ", ".join(choice.candidates[0].reasons)
    return _pinned(mention, record_of(choice.best.id), "place", choice.probability, reason, choice.candidates)


class Choice(NamedTuple):
    """What the places that bear a name weigh against each other.

    `share` is the probability of the best one among them, those that are one place to a reader taken together; `evidence` that
    of the mention being a place at all, `parts` what it is the sum of.
    """

    best: Weighed
    candidates: tuple[Candidate, ...]
    share: float
    evidence: float
    parts: tuple[Evidence, ...]
    plausible: bool

    @property
    def probability(self) -> float:
        """How likely the best one is meant."""
        return round(self.share / (1 + math.exp(1 - self.evidence)), 3)

    @property
    def sure(self) -> bool:
        """Whether it is likely enough to be taken."""
        return self.share >= CHOICE_THRESHOLD and self.plausible


def choose(context: Context, index: int) -> Choice:
    """Weighs the candidates, of which there are some, of a mention."""
    weighed = context.candidates(index)
    best = weighed[0]
    whole = sum(math.exp(one.score - best.score) for one in weighed)
    candidates = tuple(
        Candidate(one.id, round(math.exp(one.score - best.score) / whole, 3), one.score, one.evidence)
        for one in weighed[:_SHOWN]
    )
    parts = context.is_place(index, best)
    return Choice(
        best,
        candidates,
        sum(c.probability for c in candidates if _same(record_of(c.id), record_of(best.id))),
        total(parts),
        tuple(parts),
        context.is_plausible(best),
    )


def _unknown(mention: Mention, reason: str, candidates: tuple[Candidate, ...]) -> Resolved:
    level = mention.head.levels[0] if mention.head and mention.head.levels else None
    return Resolved(mention=mention, kind="place", precision=level, candidates=candidates, reason=reason)  # type: ignore[arg-type]


def _same(a: PlaceRecord, b: PlaceRecord) -> bool:
    """Whether two records are one place to a reader: a town, and the district and governorate that bear its name."""
    if within(a.id, b.id) or within(b.id, a.id):
        return True
    return a.country == b.country and distance_km(a.lat, a.lon, b.lat, b.lon) <= max(a.radius_km, b.radius_km, 8)


def _is_name(mention: Mention, home: str | None) -> bool:
    """Whether a generic word names an actor in reports on this country at all (الشباب does in Somalia)."""
    if mention.kind != "generic":
        return True
    rule = actors.load().generic(mention.generic)
    return rule.follows != "country" or home in rule.countries
