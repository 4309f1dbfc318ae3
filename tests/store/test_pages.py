"""A page at a time: the same entries as the whole list has, forth and back, and counts that stay right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from accord.errors import QueryError
from accord.model.annotation import Annotation
from accord.model.entries import Entry, Figure, Mention, Origin, StatementEntry
from accord.store import (
    Query,
    Store,
    check,
    count,
    days_of,
    drop_entries,
    encode,
    entries_in,
    find,
    find_entry,
    find_row,
    found_of,
    mentions_of,
    moments,
    new_since,
    page,
    put_entries,
    search,
    values_of,
)
from accord.store import entries as list_entries
from accord.store.rows import MOST_IN_HEAD

from .conftest import document, entries

_Row = tuple[int, str | None, str | None, str | None, str | None]
SPEAKERS = (None, "Ilsa Verne", "Tomas Brandt", "Mira Oduya")
DAYS = (None, "2031", "2031-05", "2031-05-05", "2031-05-07", "2032-01-01")


def statement(
    number: int,
    speaker: str | None,
    medium: str | None,
    day: str | None,
    first: str | None = None,
    times: int = 1,
) -> Entry:
    """One of many: its words are those of the first article, at other places."""
    doc = document("a.txt")
    base = next(it for it in entries(doc, document("b.txt")) if isinstance(it, StatementEntry))
    start = number % 40
    mention = Mention(doc.id, doc.outlet, start, start + 8, doc.text[start : start + 8])
    return replace(
        base,
        id=f"statement-{number:04}",
        text=mention.quote.strip() or "none",
        speaker=speaker,
        medium=medium,
        mentions=(mention,) * times,
        origins=(Origin("Harbour Post", (doc.id,)),) if number % 3 else (),
        first_reported=first or day,
        last_reported=day,
        variants=(),
    )


def made(rows: list[_Row], older: int = 0) -> Store:
    """A record in memory with a statement for each of `(number, speaker, medium, day, first day)`.

    With `older` the first so many do not tell what stands beside a value, as in a record of an older Accord.
    """
    store = Store.open(":memory:", create=True)
    store.add(
        (name, it, encode(Annotation(it.id)), "test")
        for name in ("a.txt", "b.txt")
        for it in [document(name)]
    )
    with store.transaction() as db:
        put_entries(db, [statement(*row) for row in rows])
        numbers = [
            number for (number,) in db.execute("SELECT number FROM entry ORDER BY number LIMIT ?", (older,))
        ]
        db.executemany("UPDATE facet SET beside = NULL WHERE entry = ?", ((number,) for number in numbers))
    return store


rows = st.lists(
    st.tuples(
        st.integers(0, 200),
        st.sampled_from(SPEAKERS),
        st.sampled_from((None, "radio")),
        st.sampled_from(DAYS),
        st.sampled_from((None, None, "2031-05-04")),
    ),
    unique_by=lambda row: row[0],
    max_size=25,
)
queries = st.builds(
    Query,
    st.just("statement"),
    st.sampled_from(
        ((), (("speaker", "R"),), (("speaker", "verne"),), (("medium", "radio"), ("speaker", "t")))
    ),
    st.sampled_from((None, "2031-05-06", "2032", "2032-01-01")),
    st.sampled_from((None, "2031-05-06", "2031")),
    st.sampled_from(("last_reported", "first_reported", "origins", "mentions", "label", "id")),
    st.booleans(),
    st.integers(1, 4),
    st.sampled_from(((), (("speaker", "Ilsa Verne"),), (("outlet", "Harbour Post"),))),
)


def onwards(store: Store, query: Query) -> Iterator[list[str]]:
    """The ids on every page from the first to the last."""
    found = page(store, query)
    yield [row.entry.id for row in found.rows]
    while found.next is not None:
        found = page(store, query, after=found.next)
        yield [row.entry.id for row in found.rows]


@settings(max_examples=150, deadline=None)
@given(rows, queries, st.sampled_from((0, 1, 5_000)), st.sampled_from((0, 5, 99)), st.sampled_from((1, 8)))
@example(
    [(0, None, None, None, "2031-05-04"), (1, None, None, "2031", None)],
    Query("statement", until="2031-05-06", sort="last_reported", limit=1),
    0,
    0,
    8,
)
def test_the_pages_are_the_list_forth_and_back(
    given_rows: list[_Row], query: Query, few: int, older: int, each: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("accord.store.walking._FEW", few)  # every way through a list, on a short one
        patch.setattr("accord.store.walking._EACH", each)
        check_pages(made(given_rows, older), query)


def check_pages(store: Store, query: Query) -> None:
    whole = list_entries(store, replace(query, limit=0)).entries
    pages = list(onwards(store, query))
    shown = [entry_id for ids in pages for entry_id in ids]
    assert sorted(shown) == sorted(entry.id for entry in whole)
    assert all(len(ids) == query.limit for ids in pages[:-1])
    if query.sort not in (None, "id"):
        by_id = {entry.id: entry for entry in whole}
        assert [_value(by_id[it], query.sort) for it in shown] == [_value(it, query.sort) for it in whole]
    for earlier, later in pairwise(pages):
        back = page(store, query, before=later[0])
        assert [row.entry.id for row in back.rows] == earlier
        assert back.next == earlier[-1]
        assert (back.previous is None) == (earlier == pages[0])
    total = page(store, query).total
    assert total in (None, len(whole))
    store.close()


def _value(entry: Entry, sort: str) -> object:
    match sort:
        case "origins":
            return sum(origin.name is not None for origin in entry.origins)
        case "mentions":
            return len(entry.mentions)
        case "label":
            return entry.text if isinstance(entry, StatementEntry) else None
    return getattr(entry, sort)


@settings(max_examples=60, deadline=None)
@given(rows, st.lists(st.integers(0, 200), max_size=20), rows)
def test_counts_and_search_stay_right_when_entries_come_and_go(
    first: list[_Row],
    gone: list[int],
    more: list[_Row],
) -> None:
    store = made(first)
    left = {row[0]: row for row in first if row[0] not in gone}
    added = [row for row in more if row[0] not in left]
    with store.transaction() as db:
        drop_entries(db, [f"statement-{number:04}" for number in gone])
        put_entries(db, [statement(*row) for row in added])
    left |= {row[0]: row for row in added}
    speakers = Counter(row[1] for row in left.values() if row[1])
    assert dict(values_of(store, "statement", "speaker")) == speakers
    assert count(store) == ({"statement": len(left)} if left else {})
    assert [it for it in check(store) if "statement-" in it or "count" in it] == []
    found = {hit.id for hit in search(store, "mediator", limit=999) if hit.kind == "statement"}
    assert found == {f"statement-{it:04}" for it in left if it % 40 == 0}
    store.close()


def test_values_are_those_of_most_entries_first_and_hold_the_words(store: Store) -> None:
    with store.transaction() as db:
        put_entries(db, [statement(1, "Mira Oduya", None, None), statement(2, "Mira Oduya", None, None)])
    assert values_of(store, "statement", "speaker") == (("Mira Oduya", 2), ("Ilsa Verne", 1))
    assert values_of(store, "statement", "speaker", words="VERNE") == (("Ilsa Verne", 1),)
    assert values_of(store, "statement", "speaker", limit=1) == (("Mira Oduya", 2),)


def test_a_page_cannot_go_on_from_what_is_gone(store: Store) -> None:
    with pytest.raises(QueryError, match="begin it anew"):
        page(store, Query("statement", limit=2), after="statement-gone")
    with pytest.raises(QueryError, match="begin it anew"):
        page(store, Query("statement", limit=2), after="actor-1")
    with pytest.raises(QueryError, match="begin it anew"):
        moments(store, after="statement-gone:0")


def test_very_many_mentions_are_shown_a_page_at_a_time() -> None:
    store = made([])
    many = statement(7, "Ilsa Verne", None, "2031-05-05", times=MOST_IN_HEAD + 30)
    with store.transaction() as db:
        put_entries(db, [many])
    row = find_row(store, many.id)
    assert (row.mentions, row.outlets, row.origins) == (MOST_IN_HEAD + 30, 1, 1)
    assert row.entry == replace(many, mentions=many.mentions[:MOST_IN_HEAD])
    assert find_entry(store, many.id) == many
    seen = mentions_of(store, many.id, limit=100)
    seen += mentions_of(store, many.id, after=seen[-1][0], limit=100)
    assert [mention for _, mention in seen] == list(many.mentions)
    assert [number for number, _ in seen] == list(range(1, MOST_IN_HEAD + 31))
    with pytest.raises(QueryError, match="no entry"):
        find_row(store, "statement-none")
    store.close()


def test_what_rests_on_an_article_stands_in_its_order(store: Store) -> None:
    a = document("a.txt")
    marks = entries_in(store, a.id)
    assert [mark.id for mark in marks] == ["actor-1", "statement-1", "figure-1"]
    assert [a.text[mark.start : mark.end] for mark in marks] == [
        "Ilsa Verne",
        "The gates will open",
        "40 lorries",
    ]
    assert entries_in(store, a.id, limit=1) == marks[:1]
    assert new_since(store, 1) == {"article": 1, "actor": 1, "statement": 1}
    assert new_since(store, 2) == {}


def test_moments_go_on_from_old_to_new() -> None:
    store = made(
        [(1, None, None, "2031-05-07", None), (2, None, None, "2031-05", None), (3, None, None, None, None)]
    )
    figure = next(it for it in entries(document("a.txt"), document("b.txt")) if isinstance(it, Figure))
    with store.transaction() as db:
        put_entries(db, [replace(figure, as_of="2031-05-06")])
    shown = ["statement-0002:0", "figure-1:0", "statement-0001:0"]
    assert [it.place for it in moments(store)] == shown
    assert [it.place for it in moments(store, after=shown[0], limit=1)] == shown[1:2]
    assert [it.place for it in moments(store, kind="statement")] == [shown[0], shown[2]]
    assert [it.place for it in moments(store, since="2031-05-06", until="2031-05-06")] == [shown[1]]
    assert [it.place for it in moments(store, what="reported", newest_first=True)] == [shown[2], shown[0]]
    assert [it.place for it in moments(store, newest_first=True, after=shown[1])] == shown[:1]
    first = moments(store)[1]
    assert days_of(first.row.entry)[first.nth].what == "as of"
    store.close()


def test_search_goes_on_kind_by_kind_the_newest_first() -> None:
    store = made([(40 * n, None, None, f"2031-05-0{n + 1}", None) for n in range(5)])
    assert find(store, "gates", "article").hits == ()  # what was read, but is not in the record yet
    assert [hit.kind for hit in search(store, "reporters")] == []
    with store.transaction() as db:
        put_entries(db, [it for it in entries(document("a.txt"), document("b.txt")) if it.kind == "article"])
    found = find(store, "mediator", "statement", limit=3)
    assert [hit.id for hit in found.hits] == ["statement-0160", "statement-0120", "statement-0080"]
    rest = find(store, "mediator", "statement", after=found.next, limit=3)
    assert [hit.id for hit in rest.hits] == ["statement-0040", "statement-0000"]
    assert rest.next is None
    assert [hit.outlet for hit in find(store, "gates", "article").hits] == [None, "Harbour Post"]
    assert found_of(store, "mediator") == {"article": 1, "statement": 5}
    assert found_of(store, "nothing-of-it") == {}
    assert find(store, "mediator", "figure").hits == ()
    with pytest.raises(QueryError, match="begin it anew"):
        find(store, "mediator", "statement", after="statement-gone")
    with pytest.raises(QueryError, match="no kind"):
        find(store, "mediator", "rumour")
    store.close()


def test_search_brings_the_best_or_of_very_many_each_kinds_newest(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.transaction() as db:
        short = replace(statement(1, None, None, None), text="the lorry")
        long = replace(statement(2, None, None, None), text="the gates, the harbour and the lorry of Monday")
        put_entries(db, [short, long])

    def found(limit: int = 20) -> list[str]:
        return [hit.id for hit in search(store, "lorry", limit=limit)]

    assert set(found()) == {short.id, "figure-1", long.id}
    assert found()[-1] == long.id
    monkeypatch.setattr("accord.store.finding._RANKED", 2)
    assert found() == [long.id, "figure-1", short.id]
    assert found(2) == [long.id, "figure-1"]


def test_a_reader_cannot_write_and_sees_one_moment(path: object) -> None:
    writer, reader = Store.open(str(path)), Store.open(str(path), read_only=True)
    with reader.snapshot():
        before = count(reader)
        with writer.transaction() as db:
            drop_entries(db, ["figure-1"])
        assert count(reader) == before
    assert "figure" not in count(reader)
    with pytest.raises(Exception, match="readonly"), reader.transaction() as db:
        drop_entries(db, ["actor-1"])
    writer.close()
    reader.close()
