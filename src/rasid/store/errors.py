"""What can go wrong with a store, in words that say where and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError, SQLAlchemyError


class StoreError(Exception):
    """A store cannot be used: `what` is wrong, `where` it is, and the `advice` on what to do."""

    def __init__(self, what: str, where: str, advice: str) -> None:
        super().__init__(f"{where}: {what}; {advice}")
        self.what = what
        self.where = where
        self.advice = advice


_KNOWN: Final = (
    ("file is not a database", "it is not a store of Rasid, nor any SQLite file", "give another path with --store"),
    ("file is encrypted", "it is not a store of Rasid, nor any SQLite file", "give another path with --store"),
    ("malformed", "the store is damaged", "restore a copy, or make a new store and run the reports again"),
    ("database or disk is full", "the disk is full", "make room and run the same again; nothing is lost or doubled"),
    ("database is locked", "another process is writing to the store", "wait for it to end, then run the same again"),
    (
        "decisions are only added to",
        "decisions are never changed",
        "decide anew, or undo one: rasid decide undo NUMBER",
    ),
    ("readonly database", "the store may only be read", "look at the rights of the file and of its folder"),
    ("unable to open", "the store cannot be opened", "look whether its folder exists and whether you may write there"),
    ("disk i/o error", "the disk failed or is full", "look at the disk, then run the same again"),
    ("could not connect", "the database does not answer", "look at its address and whether it runs"),
)


@contextmanager
def told_plainly(where: str) -> Iterator[None]:
    """Raises StoreError for what a database raises inside the block."""
    try:
        yield
    except SQLAlchemyError as error:
        raise plainly(error, where) from error


def plainly(error: SQLAlchemyError, where: str) -> StoreError:
    """The StoreError that says what a database's error means."""
    words = str(error.orig if isinstance(error, DBAPIError) else error)
    for sign, what, advice in _KNOWN:
        if sign in words.lower():
            return StoreError(what, where, advice)
    return StoreError(f"the database refused ({words[:200]})", where, "look at the file and its disk")
