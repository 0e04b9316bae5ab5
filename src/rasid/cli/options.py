"""The options that several commands share, and how their values are read."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from rasid.cli.say import Stop

DEFAULT_STORE: Final = "rasid.sqlite"

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="Files (.txt, .html, .jsonl), folders, or - for standard input.")
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="The date of reports that carry none, as 2026-01-09.")
]
Output = Annotated[
    str, typer.Option("-o", "--output", metavar="FILE", help="Write to this file, not to standard output.")
]
Workers = Annotated[int, typer.Option(min=0, help="Processes to code with; 0 takes every processor.")]
StorePath = Annotated[str, typer.Option("--store", metavar="FILE", help="The store: a file, or a database's address.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV, for a sheet.")]

AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="As known from reports published by this day.")
]
PlaceName = Annotated[str | None, typer.Option("--place", help="A place's name, or its id.")]
Start = Annotated[str | None, typer.Option("--from", metavar="DATE", help="What happened on this day or later.")]
End = Annotated[str | None, typer.Option("--to", metavar="DATE", help="What happened on this day or earlier.")]
Type = Annotated[str | None, typer.Option("--type", help="An event type of the codebook, as shelling.")]
Actor = Annotated[str | None, typer.Option("--actor", help="An actor's name, or its id.")]
Source = Annotated[str | None, typer.Option("--source", help="An outlet, or a speaker.")]


def iso_date(value: str | None) -> str | None:
    """A date that the user gave, as ISO writes it. Raises Stop where it is none."""
    from rasid.sources import iso

    if value is None:
        return None
    if found := iso(value):
        return found
    raise Stop(f"“{value}” is no date of the calendar", "write it as 2026-01-09")
