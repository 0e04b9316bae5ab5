"""An id that an event once had leads to the events that hold its claims, whatever became of it since."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

import made
from rasid.linking.decisions import Decision
from rasid.records import Coded
from rasid.store import Store, questions

Tell = Callable[..., Coded]


def decided(kind: str, *claims: str, others: tuple[str, ...] = ()) -> Decision:
    return Decision(kind=kind, claims=claims, others=others, by="sara", at="2026-02-01T10:00:00")  # type: ignore[arg-type]


def at_random(store: Store, chance: random.Random) -> Decision:
    """Two events made one, or a claim taken out of one."""
    one, other = chance.sample(questions.events(store), 2)
    if chance.random() < 0.5 or len(one.claims) == 1:
        return decided("merge", *one.claims, *other.claims)
    claim = chance.choice(one.claims)
    return decided("split", claim, others=tuple(c for c in one.claims if c != claim))


@pytest.mark.parametrize("seed", range(3))
def test_every_id_there_ever_was_leads_to_all_that_it_held(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    coded = made.make(30, seed).coded
    chance.shuffle(coded)
    ever: defaultdict[str, set[str]] = defaultdict(set)
    with Store(str(tmp_path / "s")) as store:
        for begin in range(0, len(coded), len(coded) // 6 + 1):
            store.add(coded[begin : begin + len(coded) // 6 + 1])
            for decision in (None, at_random, at_random):
                if decision:
                    store.decide(decision(store, chance))
                store.link()
                for event in questions.events(store):
                    ever[event.id] |= {*event.claims}
        now = {c: e.id for e in questions.events(store) for c in e.claims}
        assert len(ever) > len({*now.values()})
        for old, claims in ever.items():
            page = questions.event(store, old)
            assert page is not None
            assert page.asked == old
            assert {page.event.id, *page.others} == {now[c] for c in claims}
            if old in now.values():
                assert page.event.id == old
            else:
                counts = Counter(now[c] for c in claims)
                assert counts[page.event.id] == max(counts.values())


def test_an_event_that_lost_claims_names_who_took_them(store: Store, tell: Tell) -> None:
    store.add([tell(name, outlet=name, published=f"2026-01-0{day}") for name, day in (("a", 6), ("b", 7), ("c", 8))])
    store.link()
    (whole,) = questions.events(store)
    store.decide(decided("split", whole.claims[2], others=whole.claims[:2]))
    store.link()
    rest = questions.event(store, whole.id)
    assert rest is not None
    (taken,) = rest.others
    assert (rest.event.id, rest.event.claims) == (whole.id, whole.claims[:2])
    store.decide(decided("merge", *whole.claims))
    store.link()
    for old in (whole.id, taken):
        again = questions.event(store, old)
        assert again is not None
        assert (again.asked, again.event.claims, again.others) == (old, whole.claims, ())


def test_an_id_of_today_leads_to_what_was_known_then(store: Store, tell: Tell) -> None:
    store.add([tell("late", published="2026-01-08")])
    store.link()
    (first,) = questions.events(store)
    store.add([tell("early", outlet="other", published="2026-01-07")])
    store.link()
    (now,) = questions.events(store)
    then = questions.event(store, now.id, as_of="2026-01-07")
    assert then is not None
    assert [c.report for c in then.claims] == ["early"]
    assert questions.event(store, first.id, as_of="2026-01-07") is None
