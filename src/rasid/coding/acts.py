"""Acts: a trigger in its clause, with the speaker who answers for it, its status and its figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from rasid.arabic.lexicon import bare_forms
from rasid.arabic.times import Time
from rasid.codebook import Trigger
from rasid.coding import echoes
from rasid.coding.document import Document, Found, Sentence
from rasid.coding.figures import HARM, Quantity
from rasid.coding.relevance import Relevance
from rasid.coding.speech import Reach, chain_at
from rasid.records import Entity, Place, Speaker, Status

VIOLENT: Final = frozenset((
    "armed_clash", "shelling", "air_strike", "drone_strike", "explosion", "suicide_attack", "attack", "execution",
    "military_operation", "riot", "sexual_violence", "destruction", "violation", "siege",
))  # fmt: skip
NATURAL: Final = {
    "displaced": ("displacement", "evacuation"), "returned": ("return",), "evacuated": ("evacuation", "displacement"),
    "detained": ("detention",), "abducted": ("abduction",), "released": ("release",), "defected": ("defection",),
    "surrendered": ("surrender",), "trapped": ("siege", "evacuation"), "in_need": ("aid_delivery", "displacement"),
    "homes_damaged": ("destruction", *sorted(VIOLENT)),
}  # fmt: skip
DESCRIBED: Final = frozenset(("displacement", "return", "detention", "abduction", "evacuation"))
NEGATIONS: Final = frozenset(("لم", "لن", "ما", "لا", "ليس", "ليست", "عدم", "دون", "بدون", "غير"))
PLANS: Final = frozenset((
    "سوف", "يعتزم", "تعتزم", "عزمه", "عزمها", "ينوي", "تنوي", "تمهيدا", "المقرر", "استعدادا", "استعدادات", "يستعد", "تستعد",
    "سيتم", "تتجهز", "يتجهز", "مرتقب", "المرتقب", "خطه", "خطط", "لتنفيذ", "يخطط", "تخطط", "المتوقع", "يتوقع",
))  # fmt: skip
ON_GOING: Final = frozenset((
    "يزال", "تزال", "زال", "زالت", "يزالون", "يواصل", "تواصل", "تتواصل", "يتواصل", "استمرار", "تستمر", "يستمر", "مستمر", "مستمره",
    "متواصل", "متواصله", "دائره", "جاريه", "متصاعده", "محتدمه", "دابت", "مواصله",
    "تسعي", "يسعي", "تخوض", "يخوض", "تشن", "يشن",
    "استمرت", "يستمرون", "تواصلت", "حاليا",
))  # fmt: skip
COMPLETING: Final = frozenset(("ان", "لم", "لن", "قد", "كي", "لكي", "حتي", "وهو", "وهي"))
ENDS: Final = frozenset(("انهاء", "انتهاء", "رفع", "وقف", "انتهت", "انتهي", "الغاء", "انهي", "انهت"))
STATUS_OF: Final[dict[str, Status]] = {"demand": "called_for", "threat": "threatened"}


@dataclass(slots=True)
class Draft:
    """A claim in the making."""

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


def find(doc: Document, found: list[Reach], relevance: Relevance) -> list[Draft]:
    """The drafts of a document, in order, without figures or arguments."""
    drafts: list[Draft] = []
    for trigger in echoes.drop(doc, doc.triggers):
        sentence = doc.sentence_of(trigger.first)
        if _in_name(doc, trigger, found) or not relevance.trusts(trigger, sentence):
            continue
        chain, rules = chain_at(found, trigger.first)
        kind, by = _type(doc, trigger, sentence)
        draft = Draft(kind, trigger.entry.status, trigger.first, trigger.last, sentence, trigger, chain, [by, *rules])
        draft.definite = bool(trigger.split and trigger.split.article)
        drafts.append(draft)
    _decide_status(doc, drafts, found)
    # what did not happen is a claim only where somebody denies it
    return [d for d in drafts if "status.negated" not in d.rules or d.speaker]


def _in_name(doc: Document, trigger: Found[Trigger], found: list[Reach]) -> bool:
    """A word inside the name of an actor or of a speaker tells no act: قوات الدعم السريع, هيئة العمليات."""
    start = doc.tokens[trigger.first].start
    if any(n.span[0] <= start < n.span[1] for n in doc.names):
        return True
    return any(s.span[0] <= start < s.span[1] for r in found for s in r.chain)


def _type(doc: Document, trigger: Found[Trigger], sentence: Sentence) -> tuple[str, str]:
    """The trigger's type, or that of the means where the act is general: استهدف بالصواريخ is shelling."""
    if trigger.entry.type in ("attack", "shelling") and trigger.entry.frame == "strike":
        for means in doc.means:
            near = sentence.first <= means.first < sentence.last and 0 <= means.first - trigger.last <= 8
            crossed = any(
                trigger.first < t.first < means.first and t.form.kind in ("past", "present") for t in doc.triggers
            )
            stronger = trigger.entry.type == "attack" or means.entry.type in ("air_strike", "drone_strike")
            if near and not crossed and stronger:
                return means.entry.type, "act.means"
    kind = trigger.form.kind
    return trigger.entry.type, "act.verb" if kind in ("past", "present", "future") else f"act.{kind}"


def _decide_status(doc: Document, drafts: list[Draft], found: list[Reach]) -> None:
    for draft in drafts:
        for rule in (_negated, _denied, _governed, _planned, _ended, _going_on):
            status = rule(doc, draft, drafts, found)
            if status is not None:
                draft.status = status
                draft.rules.append(f"status.{rule.__name__.strip('_')}")
                break


def _window(doc: Document, draft: Draft, back: int) -> list[str]:
    return [t.norm for t in doc.tokens[max(draft.sentence.first, draft.first - back) : draft.first]]


def _negated(doc: Document, draft: Draft, drafts: list[Draft], found: list[Reach]) -> Status | None:
    """لم يقصف, دون وقوع: told as not having happened; a denial where somebody says so."""
    near = _window(doc, draft, 2)
    if near == ["لا", "صحه"]:
        return "denied"
    if not near or not (
        near[-1] in NEGATIONS or (near[-1] in ("اي", "وقوع", "تسجيل", "حدوث") and near[0] in NEGATIONS)
    ):
        return None
    if near[-1] == "غير" or "يزال" in near or "تزال" in near:
        return None
    if draft.type in ("violation", "designation"):
        return None
    return "denied"


def _denied(doc: Document, draft: Draft, drafts: list[Draft], found: list[Reach]) -> Status | None:
    """نفى الجيش سيطرة: the first act after the verb is what is denied, with what is joined to it."""
    for reach in found:
        if reach.verb == "deny" and reach.first < draft.first < reach.last and not reach.whole:
            between = doc.tokens[reach.first + 1 : draft.first]
            turned = any(r.first > reach.first and r.first < draft.first for r in found)
            if not turned and len(between) <= 14 and not any(t.norm in ("،", "؛") for t in between[8:]):
                return "denied"
    return None


def _governed(doc: Document, draft: Draft, drafts: list[Draft], found: list[Reach]) -> Status | None:
    """What a demand or a threat asks for or threatens."""
    governs = [
        d for d in drafts
        if d.type in STATUS_OF and d.sentence is draft.sentence and d.first < draft.first and draft.first - d.last <= 25
    ]  # fmt: skip
    if draft.type in STATUS_OF or not governs or draft.trigger is None:
        return None
    nominal = draft.trigger.form.kind in ("masdar", "noun", "word")
    prefixed = draft.trigger.split is not None and draft.trigger.split.prep in ("ل", "ب")
    before = doc.tokens[draft.first - 1].norm
    if (
        nominal
        and (
            prefixed
            or before in ("الي", "علي", "بضروره", "ضروره", "من", "و", "لل", "عن")
            or draft.first - governs[-1].last <= 6
        )
    ) or (draft.trigger.form.kind == "present"):
        return STATUS_OF[governs[-1].type]
    return None


def _planned(doc: Document, draft: Draft, drafts: list[Draft], found: list[Reach]) -> Status | None:
    if draft.trigger is not None and draft.trigger.form.kind == "future":
        return "planned"
    near = _window(doc, draft, 4)
    if any(bare_forms(n) & PLANS for n in near):
        return "planned"
    return None


def _ended(doc: Document, draft: Draft, drafts: list[Draft], found: list[Reach]) -> Status | None:
    if draft.type in ("siege", "movement_restriction", "ceasefire", "military_operation"):
        near = _window(doc, draft, 2)
        if any(bare_forms(n) & ENDS for n in near) and draft.type != "ceasefire":
            return "ended"
    return None


def _going_on(doc: Document, draft: Draft, drafts: list[Draft], found: list[Reach]) -> Status | None:
    if draft.status != "occurred":
        return None
    near = [
        t.norm
        for t in doc.tokens[max(draft.sentence.first, draft.first - 4) : min(draft.last + 3, draft.sentence.last)]
    ]
    if any(bare_forms(n) & ON_GOING for n in near):
        return "ongoing"
    if draft.type == "control_held" or _in_the_present(doc, draft):
        return "ongoing"
    return None


def _in_the_present(doc: Document, draft: Draft) -> bool:
    """وتطوق القوات المدينة: a present tense that no particle governs, outside a headline."""
    spoken = draft.trigger is not None and draft.trigger.entry.group == "politics"
    if draft.trigger is None or spoken or draft.sentence.headline or draft.trigger.form.kind != "present":
        return False
    before = doc.tokens[draft.first - 1].norm if draft.first > draft.sentence.first else ""
    free = before not in COMPLETING and not (draft.trigger.split and draft.trigger.split.prep)
    return free and bool(draft.first == draft.sentence.first or before not in ("ان", "قد"))


def attach(
    doc: Document, drafts: list[Draft], quantities: list[Quantity], found: list[Reach], relevance: Relevance
) -> list[Draft]:
    """Give every quantity to an act; a toll without one makes a claim of its own."""
    out = list(drafts)
    home: dict[int, Draft] = {}
    for i, q in enumerate(quantities):
        if q.part_of is not None and q.part_of not in home:
            continue
        draft = home[q.part_of] if q.part_of is not None else _act_for(doc, out, q)
        if draft is None and not relevance.has_side(q):
            continue
        if draft is None:
            draft = _toll(doc, q, found)
            out.append(draft)
        home[i] = draft
        draft.quantities.append(i)
    return sorted((d for d in out if not _says_nothing(d)), key=lambda d: (d.first, d.last))


def _says_nothing(draft: Draft) -> bool:
    """A toll without a figure (a denial of one is a claim), and people called by what befell them: المعتقلين."""
    if draft.quantities or draft.trigger is None:
        return False
    described = draft.type in DESCRIBED and draft.trigger.form.kind in ("participle", "noun") and draft.definite
    return described or (draft.type == "casualties" and draft.status != "denied")


def _act_for(doc: Document, drafts: list[Draft], q: Quantity) -> Draft | None:
    assert q.measure is not None
    kinds = VIOLENT | {"casualties"} if q.measure in HARM else frozenset(NATURAL[q.measure])
    here = [
        d
        for d in drafts
        if d.sentence is q.sentence and d.type in kinds and d.status not in ("denied", "called_for", "threatened")
    ]
    order = NATURAL.get(q.measure, ())
    if here:
        return min(
            here,
            key=lambda d: (order.index(d.type) if d.type in order else 0, d.type == "casualties", _distance(doc, d, q)),
        )
    if q.measure in HARM:
        return _told_before(doc, drafts, q, kinds)
    return None


def _distance(doc: Document, draft: Draft, q: Quantity) -> int:
    gap = q.first - draft.last if draft.last <= q.first else draft.first - q.last
    return gap if draft.last <= q.first else gap + 6


def _told_before(doc: Document, drafts: list[Draft], q: Quantity, kinds: frozenset[str]) -> Draft | None:
    """وأسفر الهجوم عن: a toll in the sentence after its act, when the sentence names no place of its own."""
    start, end = doc.tokens[q.sentence.first].start, doc.tokens[q.sentence.last - 1].end
    if any(n.kind == "place" and start <= n.span[0] < end for n in doc.names):
        return None
    told = [d for d in drafts if 0 < q.sentence.index - d.sentence.index <= 2 and d.type in kinds and not d.quantities]
    before = [d for d in told if d.status in ("occurred", "ongoing")]
    return before[-1] if before else None


def _toll(doc: Document, q: Quantity, found: list[Reach]) -> Draft:
    assert q.measure is not None
    kind = "casualties" if q.measure in HARM else NATURAL[q.measure][0]
    at = q.governor if q.governor is not None else q.first
    chain, rules = chain_at(found, at)
    return Draft(kind, "occurred", at, at + 1, q.sentence, None, chain, ["act.toll", *rules])
