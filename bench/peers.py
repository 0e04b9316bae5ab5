"""Numbers and times of Arabic beside what other readers make of them, on the same cases.

    python bench/peers.py [--numbers FILE.jsonl] [--times FILE.jsonl] [--peers mahad,dateparser] [--errors N]

Each peer is installed into an environment of its own under build/peers, by the package and version in bench/requirements; what
cannot be installed is told. The cases are those of tests/arabic that name one value or one time, each a whole sentence; as our
own tests hold to them, our own readers have them all right. A file given instead has lines with `id`, `text`, `accept` (values, ISO
times or {"start", "end"}), and for times `published`, `grain` and `end_exclusive`.

A number is right when a find on its words has its value. A time is right when a find on its words has its day, lies in its week,
month, season or year, or has both its ends; in a file, a bare weekday may be the one before or after. Speed is that of a second
pass, one process on one core.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
TABLES = ROOT / "tests" / "arabic"
REQUIREMENTS = ROOT / "bench" / "requirements"
PUBLISHED = "2026-01-10T22:40:00"
OURS = "rasid"
PERIODS = {"week": 7, "month": 31, "quarter": 92, "season": 100, "year": 366, "decade": 3653}
"""Days that a period may have at most."""

BARE_WEEKDAY = re.compile(
    "(?:يوم )?(?:ال)?(?:سبت|[أا]حد|[إا]ثنين|ثلاثاء?|[أا]ربعاء|خميس|جمعة)\\b(?!.*(?:ماضي|قادم|مقبل|منصرم|فائت|تالي|جاي))"
)
VALUE = re.compile(r"(?:about |at least |more than |at most |less than )?([\d.,]+)( %|, ordinal|, fraction)?")


class Case(NamedTuple):
    """A text with what is right; `words` are the code points it must be read from, none for the most of the text."""

    text: str
    accept: list[Any]
    words: tuple[int, int] | None
    group: str
    published: str = PUBLISHED
    grain: str = "day"


class Score(NamedTuple):
    """How many of how many are right by group, and the cases that are not."""

    right: dict[str, int]
    wrong: list[tuple[Case, list[Any]]]


def main() -> int:
    """Print the tables; the exit status is 1 where a peer could not be run."""
    arguments = _arguments()
    cases = {
        "numbers": list(_from_file(arguments.numbers) if arguments.numbers else _numbers()),
        "times": list(_from_file(arguments.times) if arguments.times else _times()),
    }
    failed = []
    answers = {OURS: _run(Path(sys.executable), OURS, cases)}
    for name in arguments.peers.split(","):
        python, reason = _installed(name)
        if python is None:
            failed.append(f"{name} cannot be installed: {reason}")
            continue
        try:
            answers[name] = _run(python, name, cases)
        except subprocess.CalledProcessError as error:
            failed.append(f"{name} cannot be run: {error.stderr.strip().splitlines()[-1]}")
    for kind in ("numbers", "times"):
        _table(kind, cases[kind], answers, arguments.errors)
    for reason in failed:
        print(reason)
    return int(bool(failed))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--numbers", type=Path)
    parser.add_argument("--times", type=Path)
    parser.add_argument("--peers", default=",".join(sorted(path.stem for path in REQUIREMENTS.glob("*.txt"))))
    parser.add_argument("--errors", type=int, default=0, help="show so many of the cases that each reader has wrong")
    return parser.parse_args()


def _table_cases(name: str) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Text and columns of each case of a table."""
    for section in tomllib.loads((TABLES / name).read_text(encoding="utf-8"))["section"]:
        for case in section["cases"]:
            yield case["text"], {k: [v] if isinstance(v, str) else v for k, v in case.items() if k != "text"}


def _places(text: str, words: list[str]) -> Iterator[tuple[int, int]]:
    """Where each of some words in order stands; one time may lie within another."""
    at = 0
    for each in words:
        at = text.index(each, at)
        yield at, at + len(each)
        at += 1


def _numbers() -> Iterator[Case]:
    for text, case in _table_cases("numbers.toml"):
        for value, place in zip(case.get("value", []), _places(text, case.get("words", [])), strict=True):
            match = VALUE.fullmatch(value)
            if match is None:
                continue
            number = float(match[1].replace(",", ""))
            kind = (match[2] or " cardinal").strip(" ,").replace("%", "percent")
            accept = [number, number / 100] if kind == "percent" else [number]
            yield Case(text, accept, place, kind)


def _times() -> Iterator[Case]:
    for text, case in _table_cases("times.toml"):
        found = zip(case.get("time", []), case.get("precision", []), _places(text, case.get("words", [])), strict=True)
        for time, precision, place in found:
            start, _, end = time.partition(" to ")
            if precision in PERIODS:
                yield Case(text, [{"start": start, "end": end or start}], place, "periods", grain=precision)
            elif end:
                yield Case(text, [{"start": start, "end": end}], place, "spans", grain="span")
            else:
                yield Case(text, [start], place, "days")


def _from_file(path: Path) -> Iterator[Case]:
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        grain = case.get("grain") or "day"
        accept = [_inclusive(each, case.get("end_exclusive", False)) for each in case["accept"]]
        yield Case(case["text"], accept, None, case["id"].split(":")[0], case.get("published", PUBLISHED), grain)


def _inclusive(accepted: Any, end_exclusive: bool) -> Any:
    """An interval with its last day instead of the first after it."""
    if not isinstance(accepted, dict) or not end_exclusive:
        return accepted
    start, last = _moment(accepted["start"]), _moment(accepted["end"])
    if last > start and (last.hour, last.minute) == (0, 0):
        last -= timedelta(1)
    return accepted | {"end": last.isoformat()}


def _installed(name: str) -> tuple[Path | None, str]:
    """The interpreter of a peer's environment, made where it is not there yet; or why it cannot be."""
    folder = ROOT / "build" / "peers" / name
    python, done, wanted = folder / "bin" / "python", folder / "installed.txt", REQUIREMENTS / f"{name}.txt"
    if not wanted.exists():
        return None, f"bench/requirements has no {name}.txt"
    if done.exists() and done.read_text(encoding="utf-8") == wanted.read_text(encoding="utf-8"):
        return python, ""
    subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
    command = [python, "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "-r", wanted]
    process = subprocess.run(command, capture_output=True, text=True, check=False)
    if process.returncode != 0:
        said = [line.strip() for line in process.stderr.splitlines() if line.strip()]
        told = [line for line in said if re.search(r"caused by|error:", line, re.IGNORECASE)] or said or ["pip failed"]
        return None, told[-1] if "Caused by" not in process.stderr else next(
            line for line in told if "Caused by" in line
        )
    done.write_text(wanted.read_text(encoding="utf-8"), encoding="utf-8")
    return python, ""


def _run(python: Path, name: str, cases: dict[str, list[Case]]) -> dict[str, Any]:
    """What a reader answers, from its own process."""
    given = {kind: [{"text": c.text, "published": c.published} for c in each] for kind, each in cases.items()}
    command = [python, ROOT / "bench" / "peer.py", name]
    environment = os.environ | ({"PYTHONPATH": str(ROOT / "src")} if name == OURS else {})
    process = subprocess.run(
        command, input=json.dumps(given), env=environment, capture_output=True, text=True, check=True
    )
    answers: dict[str, Any] = json.loads(process.stdout)
    return answers


def _table(kind: str, cases: list[Case], answers: dict[str, Any], errors: int) -> None:
    groups = list(dict.fromkeys(case.group for case in cases))
    of = {group: sum(case.group == group for case in cases) for group in groups}
    print(f"\n{kind}: {len(cases)} cases")
    print(f"{'reader':18}{'right':>12}{'share':>8}{'raised':>8}{'phrases/s':>11}  {'  '.join(groups)}")
    for name, answer in answers.items():
        if kind not in answer:
            print(f"{name:18}{'reads none':>12}")
            continue
        right, wrong = _score(kind, cases, answer[kind]["finds"])
        total, speed = sum(right.values()), len(cases) / answer[kind]["seconds"]
        parts = "  ".join(f"{right[group]}/{of[group]}" for group in groups)
        print(
            f"{name:18}{f'{total}/{len(cases)}':>12}{total / len(cases):>8.1%}{answer[kind]['raised']:>8}{speed:>11,.0f}  {parts}"
        )
        for case, found in wrong[:errors]:
            print(f"    {case.text}\t{case.accept}\t{found}")


def _score(kind: str, cases: list[Case], finds: list[list[Any]]) -> Score:
    right: dict[str, int] = {case.group: 0 for case in cases}
    wrong = []
    for case, found in zip(cases, finds, strict=True):
        if _is_right(kind, case, found):
            right[case.group] += 1
        else:
            wrong.append((case, found))
    return Score(right, wrong)


def _is_right(kind: str, case: Case, found: list[Any]) -> bool:
    if case.words is not None:
        first, after = case.words
        found = [find for find in found if find[0] < after and first < find[1]]
    elif kind == "numbers":
        found = sorted(found, key=lambda find: find[0] - find[1])[:1]
    if kind == "numbers":
        return any(
            abs(find[2] - value) < 1e-3 for find in found for value in case.accept if isinstance(value, int | float)
        )
    return any(_is_time(case, accepted, *find[2:]) for find in found for accepted in case.accept)


def _is_time(case: Case, accepted: Any, start: str, end: str) -> bool:
    first, last = _moment(start).date(), _moment(end).date()
    longest = PERIODS.get(case.grain)
    if isinstance(accepted, dict):
        begin, until = _moment(accepted["start"]).date(), _moment(accepted["end"]).date()
        if longest is not None and begin <= first <= last <= until:
            return True
        return (first, last) == (begin, until)
    day = _moment(accepted).date()
    if longest is not None:
        return first <= day <= last and (last - first).days <= longest
    weekday = case.words is None and BARE_WEEKDAY.match(case.text) and abs((first - day).days) == 7
    return bool(weekday) or (first == day and (last - first).days <= 1)


def _moment(iso: str) -> datetime:
    return datetime.fromisoformat(iso.replace("Z", "+00:00")).replace(tzinfo=None)


if __name__ == "__main__":
    sys.exit(main())
