"""A record as it was known on a day is the record that those who had read only until then would have.

Every listing of the example's whole record, as known on a day, is set beside the same listing of a record
that has never held any article of a later one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from accord import open_record
from accord.export import families, listing
from accord.export.changes import change_lines
from accord.export.render import markdown
from accord.export.timeline import timeline_lines
from accord.model.entries import KINDS
from accord.record import Record

from .conftest import DAY


@pytest.fixture(scope="module")
def twice(example_db: Path, early_db: Path) -> Iterator[tuple[Record, Record]]:
    """The record as known on the day: of all articles, and of those alone that had appeared."""
    with open_record(example_db, as_of=DAY) as whole, open_record(early_db, as_of=DAY) as early:
        yield whole, early


def entries(record: Record, kind: str, *, as_csv: bool) -> Iterable[str]:
    found = record.list(kind).entries
    return listing.entry_lines(record, kind, found, as_json=not as_csv, as_csv=as_csv)


def shown(record: Record) -> Iterable[str]:
    for kind in ("statement", "figure", "commitment", "dispute", "position"):
        for entry in record.list(kind, limit=5).entries:
            yield from listing.shown_entry(record, record.show(entry.id), as_json=False, as_csv=False)


def report(record: Record) -> Iterable[str]:
    before, found = record.diff("2024-04-20")
    with before:
        return list(change_lines(found.changes, as_csv=False))


LISTINGS: dict[str, Callable[[Record], Iterable[str]]] = {
    "brief": lambda record: [markdown(record.brief())],
    "timeline": lambda record: timeline_lines(record.timeline(), as_csv=False),
    "positions": lambda record: [markdown(record.positions())],
    "diff": report,
    "lineage": lambda record: families.lineage_lines(
        record, record.lineage(), article=None, as_json=True, as_csv=False
    ),
    "stories": lambda record: families.story_lines(record, record.stories(), as_json=True, as_csv=False),
    "search": lambda record: listing.hit_lines(
        record.search("ceasefire", limit=50), as_json=True, as_csv=False
    ),
    "show": shown,
    "export": lambda record: map(json.dumps, record.export(rejected=True)),
    "counts": lambda record: [json.dumps(record.counts())],
}


@pytest.mark.parametrize("name", LISTINGS)
def test_a_listing_shows_nothing_learnt_later(name: str, twice: tuple[Record, Record]) -> None:
    whole, early = (list(LISTINGS[name](record)) for record in twice)
    assert whole == early
    assert "".join(whole).strip()


@pytest.mark.parametrize("as_csv", [False, True])
@pytest.mark.parametrize("kind", [kind.kind for kind in KINDS])
def test_a_list_shows_nothing_learnt_later(kind: str, as_csv: bool, twice: tuple[Record, Record]) -> None:
    whole, early = (list(entries(record, kind, as_csv=as_csv)) for record in twice)
    assert whole == early


def test_no_day_told_of_reporting_lies_later(twice: tuple[Record, Record]) -> None:
    rows = list(twice[0].export())
    assert {row["kind"] for row in rows} >= {"figure", "commitment", "statement", "lineage"}
    for row in rows:
        assert (row["last_reported"] or "") <= DAY
        assert (row["first_reported"] or "") <= DAY
