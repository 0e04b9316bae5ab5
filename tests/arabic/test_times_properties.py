"""Dates in every layout read back; nothing raises, nothing takes more than linear time."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from hijridate import Gregorian
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.arabic import times

Growth = Callable[[Callable[[str], object], str], float]

PUBLISHED = datetime(2026, 1, 10, 22, 40)
SYRIAC = "كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول".split(",")
EGYPTIAN = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()
MAGHREBI = "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر".split()
MOROCCAN = "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر".split()
HIJRI = "محرم,صفر,ربيع الأول,ربيع الآخر,جمادى الأولى,جمادى الآخرة,رجب,شعبان,رمضان,شوال,ذي القعدة,ذي الحجة".split(",")
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
    weekday = WEEKDAYS[day.weekday()]
    hijri = Gregorian(y, m, d).to_hijri()
    hijri_month = HIJRI[hijri.month - 1]
    return [
        f"{d} {EGYPTIAN[month]} {y}", f"{d} {SYRIAC[month]} {y}", f"{d} {MAGHREBI[month]} {y}", f"{d} {MOROCCAN[month]} {y}",
        f"{d} {EGYPTIAN[month]}/{SYRIAC[month]} {y}", f"{d} {SYRIAC[month]}/{EGYPTIAN[month]} {y}", f"{d} {EGYPTIAN[month]} ({SYRIAC[month]}) {y}",
        eastern(f"{d} {SYRIAC[month]} {y}"), eastern(f"{d}/{m}/{y}"), eastern(f"{y}/{m}/{d}"), f"{y}/{m}/{d}", f"{d:02d}/{m:02d}/{y}",
        f"{ordinal(d)} من {EGYPTIAN[month]} {y}", f"{ordinal(d)} من شهر {SYRIAC[month]} عام {y}", f"{weekday} {d} {SYRIAC[month]} {y}",
        f"{weekday}، {d} {EGYPTIAN[month]}، {y}", f"يوم {weekday} الموافق {d} {SYRIAC[month]} {y}", f"{weekday} {ordinal(d)} من {EGYPTIAN[month]} {y}", f"{weekday} {d}/{m}/{y}", f"{y}/{m:02d}/{d:02d}", f"{y}-{m:02d}-{d:02d}", f"{d}/{m}/{y}", f"{d:02d}-{m:02d}-{y}",
        f"{d}.{m}.{y}", f"{d} - {m} - {y}", f"{hijri.day} {hijri_month} {hijri.year} هـ", f"{ordinal(hijri.day)} من {hijri_month} عام {hijri.year}",
        f"{hijri.day}/{hijri.month}/{hijri.year}", eastern(f"{hijri.year}/{hijri.month:02d}/{hijri.day:02d} هـ"),
    ]  # fmt: skip


def eastern(text: str) -> str:
    """With the digits of the Arab east."""
    return text.translate({48 + i: 0x660 + i for i in range(10)})


FIRST, LAST = date(1980, 1, 1), date(2040, 12, 31)
DAYS = st.dates(FIRST, LAST)
LAYOUTS = len(layouts(FIRST))


def test_every_date_reads_back_in_one_layout_or_another() -> None:
    wrong = []
    for n in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(n)
        text = layouts(day)[n % LAYOUTS]
        if [(t.start, t.end) for t in times.find(text, PUBLISHED)] != [(day.isoformat(), day.isoformat())]:
            wrong.append((day, text))
    assert wrong == []


@settings(max_examples=500, deadline=None)
@given(DAYS, st.integers(0, LAYOUTS - 1), st.booleans(), st.booleans())
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
        # the day of an event lies within what has been going on since it
        last = found.span[0] + 1 if found.rule == "since_event" else found.span[1]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_no_text_raises(text: str) -> None:
    times.find(text, PUBLISHED)


PIECES = [
    "7", "7 ", ":", "7:", "12:30 ", "7-", "7 - ", "7/", "2023/", "7/7/2018 ", "7.", "7. ", "(", "و ", "3 و", "يناير ", "تشرين ", "تشرين الأول ", "كانون الثاني ", "آب ", "آذار ",
    "ديسمبر ", "مايو/أيار ", "يناير-", "رمضان ", "رجب ", "صفر ", "ربيع الأول ", "7 يناير ", "السابع من يناير و", "شهر ", "شهر 7 ", "شباط 2020 ", "الثلاثاء ", "الثلاثاء والأربعاء ", "الأحد ",
    "يوم الجمعة ", "الأول ", "ألف ", "مليون ", "ثلاثة و", "من ", "من 3 إلى ", "من يناير ", "إلى ", "بين ", "بين 7 و", "منذ ", "منذ يوم ", "خلال ", "خلال 24 ", "قبل ", "قبل يومين من ", "بعد ",
    "بعد يوم من ", "الساعة ", "الساعة الثالثة ", "اليوم ", "أمس ", "غدا ", "أول من ", "فجر ", "ليل ", "مساء الثلاثاء ", "منتصف ليل ", "مطلع ", "مطلع يناير ", "الشهر ", "الشهر الماضي ", "هذا ",
    "عام ", "عام 2018 ", "في 2018 و", "أسبوع و", "أسبوع ", "يومي 5 و", "لليوم الخامس ", "النصف ", "آخر ", "الربع الأول من ", "صيف ", "عيد الأضحى ", "في وقت سابق من ", "اليوم نفسه ", "سوف ", "ألف يوم ",
]  # fmt: skip


@pytest.mark.timed
@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length_and_no_faster(piece: str, growth: Growth) -> None:
    assert growth(lambda text: times.find(text, PUBLISHED), piece) < 8


@pytest.mark.timed
@pytest.mark.parametrize("piece", ["يناير ", "رجب ", "7-", "الثلاثاء ", "من 3 إلى "])
def test_so_without_a_time_of_publication(piece: str, growth: Growth) -> None:
    assert growth(lambda text: times.find(text, None), piece) < 8
