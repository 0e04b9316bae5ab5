"""The commands about places and actors, each in a process of its own."""

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


def rasid(*arguments: object, env: dict[str, str] | None = None, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """A command's outcome; its tables are wide enough that no name is parted."""
    whole = os.environ | {"COLUMNS": "240"} | (env or {})
    command = [RASID, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=120, check=False, env=whole, **options)


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
    again = rasid("gazetteer", "import", good, env={"RASID_GAZETTEER": str(folder)})
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


def test_find_looks_in_the_imports_too(good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    assert rasid("gazetteer", "find", "كفر زهور", "--folder", folder).returncode == 1
    rasid("gazetteer", "import", good, "--folder", folder)
    done = rasid("gazetteer", "find", "كفر زهور", "--country", "SY", "--folder", folder, "--json")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert (found["id"], found["acled"], found["ucdp"]) == ("sy-gn-2", 1, 1)
    assert found["candidates"][0]["evidence"][0].keys() == {"name", "weight"}
    shown = rasid("gazetteer", "find", "Kafr Zuhur", "--folder", folder).stdout.decode()
    assert "sy-gn-2" in shown
    assert "+0.5" in shown


def test_find_tells_what_it_could_not_use(tmp_path: Path) -> None:
    done = rasid("gazetteer", "find", "منبج", "--in", "لا مكان كهذا", "--folder", tmp_path)
    assert done.returncode == 0
    assert "no place that is known is named" in done.stderr.decode()


def test_a_country_that_is_none_is_told() -> None:
    for command in (("gazetteer", "find", "حلب"), ("actors", "find", "الجيش")):
        done = rasid(*command, "--country", "Atlantis")
        assert done.returncode == 2
        assert "“Atlantis” is no country" in done.stderr.decode()
    assert rasid("gazetteer", "find", "").returncode == 1


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no pseudo-terminals")
def test_progress_is_shown_on_a_terminal(good: Path, tmp_path: Path) -> None:
    import pty

    outer, inner = pty.openpty()
    command = [RASID, "gazetteer", "import", good, "--folder", tmp_path / "more"]
    subprocess.run(command, stdout=subprocess.PIPE, stderr=inner, timeout=120, check=True)
    os.close(inner)
    shown = os.read(outer, 100_000).decode()
    os.close(outer)
    assert "importing SY.txt" in shown
    assert "100%" in shown


def test_imports_take_part_in_coding_only_where_they_are_named(good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    rasid("gazetteer", "import", good, "--folder", folder)
    report = tmp_path / "2026-01-09-report.txt"
    report.write_text("قُتل ثلاثة أشخاص في قصف مدفعي على بلدة كفر زهور بريف حلب أمس.\n", encoding="utf-8")

    def places(*options: object, **more: Any) -> list[str | None]:
        done = rasid("code", report, *options, **more)
        assert done.returncode == 0, done.stderr
        return [place["id"] for claim in json.loads(done.stdout)["claims"] for place in claim["places"]]

    alone = places(cwd=tmp_path, env={"RASID_GAZETTEER": str(folder)})
    assert "sy-gn-2" not in alone
    assert "sy-gn-2" in places("--places", folder)
    assert "sy-gn-2" in places(env={"RASID_PLACES": str(folder / "geonames.sqlite")})
    assert b"1 imported places take part" in rasid("code", report, "--places", folder).stderr

    for wrong in (tmp_path / "nowhere", tmp_path):
        done = rasid("code", report, "--places", wrong)
        assert done.returncode == 2
        (line,) = done.stderr.decode().splitlines()
        assert str(wrong) in line


def test_actors_find() -> None:
    done = rasid("actors", "find", "الجيش السوري", "--published", "2015-01-01", "--json")
    assert (done.returncode, json.loads(done.stdout)["id"]) == (0, "sy-assad-army")
    unknown = rasid("actors", "find", "كتائب الوهم")
    assert unknown.returncode == 1
    assert "unknown" in unknown.stdout.decode()


def test_actors_unknown(tmp_path: Path) -> None:
    report = tmp_path / "2026-01-09-report.txt"
    text = "قصفت كتيبة الفجر بلدة تل رفعت بريف حلب أمس، ما أدى إلى مقتل ثلاثة أشخاص.\n"
    report.write_text(text, encoding="utf-8")
    store = tmp_path / "s.sqlite"
    assert rasid("run", report, "--store", store).returncode == 0
    for asked in ([report], ["--store", store]):
        done = rasid("actors", "unknown", *asked, "--json")
        assert done.returncode == 0, done.stderr
        (group,) = json.loads(done.stdout)
        assert (group["name"], group["first"], group["parts"]) == ("كتيبة الفجر", "2026-01-09", ["actor"])
        assert group["example"] in text
    assert "كتيبة الفجر" in rasid("actors", "unknown", report).stdout.decode()
    assert rasid("actors", "unknown", "--store", tmp_path / "nowhere.sqlite").returncode == 2
