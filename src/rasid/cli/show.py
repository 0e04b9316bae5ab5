"""What the commands print for people to read: tables, and a claim beside the words it stands on."""

from __future__ import annotations

import os
import sys
from collections.abc import Container, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from rasid.evaluate import Scores
    from rasid.pipeline import Outcome
    from rasid.records import Claim, Figure, Report, Span, TimeExpression
    from rasid.store.views import EventView

_WIDE: Final = 200
"""Columns where the output is no terminal and says no width."""
_SHOWN: Final = 50
_LAYERS_OF_NOTE: Final = ("figures", "events", "times", "places")


def console() -> Console:
    """The console of standard output; outside a terminal it is wide, so that no cell is cut."""
    return Console(highlight=False, width=None if sys.stdout.isatty() or "COLUMNS" in os.environ else _WIDE)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[str] = ()) -> None:
    """Print a table, or one line where it has no rows. Columns named in `right` hold numbers."""
    found = list(rows)
    out = console()
    if not found:
        out.print(Text(f"{title}: none"))
        return
    grid = Table(title=Text(title), title_justify="left", title_style="bold", box=SIMPLE_HEAD)
    for name in columns:
        grid.add_column(name, justify="right" if name in right else "left", overflow="fold")
    for row in found:
        grid.add_row(*(Text(cell) for cell in row))
    out.print(grid)


def scores(found: Scores, errors: int) -> None:
    """The layers with precision, recall and F1, the qualities of the events found, and up to `errors` misses a layer."""
    columns = ("layer", "precision", "recall", "F1", "gold", "predicted")
    rows = (
        (name, f"{t.precision:.3f}", f"{t.recall:.3f}", f"{t.f1:.3f}", f"{t.gold:,}", f"{t.predicted:,}")
        for name, t in found.layers.items()
    )
    table("Layers", columns, rows, right=columns[1:])
    qualities = ((name, f"{t.recall:.3f}" if t.gold else "-", f"{t.gold:,}") for name, t in found.qualities.items())
    table("Of the events found", ("quality", "right", "of"), qualities, right=("right", "of"))
    error = found.calibration_error
    console().print(
        f"{found.reports:,} reports, {found.reports_missing:,} without a prediction; {found.spans_off:,} spans off their text; "
        + ("no claim has a confidence" if error is None else f"calibration error {error:.3f}")
    )
    for layer in _LAYERS_OF_NOTE if errors else ():
        misses = [m for m in found.misses if m.layer == layer][:errors]
        table(f"Wrong in {layer}", ("report", "", "what"), ((m.report, m.kind, m.what) for m in misses))


def news(outcome: Outcome, events: Sequence[EventView], before: Container[str]) -> None:
    """What a run did: the counts, then the events that are new or have changed (the first fifty)."""
    from rasid.cli import rows

    out = console()
    for given, kept in outcome.renamed:
        out.print(Text(f"{given} came with another text than before: kept beside it as {kept}"), soft_wrap=True)
    out.print(
        f"{outcome.reports:,} new reports, {outcome.known:,} known, {outcome.unread:,} left out; "
        f"{outcome.claims:,} new claims; {outcome.events_new:,} new events"
        + (f", {outcome.events_gone:,} merged into others" if outcome.events_gone else ""),
        soft_wrap=True,
    )
    if events:
        cells = ((" " if event.id in before else "new", *rows.event(event)) for event in events[:_SHOWN])
        table(f"What is new ({len(events):,})", ("", *rows.EVENT), cells)
    if len(events) > _SHOWN:
        out.print(f"… and {len(events) - _SHOWN:,} more: rasid events")


def explanation(doc: Report, claims: Sequence[Claim], times: Sequence[TimeExpression]) -> None:
    """Every claim of a report: its evidence with the trigger marked, each field with its words, and the rules that made it."""
    out = console()
    head = " · ".join(part for part in (doc.title, doc.outlet, doc.published or "no date", doc.id) if part)
    out.print(Text(head, style="bold"), soft_wrap=True)
    if not claims:
        out.print("No claims.")
    for number, claim in enumerate(claims, 1):
        _claim(out, number, claim, doc.text)
    out.print()
    for time in times:
        out.print(Text(f"time {_at(time.span)} «{time.text}» = {_range(time.start, time.end)} ({time.precision})"))


def _claim(out: Console, number: int, claim: Claim, text: str) -> None:
    out.print()
    head = Text(f"{number}. {claim.type} {claim.status}", style="bold")
    head.append(f"  confidence {claim.confidence:.2f}  {claim.id}", style="dim")
    out.print(head, soft_wrap=True)
    start, end = claim.evidence
    evidence = Text(f"   {_at(claim.evidence)} ")
    evidence.append(_line(text[start : claim.trigger[0]]))
    evidence.append(f"[{_line(text[slice(*claim.trigger)])}]", style="bold reverse")
    evidence.append(_line(text[claim.trigger[1] : end]))
    out.print(evidence, soft_wrap=True)
    for name, words in _fields(claim, text):
        out.print(Text(f"   {name:<9}{words}"), soft_wrap=True)


def _fields(claim: Claim, text: str) -> Iterable[tuple[str, str]]:
    for name, entities in (("actor", claim.actors), ("target", claim.targets)):
        for entity in entities:
            yield name, f"{_at(entity.span)} «{entity.text}» = {entity.id or 'unknown'}"
    for place in claim.places:
        where = f"{place.name} {place.lat}, {place.lon} ({place.precision})" if place.id else "unknown"
        yield "place", f"{_at(place.span)} «{place.text}» {place.role} = {where}"
    when = claim.time
    if when.start or when.end:
        words = f"{_at(when.span)} «{text[slice(*when.span)]}» = " if when.span else ""
        yield "time", f"{words}{_range(when.start, when.end)} ({when.precision})"
    for figure in claim.figures:
        yield "figure", f"{_at(figure.span)} «{text[slice(*figure.span)]}» = {_figure(figure)}"
    for speaker in claim.speaker:
        yield (
            "speaker",
            f"{_at(speaker.span)} «{speaker.text}» {speaker.verb} = {speaker.id or 'unknown'} ({speaker.kind})",
        )
    yield "rules", ", ".join(claim.rules)
    yield "because", _because(claim)


def _because(claim: Claim) -> str:
    """What the confidence is the sum of, in log-odds, what weighs most first."""
    from rasid.coding import confidence

    found = sorted(confidence.reasons(claim), key=lambda reason: -abs(reason.weight))
    odds = sum(reason.weight for reason in found)
    told = ", ".join(f"{reason.kind} {reason.name} {reason.weight:+.2f}" for reason in found if reason.weight)
    return f"{told} = {odds:+.2f}, which is {confidence.probability(odds):.2f}"


def _figure(figure: Figure) -> str:
    told = [figure.measure, amount(figure.low, figure.high), figure.unit]
    told += [figure.group] if figure.group else []
    told += [figure.qualifier] if figure.qualifier != "exact" else []
    told += [figure.scope] if figure.scope != "event" else []
    told += [figure.change] if figure.change else []
    told += [f"part of figure {figure.part_of + 1}"] if figure.part_of is not None else []
    return " ".join(told)


def amount(low: int | None, high: int | None) -> str:
    """A number, a range, or one open at an end."""
    if low is None and high is None:
        return "?"
    if low == high:
        return f"{low:,}"
    if high is None:
        return f"{low:,}+"
    return f"up to {high:,}" if low is None else f"{low:,}–{high:,}"


def _range(start: str | None, end: str | None) -> str:
    return (start or end or "?") if start == end or not (start and end) else f"{start} – {end}"


def _line(text: str) -> str:
    return text.replace("\r", "").replace("\n", " ⏎ ")


def _at(span: Span) -> str:
    return f"{span[0]}:{span[1]}"
