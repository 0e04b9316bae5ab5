"""A store's events are those of its claims, however they came in, and whoever else was at work."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import made
from rasid import linking
from rasid.records import Coded, Event
from rasid.store import Store, questions
from rasid.store import linking as store_linking
from rasid.store.linking import Linked
from rasid.store.views import view


@pytest.fixture(scope="module")
def coded() -> list[Coded]:
    return made.make(90, 9).coded


def wanted(coded: list[Coded]) -> list[Event]:
    """The events that the reports give when linked at once."""
    groups = linking.groups(linking.told(coded))
    return sorted((view(linking.events.compose(g), g) for g in groups), key=linking.events.order)


@pytest.mark.parametrize("batches", [1, 3, 25])
@pytest.mark.parametrize("seed", [0, 1])
def test_in_any_batches_and_order(coded: list[Coded], tmp_path: Path, batches: int, seed: int) -> None:
    ordered = random.Random(seed).sample(coded, len(coded)) if seed else coded
    size = len(ordered) // batches + 1
    with Store(str(tmp_path / "s")) as store:
        for begin in range(0, len(ordered), size):
            store.add(ordered[begin : begin + size])
            linked = store.link()
        assert store.linked
        found = questions.events(store)
        assert found == wanted(coded)
        assert linked.events == len(found)


def test_both_ways_come_to_the_same(coded: list[Coded], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(str(tmp_path / "all")) as store:
        store.add(coded)
        store.link()
        anew = questions.events(store)
    monkeypatch.setattr(store_linking, "_LITTLE", 10**9)
    with Store(str(tmp_path / "bit")) as store:
        store.add(coded)
        store.link()
        assert questions.events(store) == anew
        assert store.link() == Linked(events=len(anew))


def test_whoever_links_meanwhile_loses_nothing(
    coded: list[Coded], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_linking, "_LITTLE", 0)
    rest = iter([coded[50:]])
    whole = store_linking.link_all

    def slow(connection: object) -> object:
        """While all is linked anew, another adds the rest and links it."""
        found = whole(connection)  # type: ignore[arg-type]
        if (more := next(rest, None)) is not None:
            with Store(str(tmp_path / "s")) as other:
                other.add(more)
                other.link()
        return found

    with Store(str(tmp_path / "s")) as store:
        store.add(coded[:50])
        monkeypatch.setattr(store_linking, "link_all", slow)
        store.link()
        assert store.linked
        assert questions.events(store) == wanted(coded)


def test_two_that_add_and_link_at_once(coded: list[Coded], tmp_path: Path) -> None:
    path = str(tmp_path / "s")
    Store(path).close()

    def write(mine: list[Coded]) -> None:
        with Store(path) as own:
            for begin in range(0, len(mine), 60):
                own.add(mine[begin : begin + 60])
                own.link()

    threads = [threading.Thread(target=write, args=(coded[i::2],)) for i in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Store(path) as store:
        store.link()
        assert questions.events(store) == wanted(coded)


@pytest.fixture
def filled(coded: list[Coded], tmp_path: Path) -> Iterator[Store]:
    with Store(str(tmp_path / "s")) as store:
        store.add(coded)
        store.link()
        yield store


def test_an_event_that_went_leads_to_where_its_claims_are(filled: Store, coded: list[Coded]) -> None:
    old = {e.id: e for e in questions.events(filled)}
    first = next(e for e in old.values() if e.reports > 3)
    doc = next(c for c in coded if c.claims and c.claims[0].id == first.claims[0])
    from msgspec.structs import replace

    earlier = replace(doc.doc, id="earlier", published="2024-12-01T00:00")
    claim = replace(doc.claims[0], id="", report="earlier")
    filled.add([Coded(doc=earlier, claims=(claim,))])
    assert filled.link().gone == 1
    page = questions.event(filled, first.id)
    assert page is not None
    assert page.event.id != first.id
    assert set(first.claims) < set(page.event.claims)
