"""Articles folded into a record: near what deriving the whole gives, and every invariant kept."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from accord import build, judge
from accord.build import derive, made_by, refresh
from accord.cli import cli
from accord.config import DEFAULT_MODEL
from accord.growing import NEIGHBOURS, _neighbours, grow
from accord.model.document import Document
from accord.model.reading import Reading
from accord.store import (
    Store,
    check,
    correct,
    decisions,
    encode,
    last_number,
    merge,
    pending,
    reject,
    rejected_entries,
    undo,
)

VERSION = made_by(DEFAULT_MODEL)
CAME = 14


def rows(readings: list[Reading]) -> list[tuple[str, Document, str, str]]:
    return [(it.id, it.document, encode(it.annotation), VERSION) for it in readings]


@pytest.fixture(scope="module")
def parted(example_db: Path) -> tuple[list[Reading], list[Reading]]:
    """The example's readings: most of them, and a few that come later."""
    store = Store.open(example_db)
    readings = store.readings()
    store.close()
    came = {it.id for it in random.Random(7).sample(readings, CAME)}
    return [it for it in readings if it.id not in came], [it for it in readings if it.id in came]


@pytest.fixture
def store(parted: tuple[list[Reading], list[Reading]], tmp_path: Path) -> Store:
    """A record of most of the example, derived as a whole."""
    store = Store.open(tmp_path / "grown.db", create=True)
    store.add(rows(parted[0]))
    refresh(store)
    return store


def fold_all(store: Store) -> None:
    """Folds in all that came, however much it is."""
    came = pending(store, VERSION)
    assert came is not None
    assert store.whole is not None
    grow(store, came, decisions(store, store.whole.log), decisions(store), derive)
    store.is_derived(VERSION, store.calls, came.log)


def groups(store: Store, kind: str, came: set[str]) -> Counter[frozenset[tuple[str, int, int]]]:
    """What each entry of a kind rests on that rests on one of the articles."""
    found: dict[int, set[tuple[str, int, int]]] = {}
    for number, *place in store.connection.execute(
        """SELECT entry.number, article.id, begins, ends FROM mention JOIN entry ON entry.number = entry
           JOIN article ON article.number = mention.article WHERE kind = ?""",
        (kind,),
    ):
        found.setdefault(number, set()).add(tuple(place))
    return Counter(frozenset(it) for it in found.values() if any(place[0] in came for place in it))


def test_what_is_folded_in_is_near_what_the_whole_gives(
    store: Store, parted: tuple[list[Reading], list[Reading]], example_db: Path
) -> None:
    came = {it.id for it in parted[1]}
    store.add(rows(parted[1]))
    new = pending(store, VERSION)
    assert new is not None
    assert set(new.articles) == came
    fold_all(store)
    assert list(check(store)) == []
    new = pending(store, VERSION)
    assert new is not None
    assert (new.articles, new.concerned) == ((), ())
    whole = Store.open(example_db)
    for kind in ("statement", "event", "figure", "commitment", "article"):
        mine, right = groups(store, kind, came), groups(whole, kind, came)
        assert right.total() > 3
        assert (mine & right).total() >= 0.9 * max(mine.total(), right.total()), kind
    whole.close()


def test_derived_as_a_whole_nothing_is_left_of_folding(
    store: Store, parted: tuple[list[Reading], list[Reading]], example_db: Path
) -> None:
    store.add(rows(parted[1]))
    fold_all(store)
    assert store.whole is not None
    assert store.whole.folded == CAME
    assert refresh(store, whole=True) == 0
    assert store.whole.folded == 0
    exported = "SELECT data FROM entry ORDER BY kind, id"
    whole = Store.open(example_db)
    assert store.connection.execute(exported).fetchall() == whole.connection.execute(exported).fetchall()
    whole.close()


def test_only_few_articles_beside_a_large_record_are_folded_in(
    store: Store, parted: tuple[list[Reading], list[Reading]], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, *others = parted[1]
    store.add(rows([first]))
    assert refresh(store) == 0
    monkeypatch.setattr(build, "SMALL", 10)
    monkeypatch.setattr(build, "NEIGHBOURS", 10)
    store.add(rows([second]))
    assert refresh(store) == 1
    assert store.derived_by == VERSION
    store.add(rows(others))
    assert refresh(store) == 0
    assert list(check(store)) == []


def test_after_a_decision_on_actors_the_whole_is_derived(
    store: Store, parted: tuple[list[Reading], list[Reading]], tmp_path: Path
) -> None:
    found = store.connection.execute("SELECT label FROM entry WHERE kind = 'actor' LIMIT 2")
    names = [label for (label,) in found]
    judge("different", names[0], names[1], store.path)
    store.add(rows(parted[1][:1]))
    assert pending(store, VERSION) is None
    refresh(store)
    assert store.whole is not None
    assert (store.whole.log, store.whole.folded) == (last_number(store), 0)


def test_what_a_person_rejected_stays_rejected(
    store: Store, parted: tuple[list[Reading], list[Reading]], example_db: Path
) -> None:
    came = {it.id for it in parted[1]}
    whole = Store.open(example_db)
    told = groups(whole, "statement", came)
    whole.close()
    place = min(place for places in told for place in places if place[0] not in came)
    (entry,) = store.connection.execute(
        """SELECT entry.id FROM mention JOIN entry ON entry.number = entry
           JOIN article ON article.number = mention.article
           WHERE kind = 'statement' AND article.id = ? AND begins = ? AND ends = ?""",
        place,
    ).fetchone()
    reject(store, entry)
    refresh(store)
    store.add(rows(parted[1]))
    fold_all(store)
    assert [it.id for it in rejected_entries(store)] == [entry]
    assert not any(place in places for places in groups(store, "statement", {place[0]}))
    assert list(check(store)) == []


def kept(store: Store, *kinds: str) -> list[tuple[str, str]]:
    """What entries of some kinds say, but for ids: a dispute that lost a side keeps its own."""
    rows = store.connection.execute("SELECT kind, json_remove(data, '$.id') FROM entry").fetchall()
    return sorted(row for row in rows if row[0] in kinds)


def test_a_decision_is_folded_in_as_it_is_derived(store: Store) -> None:
    (figure,) = store.connection.execute(
        """SELECT json_extract(data, '$.entries[0]') AS one FROM entry
           WHERE kind = 'dispute' AND one LIKE 'figure-%' ORDER BY id LIMIT 1"""
    ).fetchone()
    disputes = kept(store, "dispute")
    one, other, third = (
        row[0]
        for row in store.connection.execute(
            "SELECT id FROM entry WHERE kind = 'statement' ORDER BY number LIMIT 3"
        )
    )
    reject(store, figure)
    merge(store, one, other)
    correct(store, third, {"addressee": "the press"})
    fold_all(store)
    folded = kept(store, "dispute", "statement", "figure", "position")
    assert [row for row in folded if row[0] == "dispute"] != disputes
    store.connection.execute("DELETE FROM meta WHERE name = 'whole'")
    refresh(store, whole=True)
    assert kept(store, "dispute", "statement", "figure", "position") == folded
    for _ in range(3):
        undo(store)
    fold_all(store)
    assert kept(store, "dispute") == disputes
    assert list(check(store)) == []


def test_no_more_than_so_many_articles_are_looked_at(
    store: Store, parted: tuple[list[Reading], list[Reading]]
) -> None:
    store.add(rows(parted[1]))
    each = [_neighbours(store, [reading], derive) for reading in parted[1]]
    assert all(
        len(near) <= NEIGHBOURS and it.id not in near for it, near in zip(parted[1], each, strict=True)
    )
    near = set(_neighbours(store, parted[1], derive))
    assert near
    assert near <= {article for found in each for article in found}


def test_a_person_can_have_the_whole_derived(
    store: Store, parted: tuple[list[Reading], list[Reading]]
) -> None:
    store.add(rows(parted[1]))
    fold_all(store)
    runner = CliRunner()
    doctor = runner.invoke(cli, ["doctor", "--db", store.path])
    assert f"{CAME} of" in doctor.stderr
    assert "accord derive" in doctor.stderr
    assert runner.invoke(cli, ["derive", "--db", store.path]).exit_code == 0
    assert store.whole is not None
    assert store.whole.folded == 0
    assert "accord derive" not in runner.invoke(cli, ["doctor", "--db", store.path]).stderr
