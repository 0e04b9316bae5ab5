"""How far a claim can be trusted, from the rules that made it."""

from __future__ import annotations

from rasid.coding.draft import Draft


def of(draft: Draft) -> float:
    """A probability that the claim is right. The weights were set by hand against the calibration error that `rasid evaluate` tells."""
    score = 0.60
    score += 0.10 if draft.trigger is not None and draft.trigger.entry.sure else -0.05
    score += 0.08 if draft.places and not draft.inherited_place else -0.05
    score += 0.07 if draft.time is not None and not draft.inherited_time else 0.0
    score += 0.08 if draft.quantities else 0.0
    score += 0.05 if draft.actors or draft.targets else -0.03
    return round(min(max(score, 0.05), 0.95), 2)
