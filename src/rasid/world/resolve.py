"""Which place or actor a mention means, how sure that is, and why.

A place is chosen by what the text says it lies in, by the other places of the report and their nearness, by the report's
country, by the level that its type word asks for, and by size last. Below the threshold it stays unknown: no pin is better
than a wrong one. What is no place at all is left out of the result.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import msgspec

from rasid.arabic.tokens import REMEMBERED
from rasid.records import Precision
from rasid.world import actors, places
from rasid.world.anaphora import Anaphora
from rasid.world.mentions import Mention
from rasid.world.places import HEADED, RISKY, SURE, WEAK, PlaceRecord, distance_km

CHOICE_THRESHOLD: Final = 0.45
"""Least probability of the best candidate; below it the place is unknown."""
NAME_THRESHOLD: Final = 1.5
"""Least evidence that a mention is a place at all."""
MAX_GAP: Final = 4
"""Most tokens between a name and the place that it is said to lie in."""

_COUNTRY_WIDE: Final = {"n": (0.6, 0.0), "s": (-0.6, 0.0), "e": (0.0, 0.6), "w": (0.0, -0.6), "c": (0.0, 0.0)}
_REGION_NAMES: Final = {
    "n": "north", "s": "south", "e": "east", "w": "west", "c": "centre",
    "ne": "northeast", "nw": "northwest", "se": "southeast", "sw": "southwest",
}  # fmt: skip


class Candidate(msgspec.Struct, frozen=True):
    """A place or actor that a mention may mean, with its share of the probability and what spoke for it."""

    id: str
    probability: float
    reasons: tuple[str, ...]


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
    context = _Context(mentions, home)
    kept: list[tuple[int, Resolved]] = []
    for index, mention in enumerate(mentions):
        if mention.kind == "place":
            found = context.place(index)
            if found:
                kept.append((index, found))
        elif not mention.generic.startswith("place:"):
            if _is_name(mention, home or context.dominant()):
                kept.append((index, Resolved(mention=mention, kind=mention.kind)))
        else:
            kept.append((index, Resolved(mention=mention, kind="generic")))
    return _finish(kept, context, home, published)


def _finish(
    kept: list[tuple[int, Resolved]], context: _Context, home: str | None, published: str | None
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


class _Context:
    """What a report says of its places before any is decided: the sure ones, their countries, what lies in what."""

    def __init__(self, mentions: Sequence[Mention], home: str | None) -> None:
        self.mentions = mentions
        self.home = home
        self.outer = _outer_links(mentions)
        self.inner = {outer: index for index, outer in self.outer.items()}
        self.countries = self._count_countries()
        self.typed = {
            place for m in mentions if m.head and m.head_at >= 0 and m.kind == "place" for place in m.candidates
        }
        """Places that are named with their type word somewhere in the report, and so may stand without it elsewhere."""
        self.near = list(
            {place.id: place for place in self._anchors() if place.level not in ("country", "region")}.values()
        )

    def _count_countries(self) -> Counter[str]:
        found: Counter[str] = Counter()
        if self.home:
            found[self.home] += 2
        for mention in self.mentions:
            if mention.kind == "place" and mention.tier == SURE and not mention.state:
                codes = {_record(place).country for place in mention.candidates}
                if len(codes) == 1:
                    found[codes.pop()] += 1
        return found

    def _anchors(self) -> list[PlaceRecord]:
        """Places that need no others to be known: sure names that only one place, or one family of places, bears."""
        found = []
        for mention in self.mentions:
            if mention.kind == "place" and mention.tier == SURE:
                records = [record for record in map(_record, mention.candidates) if record.rank >= 2]
                local = [record for record in records if self.countries.get(record.country)] or records
                if local and len({record.country for record in local}) == 1:
                    found.append(max(local, key=lambda record: (record.rank, record.level == "town")))
        return found

    def dominant(self) -> str | None:
        """The country that most sure places lie in, or where none does, most actors."""
        counted = self.countries or Counter(
            country
            for mention in self.mentions
            if mention.kind in ("actor", "nisba") and len(mention.candidates) == 1
            for country in [actors.load().get(mention.candidates[0]).country.lower()]
            if country
        )
        best = counted.most_common(1)
        return best[0][0] if best else None

    def place(self, index: int) -> Resolved | None:
        """The place a mention means, unknown, or None where it is no place."""
        mention = self.mentions[index]
        if not mention.candidates:
            return Resolved(
                mention=mention,
                kind="place",
                precision=_unknown_level(mention),
                reason="no place of this name is known",
            )
        able = self._able(mention)
        scored = sorted(((*self._score(index, mention, record), record.id) for record in able), reverse=True)
        total = sum(math.exp(score - scored[0][0]) for score, _, _ in scored)
        candidates = tuple(
            Candidate(place, round(math.exp(s - scored[0][0]) / total, 3), reasons) for s, reasons, place in scored[:5]
        )
        best = _record(scored[0][2])
        evidence = self._evidence(index, mention, best, scored[0][1])
        if evidence < NAME_THRESHOLD:
            return None
        choice = sum(c.probability for c in candidates if _same(_record(c.id), best))
        probability = round(choice / (1 + math.exp(1 - evidence)), 3)
        if choice < CHOICE_THRESHOLD or not self._plausible(mention, best, scored[0][1]):
            return Resolved(
                mention=mention,
                kind="place",
                precision=_unknown_level(mention),
                candidates=candidates,
                reason="none is likely enough",
            )
        return _pinned(mention, best, "place", probability, ", ".join(candidates[0].reasons), candidates)

    def _able(self, mention: Mention) -> list[PlaceRecord]:
        """The candidates worth weighing: not the hamlets of other countries, where a better known place bears the name."""
        records = [_record(place) for place in mention.candidates]
        known = [record for record in records if record.rank >= 2 or record.country in self.countries]
        best = max((record.rank for record in known), default=0)
        if best >= 3 and (mention.head is None or not (mention.head.opens or mention.head.word in ("منطقة", "مديرية"))):
            known = [record for record in known if record.rank >= 2]
        return known or records

    def _plausible(self, mention: Mention, best: PlaceRecord, reasons: tuple[str, ...]) -> bool:
        """A hamlet abroad bears the name of many an unknown one at home."""
        return best.rank >= 2 or not self.countries or best.country in self.countries or "lies in" in " ".join(reasons)

    def _score(self, index: int, mention: Mention, record: PlaceRecord) -> tuple[float, tuple[str, ...]]:
        reasons = []
        score = 0.5 * record.rank
        if record.country == self.home:
            score += 1.5
            reasons.append("the report's country")
        if share := self.countries.get(record.country, 0):
            score += min(1.5, 0.5 * share)
            reasons.append("country of the report's other places")
        fit = _fit(mention, record)
        score += fit
        if fit > 0:
            reasons.append(f"level fits {mention.head.word}" if mention.head else "level")
        relation = self._relation(index, record)
        score += relation
        if relation > 0:
            reasons.append("lies in the place named beside it")
        near = self._nearness(index, record)
        score += near
        if near > 0.5:
            reasons.append("near the report's other places")
        if mention.exact:
            score += 0.5
        return score, tuple(reasons)

    def _relation(self, index: int, record: PlaceRecord) -> float:
        outer = self.outer.get(index)
        if outer is not None:
            return _best_relation(record, [_record(place) for place in self.mentions[outer].candidates], True)
        inner = self.inner.get(index)
        if inner is not None and self.mentions[inner].tier == SURE:
            return 0.5 * _best_relation(record, [_record(place) for place in self.mentions[inner].candidates], False)
        return 0.0

    def _nearness(self, index: int, record: PlaceRecord) -> float:
        if record.level in ("country", "region"):
            return 0.0
        best = 0.0
        own = self.mentions[index].candidates
        width = 111 * math.cos(math.radians(record.lat))
        for anchor in self.near:
            if anchor.id in own:
                continue
            distance = math.hypot((record.lat - anchor.lat) * 111, (record.lon - anchor.lon) * width)
            best = max(best, 1.5 - distance / 80)
        return best

    def _evidence(self, index: int, mention: Mention, best: PlaceRecord, reasons: tuple[str, ...]) -> float:
        """How much speaks for a mention being a place at all."""
        evidence = {SURE: 3.0, WEAK: 0.4, RISKY: -1.8, HEADED: -1.8}[mention.tier]
        if mention.head and mention.head_at >= 0:
            evidence += 2.6 if _fit(mention, best) > 0 else 0.6
        elif best.id in self.typed:
            evidence += 1.5
        evidence += _PREP_WEIGHT.get(mention.prep, 0.3 if mention.prep else 0.0)
        if index in self.outer and "lies in the place named beside it" in reasons:
            evidence += 2.2
        if mention.dateline:
            evidence += 1.2
        if mention.prep == "،" and self._listed_with_sure(index):
            evidence += 1.5
        evidence += 0.55 * best.rank - 0.55
        if not mention.exact:
            evidence -= 1.6 if " " not in mention.text else 0.5
        home = best.country == self.home or best.country in self.countries
        return evidence + (0.6 if home else -1.5 if self.countries and best.rank < 3 else 0.0)

    def _listed_with_sure(self, index: int) -> bool:
        before = self.mentions[index - 1] if index else None
        return before is not None and before.kind == "place" and (before.tier == SURE or before.head is not None)


_PREP_WEIGHT: Final = {
    "ب": 1.0,
    "في": 1.2,
    "من": 0.6,
    "الي": 0.7,
    "علي": 0.5,
    "نحو": 0.5,
    "قرب": 1.2,
    "داخل": 0.8,
    "محيط": 1.2,
    "ل": 0.1,
    "ك": -0.5,
}


@lru_cache(maxsize=REMEMBERED)
def _record(place: str) -> PlaceRecord:
    return places.load().get(place)


def _same(a: PlaceRecord, b: PlaceRecord) -> bool:
    """Whether two records are one place to a reader: a town, and the district and governorate that bear its name."""
    if within(a.id, b.id) or within(b.id, a.id):
        return True
    return a.country == b.country and distance_km(a.lat, a.lon, b.lat, b.lon) <= max(a.radius_km, b.radius_km, 8)


def _unknown_level(mention: Mention) -> Precision | None:
    return mention.head.levels[0] if mention.head and mention.head.levels else None  # type: ignore[return-value]


_LEVEL_BARE: Final = {
    "town": 0.6,
    "country": 0.8,
    "region": 0.5,
    "neighbourhood": 0.2,
    "governorate": 0.1,
    "site": 0.0,
    "district": -0.6,
}


def _fit(mention: Mention, record: PlaceRecord) -> float:
    """How well a place's level goes with the type word before its name."""
    if mention.head is None:
        return _LEVEL_BARE[record.level] if not mention.direction or record.level != "governorate" else 0.9
    levels = mention.head.levels
    if record.level not in levels:
        return -1.2
    return 1.6 - 0.3 * levels.index(record.level)


def _best_relation(record: PlaceRecord, outers: Sequence[PlaceRecord], inward: bool) -> float:
    """How well a place lies in one of the places that its neighbour may be (or, outward, holds it)."""
    best = -0.4
    for outer in outers:
        a, b = (record, outer) if inward else (outer, record)
        if a.id == b.id:
            continue
        if places.load().within(a.id, b.id):
            return 3.0
        distance = distance_km(a.lat, a.lon, b.lat, b.lon)
        if a.country == b.country and a.level != "country" and distance < b.radius_km + 12:
            best = max(best, 2.0)
    return best


def _outer_links(mentions: Sequence[Mention]) -> dict[int, int]:
    """Index of a mention -> index of the one after it that the text says it lies in: بلدة كفرنوران بريف حلب."""
    found = {}
    places_only = [index for index, mention in enumerate(mentions) if mention.kind == "place"]
    for left, right in itertools.pairwise(places_only):
        inner, outer = mentions[left], mentions[right]
        if outer.conj or outer.prep == "،" or outer.first - inner.last > MAX_GAP:
            continue
        begins = min(outer.first, outer.head_at if outer.head_at >= 0 else outer.first)
        lead = (
            outer.prep in ("ب", "في")
            or bool(outer.direction)
            or (outer.head is not None and outer.head.word in ("ريف", "محافظة", "قضاء"))
        )
        if lead and begins - inner.last <= 3:
            found[left] = right
    return found


def _is_name(mention: Mention, home: str | None) -> bool:
    """Whether a generic word names an actor in reports on this country at all (الشباب does in Somalia)."""
    if mention.kind != "generic":
        return True
    rule = actors.load().generic(mention.generic)
    return rule.follows != "country" or home in rule.countries
