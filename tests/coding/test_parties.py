"""Who did it and to whom: the ways of saying that the rules read, one a case."""

from __future__ import annotations

import pytest

from rasid.coding import code
from rasid.records import Claim, Report


def claims(text: str, kind: str, published: str = "2024-05-10") -> list[Claim]:
    return [c for c in code(Report(id="r", text=text, published=published)).claims if c.type == kind]


def one(text: str, kind: str) -> Claim:
    found = claims(text, kind)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets"),
    [
        # verbs: the subject behind or before them, the object, what stands behind على
        ("هاجم تنظيم داعش ثكنة للجيش العراقي غرب الرطبة.", "attack", ["تنظيم داعش"], ["ثكنة للجيش العراقي"]),
        ("قوات الدعم السريع قصفت مستشفى في الأبيض.", "shelling", ["قوات الدعم السريع"], ["مستشفى"]),
        ("اعتقلت الشرطة عددا من المتظاهرين في البصرة.", "detention", ["الشرطة"], ["المتظاهرين"]),
        ("أطلق مسلحون النار على حافلة قرب بعلبك.", "attack", ["مسلحون"], ["حافلة"]),
        ("خطف مسلحون طبيبا و3 ممرضين من مستشفى في غات.", "abduction", ["مسلحون"], ["طبيبا", "ممرضين"]),
        # passives: the subject undergoes, the doer stands behind من قبل, على يد or the arms
        ("قُتل مزارع برصاص حرس الحدود قرب بلدة الحجيرة.", "attack", ["حرس الحدود"], ["مزارع"]),
        # nouns: agent and patient in construct, ل, على, adjectives, relative verbs
        ("أدى قصف الجيش الإسرائيلي منزلا في رفح إلى مقتل امرأة.", "shelling", ["الجيش الإسرائيلي"], ["منزلا"]),
        ("قصف مدفعي للحوثيين على أحياء سكنية شرق تعز.", "shelling", ["للحوثيين"], ["أحياء سكنية"]),
        ("غارة إسرائيلية على سيارة في النبطية.", "air_strike", ["إسرائيلية"], ["سيارة"]),
        ("قصف من قبل قوات النظام طال سوقا شعبية في أريحا.", "shelling", ["قوات النظام"], ["سوقا شعبية"]),
        ("أصيب جنود في هجوم شنته حركة الشباب على قاعدة عسكرية في بيدوا.", "attack", ["حركة الشباب"], ["قاعدة عسكرية"]),
        ("الهجوم الذي نفذه مسلحون استهدف مسجدا في كركوك.", "attack", ["مسلحون"], ["مسجدا"]),
        # the subject of the verb that a noun completes
        ("شنت قوات حفتر هجوما على مواقع في غريان.", "attack", ["قوات حفتر"], ["مواقع"]),
        # demands
        ("طالبت الأمم المتحدة الحوثيين بوقف الهجمات.", "demand", ["الأمم المتحدة"], ["الحوثيين"]),
    ],
)  # fmt: skip
def test_who_and_whom(text: str, kind: str, actors: list[str], targets: list[str]) -> None:
    claim = one(text, kind)
    assert [a.text for a in claim.actors] == actors
    assert [t.text for t in claim.targets] == targets


@pytest.mark.parametrize(
    ("text", "kind", "sides"),
    [
        ("اندلعت اشتباكات بين قوات الأمن و«قسد» شرق الرقة.", "armed_clash", ["قوات الأمن", "قسد"]),
        ("اشتبك الجيش السوداني مع قوات الدعم السريع في بحري.", "armed_clash", ["الجيش السوداني", "قوات الدعم السريع"]),
        ("قصف الحوثيون مأرب أمس، واستمرت المعارك بينهم وبين القوات الحكومية.", "armed_clash", ["الحوثيون", "القوات الحكومية"]),
    ],
)  # fmt: skip
def test_both_sides(text: str, kind: str, sides: list[str]) -> None:
    assert [a.text for a in one(text, kind).actors] == sides


@pytest.mark.parametrize(
    "text",
    [
        "قال المرصد السوري لحقوق الإنسان إن 4 مدنيين قتلوا في قصف على بلدة سرمين.",
        "أعلنت وزارة الصحة مقتل 6 أشخاص في قصف على مدينة الأبيض.",
        "ذكرت وكالة رويترز أن قصفا استهدف ميناء الحديدة.",
        "نقل الدفاع المدني 7 جرحى بعد قصف على بلدة سرمين.",
    ],
)
def test_who_tells_an_act_of_force_does_not_do_it(text: str) -> None:
    assert one(text, "shelling").actors == ()


def test_a_verb_without_a_subject_has_that_of_the_one_before() -> None:
    text = "اقتحمت قوات الاحتلال بلدة قباطية فجرا واعتقلت شابين."
    assert [a.text for a in one(text, "detention").actors] == ["قوات الاحتلال"]


def test_who_tells_of_himself_acts() -> None:
    text = "أكدت قوات الدعم السريع أنها بسطت سيطرتها على بابنوسة."
    assert [a.id for a in one(text, "control_gained").actors] == ["sd-rsf"]


def test_an_act_told_again_has_its_doer() -> None:
    text = "قصفت قوات حفتر حي أبو سليم. وقال مسعفون إن القصف أسفر عن مقتل 5 مدنيين."
    assert {a.text for c in claims(text, "shelling") for a in c.actors} == {"قوات حفتر"}


def test_what_is_called_for_is_to_be_done_by_whom_it_is_asked_of() -> None:
    text = "طالبت الأمم المتحدة الحوثيين بالإفراج عن موظفيها."
    assert [a.id for a in one(text, "release").actors] == ["ye-houthi"]


def test_a_headline_cites_the_words_of_the_body() -> None:
    text = "قصف على سرمين\n\nقصفت قوات النظام بلدة سرمين في ريف إدلب أمس."
    place = one(text, "shelling").places[0]
    assert place.span[0] > text.index("\n")


def test_an_adjective_of_the_victim_is_no_doer() -> None:
    assert one("اغتيال مسؤول فلسطيني في مخيم عين الحلوة.", "attack").actors == ()


def test_a_governorate_is_no_governor() -> None:
    claim = one("استهدفت ميليشيات الحوثي مستشفى حيس بمحافظة الحديدة بقذائف الهاون.", "shelling")
    assert [a.id for a in claim.actors] == ["ye-houthi"]


def test_who_announces_that_he_holds_a_place_holds_it() -> None:
    claim = one("وأعلن الجيش السوداني سيطرته على مدينة سنجة يوم الجمعة.", "control_gained")
    assert [a.text for a in claim.actors] == ["الجيش السوداني"]


def test_a_verb_beside_a_noun_is_no_part_of_it() -> None:
    claim = one("قصف الجيش السوداني مبنى يستخدم مخزنا في بلدة بارا.", "shelling")
    assert [t.text for t in claim.targets] == ["مبنى"]


def test_the_seat_that_is_held_does_not_hold() -> None:
    claim = one("أعلنت قوات الدعم السريع سيطرتها على مقر قيادة الفرقة السادسة في الفاشر.", "control_gained")
    assert [a.text for a in claim.actors] == ["قوات الدعم السريع"]
