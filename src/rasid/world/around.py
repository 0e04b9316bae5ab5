"""What stands around a name: its type word, a preposition, a direction; none of them part of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rasid.arabic.tokens import NEWLINE, REMEMBERED, Token
from rasid.world import actors, words
from rasid.world.words import SKIPPED, Head, bare

_PREPS: Final = ("ب", "ل", "ك")
_DONE_WITHIN: Final = 4
"""Tokens before a name in which the act on it may stand, على among them."""


def prefixes(rest: str) -> list[tuple[str, int, str]]:
    """The ways to take a preposition off a folded word: the preposition, its letters, what is left."""
    found = [("", 0, rest)]
    if rest.startswith("لل") and len(rest) > 4:
        found.append(("ل", 0, "ال" + rest[2:]))
    for prep in _PREPS:
        if rest.startswith(prep) and len(rest) > 3:
            found.append((prep, 1, rest[1:]))
    return found


def before(tokens: Sequence[Token], first: int, own: str) -> tuple[Head | None, int, str, str]:
    """What stands before a name: its type word and where, a preposition (`own` is joined to the name), a direction."""
    lists = words.load()
    head, at, prep, direction = None, -1, own, ""
    index = first - 1
    for _ in range(6):
        while index >= 0 and tokens[index].norm in SKIPPED:
            index -= 1
        if index < 0 or tokens[index].norm == NEWLINE or not tokens[index].norm[:1].isalpha() or prep:
            break
        word, proclitic = plain(tokens[index].norm)
        if (word in lists.directions and head is None) or (word in lists.directions and len(direction) < 2):
            code = lists.directions[word]
            direction = direction if code in direction else code + direction if code in "nsc" else direction + code
        elif head is None and word in lists.heads and type_word(tokens[index].norm):
            head, at = lists.heads[word], index
        elif head is None and index == first - 1 and actors.load().nisba(tokens[index].norm):
            pass
        else:
            prep = tokens[index].norm if tokens[index].norm in lists.before else ""
            break
        prep = proclitic
        index -= 1
    return head, at, prep, direction


@lru_cache(maxsize=REMEMBERED)
def type_word(norm: str) -> str:
    """The type word that a folded word is, without clitics; none with the article, behind which no name stands (المدينة).

    The capital is one with it: العاصمة الليبية طرابلس.
    """
    word = plain(norm)[0]
    if word not in words.load().heads or (norm.endswith(("ال" + word, "لل" + word)) and word != "عاصمه"):
        return ""
    return word


@lru_cache(maxsize=REMEMBERED)
def plain(norm: str) -> tuple[str, str]:
    """A word without conjunction, preposition and article where a type word or a direction is left; the preposition."""
    lists = words.load()
    for conj in ("", "و", "ف"):
        if not norm.startswith(conj):
            continue
        for prep, _, inner in prefixes(norm[len(conj) :]):
            base = bare(inner)
            if base in lists.heads or base in lists.directions:
                return base, prep
    return norm, ""


def after(tokens: Sequence[Token], last: int, head: Head | None) -> str:
    """The direction that follows a name after ريف: ريف حلب الشمالي."""
    if head is None or head.word not in ("ريف", "بادية"):
        return ""
    code = ""
    for index in range(last + 1, min(last + 3, len(tokens))):
        norm = tokens[index].norm
        letter = words.load().directions.get(bare(norm), "") if norm.startswith("ال") else ""
        if not letter:
            break
        code += letter
    return code


def is_done_to(tokens: Sequence[Token], first: int) -> bool:
    """Whether an act on a place stands before the على in front of a token, or before who does it: سيطر الجيش على."""
    onto = words.load().onto
    return any(
        norm in onto or (norm[:1] in ("و", "ف", "ب") and norm[1:] in onto)
        for norm in (token.norm for token in tokens[max(0, first - _DONE_WITHIN) : first])
    )


def is_dateline(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name opens a line and a colon, dash or bracket follows it."""
    opens = (
        first == 0
        or tokens[first - 1].norm == NEWLINE
        or (tokens[first - 1].norm not in SKIPPED and not tokens[first - 1].norm[:1].isalnum())
    )
    return opens and last + 1 < len(tokens) and tokens[last + 1].norm in (":", "-", "–", "—", "/", "(", "|")
