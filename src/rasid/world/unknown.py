"""Names that the text itself calls a place (بلدة كذا) and that the gazetteer does not know."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rasid.arabic.tokens import REMEMBERED, Token
from rasid.world import words
from rasid.world.words import bare

if TYPE_CHECKING:
    from rasid.world.mentions import Mention

_PROCLITICS: Final = ("وال", "بال", "لل", "فال", "كال", "و", "ب", "ل", "ف")


@cache
def ordinary() -> frozenset[str]:
    """Folded words that are frequent in any news text, and so are not taken for a name that nobody knows."""
    return frozenset((Path(__file__).parent / "ordinary.txt").read_text(encoding="utf-8").split("\n"))


@lru_cache(maxsize=REMEMBERED)
def is_ordinary(norm: str) -> bool:
    """Whether a word, with or without proclitics, is a frequent word or no word at all."""
    if not norm[:1].isalpha() or norm.isascii() or len(norm) < 3 or norm.startswith("و"):
        return True
    known = ordinary()
    return norm in known or any(
        norm.startswith(clitic)
        and len(norm) > len(clitic) + 1
        and (norm[len(clitic) :] in known or bare(norm[len(clitic) :]) in known)
        for clitic in ("", *_PROCLITICS)
    )


def unknown_name(tokens: Sequence[Token], position: int) -> Mention | None:
    """The unknown name that begins at a token, given that the word before it says that a place's name follows."""
    from rasid.world.mentions import build
    from rasid.world.starts import Start

    starts = bare(tokens[position].norm) in words.load().starters
    if not starts and is_ordinary(tokens[position].norm):
        return None
    last = position
    if starts:
        if position + 1 >= len(tokens) or not tokens[position + 1].norm[:1].isalpha():
            return None
        last = position + 1
    return build(tokens, position, last, Start(False, "", 0, ""), {"kind": "place"})


@lru_cache(maxsize=REMEMBERED)
def opening(norm: str) -> bool:
    """Whether a word says that the name of a place follows: بلدة, قريتي, and with a preposition ببلدة."""
    heads = words.load().heads
    for clitic in ("", "و", "ب", "ل", "وب", "ول"):
        word = norm.removeprefix(clitic)
        if len(word) >= 2 and not word.startswith("ال") and word in heads and heads[word].opens:
            return True
    return False
