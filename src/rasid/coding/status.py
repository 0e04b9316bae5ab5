"""Whether an act happened, goes on, is over, is planned, asked for, threatened or denied.

A rule sees the drafts of its sentence and the reaches of the report; it gives a status, or None where it does not fit.
"""

from __future__ import annotations

from typing import Final

from rasid.arabic.lexicon import bare_forms
from rasid.coding.document import Document
from rasid.coding.draft import Draft, Told
from rasid.coding.row import Row
from rasid.coding.speech import Reach
from rasid.records import Status

STATUS_OF: Final[dict[str, Status]] = {"demand": "called_for", "threat": "threatened"}
TERMS_REACH: Final = 30
"""Words over which the terms of an agreement may be listed."""


def decide(doc: Document, drafts: list[Draft], found: Row[Reach]) -> None:
    """Give every draft the status that the first rule to fit says; the trigger's own where none fits."""
    told = Told(drafts)
    for draft in drafts:
        for rule in (_negated, _denied, _governed, _planned, _laid_down, _ended, _going_on):
            status = rule(doc, draft, told.within(draft.sentence), found)
            if status is not None:
                draft.status = status
                draft.rules.append(f"status.{rule.__name__.strip('_')}")
                break


def _window(doc: Document, draft: Draft, back: int) -> list[str]:
    return [t.norm for t in doc.tokens[max(draft.sentence.first, draft.first - back) : draft.first]]


def _negated(doc: Document, draft: Draft, here: list[Draft], found: Row[Reach]) -> Status | None:
    """لم يقصف, دون وقوع: told as not having happened; a denial where somebody says so."""
    near = _window(doc, draft, 2)
    if near == ["لا", "صحه"]:
        return "denied"
    if not near or not (
        near[-1] in doc.book.cues.negations
        or (near[-1] in doc.book.cues.happening and near[0] in doc.book.cues.negations)
    ):
        return None
    if near[-1] == "غير" or "يزال" in near or "تزال" in near:
        return None
    if draft.type in ("violation", "designation"):
        return None
    return "denied"


def _denied(doc: Document, draft: Draft, here: list[Draft], found: Row[Reach]) -> Status | None:
    """نفى الجيش سيطرة: the first act after the verb is what is denied, with what is joined to it."""
    for reach in found.over(draft.first):
        if reach.verb == "deny" and reach.rule == "speech.answered":
            return "denied"
        if reach.verb == "deny" and reach.first < draft.first and not reach.whole:
            between = doc.tokens[reach.first + 1 : draft.first]
            turned = bool(found.beginning(reach.first + 1, draft.first))
            if not turned and len(between) <= 14 and not any(t.norm in ("،", "؛") for t in between[8:]):
                return "denied"
    return None


def _governed(doc: Document, draft: Draft, here: list[Draft], found: Row[Reach]) -> Status | None:
    """What a demand or a threat asks for or threatens."""
    governs = [
        d for d in here
        if d.type in STATUS_OF and d.first < draft.first and draft.first - d.last <= 25
    ]  # fmt: skip
    before = here[here.index(draft) - 1] if here and here[0] is not draft else None
    if before is not None and before.status in STATUS_OF.values() and _joined(doc, before, draft):
        return before.status
    asked = any(r.verb == "demand" and r.first < draft.first and not r.whole for r in found.over(draft.first))
    if draft.type in STATUS_OF or not (governs or asked) or draft.trigger is None:
        return None
    nominal = draft.trigger.form.kind in ("masdar", "noun", "word")
    prefixed = draft.trigger.split is not None and draft.trigger.split.prep in ("ل", "ب")
    word = doc.tokens[draft.first - 1].norm
    bound = prefixed or word in doc.book.cues.demanded
    if not governs:
        return "called_for" if nominal and bound else None
    near = draft.first - governs[-1].last <= 6
    return (
        STATUS_OF[governs[-1].type] if (nominal and (bound or near)) or draft.trigger.form.kind == "present" else None
    )


def _joined(doc: Document, before: Draft, draft: Draft) -> bool:
    """دعا إلى وقف إطلاق النار وفتح ممرات: a noun of action joined by و to one that is asked for."""
    if draft.trigger is None or draft.trigger.form.kind not in ("masdar", "noun", "word"):
        return False
    signs = any(t.norm in ("،", "؛", "ان", "اذ") for t in doc.tokens[before.last : draft.first])
    return doc.tokens[draft.first].norm.startswith("و") and not signs and draft.first - before.last <= 4


def _planned(doc: Document, draft: Draft, here: list[Draft], found: Row[Reach]) -> Status | None:
    if draft.trigger is not None and draft.trigger.form.kind == "future":
        return "planned"
    near = _window(doc, draft, 4)
    if any(bare_forms(n) & doc.book.cues.plans for n in near):
        return "planned"
    return None


def _laid_down(doc: Document, draft: Draft, here: list[Draft], found: Row[Reach]) -> Status | None:
    """اتفاق يقضي بانسحاب: the terms of an agreement have yet to be carried out."""
    nominal = draft.trigger is not None and draft.trigger.form.kind in ("masdar", "noun", "word")
    if not nominal or draft.type in ("agreement", "ceasefire", "violation", "movement_restriction"):
        return None
    before = [t.norm for t in doc.tokens[draft.sentence.first : draft.first]]
    return "planned" if any(bare_forms(n) & doc.book.cues.terms for n in before[-TERMS_REACH:]) else None


def _ended(doc: Document, draft: Draft, here: list[Draft], found: Row[Reach]) -> Status | None:
    if draft.type in ("siege", "movement_restriction", "ceasefire", "military_operation"):
        near = _window(doc, draft, 2)
        if any(bare_forms(n) & doc.book.cues.ends for n in near) and draft.type != "ceasefire":
            return "ended"
    return None


def _going_on(doc: Document, draft: Draft, here: list[Draft], found: Row[Reach]) -> Status | None:
    if draft.status != "occurred":
        return None
    near = [
        t.norm
        for t in doc.tokens[max(draft.sentence.first, draft.first - 4) : min(draft.last + 3, draft.sentence.last)]
    ]
    if any(bare_forms(n) & doc.book.cues.ongoing for n in near) or _lasts(doc, draft):
        return "ongoing"
    if draft.type == "control_held" or _in_the_present(doc, draft):
        return "ongoing"
    return None


def _lasts(doc: Document, draft: Draft) -> bool:
    """لا تزال أعداد كبيرة محاصرة, لم تهدأ المعارك: a word of its clause says that it goes on, and no verb of its own that it is done."""
    if draft.trigger is None or draft.trigger.form.kind == "past":
        return False
    first, last = doc.clause(draft.first, draft.sentence)
    return any(t.norm.removeprefix("و") in doc.book.cues.lasting for t in doc.tokens[first:last])


def _in_the_present(doc: Document, draft: Draft) -> bool:
    """وتطوق القوات المدينة: a present tense that no particle governs, outside a headline."""
    spoken = draft.trigger is not None and draft.trigger.entry.group == "politics"
    if draft.trigger is None or spoken or draft.sentence.headline or draft.trigger.form.kind != "present":
        return False
    before = doc.tokens[draft.first - 1].norm if draft.first > draft.sentence.first else ""
    free = before not in doc.book.cues.completing and not (draft.trigger.split and draft.trigger.split.prep)
    return free
