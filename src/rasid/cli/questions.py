"""The commands that ask the store: `events`, `claims`, `tolls`, `control`, `export`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rasid.cli.options import (
    DEFAULT_STORE,
    Actor,
    AsOf,
    Csv,
    End,
    Json,
    Output,
    PlaceName,
    Source,
    Start,
    StorePath,
    Type,
    iso_date,
)
from rasid.cli.say import STDOUT, Stop, line, writing

if TYPE_CHECKING:
    from rasid.records import Record
    from rasid.store import Store
    from rasid.store.views import Filter

Disputed = Annotated[bool, typer.Option("--disputed", help="Only what the sources disagree on, side by side.")]
Row = Sequence[str]
Sheet = tuple[Row, Iterable[Mapping[str, Any]]]
"""The columns and the rows of a CSV."""


@contextmanager
def opened(where: str, write: bool = False) -> Iterator[Store]:
    """The store at a path or address; only with `write` is it made where it is not there. Raises Stop for what goes wrong."""
    from rasid.store import Store, StoreError

    try:
        with Store(where, write) as store:
            yield store
    except StoreError as error:
        raise Stop(f"{error.where}: {error.what}", error.advice) from error


def events(
    store: StorePath = DEFAULT_STORE,
    place: PlaceName = None,
    start: Start = None,
    end: End = None,
    type_: Type = None,
    actor: Actor = None,
    source: Source = None,
    as_of: AsOf = None,
    disputed: Disputed = False,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List the events that the reports tell of, by day."""
    from rasid.cli import rows
    from rasid.exports import csv
    from rasid.store import questions

    wanted = asked(place, start, end, type_, actor, source, as_of)
    with opened(store) as held:
        if disputed:
            sides = questions.disagreements(held, wanted)
        else:
            found = questions.events(held, wanted)
    if disputed:
        table = [row for one in sides for row in rows.disagreement(one)]
        sheet: Sheet = rows.DISAGREEMENT, (dict(zip(rows.DISAGREEMENT, row, strict=True)) for row in table)
        _answer(sides, "Disagreements", rows.DISAGREEMENT, table, as_json, sheet if as_csv else None)
    else:
        sheet = csv.EVENT, csv.events(found)
        _answer(found, "Events", rows.EVENT, map(rows.event, found), as_json, sheet if as_csv else None)


def claims(
    store: StorePath = DEFAULT_STORE,
    place: PlaceName = None,
    start: Start = None,
    end: End = None,
    type_: Type = None,
    actor: Actor = None,
    source: Source = None,
    as_of: AsOf = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List the claims themselves: who says what, in which report."""
    from rasid.cli import rows
    from rasid.exports import csv
    from rasid.store import questions

    with opened(store) as held:
        found = questions.claims(held, asked(place, start, end, type_, actor, source, as_of))
    sheet = (csv.CLAIM, csv.claims(found)) if as_csv else None
    _answer(found, "Claims", rows.CLAIM, map(rows.claim, found), as_json, sheet)


def tolls(
    store: StorePath = DEFAULT_STORE,
    place: PlaceName = None,
    start: Start = None,
    end: End = None,
    type_: Type = None,
    actor: Actor = None,
    source: Source = None,
    as_of: AsOf = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List every figure of every event, as each source told it, oldest first."""
    from rasid.cli import rows
    from rasid.exports import csv
    from rasid.store import questions

    with opened(store) as held:
        found = questions.tolls(held, asked(place, start, end, type_, actor, source, as_of))
    table = (row for toll in found for row in rows.toll(toll))
    sheet = (csv.TOLL, csv.tolls(found)) if as_csv else None
    _answer(found, "Tolls", rows.TOLL, table, as_json, sheet)


def control(
    store: StorePath = DEFAULT_STORE,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="On this day; without it, the latest.")] = None,
    place: PlaceName = None,
    as_of: AsOf = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List who is said to hold which place, and since when."""
    from rasid.cli import rows
    from rasid.exports import csv
    from rasid.store import questions

    with opened(store) as held:
        found = questions.control(held, on=iso_date(on), f=asked(place=place, as_of=as_of))
    sheet = (csv.CONTROL, csv.control(found)) if as_csv else None
    _answer(found, "Control", rows.CONTROL, map(rows.control, found), as_json, sheet)


def asked(
    place: str | None = None,
    start: str | None = None,
    end: str | None = None,
    type_: str | None = None,
    actor: str | None = None,
    source: str | None = None,
    as_of: str | None = None,
) -> Filter:
    """The store's filter for the options of a question. Raises Stop for a day that is none and a type that is not known."""
    from rasid import codebook
    from rasid.store.views import Filter

    if type_ is not None and type_ not in codebook.types():
        raise Stop(f"“{type_}” is no event type", "the codebook has: " + ", ".join(sorted(codebook.types())))
    return Filter(
        place=place,
        type=type_,
        actor=actor,
        source=source,
        start=iso_date(start),
        end=iso_date(end),
        as_of=iso_date(as_of),
    )


def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="csv or geojson.")],
    output: Output = STDOUT,
    store: StorePath = DEFAULT_STORE,
    place: PlaceName = None,
    start: Start = None,
    end: End = None,
    type_: Type = None,
    actor: Actor = None,
    source: Source = None,
    as_of: AsOf = None,
) -> None:
    """Write the events in a format that other programs read."""
    from rasid.exports import FORMATS

    if form not in FORMATS:
        raise Stop(f"“{form}” is no format that there is", "take one of: " + ", ".join(FORMATS))
    wanted = asked(place, start, end, type_, actor, source, as_of)
    with opened(store) as held, writing(output) as out:
        count = FORMATS[form](held, wanted, out)
    if output != STDOUT:
        line("rasid", f"{count:,} events in {output}")


def _answer(
    records: Sequence[Record], title: str, columns: Row, table: Iterable[Row], as_json: bool, sheet: Sheet | None
) -> None:
    """Print records as JSON, as CSV where a sheet is given, else as a table."""
    with writing(STDOUT) as out:
        if as_json:
            from rasid.records import to_json

            out.write(to_json(records) + b"\n")
        elif sheet:
            from rasid.exports import csv

            csv.table(*sheet, out)
        else:
            from rasid.cli import show

            found = list(table)
            show.table(f"{title} ({len(found):,})" if found else title, columns, found)
