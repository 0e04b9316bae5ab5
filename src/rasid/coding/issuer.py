"""Whose words a report is as a whole: the ministry of a bulletin, the monitor of a post, who answers in an interview."""

from __future__ import annotations

from typing import Final

from rasid.arabic.tokens import NEWLINE
from rasid.coding.document import Document, Sentence
from rasid.coding.roles import FINITE
from rasid.coding.speakers import LONGEST_NAME, OPENING, QUOTES, Speakers
from rasid.records import Span, Speaker

HEAD: Final = 3
"""Lines at the top of a report in which its issuer is named."""
LONGEST_HEAD: Final = 16
"""Tokens of a line that names him."""
SHORT: Final = 10
"""Tokens behind the name within which it is said what it issues."""
PARTING: Final = ("-", "–", "|", "(", "/", "،")
ISSUED_BY: Final = ("عن", "من")
OURS: Final = 2
"""Words of its own that make a text a statement."""
QUESTIONS: Final = 2
"""Questions that make an interview."""


def find(doc: Document, speakers: Speakers) -> Speaker | None:
    """Who issued the report; None where it is an outlet's own."""
    for sentence in doc.sentences[:HEAD]:
        if sentence.line >= HEAD or not _begins_line(doc, sentence) or _invokes(doc, sentence):
            continue
        span = _issued_by(doc, speakers, sentence) or _letterhead(doc, speakers, sentence)
        span = span or _answers(doc, speakers, sentence)
        if span is not None:
            return _speaker(speakers, span)
    signed = _signature(doc, speakers)
    return _speaker(speakers, signed) if signed is not None else None


def _speaker(speakers: Speakers, span: Span) -> Speaker | None:
    speaker = speakers.named(*span, "say")
    return speaker if speaker.kind != "media" else None


def _signature(doc: Document, speakers: Speakers) -> Span | None:
    """A line at the end that is a name, under a statement that speaks of its own: قواتنا, نؤكد."""
    last = [s for s in doc.sentences[-HEAD:] if _begins_line(doc, s) and s.line > 0]
    spans = (_name_alone(doc, speakers, sentence) for sentence in last)
    signed = next((span for span in spans if span is not None), None)
    ours = sum(t.norm.removeprefix("و") in doc.book.cues.ours for t in doc.tokens) if signed is not None else 0
    return signed if ours >= OURS else None


def of_us(doc: Document, first: Sentence) -> bool:
    """Whether a report speaks as we outside its quotations, and its first sentence names who: a statement without a heading."""
    quoted = False
    ours = 0
    for token in doc.tokens:
        if token.norm in QUOTES:
            quoted = token.norm in OPENING and not (quoted and token.norm == '"')
        ours += not quoted and token.norm.removeprefix("و") in doc.book.cues.ours
    return ours >= OURS and first.line < HEAD


def _name_alone(doc: Document, speakers: Speakers, sentence: Sentence) -> Span | None:
    first = sentence.first + _signs(doc, sentence)
    last = next((k for k in range(first, sentence.last) if not doc.tokens[k].norm[0].isalpha()), sentence.last)
    apart = sentence.first > 0 and doc.tokens[sentence.first - 1].form.count("\n") > 1
    short = apart and first < last <= first + LONGEST_NAME and sentence.last - sentence.first <= LONGEST_HEAD
    known = short and speakers.begins_with_one(first, first + 1)
    return (first, last) if known and not _tells(doc, sentence.first, sentence.last) else None


def _begins_line(doc: Document, sentence: Sentence) -> bool:
    return sentence.first == 0 or doc.tokens[sentence.first - 1].norm == NEWLINE


def _invokes(doc: Document, sentence: Sentence) -> bool:
    """بسم الله: whose words they are comes after."""
    return doc.tokens[sentence.first].norm in doc.book.cues.invocations


def _issued_by(doc: Document, speakers: Speakers, sentence: Sentence) -> Span | None:
    """بيان صحفي صادر عن القيادة العامة, بيان القيادة العامة."""
    opening = sentence.first + _signs(doc, sentence)
    if sentence.last - opening > LONGEST_HEAD or not _is_bulletin(doc, opening) or _tells(doc, opening, sentence.last):
        return None
    by = next((k + 1 for k in range(opening + 1, sentence.last) if doc.tokens[k].norm in ISSUED_BY), None)
    if by is not None:
        return speakers.name(by, sentence)
    own = next(
        (k for k in range(opening + 1, min(opening + 3, sentence.last)) if doc.tokens[k].norm.startswith("لل")), None
    )
    if own is not None:
        return speakers.name(own, sentence, owner=True)
    named = (k for k in range(opening + 1, sentence.last) if speakers.begins_with_one(k, k + 1))
    first = next(named, None)
    numbered = first is not None and first + 1 < len(doc.tokens) and not doc.tokens[first + 1].norm[0].isalpha()
    return (
        speakers.source(first, sentence)
        if first is not None and not (numbered and _is_number(doc, first + 1))
        else None
    )


def _is_number(doc: Document, i: int) -> bool:
    """Whether a bulletin is numbered here: بيان رقم 12, البلاغ رقم (9)."""
    return any(t.norm[0].isdigit() for t in doc.tokens[i : i + 2])


def _letterhead(doc: Document, speakers: Speakers, sentence: Sentence) -> Span | None:
    """A line that is a name: وزارة الصحة - غزة; or a name with what it issues behind a sign: وزارة الدفاع: حصيلة العمليات."""
    first = _behind_place(doc, sentence.first + _signs(doc, sentence), sentence)
    last = next((k for k in range(first, sentence.last) if not doc.tokens[k].norm[0].isalpha()), sentence.last)
    if not first < last <= first + LONGEST_NAME or _tells(doc, first, last) or _is_bulletin(doc, first):
        return None
    office = not doc.book.cues.ministries.isdisjoint({doc.tokens[first].norm})
    joined = [k for k in range(first + 1, last) if doc.tokens[k].norm.startswith("و")]
    if not office and any(not speakers.begins_known(k) for k in joined):
        return None  # الأمم المتحدة وأزمة السودان: what the report is about
    over_bulletin = sentence.index == 0 and last == sentence.last and _next_is_bulletin(doc, sentence)
    known = speakers.begins_with_one(first, first + 1)
    behind = range(last, min(last + SHORT, sentence.last))
    bulletin = any(_is_bulletin(doc, k) for k in behind)
    double = any(doc.tokens[k].norm == doc.tokens[k + 1].norm == ":" for k in behind[:-1])
    return (first, last) if over_bulletin or (known and (double or bulletin or _alone(doc, sentence, last))) else None


def _behind_place(doc: Document, first: int, sentence: Sentence) -> int:
    """Where a name begins that stands behind the district it tells of: محافظة حمص - المرصد السوري."""
    if doc.tokens[first].norm not in doc.book.cues.districts:
        return first
    dash = next((k for k in range(first, sentence.last) if not doc.tokens[k].norm[0].isalpha()), first)
    return dash + 1 if doc.tokens[dash].norm in ("-", "–") and dash + 1 < sentence.last else first


def _alone(doc: Document, sentence: Sentence, last: int) -> bool:
    """Whether a line tells nothing beside the name that ends before a token."""
    ends = sentence.last < len(doc.tokens) and doc.tokens[sentence.last].norm == NEWLINE
    parted = last == sentence.last or doc.tokens[last].norm in PARTING
    short = sentence.last - sentence.first <= LONGEST_HEAD
    return ends and parted and short and not _tells(doc, sentence.first, sentence.last)


def _next_is_bulletin(doc: Document, sentence: Sentence) -> bool:
    """Whether the next line opens with what an office issues: إيجاز صحفي, البيان الثامن."""
    following = doc.sentences[sentence.index + 1 : sentence.index + 2]
    return any(
        _is_bulletin(doc, s.first + _signs(doc, s))
        and all(t.norm not in ISSUED_BY for t in doc.tokens[s.first : s.last])
        for s in following
    )


def _answers(doc: Document, speakers: Speakers, sentence: Sentence) -> Span | None:
    """قائد ميداني: لم ننسحب, over questions and answers."""
    if sum(token.norm in ("؟", "?") for token in doc.tokens) < QUESTIONS or sentence.line > 0:
        return None
    colon = next((k for k in range(sentence.first + 1, sentence.last) if doc.tokens[k].norm == ":"), None)
    if colon is None or colon - sentence.first > LONGEST_NAME:
        return None
    return (sentence.first, colon) if speakers.begins_with_one(sentence.first, sentence.first + 1) else None


def _signs(doc: Document, sentence: Sentence) -> int:
    """How many signs a line opens with."""
    return next((k for k, t in enumerate(doc.tokens[sentence.first : sentence.last]) if t.norm[0].isalpha()), 0)


def _is_bulletin(doc: Document, i: int) -> bool:
    return i < len(doc.tokens) and doc.tokens[i].norm.removeprefix("ال") in doc.book.cues.bulletins


def _tells(doc: Document, first: int, last: int) -> bool:
    """Whether an act, a toll or speech is told within these tokens; a noun that tells none for sure may be part of a name."""
    sure = [t for t in doc.triggers.beginning(first, last) if t.entry.sure or t.form.kind in FINITE]
    tolls = [
        m
        for m in doc.measures.beginning(first, last)
        if m.form.kind in FINITE or doc.numbers.over(doc.tokens[m.first - 1].start)
    ]
    said = [s for s in doc.speech.beginning(first, last) if s.form.kind in FINITE]
    return bool(sure or tolls or said)
