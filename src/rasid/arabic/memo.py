"""What a distinct word reads as, worked out once: most words of a text are words that were read before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

T = TypeVar("T")

MOST: Final = 100_000
"""Words that are kept, about as many as ten thousand articles use. Then it begins anew: memory stays flat over any input."""
LONGEST: Final = 50
"""Letters of a word that is kept; what is longer is no word that comes again."""


class Memo(dict[str, T]):
    """A function of one word as a table that fills itself: ``memo[word]`` is half the price of a call to a cached function.

    For readings that are mostly one shared value ("means nothing here"), so that a word costs its key and no more.
    """

    __slots__ = ("_read",)

    def __init__(self, read: Callable[[str], T]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, word: str) -> T:
        if len(word) > LONGEST:
            return self._read(word)
        if len(self) >= MOST:
            self.clear()
        reading = self[word] = self._read(word)
        return reading
