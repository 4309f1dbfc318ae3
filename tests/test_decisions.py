"""What people decide about actors and statements: it holds, is told, and can be taken back."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from accord import import_actors, judge, open_record, read, undo
from accord.errors import AccordError, QueryError
from accord.model.entries import Actor, Entry

SAID = "the harvest will be in before the snow closes the northern passes"
TEXTS = (
    f"The special envoy Selmay Karimzad said {SAID}. Karimzad left on Monday. Lima said nothing of it.",
    f"The special envoy Selmai Karimzad said {SAID}. Rahel Karimzad, her sister, came too.",
    "Rahel Karimzad and Selmay Karimzad met the Peruvian Foreign Ministry. The Taleb Front was there.",
)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    for number, text in enumerate(TEXTS):
        fields = {"id": f"n{number}", "text": text, "outlet": f"Outlet {number}", "published": "2031-05-04"}
        (tmp_path / f"{number}.jsonl").write_text(json.dumps(fields) + "\n", "utf-8")
    read([tmp_path / f"{number}.jsonl" for number in range(len(TEXTS))], tmp_path / "a.db", jobs=1)
    return tmp_path / "a.db"


def actors(db: Path, name: str) -> list[Actor]:
    with open_record(db) as record:
        assert list(record.doctor()) == []
        return [it for it in record.list("actor", name=name).entries if isinstance(it, Actor)]


def names(db: Path, name: str) -> set[str]:
    return {actor.name for actor in actors(db, name)}


def test_two_held_apart_and_joined_again(db: Path) -> None:
    assert len(actors(db, "Karimzad")) == 2
    judge("different", "Selmay Karimzad", "Selmai Karimzad", db)
    assert names(db, "Karimzad") == {"Selmay Karimzad", "Selmai Karimzad", "Rahel Karimzad"}
    with open_record(db) as record:
        (left,) = (it for it in record.list("actor", name="Selmai").entries)
        assert [reason.by for reason in record.reasons(left) if reason.verdict == "different"] == ["person"]
    with open_record(db, as_of="2031-06-01") as record:
        assert record.list("actor", name="Karimzad").total == 3
    assert undo(db).startswith("different: ")
    assert len(actors(db, "Karimzad")) == 2


def test_ids_are_taken_too(db: Path) -> None:
    one, other = (actor.id for actor in actors(db, "Karimzad"))
    judge("same", one, other[:16], db)
    assert len(actors(db, "Karimzad")) == 1


def test_one_utterance_held_apart(db: Path) -> None:
    def told() -> list[Entry]:
        with open_record(db) as record:
            return [it for it in record.list("statement").entries if "harvest" in it.mentions[0].quote]

    (one,) = told()
    assert len(one.mentions) == 2
    judge("different", f"{one.id}:1", f"{one.id}:2", db)
    assert [len(it.mentions) for it in told()] == [1, 1]
    undo(db)
    assert len(told()) == 1


@pytest.mark.parametrize(
    ("left", "right", "says"),
    [
        ("Nobody", "Selmay Karimzad", "no entry 'Nobody'"),
        ("Selmay Karimzad", "selmay karimzad", "are one already"),
        ("Selmay Karimzad", "article-", "more than one id begins"),
        ("Selmay Karimzad:2", "Rahel Karimzad", "no entry"),
    ],
)
def test_what_cannot_be_judged_is_told(db: Path, left: str, right: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        judge("same", left, right, db)


def test_a_list_of_actors(db: Path, tmp_path: Path) -> None:
    listed = tmp_path / "actors.csv"
    office = "head of the survey | Peru | 2029 | 2031-04"
    listed.write_text(
        "name,type,aliases,part of,offices\n"
        f"Rahel Karimzad,person,,Taleb Front,{office}\n"
        "Taleb Front,armed group,,,\n",
        "utf-8",
    )
    assert import_actors(listed, db) == 2
    (rahel,) = actors(db, "Rahel")
    assert rahel.part_of == "Taleb Front"
    assert [(it.title, it.of, it.since, it.until) for it in rahel.offices] == [
        ("head of the survey", "Peru", "2029", "2031-04")
    ]
    assert [it.type for it in actors(db, "Taleb")] == ["armed group"]
    assert undo(db) == "a list of 2 actors"
    assert actors(db, "Rahel")[0].part_of is None
    listed.write_text("name\n\n", "utf-8")
    with pytest.raises(AccordError):
        import_actors(listed, db)


def test_the_order_of_the_sources_changes_no_judgement(db: Path, tmp_path: Path) -> None:
    def held(path: Path) -> list[tuple[object, ...]]:
        with open_record(path) as record:
            return sorted(record.store.connection.execute("SELECT * FROM judgement"))

    judge("different", "Selmay Karimzad", "Selmai Karimzad", db)
    expected = held(db)
    sources = [tmp_path / f"{number}.jsonl" for number in range(len(TEXTS))]
    for number in range(2):
        other = tmp_path / f"other{number}.db"
        for source in random.Random(number).sample(sources, len(sources)):
            read([source], other, jobs=1)
        judge("different", "Selmai Karimzad", "Selmay Karimzad", other)
        assert held(other) == expected


def test_two_articles_are_of_one_story_or_not(db: Path) -> None:
    def stories() -> list[str | None]:
        with open_record(db) as record:
            return [it.story for it in record.list("article").entries]  # type: ignore[attr-defined]

    with open_record(db) as record:
        one, _, other = (it.id for it in record.list("article").entries)
    before = stories()
    judge("same", one, other, db)
    assert stories()[0] == stories()[2] is not None
    judge("different", one, other, db)
    assert stories()[0] is None or stories()[0] != stories()[2]
    undo(db)
    undo(db)
    assert stories() == before
