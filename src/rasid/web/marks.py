"""Report text with the words of its claims marked, as HTML.

Spans may nest and overlap, which elements cannot, so the text is cut at every border and each piece says which claims it
belongs to and what it is in them. Python counts code points as the records do; a browser counts UTF-16 units and would
shift at the first emoji, so the cutting is done here.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from rasid.records import Claim, Span

ROLES: Final = ("evidence", "trigger", "actor", "target", "place", "time", "figure", "speaker")


@dataclass(frozen=True)
class Mark:
    """A stretch of text that serves a claim: `claim` is the claim's number on the page."""

    span: Span
    claim: int
    role: str


@dataclass(frozen=True)
class Piece:
    """A stretch of text in which nothing changes: its marks, and the claims whose trigger ends with it."""

    text: str
    marks: tuple[tuple[int, str], ...]
    ends: tuple[int, ...] = ()

    @property
    def claims(self) -> tuple[int, ...]:
        """The numbers of the claims that the piece belongs to, in order, each once."""
        return tuple(sorted({claim for claim, _ in self.marks}))

    @property
    def depth(self) -> int:
        """How many claims the piece is evidence of."""
        return sum(own == "evidence" for _, own in self.marks)

    def has(self, role: str) -> bool:
        """Whether the piece plays this role in any claim."""
        return any(own == role for _, own in self.marks)

    @property
    def data(self) -> str:
        """The marks as the page's script reads them: `1:evidence 1:trigger 4:evidence`."""
        return " ".join(f"{claim}:{role}" for claim, role in self.marks)


def marks_of(claim: Claim, number: int) -> list[Mark]:
    """Every stretch of the report that a claim points at."""
    marks = [Mark(claim.evidence, number, "evidence"), Mark(claim.trigger, number, "trigger")]
    marks += [Mark(actor.span, number, "actor") for actor in claim.actors]
    marks += [Mark(target.span, number, "target") for target in claim.targets]
    marks += [Mark(place.span, number, "place") for place in claim.places]
    marks += [Mark(figure.span, number, "figure") for figure in claim.figures]
    marks += [Mark(speaker.span, number, "speaker") for speaker in claim.speaker]
    if claim.time.span is not None:
        marks.append(Mark(claim.time.span, number, "time"))
    return marks


def cut(text: str, marks: Iterable[Mark], within: Span | None = None) -> list[Piece]:
    """The text, or the part of it within a span, cut at the borders of the marks.

    The pieces put together are the text again. Marks that reach outside are cut to it, empty ones are left out.
    """
    first, last = within or (0, len(text))
    opening: dict[int, list[Mark]] = defaultdict(list)
    closing: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        start, end = max(mark.span[0], first), min(mark.span[1], last)
        if start < end:
            opening[start].append(mark)
            closing[end].append(mark)
    borders = sorted({first, last, *opening, *closing})
    open_marks: set[tuple[int, str]] = set()
    counts: dict[tuple[int, str], int] = defaultdict(int)
    pieces = []
    for start, end in itertools.pairwise(borders):
        for mark in opening[start]:
            counts[mark.claim, mark.role] += 1
            open_marks.add((mark.claim, mark.role))
        ends = tuple(sorted({mark.claim for mark in closing[end] if mark.role == "trigger"}))
        order = sorted(open_marks, key=lambda own: (own[0], ROLES.index(own[1])))
        pieces.append(Piece(text[start:end], tuple(order), ends))
        for mark in closing[end]:
            counts[mark.claim, mark.role] -= 1
            if not counts[mark.claim, mark.role]:
                open_marks.discard((mark.claim, mark.role))
    return pieces


def quote(text: str, claim: Claim, around: int = 60) -> Markup:
    """A claim's evidence as a quotation: the trigger and figures marked, some words around it kept but paler."""
    start, end = claim.evidence
    before, after = _widen(text, start, end, around)
    own = [mark for mark in marks_of(claim, 0) if mark.role != "evidence"]
    head, tail = ("…" if _cut_off(text, before, -1) else ""), ("…" if _cut_off(text, after, 0) else "")
    parts = [Markup('<span class="around">{}{}</span>').format(head, _flat(text[before:start]))]
    for piece in cut(text, own, (start, end)):
        shown = _flat(piece.text)
        if piece.has("trigger"):
            parts.append(Markup('<mark class="trigger">{}</mark>').format(shown))
        elif piece.has("figure"):
            parts.append(Markup('<mark class="figure">{}</mark>').format(shown))
        else:
            parts.append(escape(shown))
    parts.append(Markup('<span class="around">{}{}</span>').format(_flat(text[end:after]).rstrip(), tail))
    return Markup("").join(parts)


def paragraphs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces put into the paragraphs of the text; line breaks end a paragraph and empty ones are left out."""
    rows: list[list[Piece]] = [[]]
    for piece in pieces:
        lines = piece.text.split("\n")
        for index, line in enumerate(lines):
            if index:
                rows.append([])
            if line:
                ends = piece.ends if index == len(lines) - 1 else ()
                rows[-1].append(Piece(line, piece.marks, ends))
    return [row for row in rows if any(piece.text.strip() for piece in row)]


def _widen(text: str, start: int, end: int, around: int) -> Span:
    """The span with some context: never past a line break, and whole words only."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    before, after = max(line_start, start - around), min(line_end, end + around)
    if before > line_start:
        space = text.find(" ", before, start)
        before = start if space < 0 else space + 1
    if after < line_end:
        space = text.rfind(" ", end, after)
        after = end if space < 0 else space
    return before, after


def _cut_off(text: str, at: int, side: int) -> bool:
    """Whether a line goes on past a position: before it (`side` -1) or after it (0)."""
    return 0 <= at + side < len(text) and text[at + side] != "\n"


def _flat(text: str) -> str:
    return text.replace("\n", " ")
