"""Plain text: which characters the bytes are, and the headline in the first line."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from rasid.records import Report, Unread
from rasid.sources.base import Draft, Notice, UnreadableError, finish

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_KINDS: Final = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"\xfd7zXZ": "a compressed file",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "a rich-text document",
    b"SQLite format 3": "a database",
    b"\x7fELF": "a program",
}
_SAMPLE: Final = 20_000
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_ARABIC: Final = re.compile("[ء-ي]")
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_PLAIN_WORD: Final = re.compile(r"(?<![ء-ي])(?:و?ال[ء-ي]{2,}|في|من|على|إلى|أن|عن)(?![ء-ي])")
_LIKELY: Final = 0.8
_HEADLINE: Final = 300
_DATED_NAME: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_SAVE_AS: Final = "save it as UTF-8 text"


def read(data: bytes, where: str, name: str, default: str | None) -> Iterator[Report | Unread | Notice]:
    """The report in a text file's bytes. A file name that begins with a day (2026-01-09…) gives its date.

    Raises UnreadableError.
    """
    text = decode(data)
    day = _DATED_NAME.match(name)
    dated = day.group() if day else None
    yield from finish(Draft(text=text, where=where, title=headline(text), dated=dated, default=default))


def headline(text: str) -> str | None:
    """The first line, where more follows and it is no longer than a headline is."""
    first, _, rest = text.lstrip().partition("\n")
    return first.strip() if rest.strip() and len(first) <= _HEADLINE else None


def decode(data: bytes, declared: str | None = None) -> str:
    """The characters of a file: UTF-8, UTF-16, or one of the two older Arabic encodings where the words make sense.

    Line ends stay as they are; a byte-order mark is no character of the text. Raises UnreadableError.
    """
    if not data:
        raise UnreadableError("the file is empty", "leave it out, or save it again")
    for magic, kind in _KINDS.items():
        if data.startswith(magic):
            raise UnreadableError(f"it is {kind}, not text", _SAVE_AS)
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None) or _bare_utf16(data)
    if encoding:
        return data.decode(encoding, "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _older(data, declared)
    if len(_CONTROL.findall(text[:_SAMPLE])) > 0.01 * min(len(text), _SAMPLE):
        raise UnreadableError("it is not text", _SAVE_AS)
    return text


def _bare_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte is the Arabic block's number or zero."""
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = data[first:_SAMPLE:2]
        if len(high) > 8 and 0x06 in high and sum(map(high.count, (0x00, 0x06, 0x20))) > 0.9 * len(high):
            return encoding
    return None


def _older(data: bytes, declared: str | None) -> str:
    best = max((data.decode(name, "replace") for name in ("cp1256", "iso8859-6")), key=_plain_words)
    if _reads_as_arabic(best):
        return best
    sample = data[:_SAMPLE].decode("utf-8", "replace")
    if _reads_as_arabic(sample) and sample.count("\ufffd") < 0.01 * len(sample):
        return data.decode("utf-8", "replace")
    if declared:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass
    raise UnreadableError("its encoding makes no sense as UTF-8, UTF-16 or Windows-1256 Arabic", _SAVE_AS)


def _plain_words(text: str) -> int:
    return len(_PLAIN_WORD.findall(text[:_SAMPLE]))


def _reads_as_arabic(text: str) -> bool:
    beyond = len(_BEYOND_ASCII.findall(text[:_SAMPLE]))
    return _plain_words(text) > 0 and len(_ARABIC.findall(text[:_SAMPLE])) >= _LIKELY * beyond
