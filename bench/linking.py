"""How linking grows: seconds and memory for stores of more and more claims, and what one new report costs in each.

    python bench/linking.py [--sizes 10000,100000] [--seed 1] [--without-texts] [--check]

Each store is filled with reports of a made world (see `eval/made`) in a process of its own, then linked whole, then given one more
report. Without texts no copies are looked for, which is most of the work of adding. Memory is the most that the process held.
Growth is judged by seconds of processor time: the machine may have other work to do.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "eval"))

CLAIMS_A_HAPPENING: Final = 4.9
MOST_SECONDS_A_MILLION, MOST_MEMORY, MOST_ONE = 600.0, 4096.0, 5.0
MOST_GROWTH: Final = 1.5
"""How many times as long a claim may take in the largest store as in the smallest."""


@dataclass
class Measured:
    """One store: claims and events, seconds to add and to link them, of processor time too, megabytes, seconds for one more."""

    claims: int
    events: int
    adding: float
    linking: float
    processor: float
    memory: float
    one: float


def main() -> int:
    """Measure each size, print the curve, and with --check fail where a floor is missed."""
    arguments = _arguments()
    if arguments.one:
        print(json.dumps(asdict(_measure(arguments.one, arguments.seed, not arguments.without_texts))))
        return 0
    print("    claims    events  adding s  linking s  processor s  µs a claim       MB  one more s")
    found = []
    for size in map(int, arguments.sizes.split(",")):
        found.append(_apart(size, arguments))
        one = found[-1]
        print(
            f"{one.claims:>10,} {one.events:>9,} {one.adding:>9.1f} {one.linking:>10.1f} "
            f"{one.processor:>12.1f} {one.processor / one.claims * 1e6:>11.0f} {one.memory:>7.0f} {one.one:>11.2f}",
            flush=True,
        )
    slowest, first = found[-1].processor / found[-1].claims, found[0].processor / found[0].claims
    good = (
        slowest * 1e6 <= MOST_SECONDS_A_MILLION
        and slowest <= first * MOST_GROWTH
        and all(one.memory <= MOST_MEMORY and one.one <= MOST_ONE for one in found)
    )
    return 0 if good or not arguments.check else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000", help="claims, about, with commas between")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without-texts", action="store_true")
    parser.add_argument("--check", action="store_true", help="exit 1 where time, memory or growth miss their floors")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


def _apart(size: int, arguments: argparse.Namespace) -> Measured:
    """The measures of one size, taken in a process of its own, so that its memory is its own."""
    command = [sys.executable, __file__, "--one", str(size), "--seed", str(arguments.seed)]
    command += ["--without-texts"] if arguments.without_texts else []
    ran = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return Measured(**json.loads(ran.stdout))


def _measure(size: int, seed: int, texts: bool) -> Measured:
    from rasid.store import Store

    with tempfile.TemporaryDirectory() as folder, Store(str(Path(folder, "bench.sqlite"))) as store:
        reports = _reports(size, seed, texts)
        last = list(islice(reports, 1))
        adding, claims = 0.0, 0
        while chunk := list(islice(reports, 2_000)):
            begun = time.perf_counter()
            claims += store.add(chunk).claims
            adding += time.perf_counter() - begun
        begun, spent = time.perf_counter(), time.process_time()
        linked = store.link()
        linking, processor = time.perf_counter() - begun, time.process_time() - spent
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        begun = time.perf_counter()
        store.add(last)
        store.link()
        one = time.perf_counter() - begun
    return Measured(claims, linked.events, adding, linking, processor, memory, one)


def _reports(size: int, seed: int, texts: bool) -> Iterator[object]:
    from msgspec.structs import replace

    import made

    for _, pieces in made.pieces(int(size / CLAIMS_A_HAPPENING), seed):
        for piece in pieces:
            one = piece.coded
            yield one if texts else replace(one, doc=replace(one.doc, text=""))


if __name__ == "__main__":
    sys.exit(main())
