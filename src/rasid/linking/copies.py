"""Who only repeats whom: one agency's text in twenty outlets is one source.

A text is a near-copy of another when nearly all runs of five words of the shorter one stand in the longer one, and that is not
much longer. Which texts to compare is found by MinHash: texts of one week that share a band of their sketches, or a long sentence,
are candidates, and every candidate is confirmed by comparing the runs themselves. A quoted sentence is found by its
`passage`, a number for its words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple

from rensa import RMinHash

from rasid.arabic.text import fold
from rasid.linking.claims import LAST, Told, day_number, printer_key
from rasid.records import Coded, Span

_RUN: Final = 5
"""Words in a row that are compared as one."""
_LEAST_WORDS: Final = 12
"""Shorter texts and passages say too little to be told from chance."""
_ALIKE: Final = 0.8
"""The share of the shorter text's runs that stand in the longer one."""
_LONGER: Final = 3
"""A text so many times as long as another has more to say than to repeat it: it quotes."""
_BANDS, _ROWS, _SEED = 16, 4, 1
_SENTENCES: Final = 8
"""Long sentences of a text, the first so many, that are looked for in others."""
DAYS: Final = 7
"""A text printed again later than this counts as news of its own."""

_WORD: Final = re.compile(r"\w+")
_STOP: Final = re.compile(r"[.؟!\n]+(?:\s|$)")


class Text(NamedTuple):
    """A report as it is compared: its id, when it was published, and its text."""

    id: str
    published: str | None
    text: str

    @property
    def order(self) -> tuple[str, str]:
        """Who was first: by publication, then id."""
        return (self.published or LAST, self.id)


def bands(text: str) -> tuple[int, ...]:
    """Numbers of which two near-copies share one, almost always; none for a short text."""
    found = _runs(text)
    if not found:
        return ()
    sketch = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    sketch.update(sorted(found))
    values = sketch.digest()
    own = [_number((band, *values[band * _ROWS : (band + 1) * _ROWS])) for band in range(_BANDS)]
    long = [words for sentence in _STOP.split(text) if len(words := _words(sentence)) >= _LEAST_WORDS]
    return tuple(dict.fromkeys((*own, *map(_number, long[:_SENTENCES]))))


def alike(text: str, other: str) -> bool:
    """Whether two texts are near-copies."""
    short, long = sorted((_runs(text), _runs(other)), key=len)
    return bool(short) and len(long) <= _LONGER * len(short) and len(short & long) >= _ALIKE * len(short)


def passage(text: str, evidence: Span) -> int | None:
    """A number for the words of a claim's evidence; None where they are too few to show that one was taken from another."""
    words = _words(text[slice(*evidence)])
    return _number(words) if len(words) >= _LEAST_WORDS else None


def pairs(texts: Iterable[Text]) -> list[tuple[Text, Text]]:
    """Near-copies among texts, published within a week of each other, the earlier first."""
    buckets: defaultdict[int, list[Text]] = defaultdict(list)
    found: dict[tuple[str, str], tuple[Text, Text]] = {}
    for text in sorted(texts, key=lambda t: t.order):
        for band in bands(text.text):
            for earlier in buckets[band]:
                if (earlier.id, text.id) not in found and near(earlier, text) and alike(earlier.text, text.text):
                    found[earlier.id, text.id] = (earlier, text)
            buckets[band].append(text)
    return list(found.values())


def near(one: Text, other: Text) -> bool:
    """Whether two texts were published so close that one may be a copy of the other."""
    days = day_number(one.published) or 0, day_number(other.published) or 0
    return abs(days[0] - days[1]) <= DAYS


def origins(alike: Iterable[tuple[Text, Text]]) -> dict[str, str]:
    """For each copy the text that it repeats: the first near-copy of it that repeats none itself, so that chains do not grow."""
    earlier: defaultdict[str, list[Text]] = defaultdict(list)
    texts: dict[str, Text] = {}
    for one, other in alike:
        first, second = sorted((one, other), key=lambda t: t.order)
        earlier[second.id].append(first)
        texts |= {first.id: first, second.id: second}
    found: dict[str, str] = {}
    for text in sorted(texts.values(), key=lambda t: t.order):
        heads = [t for t in earlier[text.id] if t.id not in found]
        if heads:
            found[text.id] = min(heads, key=lambda t: t.order).id
    return found


def told(coded: Iterable[Coded]) -> list[Told]:
    """Every claim of the reports, with who printed its text first, where the reports have texts."""
    coded = list(coded)
    docs = {one.doc.id: one.doc for one in coded}
    found = origins(pairs(Text(d.id, d.published, d.text) for d in docs.values()))
    printers = {copy: printer_key(docs[first].outlet, first) for copy, first in found.items()}
    return [
        Told(claim, doc.published, doc.outlet, printers.get(doc.id), passage(doc.text, claim.evidence))
        for doc, claims in ((one.doc, one.claims) for one in coded)
        for claim in claims
    ]


def by_source(claims: Iterable[Told]) -> list[list[Told]]:
    """The claims of an event by independent source, sources and claims in the order of telling.

    Claims on one speaker, by one outlet or in one and the same words are of one source.
    """
    first: dict[str | int, str | int] = {}

    def root(of: str | int) -> str | int:
        while first.setdefault(of, of) != of:
            of = first[of]
        return of

    ordered = sorted(claims, key=lambda t: t.position)
    for told in ordered:
        source = root(told.source)
        if told.passage is not None:
            first[root(told.passage)] = source
    found: defaultdict[str | int, list[Told]] = defaultdict(list)
    for told in ordered:
        found[root(told.source)].append(told)
    return list(found.values())


def independent(claims: Iterable[Told]) -> int:
    """How many sources tell an event."""
    return len(by_source(claims))


def repeats(source: Iterable[Told]) -> list[str]:
    """The reports among the claims of one source that only print another's text, or words that an earlier one had."""
    own: dict[str, bool] = {}
    passages: set[int] = set()
    for told in source:
        said = told.passage is not None and told.passage in passages
        own[told.claim.report] = own.get(told.claim.report, False) or not (told.printer or said)
        passages |= {told.passage} if told.passage is not None else set()
    return [report for report, is_own in own.items() if not is_own]


@lru_cache(maxsize=512)
def _runs(text: str) -> frozenset[str]:
    words = _words(text)
    if len(words) < _LEAST_WORDS:
        return frozenset()
    return frozenset(" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _number(parts: Iterable[object]) -> int:
    """A number of 63 bits for what the parts say, the same on any machine."""
    data = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big") >> 1
