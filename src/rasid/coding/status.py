"""Whether an act happened, goes on, is over, is planned, asked for, threatened or denied.

A rule sees the drafts of its sentence and the reaches of the report; it gives a status, or None where it does not fit.
"""

from __future__ import annotations

from itertools import pairwise
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
FALSE_WITHIN: Final = 9
"""Words between an act and the words that call the talk of it false."""
LISTED_WITHIN: Final = 14
"""Words between two nouns of action that a list joins."""
NOMINAL: Final = frozenset(("masdar", "noun", "word"))
FINITE: Final = frozenset(("past", "present", "future"))
SPOKEN: Final = frozenset(("demand", "threat", "accusation", "condemnation"))
"""Types that are speech themselves: a verb of one is no part of what another speaker denies."""
FOUGHT: Final = frozenset(
    ("armed_clash", "shelling", "air_strike", "drone_strike", "attack", "explosion", "suicide_attack")
)
"""Acts that no agreement lays down."""
LONG: Final = frozenset(("armed_clash", "military_operation", "protest", "siege", "ceasefire", "violation"))
"""Acts that go on for days: since they began they have."""


def decide(doc: Document, drafts: list[Draft], found: Row[Reach]) -> None:
    """Give every draft the status that the first rule to fit says; the trigger's own where none fits."""
    told = Told(drafts)
    for draft in drafts:
        for rule in (_negated, _denied, _false, _governed, _threatened, _planned, _laid_down, _ended, _going_on):
            status = rule(doc, draft, told.within(draft.sentence), found)
            if status is not None:
                draft.status = status
                draft.rules.append(f"status.{rule.__name__.strip('_')}")
                break


def _window(doc: Document, draft: Draft, back: int) -> list[str]:
    """The words before an act in its sentence, without their conjunctions where a negation has one: ولم."""
    words = [t.norm for t in doc.tokens[max(draft.sentence.first, draft.first - back) : draft.first]]
    return [w[1:] if w[:1] in "وف" and w[1:] in doc.book.cues.negations else w for w in words]


def _kind(draft: Draft) -> str:
    return draft.trigger.form.kind if draft.trigger is not None else ""


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
    if near[-1] == "غير" or doc.book.cues.lasting & {*near, doc.tokens[draft.first].norm}:
        return None
    if draft.type in ("violation", "designation"):
        return None
    return "denied"


def _denied(doc: Document, draft: Draft, here: list[Draft], found: Row[Reach]) -> Status | None:
    """نفى الجيش سيطرة: the first act after the verb is what is denied, with what is joined to it."""
    if draft.type in SPOKEN and _kind(draft) in FINITE:
        return None
    for reach in found.over(draft.first):
        if reach.verb == "deny" and reach.rule == "speech.answered":
            return "denied"
        if reach.verb == "deny" and reach.first < draft.first and not reach.whole:
            between = doc.tokens[reach.first + 1 : draft.first]
            turned = bool(found.beginning(reach.first + 1, draft.first))
            if not turned and len(between) <= 14 and not any(t.norm in ("،", "؛") for t in between[8:]):
                return "denied"
    return None


def _false(doc: Document, draft: Draft, here: list[Draft], found: Row[Reach]) -> Status | None:
    """لا صحة لما أشيع عن سقوط المدينة, كل ما يقال عن انسحاب كذب: the talk of it is called false."""
    if _kind(draft) not in NOMINAL:
        return None
    before = _window(doc, draft, FALSE_WITHIN)
    untrue = any(a == "لا" and b == "صحه" for a, b in pairwise(before))
    last = min(draft.last + FALSE_WITHIN, draft.sentence.last)
    after = [doc.tokens[k].norm.removeprefix("ف") for k in range(draft.last, last)]
    spoken_of = any(w in ("عن", "حول", "بشان") for w in before[-2:])
    return "denied" if untrue or (spoken_of and not doc.book.cues.false_words.isdisjoint(after)) else None


def _governed(doc: Document, draft: Draft, here: list[Draft], found: Row[Reach]) -> Status | None:
    """What a demand or a threat asks for or threatens."""
    governs = [
        d for d in here
        if d.type in STATUS_OF and d.first < draft.first and draft.first - d.last <= 25 and not _turned(doc, d, draft)
    ]  # fmt: skip
    before = here[here.index(draft) - 1] if here and here[0] is not draft else None
    if before is not None and before.status in STATUS_OF.values() and _joined(doc, before, draft):
        return before.status
    if draft.type in STATUS_OF or draft.trigger is None:
        return None
    nominal = _kind(draft) in NOMINAL
    if nominal and doc.book.cues.needed.intersection(n.removeprefix("و") for n in _window(doc, draft, 1)):
        return "called_for"
    asked = any(r.verb == "demand" and r.first < draft.first and not r.whole for r in found.over(draft.first))
    if not (governs or asked):
        return None
    split = draft.trigger.split
    bound = (split is not None and split.prep in ("ل", "ب")) or _is_demanded(doc, draft.first - 1)
    if not governs:
        return "called_for" if nominal and bound else None
    near = draft.first != governs[-1].last and draft.first - governs[-1].last <= 6
    listed = split is not None and split.conj == "و" and not _told_between(doc, governs[-1].last, draft.first)
    wished = _kind(draft) == "present" and not (split is not None and split.conj)
    return STATUS_OF[governs[-1].type] if (nominal and (bound or near or listed)) or wished else None


def _is_demanded(doc: Document, i: int) -> bool:
    """Whether a word binds what follows to the demand before it: إلى, وإلى."""
    norm = doc.tokens[i].norm
    return norm in doc.book.cues.demanded or norm.removeprefix("و") in doc.book.cues.demanded


def _turned(doc: Document, before: Draft, draft: Draft) -> bool:
    """Whether the report turns to another matter between two acts: بينما, فيما."""
    words = [doc.tokens[k].norm for k in range(before.last, draft.first)]
    return any(a == "،" and b in doc.book.cues.turns for a, b in pairwise(words))


def _told_between(doc: Document, first: int, last: int) -> bool:
    """Whether a verb tells or says something within these tokens."""
    acts = any(t.form.kind in FINITE for t in doc.triggers.beginning(first, last))
    return acts or any(s.form.kind in FINITE for s in doc.speech.beginning(first, last))


def _joined(doc: Document, before: Draft, draft: Draft) -> bool:
    """دعا إلى وقف إطلاق النار وفتح ممرات: a noun of action joined by و to one that is asked for."""
    if _kind(draft) not in NOMINAL or not doc.tokens[draft.first].norm.startswith("و"):
        return False
    signs = any(t.norm in ("؛", "ان", "اذ") for t in doc.tokens[before.last : draft.first])
    near = draft.first - before.last <= LISTED_WITHIN and _kind(before) in NOMINAL
    return near and not signs and not _told_between(doc, before.last, draft.first) and not _turned(doc, before, draft)


def _threatened(doc: Document, draft: Draft, here: list[Draft], found: Row[Reach]) -> Status | None:
    """حذرت الجماعة من أنها ستستهدف السفن: what a warning says will be done."""
    warned = any(r.verb == "warn" and r.first < draft.first and not r.whole for r in found.over(draft.first))
    done = _kind(draft) == "future" and draft.trigger is not None and draft.trigger.entry.frame == "strike"
    return "threatened" if warned and done else None


def _planned(doc: Document, draft: Draft, here: list[Draft], found: Row[Reach]) -> Status | None:
    if draft.trigger is not None and draft.trigger.form.kind == "future":
        return "planned"
    near = _window(doc, draft, 4)
    cut = max((k for k, n in enumerate(near[:-1]) if n in ("،", "؛") and near[k + 1].startswith("و")), default=-1)
    if any(bare_forms(n) & doc.book.cues.plans for n in near[cut + 1 :]):
        return "planned"
    if _kind(draft) == "present" and near and near[-1] in doc.book.cues.coming:
        return "planned"
    if _foreseen(doc, draft):
        return "planned"
    before = here[here.index(draft) - 1] if here and here[0] is not draft else None
    listed = before is not None and before.status == "planned" and _kind(before) in NOMINAL
    return "planned" if listed and before is not None and _joined(doc, before, draft) else None


def _foreseen(doc: Document, draft: Draft) -> bool:
    """قد يدفع آلافا إلى النزوح: a forecast."""
    if _kind(draft) not in NOMINAL or _window(doc, draft, 1) != ["الي"]:
        return False
    before = _window(doc, draft, FALSE_WITHIN)
    return any(a == "قد" and b[0] in "يت" for a, b in pairwise(before))


def _laid_down(doc: Document, draft: Draft, here: list[Draft], found: Row[Reach]) -> Status | None:
    """اتفاق يقضي بانسحاب: the terms of an agreement have yet to be carried out."""
    if _kind(draft) not in NOMINAL or draft.type in FOUGHT | {"agreement", "violation", "movement_restriction"}:
        return None
    terms = doc.book.cues.terms if draft.type == "ceasefire" else doc.book.cues.terms | doc.book.cues.agreed
    first = max(draft.sentence.first, draft.first - TERMS_REACH)
    at = max((k for k in range(first, draft.first) if bare_forms(doc.tokens[k].norm) & terms), default=-1)
    if doc.tokens[draft.first - 1].norm in doc.book.cues.relatives:
        return None
    told = any(t.form.kind == "past" for t in doc.triggers.beginning(at + 1, draft.first)) if at >= 0 else True
    return None if told else "planned"


def _ended(doc: Document, draft: Draft, here: list[Draft], found: Row[Reach]) -> Status | None:
    if draft.type in ("siege", "movement_restriction", "ceasefire", "military_operation"):
        near = _window(doc, draft, 2)
        if any(bare_forms(n) & doc.book.cues.ends for n in near) and draft.type != "ceasefire":
            return "ended"
    return None


def _going_on(doc: Document, draft: Draft, here: list[Draft], found: Row[Reach]) -> Status | None:
    if draft.status != "occurred" or draft.type in SPOKEN:
        return None
    last = min(draft.last + 3, draft.sentence.last)
    near = [doc.tokens[k].norm for k in range(max(draft.sentence.first, draft.first - 4), last)]
    near = [n for k, n in enumerate(near) if not (n == "الان" and k and near[k - 1] == "حتي")]
    if any(bare_forms(n) & doc.book.cues.ongoing for n in near) or _lasts(doc, draft) or _since(doc, draft):
        return "ongoing"
    if draft.type == "control_held" or _in_the_present(doc, draft):
        return "ongoing"
    participle = _kind(draft) == "participle" and draft.type == "siege"
    return "ongoing" if participle else None


def _lasts(doc: Document, draft: Draft) -> bool:
    """لا تزال أعداد كبيرة محاصرة, لم تهدأ المعارك: a word of its clause says that it goes on, and no verb of its own that it is done."""
    if draft.trigger is None or draft.trigger.form.kind == "past":
        return False
    first, last = doc.clause(draft.first, draft.sentence)
    words = {doc.tokens[k].norm.removeprefix("و") for k in range(first, last)}
    if not doc.book.cues.lasting.isdisjoint(words):
        return True
    running = {doc.tokens[k].norm.removeprefix("و") for k in range(first, draft.first)} & doc.book.cues.running
    return bool(running) and _kind(draft) in NOMINAL and not doc.is_news(draft.sentence)


def _since(doc: Document, draft: Draft) -> bool:
    """منذ اندلاع القتال, في ثالث أيام الهدنة: it has been going on since then."""
    if draft.type not in LONG or _kind(draft) not in NOMINAL:
        return False
    near = _window(doc, draft, 4)
    lately = [*near[-2:], doc.tokens[draft.first].norm]
    begun = any(a == "منذ" and bare_forms(b) & doc.book.cues.beginnings for a, b in pairwise(lately))
    day = near[-1:] == ["ايام"] or (near[-1:] == ["من"] and bool({"اليوم", "لليوم"} & set(near)))
    return begun or day


def _in_the_present(doc: Document, draft: Draft) -> bool:
    """وتطوق القوات المدينة: a present tense that no particle governs, outside a headline."""
    spoken = draft.trigger is not None and draft.trigger.entry.group == "politics"
    if draft.trigger is None or spoken or draft.trigger.form.kind != "present":
        return False
    if doc.is_news(draft.sentence) and draft.type != "siege" and not _opens_line(doc, draft):
        return False
    before = doc.tokens[draft.first - 1].norm if draft.first > draft.sentence.first else ""
    free = before not in doc.book.cues.completing and not (draft.trigger.split and draft.trigger.split.prep)
    return free


def _opens_line(doc: Document, draft: Draft) -> bool:
    """Whether a verb is the first word of a line below the headline: there it is prose, and no line of a ticker."""
    opening = range(draft.sentence.first, draft.first)
    return not draft.sentence.headline and not any(doc.tokens[k].norm[0].isalpha() for k in opening)
