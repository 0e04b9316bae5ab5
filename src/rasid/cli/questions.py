"""The commands that ask the store: `events`, `event`, `claims`, `control`, `agreements`, `stories`, `changes`, `export`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rasid.cli.options import DEFAULT_STORE, FILTER, Csv, Json, MinConfidence, Output, StorePath, filtered, iso_date
from rasid.cli.say import STDOUT, Stop, keep_apart, line, writing

if TYPE_CHECKING:
    from rasid.records import Record
    from rasid.store import Store
    from rasid.store.views import EventPage, Filter

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


@filtered(*FILTER)
def events(
    wanted: Filter,
    store: StorePath = DEFAULT_STORE,
    disputed: Disputed = False,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List the events that the reports tell of, by day."""
    from rasid.cli import rows
    from rasid.exports import csv
    from rasid.store import questions

    with opened(store) as held:
        if disputed:
            sides = questions.disagreements(held, wanted)
        else:
            found = questions.events(held, wanted)
        tell_unlinked(held, wanted)
    if disputed:
        table = [row for one in sides for row in rows.disagreement(one)]
        sheet: Sheet = rows.DISAGREEMENT, (dict(zip(rows.DISAGREEMENT, row, strict=True)) for row in table)
        answer(sides, "Disagreements", rows.DISAGREEMENT, table, as_json, sheet if as_csv else None)
    else:
        sheet = csv.EVENT, csv.events(found)
        answer(found, "Events", rows.EVENT, map(rows.event, found), as_json, sheet if as_csv else None)


@filtered("as_of")
def event(
    wanted: Filter,
    identity: Annotated[
        str, typer.Argument(metavar="EVENT", help="The id of an event; rasid events --json shows ids.")
    ],
    store: StorePath = DEFAULT_STORE,
    as_json: Json = False,
) -> None:
    """Show one event: its claims, why each is in it, and what its sources disagree on."""
    from rasid.cli import rows, show
    from rasid.records import to_json
    from rasid.store import questions

    with opened(store) as held:
        page = questions.event(held, identity, wanted.as_of)
    if page is None:
        raise Stop(f"there is no event {identity}", "rasid events --json shows ids")
    _tell_moved(page)
    if as_json:
        with writing(STDOUT) as out:
            out.write(to_json(page) + b"\n")
        return
    show.table("Event", rows.EVENT, [rows.event(page.event)])
    show.table("Claims", ("id", *rows.CLAIM, "judged"), ((c.id, *rows.claim(c), c.judged or "") for c in page.claims))
    show.table("Why they are together", rows.LINK, map(rows.link, page.links))
    if page.disagreements:
        show.table(
            "Disagreements", rows.DISAGREEMENT, (row for d in page.disagreements for row in rows.disagreement(d))
        )


def _tell_moved(page: EventPage) -> None:
    """Say so where the event that was asked for is no more, or lost claims to others."""
    others = ", ".join(page.others)
    if page.asked != page.event.id:
        line("note", f"{page.asked} is no more", f"{page.event.id} took {'most' if others else 'all'} of its claims")
    if others:
        line("note", f"other claims of {page.asked} are now in", others)


@filtered(*FILTER)
def claims(
    wanted: Filter,
    store: StorePath = DEFAULT_STORE,
    min_confidence: MinConfidence = 0.0,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List the claims themselves: who says what, in which report."""
    from rasid.cli import rows
    from rasid.exports import csv
    from rasid.store import questions

    with opened(store) as held:
        found = questions.claims(held, wanted, min_confidence)
    sheet = (csv.CLAIM, csv.claims(found)) if as_csv else None
    answer(found, "Claims", rows.CLAIM, map(rows.claim, found), as_json, sheet)


@filtered("place", "as_of")
def control(
    wanted: Filter,
    store: StorePath = DEFAULT_STORE,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="On this day; without it, the latest.")] = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List who is said to hold which place, and since when."""
    from rasid.cli import rows
    from rasid.exports import csv
    from rasid.store import questions

    with opened(store) as held:
        found = questions.control(held, on=iso_date(on), f=wanted)
    sheet = (csv.CONTROL, csv.control(found)) if as_csv else None
    answer(found, "Control", rows.CONTROL, map(rows.control, found), as_json, sheet)


@filtered(*FILTER)
def agreements(
    wanted: Filter,
    store: StorePath = DEFAULT_STORE,
    breaches: Annotated[
        bool, typer.Option("--breaches", help="Who accuses whom of breaking which, one row each.")
    ] = False,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List agreements and truces: who is party to them, what they ask for, how often each is said to be broken."""
    from rasid.cli import rows
    from rasid.exports import csv
    from rasid.store import questions

    with opened(store) as held:
        if breaches:
            broken = questions.breaches(held, wanted)
        else:
            found = questions.agreements(held, wanted)
        tell_unlinked(held, wanted)
    if breaches:
        sheet: Sheet = csv.BREACH, csv.breaches(broken)
        answer(broken, "Breaches", rows.BREACH, map(rows.breach, broken), as_json, sheet if as_csv else None)
    else:
        sheet = csv.AGREEMENT, csv.agreements(found)
        answer(found, "Agreements", rows.AGREEMENT, map(rows.agreement, found), as_json, sheet if as_csv else None)


@filtered(*FILTER)
def stories(
    wanted: Filter,
    store: StorePath = DEFAULT_STORE,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List stories: the events of one area over some weeks."""
    from rasid.cli import rows
    from rasid.exports import csv
    from rasid.store import questions

    with opened(store) as held:
        found = questions.stories(held, wanted)
        tell_unlinked(held, wanted)
    sheet = (csv.STORY, csv.stories(found)) if as_csv else None
    answer(found, "Stories", rows.STORY, map(rows.story, found), as_json, sheet)


@filtered(*FILTER)
def changes(
    wanted: Filter,
    since: Annotated[str, typer.Option("--since", metavar="MOMENT", help="What was not known by this day or moment.")],
    store: StorePath = DEFAULT_STORE,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List what became known since a day or moment: events, tolls, disputes, who holds what. --as-of sets the other end."""
    from rasid.cli import rows
    from rasid.exports import csv
    from rasid.store import questions

    begin = iso_date(since) or since
    if wanted.as_of is not None and wanted.as_of < begin:
        raise Stop(f"--as-of {wanted.as_of} is before --since {begin}", "turn them round")
    with opened(store) as held:
        found = questions.changes(held, begin, wanted)
        tell_unlinked(held, wanted)
    sheet = (csv.CHANGED, csv.changes(found)) if as_csv else None
    answer(found, f"Changed since {begin}", rows.CHANGED, map(rows.changed, found), as_json, sheet)


@filtered(*FILTER)
def export(
    wanted: Filter,
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="csv or geojson.")],
    output: Output = STDOUT,
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Write the events in a format that other programs read."""
    from rasid.exports import FORMATS

    if form not in FORMATS:
        raise Stop(f"“{form}” is no format that there is", "take one of: " + ", ".join(FORMATS))
    keep_apart(output, [store])
    with opened(store) as held, writing(output) as out:
        count = FORMATS[form](held, wanted, out)
        tell_unlinked(held, wanted)
    if output != STDOUT:
        line("rasid", f"{count:,} events in {output}")


def tell_unlinked(held: Store, f: Filter) -> None:
    """Say so where a run goes on or was broken off before it linked: the events lack its reports."""
    if f.as_of is None and not held.linked:
        line("note", "the last reports are not in the events yet", "a run goes on, or was broken off: run it again")


def answer(
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
