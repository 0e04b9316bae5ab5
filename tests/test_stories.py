"""Linking held against stories put together by hand; the floors are in `eval/floors.json`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import stories
from rasid.linking import link

ROOT = Path(__file__).resolve().parents[1]
FLOORS: dict[str, float] = msgspec.json.decode((ROOT / "eval" / "floors.json").read_bytes())["gold/stories"]
FILES = sorted(stories.FOLDER.glob("*.story"))


@pytest.fixture(scope="module")
def figures() -> dict[str, dict[str, stories.Linked]]:
    return stories.figures()


def test_no_figure_is_under_its_floor(figures: dict[str, dict[str, stories.Linked]]) -> None:
    found = {
        f"{way}_{name}": getattr(one["all"], name)
        for way, one in figures.items()
        for name in ("f1", "links_precision", "links_recall", "found")
    }
    assert FLOORS.keys() <= found.keys()
    assert not {name: (found[name], least) for name, least in FLOORS.items() if found[name] < least}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_story_has_events_that_several_reports_tell(path: Path) -> None:
    story = stories.read(path)
    names = list(story.of.values())
    assert len(story.coded) >= 4
    assert any(names.count(name) > 1 for name in names)
    assert len({c.id for one in story.coded for c in one.claims}) == len(story.of)


def test_there_are_enough_of_them() -> None:
    assert len(FILES) == 8
    assert sum(len(stories.read(path).coded) >= 8 for path in FILES) >= 5


def test_the_truth_measures_as_right_and_one_heap_as_wrong() -> None:
    story = stories.read(FILES[0])
    apart = stories.Story(story.coded, {claim: claim for claim in story.of})
    assert stories.measure(apart, len(apart.of)).recall == 1
    heap = stories.Story(story.coded, dict.fromkeys(story.of, "one"))
    assert stories.measure(heap, len(heap.of)).precision == 1
    assert stories.measure(heap, len(heap.of)).recall < 0.5


def test_stories_do_not_run_into_each_other() -> None:
    whole = stories.together([stories.read(path) for path in FILES])
    for event in link(whole.coded):
        assert len({whole.of[c].split()[0] for c in event.claims}) == 1


@pytest.mark.parametrize(
    ("line", "says"),
    [("at: nowhere", "nowhere"), ("by: nobody", "there is no actor nobody"), ("what: x", "what is «what»")],
)
def test_a_line_that_is_not_understood_is_told(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "x.story"
    path.write_text(
        f"x\n\n### a | 2026-01-06 | ناشر | SY\nقصف على حلب\n---\n* k shelling occurred: قصف\n{line}\n", encoding="utf-8"
    )
    with pytest.raises(stories.StoryError, match=says):
        stories.read(path)


def test_the_command_prints_the_figures() -> None:
    command = [sys.executable, str(ROOT / "eval" / "stories.py"), "--json"]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert found["marked"].keys() == found["coded"].keys() == {*(path.stem for path in FILES), "all"}
