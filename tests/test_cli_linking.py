"""The commands that ask what linking makes of the claims, in this process."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from rasid.cli import main
from rasid.records import Claim, Coded, Entity, Figure, Place, Report, Speaker, When
from rasid.store import Store

QUARTER = Place(
    id="t-maqsoud", name="الشيخ مقصود", text="الشيخ مقصود", span=(8, 19), lat=36.2335, lon=37.1525, precision="neighbourhood"
)  # fmt: skip


class Ran(NamedTuple):
    """How a command ended, and what it printed."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def rasid(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command as a user types it."""
    monkeypatch.setenv("COLUMNS", "240")
    monkeypatch.setattr("rasid.cli._leave_output", lambda: None)  # the output of this process is still needed

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["rasid", *map(str, arguments)])
        capfd.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        out, err = capfd.readouterr()
        return Ran(int(end.value.code or 0), out, err)

    return run


def report(
    identity: str, published: str, killed: int, speaker: str, kind: str = "medical", *, since: str | None = None
) -> Coded:
    """A report of one claim: a toll of a shelling, or of all since a day."""
    claim = Claim(
        report=identity,
        type="casualties" if since else "shelling",
        trigger=(0, 3),
        evidence=(0, 31),
        places=(QUARTER,),
        time=When(
            start=since or "2026-01-06",
            end=published[:10] if since else "2026-01-06",
            precision="span" if since else "day",
        ),
        figures=(
            Figure(
                measure="killed",
                low=killed,
                best=killed,
                high=killed,
                scope="since" if since else "event",
                span=(25, 31),
            ),
        ),
        speaker=(Speaker(id=speaker, text=speaker, span=(0, 3), kind=kind),),  # type: ignore[arg-type]
    )
    return Coded(
        doc=Report(id=identity, text="قصف على الشيخ مقصود أوقع 9 قتلى", published=published, outlet=identity),
        claims=(claim,),
    )


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A shelling counted by two, and a tally of some days."""
    path = tmp_path / "s.sqlite"
    with Store(str(path)) as held:
        held.add(
            [
                report("a", "2026-01-06T10:00", 9, "sy-health-ministry", "official"),
                report("b", "2026-01-07T10:00", 12, "sy-sohr", "monitor"),
                report("c", "2026-01-08T10:00", 10, "sy-health-ministry", "official"),
                *(
                    report(f"d{d}", f"2026-01-0{d}T10:00", 500 + 20 * d, "un", "un", since="2025-10-07")
                    for d in (1, 2, 4)
                ),
                report("e", "2026-01-05T10:00", 300, "un", "un", since="2025-10-07"),
            ]
        )
        held.link()
    return path


def sheet(ran: Ran) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"))))


def test_tolls_by_a_policy(rasid: Run, store: Path) -> None:
    found = rasid("tolls", "--type", "shelling", "--policy", "official", "--json", "--store", store).json
    assert [(t["choice"]["best"], t["choice"]["left_out"], t["low"], t["high"]) for t in found] == [(10, 1, 10, 12)]
    assert [(r["best"], r["step"], r["stands"]) for r in found[0]["series"]] == [
        (9, "first", False),
        (12, "first", True),
        (10, "revised", True),
    ]
    shown = rasid("tolls", "--type", "shelling", "--policy", "best", "--store", store).out
    assert "sy-sohr" in shown
    (row,) = sheet(rasid("tolls", "--type", "shelling", "--policy", "range", "--csv", "--store", store))
    assert (row["low"], row["best"], row["high"], row["others"]) == ("10", "", "12", "0")


def test_a_policy_that_is_none_is_told(rasid: Run, store: Path) -> None:
    ran = rasid("tolls", "--policy", "highest", "--store", store)
    assert ran.status == 2
    assert "no policy (take one of: lowest, range" in ran.err


def test_running_totals(rasid: Run, store: Path) -> None:
    (found,) = rasid("totals", "--json", "--store", store).json
    assert [(p["value"], p.get("added"), p.get("alarm")) for p in found["known"]] == [
        (520, None, None),
        (540, 20, None),
        (580, 40, None),
        (300, -280, "fell"),
    ]
    shown = rasid("totals", "--as-published", "--store", store).out
    assert "+40 in 2 days" in shown
    assert "fell" in shown
    rows = sheet(rasid("totals", "--csv", "--store", store))
    assert [r["value"] for r in rows] == ["520", "540", "580", "300"]
    assert rasid("totals", "--place", "القاهرة", "--json", "--store", store).json == []


def test_days(rasid: Run, store: Path) -> None:
    found = rasid("daily", "--json", "--store", store).json
    assert [(d["day"], d["low"], d["high"], d["low_told"], d["high_told"]) for d in found] == [
        ("2026-01-06", 10, 12, 9, 9),
        ("2026-01-07", 0, 0, 0, 3),
        ("2026-01-08", 0, 0, 1, 0),
    ]
    assert len(sheet(rasid("daily", "--csv", "--store", store))) == 3
    ran = rasid("daily", "--measure", "hurt", "--store", store)
    assert ran.status == 2
    assert "nothing that is counted" in ran.err


def test_what_became_known_since_a_moment(rasid: Run, store: Path) -> None:
    asked = ("changes", "--since", "2026-01-06T12:00", "--type", "shelling", "--store", store)
    found = rasid(*asked, "--json").json
    assert [(c["what"], c["before"], c["after"]) for c in found] == [("toll", "9", "10–12"), ("disputed", "", "")]
    (toll, _) = rasid(*asked, "--as-of", "2026-01-07T12:00", "--json").json
    assert toll["after"] == "9–12"
    assert "10–12" in rasid(*asked).out
    assert [r["what"] for r in sheet(rasid(*asked, "--csv"))] == ["toll", "disputed"]
    ran = rasid("changes", "--since", "2026-01-08", "--as-of", "2026-01-07", "--store", store)
    assert ran.status == 2
    assert "turn them round" in ran.err


def test_as_of_a_moment(rasid: Run, store: Path) -> None:
    def low_high(moment: str) -> tuple[int, int]:
        (toll,) = rasid("tolls", "--type", "shelling", "--as-of", moment, "--json", "--store", store).json
        return toll["low"], toll["high"]

    assert low_high("2026-01-06T10:00") == (9, 9)
    assert low_high("2026-01-07T09:59") == (9, 9)
    assert low_high("2026-01-07T10:00") == (9, 12)
    assert rasid("tolls", "--as-of", "2026-01-01T09:00", "--json", "--store", store).json == []


def test_an_event_tells_why_its_claims_are_together(rasid: Run, store: Path) -> None:
    (event,) = rasid("events", "--type", "shelling", "--json", "--store", store).json
    shown = rasid("event", event["id"], "--store", store)
    assert "same neighbourhood +1.8" in shown.out
    assert "larger toll told later -0.4" in shown.out
    assert "12" in shown.out
    page = rasid("event", event["id"], "--as-of", "2026-01-07T12:00", "--json", "--store", store).json
    assert [c["report"] for c in page["claims"]] == ["a", "b"]
    assert page["links"][0]["reasons"][0] == ["same type", 1.5]
    ran = rasid("event", "nowhere", "--store", store)
    assert ran.status == 2
    assert "there is no event nowhere" in ran.err


def test_agreements_breaches_and_stories(rasid: Run, tmp_path: Path) -> None:
    def told(identity: str, kind: str, day: int, actor: str, other: str) -> Coded:
        moment = f"2026-01-{day:02}"
        entity = {"span": (0, 3), "text": "x"}
        claim = Claim(
            report=identity,
            type=kind,
            trigger=(0, 3),
            evidence=(0, 31),
            actors=(Entity(id=actor, **entity),),
            targets=(Entity(id=other, **entity),),
            places=(QUARTER,),
            time=When(start=moment, end=moment, precision="day"),
            speaker=(Speaker(id=other, kind="military", **entity),),
        )
        return Coded(doc=Report(id=identity, text="", published=f"{moment}T20:00"), claims=(claim,))

    path = tmp_path / "s.sqlite"
    with Store(str(path)) as held:
        held.add([told("a", "ceasefire", 6, "sy-army", "sy-sdf"), told("b", "violation", 8, "sy-army", "sy-sdf")])
        held.add([told("c", "shelling", 9, "sy-army", "sy-sdf")])
        held.link()
    (found,) = rasid("agreements", "--json", "--store", path).json
    assert (found["parties"], [b["accuser"] for b in found["breaches"]]) == (["sy-army", "sy-sdf"], [["sy-sdf"]])
    (broken,) = rasid("agreements", "--breaches", "--json", "--store", path).json
    assert (broken["agreement"], broken["accused"]) == (found["event"], ["sy-army"])
    assert found["event"] in rasid("agreements", "--breaches", "--store", path).out
    (row,) = sheet(rasid("agreements", "--csv", "--store", path))
    assert (row["parties"], row["breaches"]) == ("sy-army; sy-sdf", "1")
    (row,) = sheet(rasid("agreements", "--breaches", "--csv", "--store", path))
    assert row["accused"] == "sy-army"
    assert rasid("agreements", "--as-of", "2026-01-07", "--json", "--store", path).json[0]["breaches"] == []
    (story,) = rasid("stories", "--json", "--store", path).json
    assert (story["start"], story["end"], len(story["events"])) == ("2026-01-06", "2026-01-09", 3)
    assert "الشيخ مقصود" in rasid("stories", "--store", path).out
    assert len(sheet(rasid("stories", "--csv", "--store", path))) == 1


# Deciding


@pytest.fixture
def shelling(rasid: Run, store: Path) -> dict[str, Any]:
    (event,) = rasid("events", "--type", "shelling", "--json", "--store", store).json
    return event  # type: ignore[no-any-return]


def test_a_toll_is_chosen_and_the_choice_undone(rasid: Run, store: Path, shelling: dict[str, Any]) -> None:
    nine, twelve, _ = (r["claim"] for r in shelling["tolls"][0]["series"])
    ran = rasid("decide", "toll", shelling["id"], "killed", twelve, "--by", "sara", "--why", "names", "--store", store)
    assert (ran.status, ran.out) == (0, "")
    assert "decision 1 written" in ran.err

    def chosen() -> tuple[str, int]:
        (toll,) = rasid("tolls", "--type", "shelling", "--policy", "official", "--json", "--store", store).json
        return toll["choice"]["policy"], toll["choice"]["best"]

    assert chosen() == ("chosen", 12)
    rasid("decide", "undo", 1, "--by", "omar", "--why", "doubled", "--store", store)
    assert chosen() == ("official", 10)
    first, second = rasid("decisions", "--json", "--store", store).json
    assert (first["by"], first["reason"], second["undoes"], second["before"]) == ("sara", "names", 1, first["hash"])
    shown = rasid("decisions", "--store", store).out
    assert "undone" in shown
    assert "names" in shown
    assert nine


def test_split_merge_name_and_reject(rasid: Run, store: Path, shelling: dict[str, Any]) -> None:
    claim = shelling["claims"][-1]

    def tolls() -> list[tuple[int, int]]:
        found = rasid("tolls", "--type", "shelling", "--json", "--store", store).json
        return sorted((t["low"], t["high"]) for t in found)

    assert rasid("decide", "split", shelling["id"], claim, "--store", store).status == 0
    assert tolls() == [(9, 12), (10, 10)]
    (other,) = (
        e["id"]
        for e in rasid("events", "--type", "shelling", "--json", "--store", store).json
        if e["id"] != shelling["id"]
    )
    assert rasid("decide", "merge", shelling["id"], other, "--store", store).status == 0
    assert tolls() == [(10, 12)]
    rasid("decide", "name", shelling["id"], "قصف", "السوق", "--store", store)
    assert "قصف السوق" in rasid("events", "--type", "shelling", "--store", store).out
    rasid("decide", "reject", claim, "--store", store)
    assert tolls() == [(9, 12)]
    rasid("decide", "correct", shelling["claims"][0], "figure", "killed 11", "--store", store)
    assert tolls() == [(11, 12)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("guess", "x"), "no kind of decision (take one of: accept"),
        (("merge", "x"), "merge takes EVENT EVENT..."),
        (("merge", "x", "y"), "there is no event x (rasid events --json shows ids)"),
        (("reject", "x"), "there is no claim x (rasid claims --json shows ids)"),
        (("undo", "first"), "no number of a decision"),
        (("undo", "4"), "there is no decision 4"),
    ],
)
def test_what_cannot_be_decided_is_told(rasid: Run, store: Path, words: tuple[str, ...], told: str) -> None:
    ran = rasid("decide", *words, "--store", store)
    assert ran.status == 2
    assert told in ran.err
    assert rasid("decisions", "--json", "--store", store).json == []


def test_what_does_not_belong_to_the_event_is_told(rasid: Run, store: Path, shelling: dict[str, Any]) -> None:
    stranger = next(c["id"] for c in rasid("claims", "--type", "casualties", "--json", "--store", store).json)
    for words in (("split", shelling["id"], stranger), ("toll", shelling["id"], "killed", stranger)):
        assert rasid("decide", *words, "--store", store).status == 2
    assert "is in event" in rasid("decide", "move", shelling["claims"][0], shelling["id"], "--store", store).err
    assert rasid("decide", "split", shelling["id"], *shelling["claims"], "--store", store).status == 2


def test_a_changed_chain_is_told(rasid: Run, store: Path, shelling: dict[str, Any]) -> None:
    import sqlite3

    rasid("decide", "reject", shelling["claims"][0], "--by", "sara", "--store", store)
    with sqlite3.connect(store) as database:
        database.execute("DROP TRIGGER decisions_stay_UPDATE")
        database.execute("UPDATE decisions SET body = replace(body, 'sara', 'omar')")
    database.close()
    ran = rasid("decisions", "--store", store)
    assert ran.status == 2
    assert "decision 1 is not what was written" in ran.err


def test_an_event_that_was_split_tells_where_its_claims_are(rasid: Run, store: Path) -> None:
    asked = ("events", "--type", "shelling", "--json", "--store", store)
    (event,) = rasid(*asked).json
    assert (
        rasid("decide", "split", event["id"], event["claims"][0], "--by", "sara", "--why", "x", "--store", store).status
        == 0
    )
    alone, rest = sorted((e["id"] for e in rasid(*asked).json), key=lambda e: e != event["id"])
    shown = rasid("event", event["id"], "--store", store)
    assert f"other claims of {event['id']} are now in ({rest})" in shown.err
    assert rasid("decide", "merge", alone, rest, "--by", "sara", "--why", "x", "--store", store).status == 0
    assert f"{rest} is no more ({event['id']} took all of its claims)" in rasid("event", rest, "--store", store).err
    page = rasid("event", rest, "--json", "--store", store).json
    assert (page["asked"], page["event"]["id"], page["others"]) == (rest, event["id"], [])
