"""The log of decisions: only ever added to, the last one that holds taken back, kept through deriving."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from accord.errors import QueryError, StoreError
from accord.model.decisions import Decisions, ListedActor
from accord.model.judgement import Judgement
from accord.store import (
    SCHEMA_VERSION,
    Query,
    Store,
    add_judgement,
    add_list,
    copy_log,
    decisions,
    drop_entries,
    log_rows,
    page,
    put_entries,
    undo,
)


def judged(verdict: str, left: str = "a", right: str = "b") -> Judgement:
    return Judgement("actor", left, right, verdict, 1.0, "", "person")


def test_the_later_of_two_verdicts_and_the_last_list_hold(store: Store) -> None:
    add_judgement(store, judged("same"))
    add_list(store, [ListedActor("Ada")])
    add_judgement(store, judged("different"))
    add_list(store, [ListedActor("Bo")])
    assert decisions(store) == Decisions((judged("different"),), (ListedActor("Bo"),))


def test_undo_goes_back_step_by_step_and_removes_nothing(store: Store) -> None:
    add_judgement(store, judged("same"))
    add_judgement(store, judged("different"))
    assert undo(store).words == "different: a – b"
    assert decisions(store).judgements == (judged("same"),)
    add_list(store, [ListedActor("Ada"), ListedActor("Bo")])
    assert [undo(store).words, undo(store).words] == ["a list of 2 actors", "same: a – b"]
    assert decisions(store) == Decisions()
    with pytest.raises(QueryError, match="no decision"):
        undo(store)
    assert store.connection.execute("SELECT count(*) FROM log").fetchone() == (6,)


@pytest.mark.parametrize("change", ["DELETE FROM log", "UPDATE log SET what = 'same'"])
def test_the_file_itself_refuses_to_change_a_row(store: Store, change: str) -> None:
    add_judgement(store, judged("same"))
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        store.connection.execute(change)


def test_who_decided_and_why_is_kept(store: Store) -> None:
    add_judgement(store, judged("same"), who="Ada", why="one seal on both letters")
    add_list(store, [ListedActor("Ada")])
    assert [(row.who, row.why) for row in log_rows(store)] == [
        ("Ada", "one seal on both letters"),
        (None, None),
    ]


def test_several_verdicts_are_one_decision(store: Store) -> None:
    add_judgement(store, judged("different"), judged("different", "a", "c"))
    assert len(decisions(store).judgements) == 2
    assert undo(store).words == "different: a – b, and 1 more"
    assert decisions(store) == Decisions()


def test_any_decision_can_be_taken_back_but_once(store: Store) -> None:
    add_judgement(store, judged("same"))
    add_judgement(store, judged("same", "c", "d"))
    assert undo(store, 1).words == "same: a – b"
    assert [it.left for it in decisions(store).judgements] == ["c"]
    for number in (1, 3, 99):
        with pytest.raises(QueryError, match=f"no decision {number} holds"):
            undo(store, number)


def test_a_decision_calls_for_deriving_the_record_anew(store: Store) -> None:
    store.replace_record([], [], {}, "now")
    add_judgement(store, judged("same"))
    assert store.derived_by == ""
    store.replace_record([], [], {}, "now")
    assert [row.what for row in log_rows(store)] == ["same"]


def test_another_record_gets_the_same_decisions(store: Store) -> None:
    add_judgement(store, judged("same"))
    undo(store)
    add_judgement(store, judged("different"))
    other = Store.open(":memory:", create=True)
    copy_log(store, other)
    assert decisions(other) == decisions(store)


OLDER = """DROP TABLE day_count; DROP TABLE facet; DROP TABLE facet_value; DROP TABLE mention;
    DROP TABLE moment; DROP TABLE kind_count; DROP TABLE entry_search; DROP TABLE entry; DROP TABLE rejected;
    DROP TABLE decided;
    CREATE TABLE entry (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, data TEXT NOT NULL);
    CREATE TABLE mention (entry TEXT NOT NULL REFERENCES entry (id), quote TEXT NOT NULL);
    CREATE TABLE facet (kind TEXT, entry TEXT REFERENCES entry (id), PRIMARY KEY (kind, entry)) WITHOUT ROWID;
    CREATE VIRTUAL TABLE entry_search USING fts5 (data, content = 'entry', content_rowid = 'number');
    INSERT INTO entry VALUES (1, 'statement-1', '{}'); INSERT INTO mention VALUES ('statement-1', 'x');"""


OLD_LOG = "ALTER TABLE log DROP COLUMN who; ALTER TABLE log DROP COLUMN why;"


def test_what_an_older_record_has_not_counted_is_counted(path: Path) -> None:
    before = Store.open(path)
    counted = before.connection.execute("SELECT * FROM day_count").fetchall()
    before.connection.executescript(
        "DROP TABLE day_count; ALTER TABLE facet DROP COLUMN beside; PRAGMA user_version = 4;"
    )
    before.close()
    store = Store.open(path)
    assert counted
    assert store.connection.execute("SELECT * FROM day_count").fetchall() == counted
    store.close()


def test_what_stands_beside_a_value_comes_with_the_next_deriving(store: Store) -> None:
    query = Query("statement", exact=(("outlet", "Harbour Post"), ("speaker", "Ilsa Verne")), limit=5)
    found = page(store, query)
    store.connection.executescript("ALTER TABLE facet DROP COLUMN beside; PRAGMA user_version = 6;")
    store.close()
    store = Store.open(store.path)
    db = store.connection
    assert db.execute("SELECT DISTINCT beside FROM facet").fetchall() == [(None,)]
    assert page(store, query) == found
    (row,) = found.rows
    with store.transaction():
        drop_entries(db, [row.entry.id])
        put_entries(db, [row.entry])
    told = "SELECT count(*), count(beside) FROM facet JOIN entry ON number = facet.entry WHERE id = ?"
    held, beside = db.execute(told, (row.entry.id,)).fetchone()
    assert held == beside > 2
    assert page(store, query) == found
    store.close()


@pytest.mark.parametrize(("version", "also"), [(1, "DROP TABLE log;"), (2, OLD_LOG)])
def test_a_record_of_an_older_version_is_brought_up_to_date(path: Path, version: int, also: str) -> None:
    before = Store.open(path)
    before.connection.executescript(f"{OLDER} {also} PRAGMA user_version = {version};")
    before.close()
    with pytest.raises(StoreError, match="accord brief"):
        Store.open(path, read_only=True)
    store = Store.open(path)
    assert store.connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert store.derived_by == ""
    assert len(store.readings()) == 2
    store.replace_record([], [], {}, "now")
    add_judgement(store, judged("same"))
    assert decisions(store).judgements == (judged("same"),)
    store.close()
