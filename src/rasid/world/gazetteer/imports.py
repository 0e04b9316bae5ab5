"""Importing files: a record at a time, a batch a transaction, on from where an import was broken off."""

from __future__ import annotations

import csv
import lzma
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from rasid.world.gazetteer import forms
from rasid.world.gazetteer.database import Database, Progress
from rasid.world.gazetteer.entry import Alias, Broken, Entry, FormError, Record
from rasid.world.gazetteer.forms import Form
from rasid.world.gazetteer.source import Folder, Source

BATCH: Final = 2_000
"""Records a transaction: what is done again when an import is killed."""
_UNREADABLE: Final = (FormError, OSError, EOFError, lzma.LZMAError, zlib.error, csv.Error)


class Outcome(NamedTuple):
    """What the import of one file did: places (or names) new, joined to one that was there, there already; records broken.

    `before` says that the file had been imported whole before; then the counts are those of that import. `failed` is why the
    rest of the file could not be read, if it could not.
    """

    path: Path
    form: Form
    database: Path
    new: int = 0
    merged: int = 0
    known: int = 0
    broken: int = 0
    before: bool = False
    failed: str = ""


class Listening(NamedTuple):
    """What an import tells: a record left out (where, why), and how far it has come of the `Source.size`."""

    left_out: Callable[[str, str], None]
    reached: Callable[[int], None]


def source(path: Path) -> Source:
    """What lies at a path. Raises FormError where nothing does that can be read."""
    try:
        if not path.is_dir():
            return Source(path)
        folder = Folder(path)
    except FileNotFoundError:
        raise FormError("there is no such file or folder", "look at the name") from None
    except OSError as error:
        raise FormError(f"it cannot be read ({error.strerror})", "look at its rights and its disk") from None
    if not folder.files:
        raise FormError("there is no .geojson in the folder", "give the files of other forms one by one")
    return folder


def recognise(path: Path) -> Form:
    """The form of a file or folder. Raises FormError."""
    try:
        return forms.recognise(source(path))
    except (OSError, EOFError, lzma.LZMAError, zlib.error, csv.Error) as error:
        raise FormError(f"it cannot be read ({error})", "download it again") from None


def run(path: Path, form: Form, folder: Path, told: Listening, licence: str = "") -> Outcome:
    """Import a file into its source's database in a folder. Raises FormError and DatabaseError where nothing can be done.

    `licence` is what its page says, where that is not the usual one of the form.
    """
    given = source(path)
    where = folder / f"{form.source}.sqlite"
    folder.mkdir(parents=True, exist_ok=True)
    with Database(where, form.source) as database:
        if form.after and database.is_empty:
            raise FormError("there are no places yet that it could name", "import the country files (SY.txt) first")
        importing = _Importing(database, given, form, told, licence or form.licence)
        before = importing.done.whole
        failed = "" if before else importing.all()
        done = importing.done
    return Outcome(path, form, where, done.new, done.merged, importing.known, done.broken, before, failed)


class _Importing:
    """The import of one file under way."""

    def __init__(self, database: Database, given: Source, form: Form, told: Listening, licence: str) -> None:
        self._database = database
        self._given = given
        self._form = form
        self._told = told
        self._digest = given.digest()
        self._facts = (given.path.name, form.title, licence, form.attribution)
        self.done = database.progress(self._digest)
        self.known = 0

    def all(self) -> str:
        """Take in all records that have not been; why it ended early, if it did."""
        batch: list[Record] = []
        failed = ""
        start = self.done.last
        try:
            for record in self._form.read(self._given):
                if record.number > start:
                    batch.append(record)
                if len(batch) >= BATCH:
                    self._keep(batch)
                    batch = []
        except _UNREADABLE as error:
            failed = str(error)
        self._keep(batch, whole=not failed)
        return failed

    def _keep(self, batch: list[Record], whole: bool = False) -> None:
        """Add a batch, and how far the import has come, in one transaction."""
        new = merged = known = broken = 0
        with self._database.batch():
            for _, item in batch:
                if isinstance(item, Entry):
                    added = self._database.add(item)
                    new += added is True
                    merged += added is False
                    known += added is None
                elif isinstance(item, Alias):
                    new += self._database.add_alias(item)
                else:
                    broken += item is not None
            done = self.done
            last = batch[-1].number if batch else done.last
            self.done = Progress(last, whole, done.new + new, done.merged + merged, done.broken + broken)
            self._database.note(self._digest, self._facts, self.done)
        self.known += known
        for number, item in batch:
            if isinstance(item, Broken):
                self._told.left_out(f"{self._given.path}:{number}", item.reason)
        self._told.reached(self._given.position)
