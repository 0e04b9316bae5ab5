"""GeoJSON feature by feature, and the middle of shapes."""

from __future__ import annotations

import io
import json

import pytest

from rasid.world.gazetteer import geojson
from rasid.world.gazetteer.entry import FormError

FEATURES = [{"type": "Feature", "properties": {"n": n, "text": "[{\"'،" * n}, "geometry": None} for n in range(40)]


@pytest.mark.parametrize("chunk", [1, 7, 100, 1 << 20])
@pytest.mark.parametrize("indent", [None, 2])
def test_features_come_out_whole(chunk: int, indent: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    text = json.dumps({"type": "FeatureCollection", "features": FEATURES}, indent=indent, ensure_ascii=False)
    start = text.index("[") + 1
    monkeypatch.setattr(geojson, "_CHUNK", max(chunk, start))
    assert list(geojson.features(io.StringIO(text))) == FEATURES
    assert list(geojson.features(io.StringIO(json.dumps(FEATURES[3])))) == [FEATURES[3]]


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.99])
def test_a_text_that_ends_early_gives_what_came_before(cut: float) -> None:
    text = json.dumps({"features": FEATURES})
    found: list[object] = []
    with pytest.raises(FormError):
        found.extend(geojson.features(io.StringIO(text[: int(len(text) * cut)])))
    assert found == FEATURES[: len(found)]
    assert found


def test_what_is_no_feature_is_told() -> None:
    for text in ("", "{}", "[]", "<html>", '{"type": "Topology"}'):
        with pytest.raises(FormError):
            list(geojson.features(io.StringIO(text)))


def test_the_middle_and_reach_of_shapes() -> None:
    square = [[37.0, 36.0], [37.2, 36.0], [37.2, 36.2], [37.0, 36.2], [37.0, 36.0]]
    far = [[x + 5, y] for x, y in square[:3]] + [[42.0, 36.0]]
    for shape in (
        {"type": "Polygon", "coordinates": [square]},
        {"type": "MultiPolygon", "coordinates": [[far], [square]]},
    ):
        found = geojson.area(shape)
        assert found is not None
        assert (found.lat, found.lon) == pytest.approx((36.1, 37.1), abs=1e-6)
        assert 11 < found.radius_km < 15
    assert geojson.area({"type": "Point", "coordinates": [37, 36]}) == (36.0, 37.0, 0.0)
    assert geojson.area({"type": "Polygon", "coordinates": [[[37, 36], [37, 36], [37, 36]]]}) is None
    assert geojson.area(None) is None
