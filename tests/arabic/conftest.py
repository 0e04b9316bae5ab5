from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

SHORT, LONG = 5_000, 20_000
"""Characters of the two texts whose reading is timed."""
FLOOR = 0.002
"""Seconds below which a clock says nothing."""

Reader = Callable[[str], object]


def seconds(read: Reader, piece: str, size: int) -> float:
    """The processor time that a reader takes for a piece repeated to a size."""
    text = (piece * (size // len(piece) + 1))[:size]
    gc.disable()
    begun = time.process_time()
    read(text)
    taken = time.process_time() - begun
    gc.enable()
    return taken


@pytest.fixture
def growth() -> Callable[[Reader, str], float]:
    """How much longer four times the text takes: 4 where time is linear, 16 where it is quadratic."""

    def measured(read: Reader, piece: str) -> float:
        seconds(read, piece, SHORT)  # what is remembered of the words is not counted
        least = float("inf")
        for _ in range(3):  # a machine with other work to do makes a run longer, never shorter
            short = min(seconds(read, piece, SHORT) for _ in range(3))
            least = min(least, seconds(read, piece, LONG) / max(short, FLOOR))
            if least < 6:
                break
        return least

    return measured
