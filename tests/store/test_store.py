"""What is put into a store stays, once, and whatever goes wrong is said in words."""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from sqlalchemy.exc import OperationalError

from rasid.records import Claim, Coded, Unread
from rasid.store import Added, Store, StoreError, connect, errors, questions
from rasid.store.linking import Linked
from rasid.store.views import Filter

Tell = Callable[..., Coded]


def test_adding_the_same_twice_adds_nothing(store: Store, tell: Tell) -> None:
    coded = [tell("a"), tell("b", killed=12)]
    assert store.add(coded) == Added(reports=2, claims=2)
    assert store.add(coded) == Added(known=2)
    assert store.add([*coded, tell("c")]) == Added(reports=1, claims=1, known=2)
    assert store.missing([coded[0].doc, tell("d").doc]) == [tell("d").doc]


def test_what_was_put_in_comes_out(store: Store, tell: Tell) -> None:
    store.add([tell("b"), tell("a")])
    found = list(store.coded())
    assert [one.doc.id for one in found] == ["a", "b"]
    assert found[0].claims == tell("a").claims
    page = questions.report(store, "a")
    assert page is not None
    assert (page.doc, page.times) == (tell("a").doc, tell("a").times)


def test_another_text_under_one_id_is_kept_as_another_version(store: Store, tell: Tell) -> None:
    first, changed = tell("a"), tell("a", text="قصف على الشيخ مقصود أوقع 12 قتيلا", killed=12)
    store.add([first])
    added = store.add([changed])
    ((given, named),) = added.renamed
    assert given == "a" != named
    assert store.add([changed]) == Added(known=1)
    old, new = questions.report(store, "a"), questions.report(store, named)
    assert old is not None
    assert new is not None
    assert (old.doc.text, old.versions) == (first.doc.text, (named,))
    assert (new.doc.text, new.versions) == (changed.doc.text, ("a",))
    assert [c.report for c in new.claims] == [named]
    assert new.claims[0].id != old.claims[0].id


def test_events_take_the_place_of_the_older_ones_and_leave_pointers(store: Store, tell: Tell) -> None:
    store.add([tell("b", published="2026-01-07")])
    assert not store.linked
    assert store.link() == Linked(events=1, new=1)
    assert store.linked
    (old,) = questions.events(store)
    store.add([tell("a", published="2026-01-06")])
    assert not store.linked
    assert store.link() == Linked(events=1, new=1, gone=1)
    (new,) = questions.events(store)
    page = questions.event(store, old.id)
    assert page is not None
    assert page.event == new != old
    assert {c.event for c in questions.claims(store)} == {new.id}


def test_inputs_that_could_not_be_read_wait(store: Store) -> None:
    store.keep_unread(
        [Unread(where="x.txt", reason="cut off", advice="mend"), Unread(where="y.txt", reason="no", advice="-")]
    )
    store.keep_unread([Unread(where="x.txt", reason="still cut off", advice="mend")])
    assert [(u.where, u.reason) for u in store.unread()] == [("x.txt", "still cut off"), ("y.txt", "no")]
    store.forget_unread(["x.txt"])
    assert [u.where for u in store.unread()] == ["y.txt"]


def test_two_read_while_one_writes(path: Path, tell: Tell) -> None:
    with Store(str(path)) as writer, Store(str(path), write=False) as one, Store(str(path), write=False) as other:
        writer.add([tell("a")])
        with one.reading() as before:
            count = "SELECT count(*) FROM reports"
            assert before.exec_driver_sql(count).scalar() == 1
            writer.add([tell("b")])
            assert before.exec_driver_sql(count).scalar() == 1
        with other.reading() as after:
            assert after.exec_driver_sql(count).scalar() == 2


def test_two_that_write_wait_for_each_other(path: Path, tell: Tell) -> None:
    with Store(str(path)):
        pass

    def write(name: str) -> None:
        with Store(str(path)) as own:
            for number in range(20):
                own.add([tell(f"{name}{number}")])

    threads = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Store(str(path), write=False) as store:
        assert len(list(store.coded())) == 40


def test_a_reader_changes_nothing(path: Path, tell: Tell) -> None:
    with Store(str(path)) as store:
        store.add([tell("a")])
    with Store(str(path), write=False) as reader, pytest.raises(StoreError, match="may only be read"):
        reader.add([tell("b")])


@pytest.mark.parametrize(
    ("content", "what"),
    [(b"not a database at all" * 100, "nor any SQLite file"), (b"", "empty"), (None, "there is no store")],
)
def test_what_is_no_store_is_told(path: Path, content: bytes | None, what: str) -> None:
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StoreError, match=what) as found:
        Store(str(path), write=False)
    assert str(path) in str(found.value)
    assert found.value.advice


def test_a_database_of_others_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as foreign:
        foreign.execute("CREATE TABLE theirs (x)")
    foreign.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a store of Rasid"):
        Store(str(path))
    assert path.read_bytes()[100:] == before[100:]


def test_a_store_of_another_version_is_told(path: Path) -> None:
    Store(str(path)).close()
    with sqlite3.connect(path) as database:
        database.execute("UPDATE rasid_store SET value = '99' WHERE name = 'version'")
    database.close()
    with pytest.raises(StoreError, match="version 99"):
        Store(str(path))


def test_a_folder_and_a_path_through_a_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="folder"):
        Store(str(tmp_path))
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match=r"cannot be (made|opened)"):
        Store(str(tmp_path / "file" / "store.sqlite"))


def test_an_address_of_no_database_is_told() -> None:
    with pytest.raises(StoreError, match="address"):
        Store("nonsense://host/x")


def test_a_database_whose_driver_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "oracledb", None)
    with pytest.raises(StoreError, match="oracledb is not installed"):
        Store("oracle+oracledb://host/x")


def test_a_store_that_another_writes_to_is_told(path: Path, tell: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(str(path)).close()
    monkeypatch.setattr(connect, "_PATIENCE_S", 0.1)
    with Store(str(path)) as store:
        other = sqlite3.connect(path)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process is writing"):
            store.add([tell("a")])
        other.rollback()
        other.close()
        assert store.add([tell("a")]).reports == 1


def test_a_full_disk_is_told_and_loses_nothing(store: Store, tell: Tell) -> None:
    store.add([tell("a")])
    with store.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    big = [tell(f"b{i}", text="قصف " * 20_000) for i in range(4)]
    with pytest.raises(StoreError, match="disk is full"):
        store.add(big)
    assert [one.doc.id for one in store.coded()] == ["a"]


def test_a_fault_without_a_name_is_told_too() -> None:
    told = errors.plainly(OperationalError("x", {}, Exception("strange")), "s.sqlite")
    assert "strange" in told.what


def test_a_claim_of_the_view_is_the_claim(store: Store, tell: Tell) -> None:
    store.add([tell("a")])
    (view,) = questions.claims(store, Filter())
    assert msgspec.convert(msgspec.to_builtins(view), Claim) == tell("a").claims[0]
    assert view.quote == "قصف على الشيخ مقصود أوقع 9 قتلى"
    assert (view.outlet, view.event) == ("وكالة", None)
