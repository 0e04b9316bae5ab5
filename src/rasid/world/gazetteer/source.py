"""A file to import from, read piece by piece: plain, or packed with gzip or xz."""

from __future__ import annotations

import gzip
import hashlib
import io
import lzma
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

_PACKED: Final = (".gz", ".xz")

_PEEKED: Final = 5
"""Files of a folder that are looked at to tell its form: one of them may be broken."""


class Source:
    """A file (or, as `Folder`, files of one form), how large it is, and how far it has been read, in bytes of the file as it lies on the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = path.stat().st_size
        self._raw: IO[bytes] | None = None

    @property
    def suffix(self) -> str:
        """What its name ends with, without that of the packing: ``.tsv`` for ``places.tsv.xz``."""
        name = self.path.with_suffix("") if self.path.suffix.lower() in _PACKED else self.path
        return name.suffix.lower()

    @property
    def position(self) -> int:
        """How far it has been read."""
        return self._raw.tell() if self._raw and not self._raw.closed else self.size

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """Its bytes, unpacked. Raises OSError, EOFError or lzma.LZMAError where they are broken."""
        with open(self.path, "rb") as self._raw:
            packing = self.path.suffix.lower()
            if packing == ".gz":
                with gzip.open(self._raw) as unpacked:
                    yield io.BufferedReader(unpacked)
            elif packing == ".xz":
                with lzma.open(self._raw) as stream:
                    yield stream
            else:
                yield self._raw

    @contextmanager
    def text(self) -> Iterator[io.TextIOWrapper]:
        """Its text; what is no UTF-8 becomes U+FFFD."""
        with self.opened() as stream, io.TextIOWrapper(stream, "utf-8-sig", errors="replace", newline="") as text:
            yield text

    def lines(self) -> Iterator[tuple[int, str]]:
        """Its lines without their ends, numbered from 1."""
        with self.text() as text:
            for number, line in enumerate(text, 1):
                yield number, line.rstrip("\r\n")

    def beginning(self, size: int) -> str:
        """The first characters."""
        with self.text() as text:
            return text.read(size)

    def digest(self) -> str:
        """A hash of the file as it lies on the disk."""
        with open(self.path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()


class Folder(Source):
    """A folder of GeoJSON, a file each place. Its size is the number of files, and they are its lines: numbered by their names."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.files = sorted(p for p in path.rglob("*.geojson") if "-alt" not in p.stem)
        self.size = len(self.files)
        self._done = 0

    @property
    def position(self) -> int:
        """How many files have been read."""
        return self._done

    def each(self) -> Iterator[tuple[int, Source]]:
        """The files, numbered from 1."""
        for number, path in enumerate(self.files, 1):
            yield number, Source(path)
            self._done = number

    def beginning(self, size: int) -> str:
        """The first characters of the first files."""
        return "".join(Source(path).beginning(size) for path in self.files[:_PEEKED])

    def digest(self) -> str:
        """A hash of the files' names, sizes and times of change."""
        told = (f"{p.relative_to(self.path)}:{s.st_size}:{s.st_mtime_ns}" for p in self.files for s in [p.stat()])
        return hashlib.sha256("\n".join(told).encode()).hexdigest()
