"""A claim in the making."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rasid.arabic.times import Time
from rasid.codebook import Trigger
from rasid.coding.document import Found, Sentence
from rasid.records import Entity, Place, Speaker, Status


@dataclass(slots=True, eq=False)
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


class Told:
    """Drafts by the sentence that tells them."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._by_sentence: defaultdict[int, list[Draft]] = defaultdict(list)
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        self._by_sentence[draft.sentence.index].append(draft)

    def within(self, sentence: Sentence) -> list[Draft]:
        """The drafts of a sentence, in the order in which they were added."""
        return self._by_sentence.get(sentence.index, [])

    def before(self, sentence: Sentence) -> list[Draft]:
        """The drafts of the two sentences before one."""
        return [d for back in (2, 1) for d in self._by_sentence.get(sentence.index - back, ())]

    def beside(self, draft: Draft) -> list[Draft]:
        """The other drafts of its sentence."""
        return [d for d in self.within(draft.sentence) if d is not draft]

    def earlier(self, draft: Draft) -> list[Draft]:
        """The drafts told before one, in its sentence and the two before it."""
        own = self.within(draft.sentence)
        return [*self.before(draft.sentence), *own[: own.index(draft)]]
