"""Opening a store: a path is a SQLite file that many may read while one writes, a URL any database of SQLAlchemy's."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from rasid.store import schema
from rasid.store.errors import StoreError, told_plainly

WRITES: Final = "rasid_writes"
"""The execution option of connections that write."""
_PATIENCE_S: Final = 20.0
_ELSEWHERE: Final = "give another path with --store"


def connect(where: str, write: bool) -> Engine:
    """The engine of a store, made where it is not there yet and `write` is set. Raises StoreError."""
    engine = _url(where) if "://" in where else _file(Path(where), write)
    try:
        with told_plainly(where):
            _check(engine, where, write)
            if write and engine.dialect.name == "sqlite":
                _log_ahead(engine)
    except StoreError:
        engine.dispose()
        raise
    return engine


def _url(where: str) -> Engine:
    try:
        return create_engine(make_url(where))
    except ModuleNotFoundError as error:
        raise StoreError(f"its driver {error.name} is not installed", where, f"pip install {error.name}") from None
    except SQLAlchemyError as error:
        raise StoreError(f"it is no address of a database ({error})", where, "write postgresql+psycopg://…") from None


def _file(path: Path, write: bool) -> Engine:
    if os.path.isdir(path):  # which, unlike Path.is_dir, does not raise where it may not look
        raise StoreError("it is a folder, not a store", str(path), _ELSEWHERE)
    if not write and not os.path.exists(path):
        raise StoreError("there is no store", str(path), "make one with: rasid run REPORTS --store " + str(path))
    if write:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            what = f"its folder cannot be made ({error.strerror})"
            raise StoreError(what, str(path), "look at the rights of the folder, or give another path") from None
    engine = create_engine(
        f"sqlite:///file:{quote(str(path.absolute()))}?{_mode(path, write)}&uri=true",
        connect_args={"timeout": _PATIENCE_S},
    )
    event.listen(engine, "connect", _writable if write else _readable)
    event.listen(engine, "begin", _begin)
    return engine


def _mode(path: Path, write: bool) -> str:
    """Read-only stores in folders that may not be written to are opened as files that nobody changes."""
    if write:
        return "mode=rwc"
    log = path.with_name(path.name + "-wal")
    settled = not os.access(path.parent, os.W_OK) and not os.path.exists(log)
    return "mode=ro&immutable=1" if settled else "mode=ro"


def _writable(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions are begun below, so that making tables is in one too
    for setting in ("synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {setting}").close()


def _readable(connection: Any, _: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA query_only=ON").close()


def _begin(connection: Connection) -> None:
    """A transaction that will write asks for the right to at once, or it could find the store changed under it."""
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _log_ahead(engine: Engine) -> None:
    """Readers go on while one writes. Written into the file, so only once it is known to be a store."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode=WAL").close()
    finally:
        connection.close()


def _check(engine: Engine, where: str, write: bool) -> None:
    """That the database is a store of this version; an empty one becomes a store."""
    with engine.connect().execution_options(**{WRITES: write}) as connection, connection.begin():
        tables = set(inspect(connection).get_table_names())
        if schema.facts.name in tables:
            query = select(schema.facts.c.value).where(schema.facts.c.name == "version")
            version = connection.execute(query).scalar()
            if version != str(schema.VERSION):
                advice = "read it with the Rasid that wrote it, or make a new store and run the reports again"
                raise StoreError(f"it is a store of version {version}, not {schema.VERSION}", where, advice)
        elif tables:
            raise StoreError("it is a database, but not a store of Rasid", where, _ELSEWHERE)
        elif write:
            schema.create(connection)
            connection.execute(insert(schema.facts), [{"name": "version", "value": str(schema.VERSION)}])
        else:
            raise StoreError("it is empty, not a store of Rasid", where, _ELSEWHERE)
