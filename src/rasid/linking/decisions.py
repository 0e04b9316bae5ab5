"""What people decided: append-only records, each with who, when, why and the hash of the one before.

A decision is never an edit. It is an input of the next linking, and another decision undoes it. Of two on one matter the later
holds. What all that stand come to is a `Judgement`.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise, product
from typing import Final, Literal

import msgspec

from rasid.linking.claims import Told
from rasid.linking.cluster import Pair, Ties
from rasid.linking.corrections import corrected
from rasid.records import Claim, Record, Toll

Kind = Literal["accept", "reject", "correct", "merge", "split", "move", "toll", "name", "undo"]

NOTHING_BEFORE: Final = "0" * 64
"""What stands for the hash before the first decision."""


class Decision(Record, frozen=True, kw_only=True):
    """One decision. Which fields it fills, by `kind`:

    `accept`, `reject`: `claims`. `correct`: one of `claims`, `field`, `value`. `merge`: the `claims` of all the events.
    `split`: `claims` leave the `others` of their event. `move`: `claims` leave `others` and go to where `to` are.
    `toll`: the value of one of `claims` is the one to quote; `field` is the measure. `name`: `value` names the event of
    `claims`. `undo`: `undoes` is the number of another decision.
    """

    number: int = 0
    kind: Kind
    claims: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    field: str = ""
    value: str = ""
    undoes: int | None = None
    by: str
    at: str
    reason: str = ""
    before: str = NOTHING_BEFORE
    hash: str = ""


def sealed(decision: Decision, number: int, before: str) -> Decision:
    """The decision in its place behind the one with the hash `before`, with its own hash."""
    placed = msgspec.structs.replace(decision, number=number, before=before, hash="")
    return msgspec.structs.replace(placed, hash=hash_of(placed))


def hash_of(decision: Decision) -> str:
    """The hash over all that a decision says, its place and the hash of the one before; not over its own."""
    data = msgspec.json.encode(msgspec.structs.replace(decision, hash=""))
    return hashlib.sha256(data).hexdigest()


def broken(decisions: Sequence[Decision]) -> int | None:
    """The number of the first decision that is not what was written, or is not where it was; None where all are."""
    before = NOTHING_BEFORE
    for number, decision in enumerate(decisions, 1):
        if (decision.number, decision.before, decision.hash) != (number, before, hash_of(decision)):
            return number
        before = decision.hash
    return None


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that were not undone, the undoings left out; an undoing may itself have been undone."""
    undone: set[int] = set()
    found = []
    for decision in sorted(decisions, key=lambda d: d.number, reverse=True):
        if decision.number in undone:
            continue
        if decision.kind == "undo" and decision.undoes is not None:
            undone.add(decision.undoes)
        else:
            found.append(decision)
    return found[::-1]


@dataclass(frozen=True)
class Judgement:
    """What the decisions that stand come to, in their order."""

    decisions: tuple[Decision, ...] = ()

    @cached_property
    def ties(self) -> Ties:
        """Claims put together and apart."""
        return _ties(self.decisions)

    @cached_property
    def rejected(self) -> frozenset[str]:
        """Claims that are left out; one accepted after it was rejected is not."""
        said = {claim: d.kind for d in self.decisions if d.kind in ("accept", "reject") for claim in d.claims}
        return frozenset(claim for claim, kind in said.items() if kind == "reject")

    @cached_property
    def accepted(self) -> frozenset[str]:
        """Claims that a person said are right."""
        said = {claim for d in self.decisions if d.kind == "accept" for claim in d.claims}
        return frozenset(said - self.rejected)

    @cached_property
    def _corrections(self) -> Mapping[str, Sequence[Decision]]:
        found: dict[str, list[Decision]] = {}
        for decision in self.decisions:
            if decision.kind == "correct":
                found.setdefault(decision.claims[0], []).append(decision)
        return found

    @cached_property
    def _tolls(self) -> list[Decision]:
        return [d for d in self.decisions if d.kind == "toll"]

    @cached_property
    def _names(self) -> list[Decision]:
        return [d for d in self.decisions if d.kind == "name"]

    def judging(self, claim: str) -> tuple[object, ...]:
        """What bears on what one claim says: two judgements with an equal answer leave it the same."""
        return (claim in self.rejected, *((d.field, d.value) for d in self._corrections.get(claim, ())))

    def judged(self, claim: Claim) -> Claim | None:
        """The claim as corrected, under its old id; None where it is rejected."""
        if claim.id in self.rejected:
            return None
        for decision in self._corrections.get(claim.id, ()):
            claim = corrected(claim, decision.field, decision.value)
        return claim

    def word(self, claim: str) -> str | None:
        """What was decided of a claim: `rejected`, `corrected`, `accepted`, or None."""
        if claim in self.rejected:
            return "rejected"
        return "corrected" if claim in self._corrections else "accepted" if claim in self.accepted else None

    def name(self, claims: Iterable[str]) -> str | None:
        """The name that was last given to the event of some claims: it goes with the first claim of the event that was named."""
        there = set(claims)
        return next((d.value for d in reversed(self._names) if d.claims[0] in there), None)

    def chosen(self, toll: Toll) -> str | None:
        """The claim whose value was chosen for a toll, None where no one chose."""
        told = {r.claim for r in toll.series}
        key = toll_key(toll)
        return next((d.claims[0] for d in reversed(self._tolls) if d.field == key and d.claims[0] in told), None)


UNJUDGED: Final = Judgement()
"""Where nobody has decided anything."""


def judge(claims: Iterable[Told], judged: Judgement) -> Iterator[Told]:
    """The claims as they were judged: corrected, and without those that were rejected."""
    for told in claims:
        claim = judged.judged(told.claim) if judged.decisions else told.claim
        if claim is not None:
            yield told if claim is told.claim else dataclasses.replace(told, claim=claim)


def judgement(decisions: Iterable[Decision], as_of: str | None = None) -> Judgement:
    """What the decisions come to that were made by a moment (None: all)."""
    known = (d for d in decisions if as_of is None or d.at <= as_of[:19] + "~")
    return Judgement(tuple(standing(known)))


def toll_key(toll: Toll) -> str:
    """A toll of an event in a word or two: `killed`, `killed child`, `displaced family`, `killed since`."""
    unit = toll.unit if toll.unit != "person" else None
    return " ".join(filter(None, (toll.measure, toll.group, unit, "since" if toll.scope == "since" else None)))


def _ties(decisions: Iterable[Decision]) -> Ties:
    """Sets of claims that stay together, and pairs that stay apart; each decision takes back what it goes against."""
    bound = _Bound()
    for decision in decisions:
        if decision.kind == "merge":
            bound.join(decision.claims)
        elif decision.kind == "split":
            bound.part(decision.claims, decision.others)
        elif decision.kind == "move":
            bound.part(decision.claims, decision.others)
            bound.join((*decision.claims, *decision.to))
    return bound.ties()


@dataclass
class _Bound:
    together: list[set[str]] = field(default_factory=list)
    apart: set[Pair] = field(default_factory=set)

    def join(self, claims: Sequence[str]) -> None:
        """Put claims, and all that is bound to them, in one set."""
        whole = set(claims).union(*(s for s in self.together if not s.isdisjoint(claims)))
        self.together = [s for s in (*self.together, whole) if s is whole or s.isdisjoint(whole)]
        self.apart = {pair for pair in self.apart if not pair <= whole}

    def part(self, claims: Sequence[str], others: Sequence[str]) -> None:
        """Take claims out of the sets of the others; they stay together among themselves."""
        going = set(claims)
        self.together = [rest for s in self.together if len(rest := s - going) > 1]
        self.join(claims)
        self.apart |= {frozenset(pair) for pair in product(going, set(others) - going)}

    def ties(self) -> Ties:
        same = {frozenset(pair) for s in self.together for pair in pairwise(sorted(s))}
        return Ties(frozenset(same), frozenset(self.apart))
