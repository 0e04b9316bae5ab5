"""Who demands, threatens, accuses or condemns, and whom."""

from __future__ import annotations

from rasid.coding import doers, subjects
from rasid.coding.draft import Draft
from rasid.coding.phrases import Phrase
from rasid.coding.roles import DEMANDING
from rasid.coding.scene import Scene
from rasid.records import Entity, Speaker


def fill(scene: Scene, draft: Draft, right: list[Phrase]) -> None:
    """Who demands is who speaks; of whom, what stands behind the verb or noun."""
    free = [p for p in right if not p.prep]
    chain = draft.speaker[:1]
    doer: list[Phrase] = []
    subject = scene.before(draft) if scene.verbal(draft) and not subjects.joined(scene, draft) else None
    if subject is not None and subject.kind == "name" and scene.adjacent(subject, draft.first):
        draft.actors = scene.entities([subject])
    elif chain and (scene.own(draft) or _own_words(scene, draft, chain[0], free)):
        draft.actors = [Entity(id=chain[0].id, text=chain[0].text, span=chain[0].span)]
    elif free and scene.does(draft, free[0]) and free[0].first - draft.last <= 1 and scene.agrees(draft, free[0]):
        doer = scene.run(right, free[0])
        draft.actors = scene.entities(doer)
    else:
        if scene.verbal(draft):
            doers.goes_on(scene, draft)
        else:
            doers.led_by(scene, draft)
        if not draft.actors and chain:
            draft.actors = [Entity(id=chain[0].id, text=chain[0].text, span=chain[0].span)]
        elif not draft.actors:
            doers.same_doer(scene, draft)
    used = {p.first for p in doer} | {p.first for p in right for a in draft.actors if scene.within(p, a)}
    given = [p for p in right if p.first not in used and p.prep in ("", "من", "ل", "الي", "ب", "علي", "ضد")]
    known = [p for p in given if p.kind in ("name", "people") and p.first - draft.last <= 10]
    whom = known or [p for p in given if _addressed(scene, draft, p)]
    draft.targets = scene.entities(scene.run(right, whom[0])) if whom else []


def _own_words(scene: Scene, draft: Draft, speaker: Speaker, free: list[Phrase]) -> bool:
    """Whether who speaks tells of a demand of his own: he is named before it, or behind its verb where no phrase is known."""
    at = scene.doc.at(speaker.span[0])
    if not scene.verbal(draft):
        return speaker.verb in DEMANDING
    if at < draft.first:
        goes_on = at >= draft.sentence.first and subjects.joined(scene, draft)
        return speaker.verb in DEMANDING or goes_on
    known = bool(free) and free[0].first == at and scene.does(draft, free[0])
    return 0 < at - draft.first <= subjects.NEAR and not known


def _addressed(scene: Scene, draft: Draft, phrase: Phrase) -> bool:
    """Whether a noun that no lexicon knows is who is addressed: definite, right behind the verb or who demands."""
    noun, ends = scene.doc.tokens[phrase.first].norm, [scene.doc.at(a.span[1] - 1) + 1 for a in draft.actors]
    definite = noun.startswith(("ال", "وال")) or noun.endswith(("ها", "هم"))
    return definite and phrase.prep in ("", "من") and phrase.first - max([draft.last, *ends]) in (0, 1)
