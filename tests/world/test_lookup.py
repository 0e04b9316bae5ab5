"""How one name resolves, and why."""

from __future__ import annotations

import pytest

from rasid.world import lookup
from rasid.world.resolve import CHOICE_THRESHOLD, NAME_THRESHOLD


@pytest.mark.parametrize(
    ("name", "inside", "country", "place"),
    [
        ("الأشرفية", "حلب", None, "sy-aleppo-ashrafiyah"),
        ("الأشرفية", "بيروت", None, "lb-beirut-ashrafieh"),
        ("الأشرفية", "Aleppo", None, "sy-aleppo-ashrafiyah"),
        ("الأشرفية", "اشتباكات في حيي الشيخ مقصود والأشرفية بمدينة حلب", None, "sy-aleppo-ashrafiyah"),
        ("حي الأشرفية", "انفجار في مدينة بيروت، ثم نقل الجرحى إلى مستشفى", "LB", "lb-beirut-ashrafieh"),
        ("طرابلس", "", "LY", "ly-tripoli"),
        ("طرابلس", "", "LB", "lb-tripoli"),
        ("مدينة الباب", "حلب", None, "sy-al-bab"),
        ("Manbij", "", None, "sy-manbij"),
    ],
)
def test_which_place(name: str, inside: str, country: str | None, place: str) -> None:
    found = lookup.place(name, inside, country)
    assert found.id == place
    assert found.candidates[0].id == place or found.share > found.candidates[0].probability
    assert found.share >= CHOICE_THRESHOLD
    assert bool(found.context) == bool(inside)


def test_evidence_adds_up_and_decides() -> None:
    found = lookup.place("الأشرفية", "حلب")
    for one in found.candidates:
        assert sum(reason.weight for reason in one.evidence) == pytest.approx(one.score, abs=0.01)
    assert [one.score for one in found.candidates] == sorted((one.score for one in found.candidates), reverse=True)
    assert sum(reason.weight for reason in found.is_place) >= NAME_THRESHOLD
    best, other = found.candidates[:2]
    names = {reason.name: reason.weight for reason in best.evidence}
    assert names["lies in the place named beside it"] > 0
    assert {reason.name: reason.weight for reason in other.evidence}["lies in the place named beside it"] < 0
    assert best.within == ("sy-aleppo-city", "sy-aleppo", "sy")


def test_below_the_thresholds_it_stays_unknown() -> None:
    common = lookup.place("السلام")
    assert (common.id, common.reason) == (None, lookup.NO_SIGN)
    assert common.candidates
    several = lookup.place("حي الأشرفية")
    assert (several.id, several.reason) == (None, "none is likely enough")
    assert several.share < CHOICE_THRESHOLD
    nowhere = lookup.place("قرية الغزلانكية")
    assert (nowhere.id, nowhere.candidates, nowhere.reason) == (None, (), "no place of this name is known")


@pytest.mark.parametrize(
    ("name", "inside", "acled", "ucdp"),
    [
        ("حي الشيخ مقصود", "حلب", 1, 1),
        ("منبج", "", 1, 1),
        ("محافظة حلب", "", 3, 4),
        ("ريف إدلب", "", 3, 4),
        ("شمالي سوريا", "", 3, 5),
        ("سوريا", "", 3, 6),
        ("خليج عدن", "", 3, 7),
        ("القرن الأفريقي", "", 3, 5),
    ],
)
def test_geo_precision(name: str, inside: str, acled: int, ucdp: int) -> None:
    found = lookup.place(name, inside)
    assert (found.acled, found.ucdp) == (acled, ucdp), found


@pytest.mark.parametrize(
    ("name", "country", "day", "actor", "by"),
    [
        ("الجيش", "SD", None, "sd-army", "role"),
        ("الجيش السوري", None, "2015-01-01", "sy-assad-army", "name"),
        ("الجيش السوري", None, "2026-01-01", "sy-army", "name"),
        ("داعش", None, None, "is", "loaded"),
        ("Hamas", None, None, "ps-hamas", "english"),
        ("القوات المشتركة", None, None, None, "shared"),
        ("كتائب الوهم", None, None, None, ""),
    ],
)
def test_which_actor(name: str, country: str | None, day: str | None, actor: str | None, by: str) -> None:
    found = lookup.actor(name, country, day)
    assert found.id == actor
    assert found.reason
    assert (found.candidates[0].by if found.candidates else "") == by
