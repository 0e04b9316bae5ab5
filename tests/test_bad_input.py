"""Whatever is given: a line that says what, where and what to do, the rest goes on, and never a traceback."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from rasid.cli import main
from rasid.coding import code
from rasid.records import Report
from rasid.store import Store

RASID = Path(sys.executable).with_name("rasid")
GOOD = "قُتل ثلاثة أشخاص في قصف على قرية قرب إدلب أمس، بحسب الدفاع المدني.\n"


def rasid(*arguments: object, **options: Any) -> tuple[int, str, str]:
    options.setdefault("stdout", subprocess.PIPE)
    command = [RASID, *map(str, arguments)]
    done = subprocess.run(
        command, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, timeout=120, check=False, **options
    )
    errors = done.stderr.decode()
    assert "Traceback" not in errors
    return done.returncode, (done.stdout or b"").decode(), errors


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "2026-01-09-good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def store(good: Path, tmp_path: Path) -> Path:
    path = tmp_path / "test.sqlite"
    assert rasid("run", good, "--store", path)[0] == 0
    return path


BAD: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.txt", b"", "empty"),
    "binary": ("a.txt", bytes(range(256)) * 10, "encoding makes no sense"),
    "picture": ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(100), "a picture"),
    "page without text": ("a.html", b"<html><body><img src='x'></body></html>", "no text"),
    "another language": ("a.txt", b"Three people were killed in a village.", "not in Arabic"),
    "cut-off line": ("a.jsonl", b'{"id": "x", "text": "\xd9\x82', "a.jsonl:1: the line is cut off"),
    "50 MB": ("a.txt", GOOD.encode() * 500_000, "larger than the 16,000,000 bytes"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_and_the_rest_goes_on(name: str, good: Path, tmp_path: Path) -> None:
    file, data, reason = BAD[name]
    path = tmp_path / file
    path.write_bytes(data)
    status, output, errors = rasid("code", path, good)
    assert status == 1
    assert str(path) in errors
    assert reason in errors
    assert json.loads(output)["doc"]["text"] == GOOD
    status, output, _ = rasid("code", path)
    assert (status, output) == (2, "")


def test_missing_files_and_folders_without_reports(good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    status, output, errors = rasid("code", tmp_path / "missing.txt", folder, good)
    assert status == 1
    assert "missing.txt: there is no such file" in errors
    assert "empty: there are no reports in the folder" in errors
    assert len(output.splitlines()) == 1


@pytest.mark.parametrize("published", [None, "2026-02-30", "أمس"])
def test_without_a_date_relative_times_stay_unresolved(published: str | None, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "published": published, "text": GOOD}), encoding="utf-8")
    status, output, errors = rasid("code", path)
    assert status == 0
    assert "relative times stay unresolved" in errors
    line = json.loads(output)
    assert line["claims"]
    assert line["times"] == []


def test_an_impossible_date_option(good: Path) -> None:
    status, _, errors = rasid("code", good, "--published", "2026-02-30")
    assert status == 2
    assert "“2026-02-30” is no date" in errors


def test_older_encodings_are_read(tmp_path: Path) -> None:
    for encoding in ("cp1256", "utf-16"):
        path = tmp_path / f"2026-01-09-{encoding}.txt"
        path.write_bytes(GOOD.encode(encoding))
        assert json.loads(rasid("code", path)[1])["doc"]["text"] == GOOD


def test_many_alike_problems_are_counted_not_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"id": i, "text": GOOD}) + "\n" for i in range(30)), encoding="utf-8")
    status, output, errors = rasid("code", path)
    assert status == 0
    assert len(output.splitlines()) == 30
    assert len(errors.splitlines()) == 11
    assert "20 more like this" in errors


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full to stand for a full disk")
def test_a_full_disk(good: Path) -> None:
    status, _, errors = rasid("code", good, "-o", "/dev/full")
    assert status == 2
    assert "the disk is full" in errors
    with open("/dev/full", "wb") as full:
        status, _, errors = rasid("code", good, stdout=full)
    assert status == 2
    assert "the disk is full" in errors


@pytest.mark.parametrize("form", ["code", "export"])
def test_an_output_never_takes_the_place_of_what_is_read(form: str, good: Path, store: Path) -> None:
    given = good if form == "code" else store
    before = given.read_bytes()
    arguments = ["code", good] if form == "code" else ["export", "csv", "--store", store]
    status, _, errors = rasid(*arguments, "-o", given)
    assert status == 2
    assert f"{given}: it is among what is read" in errors
    assert given.read_bytes() == before


def test_an_output_in_no_folder(good: Path, tmp_path: Path) -> None:
    status, _, errors = rasid("code", good, "-o", tmp_path / "none" / "out.jsonl")
    assert status == 2
    assert str(tmp_path / "none" / "out.jsonl") in errors


def test_a_reader_that_leaves(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = (json.dumps({"id": i, "published": "2026-01-09", "text": GOOD * 20}) + "\n" for i in range(200))
    path.write_text("".join(rows), encoding="utf-8")
    process = subprocess.Popen([RASID, "code", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read().decode()
    process.stderr.close()
    process.wait(timeout=60)
    assert "Traceback" not in errors
    assert "Exception" not in errors


def test_an_interrupt_ends_quietly(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = (json.dumps({"id": i, "published": "2026-01-09", "text": GOOD * 20}) + "\n" for i in range(5000))
    path.write_text("".join(rows), encoding="utf-8")
    process = subprocess.Popen(
        [RASID, "code", path, "--workers", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in errors


@pytest.mark.parametrize("command", ["events", "claims", "tolls", "control", "serve"])
def test_a_store_that_is_not_there(command: str, tmp_path: Path) -> None:
    status, _, errors = rasid(command, "--store", tmp_path / "none.sqlite")
    assert status == 2
    assert "there is no store" in errors
    assert not (tmp_path / "none.sqlite").exists()


@pytest.mark.parametrize("command", ["events", "run"])
def test_a_foreign_store_is_left_alone(command: str, good: Path, tmp_path: Path) -> None:
    text = tmp_path / "text.sqlite"
    text.write_bytes(b"this is no database at all, only some text\n" * 50)
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("create table recipes (name text)")
    connection.close()
    for path in (text, other):
        before = path.read_bytes()
        arguments = [command, good] if command == "run" else [command]
        status, _, errors = rasid(*arguments, "--store", path)
        assert status == 2
        assert str(path) in errors
        assert path.read_bytes() == before


def test_a_locked_store_can_be_read_but_not_written(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "2026-01-10-other.txt"
    other.write_text(GOOD.replace("ثلاثة", "أربعة"), encoding="utf-8")
    monkeypatch.setattr("rasid.store.connect._PATIENCE_S", 0.2)
    monkeypatch.setattr(sys, "argv", ["rasid", "run", str(other), "--store", str(store)])
    connection = sqlite3.connect(store)
    try:
        connection.execute("begin immediate")
        with pytest.raises(SystemExit) as end:
            main()
        assert end.value.code == 2
        assert "another process is writing to the store" in capfd.readouterr().err
        assert rasid("events", "--store", store)[0] == 0
    finally:
        connection.close()


def test_what_was_left_out_is_told_until_it_is_given_again(good: Path, tmp_path: Path) -> None:
    bad, path = tmp_path / "bad.txt", tmp_path / "test.sqlite"
    bad.touch()
    status, _, errors = rasid("run", bad, good, "--store", path)
    assert status == 1
    assert f"left out so far: {bad} (mend it and give it again: rasid run {bad} --store {path})" in errors
    status, _, errors = rasid("run", good, "--store", path)
    assert status == 0
    assert f"left out so far: {bad}" in errors
    bad.write_text(GOOD.replace("ثلاثة", "أربعة"), encoding="utf-8")
    status, output, errors = rasid("run", bad, "--store", path, "--published", "2026-01-09")
    assert (status, errors) == (0, "")
    assert "1 new reports" in output


@pytest.mark.parametrize("question", ["events", "tolls", "export"])
def test_events_that_lack_the_last_reports_are_told(question: str, store: Path) -> None:
    arguments = [question, "csv"] if question == "export" else [question]
    assert rasid(*arguments, "--store", store)[2] == ""
    with Store(str(store)) as held:
        held.add([code(Report(id="new", text=GOOD, published="2026-01-09"))])
    status, _, errors = rasid(*arguments, "--store", store)
    assert status == 0
    assert "not in the events yet" in errors
    assert rasid(*arguments, "--as-of", "2026-01-09", "--store", store)[2] == ""


def test_a_port_in_use(store: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        status, _, errors = rasid("serve", "--store", store, "--port", port)
    assert status == 2
    assert f"port {port} on 127.0.0.1 is in use" in errors


def test_the_server_stops_when_told(store: Path) -> None:
    process = subprocess.Popen(
        [RASID, "serve", "--store", store, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    told = process.stderr.readline().decode()
    assert "pages at http://127.0.0.1:" in told
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode in (0, 130)
    assert b"Traceback" not in errors
