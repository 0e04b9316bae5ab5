"""JSON lines: one report a line, `text` with `id`, `published`, `title`, `url`, `outlet`, `country` where there are any."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from itertools import count
from typing import IO, Any, Final

from rasid.records import Report, Unread
from rasid.sources import text as plain
from rasid.sources.base import MAX_FILE, Draft, Notice, UnreadableError, finish, whole

_FIX: Final = "mend the line, then read the file again"


def read(stream: io.BufferedReader, where: str, default: str | None) -> Iterator[Report | Unread | Notice]:
    """The reports of a stream, line by line, so that memory does not grow with it. A bad line is named and passed over."""
    for number, line in _lines(stream):
        here = f"{where}:{number}"
        try:
            yield from _report(line, here, default)
        except UnreadableError as problem:
            yield Unread(where=here, reason=problem.reason, advice=problem.advice)


def _report(line: bytes, where: str, default: str | None) -> Iterator[Report | Unread | Notice]:
    if len(line) > MAX_FILE:
        raise UnreadableError(f"the line is longer than {MAX_FILE:,} bytes", "split it into reports")
    try:
        value: Any = json.loads(plain.decode(line), strict=False)
    except ValueError as error:
        cut = "the line is cut off" if line.startswith(b"{") and not line.endswith(b"}") else "the line is not JSON"
        raise UnreadableError(f"{cut} ({str(error)[:80]})", _FIX) from None
    except RecursionError:
        raise UnreadableError("the line is nested too deeply", _FIX) from None
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise UnreadableError("the line has no “text”", 'write {"id": …, "published": …, "text": …}')
    yield from finish(
        Draft(
            text=value["text"],
            where=where,
            id=_word(value.get("id")),
            dated=_word(value.get("published")),
            default=default,
            title=_word(value.get("title")),
            url=_word(value.get("url")),
            outlet=_word(value.get("outlet")),
            country=_word(value.get("country")),
        )
    )


def _word(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float) or value == "":
        return None
    return whole(str(value))


def _lines(stream: io.BufferedReader) -> Iterator[tuple[int, bytes]]:
    """Numbered lines that are not blank, as UTF-8 bytes; of a line past the limit only its beginning is kept."""
    source = _as_utf8(stream)
    for number in count(1):
        line = source.readline(MAX_FILE + 1)
        if not line:
            return
        rest = line
        while not rest.endswith(b"\n") and (rest := source.readline(MAX_FILE)):
            pass
        if line := line.strip():
            yield number, line


def _as_utf8(stream: io.BufferedReader) -> IO[bytes]:
    """The stream without its byte-order mark, re-encoded where it is UTF-16."""
    head = stream.peek(4)[:4]
    if head.startswith(codecs.BOM_UTF8):
        stream.read(len(codecs.BOM_UTF8))
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return codecs.EncodedFile(stream, "utf-8", "utf-16", "replace")
    return stream
