"""Records come back equal from Arrow and from Parquet."""

from __future__ import annotations

import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid import arrow
from rasid.linking import link
from rasid.records import (
    Claim,
    Coded,
    Control,
    Event,
    Figure,
    Place,
    Record,
    Report,
    Speaker,
    TimeExpression,
    Unread,
    When,
)

_spans = st.tuples(st.integers(0, 50), st.integers(51, 99))
_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_number = st.none() | st.integers(0, 2_000_000)
_figures = st.builds(
    Figure, measure=st.sampled_from(["killed", "displaced"]), low=_number, best=_number, high=_number,
    part_of=st.none() | st.integers(0, 3), group=st.sampled_from([None, "child"]), change=st.sampled_from([None, "previous"]),
    unit=st.sampled_from(["person", "family"]), scope=st.sampled_from(["event", "since"]), span=_spans,
)  # fmt: skip
_places = st.builds(
    Place, id=st.none() | _text, text=_text, span=_spans, lat=st.none() | st.floats(-90, 90), lon=st.none() | st.floats(-180, 180),
    precision=st.sampled_from([None, "town"]),
)  # fmt: skip
_claims = st.builds(
    Claim, report=st.just("r"), type=st.just("shelling"), trigger=st.just((3, 5)), evidence=st.just((0, 9)),
    places=st.lists(_places, max_size=2).map(tuple), figures=st.lists(_figures, max_size=2).map(tuple),
    time=st.builds(When, start=st.none() | _text, span=st.none() | _spans), rules=st.lists(_text, max_size=2).map(tuple),
    speaker=st.lists(st.builds(Speaker, text=_text, span=_spans, kind=st.just("ngo")), max_size=2).map(tuple),
)  # fmt: skip
_times = st.builds(TimeExpression, span=_spans, text=_text, start=_text, end=_text, precision=st.just("day"))
_coded = st.builds(
    Coded, doc=st.builds(Report, id=_text, text=_text, published=st.none() | st.just("2026-01-09")),
    claims=st.lists(_claims, max_size=3).map(tuple), times=st.lists(_times, max_size=2).map(tuple),
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_coded, max_size=4))
def test_coded_reports_come_back_equal(coded: list[Coded]) -> None:
    table = arrow.table(coded, Coded)
    assert list(arrow.records(table, Coded)) == coded
    file = io.BytesIO()
    pq.write_table(table, file)
    assert list(arrow.records(pq.read_table(file), Coded)) == coded


@settings(deadline=None)
@given(st.lists(_coded, max_size=4))
def test_events_come_back_equal(coded: list[Coded]) -> None:
    events = link(coded)
    assert list(arrow.records(arrow.table(events, Event), Event)) == events


def test_a_schema_has_the_fields_in_their_order_and_says_what_may_be_missing() -> None:
    schema = arrow.schema(Report)
    assert tuple(schema.names) == Report.__struct_fields__
    assert not schema.field("text").nullable
    assert schema.field("published").nullable
    assert arrow.schema(Claim).field("trigger").type == pa.list_(pa.field("item", pa.int64(), nullable=False))


@pytest.mark.parametrize("kind", [Report, Claim, Coded, Event, Control, Unread])
def test_no_records_make_an_empty_table(kind: type[Record]) -> None:
    assert arrow.table([], kind).num_rows == 0


def test_a_field_without_an_arrow_form_is_refused() -> None:
    class Odd(Record, frozen=True, kw_only=True):
        what: object

    with pytest.raises(TypeError, match="no Arrow form"):
        arrow.schema(Odd)
