"""The parties of an act told by a verb: its subject and its object."""

from __future__ import annotations

from typing import Final

from rasid.coding import doers, objects, subjects
from rasid.coding.draft import Draft
from rasid.coding.phrases import Phrase
from rasid.coding.roles import FORCE, MOVED, TAKEN
from rasid.coding.scene import Scene

NEXT: Final = 4
"""Words behind a verb among which an object may stand that no lexicon knows."""


def fill(scene: Scene, draft: Draft, right: list[Phrase]) -> None:
    if passive(scene, draft, right) or (draft.trigger is not None and draft.trigger.entry.frame == "undergo"):
        _undergone(scene, draft, right)
        return
    goes_on = subjects.joined(scene, draft)
    subject = None if goes_on else scene.before(draft)
    if subject is not None and (scene.tells(draft, subject) or not scene.adjacent(subject, draft.first)):
        subject = None
    leading = [] if goes_on else subjects.leading(scene, draft)
    free = [p for p in right if not p.prep]
    doer = next((p for p in free[:1] if scene.does(draft, p) and scene.agrees(draft, p)), None)
    if doer is not None and _in_construct(scene, draft, doer):
        doer = None
    inner = next((p for p in free[:1] if p.last < draft.last and p.kind == "people" and scene.agrees(draft, p)), None)
    doer = doer or inner  # أضرم شبان النار
    own = doer is not None and doer.first - draft.last <= 1
    if leading and not own and (subject is None or any(p.first == subject.first for p in leading)):
        draft.actors = scene.entities(leading)
    elif doer is not None and (subject is None or scene.pronoun(draft) or not scene.does(draft, subject)):
        draft.actors = scene.entities([p for p in scene.run(right, doer) if p is inner or scene.does(draft, p)])
        free = [p for p in free if p.first >= doer.last and not (p.joined and p.first - doer.last < 2)]
    elif subject is not None and scene.does(draft, subject):
        draft.actors = scene.entities([subject])
    elif subject is not None and draft.type in MOVED | {"infrastructure_outage"}:
        draft.targets = scene.entities([subject])
    elif _flies(scene, draft):
        adjective = doers.adjective(scene, draft)
        draft.actors = [adjective] if adjective is not None else scene.entities(doers.by(scene, draft, right))
    else:
        doers.same_doer(scene, draft)
    scene.subjects[draft.first] = next(iter(draft.actors or draft.targets), None)
    if scene.pronoun(draft):
        struck = objects.taken_up(scene, draft)
        draft.targets = scene.entities([struck] if struck else [])
    _object(scene, draft, right, free)


def _in_construct(scene: Scene, draft: Draft, phrase: Phrase) -> bool:
    """Whether a noun belongs to the one that ends a fixed phrase: استولت على مقر الفرقة, not سيطرت عليه القوات."""
    last = scene.doc.tokens[draft.last - 1].norm
    return phrase.first == draft.last and draft.last - draft.first > 1 and not last.startswith("علي")


def _flies(scene: Scene, draft: Draft) -> bool:
    """Whether a strike or a weapon is the subject behind a verb, which tells by an adjective whose it is: قصفت مسيّرة إسرائيلية."""
    behind, form = draft.first + 1, scene.form(draft)
    if scene.light(draft.first) is not None or form is None or form.number != "singular":
        return False
    return behind in scene.reader.means or (behind in scene.reader.acts and behind not in scene.reader.finite)


def passive(scene: Scene, draft: Draft, right: list[Phrase]) -> bool:
    """Whether the verb tells what was done to its subject: by its form, or because nobody who could act follows."""
    assert draft.trigger is not None
    if is_passive(scene, draft):
        return True
    if draft.trigger.form.voice == "active" or scene.pronoun(draft) or draft.trigger.form.kind in ("present", "future"):
        return False
    free = [p for p in right if not p.prep]
    if free and free[0].last < draft.last and free[0].kind == "people" and draft.trigger.entry.collocates:
        return False
    told = scene.before(draft)
    if not free and told is None and draft.type in TAKEN:
        return True
    if free and _is_object(scene, draft, free[0]):
        return False
    return bool(free) and free[0].kind == "people" and not scene.does(draft, free[0]) and told is None


def is_passive(scene: Scene, draft: Draft) -> bool:
    """Whether a verb is passive by its form or by the mark on its first letter."""
    form = draft.trigger.form if draft.trigger else None
    return (form is not None and form.voice == "passive") or "\u064f" in scene.doc.tokens[draft.first].form[:3]


def _is_object(scene: Scene, draft: Draft, phrase: Phrase) -> bool:
    """Whether people behind a verb are its object by their ending, or by a gender that is not the verb's: اعتقلت شابين."""
    noun, verb = scene.doc.tokens[phrase.first].norm, scene.doc.tokens[draft.first].norm
    return noun.endswith("ين") or (verb.endswith("ت") and not noun.endswith(("ه", "ات")))


def _undergone(scene: Scene, draft: Draft, right: list[Phrase]) -> None:
    """قُتل شاب برصاص الجيش: the subject is the target, the doer stands behind من قبل or the arms."""
    subject = scene.before(draft)
    free = [p for p in right if not p.prep]
    if subject is not None and scene.adjacent(subject, draft.first) and not scene.tells(draft, subject):
        who = [subject]
    else:
        who = scene.run(right, free[0]) if free else []
    split = draft.trigger.split if draft.trigger else None
    if not who and split and split.conj and scene.last is not None and scene.last.sentence is draft.sentence:
        draft.targets = list(scene.last.actors)
        return
    if draft.type in ("surrender", "defection", "withdrawal", "deployment"):
        draft.actors = scene.entities(who)
    else:
        draft.targets = scene.entities([p for p in who if p.kind != "word"])
        draft.actors = scene.entities(doers.by(scene, draft, right))


def _object(scene: Scene, draft: Draft, right: list[Phrase], free: list[Phrase]) -> None:
    """What a verb strikes: its object, or what stands behind على."""
    if draft.targets:
        return
    lists = scene.reader.lists
    preps = lists.on | {"عن"} if draft.type == "release" else lists.on
    on = [
        p
        for p in right
        if (p.prep in preps and (p.kind != "word" or objects.is_struck(scene, draft, p))) or p.prep == "hit"
    ]
    words = 12 if draft.type in FORCE else NEXT if draft.type in TAKEN else -1
    direct = [p for p in free if p.first - draft.last <= (words if p.kind == "word" else 12)]
    first = next(iter([*direct[:1], *on]), None)
    if first is not None:
        draft.targets = scene.entities(scene.run(right, first))
