"""Measure linking against the truth of a made world.

    python eval/world.py [--events 2000] [--seed 1] [--json] [--check] [--errors N] [--write FILE.jsonl]

A world is made from the seed (see `eval/made`), its claims are linked, and what comes out is held against what happened:
B-cubed precision, recall and F1 of events, pairs of claims, final tolls within low and high, who held what on which day.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parent))

import made
from made.measure import claims_by_id, measure, wrong
from rasid.linking import link
from rasid.linking.claims import Told
from rasid.linking.evidence import reasons
from rasid.linking.marks import Marker
from rasid.records import Coded, Event, to_json

WANTED: Final = {"f1": 0.92, "links_precision": 0.97, "tolls": 0.95, "control": 0.95}
"""What linking is to reach, by the name of the figure."""


def main() -> int:
    """Make the world, link it, print what was measured; with --check exit 1 where less was reached than is wanted."""
    arguments = _arguments()
    world = made.make(arguments.events, arguments.seed)
    if arguments.write:
        arguments.write.write_bytes(b"".join(to_json(c) + b"\n" for c in world.coded))
    begun = time.perf_counter()
    events = link(world.coded)
    seconds = time.perf_counter() - begun
    found = measure(world, events)
    figures = {"f1": found.f1} | {name: getattr(found, name) for name in found.__dataclass_fields__}
    if arguments.json:
        print(json.dumps(figures | {"claims": len(world.of), "happenings": len(world.happenings)}))
    else:
        print(f"{len(world.coded):,} reports, {len(world.of):,} claims of {len(world.happenings):,} happenings")
        print(f"{len(events):,} events in {seconds:.1f} s")
        for name, value in figures.items():
            wanted = f"  wanted {WANTED[name]:.2f}" if name in WANTED else ""
            print(f"{name:>16} {value:.4f}{wanted}")
    if arguments.errors:
        _show(world, events, arguments.errors)
    missed = [name for name, least in WANTED.items() if figures[name] < least]
    return 1 if arguments.check and missed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=2_000, help="about how many events happen")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--check", action="store_true", help="exit 1 where less was reached than is wanted")
    parser.add_argument("--errors", type=int, default=0, help="show so many wrong links and missed ones")
    parser.add_argument("--write", type=Path, help="write the reports with their claims to this file")
    return parser.parse_args()


def _show(world: made.World, events: list[Event], most: int) -> None:
    """Some pairs that are wrongly together and wrongly apart, with what speaks for and against them."""
    by_id = claims_by_id(world.coded)
    together, apart = wrong(world, [e.claims for e in events])
    for title, pairs in (("together", together), ("apart", apart)):
        print(f"\nwrongly {title}: {len(pairs):,}")
        step = max(1, len(pairs) // most)
        for a, b in pairs[::step][:most]:
            one, other = _told(by_id[a], a), _told(by_id[b], b)
            print(_line(one, world), _line(other, world), sep="\n")
            marks = [Marker().mark(t) for t in (one, other)]
            print("   ", ", ".join(f"{r.name} {r.weight:+.1f}" for r in reasons(*marks)))


def _told(coded: Coded, claim: str) -> Told:
    found = next(c for c in coded.claims if c.id == claim)
    return Told(found, coded.doc.published, coded.doc.outlet)


def _line(told: Told, world: made.World) -> str:
    claim = told.claim
    figures = " ".join(f"{f.measure} {f.best}" for f in claim.figures)
    return (
        f"  {world.of[claim.id]} {claim.type} {claim.status} {claim.time.start}..{claim.time.end} {told.clock} "
        f"at {claim.places[0].id} by {','.join(a.id or '' for a in claim.actors)} [{figures}] "
        f"{told.published} {claim.speaker[0].id if claim.speaker else told.outlet}"
    )


if __name__ == "__main__":
    sys.exit(main())
