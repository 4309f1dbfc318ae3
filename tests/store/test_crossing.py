"""Counting by several fields at once: the same as going through all entries."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.model.entries import Origin, Position
from accord.store import Query, Store, crossed, put_entries, rows_at, values_among
from accord.store import entries as list_entries
from accord.store.facets import facets

from .conftest import document, entries
from .test_pages import _Row, made, queries, rows


@settings(max_examples=80, deadline=None)
@given(rows, queries, st.sampled_from((0, 5, 99)))
def test_values_are_counted_among_what_fits(given_rows: list[_Row], query: Query, older: int) -> None:
    store = made(given_rows, older)
    whole = list_entries(store, replace(query, limit=0)).entries
    counts = Counter(pair for entry in whole for pair in facets(entry))
    among = values_among(store, query, limit=100)
    told = {(field, value): held for field, values in among.values.items() for value, held in values}
    assert told == counts
    assert not among.capped
    store.close()


def test_of_very_many_the_newest_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    store = made([(n, "Ilsa Verne", "radio" if n < 2 else None, f"2031-05-0{n + 1}", None) for n in range(5)])
    monkeypatch.setattr("accord.store.crossing.MOST_AMONG", 3)
    among = values_among(store, Query("statement"))
    assert among.capped
    assert among.values["speaker"] == (("Ilsa Verne", 3),)
    assert "medium" not in among.values
    store.close()


def position(number: int, party: str, issue: str, stance: str) -> Position:
    base = next(iter(entries(document("a.txt"), document("b.txt"))))
    return Position(
        id=f"position-{number}",
        mentions=base.mentions,
        origins=base.origins,
        first_reported=None,
        last_reported=None,
        party=party,
        issue=issue,
        stance=stance,
        statement=None,
        since=None,
        until=None,
    )


@pytest.mark.parametrize("told", [True, False])
def test_entries_stand_in_the_cells_of_their_values(store: Store, told: bool) -> None:
    held = [
        position(1, "Harbour Union", "talks", "demands"),
        position(2, "Harbour Union", "talks", "rejects"),
        position(3, "Harbour Union", "talks", "rejects"),
        position(4, "Harbour Union", "elections", "accepts"),
        position(5, "River Front", "talks", "accepts"),
    ]
    with store.transaction() as db:
        put_entries(db, held)
        if not told:
            db.execute("UPDATE facet SET beside = NULL")
    cells = crossed(store, "position", "party", ["Harbour Union", "nobody"], "issue", "stance")
    told = {
        at: {stance: [row.entry.id for row in rows_at(store, numbers)] for stance, numbers in cell.items()}
        for at, cell in cells.items()
    }
    assert told == {
        ("Harbour Union", "talks"): {"demands": ["position-1"], "rejects": ["position-2", "position-3"]},
        ("Harbour Union", "elections"): {"accepts": ["position-4"]},
    }


def test_what_an_entry_has_stands_beside_each_value_unless_it_is_very_much(store: Store) -> None:
    db = store.connection
    many = position(1, "Harbour Union", "talks", "demands")
    many = replace(many, origins=tuple(Origin(f"Agency {n}", (many.mentions[0].article,)) for n in range(30)))
    with store.transaction():
        put_entries(db, [many, position(2, "River Front", "talks", "accepts")])
    rows = db.execute(
        "SELECT facet.entry, value, beside FROM facet JOIN entry ON number = facet.entry"
    ).fetchall()
    held = {entry: sorted(value for other, value, _ in rows if other == entry) for entry, _, _ in rows}
    beside = {entry: {it for other, _, it in rows if other == entry} for entry in held}
    for entry, values in held.items():
        (told,) = beside[entry]
        assert (told is None) == (len(values) > 24)
        assert told is None or sorted(map(int, told.strip(",").split(","))) == values
    assert [len(values) > 24 for values in held.values()].count(True) == 1
    among = values_among(store, Query("position", exact=(("issue", "talks"),)), limit=99)
    assert len(among.values["origin"]) == 30
