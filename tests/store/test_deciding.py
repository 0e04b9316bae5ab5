"""Decisions in a store: written once, carried out bit by bit as they would be all at once, lost by nobody."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

import made
from rasid import linking
from rasid.linking.decisions import Decision, broken, judgement
from rasid.records import Coded
from rasid.store import Store, StoreError, questions
from rasid.store.questions import Filter
from rasid.store.views import EventView, view


@pytest.fixture(scope="module")
def coded() -> list[Coded]:
    return made.make(70, 12).coded


@pytest.fixture
def store(coded: list[Coded], tmp_path: Path) -> Iterator[Store]:
    with Store(str(tmp_path / "s")) as held:
        held.add(coded[:-20])
        held.link()
        yield held


def decided(kind: str, *claims: str, **fields: Any) -> Decision:
    return Decision(kind=kind, claims=claims, by="sara", at=fields.pop("at", "2026-02-01T10:00:00"), **fields)  # type: ignore[arg-type]


def wanted(coded: list[Coded], store: Store) -> list[EventView]:
    """The events that reports and decisions give when linked at once."""
    judged = judgement(store.decisions())
    groups = linking.groups(linking.told(coded), judged)
    return sorted((view(linking.events.compose(g, judged), g) for g in groups), key=linking.events.order)


def at_random(store: Store, chance: random.Random) -> Decision:
    """Something that a person may decide of the events that there are."""
    events = [e for e in questions.events(store) if e.claims]
    event, other = chance.sample(events, 2)
    claim = chance.choice(event.claims)
    rest = tuple(c for c in event.claims if c != claim)
    made_ = store.decisions()
    return chance.choice(
        [
            decided("merge", *event.claims, *other.claims),
            decided("split", claim, others=rest),
            decided("move", claim, others=rest, to=other.claims),
            decided("reject", claim),
            decided("accept", claim),
            decided("correct", claim, field="day", value=f"2025-02-{chance.randint(1, 28):02}"),
            decided("correct", claim, field="type", value=chance.choice(["attack", "shelling", "protest"])),
            decided("correct", claim, field="place", value="sy-aleppo-ashrafiyah"),
            decided("name", *event.claims, value="x"),
            decided("undo", undoes=chance.choice(made_).number) if made_ else decided("reject", claim),
        ]
    )


@pytest.mark.parametrize("seed", range(4))
def test_bit_by_bit_decisions_come_to_the_same_as_all_at_once(store: Store, coded: list[Coded], seed: int) -> None:
    chance = random.Random(seed)
    late = list(coded[-20:])
    for _ in range(12):
        for _ in range(chance.randint(1, 3)):
            store.decide(at_random(store, chance))
        if late and chance.random() < 0.5:
            store.add([late.pop()])
        store.link()
    store.add(late)
    store.link()
    assert questions.events(store) == wanted(coded, store)
    assert broken(store.decisions()) is None


def test_two_people_at_once_lose_nothing(store: Store) -> None:
    claims = [c.id for c in questions.claims(store)[:40]]

    def decide(mine: list[str], name: str) -> None:
        with Store(store.where) as own:
            for claim in mine:
                own.decide(Decision(kind="reject", claims=(claim,), by=name, at="2026-02-01"))

    threads = [threading.Thread(target=decide, args=(claims[i::2], name)) for i, name in enumerate(("sara", "omar"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made_ = store.decisions()
    assert [d.number for d in made_] == list(range(1, 41))
    assert {d.claims[0] for d in made_} == set(claims)
    assert broken(made_) is None
    store.link()
    assert not {c for e in questions.events(store) for c in e.claims} & set(claims)


@pytest.mark.parametrize("statement", ["UPDATE decisions SET body = 'x'", "DELETE FROM decisions"])
def test_decisions_cannot_be_changed(store: Store, statement: str) -> None:
    store.decide(decided("reject", questions.claims(store)[0].id))
    with pytest.raises(StoreError, match="never changed"), store._writing() as connection:
        connection.execute(text(statement))
    assert len(store.decisions()) == 1


@pytest.mark.parametrize(
    ("decision", "what"),
    [
        (decided("reject", "nothing"), "no claim nothing"),
        (decided("undo", undoes=7), "no decision 7"),
    ],
)
def test_what_cannot_be_carried_out_is_not_written(store: Store, decision: Decision, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        store.decide(decision)
    assert store.decisions() == []
    assert store.linked


def test_a_wrong_correction_is_not_written(store: Store) -> None:
    claim = questions.claims(store)[0].id
    with pytest.raises(ValueError, match="no day"):
        store.decide(decided("correct", claim, field="day", value="soon"))
    assert store.decisions() == []


def test_a_claim_shows_what_was_decided_of_it_and_is_found_by_it(store: Store) -> None:
    first, second, third = (c.id for c in questions.claims(store)[:3])
    store.decide(decided("correct", first, field="place", value="sy-aleppo-ashrafiyah"))
    store.decide(decided("reject", second))
    store.decide(decided("accept", third))
    store.link()
    found = {c.id: c for c in questions.claims(store)}
    assert [found[i].judged for i in (first, second, third)] == ["corrected", "rejected", "accepted"]
    assert found[second].event is None
    assert [p.id for p in found[first].places] == ["sy-aleppo-ashrafiyah"]
    assert [c.id for c in questions.claims(store, Filter(place="sy-aleppo-ashrafiyah"))] == [first]


def test_a_decision_does_not_show_before_it_was_made(store: Store, coded: list[Coded]) -> None:
    claim = questions.claims(store)[0].id
    store.decide(decided("reject", claim, at="2030-01-01T10:00:00"))
    store.link()

    def there(as_of: str | None) -> bool:
        return any(claim in e.claims for e in questions.events(store, Filter(as_of=as_of)))

    assert not there(None)
    assert there("2030-01-01T09:59")
    assert not there("2030-01-01T10:00")
