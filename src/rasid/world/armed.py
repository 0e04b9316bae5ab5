"""Where a text may name somebody armed: at a glance, and never less than the names that are found and resolved.

Most reports name nobody armed, or not often enough to tell of conflict, and then they need no names at all.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from rasid.arabic.memo import Memo
from rasid.arabic.tokens import Token, tails
from rasid.world import actors, around
from rasid.world.actors import Generic
from rasid.world.words import SKIPPED, bare

ARMED: Final = frozenset(("armed_group", "military", "security_source"))
"""As what those speak who bear arms."""


class _Start(NamedTuple):
    """What a word is to the names of the armed."""

    whole: bool = False
    """Whether it is one, or a word for one."""
    seconds: frozenset[str] = frozenset()
    """The words one of which makes it one."""
    role: bool = False
    """Whether any adjective of belonging makes it one: جيش فلان."""
    back: bool = False
    """Whether it may point back to one that was named: الوزارة."""


NOTHING: Final = _Start()


class _Lists(NamedTuple):
    names: frozenset[str]
    """Keys of names of one word, and adjectives."""
    generics: frozenset[str]
    back: frozenset[str]
    """Words for anybody named before."""
    led: dict[str, frozenset[str]]
    """The first words of names of several, with the second words."""


def named(tokens: Sequence[Token]) -> set[int]:
    """The tokens at which a text may begin to name somebody armed."""
    found: set[int] = set()
    back: set[int] = set()
    for i, start in enumerate(map(_starts.__getitem__, [token.norm for token in tokens])):
        if start is NOTHING:
            continue
        following = _next(tokens, i)
        if start.whole or following in start.seconds or (start.role and actors.load().nisba(following)):
            found.add(i)
        elif start.back:
            back.add(i)
    return found | back if found else found


def _next(tokens: Sequence[Token], i: int) -> str:
    return next((bare(token.norm) for token in tokens[i + 1 : i + 4] if token.norm not in SKIPPED), "")


def _start(norm: str) -> _Start:
    lists, known = _lists(), actors.load()
    if lists.led.keys().isdisjoint(tails(norm)):
        return NOTHING
    whole = role = back = False
    seconds: set[str] = set()
    for conj in ("", "و", "ف"):
        if not norm.startswith(conj):
            continue
        for _, _, written in around.prefixes(norm[len(conj) :]):
            base = bare(written)
            adjective = base in known.nisbas or base.removesuffix("ا") in known.nisbas
            whole |= base in lists.names and (adjective or written in known.written)
            whole |= base in lists.generics and written in known.generic_written
            role |= base in lists.generics
            back |= base in lists.back
            seconds |= lists.led.get(base, frozenset())
    return _Start(whole, frozenset(seconds), role, back) if whole or seconds or role or back else NOTHING


_starts: Final = Memo(_start)


@cache
def _lists() -> _Lists:
    known = actors.load()
    armed = {actor.id for actor in known if actor.speaker_kind in ARMED}
    generics = {
        generic.id for generic in known.generics() if generic.speaker_kind in ARMED or _may_mean(generic, armed)
    }
    back = [key for key, generic in known.generic_names.items() if known.generic(generic).follows == "kind"]
    names = [key for key, ids in known.names.items() if not armed.isdisjoint(ids)]
    words = [key for key, generic in known.generic_names.items() if generic in generics]
    adjectives = [form for form, actor in known.nisbas.items() if actor in armed]
    adjectives += [form + "ا" for form in adjectives]
    led: dict[str, set[str]] = {}
    for first, *rest in (key.split(" ") for key in (*names, *words, *back, *adjectives)):
        led.setdefault(first, set()).update(rest[:1])
    seconds = {k: frozenset(v) for k, v in led.items()}
    return _Lists(frozenset((*names, *adjectives)), frozenset(words), frozenset(back), seconds)


def _may_mean(generic: Generic, armed: set[str]) -> bool:
    """Whether a generic word may come to mean an armed actor that is not named before it."""
    bearers = (actor.id for actor in actors.load() if generic.role and actor.role == generic.role)
    return not armed.isdisjoint((*itertools.chain(*generic.countries.values()), *bearers))
