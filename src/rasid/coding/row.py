"""Things in the order of the text, asked by place: so that a long report costs no more per word than a short one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar, overload

from rasid.records import Span

T = TypeVar("T")


class Row(Sequence[T]):
    """Things with the span that each takes, in tokens or in code points, sorted by where they begin."""

    def __init__(self, things: Iterable[T] = (), span: Callable[[T], Span] = lambda thing: (0, 0)) -> None:
        self._things = sorted(things, key=lambda thing: span(thing)[0])
        self._spans = [span(thing) for thing in self._things]
        self._firsts = [first for first, _ in self._spans]
        self._longest = max((last - first for first, last in self._spans), default=0)

    def beginning(self, first: int, last: int) -> list[T]:
        """Those that begin in ``first:last``."""
        return self._things[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def over(self, at: int) -> list[T]:
        """Those that cover a place."""
        low, high = bisect_left(self._firsts, at - self._longest), bisect_left(self._firsts, at + 1)
        return [self._things[i] for i in range(low, high) if self._spans[i][1] > at]

    def __iter__(self) -> Iterator[T]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        return self._things[index]
