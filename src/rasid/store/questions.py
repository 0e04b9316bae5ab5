"""The questions that people ask of a store, the same for the terminal, the pages and the exports.

Every answer is records. With `as_of` in the filter an answer is what the reports known by then give, linked anew by the
same function; nothing that came later shows in it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import func, select

from rasid import linking
from rasid.linking import agreements as agreed
from rasid.linking import changes as changed
from rasid.linking import cluster, copies, evidence
from rasid.linking import control as held
from rasid.linking import daily as days
from rasid.linking import stories as narrative
from rasid.linking import totals as running
from rasid.linking.agreements import Agreement, Breach
from rasid.linking.changes import Changed
from rasid.linking.claims import LAST, Told
from rasid.linking.control import Statement
from rasid.linking.events import compose, order
from rasid.linking.marks import Marker
from rasid.linking.policies import Policy, choose
from rasid.linking.space import place_key
from rasid.linking.stories import Story
from rasid.linking.tolls import UNITS, wholes
from rasid.records import Control, Event, Measure, Place, Unit
from rasid.store import disputes, matching, pointers, rows
from rasid.store import schema as s
from rasid.store.database import Store
from rasid.store.disputes import amount
from rasid.store.views import (
    ClaimView,
    Count,
    DayCount,
    Disagreement,
    EventPage,
    EventView,
    Filter,
    KeyFigure,
    Link,
    PlaceLine,
    ReportLine,
    ReportPage,
    Source,
    Summary,
    TollChoice,
    TollView,
    view,
)

__all__ = [
    "Filter", "agreements", "amount", "breaches", "changes", "choices", "claims", "control", "control_line", "control_lines",
    "daily",
    "disagreements", "event", "event_of", "events", "places", "report", "reports", "stories", "summary", "tolls", "totals",
]  # fmt: skip

_ALL = Filter()
_TITLE = 200
"""Code points of a text in which its first line is looked for."""


def events(store: Store, f: Filter = _ALL) -> list[EventView]:
    """The events with a claim that the filter asks for, oldest first; `type`, `start` and `end` are the event's own."""
    linked = _linked(store, f.as_of)
    asked = matching.ids(store, f)
    return [e for e in linked if _is_asked(e, f) and (asked is None or not asked.isdisjoint(e.claims))]


def event(store: Store, identity: str, as_of: str | None = None) -> EventPage | None:
    """One event with all that is told of it; an id that is no more leads to the event that took most of its claims.

    None where there is none.
    """
    found = _heirs(store, identity, as_of)
    if not found:
        return None
    one, *others = found
    views = {v.id: v for v in matching.views(store, Filter(as_of=as_of), one.claims)}
    told = sorted(store.told(as_of, ids=one.claims), key=lambda t: t.key)
    return EventPage(
        asked=identity,
        others=tuple(e.id for e in others),
        event=one,
        claims=tuple(views[c] for c in one.claims),
        sources=tuple(map(_source, copies.by_source(told))),
        disagreements=tuple(disputes.of_event(one, told)),
        links=tuple(_links(told)),
    )


def _heirs(store: Store, identity: str, as_of: str | None) -> list[EventView]:
    """The event with an id, then those that took claims of it, the one that took most first."""
    with store.reading() as connection:
        now = pointers.held(connection, identity)
    if as_of is not None:
        linked = {e.id: e for e in _linked(store, as_of)}
        then = {c: e.id for e in linked.values() for c in e.claims}
        now = {c: then.get(c) for c in {*now, *(linked[identity].claims if identity in linked else ())}}
    else:
        linked = {e.id: e for e in _linked(store, None, pointers.heirs(identity, now))}
    return [linked[e] for e in pointers.heirs(identity, now) if e in linked]


def event_of(store: Store, claim: str) -> str | None:
    """The event that a claim is in."""
    with store.reading() as connection:
        return connection.execute(select(s.claims.c.event).where(s.claims.c.id == claim)).scalar()


def claims(store: Store, f: Filter = _ALL, least: float = 0.0) -> list[ClaimView]:
    """The claims that the filter asks for, of this confidence or more, by publication, report and place in the text."""
    events_of = _events_of(store, f.as_of)
    found = [view for view in matching.claims(store, f) if view.confidence >= least]
    return [msgspec.structs.replace(v, event=events_of.get(v.id)) for v in found] if f.as_of else found


def tolls(store: Store, f: Filter = _ALL) -> list[TollView]:
    """The tolls of the events that the filter asks for, in the order of the events."""
    return [
        TollView(
            **{k: getattr(toll, k) for k in toll.__struct_fields__},
            event=e.id,
            type=e.type,
            start=e.start,
            end=e.end,
            places=e.places,
        )
        for e in events(store, f)
        for toll in e.tolls
        if not f.disputed or toll.disputed
    ]


def choices(store: Store, policy: Policy, f: Filter = _ALL) -> list[TollChoice]:
    """The tolls of the events that the filter asks for, with what a policy chooses of each."""
    return [
        TollChoice(**{k: getattr(t, k) for k in t.__struct_fields__}, choice=choose(t, policy)) for t in tolls(store, f)
    ]


def totals(store: Store, f: Filter = _ALL) -> list[running.Total]:
    """The running totals that the claims asked for tell, day by day."""
    n = s.names.c
    with store.reading() as connection:
        ids = set(connection.execute(select(n.claim).where(n.kind == "since")).scalars())
    asked = matching.ids(store, f)
    return running.totals(store.told(f.as_of, ids=ids if asked is None else ids & asked))


def daily(store: Store, measure: Measure, unit: Unit = "person", f: Filter = _ALL) -> list[days.Day]:
    """What each day cost, by the events that the filter asks for."""
    return days.daily(events(store, f), measure, unit)


def changes(store: Store, since: str, f: Filter = _ALL) -> list[Changed]:
    """What became known after a moment, up to the filter's (None: now), of the events and places that the filter asks for."""
    then = msgspec.structs.replace(f, as_of=since)
    found = changed.changes(events(store, then), events(store, f))
    return found + changed.control_changes(control(store, f=then), control(store, f=f))


def agreements(store: Store, f: Filter = _ALL) -> list[Agreement]:
    """The agreements and truces that the filter asks for, with their parties, terms, and who accuses whom of breaking them."""
    found, told = _agreed(store, f.as_of)
    reports = {t.claim.report for t in told.values()}
    beside = store.told(f.as_of, ids=_claims_of(store, reports))
    terms = [t for t in beside if t.claim.status == "planned" and t.claim.type not in agreed.TYPES]
    asked = {e.id for e in events(store, f)}
    return [a for a in agreed.agreements(found, told, terms) if a.event in asked]


def breaches(store: Store, f: Filter = _ALL) -> list[Breach]:
    """Who accuses whom of breaking an agreement, whether one is known or not, among the events that the filter asks for."""
    asked = {e.id for e in events(store, f)}
    return [b for b in agreed.breaches(*_agreed(store, f.as_of)) if b.event in asked]


def _agreed(store: Store, as_of: str | None) -> tuple[list[EventView], dict[str, Told]]:
    """The events of agreements and of breaches, with their claims by id."""
    found = [e for e in _linked(store, as_of) if e.type in agreed.TYPES]
    return found, {t.claim.id: t for t in store.told(as_of, ids=[c for e in found for c in e.claims])}


def stories(store: Store, f: Filter = _ALL) -> list[Story]:
    """The stories of the events that the filter asks for."""
    return narrative.stories(events(store, f))


def control(store: Store, on: str | None = None, f: Filter = _ALL) -> list[Control]:
    """Who is said to hold each place at the end of the day `on`, by its key; `f` chooses places and what was known."""
    states = (held.state(place, line, on) for place, line in control_lines(store, f))
    return [state for state in states if state is not None]


def control_lines(store: Store, f: Filter = _ALL) -> list[tuple[Place, list[Statement]]]:
    """Each place of which control is told, with its dated, sourced statements, oldest first."""
    asked = matching.keys(store, "place", f.place)
    lines = held.lines(store.told(f.as_of, types=held.TYPES))
    return [(place, line) for place, line in lines if asked is None or place_key(place) in asked]


def control_line(store: Store, place: Place, as_of: str | None = None) -> list[Statement]:
    """What is said of who holds one place, of it or of what holds it, oldest first."""
    return held.Lines(store.told(as_of, types=held.TYPES)).of(place)


def report(store: Store, identity: str) -> ReportPage | None:
    """A report with its text and all that was read out of it; None where there is none."""
    with store.reading() as connection:
        row = connection.execute(select(s.reports).where(s.reports.c.id == identity)).first()
        if row is None:
            return None
        same = select(s.reports.c.id).where(s.reports.c.given == row.given, s.reports.c.id != identity)
        versions = tuple(connection.execute(same.order_by(s.reports.c.id)).scalars())
    return ReportPage(
        doc=rows.report(row.doc, row.text),
        claims=tuple(sorted(matching.of_report(store, identity), key=lambda c: (c.trigger, c.id))),
        times=rows.times(row.times),
        versions=versions,
    )


def reports(store: Store, f: Filter = _ALL) -> list[ReportLine]:
    """The reports with a claim that the filter asks for, the newest first; with an open filter all reports."""
    counts = Counter(c.report for c in claims(store, f))
    r = s.reports.c
    query = rows.known_by(select(r.id, r.published, r.outlet, r.doc, func.substr(r.text, 1, _TITLE)), f.as_of)
    with store.reading() as connection:
        found = [row for row in connection.execute(query) if _is_open(f) or row.id in counts]
    lines = (
        ReportLine(
            id=identity,
            published=published,
            outlet=outlet,
            title=rows.report(doc).title or beginning.strip().split("\n", 1)[0],
            claims=counts[identity],
        )
        for identity, published, outlet, doc, beginning in found
    )
    return sorted(lines, key=lambda line: (line.published or "", line.id), reverse=True)


def disagreements(store: Store, f: Filter = _ALL) -> list[Disagreement]:
    """What the sources of the events that the filter asks for do not agree on, side by side."""
    asked = [e for e in events(store, f) if e.disputes]
    told = {t.claim.id: t for t in store.told(f.as_of, ids=[c for e in asked for c in e.claims])}
    return [d for e in asked for d in disputes.of_event(e, [told[c] for c in e.claims if c in told])]


def places(store: Store, f: Filter = _ALL) -> list[PlaceLine]:
    """The places of the claims that the filter asks for, the most told of first."""
    first: dict[str, Place] = {}
    told: Counter[str] = Counter()
    happened: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims(store, f):
        for place in claim.places:
            key = place_key(place)
            first.setdefault(key, place)
            told[key] += 1
            if claim.event:
                happened[key].add(claim.event)
    lines = [PlaceLine(key=k, place=p, claims=told[k], events=len(happened[k])) for k, p in first.items()]
    return sorted(lines, key=lambda p: (-p.events, -p.claims, p.key))


def summary(store: Store, f: Filter = _ALL) -> Summary:
    """Key figures and counts of what the filter asks for."""
    found = events(store, f)
    asked = claims(store, f)
    days = Counter((e.start, e.type) for e in found if e.start)
    dates = sorted(d for e in found for d in (e.start, e.end) if d)
    return Summary(
        reports=_count_reports(store, f) if _is_open(f) else len({c.report for c in asked}),
        claims=len(asked),
        events=len(found),
        places=len({place_key(p) for e in found for p in e.places}),
        disputed=sum(bool(e.disputes) for e in found),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        linked=store.linked,
        figures=_figures(found),
        days=tuple(DayCount(day=d, type=t, count=n) for (d, t), n in sorted(days.items())),
        types=_counts(e.type for e in found),
        outlets=_counts(o for e in found for o in e.outlets),
        actors=_counts(k for e in found for k in {a.id or a.text for a in e.actors}),
    )


def _is_open(f: Filter) -> bool:
    """Whether the filter asks for everything, at any moment."""
    return f == Filter(as_of=f.as_of)


def _count_reports(store: Store, f: Filter) -> int:
    with store.reading() as connection:
        return connection.execute(rows.known_by(select(func.count()).select_from(s.reports), f.as_of)).scalar() or 0


def _figures(found: Iterable[Event]) -> tuple[KeyFigure, ...]:
    """Sums over events of whole tolls. Totals since a date and those of several acts would count twice."""
    sums: defaultdict[tuple[Measure, Unit], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for e in found:
        for key, toll in wholes(e.tolls).items() if e.type != "casualties" else ():
            low, high = toll.low or 0, toll.high if toll.high is not None else toll.low or 0
            for i, n in enumerate((low, high, 1, toll.disputed)):
                sums[key][i] += n
    return tuple(
        KeyFigure(measure=measure, unit=unit, low=low, high=high, events=count, disputed=disputed)
        for (measure, unit), (low, high, count, disputed) in sorted(sums.items(), key=_in_order)
    )


def _in_order(item: tuple[tuple[Measure, Unit], object]) -> tuple[str, int]:
    measure, unit = item[0]
    return measure, UNITS.index(unit)


def _counts(values: Iterable[str]) -> tuple[Count, ...]:
    counted = sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))
    return tuple(Count(value=v, count=n) for v, n in counted)


def _linked(store: Store, as_of: str | None, ids: Sequence[str] | None = None) -> list[EventView]:
    """The stored events, or those that the reports known at a moment give; all, or those with some ids."""
    if as_of is not None:
        then = store.kept(("events", as_of), lambda: _linked_then(store, as_of))
        return [e for e in then if ids is None or e.id in ids]
    table = s.events.c
    query = select(table.body).order_by(func.coalesce(table.start, LAST), table.type, table.id)
    if ids is not None:
        query = query.where(table.id.in_(ids))
    with store.reading() as connection:
        return [rows.event(body) for body in connection.execute(query).scalars()]


def _linked_then(store: Store, as_of: str) -> list[EventView]:
    """The events that the reports known at a moment give."""
    judged = store.judged(as_of)
    groups = linking.groups(store.told(as_of), judged)
    return sorted((view(compose(group, judged), group) for group in groups), key=order)


def _events_of(store: Store, as_of: str | None) -> dict[str, str]:
    """The event of each claim, as known at a moment."""
    return {c: e.id for e in _linked(store, as_of) for c in e.claims} if as_of else {}


def _claims_of(store: Store, reports: Iterable[str]) -> list[str]:
    c = s.claims.c
    with store.reading() as connection:
        return [
            identity
            for chunk in rows.chunks(sorted(reports))
            for identity in connection.execute(select(c.id).where(c.report.in_(chunk))).scalars()
        ]


def _is_asked(event: Event, f: Filter) -> bool:
    if f.type is not None and event.type != f.type:
        return False
    if f.disputed and not event.disputes:
        return False
    if f.start is not None and (event.end or LAST) < f.start[:10]:
        return False
    return f.end is None or (event.start or "") <= f.end[:10]


def _source(told: Sequence[Told]) -> Source:
    return Source(
        name=disputes.source(told[0]),
        claims=tuple(t.claim.id for t in told),
        reports=tuple(dict.fromkeys(t.claim.report for t in told)),
        copies=tuple(copies.repeats(told)),
    )


def _links(told: Sequence[Told]) -> Iterable[Link]:
    for later, earlier in cluster.nearest(Marker().marks(told)):
        named = tuple((r.name, r.weight) for r in evidence.why(later, earlier))
        yield Link(claim=later.id, to=earlier.id, score=round(sum(w for _, w in named), 3), reasons=named)
