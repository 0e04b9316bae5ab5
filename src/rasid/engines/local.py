"""Coding on one machine: reports go to worker processes in batches and come back in their order.

So many batches are under way at a time that the workers are busy and memory does not grow with the input. A report that
cannot be coded becomes an Unread and stops nothing; so does one that kills its worker, which is found by coding the
reports of the broken batches one by one.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import chain, islice
from typing import Final

from rasid.records import Claim, Coded, Report, TimeExpression, Unread

Coder = Callable[[Report], Coded]
Result = tuple[tuple[Claim, ...], tuple[TimeExpression, ...]] | str
"""What a worker sends back for a report: its claims and times without the text, or why it could not be coded."""

_BATCH_CHARS: Final = 100_000
_BATCH_REPORTS: Final = 32
_FIRST_BATCH: Final = 4
_AHEAD: Final = 3
"""Batches under way for each worker."""
_FEW: Final = 24
"""So few reports are coded sooner than workers would have started."""
_OBJECTS_A_ROUND: Final = 50_000
"""New objects after which a worker looks for cycles."""
_ADVICE: Final = "run it again; if it stays, leave the report out and report the fault with its text"


def code_all(reports: Iterable[Report], workers: int = 1, coder: Coder | None = None) -> Iterator[Coded | Unread]:
    """What each report says, in the order of the reports; Unread for one that could not be coded.

    With one worker, or few reports, all is done in this process. `coder` must be found by name in its module.
    """
    rest = iter(reports)
    first = list(islice(rest, _FEW + 1))
    if workers <= 1 or len(first) <= _FEW:
        for report in chain(first, rest):
            yield _joined(report, _code(report, coder))
        return
    yield from _Pool(workers, coder).run(_batches(chain(first, rest)))


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """Reports by batches that begin small, so that every worker soon has one, and grow."""
    batch: list[Report] = []
    size, limit = 0, _FIRST_BATCH
    for report in reports:
        batch.append(report)
        size += len(report.text)
        if size >= _BATCH_CHARS or len(batch) >= limit:
            yield batch
            batch, size, limit = [], 0, min(limit * 2, _BATCH_REPORTS)
    if batch:
        yield batch


class _Pool:
    """Worker processes with the batches that are under way, oldest first."""

    def __init__(self, workers: int, coder: Coder | None) -> None:
        self._workers = workers
        self._coder = coder
        self._executor = self._start(workers)
        self._under_way: deque[tuple[list[Report], Future[list[Result]]]] = deque()

    def run(self, batches: Iterator[list[Report]]) -> Iterator[Coded | Unread]:
        """What the reports of the batches say. Leaving early ends the workers."""
        try:
            for batch in batches:
                self._send(batch)
                if len(self._under_way) >= self._workers * _AHEAD:
                    yield from self._next()
            while self._under_way:
                yield from self._next()
        finally:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _start(self, workers: int) -> ProcessPoolExecutor:
        # A forked copy of a process with threads can hang, so workers are forked from a fresh one where there is such a thing.
        ways = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
        return ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare)

    def _send(self, batch: list[Report]) -> None:
        try:
            future = self._executor.submit(_code_batch, batch, self._coder)
        except BrokenProcessPool as broken:
            future = Future()
            future.set_exception(broken)
        self._under_way.append((batch, future))

    def _next(self) -> Iterator[Coded | Unread]:
        batch, future = self._under_way.popleft()
        try:
            results = future.result()
        except BrokenProcessPool:
            results = self._recover(batch)
        yield from map(_joined, batch, results)

    def _recover(self, batch: list[Report]) -> list[Result]:
        """After a worker died: the batch's reports one by one, then the other batches anew with new workers."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        results = self._one_by_one(batch)
        self._executor = self._start(self._workers)
        waiting = [b for b, _ in self._under_way]
        self._under_way.clear()
        for again in waiting:
            self._send(again)
        return results

    def _one_by_one(self, batch: list[Report]) -> list[Result]:
        results: list[Result] = []
        alone = self._start(1)
        for report in batch:
            try:
                results += alone.submit(_code_batch, [report], self._coder).result()
            except BrokenProcessPool:
                results.append("the process that coded it died (out of memory, or ended from outside)")
                alone.shutdown(wait=True)
                alone = self._start(1)
        alone.shutdown(wait=True)
        return results


def _prepare() -> None:
    """Make a worker ready. Ctrl-C is for the main process, which then ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a report needs is freed as its last name goes; the lexicons, which stay, need not be looked through again and again.
    gc.set_threshold(_OBJECTS_A_ROUND)
    gc.freeze()


def _code_batch(batch: list[Report], coder: Coder | None) -> list[Result]:
    return [_code(report, coder) for report in batch]


def _code(report: Report, coder: Coder | None) -> Result:
    read = coder or _default()
    try:
        coded = read(report)
    except Exception as error:  # whatever a report brings to light must not stop the others
        return f"a fault of Rasid's while coding it ({type(error).__name__}: {str(error)[:120]})"
    return coded.claims, coded.times


@cache
def _default() -> Coder:
    """Rasid's own coder; imported late, since those who only ask a store need none of its lexicons."""
    from rasid.coding import code

    return code


def _joined(report: Report, result: Result) -> Coded | Unread:
    if isinstance(result, str):
        return Unread(where=report.source or report.id, reason=result, advice=_ADVICE)
    return Coded(doc=report, claims=result[0], times=result[1])
