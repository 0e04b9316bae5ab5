"""Words that look like acts and are none: echoes of the act beside them, purposes, people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from rasid.arabic.lexicon import bare_forms
from rasid.arabic.text import fold
from rasid.codebook import Trigger
from rasid.coding.document import ARMED, Document, Found

STRIKES: Final = frozenset(
    ("shelling", "air_strike", "drone_strike", "explosion", "suicide_attack", "attack", "armed_clash")
)
OWNED_WITHIN: Final = 7
"""Words before a noun among which somebody owns to it."""
LONGEST_DOER: Final = 5
"""Words of those who enter a place, behind the verb."""
HAND_TO_HAND: Final = frozenset(("attack", "armed_clash"))
CHARGED: Final = 14
"""Words behind an accusation among which what it is of is named."""
JUDGED: Final = 5
"""Words before an act among which it is condemned or disowned."""
TOLD_WITHIN: Final = 200
"""Words before a sentence among which the act that it judges may have been told."""
MET: Final = 9
"""Words between a verb of meeting with an act and the act."""
PURPOSES: Final = frozenset(("control_gained", "military_operation", "attack", "destruction"))

Echo = Callable[[Document, Found[Trigger]], bool]


def drop(doc: Document) -> list[Found[Trigger]]:
    """The triggers that tell an act of their own."""
    return [t for t in doc.triggers if not any(rule(doc, t) for rule in RULES)]


def _relative(doc: Document, t: Found[Trigger]) -> bool:
    """قصف استهدف: the general verb right behind a named act tells where that act struck."""
    if t.entry.type != "attack" or t.form.kind not in ("past", "present"):
        return False
    return any(
        o.entry.type in STRIKES and o.form.kind not in ("past", "present") and 0 <= t.first - o.last <= 2
        for o in doc.triggers.beginning(doc.sentence_of(t.first).first, t.first)
    )


def _compound(doc: Document, t: Found[Trigger]) -> bool:
    """عمليات نهب: the noun behind it says what the operation is."""
    return (
        t.entry.type == "military_operation"
        and t.form.kind == "noun"
        and any(o.form.kind in ("masdar", "noun") for o in doc.triggers.beginning(t.last, t.last + 1))
    )


def _purpose(doc: Document, t: Found[Trigger]) -> bool:
    """شن هجوما لاستعادة المدينة: what it is for has not happened."""
    if t.entry.type not in PURPOSES or t.form.kind not in ("masdar", "noun", "word"):
        return False
    before = doc.tokens[max(0, t.first - 5) : t.first]
    near = any(bare_forms(b.norm) & doc.book.cues.tries for b in before[-3:])
    prefixed = t.split is not None and t.split.prep == "ل"
    met = any(not bare_forms(b.norm).isdisjoint(doc.book.cues.met) for b in doc.tokens[max(0, t.first - MET) : t.first])
    if prefixed and met:
        return False  # تعرضت القافلة لإطلاق نار, لا صحة لسقوط المدينة
    ready = any(bare_forms(b.norm) & doc.book.cues.ready for b in before)
    return (prefixed and not ready and t.form.kind == "masdar") or (
        near and t.entry.type in ("control_gained", "attack")
    )


def _people(doc: Document, t: Found[Trigger]) -> bool:
    """أسرة is a family."""
    who = doc.groups.get(t.first)
    return (
        who is not None
        and who.form.kind == "noun"
        and t.form.kind in ("past", "present", "masdar")
        and t.last == t.first + 1
    )


def _attribute(doc: Document, t: Found[Trigger]) -> bool:
    """المخيمات المحاصرة: a participle with the article describes, unless it is people who are counted."""
    described = t.entry.type == "siege" and t.form.kind == "participle" and bool(t.split and t.split.article)
    return described and (t.form.feminine or not doc.measures.beginning(t.first, t.first + 1))


def _simile(doc: Document, t: Found[Trigger]) -> bool:
    """كالصاروخ: what something is like has not happened."""
    return t.split is not None and t.split.prep == "ك"


def _wreckage(doc: Document, t: Found[Trigger]) -> bool:
    """ما أدى لاحتراقها: the damage of a strike told beside it is the strike's; not what attackers burn or loot."""
    if t.entry.type != "destruction":
        return False
    if fold(t.entry.verb) in doc.book.cues.by_hand:
        return False
    by_hand = t.form.kind in ("past", "present") and t.entry.frame == "strike"
    before = doc.triggers.beginning(doc.sentence_of(t.first).first, t.first)
    return any(o.entry.type in (STRIKES - HAND_TO_HAND if by_hand else STRIKES) for o in before)


def _charge(doc: Document, t: Found[Trigger]) -> bool:
    """اتهم الجيش بقصف: an accusation of an act is that act, told by who accuses."""
    if t.entry.type != "accusation" or t.entry.collocates or t.form.kind == "word":
        return False
    stop = min(t.last + CHARGED, doc.sentence_of(t.first).last)
    stop = next((k for k in range(t.last, stop) if doc.tokens[k].norm in ("،", "؛")), stop)
    return any(o.entry.type != "accusation" for o in doc.triggers.beginning(t.last, stop))


def _titled(doc: Document, t: Found[Trigger]) -> bool:
    """ساحة التحرير, هيئة التفاوض: a noun that names what stands before it."""
    named = t.form.kind in ("masdar", "noun") and t.first > 0 and not (t.split and (t.split.prep or t.split.conj))
    before = doc.tokens[t.first - 1].norm if named else ""
    return before in doc.book.cues.titles or before[1:] in doc.book.cues.titles


def _called(doc: Document, t: Found[Trigger]) -> bool:
    """قرية تدعى: a passive of a verb of demanding or accusing is another word; طلب عدم كشف هويته asks for nothing told."""
    behind = doc.tokens[t.first + 1].norm if t.first + 1 < len(doc.tokens) else ""
    unnamed = t.entry.type == "demand" and behind in doc.book.cues.unnamed
    return unnamed or (t.entry.frame == "address" and t.form.voice == "passive")


def _judged(doc: Document, t: Found[Trigger]) -> bool:
    """أدان المجلس الهجوم, لم تتبن أي جهة التفجير: an act told elsewhere is what is condemned, or what nobody owns to."""
    if t.entry.group == "politics" or t.form.kind not in ("masdar", "noun", "word") or not t.first:
        return False
    first = doc.sentence_of(t.first).first
    before = range(max(first, t.first - JUDGED), t.first)
    disowned = any(
        doc.tokens[k].norm in doc.book.cues.claims and doc.tokens[k - 1].norm.endswith("لم") for k in before if k
    )
    condemned = any(o.entry.type == "condemnation" for o in doc.triggers.beginning(before.start, t.first))
    told = any(o.entry.group == t.entry.group for o in doc.triggers.beginning(max(0, first - TOLD_WITHIN), first))
    return disowned or (condemned and told)


def _killed(doc: Document, t: Found[Trigger]) -> bool:
    """قُتل رجل is a toll, الجيش يقتل رجلا an act: only with its doer before it and whom it killed behind it; قتلوا رجلا has both."""
    if t.entry.type != "attack" or t.entry.collocates or fold(t.entry.verb) not in doc.book.cues.killing:
        return False
    behind, stop = t.last, doc.sentence_of(t.first).last
    while behind < stop and doc.times.over(doc.tokens[behind].start):
        behind += 1
    named = behind
    while behind < stop and any(n.speaker_kind in ARMED for n in doc.names.over(doc.tokens[behind].end - 1)):
        behind += 1
    done = behind > named or _doer_before(doc, t) or (t.form.kind == "past" and t.form.number == "plural")
    return not (done and behind < stop and _is_struck(doc, behind))


def _doer_before(doc: Document, t: Found[Trigger]) -> bool:
    """Whether those in arms are named right before a verb, and no preposition governs them: على قوات الأمن قتل ثلاثة."""
    k, first = t.first, doc.sentence_of(t.first).first
    while k > first and doc.armed(k - 1):
        k -= 1
    governed = k > first and doc.tokens[k - 1].norm.removeprefix("و") in doc.book.cues.governing
    return k < t.first and not governed and not doc.tokens[k].norm.startswith(("ب", "لل"))


def owned(doc: Document, t: Found[Trigger]) -> bool:
    """Whether somebody owns to the act of a general noun before it: وتبنت الحركة العملية."""
    first = max(doc.sentence_of(t.first).first, t.first - OWNED_WITHIN)
    return any(not bare_forms(doc.tokens[k].norm).isdisjoint(doc.book.cues.owning) for k in range(first, t.first + 1))


def _entered(doc: Document, t: Found[Trigger]) -> bool:
    """الجيش يدخل القصير takes a place; any other entering is none: only those in arms, and a place right behind."""
    if t.entry.type != "control_gained" or t.entry.collocates or fold(t.entry.verb) not in doc.book.cues.entering:
        return False
    at = t.last
    stop = min(t.last + LONGEST_DOER, doc.sentence_of(t.first).last)
    done = t.first > 0 and doc.armed(t.first - 1)
    while not done and at < stop and doc.armed(at):
        at += 1
    placed = at < stop and any(n.kind == "place" and not n.speaker_kind for n in doc.names.over(doc.tokens[at].end - 1))
    return not (placed and (done or at > t.last))


def _is_struck(doc: Document, i: int) -> bool:
    """Whether a token begins the words for people or things, which no preposition governs."""
    norm = doc.tokens[i].norm
    small = doc.book.cues.after_name | doc.book.cues.after_count
    return norm[0].isalnum() and norm not in small and not norm.startswith(("ب", "ل", "و"))


RULES: Final[tuple[Echo, ...]] = (
    _relative, _compound, _purpose, _people, _attribute, _simile, _wreckage, _charge, _titled, _called, _judged, _killed, _entered,
)  # fmt: skip
