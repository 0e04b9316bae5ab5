"""The names that the pages show for the ids in the records, in the reader's language."""

from __future__ import annotations

from functools import cache

from rasid import codebook
from rasid.web.language import Language
from rasid.world import actors, places


def event_type(name: str, language: Language) -> str:
    """The label of an event type; its name, spaced, where the codebook has no such type."""
    kind = codebook.types().get(name)
    return kind.label[language.code] if kind else name.replace("_", " ")


def group(name: str) -> str:
    """The group of an event type: `violence`, `force`, `people` or `politics`."""
    kind = codebook.types().get(name)
    return kind.group if kind else "politics"


def actor(actor_id: str | None, language: Language) -> str | None:
    """The neutral name of an actor; None for an id that is not known."""
    known = actors.load()
    if actor_id is None or actor_id not in known:
        return None
    found = known.get(actor_id)
    return found.ar if language.code == "ar" else found.en


def place(place_id: str | None, language: Language) -> str | None:
    """The name of a place of the gazetteer; None for an id that is not known."""
    known = places.load()
    if place_id is None or place_id not in known:
        return None
    found = known.get(place_id)
    return (found.ar if language.code == "ar" else found.en) or None


@cache
def landmarks(language: Language) -> list[tuple[str, float, float, int]]:
    """Places that tell a reader of the map where he is: name, latitude, longitude, rank; the most important first.

    Without tiles the map has nothing but borders, so it shows the gazetteer's towns, and its neighbourhoods close up.
    """
    known = places.load()
    found = []
    for record in map(known.get, known.ids):
        rank = {"town": record.rank, "neighbourhood": 1}.get(record.level, 0)
        name = record.ar if language.code == "ar" else record.en
        if name and (rank >= 2 or record.level == "neighbourhood"):
            found.append((name, record.lat, record.lon, rank))
    return sorted(found, key=lambda row: (-row[3], row))
