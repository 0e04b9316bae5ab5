"""Who did it, to whom, where and when: the slots of a trigger's frame, filled from its clause, then from what is around it."""

from __future__ import annotations

from collections.abc import Iterable

from rasid.arabic.times import Time
from rasid.coding import parties, where
from rasid.coding.document import Document, Sentence
from rasid.coding.draft import Draft, Told
from rasid.coding.row import Row
from rasid.coding.scene import Scene
from rasid.coding.speech import Reach


def fill(doc: Document, drafts: list[Draft], found: Iterable[Reach]) -> None:
    """Fill places, times, actors and targets of all drafts."""
    spoken = Row((s.span for r in found for s in r.chain), lambda span: span)
    named = where.candidates(doc, spoken)
    scene = Scene(doc, spoken)
    told = Told(drafts)
    for sentence in doc.sentences:
        here = told.within(sentence)
        if here:
            where.give(doc, here, named.beginning(*doc.span(sentence.first, sentence.last)))
            _times(doc, here, sentence)
            for draft in here:
                parties.fill(scene, draft)
    parties.prefer_body(drafts)
    where.inherit(told, drafts)
    _inherit_time(told, drafts)


def _times(doc: Document, drafts: list[Draft], sentence: Sentence) -> None:
    """An act takes the time of its clause, else the only or nearest time of its sentence."""
    here = doc.times.beginning(*doc.span(sentence.first, sentence.last))
    for draft in drafts:
        first, last = doc.clause(draft.first, sentence)
        inside = [t for t in here if first <= doc.at(t.span[0]) < last]
        choice = inside or here
        if choice:
            draft.time = min(choice, key=lambda t: _gap(doc, t, draft))


def _gap(doc: Document, time: Time, draft: Draft) -> int:
    at = doc.at(time.span[0])
    return at - draft.last if at >= draft.first else (draft.first - at) + 1


def _inherit_time(told: Told, drafts: list[Draft]) -> None:
    """An act without a time takes that of the act it elaborates: the sentence's, then the one before."""
    for draft in drafts:
        if draft.time is None:
            near = [*told.beside(draft), *reversed(told.earlier(draft))]
            donor = next((d for d in near if d.time is not None), None)
            if donor and draft.status in ("occurred", "ongoing", "denied", "ended"):
                draft.time, draft.inherited_time = donor.time, True
