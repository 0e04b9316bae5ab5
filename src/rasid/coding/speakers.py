"""Who speaks: the words that name a speaker beside a verb of speech, the speaker's kind and id, and what points back to one."""

from __future__ import annotations

from typing import Final

from rasid.arabic.lexicon import as_list, bare_forms
from rasid.arabic.text import fold
from rasid.codebook import Speech
from rasid.coding.document import CLAUSE_STOPS, Document, Found, Sentence
from rasid.records import Span, Speaker, SpeakerKind, SpeechVerb

LONGEST_NAME: Final = 9
"""Words a speaker's name and office may take."""
OFFICE_WITHIN: Final = 16
"""Words within which what was said begins behind a name and its office."""
QUOTES: Final = frozenset(('"', "“", "”", "«", "»"))
OPENING: Final = frozenset(('"', "“", "«"))
UNDER_ARMS: Final = frozenset(("military", "other", "un"))
"""Kinds that a noun of office gives to whoever holds it, also in an armed group: المتحدث العسكري للجماعة, زعيم الحوثيين."""
PARTED: Final = frozenset("،؛;:")


class Speakers:
    """The speakers of one report, in the order in which they are named: what points back is looked up among them."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._told: list[Speaker] = []

    def named(self, first: int, last: int, verb: SpeechVerb) -> Speaker:
        """The speaker whose name tokens ``first:last`` are."""
        doc = self._doc
        start, end = doc.span(first, last)
        norm = doc.tokens[first].norm
        start += any(norm.startswith(c) and len(norm) > 5 for c in ("وال", "بال", "فال"))
        earlier = self._meant(first, last)
        actor = next((n for n in doc.names.beginning(start, end) if n.speaker_kind), None)
        known = actor.id if actor and actor.kind == "actor" else None
        speaker = Speaker(
            id=known or (earlier.id if earlier else None),
            text=doc.text[start:end],
            span=(start, end),
            kind=(earlier.kind if earlier else None) or self._kind(first, last) or "other",
            verb=verb,
        )
        self._told.append(speaker)
        return speaker

    def _kind(self, first: int, last: int) -> SpeakerKind | None:
        """The kind that the first noun or known actor of the name has; None where it has that of whom it points to."""
        doc = self._doc
        nouns: list[tuple[int, SpeakerKind | None]] = [
            (f.first, None if f.entry.kind == "of" else f.entry.kind) for f in doc.speakers.beginning(first, last)
        ]
        actors: list[tuple[int, SpeakerKind | None]] = [
            (doc.at(n.span[0]), n.speaker_kind) for n in doc.names.beginning(*doc.span(first, last)) if n.speaker_kind
        ]
        kind = next((kind for _, kind in sorted([*nouns, *actors], key=lambda x: x[0]) if kind), None)
        armed = any(kind == "armed_group" for _, kind in actors)
        return "armed_group" if armed and kind in UNDER_ARMS else kind

    def _meant(self, first: int, last: int) -> Speaker | None:
        """Whom a noun with the article stands for: المكتب, الوزارة, المتحدث ذاته."""
        doc = self._doc
        same = last - first == 2 and doc.tokens[last - 1].norm in doc.book.cues.same
        if last - first != 1 and not same:
            return None
        stems = {f for f in bare_forms(doc.tokens[first].norm) if not f.startswith("ال")}
        if not any(f"ال{stem}" in doc.tokens[first].norm for stem in stems):
            return None
        for speaker in reversed(self._told):
            if any(bare_forms(fold(word)) & stems for word in speaker.text.split()[:3]):
                return speaker
        return None

    def after(self, found: Found[Speech], sentence: Sentence) -> Span | None:
        """The subject behind a verb of speech: قال المتحدث باسم الجيش إن."""
        doc = self._doc
        start = found.first + 1 if found.entry.collocates and found.split else found.last
        while start < sentence.last and (
            doc.tokens[start].norm in OPENING or doc.tokens[start].norm in doc.book.cues.objects
        ):
            start += 1
        if start < sentence.last and (doc.tokens[start].norm in doc.book.cues.audience or self._has_preposition(start)):
            return None
        name = self.name(start, sentence)
        if name and start < found.last - 1 < name[1]:
            name = start, found.last - 1  # the subject stands before the collocate: نشرت الشبكة صورا
        if name and found.entry.object:
            name = start, self._end_of_subject(*name)
        if name and (self._owned(start) or (found.entry.object and self.disagrees(found, start))):
            return None
        if name is None or (self._is_act(start) and not self.begins_known(start)):
            return None
        if self.is_speaker(*name):
            return name if found.form.kind != "masdar" or self.begins_known(start) else None
        said = any(
            t.norm in doc.book.cues.complements or t.norm in (":", "«", "“")
            for t in doc.tokens[name[1] : min(name[1] + OFFICE_WITHIN, sentence.last)]
        )
        behind = doc.tokens[name[1]].norm if name[1] < sentence.last else ""
        denied = found.entry.speech == "deny" and bool(doc.triggers.beginning(name[1], name[1] + 1))
        said = said or behind == "عن" or denied
        person = not (start in doc.groups or doc.tokens[start].norm[0] in "بل")
        return self._with_office(name, sentence) if said and person and found.form.kind != "masdar" else None

    def disagrees(self, found: Found[Speech], i: int) -> bool:
        """Whether a country stands behind a masculine verb, whose object it is then: وطالب فرنسا بوقف حملتها."""
        form = found.form
        masculine = form.kind in ("past", "present") and form.number == "singular" and not form.feminine
        tokens = self._doc.tokens
        names = self._doc.names.over(tokens[i].end - 1)
        country = any(n.state or (n.kind == "place" and n.speaker_kind) for n in names)
        return masculine and country and tokens[i].norm not in self._doc.book.cues.masculine

    def _owned(self, i: int) -> bool:
        """Whether a word is no subject but what the subject before the verb has: يعلن ولاءه."""
        norm = self._doc.tokens[i].norm
        theirs = norm.endswith(("ه", "ها", "هم", "هما")) and not self._doc.tokens[i].form.endswith("ة")
        return theirs and not self.begins_known(i) and i not in self._doc.groups

    def _end_of_subject(self, first: int, last: int) -> int:
        """Where the subject of a verb with an object ends: its known name, or its definite noun before another (دعت المنظمة مجلس)."""
        doc = self._doc
        end = self._end_of_known(first, last)
        for k in range(first + 1, end):
            norm = doc.tokens[k].norm
            if (
                norm.startswith("بال")
                or norm == "من"
                or (k == first + 1 and self._parted(first, k))
                or self._addressed(first, k)
            ):
                return k
        return end

    def _addressed(self, first: int, i: int) -> bool:
        """Whether those who bear arms are named right behind the noun that speaks to them: طالبت المنظمة الدولية الحوثيين."""
        doc = self._doc
        said = any(f.first == first and f.last == i for f in doc.speakers.beginning(first, first + 1))
        names = doc.names.beginning(doc.tokens[i].start, doc.tokens[i].start + 1)
        return said and any(n.speaker_kind in ("armed_group", "military") and not n.adjective for n in names)

    def _parted(self, first: int, second: int) -> bool:
        """Whether a definite name of an organisation is over before a noun without the article: الوزارة شركات الطيران."""
        doc = self._doc
        one, two = doc.tokens[first].norm, doc.tokens[second].norm
        definite = one.removeprefix("و").startswith("ال") and (
            one.endswith(("ه", "ات")) or bool(doc.names.over(doc.tokens[first].end - 1))
        )
        goes_on = two.startswith(("ال", "ل", "ب")) or two in doc.book.cues.of_a_name or not two[0].isalpha()
        return (
            definite
            and not goes_on
            and not any(
                doc.at(n.span[0]) <= first and doc.at(n.span[1] - 1) >= second
                for n in doc.names.over(doc.tokens[first].end - 1)
            )
        )

    def _end_of_known(self, first: int, last: int) -> int:
        """Where a known name ends that opens these words: what follows is the verb's object (أدان الاتحاد الأفريقي الهجوم)."""
        end = first
        while known := [n for n in self._doc.names.over(self._doc.tokens[end].end - 1) if n.id and not n.generic]:
            end = self._doc.at(known[0].span[1] - 1) + 1
            if end >= last or not self._doc.tokens[end].norm.startswith("و"):
                break
        return min(last, end) if end > first else last

    def _has_preposition(self, i: int) -> bool:
        """Whether a noun that speaks is told of or spoken to, and no subject: للجيش, لرئيس المجلس."""
        norm = self._doc.tokens[i].norm
        here = self._doc.speakers.beginning(i, i + 1)
        bare = any(fold(p).startswith(norm) for f in here for p in as_list(f.entry.phrase))
        return norm.startswith("لل") or (
            norm[0] in "بل" and not bare and any(not f.split or f.split.prep for f in here)
        )

    def before(self, found: Found[Speech], sentence: Sentence) -> Span | None:
        """The subject that stands before its verb: وكان الجيش قد أعلن, مصادر طبية أكدت, الجيش يعلن."""
        doc = self._doc
        first = last = found.first
        while first > sentence.first and doc.tokens[first - 1].norm not in PARTED:
            first -= 1
        while last > first and doc.tokens[last - 1].norm in doc.book.cues.auxiliaries:
            last -= 1
        first = self._clause_of_its_own(first, last)
        opened = first
        while first < last and bare_forms(doc.tokens[first].norm) & doc.book.cues.openers:
            first += 1
        if first < last and doc.tokens[first].norm in doc.book.cues.audience:
            return None
        if first == last and last == found.first and doc.tokens[first - 1].norm == "،":
            return self._before_insertion(first - 1, sentence)
        if not 0 < last - first <= LONGEST_NAME + 2:
            return None
        subject = self._subject(found, sentence) if self._relative(found) else None
        if subject is not None:
            return subject
        framed = bare_forms(doc.tokens[opened].norm) & doc.book.cues.auxiliaries and last < found.first
        if framed and first == opened + 1 and self._meant(first, last):
            return first, last
        return self._within(first, last)

    def opens(self, i: int, sentence: Sentence) -> bool:
        """Whether a clause opens at a token: with its line, behind a sign, or behind what a ticker opens with."""
        before = self._doc.tokens[i - 1].norm if i > sentence.first else "،"
        return not before[0].isalpha() or before in self._doc.book.cues.urgent

    def _clause_of_its_own(self, first: int, last: int) -> int:
        """Where the clause of a subject begins behind another verb of speech: البرهان يقر بالانسحاب والهجرة الدولية تحصي."""
        said = [f for f in self._doc.speech.beginning(first, last) if f.form.kind in ("past", "present", "future")]
        if not said:
            return first
        joined = [
            k for k in range(said[-1].last, last) if self._doc.tokens[k].norm.startswith("و") and self.begins_known(k)
        ]
        return joined[-1] if joined else said[-1].last

    def _relative(self, found: Found[Speech]) -> bool:
        """نشر خرائط لمواقع قال إنها: what the speech is about stands before its verb, and a pronoun behind it."""
        after = self._doc.tokens[found.last].norm if found.last < len(self._doc.tokens) else ""
        return after in self._doc.book.cues.of_it and found.last == found.first + 1

    def _subject(self, found: Found[Speech], sentence: Sentence) -> Span | None:
        """The actor that the sentence names first, before a verb told of its object."""
        start, end = self._doc.tokens[sentence.first].start, self._doc.tokens[found.first].start
        actor = next((n for n in self._doc.names.beginning(start, end) if n.kind == "actor" and not n.adjective), None)
        near = actor is None or self._doc.at(actor.span[1] - 1) + 1 == found.first
        return None if actor is None or near else (self._doc.at(actor.span[0]), self._doc.at(actor.span[1] - 1) + 1)

    def _before_insertion(self, comma: int, sentence: Sentence) -> Span | None:
        """مسؤول محلي، فضل عدم الكشف عن هويته، تحدث عن: the subject before what is put in between commas."""
        doc = self._doc
        last = comma
        while last > sentence.first and doc.tokens[last - 1].norm not in PARTED:
            last -= 1
        last, first = last - 1, sentence.first
        while first < last and bare_forms(doc.tokens[first].norm) & doc.book.cues.openers:
            first += 1
        known = first < last <= first + LONGEST_NAME and self.begins_known(first)
        return self._within(first, last) if known else None

    def _within(self, first: int, last: int) -> Span | None:
        """The name of a speaker within these tokens."""
        doc = self._doc
        begins = [f.first for f in doc.speakers.beginning(first, last)]
        begins += [doc.at(n.span[0]) for n in doc.names.beginning(*doc.span(first, last)) if n.speaker_kind]
        if not begins:
            return None
        start = end = min(begins)
        while end < last and not self._ends(end, start):
            end += 1
        return start, max(end, start + 1)

    def source(self, start: int, sentence: Sentence) -> Span | None:
        """The name behind بحسب or نقلا عن."""
        name = self.name(start, sentence)
        return name if name and (self.is_speaker(*name) or self._meant(*name)) else None

    def is_speaker(self, first: int, last: int) -> bool:
        """Whether these tokens hold a noun that speaks or an actor."""
        names = self._doc.names.beginning(*self._doc.span(first, last))
        return bool(self._doc.speakers.beginning(first, last)) or any(n.speaker_kind is not None for n in names)

    def begins_with_one(self, first: int, last: int) -> bool:
        """Whether somebody who speaks is named within these tokens; no country, which tells where the news is from."""
        names = self._doc.names.beginning(*self._doc.span(first, last))
        return bool(self._doc.speakers.beginning(first, last)) or any(n.kind == "actor" and not n.state for n in names)

    def in_time(self, i: int) -> bool:
        """Whether a token belongs to a time."""
        return bool(self._doc.times.over(self._doc.tokens[i].start))

    def name(self, start: int, sentence: Sentence, owner: bool = False) -> Span | None:
        """The words of a name from a token on, or None where no name begins there; an `owner` stands behind ل."""
        doc = self._doc
        if (
            start >= sentence.last
            or doc.tokens[start].norm in doc.book.cues.after_name | doc.book.cues.complements | CLAUSE_STOPS
            or self.in_time(start)
            or doc.tokens[start].norm[0].isdigit()
        ):
            return None
        if doc.tokens[start].norm.startswith(("ب", "لل")) and not (owner or self.begins_known(start)):
            return None  # تطالب بإسقاط: what is asked for, not who asks
        end = start
        while end < min(sentence.last, start + LONGEST_NAME) and not self._ends(end, start):
            end += 1
        return (start, end) if end > start else None

    def _with_office(self, name: Span, sentence: Sentence) -> Span:
        """عزام الغريب، محافظ حلب: a person with the office that stands behind."""
        doc = self._doc
        if name[1] + 1 < sentence.last and doc.tokens[name[1]].norm == "،":
            office = self.name(name[1] + 1, sentence)
            if office is not None and doc.speakers.beginning(office[0], office[0] + 1):
                return name[0], office[1]
        return name

    def _ends(self, i: int, start: int) -> bool:
        """Whether a name that began at `start` is over before token `i`."""
        doc = self._doc
        norm = doc.tokens[i].norm
        if norm in QUOTES and i - start < LONGEST_NAME:
            return norm in OPENING and i > start + 5
        if norm in CLAUSE_STOPS or norm in doc.book.cues.complements:
            return True
        if i == start:
            return False
        if norm in doc.book.cues.of_a_name:
            report = any(f.entry.kind == "of" for f in doc.speakers.beginning(i + 1, i + 2))
            return (norm == "في" and report) or not self.begins_known(i + 1)  # قسد في بيان
        if norm in doc.book.cues.after_name or norm[0].isdigit() or self.in_time(i):
            return True
        if norm.startswith("بال") and not self.begins_known(i):
            return True
        said = doc.speech.beginning(i, i + 1)
        return any(f.form.kind in ("past", "present", "masdar", "participle") for f in said) or (
            self._is_act(i) and not self.begins_known(i)
        )

    def _is_act(self, i: int) -> bool:
        """Whether an act is told at a token; one with the article may still be part of an office's name."""
        told = self._doc.triggers.beginning(i, i + 1)
        return bool(self._doc.measures.beginning(i, i + 1)) or any(
            not f.split or not f.split.article or f.split.prep or f.entry.sure for f in told
        )

    def begins_known(self, i: int) -> bool:
        """Whether a token belongs to a noun that speaks or to a known name."""
        doc = self._doc
        if i >= len(doc.tokens):
            return False
        return bool(doc.speakers.over(i) or doc.names.over(doc.tokens[i].end - 1))  # its first letter may be a clitic
