from __future__ import annotations

from datetime import date, timedelta

from rasid.records import Event, Place
from rasid.web.summary import points, timeline


def days(first: str, count: int, step: int = 1) -> list[tuple[str, str, int]]:
    start = date.fromisoformat(first)
    return [((start + timedelta(days=step * i)).isoformat(), "violence", 1) for i in range(count)]


def test_no_event_gives_an_empty_time_line() -> None:
    assert timeline([]).bars == ()
    assert timeline([(None, "violence", 3)]).outside == 3


def test_days_are_counted_by_group() -> None:
    drawn = timeline([("2026-01-06", "violence", 2), ("2026-01-06T10:00", "violence", 1), ("2026-01-06", "people", 1)])
    assert [(b.day, b.end, b.group, b.events) for b in drawn.bars] == [
        ("2026-01-06", "2026-01-07", "people", 1),
        ("2026-01-06", "2026-01-07", "violence", 3),
    ]


def test_a_battle_of_long_ago_does_not_squeeze_the_rest() -> None:
    drawn = timeline([("1974-01-01", "violence", 1), *days("2026-01-01", 20)])
    assert drawn.unit == "day"
    assert drawn.outside == 1
    assert drawn.bars[0].day == "2026-01-01"


def test_long_stretches_are_put_together() -> None:
    assert timeline(days("2024-01-01", 100, 7)).unit == "week"
    by_month = timeline(days("2018-01-01", 100, 30))
    assert by_month.unit == "month"
    assert by_month.bars[0].end == "2018-02-01"
    by_year = timeline(days("1980-01-01", 45, 365))
    assert by_year.unit == "year"
    assert sum(bar.events for bar in by_year.bars) == 45


def test_points_leave_out_what_is_no_point() -> None:
    town = Place(text="حلب", span=(0, 3), name="حلب", lat=36.2, lon=37.1, precision="town")
    country = Place(text="سوريا", span=(0, 5), name="سوريا", lat=35.0, lon=38.0, precision="country")
    unknown = Place(text="قرية", span=(0, 4))
    events = [
        Event(id=str(i), type="shelling", start=None, end=None, places=(town, town, country, unknown)) for i in range(2)
    ]
    found = points([(events[0], "violence"), (events[1], "violence")])
    assert [(p.place.name, p.events, p.group) for p in found] == [("حلب", 2, "violence")]
