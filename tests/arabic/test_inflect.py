import pytest

from rasid.arabic import inflect
from rasid.arabic.text import fold


@pytest.mark.parametrize(
    ("past", "present", "surfaces"),
    [
        ("قصف", "يقصف", "قصفت قصفوا يقصف تقصف سيقصف يقصفون"),
        ("شنّ", "يشنّ", "شن شنت شنوا يشن تشن"),
        ("أصاب", "يصيب", "أصابت أصيب أصيبت يصاب يصب"),
        ("دعا", "يدعو", "دعت دعوا تدعو"),
        ("نفى", "ينفي", "نفت نفوا ينفون"),
        ("هاجم", "يهاجم", "هوجمت هاجموا"),
        ("لقي", "يلقى", "لقيت لقوا"),
    ],
)
def test_a_verb_takes_the_forms_of_its_class(past: str, present: str, surfaces: str) -> None:
    forms = inflect.verb(past, present)
    for surface in surfaces.split():
        assert fold(surface) in forms, surface


def test_a_passive_that_is_spelled_apart_is_told_apart() -> None:
    forms = inflect.verb("أصاب", "يصيب")
    assert forms[fold("أصيب")].voice == "passive"
    assert forms[fold("أصاب")].voice == "active"


def test_a_noun_has_its_dual_and_plural() -> None:
    forms = inflect.noun("غارة", ["غارات"])
    assert forms[fold("غارتين")].number == "dual"
    assert forms[fold("غارات")].number == "plural"
    assert inflect.noun("قتيل", ["قتلى"])[fold("قتيلان")].number == "dual"


def test_a_masdar_takes_a_sound_plural() -> None:
    assert inflect.masdar("اشتباك")[fold("اشتباكات")].number == "plural"


def test_a_doubled_middle_letter_stays() -> None:
    forms = inflect.verb("طوّق", "يطوق")
    assert fold("تطوق") in forms
    assert fold("نطاق") not in forms
