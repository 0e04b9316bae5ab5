"""What the world knows of a name that somebody asks by, and what lies inside it."""

from __future__ import annotations

from functools import cache

from rasid.linking.sides import lineage
from rasid.world import actors, places
from rasid.world.words import name_key


def ids(kind: str, asked: str) -> set[str]:
    """The ids of the places (`kind` place) or actors (else) that bear a name, in Arabic or English; an id means itself."""
    key = name_key(asked)
    if kind == "place":
        known = places.load()
        return {asked} | {p.id for p in known.named(key)} | _english_places().get(asked.strip().lower(), set())
    return {asked} | set(actors.load().names.get(key, ())) | _english_actors().get(asked.strip().lower(), set())


def inside(kind: str, key: str, meant: set[str]) -> bool:
    """Whether a place or an actor is one of those meant, or lies in one, or is part of one."""
    if key in meant:
        return True
    if kind == "place":
        known = places.load()
        return key in known and not meant.isdisjoint(known.parents(key))
    return kind == "actor" and not meant.isdisjoint(lineage(key))


@cache
def _english_places() -> dict[str, set[str]]:
    known = places.load()
    found: dict[str, set[str]] = {}
    for identity in known.ids:
        found.setdefault(known.get(identity).en.lower(), set()).add(identity)
    return found


@cache
def _english_actors() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for actor in actors.load():
        for name in (actor.en, *actor.aliases_en):
            found.setdefault(name.lower(), set()).add(actor.id)
    return found
