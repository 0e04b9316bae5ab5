"""Which types of act have a doer or a target, and how their nouns stand to them."""

from __future__ import annotations

from typing import Final

FINITE: Final = ("past", "present", "future")
BOTH_SIDES: Final = frozenset(("armed_clash", "meeting", "agreement", "ceasefire"))
WITHOUT_DOER: Final = frozenset(("protest", "casualties", "return", "displacement", "infrastructure_outage"))  # fmt: skip
STRIKING: Final = frozenset((
    "attack", "shelling", "air_strike", "drone_strike", "explosion", "suicide_attack", "execution", "abduction",
    "sexual_violence", "destruction", "military_operation", "detention", "release", "evacuation", "aid_obstruction",
    "movement_restriction", "aid_delivery", "siege", "weapons_seizure", "designation", "riot", "threat", "demand",
    "accusation", "condemnation", "sanction", "infrastructure_outage", "return", "displacement",
))  # fmt: skip
"""Types that have a target: people or things struck, taken or addressed."""
FORCE: Final = frozenset((
    "attack", "shelling", "air_strike", "drone_strike", "explosion", "suicide_attack", "execution", "abduction",
    "sexual_violence", "destruction", "military_operation", "deployment", "control_gained", "control_held", "withdrawal",
    "siege", "armed_clash", "riot", "violation", "surrender", "weapons_seizure",
))  # fmt: skip
TELLERS: Final = frozenset(("media", "monitor", "medical", "rescue", "ngo", "un"))
"""Who tells of acts of force, and does none."""
MOVED: Final = frozenset(("evacuation", "return", "displacement"))
EXPLICIT: Final = frozenset(("explosion", "execution", "riot", "suicide_attack"))
"""Types whose doer is taken only where the text says so right there."""
DEMANDING: Final = frozenset(("demand", "accuse", "warn", "announce", "deny"))
OWN: Final = frozenset(("military_operation", "control_gained", "deployment", "withdrawal", "weapons_seizure", "detention"))  # fmt: skip
"""What armed forces tell of without naming who did it, they did."""
PEOPLE_ONLY: Final = frozenset(("movement_restriction", "aid_delivery", "humanitarian_corridor"))
"""Types that only people are the target of."""
ADDRESSED: Final = frozenset(("demand", "threat", "accusation", "condemnation", "sanction"))
TAKEN: Final = frozenset((
    "evacuation", "detention", "release", "abduction", "destruction", "execution", "return", "siege", "movement_restriction",
    "infrastructure_outage", "humanitarian_corridor",
))  # fmt: skip
"""Types whose noun is followed by whom or what it is done to: اعتقال شابين."""
AGENTIVE: Final = frozenset((
    "shelling", "air_strike", "drone_strike", "violation", "withdrawal", "deployment", "control_gained", "control_held",
    "defection", "surrender", "demand", "threat",
))  # fmt: skip
"""Types whose noun is followed by who does it: قصف الجيش, انسحاب القوات."""
