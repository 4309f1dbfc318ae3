"""Opening, adding, versions; nothing without evidence; all or nothing."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from accord.errors import QueryError, SpanError, StoreError
from accord.model.annotation import Annotation
from accord.model.document import Document
from accord.store import Query, Store, count, encode, find_entry, search
from accord.store import entries as list_entries

from .conftest import document, entries


def add(store: Store, digest: str, doc: Document) -> tuple[int, int]:
    return store.add([(digest, doc, encode(Annotation(doc.id)), "test")])


def test_a_missing_record_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="accord read"):
        Store.open(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize(
    "content", [b"not a database at all, but text" * 99, b"SQLite format 3\x00garbage" * 99]
)
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="name another file"):
        Store.open(path, create=True)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE theirs (x)")
    with pytest.raises(StoreError, match="another program"):
        Store.open(tmp_path / "other.db", create=True)


def test_a_newer_schema_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="schema 99"):
        Store.open(path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="make it first"):
        Store.open(tmp_path / "no" / "such.db", create=True)


def test_reading_again_adds_nothing(store: Store) -> None:
    assert store.knows("in/a.txt", "d1")
    assert not store.knows("in/a.txt", "d9")
    assert add(store, "d1", document("a.txt")) == (0, 0)
    assert len(store.readings()) == 2


def test_a_changed_text_is_a_new_version_and_the_old_one_stays(store: Store) -> None:
    old = document("a.txt")
    new = document("a.txt", "Mediator Ilsa Verne said nothing.")
    assert add(store, "d3", new) == (1, 1)
    assert {reading.document.id for reading in store.readings()} >= {old.id, new.id}
    assert store.replaced() == {new.id: old.id}
    assert store.knows("in/a.txt", "d3")
    assert not store.knows("in/a.txt", "d1")
    assert store.derived_by == ""


def test_a_failing_batch_leaves_nothing(store: Store) -> None:
    new = document("a.txt", "A third text.")
    broken = replace(new, text="lone \ud800 surrogate")
    with pytest.raises(UnicodeEncodeError):
        store.add([("d3", new, "{}", "test"), ("d4", broken, "{}", "test")])
    assert store.article(new.id) is None


def test_an_entry_without_evidence_is_refused_and_the_old_record_stays(store: Store) -> None:
    a, b = document("a.txt"), document("b.txt")
    texts = {a.id: a.text, b.id: b.text}
    before = count(store)
    good = entries(a, b)
    for bad in (
        replace(good[2], mentions=()),
        replace(good[2], mentions=(replace(good[2].mentions[0], quote="Elsa Verne"),)),
        replace(good[2], mentions=(replace(good[2].mentions[0], end=10_000),)),
    ):
        with pytest.raises(SpanError):
            store.replace_record([*good, bad], [], texts, "test")
    assert count(store) == before


def test_outdated_marks_are_named(store: Store) -> None:
    assert [d.where for d in store.outdated("newer")] == [d.document.where for d in store.readings()]
    assert list(store.outdated("test")) == []


@pytest.mark.parametrize(
    ("kind", "filters", "found"),
    [
        ("statement", {"speaker": "VERNE"}, ["statement-1"]),
        ("statement", {"speaker": "verne", "outlet": "harbour"}, ["statement-1"]),
        ("statement", {"speaker": "amini"}, []),
        ("figure", {"counted": "lorr"}, ["figure-1"]),
        ("figure", {"origin": "harbour"}, []),
    ],
)
def test_filters(store: Store, kind: str, filters: dict[str, str], found: list[str]) -> None:
    listing = list_entries(store, Query(kind, tuple(filters.items())))
    assert [entry.id for entry in listing.entries] == found


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2031-05-06", None, 1),
        ("2031-05-08", None, 0),
        (None, "2031-05-04", 0),
        ("2031", "2031", 1),
    ],
)
def test_days_of_reporting(store: Store, since: str | None, until: str | None, found: int) -> None:
    assert list_entries(store, Query("statement", since=since, until=until)).total == found


def test_a_month_counts_until_its_last_day(store: Store) -> None:
    assert list_entries(store, Query("figure", since="2031-05-30")).total == 1


@pytest.mark.parametrize(
    ("query", "says"),
    [
        (Query("rumour"), "there is no kind 'rumour'"),
        (Query("figure", (("speaker", "x"),)), "figure has no filter 'speaker'; it has"),
        (Query("figure", since="soon"), "'soon' is no date"),
        (Query("figure", sort="colour"), "cannot be sorted by 'colour'"),
    ],
)
def test_a_wrong_question_says_what_there_is(store: Store, query: Query, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        list_entries(store, query)


def test_an_id_may_be_cut_short_while_it_is_the_only_one(store: Store) -> None:
    assert find_entry(store, "stat").id == "statement-1"
    with pytest.raises(QueryError, match="more than one"):
        find_entry(store, "article-")
    with pytest.raises(QueryError, match="no entry"):
        find_entry(store, "zzz")


@pytest.mark.parametrize("words", ["gates open", '"gates will"', "gat*", "GATES", "öpen gates"])
def test_search_finds_statements_and_articles(store: Store, words: str) -> None:
    kinds = {hit.kind for hit in search(store, words)}
    assert kinds == {"statement", "article"}


@pytest.mark.parametrize("words", ['"will gates"', "Share", "nothing-of-it", "NEAR(gates) AND"])
def test_search_finds_no_furniture_and_nothing_else(store: Store, words: str) -> None:
    assert search(store, words) == []


def test_a_search_without_words_says_so(store: Store) -> None:
    with pytest.raises(QueryError, match="no word"):
        search(store, '"*" - ')
