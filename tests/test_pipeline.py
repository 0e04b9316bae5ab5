"""The whole way: a folder in, events out; twice, in pieces, broken off and completed."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rasid import pipeline
from rasid.records import Claim, Coded, Event, Figure, Place, Report, Unread, When
from rasid.store import Store, questions

SITES = ("الميدان", "السريان", "بني زيد")


def coder(report: Report) -> Coded:
    """A stand-in: the text says place and toll."""
    if os.environ.get("SLOW_CODER"):
        time.sleep(0.01)
    name, killed = report.text.split()[1:3]
    index = SITES.index(name) if name in SITES else 0
    place = Place(id=f"t-{index}", text=name, span=(4, 5), lat=36.2 + index / 50, lon=37.1, precision="neighbourhood")
    claim = Claim(
        report=report.id,
        type="shelling",
        trigger=(0, 3),
        evidence=(0, len(report.text)),
        places=(place,),
        time=When(
            start=(report.published or "2026-01-06")[:10], end=(report.published or "2026-01-06")[:10], precision="day"
        ),
        figures=(Figure(measure="killed", low=int(killed), best=int(killed), high=int(killed), span=(0, 3)),),
    )
    return Coded(doc=report, claims=(claim,))


def lines(count: int) -> list[str]:
    """Reports of some places and days, as JSON lines."""
    return [
        json.dumps(
            {
                "id": f"r{i:03}",
                "published": f"2026-01-{6 + i % 4:02}T{i % 24:02}:00",
                "outlet": f"صحيفة {i % 3}",
                "text": f"قصف {SITES[i % 3].split()[0]} {i % 5 + 1} من القتلى في الحي",
            },
            ensure_ascii=False,
        )
        for i in range(count)
    ]


def write(path: Path, rows: list[str]) -> str:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return str(path)


def run(store: Path, *inputs: str, workers: int = 1) -> pipeline.Outcome:
    with Store(str(store)) as opened:
        return pipeline.run(opened, inputs, coder=coder, workers=workers)


def events(store: Path) -> list[Event]:
    with Store(str(store), write=False) as opened:
        return list(questions.events(opened))


def test_a_second_run_adds_nothing(tmp_path: Path) -> None:
    given_ = write(tmp_path / "in.jsonl", lines(30))
    first = run(tmp_path / "s", given_)
    assert (first.reports, first.claims, first.known) == (30, 30, 0)
    assert first.events == first.events_new == len(events(tmp_path / "s"))
    before = events(tmp_path / "s")
    again = run(tmp_path / "s", given_)
    assert (again.reports, again.claims, again.known, again.events_new) == (0, 0, 30, 0)
    assert events(tmp_path / "s") == before


def test_a_report_given_twice_in_one_run_counts_once(tmp_path: Path) -> None:
    outcome = run(tmp_path / "s", write(tmp_path / "in.jsonl", lines(10) * 2))
    assert (outcome.reports, outcome.known) == (10, 10)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(18)), st.lists(st.integers(1, 17), max_size=3, unique=True))
def test_order_and_batches_change_no_event(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cuts: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("batches")
    rows = lines(18)
    run(folder / "whole", write(folder / "all.jsonl", rows))
    mixed = [rows[i] for i in order]
    ends = [0, *sorted(cuts), 18]
    for number, (start, end) in enumerate(itertools.pairwise(ends)):
        run(folder / "pieces", write(folder / f"{number}.jsonl", mixed[start:end]))
    assert events(folder / "pieces") == events(folder / "whole")


def test_workers_change_no_event(tmp_path: Path) -> None:
    given_ = write(tmp_path / "in.jsonl", lines(120))
    run(tmp_path / "one", given_)
    run(tmp_path / "two", given_, workers=2)
    assert events(tmp_path / "one") == events(tmp_path / "two")


def test_what_cannot_be_read_is_told_kept_and_stops_nothing(tmp_path: Path) -> None:
    rows = lines(5)
    given_ = write(tmp_path / "in.jsonl", [*rows[:2], rows[2][:40], *rows[3:]])
    told: list[object] = []
    with Store(str(tmp_path / "s")) as store:
        outcome = pipeline.run(store, [given_, str(tmp_path / "gone.txt")], coder=coder, tell=told.append)
        assert (outcome.reports, outcome.unread) == (4, 2)
        waiting = [u.where for u in store.unread()]
    assert waiting == sorted([str(tmp_path / "gone.txt"), f"{given_}:3"])
    assert sum(isinstance(m, Unread) for m in told) == 2
    write(tmp_path / "in.jsonl", rows)
    assert run(tmp_path / "s", given_).reports == 1
    with Store(str(tmp_path / "s"), write=False) as store:
        assert [u.where for u in store.unread()] == [str(tmp_path / "gone.txt")]


def test_an_unread_input_waits_until_it_is_given_again(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    rows = lines(4)
    write(folder / "a.jsonl", [rows[0], "{"])
    write(folder / "b.jsonl", ["{"])
    (folder / "c.txt").touch()
    waiting = [f"{folder / 'a.jsonl'}:2", f"{folder / 'b.jsonl'}:1", str(folder / "c.txt"), str(tmp_path / "no.txt")]

    def given(*inputs: Path) -> list[str]:
        run(tmp_path / "s", *map(str, inputs))
        with Store(str(tmp_path / "s"), write=False) as store:
            return [u.where for u in store.unread()]

    assert given(folder, tmp_path / "no.txt") == waiting
    write(folder / "a.jsonl", rows[:1])  # mended, with nothing new in it
    write(tmp_path / "other.jsonl", rows[1:])
    assert given(tmp_path / "other.jsonl") == waiting
    assert given(folder / "a.jsonl") == waiting[1:]
    (folder / "b.jsonl").unlink()
    assert given(folder) == waiting[2:]


def test_coding_alone_gives_each_report_in_order(tmp_path: Path) -> None:
    given_ = write(tmp_path / "in.jsonl", [*lines(3), "{"])
    found = list(pipeline.code([given_], coder=coder))
    assert [m.doc.id for m in found if isinstance(m, Coded)] == ["r000", "r001", "r002"]
    assert sum(isinstance(m, Unread) for m in found) == 1


def _broken_off(store: Path, given_: str, moments: Iterator[float]) -> int:
    """Runs that are killed after some time, until one ends by itself; how many were killed."""
    script = (
        "import sys; sys.path.insert(0, sys.argv[3]); import test_pipeline as t; from pathlib import Path\n"
        "t.run(Path(sys.argv[1]), sys.argv[2])"
    )
    killed = 0
    environment = {**os.environ, "SLOW_CODER": "1"}
    for moment in moments:
        command = [sys.executable, "-c", script, str(store), given_, str(Path(__file__).parent)]
        process = subprocess.Popen(command, env=environment)
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
            continue
        assert process.returncode == 0
        break
    return killed


def test_a_killed_run_is_completed_by_the_next(tmp_path: Path) -> None:
    given_ = write(tmp_path / "in.jsonl", lines(420))
    killed = _broken_off(tmp_path / "broken", given_, iter((0.2, 1.2, 3.0, 4.0, 120.0)))
    assert killed >= 2
    run(tmp_path / "whole", given_)
    assert events(tmp_path / "broken") == events(tmp_path / "whole")
    with Store(str(tmp_path / "broken"), write=False) as store:
        assert store.linked
        assert len(list(store.coded())) == 420
