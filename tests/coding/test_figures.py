"""Figures that no numeral tells: duals, and what is said not to be."""

from __future__ import annotations

import pytest

from rasid.coding import code
from rasid.records import Report

DUALS = [
    ("سقط قتيلان بقصف على بلدة سرمين.", ("killed", 2)),
    ("قُتل شخصان بقصف على بلدة سرمين.", ("killed", 2)),
    ("أصيبت امرأتان بقصف على بلدة سرمين.", ("injured", 2)),
    ("مقتل طفلين بقصف على بلدة سرمين.", ("killed", 2)),
    ("سقط مئتا قتيل بقصف على بلدة سرمين.", ("killed", 200)),
    ("نزح مليونا شخص من إدلب.", ("displaced", 2_000_000)),
]


def figures(text: str) -> list[tuple[str, int | None]]:
    coded = code(Report(id="r", text=text, published="2026-01-10"))
    return [(figure.measure, figure.best) for claim in coded.claims for figure in claim.figures]


@pytest.mark.parametrize(("text", "figure"), DUALS)
def test_a_dual_is_two(text: str, figure: tuple[str, int]) -> None:
    assert figures(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "قصف الجيش بلدة سرمين ولم يسفر القصف عن إصابات.",
        "قصف الجيش بلدة سرمين من دون وقوع ضحايا.",
        "قصف الجيش بلدة سرمين بلا ضحايا.",
        "قصف الجيش بلدة سرمين فسجلت صفر إصابات.",
    ],
)
def test_none_is_no_figure(text: str) -> None:
    assert figures(text) == []


def test_increments_and_bounds_with_their_subject() -> None:
    assert figures("قُتل 3 أشخاص وأصيب 12 آخرون بقصف على بلدة سرمين.") == [("killed", 3), ("injured", 12)]
    assert figures("تجاوز عدد القتلى في بلدة سرمين 400 قتيل بقصف الجيش.") == [("killed", 400)]
