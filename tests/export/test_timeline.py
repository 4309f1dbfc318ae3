"""The timeline and the daily report, from articles to their lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from accord import Record, open_record, read
from accord.errors import QueryError
from accord.export.changes import changes_page
from accord.export.render import html, markdown
from accord.export.timeline import timeline_page

FIRST = """Lund, 9 May 2031

"The road will be opened on Friday," Nadia Rahal, the envoy of the Lund Council, told reporters on Thursday.

The Hill Army shall withdraw its guns from the Brae valley by 20 May 2031. Some 40 people were killed in Brae.

The Lund Council urged both sides to begin talks and to observe a ceasefire.
"""
SECOND = """Brae, 14 May 2031

Mediators pushed back the deadline for the Hill Army to withdraw its guns from the Brae valley to 30 May 2031.

"The road will be opened on Friday," Nadia Rahal told the Brae Herald.

"Nobody has asked me," Omar Tesfaye said.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder: Path = tmp_path_factory.mktemp("coverage")
    (folder / "lund.txt").write_text(FIRST, "utf-8")
    (folder / "brae.txt").write_text(SECOND, "utf-8")
    db = folder.parent / "timeline.db"
    read(folder, db)
    with open_record(db) as opened:
        yield opened


def test_each_entry_stands_on_its_own_day_or_on_that_of_its_report(record: Record) -> None:
    moments = record.timeline()
    assert [it.day for it in moments] == sorted(it.day for it in moments)
    said = next(it for it in moments if "will be opened" in it.words)
    assert (said.day, said.what) == ("2031-05-08", "said")
    answer = next(it for it in moments if "Nobody has asked me" in it.words)
    assert (answer.day, answer.what, answer.words) == (
        "2031-05-14",
        "reported",
        "Omar Tesfaye: “Nobody has asked me”",
    )
    due = [it.day for it in moments if it.kind == "commitment" and it.what == "due" and "guns" in it.words]
    assert due == ["2031-05-20", "2031-05-30"]


def test_the_timeline_by_days_kinds_and_actors(record: Record) -> None:
    assert {it.kind for it in record.timeline(kinds=["statement"])} == {"statement"}
    assert all("Tesfaye" in it.words for it in record.timeline(actor="tesfaye"))
    assert [it.day for it in record.timeline(since="2031-05-20", kinds=["commitment"])] == [
        "2031-05-20",
        "2031-05-30",
    ]
    assert all(it.day < "2031-05-10" for it in record.timeline(until="2031-05-09"))
    with pytest.raises(QueryError, match="the timeline has no 'actor'"):
        record.timeline(kinds=["actor"])
    with pytest.raises(QueryError, match="soon"):
        record.timeline(since="soon")


def test_the_timeline_as_a_page(record: Record) -> None:
    page = timeline_page(record, record.timeline())
    text = markdown(page)
    assert "## May 2031" in text
    assert "### 14 May 2031" in text
    assert "Statement, reported: Omar Tesfaye: “Nobody has asked me”" in text
    empty = timeline_page(record, ())
    assert "Nothing here has a date" in markdown(empty)


def test_the_daily_report_tells_what_is_new_and_what_moved(record: Record) -> None:
    before, found = record.diff("2031-05-14")
    with before:
        page = changes_page(before, record, found, "2031-05-14")
    new = [it.words for it in found.changes if it.what == "new"]
    assert "Omar Tesfaye: “Nobody has asked me”" in new
    assert not any("will be opened" in words for words in new)
    moved = next(it for it in found.changes if it.kind == "commitment")
    assert moved.what == "changed"
    assert any("30 May 2031" in how and "extended" in how for how in moved.how)
    assert found.articles == 1
    assert "What changed since 14 May 2031" in html(page)
    with pytest.raises(QueryError, match="yesterday"):
        record.diff("yesterday")


def test_two_positions_on_the_same_words_are_not_taken_for_one_that_changed(record: Record) -> None:
    resting = [entry.mentions for entry in record.list("position").entries]
    assert len(resting) > len(set(resting))
    before, found = record.diff("2031-05-14")
    before.close()
    assert {it.what for it in found.changes if it.kind == "position"} <= {"new"}


def test_nothing_changed_after_the_last_report(record: Record) -> None:
    before, found = record.diff("2031-06-01")
    before.close()
    assert found.changes == ()
