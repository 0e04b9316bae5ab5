"""Which event types may tell one event: a report's `attack` can be another's `shelling`, never its `ceasefire`."""

from __future__ import annotations

from functools import cache
from typing import Final

BROAD: Final = frozenset({"attack", "casualties"})
"""Types that say less: an event that also has a narrower one takes its type from that."""

BLAMED: Final = frozenset(
    {
        "shelling", "air_strike", "drone_strike", "explosion", "suicide_attack", "attack", "execution", "abduction",
        "sexual_violence", "destruction", "infrastructure_outage", "aid_obstruction", "violation",
    }
)  # fmt: skip
"""Acts of one side on another: sources that name different doers disagree. In a clash or a talk both sides act."""

SPEECH: Final = frozenset({"demand", "threat", "accusation", "condemnation"})
"""Acts of speech: two tellings are one only where the same actor spoke on the same days."""

ONE_DOER: Final = SPEECH | {"violation", "control_gained", "withdrawal", "defection", "surrender"}
"""Acts that are others when another did them: a town taken by one side is not the same as taken by the other."""

LASTING: Final = frozenset(
    {
        "siege", "movement_restriction", "infrastructure_outage", "ceasefire", "military_operation", "control_held",
        "aid_obstruction", "humanitarian_corridor", "displacement",
    }
)  # fmt: skip
"""Types that go on for days: reports some days apart may tell the same one."""

_STRIKES: Final = (
    "shelling", "air_strike", "drone_strike", "explosion", "suicide_attack", "armed_clash", "execution",
    "military_operation", "riot",
)  # fmt: skip
_PAIRS: Final = (
    *(("attack", narrow) for narrow in _STRIKES),
    *(("casualties", narrow) for narrow in (*_STRIKES, "attack", "destruction")),
    *(("destruction", strike) for strike in ("shelling", "air_strike", "drone_strike", "explosion")),
    ("shelling", "air_strike"),
    ("shelling", "drone_strike"),
    ("air_strike", "drone_strike"),
    ("explosion", "suicide_attack"),
    ("armed_clash", "military_operation"),
    ("evacuation", "displacement"),
    ("evacuation", "humanitarian_corridor"),
    ("protest", "riot"),
    ("detention", "abduction"),
    ("defection", "surrender"),
    ("agreement", "ceasefire"),
    ("siege", "movement_restriction"),
)


@cache
def _related() -> frozenset[tuple[str, str]]:
    return frozenset(_PAIRS) | frozenset((b, a) for a, b in _PAIRS)


def related(one: str, other: str) -> bool:
    """Whether two different types may tell one event."""
    return (one, other) in _related()


@cache
def family(kind: str) -> str:
    """A name shared by all types that are related, directly or through others: the first part of every block key."""
    reached, grew = {kind}, True
    while grew:
        more = {b for a, b in _related() if a in reached} - reached
        reached |= more
        grew = bool(more)
    return min(reached)
