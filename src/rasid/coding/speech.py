"""Who tells what: from verbs of speech, source phrases and colons to the stretches of text that a speaker answers for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from msgspec.structs import replace as changed

from rasid.arabic.lexicon import bare_forms
from rasid.arabic.tokens import NEWLINE
from rasid.codebook import Speech
from rasid.coding import issuer
from rasid.coding.document import CLAUSE_STOPS, Document, Found, Sentence
from rasid.coding.row import Row
from rasid.coding.speakers import LONGEST_NAME, QUOTES, Speakers
from rasid.records import Span, Speaker, SpeechVerb

DAMMA: Final = "\u064f"
SHADDA: Final = "\u0651"
LONGEST_QUOTE: Final = 150
LONGEST_LIST: Final = 40
"""Tokens of a quotation, and lines of a list, over which a speaker's word may reach."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Tokens ``first:last`` that a speaker answers for; `chain` has the innermost speaker first."""

    first: int
    last: int
    chain: tuple[Speaker, ...]
    rule: str
    whole: bool = False
    """It covers the clause on both sides of the words that name the speaker."""

    @property
    def verb(self) -> SpeechVerb:
        return self.chain[0].verb


def reaches(doc: Document) -> Row[Reach]:
    """Every reach in the report, in order."""
    found: list[Reach] = []
    speakers = Speakers(doc)
    whose = issuer.find(doc, speakers)
    last: tuple[Speaker, ...] = (whose,) if whose else ()
    for sentence in doc.sentences:
        if whose:
            found.append(Reach(sentence.first, sentence.last, (whose,), "speech.issuer", True))
        here = [
            *_colon(doc, speakers, sentence),
            *_verbs(doc, speakers, sentence, last, (whose,) if whose else last),
            *_sources(doc, speakers, sentence),
            *_bracketed(doc, speakers, sentence),
        ]
        here.sort(key=lambda r: (r.first, -r.last))
        for reach in here:
            if reach.rule in ("speech.colon", "speech.verb", "speech.source", "speech.bracketed"):
                last = reach.chain
        found.extend(_with_list(doc, here, sentence))
        if not whose and (
            _opens_statement(doc, here, sentence) or (sentence.index < 2 and _speaks_of_us(doc, here, sentence))
        ):
            whose = last[0]
    return Row(found, lambda r: (r.first, r.last))


def _opens_statement(doc: Document, here: list[Reach], sentence: Sentence) -> bool:
    """صرح المتحدث باسم القوات بما يلي: at the top of a report, all of which is then the statement."""
    before, colon = doc.tokens[max(0, sentence.last - 2)].norm, doc.tokens[sentence.last - 1].norm == ":"
    whole = colon and before in doc.book.cues.given and sentence.line < issuer.HEAD
    return whole and any(r.rule == "speech.verb" and r.chain[0].kind != "media" for r in here)


def _speaks_of_us(doc: Document, here: list[Reach], sentence: Sentence) -> bool:
    """تناشد المنظمة الأطراف, and below it: فرقنا, ندعو: all of it is her statement."""
    said = [r for r in here if r.rule == "speech.verb"]
    return bool(said) and said[0].chain[0].kind not in ("media", "other") and issuer.of_us(doc, sentence)


def chain_at(found: Row[Reach], token: int) -> tuple[tuple[Speaker, ...], tuple[str, ...]]:
    """The speakers of what stands at a token, innermost first, and the rules that say so."""
    over = found.over(token)
    if not over:
        return (), ()
    over.sort(key=lambda r: (r.rule == "speech.issuer", r.rule != "speech.answered", r.whole, -r.first))
    chain: list[Speaker] = []
    for speaker in (s for r in over[:2] for s in r.chain):
        if all(s.span != speaker.span for s in chain):
            chain.append(speaker)
    if chain and chain[0].kind == "media" and any(r.rule == "speech.source" for r in over[:2]):
        chain.sort(key=lambda s: s.kind == "media")  # أفادت الوكالة، نقلا عن مصدر أمني، بتفجير
    inner = chain[:1]
    outer = [s for s in chain[1:] if s.kind == "media" and inner[0].kind != "media"] if inner else []
    return tuple(inner + outer), tuple(r.rule for r in over[:1])


def _verbs(
    doc: Document, speakers: Speakers, sentence: Sentence, last: tuple[Speaker, ...], ours: tuple[Speaker, ...]
) -> Iterator[Reach]:
    """What verbs of speech say; `ours` is who speaks as we: the issuer of the report, else the last to speak."""
    said = False
    for found in doc.speech.beginning(sentence.first, sentence.last):
        if not _speaks(doc, found):
            continue
        if any(0 <= found.first - f.last <= 1 for f in doc.sources.beginning(sentence.first, found.first)):
            continue  # وفق ما أعلنه: told with its source
        first_person = _first_person(doc, found)
        last = ours if first_person else last
        mine = bool(last) and (first_person or _goes_on(doc, found, said))
        said = True
        name = None if mine else _subject(doc, speakers, found, sentence)
        if _answers(doc, found):
            if name is not None:
                answer = (speakers.named(*name, found.entry.speech),)
                yield Reach(_clause_before(doc, found, sentence), found.first, answer, "speech.answered")
                last = answer
            continue
        end = _end_of_reach(doc, sentence, found)
        if found.form.kind == "masdar":
            if name is None or not speakers.is_speaker(*name):
                continue
            end = min(end, doc.clause(name[1] - 1, sentence)[1])
            chain = _relayed(doc, speakers, name, sentence, found)
            yield Reach(found.first, end, chain, "speech.masdar")
        elif name is not None:
            last = _relayed(doc, speakers, name, sentence, found)
            if _closes(doc, found, name, sentence):
                yield Reach(sentence.first, found.first, last, "speech.closing", True)
                continue
            yield Reach(found.first, end, last, "speech.verb")
        elif last and (mine or _they(doc, found) or _no_subject(doc, speakers, found, sentence)):
            yield Reach(found.first, end, (changed(last[0], verb=found.entry.speech), *last[1:]), "speech.same_speaker")


def _closes(doc: Document, found: Found[Speech], name: Span, sentence: Sentence) -> bool:
    """Whether a verb and its speaker stand behind what was said, and end the sentence: انقطعت الكهرباء عن المدينة، يقول سكان."""
    behind = found.first > sentence.first and doc.tokens[found.first - 1].norm in ("،", '"', "»", "”")
    return behind and name[0] > found.first and name[1] == sentence.last


def _subject(doc: Document, speakers: Speakers, found: Found[Speech], sentence: Sentence) -> Span | None:
    """Who speaks a verb: the noun right before it that opens the clause, else the one behind it, else one further before."""
    if found.form.kind == "participle":
        return None
    spoken = found.form.kind in ("past", "present", "future")
    joined = found.split is not None and found.split.conj == "و"
    before = speakers.before(found, sentence) if spoken and not joined else None
    if before is not None and before[1] == found.first and speakers.opens(before[0], sentence):
        return before
    after = None if spoken and _they(doc, found) else speakers.after(found, sentence)
    return after or before


def _they(doc: Document, found: Found[Speech]) -> bool:
    """A verb whose subject is the pronoun in it: طالبوا, so that the noun behind it is spoken to."""
    return found.form.kind == "past" and doc.tokens[found.first].norm.endswith("وا")


def _speaks(doc: Document, found: Found[Speech]) -> bool:
    """Not a passive (وُصف), and not a word that is only spelled like a verb of speech (بين, عبر, يقيم)."""
    form = doc.tokens[found.first].form
    if _impersonal(doc, found):
        return False
    if found.form.voice == "passive" or DAMMA in form[:3]:
        return False
    if found.form.kind == "present" and found.split is not None and found.split.prep == "ل":
        return False  # ليعلم الغزاة: they are told
    if found.form.kind == "past" and found.first and doc.tokens[found.first - 1].norm in doc.book.cues.pronouns:
        return found.last < len(doc.tokens) and doc.tokens[found.last].norm in doc.book.cues.complements
    if not found.entry.sure:
        follows = doc.tokens[found.last].norm if found.last < len(doc.tokens) else ""
        return SHADDA in form or follows in doc.book.cues.complements
    return True


def _impersonal(doc: Document, found: Found[Speech]) -> bool:
    """يذكر أن, ويشار إلى أن: the outlet's own words."""
    follows = [t.norm for t in doc.tokens[found.first + 1 : found.first + 3]]
    said = follows[:1] == ["ان"] or follows == ["الي", "ان"]
    return said and doc.tokens[found.first].norm in doc.book.cues.impersonal and not _within_clause(doc, found)


def _within_clause(doc: Document, found: Found[Speech]) -> bool:
    return found.first > 0 and doc.tokens[found.first - 1].norm[0].isalpha()


def _goes_on(doc: Document, found: Found[Speech], said: bool) -> bool:
    """قالت ... وطالبت الجيش: who has just spoken demands of another."""
    return said and found.entry.object and doc.tokens[found.first].norm.startswith("و")


def _first_person(doc: Document, found: Found[Speech]) -> bool:
    """ندعو, بنطالب: who speaks is the one whose words these are."""
    norm = doc.tokens[found.first].norm.lstrip("وف")
    return found.form.kind == "present" and norm.removeprefix("ب").startswith("ن")


def _answers(doc: Document, found: Found[Speech]) -> bool:
    """Whether a relative clause speaks of what was just told: الأمر الذي نفته الوزارة, وهو ما أكده الجيش."""
    before = doc.tokens[found.first - 1].norm if found.first else ""
    if before not in doc.book.cues.relatives:
        return False
    back = found.last < len(doc.tokens) and doc.tokens[found.last].norm in doc.book.cues.objects
    return back or bool(found.split and found.split.pronoun in ("ه", "ها"))


def _clause_before(doc: Document, found: Found[Speech], sentence: Sentence) -> int:
    """Where the clause begins that a relative one answers: behind the second comma back, or with its sentence."""
    commas = [k for k in range(sentence.first, found.first) if doc.tokens[k].norm == "،"]
    return commas[-2] + 1 if len(commas) > 1 else sentence.first


def _no_subject(doc: Document, speakers: Speakers, found: Found[Speech], sentence: Sentence) -> bool:
    """Whether no noun stands where the subject would: وأضاف أن, مشيرا إلى; not تشير التطورات."""
    if found.form.kind == "participle" or found.last >= sentence.last:
        return True
    norm = doc.tokens[found.last].norm
    return (
        (found.entry.object and speakers.disagrees(found, found.last))
        or norm in doc.book.cues.after_name | doc.book.cues.complements | CLAUSE_STOPS | QUOTES
        or (norm[0] in "بل" and not speakers.begins_known(found.last))
        or speakers.in_time(found.last)
    )


def _end_of_reach(doc: Document, sentence: Sentence, found: Found[Speech]) -> int:
    """To the end of the sentence or to where the report takes the word again; on to the end of a quotation that opens."""
    opened = straight = 0
    for k in range(found.first, sentence.last):
        norm = doc.tokens[k].norm
        opened += norm in ("«", "“")
        opened -= norm in ("»", "”")
        straight += norm == '"'
        if opened <= 0 and straight % 2 == 0 and (_turns(doc, k) or (found.entry.object and _next_act(doc, k))):
            return k
    if opened <= 0 and straight % 2 == 0:
        return sentence.last
    closing = ("»", "”") if opened > 0 else ('"',)
    for k in range(sentence.last, min(sentence.last + LONGEST_QUOTE, len(doc.tokens))):
        if doc.tokens[k].norm in closing:
            return k
    return sentence.last


def _turns(doc: Document, i: int) -> bool:
    """Whether a comma stands before words that set another matter beside what was said: ، بينما, ، في حين, ، وكانت."""
    if doc.tokens[i].norm not in ("،", "؛") or i + 2 >= len(doc.tokens):
        return False
    word, follows = doc.tokens[i + 1].norm, doc.tokens[i + 2].norm
    return word in doc.book.cues.turns or f"{word} {follows}" in doc.book.cues.turns


def _next_act(doc: Document, i: int) -> bool:
    """Whether a comma stands before a further act, told with a verb: ، وقصفت."""
    acts = doc.triggers.beginning(i + 1, i + 2) if doc.tokens[i].norm == "،" else []
    return any(act.form.kind in ("past", "present") and bool(act.split and act.split.conj) for act in acts)


def _relayed(
    doc: Document, speakers: Speakers, name: Span, sentence: Sentence, found: Found[Speech]
) -> tuple[Speaker, ...]:
    """نقلت الوكالة عن مصدر: the source is the inner speaker, the agency the outer one."""
    outer = speakers.named(*name, found.entry.speech)
    after = name[1]
    while after < sentence.last and (doc.tokens[after].norm in QUOTES | {"،"} or speakers.in_time(after)):
        after += 1
    if outer.kind == "media" and after < sentence.last and doc.tokens[after].norm == "عن":
        source = speakers.name(after + 1, sentence)
        if source:
            return speakers.named(*source, "say"), outer
    return (outer,)


def _sources(doc: Document, speakers: Speakers, sentence: Sentence) -> Iterator[Reach]:
    """بحسب، وفق، نقلا عن: the sentence is the source's where it opens with it, else the part that it closes."""
    for found in doc.sources.beginning(sentence.first, sentence.last):
        start = found.last
        while start < sentence.last and bare_forms(doc.tokens[start].norm) & doc.book.cues.relays:
            start += 1
        name = speakers.source(start, sentence)
        if name:
            turns = [k for k in range(sentence.first, sentence.last) if _turns(doc, k) or _next_act(doc, k)]
            first = max((k for k in turns if k < found.first), default=sentence.first)
            last = min((k for k in turns if k > found.first), default=sentence.last)
            if found.first - sentence.first <= 1:
                last = sentence.last
            yield Reach(first, last, (speakers.named(*name, found.entry.speech),), "speech.source", True)


def _colon(doc: Document, speakers: Speakers, sentence: Sentence) -> Iterator[Reach]:
    """الصحة: 12 شهيدا, 18:00 مصدر طبي: a speaker before a colon at the head of a line."""
    first = _head(doc, sentence)
    limit = min(first + LONGEST_NAME, sentence.last - 1)
    for i in range(first + 1, limit):
        if doc.tokens[i].norm == ":":
            if doc.tokens[first].norm in doc.book.cues.districts or doc.tokens[i - 1].norm.isdigit():
                return
            if not doc.speech.beginning(first, i) and speakers.begins_with_one(first, min(i, first + 3)):
                chain = (speakers.named(first, _dash(doc, speakers, first, i), "say"),)
                yield Reach(i, sentence.last, chain, "speech.colon")
            return


def _dash(doc: Document, speakers: Speakers, first: int, colon: int) -> int:
    """Where the name ends that a place follows behind a dash: المرصد السوري - ريف حلب:, else at its colon."""
    dash = next((k for k in range(first + 1, colon) if doc.tokens[k].norm in ("-", "–")), colon)
    own = speakers.begins_with_one(first, dash) and not speakers.begins_with_one(dash, colon)
    return dash if own else colon


def _head(doc: Document, sentence: Sentence) -> int:
    """Where the words of a line begin behind its signs, its hour and عاجل. A number that counts something is one of its words."""
    first, signed = sentence.first, False
    while first < sentence.last and (
        not doc.tokens[first].norm[0].isalpha() or doc.tokens[first].norm in doc.book.cues.urgent
    ):
        signed |= not doc.tokens[first].norm[0].isalnum()
        first += 1
    return first if signed or first == sentence.first else sentence.last


def _bracketed(doc: Document, speakers: Speakers, sentence: Sentence) -> Iterator[Reach]:
    """A source in brackets at the end: ... في البلدة (شهود عيان)."""
    last = sentence.last - 1
    first = max((k for k in range(max(sentence.first, last - 6), last) if doc.tokens[k].norm == "("), default=last)
    if doc.tokens[last].norm != ")" or first + 1 >= last or first - sentence.first < 3:
        return
    if doc.speakers.beginning(first + 1, first + 3):
        yield Reach(sentence.first, sentence.last, (speakers.named(first + 1, last, "say"),), "speech.bracketed", True)


def _with_list(doc: Document, here: list[Reach], sentence: Sentence) -> list[Reach]:
    """What a speaker says goes on over the lines of a list that its last word, a colon, opens."""
    if not here or doc.tokens[sentence.last - 1].norm != ":":
        return here
    end, lines = sentence.last, doc.sentences[sentence.index + 1 :][:LONGEST_LIST]
    for line in lines:
        begins_line = doc.tokens[line.first - 1].norm == NEWLINE
        parted = begins_line and end > sentence.last and doc.tokens[line.first - 1].form.count("\n") > 1
        if parted or (begins_line and doc.tokens[line.first].norm.startswith("و")):
            break
        end = line.last
    return [replace(r, last=end) if r.last == sentence.last else r for r in here]
