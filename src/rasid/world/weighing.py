"""What speaks for a name being a place, and for which of the places that bear it: each reason has a name and a weight.

The weights are on a logarithmic scale: a point more makes a candidate e times as likely.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from rasid.arabic.text import fold
from rasid.arabic.tokens import REMEMBERED
from rasid.world import actors, around, places, words
from rasid.world.mentions import Mention
from rasid.world.places import HEADED, RISKY, SURE, WEAK, PlaceRecord, distance_km
from rasid.world.words import ARTICLE, SKIPPED, Head

Evidence = tuple[str, float]
"""A reason and its weight; against it where the weight is below 0."""

MAX_GAP: Final = 4
"""Most tokens between a name and the place that it is said to lie in."""

RANK: Final = "how well known it is"
HOME: Final = "the report's country"
COUNTRY: Final = "country of the report's other places"
LEVEL: Final = "level"
INSIDE: Final = "lies in the place named beside it"
NEAR: Final = "near the report's other places"
WRITTEN: Final = "article as in its name"
NATION: Final = "the adjective of its country behind it"

_NEAR_KM: Final = 40
"""How far apart places of one list lie where one of them vouches for the other."""
_WIDEST_KM: Final = 200
"""How far a region may reach for a place in it to say that it is meant."""
_LEAST_SHARE: Final = 0.5
"""How many sure places in a country make it one that the report is about."""
_LEAST_NEAR: Final = 0.5
"""Weight from which nearness is a reason; less is as good as none."""
_SIGNS: Final = str.maketrans(dict.fromkeys(SKIPPED, " "))
_SILENT: Final = frozenset({RANK, WRITTEN})
"""Evidence that most candidates have, and so no reason to tell."""


def reasons(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """What speaks for a candidate, in words."""
    return tuple(
        name
        for name, weight in evidence
        if weight > 0 and name not in _SILENT and (name != NEAR or weight > _LEAST_NEAR)
    )


def total(evidence: Sequence[Evidence]) -> float:
    """The weights together, added in their order: `sum` rounds otherwise from Python 3.12 on."""
    whole = 0.0
    for _, weight in evidence:
        whole += weight
    return whole


class Weighed(NamedTuple):
    """A place that a name may mean, its score, and why. Those of one name sort by what is likelier."""

    score: float
    reasons: tuple[str, ...]
    id: str
    evidence: tuple[Evidence, ...]


class Context:
    """What a report says of its places before any is decided: the sure ones, their countries, what lies in what."""

    def __init__(self, mentions: Sequence[Mention], home: str | None) -> None:
        self.mentions = mentions
        self.home = home
        self.outer = _outer_links(mentions)
        """Index of a mention -> index of the one that the text says it lies in."""
        self._inner = {outer: index for index, outer in self.outer.items()}
        self.countries = self._count_countries()
        """Country -> how many sure places of the report lie in it; somebody armed or an agency of it counts as half a place."""
        self._shares: dict[str, float] = {}
        self._typed = {
            place for m in mentions if m.head and m.head_at >= 0 and m.kind == "place" for place in m.candidates
        }
        """Places that are named with their type word somewhere in the report, and so may stand without it elsewhere."""
        self._near = list(
            {place.id: place for place in self._anchors() if place.level not in ("country", "region")}.values()
        )

    def dominant(self) -> str | None:
        """The country that most sure places lie in, or where none does, most actors."""
        counted: Mapping[str, float] = self.countries or Counter(
            country
            for mention in self.mentions
            if mention.kind in ("actor", "nisba") and len(mention.candidates) == 1
            for country in [actors.load().get(mention.candidates[0]).country.lower()]
            if country
        )
        return max(counted, key=lambda country: counted[country], default=None)

    def candidates(self, index: int) -> list[Weighed]:
        """The places that a mention may mean, likeliest first."""
        mention = self.mentions[index]
        return sorted((self._weigh(index, mention, record) for record in self._able(index, mention)), reverse=True)

    def is_place(self, index: int, best: Weighed) -> list[Evidence]:
        """What speaks for a mention being a place at all, and against it, given the place that it would mean."""
        mention, record, told = self.mentions[index], record_of(best.id), dict(best.evidence)
        found: list[Evidence] = [_TIERS[mention.tier]]
        if mention.head and mention.head_at >= 0:
            found.append(self._typed_by(mention, mention.head, record))
        elif best.id in self._typed:
            found.append(("named with its type word elsewhere", 1.5))
        if prep := _preposition(mention):
            found.append(("what stands before it", prep))
        if index in self.outer and INSIDE in best.reasons:
            found.append((INSIDE, 2.2))
        elif WRITTEN in told and mention.tier != HEADED and NEAR in told:
            found.append((NEAR, min(1.0, 0.7 * told[NEAR])))
        if mention.direction:
            found.append(("a side of it is named", 0.8))
        if record.level == "country" and mention.prep in ("في", "ب", "الي"):
            found.append(("a country that something is in", 0.6))
        if mention.dateline:
            found.append(("opens a line as where it was written", 1.2))
        if listed := self._listed(index, record):
            found.append(listed)
        if mention.onto and self._at_home(record):
            found.append(("what is done to a place", 1.3))
        if rank := 0.55 * record.rank - 0.55:
            found.append((RANK, rank))
        if WRITTEN not in told:
            found.append(("article not as in its name", _other_article(mention, record)))
        if self.home in record.countries and record.rank >= 2:
            found.append((HOME, 1.1))
        elif self._at_home(record):
            found.append((COUNTRY, min(1.0, 0.4 + 0.3 * self._share(record)) if record.rank >= 2 else 0.6))
        elif self.countries and (record.rank < 3 or (mention.tier >= RISKY and mention.head is None)):
            found.append(("a little known place of another country", -1.5))
        return found

    def is_plausible(self, best: Weighed) -> bool:
        """Whether the best candidate may be meant: a hamlet abroad bears the name of many an unknown one at home."""
        record = record_of(best.id)
        return record.rank >= 2 or not self.countries or self._at_home(record) or INSIDE in best.reasons

    def _at_home(self, record: PlaceRecord) -> bool:
        """Whether a place lies in a country that the report is about."""
        return self._share(record) >= _LEAST_SHARE

    def _share(self, record: PlaceRecord) -> float:
        """How many sure places lie in its country, or in that of its countries which has most."""
        share = self._shares.get(record.id)
        if share is None:
            share = self._shares[record.id] = max(self.countries.get(country, 0.0) for country in record.countries)
        return share

    def _typed_by(self, mention: Mention, head: Head, record: PlaceRecord) -> Evidence:
        """What the type word right before a name says; one that bears names of others says little of a place far away."""
        if record.level in head.levels:
            if not head.lent:
                return "its type word before it", 2.6
            own = 2.6 if mention.tier < RISKY else 1.3 if record.rank >= 2 else 0.0
            return "what bears its name before it", own if self._at_home(record) else 0.0
        if head.lent and not ("town" in head.levels and record.level in _WIDE and self._at_home(record)):
            return "what bears its name before it", -4.0
        return "a type word of another level before it", 0.6

    def _count_countries(self) -> dict[str, float]:
        found: dict[str, float] = {self.home: 2.0} if self.home else {}
        for mention in self.mentions:
            codes, weight = _countries(mention)
            if len(codes) == 1:
                code = next(iter(codes))
                found[code] = found.get(code, 0.0) + weight
        return found

    def _anchors(self) -> list[PlaceRecord]:
        """Places that need no others to be known: sure names that only one place, or one family of places, bears."""
        found = []
        for mention in self.mentions:
            if mention.kind == "place" and mention.tier == SURE:
                records = [record for record in _well_known(mention) if record.rank >= 2]
                local = [record for record in records if self.countries.get(record.country)] or records
                if local and len({record.country for record in local}) == 1:
                    found.append(max(local, key=lambda record: (record.rank, record.level == "town")))
        return found

    def _able(self, index: int, mention: Mention) -> list[PlaceRecord]:
        """The candidates worth weighing: not the hamlets of other countries, where a better known place bears the name.

        Those that lie in what the text says are always among them.
        """
        records = [record_of(place) for place in mention.candidates]
        if len(records) == 1:
            return records
        outer = [record for record in self._outer_records(index) if record.level != "region"]
        inside = {record.id for record in records if any(_lies_in(record, one) for one in outer)}
        known = [record for record in records if record.rank >= 2 or record.id in inside or self._at_home(record)]
        best = max((record.rank for record in known), default=0)
        if best >= 3 and (mention.head is None or not (mention.head.opens or mention.head.word in ("منطقة", "مديرية"))):
            known = [record for record in known if record.rank >= 2 or record.id in inside]
        return known or records

    def _weigh(self, index: int, mention: Mention, record: PlaceRecord) -> Weighed:
        found: list[Evidence] = [(RANK, 0.5 * record.rank)] if record.rank else []
        if self.home in record.countries:
            found.append((HOME, 1.5))
        if share := self._share(record):
            found.append((COUNTRY, min(1.5, 0.5 * share)))
        if fit := _fit(mention, record):
            found.append((f"level fits {mention.head.word}" if mention.head else LEVEL, fit))
        if relation := self._relation(index, record):
            found.append((INSIDE, relation))
        if near := self._nearness(index, record):
            found.append((NEAR, near))
        if self._named_as_of(index, record):
            found.append((NATION, 2.0))
        if mention.exact and is_written(record.id, mention.text, mention.prep):
            found.append((WRITTEN, 0.5))
        return Weighed(total(found), reasons(found), record.id, tuple(found))

    def _relation(self, index: int, record: PlaceRecord) -> float:
        if outer := self._outer_records(index):
            return _best_relation(record, outer, True)
        inner = self._inner.get(index)
        if inner is not None and self.mentions[inner].tier == SURE:
            return 0.5 * _best_relation(record, [record_of(place) for place in self.mentions[inner].candidates], False)
        return 0.0

    def _outer_records(self, index: int) -> list[PlaceRecord]:
        """What the text may say that a place lies in: of مدينة حلب the town, and not the governorate."""
        outer = self.outer.get(index)
        if outer is None:
            return []
        mention = self.mentions[outer]
        if mention.tier >= RISKY and not mention.head:
            return []
        records = list(map(record_of, mention.candidates))
        fitting = [record for record in records if mention.head and record.level == mention.head.levels[0]]
        return fitting or records

    def _named_as_of(self, index: int, record: PlaceRecord) -> bool:
        """Whether the adjective right behind the name says that it is a place of this country: المنصورة المصرية."""
        mention, following = self.mentions[index], self.mentions[index + 1 : index + 2]
        return any(
            after.kind == "nisba"
            and after.first == mention.last + 1
            and actors.load().get(after.candidates[0]).country.lower() == record.country
            for after in following
        )

    def _nearness(self, index: int, record: PlaceRecord) -> float:
        if record.level == "country":
            return 0.0
        if record.level == "region":
            return 1.5 if self._holds_one(index, record) else 0.0
        best = 0.0
        own = self.mentions[index].candidates
        width = 111 * math.cos(math.radians(record.lat))
        for anchor in self._near:
            if anchor.id in own:
                continue
            distance = math.hypot((record.lat - anchor.lat) * 111, (record.lon - anchor.lon) * width)
            best = max(best, 1.5 - distance / 80)
        return best

    def _holds_one(self, index: int, region: PlaceRecord) -> bool:
        """Whether another place of the report lies in a region that is not half a continent."""
        return region.radius_km <= _WIDEST_KM and any(
            anchor.id not in self.mentions[index].candidates
            and distance_km(region.lat, region.lon, anchor.lat, anchor.lon) <= region.radius_km
            for anchor in self._near
        )

    def _listed(self, index: int, record: PlaceRecord) -> Evidence | None:
        """What it says that a name is joined to one that lies near it, or to one that is surely a place."""
        mention, following = self.mentions[index], self.mentions[index + 1 : index + 2]
        before = self.mentions[index - 1 : index] if mention.prep == "،" else []
        after = [one for one in following if one.prep == "،"]
        joined = [one for one in (*before, *after) if one.kind == "place" and not (one.head and one.head.lent)]
        if any(_beside(record, one) for one in joined):
            return "in a list with a place near it", 2.5
        if any(one.tier == SURE or one.head is not None for one in joined):
            return "in a list with a place", 1.5
        return None


_WIDE: Final = frozenset({"governorate", "region"})
"""Levels of what a hospital or a school is named after because it lies in it."""
_OF_ONE_COUNTRY: Final = frozenset({"armed_group", "police", "tribe", "monitor", "medical", "rescue"})
"""Kinds of actors that act in their own country."""


def _countries(mention: Mention) -> tuple[set[str], float]:
    """The countries that a name may belong to, and how much one of them says for the report's places."""
    lent = mention.head is not None and mention.head.lent
    if mention.kind == "place" and mention.tier == SURE and not mention.state and not lent:
        ranks: dict[str, int] = {}
        for record in _well_known(mention):
            ranks[record.country] = max(record.rank, ranks.get(record.country, 0))
        best = max(ranks.values(), default=0)
        surely = {country for country, rank in ranks.items() if rank > best - 2}
        likely = {country for country, rank in ranks.items() if rank == best}
        return (surely, 1.0) if len(surely) == 1 else (likely, 0.3)
    if mention.kind == "actor":
        bearers = [actors.load().get(actor) for actor in mention.candidates]
        local = all(actor.kind in _OF_ONE_COUNTRY for actor in bearers)
        return ({actor.country.lower() for actor in bearers} - {""} if local else set()), 0.5
    return set(), 0.0


_TIERS: Final[dict[int, Evidence]] = {
    SURE: ("a name that is a place wherever it stands", 3.0),
    WEAK: ("a name that few know", 0.4),
    RISKY: ("a name that is a common word too", -1.8),
    HEADED: ("a hamlet's name that is a common word", -1.8),
}
_PREP_WEIGHT: Final = {
    "ب": 1.0, "في": 1.2, "من": 0.6, "الي": 0.7, "علي": 0.5, "نحو": 0.5, "قرب": 1.2, "داخل": 0.8, "محيط": 1.2, "ل": 0.1, "ك": -0.5,
    "اطراف": 1.2, "مشارف": 1.2, "ضواحي": 1.2, "تخوم": 1.2, "جبهه": 0.8, "محور": 0.8, "سكان": 0.6, "اهالي": 0.6, "حدود": 0.8,
    "عموم": 1.2, "انحاء": 1.2, "ربوع": 1.2,
}  # fmt: skip
"""How much a word before a name makes it a place; any other counts a little."""
_LEVEL_BARE: Final = {
    "town": 0.6, "country": 0.8, "region": 0.5, "neighbourhood": 0.2, "governorate": 0.1, "site": 0.0, "district": -0.6,
}  # fmt: skip
"""How likely a name without a type word is of a level."""


def _other_article(mention: Mention, record: PlaceRecord) -> float:
    """How much speaks against a name that stands with an article where it has none, or without one: رياض is no الرياض."""
    if " " in mention.text:
        indefinite = ARTICLE not in fold(mention.text) and fold(record.ar).startswith(ARTICLE)
        return -4.5 if indefinite else -0.5  # منطقة خضراء is any one
    led = mention.prep or mention.head or mention.dateline or mention.direction
    return -1.6 if led else -4.5


def _preposition(mention: Mention) -> float:
    """How much the word before a name makes it a place; ب before a common word without article is an idiom: بحجة, بهدف."""
    if mention.prep == "ب" and mention.tier in (RISKY, HEADED) and not fold(mention.text).startswith(ARTICLE):
        return 0.0
    return _PREP_WEIGHT.get(mention.prep, 0.3 if mention.prep else 0.0)


@lru_cache(maxsize=REMEMBERED)
def record_of(place: str) -> PlaceRecord:
    """The place with this id."""
    return places.load().get(place)


@lru_cache(maxsize=REMEMBERED)
def is_written(place: str, text: str, prep: str) -> bool:
    """Whether a place bears the name with the articles just as in the text."""
    record, written = record_of(place), " ".join(fold(text).translate(_SIGNS).split())
    if prep == "ل" and written.startswith("لل"):
        written = ARTICLE + written[2:]
    return any(fold(name) == written for name in (record.ar, *record.variants))


def _well_known(mention: Mention) -> list[PlaceRecord]:
    """The places of a mention that reports name, or all where none of them is known: no hamlet that is called حمص."""
    records = list(map(record_of, mention.candidates))
    return [record for record in records if record.rank >= 2] or records


def _fit(mention: Mention, record: PlaceRecord) -> float:
    """How well a place's level goes with the type word before its name."""
    head = mention.head
    if head is None:
        sides = mention.direction and mention.direction != "c" and record.level == "governorate"
        return 0.9 if sides else _LEVEL_BARE[record.level]
    if record.level not in head.levels or (head.word == "مدينة" and not record.rank):
        return -1.2
    foreign = bool(head.used_in) and head.used_in.isdisjoint(record.countries)
    return 1.6 - 0.3 * head.levels.index(record.level) - foreign


def _lies_in(record: PlaceRecord, outer: PlaceRecord) -> bool:
    return record.id != outer.id and places.load().within(record.id, outer.id)


def _beside(record: PlaceRecord, mention: Mention) -> bool:
    """Whether a known place lies near one that a mention may mean."""
    near = (one for one in map(record_of, mention.candidates) if one.rank >= 2 and one.level != "region")
    return record.rank >= 2 and any(
        one.id != record.id and distance_km(record.lat, record.lon, one.lat, one.lon) < _NEAR_KM for one in near
    )


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
    found: dict[int, int] = {}
    places_only = [index for index, mention in enumerate(mentions) if mention.kind == "place"]
    for left, right in reversed(list(itertools.pairwise(places_only))):
        inner, outer = mentions[left], mentions[right]
        if outer.prep == "،" and right in found and outer.first - inner.last <= MAX_GAP:
            found[left] = found[right]
        if outer.conj or outer.prep == "،" or outer.first - inner.last > MAX_GAP:
            continue
        begins = min(outer.first, outer.head_at if outer.head_at >= 0 else outer.first)
        if _leads_in(outer) and begins - inner.last <= 3:
            found[left] = right
    return found


def _leads_in(outer: Mention) -> bool:
    """Whether a name stands as what the one before it lies in: بريف حلب, في حلب, غرب حلب."""
    if outer.prep in ("ب", "في") or outer.direction:
        return True
    if outer.head is not None and outer.head.word in ("ريف", "محافظة", "قضاء"):
        return True
    return around.plain(fold(outer.text.split(" ", 1)[0]))[0] in words.load().directions
