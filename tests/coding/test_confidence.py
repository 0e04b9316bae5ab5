"""Confidence is a sum of weights that the open gold gave, and says so."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from msgspec.structs import replace

import train
from rasid.coding import code, confidence
from rasid.records import Claim, Report

TEXT = "قصفت قوات النظام بلدة سرمين بالمدفعية أمس، ما أسفر عن مقتل 5 مدنيين وإصابة 12 آخرين."


@pytest.fixture(scope="module")
def learn() -> list[train.Row]:
    return train.learnt()


@pytest.fixture
def claim() -> Claim:
    (found,) = code(Report(id="r", text=TEXT, published="2026-01-09")).claims
    return found


def test_the_weights_are_those_of_the_gold_and_the_coder(learn: list[train.Row]) -> None:
    assert train.shipped(learn) is not None, "run make train"


def test_training_never_reads_what_is_held_out() -> None:
    assert not [name for name in train.GOLD if "held" in name]
    assert all((Path(train.__file__).parent / name).exists() for name in train.GOLD)


def test_a_fit_is_where_no_weight_can_make_it_likelier() -> None:
    often, seldom = ("rule", "often"), ("rule", "seldom")
    rows = [train.Row((train.BASE, often), i % 10 != 0, i) for i in range(100)]
    rows += [train.Row((train.BASE,), i % 2 == 0, i) for i in range(100)]
    rows += [train.Row((train.BASE, seldom), False, i) for i in range(train.SELDOM - 1)]
    loose, held = train.fit(rows, 0.01), train.fit(rows, 1000.0)
    assert train.chance(loose, rows[0]) == pytest.approx(0.9, abs=0.01)
    assert loose[often] > 5 * held[often] > 0
    assert seldom not in loose


def test_crossed_confidence_knows_nothing_of_its_own_fold() -> None:
    told = ("rule", "told")
    rows = [train.Row((train.BASE, told), number % train.FOLDS == 0, number) for number in range(200)]
    first = train.crossed(rows, 1.0)[0]
    assert first < 0.05, "its fold alone is right, and the others say that such claims are wrong"


def test_a_confidence_is_the_sum_of_its_reasons(claim: Claim) -> None:
    found = confidence.reasons(claim)
    assert {("type", "shelling"), ("rule", "word.sure"), ("has", "actor")} <= {(r.kind, r.name) for r in found}
    odds = sum(reason.weight for reason in found)
    assert claim.confidence == round(1 / (1 + math.exp(-odds)), 2)
    less = replace(claim, actors=())
    assert confidence.of(less) < claim.confidence


def test_what_no_field_shows_is_among_the_rules() -> None:
    text = f"قصف على سرمين\n\n{TEXT}\nووقعت اشتباكات في المدينة."
    rules = {c.type: c.rules for c in code(Report(id="r", text=text, published="2026-01-09")).claims}
    assert "word.sure" in rules["shelling"]
    assert "time.beside" in rules["armed_clash"]
    head = code(Report(id="r", text="غارة على سرمين\n\nلا جديد.", published="2026-01-09")).claims
    assert "told.headline" in head[0].rules


def test_nothing_is_certain() -> None:
    assert (confidence.probability(-50), confidence.probability(0), confidence.probability(50)) == (0.01, 0.5, 0.99)


def test_what_has_no_weight_adds_nothing(claim: Claim) -> None:
    strange = replace(claim, rules=(*claim.rules, "act.new"))
    assert confidence.of(strange) == claim.confidence
    assert 0 < confidence.of(replace(claim, type="parade")) < 1
