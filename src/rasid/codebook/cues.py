"""Small words that turn, bind or bound what stands beside them, one list a use (`cues.toml`)."""

from __future__ import annotations

from functools import cache

import msgspec

from rasid import tables
from rasid.arabic.text import fold


class Cues(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from", "except_": "except"}):
    """The lists, folded."""

    negations: frozenset[str]
    happening: frozenset[str]
    plans: frozenset[str]
    terms: frozenset[str]
    ongoing: frozenset[str]
    lasting: frozenset[str]
    completing: frozenset[str]
    coming: frozenset[str]
    agreed: frozenset[str]
    running: frozenset[str]
    beginnings: frozenset[str]
    false_words: frozenset[str]
    ends: frozenset[str]
    demanded: frozenset[str]
    needed: frozenset[str]
    ready: frozenset[str]
    tries: frozenset[str]
    titles: frozenset[str]
    unnamed: frozenset[str]
    met: frozenset[str]
    by_hand: frozenset[str]
    governing: frozenset[str]
    claims: frozenset[str]
    owning: frozenset[str]
    aircraft: frozenset[str]
    unmanned: frozenset[str]
    guns: frozenset[str]
    marching: frozenset[str]
    again: frozenset[str]
    seizing: frozenset[str]
    killing: frozenset[str]
    entering: frozenset[str]
    fleeing: frozenset[str]
    from_ground: frozenset[str]
    unsaid: frozenset[str]
    others: frozenset[str]
    parts: frozenset[str]
    rise: frozenset[str]
    fall: frozenset[str]
    formerly: frozenset[str]
    counted: frozenset[str]
    attackers: frozenset[str]
    members: frozenset[str]
    fell: frozenset[str]
    total: frozenset[str]
    after_count: frozenset[str]
    from_: frozenset[str]
    to: frozenset[str]
    at: frozenset[str]
    except_: frozenset[str]
    kinds_of_place: frozenset[str]
    whole: frozenset[str]
    entirely: frozenset[str]
    complements: frozenset[str]
    auxiliaries: frozenset[str]
    openers: frozenset[str]
    relays: frozenset[str]
    of_it: frozenset[str]
    relatives: frozenset[str]
    objects: frozenset[str]
    same: frozenset[str]
    turns: frozenset[str]
    districts: frozenset[str]
    pronouns: frozenset[str]
    masculine: frozenset[str]
    audience: frozenset[str]
    of_a_name: frozenset[str]
    after_name: frozenset[str]
    bulletins: frozenset[str]
    urgent: frozenset[str]
    impersonal: frozenset[str]
    invocations: frozenset[str]
    ours: frozenset[str]
    given: frozenset[str]
    faint: frozenset[str]
    ministries: frozenset[str]


@cache
def load() -> Cues:
    """The cues of the package. Raises msgspec.ValidationError where the file lacks a list or has a wrong one."""
    raw = tables.read(__package__, "cues.toml")
    return msgspec.convert({name: [fold(word) for word in words] for name, words in raw.items()}, Cues)
