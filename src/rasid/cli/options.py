"""The options that several commands share, and how their values are read."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, get_type_hints

import typer

from rasid.cli.say import Stop, line

if TYPE_CHECKING:
    from rasid.store.views import Filter

DEFAULT_STORE: Final = "rasid.sqlite"
DEFAULT_FOLDER: Final = "rasid-gazetteer"

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
MinConfidence = Annotated[
    float,
    typer.Option("--min-confidence", min=0, max=1, metavar="P", help="Only claims at least so sure, from 0 to 1."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV, for a sheet.")]


def use_places(chosen: list[Path] | None) -> list[Path] | None:
    """Let imported places take part in what this process and its workers do, and say so. Raises Stop for what is none."""
    if chosen:
        from rasid.world.gazetteer import attached
        from rasid.world.gazetteer.database import DatabaseError
        from rasid.world.places import CHOSEN

        try:
            files = [attached.Attached(path) for path in attached.paths(chosen)]
        except DatabaseError as error:
            raise Stop(f"{error.where}: {error.what}", error.advice) from error
        if not files:
            raise Stop(
                f"{chosen[0]}: there are no imported places in it", "make them with: rasid gazetteer import FILE"
            )
        os.environ[CHOSEN] = os.pathsep.join(map(str, chosen))
        line(
            "note",
            f"{sum(file.count for file in files):,} imported places take part: {', '.join(f.source for f in files)}",
        )
    return chosen


ImportedPlaces = Annotated[
    list[Path] | None,
    typer.Option(
        "--places",
        metavar="PATH",
        envvar="RASID_PLACES",
        callback=use_places,
        help="Imported places that take part: a file of them, or a folder.",
    ),
]


def known_country(code: str | None) -> str | None:
    """A country's code or English name. Raises Stop for any other word."""
    from rasid.world import places

    if code is not None and places.core().country(code) is None:
        raise Stop(f"“{code}” is no country that is known", "write its code, as SY")
    return code


Country = Annotated[
    str | None, typer.Option(metavar="CODE", callback=known_country, help="The report's country, as SY.")
]
Folder = Annotated[
    str,
    typer.Option("--folder", metavar="FOLDER", envvar="RASID_GAZETTEER", help="Where imported places are kept."),
]

FILTER: Final[Mapping[str, Any]] = {
    "place": typer.Option("--place", help="A place's name, or its id."),
    "start": typer.Option("--from", metavar="DATE", help="What happened on this day or later."),
    "end": typer.Option("--to", metavar="DATE", help="What happened on this day or earlier."),
    "type": typer.Option("--type", help="An event type of the codebook, as shelling."),
    "actor": typer.Option("--actor", help="An actor's name, or its id."),
    "source": typer.Option("--source", help="An outlet, or a speaker."),
    "as_of": typer.Option("--as-of", metavar="MOMENT", help="As known by this day or moment, as 2026-01-08T12:00."),
}
"""The options that make a filter, by the fields of the filter."""
_DATES: Final = ("start", "end", "as_of")


def filtered(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Gives a command the filter options of these names. What they make, a Filter, is the command's first argument."""

    def taking(command: Callable[..., None]) -> Callable[..., None]:
        kinds = get_type_hints(command, localns={"Filter": None}, include_extras=True)
        own = list(signature(command).parameters.values())[1:]
        parameters = [p.replace(annotation=kinds[p.name], kind=p.KEYWORD_ONLY) for p in own]
        for name in names:
            kind = Annotated[str | None, FILTER[name]]
            parameters.append(Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=kind))

        @wraps(command)
        def run(**values: Any) -> None:
            command(_filter({name: values.pop(name) for name in names}), **values)

        run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {p.name: p.annotation for p in parameters}
        return run

    return taking


def _filter(given: Mapping[str, str | None]) -> Filter:
    """The store's filter for option values. Raises Stop for a day that is none and a type that is not known."""
    from msgspec import convert

    from rasid import codebook
    from rasid.store.views import Filter

    kind = given.get("type")
    if kind is not None and kind not in codebook.types():
        raise Stop(f"“{kind}” is no event type", "the codebook has: " + ", ".join(sorted(codebook.types())))
    return convert({name: iso_date(value) if name in _DATES else value for name, value in given.items()}, Filter)


def iso_date(value: str | None) -> str | None:
    """A date that the user gave, as ISO writes it. Raises Stop where it is none."""
    from rasid.sources import iso

    if value is None:
        return None
    if found := iso(value):
        return found
    raise Stop(f"“{value}” is no date of the calendar", "write it as 2026-01-09")
