"""What a distinct word can be to a name: the first word of one, a type word before one, a direction. Each is looked at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from rasid.arabic.memo import Memo
from rasid.arabic.tokens import tails
from rasid.world import actors, around, places, words
from rasid.world.places import HEADED
from rasid.world.unknown import opening, ordinary
from rasid.world.words import bare


class Start(NamedTuple):
    """One way to read the first word of a name: how many letters to cut off, and what is left, without its article."""

    conj: bool
    prep: str
    cut: int
    base: str
    most: int = 1
    """Words of the longest name that begins so."""
    alone: bool = True
    """Whether the word alone is a name."""
    headed: bool = False
    """Whether the word alone can only be the name of a hamlet after a type word."""


class Word(NamedTuple):
    """What a distinct word can be to a name."""

    ways: tuple[Start, ...] = ()
    """The ways in which it may begin one, fewest letters cut first."""
    several: bool = False
    """Whether a name of several words may begin with it."""
    direction: bool = False
    hamlet: bool = False
    """Whether it is at most the name of a hamlet after a type word."""
    head: bool = False
    """Whether it is a type word, clitics aside."""
    opens: bool = False
    """Whether it says that the name of a place follows: بلدة."""


NOTHING: Final = Word()
"""Most words of a text."""


def _word(norm: str) -> Word:
    if _bases().isdisjoint(tails(norm)):
        return NOTHING
    ways = tuple(_ways(norm))
    lists = words.load()
    opens, head = opening(norm), bool(around.type_word(norm))
    if not (ways or opens or head):
        return NOTHING
    several = any(way.most > 1 for way in ways)
    first = next((way for way in ways if way.alone), None)
    hamlet = not several and (first is None or first.headed)
    return Word(ways, several, bare(norm) in lists.directions, hamlet, head, opens)


word: Final = Memo(_word)
"""What a folded word can be to a name."""


@cache
def _bases() -> frozenset[str]:
    """What a word that means something here is without conjunction, preposition and article."""
    lists, known = words.load(), actors.load()
    accusatives = (form + "ا" for form in known.nisbas)
    named = (*places.load().longest, *known.longest, *known.nisbas, *accusatives, *map(bare, lists.generic))
    return frozenset((*named, *lists.heads, *lists.directions))


def _ways(norm: str) -> Iterator[Start]:
    place_words, actor_words = places.load().longest, actors.load().longest
    names, known = places.load().names, actors.load()
    generic = words.load().generic
    for conj in ("", "و", "ف"):
        if not norm.startswith(conj):
            continue
        for prep, cut, inner in around.prefixes(norm[len(conj) :]):
            base = bare(inner)
            most = max(place_words.get(base, 0), actor_words.get(base, 0))
            other = base in known.names or base in known.generic_names or base in known.nisbas
            if not (most or other or base.removesuffix("ا") in known.nisbas or inner in generic):
                continue
            hamlet = base in names and names[base].tier == HEADED
            if prep == "ك" and norm in ordinary():
                continue  # كبير, and not ك with بير
            alone = base in names or other or inner in generic or "ال" + inner[2:] in generic
            only = hamlet and not other and inner not in generic
            yield Start(bool(conj), prep, len(conj) + cut, base, max(most, 1), alone, only)
