"""One document as the rules for actors and targets see it: its phrases, who tells, and who was last said to act."""

from __future__ import annotations

from typing import Final

from rasid.arabic.inflect import Form
from rasid.arabic.lexicon import bare_forms
from rasid.arabic.text import fold
from rasid.coding.document import Document
from rasid.coding.draft import Draft
from rasid.coding.phrases import Phrase, Reader, belongs, light
from rasid.coding.roles import ADDRESSED, FINITE, FORCE, TELLERS
from rasid.coding.row import Row
from rasid.records import Entity, Span

PAST: Final = Form("past")


class Scene:
    """What the rules share, and what they remember from one act to the next."""

    def __init__(self, doc: Document, spoken: Row[Span]) -> None:
        self.doc = doc
        self.reader = Reader(doc)
        self.spoken = spoken
        self.topic: Entity | None = None
        self.topic_at = -1
        self.last: Draft | None = None
        self.told: dict[str, Draft] = {}
        """The last act of each type whose doer is known."""
        self.last_of: dict[str, Draft] = {}
        """The last act of each type."""
        self.subjects: dict[int, Entity | None] = {}
        """The subjects of the acts told by verbs, by the verb's token."""

    def remember(self, draft: Draft) -> None:
        """Keep who acted, for verbs without a subject and acts told again."""
        if draft.actors:
            self.topic, self.topic_at = draft.actors[0], draft.sentence.index
            self.told[draft.type] = self.last = draft
        self.last_of[draft.type] = draft

    def last_doer(self, draft: Draft) -> list[Entity]:
        """Who was last said to act, where he can have done this: monitors and medics do no acts of force."""
        if self.topic is None:
            return []
        names = self.doc.names.beginning(self.topic.span[0], self.topic.span[0] + 1)
        told = draft.type in FORCE and any(n.speaker_kind in TELLERS for n in names)
        return [] if told else [self.topic]

    def before(self, draft: Draft) -> Phrase | None:
        """The nearest phrase in front of an act that may be its subject."""
        return self.reader.before(draft.first, draft.sentence.first)

    def verbal(self, draft: Draft) -> bool:
        """Whether the act is told by a verb, also one that opens a fixed phrase."""
        if draft.trigger is None:
            return False
        if draft.trigger.form.kind == "word":
            norm = self.doc.tokens[draft.first].norm
            kinds = [h.form.kind for h in self.doc.book.triggers.hits[norm]]
            kinds += [h.form.kind for h in self.doc.book.measures.hits[norm]]
            return bool(kinds) and kinds[0] in FINITE and not self.pronoun(draft)
        return draft.trigger.form.kind in FINITE or self._spelled_alike(draft)

    def _spelled_alike(self, draft: Draft) -> bool:
        """Whether a noun of action is rather the verb that is written the same: نُقل القادة, خطف مجهولون طبيبا."""
        assert draft.trigger is not None
        entry, form, split = draft.trigger.entry, draft.trigger.form, draft.trigger.split
        if form.kind != "masdar" or split is None or split.prep or split.article or split.stem != fold(entry.verb):
            return False
        if "\u064f" in self.doc.tokens[draft.first].form[:3]:
            return True
        behind = draft.first + 1
        phrase = self.reader.at(behind, draft.sentence.last, False) if behind < draft.sentence.last else None
        before = self.doc.tokens[draft.first - 1].norm if draft.first > draft.sentence.first else ""
        if phrase is None or phrase.kind not in ("name", "people"):
            return False
        noun = self.doc.tokens[phrase.first].norm
        inside = bool(entry.collocates) and phrase.first < draft.last - 1  # فرض الجيش أمس حظر تجوال
        return (
            noun.endswith("ون")
            or (inside and self.does(draft, phrase))
            or (before in self.reader.lists.before_verbs and self.does(draft, phrase))
        )

    def pronoun(self, draft: Draft) -> bool:
        """Whether the act's word carries a pronoun, also the noun that opens a fixed phrase: سيطرته على."""
        if draft.trigger is None:
            return False
        if draft.trigger.split is not None:
            return bool(draft.trigger.split.pronoun)
        hits = self.doc.book.triggers.hits[self.doc.tokens[draft.first].norm]
        return any(h.form.kind == "masdar" and h.split.pronoun for h in hits)

    def tells(self, draft: Draft, phrase: Phrase) -> bool:
        """Whether a phrase names who tells the act and does not do it: not the subject right behind its verb."""
        if phrase.name is None or draft.type in ADDRESSED:
            return False
        if phrase.name.speaker_kind == "media":
            return True
        own = self.verbal(draft) and 0 < phrase.first - draft.first <= 2
        return not own and bool(self.spoken.over(phrase.name.span[0]))

    def does(self, draft: Draft, phrase: Phrase) -> bool:
        """Whether a phrase can be who did the act."""
        if phrase.kind == "name":
            assert phrase.name is not None
            return not (draft.type in FORCE and phrase.name.speaker_kind in TELLERS)
        if phrase.kind != "people":
            return False
        norm = self.doc.tokens[phrase.first].norm
        if belongs(norm):
            return True
        head = bare_forms(norm)
        if head & self.reader.lists.crowds:
            return draft.type not in FORCE or (self.verbal(draft) and phrase.first - draft.first <= 2)
        return bool(head & self.reader.lists.bands) or self.fights(phrase)

    def fights(self, phrase: Phrase) -> bool:
        who = self.doc.groups.get(phrase.first)
        return who is not None and who.entry.group == "combatant"

    def form(self, draft: Draft) -> Form | None:
        """The grammar of the verb that tells an act, also of one that opens a fixed phrase."""
        if draft.trigger is None or draft.trigger.form.kind in FINITE:
            return draft.trigger.form if draft.trigger else None
        if draft.trigger.form.kind == "masdar":
            return PAST
        norm = self.doc.tokens[draft.first].norm
        forms = [h.form for h in self.doc.book.triggers.hits[norm]] + [
            h.form for h in self.doc.book.measures.hits[norm]
        ]
        return next((form for form in forms if form.kind in FINITE), None)

    def agrees(self, draft: Draft, phrase: Phrase) -> bool:
        """Whether a noun can be the subject of the verb before it."""
        form = self.form(draft)
        return form is None or self.fits(form, phrase, self.pronoun(draft))

    def fits(self, form: Form, phrase: Phrase, pronoun: bool = False) -> bool:
        """Whether a noun can be the subject of a verb before it, which is singular and agrees with it in gender."""
        return form.number == "singular" and (self.matches(form, phrase) or (pronoun and not form.feminine))

    def matches(self, form: Form, phrase: Phrase) -> bool:
        """Whether a noun has a verb's gender, as far as its ending tells."""
        noun = self.doc.tokens[phrase.first].norm
        if form.feminine:
            return noun not in self.reader.lists.masculine and not noun.endswith("ون")
        return form.number != "singular" or not noun.endswith(("ه", "ات"))

    def light(self, at: int) -> Form | None:
        """The grammar of a verb that an act's noun completes; None for any other word."""
        hits = light().hits[self.doc.tokens[at].norm]
        return next((h.form for h in hits if h.form.kind in FINITE and not h.split.pronoun), None)

    def own(self, draft: Draft) -> bool:
        """Whether a verb is in the first person, so that who speaks does it: قصفنا, سنضرب."""
        form = self.form(draft)
        if form is None or form.number != "plural" or not self.verbal(draft):
            return False
        split = draft.trigger.split if draft.trigger else None
        word = split.stem if split else self.doc.tokens[draft.first].norm.lstrip("وف")
        return word.endswith("نا") if form.kind == "past" else word.removeprefix("س").startswith("ن")

    def entities(self, phrases: list[Phrase]) -> list[Entity]:
        return [p.entity(self.doc) for p in phrases]

    def run(self, phrases: list[Phrase], first: Phrase) -> list[Phrase]:
        """A phrase with those joined to it: قوات النظام وروسيا."""
        run = [first]
        for p in phrases[phrases.index(first) + 1 :]:
            if not p.joined or p.first - run[-1].last > 2 or (p.kind == "word") != (first.kind == "word"):
                break
            run.append(p)
        return run

    def adjacent(self, phrase: Phrase, verb: int) -> bool:
        """Whether only auxiliaries, times, signs and adjectives stand between a subject and its verb."""
        plain = 0
        k = phrase.last
        while k < verb:
            norm = self.doc.tokens[k].norm
            if k in self.reader.times:
                k = max(k + 1, self.reader.times[k])
                continue
            plain += norm[:1].isalpha() and norm not in self.reader.lists.between
            if norm in self.reader.lists.prepositions and plain > 1:
                return False
            k += 1
        return plain <= 3

    def crossed(self, draft: Draft, phrase: Phrase) -> bool:
        """Whether another act is told between an act and a phrase, to which the phrase belongs."""
        lists, acts = self.reader.lists, self.reader.acts
        return any(
            k in acts and self.doc.tokens[k].norm not in lists.hits and not self.reader.carries(k)
            for k in range(draft.last, phrase.first)
        )

    def within(self, phrase: Phrase, entity: Entity) -> bool:
        return entity.span[0] <= self.doc.tokens[phrase.first].start < entity.span[1]
