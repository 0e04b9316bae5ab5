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


def told(text: str) -> list[tuple[str, int | None, str, str | None]]:
    coded = code(Report(id="r", text=text, published="2026-01-10"))
    return [(f.measure, f.best, f.scope, f.change) for claim in coded.claims for f in claim.figures]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # a period longer than an act's makes a running total, this morning does not
        ("قُتل 12 مدنيا بقصف الجيش على بلدة سرمين منذ بدء الحرب.", [("killed", 12, "since", None)]),
        ("قُتل 12 مدنيا بقصف الجيش على بلدة سرمين منذ فجر اليوم.", [("killed", 12, "event", None)]),
        ("نزح 300 شخص من سرمين خلال شهرين جراء قصف الجيش.", [("displaced", 300, "since", None)]),
        # a change covers the figure joined to it
        (
            "ارتفعت حصيلة قصف الجيش على بلدة سرمين إلى 31 قتيلا و77 جريحا.",
            [("killed", 31, "event", "rose_to"), ("injured", 77, "event", "rose_to")],
        ),
        # an older value beside the new one
        (
            "قالت الوزارة إن 31 شخصا قتلوا بقصف الجيش على سرمين، وكانت قد أحصت 22 قتيلا.",
            [("killed", 31, "event", None), ("killed", 22, "event", "previous")],
        ),
    ],
)
def test_totals_and_changes(text: str, figures: list[tuple[str, int, str, str | None]]) -> None:
    assert told(text) == figures


@pytest.mark.parametrize(
    ("text", "figures_told"),
    [
        ("قتيل وجريحان في قصف على بلدة سرمين.", [("killed", 1), ("injured", 2)]),
        ("سقط قتيل وجريحان بقصف على بلدة سرمين.", [("killed", 1), ("injured", 2)]),
        # the verb that ends a clause counts the numbers that it begins with
        ("قالت الوزارة إن 12 من الرهائن و18 من الخاطفين قتلوا بقصف الجيش.", [("killed", 12), ("killed", 18)]),
        # who attacks is no victim, and who was not hurt no figure
        ("فجر انتحاري نفسه في سوق في سرمين فقتل 6 مدنيين.", [("killed", 6)]),
        ("قصف الجيش بلدة سرمين دون إصابة أي مدني.", []),
        # a noun joined by و is not what the number counts
        ("استشهد منهم أربعة وأُسر الباقون في كمين للجيش.", [("killed", 4)]),
        ("أفرجت قوات الدعم السريع، الثلاثاء، عن 18 موقوفا في الفاشر.", [("released", 18)]),
        ("أصيب أكثر من 160 صباح الأربعاء بقصف الجيش على سرمين.", [("injured", 160)]),
    ],
)
def test_who_is_counted(text: str, figures_told: list[tuple[str, int]]) -> None:
    assert figures(text) == figures_told


def test_the_group_of_who_is_counted() -> None:
    coded = code(
        Report(id="r", text="قُتل ثلاثة من رجال حرس الحدود وأصيب اثنان وسيدة بقصف على سرمين.", published="2026-01-10")
    )
    assert [f.group for c in coded.claims for f in c.figures][:1] == ["combatant"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("خروج آخر دفعة من مقاتلي قسد من حي الشيخ مقصود في حلب.", []),
        ("قتل جندي وأصيب آخر أمس في قصف على قاعدة للجيش السوري في حلب.", [("killed", 1), ("injured", 1)]),
        ("قتل جندي وأصيب آخر في قصف على قاعدة للجيش السوري في حلب.", [("killed", 1), ("injured", 1)]),
    ],
)
def test_the_last_of_something_is_nobody(text: str, told: list[tuple[str, int]]) -> None:
    assert figures(text) == told
