"""Names that many places bear resolve as `eval/ambiguous.tsv` says, no less often than its floor."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from rasid.world import actors, places

EVAL = Path(__file__).resolve().parents[1] / "eval"
sys.path.insert(0, str(EVAL))

import ambiguous  # noqa: E402

FLOOR: float = msgspec.json.decode((EVAL / "floors.json").read_bytes())["ambiguous.tsv"]["accuracy"]


def test_there_are_enough_and_what_they_mean_exists() -> None:
    cases = ambiguous.read()
    assert len(cases) >= 300
    for case in cases:
        assert case.text[slice(*case.span)] == case.name
        for meant in case.meant:
            known = meant in "-?" or (meant[1:] in actors.load() if meant.startswith("@") else meant in places.core())
            assert known, f"line {case.line}: {meant}"


def test_accuracy_is_not_under_its_floor() -> None:
    outcomes = ambiguous.measure(ambiguous.read())
    wrong = [f"line {o.case.line}: {o.case.name}: {o.found}" for o in outcomes if not o.right]
    assert ambiguous.accuracy(outcomes) >= FLOOR, wrong


def test_a_wrong_answer_counts_as_wrong(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_text("country\ttext\n\tنزحوا من [حلب|lb-tripoli] إلى [إدلب|sy-idlib-city]\n", encoding="utf-8")
    outcomes = ambiguous.measure(ambiguous.read(path))
    assert [o.right for o in outcomes] == [False, True]
    assert ambiguous.accuracy(outcomes) == 0.5


@pytest.mark.parametrize("line", ["نزحوا من [حلب|sy-aleppo]", "SY\tنزحوا من حلب"])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "names.tsv"
    path.write_text(f"country\ttext\n{line}\n", encoding="utf-8")
    told = subprocess.run(
        [sys.executable, str(EVAL / "ambiguous.py"), str(path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert told.returncode == 2
    assert f"{path}:2: " in told.stderr
