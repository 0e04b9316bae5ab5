"""The commands about places: `gazetteer import`, `gazetteer list`, `gazetteer find`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rasid.cli.options import DEFAULT_FOLDER, Country, Folder, Json
from rasid.cli.say import DONE, LEFT_OUT, STDOUT, Listener, Progress, Stop, line, writing

if TYPE_CHECKING:
    from rasid.world.gazetteer.attached import Attached, Import
    from rasid.world.gazetteer.forms import Form
    from rasid.world.gazetteer.imports import Outcome


def take_in(
    inputs: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Files as they come, .gz and .xz too, or folders of GeoJSON."),
    ],
    folder: Folder = DEFAULT_FOLDER,
    licence: Annotated[str, typer.Option(metavar="TEXT", help="The licence, as the data's own page gives it.")] = "",
) -> None:
    """Take in places from GeoNames, OCHA, Who's On First and geoBoundaries, to be found beside the bundled ones.

    Each source gets a file of its own in the folder. What was taken in before is not taken in again; an import that was
    broken off goes on where it was.
    """
    from rasid.records import Unread
    from rasid.world.gazetteer import imports
    from rasid.world.gazetteer.entry import FormError

    listener = Listener()

    def left_out(where: object, reason: str, advice: str = "") -> None:
        listener.hear(Unread(where=str(where), reason=reason, advice=advice))

    forms: list[tuple[Path, Form]] = []
    for path in inputs:
        try:
            forms.append((path, imports.recognise(path)))
        except FormError as error:
            left_out(path, error.reason, error.advice)
    for path, form in sorted(forms, key=lambda one: one[1].after):
        try:
            size = imports.source(path).size
            with gazetteer_errors(), Progress(f"importing {path.name}", size) as progress:
                told = imports.Listening(left_out, progress.reach)
                outcome = imports.run(path, form, Path(folder), told, licence)
        except FormError as error:
            left_out(path, error.reason, error.advice)
        else:
            listener.done += 1
            _tell(outcome, listener)
    listener.close()
    raise typer.Exit(listener.status)


def _tell(outcome: Outcome, listener: Listener) -> None:
    """What became of a file, and what of it was left out now or before."""
    counts = f"{outcome.new:,} new, {outcome.merged:,} joined to others, {outcome.known:,} there already"
    if outcome.before:
        counts = "nothing new, it has been imported before"
    left = f"; {outcome.broken:,} records left out" if outcome.broken else ""
    print(f"{outcome.path.name}: {outcome.form.title}: {counts}{left}")
    if outcome.before:
        listener.left_out += outcome.broken
    if outcome.failed:
        listener.left_out += 1
        line("left out", f"{outcome.path}: the rest cannot be read: {outcome.failed}", "mend it and import it again")


def listing(folder: Folder = DEFAULT_FOLDER, as_json: Json = False) -> None:
    """List the imported files: how many places, under what licence, whom to name."""
    from rasid.cli.show import table
    from rasid.records import to_json
    from rasid.world.gazetteer import attached

    with gazetteer_errors():
        files = [attached.Attached(path) for path in attached.paths([Path(folder)] if Path(folder).exists() else [])]
    if as_json:
        with writing(STDOUT) as out:
            out.write(to_json([_file(file) for file in files]) + b"\n")
        return
    rows = [
        (str(file.path), f"{file.count:,}", one.file, one.form, one.licence, one.attribution, _state(one))
        for file in files
        for one in file.imports()
    ]
    columns = ("kept in", "places", "imported", "form", "licence", "name in use", "state")
    table(f"Imported places in {folder}", columns, rows, right=("places",))


def _state(one: Import) -> str:
    left = f", {one.broken:,} records left out" if one.broken else ""
    return ("whole" if one.whole else "broken off: import it again") + left


def _file(file: Attached) -> dict[str, Any]:
    imports = [one._asdict() for one in file.imports()]
    return {"path": str(file.path), "source": file.source, "places": file.count, "imports": imports}


def find(
    name: Annotated[str, typer.Argument(help="A name in Arabic, as a report has it, or in English.")],
    inside: Annotated[str, typer.Option("--in", metavar="TEXT", help="What it lies in, or any text around it.")] = "",
    country: Country = None,
    folder: Folder = DEFAULT_FOLDER,
    as_json: Json = False,
) -> None:
    """Show which place a name means: the candidates with their scores, and what speaks for each. Status 1: it stays unknown."""
    from rasid.records import to_json
    from rasid.world import lookup
    from rasid.world.places import CHOSEN

    if Path(folder).exists():
        os.environ[CHOSEN] = os.pathsep.join(filter(None, (os.environ.get(CHOSEN), folder)))
    with gazetteer_errors():
        found = lookup.place(name, inside, country)
    if inside and not found.context:
        line("note", f"no place that is known is named in “{inside}”")
    if as_json:
        with writing(STDOUT) as out:
            out.write(to_json(found) + b"\n")
    else:
        from rasid.cli import found as shown

        shown.place(found)
    raise typer.Exit(DONE if found.id else LEFT_OUT)


@contextmanager
def gazetteer_errors() -> Iterator[None]:
    """What is wrong with a file of imported places, as Stop."""
    from rasid.world.gazetteer.database import DatabaseError

    try:
        yield
    except DatabaseError as error:
        raise Stop(f"{error.where}: {error.what}", error.advice) from error
