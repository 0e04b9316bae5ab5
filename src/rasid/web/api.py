"""The read-only API: the same questions that the pages ask, answered in the JSON of the records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request, Response

from rasid.records import Record, to_json
from rasid.store import questions
from rasid.store.views import Filter
from rasid.web.asked import is_moment
from rasid.web.library import Library

LARGEST: Final = 1000

router = APIRouter(prefix="/api", tags=["questions"])


def _day(value: str | None, name: str) -> str | None:
    if not value:
        return None
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        raise HTTPException(422, f"{name}: {value!r} is no ISO date such as 2026-01-09") from None
    return value


def _moment(value: str | None) -> str | None:
    if value and not is_moment(value):
        raise HTTPException(422, f"as_of: {value!r} is no ISO day or moment such as 2026-01-09T12:00")
    return value or None


def asked(
    place: Annotated[str | None, Query(description="A place, by id or name")] = None,
    type: Annotated[str | None, Query(description="An event type of the codebook")] = None,
    actor: Annotated[str | None, Query(description="An actor, by id or name")] = None,
    source: Annotated[str | None, Query(description="A speaker or outlet, by id or name")] = None,
    start: Annotated[str | None, Query(alias="from", description="The first day, as 2026-01-06")] = None,
    end: Annotated[str | None, Query(alias="to", description="The last day, inclusive")] = None,
    as_of: Annotated[
        str | None, Query(description="Only what reports known by the end of this day, or by this moment, say")
    ] = None,
    text: Annotated[str | None, Query(description="Words that the evidence of a claim holds", max_length=200)] = None,
    disputed: Annotated[bool, Query(description="Only what the sources disagree on")] = False,
) -> Filter:
    """The filter of a request; 422 for a date that is none."""
    return Filter(
        place=place or None,
        type=type or None,
        actor=actor or None,
        source=source or None,
        start=_day(start, "from"),
        end=_day(end, "to"),
        as_of=_moment(as_of),
        text=text or None,
        disputed=disputed,
    )


Asked = Annotated[Filter, Depends(asked)]
Offset = Annotated[int, Query(ge=0, description="How many to leave out at the beginning")]
Limit = Annotated[int, Query(ge=1, le=LARGEST, description="How many to give at most")]


def books(request: Request) -> Library:
    """The application's library."""
    held: Library = request.app.state.library
    return held


Books = Annotated[Library, Depends(books)]


def answer(value: Any) -> Response:
    """Records, or plain structures of them, as JSON. Text that is no valid Unicode is answered with its marks of damage."""
    return Response(to_json(value), media_type="application/json")


def listed(records: Sequence[Record], offset: int, limit: int) -> Response:
    """A part of a list with the number of all."""
    return answer({"total": len(records), "offset": offset, "items": records[offset : offset + limit]})


@router.get("/summary", summary="Key figures and counts")
def summary(library: Books, wanted: Asked) -> Response:
    """Reports, claims, events and disputes counted, measures summed from low to high, events by day, type, outlet and actor."""
    return answer(library.summary(wanted))


@router.get("/events", summary="Events, oldest first")
def events(library: Books, wanted: Asked, offset: Offset = 0, limit: Limit = 100) -> Response:
    """Each with its type, days, places, actors, tolls, disputes and the ids of its claims."""
    return listed(library.events(wanted), offset, limit)


@router.get("/events/{event_id}", summary="One event with its claims and disagreements")
def event(
    library: Books,
    event_id: Annotated[str, Path(description="The event's id")],
    as_of: Annotated[
        str | None, Query(description="Only what reports known by the end of this day, or by this moment, say")
    ] = None,
) -> Response:
    """An id that is no more answers with the event that took most of its claims; `others` took the rest of them."""
    found = library.event(event_id, _moment(as_of))
    if found is None:
        raise HTTPException(404, "There is no event with this id")
    return answer(found)


@router.get("/claims", summary="Claims by publication")
def claims(
    library: Books,
    wanted: Asked,
    min_confidence: Annotated[float, Query(ge=0, le=1, description="Only claims at least so sure")] = 0.0,
    offset: Offset = 0,
    limit: Limit = 100,
) -> Response:
    """The codebook's claims with their ids, reports, events and the words of their evidence."""
    return listed(questions.claims(library.store, wanted, min_confidence), offset, limit)


@router.get("/tolls", summary="Tolls of events")
def tolls(library: Books, wanted: Asked, offset: Offset = 0, limit: Limit = 100) -> Response:
    """Each measure of each event with the low and high over its sources and every value told, oldest first."""
    return listed(questions.tolls(library.store, wanted), offset, limit)


@router.get("/control", summary="Who is said to hold places")
def control(
    library: Books,
    wanted: Asked,
    on: Annotated[str | None, Query(description="At the end of this day; without it by all that is told")] = None,
) -> Response:
    """Each place with its holder (an actor's id, its words, `contested` or null), since when, and the claims that say so."""
    held = questions.control(library.store, on=_day(on, "on"), f=wanted)
    return listed(held, 0, max(1, len(held)))


@router.get("/control/lines", summary="What is said of who holds places, statement by statement")
def control_lines(library: Books, wanted: Asked, offset: Offset = 0, limit: Limit = 100) -> Response:
    """Each place with its statements, oldest first: who took, holds or left it, or is said not to, by whom."""
    lines = library.control_lines(wanted)
    found = [{"place": place, "statements": line} for place, line in lines[offset : offset + limit]]
    return answer({"total": len(lines), "offset": offset, "items": found})


@router.get("/stories", summary="Stories: the events of an area over some weeks")
def stories(library: Books, wanted: Asked, offset: Offset = 0, limit: Limit = 100) -> Response:
    """Each with its area, days, the ids of its events, types and actors counted, and the killed from low to high."""
    return listed(library.stories(wanted), offset, limit)


@router.get("/agreements", summary="Agreements and truces")
def agreements(library: Books, wanted: Asked, offset: Offset = 0, limit: Limit = 100) -> Response:
    """Each with its parties, who denies it, its terms, and who accuses whom of breaking it."""
    return listed(library.agreements(wanted), offset, limit)


@router.get("/breaches", summary="Who accuses whom of breaking an agreement")
def breaches(library: Books, wanted: Asked, offset: Offset = 0, limit: Limit = 100) -> Response:
    """Each with the accused, the accuser, and the event of the agreement, null where none is known that fits."""
    return listed(library.breaches(wanted), offset, limit)


@router.get("/places", summary="Places that claims name")
def places(library: Books, wanted: Asked, offset: Offset = 0, limit: Limit = 100) -> Response:
    """Each with its key, coordinates, and how many claims and events are there."""
    return listed(library.places(wanted), offset, limit)


@router.get("/reports", summary="Reports, the newest first")
def reports(library: Books, wanted: Asked, offset: Offset = 0, limit: Limit = 100) -> Response:
    """Ids, dates, outlets and titles, without the texts."""
    return listed(library.report_list(wanted), offset, limit)


@router.get("/reports/{report_id:path}", summary="One report with its text and claims")
def report(library: Books, report_id: Annotated[str, Path(description="The report's id")]) -> Response:
    """All offsets count Unicode code points of `doc.text`."""
    found = library.report(report_id)
    if found is None:
        raise HTTPException(404, "There is no report with this id")
    return answer(found)
