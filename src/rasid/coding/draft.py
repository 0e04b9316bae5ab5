"""A claim in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from rasid.arabic.times import Time
from rasid.codebook import Trigger
from rasid.coding.document import Found, Sentence
from rasid.records import Entity, Place, Speaker, Status


@dataclass(slots=True)
class Draft:
    """What the rules fill in, one after the other; indexes are token indexes."""

    type: str
    status: Status
    first: int
    last: int
    sentence: Sentence
    trigger: Found[Trigger] | None
    speaker: tuple[Speaker, ...] = ()
    rules: list[str] = field(default_factory=list)
    actors: list[Entity] = field(default_factory=list)
    targets: list[Entity] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    inherited_place: bool = False
    time: Time | None = None
    inherited_time: bool = False
    quantities: list[int] = field(default_factory=list)
    definite: bool = False
    """Its noun has the article: it may point back to an act already told."""
