"""The page of control: who is said to hold each place on any day, as one table and map through which a day is moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from rasid.linking.control import CONTESTED, Statement, history
from rasid.linking.sides import side
from rasid.records import Control, Place
from rasid.store.views import Filter
from rasid.web import summary
from rasid.web.drawings import ground
from rasid.web.frame import library, render, view_of
from rasid.web.view import View, embed

PLACES: Final = 200
"""Places that one page shows, those that were spoken of last."""
COLOURS: Final = ("line-1", "line-3", "line-4", "line-5", "line-6")
"""The colours of those who hold most, in this order; all others share one."""
OTHERS: Final = "faint"

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


@dataclass(frozen=True)
class Said:
    """Statements that say the same of one holder; `implied` by what is said of another place."""

    holder: str | None
    says: str
    implied: bool
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Stretch:
    """Days on which the state of a place was one and the same, `end` exclusive; where on the axis they lie, in percent."""

    start: str
    end: str
    state: Control
    colour: str
    said: tuple[Said, ...]
    at: float
    share: float

    def holds_on(self, day: str) -> bool:
        """Whether it is the state on a day."""
        return self.start <= day < self.end


@dataclass(frozen=True)
class Line:
    """One place with its stretches, oldest first."""

    place: Place
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class Axis:
    """The days that the page covers, both inclusive."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many steps there are from the first day to the last."""
        return (self.last - self.first).days

    def step(self, day: str) -> int:
        """How many days after the first a day is, within the axis."""
        return min(max((date.fromisoformat(day) - self.first).days, 0), self.days)

    def percent(self, day: str) -> float:
        """How far along the axis a day begins; the axis ends with its last day."""
        at = (date.fromisoformat(day) - self.first).days / (self.days + 1)
        return round(100 * min(max(at, 0.0), 1.0), 2)


@router.get("/control")
def control_page(request: Request, on: str | None = None) -> HTMLResponse:
    """Who is said to hold each place on a day, since when, by whom it is said, and where sides differ."""
    v, books = view_of(request), library(request)
    notices, day = list(v.asked.notices), _day(on)
    if on and day is None:
        notices.append(v.t("filter.bad_date", value=on))
    known = Filter(as_of=v.asked.get("as_of"))
    lines = books.control_lines(Filter(place=v.asked.get("place"), as_of=known.as_of))
    shown = sorted(lines, key=lambda one: one[1][-1].day, reverse=True)[:PLACES]
    axis = axis_of((s for _, line in shown for s in line), day)
    colours = colours_of(shown)
    rows = [drawn(place, line, axis, colours) for place, line in shown] if axis else []
    now = (day or axis.last).isoformat() if axis else on
    return render(
        request,
        "control.html",
        v=v,
        rows=rows,
        axis=axis,
        on=now,
        notices=notices,
        legend=[(holder, colours[side(holder)]) for holder in held_most(shown) if colours[side(holder)] != OTHERS],
        left_out=len(lines) - len(shown),
        outlets={report.id: report for report in books.report_list(known)},
        map_data=embed("map", map_data(request, v, rows, now)) if now else None,
    )


def axis_of(statements: Iterable[Statement], day: date | None) -> Axis | None:
    """The days on which most of it was said, and the day asked for; None where nothing was."""
    days = sorted(Counter(date.fromisoformat(s.day) for s in statements).items())
    if not days:
        return None
    _, first, last = summary.window(days)
    return Axis(min(first, day or first), max(last, day or last))


def held_most(lines: Iterable[tuple[Place, Sequence[Statement]]]) -> list[str]:
    """The holders by how many statements are of them, the most first, one of each side."""
    counts = Counter(s.holder for _, line in lines for s in line if s.holder)
    ordered = sorted(counts, key=lambda holder: (-counts[holder], holder))
    return list({side(holder): holder for holder in reversed(ordered)}.values())[::-1]


def colours_of(lines: Iterable[tuple[Place, Sequence[Statement]]]) -> Mapping[str, str]:
    """The colour of each side: who is of one side has one."""
    sides = [side(holder) for holder in held_most(lines)]
    return defaultdict(lambda: OTHERS, zip(sides, COLOURS, strict=False))


def drawn(place: Place, line: Sequence[Statement], axis: Axis, colours: Mapping[str, str]) -> Line:
    """A place's statements as stretches of days along the axis."""
    states = history(place, line)
    ends = [day for day, _ in states[1:]] + [(axis.last + timedelta(days=1)).isoformat()]
    by_claim: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in line:
        by_claim[statement.claim].append(statement)
    return Line(
        place,
        tuple(
            Stretch(
                start=day,
                end=end,
                state=held,
                colour=colour(held.holder, colours),
                said=said([s for claim in held.claims for s in by_claim[claim]]),
                at=axis.percent(day),
                share=round(axis.percent(end) - axis.percent(day), 2),
            )
            for (day, held), end in zip(states, ends, strict=True)
        ),
    )


def colour(holder: str | None, colours: Mapping[str, str]) -> str:
    """The name of the colour of a state: its holder's, that of a contest, or that of nobody."""
    if holder is None:
        return "nobody"
    return CONTESTED if holder == CONTESTED else colours[side(holder)]


def said(statements: Sequence[Statement]) -> tuple[Said, ...]:
    """Statements put together by what they say, in the order in which it was first said."""
    first = {_saying(s): i for i, s in reversed(list(enumerate(statements)))}
    ordered = sorted(statements, key=lambda s: first[_saying(s)])
    return tuple(Said(*key, tuple(told)) for key, told in groupby(ordered, key=_saying))


def _saying(s: Statement) -> tuple[str | None, str, bool]:
    return s.holder, s.says, s.implied is not None


def map_data(request: Request, v: View, rows: Sequence[Line], on: str) -> dict[str, Any]:
    """The places as points of the map, each with its colours by day."""
    return {
        "points": [point(v, str(i), row, on) for i, row in enumerate(rows) if _is_point(row.place)],
        **ground(request),
    }


def point(v: View, identity: str, row: Line, on: str) -> dict[str, Any]:
    """A place as a point: what it is on the day, and on every other."""
    spans = [
        {"start": s.start, "end": s.end, "colour": s.colour, "text": v.holder(s.state.holder)} for s in row.stretches
    ]
    now = next((s for s in spans if s["start"] <= on < s["end"]), None)
    return {
        "id": identity,
        "name": v.place(row.place),
        "lat": row.place.lat,
        "lon": row.place.lon,
        "events": 4,
        "colour": now["colour"] if now else None,
        "text": now["text"] if now else "",
        "url": v.place_url(row.place),
        "spans": spans,
    }


def _is_point(place: Place) -> bool:
    return place.lat is not None and place.lon is not None and place.precision not in summary.TOO_WIDE


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
