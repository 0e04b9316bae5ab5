"""One claim, told twice: drafts of one event by one speaker become one; a new figure, time or speaker stays apart."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import Final

from rasid.coding.draft import Draft
from rasid.coding.figures import Quantity
from rasid.coding.roles import FINITE
from rasid.coding.status import SPOKEN

HEADED: Final = 6
"""How many claims a headline may make."""
NEAR: Final = 60
"""How many claims of its type back a claim may have been told before: a longer report is a chronicle, not a retelling."""


def merge(drafts: list[Draft], quantities: list[Quantity]) -> list[Draft]:
    """The drafts without repetitions, in order."""
    kept: list[Draft] = []
    alike: defaultdict[str, deque[Draft]] = defaultdict(lambda: deque(maxlen=NEAR))
    for draft in drafts:
        heading = next((k for k in kept[:HEADED] if _heads(k, draft, quantities)), None)
        if heading is not None:
            kept.remove(heading)
            alike[heading.type].remove(heading)
        twin = next((k for k in reversed(alike[draft.type]) if _same(k, draft, quantities)), None)
        if twin is None:
            kept.append(draft)
            alike[draft.type].append(draft)
        else:
            _join(twin, draft, quantities)
    return kept


def _heads(toll: Draft, draft: Draft, quantities: list[Quantity]) -> bool:
    """Whether a headline's toll is told below with its act: the same figures, of which it has no other."""
    if not toll.sentence.headline or toll.trigger is not None or draft.sentence.headline or draft.type == toll.type:
        return False
    had, told = _keys(toll, quantities), _keys(draft, quantities)
    return bool(had) and all(told.get(key) == value for key, value in had.items())


def _same(a: Draft, b: Draft, quantities: list[Quantity]) -> bool:
    return (
        a.status == b.status
        and _speakers(a, b)
        and _places(a, b)
        and _times(a, b)
        and _doers(a, b)
        and _figures(a, b, quantities)
    )


def _speakers(a: Draft, b: Draft) -> bool:
    if a.sentence.headline or not a.speaker or not b.speaker:
        return a.sentence.headline or (not a.speaker and not b.speaker) or b.definite or a.sentence is b.sentence
    x, y = a.speaker[0], b.speaker[0]
    return x.span == y.span or x.text == y.text or (x.id is not None and x.id == y.id)


def _places(a: Draft, b: Draft) -> bool:
    if b.inherited_place or a.inherited_place or not a.places or not b.places:
        return True
    return any(p.span == q.span or (p.id and p.id == q.id) or p.text == q.text for p in a.places for q in b.places)


def _times(a: Draft, b: Draft) -> bool:
    if a.time is None or b.time is None or a.inherited_time or b.inherited_time:
        return True
    return a.time.start[:10] <= b.time.end[:10] and b.time.start[:10] <= a.time.end[:10]


def _doers(a: Draft, b: Draft) -> bool:
    """Whether the same may have done both: two verbs with subjects that differ tell two acts."""
    if any(d.trigger is None or d.trigger.form.kind not in FINITE for d in (a, b)):
        return True
    x, y = {p.id for p in a.actors if p.id}, {p.id for p in b.actors if p.id}
    if a.type in SPOKEN and not (x and y):
        x, y = {p.text for p in a.actors}, {p.text for p in b.actors}
    return not x or not y or bool(x & y)


def _keys(draft: Draft, quantities: list[Quantity]) -> dict[tuple[object, ...], tuple[object, ...]]:
    rows = [quantities[i] for i in draft.quantities if quantities[i].part_of is None]
    return {(q.measure, q.group): (q.low, q.best, q.high) for q in rows}


def _figures(a: Draft, b: Draft, quantities: list[Quantity]) -> bool:
    x, y = _keys(a, quantities), _keys(b, quantities)
    return all(y[k] == v for k, v in x.items() if k in y)


def _join(kept: Draft, other: Draft, quantities: list[Quantity]) -> None:
    """Keep the fuller telling; a headline gives way to the body."""
    had = _keys(kept, quantities)
    fresh = [
        i
        for i in other.quantities
        if (quantities[i].measure, quantities[i].group) not in had or quantities[i].part_of is not None
    ]
    if kept.sentence.headline and not other.sentence.headline:
        kept.first, kept.last, kept.sentence, kept.trigger = other.first, other.last, other.sentence, other.trigger
        kept.speaker = other.speaker or kept.speaker
        if other.places and not other.inherited_place:
            kept.places, kept.inherited_place = other.places, False
        fresh, kept.quantities = (list(other.quantities), []) if other.quantities else (fresh, kept.quantities)
    kept.quantities = sorted({*kept.quantities, *fresh})
    if (kept.time is None or kept.inherited_time) and other.time is not None:
        kept.time, kept.inherited_time = other.time, other.inherited_time
    if kept.inherited_place and other.places and not other.inherited_place:
        kept.places, kept.inherited_place = other.places, False
    kept.actors = kept.actors or other.actors
    kept.targets = kept.targets or other.targets
    kept.rules.append("merge.told_again")
