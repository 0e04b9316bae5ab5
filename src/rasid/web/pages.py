"""The pages: each gathers what it shows from the library and hands it to its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader

from rasid.linking import space
from rasid.linking.control import CONTESTED, Statement, state
from rasid.records import Place, Report, Toll, to_json
from rasid.store.views import EventView, Summary
from rasid.web import asked as asking
from rasid.web import marks, names, quality, summary
from rasid.web.assets import assets
from rasid.web.compare import by_source, disputes
from rasid.web.language import CODES, DEFAULT, language
from rasid.web.library import Library, wanted
from rasid.web.view import View, embed

ROWS: Final = 100
KEY_FIGURES: Final = ("killed", "injured", "displaced")
TYPES_SHOWN: Final = 8
OFFERED: Final = 300

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
templates: Final = Environment(
    loader=PackageLoader("rasid.web"), autoescape=True, trim_blocks=True, lstrip_blocks=True, auto_reload=False
)


class Missing(Exception):
    """What an address names is not in the store; `what` is the key of the words that say so."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def warm() -> None:
    """Load everything that pages are made of: words, names, landmarks, templates."""
    for code in CODES:
        names.landmarks(language(code))
        names.event_type("", language(code))
        names.actor("", language(code))
    for name in templates.list_templates():
        templates.get_template(name)
    assets()


def view_of(request: Request) -> View:
    """The view for a request: its language (address, then cookie, then Arabic) and its filter."""
    code = request.query_params.get("lang") or request.cookies.get("lang") or DEFAULT
    words = language(code)
    query = {k: v for k, v in request.query_params.items() if k != "lang"}
    return View(words, asking.parse(query, words), request.url.path, query)


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page, with the language kept in a cookie where the address asked for one."""
    view = values.pop("v", None) or view_of(request)
    text = templates.get_template(template).render(v=view, assets=assets(), **values)
    response = HTMLResponse(text, status_code=status)
    if request.query_params.get("lang") in CODES:
        response.set_cookie("lang", view.t.code, max_age=31_536_000, samesite="lax", httponly=True)
    return response


def library(request: Request) -> Library:
    """The application's library, opened at the first request."""
    held: Library = request.app.state.library
    return held


@dataclass(frozen=True)
class Row:
    """An event as the list shows it; `points` are the numbers of its places on the map."""

    event: EventView
    actors: tuple[str, ...]
    points: tuple[str, ...]


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
    """One event: its disagreements, figures, and every claim by its source."""
    v, books = view_of(request), library(request)
    found = books.event(event_id, v.asked.get("as_of"))
    if found is None:
        raise Missing("event")
    event, claims, tolls = found.event, found.claims, v.tolls(found.event)
    reports = books.reports({claim.report for claim in claims} | {r.report for t in event.tolls for r in t.series})
    return render(
        request,
        "event.html",
        v=v,
        event=event,
        actors=[v.actor(actor) for actor in event.actors],
        claims=claims,
        reports=reports,
        sources=by_source(claims, reports),
        disputes=disputes(event, claims, v.named, lambda reading: v.teller(reading, reports.get(reading.report))),
        tolls=tolls,
        plots=[plot_of(v, toll, reports, f"toll-{i}") for i, toll in enumerate(tolls)],
    )


@router.get("/reports")
def report_list(request: Request) -> HTMLResponse:
    """All reports, the newest first."""
    v = view_of(request)
    lines = library(request).report_list()
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
    found = books.place(place_key)
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
        more="/?" + urlencode({"place": place_key}),
    )


@router.get("/control")
def control_page(request: Request, on: str | None = None) -> HTMLResponse:
    """Who is said to hold each place."""
    v, books = view_of(request), library(request)
    notices = []
    if on:
        try:
            date.fromisoformat(on)
        except ValueError:
            notices, on = [v.t("filter.bad_date", value=on)], None
    held = sorted(
        books.control(on or None), key=lambda one: (one.since or "", space.place_key(one.place)), reverse=True
    )
    told = books.control_claims()
    said = [[told[name] for name in one.claims if name in told] for one in held]
    return render(request, "control.html", v=v, rows=held, said=said, on=on, notices=notices)


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


def rows(v: View, events: Sequence[EventView], spots: Sequence[summary.Point]) -> list[Row]:
    """The events as rows of the list."""
    numbers = {space.place_key(spot.place): str(index) for index, spot in enumerate(spots)}
    made = []
    for event in events:
        keys = dict.fromkeys(space.place_key(place) for place in event.places)
        actors = tuple(dict.fromkeys(v.actor(actor) for actor in event.actors))
        made.append(Row(event, actors, tuple(numbers[key] for key in keys if key in numbers)))
    return made


def timeline_data(v: View, drawn: summary.Timeline) -> dict[str, Any]:
    """The time line as the page's script draws it."""
    bars = [
        {"day": bar.day, "end": bar.end, "group": bar.group, "label": v.t(f"group.{bar.group}"), "events": bar.events}
        for bar in drawn.bars
    ]
    return {"unit": drawn.unit, "bars": bars}


def map_data(request: Request, v: View, spots: list[summary.Point]) -> dict[str, Any]:
    """The map's points, numbered as the rows of the list name them, and where its tiles come from."""
    tiles: str | None = request.app.state.tiles
    found = [
        {
            "id": str(index),
            "name": v.place(spot.place),
            "lat": spot.place.lat,
            "lon": spot.place.lon,
            "events": spot.events,
            "group": spot.group,
            "text": v.t.count("events", spot.events),
            "url": v.place_url(spot.place),
        }
        for index, spot in enumerate(spots)
    ]
    source = urlsplit(tiles).hostname if tiles else None
    return {"points": found, "tiles": tiles, "attribution": f"Natural Earth · {source}" if source else "Natural Earth"}


def plot_of(v: View, toll: Toll, reports: dict[str, Report], name: str) -> dict[str, Any] | None:
    """The values of a toll as a step plot; None where all were told at once, which a table shows better."""
    points = [
        {
            "day": reading.published or "",
            "speaker": v.teller(reading, reports.get(reading.report)),
            "low": reading.low,
            "best": reading.best,
            "high": reading.high,
            "text": v.t.value(reading).striptags(),
        }
        for reading in toll.series
        if reading.published and reading.change != "rose_by"
    ]
    if len({point["day"] for point in points}) < 2:
        return None
    speakers = list(dict.fromkeys(str(point["speaker"]) for point in points))
    label = v.t.toll(toll)
    return {"speakers": speakers, "data": embed(name, {"label": label, "points": points})}


def strip_data(v: View, place: Place, line: list[Statement]) -> dict[str, Any]:
    """Who is said to have held a place between one statement's day and the next, as a strip of time."""
    days = sorted({statement.day[:10] for statement in line})
    end = date.fromordinal(date.fromisoformat(days[-1]).toordinal() + max(1, _spread(days) // 8)).isoformat()
    spans: list[dict[str, Any]] = []
    for day, following in zip(days, [*days[1:], end], strict=True):
        held = state(place, line, day)
        if held is None:
            continue
        holder, unclear = v.holder(held.holder), held.holder in (None, CONTESTED)
        if spans and spans[-1]["holder"] == holder and spans[-1]["end"] == day:
            spans[-1]["end"] = following
        else:
            spans.append({"start": day, "end": following, "holder": holder, "open": unclear, "text": ""})
    for span in spans:
        span["text"] = f"{span['holder']}\n{v.t.dates(span['start'], span['end'])}"
    return {"end": end, "spans": spans}


def _spread(days: list[str]) -> int:
    return date.fromisoformat(days[-1]).toordinal() - date.fromisoformat(days[0]).toordinal()
