"""What leaves Rasid can be read by what it is for."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from rasid.exports import FORMATS
from rasid.exports import csv as table
from rasid.records import Claim, Coded, Entity, Figure, Place, Report, Speaker, When
from rasid.store import Store, questions
from rasid.store.questions import Filter

TEXT = "قصف على الشيخ مقصود،\nأوقع 9 قتلى"


def report(identity: str, kind: str, day: str, killed: int, *places: Place, actor: str = "=cmd") -> Coded:
    claim = Claim(
        report=identity,
        type=kind,
        trigger=(0, 3),
        evidence=(0, len(TEXT)),
        actors=(Entity(text=actor, span=(0, 3)),),
        places=places,
        time=When(start=day, end=day, precision="day"),
        figures=(
            Figure(measure="killed", low=killed, best=killed, high=killed, span=(0, 3)),
            Figure(measure="killed", low=800, best=800, high=800, span=(0, 3), scope="since"),
            Figure(measure="displaced", low=40, best=40, high=40, span=(0, 3), unit="family"),
        ),
        speaker=(Speaker(text="ناطق", span=(0, 3), kind="military"),),
    )
    return Coded(doc=Report(id=identity, text=TEXT, published=f"{day}T20:00", outlet="وكالة"), claims=(claim,))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Three events: at one place, at two, at none."""
    path: Path = tmp_path_factory.mktemp("exports") / "s.sqlite"
    one = Place(
        id="t-1", name="الشيخ مقصود", text="الحي", span=(0, 1), lat=36.2335, lon=37.1525, precision="neighbourhood"
    )
    two = Place(id="t-2", name="إدلب", text="إدلب", span=(0, 1), lat=35.93, lon=36.63, precision="town")
    with Store(str(path)) as made:
        made.add(
            [report("a", "shelling", "2026-01-06", 9, one), report("b", "control_gained", "2026-01-08", 2, one, two)]
        )
        made.add([report("c", "protest", "2026-01-09", 1)])
        made.link()
        yield made


def written(store: Store, name: str, f: Filter | None = None) -> tuple[int, bytes]:
    out = io.BytesIO()
    return FORMATS[name](store, f or Filter(), out), out.getvalue()


def read(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_has_a_row_an_event(store: Store) -> None:
    count, data = written(store, "csv")
    rows = read(data)
    assert count == len(rows) == 3
    assert tuple(rows[0]) == table.EVENT
    assert (rows[0]["type"], rows[0]["place"], rows[0]["latitude"], rows[0]["killed_low"]) == (
        "shelling", "الشيخ مقصود", "36.2335", "9",
    )  # fmt: skip
    assert (rows[0]["killed_high"], rows[0]["displaced_low"], rows[0]["displaced_families_low"]) == ("9", "", "40")
    assert rows[1]["other_places"] == "إدلب"
    assert rows[2]["place"] == ""


def test_csv_cells_are_no_formulas(store: Store) -> None:
    _, data = written(store, "csv")
    assert {row["actors"] for row in read(data)} == {"'=cmd"}


def test_every_table_keeps_its_columns(store: Store) -> None:
    tables = {
        table.CLAIM: table.claims(questions.claims(store)),
        table.TOLL: table.tolls(questions.tolls(store)),
        table.CONTROL: table.control(questions.control(store)),
    }
    for columns, rows in tables.items():
        rows = list(rows)
        assert rows
        assert all(set(row) <= set(columns) for row in rows)
        assert all(any(row.get(column) is not None for row in rows) for column in columns[:3])


def test_a_toll_says_its_unit_and_scope(store: Store) -> None:
    rows = list(table.tolls(questions.tolls(store, Filter(type="shelling"))))
    assert [(row["measure"], row["unit"], row["scope"], row["low"]) for row in rows] == [
        ("displaced", "family", "event", 40),
        ("killed", "person", "event", 9),
        ("killed", "person", "since", 800),
    ]


def test_a_claim_of_several_lines_is_one_row(store: Store) -> None:
    out = io.BytesIO()
    table.table(table.CLAIM, table.claims(questions.claims(store)), out)
    rows = read(out.getvalue())
    assert [row["quote"] for row in rows] == [" ".join(TEXT.split())] * 3
    assert rows[0]["figures"] == "killed 9 person; killed 800 person since; displaced 40 family"
    assert not out.closed


def test_geojson_has_a_feature_an_event_longitude_first(store: Store) -> None:
    count, data = written(store, "geojson")
    found = json.loads(data)
    shapes = [feature["geometry"] for feature in found["features"]]
    assert (found["type"], count, len(shapes)) == ("FeatureCollection", 3, 3)
    assert shapes[0] == {"type": "Point", "coordinates": [37.1525, 36.2335]}
    assert shapes[1]["type"] == "MultiPoint"
    assert shapes[2] is None
    assert found["features"][0]["properties"]["tolls"][1]["high"] == 9
    assert [f["id"] for f in found["features"]] == [e.id for e in questions.events(store)]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_filter_narrows_what_is_written(store: Store, name: str) -> None:
    assert written(store, name, Filter(type="protest"))[0] == 1
    assert written(store, name, Filter(place="nowhere"))[0] == 0
