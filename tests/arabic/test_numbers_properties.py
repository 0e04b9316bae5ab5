"""Numbers written out by a generator of our own read back; nothing raises, nothing takes more than linear time."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rasid.arabic import numbers

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


@pytest.mark.parametrize("n", [*range(0, 1200), 10_000, 99_999, 100_001, 2_000_000, 200_002, 1_001_001])
def test_small_integers_read_back(n: int) -> None:
    assert [f.value for f in numbers.find(written(n, False, False))] == [n]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**15), st.sampled_from("0٠۰"), st.sampled_from(["", ",", "٬"]))
def test_every_integer_in_digits_reads_back(n: int, zero: str, mark: str) -> None:
    text = f"{n:,}".replace(",", mark).translate({48 + i: ord(zero) + i for i in range(10)})
    assert [f.value for f in numbers.find(text)] == [n]


WORDS = [
    "و", "ب", "ال", "12", "3.5", "-", "/", ":", "%", "(", ")", "من", "إلى", "بين", "ألف", "ألفا", "آلاف", "مئة", "مئات", "عشر", "عشرون", "ثلاثة", "نصف",
    "أرباع", "مليون", "بضع", "نيف", "فاصلة", "كل", "الثالث", "والعشرين", "على", "الأقل", "نحو", "شخصا", "،", ".", "\n", "\u200f", "٫", "عام", "يوم",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from(["", " "]))
def test_no_order_of_words_raises(words: list[str], glue: str) -> None:
    text = glue.join(words)
    last = 0
    for found in numbers.find(text):
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
    "piece", ["7", "7 ", "و", "و ", "ألف ", "وألف ", "10-", "ثلاثة و", "1,234,", "مئة و", "من 3 إلى ", "12 ألفا و"]
)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.perf_counter()
        numbers.find(text)
        return time.perf_counter() - began

    seconds(1000)
    short = max(seconds(25_000), 0.002)
    assert min(seconds(200_000), seconds(200_000)) < 8 * short * 4
