"""What a terminal shows of tolls: never families, or a running total, as if they were persons of the event."""

from __future__ import annotations

from rasid.cli import rows
from rasid.records import Reading, Toll
from rasid.store.views import EventView, TollView

READING = Reading(published="2026-01-09", report="r", claim="c", speaker=None, low=40, best=40, high=40)
TOLLS = (
    Toll(measure="displaced", group=None, low=200, high=200),
    Toll(measure="displaced", group=None, unit="family", low=40, high=40),
    Toll(measure="killed", group="child", scope="since", low=7, high=9),
)
WORDS = ["displaced", "displaced (families)", "killed (child, running total)"]


def test_an_events_tolls() -> None:
    event = EventView(id="e", type="shelling", start=None, end=None, tolls=TOLLS)
    shown = rows.event(event)[rows.EVENT.index("tolls")]
    assert shown == f"{WORDS[0]} 200; {WORDS[1]} 40; {WORDS[2]} 7–9"


def test_a_toll() -> None:
    for toll, words in zip(TOLLS, WORDS, strict=True):
        fields = {name: getattr(toll, name) for name in toll.__struct_fields__} | {"series": (READING,)}
        view = TollView(**fields, event="e", type="shelling", start=None, end=None, places=())
        (row,) = rows.toll(view)
        assert row[rows.TOLL.index("measure")] == words


def test_how_many_stand_behind_the_reports() -> None:
    def told_by(reports: int, independent: int) -> str:
        event = EventView(id="e", type="attack", start=None, end=None, reports=reports, independent=independent)
        return rows.event(event)[rows.EVENT.index("reports")]

    assert (told_by(12, 3), told_by(2, 2), told_by(1, 2)) == ("12 (3 independent)", "2", "1")
