"""What the documentation, the readme and the pages say of quality is what a run measures now, and tells nothing of the held-out gold."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

import mistakes
import quality
import quality_page
import reading
from rasid.evaluate import Reading
from rasid.web import quality as q
from rasid.web.language import language

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def measured() -> q.Quality:
    return quality.measure()


def test_what_is_written_is_what_is_measured(measured: q.Quality) -> None:
    assert measured == q.load(), "run make quality"


def test_the_documentation_and_the_readme_are_in_step() -> None:
    for path, text in quality_page.pages(ROOT, q.load()).items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run make quality"


def test_calibration_is_that_of_the_evaluation(measured: q.Quality) -> None:
    scores = quality.scored(quality.read("gold/held.jsonl"))
    assert scores.calibration_error == pytest.approx(measured.held.calibration_error, abs=0.001)
    assert measured.held.layer("events").f1 == pytest.approx(scores.layers["events"].f1)


def test_nothing_of_the_held_out_gold_is_told_but_counts() -> None:
    opened = {one.doc.id: one.doc.text for name in quality.train.GOLD for one in reading.gold(name)}
    examples = [example for mistake in q.load().mistakes for example in mistake.examples]
    assert examples
    for example in examples:
        assert example.words.removesuffix(" …") in opened[example.report]
    written = (quality.DATA.read_text(encoding="utf-8"), (ROOT / "docs" / "quality.md").read_text(encoding="utf-8"))
    for one in [*reading.gold("gold/held.jsonl"), *reading.gold("negatives_held.jsonl")]:
        lines = [line for line in one.doc.text.split("\n") if len(line) > quality.AROUND]
        assert all(one.doc.id not in text and not any(line in text for line in lines) for text in written)


def test_parts_add_up_to_the_whole(measured: q.Quality) -> None:
    for gold in measured.golds:
        whole = gold.layer("events")
        for layers in (gold.types, [part.layer("events") for part in gold.countries]):
            assert sum(layer.gold for layer in layers) == whole.gold == gold.claims
            assert sum(layer.read for layer in layers) == whole.read == sum(one.claims for one in gold.bins)
            assert sum(layer.right for layer in layers) == whole.right == sum(one.right for one in gold.bins)
    assert 0 < sum(part.reports for part in measured.by_register()) < measured.open.reports


def test_a_second_reading_stands_beside_the_coder() -> None:
    reads = quality.read("gold/open.jsonl")[:4]
    assert quality.readers(reads, []) is None
    first, other = reads[0].gold, reads[1].gold
    careless = Reading(doc=other.doc, claims=other.claims[:1], times=other.times)
    both = quality.readers(reads, [first, careless])
    assert both is not None
    assert both.reports == 2
    events = both.layer("events")
    assert (events.right, events.gold) == (len(first.claims) + 1, len(first.claims) + len(other.claims))
    assert both.coded("events").gold == events.gold
    found = q.load()
    told = replace(found, held=replace(found.held, readers=both), open=replace(found.open, readers=None))
    assert told.two_readers() == 2
    page = "".join(quality_page.document(told))
    assert "two readers of 2 held-out" in page
    assert "two readers, held-out (2)" in quality_page.short(told)
    assert language("en")("quality.readers_text", n="2 reports") in page
    assert language("en")("quality.one_reader") not in page


def test_stale_weights_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quality.train, "shipped", lambda learn: None)
    with pytest.raises(SystemExit, match="make train"):
        quality.read_open()


def test_a_readme_without_its_lines_is_told(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Rasid\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="has no lines"):
        quality_page.pages(tmp_path, q.load())


def test_long_words_are_cut_where_words_end() -> None:
    text = "كلمة " * 40
    made = Reading(doc=reading.gold("gold/open.jsonl")[0].doc)
    made = replace(made, doc=replace(made.doc, text=text))
    shown = quality.example(made, mistakes.Mistake("missed", (100, 195), "attack", None))
    assert shown.before.startswith("…كلمة")
    assert shown.words.endswith("كلمة …")
    assert len(shown.before) <= quality.AROUND + 1
    assert len(shown.words) <= quality.LONGEST + 2


@pytest.mark.parametrize("code", ["ar", "en"])
def test_every_kind_and_value_has_words(code: str) -> None:
    words = language(code)
    for kind in mistakes.KINDS:
        assert words(f"quality.kind.{kind}")
    for layer in q.LAYERS:
        assert words(f"quality.layer.{layer}")
    assert {layer.name for layer in q.load().held.layers} == set(q.LAYERS)
    assert q.value("status", "denied", words) == words("status.denied")
    assert q.value("missed", None, words) == words("quality.nothing")
    assert q.value("figure_missed", "killed 9", words) == f"{words('measure.killed')} 9"


def test_shares_of_nothing() -> None:
    empty = q.Layer(name="events")
    assert (empty.precision, empty.recall, empty.f1) == (None, None, None)
    half = q.Layer(name="events", right=1, gold=2, read=1)
    assert (half.precision, half.recall, half.f1) == (1.0, 0.5, pytest.approx(2 / 3))


def test_what_is_left_of_surer_claims() -> None:
    held = q.load().held
    bins = (q.Bin(tenth=4, claims=10, confidence=0.45, right=2), q.Bin(tenth=8, claims=30, confidence=0.85, right=27))
    left = replace(held, bins=bins).surest()
    assert [one.least for one in left] == [0.5, 0.6, 0.7, 0.8]
    assert (left[0].claims, left[0].kept, left[0].right) == (30, 0.75, 0.9)
    assert replace(held, bins=bins).calibration_error == pytest.approx((2.5 + 1.5) / 40)
