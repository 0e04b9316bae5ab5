"""How many: quantities with the noun they count and the measure that governs them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from rasid.arabic.lexicon import bare_forms
from rasid.codebook import Counted, Who
from rasid.coding import tallies
from rasid.coding.document import Document, Found, Sentence
from rasid.records import Change, Figure, Group, Measure, Qualifier, Scope, Unit

HARM: Final = frozenset(("killed", "injured", "casualties", "missing"))
REACH: Final = 14
"""Words between a measure and the quantity it governs."""

ACTED: Final = 4
"""Words behind an act on people among which their number stands."""
FREED: Final = 10
"""As many where it stands behind عن: أفرجت قوات كذا، الثلاثاء، عن 18 موقوفا."""
CLAUSE: Final = 12
"""Words behind which the verb of a clause that begins with its numbers may stand: إن 12 من الرهائن و18 من الخاطفين قتلوا."""
BESIDE: Final = 8
"""Words behind a quantity among which a noun may say what is counted."""
NOMINAL: Final = ("noun", "participle", "masdar", "word")
MOVED: Final = ("returned", "evacuated", "killed", "injured", "casualties", "detained", "trapped")
STATES: Final[frozenset[Measure | None]] = frozenset(
    ("detained", "abducted", "displaced", "trapped", "injured", "missing")
)
"""Measures that a noun gives its people, whom another act may then strike, free or move: إجلاء 200 جريح."""
THAT: Final = frozenset(("ان", "بان", "وان", "فان"))
ARMED: Final = frozenset(("military", "armed_group", "security_source"))
BOUNDS: Final = ("about", "at_least", "more_than", "at_most", "less_than")
COLLECTIVE: Final[frozenset[Group | None]] = frozenset(("woman", "child"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure before it is given to a claim; `part_of` is the index of its whole among the document's quantities."""

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier
    sentence: Sentence
    measure: Measure | None = None
    governor: int | None = None
    """The token that says what is counted."""
    unit: Unit = "person"
    group: Group | None = None
    scope: Scope = "event"
    change: Change | None = None
    part_of: int | None = None
    bare: bool = False
    """A singular or dual without a number."""

    def figure(self, doc: Document, part_of: int | None) -> Figure:
        """The record; `part_of` is an index among the claim's figures."""
        assert self.measure is not None
        return Figure(
            measure=self.measure, low=self.low, best=self.best, high=self.high, qualifier=self.qualifier, unit=self.unit,
            group=self.group, scope=self.scope, change=self.change, part_of=part_of, span=doc.span(self.first, self.last),
        )  # fmt: skip


def find(doc: Document) -> list[Quantity]:
    """The document's quantities that a measure governs, in order."""
    measures: dict[int, list[Found[Counted]]] = {}
    for found in doc.measures:
        measures.setdefault(doc.sentence_of(found.first).index, []).append(found)
    quantities: list[Quantity] = []
    for sentence in doc.sentences:
        governors = [g for g in measures.get(sentence.index, []) if not _is_people(doc, g)]
        listed = None if governors else _listed(sentence, quantities)
        if not governors and listed is None:
            continue
        raw = sorted([*_counted(doc, sentence), *_bare(doc, sentence, governors)], key=lambda q: q.first)
        if listed is not None:
            raw = (
                [replace(q, measure=q.measure or listed.measure) for q in raw]
                if raw and raw[0].first <= sentence.first + 2
                else []
            )
        governed = _share_bounds(doc, [g for q in raw if (g := _govern(doc, q, governors)) is not None])
        governed = tallies.share(doc, governed)
        if listed is not None:
            governed = [replace(q, scope=listed.scope) for q in governed]
        quantities.extend(_with_parts(doc, _sum_bare(doc, governed), len(quantities)))
    return quantities


def _is_people(doc: Document, found: Found[Counted]) -> bool:
    """أسرة is a family before it is أسر with a pronoun."""
    return found.first in doc.groups and found.form.kind != "noun"


def _listed(sentence: Sentence, quantities: list[Quantity]) -> Quantity | None:
    """The quantity that a list's lines break down: ... على النحو الآتي: 219 من الأهالي."""
    last = quantities[-1] if quantities else None
    near = (
        last is not None and 0 < sentence.index - last.sentence.index <= 1 and sentence.line == last.sentence.line + 1
    )
    return last if near else None


def _share_bounds(doc: Document, quantities: list[Quantity]) -> list[Quantity]:
    """A bound covers the figures joined to it by a bare و: ما لا يقل عن 14 قتيلا و36 جريحا."""
    out = list(quantities)
    for i in range(len(out) - 1):
        a, b = out[i], out[i + 1]
        if b.first != a.last or not doc.tokens[b.first].norm.startswith("و"):
            continue
        if a.qualifier in BOUNDS and b.qualifier == "exact":
            out[i + 1] = _bounded(b, a.qualifier)
        elif b.qualifier in ("at_least", "at_most") and a.qualifier == "exact":
            out[i] = _bounded(a, b.qualifier)
    return out


def _bounded(q: Quantity, qualifier: Qualifier) -> Quantity:
    low = q.best if qualifier in ("about", "at_least", "more_than") else None
    high = q.best if qualifier in ("about", "at_most", "less_than") else None
    return replace(q, qualifier=qualifier, low=low, high=high)


def _int(value: float | int | None) -> int | None:
    return None if value is None else round(value)


def _counted(doc: Document, sentence: Sentence) -> Iterator[Quantity]:
    """Numbers with the noun they count."""
    for number in doc.numbers.beginning(*doc.span(sentence.first, sentence.last)):
        if number.kind != "cardinal":
            continue
        if (number.best or number.low or number.high or 0) < 1 or _in_time(doc, number.span[0]):
            continue
        first, last = doc.at(number.full[0]), doc.at(number.span[1] - 1) + 1
        quantity = Quantity(
            first, last, _int(number.low), _int(number.best), _int(number.high), number.qualifier, sentence
        )
        noun = _noun(doc, last, sentence)
        if noun is None:
            follows = doc.tokens[last].norm if last < sentence.last else "."
            if (
                follows in doc.book.cues.after_count
                or bare_forms(follows) & doc.book.cues.after_count
                or follows.startswith("و")
                or (
                    last < sentence.last
                    and doc.times.over(doc.tokens[last].start)
                    and not doc.names.over(number.span[0])
                )
            ):
                yield quantity
            continue
        yield _tail(doc, _with_noun(doc, quantity, noun), number.full[1])


def _in_time(doc: Document, offset: int) -> bool:
    """الأحد is a day and 19 a date before they are numbers."""
    return bool(doc.times.over(offset))


def _tail(doc: Document, quantity: Quantity, end: int) -> Quantity:
    """The span takes in a bound that stands after the noun: 21 قتيلا على الأقل."""
    return replace(quantity, last=max(quantity.last, doc.at(end - 1) + 1))


def _noun(doc: Document, after: int, sentence: Sentence) -> int | None:
    """The token of the noun that a number counts."""
    for k in range(after, min(after + 3, sentence.last)):
        norm = doc.tokens[k].norm
        if k in doc.groups and _goes_on(doc.groups[k]):
            return None  # استشهد أربعة وأُسر الباقون
        if k in doc.groups or norm in doc.book.cues.others or _measure_noun(doc, k):
            return k
        if norm in ("بين", "من") or (k == after and norm in ("(", '"')):
            continue
        if k > after:
            return None
    return None


def _goes_on(who: Found[Who]) -> bool:
    """Whether a noun is joined to what stands before it."""
    return who.split is not None and bool(who.split.conj)


def _measure_noun(doc: Document, k: int) -> Found[Counted] | None:
    nouns = (f for f in doc.measures.beginning(k, k + 1) if f.form.kind in NOMINAL)
    return next((f for f in nouns if not (f.split and f.split.pronoun)), None)


def _with_noun(doc: Document, quantity: Quantity, noun: int) -> Quantity:
    counted, who = _measure_noun(doc, noun), doc.groups.get(noun)
    last = noun + 1
    group: Group | None = None
    unit: Unit = "person"
    if who is not None:
        group, unit = who.entry.group or None, who.entry.unit
        last = max(last, who.last)
    for k in range(noun + 1, min(noun + 4, quantity.sentence.last)):
        if (
            group is None
            and k in doc.groups
            and not _goes_on(doc.groups[k])
            and (k == noun + 1 or doc.tokens[k - 1].norm in ("من", "بين"))
        ):
            group = doc.groups[k].entry.group or None
    if group is None and unit == "person" and _of_forces(doc, noun, quantity.sentence):
        group = "combatant"
    measure = counted.entry.measure if counted else None
    told = _measure_noun(doc, noun + 1) if noun + 1 < quantity.sentence.last else None
    if told is not None and told.form.kind == "word" and told.entry.measure == "casualties":
        measure = "casualties"  # 28 مدنيا بين قتيل وجريح
    if measure and _killed_and_hurt(doc, noun, quantity.sentence):
        measure = "casualties"
    return replace(quantity, last=last, group=group, unit=unit, measure=measure, governor=noun if measure else None)


def _of_forces(doc: Document, noun: int, sentence: Sentence) -> bool:
    """ثلاثة من رجال القوات المسلحة, 84 من التنظيم: people who are named by the force they belong to."""
    head = doc.tokens[noun].norm
    for k in range(noun, min(noun + 3, sentence.last)):
        for name in doc.names.beginning(doc.tokens[k].start, doc.tokens[k].end):
            members = k == noun or doc.tokens[k - 1].norm == "من" or bare_forms(head) & doc.book.cues.members
            return bool(members) and name.kind == "actor" and name.speaker_kind in ARMED and not name.adjective
    return False


def _killed_and_hurt(doc: Document, noun: int, sentence: Sentence) -> bool:
    """12 بين قتيل وجريح."""
    after = _measure_noun(doc, noun + 1) if noun + 1 < sentence.last else None
    here = _measure_noun(doc, noun)
    between = doc.tokens[noun - 1].norm == "بين"
    return bool(between and here and after and here.entry.measure != after.entry.measure)


def _bare(doc: Document, sentence: Sentence, governors: list[Found[Counted]]) -> Iterator[Quantity]:
    """People counted by a bare singular or dual: قُتل شاب, قتيلان, مقتل امرأة وطفليها."""
    numbers = {doc.at(n.span[1] - 1) for n in doc.numbers.beginning(*doc.span(sentence.first, sentence.last))}
    previous = -10
    verbs = [
        g for g in governors if (g.form.kind != "participle" and g.form.number != "plural") or g.form.kind == "past"
    ]
    for k in range(sentence.first, sentence.last):
        who, noun = doc.groups.get(k), _measure_noun(doc, k)
        found = who or (noun if noun and noun.form.kind in ("noun", "participle") else None)
        if found is None or found.form.number == "plural" or (found.split and found.split.article):
            continue
        if any(k - d in numbers for d in (1, 2)):
            continue
        dual = found.form.number == "dual"
        if who is not None and who.entry.unit == "building":
            continue
        if found.split and found.split.pronoun and not dual:
            continue
        if k > sentence.first and doc.tokens[k - 1].norm in ("اي", "كل", "اول", "ثاني"):
            continue  # عدم إصابة أي مدني
        if _is_last_of(doc, k, sentence):
            continue
        if who is not None and bare_forms(doc.tokens[k].norm) & doc.book.cues.attackers and not _undergoes(doc, k):
            continue  # فجر انتحاري, أصاب قناص
        joined = doc.tokens[k].norm.startswith("و") and (
            k - previous <= 2 or (k - 1 in doc.groups and k - 2 in numbers)
        )
        part = any(bare_forms(doc.tokens[j].norm) & doc.book.cues.parts for j in range(max(sentence.first, k - 2), k))
        near = joined or part or any(0 < k - v.first <= 3 for v in verbs)
        after = who is not None and any(0 < v.first - k <= 1 and v.form.kind == "past" for v in verbs)
        if not (near or after or (noun is not None and (dual or _heads(doc, sentence, k)))):
            continue
        value = 2 if dual else 1
        last = k + 1
        if last < sentence.last and doc.tokens[last].norm in ("واحد", "واحده", "اثنين", "اثنان", "اثنتين"):
            last += 1
        group, unit = (who.entry.group or None, who.entry.unit) if who else (None, "person")
        measure = noun.entry.measure if noun else None
        previous = k
        yield Quantity(
            k, last, value, value, value, "exact", sentence, measure, k if measure else None, unit, group, bare=True
        )


def _is_last_of(doc: Document, k: int, sentence: Sentence) -> bool:
    """Whether آخر is the last of what follows and not another person: خروج آخر دفعة, but not أصيب آخر في القصف."""
    if doc.tokens[k].norm != "اخر" or k + 1 >= sentence.last:
        return False
    following = doc.tokens[k + 1]
    told = following.norm in doc.book.cues.governing or doc.times.over(following.start)
    return following.norm.isalpha() and following.norm[0] not in "وفبلك" and not told


def _undergoes(doc: Document, k: int) -> bool:
    """Whether the word before people tells what was done to them: مقتل انتحاري."""
    before = doc.measures.beginning(k - 1, k)
    return any(m.form.kind in ("masdar", "noun") or m.form.voice == "passive" for m in before)


def _heads(doc: Document, sentence: Sentence, k: int) -> bool:
    """Whether a bare measure opens a sentence or stands behind what says that there were any: سقط قتيل وجريحان."""
    before = [t.norm for t in doc.tokens[sentence.first : k] if t.norm[:1].isalnum()]
    behind = doc.tokens[k + 1].norm if k + 1 < sentence.last else "."
    alone = behind in doc.book.cues.after_count or behind.startswith(("و", "ب"))  # not مصرع 15, حصيلة الهجوم
    return alone and (not before or before[-1] in doc.book.cues.fell)


def _govern(doc: Document, quantity: Quantity, governors: list[Found[Counted]]) -> Quantity | None:
    """Give a quantity the measure of the word that governs it, its scope and its change."""
    acted = _acted_on(doc, quantity, governors)
    if acted is None and quantity.measure in STATES:
        acted = _ending(doc, quantity, [g for g in governors if g.entry.measure in HARM])
    if acted is not None:
        quantity = replace(quantity, measure=acted.entry.measure, governor=acted.first)
    elif quantity.measure is None:
        fitting = [g for g in governors if _counts(g, quantity)]
        governor = (
            _following(doc, quantity, fitting) or _ending(doc, quantity, fitting) or _preceding(doc, quantity, fitting)
        )
        if governor is None:
            return None
        measure = governor.entry.measure
        if _pair(doc, governor, governors):
            measure = "casualties"
        quantity = replace(quantity, measure=measure, governor=governor.first)
    return replace(quantity, scope=tallies.scope(doc, quantity), change=tallies.change(doc, quantity))


def _acted_on(doc: Document, quantity: Quantity, governors: list[Found[Counted]]) -> Found[Counted] | None:
    """The act on people whom their noun already counts: أخلت سبيل 61 موقوفا counts the released."""
    if quantity.measure not in STATES:
        return None
    if quantity.measure == "displaced":
        moved = [g for g in governors if 0 < quantity.first - g.first <= REACH and g.entry.measure in MOVED]
        return moved[-1] if moved else None
    freed = quantity.first > 0 and doc.tokens[quantity.first - 1].norm == "عن"
    reach = FREED if freed else ACTED
    acts = [
        g
        for g in governors
        if 0 < quantity.first - g.first <= reach and g.form.kind not in ("noun", "participle") and _counts(g, quantity)
    ]
    return acts[-1] if acts and acts[-1].entry.measure != quantity.measure else None


def _counts(governor: Found[Counted], quantity: Quantity) -> bool:
    """Whether a word counts such things: buildings are damaged, people killed."""
    return (
        governor.entry.unit == quantity.unit
        if quantity.unit == "building"
        else governor.entry.unit in (None, quantity.unit)
    )


def _following(doc: Document, quantity: Quantity, governors: list[Found[Counted]]) -> Found[Counted] | None:
    """9 أشخاص أصيبوا: the verb right behind its subject."""
    for g in governors:
        if g.form.kind == "past" and 0 <= g.first - quantity.last <= 1 and (g.split is None or not g.split.conj):
            return g
    return None


def _ending(doc: Document, quantity: Quantity, governors: list[Found[Counted]]) -> Found[Counted] | None:
    """إن 11 من الموظفين قتلوا: the verb behind a number with which its clause begins."""
    opens = doc.tokens[quantity.first - 1].norm if quantity.first > quantity.sentence.first else ""
    chained = doc.tokens[quantity.first].norm.startswith("و") or opens == "و"
    if not (opens in THAT or chained):
        return None
    for k in range(quantity.first - 1, max(quantity.sentence.first, quantity.first - CLAUSE) - 1, -1):
        norm = doc.tokens[k].norm
        if norm in THAT:
            break
        if norm in "،؛:" or any(g.first == k and g.form.kind == "past" for g in governors):
            return None
    else:
        return None
    behind = [g for g in governors if 0 <= g.first - quantity.last <= CLAUSE]
    stop = next((k for k in range(quantity.last, quantity.sentence.last) if doc.tokens[k].norm in (*THAT, "،")), None)
    first = behind[0] if behind else None
    if first is None or first.form.kind != "past" or (stop is not None and stop < first.first):
        return None
    return first


def _preceding(doc: Document, quantity: Quantity, governors: list[Found[Counted]]) -> Found[Counted] | None:
    before = [g for g in governors if 0 < quantity.first - g.first <= REACH]
    if before:
        return before[-1]
    after = [
        g
        for g in governors
        if 0 < g.first - quantity.last <= (REACH if g.form.kind == "past" else BESIDE)
        and g.form.kind in ("past", "noun", "participle")
    ]
    return after[0] if after else None


def _pair(doc: Document, governor: Found[Counted], governors: list[Found[Counted]]) -> bool:
    """قُتل وأصيب 30: two measures that share one number."""
    other = next((g for g in governors if g.last == governor.first), None)
    if other is not None and (other.form.number == "plural" or other.first - 1 in doc.groups):
        return False  # 32 شخصا قتلوا وأصيب 159: the first verb has its own number before it
    return (
        other is not None
        and other.entry.measure != governor.entry.measure
        and {other.entry.measure, governor.entry.measure} <= {"killed", "injured"}
        and bool(governor.split and governor.split.conj)
    )


def _sum_bare(doc: Document, quantities: list[Quantity]) -> list[Quantity]:
    """امرأة وطفل, خمس نساء ورجلان: counted together, then each as a part."""
    out: list[Quantity] = []
    i = 0
    while i < len(quantities):
        run = [quantities[i]]
        while i + len(run) < len(quantities) and _joined(doc, run[-1], quantities[i + len(run)]):
            run.append(quantities[i + len(run)])
        i += len(run)
        if len(run) > 1 and not _breaks_down(doc, run[0]):
            total = sum(q.best or 0 for q in run)
            whole = replace(run[0], last=run[-1].last, low=total, best=total, high=total, group=None, bare=False)
            at = len(out)
            out.append(whole)
            out.extend(replace(q, part_of=at) for q in run if q.group is not None)
        else:
            out.extend(run)
    return out


def _breaks_down(doc: Document, q: Quantity) -> bool:
    """Whether a part's marker, a bracket or a whole stands right before."""
    before = [t.norm for t in doc.tokens[max(q.sentence.first, q.first - 4) : q.first]]
    return any(bare_forms(n) & doc.book.cues.parts for n in before) or bool(set(before[-1:]) & {"(", "،", "هم"})


def _joined(doc: Document, a: Quantity, b: Quantity) -> bool:
    return (
        a.measure == b.measure
        and a.governor == b.governor
        and 0 <= b.first - a.last <= 1
        and any(t.norm.startswith("و") for t in doc.tokens[a.last : b.first + 1])
        and a.qualifier == b.qualifier == "exact"
        and a.best is not None
        and a.change is None
        and (a.group in COLLECTIVE or b.group in COLLECTIVE)
        and a.group != b.group
    )


def _with_parts(doc: Document, quantities: list[Quantity], offset: int) -> list[Quantity]:
    """بينهم 7 أطفال: what follows the marker, or stands in apposition, breaks down the last whole before it."""
    out: list[Quantity] = []
    whole: int | None = None
    for q in quantities:
        part_of = None if q.part_of is None else q.part_of + offset
        if part_of is None and whole is not None and out:
            between = [t.norm for t in doc.tokens[out[whole].last : q.first]]
            marked = any(bare_forms(n) & doc.book.cues.parts for n in between)
            apposed = between in (["،"], [":"], ["("]) and q.group is not None
            chained = out[-1].part_of is not None and q.first - out[-1].last <= 1
            fits = out[whole].best is None or q.best is None or q.best <= (out[whole].best or 0)
            if fits and q.change is None and (marked or apposed or chained) and q.unit == out[whole].unit:
                own = q.governor is not None and q.governor > out[whole].last and q.measure != out[whole].measure
                if not own:
                    part_of = whole + offset
                    q = replace(q, measure=out[whole].measure, scope=out[whole].scope)
        out.append(replace(q, part_of=part_of))
        if part_of is None:
            whole = len(out) - 1
    return out
