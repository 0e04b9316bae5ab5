"""What a name stands for where it stands: a place something happens in, a state that acts, or a mark to measure from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rasid.arabic.tokens import REMEMBERED, Token
from rasid.world import words
from rasid.world.words import SKIPPED

if TYPE_CHECKING:
    from rasid.world.mentions import Mention

FAR: Final = 7
"""Tokens before a name in which a distance may stand: (100 كلم) شمال شرق مدينة بعقوبة."""


def is_mark(tokens: Sequence[Token], first: int) -> bool:
    """Whether a distance is measured from the name: it says where another place lies, not where something happened."""
    distances = words.load().distances
    for index in range(first - 1, max(-1, first - FAR - 1), -1):
        norm = tokens[index].norm
        if norm in distances:
            return True
        if not (norm[:1].isalpha() or norm in SKIPPED):
            return False
    return False


def is_state(tokens: Sequence[Token], mention: Mention, country: bool) -> bool:
    """Whether the name of a country, or of a capital for its government, is here one who acts and no place.

    A country is a place behind في, إلى and their like, or where something happens to it (شهد لبنان). A capital is a
    government only beside a verb for what governments do: طالبت بغداد, بغداد ترفض.
    """
    first, last = mention.first, mention.last
    asked = mention.prep == "من" and first > 1 and _is_verb(tokens[first - 2].norm)
    if (
        (mention.prep in words.load().locating and not asked)
        or mention.head
        or mention.direction
        or (mention.dateline and not country)
    ):
        return False
    before = _word(tokens, range(first - 1, max(-1, first - 3), -1))
    if before in words.load().happens:
        return False
    if country or asked or before in ("مع", "بين") or mention.prep == "بين":
        return True
    after = _word(tokens, range(last + 1, min(last + 3, len(tokens))))
    return _is_verb(before) or _is_verb(after)


def _word(tokens: Sequence[Token], order: range) -> str:
    """The next word in an order of tokens, past brackets and quotes; empty where a sign comes first."""
    for index in order:
        norm = tokens[index].norm
        if norm not in SKIPPED:
            return norm if norm[:1].isalpha() else ""
    return ""


@lru_cache(maxsize=REMEMBERED)
def _is_verb(norm: str) -> bool:
    """Whether a folded word is a verb for what governments do: طالبت, وتطالب."""
    return norm in words.load().governing or (norm[:1] in ("و", "ف") and norm[1:] in words.load().governing)
