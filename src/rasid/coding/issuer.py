"""Whose words a report is as a whole: the ministry of a bulletin, the monitor of a post, who answers in an interview."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rasid.coding.document import Document, Sentence
from rasid.coding.speakers import LONGEST_NAME, Speakers
from rasid.records import Span, Speaker

HEAD: Final = 3
"""Lines at the top of a report in which its issuer is named."""
LONGEST_HEAD: Final = 16
"""Tokens of a line that names him."""
QUESTIONS: Final = 2
"""Questions that make an interview."""


def find(doc: Document, speakers: Speakers) -> Speaker | None:
    """Who issued the report; None where it is an outlet's own."""
    for sentence in doc.sentences[:HEAD]:
        if sentence.line >= HEAD or not _begins_line(doc, sentence):
            continue
        span = _issued_by(doc, speakers, sentence) or _letterhead(doc, speakers, sentence)
        span = span or _answers(doc, speakers, sentence)
        if span is not None:
            speaker = speakers.named(*span, "say")
            return speaker if speaker.kind != "media" else None
    return None


def _begins_line(doc: Document, sentence: Sentence) -> bool:
    return sentence.first == 0 or doc.tokens[sentence.first - 1].norm == "\n"


def _issued_by(doc: Document, speakers: Speakers, sentence: Sentence) -> Span | None:
    """بيان صحفي صادر عن القيادة العامة."""
    opening = sentence.first + _signs(doc, sentence)
    if sentence.last - opening > LONGEST_HEAD or not _is_bulletin(doc, opening):
        return None
    known = (k for k in range(opening + 1, sentence.last) if speakers.begins_known(k))
    first = next(known, None)
    return speakers.source(first, sentence) if first is not None else None


def _letterhead(doc: Document, speakers: Speakers, sentence: Sentence) -> Span | None:
    """A line that is a name: وزارة الصحة - غزة; or a name with what it issues behind a sign: وزارة الدفاع: حصيلة العمليات."""
    first = sentence.first + _signs(doc, sentence)
    if first >= sentence.last or not speakers.begins_with_one(first, first + 1):
        return None
    last = next((k for k in range(first + 1, sentence.last) if not doc.tokens[k].norm[0].isalpha()), sentence.last)
    if last - first > LONGEST_NAME or _tells(doc, first, last):
        return None
    parted = last < sentence.last
    double = any(
        doc.tokens[k].norm == doc.tokens[k + 1].norm == ":" for k in range(last, min(last + 6, sentence.last - 1))
    )
    plain = sentence.last - first <= LONGEST_HEAD and not _tells(doc, first, sentence.last)
    bulletin = any(_is_bulletin(doc, k) for k in range(last, min(last + 4, sentence.last)))
    alone = plain and (not parted or doc.tokens[last].norm in ("-", "–", "|", "("))
    return (first, last) if double or bulletin or (alone and _ends_line(doc, sentence)) else None


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


def _ends_line(doc: Document, sentence: Sentence) -> bool:
    return sentence.last < len(doc.tokens) and doc.tokens[sentence.last].norm == "\n"


def _is_bulletin(doc: Document, i: int) -> bool:
    return doc.tokens[i].norm.removeprefix("ال") in doc.book.cues.bulletins


def _tells(doc: Document, first: int, last: int) -> bool:
    """Whether an act, a toll or speech is told within these tokens."""
    rows: Iterator[bool] = (bool(row.beginning(first, last)) for row in (doc.triggers, doc.measures, doc.speech))
    return any(rows)
