"""The `rasid` command. Each command imports what it needs when it runs, so that help is there at once."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Callable
from typing import Final

import typer

from rasid.cli import actors, coding, deciding, figures, gazetteer, questions, serving
from rasid.cli.say import DONE, NOTHING_DONE, Stop, line

_HELP: Final = """Reads Arabic reports of conflict and keeps what they say as sourced, dated, located claims.

Exit status: 0 all was done, 1 something was left out, 2 nothing could be done."""

_HELP_OPTIONS: Final = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    help=_HELP,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings=_HELP_OPTIONS,
)
_COMMANDS: Final[tuple[tuple[Callable[..., None], str], ...]] = (
    (coding.code, "rasid code reports/ more.jsonl -o claims.jsonl"),
    (coding.run, "rasid run reports/ --store aleppo.sqlite"),
    (serving.serve, "rasid serve --store aleppo.sqlite --port 8321"),
    (questions.events, "rasid events --place حلب --from 2026-01-06 --to 2026-01-11"),
    (questions.event, "rasid event 1f0c6a3e2b7d4c55 --as-of 2026-01-09"),
    (questions.claims, "rasid claims --type shelling --as-of 2026-01-09 --json"),
    (figures.tolls, "rasid tolls --place حلب --policy best --csv > tolls.csv"),
    (figures.totals, "rasid totals --place السودان"),
    (figures.daily, "rasid daily --measure killed --place حلب --from 2026-01-06"),
    (questions.control, "rasid control --on 2026-01-10 --json"),
    (questions.agreements, "rasid agreements --breaches --place حلب"),
    (questions.stories, "rasid stories --from 2026-01-01"),
    (questions.changes, "rasid changes --since 2026-01-08T12:00 --place حلب"),
    (deciding.decide, "rasid decide merge 1f0c6a3e2b7d4c55 9a8b7c6d5e4f3a21 --by Sara --why 'one strike'"),
    (deciding.decisions, "rasid decisions --json"),
    (coding.explain, "rasid explain report.txt --published 2026-01-09"),
    (coding.evaluate, "rasid evaluate gold.jsonl claims.jsonl --errors 10"),
    (questions.export, "rasid export geojson -o events.geojson"),
)
_GROUPS: Final[dict[str, tuple[str, dict[str, tuple[Callable[..., None], str]]]]] = {
    "gazetteer": (
        "Take in more places, and see how a name resolves.",
        {
            "import": (gazetteer.take_in, "rasid gazetteer import SY.txt IQ.txt alternateNamesV2.txt"),
            "find": (gazetteer.find, "rasid gazetteer find الأشرفية --in حلب"),
            "list": (gazetteer.listing, "rasid gazetteer list --json"),
        },
    ),
    "actors": (
        "See which actor a name means, and which groups have no id yet.",
        {
            "unknown": (actors.unknown, "rasid actors unknown reports/"),
            "find": (actors.find, 'rasid actors find "قوات النظام" --published 2019-03-01'),
        },
    ),
}
for _command, _example in _COMMANDS:
    app.command(epilog=f"Example: {_example}")(_command)
for _group, (_about, _members) in _GROUPS.items():
    _under = typer.Typer(help=_about, no_args_is_help=True, rich_markup_mode="rich", context_settings=_HELP_OPTIONS)
    for _name, (_command, _example) in _members.items():
        _under.command(_name, epilog=f"Example: {_example}")(_command)
    app.add_typer(_under, name=_group)


def main() -> None:
    """Run the command line. Whatever goes wrong ends as a line on standard error and an exit status, not as a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        status = _run()
    except Stop as stop:
        line("rasid", stop.message, stop.advice)
    except MemoryError:
        line("rasid", "the machine's memory is full", "give fewer reports at once, or fewer --workers")
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        line("rasid", f"{where}{_words(error)}", _advice(error))
    except Exception as error:
        if os.environ.get("RASID_DEBUG"):
            raise
        line("rasid", f"unexpected {type(error).__name__}: {error}", "RASID_DEBUG=1 shows where; please report it")
    else:
        sys.exit(status)
    _leave_output()
    sys.exit(NOTHING_DONE)


def _run() -> int | str | None:
    try:
        app()
    except SystemExit as end:
        sys.stdout.flush()
        return end.code
    return DONE


def _leave_output() -> None:
    """Let go of standard output, so that the interpreter does not try once more to write what could not be written."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _words(error: OSError) -> str:
    if error.errno == errno.EPIPE:
        return "whoever read the output has left"
    return "the disk is full" if error.errno == errno.ENOSPC else (error.strerror or str(error)).lower()


def _advice(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "make room, then run it again"
    return "look at its name and its rights"
