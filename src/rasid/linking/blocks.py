"""Which claims are compared at all: those that share a key of type family and place, on days near each other.

A claim puts itself under some keys and looks under others, so that a neighbourhood meets its city and its governorate but not the
next neighbourhood. Where no place can say it, an exact toll or, of an act of speech, the speaker does. Two claims meet
when one looks where the other is; that depends on the two alone, so it is the same in one batch or one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple

from rasid.linking.families import LASTING, SPEECH, family
from rasid.linking.marks import Mark, Where
from rasid.linking.space import GOVERNORATE, cells, foreign, over

REACH: Final = 3
"""Days between two claims that may still be compared."""
LONGEST: Final = 45
"""Days of a period in which others are looked for; of a longer one, the last so many."""
_TELLING: Final = 4
"""The least toll that is compared where no place is."""


class Keys(NamedTuple):
    """The keys that a claim is found under, and those that it looks under."""

    put: frozenset[str]
    look: frozenset[str]


@lru_cache(maxsize=500_000)
def number(key: str) -> int:
    """A key as a number of 63 bits, the same on any machine: what a store keeps."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def keys(mark: Mark) -> Keys:
    """The keys of a claim; claims of different type families never meet, nor running totals of different things."""
    if mark.tally:
        own = frozenset({f"tally {mark.tally}"})
        return Keys(own, own)
    kind = family(mark.type)
    places, words = _of_places(kind, mark.where), _of_words(kind, mark)
    return Keys(places.put | words.put, places.look | words.look)


def days(mark: Mark) -> tuple[int, int]:
    """The days on which a claim is found: all of its own, of a long period the last ones; a running total at any time."""
    return (0, 0) if mark.tally else (max(mark.first, mark.last - LONGEST), mark.last)


def reach(mark: Mark) -> int:
    """How many days before or after its own a claim may find others."""
    return REACH if mark.type in LASTING else REACH - 1


def near(one: Mark, other: Mark) -> bool:
    """Whether the days of two claims are so close that they may meet."""
    (first, last), (begin, end) = days(one), days(other)
    return max(first - end, begin - last) <= max(reach(one), reach(other))


def meetings(marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Pairs of places in the list whose claims meet, each once, the smaller first.

    The list is gone through in order of days, and what lies too far back is dropped from each key as it is looked under,
    so that time and memory grow with the pairs and not with the list.
    """
    there: defaultdict[str, list[int]] = defaultdict(list)
    spans = [days(m) for m in marks]
    for i in sorted(range(len(marks)), key=lambda i: spans[i]):
        own, begin = keys(marks[i]), spans[i][0]
        met: set[int] = set()
        for key in own.look:
            if (found := there.get(key)) is not None:
                kept = [j for j in found if spans[j][1] + REACH >= begin]
                if len(kept) < len(found):
                    there[key] = kept
                met.update(kept)
        for j in met:
            if near(marks[i], marks[j]):
                yield (i, j) if i < j else (j, i)
        for key in own.put:
            there[key].append(i)


@cache
def _of_places(kind: str, where: Where) -> Keys:
    put: set[str] = set()
    look: set[str] = set()
    for spot in where.spots:
        holders = over(spot)
        put |= {f"{kind} ={spot.key}", *(f"{kind} <{key}" for key in holders)}
        look |= {f"{kind} ={spot.key}", f"{kind} <{spot.key}", *(f"{kind} ={key}" for key in holders)}
        # A place that only its point tells meets all around it, and all around look for such places.
        squares, unknown = set(cells(spot)), foreign(spot)
        put |= {f"{kind} +{c}" for c in squares} | ({f"{kind} !{c}" for c in squares} if unknown else set())
        look |= {f"{kind} !{c}" for c in squares} | ({f"{kind} +{c}" for c in squares} if unknown else set())
    return Keys(frozenset(put), frozenset(look))


def _of_words(kind: str, mark: Mark) -> Keys:
    """Keys of tolls, for what tells no place below a governorate and for others to meet it, and of who spoke."""
    put: set[str] = set()
    look: set[str] = set()
    wide = not any(s.level < GOVERNORATE for s in mark.where.spots)
    for amount in mark.amounts:
        if amount.best is not None and amount.best >= _TELLING:
            narrowly, widely = (f"{kind} {sign}{amount.measure} {amount.best}" for sign in "#?")
            put.add(widely if wide else narrowly)
            look |= {widely, narrowly} if wide else {widely}
    if mark.type in SPEECH or not mark.where.spots:
        spoke = {f"{kind} @{actor}" for actor in mark.actors}
        put |= spoke
        look |= spoke
    return Keys(frozenset(put), frozenset(look))
