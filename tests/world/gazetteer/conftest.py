"""Small files of each form of source. The places are real; their ids are made up."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from rasid.world.gazetteer import imports
from rasid.world.gazetteer.attached import Extended, extended
from rasid.world.gazetteer.imports import Listening, Outcome

WOF_HEAD = "country wof_id placetype name_en names_ar lat lon region_id county_id geonames_id population".replace(
    " ", "\t"
)


def geonames_line(
    identity: int,
    name: str,
    others: str,
    lat: float,
    lon: float,
    code: str = "PPL",
    *,
    admin: str = "09",
    population: int = 0,
) -> str:
    """A line of a country's file."""
    kind = {"ADM": "A", "PPL": "P"}.get(code[:3], "S")
    fields = [identity, name, name, others, lat, lon, kind, code, "SY", "", admin, "", "", "", population, "", 380]
    return "\t".join(map(str, [*fields, "Asia/Damascus", "2020-01-01"]))


def feature(properties: dict[str, Any], west: float = 37.0, south: float = 36.0, size: float = 0.2) -> dict[str, Any]:
    """A GeoJSON feature whose shape is a square of so many degrees."""
    ring = [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def wof(identity: int, arabic: str, lat: float, lon: float, **more: Any) -> dict[str, Any]:
    """A feature of Who's On First."""
    told = {
        "wof:id": identity, "wof:name": "Some place", "wof:placetype": "locality", "wof:country": "SY", "geom:latitude": lat,
        "geom:longitude": lon, "name:ara_x_preferred": [arabic], "wof:hierarchy": [], **more,
    }  # fmt: skip
    return feature(told, lon, lat, 0.01)


def sheet(path: Path, **sheets: list[list[Any]]) -> Path:
    """An .xlsx with sheets of these rows."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    book.save(path)
    return path


def write(path: Path, lines: Iterable[str]) -> Path:
    """A text file of lines."""
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def write_json(path: Path, value: Any) -> Path:
    """A file of JSON."""
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


class Imported:
    """A folder of imported places with what its imports said."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.left_out: list[tuple[str, str]] = []

    def take(self, path: Path) -> Outcome:
        """Import a file."""
        told = Listening(lambda where, why: self.left_out.append((where, why)), lambda reached: None)
        return imports.run(path, imports.recognise(path), self.folder, told)

    def places(self) -> Extended:
        """The core with all that was imported."""
        found = extended([self.folder])
        assert isinstance(found, Extended)
        return found


@pytest.fixture
def imported(tmp_path: Path) -> Imported:
    """An empty folder to import into."""
    return Imported(tmp_path / "imported")
