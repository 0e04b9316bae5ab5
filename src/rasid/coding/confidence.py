"""How far a claim can be trusted: the weights of what is known of it, summed, as a probability.

The weights stand in `confidence.toml` by kind and name, in log-odds; `eval/train.py` fits them to the open gold. All that they
look at stands in the claim itself, so that a claim out of a store explains itself as well as one just read.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rasid import codebook, tables
from rasid.coding.draft import Draft
from rasid.records import Claim


class Reason(NamedTuple):
    """One thing known of a claim, with what it adds to the log-odds that the claim is right."""

    kind: str
    name: str
    weight: float


def signs(draft: Draft) -> Iterator[str]:
    """What a claim's fields do not show of how it is told, as names of rules."""
    if draft.trigger is not None:
        yield "word.sure" if draft.trigger.entry.sure else "word.unsure"
        if draft.trigger.entry.collocates:
            yield "word.beside"
    if draft.sentence.headline:
        yield "told.headline"
    if draft.inherited_time:
        yield "time.beside"


def of(claim: Claim) -> float:
    """A probability that the claim is right, to two places."""
    return probability(sum(reason.weight for reason in reasons(claim)))


def probability(odds: float) -> float:
    """The probability of log-odds, to two places; nothing is certain."""
    return round(min(max(1 / (1 + math.exp(-odds)), 0.01), 0.99), 2)


def reasons(claim: Claim) -> list[Reason]:
    """What the confidence of a claim is the sum of."""
    held = weights()
    return [Reason(*one, held[one]) for one in known(claim) if one in held]


def known(claim: Claim) -> Iterator[tuple[str, str]]:
    """All that is looked at in a claim, by kind and name, whether it has a weight or not."""
    yield "any", "claim"
    yield "type", claim.type
    if claim.type in codebook.types():
        yield "group", codebook.types()[claim.type].group
    yield "status", claim.status
    yield "speaker", claim.speaker[0].verb if claim.speaker else "none"
    for name in claim.rules:
        yield "rule", name
    for name, told in (
        ("actor", claim.actors),
        ("target", claim.targets),
        ("place", claim.places),
        ("figure", claim.figures),
        ("time", claim.time.precision != "unknown"),
    ):
        if told:
            yield "has", name


@cache
def weights() -> dict[tuple[str, str], float]:
    """The weights by kind and name."""
    read = tables.read(__package__, "confidence.toml")
    return {(kind, name): weight for kind, named in read.items() for name, weight in named.items()}
