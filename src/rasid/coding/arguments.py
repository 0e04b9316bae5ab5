"""Who did it, to whom, where and when: the slots of a trigger's frame, filled from its clause, then from what is around it."""

from __future__ import annotations

from typing import Final

from rasid.arabic.times import Time
from rasid.coding.document import Document, Sentence
from rasid.coding.draft import Draft
from rasid.coding.names import Named
from rasid.coding.speech import Reach
from rasid.records import Entity, Place, Role
from rasid.world import places as gazetteer

MUTUAL: Final = frozenset(("armed_clash", "meeting", "agreement", "ceasefire"))
NEAR: Final = 12


def fill(doc: Document, drafts: list[Draft], found: list[Reach]) -> None:
    """Fill places, times, actors and targets of all drafts."""
    spoken = [s.span for r in found for s in r.chain]
    outside = [n for n in doc.names if n.id or n.kind != "place"]
    named = [n for n in outside if n.kind == "place" and not _inside(n.span, spoken)]
    for sentence in doc.sentences:
        here = [d for d in drafts if d.sentence is sentence]
        if here:
            _places(doc, here, [n for n in named if _in_sentence(doc, n.span[0], sentence)])
            _times(doc, here, sentence)
            for draft in here:
                _parties(doc, draft, sentence, spoken)
    _inherit(doc, drafts, named)


def _inside(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in spans)


def _in_sentence(doc: Document, offset: int, sentence: Sentence) -> bool:
    return doc.tokens[sentence.first].start <= offset < doc.tokens[sentence.last - 1].end


def _places(doc: Document, drafts: list[Draft], names: list[Named]) -> None:
    """Each place goes to the act before it in the sentence; one in front of all acts to the first."""
    for name in names:
        at = doc.at(name.span[0])
        before = [d for d in drafts if d.first <= at]
        owner = before[-1] if before else drafts[0]
        owner.places.append(_place(doc, name, at))
        for d in before[:-1]:
            if _joined(doc, d, owner) and not any(p.span == name.span for p in d.places):
                d.places.append(_place(doc, name, at))
    for d in drafts:
        d.places = _most_specific(d.places)


def _joined(doc: Document, a: Draft, b: Draft) -> bool:
    """Two acts told in one breath (قصف واشتباكات في ...) share the places behind them."""
    return 0 <= b.first - a.last <= 2 and not a.places


def _place(doc: Document, name: Named, at: int) -> Place:
    return Place(
        id=name.id, name=name.name, text=name.text, span=name.span, role=_role(doc, at), lat=name.lat, lon=name.lon,
        precision=name.precision,
    )  # fmt: skip


def _role(doc: Document, at: int) -> Role:
    for k in range(at - 1, max(-1, at - 4), -1):
        norm = doc.tokens[k].norm
        if norm in doc.book.cues.from_:
            return "from"
        if norm in doc.book.cues.to:
            return "to"
        if norm in doc.book.cues.at:
            return "at"
    return "at"


def _most_specific(places: list[Place]) -> list[Place]:
    world = gazetteer.load()
    kept: list[Place] = []
    for p in places:
        broader = any(
            q is not p and q.id and p.id and q.id != p.id and world.within(q.id, p.id) and q.role == p.role
            for q in places
        )
        if not broader and all(p.id is None or q.id != p.id for q in kept):
            kept.append(p)
    return kept


def _times(doc: Document, drafts: list[Draft], sentence: Sentence) -> None:
    """An act takes the time of its clause, else the only or nearest time of its sentence."""
    here = [t for t in doc.times if _in_sentence(doc, t.span[0], sentence)]
    for draft in drafts:
        first, last = doc.clause(draft.first, sentence)
        inside = [t for t in here if first <= doc.at(t.span[0]) < last]
        choice = inside or here
        if choice:
            draft.time = min(choice, key=lambda t: _gap(doc, t, draft))


def _gap(doc: Document, time: Time, draft: Draft) -> int:
    at = doc.at(time.span[0])
    return at - draft.last if at >= draft.first else (draft.first - at) + 1


def _entity(name: Named) -> Entity:
    return Entity(id=name.id, text=name.text, span=name.span)


def _parties(doc: Document, draft: Draft, sentence: Sentence, spoken: list[tuple[int, int]]) -> None:
    """Actors and targets from the known names and the people and things around the trigger."""
    frame = draft.trigger.entry.frame if draft.trigger else "undergo"
    names = [n for n in doc.names if n.kind != "place" and _in_sentence(doc, n.span[0], sentence)]
    first, last = _bounds(doc, draft, sentence)
    near = [n for n in names if first <= doc.at(n.span[0]) < last]
    if frame == "mutual" or draft.type in MUTUAL:
        draft.actors = [_entity(n) for n in near]
    elif frame in ("strike", "hold", "leave", "move", "address", "event"):
        for n in near:
            _side(doc, draft, n)
        if not draft.actors:
            _subject_from_speaker(doc, draft)
    elif frame == "undergo":
        draft.targets = [_entity(n) for n in near if doc.at(n.span[0]) - draft.last <= 3][:1]
    _people(doc, draft, frame, last)


def _bounds(doc: Document, draft: Draft, sentence: Sentence) -> tuple[int, int]:
    """The tokens between the acts on both sides, at most a dozen words away."""
    others = [
        t
        for t in doc.triggers
        if sentence.first <= t.first < sentence.last and t.form.kind in ("past", "present", "future")
    ]
    first = max([sentence.first, draft.first - NEAR, *(t.last for t in others if t.last <= draft.first)])
    last = min([sentence.last, draft.last + NEAR, *(t.first for t in others if t.first >= draft.last)])
    return first, last


def _side(doc: Document, draft: Draft, name: Named) -> None:
    at = doc.at(name.span[0])
    before = {t.norm for t in doc.tokens[max(draft.sentence.first, at - 2) : at]}
    passive = draft.trigger is not None and draft.trigger.form.voice == "passive"
    if at > draft.first and before & doc.book.cues.on and not before & doc.book.cues.by:
        draft.targets.append(_entity(name))
    elif (
        before & doc.book.cues.by
        or (at < draft.first and not draft.actors)
        or (at >= draft.last and not draft.actors and not passive)
    ):
        draft.actors.append(_entity(name))
    elif at >= draft.last:
        draft.targets.append(_entity(name))


def _subject_from_speaker(doc: Document, draft: Draft) -> None:
    """أعلن الجيش فتح ممر: who announces his own act does it."""
    if (
        draft.speaker
        and draft.speaker[0].verb in ("announce", "demand")
        and draft.speaker[0].kind in ("military", "armed_group", "official")
    ):
        speaker = draft.speaker[0]
        draft.actors.append(Entity(id=speaker.id, text=speaker.text, span=speaker.span))


def _people(doc: Document, draft: Draft, frame: str, last: int) -> None:
    """The people or things right behind an act that strikes, takes or addresses them."""
    if draft.targets or frame not in ("strike", "undergo", "address"):
        return
    for k in range(draft.last, min(draft.last + 5, last)):
        who = doc.groups.get(k)
        if who is not None:
            span = doc.span(k, k + 1)
            draft.targets.append(Entity(text=doc.text[slice(*span)], span=span))
            return


def _inherit(doc: Document, drafts: list[Draft], named: list[Named]) -> None:
    """An act without a place or time of its own takes those of the act it elaborates: the sentence's, then the one before."""
    main = _main_place(doc, named)
    for i, draft in enumerate(drafts):
        around = [d for d in drafts if d.sentence is draft.sentence and d is not draft]
        earlier = [d for d in drafts[:i] if 0 <= draft.sentence.index - d.sentence.index <= 2]
        if not draft.places:
            donor = next((d for d in [*around, *reversed(earlier)] if d.places and not d.inherited_place), None)
            draft.places = list(donor.places) if donor else ([main] if main else [])
            draft.inherited_place = True
        if draft.time is None:
            donor = next((d for d in [*around, *reversed(earlier)] if d.time is not None), None)
            if donor and draft.status in ("occurred", "ongoing", "denied", "ended"):
                draft.time, draft.inherited_time = donor.time, True


def _main_place(doc: Document, named: list[Named]) -> Place | None:
    """The first place of the report, where a claim names none near it."""
    return _place(doc, named[0], doc.at(named[0].span[0])) if named else None
