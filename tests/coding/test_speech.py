"""Who says what: each test is a way of speaking, in a sentence of its own."""

from __future__ import annotations

import pytest

from rasid.coding import code
from rasid.records import Claim, Report

PUBLISHED = "2024-03-10T12:00:00+00:00"


def claims(text: str) -> list[Claim]:
    return list(code(Report(id="r", text=text, published=PUBLISHED)).claims)


def speaker(text: str, kind: str) -> str | None:
    """The innermost speaker of the only claim of a type."""
    found = [c for c in claims(text) if c.type == kind]
    assert len(found) == 1, [c.type for c in claims(text)]
    return found[0].speaker[0].text if found[0].speaker else None


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("قالت مصادر طبية إن قصفا مدفعيا طال بلدة سرمين.", "shelling", "مصادر طبية"),
        ("وكان مصدر أمني قد ذكر أن مسلحين هاجموا حاجزا في سرمين.", "attack", "مصدر أمني"),
        ("الدفاع المدني: غارة جوية على بلدة سرمين", "air_strike", "الدفاع المدني"),
        ("بحسب تقديرات أممية، نزح 300 شخص من بلدة سرمين.", "displacement", "تقديرات أممية"),
        ("اقتحم الجيش بلدة سرمين واعتقل شابين (شهود عيان)", "detention", "شهود عيان"),
        ("لكن ضابطا في الشرطة، رفض ذكر اسمه، تحدث عن هجوم على حاجز في سرمين.", "attack", "ضابطا في الشرطة"),
        ("مسؤول في الشرطة، رفض ذكر اسمه، قال إن مسلحين هاجموا حاجزا في سرمين.", "attack", "مسؤول في الشرطة"),
        ("نشرت شبكة شام صورا لقصف طال بلدة سرمين بالمدفعية.", "shelling", "شبكة شام"),
    ],
)
def test_a_speaker_is_found(text: str, kind: str, who: str | None) -> None:
    assert speaker(text, kind) == who


def test_a_noun_with_the_article_stands_for_an_earlier_speaker() -> None:
    text = "قال مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية إن مئات العائلات نزحت. وبحسب المكتب، قُتل 4 مدنيين بقصف على سرمين."
    (claim,) = (c for c in claims(text) if c.type == "shelling")
    assert (claim.speaker[0].text, claim.speaker[0].kind) == ("المكتب", "un")


def test_a_spokesman_has_the_kind_of_whom_he_speaks_for() -> None:
    text = "قال المتحدث باسم وزارة الصحة إن 4 مدنيين قُتلوا بقصف على سرمين."
    assert [s.kind for c in claims(text) for s in c.speaker] == ["medical"]


def test_a_closing_source_answers_only_for_its_own_part() -> None:
    text = "قُتل مدنيان في قصف على بلدة طفس، بينما غادرت حافلتان حي درعا البلد ونقلت مهجرين إلى إدلب، وفق مصادر محلية."
    (shelling,) = (c for c in claims(text) if c.type == "shelling")
    assert shelling.speaker == ()


def test_an_opening_source_answers_for_the_sentence() -> None:
    text = "وبحسب المرصد السوري، خرجت مظاهرات في حمص، بينما هاجم مسلحون مخفرا في اللاذقية."
    assert [c.speaker[0].text for c in claims(text)] == ["المرصد السوري"] * 2


def test_no_less_than_is_no_verb_of_speech() -> None:
    text = "في بلدة سرمين لقي ما لا يقل عن 16 شخصا مصرعهم بقصف مدفعي."
    (claim,) = claims(text)
    assert claim.speaker == ()
    assert [(f.measure, f.low) for f in claim.figures] == [("killed", 16)]


def test_whom_one_speaks_of_is_no_speaker() -> None:
    text = (
        "وصف المتحدث العسكري ما جرى بالخطير. ووصفت الحركة إعلان وزارة الدفاع بالكاذب، مضيفة أن قصفا مدفعيا طال سرمين."
    )
    (claim,) = (c for c in claims(text) if c.type == "shelling")
    assert claim.speaker[0].text != "وزارة الدفاع"


def test_a_relative_clause_denies_what_was_told_before_it() -> None:
    text = "أعلن الجيش سيطرته على بلدة سراقب، الأمر الذي نفته هيئة تحرير الشام."
    (claim,) = (c for c in claims(text) if c.type == "control_gained")
    assert (claim.status, claim.speaker[0].text) == ("denied", "هيئة تحرير الشام")


def test_a_list_behind_a_colon_is_still_the_speakers() -> None:
    text = (
        "قال المرصد السوري إن القصف أوقع قتلى في مناطق عدة، وفق التوزيع الآتي:\n"
        "4 مدنيين قتلوا بغارة جوية على سرمين.\n"
        "3 أشخاص قتلوا بقصف مدفعي على بنش.\n"
        "وهاجم مسلحون حاجزا في بلدة تفتناز."
    )
    told = {c.type: c for c in claims(text) if c.type == "air_strike"}
    assert told["air_strike"].speaker[0].text == "المرصد السوري"
    assert claims(text)[-1].speaker == ()


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("لا تزال أعداد كبيرة من المدنيين محاصرة داخل مدينة الفاشر.", "siege", "ongoing"),
        ("لم تهدأ المعارك بين الجيش ومسلحي الحركة في محيط البلدة.", "armed_clash", "ongoing"),
        (
            "دعا المبعوث الأممي إلى وقف القصف وإلى فتح ممر آمن للمدنيين في الفاشر.",
            "humanitarian_corridor",
            "called_for",
        ),
        ("أصدر والي كسلا قرارا فرض بموجبه حظر التجوال في المدينة بعد هجوم مسلح.", "movement_restriction", "occurred"),
        ("ما في قصف على سرمين هلق، بس في طيران حربي بالجو.", "shelling", None),
    ],
)
def test_status(text: str, kind: str, status: str | None) -> None:
    found = [c.status for c in claims(text) if c.type == kind]
    assert found == ([status] if status else [])


def test_a_country_before_a_colon_is_where_the_news_is_from() -> None:
    (claim,) = claims("لبنان: غارة جوية على بلدة الخيام")
    assert claim.speaker == ()


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        (
            "سيطر مسلحون على بلدة بارا، وفق غرفة طوارئ بارا التي تحدثت عن نزوح مئات العائلات.",
            "control_gained",
            "غرفة طوارئ بارا",
        ),
        ("ونفت قسد في بيان استسلام مقاتليها في حي الشيخ مقصود.", "surrender", "قسد"),
        ("ودعا الجيش السوداني سكان بلدة بارا إلى المغادرة بعد هجوم مسلح.", "demand", "الجيش السوداني"),
    ],
)
def test_a_name_ends_where_it_ends(text: str, kind: str, who: str) -> None:
    assert speaker(text, kind) == who


def test_how_many_is_nobody() -> None:
    text = "البرهان يقر بانسحاب الجيش من الفاشر والهجرة الدولية تحصي 26 ألف نازح"
    assert [c.speaker[0].text for c in claims(text) if c.type == "displacement"] == ["الهجرة الدولية"]
    assert all(c.speaker == () for c in claims("26 ألف نازح: قصف على بلدة سرمين"))


def test_each_side_has_a_toll_of_its_own() -> None:
    text = "قالت وزارة الصحة إن الحصيلة بلغت 24 قتيلا في حلب، بينما أعلنت الإدارة الذاتية مقتل 48 شخصا."
    told = {c.speaker[0].text: [f.best for f in c.figures] for c in claims(text) if c.type == "casualties"}
    assert told == {"وزارة الصحة": [24], "الإدارة الذاتية": [48]}


def test_what_is_joined_to_a_demand_is_demanded() -> None:
    text = "دعا المبعوث الأممي إلى وقف إطلاق النار في الفاشر وفتح ممرات إنسانية."
    assert {c.type: c.status for c in claims(text) if c.type != "demand"} == {
        "ceasefire": "called_for", "humanitarian_corridor": "called_for",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("عاجل | البرلمان العراقي يطالب الحكومة بوقف القصف على بلدة جلولاء", "demand", "البرلمان العراقي"),
        ("18:40 مصدر طبي: غارة جوية على بلدة سرمين", "air_strike", "مصدر طبي"),
        ("07:15 | وزارة الدفاع تنفي انسحاب قواتها من تدمر وتتحدث عن غارة جوية على سرمين", "air_strike", "وزارة الدفاع"),
        (
            "قتل 3 جنود في قصف على كتم. وقال المتمردون إنهم صدوا الهجوم. كما طالبوا الحكومة بوقف إطلاق النار.",
            "demand",
            "المتمردون",
        ),
        ("وعلم المرصد أن طائرات شنت غارة جوية على بلدة سرمين.", "air_strike", "المرصد"),
    ],
)
def test_the_subject_before_its_verb(text: str, kind: str, who: str) -> None:
    assert speaker(text, kind) == who


def test_what_is_recalled_is_the_outlets() -> None:
    text = "وقال محافظ شبوة إن مسلحين هاجموا حاجزا في عتق. يذكر أن غارة جوية استهدفت عتق العام الماضي."
    assert speaker(text, "air_strike") is None


def test_a_number_at_the_head_of_a_line_is_no_hour() -> None:
    assert speaker("26 ألف نازح: قصف مدفعي على بلدة سرمين", "shelling") is None


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("أما محافظ السويداء فنفى قصف البلدة بالمدفعية.", "shelling", "محافظ السويداء"),
        ("لواء مدرع في حضرموت يعلن ولاءه للرئيس بعد معارك مع الحوثيين.", "defection", "لواء مدرع"),
        (
            'وقال قائد في الجيش الحر: "لم يعد في القرية أحد. العدو قصف بيوتها بالمدفعية".',
            "shelling",
            "قائد في الجيش الحر",
        ),
        (
            "دعت منظمة العفو الدولية مجلس الأمن إلى معاقبة قادة الدعم السريع بعد قصف الفاشر.",
            "sanction",
            "منظمة العفو الدولية",
        ),
        ("أفادت وكالة تسنيم، نقلا عن مصدر أمني، بتفجير سيارة مفخخة في زاهدان.", "explosion", "مصدر أمني"),
        ("قال رجل من حي القصور إن مسلحين اقتحموا بيته وقتلوا ابنه.", "attack", "رجل"),
    ],
)
def test_who_it_is_that_says_so(text: str, kind: str, who: str) -> None:
    told = [c for c in claims(text) if c.type == kind]
    assert told
    assert told[0].speaker[0].text.startswith(who)


def test_what_follows_a_demand_behind_a_comma_is_the_reports() -> None:
    text = "وحثت واشنطن الجيش على وقف القصف المدفعي، وأجلت عددا من جنودها من القاعدة."
    assert [c.speaker for c in claims(text) if c.type == "withdrawal"] == [()]


def test_a_country_behind_a_masculine_verb_is_spoken_to() -> None:
    text = "وقال المتحدث باسم المتمردين إن رجاله قصفوا الثكنة. وطالب فرنسا بوقف حملتها العسكرية في مالي."
    asked = [c for c in claims(text) if c.type == "demand"]
    assert [c.speaker[0].text for c in asked] == ["المتحدث باسم المتمردين"]


def test_governorates_before_colons_do_not_speak() -> None:
    text = "محافظة حمص: قصفت المدفعية حي الوعر وقتلت مدنيين اثنين."
    assert [c.speaker for c in claims(text) if c.type == "shelling"] == [()]


def test_a_definite_noun_has_the_kind_of_whom_it_points_back_to() -> None:
    text = "قالت وزارة الصحة إن 12 شخصا قتلوا في قصف على غزة. وأضافت الوزارة أن المدفعية قصفت المستشفى."
    assert {c.speaker[0].kind for c in claims(text)} == {"medical"}


def test_who_closes_a_sentence_answers_for_it() -> None:
    text = "قصفت المدفعية حي الكلاكلة في الخرطوم ليلا، يقول سكان."
    assert [c.speaker[0].text for c in claims(text) if c.type == "shelling"] == ["سكان"]


def test_somebody_unknown_speaks_of_or_denies_an_act() -> None:
    text = "وتحدث زرهوني عن تفجير انتحاري في المدينة."
    assert [c.speaker[0].text for c in claims(text) if c.type == "suicide_attack"] == ["زرهوني"]
