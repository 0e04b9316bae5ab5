"""Each form of source is told by what is in it, and its places come in whole."""

from __future__ import annotations

import gzip
import lzma
import sys
from pathlib import Path

import pytest

from rasid.world.gazetteer import imports
from rasid.world.gazetteer.entry import FormError
from rasid.world.words import name_key

from .conftest import WOF_HEAD, Imported, feature, geonames_line, sheet, wof, write, write_json


def test_geonames(imported: Imported, tmp_path: Path) -> None:
    lines = [
        geonames_line(1, "Aleppo Governorate", "Halab,محافظة حلب", 36.1, 37.5, "ADM1"),
        geonames_line(2, "Kafr Zuhur", "كفر زهور", 36.35, 37.31, population=7000),
        geonames_line(3, "Old Ruin", "الخربة القديمة", 36.4, 37.4, "PPLH"),
        geonames_line(4, "Abu Zuhur Hospital", "مستشفى أبو زهور", 36.41, 37.41, "HSP"),
        geonames_line(5, "Some Stream", "", 36.42, 37.42, "STMX"),
    ]
    done = imported.take(write(tmp_path / "SY.txt", lines))
    assert (done.form.source, done.new, done.merged, done.broken) == ("geonames", 3, 0, 0)
    (town,) = imported.places().named(name_key("كفر زهور"))
    assert (town.id, town.en, town.level, town.rank) == ("sy-gn-2", "Kafr Zuhur", "town", 1)
    assert (town.lat, town.lon, town.source) == (36.35, 37.31, "geonames")
    assert imported.places().parents("sy-gn-2") == ("sy-aleppo", "sy")
    assert imported.places().named(name_key("مستشفى أبو زهور"))[0].level == "site"


def test_names_of_geonames_in_arabic(imported: Imported, tmp_path: Path) -> None:
    names = write(tmp_path / "alternateNamesV2.txt", [
        "11\t2\tar\tكفر زهور الكبرى\t1\t\t\t\t\t",
        "12\t2\tar\tاسم قديم\t\t\t\t1\t\t",
        "13\t2\tfr\tKafr Zouhour\t\t\t\t\t\t",
        "14\t99\tar\tبلدة أخرى\t\t\t\t\t\t",
    ])  # fmt: skip
    with pytest.raises(FormError, match="no places yet"):
        imported.take(names)
    imported.take(write(tmp_path / "SY.txt", [geonames_line(2, "Kafr Zuhur", "كفر زهور", 36.35, 37.31)]))
    assert imported.take(names).new == 1
    (town,) = imported.places().named(name_key("كفر زهور الكبرى"))
    assert (town.ar, town.variants) == ("كفر زهور الكبرى", ("كفر زهور",))
    assert imported.places().named(name_key("اسم قديم")) == ()


@pytest.mark.parametrize("packed", ["", ".gz", ".xz"])
def test_table_of_whos_on_first(packed: str, imported: Imported, tmp_path: Path) -> None:
    rows = [
        WOF_HEAD,
        "sy\t10\tcounty\tZuhur\tناحية زهور\t36.3\t37.3\t\t\t\t",
        "sy\t11\tlocality\tZuhur al-Bayda\tزهور البيضاء|الزهور البيضا\u200e\t36.31\t37.31\t\t10\t1234\t60000",
    ]
    path = tmp_path / f"wof.tsv{packed}"
    data = "\n".join(rows).encode()
    path.write_bytes(gzip.compress(data) if packed == ".gz" else lzma.compress(data) if packed else data)
    assert imported.take(path).new == 2
    (town,) = imported.places().named(name_key("الزهور البيضا"))
    assert (town.id, town.ar, town.rank, town.parent) == ("sy-wof-11", "زهور البيضاء", 2, "sy-wof-10")


def test_whos_on_first_as_files(imported: Imported, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.joinpath("a").mkdir(parents=True)
    write_json(folder / "a" / "21.geojson", wof(21, "تل الزعفران", 36.21, 37.91))
    write_json(folder / "a" / "21-alt-quattroshapes.geojson", wof(21, "تل آخر", 30, 37))
    write_json(folder / "22.geojson", wof(22, "قرية زائلة", 36.22, 37.92, **{"edtf:deprecated": "2020-01-01"}))
    folder.joinpath("23.geojson").write_text('{"type": "Feature", "properties": {"wof:id": 23', encoding="utf-8")
    done = imported.take(folder)
    assert (done.new, done.broken) == (1, 1)
    assert "23.geojson" in imported.left_out[0][1]
    (town,) = imported.places().named(name_key("تل الزعفران"))
    assert (town.id, town.en) == ("sy-wof-21", "Some place")
    single = write_json(tmp_path / "24.geojson", wof(24, "تل السوسن", 36.3, 37.9))
    assert imported.take(single).new == 1


def test_geoboundaries(imported: Imported, tmp_path: Path) -> None:
    told = {"shapeName": "Zuhur", "shapeISO": "SY-ZZ", "shapeID": "B7", "shapeGroup": "SYR", "shapeType": "ADM2"}
    whole = {
        "type": "FeatureCollection",
        "features": [feature(told), feature(told | {"shapeID": "B8", "shapeGroup": "X"})],
    }
    done = imported.take(write_json(tmp_path / "gb.geojson", whole))
    assert (done.new, done.broken) == (1, 1)
    unit = imported.places().get("sy-gb-b7")
    assert (unit.level, unit.code) == ("district", "SY-ZZ")
    assert unit.lat == pytest.approx(36.1, abs=1e-3)
    assert unit.lon == pytest.approx(37.1, abs=1e-3)
    assert unit.radius_km == pytest.approx(11.3, abs=0.2)


OLD = ["admin2Name_en", "admin2Name_ar", "admin2Pcode", "admin1Name_en", "admin1Name_ar", "admin1Pcode", "date"]
OLDER = ["ADM2_EN", "ADM2_AR", "ADM2_PCODE", "ADM1_EN", "ADM1_AR", "ADM1_PCODE", "validOn"]
NEW = ["adm2_name", "adm2_name1", "adm2_pcode", "adm1_name", "adm1_name1", "adm1_pcode", "version"]


@pytest.mark.parametrize("header", [OLD, OLDER, NEW])
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_units_of_ocha(header: list[str], suffix: str, imported: Imported, tmp_path: Path) -> None:
    rows = [
        [*header, "center_lat", "center_lon"],
        ["Zuhur", "زهور", "SY0299", "Aleppo", "حلب", "SY02", "x", 36.3, 37.3],
    ]
    if suffix == ".csv":
        path = write(tmp_path / "adm2.csv", (",".join(map(str, row)) for row in rows))
    else:
        path = sheet(tmp_path / "syr.xlsx", about=[["Title"], ["More"]], adm2=rows)
    assert (done := imported.take(path)).new == 1, imported.left_out
    assert done.form.source == "cod-ab"
    unit = imported.places().get("sy-pcode-sy0299")
    assert (unit.ar, unit.en, unit.level, unit.code, unit.lat) == ("زهور", "Zuhur", "district", "SY0299", 36.3)


def test_units_without_coordinates(imported: Imported, tmp_path: Path) -> None:
    first = [["adm1_name", "adm1_name1", "adm1_pcode"], ["Aleppo", "حلب", "SY02"]]
    second = [
        OLD,
        ["Zuhur", "زهور", "SY0299", "Aleppo", "حلب", "SY02", ""],
        ["Manbij", "منبج", "SY0204", "", "", "SY02", ""],
    ]
    assert imported.take(sheet(tmp_path / "syr.xlsx", one=first, two=second)).new == 3
    places = imported.places()
    core = places.get("sy-aleppo")
    unit = places.get("sy-pcode-sy0299")
    assert (unit.lat, unit.lon, unit.radius_km) == (core.lat, core.lon, core.radius_km)
    assert unit.at_parent
    assert not core.at_parent
    assert unit.parent == "sy-aleppo"


def test_populated_places(imported: Imported, tmp_path: Path) -> None:
    head = [
        "featurename_en",
        "featurename_ar",
        "featurealtname1_ar",
        "pcode",
        "adm1_en",
        "adm1_pcode",
        "point_x",
        "point_y",
    ]
    rows = [
        head,
        ["Zuhur", "زهور", "الزهور الكبيرة", "C9999", "Aleppo", "SY02", 37.31, 36.31],
        ["No point", "بلا نقطة", None, "SYC10", "Aleppo", "SY02", None, None],
    ]
    done = imported.take(sheet(tmp_path / "places.xlsx", syr_populatedplaces=rows))
    assert (done.form.source, done.new, done.broken) == ("populated-places", 1, 1)
    assert imported.left_out[0][0].endswith("places.xlsx:3")


def test_what_is_of_no_form_is_told_with_the_forms_there_are(tmp_path: Path) -> None:
    cases = {
        "poem.txt": "قفا نبك من ذكرى حبيب ومنزل\n",
        "empty.txt": "",
        "sheet.csv": "a,b\n1,2\n",
        "thing.json": '{"a": 1}',
        "zip.xlsx": "no zip",
        "cut.tsv.gz": "no gzip",
    }
    for name, text in cases.items():
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        with pytest.raises(FormError) as error:
            imports.recognise(path)
        assert error.value.advice, name
    with pytest.raises(FormError, match="no such file"):
        imports.recognise(tmp_path / "nowhere")
    with pytest.raises(FormError, match=r"no \.geojson"):
        imports.recognise(tmp_path)


def test_without_the_library_for_sheets_it_is_told_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sheet(tmp_path / "syr.xlsx", adm2=[OLD])
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(FormError, match="not installed") as error:
        imports.recognise(path)
    assert error.value.advice == "pip install 'rasid[gazetteer]'"
