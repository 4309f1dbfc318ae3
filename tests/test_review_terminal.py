"""`accord review` over a pipe: what each key does, and what cannot be done."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord import open_record, open_review
from accord.errors import QueryError
from accord.reviewer import Queue
from accord.store import rejected_entries

from .test_cli import accord
from .test_reviewing import db, first, read_once, whole

__all__ = ["db", "read_once"]


def test_keys_decide_and_take_back(db: Path) -> None:
    before = whole(db)
    figure = first(db, "figure", '"low":40.0')
    lines = (
        "?",
        "/ figure",
        "e low=50 | high=50 # misprint",
        "u",
        "r a caption",
        "n figure “Orla Venn” counted=ministers | unit=minister | low=1 # missed",
        "j",
        "k",
        "q",
    )
    done = accord("review", "--db", db, "--who", "Ada", stdin="\n".join(lines).encode())
    assert "accept: the entry is right" in done.stdout
    assert "Taken back: correct: " in done.stdout
    assert "Nothing more waits" in done.stdout or "Not done" not in done.stdout
    log = accord("review", "--log", "--db", db).stdout
    assert "Ada: reject: figure" in log
    assert "(a caption)" in log
    assert "correct" not in log
    gone = accord("review", "--rejected", "--db", db).stdout
    assert gone.startswith("figure: ")
    for _ in range(len(log.splitlines())):
        assert accord("undo", "--db", db).returncode == 0
    assert whole(db) == before
    assert figure.review == "none"


def test_an_office_is_given_with_its_days(db: Path) -> None:
    lines = ("e", "e offices=envoy | Tarsk | 2031; deputy | type=party # by hand", "q")
    done = accord("review", "--kind", "actor", "--db", db, stdin="\n".join(lines).encode())
    assert "offices = " in done.stdout
    with open_review(db) as reviewer:
        (row,) = reviewer.log()
        assert row.decision is not None
        assert row.decision.fields == (("offices", ("envoy | Tarsk | 2031", "deputy")), ("type", "party"))
        edited = reviewer.show(row.decision.target.id)
    assert edited.type == "party"  # type: ignore[attr-defined]
    assert accord("undo", "--db", db).returncode == 0


NOT_DONE = {
    "z": "no key 'z'",
    "e low": "has no =",
    "e colour=red": "cannot be corrected",
    "d": "more than one id begins with",
    "m nothing-there": "no entry",
    "s 1": "take some of them out, not all",
    "n": "write: n KIND",
    "n figure “nowhere at all” unit=a": "stands in",
    "u 77": "no decision 77",
    "u last": "write: u",
    "/ nothing": "no nothing to review",
    "/ figure since=May": "no date",
    "/ figure below=low": "from 0 to 1",
}


def test_what_cannot_be_done_is_told_and_nothing_is_noted(db: Path) -> None:
    done = accord("review", "--kind", "figure", "--db", db, stdin="\n".join(NOT_DONE).encode())
    said = [line for line in done.stdout.splitlines() if line.startswith(("Not done: ", "There is no key"))]
    assert len(said) == len(NOT_DONE)
    for words, line in zip(NOT_DONE.values(), said, strict=True):
        assert words in line
    assert done.returncode == 0
    assert accord("review", "--log", "--db", db).stdout == ""


def test_the_queue_is_what_nobody_decided_about(db: Path) -> None:
    with open_review(db, who="Ada") as reviewer:
        assert reviewer.who == "Ada"
        ids, after = [], None
        while True:
            page = reviewer.waiting(after=after, limit=3)
            ids += [entry.id for entry, _ in page.entries]
            after = page.next
            if after is None:
                break
        assert len(ids) == len(set(ids)) == sum(reviewer.counts().values()) - reviewer.counts()["article"]
        entries = [reviewer.show(it) for it in ids]
        stages = [{"dispute": 0, "anomaly": 0, "actor": 2, "lineage": 2}.get(it.kind, 1) for it in entries]
        told = [sum(origin.name is not None for origin in it.origins) for it in entries]
        order = list(zip(stages, [-number for number in told], strict=True))
        assert order == sorted(order)
        assert len(set(stages)) == 3
        recent = reviewer.waiting(Queue(since="2024"), limit=500).entries
        days = [entry.last_reported or "" for entry, _ in recent]
        assert days == sorted(days, reverse=True)
        assert [entry.id for entry, _ in reviewer.waiting(before=ids[3], limit=2).entries] == ids[2:0:-1]
        reviewer.accept(ids[0])
        reviewer.reject(ids[1])
        left = [entry.id for entry, _ in reviewer.waiting(limit=500).entries]
        assert left == ids[2:]
        assert [entry.id for entry, _ in reviewer.waiting(after=ids[1], limit=500).entries] == ids[2:]
        unsure = reviewer.waiting(Queue(below=1.0), limit=500).entries
        assert all(sure is not None and sure < 1 for _, sure in unsure)
        with pytest.raises(QueryError, match="no article to review"):
            reviewer.waiting(Queue(("article",)))
        assert [it.id for it in rejected_entries(reviewer.store)] == [ids[1]]
    with open_record(db) as record:
        assert record.show(ids[0]).review == "accepted"
