"""From a citation form to the surface forms that news uses.

A lexicon entry names a word once (a verb by its past and present, a noun by its singular and broken plurals); this module
makes the rest. Forms are folded (`rasid.arabic.text.fold`) and carry no clitics: `rasid.arabic.tokens.splits` takes those off.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from rasid.arabic.text import fold, strip_marks

Kind = Literal["past", "present", "future", "masdar", "noun", "participle", "word"]
Number = Literal["singular", "dual", "plural"]
Voice = Literal["active", "passive", "either"]

_SHADDA = "\u0651"


class Form(NamedTuple):
    """A surface form's grammar: what kind of word, how many, and in which voice a verb's spelling may be read."""

    kind: Kind
    number: Number = "singular"
    voice: Voice = "either"
    feminine: bool = False
    bound: bool = False
    """Spelled so only before a pronoun: قصفوه, رواه."""
    jussive: bool = False
    """Shortened, as after لم: لم يقل."""


Forms = dict[str, Form]


def verb(past: str, present: str) -> Forms:
    """The third-person forms of a verb, past, present and future, in both voices.

    `past` and `present` are third person masculine singular as written, with shadda where the verb ends in a doubled letter.
    """
    forms: Forms = {}
    for surface, form in _folded(_past(past)):
        forms.setdefault(surface, form)
    for surface, form in _folded(_present(present, strong=_SHADDA in past[:-1])):
        forms.setdefault(surface, form)
        if form.kind == "present" and not form.jussive:
            forms.setdefault("س" + surface, _as(form, "future"))
    return forms


def _folded(found: Iterator[tuple[str, Form]]) -> Iterator[tuple[str, Form]]:
    """Surface forms folded all at once, which costs a fifth of folding each: there are some twenty a verb."""
    surfaces, forms = zip(*found, strict=True)
    return zip(fold("\n".join(surfaces)).split("\n"), forms, strict=True)


@cache
def _as(form: Form, kind: Kind) -> Form:
    return form._replace(kind=kind)


def _past(citation: str) -> Iterator[tuple[str, Form]]:
    doubled = citation.endswith(_SHADDA)
    word = strip_marks(citation)
    last, before = word[-1], word[-2] if len(word) > 1 else ""
    if last in "اى" and not doubled:
        yield from _defective_past(word)
    elif last == "ي":
        yield from _conjugate_past(word, word[:-1], "either")
    elif before == "ا" and len(word) >= 3 and not doubled:
        yield from _conjugate_past(word, word, "active")
        yield from _conjugate_past(_hollow_passive(word), _hollow_passive(word), "passive")
    else:
        passive = _form_three_passive(word)
        yield from _conjugate_past(word, word, "active" if passive else "either")
        if passive:
            yield from _conjugate_past(passive, passive, "passive")


def _conjugate_past(stem: str, plural_stem: str, voice: Voice) -> Iterator[tuple[str, Form]]:
    yield stem, Form("past", "singular", voice)
    yield stem + "ت", Form("past", "singular", voice, feminine=True)
    yield plural_stem + "وا", Form("past", "plural", voice)
    yield plural_stem + "و", Form("past", "plural", voice, bound=True)
    yield stem + "ا", Form("past", "dual", voice)
    yield stem + "تا", Form("past", "dual", voice, feminine=True)
    yield stem + "نا", Form("past", "plural", voice)


def _defective_past(word: str) -> Iterator[tuple[str, Form]]:
    stem = word[:-1]
    weak = "ي" if word[-1] == "ى" or len(word) > 3 else "و"
    yield word, Form("past", "singular", "active")
    yield stem + "ا", Form("past", "singular", "active", bound=word[-1] == "ى")
    yield stem + "ت", Form("past", "singular", "active", feminine=True)
    yield stem + "وا", Form("past", "plural", "active")
    yield stem + "و", Form("past", "plural", "active", bound=True)
    yield stem + weak + "ا", Form("past", "dual", "active")
    yield stem + "ي", Form("past", "singular", "passive")
    yield stem + "يت", Form("past", "singular", "passive", feminine=True)


def _hollow_passive(word: str) -> str:
    return word[:-2] + "ي" + word[-1]


def _form_three_passive(word: str) -> str | None:
    """هاجم gives هوجم; other patterns spell both voices alike."""
    return word[0] + "و" + word[2:] if len(word) == 4 and word[1] == "ا" else None


def _present(citation: str, strong: bool) -> Iterator[tuple[str, Form]]:
    """`strong` verbs keep a doubled middle letter: يطوّق has no passive يطاق."""
    word = strip_marks(citation)
    stem, doubled = word[1:], citation.endswith(_SHADDA)
    last, before = stem[-1], stem[-2] if len(stem) > 1 else ""
    if last in "ويى":
        yield from _conjugate_present(stem, stem[:-1], "active")
        yield from _shortened(stem[:-1])
        yield from _conjugate_present(stem[:-1] + "ى", stem[:-1], "passive")
    elif before in "وي" and len(stem) >= 3 and not doubled and not strong:
        yield from _conjugate_present(stem, stem, "active")
        yield from _shortened(stem[:-2] + last)
        yield from _conjugate_present(stem[:-2] + "ا" + last, stem[:-2] + "ا" + last, "passive")
    else:
        yield from _conjugate_present(stem, stem, "either")


def _shortened(stem: str) -> Iterator[tuple[str, Form]]:
    for prefix in "يتن":
        yield prefix + stem, Form("present", "singular", "active", feminine=prefix == "ت", jussive=True)


def _conjugate_present(stem: str, plural_stem: str, voice: Voice) -> Iterator[tuple[str, Form]]:
    for prefix in "يت":
        yield prefix + stem, Form("present", "singular", voice, feminine=prefix == "ت")
        yield prefix + stem + "ان", Form("present", "dual", voice)
    yield "ي" + plural_stem + "ون", Form("present", "plural", voice)
    yield "ي" + plural_stem + "وا", Form("present", "plural", voice)
    yield "ي" + plural_stem + "و", Form("present", "plural", voice, bound=True)
    yield "ن" + stem, Form("present", "plural", voice)


def masdar(word: str) -> Forms:
    """A verbal noun: singular, accusative, dual, and the sound plural that longer ones take (اشتباك: اشتباكات)."""
    bare = fold(strip_marks(word))
    stem = bare[:-1] if bare.endswith("ه") else bare
    plurals = [stem + "ات"] if len(stem) >= 4 else []
    return {surface: _as(form, "masdar") for surface, form in noun(word, plurals).items()}


def noun(singular: str, plurals: list[str] | tuple[str, ...] = ()) -> Forms:
    """A noun's singular, accusative, duals in all cases and before a genitive, and its plurals as given."""
    base = strip_marks(singular)
    forms: Forms = {fold(base): Form("noun")}
    feminine = base.endswith("ة")
    stem = base[:-1] + "ت" if feminine else base.removesuffix("ى") + "ي" if base.endswith("ى") else base
    folded = fold(stem)  # letter by letter, so that what is joined to it needs no folding
    if base and base[-1] not in "ةىاء":
        forms.setdefault(folded + "ا", Form("noun"))
    for ending in ("ان", "ين", "ي", "ا"):
        forms.setdefault(folded + ending, Form("noun", "dual"))
    for plural in plurals:
        for surface in _plural_cases(strip_marks(plural)):
            forms[fold(surface)] = Form("noun", "plural")
    if not feminine and base and base[-1] not in "ىا" and not any(p.endswith("ون") for p in plurals):
        forms[folded + "ين"] = Form("noun", "dual")
    return forms


def _plural_cases(plural: str) -> Iterator[str]:
    yield plural
    if plural.endswith("ون"):
        yield plural[:-2] + "ين"
        yield plural[:-2] + "و"
        yield plural[:-2] + "ي"
    elif plural and plural[-1] not in "ةىاءت":
        yield plural + "ا"


def participle(word: str) -> Forms:
    """A participle or adjective: masculine and feminine, singular, dual, sound plurals."""
    folded = fold(word)
    forms: Forms = {}
    endings: tuple[tuple[str, Number], ...] = (
        ("", "singular"), ("ا", "singular"), ("ه", "singular"), ("ان", "dual"), ("تان", "dual"), ("تين", "dual"),
        ("ون", "plural"), ("ين", "plural"), ("ات", "plural"), ("و", "plural"), ("ي", "plural"),
    )  # fmt: skip
    for ending, number in endings:
        forms.setdefault(folded + ending, Form("participle", number, feminine=ending in ("ه", "ات")))
    return forms
