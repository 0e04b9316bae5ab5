"""Which number of a toll to quote, by a stated policy. The others stay beside it: a choice names what it rests on and leaves out.

| policy | chooses |
|---|---|
| `lowest` | the lowest value that stands, as ACLED counts |
| `range` | the lowest and the highest, as Airwars tells them |
| `best` | low, best and high, as UCDP does: best is what most sources agree on, then what those without a side say, then the lower |
| `official` | the latest value that a ministry, a hospital, a rescue service or an army gave |
| `latest` | the latest value of all |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, Literal, get_args

from rasid.linking.evidence import size
from rasid.records import Reading, Record, SpeakerKind, Toll

Policy = Literal["lowest", "range", "best", "official", "latest"]
CHOSEN: Final = "chosen"
"""What stands in the place of a policy where a person chose."""
POLICIES: Final[tuple[Policy, ...]] = get_args(Policy)

OFFICIAL: Final[frozenset[SpeakerKind]] = frozenset({"official", "medical", "rescue", "military", "security_source"})
"""Kinds of speakers whose count the policy `official` takes."""
_SPREAD: Final[frozenset[Policy]] = frozenset({"range", "best"})
"""Policies that tell the lowest and the highest of all values beside the chosen one."""
_APART: Final[frozenset[SpeakerKind]] = frozenset({"un", "ngo", "monitor", "medical", "rescue"})
"""Kinds of speakers who count for their work, not for a side."""


class Choice(Record, frozen=True, kw_only=True):
    """What a policy makes of a toll: its numbers, the `readings` that it rests on, and how many that stand it leaves out.

    Where the policy finds nothing to choose (no official has counted), the numbers are None and all are left out.
    """

    policy: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    readings: tuple[Reading, ...] = ()
    left_out: int = 0


def choose(toll: Toll, policy: Policy) -> Choice:
    """The choice of a policy among the values of a toll that stand. A vague word is chosen only where there is no number.

    What a person chose comes before every policy, and is told as `chosen`.
    """
    standing = [r for r in toll.series if r.stands]
    if toll.chosen is not None:
        own = [r for r in toll.series if r.claim == toll.chosen]
        return _choice(CHOSEN, own, own, len([r for r in standing if r.claim != toll.chosen]))
    counted = [r for r in standing if r.qualifier != "vague"] or standing
    chosen = _CHOOSERS[policy](counted) if counted else []
    if not chosen:
        return Choice(policy=policy, left_out=len(standing))
    return _choice(policy, chosen, counted if policy in _SPREAD else chosen, len(standing) - len(chosen))


def _choice(policy: str, chosen: Sequence[Reading], span: Sequence[Reading], left_out: int) -> Choice:
    """The chosen readings, with the least and the most of a span of them."""
    lows = [n for r in span if (n := r.low if r.low is not None else r.best) is not None]
    highs = [r.high for r in span if r.high is not None]
    return Choice(
        policy=policy,
        low=min(lows, default=None),
        best=None if policy == "range" else size(chosen[0]),
        high=max(highs) if len(highs) == len(span) else None,
        readings=tuple(chosen),
        left_out=left_out,
    )


def _lowest(readings: Sequence[Reading]) -> list[Reading]:
    least = min(map(size, readings))
    return [r for r in readings if size(r) == least]


def _range(readings: Sequence[Reading]) -> list[Reading]:
    ends = {min(map(size, readings)), max(map(size, readings))}
    return [r for r in readings if size(r) in ends]


def _best(readings: Sequence[Reading]) -> list[Reading]:
    """The value that most sources give, then most of those apart from the sides, then the lower."""
    sources = Counter(size(r) for r in readings)
    apart = Counter(size(r) for r in readings if r.kind in _APART)
    value = max(sources, key=lambda n: (sources[n], apart[n], -n))
    return [r for r in readings if size(r) == value]


def _official(readings: Sequence[Reading]) -> list[Reading]:
    return _latest([r for r in readings if r.kind in OFFICIAL])


def _latest(readings: Sequence[Reading]) -> list[Reading]:
    return list(readings[-1:])


_CHOOSERS: Final[dict[Policy, Callable[[Sequence[Reading]], list[Reading]]]] = {
    "lowest": _lowest,
    "range": _range,
    "best": _best,
    "official": _official,
    "latest": _latest,
}
