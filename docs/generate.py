"""Write docs/event-types.md from the event types' TOML.

usage: python docs/generate.py [--check]      (--check: exit status 1 where the page is not what the TOML says)
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
TYPES: Final = ROOT / "src" / "rasid" / "codebook" / "types"
PAGE: Final = ROOT / "docs" / "event-types.md"
GROUPS: Final = {
    "violence": "Violence",
    "force": "Force and control",
    "people": "People",
    "politics": "Politics",
}
UCDP: Final = {
    "by_actors": "state-based, non-state or one-sided, by who takes part",
    "one_sided": "one-sided",
    "none": "-",
}
HEAD: Final = """# Event types

Written by `docs/generate.py` from `src/rasid/codebook/types/`; do not edit it here. The fields of a claim are in the
[codebook](codebook.md).

ACLED: event and sub-event type. PLOVER: event type and mode. UCDP: type of violence; an event counts there only if somebody
was killed.
"""


def types() -> list[dict[str, Any]]:
    """The event types by name."""
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(TYPES.glob("*.toml"))]


def row(entry: dict[str, Any]) -> str:
    """One type's line of the table."""
    acled, plover = entry.get("acled", {}), entry.get("plover", {})
    cells = [
        f"`{entry['type']}`",
        f"{entry['label']['en']} · {entry['label']['ar']}",
        entry.get("definition", {}).get("en", ""),
        " / ".join(filter(None, (acled.get("event"), acled.get("sub_event")))) or "-",
        " / ".join(filter(None, (plover.get("type"), plover.get("mode")))) or "-",
        UCDP[entry.get("ucdp", "none")],
    ]
    return f"| {' | '.join(cells)} |"


def page() -> str:
    """The page as the TOML has it now."""
    found, parts = types(), [HEAD]
    for group, title in GROUPS.items():
        parts.append(f"\n## {title}\n\n| type | label | meaning | ACLED | PLOVER | UCDP |\n|---|---|---|---|---|---|\n")
        parts += [row(entry) + "\n" for entry in found if entry["group"] == group]
    return "".join(parts)


def main(arguments: list[str]) -> int:
    """Write or check; the exit status."""
    text = page()
    if "--check" not in arguments:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    return int(PAGE.read_text(encoding="utf-8") != text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
