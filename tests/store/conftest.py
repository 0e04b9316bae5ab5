"""A store in a folder of the test's own, and reports to put in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from rasid.records import Claim, Coded, Entity, Figure, Place, Report, Speaker, TimeExpression, When
from rasid.store import Store

TEXT = "قصف على الشيخ مقصود أوقع 9 قتلى"
MAQSOUD = Place(
    id="t-maqsoud",
    name="الشيخ مقصود",
    text="الشيخ مقصود",
    span=(8, 19),
    lat=36.2335,
    lon=37.1525,
    precision="neighbourhood",
)


def report(
    identity: str,
    day: str = "2026-01-06",
    killed: int = 9,
    *,
    text: str = TEXT,
    kind: str = "shelling",
    outlet: str | None = "وكالة",
    speaker: str | None = "وزارة الصحة",
    actor: str = "sdf",
    published: str | None = None,
    place: Place = MAQSOUD,
    **more: Any,
) -> Coded:
    """A report with one claim of one place."""
    claim = Claim(
        report=identity,
        type=kind,
        trigger=(0, 3),
        evidence=(0, 31),
        actors=(Entity(id=actor, text="قسد", span=(0, 3)),),
        places=(place,),
        time=When(start=day, end=day, precision="day"),
        figures=(Figure(measure="killed", low=killed, best=killed, high=killed, span=(25, 31)),),
        speaker=(Speaker(text=speaker, span=(0, 3), kind="medical"),) if speaker else (),
        **more,
    )
    doc = Report(
        id=identity,
        text=text,
        published=published or f"{day}T20:00:00+03:00",
        outlet=outlet,
        source=f"in.jsonl:{identity}",
    )
    when = TimeExpression(span=(0, 3), text="قصف", start=day, end=day, precision="day")
    return Coded(doc=doc, claims=(claim,), times=(when,))


@pytest.fixture(scope="session")
def tell() -> Callable[..., Coded]:
    """Makes a report."""
    return report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store may be made."""
    return tmp_path / "rasid.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store(str(path)) as made:
        yield made
