from __future__ import annotations

from rasid.records import Claim, Entity, Event, Reading, Report, Toll
from rasid.web.compare import by_source, disputes


def claim(report: str, start: int = 0, actor: str | None = None, **fields: object) -> Claim:
    actors = (Entity(id=actor, text=actor, span=(0, 1)),) if actor else ()
    span = (start, start + 1)
    return Claim(report=report, type="shelling", trigger=span, evidence=span, actors=actors, **fields)  # type: ignore[arg-type]


def named(actor: str | None, text: str | None) -> str:
    return actor or text or ""


def teller(reading: Reading) -> str:
    return reading.speaker or ""


def event(*names: str, tolls: tuple[Toll, ...] = ()) -> Event:
    return Event(id="e", type="shelling", start=None, end=None, disputes=names, tolls=tolls)


def test_sides_by_actor() -> None:
    claims = [claim("a", actor="army"), claim("b", actor="group"), claim("c", actor="army"), claim("d")]
    (found,) = disputes(event("actor"), claims, named, teller)
    assert [(side.title, [c.report for c in side.claims]) for side in found.sides] == [
        ("army", ["a", "c"]),
        ("group", ["b"]),
    ]


def test_sides_of_a_toll_keep_every_value_in_order() -> None:
    def told(who: str, n: int) -> Reading:
        return Reading(published=None, report="r", claim="c", speaker=who, low=n, best=n, high=n)

    series = (told("one", 9), told("other", 14), told("one", 11))
    toll = Toll(measure="killed", group=None, low=11, high=14, disputed=True, series=series)
    calm = Toll(measure="killed", group="child", low=1, high=1, series=(told("one", 1), told("other", 1)))
    (found,) = disputes(event("toll:killed", tolls=(toll, calm)), [], named, teller)
    assert found.toll is toll
    assert [(side.title, [r.best for r in side.readings]) for side in found.sides] == [
        ("one", [9, 11]),
        ("other", [14]),
    ]


def test_the_value_of_a_side_is_the_one_that_stands() -> None:
    def told(who: str, n: int) -> Reading:
        return Reading(published=None, report=who, claim="c", speaker=who, low=n, best=n, high=n)

    series = (told("one", 33), told("other", 52), told("other", 12))
    toll = Toll(measure="injured", group=None, low=33, high=52, disputed=True, series=series)
    (found,) = disputes(event("toll:injured", tolls=(toll,)), [], named, teller)
    assert [side.standing.best for side in found.sides if side.standing] == [33, 52]


def test_dispute_with_one_side_is_none() -> None:
    assert disputes(event("actor"), [claim("a", actor="army")], named, teller) == []


def test_claims_by_source_in_order_of_publication_and_text() -> None:
    reports = {
        "late": Report(id="late", text="x", published="2026-01-09"),
        "early": Report(id="early", text="x", published="2026-01-07"),
    }
    claims = [claim("late", 5), claim("late", 2), claim("early"), claim("gone")]
    found = by_source(claims, reports)
    assert [(s.report.id, [c.trigger[0] for c in s.claims]) for s in found] == [("early", [0]), ("late", [2, 5])]
