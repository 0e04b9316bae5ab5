"""The Arrow form of the records: a schema for each kind, tables of them, and records from tables again.

A record's fields become columns in their order; records inside become structs, tuples lists, spans lists of two. What is
written to Parquet or sent between machines in this form comes back equal.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
import pyarrow as pa

from rasid.records import Record

R = TypeVar("R", bound=Record)

_PLAIN: dict[type, Any] = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


@cache
def schema(kind: type[Record]) -> pa.Schema:
    """The Arrow schema of a kind of record. Raises TypeError for a field that has no Arrow form."""
    return pa.schema(_fields(kind))


def table(records: Iterable[R], kind: type[R]) -> pa.Table:
    """The records as a table of their kind's schema."""
    return pa.Table.from_pylist([msgspec.to_builtins(r) for r in records], schema=schema(kind))


def records(rows: pa.Table | pa.RecordBatch, kind: type[R]) -> Iterator[R]:
    """The records of a table. Raises msgspec.ValidationError where a row is none."""
    for row in rows.to_pylist():
        yield msgspec.convert(row, kind)


def _fields(kind: type[Record]) -> list[Any]:
    hints = get_type_hints(kind)
    return [pa.field(name, *_type(hints[name])) for name in kind.__struct_fields__]


def _type(hint: Any) -> tuple[Any, bool]:
    """The Arrow type of an annotation, and whether it may be null."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        (rest,) = (a for a in inner if a is not type(None))
        return _type(rest)[0], True
    if origin is Literal:
        return pa.string(), False
    if origin is tuple:
        return pa.list_(pa.field("item", *_type(inner[0]))), False
    if isinstance(hint, type) and issubclass(hint, Record):
        return pa.struct(_fields(hint)), False
    if hint in _PLAIN:
        return _PLAIN[hint], False
    raise TypeError(f"{hint} has no Arrow form")
