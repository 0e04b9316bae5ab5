"""What a word reads as is worked out once, and memory stays flat."""

from __future__ import annotations

import pytest

from rasid.arabic import memo
from rasid.arabic.memo import Memo


def test_each_word_is_read_once() -> None:
    asked: list[str] = []
    lengths = Memo(lambda word: asked.append(word) or len(word))  # type: ignore[func-returns-value]
    assert [lengths[word] for word in ("قصف", "حلب", "قصف")] == [3, 3, 3]
    assert asked == ["قصف", "حلب"]


def test_it_begins_anew_when_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "MOST", 10)
    lengths = Memo(len)
    assert [lengths["ب" * n] for n in range(1, 40)] == list(range(1, 40))
    assert len(lengths) <= 10


def test_what_is_too_long_for_a_word_is_not_kept() -> None:
    lengths = Memo(len)
    assert lengths["ب" * 1_000_000] == 1_000_000
    assert not lengths
