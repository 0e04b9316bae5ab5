"""The options that several commands share, and how their values are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Annotated, Any, Final, get_type_hints

import typer

from rasid.cli.say import Stop

if TYPE_CHECKING:
    from rasid.store.views import Filter

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
