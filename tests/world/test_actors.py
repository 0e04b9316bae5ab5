"""The actors: every record is whole, names are neutral and unambiguous, generic words resolve."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import get_args

import pytest

from rasid.records import SpeakerKind
from rasid.world import actors
from rasid.world.actors import ActorKind, Actors
from rasid.world.words import name_key

JUDGING = ("ميليشيا", "مليشيا", "عصابات", "الصهيوني", "الإرهابي", "الإرهابية", "العدو", "الانقلاب", "مرتزقة", "الخوارج")


@pytest.fixture(scope="module")
def known() -> Actors:
    return actors.load()


def test_enough_of_them(known: Actors) -> None:
    assert len(known) >= 1_300


def test_required_fields(known: Actors) -> None:
    for actor in known:
        assert actor.ar, actor.id
        assert actor.en, actor.id
        assert actor.kind in get_args(ActorKind)
        assert actor.speaker_kind in get_args(SpeakerKind)
        assert len(actor.country) in (0, 2)
        assert actor.country == actor.country.upper()


def test_wholes_exist_and_do_not_run_in_circles(known: Actors) -> None:
    for actor in known:
        for whole in (*actor.part_of, *filter(None, [actor.of])):
            assert whole in known, f"{actor.id}: {whole}"
            assert not known.within(whole, actor.id), actor.id


def test_people_are_office_holders(known: Actors) -> None:
    assert all(actor.of for actor in known if actor.kind == "person_in_role")


def test_names_are_one_actors_unless_said_to_be_shared(known: Actors) -> None:
    bearers: dict[str, set[str]] = defaultdict(set)
    shared: set[str] = set()
    for actor in known:
        for name in (actor.ar, *actor.aliases, *actor.loaded):
            bearers[name_key(name)].add(actor.id)
        shared.update(map(name_key, actor.shared))
    assert {key: ids for key, ids in bearers.items() if len(ids) > 1 and key not in shared} == {}


def test_shown_names_do_not_judge(known: Actors) -> None:
    assert [actor.id for actor in known if any(word in actor.ar.split() for word in JUDGING)] == []


def test_times_are_dates_in_order(known: Actors) -> None:
    for actor in known:
        start, end = (date.fromisoformat(day) if day else None for day in (actor.from_, actor.to))
        assert not (start and end) or start < end


def test_generic_words_name_what_exists(known: Actors) -> None:
    for generic in known.generics():
        assert {actor for actors in generic.countries.values() for actor in actors} <= {a.id for a in known}, generic.id
        assert set(generic.kinds) <= set(get_args(ActorKind)), generic.id
        assert bool(generic.kinds) == (generic.follows == "kind"), generic.id


@pytest.mark.parametrize(
    ("word", "actor"),
    [
        ("إسرائيلية", "il"),
        ("روسي", "ru"),
        ("الأميركية", "us"),
        ("أمريكي", "us"),
        ("الحوثية", "ye-houthi"),
        ("سوريين", "sy"),
        ("التركيتين", "tr"),
    ],
)
def test_nisbas(known: Actors, word: str, actor: str) -> None:
    from rasid.arabic.text import fold

    assert known.nisba(fold(word)) == actor


def test_roles(known: Actors) -> None:
    assert known.in_role("sy", "army") == "sy-army"
    assert known.in_role("il", "air_force") == "il-air-force"
    assert known.in_role("xx", "army") is None


def test_parts(known: Actors) -> None:
    assert known.within("sy-ypg", "sy-sdf")
    assert not known.within("sy-sdf", "sy-ypg")


def test_unknown_ids_are_said(known: Actors) -> None:
    with pytest.raises(KeyError):
        known.get("nobody")
