"""Importing: nothing twice, duplicates joined, broken lines named, on from where it was killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rasid.world.gazetteer import database, imports
from rasid.world.gazetteer.attached import Attached
from rasid.world.gazetteer.database import Database, DatabaseError
from rasid.world.words import name_key

from .conftest import WOF_HEAD, Imported, geonames_line, write

RASID = Path(sys.executable).with_name("rasid")


def table(path: Path, count: int) -> Path:
    """A table of so many towns, each with a name of its own."""
    rows = (
        f"sy\t{1000 + n}\tlocality\tTown {n}\tبلدة رقم {chr(0x628 + n % 20)}{chr(0x628 + n // 20 % 20)}{n // 400}\t"
        f"{33 + n % 300 / 100}\t{36 + n // 300 / 100}\t\t\t\t"
        for n in range(count)
    )
    return write(path, [WOF_HEAD, *rows])


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of a database by table, imports without their counts of how they came in."""
    with sqlite3.connect(path) as connection:
        return {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2, 3").fetchall()
            for name in ("places", "names")
        } | {"codes": connection.execute("SELECT * FROM codes ORDER BY 1").fetchall()}


def test_the_same_import_twice_adds_nothing(imported: Imported, tmp_path: Path) -> None:
    path = write(tmp_path / "SY.txt", [geonames_line(2, "Kafr Zuhur", "كفر زهور", 36.35, 37.31)])
    first = imported.take(path)
    before = content(first.database)
    assert imported.take(path).before
    again = tmp_path / "SY-again.txt"
    again.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    done = imported.take(again)
    assert (done.new, done.merged, done.known) == (0, 0, 1)
    assert content(first.database) == before


def test_duplicates_are_joined(imported: Imported, tmp_path: Path) -> None:
    rows = [
        WOF_HEAD,
        "sy\t11\tlocality\tZuhur\tزهور\t36.31\t37.31\t\t\t777\t",
        "sy\t12\tlocality\tAz Zuhur\tالزهور\t36.315\t37.31\t\t\t\t",  # same key, 0.6 km away
        "sy\t13\tlocality\tZuhur Far\tزهور\t36.35\t37.31\t\t\t\t",  # same name, 4 km away
        "sy\t14\tlocality\tOther name\tاسم آخر\t36.9\t37.9\t\t\t777\t",  # same code
        "sy\t15\tcounty\tZuhur\tزهور\t36.31\t37.31\t\t\t\t",  # a district is no town
        "iq\t16\tlocality\tZuhur\tزهور\t36.31\t37.31\t\t\t\t",  # another country
    ]
    done = imported.take(write(tmp_path / "wof.tsv", rows))
    assert (done.new, done.merged) == (4, 2)
    places = imported.places()
    assert [record.id for record in places.named(name_key("اسم آخر"))] == ["sy-wof-11"]


def test_sources_are_joined_when_they_are_looked_up(imported: Imported, tmp_path: Path) -> None:
    imported.take(write(tmp_path / "SY.txt", [
        geonames_line(2, "Kafr Zuhur", "كفر زهور", 36.35, 37.31),
        geonames_line(3, "Manbij", "منبج", 36.53, 37.95),
    ]))  # fmt: skip
    imported.take(write(tmp_path / "w.tsv", [WOF_HEAD, "sy\t9\tlocality\tKafr\tكفر زهور\t36.351\t37.311\t\t\t\t"]))
    places = imported.places()
    assert [record.id for record in places.named(name_key("كفر زهور"))] == ["sy-gn-2"]
    assert [r.id for r in places.named(name_key("منبج"))] == [r.id for r in places.core.named(name_key("منبج"))]


def test_broken_lines_are_named_and_skipped(imported: Imported, tmp_path: Path) -> None:
    lines = [
        geonames_line(1, "Kafr Zuhur", "كفر زهور", 36.35, 37.31),
        "2\ttoo\tfew",
        geonames_line(3, "Nowhere", "لا مكان", 95, 37.31),
        geonames_line(4, "Tall Zuhur", "تل زهور", 36.36, 37.35),
    ]
    path = write(tmp_path / "SY.txt", lines)
    done = imported.take(path)
    assert (done.new, done.broken) == (2, 2)
    assert [where for where, _ in imported.left_out] == [f"{path}:2", f"{path}:3"]
    assert "95" in imported.left_out[1][1]


def test_what_came_before_the_break_is_kept(imported: Imported, tmp_path: Path) -> None:
    import gzip

    rows = [WOF_HEAD, *(f"sy\t{n}\tlocality\t\tبلدة {n}\t33.{n}\t36.5\t\t\t\t" for n in range(1000, 9000))]
    whole = gzip.compress("\n".join(rows).encode())
    path = tmp_path / "cut.tsv.gz"
    path.write_bytes(whole[: len(whole) // 2])
    done = imported.take(path)
    assert done.failed
    assert done.new > 1000
    path.write_bytes(whole)
    assert (again := imported.take(path)).new + done.new == 8000
    assert not again.failed


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_an_import_that_is_killed_goes_on(tmp_path: Path) -> None:
    path = table(tmp_path / "big.tsv", 12_000)
    folder = tmp_path / "killed"
    command = [RASID, "gazetteer", "import", path, "--folder", folder]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    kept = folder / "whosonfirst.sqlite"
    while process.poll() is None and _last(kept) < 2 * imports.BATCH:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL, "it was done before it could be killed"
    assert 0 < (reached := _last(kept)) < 12_000
    assert Attached(kept).imports()[0].whole is False

    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    assert b"12,000 new" in done.stdout
    untouched = tmp_path / "untouched"
    subprocess.run([*command[:-1], untouched], capture_output=True, timeout=120, check=True)
    assert content(kept) == content(untouched / "whosonfirst.sqlite"), f"killed at record {reached}"


def _last(path: Path) -> int:
    """The last record that an import under way has kept."""
    try:
        with sqlite3.connect(database.uri(path, "ro"), uri=True) as connection:
            row = connection.execute("SELECT last FROM imports").fetchone()
    except sqlite3.OperationalError:
        return 0
    return int(row[0]) if row else 0


def test_a_file_that_is_no_gazetteer_is_told(tmp_path: Path) -> None:
    other = tmp_path / "geonames.sqlite"
    other.write_text("no database at all, but long enough to be looked at" * 20, encoding="utf-8")
    with pytest.raises(DatabaseError, match="no database"):
        Database(other, "geonames")
    with pytest.raises(DatabaseError, match="no database"):
        Attached(other)
    with pytest.raises(DatabaseError, match="no such file"):
        Attached(tmp_path / "nowhere.sqlite")


def test_a_database_of_another_version_is_told(
    imported: Imported, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = imported.take(table(tmp_path / "w.tsv", 2)).database
    monkeypatch.setattr(database, "VERSION", 99)
    with pytest.raises(DatabaseError, match="version 1, not 99"):
        Attached(path)
