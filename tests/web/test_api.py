from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from httpx import Client


def get(client: Client, path: str, **query: str) -> Any:
    answer = client.get(f"/api/{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_summary(client: Client) -> None:
    summary = get(client, "summary")
    assert (summary["reports"], summary["claims"], summary["events"]) == (4, 7, 4)
    killed = next(f for f in summary["figures"] if f["measure"] == "killed")
    assert (killed["low"], killed["high"], killed["events"]) == (11, 14, 1)
    displaced = {f["unit"]: f["low"] for f in summary["figures"] if f["measure"] == "displaced"}
    assert displaced == {"person": 3000, "family": 600}


def test_events_have_the_fixed_fields(client: Client, event_id: str) -> None:
    listed = get(client, "events", type="shelling")
    assert listed["total"] == 1
    (event,) = listed["items"]
    assert {"id", "type", "start", "end", "places", "actors", "claims", "tolls"} <= event.keys()
    killed = next(t for t in event["tolls"] if t["measure"] == "killed")
    assert {"measure", "group", "unit", "scope", "low", "high", "series"} <= killed.keys()
    assert [r["best"] for r in killed["series"]] == [9, 14, 11]
    assert {"published", "report", "speaker", "low", "best", "high", "change"} <= killed["series"][0].keys()
    assert get(client, f"events/{event_id}")["event"]["id"] == event_id


def test_claims_have_id_report_and_event(client: Client, event_id: str) -> None:
    claims = get(client, "claims", type="shelling")["items"]
    assert [c["report"] for c in claims] == ["نبأ/1", "two", "three"]
    assert {c["event"] for c in claims} == {event_id}
    for claim in claims:
        text = get(client, f"reports/{quote(claim['report'], safe='')}")["doc"]["text"]
        start, end = claim["evidence"]
        assert text[start:end] == claim["quote"]


def test_claims_by_how_sure_they_are(client: Client) -> None:
    assert get(client, "claims", min_confidence="0.8")["total"] == 7
    assert get(client, "claims", min_confidence="0.81")["total"] == 0
    assert client.get("/api/claims", params={"min_confidence": "2"}).status_code == 422


def test_control_on_a_day(client: Client) -> None:
    (held,) = get(client, "control", on="2026-01-07")["items"]
    assert held["place"]["id"] == "sy-test-nakhil"
    assert {"place", "holder", "since", "claims"} <= held.keys()
    assert get(client, "control", on="2026-01-01")["total"] == 0


def test_tolls_places_and_reports(client: Client) -> None:
    assert {t["measure"] for t in get(client, "tolls")["items"]} >= {"killed", "injured", "displaced"}
    assert get(client, "places")["items"][0]["key"] == "sy-test-nakhil"
    assert get(client, "reports")["total"] == 4


def test_as_of_shows_nothing_that_came_later(client: Client) -> None:
    (event,) = get(client, "events", type="shelling", as_of="2026-01-07")["items"]
    killed = next(t for t in event["tolls"] if t["measure"] == "killed")
    assert [r["best"] for r in killed["series"]] == [9]


def test_paging(client: Client) -> None:
    first = get(client, "claims", limit="2")
    rest = get(client, "claims", offset="2", limit="100")
    assert first["total"] == rest["total"] == 7
    assert len(first["items"]) + len(rest["items"]) == 7


@pytest.mark.parametrize(
    ("path", "status"),
    [("events/none", 404), ("reports/none", 404), ("nothing", 404), ("events?from=soon", 422), ("control?on=x", 422),
     ("events?as_of=2026-01-08Tnoon", 422), ("claims?limit=0", 422)],
)  # fmt: skip
def test_what_cannot_be_answered_is_json(client: Client, path: str, status: int) -> None:
    answer = client.get(f"/api/{path}")
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_nothing_can_be_written(client: Client) -> None:
    for path in ("events", "claims", "reports/two"):
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            assert client.request(method, f"/api/{path}").status_code == 405


def test_an_event_comes_with_its_sources_and_why(client: Client, event_id: str) -> None:
    found = get(client, f"events/{event_id}")
    assert (found["asked"], found["others"]) == (event_id, [])
    assert [s["name"] for s in found["sources"]] == ["مدير الصحة", "sy-sdf"]
    assert [s["reports"] for s in found["sources"]] == [["نبأ/1", "three"], ["two"]]
    assert {name for link in found["links"] for name, _ in link["reasons"]} >= {"same type", "same day"}


def test_lines_of_control_stories_agreements_and_breaches(client: Client) -> None:
    (line,) = get(client, "control/lines")["items"]
    assert [(s["says"], s["holder"]) for s in line["statements"]] == [("takes", "sy-army"), ("denied", "sy-army")]
    (told,) = get(client, "stories")["items"]
    assert (told["area"]["id"], len(told["events"])) == ("sy-test-nakhil", 4)
    assert get(client, "agreements") == get(client, "breaches") == {"total": 0, "offset": 0, "items": []}


def test_as_of_takes_a_moment(client: Client) -> None:
    assert get(client, "claims", as_of="2026-01-08T08:59")["total"] == 3
    assert get(client, "claims", as_of="2026-01-08T09:00")["total"] == 5


def test_openapi_describes_every_question(client: Client) -> None:
    schema = get(client, "openapi.json")
    wanted = {
        "summary",
        "events",
        "events/{event_id}",
        "claims",
        "tolls",
        "control",
        "control/lines",
        "places",
        "reports",
    }
    wanted |= {"stories", "agreements", "breaches"}
    assert {f"/api/{name}" for name in wanted} <= schema["paths"].keys()
    for methods in schema["paths"].values():
        assert set(methods) == {"get"}
        for parameter in methods["get"].get("parameters", ()):
            assert parameter["description"]
    assert "/api/events/{event_id}" in client.get("/api/docs").text
