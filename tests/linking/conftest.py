"""Claims made in one line each, for the tests of linking."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import pytest

from rasid.records import Claim, Coded, Entity, Figure, Place, Report, Speaker, When

PLACES = {
    "ashrafiya": Place(
        id="t-ashrafiya", text="الأشرفية", span=(0, 1), lat=36.2265, lon=37.1435, precision="neighbourhood"
    ),
    "maqsoud": Place(
        id="t-maqsoud", text="الشيخ مقصود", span=(0, 1), lat=36.2335, lon=37.1525, precision="neighbourhood"
    ),
    "aleppo": Place(id="t-aleppo", text="حلب", span=(0, 1), lat=36.2021, lon=37.1343, precision="town"),
    "idlib": Place(id="t-idlib", text="إدلب", span=(0, 1), lat=35.9306, lon=36.6339, precision="town"),
    "province": Place(id="t-province", text="محافظة حلب", span=(0, 1), lat=36.15, lon=37.6, precision="governorate"),
    "city": Place(id="sy-aleppo-city", text="حلب", span=(0, 1), lat=36.2021, lon=37.1343, precision="town"),
    "quarter": Place(
        id="sy-aleppo-sheikh-maqsoud",
        text="الشيخ مقصود",
        span=(0, 1),
        lat=36.237,
        lon=37.154,
        precision="neighbourhood",
    ),
    "next": Place(
        id="sy-aleppo-ashrafiyah", text="الأشرفية", span=(0, 1), lat=36.2265, lon=37.1435, precision="neighbourhood"
    ),
    "governorate": Place(id="sy-aleppo", text="محافظة حلب", span=(0, 1), lat=36.15, lon=37.6, precision="governorate"),
    "syria": Place(id="t-syria", text="سوريا", span=(0, 1), lat=35.0, lon=38.5, precision="country"),
}


def figure(measure: str, n: int, **more: Any) -> Figure:
    """An exact figure, or one with other bounds."""
    fields = {"low": n, "best": n, "high": n, "span": (0, 1), **more}
    return Figure(measure=measure, **fields)  # type: ignore[arg-type]


def coded(
    kind: str = "shelling",
    day: str | None = "2026-01-06",
    place: str | Sequence[str] | None = "ashrafiya",
    *,
    report: str,
    published: str | None = "2026-01-06T20:00",
    outlet: str | None = None,
    actors: Sequence[str] = (),
    targets: Sequence[str] = (),
    speaker: str | None = None,
    figures: Sequence[Figure] = (),
    precision: str = "day",
    end: str | None = None,
    role: str = "at",
    but: Sequence[str] = (),
    at: int = 0,
    **more: Any,
) -> Coded:
    """A report with one claim."""
    names = [place] if isinstance(place, str) else place or ()
    claim = Claim(
        report=report,
        type=kind,
        trigger=(at, at + 1),
        evidence=(at, at + 9),
        actors=tuple(Entity(id=a, text=a, span=(0, 1)) for a in actors),
        targets=tuple(Entity(id=t, text=t, span=(0, 1)) for t in targets),
        places=(*(_in_role(PLACES[n], role) for n in names), *(_in_role(PLACES[n], "except") for n in but)),
        time=When(start=day, end=end or day, precision=precision),  # type: ignore[arg-type]
        figures=tuple(figures),
        speaker=(Speaker(id=speaker, text=speaker, span=(0, 1), kind="official"),) if speaker else (),
        **more,
    )
    return Coded(doc=Report(id=report, text="", published=published, outlet=outlet), claims=(claim,))


def _in_role(place: Place, role: str) -> Place:
    return msgspec.structs.replace(place, role=role)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def say() -> Callable[..., Coded]:
    """Makes a report of one claim, under an id of its own."""
    numbers = itertools.count()

    def made(*args: Any, **more: Any) -> Coded:
        more.setdefault("report", f"r{next(numbers):04}")
        return coded(*args, **more)

    return made


@pytest.fixture(scope="session")
def count() -> Callable[..., Figure]:
    """Makes a figure."""
    return figure
