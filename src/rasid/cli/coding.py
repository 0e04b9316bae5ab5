"""The commands that read reports: `code`, `run`, `explain`, `evaluate`."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from rasid.cli.options import (
    DEFAULT_STORE,
    ImportedPlaces,
    Inputs,
    Json,
    MinConfidence,
    Output,
    Published,
    StorePath,
    Workers,
    iso_date,
)
from rasid.cli.say import STDOUT, Listener, Progress, Stop, keep_apart, line, writing

_NAMED: Final = 3
"""Inputs left out that are named; of more there is a count."""

if TYPE_CHECKING:
    from rasid.evaluate import Reading, Scores
    from rasid.pipeline import Message
    from rasid.store import Store


def code(
    inputs: Inputs,
    output: Output = STDOUT,
    workers: Workers = 0,
    published: Published = None,
    places: ImportedPlaces = None,
    min_confidence: MinConfidence = 0.0,
) -> None:
    """Read claims out of reports, one line of JSON a report; nothing is stored."""
    from rasid import pipeline
    from rasid.records import Coded, to_json

    keep_apart(output, inputs)
    listener = Listener()
    with writing(output) as out, Progress("coding") as progress:
        day, hands = iso_date(published), workers or processors()
        for message in pipeline.code(inputs, published=day, workers=hands, least=min_confidence):
            listener.hear(message)
            if isinstance(message, Coded):
                out.write(to_json(message) + b"\n")
                progress.advance()
    listener.close()
    raise typer.Exit(listener.status)


def run(
    inputs: Inputs,
    store: StorePath = DEFAULT_STORE,
    workers: Workers = 0,
    published: Published = None,
    places: ImportedPlaces = None,
    min_confidence: MinConfidence = 0.0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="End with counts alone.")] = False,
) -> None:
    """Read reports into the store, link their claims to events, and show what is new."""
    from rasid import pipeline
    from rasid.cli.questions import opened
    from rasid.cli.show import news
    from rasid.store import questions

    day, listener = iso_date(published), Listener()
    with opened(store, write=True) as held:
        before = {event.id: event for event in questions.events(held)}
        with Progress("reading") as progress:

            def hear(message: Message) -> None:
                listener.hear(message)
                progress.advance()

            outcome = pipeline.run(
                held,
                inputs,
                seen=datetime.now().isoformat(timespec="seconds"),
                published=day,
                workers=workers or processors(),
                tell=hear,
                least=min_confidence,
            )
        listener.done += outcome.known
        listener.close()
        _tell_waiting(held, store)
        news(outcome, [] if quiet else [e for e in questions.events(held) if before.get(e.id) != e], before.keys())
    raise typer.Exit(listener.status)


def _tell_waiting(held: Store, store: str) -> None:
    """Name the inputs left out of a store, in this run or before, that are there to be read again."""
    from rasid.sources import file_of

    files = list(dict.fromkeys(file_of(u.where) for u in held.unread()))
    if there := [name for name in files if Path(name).exists()]:
        named = ", ".join(there[:_NAMED]) + (f" and {len(there) - _NAMED:,} more" if len(there) > _NAMED else "")
        again = shlex.join(["rasid", "run", there[0], "--store", store])
        line("note", f"left out so far: {named}", f"mend it and give it again: {again}")


def explain(
    report: Annotated[str, typer.Argument(help="A file, - for standard input, or the id of a report in the store.")],
    published: Published = None,
    store: StorePath = DEFAULT_STORE,
    places: ImportedPlaces = None,
) -> None:
    """Show every claim of a report with the characters and the rules behind it."""
    from rasid import pipeline, sources
    from rasid.cli.show import explanation
    from rasid.records import Coded

    if report != sources.STDIN and not Path(report).exists() and ("://" in store or Path(store).exists()):
        _explain_stored(report, store)
        return
    listener = Listener()
    for message in pipeline.code([report], published=iso_date(published)):
        listener.hear(message)
        if isinstance(message, Coded):
            explanation(message.doc, message.claims, message.times)
    listener.close()
    raise typer.Exit(listener.status)


def _explain_stored(report: str, store: str) -> None:
    from rasid.cli.questions import opened
    from rasid.cli.show import explanation
    from rasid.store import questions

    with opened(store) as held:
        page = questions.report(held, report)
    if page is None:
        raise Stop(
            f"{report}: there is no such file, and no report of this id in {store}", "rasid claims shows the ids"
        )
    explanation(page.doc, page.claims, page.times)


def evaluate(
    gold: Annotated[str, typer.Argument(help="JSON lines in the codebook's form: doc, claims, times.")],
    inputs: Annotated[
        list[str] | None,
        typer.Argument(help="Predicted JSON lines, or reports to code; without any, the gold's own texts are coded."),
    ] = None,
    errors: Annotated[int, typer.Option(min=0, help="Show up to this many misses and false alarms a layer.")] = 0,
    as_json: Json = False,
    workers: Workers = 0,
    places: ImportedPlaces = None,
) -> None:
    """Measure precision, recall and F1 of claims by layer against a gold."""
    from rasid.cli.show import scores as show
    from rasid.evaluate import score

    wanted, listener = _readings(gold), Listener()
    answers = _answers(wanted, inputs or [], workers or processors(), listener)
    scores = score(wanted, answers)
    listener.close()
    if as_json:
        _print_scores(scores)
    else:
        show(scores, errors)
    raise typer.Exit(listener.status)


def _print_scores(scores: Scores) -> None:
    import json

    print(json.dumps(scores.as_dict(), ensure_ascii=False, indent=1))


def _readings(path: str) -> list[Reading]:
    from rasid.evaluate import read

    try:
        with open(path, "rb") as stream:
            found = list(read(stream))
    except ValueError as error:
        raise Stop(
            f"{path}: {error}", 'a gold has lines like {"doc": {"id", "text"}, "claims": [], "times": []}'
        ) from None
    if not found:
        raise Stop(f"{path}: there are no reports in it")
    return found


def _answers(gold: Sequence[Reading], inputs: Sequence[str], workers: int, listener: Listener) -> list[Reading]:
    """The predictions among the inputs, and what is coded out of the reports among them."""
    from msgspec.structs import asdict

    from rasid import pipeline
    from rasid.engines import local
    from rasid.evaluate import read
    from rasid.records import Coded, Report, to_json

    predicted = [name for name in inputs if _is_prediction(name)]
    answers = [reading for name in predicted for reading in _readings(name)]
    listener.done += len(answers)
    messages: Iterable[Message] = ()
    if not inputs:
        docs = (Report(**asdict(reading.doc)) for reading in gold)
        messages = local.code_all(docs, workers)
    elif reports := [name for name in inputs if name not in predicted]:
        messages = pipeline.code(reports, workers=workers)
    with Progress("coding") as progress:
        for message in messages:
            listener.hear(message)
            if isinstance(message, Coded):
                answers.extend(read([to_json(message)]))
                progress.advance()
    return answers


def _is_prediction(name: str) -> bool:
    """Whether a file holds claims already: its first line has a doc and no text of its own."""
    if not name.endswith(".jsonl") or not Path(name).is_file():
        return False
    with open(name, "rb") as stream:
        first = stream.readline()
    return b'"doc"' in first and b'"claims"' in first


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
