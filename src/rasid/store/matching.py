"""From a filter to the claims that it asks for, with the work in the database where it can be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Select, func, select

from rasid.arabic.text import fold
from rasid.linking.claims import Told
from rasid.linking.decisions import Judgement
from rasid.store import meaning, rows
from rasid.store import schema as s
from rasid.store.database import Store
from rasid.store.views import ClaimView, Filter


def claims(store: Store, f: Filter) -> list[ClaimView]:
    """The claims that the filter asks for, by publication, report and place in the text."""
    return _read(store, _narrow(store, _known(f), f), f.as_of, f.text)


def views(store: Store, f: Filter, ids: Sequence[str]) -> list[ClaimView]:
    """The claims with some ids, of those known at the filter's moment."""
    return [v for chunk in rows.chunks(ids) for v in _read(store, _known(f).where(s.claims.c.id.in_(chunk)), f.as_of)]


def of_report(store: Store, report: str) -> list[ClaimView]:
    """The claims of one report."""
    return _read(store, _views().where(s.claims.c.report == report))


def ids(store: Store, f: Filter) -> set[str] | None:
    """The ids of the claims by place, actor, source and text; None where the filter leaves all of them open."""
    if f.place is None and f.actor is None and f.source is None and f.text is None:
        return None
    asked = Filter(place=f.place, actor=f.actor, source=f.source, text=f.text, as_of=f.as_of)
    return {c.id for c in claims(store, asked)}


def keys(store: Store, kind: str, asked: str | None) -> set[str] | None:
    """The keys of the places, actors or sources (`kind`) that an id or a name may mean; None where nothing is asked.

    A name means what the reports call so, what the gazetteer and the actors know by it in Arabic or English, and what lies
    in such a place or is part of such an actor.
    """
    if asked is None:
        return None
    query = select(s.names.c.key, s.names.c.name).where(s.names.c.kind == kind).distinct()
    with store.reading() as connection:
        told = [(key, name) for key, name in connection.execute(query)]
    word = fold(asked.strip())
    meant = {key for key, name in told if word in (fold(key), name)} | meaning.ids(kind, asked)
    return {key for key, _ in told if meaning.inside(kind, key, meant)}


def _views() -> Select[Any]:
    """Claims with what is shown beside them; the database cuts the quote out of the text."""
    c, r = s.claims.c, s.reports.c
    quote = func.substr(r.text, c.first + 1, c.length)
    return select(c.body, c.event, r.published, r.outlet, quote).join(s.reports, r.id == c.report)


def _known(f: Filter) -> Select[Any]:
    return rows.known_by(_views(), f.as_of)


def _narrow(store: Store, query: Select[Any], f: Filter) -> Select[Any]:
    c = s.claims.c
    if f.type is not None:
        query = query.where(c.type == f.type)
    if f.start is not None:
        query = query.where(func.coalesce(c.end, c.start) >= f.start[:10])
    if f.end is not None:
        query = query.where(c.start <= f.end[:10])
    for kind, asked in (("place", f.place), ("actor", f.actor), ("source", f.source)):
        found = keys(store, kind, asked)
        if found is not None:
            named = select(s.names.c.claim).where(s.names.c.kind == kind, s.names.c.key.in_(sorted(found)))
            query = query.where(c.id.in_(named))
    return query


def _read(store: Store, query: Select[Any], as_of: str | None = None, text: str | None = None) -> list[ClaimView]:
    wanted = fold(text) if text else ""
    with store.reading() as connection:
        found = [rows.claim_view(*row) for row in connection.execute(query)]
        judged = rows.judged(connection, as_of)
    if judged.decisions:
        found = [_judged(view, judged) for view in found]
    if wanted:
        found = [v for v in found if wanted in fold(v.quote)]
    return sorted(found, key=lambda v: Told(v, v.published, v.outlet).position)


def _judged(view: ClaimView, judged: Judgement) -> ClaimView:
    """The claim as corrected; a rejected one as it was read."""
    found = judged.judged(view) or view
    return msgspec.structs.replace(found, judged=judged.word(view.id))  # type: ignore[return-value]
