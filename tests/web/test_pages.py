"""Every page of the desk: for people, as JSON and as CSV, of a full record and of an empty one."""

from __future__ import annotations

import csv
import io

import pytest
from starlette.testclient import TestClient

from accord import Record
from accord.web.app import PAGES
from accord.web.menu import LISTS

PATHS = [path for path, _ in PAGES if "{" not in path]
MOST_BYTES = 300_000


def ending(path: str, form: str) -> str:
    return f"/index{form}" if path == "/" else f"{path}{form}"


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_three_forms(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200, page.text
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert len(page.content) < MOST_BYTES
    rows = client.get(ending(path, ".json")).json()["rows"]
    table = list(csv.reader(io.StringIO(client.get(ending(path, ".csv")).text)))
    assert len(table) == len(rows) + 1
    assert all(len(row) == len(table[0]) for row in table)


@pytest.mark.parametrize("path", PATHS)
def test_an_empty_record_says_what_would_fill_it(empty: TestClient, path: str) -> None:
    page = empty.get(path)
    assert page.status_code == 200
    assert 'class="empty"' in page.text or 'class="basis"' in page.text
    assert empty.get(ending(path, ".json")).json()["rows"] == []


@pytest.mark.parametrize("page", LISTS, ids=lambda page: page.kind)
def test_a_list_goes_through_every_entry_once(client: TestClient, example: Record, page: object) -> None:
    kind, path = page.kind, page.path  # type: ignore[attr-defined]
    wanted = [entry.id for entry in example.list(kind).entries]
    seen: list[str] = []
    following: str | None = f"{path}.json?limit=40"
    while following:
        answer = client.get(following).json()
        seen += [row["id"] for row in answer["rows"]]
        following = answer["next"]
    assert sorted(seen) == sorted(wanted)
    assert answer["total"] == len(wanted)


@pytest.mark.parametrize("sort", ["", "first_reported", "origins", "label"])
@pytest.mark.parametrize("reverse", ["", "1"])
def test_pages_in_any_order_join_without_a_gap(
    client: TestClient, example: Record, sort: str, reverse: str
) -> None:
    whole = client.get(f"/figures.json?limit=500&sort={sort}&reverse={reverse}").json()["rows"]
    seen: list[object] = []
    following: str | None = f"/figures.json?limit=7&sort={sort}&reverse={reverse}"
    while following:
        answer = client.get(following).json()
        seen += answer["rows"]
        following = answer["next"]
    assert seen == whole


def test_every_kind_of_entry_has_its_page(client: TestClient, example: Record) -> None:
    for kind in example.counts():
        entry = example.list(kind, limit=1).entries[0]
        page = client.get(f"/entry/{entry.id}")
        assert page.status_code == 200
        assert client.get(f"/entry/{entry.id}.json").json()["rows"][0]["id"] == entry.id


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere", 404),
        ("/entry/statement-0000", 404),
        ("/statements?colour=red", 400),
        ("/statements?limit=0", 400),
        ("/statements?limit=99999999999999999999", 400),
        ("/statements?after=nothing", 400),
        ("/statements?since=whenever", 400),
        ("/statements?sort=colour", 400),
    ],
)
def test_what_cannot_be_shown_is_said(client: TestClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status
    name, _, query = path.partition("?")
    for form in (".json", ".csv"):
        answer = client.get(f"{name}{form}?{query}")
        assert answer.status_code == status
        assert "<" not in answer.text
