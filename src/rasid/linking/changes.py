"""What is known now that was not known then: two views of the same past, set against each other.

Events are matched by their claims, for ids may have gone over to others: an event then is the one now that holds most of its
claims. Nothing here reads a clock; the two views are those of two moments.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from rasid.linking.space import place_key
from rasid.records import Control, Event, Place, Record, Toll

What = Literal[
    "new", "gone", "merged", "split", "told", "type", "days", "place", "actor", "toll", "disputed", "settled", "control",
]  # fmt: skip
"""`told` is more claims that change nothing else; `disputed` and `settled` are disputes that came up and went."""


class Changed(Record, frozen=True, kw_only=True):
    """One change: of an event (by its id now, or then where it is gone) or of who holds a place.

    `before` and `after` are words for what was and is; `claims` are the ids of the claims that are new in the event.
    """

    what: What
    event: str | None = None
    type: str | None = None
    start: str | None = None
    places: tuple[Place, ...] = ()
    about: str = ""
    before: str = ""
    after: str = ""
    claims: tuple[str, ...] = ()


def changes(before: Sequence[Event], after: Sequence[Event]) -> list[Changed]:
    """What changed between the events known at one moment and those known at a later one, in the order of the events."""
    heirs = _heirs(before, after)
    came_from: defaultdict[str, list[Event]] = defaultdict(list)
    gone = [old for old in before if not heirs[old.id]]
    for old in before:
        if heirs[old.id]:
            came_from[heirs[old.id][0]].append(old)
    found = [_changed("gone", old, before=old.type) for old in gone]
    for event in after:
        found += _of_event(event, came_from[event.id], heirs)
    return found


def control_changes(before: Iterable[Control], after: Iterable[Control]) -> list[Changed]:
    """The places whose holder is another one now."""
    then = {place_key(c.place): c.holder for c in before}
    return [
        Changed(
            what="control",
            places=(c.place,),
            start=c.since,
            about="holder",
            before=then.get(place_key(c.place)) or "",
            after=c.holder or "",
            claims=c.claims,
        )
        for c in after
        if place_key(c.place) not in then or then[place_key(c.place)] != c.holder
    ]


def _heirs(before: Iterable[Event], after: Iterable[Event]) -> dict[str, list[str]]:
    """For each event of then the events of now that hold its claims, the one with most of them first."""
    home = {claim: e.id for e in after for claim in e.claims}
    found = {}
    for old in before:
        counts = Counter(home[c] for c in old.claims if c in home)
        found[old.id] = sorted(counts, key=lambda e: (-counts[e], e != old.id, e))
    return found


def _of_event(event: Event, olds: Sequence[Event], heirs: dict[str, list[str]]) -> list[Changed]:
    if not olds:
        split = [old for old, new in heirs.items() if event.id in new]
        return (
            [_changed("split", event, before=" ".join(split))]
            if split
            else [_changed("new", event, claims=event.claims)]
        )
    old = next((o for o in olds if o.id == event.id), olds[0])
    known = {c for o in olds for c in o.claims}
    fresh = tuple(c for c in event.claims if c not in known)
    found = list(_of_fields(old, event, fresh))
    if len(olds) > 1:
        others = " ".join(o.id for o in olds if o is not old)
        found.append(_changed("merged", event, before=others, after=event.id))
    if fresh and not found:
        found.append(_changed("told", event, before=str(len(old.claims)), after=str(len(event.claims)), claims=fresh))
    return found


def _of_fields(old: Event, new: Event, fresh: tuple[str, ...]) -> Iterator[Changed]:
    if old.type != new.type:
        yield _changed("type", new, before=old.type, after=new.type, claims=fresh)
    if (old.start, old.end) != (new.start, new.end):
        yield _changed("days", new, before=_days(old), after=_days(new), claims=fresh)
    if _places(old) != _places(new):
        yield _changed("place", new, before=_places(old), after=_places(new), claims=fresh)
    if _actors(old) != _actors(new):
        yield _changed("actor", new, before=_actors(old), after=_actors(new), claims=fresh)
    yield from _of_tolls(old, new, fresh)
    for name in new.disputes:
        if name not in old.disputes:
            yield _changed("disputed", new, about=name, claims=fresh)
    for name in old.disputes:
        if name not in new.disputes:
            yield _changed("settled", new, about=name, claims=fresh)


def _of_tolls(old: Event, new: Event, fresh: tuple[str, ...]) -> Iterator[Changed]:
    before = {_toll_key(t): t for t in old.tolls}
    for toll in new.tolls:
        was = before.pop(_toll_key(toll), None)
        if was is None or (was.low, was.high) != (toll.low, toll.high):
            words = _range(was) if was else ""
            yield _changed("toll", new, about=_toll_key(toll), before=words, after=_range(toll), claims=fresh)
    for key, toll in before.items():
        yield _changed("toll", new, about=key, before=_range(toll), claims=fresh)


def _changed(
    what: What, event: Event, about: str = "", before: str = "", after: str = "", claims: tuple[str, ...] = ()
) -> Changed:
    return Changed(
        what=what,
        event=event.id,
        type=event.type,
        start=event.start,
        places=event.places,
        about=about,
        before=before,
        after=after,
        claims=claims,
    )


def _toll_key(toll: Toll) -> str:
    told = (
        toll.measure,
        toll.group,
        toll.unit if toll.unit != "person" else None,
        "since" if toll.scope == "since" else None,
    )
    return " ".join(filter(None, told))


def _range(toll: Toll) -> str:
    low, high = toll.low, toll.high
    if low == high:
        return str(low) if low is not None else ""
    return f"{low}+" if high is None else f"{low or 0}–{high}"


def _days(event: Event) -> str:
    return " – ".join(dict.fromkeys(d for d in (event.start, event.end) if d))


def _places(event: Event) -> str:
    return "، ".join(dict.fromkeys(p.name or p.text for p in event.places))


def _actors(event: Event) -> str:
    return "، ".join(dict.fromkeys(a.id or a.text for a in event.actors))
