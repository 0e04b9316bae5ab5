"""Acts: a trigger in its clause, with the speaker who answers for it, its status and its figures."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasid.codebook import Trigger
from rasid.coding import echoes, means, status
from rasid.coding.document import Document, Found
from rasid.coding.draft import Draft, Told
from rasid.coding.figures import HARM, Quantity
from rasid.coding.relevance import Relevance
from rasid.coding.row import Row
from rasid.coding.speech import Reach, chain_at
from rasid.records import Measure, Span, Status

VIOLENT: Final = frozenset((
    "armed_clash", "shelling", "air_strike", "drone_strike", "explosion", "suicide_attack", "attack", "execution",
    "military_operation", "riot", "sexual_violence", "destruction", "violation", "siege",
))  # fmt: skip
DEADLY: Final = VIOLENT - {"destruction", "violation", "siege", "sexual_violence"}
NATURAL: Final = {
    "displaced": ("displacement", "evacuation"), "returned": ("return",), "evacuated": ("evacuation", "displacement"),
    "detained": ("detention",), "abducted": ("abduction",), "released": ("release",), "defected": ("defection",),
    "surrendered": ("surrender",), "trapped": ("siege", "evacuation"), "in_need": ("aid_delivery", "displacement"),
    "homes_damaged": ("destruction", *sorted(VIOLENT)),
}  # fmt: skip
DESCRIBED: Final = frozenset(("displacement", "return", "detention", "abduction", "evacuation"))
DONE_TO: Final[dict[str, tuple[Measure, ...]]] = {
    "release": ("detained", "abducted"), "return": ("displaced",), "evacuation": ("injured", "displaced", "trapped"),
}  # fmt: skip
"""Acts done to people who are called by what befell them before, with what that is: الإفراج عن 90 أسيرا."""
COUNTED_BY: Final[dict[str, Measure]] = {
    "defection": "defected", "release": "released", "surrender": "surrendered", "return": "returned",
    "displacement": "displaced", "evacuation": "evacuated", "abduction": "abducted", "detention": "detained",
}  # fmt: skip
"""The measure of an act whose own word says what is counted: هرب مئة جندي من معسكرهم counts defectors."""
OBJECT: Final = 6
"""Words behind such an act among which they are named."""


def find(doc: Document, found: Row[Reach], relevance: Relevance) -> list[Draft]:
    """The drafts of a document, in order, without figures or arguments."""
    drafts: list[Draft] = []
    flown = means.from_air(doc)
    spoken = Row((s.span for r in found for s in r.chain), lambda span: span)
    for trigger in echoes.drop(doc):
        sentence = doc.sentence_of(trigger.first)
        if _in_name(doc, trigger, spoken) or not relevance.trusts(trigger, sentence):
            continue
        chain, rules = chain_at(found, trigger.first)
        kind, by = means.decide(doc, trigger, sentence, flown)
        at_first: Status = trigger.entry.status if kind == trigger.entry.type else "occurred"
        draft = Draft(kind, at_first, trigger.first, trigger.last, sentence, trigger, chain, [by, *rules])
        draft.definite = bool(trigger.split and trigger.split.article)
        drafts.append(draft)
    _claimed(doc, drafts)
    status.decide(doc, drafts, found)
    # what did not happen is a claim only where somebody denies it
    return [d for d in drafts if "status.negated" not in d.rules or d.speaker]


def _claimed(doc: Document, drafts: list[Draft]) -> None:
    """وتبنت الحركة الهجوم: who owns to an act by a general noun owns to the act last told, of whatever type that was."""
    last: Draft | None = None
    for draft in drafts:
        general = draft.type == "attack" and draft.trigger is not None and not draft.trigger.entry.sure
        if general and last is not None and draft.trigger is not None and echoes.owned(doc, draft.trigger):
            draft.type = last.type
            draft.rules.append("act.claimed")
        elif draft.type in DEADLY - {"military_operation", "riot"}:
            last = draft


def _in_name(doc: Document, trigger: Found[Trigger], spoken: Row[Span]) -> bool:
    """A word inside the name of an actor or of a speaker tells no act: قوات الدعم السريع, هيئة العمليات."""
    start = doc.tokens[trigger.first].start
    return bool(doc.names.over(start) or spoken.over(start))


def attach(
    doc: Document, drafts: list[Draft], quantities: list[Quantity], found: Row[Reach], relevance: Relevance
) -> list[Draft]:
    """Give every quantity to an act; a toll without one makes a claim of its own.

    People whom an act frees or moves are counted by that act's measure, in `quantities` too.
    A toll by somebody else than told the act has the type of the last act told with such a toll.
    """
    out = list(drafts)
    told = Told(drafts)
    home: dict[int, Draft] = {}
    told_with: dict[Measure, Draft] = {}
    for i, q in enumerate(quantities):
        if q.part_of is not None and q.part_of not in home:
            continue
        done = _counting(told, q) or _done_to(doc, told, q)
        if done is not None:
            q = quantities[i] = replace(q, measure=COUNTED_BY[done.type])
        act = home[q.part_of] if q.part_of is not None else done or _act_for(doc, told, q)
        rival = act is not None and act.type == "casualties" and q.part_of is None and _told_by_another(act, q, found)
        act = None if rival else act
        if act is None and _is_described(doc, told, q, found):
            continue
        if act is None and not (rival or relevance.has_side(q)):
            continue
        if act is None:
            act = _toll(doc, q, found)
            if act.speaker and q.scope == "event" and q.measure in told_with:
                act.type = told_with[q.measure].type
            out.append(act)
            told.add(act)
        home[i] = act
        act.quantities.append(i)
        if act.type in DEADLY and q.measure in HARM:
            told_with[q.measure] = act
    return sorted((d for d in out if not _says_nothing(d)), key=lambda d: (d.first, d.last))


def _called(doc: Document, q: Quantity) -> bool:
    """Whether the people counted are called by a noun for what befell them: 90 أسيرا."""
    at = q.governor if q.governor is not None else q.first
    return any(m.form.kind in ("noun", "participle") for m in doc.measures.beginning(at, at + 1))


def _counting(told: Told, q: Quantity) -> Draft | None:
    """The act whose word is also what says that people are counted."""
    if q.part_of is not None or q.measure in HARM:
        return None
    return next((d for d in told.within(q.sentence) if d.first == q.governor and d.type in COUNTED_BY), None)


def _done_to(doc: Document, told: Told, q: Quantity) -> Draft | None:
    """The act whose object are people so called: إجلاء 30 جريحا."""
    if q.part_of is not None or not _called(doc, q):
        return None
    for draft in reversed(told.within(q.sentence)):
        if draft.type in DONE_TO and q.measure in DONE_TO[draft.type] and 0 < q.first - draft.first <= OBJECT:
            return draft
    return None


def _is_described(doc: Document, told: Told, q: Quantity, found: Row[Reach]) -> bool:
    """23 حالة تعرضت لها نازحات: people so called, where another act is told by the same speaker."""
    kinds = NATURAL.get(q.measure, ()) if q.measure not in HARM and q.measure is not None else ()
    if not DESCRIBED.intersection(kinds) or not _called(doc, q):
        return False
    chain, _ = chain_at(found, q.first)
    return any(d.speaker[:1] == chain[:1] for d in told.within(q.sentence))


def _told_by_another(act: Draft, q: Quantity, found: Row[Reach]) -> bool:
    """قالت الصحة إن الحصيلة 24 قتيلا، بينما أعلنت الإدارة مقتل 48: each side has a toll of its own."""
    chain, _ = chain_at(found, q.governor if q.governor is not None else q.first)
    return bool(chain and act.speaker) and chain[0].span != act.speaker[0].span and bool(act.quantities)


def _says_nothing(draft: Draft) -> bool:
    """A toll without a figure (a denial of one is a claim), and people called by what befell them: المعتقلين."""
    if draft.quantities or draft.trigger is None:
        return False
    described = draft.type in DESCRIBED and draft.trigger.form.kind in ("participle", "noun") and draft.definite
    return described or (draft.type == "casualties" and draft.status != "denied")


def _act_for(doc: Document, told: Told, q: Quantity) -> Draft | None:
    assert q.measure is not None
    kinds = VIOLENT | {"casualties"} if q.measure in HARM else frozenset(NATURAL[q.measure])
    here = [
        d for d in told.within(q.sentence) if d.type in kinds and d.status not in ("denied", "called_for", "threatened")
    ]
    order = NATURAL.get(q.measure, ())
    if here:
        return min(
            here,
            key=lambda d: (order.index(d.type) if d.type in order else 0, d.type == "casualties", _distance(doc, d, q)),
        )
    if q.measure in HARM:
        return _told_before(doc, told, q, kinds)
    return None


def _distance(doc: Document, draft: Draft, q: Quantity) -> int:
    gap = q.first - draft.last if draft.last <= q.first else draft.first - q.last
    return gap if draft.last <= q.first else gap + 6


def _told_before(doc: Document, told: Told, q: Quantity, kinds: frozenset[str]) -> Draft | None:
    """وأسفر الهجوم عن: a toll in the sentence after its act, when the sentence names no place of its own."""
    if any(n.kind == "place" for n in doc.names.beginning(*doc.span(q.sentence.first, q.sentence.last))):
        return None
    near = told.before(q.sentence)
    before = [d for d in near if d.type in kinds and not d.quantities and d.status in ("occurred", "ongoing")]
    return before[-1] if before else None


def _toll(doc: Document, q: Quantity, found: Row[Reach]) -> Draft:
    assert q.measure is not None
    kind = "casualties" if q.measure in HARM else NATURAL[q.measure][0]
    at = q.governor if q.governor is not None else q.first
    chain, rules = chain_at(found, at)
    return Draft(kind, "occurred", at, at + 1, q.sentence, None, chain, ["act.toll", *rules])
