"""What happened, goes on, is planned, asked for, threatened or denied, by the words around the act."""

from __future__ import annotations

import pytest

from rasid.coding import code
from rasid.records import Claim, Report


def claims(text: str) -> list[Claim]:
    return list(code(Report(id="r", text=text, published="2025-06-15T18:00:00")).claims)


def status(text: str, kind: str) -> list[str]:
    return [c.status for c in claims(text) if c.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("قتل 40 مدنيا منذ اندلاع المعارك بين الجيش والمتمردين يوم السبت.", "armed_clash", "ongoing"),
        ("تشن قوات الحكومة منذ أسبوع حملة عسكرية على معاقل المسلحين.", "military_operation", "ongoing"),
        ("آلاف المدنيين محاصرون في البلدة التي تقصفها المدفعية.", "siege", "ongoing"),
        ("قال ناشطون إن المدفعية قصفت السوق يومي الجمعة والسبت.", "shelling", "occurred"),
        ("ولم تقصف قواتنا أي حي سكني، بحسب قائد في الجيش.", "shelling", "denied"),
        ("قال قائد الجيش إنه لا صحة لأنباء سقوط المدينة بيد المسلحين.", "control_gained", "denied"),
        ("قال قائد الجيش إن ما يقال عن سقوط المدينة بيد المسلحين كذب.", "control_gained", "denied"),
        ("قال ناطق باسم الجيش للصحافيين، نافيا وقوع اشتباكات مع المسلحين، إن الوضع هادئ.", "armed_clash", "denied"),
        ("تقرر سحب القوات من المدينة بعد معارك مع المسلحين.", "withdrawal", "planned"),
        ("ويشمل الاتفاق بين الجيش والمتمردين سحب القوات من المدينة وعودة النازحين إلى منازلهم.", "return", "planned"),
        ("حذرت الأمم المتحدة من أن قصف المدينة قد يدفع آلاف المدنيين إلى النزوح.", "displacement", "planned"),
        ("قال عامل إغاثة إن البلدة تقصف وينبغي إجلاء الجرحى منها.", "evacuation", "called_for"),
        ("دعا المبعوث إلى وقف القصف المدفعي والإفراج عن المعتقلين.", "release", "called_for"),
        ("طالب الأهالي الجيش بفك الحصار، بينما قصف مسلحون البلدة بالهاون.", "shelling", "occurred"),
        ("حذرت جماعة الحوثي من أنها ستقصف السفن في البحر الأحمر.", "shelling", "threatened"),
        ("نفت قوات الدعم السريع قصف المخيم، واتهمت الجيش بالكذب.", "accusation", "occurred"),
    ],
)
def test_the_words_around_an_act_give_its_status(text: str, kind: str, expected: str) -> None:
    assert expected in status(text, kind)


TICKER = """شريط الأخبار

• الطيران الحربي يقصف حي الشجاعية
• الجيش يسحب دباباته من بنت جبيل
• مقتل ثلاثة مدنيين في قصف على صور
• مسلحون يسيطرون على مقر الشرطة في المكلا
• صفارات الإنذار تدوي في كريات شمونة
"""


def test_the_present_tense_of_a_ticker_tells_what_happened() -> None:
    told = {c.type: c.status for c in claims(TICKER)}
    assert told["air_strike"] == "occurred"
    assert told["withdrawal"] == "occurred"
    assert told["control_gained"] == "occurred"


def test_a_line_that_opens_with_its_verb_is_prose() -> None:
    text = TICKER + "وتطوق القوات حي الوعر من جهاته كلها\n"
    assert status(text, "siege") == ["ongoing"]
