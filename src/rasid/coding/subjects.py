"""Whose act a verb is that names nobody itself: the subject of the verb that it goes on from, or of its sentence."""

from __future__ import annotations

from typing import Final

from rasid.arabic.inflect import Form
from rasid.coding.draft import Draft
from rasid.coding.phrases import Phrase, prefix
from rasid.coding.roles import FORCE
from rasid.coding.scene import Scene
from rasid.records import Entity

REACH: Final = 40
"""Words in front of a verb over which it may go on from another."""
BEHIND: Final = 14
"""Words behind a verb among which the act's noun that completes it may stand."""
NEAR: Final = 3
"""Words between a verb and the subject behind it."""


def joined(scene: Scene, draft: Draft) -> bool:
    """Whether a verb goes on from another: وأحرقوا, ثم أضرموا, فقتلت."""
    first = draft.first
    before = scene.doc.tokens[first - 1].norm if first > draft.sentence.first else ""
    split = draft.trigger.split if draft.trigger else None
    conj = bool(split.conj) if split else scene.doc.tokens[first].norm.startswith("و")
    return before == "ثم" or (conj and bool(before))


def continued(scene: Scene, draft: Draft) -> Entity | None:
    """قتلوا جنديا ثم أحرقوا آلية: the subject of the nearest verb before it in the sentence that it agrees with."""
    form = scene.form(draft)
    first = max(draft.sentence.first, draft.first - REACH)
    stop = draft.first
    for at in range(draft.first - 1, first - 1, -1):
        other = scene.reader.finite.get(at)
        if at in scene.subjects:
            known = scene.subjects[at]
            if known is not None and (other is None or _alike(form, other)):
                return known
        elif other is not None and _alike(form, other):
            subject = _subject(scene, at, stop, draft)
            if subject is not None:
                return subject.entity(scene.doc)
        if other is not None:
            stop = at
    return None


def of_light_verb(scene: Scene, draft: Draft) -> list[Entity]:
    """شنت الطائرات، فجر الأربعاء، غارات; أنها شنت غارة: the subject of the verb that an act's noun completes."""
    split = draft.trigger.split if draft.trigger else None
    if split is not None and (split.conj or split.prep):
        return []
    for at in range(draft.first - 1, max(draft.sentence.first, draft.first - BEHIND) - 1, -1):
        form = scene.light(at)
        if scene.doc.times.over(scene.doc.tokens[at].start):
            continue
        if form is None:
            apart = scene.doc.tokens[at].norm in scene.reader.lists.into
            if apart or at in scene.reader.finite or at in scene.reader.acts:
                return []
            continue
        first = next(iter(scene.reader.behind(at + 1, draft.first)), None)
        if first is not None and first.first == at + 1 and not first.prep:
            run = scene.run([p for p in scene.reader.behind(at + 1, draft.first) if p.kind == first.kind], first)
            unknown = first.kind == "word" and scene.doc.tokens[at + 1].norm.startswith("ال")
            able = unknown or all(scene.does(draft, p) for p in run)
            return scene.entities(run) if able and scene.fits(form, first) else []
        break
    return []


def leading(scene: Scene, draft: Draft) -> list[Phrase]:
    """إن القوات الأمنية، بعد معارك استمرت أياما، انسحبت: what the verb's clause begins with, also where no lexicon knows it."""
    at = _clause(scene, draft)
    if at is None or at >= draft.first:
        return []
    phrase = scene.reader.at(at, draft.first, True) or scene.reader.seat(at, draft.first)
    if phrase is None or prefix(scene.doc, at, phrase.name)[0] or phrase.last > draft.first:
        return []
    if phrase.kind == "word" and not scene.doc.tokens[at].norm.startswith(("ال", "وال")):
        return []
    run = [phrase]
    for p in scene.reader.behind(phrase.last, draft.first):
        if not p.joined or p.prep or p.first - run[-1].last > 2:
            break
        run.append(p)
    form = scene.form(draft)
    if form is not None and len(run) == 1 and not scene.matches(form, phrase):
        return []
    able = phrase.kind == "thing" or phrase.kind == "word" or scene.does(draft, phrase)
    return run if able and not scene.tells(draft, phrase) else []


def _clause(scene: Scene, draft: Draft) -> int | None:
    """Where the clause of a verb begins: behind أن, إن or a colon, or with its sentence; None behind another verb."""
    tokens, lists, first = scene.doc.tokens, scene.reader.lists, draft.sentence.first
    for k in range(draft.first - 1, max(first, draft.first - REACH) - 1, -1):
        norm = tokens[k].norm
        if norm in lists.that or norm in (":", "|", "؛"):
            first = k + 1
            break
        if norm in lists.before_verbs or norm in lists.relatives:
            return None
        described = any(t.norm in lists.relatives for t in tokens[max(draft.sentence.first, k - 2) : k])
        if k in scene.reader.finite and not described:
            return None
    else:
        if draft.first - first > REACH:
            return None
    while first < draft.first and not tokens[first].norm[:1].isalpha():
        first += 1
    return first


def opening(scene: Scene, draft: Draft) -> Entity | None:
    """عرض المتحدث مبادلة ...، وطالب: the noun behind the first word of a sentence where that may be a verb no lexicon knows."""
    first, last = draft.sentence.first, draft.first
    while first < last and not scene.doc.tokens[first].norm[:1].isalpha():
        first += 1
    if first + 1 >= last or first in scene.reader.finite:
        return None
    phrase = scene.reader.at(first, last, False)
    if phrase is None and scene.reader.may_be_verb(first):
        first += 1
        phrase = scene.reader.at(first, last, False)
    if phrase is not None and phrase.kind in ("name", "people"):
        return phrase.entity(scene.doc) if scene.does(draft, phrase) else None
    speaker = next(iter(scene.doc.speakers.beginning(first, first + 1)), None)
    if phrase is not None or speaker is None or draft.type in FORCE:
        return None
    start, end = scene.doc.span(first, speaker.last)
    return Entity(id=None, text=scene.doc.text[start:end], span=(start, end))


def _alike(form: Form | None, other: Form) -> bool:
    """Whether two verbs may have one subject: a plural goes on from any, for the verb before its subject is singular."""
    if form is None or form.number != "singular":
        return True
    return form.feminine == other.feminine and other.number == "singular"


def _subject(scene: Scene, verb: int, stop: int, draft: Draft) -> Phrase | None:
    """The subject of a verb that is no act of its own: right behind it, else in front of it."""
    form = scene.reader.finite[verb]
    for p in scene.reader.behind(verb + 1, stop):
        if p.first - verb > NEAR + 1:
            break
        if not p.prep and p.kind in ("name", "people") and scene.fits(form, p):
            return p if scene.does(draft, p) else None
    subject = scene.reader.before(verb, draft.sentence.first)
    if subject is not None and scene.adjacent(subject, verb) and scene.does(draft, subject):
        return subject
    return None
