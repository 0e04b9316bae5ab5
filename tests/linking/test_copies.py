"""One text in twenty outlets is one source, whatever order it comes in, and two texts that happen to be alike are two."""

from __future__ import annotations

import random

import pytest

import made
from rasid.linking import copies, link, told
from rasid.linking.copies import Text
from rasid.records import Claim, Coded, Place, Report, Speaker, When

AGENCY = (
    "أعلنت مصادر محلية أن قصفا مدفعيا طال الأحياء الشرقية من المدينة فجر اليوم وأوقع أضرارا كبيرة في المنازل.\n"
    "وقال سكان إن فرق الإسعاف وصلت إلى المكان بعد ساعة ونقلت المصابين إلى المستشفى الوحيد الذي ما زال يعمل في المنطقة.\n"
    "وتشهد البلدة منذ أيام توترا متصاعدا بعد انهيار الهدنة التي أعلنت الشهر الماضي.\n"
)
OTHER = (
    "قتل مدنيان وأصيب آخرون حين سقطت قذائف على سوق شعبية في البلدة القديمة ظهر أمس، كما روى شهود.\n"
    "ولم تعلن أي جهة مسؤوليتها، وأغلقت المحال أبوابها خوفا من تجدد القصف على الطرق المؤدية إلى وسط المدينة.\n"
)

TOWN = Place(id="t-town", text="البلدة", span=(0, 3), lat=36.2, lon=37.1, precision="town")


def report(
    identity: str, text: str, published: str = "2026-01-06T10:00", outlet: str | None = None, **more: object
) -> Coded:
    """A report whose one claim stands on its first sentence."""
    end = text.index(".\n")
    when = When(start="2026-01-06", end="2026-01-06", precision="day")
    claim = Claim(
        report=identity, type="shelling", trigger=(0, 3), evidence=(0, end), places=(TOWN,), time=when, **more  # type: ignore[arg-type]
    )  # fmt: skip
    return Coded(doc=Report(id=identity, text=text, published=published, outlet=outlet), claims=(claim,))


@pytest.mark.parametrize(
    "copy",
    [
        AGENCY,
        "وكالات - " + AGENCY,
        AGENCY.replace("ة", "ه").replace("أ", "ا"),
        AGENCY.rpartition("\n")[0].rpartition("\n")[0] + "\n",
        "عنوان آخر من عندنا لهذا الخبر\n" + AGENCY,
    ],
)
def test_a_text_printed_again_is_a_copy(copy: str) -> None:
    assert copies.alike(AGENCY, copy)
    assert set(copies.bands(AGENCY)) & set(copies.bands(copy))


def test_texts_on_one_thing_in_other_words_are_none() -> None:
    assert not copies.alike(AGENCY, OTHER)
    assert not set(copies.bands(AGENCY)) & set(copies.bands(OTHER))


def test_a_few_words_are_never_a_copy() -> None:
    assert not copies.alike("غارة على المدينة", "غارة على المدينة")
    assert copies.bands("غارة على المدينة") == ()
    assert copies.passage("غارة على المدينة", (0, 16)) is None


def test_the_first_that_repeats_nobody_is_the_origin_and_chains_do_not_grow() -> None:
    texts = {n: Text(n, f"2026-01-0{i + 1}", "") for i, n in enumerate("abc")}
    alike = [(texts["b"], texts["a"]), (texts["b"], texts["c"])]
    assert copies.origins(alike) == {"b": "a"}
    assert copies.origins([*alike, (texts["a"], texts["c"])]) == {"b": "a", "c": "a"}


def test_a_text_printed_again_much_later_is_news_of_its_own() -> None:
    day = {d: Text(d, f"2026-01-{d}", AGENCY) for d in ("06", "12", "20")}
    assert [(a.id, b.id) for a, b in copies.pairs(day.values())] == [("06", "12")]


def test_the_outlet_that_printed_it_first_is_the_source() -> None:
    first, copy = report("a", AGENCY, outlet="وكالة"), report("b", "وكالات - " + AGENCY, "2026-01-06T12:00", "صحيفة")
    assert [t.source for t in told([copy, first])] == ["outlet:وكاله"] * 2
    (event,) = link([copy, first])
    assert event.independent == 1


def test_outlets_that_write_for_themselves_are_independent() -> None:
    (event,) = link([report("a", AGENCY, outlet="وكالة"), report("b", OTHER, "2026-01-06T12:00", "صحيفة")])
    assert event.independent == 2


def test_a_quoted_sentence_is_no_second_source() -> None:
    sentence = AGENCY.partition("\n")[0]
    quoting = report("b", sentence + "\n" + OTHER, "2026-01-06T12:00", "صحيفة")
    (event,) = link([report("a", AGENCY, outlet="وكالة"), quoting])
    assert event.independent == 1


def test_outlets_that_quote_one_speaker_are_one_source() -> None:
    speaker = (Speaker(id="moh", text="x", span=(0, 1), kind="medical"),)
    quoting = [
        report("a", AGENCY, outlet="وكالة", speaker=speaker),
        report("b", OTHER, outlet="صحيفة", speaker=speaker),
    ]
    (event,) = link([*quoting, report("c", OTHER.replace("قتل", "استشهد"), outlet="قناة")])
    assert event.independent == 2


@pytest.fixture(scope="module")
def world() -> made.World:
    return made.make(300, 5)


def test_the_copies_of_a_world_are_found_and_no_others(world: made.World) -> None:
    texts = [Text(c.doc.id, c.doc.published, c.doc.text) for c in world.coded]
    found = copies.origins(copies.pairs(texts))
    shuffled = random.Random(1).sample(texts, len(texts))
    assert copies.origins(copies.pairs(shuffled)) == found
    right = {c for c, origin in found.items() if world.origins.get(c) == origin}
    assert len(right) / len(world.origins) > 0.97
    assert len(right) / len(found) > 0.97
