"""Lexicons: words named once in TOML, found in text in all their forms.

An entry is any record with a `Lexeme`; a `Lexicon` of entries tells which entries a token may be a form of, once per distinct
word, and which fixed phrases begin at a token.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Final, Generic, NamedTuple, TypeVar

import msgspec

from rasid.arabic import inflect
from rasid.arabic.inflect import Form
from rasid.arabic.memo import Memo
from rasid.arabic.text import fold
from rasid.arabic.tokens import REMEMBERED, Split, Token, splits, stems

LONG_PLURAL = 6
"""Letters of a word whose last two are the ending of a plural and not its own: مسلحون, not عين."""
WITHIN = 6
"""How many words after its head a collocate may stand; digits and signs are not counted."""
_REACH: Final = 3 * WITHIN
"""The same with digits and signs, so that a row of them costs no more than words do."""


def as_list(value: str | Sequence[str]) -> tuple[str, ...]:
    """TOML may give one word or several."""
    return (value,) if isinstance(value, str) else tuple(value)


class Lexeme(msgspec.Struct, frozen=True, kw_only=True, rename={"collocates": "with"}):
    """A word as a lexicon names it; see `rasid.arabic.inflect` for what is made of it."""

    verb: str = ""
    present: str = ""
    masdar: str | list[str] = ()  # type: ignore[assignment]
    noun: str = ""
    plural: str | list[str] = ()  # type: ignore[assignment]
    participle: str | list[str] = ()  # type: ignore[assignment]
    phrase: str | list[str] = ()  # type: ignore[assignment]
    collocates: str | list[str] = ()  # type: ignore[assignment]

    def forms(self) -> dict[str, Form]:
        """Every folded surface form of the word, without clitics."""
        forms: dict[str, Form] = {}
        if self.noun:
            forms |= inflect.noun(self.noun, as_list(self.plural))
        for word in as_list(self.masdar):
            forms |= inflect.masdar(word)
        for word in as_list(self.participle):
            forms |= inflect.participle(word)
        if self.verb:
            forms = inflect.verb(self.verb, self.present) | forms
        return forms


E = TypeVar("E", bound=Lexeme)


class Hit(NamedTuple, Generic[E]):
    """A reading of a token: the entry, the form it takes and the clitics taken off."""

    entry: E
    form: Form
    split: Split


class Phrase(NamedTuple, Generic[E]):
    """Fixed words in a row."""

    words: tuple[str, ...]
    entry: E

    def stands(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether its words from the third on stand in a text where its first is token `i`."""
        n = len(self.words)
        return i + n <= len(tokens) and all(self.words[k] in bare_forms(tokens[i + k].norm) for k in range(2, n))

    def goes_before(self, other: Phrase[E]) -> bool:
        """Longer before shorter; a fixed order among those as long, whatever order their words came in."""
        return (-len(self.words), self.words) < (-len(other.words), other.words)


class Lexicon(Generic[E]):
    """The entries by their surface forms."""

    def __init__(self, entries: Iterable[E]) -> None:
        index: defaultdict[str, list[tuple[E, Form]]] = defaultdict(list)
        phrases: defaultdict[str, defaultdict[str, list[Phrase[E]]]] = defaultdict(lambda: defaultdict(list))
        self._wanted: dict[int, dict[str, list[tuple[str, ...]]]] = {}
        entries = tuple(entries)
        for entry in entries:
            if entry.collocates:
                self._wanted[id(entry)] = _first_words(entry)
            for surface, form in entry.forms().items():
                index[surface].append((entry, form))
            for text in as_list(entry.phrase):
                words = tuple(fold(text).split())
                phrases[words[0]]["".join(words[1:2])].append(Phrase(words, entry))
        self._index = dict(index)
        self._phrases = {first: dict(rest) for first, rest in phrases.items()}
        """By their first and second word; the second is empty where a phrase is one word."""
        self._entries = entries
        """Kept, for an entry is known by its id."""
        self.hits = Memo(self._hits)
        """The entries that a folded word may be a form of, fewest clitics first."""
        self._rest = Memo(self._find_rest)
        """The phrases that a folded word may begin, by their second word; None for most words."""
        self._collocates = Memo(_among(word for wanted in self._wanted.values() for word in wanted))
        self._seconds = Memo(_among(second for rest in phrases.values() for second in rest))

    @property
    def heads(self) -> set[str]:
        """The folded words, without clitics, with which an entry may begin."""
        return self._index.keys() | self._phrases.keys()

    def _hits(self, norm: str) -> tuple[Hit[E], ...]:
        found: list[Hit[E]] = []
        seen: set[tuple[int, str]] = set()
        for split in splits(norm):
            for entry, form in self._index.get(split.stem, ()):
                key = (id(entry), form.kind)
                if key not in seen and carries(form, split):
                    seen.add(key)
                    found.append(Hit(entry, form, split))
        return tuple(found)

    def phrases(self, tokens: Sequence[Token], i: int) -> tuple[E, int] | None:
        """The longest phrase that begins at token `i` and how many tokens it takes."""
        rest = self._rest[tokens[i].norm]
        if rest is None:
            return None
        seconds = self._seconds[tokens[i + 1].norm] if i + 1 < len(tokens) else ()
        if not seconds and "" not in rest:
            return None
        longest: Phrase[E] | None = None
        for second in ("", *seconds):
            for phrase in rest.get(second, ()):
                if (longest is None or phrase.goes_before(longest)) and phrase.stands(tokens, i):
                    longest = phrase
        return (longest.entry, len(longest.words)) if longest else None

    def _find_rest(self, norm: str) -> dict[str, list[Phrase[E]]] | None:
        rests = [self._phrases[first] for first in bare_forms(norm) if first in self._phrases]
        if len(rests) < 2:
            return rests[0] if rests else None
        merged: defaultdict[str, list[Phrase[E]]] = defaultdict(list)
        for rest in rests:
            for second, phrases in rest.items():
                merged[second].extend(phrases)
        return dict(merged)

    def near(self, tokens: Sequence[Token], i: int, stop: int) -> list[tuple[int, tuple[str, ...]]]:
        """The tokens near enough behind a head at token `i` with which any collocate may begin, and as what."""
        found, left = [], WITHIN
        for k, token in enumerate(tokens[i + 1 : min(stop, i + 1 + _REACH)], i + 1):
            norm = token.norm
            if norm[0].isalpha():
                left -= 1
                if left < 0:
                    break
            if forms := self._collocates[norm]:
                found.append((k, forms))
        return found

    def collocate(
        self, entry: E, near: Iterable[tuple[int, tuple[str, ...]]], tokens: Sequence[Token], stop: int
    ) -> int | None:
        """The index after the collocate that a head asks for, given what is `near` it; None where it is missing."""
        wanted, longest = self._wanted[id(entry)], 0
        for k, forms in near:
            for form in forms:
                for words in wanted.get(form, ()):
                    n = len(words)
                    fits = longest < n <= stop - k
                    if fits and all(_same(words[j], tokens[k + j].norm) for j in range(1, n)):
                        longest = n
            if longest:
                return k + longest
        return None


def carries(form: Form, split: Split) -> bool:
    """Whether a word of this form can carry these clitics."""
    if form.bound and not split.pronoun:
        return False
    if form.kind in ("past", "future", "present") and split.pronoun == "ي":
        return False  # a verb takes ني
    if form.kind in ("past", "future"):
        return not split.article and not split.prep
    if form.kind == "present":
        spoken = split.prep == "ب" and split.stem[0] in "ين"  # بيقصف, بنطالب, as people speak
        return not split.article and (split.prep in ("", "ل") or spoken)
    return not (split.article and split.pronoun)


@lru_cache(maxsize=REMEMBERED)
def bare_forms(norm: str) -> frozenset[str]:
    """The folded word as it may stand without its clitics and case endings, for comparing fixed words."""
    return frozenset(_bare(norm))


def _bare(norm: str) -> set[str]:
    forms = stems(norm)
    forms.add(norm)
    if norm.endswith("ا"):
        forms |= {form[:-1] for form in forms if form.endswith("ا") and len(form) > 3}
    return forms


BEFORE_JUSSIVE: Final = frozenset(("لم", "ولم", "فلم", "الم"))
"""Not لا: ما لا يقل عن is "no less than"."""


def governed(form: Form, split: Split, tokens: Sequence[Token], i: int) -> bool:
    """Whether a shortened form stands where one can: لم يقل, ليقل."""
    return not form.jussive or split.prep == "ل" or (i > 0 and tokens[i - 1].norm in BEFORE_JUSSIVE)


def _among(words: Iterable[str]) -> Callable[[str], tuple[str, ...]]:
    """A function that tells which of these words a folded word may be."""
    known = frozenset(words)
    return lambda norm: tuple(known & bare_forms(norm))


def _first_words(entry: Lexeme) -> dict[str, list[tuple[str, ...]]]:
    """The folded words of an entry's collocates by what their first may look like, without article and case ending."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for text in fold("\n".join(as_list(entry.collocates))).split("\n"):
        words = tuple(text.split())
        for variant in _variants(words[0]):
            found.setdefault(variant, []).append(words)
    return found


@cache
def _variants(word: str) -> frozenset[str]:
    """A collocate as it may stand: without article and case ending, in the other case of a sound plural, in the dual."""
    found = {word, word.removeprefix("ال")}
    if word.endswith("ا"):
        found.add(word[:-1])
    elif word.endswith(("ون", "ين")) and len(word) >= LONG_PLURAL:
        found |= {word[:-2] + ending for ending in ("ون", "ين")}
    elif word.endswith("ه") and len(word) > 3:
        found |= {word[:-1] + ending for ending in ("تان", "تين")}
    elif len(word) > 3 and word.isalpha():
        found |= {word + ending for ending in ("ان", "ين")}
    return frozenset(found | {form.removeprefix("ال") for form in found})


def _same(word: str, norm: str) -> bool:
    return not _variants(word).isdisjoint(bare_forms(norm))


class Shelf:
    """Several lexicons asked at once: at which tokens each of them may have something to say."""

    def __init__(self, lexicons: Mapping[str, Lexicon[Any]]) -> None:
        heads: defaultdict[str, set[str]] = defaultdict(set)
        for name, lexicon in lexicons.items():
            for head in lexicon.heads:
                heads[head].add(name)
        self._names = tuple(lexicons)
        self._shared: dict[frozenset[str], tuple[str, ...]] = {}
        self._heads = {head: frozenset(names) for head, names in heads.items()}
        self._marks = Memo(self._marked)

    def places(self, norms: Iterable[str]) -> dict[str, list[int]]:
        """For each lexicon, by its name, the indexes of the folded words with which one of its entries may begin."""
        found: dict[str, list[int]] = {name: [] for name in self._names}
        for i, names in enumerate(map(self._marks.__getitem__, norms)):
            if names:
                for name in names:
                    found[name].append(i)
        return found

    def _marked(self, norm: str) -> tuple[str, ...]:
        named = self._heads.get
        heads = {heads for form in _bare(norm) if (heads := named(form))}
        if not heads:
            return ()
        names = heads.pop().union(*heads)
        return self._shared.setdefault(names, tuple(sorted(names)))
