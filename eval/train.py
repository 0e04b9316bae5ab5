"""Fit the weights of a claim's confidence to the open gold.

    python eval/train.py [--check]      (--check: exit status 1 where the weights are not those of the gold and the coder)

A logistic regression over what `rasid.coding.confidence.known` tells of a claim; right is what `rasid evaluate` counts as an
event found. How hard weights are held near zero is chosen by the loss in cross-validation by report. The held-out gold is never
read. The same gold and coder give the same file.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

import rasid.coding
import reading
from rasid.coding import confidence
from rasid.evaluate import Reading, found
from rasid.records import Claim, Coded

GOLD: Final = tuple(f"gold/{path.name}" for path in sorted((reading.EVAL / "gold").glob("open*.jsonl")))
WEIGHTS: Final = Path(rasid.coding.__file__).parent / "confidence.toml"
HOLDS: Final = (5.0, 10.0, 20.0, 40.0)
"""How hard weights may be held: the more, the closer they stay to zero."""
PRICE: Final = 1.01
"""How much more than the least loss a harder hold may cost: other reports differ from the gold more than its folds do."""
FOLDS: Final = 10
SELDOM: Final = 5
"""What is known of fewer claims has no weight."""
STILL: Final = 1e-5
"""A step too small to show in a weight."""
SWEEPS: Final = 500

Known = tuple[str, str]
Weights = dict[Known, float]
BASE: Final = ("any", "claim")


class Row(NamedTuple):
    """A claim to learn from: what is known of it, whether it is right, and the number of its report."""

    known: tuple[Known, ...]
    right: bool
    report: int


def learnt() -> list[Row]:
    """Every claim that the coder reads out of the open gold."""
    golds = [r for name in GOLD for r in reading.gold(name)]
    return rows(golds, reading.coded(golds))


def rows(golds: Sequence[Reading], coded_golds: Sequence[Coded]) -> list[Row]:
    """Every claim of coded reports, with whether their gold says so too."""
    made: list[Row] = []
    for number, (wanted, coded) in enumerate(zip(golds, coded_golds, strict=True)):
        (answer,) = reading.answers([coded])
        right = {j for _, j in found(wanted, answer)}
        made += (Row(known(claim), j in right, number) for j, claim in enumerate(coded.claims))
    return made


def known(claim: Claim) -> tuple[Known, ...]:
    """What is known of a claim, each once."""
    return tuple(dict.fromkeys(confidence.known(claim)))


def fit(learn: Sequence[Row], hold: float) -> Weights:
    """The weights under which the rows are likeliest, less `hold` times half their squares; one weight after the other."""
    counts = Counter(k for row in learn for k in row.known)
    members: dict[Known, list[int]] = {k: [] for k in sorted(counts) if counts[k] >= SELDOM}
    for i, row in enumerate(learn):
        for k in row.known:
            if k in members:
                members[k].append(i)
    weights, odds, right = dict.fromkeys(members, 0.0), [0.0] * len(learn), [row.right for row in learn]
    for _ in range(SWEEPS):
        longest = 0.0
        for k, among in members.items():
            held = 0.0 if k == BASE else hold
            chances = [1 / (1 + math.exp(-odds[i])) for i in among]
            slope = sum(p - right[i] for p, i in zip(chances, among, strict=True)) + held * weights[k]
            step = slope / (sum(p * (1 - p) for p in chances) + held)
            weights[k] -= step
            longest = max(longest, abs(step))
            for i in among:
                odds[i] -= step
        if longest < STILL:
            break
    return {k: round(weight, 2) for k, weight in weights.items()}


def chance(weights: Weights, row: Row) -> float:
    """The confidence that weights give a row."""
    return confidence.probability(sum(weights.get(k, 0.0) for k in row.known))


def crossed(learn: Sequence[Row], hold: float) -> list[float]:
    """The confidence of each row under weights fitted without the reports of its fold."""
    without = [fit([row for row in learn if row.report % FOLDS != fold], hold) for fold in range(FOLDS)]
    return [chance(without[row.report % FOLDS], row) for row in learn]


def loss(learn: Sequence[Row], confidences: Iterable[float]) -> float:
    """The mean log loss of confidences."""
    return -sum(math.log(c if row.right else 1 - c) for row, c in zip(learn, confidences, strict=True)) / len(learn)


def best_hold(learn: Sequence[Row]) -> float:
    """The hardest hold that costs next to nothing in cross-validation."""
    losses = {hold: loss(learn, crossed(learn, hold)) for hold in HOLDS}
    return max(hold for hold in HOLDS if losses[hold] <= PRICE * min(losses.values()))


def shipped(learn: Sequence[Row]) -> float | None:
    """The hold under which the weights that are shipped come out of the rows; None where under none."""
    text = WEIGHTS.read_text(encoding="utf-8")
    return next((hold for hold in HOLDS if page(learn, hold) == text), None)


def page(learn: Sequence[Row], hold: float) -> str:
    """The file of the weights."""
    weights = fit(learn, hold)
    parts = [
        "# How much each thing known of a claim adds to the log-odds that it is right.\n",
        f"# Written by eval/train.py from {len(learn)} claims of the open gold, weights held by {hold:g}; do not edit.\n",
    ]
    for kind in dict.fromkeys((BASE[0], *(kind for kind, _ in weights))):
        named = sorted((name, weight) for (own, name), weight in weights.items() if own == kind)
        parts.append(f"\n[{kind}]\n")
        parts += (f'"{name}" = {weight + 0.0:.2f}\n' for name, weight in named)
    return "".join(parts)


def main(arguments: list[str]) -> int:
    """Write or check; the exit status."""
    learn = learnt()
    text = page(learn, best_hold(learn))
    if "--check" in arguments:
        return int(WEIGHTS.read_text(encoding="utf-8") != text)
    WEIGHTS.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
