"""What `gazetteer find`, `actors find` and `actors unknown` print for people to read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.text import Text

from rasid.cli.show import console, table

if TYPE_CHECKING:
    from rasid.linking.nameless import Nameless
    from rasid.world.lookup import ActorFinding, Bearer, Finding, Reason

_COLUMNS = ("place", "in English", "level", "in", "geo-precision", "probability", "score", "why")

_EXAMPLE = 160
"""Characters of an example that are shown."""


def place(found: Finding) -> None:
    """What a name means and how sure that is, then the places that bear it, likeliest first, each with its reasons."""
    out = console()
    if found.id is None:
        out.print(Text(f"{found.name} = unknown: {found.reason}"), soft_wrap=True)
    else:
        where = f"{found.lat}, {found.lon} ({found.precision}; ACLED {found.acled}, UCDP {found.ucdp})"
        out.print(Text(f"{found.name} = {found.id}  {where}"), soft_wrap=True)
    if not found.candidates:
        return
    out.print(f"probability {found.probability:.2f}")
    out.print(f"share of the likeliest {found.share:.2f}, {found.threshold:.2f} is needed")
    evidence = sum(reason.weight for reason in found.is_place)
    needed = f"{evidence:.1f}, {found.is_place_threshold:.1f} is needed"
    out.print(Text(f"a place at all {needed}: {_why(found.is_place)}"), soft_wrap=True)
    table("Places of this name", _COLUMNS, map(_row, found.candidates), right=("probability", "score"))


def _row(one: Bearer) -> tuple[str, ...]:
    mark = " (its parent's point)" if one.source.endswith("-parent") else ""
    return (
        f"{one.id}\n{one.ar}",
        one.en,
        one.level,
        " < ".join(one.within),
        f"ACLED {one.acled}, UCDP {one.ucdp}{mark}",
        f"{one.probability:.3f}",
        f"{one.score:.2f}",
        _why(one.evidence),
    )


def _why(reasons: Iterable[Reason]) -> str:
    return "; ".join(f"{reason.name} {reason.weight:+.1f}" for reason in reasons)


def actor(found: ActorFinding) -> None:
    """Which actor a name means, then the actors that bear it."""
    sure = f" (probability {found.probability:.2f})" if found.id else ""
    console().print(Text(f"{found.name} = {found.id or 'unknown'}{sure}: {found.reason}"), soft_wrap=True)
    if found.candidates:
        rows = (
            (
                one.id,
                one.ar,
                one.en,
                one.kind,
                one.country,
                f"{one.from_}–{one.to}" if one.from_ or one.to else "",
                one.by,
            )
            for one in found.candidates
        )
        table("Actors of this name", ("id", "actor", "in English", "kind", "country", "existed", "found by"), rows)


def nameless(found: Iterable[Nameless]) -> None:
    """Groups without an id, the most frequent first."""
    rows = (
        (
            one.name,
            f"{one.claims:,}",
            f"{one.reports:,}",
            ", ".join(one.parts),
            one.first or "",
            one.last or "",
            _example(one),
        )
        for one in found
    )
    columns = ("group", "claims", "reports", "as", "first", "last", "example")
    table("Groups without an id", columns, rows, right=("claims", "reports"))


def _example(one: Nameless) -> str:
    """The example with its report, cut where it is long."""
    cut = one.example if len(one.example) <= _EXAMPLE else f"{one.example[:_EXAMPLE]}…"
    return f"{cut} ({one.report})"
