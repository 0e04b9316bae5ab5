"""Whose words a report is as a whole: each test is a kind of report, in words of its own."""

from __future__ import annotations

import pytest

from rasid.coding import code
from rasid.records import Claim, Report


def claims(text: str) -> list[Claim]:
    return list(code(Report(id="r", text=text, published="2024-03-10T12:00:00+00:00")).claims)


@pytest.mark.parametrize(
    ("text", "who", "kind"),
    [
        ("وزارة الصحة - غزة\nالتقرير اليومي\n\nاستشهد 12 مواطنا في قصف على مخيم النصيرات.", "وزارة الصحة", "medical"),
        ("بيان صحفي صادر عن القيادة العامة للجيش\n\nدمرت وحدات الجيش 3 دبابات في غارة على الكرمة.", "القيادة العامة للجيش", "military"),
        ("خلية الإعلام الحربي\nموقف العمليات ليوم الخميس\n\n1- قصف مدفعي على مواقع داعش في تلعفر.", "خلية الإعلام الحربي", "military"),
        ("وزارة الدفاع: حصيلة العمليات الأسبوعية\n\nقصفت المدفعية مواقع المسلحين قرب سبها.", "وزارة الدفاع", "military"),
        ("المرصد السوري لحقوق الإنسان - ريف إدلب:: غارة جوية على بلدة سرمين.\nوقصف مدفعي على بنش.", "المرصد السوري لحقوق الإنسان", "monitor"),
        ("بسم الله الرحمن الرحيم\nبيان صادر عن حركة أحرار الشام\n\nقصف مجاهدونا ثكنة في جورين.", "حركة أحرار الشام", "armed_group"),
        (
            "قصفت مدفعية العدو قرى الحدود، ونؤكد أن قواتنا ردت على النار.\nونعلن مقتل 4 جنود في قصف على مرجعيون.\n\nالمقاومة الإسلامية",
            "المقاومة الإسلامية",
            "armed_group",
        ),
        ("أعلن المتحدث باسم الجيش ما يلي:\n\nقصفت المدفعية مواقع في تعز.\n\nوقتل 5 مسلحين في كمين قرب المخا.", "المتحدث باسم الجيش", "military"),
        (
            "قائد ميداني: لم نترك الحي\n\nكيف حال الحي؟\nقصفت الطائرات السوق أمس.\n\nوماذا عن الناس؟\nنزح 200 شخص من داريا.",
            "قائد ميداني",
            "armed_group",
        ),
    ],
)  # fmt: skip
def test_all_of_it_is_its_issuers(text: str, who: str, kind: str) -> None:
    found = claims(text)
    assert found
    for claim in found:
        assert claim.speaker, claim.type
        assert (claim.speaker[0].text, claim.speaker[0].kind) == (who, kind)


@pytest.mark.parametrize(
    "text",
    [
        "قصف على مخيم النصيرات\n\nاستشهد 12 مواطنا في قصف على مخيم النصيرات.",
        "وكالة الأنباء\nنشرة الصباح\n\nقصفت المدفعية بلدة سرمين ونزح 40 شخصا.",
        "الأمم المتحدة وأزمة السودان\n\nقصفت المدفعية بلدة كتم ونزح 400 شخص من البلدة.",
    ],
)
def test_an_outlets_report_is_its_own(text: str) -> None:
    found = claims(text)
    assert found
    assert not any(claim.speaker for claim in found)


def test_another_speaker_in_a_bulletin_speaks_for_himself() -> None:
    text = "وزارة الصحة - غزة\nالتقرير اليومي\n\nاستشهد 12 مواطنا في قصف مدفعي على النصيرات.\nوقال شهود عيان إن غارة جوية دمرت منزلا في رفح."
    told = {claim.type: claim.speaker[0].text for claim in claims(text) if claim.speaker}
    assert told["air_strike"] == "شهود عيان"
    assert told["shelling"] == "وزارة الصحة"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("أوتشا | السودان: تقرير رقم 8\n\n- قصفت المدفعية سوق الفاشر.", "أوتشا"),
        ("محافظة حمص - المرصد السوري لحقوق الإنسان:: قصفت المدفعية حي الوعر.", "المرصد السوري لحقوق الإنسان"),
        ("بيان رقم 12\nحركة أحرار الشام\n\nقصف مجاهدونا ثكنة في جورين.", "حركة أحرار الشام"),
        ("بيان مشترك للآلية الثلاثية بشأن السودان\n\nقصفت طائرات حي الكلاكلة في الخرطوم.", "للآلية الثلاثية"),
        (
            "تدين منظمة أطباء بلا حدود قصف المدينة.\n\nعالجت طواقمنا جرحى القصف المدفعي. وندعو إلى حمايتهم.",
            "منظمة أطباء بلا حدود",
        ),
    ],
)
def test_a_heading_names_whose_words_they_are(text: str, who: str) -> None:
    found = [
        c
        for c in code(Report(id="r", text=text, published="2024-03-10")).claims
        if c.type in ("shelling", "air_strike")
    ]
    assert [c.speaker[0].text for c in found] == [who] * len(found)
    assert found


def test_we_are_the_issuer_whoever_spoke_last() -> None:
    text = (
        "وزارة الصحة - غزة\nالتقرير اليومي\n\nقال مسؤول في البلدية إن المدفعية قصفت مخيم النصيرات.\n\n"
        "نناشد العالم فتح معبر رفح لإجلاء الجرحى."
    )
    asked = [c for c in code(Report(id="r", text=text, published="2024-03-10")).claims if c.type == "demand"]
    assert [c.speaker[0].text for c in asked] == ["وزارة الصحة"]
