"""What is read how stands in numbers.toml: a text, the words of each number in it, and their value."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from rasid.arabic import numbers
from rasid.arabic.numbers import Number
from rasid.arabic.tokens import tokenize

SECTIONS = tomllib.loads(Path(__file__).with_name("numbers.toml").read_text(encoding="utf-8"))["section"]
CASES = [case for section in SECTIONS for case in section["cases"]]
KINDS = {"ordinal": ", ordinal", "fraction": ", fraction", "percent": " %"}
BOUNDS = {"about": "about ", "at_least": "at least ", "more_than": "more than ", "at_most": "at most ", "less_than": "less than "}  # fmt: skip


def shown(number: Number) -> str:
    """The value as the table has it."""
    if number.kind == "label":
        return "label"
    if number.qualifier not in ("range", "vague"):
        amount = BOUNDS.get(number.qualifier, "") + figure(number, number.value)
    elif number.high is None:
        amount = f"{figure(number, number.low)} or more"
    else:
        amount = f"{figure(number, number.low)} to {figure(number, number.high)}"
    return amount + KINDS.get(number.kind, "") + (", vague" if number.qualifier == "vague" else "")


def figure(number: Number, value: float | None) -> str:
    assert value is not None
    value = round(value * 100, 6) if number.kind == "percent" else value
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:.4g}" if value < 1000 else f"{value:,.2f}"


def as_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_number_is_read_as_the_table_has_it(case: dict[str, Any]) -> None:
    text = case["text"]
    read = [(text[slice(*number.span)], shown(number)) for number in numbers.find(text)]
    assert read == list(zip(as_list(case.get("words", [])), as_list(case.get("value", [])), strict=True))


def test_no_text_stands_twice_in_the_table() -> None:
    texts = [case["text"] for case in CASES]
    assert len(set(texts)) == len(texts)


LOW_BEST_HIGH = [
    ("20 قتيلا", 20, 20, 20),
    ("نحو 20 قتيلا", 20, 20, 20),
    ("ما لا يقل عن 20", 20, 20, None),
    ("أكثر من 20", 20, 20, None),
    ("لا يتجاوز 20", None, 20, 20),
    ("أقل من 20", None, 20, 20),
    ("بين 15 و20", 15, None, 20),
    ("عشرات القتلى", 20, None, 99),
    ("ملايين", 2_000_000, None, None),
]


@pytest.mark.parametrize(("text", "low", "best", "high"), LOW_BEST_HIGH)
def test_low_best_and_high(text: str, low: int | None, best: int | None, high: int | None) -> None:
    found = numbers.find(text)
    assert [(n.low, n.best, n.high) for n in found] == [(low, best, high)]


def test_spans_leave_out_what_is_glued_on_and_full_takes_in_the_qualifier() -> None:
    text = "وأسفر عن أكثر من عشرين قتيلا و3 جرحى"
    first, second = numbers.find(text)
    assert text[slice(*first.full)] == "أكثر من عشرين"
    assert text[slice(*second.span)] == "3"


def test_full_takes_in_what_is_counted_inside_a_qualifier() -> None:
    text = "تجاوز عدد القتلى في المدينة 400"
    assert [text[slice(*n.full)] for n in numbers.find(text)] == [text]


def test_tokens_may_be_given() -> None:
    text = "بينهم 7 أطفال وثلاث نساء"
    assert numbers.find(text, tokenize(text)) == numbers.find(text)
