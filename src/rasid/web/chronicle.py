"""The pages of what hangs together over weeks: stories, agreements and who is said to break them."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from rasid.store.views import EventView
from rasid.web import summary
from rasid.web.drawings import map_data, rows
from rasid.web.frame import ROWS, Missing, library, render, view_of
from rasid.web.library import wanted
from rasid.web.view import embed

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


@router.get("/stories")
def story_list(request: Request) -> HTMLResponse:
    """The stories, the latest first."""
    v = view_of(request)
    found = library(request).stories(wanted(v.asked))[::-1]
    pages = max(1, -(-len(found) // ROWS))
    page = min(v.asked.page, pages)
    shown = found[(page - 1) * ROWS : page * ROWS]
    return render(request, "stories.html", v=v, total=len(found), rows=shown, page=page, pages=pages)


@router.get("/stories/{story_id}")
def story_page(request: Request, story_id: str) -> HTMLResponse:
    """One story: its days, its events on the map and in order."""
    v, books = view_of(request), library(request)
    asked = wanted(v.asked)
    story = next((s for s in books.stories(asked) if s.id == story_id), None)
    if story is None:
        raise Missing("story")
    events = _by_id(books.events(asked), story.events)
    spots = summary.points((event, v.group(event.type)) for event in events)
    return render(
        request,
        "story.html",
        v=v,
        story=story,
        rows=rows(v, events, spots),
        map_data=embed("map", map_data(request, v, spots)) if spots else None,
    )


@router.get("/agreements")
def agreement_list(request: Request) -> HTMLResponse:
    """Agreements and truces, the latest first: parties, terms, breaches; and the breaches that none is known for."""
    v, books = view_of(request), library(request)
    asked = wanted(v.asked)
    found = books.agreements(asked)[::-1]
    loose = [b for b in books.breaches(asked) if b.agreement is None]
    told = {claim for a in found for term in a.terms for claim in term.claims}
    return render(
        request,
        "agreements.html",
        v=v,
        agreements=found,
        statuses={event.id: event.status for event in books.events(asked)},
        loose=loose[::-1],
        claims=books.claims(told, asked),
    )


def _by_id(events: Iterable[EventView], ids: Iterable[str]) -> list[EventView]:
    there = {event.id: event for event in events}
    return [there[identity] for identity in ids if identity in there]
