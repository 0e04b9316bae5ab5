"""The phrases around an act that may tell who did it and to whom: known names, people and things, with what governs them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

import msgspec

from rasid import tables
from rasid.arabic.inflect import Form
from rasid.arabic.lexicon import Lexeme, Lexicon, bare_forms
from rasid.arabic.text import fold, strip_marks
from rasid.arabic.tokens import REMEMBERED, Token, splits
from rasid.coding.document import Document
from rasid.coding.names import Named
from rasid.coding.roles import FINITE
from rasid.records import Entity
from rasid.world import actors

LONGEST: Final = 4
"""Words of a phrase that no lexicon knows the end of."""
OPENING: Final = frozenset('"“«(')
CLOSING: Final = frozenset('"”»)')


class Parties(msgspec.Struct, frozen=True, kw_only=True):
    """The lists of `parties.toml`, folded."""

    on: frozenset[str]
    through: frozenset[str]
    arms: frozenset[str]
    prepositions: frozenset[str]
    clauses: frozenset[str]
    before_verbs: frozenset[str]
    relatives: frozenset[str]
    that: frozenset[str]
    into: frozenset[str]
    self: frozenset[str]
    circumstances: frozenset[str]
    between: frozenset[str]
    between_them: frozenset[str]
    quantities: frozenset[str]
    hits: frozenset[str]
    parts: frozenset[str]
    bands: frozenset[str]
    crowds: frozenset[str]
    masculine: frozenset[str]
    people: frozenset[str]
    fire: frozenset[str]
    persons: frozenset[str]
    idioms: frozenset[str]
    weapons: frozenset[str]
    seats: frozenset[str]
    offices: frozenset[str]
    light: list[dict[str, Any]]
    thing: list[dict[str, Any]]


@cache
def words() -> Parties:
    """The words of the package. Raises msgspec.ValidationError where a list is missing or wrong."""
    raw = tables.read(__package__, "parties.toml")
    lists = {name: [fold(w) for w in value] if name not in ("light", "thing") else value for name, value in raw.items()}
    return msgspec.convert(lists, Parties)


@cache
def things() -> Lexicon[Lexeme]:
    """The nouns for things that are struck, taken or shut."""
    return Lexicon(msgspec.convert(words().thing, list[Lexeme]))


@cache
def light() -> Lexicon[Lexeme]:
    """Verbs that an act's noun completes: شن هجوما, فرض حصارا."""
    return Lexicon(msgspec.convert(words().light, list[Lexeme]))


class Phrase(NamedTuple):
    """Tokens ``first:last`` that may be a party to an act."""

    first: int
    last: int
    prep: str
    """The preposition that governs it, folded; empty where none does."""
    joined: bool
    """It goes on a list: و, or a comma between two of a kind."""
    kind: str
    """``name``, ``people``, ``thing``, or ``word`` for what no lexicon knows."""
    name: Named | None = None

    def entity(self, doc: Document) -> Entity:
        """The record, without the clitics of its first word."""
        start, end = doc.span(self.first, self.last)
        if self.name is not None and doc.at(self.name.span[0]) == self.first:
            start, end = self.name.span[0], max(self.name.span[1], end)
            if self.name.cited != self.name.span:
                start, end = self.name.cited
        else:
            start += clitics(doc.tokens[self.first])
        return Entity(id=self.name.id if self.name else None, text=doc.text[start:end], span=(start, end))


def clitics(token: Token) -> int:
    """How many characters of conjunction and preposition a word begins with, where its article shows it."""
    for clitic in ("وبال", "وال", "فال", "بال", "كال"):
        if token.norm.startswith(clitic) and len(token.form) > len(clitic) + 1:
            return len(clitic) - 2
    return 0


def prefix(doc: Document, i: int, name: Named | None) -> tuple[str, bool]:
    """The preposition written together with a word, and whether a conjunction is."""
    norm = doc.tokens[i].norm
    if name is not None and doc.at(name.span[0]) == i:
        cut = fold(doc.text[doc.tokens[i].start : name.span[0]])
        prep = "ل" if norm.startswith(("لل", "ولل")) else cut.lstrip("وف")
        return prep, cut[:1] in ("و", "ف")
    joined = norm.startswith("و") and len(norm) > 3
    rest = norm[1:] if joined else norm
    if rest.startswith("لل"):
        return "ل", joined
    if rest.startswith(("بال", "ب")) and _is_noun(doc, i, rest[1:]):
        return "ب", joined
    if rest.startswith("ل") and _is_noun(doc, i, rest[1:]):
        return "ل", joined
    return "", joined


def _is_noun(doc: Document, i: int, rest: str) -> bool:
    """Whether a word is one that a lexicon knows once its first letter is taken for a preposition."""
    who = doc.groups.get(i)
    if who is not None and who.split is not None:
        return bool(who.split.prep)
    return any(h.split.prep for h in things().hits[doc.tokens[i].norm]) or rest in words().bands


@lru_cache(maxsize=REMEMBERED)
def _nouns(norm: str) -> frozenset[str]:
    """A folded word without conjunction, preposition and case ending, its article as it is; no pronoun is taken off."""
    forms = {("ال" if s.article else "") + s.stem for s in splits(norm) if not s.pronoun}
    return frozenset(forms | {form[:-1] for form in forms if form.endswith("ا") and len(form) > 3})


@lru_cache(maxsize=REMEMBERED)
def _is_present(norm: str) -> bool:
    """Whether a word beside a noun is spelled as a verb that describes it (صحفيان يعملان, حافلات تقل), and no adjective."""
    return norm[:1] in ("ي", "ت") and 3 <= len(norm) <= 7 and not norm.endswith(("ي", "يه", "ه"))


@lru_cache(maxsize=REMEMBERED)
def _names_people(norm: str) -> bool:
    """Whether a folded word is a noun for fighters, people or crowds."""
    lists = words()
    nouns = _nouns(norm) | {form + "ن" for form in _nouns(norm) if form.endswith(("ي", "و"))}
    forces = nouns | {form.removeprefix("ال") for form in nouns if not form.endswith("ي")}  # التفجير الانتحاري
    return not (nouns.isdisjoint((*lists.people, *lists.crowds)) and forces.isdisjoint(lists.bands)) or belongs(norm)


@lru_cache(maxsize=REMEMBERED)
def belongs(norm: str) -> bool:
    """Whether a folded word is a noun for forces with a pronoun, who are somebody's: قواته, مقاتلوها, طائراتنا."""
    owned = {s.stem for s in splits(norm) if s.pronoun}
    plurals = {form + "ن" for form in owned if form.endswith(("ي", "و"))}
    nouns = {form for form in owned if not form.endswith("ي")}  # انتحارية is an adjective
    return not (nouns | plurals).isdisjoint(words().bands)


def _is_nation(name: Named) -> bool:
    """Whether a plural adjective names people of a country, who are not the state: ثلاثة سوريين."""
    return name.id is None or actors.load().get(name.id).kind == "state"


class Reader:
    """Reads the phrases of a document; what stands at a token is looked up once."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.lists = words()
        self.names: dict[int, Named] = {}
        self.ends: dict[int, int] = {}
        for n in doc.names:
            at = doc.at(n.span[0])
            self.names[at] = n
            self.ends[at] = doc.at(n.span[1] - 1) + 1
        self.inside = {k: first for first, last in self.ends.items() for k in range(first, last)}
        self.times = {k: doc.at(t.span[1] - 1) + 1 for t in doc.times for k in [doc.at(t.span[0])]}
        self.numbers = {doc.at(n.span[0]): doc.at(n.span[1] - 1) + 1 for n in doc.numbers}
        self.counted = {k: first for first, last in self.numbers.items() for k in range(first, last)}
        self.finite: dict[int, Form] = {}
        """The verbs that a lexicon knows, by their token."""
        for row in (doc.measures, doc.speech, doc.triggers):
            self.finite |= {f.first: f.form for f in row if f.form.kind in FINITE}
        acting = {f.first for f in doc.triggers if f.form.kind in FINITE and not (f.split and f.split.pronoun)}
        counting = {m.first for m in doc.measures if m.form.kind in FINITE}
        self.verbs = acting | counting | {f.first for f in doc.speech}
        self.acts = {f.first for f in doc.triggers}
        self.means = {k for f in doc.means for k in range(f.first, f.last)}

    def behind(self, start: int, stop: int) -> Iterator[Phrase]:
        """The phrases from a token on, until a new clause begins."""
        i, prep, fresh, comma = start, "", True, False
        while i < stop:
            norm = self.doc.tokens[i].norm
            if i in self.times and i not in self.names:
                i = max(i + 1, self.times[i])
                continue
            if self._breaks(i, start):
                return
            if not norm[:1].isalnum():
                i, comma, fresh = (
                    self._sign(i, norm, stop),
                    (norm in ("،", ",") or (comma and norm in OPENING)),
                    fresh and norm in OPENING,
                )
                if norm in (":", "؛", ";"):
                    return
                continue
            if norm == "و":
                i, comma = i + 1, True
                continue
            phrase = self.at(i, stop, fresh)
            if phrase is None:
                if self._counts(i):
                    i, fresh = max(i + 1, self.numbers.get(i, 0)), True
                    continue
                if norm in self.lists.prepositions or norm.removeprefix("و") in self.lists.prepositions:
                    prep, fresh = norm if norm in self.lists.prepositions else norm[1:], True
                elif norm in self.lists.hits or norm.removeprefix("و") in self.lists.hits:
                    prep, fresh = "hit", True
                else:
                    fresh = False
                i = max(i + 1, self.numbers.get(i, 0), self.ends.get(i, 0))
                comma = False
                continue
            own, joined = prefix(self.doc, i, phrase.name)
            yield phrase._replace(prep=own or prep, joined=joined or comma)
            i, fresh, comma = phrase.last, phrase.kind != "word" and not prep and not own, False
            if not self._goes_on(i, stop):
                prep = ""

    def _counts(self, i: int) -> bool:
        """Whether a word only tells how many of what follows: نحو 900, أكثر من, عدد من."""
        norm = self.doc.tokens[i].norm
        if norm == "من":
            return bool(i) and bool(bare_forms(self.doc.tokens[i - 1].norm) & self.lists.quantities)
        if norm in self.lists.prepositions:
            return norm in self.lists.quantities and i + 1 in self.numbers
        return i in self.numbers or bool(bare_forms(norm) & self.lists.quantities)

    def _goes_on(self, i: int, stop: int) -> bool:
        """Whether a list goes on behind a phrase: its preposition reaches over what follows."""
        if i >= stop:
            return False
        norm = self.doc.tokens[i].norm
        return norm in ("،", ",", "و") or norm.startswith("و") or norm in CLOSING

    def _breaks(self, i: int, start: int) -> bool:
        norm = self.doc.tokens[i].norm
        if norm in self.lists.relatives and i + 1 < len(self.doc.tokens):
            return not (self.doc.tokens[i + 1].norm in self.lists.hits or self.carries(i + 1))
        if norm in self.lists.clauses:
            return True
        return i > start and i in self.verbs and i not in self.inside and norm not in self.lists.hits

    def _sign(self, i: int, norm: str, stop: int) -> int:
        """Past a sign, and past what stands in brackets where it is no name."""
        if norm == "(":
            for k in range(i + 1, min(i + 12, stop)):
                if self.doc.tokens[k].norm == ")":
                    return k + 1
        return i + 1

    def at(self, i: int, stop: int, fresh: bool) -> Phrase | None:
        """The phrase that begins at a token, if one does."""
        name = self.names.get(i)
        if name is not None and name.adjective and self._is_people(i):
            return Phrase(i, self._end(i, stop), "", False, "people", None if _is_nation(name) else name)
        if name is not None:
            if name.kind == "actor" and not name.adjective:
                inner = self.names.get(self.ends[i])
                if name.id is None and inner is not None and inner.kind == "actor" and not inner.adjective:
                    own, joined = prefix(self.doc, self.ends[i], inner)
                    if not own and not joined and inner.id is not None:
                        return Phrase(i, self.ends[self.ends[i]], "", False, "people", inner)
                return Phrase(i, self.ends[i], "", False, "name", name)
            if name.kind == "place":
                site = bool(things().hits[self.doc.tokens[i].norm]) and name.precision == "site"
                part = bare_forms(self.doc.tokens[i].norm) & self.lists.parts
                return Phrase(i, self.ends[i], "", False, "thing") if site and not part else None
        if name is None and self._is_people(i):
            last = self._end(i, stop)
            inner = next((self.names[k] for k in range(i, last) if k in self.names), None)
            inner = inner if inner is not None and inner.kind == "actor" and not inner.adjective else None
            return Phrase(i, last, "", False, "people", inner)
        if name is None and self._is_thing(i):
            return Phrase(i, self._end(i, stop), "", False, "thing")
        if fresh and name is None and self._is_word(i):
            return Phrase(i, self._end(i, stop, owner=False), "", False, "word")
        return None

    def seat(self, i: int, verb: int) -> Phrase | None:
        """A capital or country right before a verb as its government: واشنطن ترسل قوات."""
        name = self.names.get(i)
        if name is None or self.ends[i] != verb or name.kind != "place" or name.speaker_kind is None or name.typed:
            return None
        return Phrase(i, self.ends[i], "", False, "name", name)

    def _is_people(self, i: int) -> bool:
        """A noun for people, not an adjective that is written the same."""
        norm = self.doc.tokens[i].norm
        if norm in self.lists.prepositions or (bare_forms(norm) & self.lists.parts and self._before_place(i)):
            return False  # أمام, أطراف المدينة
        if _names_people(norm):
            return i not in self.inside
        who = self.doc.groups.get(i)
        if bare_forms(norm) & self.doc.book.cues.others:
            return False
        named = i in self.inside and not (i in self.names and self.names[i].adjective)
        if who is None or named or who.entry.unit == "building":
            return False
        if self._owned(i) and self.doc.tokens[i].form.endswith("ة"):
            return False
        before = self.doc.tokens[i - 1].norm if i else ""
        adjective = norm.endswith(("ي", "يه", "يا")) and before[:1].isalpha() and i - 1 not in self.numbers
        adjective = adjective and (i - 1 not in self.acts or norm.startswith("ال"))  # اغتيال قيادي, not العصيان المدني
        if i in self.inside:
            return norm.endswith(("ين", "ون"))
        return not adjective or bool(bare_forms(before) & (self.lists.quantities | self.lists.prepositions))

    def _owned(self, i: int) -> bool:
        """Whether a noun for people carries a pronoun: جنوده, عائلاتهم."""
        who = self.doc.groups.get(i)
        return belongs(self.doc.tokens[i].norm) or (who is not None and bool(who.split and who.split.pronoun))

    def _is_thing(self, i: int) -> bool:
        hits = things().hits[self.doc.tokens[i].norm]
        if all(h.split.pronoun == "ي" or (h.split.article and h.form.number == "dual") for h in hits):
            return False
        if i in self.acts or i in self.means:
            return False
        if i + 1 < len(self.doc.tokens) and bare_forms(self.doc.tokens[i + 1].norm) & self.lists.weapons:
            return False
        return not (bare_forms(self.doc.tokens[i].norm) & self.lists.parts and self._before_place(i))

    def _before_place(self, i: int) -> bool:
        """Whether the name of a place follows a word, so that it only says which part of that place."""
        following = self.names.get(i + 1)
        return following is not None and following.kind == "place"

    def _is_word(self, i: int) -> bool:
        """Whether a word may be a noun that no lexicon knows."""
        norm = self.doc.tokens[i].norm
        if bare_forms(norm) & (self.lists.weapons | self.doc.book.cues.others):
            return False
        small = norm in self.lists.prepositions or norm in self.lists.between or norm in self.lists.hits
        apart = bare_forms(norm) & (self.lists.parts | self.lists.quantities | self.lists.prepositions)
        if self.carries(i) or norm in self.lists.relatives or norm in self.lists.clauses:
            return False
        return not (
            small
            or apart
            or i in self.inside
            or i in self.acts
            or i in self.numbers
            or i in self.verbs
            or i in self.means
        ) and (len(norm) > 2 and norm[:1].isalpha() and not norm.startswith(("ب", "ل", "و")))

    def may_be_verb(self, i: int) -> bool:
        """Whether a word that no lexicon knows may be a verb: no particle, and no noun with the article or a preposition."""
        norm = self.doc.tokens[i].norm
        if i in self.inside or i in self.acts or i in self.times or i in self.numbers or self._is_people(i):
            return False
        small = norm in self.lists.prepositions or norm in self.lists.clauses or norm in self.lists.quantities
        bare = norm.removeprefix("و") if len(norm) > 3 else norm
        small = small or bare in self.lists.prepositions or bare in self.lists.clauses
        return norm[:1].isalpha() and not small and not norm.startswith(("ال", "وال", "ب", "ل", "لل"))

    def carries(self, i: int) -> bool:
        """Whether a word is a verb that has the act as its object, its doer behind it: شنتها قوات كذا, نفذه."""
        norm = self.doc.tokens[i].norm
        pronoun = strip_marks(self.doc.tokens[i].form).endswith(("ها", "ه", "هما"))
        if not pronoun or len(norm) < 3 or norm.startswith("ال") or bare_forms(norm) & self.lists.prepositions:
            return False
        behind = i + 1
        while behind < len(self.doc.tokens) and self.doc.tokens[behind].norm in self.lists.quantities:
            behind += 1
        follows = behind in self.names and self.names[behind].kind == "actor"
        return follows or (behind < len(self.doc.tokens) and self._is_people(behind))

    def _end(self, i: int, stop: int, owner: bool = True) -> int:
        """Where a phrase ends: with its adjectives and what it belongs to, also by ل where an `owner` may follow."""
        last, definite = i + 1, self.doc.tokens[i].norm.startswith("ال")
        if self._owned(i):
            return last
        while last < min(stop, i + LONGEST):
            norm = self.doc.tokens[last].norm
            name = self.names.get(last)
            if name is not None:
                own, joined = prefix(self.doc, last, name)
                return (
                    self.ends[last]
                    if name.kind == "actor" and not joined and (not own or (owner and own == "ل"))
                    else last
                )
            if norm == "من" and self.names.get(last + 1) is not None and self.names[last + 1].kind == "actor":
                return self.ends[last + 1]
            plain = norm[:1].isalpha() and not norm.startswith(("و", "ب", "ل")) and norm not in self.lists.prepositions
            stops = norm in self.lists.clauses or norm in self.lists.hits or last in self.verbs or last in self.acts
            stops = stops or norm in self.lists.relatives | self.lists.between or self.carries(last)
            stops = stops or _is_present(norm) or (definite and not norm.startswith("ال"))
            if not plain or stops or last in self.times or last in self.numbers or self._is_people(last):
                return last
            last += 1
        return last

    def before(self, i: int, first: int) -> Phrase | None:
        """The nearest known name or people in front of a token that nothing governs, no other verb between.

        Of what stands behind الذي and its like it is what that clause describes.
        """
        k, depth = i - 1, 0
        while k >= first and i - k <= 16:
            norm = self.doc.tokens[k].norm
            if norm in self.lists.relatives:
                return self._antecedent(k, i)
            if norm in (":", "؛", ".") or norm in self.lists.clauses or k in self.verbs:
                return None
            start = self.inside.get(k, k)
            depth += (norm == ")") - (norm == "(")
            name = self.names.get(start)
            if name is not None and name.adjective and k == i - 1:
                return Phrase(start, i, "", False, "name", name)
            phrase = self.at(start, i, False) if not depth else None
            if phrase is not None and phrase.kind in ("name", "people") and phrase.last <= i:
                start = self._head(start)
                phrase = self.at(start, i, False) or phrase
                own, joined = prefix(self.doc, start, phrase.name)
                if not own and not bare_forms(self._governor(start, first)) & self.lists.prepositions:
                    return phrase._replace(joined=joined)
            k = start - 1
        return None

    def _antecedent(self, k: int, stop: int) -> Phrase | None:
        """What a relative clause describes: the phrase that ends right before its pronoun."""
        while k and self.doc.tokens[k - 1].norm in ("،", ",", *CLOSING):
            k -= 1
        for start in range(k - 1, max(k - 6, -1), -1):
            phrase = self.at(start, stop, False)
            if phrase is not None and phrase.last >= k and phrase.kind in ("name", "people"):
                return self.at(self._head(start), stop, False) or phrase
        return None

    def nearest(self, kind: str, i: int, first: int) -> Phrase | None:
        """The nearest thing or people in front of a token, whatever governs it."""
        for k in range(i - 1, max(first, i - 25) - 1, -1):
            phrase = self.at(k, i, False)
            if phrase is not None and phrase.kind == kind:
                return phrase
        return None

    def _governor(self, start: int, first: int) -> str:
        """The word before a phrase and the number or quantity that counts it."""
        k = start - 1
        while k >= first:
            if k in self.counted:
                k = self.counted[k] - 1
            elif self.doc.tokens[k].norm in self.lists.quantities and self.doc.tokens[k].norm != "من":
                k -= 1
            else:
                break
        return self.doc.tokens[k].norm if k >= first else ""

    def _head(self, start: int) -> int:
        """The first word of a phrase that ends in a name: عناصر من قسد, مسلحي التنظيم."""
        for back in (1, 2):
            k = start - back
            if k >= 0 and self._is_people(k) and (back == 1 or self.doc.tokens[start - 1].norm == "من"):
                return k
        return start
