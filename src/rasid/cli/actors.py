"""The commands about actors: `actors find`."""

from __future__ import annotations

from typing import Annotated

import typer

from rasid.cli.options import Country, Json, Published, iso_date
from rasid.cli.say import DONE, LEFT_OUT, STDOUT, writing


def find(
    name: Annotated[str, typer.Argument(help="A name in Arabic, as a report has it, or in English.")],
    country: Country = None,
    published: Published = None,
    as_json: Json = False,
) -> None:
    """Show which actor a name means in a report of a country and a day, and why. Status 1: it stays unknown."""
    from rasid.records import to_json
    from rasid.world import lookup

    found = lookup.actor(name, country, iso_date(published))
    if as_json:
        with writing(STDOUT) as out:
            out.write(to_json(found) + b"\n")
    else:
        from rasid.cli import found as shown

        shown.actor(found)
    raise typer.Exit(DONE if found.id else LEFT_OUT)
