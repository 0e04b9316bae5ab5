"""The tables of a store.

Reports, claims, decisions and unread inputs are only ever added to; events are what the last linking made of the claims, and
can be made again from them at any time. `VERSION` is raised with every change that an older Rasid could not read.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Connection, ForeignKey, Index, Integer, MetaData, String, Table, Text

VERSION: Final = 3
"""The version of a store of this Rasid."""

metadata: Final = MetaData()

facts = Table(
    "rasid_store",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)
"""What is so of the whole store: its `version`; `linkings`, how often its claims were linked."""

reports = Table(
    "reports",
    metadata,
    Column("id", String, primary_key=True),
    Column("given", String, nullable=False),
    Column("hash", String, nullable=False),
    Column("published", String),
    Column("known", String),
    Column("outlet", String, index=True),
    Column("origin", String),
    Column("doc", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("times", Text, nullable=False),
    Index("reports_of_one_id", "given", "hash", unique=True),
    Index("reports_by_day", "known"),
)
"""`given` is the id that the input gave, `id` the one of this text of it; `known` the local time from which it was known;
`origin` the report whose text it repeats, None for a text of its own."""

bands = Table(
    "report_bands",
    metadata,
    Column("band", BigInteger, primary_key=True),
    Column("report", ForeignKey("reports.id"), primary_key=True),
    Column("day", Integer, nullable=False),
)
"""The bands of each text's sketch, with the day of its publication: texts that share one may be copies of each other."""

copies = Table(
    "copies",
    metadata,
    Column("report", ForeignKey("reports.id"), primary_key=True),
    Column("other", ForeignKey("reports.id"), primary_key=True),
)
"""Pairs of reports whose texts were compared and found to be near-copies, both ways."""

claims = Table(
    "claims",
    metadata,
    Column("id", String, primary_key=True),
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("type", String, nullable=False, index=True),
    Column("status", String, nullable=False),
    Column("start", String, index=True),
    Column("end", String),
    Column("event", String, index=True),
    Column("component", String, index=True),
    Column("first", Integer, nullable=False),
    Column("length", Integer, nullable=False),
    Column("passage", BigInteger),
    Column("body", Text, nullable=False),
)
"""`position` is the first code point of its trigger; `start` and `end` are days, the publication day where the claim has
none; `first` and `length` cut its evidence out of the text; `passage` is a number for its words; `body` is the claim in JSON.
`event` and `component` are what the last linking made of it."""

blocks = Table(
    "claim_blocks",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("claim", ForeignKey("claims.id"), primary_key=True),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Index("blocks_of_claim", "claim"),
)
"""The keys under which other claims find a claim, with the days on which they do; see `rasid.linking.blocks`."""

pending = Table(
    "pending_claims",
    metadata,
    Column("claim", String, primary_key=True),
)
"""Claims that came in, changed or went since the last linking."""

names = Table(
    "claim_names",
    metadata,
    Column("claim", ForeignKey("claims.id"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("name", String, nullable=False),
    Index("claims_by_name", "kind", "key"),
)
"""The places, actors and sources of a claim by their keys, and the measures (`since`) of which it tells a running total."""

places = Table(
    "places",
    metadata,
    Column("key", String, primary_key=True),
    Column("body", Text, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", String, primary_key=True),
    Column("type", String, nullable=False),
    Column("start", String, index=True),
    Column("end", String),
    Column("body", Text, nullable=False),
)

left = Table(
    "left_claims",
    metadata,
    Column("event", String, primary_key=True),
    Column("claim", ForeignKey("claims.id"), primary_key=True),
)
"""Claims that were in an event under its id and left it: by them an id leads to the events that hold what it held."""

decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)
"""What people decided, in order: `body` is the decision in JSON with its hash and that of the one before. Only ever added to."""

_STAY: Final = "CREATE TRIGGER decisions_stay_{0} BEFORE {0} ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are only added to'); END"
"""What keeps decisions from being changed or deleted, in SQLite."""


unread = Table(
    "unread",
    metadata,
    Column("place", String, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("advice", Text, nullable=False),
)
"""Inputs that could not be read, kept for another try."""


def create(connection: Connection) -> None:
    """Make all tables in an empty database."""
    metadata.create_all(connection)
    if connection.dialect.name == "sqlite":
        for what in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(_STAY.format(what))
