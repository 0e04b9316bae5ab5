"""To whom or what an act was done where no object of its own stands behind it: pronouns, and nouns inside its words."""

from __future__ import annotations

from typing import Final

from rasid.coding import subjects
from rasid.coding.draft import Draft
from rasid.coding.phrases import Phrase, things
from rasid.coding.roles import AGENTIVE, STRIKING
from rasid.coding.scene import Scene
from rasid.records import Entity

SHELLED: Final = frozenset(("shelling", "air_strike", "drone_strike", "explosion"))
"""Acts that strike places: an unknown name behind على is one."""


def fill(scene: Scene, draft: Draft, right: list[Phrase]) -> None:
    """The targets of an act that has none yet."""
    if draft.targets or draft.type not in STRIKING:
        return
    if draft.type == "designation":
        draft.targets = scene.entities(subjects.leading(scene, draft))
    elif scene.pronoun(draft) and not scene.verbal(draft):
        draft.targets = scene.entities(_meant(scene, draft))
    elif _set_on_fire(scene, draft):
        burnt = [p for p in right if p.prep in ("في", "ب") and p.first >= draft.last]
        draft.targets = scene.entities(scene.run(right, burnt[0])) if burnt else []
    else:
        draft.targets = _inside(scene, draft)


def is_struck(scene: Scene, draft: Draft, phrase: Phrase) -> bool:
    """Whether a noun that no lexicon knows, right behind على or its like, is what the act is done to: القبض على خلية."""
    tokens = scene.doc.tokens
    if draft.type in SHELLED:
        return False
    near = tokens[phrase.first - 1].norm == phrase.prep and phrase.first - draft.last <= subjects.NEAR
    return near and tokens[phrase.first].norm not in scene.reader.lists.idioms


def taken_up(scene: Scene, draft: Draft) -> Phrase | None:
    """What the pronoun of a verb stands for: a noun right before it (نزلاء أعدمتهم العصابة), else the nearest that fits."""
    for start in range(draft.first - 1, max(draft.sentence.first, draft.first - 3) - 1, -1):
        phrase = scene.reader.at(start, draft.first, True)
        if phrase is not None and phrase.last == draft.first and phrase.kind != "name":
            return phrase
    return _nearest(scene, draft)


def _nearest(scene: Scene, draft: Draft) -> Phrase | None:
    """The nearest people for هم, else the nearest thing."""
    split = draft.trigger.split if draft.trigger else None
    kind = "people" if split and split.pronoun in ("هم", "هن", "هما") else "thing"
    return scene.reader.nearest(kind, draft.first, draft.sentence.first)


def _meant(scene: Scene, draft: Draft) -> list[Phrase]:
    """تفجيره, إخراجهم: what the pronoun of a noun of action stands for, where that is no noun of who does it."""
    masdar = draft.trigger is not None and draft.trigger.form.kind in ("masdar", "word")
    phrase = _nearest(scene, draft) if masdar and draft.type not in AGENTIVE else None
    return [phrase] if phrase is not None else []


def _set_on_fire(scene: Scene, draft: Draft) -> bool:
    """أضرموا النار في المبنى."""
    return draft.type == "destruction" and scene.doc.tokens[draft.last - 1].norm in scene.reader.lists.fire


def _inside(scene: Scene, draft: Draft) -> list[Entity]:
    """إغلاق معبر, ضبطت أحزمة ناسفة: the noun that ends an act's own words, where it is a weapon found or a road shut."""
    last = draft.last - 1
    shut = draft.type == "movement_restriction" and bool(things().hits[scene.doc.tokens[last].norm])
    if last == draft.first or not (shut or draft.type == "weapons_seizure"):
        return []
    start, end = scene.doc.span(last, draft.last)
    return [Entity(id=None, text=scene.doc.text[start:end], span=(start, end))]
