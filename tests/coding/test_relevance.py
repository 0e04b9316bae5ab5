"""Words that other news shares with conflict are believed where something else speaks for one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rasid.coding import code, relevance
from rasid.coding.relevance import Relevance
from rasid.records import Report

EVAL = Path(__file__).parents[2] / "eval"
FILES = [EVAL / "gold/open.jsonl", EVAL / "negatives.jsonl", EVAL / "negatives2.jsonl"]


def types(text: str) -> list[str]:
    return [c.type for c in code(Report(id="r", text=text, published="2024-03-10T12:00:00+00:00")).claims]


def test_a_collapse_without_a_side_is_an_accident() -> None:
    assert types("انهيار بناية قديمة في حي شعبي: انتشال 4 جثث وبلغت حصيلة الحادث 7 وفيات و3 إصابات.") == []


def test_a_collapse_under_fire_is_none() -> None:
    told = types("أدت غارة جوية على بلدة سرمين إلى انهيار بناية ومقتل 4 مدنيين.")
    assert "air_strike" in told


def test_a_toll_is_no_sign_of_a_conflict() -> None:
    text = "ارتفع عدد ضحايا الزلزال إلى 900 قتيل. وأرسلت الوزارة خياما. ودفع الجيش بوحدات إنقاذ إلى القرى."
    assert types(text) == []


def test_those_who_call_for_a_thing_do_not_call_now() -> None:
    assert "demand" not in types("وكان دعاة الاستقلال قد حضروا الحفل، وقُتل مدني بقصف مدفعي على بلدة سرمين.")


def test_politics_far_from_any_fighting_is_not_coded() -> None:
    talk = "دعا الوزير إلى تشكيل لجنة جديدة للاقتصاد. " * 12
    assert "demand" not in types(talk + "وكان مسلحون قد هاجموا حاجزا في البلدة العام الماضي.")


def test_a_conflict_far_back_in_a_long_report_does_not_make_one() -> None:
    story = "وتحدث الكاتب عن طفولته في القرية وعن المدرسة التي تعلم فيها القراءة. " * 12
    assert types(story + "وكان مسلحون قد أطلقوا النار على حافلة في تلك السنوات.") == []


def test_what_the_police_do_about_a_crime_is_no_conflict() -> None:
    text = "اعتقلت الشرطة رجلا أطلق النار على جاره في حي سكني. وداهمت منزله وعثرت على بندقية. وأفرجت عن شقيقه. ونُقل الجار إلى المستشفى."
    assert types(text) == []


def test_what_the_police_do_to_a_protest_is_one() -> None:
    text = "خرج مئات في مظاهرة وسط العاصمة. واعتقلت الشرطة عشرة من المتظاهرين. وأطلقت قوات الأمن النار على المحتجين."
    assert {"protest", "detention", "attack"} <= set(types(text))


def test_a_club_or_a_company_is_no_armed_group() -> None:
    text = "اقتحمت المنظمة السوق بمنتج جديد. وقال مدير المنظمة إن القوة الشرائية نمت. وحاصرت الحركة منافسيها بالأسعار. وانسحبت القوة من النقابة."
    assert types(text) == []


def test_a_storm_besieges_and_evacuates_as_an_army_does() -> None:
    text = (
        "حاصرت السيول عشرات العائلات في الوادي. وأجلت فرق الإنقاذ السكان، وأرسل الجيش آليات لفتح الطريق. "
        "وأغلقت السلطات طريقا جبليا بعد أمطار غزيرة، ودمرت الفيضانات ثلاثين منزلا."
    )
    assert types(text) == []


def test_a_visit_of_a_minister_of_defence_is_none_either() -> None:
    text = (
        "استقبل ولي العهد وزير الدفاع الضيف في قصر السلام ظهر الاثنين وتناول معه الغداء. وحضر الاجتماع وزير الدفاع المضيف. "
        "وتناول اللقاء العلاقات الثنائية وسبل تطويرها. ودعا الوزير نظيره إلى زيارة بلاده. وقدم الضيف هدية تذكارية."
    )
    assert types(text) == []


def test_a_rank_or_a_helicopter_is_no_sign_by_itself() -> None:
    text = "نقلت مروحية المصابين بعد انفجار في الفندق. وقال قائد فرقة الإطفاء إن الانفجار دمر طابقين. وأصيب طيار كان نزيلا. وأخلي المكان."
    assert types(text) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_report_that_is_passed_over_would_have_told_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [read(line) for line in path.read_text(encoding="utf-8").splitlines()]
    quick = [code(report) for report in reports]
    monkeypatch.setattr(relevance, "may_tell", lambda doc: True)
    monkeypatch.setattr(Relevance, "tells", lambda self: True)
    assert quick == [code(report) for report in reports]


def read(line: str) -> Report:
    doc = json.loads(line)["doc"]
    return Report(id=doc["id"], text=doc["text"], published=doc["published"], country=doc.get("country"))


STEEPED = "قصفت مدفعية الجيش السوري مواقع لجبهة النصرة في إدلب. وشن الطيران الحربي غارات على سراقب. وقتل مسلحون من التنظيم ضابطا في كمين. "


def test_words_of_any_news_are_believed_in_a_report_steeped_in_conflict() -> None:
    assert "meeting" in types(STEEPED + "والتقى المبعوث الدولي مسؤولين في دمشق.")
    assert types("والتقى المبعوث الدولي مسؤولين في دمشق.") == []


def test_a_report_of_another_subject_is_not_steeped_in_conflict() -> None:
    other = "وارتفعت أسعار الأسهم في البورصة. وقال مستثمر إن أرباح الشركة نمت. وزار وزير المالية المعرض. وعقد اجتماعا مع المستثمرين. "
    assert "meeting" not in types(other * 3 + STEEPED)
