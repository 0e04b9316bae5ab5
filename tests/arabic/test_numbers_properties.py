"""Numbers written out by a generator of our own read back; nothing raises, nothing takes more than linear time."""

from collections.abc import Callable
from math import isfinite

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rasid.arabic import numbers

Growth = Callable[[Callable[[str], object], str], float]

UNITS_F = ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع", "عشر"]
UNITS_M = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
TENS = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
HUNDREDS = ["", "مئة", "مئت", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
SCALES = [
    (10**12, "تريليون", "تريليونات"),
    (10**9, "مليار", "مليارات"),
    (10**6, "مليون", "ملايين"),
    (10**3, "ألف", "آلاف"),
]


def below_hundred(n: int, feminine: bool, genitive: bool) -> str:
    units = UNITS_F if feminine else UNITS_M
    if n <= 10:
        return units[n].replace("ان", "ين") if genitive and n == 2 else units[n]
    if n < 20:
        one = {11: "إحدى" if feminine else "أحد", 12: ("اثنت" if feminine else "اثن") + ("ي" if genitive else "ا")}
        return one.get(n, units[n - 10]) + " " + ("عشرة" if feminine else "عشر")
    ten = TENS[n // 10] + ("ين" if genitive else "ون")
    return f"{below_hundred(n % 10, feminine, genitive)} و{ten}" if n % 10 else ten


def below_thousand(n: int, feminine: bool, genitive: bool) -> str:
    hundred = HUNDREDS[n // 100] + (("ين" if genitive else "ان") if n // 100 == 2 else "")
    parts = [hundred] if n >= 100 else []
    if n % 100:
        parts.append(below_hundred(n % 100, feminine, genitive))
    return " و".join(parts)


def written(n: int, feminine: bool, genitive: bool) -> str:
    """A number to 10^12 as it is written out in full."""
    parts = []
    for scale, singular, plural in SCALES:
        count, n = divmod(n, scale)
        if count == 1:
            parts.append(singular)
        elif count == 2:
            parts.append(singular + ("ين" if genitive else "ان"))
        elif count:
            noun = (
                plural if 3 <= count % 100 <= 10 else singular + ("ا" if count % 100 > 10 and singular != "ألف" else "")
            )
            parts.append(f"{below_thousand(count, False, genitive)} {noun}")
    if n:
        parts.append(below_thousand(n, feminine, genitive))
    return " و".join(parts) or "صفر"


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 10**12), st.booleans(), st.booleans())
def test_every_integer_written_out_reads_back(n: int, feminine: bool, genitive: bool) -> None:
    text = written(n, feminine, genitive)
    found = numbers.find(text)
    assert [(f.value, f.span) for f in found] == [(n, (0, len(text)))]


EVERY = [*range(0, 1200), 10_000, 99_999, 100_001, 200_002, 1_001_001, 2_000_000, 10**9, 2 * 10**12, 10**12 + 1]


@pytest.mark.parametrize("genitive", [False, True], ids=["nominative", "genitive"])
@pytest.mark.parametrize("feminine", [False, True], ids=["masculine", "feminine"])
def test_small_integers_and_round_ones_read_back(feminine: bool, genitive: bool) -> None:
    wrong = [n for n in EVERY if [f.value for f in numbers.find(written(n, feminine, genitive))] != [n]]
    assert wrong == []


def plainly(text: str) -> str:
    """As it is typed in haste: no hamza on the alef, ه for ة."""
    return text.translate(str.maketrans("أإآة", "اااه"))


def with_marks(text: str) -> str:
    """With a mark on every letter and a stretch in every word."""
    return " ".join(word[:1] + "ـ" + "\u064e".join(word[1:]) + "\u064f" for word in text.split(" "))


SPELLINGS: list[Callable[[str], str]] = [
    lambda text: text.replace("مئ", "مائ"),
    lambda text: text.replace("ثمان ", "ثماني "),
    lambda text: text.replace(" و", " و "),
    lambda text: f"أحصى المركز {text} شخصا في البلدة",
    plainly,
    with_marks,
]


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**12), st.booleans(), st.booleans(), st.sampled_from(SPELLINGS))
def test_every_spelling_reads_back(n: int, feminine: bool, genitive: bool, spelled: Callable[[str], str]) -> None:
    assert [f.value for f in numbers.find(spelled(written(n, feminine, genitive)))] == [n]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**15), st.sampled_from("0٠۰"), st.sampled_from(["", ",", "٬"]))
def test_every_integer_in_digits_reads_back(n: int, zero: str, mark: str) -> None:
    text = f"{n:,}".replace(",", mark).translate({48 + i: ord(zero) + i for i in range(10)})
    assert [f.value for f in numbers.find(text)] == [n]


LONG = "7" * 400

WORDS = [
    "و", "ب", "ال", "ل", "12", LONG, "000", "3.5", "-", "/", ":", "%", "(", ")", "من", "إلى", "بين", "ألف", "ألفا", "آلاف", "مئة", "مئات", "عشر", "عشرون", "ثلاثة", "نصف",
    "أرباع", "مليون", "بضع", "نيف", "فاصلة", "كل", "الثالث", "والعشرين", "على", "الأقل", "نحو", "شخصا", "،", ".", "\n", "\u200f", "٫", "عام", "يوم",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from(["", " "]))
def test_no_order_of_words_raises(words: list[str], glue: str) -> None:
    text = glue.join(words)
    last = 0
    for found in numbers.find(text):
        assert isfinite(found.value)
        assert last <= found.span[0] < found.span[1] <= len(text)
        assert found.full[0] <= found.span[0]
        assert found.span[1] <= found.full[1]
        last = found.span[1]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
@example("\U0001e140 \u0967\u0968 \U0001e140:\U0001e141")  # digits of scripts that are not read
def test_no_text_raises(text: str) -> None:
    numbers.find(text)


@pytest.mark.parametrize(
    "text",
    [
        "7-ل ل 7",
        f"ثلاثة فاصلة {LONG}",
        f"{LONG}/{LONG}",
        "مليون " * 100,
        "777 " * 100,
        f"بين 3 و{LONG}",
        "نصف " + "مليار " * 50,
    ],
)
def test_what_no_number_can_be_does_not_raise(text: str) -> None:
    assert all(isfinite(found.value) for found in numbers.find(text))


PIECES = [
    "7", "7 ", "٧", "1 234 ", "1,234,", "1.", "7-", "7 - ", "7:", ":", "/", "7/", "7%", "+7", "(", "(7", "و", "و ", "7 و", "ألف ", "وألف ", "ألف و", "مليون ", "مليون و",
    "ثلاثة ", "ثلاثة و", "ثلاثة وثلاثون ", "ثلاثة عشر ", "مئة ", "مئة و", "مئات الآلاف ", "عشرات ", "بضع ", "نيف و", "نصف ", "ثلاثة أرباع ", "فاصلة ", "ثلاثة فاصلة ",
    "الثالث ", "الحادي و", "من ", "من 3 إلى ", "بين ", "بين 7 و", "إلى ", "أو 3 ", "12 ألفا و", "ما لا ", "ما لا يقل عن ", "عدد من ", "واحد من كل ", "7 على الأقل ", "ال", "الـ 7 ",
    "ل ل 7 ", "عام 2018 و", "2018-", "يناير ", "24 و25 ", "قرار ", "رقم 7 ",
]  # fmt: skip


@pytest.mark.timed
@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length_and_no_faster(piece: str, growth: Growth) -> None:
    assert growth(numbers.find, piece) < 8
