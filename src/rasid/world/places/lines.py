"""Sorted lines in one stretch of bytes, found by halving.

A dict of fifty thousand names takes a tenth of a second to read and tens of megabytes to keep. These are there as soon as
their bytes are, and a line becomes a string only when it is asked for.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

_NUMBERS = "I"
"""The type of the numbers in packed bytes: 32 bits, in the order of the machine that made the file."""


def packed(numbers: Iterable[int]) -> bytes:
    """Numbers from 0 to 2^32 - 1 as bytes."""
    return array(_NUMBERS, numbers).tobytes()


def numbers(data: bytes) -> array[int]:
    """The numbers that `packed` made bytes of."""
    return array(_NUMBERS, data)


def joined(lines: list[bytes]) -> tuple[bytes, bytes]:
    """Lines, sorted already, as the two arguments of `Lines`."""
    return b"".join(lines), bounds(map(len, lines))


def bounds(lengths: Iterable[int]) -> bytes:
    """Where each of several stretches begins that follow one another, and where the last one ends, packed."""
    return packed(accumulate(lengths, initial=0))


class Lines:
    """Byte strings in their order: `text` one after another, `bounds` packed offsets between them."""

    def __init__(self, text: bytes, bounds: bytes) -> None:
        self._text = text
        self._bounds = numbers(bounds)

    def __len__(self) -> int:
        return len(self._bounds) - 1

    def __getitem__(self, number: int) -> bytes:
        return self._text[self._bounds[number] : self._bounds[number + 1]]

    def __iter__(self) -> Iterator[bytes]:
        return map(self.__getitem__, range(len(self)))

    def beginning(self, start: bytes) -> int:
        """The number of the first line that begins so, -1 where none does."""
        number = bisect_left(self, start, 0, len(self))
        return number if number < len(self) and self[number].startswith(start) else -1
