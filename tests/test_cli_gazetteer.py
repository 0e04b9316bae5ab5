"""The commands about places, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

RASID = Path(sys.executable).with_name("rasid")
FIELDS = ["SY", "", "09", "", "", "", "7000", "", "380", "Asia/Damascus", "2020-01-01"]
TOWN = "\t".join(["2", "Kafr Zuhur", "Kafr Zuhur", "كفر زهور", "36.35", "37.31", "P", "PPL", *FIELDS])


def rasid(*arguments: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
    command = [RASID, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=120, check=False, **options)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "SY.txt"
    path.write_text(f"{TOWN}\n", encoding="utf-8")
    return path


def test_import_and_list(good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    done = rasid("gazetteer", "import", good, "--folder", folder, "--licence", "CC BY 4.0, as of 2026")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith("SY.txt: GeoNames country file (SY.txt): 1 new, 0 joined")
    again = rasid("gazetteer", "import", good, env=os.environ | {"RASID_GAZETTEER": str(folder)})
    assert (again.returncode, "imported before" in again.stdout.decode()) == (0, True)

    (kept,) = json.loads(rasid("gazetteer", "list", "--folder", folder, "--json").stdout)
    assert (kept["source"], kept["places"]) == ("geonames", 1)
    (one,) = kept["imports"]
    assert one["licence"] == "CC BY 4.0, as of 2026"
    assert "geonames.org" in one["attribution"]
    table = rasid("gazetteer", "list", "--folder", folder).stdout.decode()
    assert "SY.txt" in table
    assert "whole" in table


def test_an_empty_list(tmp_path: Path) -> None:
    done = rasid("gazetteer", "list", "--folder", tmp_path / "nothing")
    assert (done.returncode, b"none" in done.stdout) == (0, True)


def test_what_is_left_out_is_named_and_makes_the_status(good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    good.write_text(f"{TOWN}\n3\tbroken\n", encoding="utf-8")
    done = rasid("gazetteer", "import", good, "--folder", folder)
    assert done.returncode == 1
    assert done.stderr.decode() == f"left out: {good}:2: 2 columns, not 19\n"
    assert rasid("gazetteer", "import", good, "--folder", folder).returncode == 1

    poem = tmp_path / "poem.txt"
    poem.write_text("قفا نبك\n", encoding="utf-8")
    unknown = rasid("gazetteer", "import", poem, "--folder", folder)
    assert unknown.returncode == 2
    told = unknown.stderr.decode()
    assert f"left out: {poem}: it is of no form that is known" in told
    assert "geoBoundaries" in told
    assert rasid("gazetteer", "import", poem, good, "--folder", folder).returncode == 1
    assert rasid("gazetteer", "import", tmp_path / "nowhere", "--folder", folder).returncode == 2


def test_a_folder_with_something_else_is_told(good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    folder.joinpath("geonames.sqlite").write_text("no database" * 100, encoding="utf-8")
    for command in (("import", good), ("list",)):
        done = rasid("gazetteer", *command, "--folder", folder)
        assert done.returncode == 2
        (line,) = done.stderr.decode().splitlines()
        assert "geonames.sqlite: it is no database" in line
