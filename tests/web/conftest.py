"""A small story told by three outlets, in a store of its own: what every page has something to show of."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from rasid.records import Claim, Coded, Entity, Figure, Place, Report, Speaker, When
from rasid.store import Store
from rasid.web import app

FIRST = (
    "قصف على حي النخيل 🚑🚑 في حلب\n\n"
    "قال مدير الصحة إن قصفا على حي النخيل أوقع 9 قتلى و20 جريحا يوم الأربعاء. "
    "وسيطر الجيش السوري على حي النخيل مساء اليوم نفسه.\n"
    'وأضاف <script>document.title="broken"</script> <b onmouseover="x()">غامق</b> & غيره.'
)
SECOND = (
    "أعلن متحدث باسم قوات سوريا الديمقراطية أن قصفا على حي النخيل أوقع 14 قتيلا.\n"
    "ونفى المتحدث سيطرة الجيش السوري على حي النخيل."
)
THIRD = (
    "قال مدير الصحة اليوم إن عدد قتلى قصف حي النخيل ارتفع إلى 11 قتيلا، وإلى 40 قتيلا منذ بدء العام، "
    "ونزح نحو 3000 شخص أي 600 عائلة من الحي."
)
QUIET = "افتتح الوزير معرضا للكتاب في العاصمة."

PATIENCE = 60
"""Seconds to wait for an answer: these tests ask what it is, on a machine that may be busy, not how soon it comes."""
PALMS = {"id": "sy-test-nakhil", "name": "النخيل", "lat": 36.22, "lon": 37.15, "precision": "neighbourhood"}


def span(text: str, words: str, after: str = "") -> tuple[int, int]:
    """Where words stand in a text, the first time after some other words."""
    start = text.index(words, text.index(after) if after else 0)
    return start, start + len(words)


class Teller:
    """Makes the claims of one report by quoting it."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def claim(self, type_: str, trigger: str, evidence: str, **fields: Any) -> Claim:
        text = self.report.text
        own = span(text, evidence)
        if "places" not in fields:
            fields["places"] = (Place(text="النخيل", span=span(text, "النخيل"), **PALMS),)
        return Claim(
            report=self.report.id,
            type=type_,
            trigger=span(text, trigger, evidence[:12]),
            evidence=own,
            confidence=0.8,
            **fields,
        )

    def speaker(self, words: str, kind: Any, verb: Any = "say", id_: str | None = None) -> tuple[Speaker, ...]:
        return (Speaker(id=id_, text=words, span=span(self.report.text, words), kind=kind, verb=verb),)

    def figure(self, words: str, measure: Any, n: int, **fields: Any) -> Figure:
        return Figure(measure=measure, low=n, best=n, high=n, span=span(self.report.text, words), **fields)

    def actor(self, words: str, id_: str) -> tuple[Entity, ...]:
        return (Entity(id=id_, text=words, span=span(self.report.text, words)),)


def story() -> list[Coded]:
    """Four reports: a strike with a toll that is revised and disputed, a taking that is denied, one about books."""
    wednesday = When(start="2026-01-07", end="2026-01-07", precision="day")
    first = Teller(Report(id="نبأ/1", text=FIRST, published="2026-01-07T20:00:00", outlet="وكالة الشمال"))
    second = Teller(Report(id="two", text=SECOND, published="2026-01-08T09:00:00", outlet="راديو الشرق"))
    third = Teller(Report(id="three", text=THIRD, published="2026-01-09T12:00:00", outlet="وكالة الشمال"))
    told = [
        Coded(
            doc=first.report,
            claims=(
                first.claim(
                    "shelling",
                    "قصفا",
                    "قال مدير الصحة إن قصفا على حي النخيل أوقع 9 قتلى و20 جريحا يوم الأربعاء.",
                    time=wednesday,
                    speaker=first.speaker("مدير الصحة", "medical"),
                    figures=(first.figure("9 قتلى", "killed", 9), first.figure("20 جريحا", "injured", 20)),
                ),
                first.claim(
                    "control_gained",
                    "سيطر",
                    "وسيطر الجيش السوري على حي النخيل مساء اليوم نفسه.",
                    time=wednesday,
                    actors=first.actor("الجيش السوري", "sy-army"),
                ),
                first.claim(
                    "infrastructure_outage", "جريحا", "أوقع 9 قتلى و20 جريحا", time=wednesday, status="ongoing"
                ),
            ),
        ),
        Coded(
            doc=second.report,
            claims=(
                second.claim(
                    "shelling",
                    "قصفا",
                    "أعلن متحدث باسم قوات سوريا الديمقراطية أن قصفا على حي النخيل أوقع 14 قتيلا.",
                    time=wednesday,
                    speaker=second.speaker("متحدث باسم قوات سوريا الديمقراطية", "armed_group", "announce", "sy-sdf"),
                    figures=(second.figure("14 قتيلا", "killed", 14),),
                ),
                second.claim(
                    "control_gained",
                    "سيطرة",
                    "ونفى المتحدث سيطرة الجيش السوري على حي النخيل.",
                    time=wednesday,
                    status="denied",
                    actors=second.actor("الجيش السوري", "sy-army"),
                    speaker=second.speaker("المتحدث", "armed_group", "deny", "sy-sdf"),
                ),
            ),
        ),
        Coded(
            doc=third.report,
            claims=(
                third.claim(
                    "shelling",
                    "قصف",
                    "إن عدد قتلى قصف حي النخيل ارتفع إلى 11 قتيلا، وإلى 40 قتيلا منذ بدء العام",
                    time=wednesday,
                    speaker=third.speaker("مدير الصحة", "medical"),
                    figures=(
                        third.figure("11 قتيلا", "killed", 11, change="rose_to"),
                        third.figure("40 قتيلا", "killed", 40, scope="since"),
                    ),
                ),
                third.claim(
                    "displacement",
                    "نزح",
                    "ونزح نحو 3000 شخص أي 600 عائلة من الحي.",
                    figures=(
                        third.figure("نحو 3000 شخص", "displaced", 3000, qualifier="about"),
                        third.figure("600 عائلة", "displaced", 600, unit="family"),
                    ),
                ),
            ),
        ),
        Coded(doc=Report(id="books", text=QUIET, published="2026-01-09", outlet="راديو الشرق")),
    ]
    return told


@pytest.fixture(scope="session")
def store_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a store with the story in it, linked."""
    path = tmp_path_factory.mktemp("web") / "story.sqlite"
    with Store(str(path)) as store:
        store.add(story())
        store.link()
    return path


def taking() -> Coded:
    """Another quarter, taken some days later."""
    text = "سيطر الجيش السوري على حي البلد"
    teller = Teller(Report(id="took", text=text, published="2026-01-10", outlet="ناشر"))
    quarter = PALMS | {"id": "sy-test-balad", "name": "البلد", "lat": 36.2, "lon": 37.1}
    place = Place(text="البلد", span=span(text, "البلد"), **quarter)
    army = teller.actor("الجيش السوري", "sy-army")
    return Coded(
        doc=teller.report, claims=(teller.claim("control_gained", "سيطر", text, actors=army, places=(place,)),)
    )


@pytest.fixture
def two_places(tmp_path: Path) -> Path:
    """The path of a store in which two places change hands on different days."""
    with Store(str(tmp_path / "two")) as store:
        store.add([*story(), taking()])
        store.link()
    return tmp_path / "two"


@contextmanager
def running(path: Path, tiles: str | None = None) -> Iterator[str]:
    """A server of a store on a free port, as long as the block lasts; gives its address."""
    server = uvicorn.Server(uvicorn.Config(app.create(str(path), tiles=tiles), log_level="critical"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def address(store_path: Path) -> Iterator[str]:
    """The address of a server with the story."""
    with running(store_path) as found:
        yield found


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    """A client of the story's server."""
    with httpx.Client(base_url=address, timeout=PATIENCE) as found:
        yield found


@pytest.fixture
def serve() -> Iterator[Callable[..., httpx.Client]]:
    """Starts a server of any store and gives a client of it: `serve(path, tiles=…)`."""
    with ExitStack() as stack:

        def start(path: Path, tiles: str | None = None) -> httpx.Client:
            return stack.enter_context(
                httpx.Client(base_url=stack.enter_context(running(path, tiles)), timeout=PATIENCE)
            )

        yield start


@pytest.fixture(scope="session")
def event_id(address: str) -> str:
    """The event of the strike, which the sources do not agree on."""
    (strike,) = httpx.get(f"{address}/api/events", params={"type": "shelling"}, timeout=PATIENCE).json()["items"]
    return str(strike["id"])
