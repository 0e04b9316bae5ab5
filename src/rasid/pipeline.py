"""The whole way on one screen: inputs to reports, reports to claims, claims to the store, all claims to events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from msgspec.structs import replace

from rasid import sources
from rasid.engines import local
from rasid.records import Coded, Record, Report, Unread
from rasid.sources import Notice
from rasid.store import Store

Message = Coded | Unread | Notice
Tell = Callable[[Message], None]

_BATCH: Final = 200
"""Reports put into the store at a time: what a killed run may lose."""
_ASK: Final = 32


class Outcome(Record, frozen=True, kw_only=True):
    """What a run did: reports new, `known` already and `unread`; new claims; events there now, new and gone.

    `renamed` are ids that came with another text than before, with the ids under which that text is kept.
    """

    reports: int = 0
    known: int = 0
    unread: int = 0
    claims: int = 0
    events: int = 0
    events_new: int = 0
    events_gone: int = 0
    renamed: tuple[tuple[str, str], ...] = ()


def code(
    inputs: Sequence[str],
    *,
    published: str | None = None,
    workers: int = 1,
    coder: local.Coder | None = None,
    least: float = 0.0,
) -> Iterator[Message]:
    """What each report of the inputs says, in order, with what could not be read and what else is to be told.

    Claims of a confidence under `least` are left out.
    """
    aside: list[Message] = []
    for coded in local.code_all(_reports(sources.read(inputs, published), aside.append), workers, coder):
        yield from _emptied(aside)
        yield _surer(coded, least)
    yield from _emptied(aside)


def run(
    store: Store,
    inputs: Sequence[str],
    *,
    seen: str | None = None,
    published: str | None = None,
    workers: int = 1,
    tell: Tell = lambda message: None,
    coder: local.Coder | None = None,
    least: float = 0.0,
) -> Outcome:
    """Read, code, keep and link. `seen` is the ISO time of reading; `tell` hears each message as it comes.

    Claims of a confidence under `least` are not kept.

    What is in the store already is not coded again; a run that was broken off is completed by the next one. What cannot be
    read waits in the store until its input is given again.
    """
    waiting = [u.where for u in store.unread()]
    intake = _Intake(store, seen, tell)
    reports = intake.new(_reports(sources.read(inputs, published), intake.hear))
    for message in local.code_all(reports, workers, coder):
        intake.hear(_surer(message, least))
    intake.keep()
    again = (where for where in waiting if any(sources.covers(name, where) for name in inputs))
    store.forget_unread(where for where in again if where not in intake.failed)
    if intake.outcome.reports or not store.linked:
        return link(store, intake.outcome)
    return intake.outcome


def link(store: Store, outcome: Outcome | None = None) -> Outcome:
    """Link what is new in the store with what is there; the outcome with its events."""
    linked = store.link()
    return replace(outcome or Outcome(), events=linked.events, events_new=linked.new, events_gone=linked.gone)


class _Intake:
    """What comes in on its way to the store: kept a batch at a time, counted, told."""

    def __init__(self, store: Store, seen: str | None, tell: Tell) -> None:
        self.outcome = Outcome()
        self._store = store
        self._seen = seen
        self._tell = tell
        self.failed: set[str] = set()
        self._coded: list[Coded] = []
        self._unread: list[Unread] = []

    def new(self, reports: Iterator[Report]) -> Iterator[Report]:
        """The reports that are not in the store yet."""
        while chunk := list(islice(reports, _ASK)):
            missing = self._store.missing(chunk)
            self.outcome = replace(self.outcome, known=self.outcome.known + len(chunk) - len(missing))
            yield from missing

    def hear(self, message: Message) -> None:
        """Take in what a report says, or why there is none."""
        self._tell(message)
        if isinstance(message, Coded):
            self._coded.append(message)
        elif isinstance(message, Unread):
            self._unread.append(message)
            self.failed.add(message.where)
        if len(self._coded) + len(self._unread) >= _BATCH:
            self.keep()

    def keep(self) -> None:
        """Put into the store what waits for it."""
        added = self._store.add(self._coded, self._seen)
        self._store.keep_unread(self._unread)
        before = self.outcome
        self.outcome = replace(
            before,
            reports=before.reports + added.reports,
            known=before.known + added.known,
            unread=before.unread + len(self._unread),
            claims=before.claims + added.claims,
            renamed=before.renamed + added.renamed,
        )
        self._coded, self._unread = [], []


def _reports(messages: Iterable[Report | Unread | Notice], aside: Tell) -> Iterator[Report]:
    """The reports among what the sources give; all else is told aside."""
    for message in messages:
        if isinstance(message, Report):
            yield message
        else:
            aside(message)


def _surer(message: Coded | Unread, least: float) -> Coded | Unread:
    """A coded report without the claims less sure than that."""
    if isinstance(message, Unread) or all(claim.confidence >= least for claim in message.claims):
        return message
    return replace(message, claims=tuple(claim for claim in message.claims if claim.confidence >= least))


def _emptied(messages: list[Message]) -> Iterator[Message]:
    yield from messages
    messages.clear()
