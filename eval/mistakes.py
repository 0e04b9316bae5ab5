"""What the coder gets wrong, by kind: each mistake with the words it is about, what the gold says there and what was read.

A claim of the gold that was not found is one of these, the first that fits: its act was read with another day, with another place,
as another type, or not at all (`missed`). A claim that is not right is one of those, or tells again what was found (`twice`), or
tells what the gold does not (`added`). Of the events that were found, each field that is wrong is a mistake of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rasid.evaluate import Claimed, Reading, days, found, loose, near, overlap, point, same_place
from rasid.records import Entity, Figure, Place, Span, Speaker


class Mistake(NamedTuple):
    """One mistake; `wanted` and `read` are words or fixed names, None where there is nothing on that side."""

    kind: str
    span: Span
    wanted: str | None
    read: str | None


KINDS = (
    "missed", "added", "twice", "type", "place", "day",
    "status", "speaker_missed", "speaker_added", "speaker_other", "speaker_kind", "dates",
    "actor_missed", "actor_added", "target_missed", "target_added",
    "figure_missed", "figure_added", "place_missed", "place_far",
)  # fmt: skip
"""Every kind, events first."""


def mistakes(gold: Reading, answer: Reading) -> Iterator[Mistake]:
    """What an answer gets wrong of one report."""
    pairs = found(gold, answer)
    yield from _events(gold.claims, answer.claims, pairs)
    for i, j in pairs:
        yield from _fields(gold.claims[i], answer.claims[j])
    yield from _figures(gold, answer)
    yield from _places(gold, answer)


def _events(gold: Sequence[Claimed], answer: Sequence[Claimed], pairs: list[tuple[int, int]]) -> Iterator[Mistake]:
    wanted = [c for i, c in enumerate(gold) if i not in {i for i, _ in pairs}]
    read = [c for j, c in enumerate(answer) if j not in {j for _, j in pairs}]
    for kind, test, words in _NEAR_MISSES:
        for claim in list(wanted):
            other = next((r for r in read if overlap(claim.trigger, r.trigger) and test(claim, r)), None)
            if other is not None:
                wanted.remove(claim)
                read.remove(other)
                yield Mistake(kind, _at(claim), words(claim), words(other))
    for claim in wanted:
        yield Mistake("missed", _at(claim), claim.type, None)
    told = [answer[j] for _, j in pairs]
    for claim in read:
        again = any(claim.type == t.type and not _apart(claim, t) for t in told)
        yield Mistake("twice" if again else "added", _at(claim), None, claim.type)


def _apart(a: Claimed, b: Claimed) -> bool:
    """Whether both name places and share none: two claims of a type that may be two events."""
    return bool(a.places and b.places) and not any(same_place(p, q) for p in a.places for q in b.places)


def _other_place(gold: Claimed, read: Claimed) -> bool:
    return gold.type == read.type and _apart(gold, read)


_NEAR_MISSES: tuple[tuple[str, Callable[[Claimed, Claimed], bool], Callable[[Claimed], str]], ...] = (
    ("place", _other_place, lambda claim: claim.places[0].text),
    ("day", lambda gold, read: gold.type == read.type, lambda claim: _day_words(claim)),
    ("type", lambda gold, read: True, lambda claim: claim.type),
)
"""In order: how a claim that was read at the words of one that was not found can differ, and what tells the difference."""


def _fields(gold: Claimed, read: Claimed) -> Iterator[Mistake]:
    at = _at(gold)
    if gold.status != read.status:
        yield Mistake("status", at, gold.status, read.status)
    if days(gold) and days(gold) != days(read):
        yield Mistake("dates", at, _day_words(gold), _day_words(read))
    yield from _speakers(at, gold.speaker, read.speaker)
    for field, wanted, had in (("actor", gold.actors, read.actors), ("target", gold.targets, read.targets)):
        yield from (Mistake(f"{field}_missed", e.span, e.text, None) for e in wanted if not _meets(e, had))
        yield from (Mistake(f"{field}_added", e.span, None, e.text) for e in had if not _meets(e, wanted))


def _speakers(at: Span, gold: Sequence[Speaker], read: Sequence[Speaker]) -> Iterator[Mistake]:
    same = [(g, r) for g in gold for r in read if overlap(g.span, r.span)]
    if same:
        if not any(g.kind == r.kind for g in gold for r in read):
            yield Mistake("speaker_kind", same[0][0].span, same[0][0].kind, same[0][1].kind)
    elif gold and read:
        yield Mistake("speaker_other", at, gold[0].text, read[0].text)
    elif gold:
        yield Mistake("speaker_missed", gold[0].span, gold[0].text, None)
    elif read:
        yield Mistake("speaker_added", read[0].span, None, read[0].text)


def _figures(gold: Reading, answer: Reading) -> Iterator[Mistake]:
    wanted = {loose(f): f for c in gold.claims for f in c.figures}
    read = {loose(f): f for c in answer.claims for f in c.figures}
    for key, figure in wanted.items():
        if key not in read:
            other = next((f for f in read.values() if overlap(f.span, figure.span)), None)
            yield Mistake("figure_missed", figure.span, _amount(figure), _amount(other) if other else None)
    for key, figure in read.items():
        if key not in wanted and not any(overlap(f.span, figure.span) for f in wanted.values()):
            yield Mistake("figure_added", figure.span, None, _amount(figure))


def _places(gold: Reading, answer: Reading) -> Iterator[Mistake]:
    read = {p.span: p for c in answer.claims for p in c.places}.values()
    for place in {p.span: p for c in gold.claims for p in c.places if point(p)}.values():
        here = [p for p in read if overlap(place.span, p.span)]
        if not here:
            yield Mistake("place_missed", place.span, place.text, None)
        elif not any(near(place, p) for p in here):
            yield Mistake("place_far", place.span, _located(place), _located(here[0]))


def _meets(entity: Entity, others: Sequence[Entity]) -> bool:
    return any(overlap(entity.span, other.span) for other in others)


def _at(claim: Claimed) -> Span:
    return claim.trigger or claim.evidence or (0, 0)


def _day_words(claim: Claimed) -> str:
    """The days of a claim, in ISO form."""
    told = days(claim)
    return " – ".join(dict.fromkeys(day.isoformat() for day in told)) if told else "?"


def _amount(figure: Figure) -> str:
    """A figure as its measure and numbers, as `killed 9–12`."""
    numbers = dict.fromkeys("?" if n is None else f"{n:,}" for n in (figure.low, figure.high))
    unit = "" if figure.unit == "person" else f" {figure.unit}"
    return f"{figure.measure} {'–'.join(numbers)}{unit}"


def _located(place: Place) -> str:
    where = point(place)
    return f"{place.text} {where[0]:.2f}, {where[1]:.2f}" if where else place.text
