"""Dates in every layout read back; nothing raises, nothing takes more than linear time."""

import time
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.arabic import times

PUBLISHED = datetime(2026, 1, 10, 22, 40)
SYRIAC = "كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول".split(",")
EGYPTIAN = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()
MAGHREBI = "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر".split()
MOROCCAN = "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر".split()
WEEKDAYS = "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split()
ORDINALS = "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر".split()


def ordinal(n: int) -> str:
    if n <= 10:
        return ORDINALS[n - 1]
    ten = "عشر" if n < 20 else " العشرين"[1:] if n < 30 else "الثلاثين"
    unit = "الحادي" if n % 10 == 1 else ORDINALS[n % 10 - 1]
    if n < 20:
        return f"{unit} {ten}"
    return f"{unit} و{ten}" if n % 10 else ten


def layouts(day: date) -> list[str]:
    d, m, y, month = day.day, day.month, day.year, day.month - 1
    eastern = str(d).translate({48 + i: 0x660 + i for i in range(10)})
    return [
        f"{d} {EGYPTIAN[month]} {y}", f"{d} {SYRIAC[month]} {y}", f"{d} {MAGHREBI[month]} {y}", f"{d} {MOROCCAN[month]} {y}",
        f"{d} {EGYPTIAN[month]}/{SYRIAC[month]} {y}", f"{d} {EGYPTIAN[month]} ({SYRIAC[month]}) {y}", f"{eastern} {SYRIAC[month]} {y}",
        f"{ordinal(d)} من {EGYPTIAN[month]} {y}", f"{ordinal(d)} من شهر {SYRIAC[month]} عام {y}", f"{WEEKDAYS[day.weekday()]} {d} {SYRIAC[month]} {y}",
        f"{WEEKDAYS[day.weekday()]}، {d} {EGYPTIAN[month]}، {y}", f"{y}/{m:02d}/{d:02d}", f"{y}-{m:02d}-{d:02d}", f"{d}/{m}/{y}", f"{d:02d}-{m:02d}-{y}",
        f"{d}.{m}.{y}",
    ]  # fmt: skip


DAYS = st.dates(date(1980, 1, 1), date(2040, 12, 31))


@settings(max_examples=300, deadline=None)
@given(DAYS, st.integers(0, 15), st.booleans(), st.booleans())
def test_every_date_in_every_layout_reads_back(day: date, layout: int, in_a_sentence: bool, dated: bool) -> None:
    words = layouts(day)[layout]
    text = f"وقع الانفجار في {words} قرب الجسر" if in_a_sentence else words
    found = times.find(text, PUBLISHED if dated else None)
    assert [(t.start, t.end, t.precision) for t in found] == [(day.isoformat(), day.isoformat(), "day")]


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_the_nearest_not_after_publication(day: date, weekday: int) -> None:
    found = times.find(f"هاجموا القرية يوم {WEEKDAYS[weekday]} فجأة", datetime(day.year, day.month, day.day))
    that = date.fromisoformat(found[0].start)
    assert that.weekday() == weekday
    assert day - timedelta(7) < that <= day


WORDS = [
    "و", "ب", "من", "إلى", "بين", "في", "منذ", "خلال", "قبل", "بعد", "حتى", "اليوم", "أمس", "الثلاثاء", "والأربعاء", "الماضي", "المقبل", "الجاري", "نفسه",
    "7", "31", "30", "2023", "0", "99999", "/", "-", "–", ":", "(", ")", "،", ".", "\n", "شباط", "تشرين", "الأول", "رجب", "1444", "هـ", "شهر", "عام", "الشهر",
    "العام", "أسبوع", "يومين", "الساعات", "الـ", "24", "ساعة", "الساعة", "الثالثة", "والنصف", "إلا", "ربعا", "فجر", "ليل", "مساء", "مطلع", "أواخر", "النصف",
    "الحادي", "والعشرين", "آخر", "لليوم", "على", "التوالي", "سيتم", "عيد", "الأضحى", "صيف", "ألف", "مليون", "قرن", "قبلها", "بأربعة", "أيام", "\u200f",
]  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=30),
    st.sampled_from(["", " "]),
    st.one_of(st.none(), st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31))),
)
def test_no_order_of_words_raises(words: list[str], glue: str, published: datetime | None) -> None:
    text = glue.join(words)
    last = 0
    for found in times.find(text, published):
        assert last <= found.span[0] < found.span[1] <= len(text)
        assert found.start <= found.end
        last = found.span[1]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_no_text_raises(text: str) -> None:
    times.find(text, PUBLISHED)


PIECES = [
    "7",
    "7 ",
    "و ",
    "شباط ",
    "تشرين ",
    "الثلاثاء ",
    "منذ ",
    "من 3 إلى ",
    "2023/",
    "بعد ",
    "الساعة ",
    "3 و",
    "الأول ",
    "أسبوع و",
    "(",
    "خلال 24 ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.perf_counter()
        times.find(text, PUBLISHED)
        return time.perf_counter() - began

    seconds(1000)
    short = max(seconds(10_000), 0.002)
    assert min(seconds(80_000), seconds(80_000)) < 8 * short * 4
