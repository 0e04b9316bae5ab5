"""The questions that the terminal and the pages ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from rasid.records import Coded, Figure, Place
from rasid.store import Store, questions
from rasid.store.questions import Filter

Tell = Callable[..., Coded]
CITY = Place(id="t-city", name="حلب", text="حلب", span=(0, 3), lat=36.2021, lon=37.1343, precision="town")
REAL = Place(id="sy-aleppo-city", text="حلب", span=(0, 3), lat=36.2021, lon=37.1343, precision="town")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, tell: Tell) -> Iterator[Store]:
    """One shelling counted by two sides, its denial, another event later, and control of a place."""
    path: Path = tmp_path_factory.mktemp("store") / "s.sqlite"
    coded = [
        tell("one", killed=9, outlet="الأولى", published="2026-01-06T20:00:00+03:00"),
        tell("two", killed=12, outlet="الثانية", speaker="قسد", published="2026-01-07T08:00:00+03:00"),
        tell("no", outlet="الثانية", speaker="قسد", status="denied", published="2026-01-07T09:00:00+03:00"),
        tell("later", "2026-01-09", 1, kind="explosion", place=REAL, actor="sy-army"),
        tell("took", "2026-01-10", kind="control_gained", actor="army", speaker=None),
        tell(
            "holds",
            "2026-01-08",
            kind="control_held",
            actor="sdf",
            speaker=None,
            text="قصف وسيطرة على الحي قال ناطق عسكري",
        ),
    ]
    with Store(str(path)) as store:
        store.add(coded)
        store.link()
        yield store


def of(found: list[questions.EventView]) -> list[str]:
    return [e.type for e in found]


def test_events_come_oldest_first_with_who_tells_them(held: Store) -> None:
    found = questions.events(held)
    assert of(found) == ["shelling", "control_held", "explosion", "control_gained"]
    shelling = found[0]
    assert (shelling.reports, shelling.outlets, shelling.status) == (3, ("الأولى", "الثانية"), "occurred")
    assert shelling.disputes == ("happened", "toll:killed")


@pytest.mark.parametrize(
    ("asked", "types"),
    [
        (Filter(type="explosion"), ["explosion"]),
        (Filter(start="2026-01-09"), ["explosion", "control_gained"]),
        (Filter(end="2026-01-06"), ["shelling"]),
        (Filter(start="2026-01-07", end="2026-01-08"), ["control_held"]),
        (Filter(place="t-maqsoud"), ["shelling", "control_held", "control_gained"]),
        (Filter(place="الشَّيخ مقصود"), ["shelling", "control_held", "control_gained"]),
        (Filter(place="Aleppo"), ["explosion"]),
        (Filter(place="sy-aleppo"), ["explosion"]),
        (Filter(place="لا مكان"), []),
        (Filter(actor="army"), ["control_gained"]),
        (Filter(source="قسد"), ["shelling"]),
        (Filter(source="الأولي"), ["shelling"]),
        (Filter(text="ناطق"), ["control_held"]),
        (Filter(disputed=True), ["shelling"]),
    ],
)
def test_a_filter_narrows_the_events(held: Store, asked: Filter, types: list[str]) -> None:
    assert of(questions.events(held, asked)) == types


def test_as_of_knows_nothing_of_later_reports(held: Store) -> None:
    (early,) = questions.events(held, Filter(as_of="2026-01-06"))
    assert (early.tolls[0].low, early.tolls[0].high, early.disputes) == (9, 9, ())
    (morning,) = questions.events(held, Filter(as_of="2026-01-07T08:30"))
    assert morning.disputes == ("toll:killed",)
    assert [c.report for c in questions.claims(held, Filter(as_of="2026-01-07"))] == ["one", "two", "no"]
    assert {c.event for c in questions.claims(held, Filter(as_of="2026-01-06"))} == {early.id}
    assert questions.event(held, early.id, as_of="2026-01-06").event == early  # type: ignore[union-attr]
    assert questions.events(held, Filter(as_of="2026-01-05")) == []


def test_an_event_shows_its_claims_its_sides_and_why_they_are_together(held: Store) -> None:
    page = questions.event(held, questions.events(held)[0].id)
    assert page is not None
    assert [c.report for c in page.claims] == ["one", "two", "no"]
    about = {d.about: [(s.source, s.says) for s in d.sides] for d in page.disagreements}
    assert about == {
        "happened": [("وزارة الصحة", "told"), ("قسد", "told"), ("قسد", "denied")],
        "toll:killed": [("وزارة الصحة", "9"), ("قسد", "12")],
    }
    assert [link.claim for link in page.links] == [c.id for c in page.claims[1:]]
    assert ("same neighbourhood", 1.8) in page.links[0].reasons
    assert page.links[0].score == pytest.approx(sum(weight for _, weight in page.links[0].reasons))
    assert questions.event(held, "nowhere") is None


def test_disagreements_are_those_of_the_events_asked_for(held: Store) -> None:
    assert [d.about for d in questions.disagreements(held)] == ["happened", "toll:killed"]
    assert questions.disagreements(held, Filter(type="explosion")) == []


def test_the_sides_of_a_toll_say_what_stands(store: Store, tell: Tell) -> None:
    more = tell("a", killed=31)
    less = tell("a", killed=7, kind="attack").claims[0]
    one = Coded(doc=more.doc, claims=(*more.claims, less))
    store.add([one, tell("b", killed=12, speaker="قسد", published="2026-01-07")])
    store.link()
    (found,) = questions.disagreements(store)
    assert [(s.source, s.says) for s in found.sides] == [("وزارة الصحة", "31"), ("قسد", "12")]


def test_tolls_carry_their_event(held: Store) -> None:
    found = questions.tolls(held, Filter(type="shelling"))
    assert [(t.measure, t.low, t.high, t.type, len(t.series)) for t in found] == [("killed", 9, 12, "shelling", 2)]
    assert [t.type for t in questions.tolls(held, Filter(disputed=True))] == ["shelling"]


def test_control_on_a_day_and_as_known_on_a_day(held: Store) -> None:
    def holders(on: str | None = None, **asked: str) -> list[str | None]:
        return [c.holder for c in questions.control(held, on, Filter(**asked))]

    assert holders("2026-01-09") == ["sdf"]
    assert holders() == ["army"]
    assert holders(as_of="2026-01-09") == ["sdf"]
    assert holders(place="t-maqsoud") == ["army"]
    assert holders(place="t-city") == []


def test_a_place_has_its_line(held: Store) -> None:
    ((place, line),) = questions.control_lines(held, Filter(place="t-maqsoud"))
    assert place.name == "الشيخ مقصود"
    assert [s.says for s in line] == ["holds", "takes"]


def test_places_are_counted(held: Store) -> None:
    assert [(p.key, p.claims, p.events) for p in questions.places(held)] == [
        ("t-maqsoud", 5, 3),
        ("sy-aleppo-city", 1, 1),
    ]


def test_reports_come_newest_first(held: Store) -> None:
    found = questions.reports(held)
    assert [r.id for r in found] == ["took", "later", "holds", "no", "two", "one"]
    assert found[0].title == "قصف على الشيخ مقصود أوقع 9 قتلى"
    assert [r.id for r in questions.reports(held, Filter(source="الأولى"))] == ["one"]
    assert questions.report(held, "nowhere") is None


def test_a_summary_counts_what_is_asked_for(held: Store) -> None:
    found = questions.summary(held)
    assert (found.reports, found.claims, found.events, found.places, found.disputed) == (6, 6, 4, 2, 1)
    assert (found.first, found.last, found.linked) == ("2026-01-06", "2026-01-10", True)
    assert [(k.measure, k.low, k.high, k.disputed) for k in found.figures] == [("killed", 28, 31, 1)]
    assert [(d.day, d.type) for d in found.days][:2] == [("2026-01-06", "shelling"), ("2026-01-08", "control_held")]
    assert questions.summary(held, Filter(type="explosion")).events == 1
    assert found.outlets[0].value == "وكالة"


def test_an_empty_store_answers_everything(store: Store) -> None:
    assert questions.summary(store).events == 0
    assert questions.events(store) == questions.claims(store) == questions.tolls(store) == []
    assert questions.control(store) == questions.places(store) == questions.reports(store) == []


def test_persons_families_and_running_totals_are_kept_apart(store: Store, tell: Tell) -> None:
    def count(n: int, **more: str) -> Figure:
        return Figure(measure="displaced", low=n, best=n, high=n, span=(25, 31), **more)  # type: ignore[arg-type]

    def told(identity: str, speaker: str, *figures: Figure) -> Coded:
        one = tell(identity, kind="displacement", speaker=speaker)
        return replace(one, claims=(replace(one.claims[0], id="", figures=figures),))

    store.add([told("a", "أ", count(200), count(40, unit="family"), count(9000, scope="since"))])
    store.add([told("b", "ب", count(60, unit="family"))])
    store.link()
    found = questions.summary(store).figures
    assert [(k.measure, k.unit, k.low, k.high) for k in found] == [
        ("displaced", "person", 200, 200),
        ("displaced", "family", 40, 60),
    ]
    (apart,) = questions.disagreements(store)
    assert (apart.about, apart.unit, apart.scope) == ("toll:displaced", "family", "event")


def test_what_was_known_then_is_linked_once_and_anew_when_something_comes_in(
    tell: Tell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked = []
    groups = questions.linking.groups

    def counted(*args: Any) -> Any:
        linked.append(args)
        return groups(*args)

    monkeypatch.setattr(questions.linking, "groups", counted)
    with Store(str(tmp_path / "s")) as store:
        store.add([tell("one")])
        for _ in range(2):
            assert len(questions.events(store, Filter(as_of="2026-01-08"))) == 1
        assert len(linked) == 1
        with Store(store.where) as other:
            other.add([tell("two", "2026-01-08", 4)])
        assert len(questions.events(store, Filter(as_of="2026-01-08"))) == 2
        assert len(questions.events(store, Filter(as_of="2026-01-07"))) == 1
        assert len(linked) == 3
        for day in range(1, 8):
            questions.events(store, Filter(as_of=f"2025-01-0{day}"))
        assert len(store._kept) == 4
