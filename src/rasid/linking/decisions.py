"""What a person decided about claims: an input to linking, never an edit of an event."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from rasid.linking.cluster import Ties
from rasid.records import Record


class Decision(Record, frozen=True, kw_only=True):
    """Two claims tell the `same` event, or their events stay `apart`. `apart` wins over `same`."""

    verdict: Literal["same", "apart"]
    claims: tuple[str, str]


def ties(decisions: Iterable[Decision]) -> Ties:
    """The ties between claims that decisions make."""
    pairs: dict[str, set[frozenset[str]]] = {"same": set(), "apart": set()}
    for decision in decisions:
        if len(set(decision.claims)) == 2:
            pairs[decision.verdict].add(frozenset(decision.claims))
    return Ties(frozenset(pairs["same"] - pairs["apart"]), frozenset(pairs["apart"]))
