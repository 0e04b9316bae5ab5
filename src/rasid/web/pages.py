"""The pages of what happened: the overview, an event, a report, a place. Each hands its template what the library holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from rasid.linking import space
from rasid.linking.control import state
from rasid.records import Place, to_json
from rasid.store.views import EventPage, Filter, Summary
from rasid.web import asked as asking
from rasid.web import marks, names, quality, summary
from rasid.web.compare import Source, by_source, disputes
from rasid.web.drawings import map_data, plot_of, rows, strip_data, timeline_data
from rasid.web.frame import ROWS, Missing, library, render, view_of
from rasid.web.language import CODES, language
from rasid.web.library import Library, wanted
from rasid.web.view import View, embed

KEY_FIGURES: Final = ("killed", "injured", "displaced")
TYPES_SHOWN: Final = 8
OFFERED: Final = 300

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


@router.get("/")
def overview(request: Request) -> HTMLResponse:
    """What happened, by the filter in the address."""
    v, books = view_of(request), library(request)
    places = books.places_of_events()
    named = next((place for place in places if v.same_name(place, v.asked["place"])), None)
    asked = wanted(v.asked.with_place(space.place_key(named)) if named else v.asked)
    summed, events = books.summary(asked), books.events(asked)[::-1]
    pages = max(1, -(-len(events) // ROWS))
    page = min(v.asked.page, pages)
    shown = events[(page - 1) * ROWS : page * ROWS]
    drawn = summary.timeline([(count.day, v.group(count.type), count.count) for count in summed.days])
    spots = summary.points((event, v.group(event.type)) for event in events)
    groups: Counter[str] = Counter()
    for count in summed.types:
        groups[v.group(count.value)] += count.count
    return render(
        request,
        "overview.html",
        v=v,
        choices=choices(v, books.summary(), places),
        summed=summed,
        figures=[figure for name in KEY_FIGURES for figure in summed.figures if figure.measure == name],
        total=len(events),
        timeline=drawn,
        timeline_data=embed("timeline", timeline_data(v, drawn)),
        groups={group: groups[group] for group in asking.groups()},
        types=[(count.value, count.count) for count in summed.types[:TYPES_SHOWN]],
        map_data=embed("map", map_data(request, v, spots)),
        rows=rows(v, shown, spots),
        first=(page - 1) * ROWS + 1,
        last=(page - 1) * ROWS + len(shown),
        page=page,
        pages=pages,
    )


def choices(v: View, everything: Summary, places: Sequence[Place]) -> dict[str, Any]:
    """What the filter's fields offer: values that are in the store, those of most events first."""
    return {
        "reports": everything.reports,
        "groups": asking.groups(),
        "actors": [(count.value, v.named(count.value, count.value)) for count in everything.actors[:OFFERED]],
        "sources": [count.value for count in everything.outlets[:OFFERED]],
        "places": list(dict.fromkeys(v.place(place) for place in places[:OFFERED])),
    }


@router.get("/events/{event_id}")
def event_page(request: Request, event_id: str) -> HTMLResponse:
    """One event: who tells it, its disagreements, figures, and every claim by its report, with why it is there."""
    v, books = view_of(request), library(request)
    found = books.event(event_id, v.asked.get("as_of"))
    if found is None:
        raise Missing("event")
    event, claims, tolls = found.event, found.claims, v.tolls(found.event)
    reports = books.reports({claim.report for claim in claims} | {r.report for t in event.tolls for r in t.series})
    sources = by_source(claims, reports)
    return render(
        request,
        "event.html",
        v=v,
        found=found,
        event=event,
        actors=[v.actor(actor) for actor in event.actors],
        claims=claims,
        reports=reports,
        sources=sources,
        numbers=numbered(sources),
        links={link.claim: link for link in found.links},
        disputes=disputes(event, claims, v.named, lambda reading: v.teller(reading, reports.get(reading.report))),
        tolls=tolls,
        plots=[plot_of(v, toll, reports, f"toll-{i}") for i, toll in enumerate(tolls)],
        **belonging(books, found, Filter(as_of=v.asked.get("as_of"))),
    )


def numbered(sources: Sequence[Source]) -> dict[str, int]:
    """The numbers of an event's claims in the order in which its page shows them."""
    return {claim.id: n for n, claim in enumerate((c for source in sources for c in source.claims), 1)}


def belonging(books: Library, found: EventPage, f: Filter) -> Mapping[str, Any]:
    """The stories that an event is part of, and the agreements that it is, asks for or breaks."""
    event = found.event.id
    claims = set(found.event.claims)
    return {
        "stories": [s for s in books.stories(f) if event in s.events],
        "agreements": [
            a
            for a in books.agreements(f)
            if event in (a.event, *(b.event for b in a.breaches)) or any(claims.intersection(t.claims) for t in a.terms)
        ],
    }


@router.get("/reports")
def report_list(request: Request) -> HTMLResponse:
    """All reports, the newest first."""
    v = view_of(request)
    lines = library(request).report_list(Filter(as_of=v.asked.get("as_of")))
    pages = max(1, -(-len(lines) // ROWS))
    page = min(v.asked.page, pages)
    shown = lines[(page - 1) * ROWS : page * ROWS]
    return render(request, "reports.html", v=v, total=len(lines), rows=shown, page=page, pages=pages)


@router.get("/reports/{report_id:path}")
def report_page(request: Request, report_id: str) -> HTMLResponse:
    """A report's text with the words of its claims marked, and the claims beside it."""
    v, books = view_of(request), library(request)
    coded = books.report(report_id)
    if coded is None:
        raise Missing("report")
    claims = sorted(coded.claims, key=lambda claim: (claim.trigger, claim.id))
    own = [mark for number, claim in enumerate(claims, 1) for mark in marks.marks_of(claim, number)]

    def trigger_group(piece: marks.Piece) -> str:
        return v.group(next(claims[number - 1].type for number, role in piece.marks if role == "trigger"))

    return render(
        request,
        "report.html",
        v=v,
        report=coded.doc,
        claims=claims,
        paragraphs=marks.paragraphs(marks.cut(coded.doc.text, own)),
        headline="\n\n" in coded.doc.text.strip(),
        original=coded.doc.url if urlsplit(coded.doc.url or "").scheme in ("http", "https") else None,
        trigger_group=trigger_group,
    )


@router.get("/places/{place_key:path}")
def place_page(request: Request, place_key: str) -> HTMLResponse:
    """One place: who is said to have held it when, and the events there."""
    v, books = view_of(request), library(request)
    found = books.place(place_key, v.asked.get("as_of"))
    if found is None:
        raise Missing("place")
    place, events, line = found
    grouped = [(event, v.group(event.type)) for event in events]
    spots = [spot for spot in summary.points(grouped) if space.place_key(spot.place) == place_key]
    return render(
        request,
        "place.html",
        v=v,
        place=place,
        statements=line,
        reports=books.reports({statement.report for statement in line}),
        now=state(place, line) if line else None,
        strip_data=embed("strip", strip_data(v, place, line)) if line else None,
        map_data=embed("map", map_data(request, v, spots)) if spots else None,
        total=len(events),
        rows=rows(v, events[: -ROWS - 1 : -1], spots),
        more=v.url("/", place=place_key),
    )


@router.get("/map/{language_code}.json")
def landmarks(language_code: str) -> Response:
    """Towns and neighbourhoods for the map: `[name, latitude, longitude, rank]`, the most important first."""
    if language_code not in CODES:
        raise Missing("not_found")
    return Response(to_json(names.landmarks(language(language_code))), media_type="application/json")


@router.get("/about")
def about(request: Request) -> HTMLResponse:
    """What this is."""
    return render(request, "about.html")


@router.get("/quality")
def quality_page(request: Request) -> HTMLResponse:
    """How right the coder is, as it was measured with this version."""
    v, found = view_of(request), quality.load()
    return render(
        request,
        "quality.html",
        v=v,
        q=found,
        layers=quality.LAYERS,
        parts=quality.OF_PARTS,
        fewest=quality.FEW,
        groups=types_by_group(v, found),
        countries=found.by_country(),
        value=quality.value,
    )


def types_by_group(v: View, found: quality.Quality) -> dict[str, list[quality.Compared]]:
    """The event types by group, those read best of the held-out gold first."""
    best = sorted(found.by_type(), key=lambda one: (-(one.held.f1 or 0), -(one.open.f1 or 0)))
    return {group: [one for one in best if v.group(one.name) == group] for group in asking.groups()}


@router.get("/api/docs")
@router.get("/api")
def api_docs(request: Request) -> HTMLResponse:
    """The API for people to read, made from its OpenAPI description."""
    return render(request, "api.html", schema=request.app.openapi())
