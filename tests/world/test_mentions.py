"""Finding names: where a name begins and ends, what stands before it, and what is no name."""

from __future__ import annotations

import pytest

from rasid.arabic.tokens import tokenize
from rasid.world.mentions import Mention, find


def found(text: str) -> list[Mention]:
    return find(tokenize(text))


def places_in(text: str) -> list[str]:
    return [mention.text for mention in found(text) if mention.kind == "place"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وصلوا إلى حلب", ["حلب"]),
        ("بحلب وإدلب", ["حلب", "إدلب"]),
        ("في حيي الشيخ مقصود والأشرفية", ["الشيخ مقصود", "الأشرفية"]),
        ("في مدينة “دير الزور”", ["دير الزور"]),
        ("وديرالزور وللرقة", ["ديرالزور", "للرقة"]),
        ("من بلدات كتيان وسرمين، وبنش", ["كتيان", "سرمين", "بنش"]),
        ("في خَان شَيخون", ["خَان شَيخون"]),
        ("عبر معبر باب الهوى", ["معبر باب الهوى"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert places_in(text) == names


def test_spans_leave_out_the_proclitic() -> None:
    for text in ("قصف بحلب", "قصف وَحلب", "ثم والأشرفية في حي بني زيد"):
        for mention in found(text):
            assert text[mention.start : mention.end] == mention.text
            assert not mention.text.startswith(("ب ", "و"))


@pytest.mark.parametrize(
    "text",
    [
        "فتح الباب أمامهم",
        "قادهم صلاح الدين إلى النصر",
        "كتب عن الثورة والسلام",
        "وقف في الميدان وحده",
        "خرج على الناس",
        "السماء الزرقاء",
    ],
)
def test_common_words_are_no_sure_places(text: str) -> None:
    from rasid.world.resolve import resolve

    assert [r.id for r in resolve(found(text), "SY") if r.mention.kind == "place"] == []


@pytest.mark.parametrize(
    ("text", "head", "prep", "direction"),
    [
        ("في مدينة حلب", "مدينة", "في", ""),
        ("ببلدتي كتيان", "بلدة", "ب", ""),
        ("بريف حلب", "ريف", "ب", ""),
        ("شمال شرقي إدلب", None, "", "ne"),
        ("جنوب غرب مدينة إدلب", "مدينة", "", "sw"),
        ("شمالي غرب العراق", None, "", "nw"),
        ("ريف طرطوس الشمالي", "ريف", "", "n"),
        ("في العاصمة الليبية طرابلس", "عاصمة", "في", ""),
    ],
)
def test_what_stands_before(text: str, head: str | None, prep: str, direction: str) -> None:
    mention = next(m for m in found(text) if m.kind == "place")
    assert (mention.head.word if mention.head else None) == head
    assert mention.prep == prep
    assert mention.direction == direction


def test_a_list_keeps_its_type_word() -> None:
    first, second, third = found("أحياء الأشرفية والشيخ مقصود وبني زيد")
    assert first.head == second.head == third.head
    assert first.head is not None
    assert first.head.many
    single, next_one = found("حي الشيخ مقصود وحلب")
    assert single.head is not None
    assert next_one.head is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قصف قرية الغزلانكية مساء", "الغزلانكية"),
        ("اقتحموا بلدة تل الغرابين فجرا", "تل الغرابين"),
    ],
)
def test_unknown_names_after_a_type_word(text: str, name: str) -> None:
    mention = next(m for m in found(text) if m.kind == "place")
    assert mention.text == name
    assert mention.candidates == ()


@pytest.mark.parametrize("text", ["قصف حي سكني", "في بلدة مجاورة", "قرى وبلدات كثيرة", "في حي من أحيائها"])
def test_adjectives_are_no_unknown_names(text: str) -> None:
    assert places_in(text) == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("اتهم الجيش السوري", "sy-army"),
        ("قصف الطيران الإسرائيلي", "il-air-force"),
        ("أعلنت قوات سوريا الديمقراطية", "sy-sdf"),
        ("عناصر من تنظيم “قسد”", "sy-sdf"),
        ("وللمرصد السوري لحقوق الإنسان", "sy-sohr"),
        ("قالت وزارة الصحة اللبنانية", "lb-health-ministry"),
        ("للدعم السريع", "sd-rsf"),
    ],
)
def test_actors(text: str, actor: str) -> None:
    assert actor in [candidate for mention in found(text) for candidate in mention.candidates]


def test_adjectives_of_belonging_are_no_places() -> None:
    kinds = {mention.text: mention.kind for mention in found("مصادر سورية على الحدود السورية وسوريًا من سورية")}
    assert list(kinds.values()) == ["nisba", "nisba", "nisba", "place"] or kinds["سورية"] == "place"


def test_a_country_is_place_and_actor() -> None:
    mention = found("داخل إسرائيل")[0]
    assert mention.candidates == ("il",)
    assert mention.actors == ("il",)


def test_no_names_in_nothing() -> None:
    assert found("") == []
    assert found("\u200f \u064e !") == []


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("اتفاق بين إسرائيل ولبنان", True),
        ("قصفت إسرائيل المدينة", True),
        ("نزحوا إلى لبنان", False),
        ("يشهد السودان حربا", False),
        ("طالبت دمشق بانسحاب القوات", True),
        ("اجتماع في دمشق", False),
        ("محادثات مع دمشق", True),
        ("طلبت من لبنان نزع السلاح", True),
    ],
)
def test_a_state_that_acts_is_no_place(text: str, state: bool) -> None:
    mention = next(m for m in found(text) if m.kind == "place")
    assert mention.state is state


def test_a_distance_is_measured_from_a_mark() -> None:
    assert [m.mark for m in found("في السعدية (60 كلم شمال شرق بعقوبة)")] == [False, True]


@pytest.mark.parametrize("text", ["على الحدود السورية", "الخناق المالي على الحزب", "شهدت مدن سورية عدة تظاهرات"])
def test_an_adjective_is_no_country(text: str) -> None:
    assert places_in(text) == []


def test_a_type_word_with_the_article_governs_no_name() -> None:
    assert places_in("عبر المدينة وإن القوات انسحبت") == []
    assert places_in("في مدينة وان") == ["وان"]


def test_common_words_are_no_actors() -> None:
    assert [m.text for m in found("أفاد شهود في المنطقة")] == []


def test_an_article_parts_a_word_from_what_follows() -> None:
    assert [m.text for m in found("يعتزم التحالف فتح ممرات")] == ["التحالف"]
    assert [m.text for m in found("قال تحالف الفتح إنه فاز")] == ["تحالف الفتح"]
    assert [m.text for m in found("أعلن الاتحاد الأوروبي الحزمة")] == ["الاتحاد الأوروبي"]
