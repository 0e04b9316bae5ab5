"""The commands as a user runs them: each in a process of its own."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rasid.cli import main

RASID = Path(sys.executable).with_name("rasid")
COMMANDS = (
    "code", "run", "serve", "events", "event", "claims", "tolls", "totals", "daily", "control", "agreements", "stories",
    "changes", "decide", "decisions", "explain", "evaluate", "export",
    "gazetteer import", "gazetteer find", "gazetteer list", "actors find", "actors unknown",
)  # fmt: skip
FIRST = "قُتل تسعة أشخاص في قصف مدفعي على حي الأشرفية في مدينة حلب أمس الخميس، بحسب مصدر طبي.\n"
SECOND = (
    "قُتل 12 شخصا في قصف مدفعي على حي الأشرفية في مدينة حلب يوم الخميس، بحسب الدفاع المدني.\n"
    "وأعلن الجيش السوري سيطرته على حي الأشرفية يوم الجمعة.\n"
)


def rasid(*arguments: object, data: bytes | None = None, **options: Any) -> subprocess.CompletedProcess[bytes]:
    command = [RASID, *map(str, arguments)]
    return subprocess.run(command, input=data, capture_output=True, timeout=120, check=False, **options)


def lines(output: bytes) -> list[Any]:
    return [json.loads(line) for line in output.decode().splitlines()]


def read_csv(output: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(output.decode("utf-8-sig"))))


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    folder.joinpath("2026-01-09-first.txt").write_text(FIRST, encoding="utf-8")
    second = {"id": "second", "published": "2026-01-10T09:00:00", "outlet": "صحيفة", "text": SECOND}
    folder.joinpath("second.jsonl").write_text(json.dumps(second), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def store(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "test.sqlite"
    done = rasid("run", reports, "--store", path)
    assert done.returncode == 0, done.stderr.decode()
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    shown = rasid(*command.split(), "--help")
    assert shown.returncode == 0
    assert f"Example: rasid {command} " in " ".join(shown.stdout.decode().split())


def test_help_loads_nothing_heavy() -> None:
    code = "import sys, rasid.cli; print([m for m in ('sqlalchemy', 'fastapi', 'pyarrow', 'resiliparse') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"[]"


def test_no_command_and_an_unknown_one_are_usage_errors() -> None:
    assert rasid("fly").returncode == 2
    assert b"rasid" in rasid().stdout


def test_code_prints_a_line_of_json_a_report(reports: Path, tmp_path: Path) -> None:
    done = rasid("code", reports)
    assert (done.returncode, done.stderr) == (0, b"")
    first, second = lines(done.stdout)
    assert first["doc"]["published"] == "2026-01-09"
    assert second["doc"]["id"] == "second"
    shelling = next(claim for claim in first["claims"] if claim["type"] == "shelling")
    assert [figure["best"] for figure in shelling["figures"]] == [9]
    assert FIRST[slice(*shelling["trigger"])] in shelling["type"] or "قصف" in FIRST[slice(*shelling["trigger"])]
    assert first["times"][0]["start"] == "2026-01-08"

    path = tmp_path / "claims.jsonl"
    assert rasid("code", reports, "-o", path, "--workers", 2).returncode == 0
    assert sorted(path.read_bytes().splitlines()) == sorted(done.stdout.splitlines())


def test_code_reads_standard_input_and_takes_a_date() -> None:
    done = rasid("code", "-", "--published", "2026-01-09", data=FIRST.encode())
    (line,) = lines(done.stdout)
    assert line["doc"]["published"] == "2026-01-09"
    assert done.returncode == 0


def test_running_twice_adds_nothing(reports: Path, store: Path) -> None:
    before = rasid("claims", "--store", store, "--json").stdout
    again = rasid("run", reports, "--store", store)
    assert again.returncode == 0
    assert rasid("claims", "--store", store, "--json").stdout == before


def test_answers_for_programs(store: Path) -> None:
    def ask(*question: object) -> list[dict[str, Any]]:
        done = rasid(*question, "--store", store, "--json")
        assert done.returncode == 0, done.stderr.decode()
        found = json.loads(done.stdout)
        assert isinstance(found, list)
        return found

    claims = {claim["id"]: claim for claim in ask("claims")}
    events = ask("events")
    assert {"id", "type", "start", "end", "places", "actors", "claims", "tolls"} <= events[0].keys()
    for event in events:
        assert {claims[claim]["event"] for claim in event["claims"]} == {event["id"]}
    (shelling,) = (event for event in events if event["type"] == "shelling")
    (killed,) = (toll for toll in shelling["tolls"] if toll["measure"] == "killed")
    assert {reading["best"] for reading in killed["series"]} == {9, 12}
    assert (killed["low"], killed["high"], killed["disputed"]) == (9, 12, True)
    assert {"published", "report", "speaker", "low", "best", "high", "change"} <= killed["series"][0].keys()

    assert [event["id"] for event in ask("events", "--type", "shelling")] == [shelling["id"]]
    assert ask("events", "--place", "القاهرة") == []
    (known,) = ask("events", "--type", "shelling", "--as-of", "2026-01-09")
    assert {reading["best"] for reading in known["tolls"][0]["series"]} == {9}

    (held,) = ask("control", "--on", "2026-01-10")
    assert {"place", "holder", "since", "claims"} <= held.keys()


@pytest.mark.parametrize("question", ["events", "claims", "tolls", "control"])
def test_answers_for_people_and_for_sheets(question: str, store: Path) -> None:
    table = rasid(question, "--store", store, env=os.environ | {"COLUMNS": "200"})
    assert table.returncode == 0
    assert "الأشرفية" in table.stdout.decode()
    sheet = read_csv(rasid(question, "--store", store, "--csv").stdout)
    assert sheet
    assert all(None not in row and None not in row.values() for row in sheet)


def test_explain_shows_words_and_rules(reports: Path, store: Path) -> None:
    for shown in (
        rasid("explain", reports / "2026-01-09-first.txt"),
        rasid("explain", "second", "--store", store),
    ):
        text = shown.stdout.decode()
        assert shown.returncode == 0
        assert "shelling occurred" in text
        assert "[قصف]" in text or "[القصف]" in text
        assert "rules" in text
        odds = re.search(r"because  any claim \+\d\.\d\d, .* = ([+-]\d\.\d\d), which is (0\.\d\d)", text)
        assert odds
        assert f"confidence {odds[2]}" in text


def test_claims_can_be_asked_for_by_how_sure_they_are(reports: Path, store: Path, tmp_path: Path) -> None:
    every = json.loads(rasid("claims", "--store", store, "--json").stdout)
    least = max(claim["confidence"] for claim in every)
    sure = {claim["id"] for claim in every if claim["confidence"] >= least}
    assert 0 < len(sure) < len(every)
    option = ("--min-confidence", least)
    assert {c["id"] for c in json.loads(rasid("claims", "--store", store, "--json", *option).stdout)} == sure
    coded = lines(rasid("code", reports, *option).stdout)
    assert {claim["id"] for line in coded for claim in line["claims"]} == sure
    other = tmp_path / "sure.sqlite"
    assert rasid("run", reports, "--store", other, *option).returncode == 0
    assert {c["id"] for c in json.loads(rasid("claims", "--store", other, "--json").stdout)} == sure
    assert rasid("claims", "--store", store, "--min-confidence", "1.5").returncode == 2


def test_evaluate_codes_the_golds_own_texts_or_takes_predictions(reports: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    assert rasid("code", reports, "-o", gold).returncode == 0
    for inputs in ([], [gold], [reports]):
        done = rasid("evaluate", gold, *inputs, "--json")
        assert done.returncode == 0, done.stderr.decode()
        scores = json.loads(done.stdout)
        assert scores["events"]["f1"] == scores["figures"]["f1"] == scores["times"]["f1"] == 1.0
        assert scores["reports_missing"] == 0
    table = rasid("evaluate", gold, gold, "--errors", 3)
    assert "figures_strict" in table.stdout.decode()


@pytest.mark.parametrize("form", ["csv", "geojson"])
def test_export(form: str, store: Path, tmp_path: Path) -> None:
    path = tmp_path / f"out.{form}"
    done = rasid("export", form, "--store", store, "-o", path)
    assert done.returncode == 0, done.stderr.decode()
    if form == "geojson":
        assert json.loads(path.read_bytes())["type"] == "FeatureCollection"
    else:
        assert any(row["type"] == "shelling" for row in read_csv(path.read_bytes()))
    assert rasid("export", form, "--store", store).stdout == path.read_bytes()


def test_an_unknown_export_names_those_there_are(store: Path) -> None:
    done = rasid("export", "acled", "--store", store)
    assert done.returncode == 2
    assert "geojson" in done.stderr.decode()


def test_a_fault_of_rasids_own_is_one_line(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("something odd")

    monkeypatch.setattr("rasid.pipeline.code", fail)
    monkeypatch.setattr(sys, "argv", ["rasid", "code", "reports"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2
    (told,) = capfd.readouterr().err.splitlines()
    assert told.startswith("rasid: unexpected RuntimeError: something odd")


def test_a_type_that_the_codebook_has_not_is_told(store: Path) -> None:
    done = rasid("events", "--type", "earthquake", "--store", store)
    assert done.returncode == 2
    assert "“earthquake” is no event type" in done.stderr.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no pseudo-terminals")
def test_progress_is_shown_on_a_terminal_alone(reports: Path) -> None:
    import pty

    outer, inner = pty.openpty()
    done = subprocess.run([RASID, "code", reports], stdout=subprocess.PIPE, stderr=inner, timeout=120, check=True)
    os.close(inner)
    shown = os.read(outer, 100_000).decode()
    os.close(outer)
    assert "coding" in shown
    assert "2/?" in shown
    assert len(lines(done.stdout)) == 2
    assert rasid("code", reports).stderr == b""
