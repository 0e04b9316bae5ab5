"""Lexicons: words named once in TOML, found in text in all their forms.

An entry is any record with a `Lexeme`; a `Lexicon` of entries tells which entries a token may be a form of, once per distinct
word, and which fixed phrases begin at a token.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final, Generic, NamedTuple, TypeVar

import msgspec

from rasid.arabic import inflect
from rasid.arabic.inflect import Form
from rasid.arabic.text import fold
from rasid.arabic.tokens import Split, Token, splits

WITHIN = 5
"""How many words after its head a collocate may stand."""


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


class Lexicon(Generic[E]):
    """The entries by their surface forms."""

    def __init__(self, entries: Iterable[E]) -> None:
        index: defaultdict[str, list[tuple[E, Form]]] = defaultdict(list)
        phrases: defaultdict[str, list[Phrase[E]]] = defaultdict(list)
        for entry in entries:
            for surface, form in entry.forms().items():
                index[surface].append((entry, form))
            for text in as_list(entry.phrase):
                words = tuple(fold(w) for w in text.split())
                phrases[words[0]].append(Phrase(words, entry))
        self._index = dict(index)
        self._phrases = {k: sorted(v, key=lambda p: -len(p.words)) for k, v in phrases.items()}
        self._cache: dict[str, tuple[Hit[E], ...]] = {}
        self._starts: dict[str, tuple[Phrase[E], ...]] = {}

    def hits(self, norm: str) -> tuple[Hit[E], ...]:
        """The entries that a folded word may be a form of, fewest clitics first."""
        found = self._cache.get(norm)
        if found is None:
            found = self._cache[norm] = tuple(self._analyse(norm))
        return found

    def _analyse(self, norm: str) -> Iterable[Hit[E]]:
        seen: set[tuple[int, str]] = set()
        for split in splits(norm):
            for entry, form in self._index.get(split.stem, ()):
                key = (id(entry), form.kind)
                if key not in seen and carries(form, split):
                    seen.add(key)
                    yield Hit(entry, form, split)

    def phrases(self, tokens: Sequence[Token], i: int) -> tuple[E, int] | None:
        """The longest phrase that begins at token `i` and how many tokens it takes."""
        norm = tokens[i].norm
        starts = self._starts.get(norm)
        if starts is None:
            starts = self._starts[norm] = tuple(
                p for form in sorted(bare_forms(norm)) for p in self._phrases.get(form, ())
            )
        best: tuple[E, int] | None = None
        for words, entry in starts:
            n = len(words)
            fits = (best is None or n > best[1]) and i + n <= len(tokens)
            if fits and all(words[k] in bare_forms(tokens[i + k].norm) for k in range(1, n)):
                best = entry, n
        return best


def carries(form: Form, split: Split) -> bool:
    """Whether a word of this form can carry these clitics."""
    if form.bound and not split.pronoun:
        return False
    if form.kind in ("past", "future"):
        return not split.article and not split.prep
    if form.kind == "present":
        return not split.article and split.prep in ("", "ل")
    return not (split.article and split.pronoun)


_bare: dict[str, frozenset[str]] = {}


def bare_forms(norm: str) -> frozenset[str]:
    """The folded word as it may stand without its clitics and case endings, for comparing fixed words."""
    found = _bare.get(norm)
    if found is None:
        forms = {norm} | {s.stem for s in splits(norm)} | {"ال" + s.stem for s in splits(norm) if s.article}
        forms |= {f[:-1] for f in forms if f.endswith("ا") and len(f) > 3}
        found = _bare[norm] = frozenset(forms)
    return found


BEFORE_JUSSIVE: Final = frozenset(("لم", "لا", "ولم", "فلم", "ولا", "الم"))


def governed(form: Form, split: Split, tokens: Sequence[Token], i: int) -> bool:
    """Whether a shortened form stands where one can: لم يقل, ليقل."""
    return not form.jussive or split.prep == "ل" or (i > 0 and tokens[i - 1].norm in BEFORE_JUSSIVE)


def collocate(entry: Lexeme, tokens: Sequence[Token], i: int, stop: int) -> int | None:
    """The index after the collocate of a head at token `i`; `i + 1` where the entry asks for none, None where it is missing."""
    wanted = as_list(entry.collocates)
    if not wanted:
        return i + 1
    left = WITHIN
    for k in range(i + 1, stop):
        if not tokens[k].norm[0].isalnum():
            continue
        left -= 1
        if left < 0:
            break
        forms = bare_forms(tokens[k].norm)
        for text in wanted:
            words = _words(text)
            rest = range(1, len(words))
            if (
                _same(words[0], forms)
                and k + len(words) <= stop
                and all(_same(words[j], bare_forms(tokens[k + j].norm)) for j in rest)
            ):
                return k + len(words)
    return None


@cache
def _words(text: str) -> tuple[str, ...]:
    """The folded words of a collocate; a lexicon has a few thousand."""
    return tuple(fold(text).split())


def _same(word: str, forms: frozenset[str]) -> bool:
    return word in forms or word.removeprefix("ال") in forms or (word.endswith("ا") and word[:-1] in forms)
