"""Measured quality does not fall: `eval/floors.json` holds the least of each figure, which only a stated reason lowers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from rasid.coding import code
from rasid.evaluate import Reading, Scores, read, score
from rasid.records import Report

EVAL = Path(__file__).resolve().parents[1] / "eval"
FLOORS: dict[str, dict[str, float]] = msgspec.json.decode((EVAL / "floors.json").read_bytes())


def gold(name: str) -> list[Reading]:
    with (EVAL / name).open("rb") as lines:
        return list(read(lines))


def scores(name: str) -> Scores:
    """The gold's own texts, coded and compared with it."""
    readings = gold(name)
    reports = [Report(id=r.doc.id, text=r.doc.text, published=r.doc.published) for r in readings]
    coded = [msgspec.json.encode(code(report)) for report in reports]
    return score(readings, read(coded))


@pytest.fixture(scope="module", params=sorted(name for name in FLOORS if name.endswith(".jsonl")))
def measured(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    name: str = request.param
    return name, scores(name).as_dict()


def test_no_figure_is_under_its_floor(measured: tuple[str, dict[str, Any]]) -> None:
    name, figures = measured
    found = {
        what: figures[what].get("f1", figures[what].get("accuracy"))
        if isinstance(figures[what], dict)
        else figures[what]
        for what in FLOORS[name]
        if not what.startswith("most_")
    }
    under = {what: (value, FLOORS[name][what]) for what, value in found.items() if value < FLOORS[name][what]}
    assert not under


def test_no_more_is_read_out_of_other_news_than_allowed(measured: tuple[str, dict[str, Any]]) -> None:
    name, figures = measured
    most = {what.removeprefix("most_"): limit for what, limit in FLOORS[name].items() if what.startswith("most_")}
    over = {what: (figures[what], limit) for what, limit in most.items() if _count(figures[what]) > limit}
    assert not over


def _count(figure: Any) -> float:
    """A layer's predictions, or the figure itself."""
    return float(figure["predicted"] if isinstance(figure, dict) else figure)
