"""A store knows who repeats whom, whatever came in first."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

import made
from rasid import linking
from rasid.linking import copies
from rasid.linking.copies import Text
from rasid.records import Coded
from rasid.store import Store, schema


@pytest.fixture(scope="module")
def coded() -> list[Coded]:
    return made.make(60, 4).coded


@pytest.fixture(params=["at once", "one by one", "mixed"])
def filled(request: pytest.FixtureRequest, coded: list[Coded], tmp_path: Path) -> Iterator[Store]:
    """A store that got the reports of a world in some way."""
    with Store(str(tmp_path / "s.sqlite")) as store:
        if request.param == "at once":
            store.add(coded)
        else:
            mixed = random.Random(2).sample(coded, len(coded))
            for one in mixed if request.param == "mixed" else coded:
                store.add([one])
        yield store


def test_origins_do_not_depend_on_what_came_first(filled: Store, coded: list[Coded]) -> None:
    with filled.reading() as connection:
        query = select(schema.reports.c.id, schema.reports.c.origin).where(schema.reports.c.origin.is_not(None))
        found = {row.id: row.origin for row in connection.execute(query)}
    wanted = copies.origins(copies.pairs(Text(c.doc.id, c.doc.published, c.doc.text) for c in coded))
    assert len(wanted) > 20
    assert found == wanted


def test_events_out_of_a_store_are_those_out_of_the_reports(filled: Store, coded: list[Coded]) -> None:
    assert linking.link_told(filled.told()) == linking.link(coded)


def test_only_what_was_known_is_told(filled: Store, coded: list[Coded]) -> None:
    moment = sorted(c.doc.published or "" for c in coded)[len(coded) // 2]
    known = [c for c in coded if (c.doc.published or "") <= moment]
    assert linking.link_told(filled.told(moment)) == linking.link(known)
