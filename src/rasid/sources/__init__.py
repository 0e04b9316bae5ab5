"""Inputs to reports: files, folders and standard input, one module a kind.

A new kind of input is a module with a `read` and a line in `_KINDS`.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Literal

from rasid.records import Report, Unread
from rasid.sources import jsonl, text
from rasid.sources.base import MAX_FILE, Notice, UnreadableError, iso

__all__ = ["MAX_FILE", "Notice", "UnreadableError", "covers", "file_of", "iso", "read"]

Kind = Literal["text", "html", "jsonl"]

_KINDS: Final[dict[str, Kind]] = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_PASSED_OVER: Final = frozenset(
    ".pdf .doc .docx .odt .rtf .epub .zip .gz .xz .bz2 .7z .rar .json .xml .csv .xlsx .warc".split()
)
"""Kinds of file that people keep reports in and that are not read; a folder that holds some says so."""
_READABLE: Final = "give .txt, .html or .jsonl"
STDIN: Final = "-"
_STDIN_NAME: Final = "standard input"
_LINE: Final = re.compile(r":\d+$")
_PEEK: Final = 4096


def read(inputs: Sequence[str], published: str | None = None) -> Iterator[Report | Unread | Notice]:
    """The reports of the inputs, in order, each as soon as it is read.

    An input is a file, a folder (read with all its folders, by name) or ``-`` for standard input. `published` is the date of
    reports that carry none. What cannot be read comes out as Unread, what the user should know of the rest as Notice.
    """
    for name in inputs:
        try:
            yield from _stdin(published) if name == STDIN else _path(Path(name), published)
        except UnreadableError as problem:
            where = _STDIN_NAME if name == STDIN else name
            yield Unread(where=where, reason=problem.reason, advice=problem.advice)


def file_of(where: str) -> str:
    """The file of a place that an Unread names: the place without its line."""
    return _LINE.sub("", where)


def covers(name: str, where: str) -> bool:
    """Whether reading an input tries a place that an Unread names: it is the file, or lies in the folder."""
    return Path(file_of(where)).is_relative_to(_STDIN_NAME if name == STDIN else name)


def _path(path: Path, published: str | None) -> Iterator[Report | Unread | Notice]:
    try:
        if path.is_dir():
            yield from _folder(path, published)
        else:
            yield from _file(path, published)
    except FileNotFoundError:
        raise UnreadableError("there is no such file or folder", "look at the name") from None
    except OSError as error:
        raise UnreadableError(
            f"it cannot be read ({error.strerror or error})", "look at its rights and its disk"
        ) from None


def _folder(folder: Path, published: str | None) -> Iterator[Report | Unread | Notice]:
    others: Counter[str] = Counter()
    empty = True
    for path in _files(folder):
        suffix = path.suffix.lower()
        if suffix in _KINDS:
            empty = False
            yield from read([str(path)], published)
        elif suffix in _PASSED_OVER:
            others[suffix] += 1
    kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(others.items()))
    if empty:
        raise UnreadableError("there are no reports in the folder" + (f", only {kinds}" if kinds else ""), _READABLE)
    if kinds:
        yield Notice(where=str(folder), message=f"passed over {kinds}", advice=_READABLE)


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder and its folders by name, without hidden ones and what lies behind links to folders."""

    def refuse(error: OSError) -> None:
        raise error

    for root, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in sorted(files) if not name.startswith("."))


def _file(path: Path, published: str | None) -> Iterator[Report | Unread | Notice]:
    with path.open("rb") as stream:
        kind = _KINDS.get(path.suffix.lower()) or _sniff(stream.peek(_PEEK))
        yield from _stream(stream, kind, str(path), path.name, published)


def _stdin(published: str | None) -> Iterator[Report | Unread | Notice]:
    stream = sys.stdin.buffer
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(io.BytesIO(stream.read()))
    yield from _stream(buffered, _sniff(buffered.peek(_PEEK)), _STDIN_NAME, "", published)


def _stream(
    stream: io.BufferedReader, kind: Kind, where: str, name: str, published: str | None
) -> Iterator[Report | Unread | Notice]:
    if kind == "jsonl":
        empty = True
        for item in jsonl.read(stream, where, published):
            empty = False
            yield item
        if empty:
            raise UnreadableError("there is no line in it", "leave it out, or save it again")
        return
    data = stream.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise UnreadableError(f"it is larger than the {MAX_FILE:,} bytes of one report", "split it into reports")
    if kind == "html":
        from rasid.sources import html  # the parser is a tenth of the start time, and most inputs are no pages

        yield from html.read(data, where, published)
    else:
        yield from text.read(data, where, name, published)


def _sniff(head: bytes) -> Kind:
    start = head.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip(b"\xff\xfe \t\r\n")[:512].lower()
    if start.startswith(b"{") and not start.startswith(b"{\\rtf"):
        return "jsonl"
    return "html" if start.startswith((b"<!doctype html", b"<html", b"<?xml")) or b"<html" in start else "text"
