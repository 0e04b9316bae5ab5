from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.coding import code
from rasid.records import Claim, Coded, Report

WORDS = "قصف الجيش بلدة سراقب مقتل 12 شخصا بينهم أطفال وقال مصدر أمني إن أمس حلب ، . : « » \n نزوح عشرات العائلات لم نفى".split(
    " "
)


def read(text: str, published: str | None = "2026-01-09T22:00:00+03:00") -> Coded:
    return code(Report(id="r", text=text, published=published))


def one(text: str, kind: str) -> Claim:
    found = [c for c in read(text).claims if c.type == kind]
    assert len(found) == 1, [c.type for c in read(text).claims]
    return found[0]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=60).map(" ".join))
def test_every_mention_is_the_characters_it_points_at(text: str) -> None:
    for claim in read(text).claims:
        for mention in (*claim.actors, *claim.targets, *claim.places, *claim.speaker):
            assert text[slice(*mention.span)] == mention.text
        assert claim.evidence[0] <= claim.trigger[0] < claim.trigger[1] <= claim.evidence[1]


def test_the_same_report_gives_the_same_claims() -> None:
    text = "قصفت قوات النظام بلدة سرمين بالمدفعية أمس، ما أسفر عن مقتل 5 مدنيين بينهم طفلان وإصابة 12 آخرين."
    assert read(text) == read(text)


def test_a_toll_belongs_to_its_act() -> None:
    claim = one("قصفت قوات النظام بلدة سرمين بالمدفعية أمس، ما أسفر عن مقتل 5 مدنيين وإصابة 12 آخرين.", "shelling")
    assert [(f.measure, f.best) for f in claim.figures] == [("killed", 5), ("injured", 12)]


def test_parts_point_at_their_whole() -> None:
    claim = one("أدى قصف مدفعي على بلدة سرمين إلى مقتل 9 أشخاص بينهم 3 أطفال.", "shelling")
    assert [(f.best, f.group, f.part_of) for f in claim.figures] == [(9, None, None), (3, "child", 0)]


def test_a_denial_is_the_claim_denied() -> None:
    claim = one("نفى الجيش السوري سيطرة مسلحين على بلدة سراقب.", "control_gained")
    assert claim.status == "denied"
    assert claim.speaker[0].verb == "deny"


def test_a_report_without_a_date_keeps_relative_times_open() -> None:
    coded = read("قصفت قوات النظام بلدة سرمين أمس.", None)
    assert coded.claims[0].time.start is None


def test_what_was_added_keeps_its_speaker() -> None:
    text = "قال مصدر أمني إن مسلحين هاجموا حاجزا في سراقب. وأضاف أن قذائف سقطت على البلدة وأن قصفا مدفعيا تلاها."
    speakers = {c.speaker[0].text for c in read(text).claims if c.speaker}
    assert speakers == {"مصدر أمني"}
