from __future__ import annotations

import ast
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from httpx import Client

from rasid.linking import evidence
from rasid.records import Claim, Coded, Entity, Figure, Place, Report, Speaker, When
from rasid.store import Store
from rasid.store import questions as store_questions
from rasid.web import app
from rasid.web.asked import Asked
from rasid.web.language import language
from rasid.web.view import View, embed

Serve = Callable[..., Client]
ARABIC_REPORT = "/reports/" + quote("نبأ/1", safe="")


class Words(HTMLParser):
    """The lines of text inside the element with `data-text`, without the numbers of the notes."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.lines: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.inside or "data-text" in dict(attrs):
            self.inside.append(tag)
            if tag == "p":
                self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        if self.inside:
            assert self.inside.pop() == tag

    def handle_data(self, data: str) -> None:
        if "p" in self.inside and "sup" not in self.inside:
            self.lines[-1] += data


def page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, answer.text[:500]
    assert "{{" not in answer.text
    return answer.text


def test_every_page_is_arabic_first_and_english_on_demand(client: Client, event_id: str) -> None:
    paths = [
        "/",
        f"/events/{event_id}",
        ARABIC_REPORT,
        "/places/sy-test-nakhil",
        "/control",
        "/stories",
        "/agreements",
        "/reports",
        "/about",
        "/quality",
        "/api",
    ]
    for path in paths:
        assert '<html lang="ar" dir="rtl">' in page(client, path)
        assert '<html lang="en" dir="ltr">' in client.get(path, params={"lang": "en"}).text
        assert '<html lang="en" dir="ltr">' in page(client, path)
        assert '<html lang="ar" dir="rtl">' in client.get(path, params={"lang": "ar"}).text


def test_language_switch_keeps_the_filter(client: Client) -> None:
    assert "?place=%D8%AD%D9%84%D8%A8&amp;lang=en" in page(client, "/?place=حلب")


def test_overview_lists_events_and_key_figures(client: Client) -> None:
    text = page(client, "/?lang=en")
    assert 'class="n">11–14</bdi></b><span>killed' in text
    assert text.count("<tr data-places") == 4
    assert "disputed" in text


def test_families_and_running_totals_never_look_like_persons_of_the_event(client: Client, event_id: str) -> None:
    text = " ".join(page(client, "/?lang=en").split())
    assert re.search(r">3,000</bdi></b><span>displaced</span>", text)
    assert re.search(r">600</bdi></b><span>displaced \(in families\)</span>", text)
    assert re.search(r"<span>displaced \(in families\) <b><bdi[^>]*>600<", text)
    assert ">40<" not in text
    (leaving,) = client.get("/api/events", params={"type": "displacement"}).json()["items"]
    assert "<h3>displaced (in families) <span" in page(client, f"/events/{leaving['id']}?lang=en")
    strike = page(client, f"/events/{event_id}?lang=en")
    assert re.search(r"<h3>killed · running total <span[^>]*><bdi[^>]*>40<", strike)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("type=shelling", 1),
        ("type=displacement", 1),
        ("place=النخيل", 4),
        ("place=sy-test-nakhil", 4),
        ("actor=sy-army", 1),
        ("source=راديو الشرق", 2),
        ("from=2026-01-08", 1),
        ("to=2026-01-07", 3),
        ("text=ارتفع", 1),
        ("as_of=2026-01-07", 3),
        ("type=no_such_type", 4),
        ("from=yesterday", 4),
        ("page=99", 4),
        ("page=-1", 4),
    ],
)
def test_filters(client: Client, query: str, rows: int) -> None:
    assert page(client, f"/?{query}").count("<tr data-places") == rows


def test_what_a_filter_cannot_understand_is_said(client: Client) -> None:
    text = page(client, "/?from=yesterday&type=<b>x</b>&lang=en")
    assert "“yesterday” is not understood" in text
    assert "no type called “&lt;b&gt;x&lt;/b&gt;”" in text


def test_filter_that_finds_nothing_says_so(client: Client) -> None:
    assert "لا حدث بهذا الوصف" in page(client, "/?from=2030-01-01")
    assert "تاريخ البداية بعد تاريخ النهاية" in page(client, "/?from=2030-01-01&to=2029-01-01")


def test_event_page_shows_sides_series_and_quotations(client: Client, event_id: str) -> None:
    text = page(client, f"/events/{event_id}")
    assert text.count('<article class="claim"') == 3
    assert text.count('<div class="side">') == 2
    assert "ارتفع إلى" in text
    assert '<mark class="trigger">قصفا</mark>' in text
    assert 'data-plot="series"' in text


def test_event_as_known_by_a_day_shows_nothing_later(client: Client) -> None:
    text = page(client, "/?type=shelling&as_of=2026-01-07")
    (link,) = re.findall(r'<a href="(/events/[^"]+)">', text)
    assert link.endswith("?as_of=2026-01-07")
    known = page(client, link)
    assert known.count('<article class="claim"') == 1
    assert "14" not in known[known.index("<main") : known.index("</main")]


def test_denied_taking_stands_beside_the_taking(client: Client) -> None:
    (taking,) = client.get("/api/events", params={"type": "control_gained"}).json()["items"]
    text = page(client, f"/events/{taking['id']}")
    assert "ينفون وقوعه" in text
    assert "يقولون إنه وقع" in text


def test_report_page_shows_the_text_as_given_with_marks_on_the_right_words(client: Client) -> None:
    text = page(client, ARABIC_REPORT)
    shown = Words()
    shown.feed(text)
    given = client.get(f"/api{ARABIC_REPORT}").json()["doc"]["text"]
    assert shown.lines == [line for line in given.split("\n") if line]
    assert re.search(r'1:trigger[^"]*" class="[^>]*>قصفا<', text)
    assert re.search(r'2:trigger[^"]*" class="[^>]*>جريحا<', text)


@pytest.mark.parametrize("path", [ARABIC_REPORT, "/reports", "/"])
def test_markup_in_reports_stays_text(client: Client, path: str) -> None:
    text = page(client, path)
    assert "<script>document" not in text
    assert "<b onmouseover" not in text


def test_data_for_scripts_cannot_end_its_element() -> None:
    made = embed("map", {"name": "</script><img src=x>"})
    assert made.count("</script>") == 1
    assert "<img" not in made


def test_report_without_claims_says_so(client: Client) -> None:
    assert "لم يُقرأ في هذا التقرير قول عن نزاع" in page(client, "/reports/books")


def test_place_page_shows_who_is_said_to_have_held_it(client: Client) -> None:
    text = page(client, "/places/sy-test-nakhil")
    assert "سيطر عليه" in text
    assert "منفية سيطرته عليه" in text
    assert 'data-plot="strip"' in text


def test_control_page_takes_a_day(client: Client) -> None:
    assert "<tr data-place><td" in page(client, "/control")
    before = page(client, "/control?on=2020-01-01")
    assert "<tr data-place hidden>" in before
    assert 'data-first="2020-01-01"' in before
    assert "غير مفهوم" in page(client, "/control?on=soon")


def test_control_of_a_day_tells_both_sides_where_they_differ(client: Client) -> None:
    def shown(day: str) -> str:
        (row,) = re.findall(r"<tr data-place.*?</tr>", page(client, f"/control?on={day}&lang=en"), re.DOTALL)
        (state,) = re.findall(r'<div data-from="[^"]+" data-to="[^"]+">(.*?)</div>', row, re.DOTALL)
        return " ".join(re.sub(r"<[^>]+>", " ", state).split())

    assert shown("2026-01-07") == (
        "contested since 7 January 2026 Syrian Army took it: وكالة الشمال "
        "Syrian Army said not to hold it: Syrian Democratic Forces"
    )
    page(client, "/control?lang=ar")


def test_control_as_known_by_a_moment(client: Client) -> None:
    text = page(client, "/control?as_of=2026-01-08T08:00&lang=en")
    assert "As known by 8 January 2026, 08:00" in text
    assert 'class="flag"' not in text
    assert 'href="/stories?as_of=2026-01-08T08%3A00"' in text
    assert 'class="flag"' in page(client, "/control?as_of=2026-01-08T09:00&lang=ar")
    assert 'href="/control"' in text


def test_event_page_tells_independent_sources_and_copies(tmp_path: Path, serve: Serve) -> None:
    with Store(str(tmp_path / "s")) as store:
        store.add(copied())
        store.link()
        (event,) = store_questions.events(store)
    text = page(serve(tmp_path / "s"), f"/events/{event.id}?lang=en")
    assert "3 reports · 2 independent sources" in " ".join(text.split())
    rows = re.findall(r"<tr><td class=.what.>(.*?)</tr>", text, re.DOTALL)
    words = [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]
    assert words == [
        "وكالة النهار وكالة النهار 7 January, 10:00 صحيفة الغد 7 January, 12:00",
        "إذاعة الوادي إذاعة الوادي 8 January, 09:00",
    ]
    assert "Copies" in text


def copied() -> list[Coded]:
    """A strike told by an agency, printed again by a newspaper, and told by a radio in words of its own."""
    told = (
        "قالت مصادر محلية إن طائرات حربية شنت صباح الأربعاء غارات عدة على حي النخيل في المدينة، ما أدى إلى مقتل 14 شخصا، "
        "وإن فرق الإنقاذ ما زالت تبحث تحت الأنقاض عن مفقودين."
    )
    other = "قُتل 14 شخصا في غارات على حي النخيل يوم الأربعاء، بحسب مراسل الإذاعة الذي زار المكان."
    docs = [
        Report(id="a", text=told, published="2026-01-07T10:00", outlet="وكالة النهار"),
        Report(id="b", text=told, published="2026-01-07T12:00", outlet="صحيفة الغد"),
        Report(id="c", text=other, published="2026-01-08T09:00", outlet="إذاعة الوادي"),
    ]
    return [Coded(doc=doc, claims=(strike(doc),)) for doc in docs]


def strike(doc: Report) -> Claim:
    """The strike, as a report tells it."""
    at = doc.text.index("غارات")
    return Claim(
        report=doc.id,
        type="air_strike",
        trigger=(at, at + 5),
        evidence=(0, len(doc.text)),
        places=(
            Place(id="sy-test-nakhil", text="النخيل", span=(0, 1), lat=36.22, lon=37.15, precision="neighbourhood"),
        ),
        time=When(start="2026-01-07", end="2026-01-07", precision="day"),
        figures=(Figure(measure="killed", low=14, best=14, high=14, span=(0, 1)),),
    )


def test_event_page_says_why_its_claims_are_together_in_both_languages(client: Client, event_id: str) -> None:
    text = page(client, f"/events/{event_id}?lang=en")
    assert text.count('<details class="why">') == 2
    assert "the same place (neighbourhood)" in text
    assert '<li class="for">' in text
    assert "المكان نفسه (حي)" in page(client, f"/events/{event_id}?lang=ar")


@pytest.mark.parametrize("code", ["ar", "en"])
def test_every_reason_of_linking_has_words(code: str) -> None:
    told = {
        node.args[0].value
        for node in ast.walk(ast.parse(Path(evidence.__file__).read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Reason"
        and isinstance(node.args[0], ast.Constant)
    }
    assert len(told) > 30
    words = language(code).words["reason"]
    assert told <= words.keys()
    v = View(language(code), Asked())
    assert v.reason("same town") == words["same_place"].format(small=v.t.label("precision", "town"))
    assert v.reason("site in the town").startswith(v.t.label("precision", "site") if code == "ar" else "a site")


def test_event_that_is_no_more_leads_to_its_heirs(tmp_path: Path, serve: Serve) -> None:
    with Store(str(tmp_path / "s")) as store:
        store.add(copied()[1:])
        store.link()
        (old,) = store_questions.events(store)
        store.add(copied()[:1])
        store.link()
        (new,) = store_questions.events(store)
    client = serve(tmp_path / "s")
    assert old.id != new.id
    assert f"The event {old.id} is no more" in page(client, f"/events/{old.id}?lang=en")
    assert "is no more" not in page(client, f"/events/{new.id}?lang=en")


def test_stories_and_agreements(tmp_path: Path, serve: Serve) -> None:
    with Store(str(tmp_path / "s")) as store:
        store.add(truce())
        store.link()
    client = serve(tmp_path / "s")
    text = page(client, "/stories?lang=en")
    assert "1 story" in text
    (address,) = re.findall(r'href="(/stories/[^"]+)"', text)
    story = page(client, address)
    assert story.count("<tr data-places") == 4
    assert page(client, "/stories/none", 404)
    agreed = page(client, "/agreements")
    assert "1 agreement<" in agreed
    words = " ".join(re.sub(r"<[^>]+>", " ", agreed).split())
    assert "Syrian Democratic Forces , Syrian Army" in words
    assert "Evacuation" in words
    assert "said to have broken it: Syrian Army ( Syrian Democratic Forces )" in words
    (link,) = {
        a for a in re.findall(r'href="(/events/[^"]+)"', agreed) if client.get(a).text.count("Of the agreement") == 1
    } - {re.findall(r'class="what"><a href="([^"]+)"', agreed)[0]}
    assert address in page(client, link)


def truce() -> list[Coded]:
    """A truce with a term, and two shellings: one of them told as a breach of it."""

    def told(identity: str, day: int, kind: str, **fields: Any) -> Claim:
        text = f"نص {identity}"
        return Claim(
            report=identity,
            type=kind,
            trigger=(0, 2),
            evidence=(0, len(text)),
            places=(
                Place(id="sy-test-nakhil", text="النخيل", span=(0, 1), lat=36.22, lon=37.15, precision="neighbourhood"),
            ),
            time=When(start=f"2026-01-{day:02}", end=f"2026-01-{day:02}", precision="day"),
            **fields,
        )

    def actor(identity: str) -> Entity:
        return Entity(id=identity, text=identity, span=(0, 1))

    speaker = (Speaker(id="sy-sdf", text="قسد", span=(0, 1), kind="armed_group", verb="accuse"),)
    claims = [
        (
            told("t", 7, "ceasefire", actors=(actor("sy-sdf"), actor("sy-army"))),
            told("t", 7, "evacuation", status="planned"),
        ),
        (told("u", 9, "violation", actors=(actor("sy-army"),), speaker=speaker),),
        (told("w", 11, "shelling"),),
    ]
    return [
        Coded(
            doc=Report(
                id=own[0].report,
                text=f"نص {own[0].report}",
                published=own[0].time.start,
                outlet=f"ناشر {own[0].report}",
            ),
            claims=own,
        )
        for own in claims
    ]


@pytest.mark.parametrize("path", ["/events/none", "/reports/none", "/places/none", "/nowhere", "/static/none.js"])
def test_what_is_not_there_is_said_kindly(client: Client, path: str) -> None:
    assert "عد إلى النظرة العامة" in page(client, path, 404)


def test_empty_store_says_what_to_do(tmp_path: Path, serve: Serve) -> None:
    path = tmp_path / "empty.sqlite"
    Store(str(path)).close()
    client = serve(path)
    assert "rasid run" in page(client, "/")
    assert "rasid run" in page(client, "/reports")
    assert "لم يقل أحد" in page(client, "/control")


def test_reports_that_are_not_linked_yet_are_told(tmp_path: Path, serve: Serve) -> None:
    path = tmp_path / "unlinked.sqlite"
    with Store(str(path)) as store:
        claim = Claim(report="r", type="attack", trigger=(0, 2), evidence=(0, 2))
        store.add([Coded(doc=Report(id="r", text="نص"), claims=(claim,))])
    assert "not in the events yet" in page(serve(path), "/?lang=en")


def test_store_that_is_none_is_said_without_a_traceback(tmp_path: Path, serve: Serve) -> None:
    path = tmp_path / "other.sqlite"
    path.write_text("no store at all, only words")
    client = serve(path)
    text = page(client, "/", 503)
    assert "لا يمكن قراءة المخزن" in text
    assert "Traceback" not in text
    assert client.get("/api/events").status_code == 503


def test_api_page_explains_every_question(client: Client) -> None:
    text = page(client, "/api")
    for question in (
        "summary", "events", "events/{event_id}", "claims", "tolls", "control", "stories", "agreements", "places", "reports",
    ):  # fmt: skip
        assert f"<code>/api/{question}</code>" in text
    assert "Only what reports known by the end of this day, or by this moment, say" in text


def test_landmarks_for_the_map(client: Client) -> None:
    towns = client.get("/map/en.json").json()
    name, lat, lon, rank = next(town for town in towns if town[0] == "Damascus")
    assert (name, round(lat), round(lon), rank) == ("Damascus", 34, 36, 4)
    assert [town[3] for town in towns] == sorted((town[3] for town in towns), reverse=True)
    assert client.get("/map/fr.json").status_code == 404


def test_policy_lets_only_this_machine_in(client: Client) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "http" not in policy


def test_policy_lets_a_tile_server_in_where_one_is_set(store_path: Path, serve: Serve) -> None:
    client = serve(store_path, tiles="https://tiles.example/{z}/{x}/{y}.png")
    answer = client.get("/")
    assert answer.headers["content-security-policy"].count("https://tiles.example") == 2
    assert "https://tiles.example/{z}" in answer.text


def test_tile_server_may_be_set_in_the_environment(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASID_TILES", "https://tiles.example/{z}/{x}/{y}.png")
    assert app.create(str(store_path)).state.tiles == "https://tiles.example/{z}/{x}/{y}.png"
    assert app.create(str(store_path), tiles="http://own/{z}").state.tiles == "http://own/{z}"


@pytest.mark.parametrize("tiles", ["tiles.example", "javascript:alert(1)", "https://x;script-src *"])
def test_address_that_is_no_tile_server_is_refused(store_path: Path, tiles: str) -> None:
    with pytest.raises(ValueError, match="no address of a tile server"):
        app.create(str(store_path), tiles=tiles)
