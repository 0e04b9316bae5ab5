"""What the pages and the API read: the store's questions, put together as a page needs them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from itertools import chain
from typing import Final, TypeVar

from rasid.linking.agreements import Agreement, Breach
from rasid.linking.control import Statement
from rasid.linking.space import place_key
from rasid.linking.stories import Story
from rasid.records import Place, Report
from rasid.store import Store, matching, questions
from rasid.store.views import ClaimView, EventPage, EventView, Filter, PlaceLine, ReportLine, ReportPage, Summary
from rasid.web.asked import Asked

T = TypeVar("T")
Stamp = tuple[int, ...]

REMEMBERED: Final = 16
"""Answers kept of each question; the one without a filter is asked for by every visitor."""
EVERYTHING: Final = Filter()


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
    """A store opened for reading at the first question. All methods raise StoreError where it cannot be read.

    Answers to the questions that go over the whole store are kept until its file changes.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._summaries = self._kept(questions.summary)
        self._events = self._kept(questions.events)
        self._places = self._kept(questions.places)
        self._reports = self._kept(questions.reports)
        self._stories = self._kept(questions.stories)
        self._agreements = self._kept(questions.agreements)
        self._breaches = self._kept(questions.breaches)
        self._lines = self._kept(questions.control_lines)

    @cached_property
    def store(self) -> Store:
        """The store itself."""
        return Store(self._path, write=False)

    def summary(self, f: Filter = EVERYTHING) -> Summary:
        """Counts and sums over what the filter lets through."""
        return self._summaries(f)

    def events(self, f: Filter = EVERYTHING) -> list[EventView]:
        """The events that the filter lets through, oldest first."""
        return self._events(f)

    def event(self, event_id: str, as_of: str | None = None) -> EventPage | None:
        """An event with its claims as known at a moment, by its id or one that it had before."""
        return questions.event(self.store, event_id, as_of)

    def claims(self, ids: Iterable[str], f: Filter = EVERYTHING) -> dict[str, ClaimView]:
        """Some claims with the words of their evidence, by id."""
        return {claim.id: claim for claim in matching.views(self.store, f, sorted(ids))}

    def report(self, report_id: str) -> ReportPage | None:
        """A report with its text and claims."""
        return questions.report(self.store, report_id)

    def reports(self, ids: Iterable[str]) -> dict[str, Report]:
        """Some reports with their texts, by id."""
        found = {name: self.report(name) for name in sorted(set(ids))}
        return {name: page.doc for name, page in found.items() if page is not None}

    def report_list(self, f: Filter = EVERYTHING) -> list[ReportLine]:
        """The reports, the newest first."""
        return self._reports(f)

    def places(self, f: Filter = EVERYTHING) -> list[PlaceLine]:
        """The places that claims name, those of most events first."""
        return self._places(f)

    def places_of_events(self) -> list[Place]:
        """The places of all events, those of most events first."""
        named = [place for event in self.events() for place in event.places]
        counts = Counter(map(place_key, named))
        first = {place_key(place): place for place in reversed(named)}
        return [first[key] for key, _ in counts.most_common()]

    def control_lines(self, f: Filter = EVERYTHING) -> list[tuple[Place, list[Statement]]]:
        """Each place of which control is told, with what is said of who held it, oldest first."""
        return self._lines(f)

    def stories(self, f: Filter = EVERYTHING) -> list[Story]:
        """The stories, oldest first."""
        return self._stories(f)

    def agreements(self, f: Filter = EVERYTHING) -> list[Agreement]:
        """Agreements and truces, oldest first."""
        return self._agreements(f)

    def breaches(self, f: Filter = EVERYTHING) -> list[Breach]:
        """Who accuses whom of breaking an agreement, oldest first."""
        return self._breaches(f)

    def place(self, key: str, as_of: str | None = None) -> tuple[Place, list[EventView], list[Statement]] | None:
        """A place by its key, with the events there and what is said of who held it; None where no claim names it."""
        asked = Filter(place=key, as_of=as_of)
        events = questions.events(self.store, asked)
        named = (place for event in events for place in event.places)
        told = (place for claim in questions.claims(self.store, asked) for place in claim.places)
        place = next((place for place in chain(named, told) if place_key(place) == key), None)
        if place is None:
            return None
        return place, events, questions.control_line(self.store, place, as_of)

    def _kept(self, question: Callable[[Store, Filter], T]) -> Callable[[Filter], T]:
        """The question with its last answers remembered for as long as the store's file stays as it is."""

        @lru_cache(maxsize=REMEMBERED)
        def answer(stamp: Stamp, f: Filter) -> T:
            return question(self.store, f)

        def ask(f: Filter) -> T:
            stamp = self._stamp()
            return answer(stamp, f) if stamp else question(self.store, f)

        return ask

    def _stamp(self) -> Stamp:
        """What changes whenever a SQLite store is written to; empty for other databases, of which nothing is kept."""
        found: list[int] = []
        for path in (self._path, f"{self._path}-wal"):
            try:
                state = os.stat(path)
            except OSError:
                continue
            found += (state.st_mtime_ns, state.st_size, state.st_ino)
        return tuple(found)
