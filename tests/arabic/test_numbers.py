"""What is read how: a text, the quantity words, value, low, best, high, qualifier and kind of the first number in it."""

import pytest

from rasid.arabic import numbers
from rasid.arabic.tokens import tokenize

VALUES = [
    ("٣٥", 35),
    ("۳۵", 35),
    ("9,200 مسافر", 9200),
    ("١٠٠٬٠٠٠", 100_000),
    ("3،186 أسرة", 3186),
    ("1 250 000 نازح", 1_250_000),
    ("1.500 مقاتل", 1500),
    ("0.770", 0.77),
    ("٫٧٧", 0.77),
    ("4.5 مليون", 4_500_000),
    ("1,5 مليون", 1_500_000),
    ("26،013,94", 26013.94),
    ("صفر", 0),
    ("إحدى عشرة", 11),
    ("اثني عشر", 12),
    ("ثمانيَ عشرةَ", 18),
    ("خمسة وعشرون", 25),
    ("خمسه و عشرين", 25),
    ("مائة وأربعة وعشرين", 124),
    ("ثلاثمئة وخمسين", 350),
    ("ثلاث مائة", 300),
    ("سبعمية", 700),
    ("مئتا أسير", 200),
    ("ألفا عنصر", 2000),
    ("مليوني نازح", 2_000_000),
    ("ألفين و83", 2083),
    ("35 ألفا و233", 35_233),
    ("٧ آلاف و٤٠", 7040),
    ("مليون و200 ألف", 1_200_000),
    ("مليونا و200 ألف", 1_200_000),
    ("مليون ونصف المليون", 1_500_000),
    ("مليون ونصف", 1_500_000),
    ("نصف مليون", 500_000),
    ("ثلاثة أرباع المليون", 750_000),
    ("مئة ألف مليون", 100_000_000_000),
    ("أربعة فاصلة خمسة مليون", 4_500_000),
    ("خمسة وأربعة من عشرة", 5.4),
    ("سبعة وسبعون و ثلاثة أسداس", 77.5),
    ("واحد من كل خمسة", 0.2),
    ("ثلثي السكان", 2 / 3),
    ("90% منها", 0.9),
    ("خمسة عشر بالمئة", 0.15),
    ("15 في المئة", 0.15),
    ("الحادي والعشرين", 21),
    ("الأحد عشر", 11),
    ("التاسعة عشرة", 19),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_of_a_number(text: str, value: float) -> None:
    assert numbers.find(text)[0].value == pytest.approx(value)


BOUNDS = [
    ("اعتقلوا 20 شخصا", "20", 20, 20, 20, "exact"),
    ("نحو 35 ألفا", "35 ألفا", 35_000, 35_000, 35_000, "about"),
    ("يقدر بـ20 ألفا", "20 ألفا", 20_000, 20_000, 20_000, "about"),
    ("ما لا يقل عن عشرين", "عشرين", 20, 20, None, "at_least"),
    ("لا يقل عددهم عن ثلاثين", "ثلاثين", 30, 30, None, "at_least"),
    ("12 شخصا على الأقل", "12", 12, 12, None, "at_least"),
    ("خمسة قتلى فأكثر", "خمسة", 5, 5, None, "at_least"),
    ("على الأقل 7", "7", 7, 7, None, "at_least"),
    ("وأكثر من 20 قتيلا", "20", 20, 20, None, "more_than"),
    ("ما يزيد على مليون", "مليون", 1_000_000, 1_000_000, None, "more_than"),
    ("لا يتجاوز 5", "5", None, 5, 5, "at_most"),
    ("ما لا يزيد على 8", "8", None, 8, 8, "at_most"),
    ("يصل إلى 45 ألف شخص", "45 ألف", None, 45_000, 45_000, "at_most"),
    ("ليصل إلى 45 قتيلا", "45", 45, 45, 45, "exact"),
    ("يتجاوزون الـ25", "25", 25, 25, None, "more_than"),
    ("في حدود 2000 شخص", "2000", 2000, 2000, 2000, "about"),
    ("أقل من 100", "100", None, 100, 100, "less_than"),
    ("بين 15 و20 قتيلا", "15 و20", 15, None, 20, "range"),
    ("بين خمسة وعشرين شخصا", "خمسة وعشرين", 5, None, 20, "range"),
    ("من 3 إلى 5 آلاف", "3 إلى 5 آلاف", 3000, None, 5000, "range"),
    ("10-15 شخصا", "10-15", 10, None, 15, "range"),
    ("20 أو 30 شخصا", "20 أو 30", 20, None, 30, "range"),
    ("عشرات القتلى", "عشرات", 20, None, 99, "vague"),
    ("مئات", "مئات", 200, None, 999, "vague"),
    ("آلاف المدنيين", "آلاف", 2000, None, 9999, "vague"),
    ("عشرات الآلاف", "عشرات الآلاف", 20_000, None, 99_999, "vague"),
    ("مئات الآلاف", "مئات الآلاف", 200_000, None, 999_999, "vague"),
    ("ملايين", "ملايين", 2_000_000, None, None, "vague"),
    ("بضع مئات", "بضع مئات", 300, None, 999, "vague"),
    ("بضعة عشر رجلا", "بضعة عشر", 13, None, 19, "vague"),
    ("نيف وعشرون", "نيف وعشرون", 21, None, 29, "vague"),
    ("عدة أشخاص", "عدة", 3, None, 10, "vague"),
    ("عدد من الجرحى", "عدد من", 3, None, 10, "vague"),
]


@pytest.mark.parametrize(("text", "words", "low", "best", "high", "qualifier"), BOUNDS)
def test_how_exactly_a_number_is_meant(
    text: str, words: str, low: float | None, best: float | None, high: float | None, qualifier: str
) -> None:
    found = numbers.find(text)
    assert len(found) == 1
    assert text[slice(*found[0].span)] == words
    assert (found[0].low, found[0].best, found[0].high, found[0].qualifier) == (low, best, high, qualifier)


LABELS = [
    "اللواء 55", "طريق M4", "القرار 2254", "سو-24", "عام 2018", "عيار 23 ملم", "الساعة 18:30", "محمد (23 عاما)", "في 15 أبريل", "فاز 3-1",
    "كانون الثاني 2024", "الفرقة 25", "رقم 7", "بين 1990 و2005", "أعمارهم بين 10 و17 عاما", "في 24 و25 آذار", "من مواليد 1973", "فاز عليه 1-صفر",
]  # fmt: skip


@pytest.mark.parametrize("text", LABELS)
def test_numbers_that_count_nothing_are_labels(text: str) -> None:
    assert {n.kind for n in numbers.find(text) if n.rule != "ordinal"} == {"label"}


def test_a_day_counted_off_is_an_ordinal() -> None:
    assert [(n.value, n.kind) for n in numbers.find("في اليوم الـ222 للحرب")] == [(222, "ordinal")]


def test_a_noun_after_the_number_is_counted_whatever_stands_before() -> None:
    assert [n.kind for n in numbers.find("ضبط عدد (56) فردا من حي 3 عناصر")] == ["cardinal", "cardinal"]
    assert [n.kind for n in numbers.find("في حي 400 بالمدينة")] == ["label"]


def test_a_change_is_two_numbers_and_no_range() -> None:
    assert [n.value for n in numbers.find("ارتفع العدد من 20 إلى 30")] == [20, 30]


def test_digits_side_by_side_are_not_added() -> None:
    assert [n.value for n in numbers.find("2000 و3000")] == [2000, 3000]
    assert [n.value for n in numbers.find("ثلاثة وخمسة")] == [3, 5]


def test_a_qualifier_covers_what_a_bare_waw_joins() -> None:
    assert [n.qualifier for n in numbers.find("نحو 20 قتيلا و30 جريحا")] == ["about", "about"]
    assert [n.qualifier for n in numbers.find("20 قتيلا و30 جريحا على الأقل")] == ["at_least", "at_least"]
    assert [n.qualifier for n in numbers.find("نحو 20 قتيلا، و30 جريحا")] == ["about", "exact"]


def test_one_of_and_weekdays_are_no_numbers() -> None:
    assert numbers.find("أحد العناصر يوم الأحد والاثنين") == []
    assert numbers.find("تسعى القوات إلى السيطرة ودفعت الثمن وجاء في نص البيان") == []


def test_spans_leave_out_what_is_glued_on_and_full_takes_in_the_qualifier() -> None:
    text = "وأسفر عن أكثر من عشرين قتيلا و3 جرحى"
    first, second = numbers.find(text)
    assert text[slice(*first.full)] == "أكثر من عشرين"
    assert text[slice(*second.span)] == "3"


def test_tokens_may_be_given() -> None:
    text = "بينهم 7 أطفال وثلاث نساء"
    assert numbers.find(text, tokenize(text)) == numbers.find(text)
