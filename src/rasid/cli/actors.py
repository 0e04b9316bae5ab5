"""The commands about actors: `actors find`, `actors unknown`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from rasid.cli.options import DEFAULT_STORE, Country, Json, Published, StorePath, Workers, iso_date
from rasid.cli.say import DONE, LEFT_OUT, STDOUT, Listener, Progress, writing

if TYPE_CHECKING:
    from rasid.linking.nameless import Telling


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


def unknown(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="INPUT...", help="Reports to read; without any, those in the store are looked at."),
    ] = None,
    store: StorePath = DEFAULT_STORE,
    published: Published = None,
    workers: Workers = 0,
    as_json: Json = False,
) -> None:
    """List groups that reports name and that have no id yet, the most frequent first, each with an example."""
    from rasid.linking.nameless import nameless
    from rasid.records import to_json

    listener = Listener()
    told = _read(inputs, iso_date(published), workers, listener) if inputs else _stored(store)
    found = nameless(told)
    listener.close()
    if as_json:
        with writing(STDOUT) as out:
            out.write(to_json(found) + b"\n")
    else:
        from rasid.cli import found as shown

        shown.nameless(found)
    raise typer.Exit(listener.status)


def _read(inputs: list[str], day: str | None, workers: int, listener: Listener) -> Iterator[Telling]:
    """The claims of reports, which are coded and not stored."""
    from rasid import pipeline
    from rasid.cli.coding import processors
    from rasid.linking.nameless import Telling
    from rasid.records import Coded

    with Progress("coding") as progress:
        for message in pipeline.code(inputs, published=day, workers=workers or processors()):
            listener.hear(message)
            if isinstance(message, Coded):
                progress.advance()
                published = message.doc.published[:10] if message.doc.published else None
                for claim in message.claims:
                    yield Telling(claim, published, message.doc.text[slice(*claim.evidence)])


def _stored(store: str) -> Iterator[Telling]:
    """The claims in a store."""
    from rasid.cli.questions import opened
    from rasid.linking.nameless import Telling
    from rasid.store import questions

    with opened(store) as held:
        for claim in questions.claims(held):
            yield Telling(claim, claim.published[:10] if claim.published else None, claim.quote)
