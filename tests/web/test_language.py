from __future__ import annotations

from typing import Any

import pytest

from rasid.records import Figure
from rasid.web.language import language, plural


def keys(words: dict[str, Any], path: str = "") -> set[str]:
    found = set()
    for name, value in words.items():
        found |= keys(value, f"{path}{name}.") if isinstance(value, dict) else {path + name}
    return found


def test_both_languages_say_the_same_things() -> None:
    assert keys(dict(language("ar").words)) == keys(dict(language("en").words))


def test_unknown_language_is_arabic() -> None:
    assert language("fr").code == "ar"
    assert language("fr").direction == "rtl"


@pytest.mark.parametrize(
    ("n", "form"),
    [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (10, "few"), (11, "many"), (99, "many"), (100, "other"), (103, "few"), (202, "other")],
)  # fmt: skip
def test_plural_forms(n: int, form: str) -> None:
    assert plural(n) == form


def test_counted_nouns() -> None:
    assert language("ar").count("events", 2) == "حدثان"
    assert language("ar").count("events", 11) == "11 حدثا"
    assert language("en").count("events", 1) == "1 event"
    assert language("en").count("events", 1200) == "1,200 events"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2026-01-09", "2026-01-09", "9 January 2026"),
        ("2026-01-09T15:00", "2026-01-09T15:00", "9 January 2026, 15:00"),
        ("2026-01-06", "2026-01-09", "6–9 January 2026"),
        ("2026-01-30", "2026-02-02", "30 January – 2 February 2026"),
        ("2025-12-30", "2026-01-02", "30 December 2025 – 2 January 2026"),
        ("2026-02-01", "2026-02-28", "February 2026"),
        ("2025-01-01", "2025-12-31", "2025"),
        (None, None, ""),
        ("no date", None, "no date"),
    ],
)
def test_dates(start: str | None, end: str | None, shown: str) -> None:
    assert language("en").dates(start, end) == shown


def test_figures_say_their_qualifier() -> None:
    figure = Figure(measure="displaced", low=3000, best=3000, high=3000, qualifier="about", span=(0, 1))
    assert language("en").figure(figure).striptags() == "about 3,000 displaced"
    vague = Figure(measure="killed", low=20, high=99, qualifier="vague", group="child", span=(0, 1))
    assert language("en").figure(vague).striptags() == "20–99 (told vaguely) killed (children)"
    assert "<bdi" in language("ar").value(figure)
