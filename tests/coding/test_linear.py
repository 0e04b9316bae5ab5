"""A long report costs no more a word than a short one, whatever it repeats."""

from __future__ import annotations

import time

import pytest

from rasid.coding import code
from rasid.records import Report

pytestmark = pytest.mark.timed

SHORT, LONG = 100, 800
WORSE = 3.0
"""How much dearer a word of the long report may be: a machine with other work to do is uneven, a square would be eight times."""


def seconds(text: str) -> float:
    begun = time.process_time()
    code(Report(id="r", text=text, published="2024-01-10"))
    return time.process_time() - begun


@pytest.mark.parametrize(
    "unit",
    [
        "قال مصدر طبي إن 5 مدنيين قُتلوا بقصف على بلدة سرمين أمس.\n",
        "قُتل \ud800 5 مدنيين \udfff بغارة على بلدة بنش 😀\u200f ",
        "اشتبك الجيش مع مسلحين، ونفى المتحدث سقوط قتلى، بحسب وكالة الأنباء. ",
        "وقال الجيش إن ",
        "«",
        "بين 5 و",
    ],
)
def test_a_long_report_costs_no_more_a_word(unit: str) -> None:
    seconds(unit * SHORT)  # what is remembered of the words is not counted
    short = min(seconds(unit * SHORT) for _ in range(3))
    assert seconds(unit * LONG) < max(short, 0.005) * (LONG / SHORT) * WORSE


@pytest.mark.parametrize("number", ["7" * 400, "7" * 20, "مليون " * 100, "1" + " 000" * 100])
def test_a_number_of_any_length_does_not_raise(number: str) -> None:
    code(Report(id="r", text=f"قُتل {number} شخصا بقصف على بلدة سرمين أمس.", published="2024-01-10"))


def test_a_megabyte_without_a_space_is_read() -> None:
    assert seconds("قصفالجيش" * 125_000) < 30
