"""Which place or actor is meant."""

from __future__ import annotations

import pytest

from rasid.arabic.tokens import tokenize
from rasid.world.mentions import find
from rasid.world.resolve import Resolved, resolve, within


def read(text: str, country: str | None = None, published: str | None = None) -> list[Resolved]:
    return resolve(find(tokenize(text)), country, published)


def meaning(text: str, name: str, country: str | None = None) -> Resolved:
    return next(
        r
        for r in read(text, country)
        if r.mention.text.removeprefix("لل").removeprefix("ال") == name.removeprefix("ال")
    )


@pytest.mark.parametrize(
    ("text", "name", "country", "place"),
    [
        ("اشتباكات في حيي الشيخ مقصود والأشرفية بمدينة حلب", "الأشرفية", "SY", "sy-aleppo-ashrafiyah"),
        ("انفجار في منطقة الأشرفية في بيروت", "الأشرفية", "LB", "lb-beirut-ashrafieh"),
        ("حريق في حي الأشرفية وسط عمان", "الأشرفية", "JO", "jo-amman-ashrafiyah"),
        ("قصف على أحياء الخالدية والأشرفية وباب السباع في حمص", "الأشرفية", "SY", "sy-homs-ashrafiyah"),
        ("معارك جنوبي العاصمة الليبية طرابلس", "طرابلس", None, "ly-tripoli"),
        ("اشتباكات في باب التبانة وجبل محسن في طرابلس شمالي لبنان", "طرابلس", None, "lb-tripoli"),
        ("عاد الهدوء إلى طرابلس", "طرابلس", "LY", "ly-tripoli"),
        ("عاد الهدوء إلى طرابلس", "طرابلس", "LB", "lb-tripoli"),
        ("سيطر على مدينة الباب شرقي حلب", "الباب", "SY", "sy-al-bab"),
        ("هجوم في محافظة صلاح الدين", "صلاح الدين", "IQ", "iq-salah-al-din"),
        ("قصف حي صلاح الدين في مدينة حلب", "صلاح الدين", "SY", "sy-aleppo-salah-al-din"),
        ("توغل في بلدة المنصورة بريف الرقة", "المنصورة", "SY", "sy-al-mansura-raqqa"),
        ("وصلوا إلى مديرية المنصورة في عدن", "المنصورة", "YE", "ye-aden-mansoura"),
        ("اقتحمت القوات مخيم جنين", "مخيم جنين", "PS", "ps-jenin-jenin-camp"),
        ("نازحون من حلب", "حلب", "SY", "sy-aleppo-city"),
        ("قرى في ريف حلب", "حلب", "SY", "sy-aleppo"),
        ("في محافظة حلب", "محافظة حلب", "SY", "sy-aleppo"),
        ("بلدة حوارة جنوبي نابلس", "حوارة", "PS", "ps-huwara"),
        ("قصف على بلدة كناكر غربي السويداء", "كناكر", "SY", "sy-kanakir-suwayda"),
        ("اعتقلوا شابا في بلدة كناكر بريف دمشق", "كناكر", "SY", "sy-kanakir"),
        ("مدينة رفح جنوبي قطاع غزة", "رفح", "PS", "ps-rafah-city"),
        ("قتل جنود في مدينة رفح بشمال سيناء", "رفح", "EG", "eg-rafah"),
        ("الجيش يدخل مدينة البيضاء في اليمن", "البيضاء", "YE", "ye-bayda-city"),
        ("مدينة البيضاء شرقي ليبيا", "البيضاء", "LY", "ly-bayda"),
    ],
)
def test_which_of_several(text: str, name: str, country: str | None, place: str) -> None:
    assert meaning(text, name, country).id == place


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("نازحون من حلب", "حلب", "town"),
        ("قصف على ريف إدلب", "إدلب", "governorate"),
        ("حي الشيخ مقصود", "الشيخ مقصود", "neighbourhood"),
        ("شمالي شرق العراق", "العراق", "region"),
        ("وصل إلى سوريا", "سوريا", "country"),
        ("عبر معبر باب الهوى", "معبر باب الهوى", "site"),
    ],
)
def test_precision(text: str, name: str, precision: str) -> None:
    assert meaning(text, name).precision == precision


def test_a_direction_moves_the_pin() -> None:
    plain, moved = read("في تركيا")[0], read("شمالي تركيا")[0]
    assert plain.lat is not None
    assert moved.lat is not None
    assert moved.lat > plain.lat


def test_a_direction_finds_the_region() -> None:
    assert read("شمالي غرب سوريا")[0].id == "sy-northwest"


def test_nesting_is_marked() -> None:
    inner, outer = (r for r in read("في حي الشيخ مقصود في مدينة حلب", "SY") if r.kind == "place")
    assert inner.inside == 1
    assert outer.inside is None
    assert inner.id is not None
    assert outer.id is not None
    assert within(inner.id, outer.id)


def test_no_pin_is_invented() -> None:
    unknown = read("هاجموا قرية الغزلانكية", "SY")[0]
    assert (unknown.id, unknown.lat, unknown.lon) == (None, None, None)
    assert unknown.reason


def test_a_hamlet_abroad_is_not_meant() -> None:
    assert [r.id for r in read("في بلدة بيت بوس قرب حلب وإدلب وحماة", "SY") if r.mention.text == "بيت بوس"] == [None]


def test_probability_is_one_share_of_the_candidates() -> None:
    for r in read("اشتباكات في الأشرفية والشيخ مقصود وفي طرابلس", "SY"):
        assert 0 <= r.probability <= 1
        assert sum(c.probability for c in r.candidates) <= 1.01


@pytest.mark.parametrize(
    ("text", "country", "published", "actors"),
    [
        ("أعلن الجيش انتهاء العملية", "SY", "2026-01-10", ["sy-army"]),
        ("أعلن الجيش انتهاء العملية", "SY", "2018-01-10", ["sy-assad-army"]),
        ("أعلن الجيش انتهاء العملية", "SD", None, ["sd-army"]),
        ("قوات النظام", "SY", "2019-03-01", ["sy-assad-army"]),
        ("تقدم الجيش السوري", "SY", "2013-05-01", ["sy-assad-army"]),
        ("تقدم الجيش السوري", "SY", "2025-05-01", ["sy-army"]),
        ("تقدم الجيش العربي السوري", "SY", "2025-05-01", ["sy-army"]),
        ("القوات الحكومية السورية", "TR", "2016-05-01", ["sy-assad-army"]),
        ("أكدت الحكومة السورية", None, "2014-05-01", ["sy-assad-government"]),
        ("الحوثيون والقوات الحكومية", None, None, ["ye-houthi", "ye-national-army"]),
        ("اقتحمت قوات الاحتلال", "PS", None, ["il-army"]),
        ("هاجم تنظيم الدولة ثم انسحب التنظيم", "IQ", None, ["is", "is"]),
        (
            "أعلنت هيئة تحرير الشام ذلك ثم قصف سلاح الجو الفرنسي موقعا فنفت الهيئة",
            "SY",
            "2018-01-10",
            ["sy-hts", "fr-air-force", "sy-hts"],
        ),
        ("قصف سلاح الجو الفرنسي موقعا وقالت الهيئة إنها تتابع", "SY", "2018-01-10", ["fr-air-force", None]),
        ("سيطر الحوثيون على صنعاء ثم انعقد المجلس", "YE", None, ["ye-houthi", None]),
        ("قتل على يد مسلحين مجهولين", "SY", None, [None]),
        ("غارة إسرائيلية", "LB", None, ["il"]),
        ("القوات المشتركة", "SD", None, ["sd-joint-force"]),
        ("القوات المشتركة", "YE", None, ["ye-joint-forces"]),
        ("الجيش الوطني", "YE", None, ["ye-national-army"]),
    ],
)
def test_actors(text: str, country: str, published: str | None, actors: list[str | None]) -> None:
    assert [r.id for r in read(text, country, published) if r.kind != "place"] == actors


def test_words_for_places_named_before() -> None:
    results = read("اقتحموا مدينة نابلس فجرا، ثم انسحبوا من المدينة. وفي البلاد هدوء", "PS")
    assert [r.id for r in results if r.kind == "generic"] == ["ps-nablus-city", "ps"]


def test_a_generic_place_never_named_stays_open() -> None:
    assert [r.id for r in read("انسحبوا من المدينة", "SY")] == [None]


@pytest.mark.parametrize(
    ("word", "country", "day", "actor"),
    [
        ("الجيش", "SY", "2016-05-01", "sy-assad-army"),
        ("الجيش", "SY", "2025-06-01", "sy-army"),
        ("الجيش", "YE", "2010-05-01", "ye-army"),
        ("الجيش", "YE", "2018-05-01", "ye-national-army"),
        ("الجيش", "PS", "2023-11-01", "il-army"),
        ("الجيش", "SD", "2024-05-01", "sd-army"),
        ("القوات الحكومية", "SY", "2016-05-01", "sy-assad-army"),
        ("القوات الحكومية", "SY", "2025-06-01", "sy-army"),
        ("القوات الحكومية", "LY", "2011-04-01", "ly-gaddafi-forces"),
        ("القوات الحكومية", "LY", "2019-05-01", "ly-gna"),
        ("القوات الحكومية", "LY", "2023-05-01", "ly-gnu"),
        ("القوات الحكومية", "YE", "2018-05-01", "ye-national-army"),
        ("قوات النظام", "SY", "2018-05-01", "sy-assad-army"),
        ("قوات النظام", "SY", "2025-06-01", "sy-assad-army"),
        ("قوات النظام", "LY", "2011-04-01", "ly-gaddafi-forces"),
        ("قوات النظام", "SO", "2011-04-01", None),
        ("الاحتلال", "PS", "2023-11-01", "il"),
        ("الاحتلال", "LB", "2024-11-01", "il"),
        ("الاحتلال", "SY", "2025-06-01", "il"),
        ("الاحتلال", "SD", "2024-05-01", None),
        ("التحالف", "YE", "2018-05-01", "saudi-led-coalition"),
        ("التحالف", "YE", "2012-05-01", None),
        ("التحالف", "IQ", "2007-05-01", "mnf-iraq"),
        ("التحالف", "IQ", "2017-05-01", "coalition-against-is"),
        ("التحالف", "SY", "2017-05-01", "coalition-against-is"),
        ("المليشيا", "SD", "2024-05-01", "sd-rsf"),
        ("المليشيا", "YE", "2018-05-01", "ye-houthi"),
        ("المليشيا", "LY", "2019-05-01", None),
        ("المقاومة", "YE", "2016-05-01", "ye-popular-resistance"),
        ("المقاومة", "PS", "2023-11-01", "ps-factions"),
        ("المقاومة", "SY", "2013-05-01", None),
        ("قوات الأمن", "SY", "2012-05-01", "sy-assad-security"),
        ("قوات الأمن", "SY", "2025-06-01", "sy-internal-security"),
        ("قوات حفظ السلام", "LB", "2024-11-01", "un-unifil"),
        ("قوات حفظ السلام", "SD", "2010-05-01", "un-unamid"),
        ("قوات حفظ السلام", "SO", "2010-05-01", "amisom"),
        ("قوات حفظ السلام", "SO", "2023-05-01", "atmis"),
    ],
)
def test_a_generic_word_means_who_it_meant_then_and_there(word: str, country: str, day: str, actor: str | None) -> None:
    found = resolve(find(tokenize(f"أعلنت {word} بيانا عن الوضع")), country, day)
    assert [one.id for one in found if one.mention.text == word] == [actor]


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("تبنى تنظيم داعش الهجوم، وقال التنظيم إنه قتل جنديين", "التنظيم", "is"),
        ("أعلنت حركة الشباب مسؤوليتها، وتوعدت الحركة بمزيد", "الحركة", "so-al-shabaab"),
        ("قال شهود إن التنظيم أخلى المقر", "التنظيم", None),
    ],
)
def test_an_organisation_is_the_last_one_named(text: str, word: str, actor: str | None) -> None:
    found = resolve(find(tokenize(text)))
    assert [one.id for one in found if one.mention.text == word] == [actor]


@pytest.mark.parametrize(
    ("text", "name", "country", "place"),
    [
        ("دخلت شاحنات إلى نبل والزهراء بعد هدنة", "الزهراء", None, "sy-zahraa-aleppo"),
        ("سيطرت الفصائل على الباب وقباسين", "الباب", None, "sy-al-bab"),
        ("مواجهات في مدينة المنصورة المصرية", "المنصورة", None, "eg-mansoura"),
        ("قصف على هجين آخر الجيوب", "هجين", "SY", "sy-hajin"),
        ("اشتباكات في نوى غرب درعا", "نوى", "SY", "sy-nawa"),
        ("انفجار في جبلة بمحافظة إب", "جبلة", "YE", "ye-jiblah"),
        ("كمائن لفلول النظام في الساحل", "الساحل", "SY", "sy-coast"),
        ("هجوم لمتشددين في منطقة الساحل", "الساحل", "ML", "x-sahel"),
        ("مهاجرون في الساحل قرب صبراتة", "الساحل", "LY", "ly-coast"),
        ("عبوة في قضاء طرابلس", "طرابلس", None, "lb-tripoli"),
        ("انفجار في حي اليرموك غربي بغداد", "حي اليرموك", "IQ", "iq-al-yarmuk"),
        ("تبادل نار وسط رفح", "رفح", "PS", "ps-rafah-city"),
        ("أعلن محافظ حلب الحداد", "حلب", None, "sy-aleppo"),
        ("نقلوا إلى مستشفى الأنبار العام", "الأنبار", "IQ", "iq-anbar"),
        ("عاد نازحون إلى الجزيرة بعد استعادة ود مدني", "الجزيرة", "SD", "sd-gezira"),
        ("قتلى في ملهى في غرب جنوب السودان", "جنوب السودان", None, "ss"),
    ],
)
def test_what_a_report_says_decides_a_name_of_several(text: str, name: str, country: str | None, place: str) -> None:
    assert meaning(text, name, country).id == place


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("التقدم في الميدان يحسم الاتفاق", None),
        ("مناطق واسعة من الريف", "SY"),
        ("تحولت الساحة إلى منطقة خضراء", "IQ"),
        ("لمدة وجيزة", "EG"),
        ("ورقة نقاش سرية", "SY"),
        ("نشر رياض رسالة", "SY"),
        ("بحجة نزع الألغام", "YE"),
        ("عاد إلى مسقط رأسه", "OM"),
        ("الطبقة السياسية ترفض", "SY"),
        ("يسيطر المسلحون على الدور الثالث", "IQ"),
        ("قذيفة على شارع بغداد", "SY"),
        ("احترق مستشفى الزهراء التعليمي", "IQ"),
        ("نقلا عن «الشرق الأوسط» أمس", None),
        ("صوت نواب الدوما على القانون", "RU"),
    ],
)
def test_what_is_no_place(text: str, country: str | None) -> None:
    assert [one.id for one in resolve(find(tokenize(text)), country) if one.kind == "place" and one.id] == []


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("قصف على ميناء الحديدة، وقال عامل إن الميناء توقف", "الميناء", "ye-hodeidah-hodeidah-port"),
        ("غارة على مطار حلب ثم عاد المطار إلى العمل", "المطار", "sy-nayrab-airport"),
        ("وصلوا إلى مستشفى الشفاء ثم اقتحموا المستشفى", "المستشفى", "ps-shifa"),
        ("توقف الميناء عن العمل", "الميناء", None),
    ],
)
def test_a_site_named_before_is_meant_by_its_kind(text: str, word: str, place: str | None) -> None:
    found = resolve(find(tokenize(text)))
    assert [one.id for one in found if one.mention.text == word] == [place]
