"""Where an act took place, and what in its sentence is no place of it."""

from __future__ import annotations

import pytest

from rasid.coding import code
from rasid.records import WHOLE_PLACE, Place, Report


def places(text: str, kind: str, published: str = "2024-05-10") -> tuple[Place, ...]:
    found = [c for c in code(Report(id="r", text=text, published=published)).claims if c.type == kind]
    assert len(found) == 1, found
    return found[0].places


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        # only the most specific of a nested name
        ("قصف على بلدة طفس بريف درعا الغربي أمس.", "shelling", ["طفس"]),
        # two quarters behind one type word
        ("اشتباكات في حيي الشيخ مقصود والأشرفية في حلب.", "armed_clash", ["الشيخ مقصود", "الأشرفية"]),
        # a distance is measured from the town; nothing happened in it
        ("انفجرت عبوة ناسفة في بلدة السعدية (60 كلم شمال شرق بعقوبة).", "explosion", ["السعدية"]),
        # where somebody sits, and where people come from
        ("قال المرصد ومقره لندن إن قصفا استهدف بلدة سرمين.", "shelling", ["سرمين"]),
        ("قتل شاب من أبناء درعا برصاص مجهولين في بلدة طفس.", "attack", ["طفس"]),
        # states and governments that act
        ("قصفت إسرائيل مدينة صور أمس.", "shelling", ["صور"]),
        ("طالبت واشنطن بوقف القصف على مدينة الأبيض.", "demand", ["الأبيض"]),
        # a word that stands for a place cites the place's name
        ("اقتحمت قوات الاحتلال مدينة نابلس. وقال شهود إن قوة اعتقلت شابين من المدينة.", "detention", ["نابلس"]),
        # the nearest act of the sentence lends its place
        ("قصفت المدفعية بلدة سرمين، ما أدى إلى نزوح 40 عائلة.", "displacement", ["سرمين"]),
        # no pin is invented: not from the office of who speaks, and not from another sentence
        ("قال محافظ كركوك إن قوات الأمن اعتقلت 5 مسلحين.", "detention", []),
        ("قصفت المدفعية بلدة سرمين. وفي وقت لاحق اعتقلت قوات الأمن 5 مسلحين.", "detention", []),
    ],
)
def test_places(text: str, kind: str, names: list[str]) -> None:
    assert [p.text for p in places(text, kind)] == names


def test_a_place_the_gazetteer_does_not_know_stays_without_a_pin() -> None:
    (place,) = places("قصف على قرية تلزهوان بريف درعا أمس.", "shelling")
    assert (place.text, place.id, place.lat) == ("تلزهوان", None, None)


def test_a_month_is_no_place() -> None:
    assert all(p.text != "تشرين" for p in places("قصفت قوات النظام بلدة سرمين في تشرين الأول الماضي.", "shelling"))


def test_where_somebody_spoke_abroad_is_not_where_it_happened() -> None:
    text = "قُتل مدنيان بقصف على مدينة إدلب. ونزحت عائلات من سرمين وبنش. وفي جنيف، قال متحدث أممي إن 300 شخص نزحوا."
    (claim,) = (
        c for c in code(Report(id="r", text=text, published="2024-05-10")).claims if "300" in text[slice(*c.evidence)]
    )
    assert "جنيف" not in [p.text for p in claim.places]


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("سيطر الجيش السوري على مدينة حلب باستثناء حي الشيخ مقصود.", ["الشيخ مقصود"]),
        ("سيطر الجيش السوري على أحياء مدينة حلب ما عدا حيي الشيخ مقصود والأشرفية.", ["الشيخ مقصود", "الأشرفية"]),
        ("قال الجيش السوري إنه سيطر على كل أحياء حلب ولم يتبق سوى حي الشيخ مقصود.", ["الشيخ مقصود"]),
        ("سيطر الجيش السوري على حي الشيخ مقصود، إلا أن حي الأشرفية في حلب ما زال خارج سيطرته.", []),
    ],
)
def test_a_place_that_is_left_out_is_not_where_it_happened(text: str, left_out: list[str]) -> None:
    claims = [c for c in code(Report(id="r", text=text, published="2026-01-10")).claims if c.type == "control_gained"]
    assert claims
    assert [p.text for c in claims for p in c.places if p.role == "except"] == left_out
    assert not left_out or {p.text for c in claims for p in c.places if p.role == "at"} == {"حلب"}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("سيطر الجيش السوري على مدينة حلب بالكامل.", True),
        ("أحكم الجيش السوري سيطرته على جميع أحياء مدينة حلب.", True),
        ("سيطرت قوات الدعم السريع على كامل ولاية شمال دارفور.", True),
        ("سيطر الجيش السوري على مدينة حلب.", False),
        ("سيطر الجيش السوري على كل من مدينة حلب وبلدة سرمين.", False),
    ],
)
def test_that_all_of_a_place_is_meant_is_told_by_a_rule(text: str, whole: bool) -> None:
    (claim, *_) = code(Report(id="r", text=text, published="2026-01-10")).claims
    assert (WHOLE_PLACE in claim.rules) is whole


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("القاهرة - قتل جنود في تفجير عبوة ناسفة قرب الشيخ زويد.", "explosion", ["الشيخ زويد"]),
        ("قتل مسلحون محافظ ديالى في هجوم على موكبه قرب بعقوبة.", "attack", ["بعقوبة"]),
        ("هاجم مسلحون خط نفط قادما من إيران قرب مدينة بعقوبة.", "attack", ["بعقوبة"]),
    ],
)
def test_no_dateline_no_office_no_origin(text: str, kind: str, places: list[str]) -> None:
    claims = code(Report(id="r", text=text, published="2024-05-10")).claims
    assert [p.text for c in claims if c.type == kind for p in c.places] == places
