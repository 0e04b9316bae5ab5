"""A report taken apart once: tokens, sentences, and what the lexicons, the gazetteer and the clocks find in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Generic, NamedTuple, TypeVar

from rasid.arabic import numbers as quantities
from rasid.arabic import times as clock
from rasid.arabic.inflect import Form
from rasid.arabic.lexicon import Lexeme, Lexicon, governed
from rasid.arabic.tokens import NEWLINE, Split, Token, tokenize
from rasid.codebook import Codebook, Counted, Means, SpeakerNoun, Speech, Trigger, Who
from rasid.coding import names as named
from rasid.coding.row import Row
from rasid.records import Report, Span

STOPS: Final = frozenset(".!؟?…")
ENDS: Final = STOPS | {NEWLINE}
FIXED: Final = Form("word")
LONGEST_SENTENCE: Final = 300
"""Tokens after which a text without a stop is parted all the same, for rules look at whole sentences."""
LINES: Final = 4
"""Lines that make a ticker."""
LONGEST_LINE: Final = 40
"""Tokens of a line of a ticker."""
ARMED: Final = frozenset(("armed_group", "military", "security_source"))
"""As what those speak who bear arms."""
CLAUSE_STOPS: Final = frozenset("،,؛;:()–—-«»")

E = TypeVar("E", bound=Lexeme)


class Found(NamedTuple, Generic[E]):
    """An entry of a lexicon found at tokens ``first:last``."""

    entry: E
    form: Form
    split: Split | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first:last``; `line` counts the lines of the text, 0 being the headline where the text has one."""

    index: int
    first: int
    last: int
    line: int
    headline: bool


@dataclass(slots=True)
class Document:
    """Everything that the coding rules look at. Indexes are token indexes; spans are code points.

    What lexicons find is rowed by its tokens; times, numbers and names by their span.
    """

    report: Report
    book: Codebook
    tokens: list[Token]
    sentences: list[Sentence]
    published: datetime | None
    times: Row[clock.Time]
    triggers: Row[Found[Trigger]] = field(default_factory=Row)
    measures: Row[Found[Counted]] = field(default_factory=Row)
    groups: dict[int, Found[Who]] = field(default_factory=dict)
    speech: Row[Found[Speech]] = field(default_factory=Row)
    sources: Row[Found[Speech]] = field(default_factory=Row)
    speakers: Row[Found[SpeakerNoun]] = field(default_factory=Row)
    means: Row[Found[Means]] = field(default_factory=Row)
    subjects: Row[Found[Lexeme]] = field(default_factory=Row)
    causes: Row[Found[Lexeme]] = field(default_factory=Row)
    own: Row[Found[Lexeme]] = field(default_factory=Row)
    numbers: Row[quantities.Number] = field(default_factory=Row)
    names: Row[named.Named] = field(default_factory=Row)
    heads: dict[str, list[int]] = field(default_factory=dict)
    """By lexicon, the tokens at which one of its entries may begin."""
    _starts: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.report.text

    def at(self, offset: int) -> int:
        """The index of the token that covers a code point, or the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentence_of(self, token: int) -> Sentence:
        """The sentence that a token stands in."""
        return self.sentences[min(bisect_right(self._ends, token), len(self.sentences) - 1)]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The code points of tokens ``first:last``."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def words(self, first: int, last: int) -> str:
        """The text of tokens ``first:last``."""
        return self.text[slice(*self.span(first, last))]

    def armed(self, token: int) -> bool:
        """Whether a token belongs to the name of somebody who bears arms, or is a noun for them."""
        named = any(n.speaker_kind in ARMED for n in self.names.over(self.tokens[token].end - 1))
        who = self.groups.get(token)
        return named or (who is not None and who.entry.group == "combatant")

    def is_news(self, sentence: Sentence) -> bool:
        """Whether a sentence tells what happened in the present tense: a headline, or a line of a ticker among others."""
        if sentence.headline:
            return True
        near = self.sentences[max(0, sentence.index - LINES) : sentence.index + LINES + 1]
        return self._is_line(sentence) and sum(self._is_line(s) for s in near) > LINES

    def _is_line(self, sentence: Sentence) -> bool:
        """Whether a sentence is a short line by itself."""
        begins = sentence.first == 0 or self.tokens[sentence.first - 1].norm == NEWLINE
        stop = sentence.last
        while stop < len(self.tokens) and self.tokens[stop].norm == ".":
            stop += 1
        ends = stop == len(self.tokens) or self.tokens[stop].norm == NEWLINE
        return begins and ends and sentence.last - sentence.first <= LONGEST_LINE

    def clause(self, token: int, sentence: Sentence) -> tuple[int, int]:
        """The tokens between the signs that enclose a token: its clause, roughly."""
        first = token
        while first > sentence.first and self.tokens[first - 1].norm not in CLAUSE_STOPS:
            first -= 1
        last = token + 1
        while last < sentence.last and self.tokens[last].norm not in CLAUSE_STOPS:
            last += 1
        return first, last


def read(report: Report, book: Codebook) -> Document:
    """Take a report apart, as far as it takes to see whether it may tell of conflict."""
    tokens = tokenize(report.text)
    published = moment(report.published)
    times = Row(clock.find(report.text, published, tokens), _span)
    norms = [token.norm for token in tokens]
    doc = Document(report, book, tokens, list(_sentences(tokens, norms)), published, times)
    doc._starts = [t.start for t in tokens]
    doc._ends = [s.last for s in doc.sentences]
    doc.heads = book.shelf.places(norms)
    doc.triggers = Row(_triggers(doc), _tokens)
    doc.measures = Row(_found(doc, book.measures, "measures"), _tokens)
    if doc.triggers or doc.measures:
        doc.groups = {f.first: f for f in _found(doc, book.groups, "groups")}
        doc.means = Row(_found(doc, book.means, "means"), _tokens)
        doc.subjects = Row(_plain(_found(doc, book.subjects, "subjects")), _tokens)
        doc.causes = Row(_plain(_found(doc, book.causes, "causes")), _tokens)
        doc.own = Row(_found(doc, book.own, "own"), _tokens)
        doc.measures = Row(_believed(doc), _tokens)
    return doc


def find_names(doc: Document) -> None:
    """Look up the names of a report that may tell of conflict."""
    doc.names = Row(named.find(doc.report, doc.tokens), _span)


def complete(doc: Document) -> None:
    """Look up the speakers and numbers of a report that tells of conflict."""
    book = doc.book
    doc.speech = Row((f for f in _found(doc, book.speech, "speech") if f.form.kind != "noun"), _tokens)
    doc.sources = Row(_found(doc, book.sources, "sources"), _tokens)
    doc.speakers = Row(filter(_speaks, _found(doc, book.speakers, "speakers")), _tokens)
    doc.numbers = Row(quantities.find(doc.text, doc.tokens), _span)


def _tokens(found: Found[E]) -> Span:
    return found.first, found.last


def _span(mention: clock.Time | quantities.Number | named.Named) -> Span:
    return mention.span


def _speaks(found: Found[SpeakerNoun]) -> bool:
    """Without a pronoun, but for our own: مراسلنا."""
    return not found.split or found.split.pronoun in ("", "نا")


def moment(published: str | None) -> datetime | None:
    """A report's publication time, or None where there is none that a calendar knows."""
    try:
        return datetime.fromisoformat(published.replace("Z", "+00:00")) if published else None
    except ValueError:
        return None


def _sentences(tokens: list[Token], norms: list[str]) -> Iterator[Sentence]:
    first, line, index, count = 0, 0, 0, len(tokens)
    has_lines = NEWLINE in norms
    for i, norm in enumerate(norms):
        stops = norm in ENDS and (norm == NEWLINE or not _inside_number(tokens, i))
        if stops or i - first >= LONGEST_SENTENCE:
            if i > first:
                yield Sentence(index, first, i, line, line == 0 and has_lines)
                index += 1
            first = i + stops
            line += norm == NEWLINE
    if first < count:
        yield Sentence(index, first, count, line, line == 0 and has_lines)


def _inside_number(tokens: list[Token], i: int) -> bool:
    return (
        0 < i < len(tokens) - 1
        and tokens[i - 1].norm.isdigit()
        and tokens[i + 1].norm.isdigit()
        and tokens[i + 1].start == tokens[i].end
    )


def _found(doc: Document, lexicon: Lexicon[E], name: str) -> list[Found[E]]:
    """The entries of a lexicon in a document; the longest phrase wins over words, a collocate over none."""
    found: list[Found[E]] = []
    done = 0
    for i in doc.heads[name]:
        if i < done:
            continue
        readings = _readings(doc, lexicon, i)
        if readings:
            best = min(readings, key=lambda f: (f.split is not None, not f.entry.collocates))
            found.append(best)
            done = best.last if best.split is None else i + 1
    return found


def _plain(found: list[Found[E]]) -> list[Found[E]]:
    """Without those that carry a pronoun, which are mostly other words: مؤلفة is no author of hers."""
    return [f for f in found if not (f.split and f.split.pronoun)]


def _believed(doc: Document) -> list[Found[Counted]]:
    """Measures whose word is common elsewhere count only in a sentence with a sure one, a sure act or a means."""
    firm = [m.first for m in doc.measures if m.entry.sure] + [t.first for t in doc.triggers if t.entry.sure]
    sure = {doc.sentence_of(i).index for i in (*firm, *(m.first for m in doc.means))}
    return [m for m in doc.measures if m.entry.sure or doc.sentence_of(m.first).index in sure]


def _triggers(doc: Document) -> list[Found[Trigger]]:
    """The triggers of a document: one reading a head, and of several that overlap the one that says more."""
    readings = (_readings(doc, doc.book.triggers, i) for i in doc.heads["triggers"])
    heads = [min(here, key=_closeness) for here in readings if here]
    heads.sort(key=lambda f: (-(f.last - f.first), not f.entry.sure, f.first))
    taken: set[int] = set()
    chosen: list[Found[Trigger]] = []
    for found in heads:
        # what a threat or demand is about is an act of its own: هدد بقصف
        ends = {found.first} if found.entry.frame == "address" else {found.first, found.last - 1}
        if not ends & taken:
            taken |= ends
            chosen.append(found)
    return sorted(chosen, key=lambda f: f.first)


def _readings(doc: Document, lexicon: Lexicon[E], i: int) -> list[Found[E]]:
    """What a token may begin: a fixed phrase, or a head with its collocate where it asks for one."""
    tokens = doc.tokens
    phrase, hits = lexicon.phrases(tokens, i), lexicon.hits[tokens[i].norm]
    if not (phrase or hits):
        return []
    found: list[Found[E]] = []
    stop = doc.sentence_of(i).last
    if phrase and i + phrase[1] <= stop:
        found.append(Found(phrase[0], FIXED, None, i, i + phrase[1]))
    near = None
    for entry, form, split in hits:
        if (form.jussive and not governed(form, split, tokens, i)) or not _spelled(split, tokens[i].form):
            continue
        last: int | None = i + 1
        if entry.collocates:
            near = lexicon.near(tokens, i, stop) if near is None else near
            last = lexicon.collocate(entry, near, tokens, stop) if near else None
        if last is not None:
            found.append(Found(entry, form, split, i, last))
    return found


def _spelled(split: Split, form: str) -> bool:
    """Whether the last letter as written can be the pronoun that folding makes of it: دعاه, not دعاة."""
    if not split.pronoun:
        return True
    return not (split.pronoun == "ه" and form.endswith("ة")) and not (split.pronoun == "ي" and form.endswith("ى"))


def _closeness(found: Found[Trigger]) -> tuple[int, int, bool]:
    """Fixed words, then a sure head, then an unsure one; with its collocate before bare, near before far.

    A word that may be past or present is past: تشرد."""
    if found.form.kind == "word" and found.last - found.first > 1:
        rank = 0
    elif found.entry.sure:
        rank = 1 if found.entry.collocates else 2
    else:
        rank = 3 if found.entry.collocates else 4
    return rank, found.last, found.form.kind == "present"
