"""What the pages read: the store's questions, put together as a page needs them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import chain

from rasid.linking.control import TYPES, Statement
from rasid.linking.space import place_key
from rasid.records import Control, Place, Report
from rasid.store import Store, questions
from rasid.store.views import ClaimView, EventPage, EventView, Filter, PlaceLine, ReportLine, ReportPage, Summary
from rasid.web.asked import Asked


def wanted(asked: Asked) -> Filter:
    """The store's filter for what was asked."""
    return Filter(
        place=asked.get("place"),
        type=asked.get("type"),
        actor=asked.get("actor"),
        source=asked.get("source"),
        start=asked.get("from"),
        end=asked.get("to"),
        as_of=asked.get("as_of"),
        text=asked.get("text"),
    )


class Library:
    """A store opened for reading at the first question. All methods raise StoreError where it cannot be read."""

    def __init__(self, path: str) -> None:
        self._path = path

    @cached_property
    def store(self) -> Store:
        """The store itself."""
        return Store(self._path, write=False)

    def summary(self, asked: Asked) -> Summary:
        """Counts and sums over what the filter lets through."""
        return questions.summary(self.store, wanted(asked))

    def events(self, asked: Asked) -> list[EventView]:
        """The events that the filter lets through, the newest first."""
        return questions.events(self.store, wanted(asked))[::-1]

    def event(self, event_id: str) -> EventPage | None:
        """An event with its claims, by its id or one that it had before."""
        return questions.event(self.store, event_id)

    def report(self, report_id: str) -> ReportPage | None:
        """A report with its text and claims."""
        return questions.report(self.store, report_id)

    def reports(self, ids: Iterable[str]) -> dict[str, Report]:
        """Some reports with their texts, by id."""
        found = {name: self.report(name) for name in sorted(set(ids))}
        return {name: page.doc for name, page in found.items() if page is not None}

    def report_list(self) -> list[ReportLine]:
        """All reports, the newest first."""
        return questions.reports(self.store)

    def places(self) -> list[PlaceLine]:
        """All places that claims name, those of most events first."""
        return questions.places(self.store)

    def control(self, on: str | None) -> list[Control]:
        """Who is said to hold each place on a day, or by all that is told."""
        return questions.control(self.store, on=on)

    def control_claims(self) -> dict[str, ClaimView]:
        """The claims that say who holds a place, by id."""
        found = (questions.claims(self.store, Filter(type=name)) for name in sorted(TYPES))
        return {claim.id: claim for claims in found for claim in claims}

    def place(self, key: str) -> tuple[Place, list[EventView], list[Statement]] | None:
        """A place by its key, with the events there and what is said of who held it; None where no claim names it."""
        asked = Filter(place=key)
        events = questions.events(self.store, asked)
        named = (place for event in events for place in event.places)
        told = (place for claim in questions.claims(self.store, asked) for place in claim.places)
        place = next((place for place in chain(named, told) if place_key(place) == key), None)
        if place is None:
            return None
        lines = questions.control_lines(self.store, asked)
        return place, events[::-1], next((line for held, line in lines if place_key(held) == key), [])
