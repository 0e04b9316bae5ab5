"""Sorted lines in one stretch of bytes, found by halving or by their checksum.

A dict of fifty thousand names takes a tenth of a second to read and tens of megabytes to keep. These are there as soon as
their bytes are, and a line becomes a string only when it is asked for.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from zlib import crc32

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


def slots(keys: list[bytes]) -> bytes:
    """A table that finds each of these lines: its number plus one stands where its checksum says, or in the next free slot."""
    size = 1 << (2 * len(keys)).bit_length()
    table = array(_NUMBERS, bytes(size * array(_NUMBERS).itemsize))
    for number, key in enumerate(keys, 1):
        at = crc32(key) % size
        while table[at]:
            at = (at + 1) % size
        table[at] = number
    return table.tobytes()


class Keys(Lines):
    """Lines that are looked up whole, by the table that `slots` made of them."""

    def __init__(self, text: bytes, bounds: bytes, slots: bytes) -> None:
        super().__init__(text, bounds)
        self._slots = numbers(slots)

    def find(self, key: bytes) -> int:
        """The number of a line, -1 where there is none such."""
        size = len(self._slots)
        at = crc32(key) % size
        while number := self._slots[at]:
            if self[number - 1] == key:
                return number - 1
            at = (at + 1) % size
        return -1
