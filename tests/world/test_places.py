"""The gazetteer: its records are whole, lie where they should, and know what they lie in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from rasid.world import build, places
from rasid.world.places import PlaceRecord
from rasid.world.words import name_key

BOXES = {
    "sy": (32.2, 37.5, 35.3, 42.5), "iq": (28.9, 37.5, 38.7, 48.9), "ye": (11.8, 19.1, 41.5, 54.8), "lb": (32.9, 34.8, 34.9, 36.7),
    "ps": (31.1, 32.7, 34.1, 35.7), "il": (29.3, 33.5, 34.1, 35.95), "jo": (29.1, 33.5, 34.8, 39.4), "sd": (8.5, 22.4, 21.7, 38.8),
    "ly": (19.4, 33.5, 9.2, 25.4), "so": (-1.8, 12.2, 40.2, 51.6), "eg": (21.8, 31.9, 24.6, 37.0),
}  # fmt: skip
"""South, north, west, east of each country told in full, in degrees."""
LOOSE = 0.2
"""Seas, border crossings and the far side of a border may lie so many degrees outside."""


@pytest.fixture(scope="module")
def known() -> places.Places:
    return places.load()


def of_country(known: places.Places, code: str) -> list[PlaceRecord]:
    return [known.get(place) for place in known.ids if place == code or place.startswith(f"{code}-")]


def test_ids_are_unique_and_many(known: places.Places) -> None:
    assert len(known) == len(known.ids) == len(set(known.ids))
    assert len(known) > 50_000


def test_parents_exist_and_end_in_a_country(known: places.Places) -> None:
    for place in known.ids:
        chain = known.parents(place)
        assert len(chain) <= 5
        if not place.startswith("x-"):
            assert known.get((chain or [place])[-1]).level == "country", place


@pytest.mark.parametrize("code", sorted(BOXES))
def test_places_lie_in_their_country(known: places.Places, code: str) -> None:
    south, north, west, east = BOXES[code]
    outside = [
        record.id
        for record in of_country(known, code)
        if record.level not in ("country", "region", "site")
        and not (south - LOOSE <= record.lat <= north + LOOSE and west - LOOSE <= record.lon <= east + LOOSE)
    ]
    assert not outside


@pytest.mark.parametrize(
    ("code", "governorates"),
    [
        ("sy", 14),
        ("iq", 19),
        ("ye", 22),
        ("lb", 8),
        ("ps", 16),
        ("jo", 12),
        ("sd", 18),
        ("ly", 22),
        ("so", 18),
        ("eg", 27),
        ("il", 6),
        ("ae", 7),
        ("bh", 4),
        ("dj", 6),
        ("dz", 58),
        ("km", 3),
        ("kw", 6),
        ("ma", 12),
        ("mr", 15),
        ("om", 11),
        ("qa", 8),
        ("sa", 13),
        ("tn", 24),
    ],
)
def test_first_level_units_are_whole(known: places.Places, code: str, governorates: int) -> None:
    records = [record for record in of_country(known, code) if record.level == "governorate"]
    assert len(records) == governorates
    assert len({record.code for record in records}) == governorates
    assert all(record.code.startswith(f"{code.upper()}-") for record in records)


@pytest.mark.parametrize(
    ("code", "districts"), [("tn", 74), ("ma", 70), ("om", 60), ("sa", 118), ("mr", 22), ("ae", 17), ("jo", 51)]
)
def test_second_level_units_are_there_and_lie_in_the_first(known: places.Places, code: str, districts: int) -> None:
    records = [record for record in of_country(known, code) if record.level == "district"]
    assert len(records) >= districts
    assert all(record.parent and known.get(record.parent).level == "governorate" for record in records)


def test_regions_of_several_countries_know_them(known: places.Places) -> None:
    assert set(known.get("x-sahel").countries) == {"ml", "ne", "bf", "td", "mr"}
    assert known.get("sy-coast").countries == ("sy",)


@pytest.mark.parametrize(
    ("place", "lat", "lon"),
    [
        ("sy-aleppo-city", 36.2021, 37.1343),
        ("sy-aleppo-sheikh-maqsoud", 36.237, 37.154),
        ("sy-aleppo-ashrafiyah", 36.227, 37.147),
        ("sy-aleppo-bani-zaid", 36.235, 37.130),
        ("sy-manbij", 36.53, 37.96),
        ("sd-el-fasher", 13.63, 25.35),
        ("ps-gaza-city", 31.50, 34.47),
    ],
)
def test_coordinates(known: places.Places, place: str, lat: float, lon: float) -> None:
    record = known.get(place)
    assert places.distance_km(record.lat, record.lon, lat, lon) < 1


def test_records_read_well(known: places.Places) -> None:
    for place in known.ids:
        record = known.get(place)
        assert name_key(record.ar), place
        assert record.radius_km > 0
        assert 0 <= record.rank <= 4
        assert record.source


def test_a_place_without_coordinates_of_its_own_has_its_parents(known: places.Places) -> None:
    marked = [record for record in map(known.get, known.ids) if record.at_parent]
    assert marked
    for record in marked:
        assert record.parent is not None
        parent = known.get(record.parent)
        assert (record.lat, record.lon) == (parent.lat, parent.lon), record.id
        assert record.radius_km >= parent.radius_km, record.id


def test_within_by_parents_and_by_region(known: places.Places) -> None:
    assert known.within("sy-aleppo-sheikh-maqsoud", "sy-aleppo-city")
    assert known.within("sy-aleppo-sheikh-maqsoud", "sy")
    assert known.within("sy-jableh", "sy-coast")
    assert known.within("sy-aleppo", "sy-aleppo")
    assert not known.within("sy-aleppo-city", "sy-aleppo-sheikh-maqsoud")
    assert not known.within("sy-aleppo-city", "sy-coast")
    assert not known.within("lb-tripoli", "ly")


def test_names_find_every_spelling(known: places.Places) -> None:
    for name in ("دير الزور", "ديرالزور", "خان يونس", "خانيونس", "كفرنبل", "كفر نبل", "كوباني", "عين العرب"):
        assert known.named(name_key(name)), name


@pytest.mark.parametrize(
    ("place", "unit"),
    [
        ("ye-al-jabin-district", "ye-raymah"),
        ("sd-ed-daein-district", "sd-east-darfur"),
        ("sd-zalingei-district", "sd-central-darfur"),
        ("iq-darbandihkan-district", "iq-sulaymaniyah"),
        ("eg-esna-district", "eg-luxor-governorate"),
    ],
)
def test_districts_lie_in_their_governorate(known: places.Places, place: str, unit: str) -> None:
    assert known.get(place).parent == unit


def test_unknown_ids_are_said() -> None:
    with pytest.raises(KeyError):
        places.load().get("sy-atlantis")


def test_broken_lines_are_refused(tmp_path: Path) -> None:
    head = "\t".join(build.COLUMNS)
    good = "xx\tبلد\tLand\tcountry\t\t1\t2\t\t\t\t\town"
    cases = {
        "columns": ("id\tname", "name the columns"),
        "level": (f"{head}\n{good.replace('country', 'planet')}", "not a place"),
        "latitude": (f"{head}\n{good.replace('1', 'north', 1)}", "not a place"),
        "rank": (f"{head}\nxx\tبلد\tLand\tcountry\t\t1\t2\t\thigh\t\t\town", "not a place"),
        "twice": (f"{head}\n{good}\n{good}", "stand twice"),
        "parent": (f"{head}\n{good}\nxx-a\tا ب\tA\ttown\tyy\t1\t2\t\t\t\t\town", "unknown parent"),
    }
    for name, (text, message) in cases.items():
        path = tmp_path / f"{name}.tsv"
        path.write_text(text + "\n", encoding="utf-8")
        with pytest.raises(ValueError, match=message):
            build.read_places([path])


def test_compact_form_follows_its_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cache" / "core.msgpack"
    monkeypatch.setattr(build, "CORE", path)
    made = build.core.__wrapped__()
    assert path.exists()
    path.write_bytes(b"not a table")
    assert build.core.__wrapped__().stamp == made.stamp
    monkeypatch.setattr(build, "stamp", lambda: "changed")
    assert build.core.__wrapped__().stamp == "changed"


def test_one_command_builds_the_compact_form(known: places.Places) -> None:
    command = [sys.executable, "-m", "rasid.world.build"]
    built = subprocess.run(command, capture_output=True, timeout=120, check=True, text=True)
    assert built.stdout.startswith(f"{len(known)} places, {len(known.names)} names, ")
    assert build.core.__wrapped__().stamp == build.stamp()


@pytest.mark.skipif(sys.platform != "linux", reason="memory is told by the page only here")
def test_opening_takes_little_memory() -> None:
    code = (
        "import os, pathlib\n"
        "pages = lambda: int(pathlib.Path('/proc/self/statm').read_text().split()[1])\n"
        "from rasid.world import actors, places\n"
        "places.load(), actors.load()\n"
        "print(pages() * os.sysconf('SC_PAGE_SIZE'))"
    )
    command = [sys.executable, "-c", code]
    subprocess.run(
        command, capture_output=True, timeout=120, check=True
    )  # makes the compact form where it is not there
    told = subprocess.run(command, capture_output=True, timeout=120, check=True, text=True)
    assert int(told.stdout) < 60_000_000
