"""The page of quality shows every figure that was measured."""

from __future__ import annotations

import re

import pytest
from httpx import Client
from msgspec.structs import replace

from rasid.web import names, quality
from rasid.web.language import language


@pytest.fixture(params=["ar", "en"])
def shown(request: pytest.FixtureRequest, client: Client) -> tuple[str, str]:
    answer = client.get("/quality", params={"lang": request.param})
    assert answer.status_code == 200
    return request.param, answer.text


def rows(text: str) -> dict[str, list[str]]:
    """The cells of each row of the tables, without their marks, by the head of the row."""
    plain = re.compile(r"<[^>]+>")
    found = {}
    for head, rest in re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', text, flags=re.DOTALL):
        cells = re.findall(r"<td[^>]*>(.*?)</td>", rest, flags=re.DOTALL)
        found[plain.sub("", head).strip()] = [plain.sub("", cell).strip() for cell in cells]
    return found


def share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def test_every_layer_with_its_figures(shown: tuple[str, str]) -> None:
    code, text = shown
    words, found, q = language(code), rows(text), quality.load()
    for name in quality.LAYERS:
        layer, cells = q.held.layer(name), found[words(f"quality.layer.{name}")]
        assert cells[1:4] == [share(layer.precision), share(layer.recall), share(layer.f1)]
        assert cells[-2:] == [share(q.open.layer(name).f1), str(layer.gold)]


def test_every_type_country_and_register(shown: tuple[str, str]) -> None:
    code, text = shown
    words, found, q = language(code), rows(text), quality.load()
    for one in q.by_type():
        cells = found[names.event_type(one.name, words)]
        assert cells[1:] == [share(one.held.f1), share(one.open.f1), f"{one.held.gold} · {one.open.gold}"]
    for place in q.by_country():
        part = place.held or place.open
        assert part
        assert found[quality.value("country", place.name, words)][1] == share(part.layer("events").f1)
    for register in q.by_register():
        assert found[words.label("register", register.name)][1] == share(register.layer("events").f1)


def test_calibration_mistakes_and_negatives(shown: tuple[str, str]) -> None:
    code, text = shown
    words, found, q = language(code), rows(text), quality.load()
    for name, gold in (("held", q.held), ("open", q.open)):
        assert found[words(f"quality.{name}")][0] == f"{gold.calibration_error:.3f}"
    assert text.count("<circle") == sum(len(gold.bins) for gold in q.golds)
    for mistake in q.mistakes:
        if mistake.open:
            assert found[words(f"quality.kind.{mistake.kind}")][:2] == [str(mistake.open), str(mistake.held)]
    for one in q.negatives:
        assert found[words(f"quality.set.{one.name}")][1] == str(one.claims)


def test_two_readings_stand_beside_the_coder(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    measured = quality.load()
    agreed = tuple(replace(layer, right=3, gold=4, read=4) for layer in measured.held.layers)
    both = quality.Readers(reports=21, layers=agreed, coder=measured.held.layers)
    told = replace(measured, held=replace(measured.held, readers=both), open=replace(measured.open, readers=None))
    monkeypatch.setattr(quality, "load", lambda: told)
    text = client.get("/quality", params={"lang": "en"}).text
    assert text.count('class="readers" style="--at: 0.750"') == len(quality.LAYERS)
    assert "Two readers have marked 21 reports" in text
    assert rows(text)["places on the map"][4] == "0.75"


def test_the_foot_of_every_page_leads_there(client: Client) -> None:
    assert 'href="/quality"' in client.get("/reports").text.partition("<footer")[2]
    assert client.get("/about").text.partition("<footer")[0].count('href="/quality"') == 1
