"""What speaks for a name being a place, and for which of the places that bear it: each reason has a name and a weight.

The weights are on a logarithmic scale: a point more makes a candidate e times as likely.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from rasid.arabic.tokens import REMEMBERED
from rasid.world import actors, places
from rasid.world.mentions import Mention
from rasid.world.places import HEADED, RISKY, SURE, WEAK, PlaceRecord, distance_km

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

_LEAST_NEAR: Final = 0.5
"""Weight from which nearness is a reason; less is as good as none."""
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
        """Country -> how many sure places of the report lie in it."""
        self._typed = {
            place for m in mentions if m.head and m.head_at >= 0 and m.kind == "place" for place in m.candidates
        }
        """Places that are named with their type word somewhere in the report, and so may stand without it elsewhere."""
        self._near = list(
            {place.id: place for place in self._anchors() if place.level not in ("country", "region")}.values()
        )

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

    def candidates(self, index: int) -> list[Weighed]:
        """The places that a mention may mean, likeliest first."""
        mention = self.mentions[index]
        return sorted((self._weigh(index, mention, record) for record in self._able(mention)), reverse=True)

    def is_place(self, index: int, best: Weighed) -> list[Evidence]:
        """What speaks for a mention being a place at all, and against it, given the place that it would mean."""
        mention, record = self.mentions[index], record_of(best.id)
        found: list[Evidence] = [_TIERS[mention.tier]]
        if mention.head and mention.head_at >= 0:
            fits = _fit(mention, record) > 0
            found.append(("its type word before it", 2.6) if fits else ("a type word of another level before it", 0.6))
        elif best.id in self._typed:
            found.append(("named with its type word elsewhere", 1.5))
        if prep := _PREP_WEIGHT.get(mention.prep, 0.3 if mention.prep else 0.0):
            found.append(("what stands before it", prep))
        if index in self.outer and INSIDE in best.reasons:
            found.append((INSIDE, 2.2))
        if mention.dateline:
            found.append(("opens a line as where it was written", 1.2))
        if mention.prep == "،" and self._listed_with_sure(index):
            found.append(("in a list with a place", 1.5))
        if rank := 0.55 * record.rank - 0.55:
            found.append((RANK, rank))
        if not mention.exact:
            found.append(("article not as in its name", -1.6 if " " not in mention.text else -0.5))
        if record.country == self.home or record.country in self.countries:
            found.append((COUNTRY, 0.6))
        elif self.countries and record.rank < 3:
            found.append(("a little known place of another country", -1.5))
        return found

    def is_plausible(self, best: Weighed) -> bool:
        """Whether the best candidate may be meant: a hamlet abroad bears the name of many an unknown one at home."""
        record = record_of(best.id)
        return record.rank >= 2 or not self.countries or record.country in self.countries or INSIDE in best.reasons

    def _count_countries(self) -> Counter[str]:
        found: Counter[str] = Counter()
        if self.home:
            found[self.home] += 2
        for mention in self.mentions:
            if mention.kind == "place" and mention.tier == SURE and not mention.state:
                codes = {record_of(place).country for place in mention.candidates}
                if len(codes) == 1:
                    found[codes.pop()] += 1
        return found

    def _anchors(self) -> list[PlaceRecord]:
        """Places that need no others to be known: sure names that only one place, or one family of places, bears."""
        found = []
        for mention in self.mentions:
            if mention.kind == "place" and mention.tier == SURE:
                records = [record for record in map(record_of, mention.candidates) if record.rank >= 2]
                local = [record for record in records if self.countries.get(record.country)] or records
                if local and len({record.country for record in local}) == 1:
                    found.append(max(local, key=lambda record: (record.rank, record.level == "town")))
        return found

    def _able(self, mention: Mention) -> list[PlaceRecord]:
        """The candidates worth weighing: not the hamlets of other countries, where a better known place bears the name."""
        records = [record_of(place) for place in mention.candidates]
        known = [record for record in records if record.rank >= 2 or record.country in self.countries]
        best = max((record.rank for record in known), default=0)
        if best >= 3 and (mention.head is None or not (mention.head.opens or mention.head.word in ("منطقة", "مديرية"))):
            known = [record for record in known if record.rank >= 2]
        return known or records

    def _weigh(self, index: int, mention: Mention, record: PlaceRecord) -> Weighed:
        found: list[Evidence] = [(RANK, 0.5 * record.rank)] if record.rank else []
        if record.country == self.home:
            found.append((HOME, 1.5))
        if share := self.countries.get(record.country, 0):
            found.append((COUNTRY, min(1.5, 0.5 * share)))
        if fit := _fit(mention, record):
            found.append((f"level fits {mention.head.word}" if mention.head else LEVEL, fit))
        if relation := self._relation(index, record):
            found.append((INSIDE, relation))
        if near := self._nearness(index, record):
            found.append((NEAR, near))
        if mention.exact:
            found.append((WRITTEN, 0.5))
        return Weighed(total(found), reasons(found), record.id, tuple(found))

    def _relation(self, index: int, record: PlaceRecord) -> float:
        outer = self.outer.get(index)
        if outer is not None:
            return _best_relation(record, [record_of(place) for place in self.mentions[outer].candidates], True)
        inner = self._inner.get(index)
        if inner is not None and self.mentions[inner].tier == SURE:
            return 0.5 * _best_relation(record, [record_of(place) for place in self.mentions[inner].candidates], False)
        return 0.0

    def _nearness(self, index: int, record: PlaceRecord) -> float:
        if record.level in ("country", "region"):
            return 0.0
        best = 0.0
        own = self.mentions[index].candidates
        width = 111 * math.cos(math.radians(record.lat))
        for anchor in self._near:
            if anchor.id in own:
                continue
            distance = math.hypot((record.lat - anchor.lat) * 111, (record.lon - anchor.lon) * width)
            best = max(best, 1.5 - distance / 80)
        return best

    def _listed_with_sure(self, index: int) -> bool:
        before = self.mentions[index - 1] if index else None
        return before is not None and before.kind == "place" and (before.tier == SURE or before.head is not None)


_TIERS: Final[dict[int, Evidence]] = {
    SURE: ("a name that is a place wherever it stands", 3.0),
    WEAK: ("a name that few know", 0.4),
    RISKY: ("a name that is a common word too", -1.8),
    HEADED: ("a hamlet's name that is a common word", -1.8),
}
_PREP_WEIGHT: Final = {
    "ب": 1.0, "في": 1.2, "من": 0.6, "الي": 0.7, "علي": 0.5, "نحو": 0.5, "قرب": 1.2, "داخل": 0.8, "محيط": 1.2, "ل": 0.1, "ك": -0.5,
}  # fmt: skip
"""How much a word before a name makes it a place; any other counts a little."""
_LEVEL_BARE: Final = {
    "town": 0.6, "country": 0.8, "region": 0.5, "neighbourhood": 0.2, "governorate": 0.1, "site": 0.0, "district": -0.6,
}  # fmt: skip
"""How likely a name without a type word is of a level."""


@lru_cache(maxsize=REMEMBERED)
def record_of(place: str) -> PlaceRecord:
    """The place with this id."""
    return places.load().get(place)


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
