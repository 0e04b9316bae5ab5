"""How the commands speak: results on standard output, everything else in plain lines on standard error."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from rasid.records import Coded, Unread
from rasid.sources import Notice

DONE, LEFT_OUT, NOTHING_DONE = 0, 1, 2
"""Exit statuses: all was done; something was left out; nothing could be done."""

STDOUT: Final = "-"
"""The name that stands for standard output."""
_REPEATS: Final = 10


class Stop(Exception):
    """The command cannot be carried out; says what is wrong, where, and what the user can do."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


def line(kind: str, message: str, advice: str = "") -> None:
    """One line on standard error."""
    print(f"{kind}: {message}" + (f" ({advice})" if advice else ""), file=sys.stderr)


@contextmanager
def writing(name: str) -> Iterator[IO[bytes]]:
    """The file that results go to. What goes wrong with it is an OSError that names it."""
    try:
        if name == STDOUT:
            yield sys.stdout.buffer
            sys.stdout.flush()
        else:
            with open(name, "wb") as stream:
                yield stream
    except OSError as error:
        where = "standard output" if name == STDOUT else name
        raise OSError(error.errno, error.strerror, error.filename or where) from None


def keep_apart(output: str, inputs: Iterable[str]) -> None:
    """Raises Stop where a result would be written over something that is read, or into a folder that is."""
    target = Path(output).resolve()
    if output != STDOUT and any(target.is_relative_to(Path(name).resolve()) for name in inputs):
        raise Stop(f"{output}: it is among what is read", "write to a file in another folder")


class Listener:
    """Hears what the pipeline says: counts reports done and inputs left out, and tells of the latter.

    Alike lines are told ten times, then counted: ten thousand reports without a date are one thing to know, not ten thousand.
    """

    def __init__(self) -> None:
        self.done = 0
        self.left_out = 0
        self._told: Counter[str] = Counter()

    def hear(self, message: Coded | Unread | Notice) -> None:
        """Take in one message."""
        if isinstance(message, Coded):
            self.done += 1
        elif isinstance(message, Unread):
            self.left_out += 1
            self._tell("left out", message.where, message.reason, message.advice)
        else:
            self._tell("note", message.where, message.message, message.advice)

    def close(self) -> None:
        """Tell what was counted but not told."""
        for message, count in self._told.items():
            if count > _REPEATS:
                line("note", f"{message}: {count - _REPEATS:,} more like this")

    @property
    def status(self) -> int:
        """The exit status for what was heard."""
        if not self.left_out:
            return DONE
        return LEFT_OUT if self.done else NOTHING_DONE

    def _tell(self, kind: str, where: str, message: str, advice: str) -> None:
        self._told[message] += 1
        if self._told[message] <= _REPEATS:
            line(kind, f"{where}: {message}", advice)


class Progress:
    """How far work has come, on standard error where that is a terminal: a count with its speed, or a bar up to a total."""

    def __init__(self, verb: str, total: int | None = None) -> None:
        self._verb = verb
        self._total = total

    def __enter__(self) -> Self:
        self._bar = None
        if sys.stderr.isatty():
            from rich import progress
            from rich.console import Console

            console = Console(stderr=True)
            known: tuple[progress.ProgressColumn, ...] = (progress.BarColumn(), progress.TaskProgressColumn())
            columns = (
                progress.SpinnerColumn(),
                progress.TextColumn("{task.description}"),
                *(known if self._total else (progress.MofNCompleteColumn(),)),
                progress.TimeElapsedColumn(),
                progress.TextColumn("{task.fields[speed]}"),
            )
            self._bar = progress.Progress(*columns, console=console, transient=True)
            self._task = self._bar.add_task(self._verb, total=self._total, speed="")
            self._bar.start()
        return self

    def advance(self) -> None:
        """One more done."""
        if self._bar:
            self._bar.advance(self._task)
            speed = self._bar.tasks[0].speed
            self._bar.update(self._task, speed=f"{speed:,.0f}/s" if speed else "")

    def reach(self, done: int) -> None:
        """So much of the total is done."""
        if self._bar:
            self._bar.update(self._task, completed=done)

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()
