"""Who tells what: from verbs of speech, source phrases and colons to the stretches of text that a speaker answers for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rasid.arabic.lexicon import bare_forms
from rasid.codebook import Speech
from rasid.coding.document import CLAUSE_STOPS, Document, Found, Sentence
from rasid.records import Span, Speaker, SpeakerKind, SpeechVerb

DAMMA: Final = "\u064f"
SHADDA: Final = "\u0651"
LONGEST_NAME: Final = 9
"""Words a speaker's name and office may take."""

QUOTES: Final = frozenset(('"', "“", "”", "«", "»"))
PARTED: Final = frozenset("،؛;:")


@dataclass(frozen=True, slots=True)
class Reach:
    """Tokens ``first:last`` that a speaker answers for; `chain` has the innermost speaker first."""

    first: int
    last: int
    chain: tuple[Speaker, ...]
    rule: str
    whole: bool = False
    """It covers the sentence on both sides of the words that name the speaker."""

    @property
    def verb(self) -> SpeechVerb:
        return self.chain[0].verb


def reaches(doc: Document) -> list[Reach]:
    """Every reach in the report, in order."""
    found: list[Reach] = []
    last: tuple[Speaker, ...] = ()
    for sentence in doc.sentences:
        here = [*_colon(doc, sentence), *_verbs(doc, sentence, last), *_sources(doc, sentence)]
        here.sort(key=lambda r: (r.first, -r.last))
        for reach in here:
            if reach.rule != "speech.same_speaker":
                last = reach.chain
        found.extend(here)
    return found


def chain_at(found: list[Reach], token: int) -> tuple[tuple[Speaker, ...], tuple[str, ...]]:
    """The speakers of what stands at a token, innermost first, and the rules that say so."""
    over = [r for r in found if r.first <= token < r.last]
    if not over:
        return (), ()
    over.sort(key=lambda r: (r.whole, -r.first))
    chain: list[Speaker] = []
    for speaker in (s for r in over[:2] for s in r.chain):
        if all(s.span != speaker.span for s in chain):
            chain.append(speaker)
    inner = chain[:1]
    outer = [s for s in chain[1:] if s.kind == "media" and inner[0].kind != "media"] if inner else []
    return tuple(inner + outer), tuple(r.rule for r in over[:1])


def _verbs(doc: Document, sentence: Sentence, last: tuple[Speaker, ...]) -> Iterator[Reach]:
    said = False
    for found in doc.speech:
        if not sentence.first <= found.first < sentence.last or not _speaks(doc, found):
            continue
        end = _end_of_reach(doc, sentence, found)
        mine = bool(last) and _goes_on(doc, found, said)
        said = True
        name = _name_after(doc, found, sentence) if found.form.kind != "participle" and not mine else None
        if name is None and not mine and found.form.kind in ("past", "present", "future"):
            name = _name_before(doc, found, sentence)
        if found.form.kind == "masdar":
            if name is None or not _is_speaker(doc, *name):
                continue
            end = min(end, doc.clause(name[1] - 1, sentence)[1])
        if name is not None:
            inner = _relayed(doc, name, sentence, found)
            yield Reach(found.first, end, inner, "speech.verb")
            last = inner
        elif last and found.form.kind != "masdar" and (mine or _no_subject(doc, found, sentence)):
            chain = (_with_verb(last[0], found.entry.speech), *last[1:])
            yield Reach(found.first, end, chain, "speech.same_speaker")


def _speaks(doc: Document, found: Found[Speech]) -> bool:
    """Not a passive (وُصف), and not a word that is only spelled like a verb of speech (بين, عبر, يقيم)."""
    form = doc.tokens[found.first].form
    if found.form.voice == "passive" or DAMMA in form[:3]:
        return False
    if not found.entry.sure:
        follows = doc.tokens[found.last].norm if found.last < len(doc.tokens) else ""
        return SHADDA in form or follows in doc.book.cues.complements
    return True


def _goes_on(doc: Document, found: Found[Speech], said: bool) -> bool:
    """قالت ... وطالبت الجيش: who has just spoken demands of another; ندعو: who speaks is the one who spoke."""
    ours = found.form.kind == "present" and doc.tokens[found.first].norm.lstrip("وف").startswith("ن")
    joined = said and found.entry.speech in ("demand", "accuse", "warn") and bool(found.split and found.split.conj)
    return ours or joined


def _no_subject(doc: Document, found: Found[Speech], sentence: Sentence) -> bool:
    """Whether no noun stands where the subject would: وأضاف أن, مشيرا إلى; not تشير التطورات."""
    if found.form.kind == "participle" or found.last >= sentence.last:
        return True
    norm = doc.tokens[found.last].norm
    return (
        norm in doc.book.cues.after_name | doc.book.cues.complements | CLAUSE_STOPS | QUOTES
        or norm[0] in "بل"
        or _in_time(doc, found.last)
    )


def _in_time(doc: Document, i: int) -> bool:
    start = doc.tokens[i].start
    return any(t.span[0] <= start < t.span[1] for t in doc.times)


def _with_verb(speaker: Speaker, verb: SpeechVerb) -> Speaker:
    return Speaker(id=speaker.id, text=speaker.text, span=speaker.span, kind=speaker.kind, verb=verb)


def _end_of_reach(doc: Document, sentence: Sentence, found: Found[Speech]) -> int:
    """To the end of the sentence, and on to the end of a quotation that opens in it."""
    opened = 0
    for token in doc.tokens[found.first : sentence.last]:
        opened += token.norm in ("«", "“")
        opened -= token.norm in ("»", "”")
    if opened <= 0:
        return sentence.last
    for k in range(sentence.last, min(sentence.last + 150, len(doc.tokens))):
        if doc.tokens[k].norm in ("»", "”"):
            return k
    return sentence.last


def _relayed(doc: Document, name: Span, sentence: Sentence, found: Found[Speech]) -> tuple[Speaker, ...]:
    """نقلت الوكالة عن مصدر: the source is the inner speaker, the agency the outer one."""
    outer = _speaker(doc, *name, found.entry.speech)
    after = name[1]
    while after < sentence.last and (doc.tokens[after].norm in QUOTES | {"،"} or _in_time(doc, after)):
        after += 1
    if outer.kind == "media" and after < sentence.last and doc.tokens[after].norm == "عن":
        source = _name(doc, after + 1, sentence)
        if source:
            return _speaker(doc, *source, "say"), outer
    return (outer,)


def _name_after(doc: Document, found: Found[Speech], sentence: Sentence) -> Span | None:
    start = found.last
    while start < sentence.last and doc.tokens[start].norm in ("قد", '"', "«", "“"):
        start += 1
    if start < sentence.last and doc.tokens[start].norm in doc.book.cues.audience:
        return None
    name = _name(doc, start, sentence)
    if name is None or (_is_act(doc, start) and not _begins_known(doc, start)):
        return None
    if _is_speaker(doc, *name):
        return name
    said = any(
        t.norm in doc.book.cues.complements or t.norm in (":", "«", "“")
        for t in doc.tokens[name[1] : min(name[1] + 8, sentence.last)]
    )
    person = not (start in doc.groups or doc.tokens[start].norm[0] in "بل")
    return _with_office(doc, name, sentence) if said and person and found.form.kind != "masdar" else None


def _with_office(doc: Document, name: Span, sentence: Sentence) -> Span:
    """عزام الغريب، محافظ حلب: a person with the office that stands behind."""
    if name[1] + 1 < sentence.last and doc.tokens[name[1]].norm == "،":
        office = _name(doc, name[1] + 1, sentence)
        if office is not None and any(f.first == office[0] for f in doc.speakers):
            return name[0], office[1]
    return name


def _name(doc: Document, start: int, sentence: Sentence) -> Span | None:
    """The words of a name from a token on, or None where no name begins there."""
    if (
        start >= sentence.last
        or doc.tokens[start].norm in doc.book.cues.after_name | doc.book.cues.complements | CLAUSE_STOPS
        or _in_time(doc, start)
    ):
        return None
    if doc.tokens[start].norm[0] == "ب" and not _begins_known(doc, start):
        return None  # تطالب بإسقاط: what is asked for, not who asks
    end = start
    while end < min(sentence.last, start + LONGEST_NAME) and not _ends_name(doc, end, start):
        end += 1
    return (start, end) if end > start else None


def _ends_name(doc: Document, i: int, start: int) -> bool:
    norm = doc.tokens[i].norm
    if norm in QUOTES and i - start < LONGEST_NAME:
        return norm in ("«", '"', "“") and i > start + 5
    if norm in CLAUSE_STOPS or norm in doc.book.cues.complements:
        return True
    if i == start:
        return False
    if norm in doc.book.cues.of_a_name:
        return not _begins_known(doc, i + 1)
    if norm in doc.book.cues.after_name or norm[0].isdigit():
        return True
    if _in_time(doc, i):
        return True
    return any(f.first == i for f in doc.speech if f.form.kind in ("past", "present", "masdar", "participle")) or (
        _is_act(doc, i) and not _begins_known(doc, i)
    )


def _is_act(doc: Document, i: int) -> bool:
    """Whether an act is told at a token; one with the article may still be part of an office's name."""
    told = (f for f in doc.triggers if f.first == i)
    return any(not f.split or not f.split.article or f.split.prep or f.entry.sure for f in told) or any(
        f.first == i for f in doc.measures
    )


def _begins_known(doc: Document, i: int) -> bool:
    if i >= len(doc.tokens):
        return False
    start = doc.tokens[i].start
    return any(f.first <= i < f.last for f in doc.speakers) or any(n.span[0] <= start < n.span[1] for n in doc.names)


def _begins_speaker(doc: Document, first: int, last: int) -> bool:
    """Whether somebody who speaks, not a place, is named within these tokens."""
    start, end = doc.span(first, last)
    return any(first <= f.first < last for f in doc.speakers) or any(
        n.kind == "actor" and start <= n.span[0] < end for n in doc.names
    )


def _is_speaker(doc: Document, first: int, last: int) -> bool:
    start, end = doc.span(first, last)
    return any(first <= f.first < last for f in doc.speakers) or any(
        n.speaker_kind is not None and start <= n.span[0] < end for n in doc.names
    )


def _name_before(doc: Document, found: Found[Speech], sentence: Sentence) -> Span | None:
    """The subject that stands before its verb: وكان الجيش قد أعلن, مصادر طبية أكدت, الجيش يعلن."""
    first = last = found.first
    while first > sentence.first and doc.tokens[first - 1].norm not in PARTED:
        first -= 1
    while last > first and doc.tokens[last - 1].norm in doc.book.cues.auxiliaries:
        last -= 1
    while first < last and bare_forms(doc.tokens[first].norm) & doc.book.cues.openers:
        first += 1
    if not 0 < last - first <= LONGEST_NAME + 2 or not _is_speaker(doc, first, last):
        return None
    begins = [f.first for f in doc.speakers if first <= f.first < last]
    begins += [doc.at(n.span[0]) for n in doc.names if n.speaker_kind and first <= doc.at(n.span[0]) < last]
    start = min(begins)
    end = min(last, _end_of_run(doc, start, last))
    return start, end


def _end_of_run(doc: Document, start: int, limit: int) -> int:
    end = start
    while end < limit and not _ends_name(doc, end, start):
        end += 1
    return max(end, start + 1)


def _sources(doc: Document, sentence: Sentence) -> Iterator[Reach]:
    """بحسب، وفق، نقلا عن: the whole sentence is the source's."""
    for found in doc.sources:
        if not sentence.first <= found.first < sentence.last:
            continue
        start = found.last
        while start < sentence.last and bare_forms(doc.tokens[start].norm) & doc.book.cues.relays:
            start += 1
        name = _name(doc, start, sentence)
        if name and _is_speaker(doc, *name):
            yield Reach(
                sentence.first, sentence.last, (_speaker(doc, *name, found.entry.speech),), "speech.source", True
            )


def _colon(doc: Document, sentence: Sentence) -> Iterator[Reach]:
    """الصحة: 12 شهيدا: a speaker before a colon at the head of a line."""
    limit = min(sentence.first + LONGEST_NAME, sentence.last - 1)
    for i in range(sentence.first + 1, limit):
        if doc.tokens[i].norm == ":":
            verb = any(sentence.first <= f.first < i for f in doc.speech)
            if not verb and _begins_speaker(doc, sentence.first, min(i, sentence.first + 3)):
                yield Reach(i, sentence.last, (_speaker(doc, sentence.first, i, "say"),), "speech.colon")
            return


def _speaker(doc: Document, first: int, last: int, verb: SpeechVerb) -> Speaker:
    """A speaker from the words that name it, kind from its noun, else from the known actor in it."""
    start, end = doc.span(first, last)
    split = doc.tokens[first]
    clitic = next((c for c in ("وال", "بال", "فال") if split.norm.startswith(c) and len(split.norm) > 5), "")
    start += 1 if clitic else 0
    actor = next((n for n in doc.names if n.speaker_kind and start <= n.span[0] < end), None)
    noun = next((f for f in doc.speakers if first <= f.first < last), None)
    kind: SpeakerKind = "other"
    if noun is not None and (actor is None or noun.first <= doc.at(actor.span[0])):
        kind = noun.entry.kind
    elif actor is not None:
        kind = actor.speaker_kind or "official"
    known = actor.id if actor and actor.kind == "actor" else None
    return Speaker(id=known, text=doc.text[start:end], span=(start, end), kind=kind, verb=verb)
