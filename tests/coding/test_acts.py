"""Which type an act has by what it was done with, and which acts are told twice."""

from __future__ import annotations

import pytest

from rasid.coding import code
from rasid.records import Report


def types(text: str) -> list[str]:
    return [c.type for c in code(Report(id="r", text=text, published="2025-06-15T18:00:00")).claims]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قال سكان إن طائرات قصفت مواقع للمسلحين في ريف المدينة.", "air_strike"),
        ("سلاح الجو دمر مستودعا للذخيرة قرب الحدود.", "air_strike"),
        ("المروحيات تستهدف مقاتلين من التنظيم في الوادي.", "air_strike"),
        ("وأعلن الجيش أن مسيراته دمرت قاعدة للمتمردين شرق البلدة.", "drone_strike"),
        ("الدفاعات الجوية للجيش دمرت صاروخين أطلقا على قاعدة عسكرية.", "destruction"),
        ("أما المدفعية فقصفت مواقع للمسلحين في ريف المدينة.", "shelling"),
        ("دمر مسلحون الطائرة التي استهدفوها في مدرج المطار.", "destruction"),
    ],
)
def test_what_flies_before_a_verb_makes_the_strike(text: str, kind: str) -> None:
    assert kind in types(text)
    assert kind == "air_strike" or "air_strike" not in types(text)


def test_strikes_without_means_are_those_the_report_tells_of() -> None:
    aloft = "شن الطيران الحربي غارات على مواقع الجماعة في صعدة. وقال مسؤول إن الضربات ستتواصل ضد قادة الجماعة."
    assert set(types(aloft)) == {"air_strike"}
    both = "شن الطيران غارات على صعدة. وأطلق الحوثيون صواريخ على مأرب. وتجدد القصف على مواقع الجماعة في تعز مساء."
    assert types(both).count("air_strike") == 1
    ground = "شن الطيران غارات على صعدة. وقتل مدنيان في قصف مدفعي لجماعة الحوثي على حي في تعز."
    assert types(ground) == ["air_strike", "shelling"]


def test_a_toll_by_somebody_else_is_of_the_act() -> None:
    text = (
        "أسفر هجوم انتحاري في كابول عن مقتل 20 شخصا، بحسب وزارة الداخلية. "
        "لكن مستشفى الطوارئ تحدث عن 31 قتيلا في المدينة."
    )
    assert types(text) == ["suicide_attack", "suicide_attack"]


def test_two_who_do_alike_do_two_things() -> None:
    text = "الأردن يغلق معبر جابر مع سوريا، ولبنان يغلق معابره البرية."
    assert types(text) == ["movement_restriction", "movement_restriction"]


def test_what_attackers_burn_is_an_act_and_the_damage_of_a_strike_is_none() -> None:
    assert "destruction" in types("اقتحم مسلحون مقر القائمقامية في سنجار وأضرموا النار في مكاتبه.")
    assert "destruction" not in types("قصفت المدفعية بلدة سرمين بالقذائف ودمرت منازل فيها.")


def test_what_is_condemned_is_its_target() -> None:
    text = "وندد الأمين العام بالهجوم على قافلة الإغاثة قرب نيالا."
    claims = code(Report(id="r", text=text, published="2025-06-15T18:00:00")).claims
    assert [t.text for c in claims if c.type == "condemnation" for t in c.targets] == ["بالهجوم"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("استهدفت مسيّرة سيارة لحزب الله على طريق الخردلي.", "drone_strike"),
        ("استهدف مسلحون مسيرة سلمية للمتظاهرين في بغداد بالرصاص.", "attack"),
        ("تستهدف مدفعية الجيش مواقع للمسلحين شرق البلدة.", "shelling"),
        ("طيران الجيش يعاود قصف مواقع للمسلحين في الوادي.", "air_strike"),
        ("فر مقاتلون من التنظيم نحو الجبال بعد قصف مدفعي.", "withdrawal"),
        ("قوات الاحتلال تقتل شابا عند حاجز حوارة.", "attack"),
        ("الجيش السوداني يدخل مدينة سنجة بعد معارك مع الدعم السريع.", "control_gained"),
    ],
)
def test_who_does_it_tells_what_it_is(text: str, kind: str) -> None:
    assert kind in types(text)


def test_who_is_killed_does_not_kill() -> None:
    assert "attack" not in types("انفجرت عبوة ناسفة بدورية من قوات الأمن قُتل ثلاثة منهم.")


def test_who_owns_to_an_operation_owns_to_the_act() -> None:
    text = "قتل خمسة بتفجير سيارة مفخخة في مقديشو. وتبنت حركة الشباب العملية في بيان."
    told = [(c.type, [s.text for s in c.speaker]) for c in code(Report(id="r", text=text)).claims]
    assert ("explosion", ["حركة الشباب"]) in told


def test_what_nobody_owns_to_or_all_condemn_is_no_further_act() -> None:
    text = "قتل خمسة بتفجير سيارة مفخخة في مقديشو. وأدان مجلس الأمن التفجير. ولم تتبن أي جهة الهجوم."
    assert types(text).count("explosion") == 1
    assert "attack" not in types(text)


def test_a_square_or_a_hospital_keeps_its_name() -> None:
    assert "withdrawal" not in types("نقل الجرحى بعد القصف المدفعي إلى مستشفى الجلاء قرب ميدان التحرير.")


def test_prisoners_who_are_freed_are_counted_as_freed() -> None:
    text = "أفرج الجيش الإسرائيلي عن 90 أسيرا بعد معارك في غزة."
    figures = [f.measure for c in code(Report(id="r", text=text)).claims for f in c.figures]
    assert figures == ["released"]


def test_a_headlines_toll_is_told_with_its_act() -> None:
    text = "الصحة: 12 شهيدا في غزة\n\nقصفت طائرات الاحتلال منزلا في مدينة غزة، فاستشهد 12 مواطنا."
    assert types(text) == ["air_strike"]
