"""CSV for spreadsheets: UTF-8 with its mark, one header line, one row an event (or a claim, a toll, a place held).

Cells that a spreadsheet would take for a formula get an apostrophe before them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any, Final

from rasid.linking.agreements import Agreement, Breach
from rasid.linking.changes import Changed
from rasid.linking.daily import Day
from rasid.linking.stories import Story
from rasid.linking.tolls import wholes
from rasid.linking.totals import Total
from rasid.records import Control, Figure, Measure, Place, Record, Unit
from rasid.store import Store, questions
from rasid.store.views import ClaimView, EventView, Filter, TollChoice, TollView

Row = Mapping[str, Any]

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_BETWEEN: Final = "; "
_TOLLS: Final[Mapping[tuple[Measure, Unit], str]] = {
    ("killed", "person"): "killed",
    ("injured", "person"): "injured",
    ("casualties", "person"): "casualties",
    ("displaced", "person"): "displaced",
    ("displaced", "family"): "displaced_families",
    ("detained", "person"): "detained",
    ("abducted", "person"): "abducted",
}
"""The tolls that have columns of their own in a row of an event."""

EVENT: Final = (
    "id", "type", "status", "start", "end", "place", "place_id", "latitude", "longitude", "precision", "other_places",
    "actors", "reports", "independent", "outlets", "claims", "disputes",
    *(f"{toll}_{end}" for toll in _TOLLS.values() for end in ("low", "high")),
)  # fmt: skip
CLAIM: Final = (
    "id", "event", "report", "published", "outlet", "type", "status", "start", "end", "time_precision", "place",
    "place_id", "latitude", "longitude", "precision", "actors", "targets", "figures", "speaker", "speaker_kind",
    "confidence", "quote",
)  # fmt: skip
TOLL: Final = (
    "event", "type", "start", "end", "place", "measure", "group", "unit", "scope", "low", "high", "disputed", "published",
    "report", "claim", "speaker", "value_low", "value_best", "value_high", "qualifier", "change", "step", "stands",
)  # fmt: skip
CHOICE: Final = (
    "event", "type", "start", "end", "place", "measure", "group", "unit", "scope", "policy", "low", "best", "high", "says",
    "claims", "others",
)  # fmt: skip
TOTAL: Final = (
    "measure", "group", "unit", "place", "since", "source", "day", "published", "value", "low", "high", "added", "days",
    "late", "alarm", "report", "claim",
)  # fmt: skip
AGREEMENT: Final = ("event", "type", "start", "end", "place", "parties", "denied", "terms", "breaches")
BREACH: Final = ("event", "agreement", "day", "place", "accused", "accuser", "claims")
STORY: Final = (
    "id", "start", "end", "place", "place_id", "latitude", "longitude", "precision", "events", "types", "actors",
    "killed_low", "killed_high",
)  # fmt: skip
CHANGED: Final = ("what", "event", "type", "start", "place", "about", "before", "after", "claims")
DAY: Final = Day.__struct_fields__
CONTROL: Final = ("place", "place_id", "latitude", "longitude", "precision", "holder", "since", "claims")


def write(store: Store, f: Filter, out: IO[bytes]) -> int:
    """Write the events that the filter asks for; returns how many."""
    found = questions.events(store, f)
    table(EVENT, events(found), out)
    return len(found)


def table(columns: Sequence[str], rows: Iterable[Row], out: IO[bytes]) -> None:
    """Write rows under a header line. Numbers stay numbers; None is an empty cell."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    text.flush()
    text.detach()


def events(found: Iterable[EventView]) -> Iterator[Row]:
    """One row an event, with the low and high of its whole tolls (running totals left out)."""
    for e in found:
        row: dict[str, Any] = {
            "id": e.id,
            "type": e.type,
            "status": e.status,
            "start": e.start,
            "end": e.end,
            **_place(e.places[0] if e.places else None),
            "other_places": _names(e.places[1:]),
            "actors": _BETWEEN.join(a.id or a.text for a in e.actors),
            "reports": e.reports,
            "independent": e.independent,
            "outlets": _BETWEEN.join(e.outlets),
            "claims": len(e.claims),
            "disputes": _BETWEEN.join(e.disputes),
        }
        for key, toll in wholes(e.tolls).items():
            if name := _TOLLS.get(key):
                row[f"{name}_low"], row[f"{name}_high"] = toll.low, toll.high
        yield row


def claims(found: Iterable[ClaimView]) -> Iterator[Row]:
    """One row a claim; its first place, all its figures, its innermost speaker."""
    for c in found:
        yield {
            "id": c.id,
            "event": c.event,
            "report": c.report,
            "published": c.published,
            "outlet": c.outlet,
            "type": c.type,
            "status": c.status,
            "start": c.time.start,
            "end": c.time.end,
            "time_precision": c.time.precision,
            **_place(c.places[0] if c.places else None),
            "actors": _BETWEEN.join(a.id or a.text for a in c.actors),
            "targets": _BETWEEN.join(t.id or t.text for t in c.targets),
            "figures": _BETWEEN.join(map(_figure, c.figures)),
            "speaker": (c.speaker[0].id or c.speaker[0].text) if c.speaker else None,
            "speaker_kind": c.speaker[0].kind if c.speaker else None,
            "confidence": round(c.confidence, 3),
            "quote": " ".join(c.quote.split()),
        }


def tolls(found: Iterable[TollView]) -> Iterator[Row]:
    """One row a reading of a toll's series, with the toll's low and high beside it."""
    for t in found:
        for r in t.series:
            yield {
                **_counted(t),
                "low": t.low,
                "high": t.high,
                "disputed": t.disputed,
                "published": r.published,
                "report": r.report,
                "claim": r.claim,
                "speaker": r.speaker,
                "value_low": r.low,
                "value_best": r.best,
                "value_high": r.high,
                "qualifier": r.qualifier,
                "change": r.change,
                "step": r.step,
                "stands": r.stands,
            }


def choices(found: Iterable[TollChoice]) -> Iterator[Row]:
    """One row a toll with what a policy chooses of it, who says so, and how many values that stand are others."""
    for t in found:
        yield {
            **_counted(t),
            "policy": t.choice.policy,
            "low": t.choice.low,
            "best": t.choice.best,
            "high": t.choice.high,
            "says": _BETWEEN.join(dict.fromkeys(r.speaker or r.source for r in t.choice.readings)),
            "claims": _BETWEEN.join(r.claim for r in t.choice.readings),
            "others": t.choice.left_out,
        }


def totals(found: Iterable[Total], published: bool) -> Iterator[Row]:
    """One row a day of a running total, in the line as published or in the one as now known."""
    for t in found:
        for point in t.published if published else t.known:
            head: dict[str, Any] = {
                "measure": t.measure,
                "group": t.group,
                "unit": t.unit,
                "since": t.since,
                "source": t.source,
            }
            yield {**head, "place": _names([t.place] if t.place else []), **fields(point)}


def changes(found: Iterable[Changed]) -> Iterator[Row]:
    """One row a change."""
    for c in found:
        yield {**fields(c), "place": _names(c.places), "claims": _BETWEEN.join(c.claims)}


def agreements(found: Iterable[Agreement]) -> Iterator[Row]:
    """One row an agreement."""
    for a in found:
        yield {
            **fields(a),
            "place": _names(a.places),
            "parties": _BETWEEN.join(a.parties),
            "denied": _BETWEEN.join(a.denied),
            "terms": _BETWEEN.join(" ".join(filter(None, (t.type, _names(t.places)))) for t in a.terms),
            "breaches": len(a.breaches),
        }


def breaches(found: Iterable[Breach]) -> Iterator[Row]:
    """One row a breach that somebody is accused of."""
    for b in found:
        joined = {name: _BETWEEN.join(getattr(b, name)) for name in ("accused", "accuser", "claims")}
        yield {**fields(b), **joined, "place": _names(b.places)}


def stories(found: Iterable[Story]) -> Iterator[Row]:
    """One row a story."""
    for one in found:
        yield {
            "id": one.id,
            "start": one.start,
            "end": one.end,
            **_place(one.area),
            "events": len(one.events),
            "types": _BETWEEN.join(f"{name} {n}" for name, n in one.types),
            "actors": _BETWEEN.join(one.actors),
            "killed_low": one.killed[0],
            "killed_high": one.killed[1],
        }


def fields(record: Record) -> Row:
    """The fields of a flat record as a row."""
    return {name: getattr(record, name) for name in record.__struct_fields__}


def control(found: Iterable[Control]) -> Iterator[Row]:
    """One row a place with who is said to hold it."""
    for c in found:
        yield {**_place(c.place), "holder": c.holder, "since": c.since, "claims": _BETWEEN.join(c.claims)}


def _figure(f: Figure) -> str:
    scope = f.scope if f.scope != "event" else None
    return " ".join(filter(None, (f.measure, f.group, questions.amount(f), f.unit, scope)))


def _place(place: Place | None) -> Row:
    if place is None:
        return {}
    return {
        "place": place.name or place.text,
        "place_id": place.id,
        "latitude": place.lat,
        "longitude": place.lon,
        "precision": place.precision,
    }


def _counted(toll: TollView | TollChoice) -> Row:
    """What a toll counts, and of which event."""
    return {
        "event": toll.event,
        "type": toll.type,
        "start": toll.start,
        "end": toll.end,
        "place": _names(toll.places),
        "measure": toll.measure,
        "group": toll.group,
        "unit": toll.unit,
        "scope": toll.scope,
    }


def _names(places: Iterable[Place]) -> str:
    return _BETWEEN.join(p.name or p.text for p in places)


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value
