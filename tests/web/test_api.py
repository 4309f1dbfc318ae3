"""The REST interface: answers as its OpenAPI document says, bounded, and the same record as elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient

from accord import Record
from accord.export.contract import entry_object
from accord.web import Desk
from accord.web.api import Reading, make_api

from ..conftest import DAY
from .conftest import asking

# A day that no calendar has, words without a letter: right by the document, and still told to be wrong.
MOST_BYTES = 1_500_000


@pytest.fixture(scope="session")
def document(desk: Desk) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_asgi("/openapi.json", make_api(desk))


PATHS = [path for path, _, _ in Reading(Desk(Path("none.db"), 0, "")).routes()]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_as_the_document_says(document: schemathesis.BaseSchema, path: str) -> None:
    operation = document[path]["GET"]

    @given(case=operation.as_strategy())
    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    def asked(case: schemathesis.Case) -> None:
        if str(case.query.get("as_of"))[:4].isdigit():
            case.query["as_of"] = DAY  # The record is not put together anew for every day there is.
        answer = case.call_and_validate(excluded_checks=[positive_data_acceptance])
        assert len(answer.content) < MOST_BYTES

    asked()


def rows(client: TestClient, address: str) -> Iterator[dict[str, object]]:
    after = ""
    while True:
        page = client.get(f"/api/v1{address}{after}").json()
        yield from page["rows"]
        if page["next"] is None:
            return
        after = f"&after={page['next']}"


def test_pages_hold_every_entry_once(client: TestClient, example: Record) -> None:
    for kind, number in example.counts().items():
        ids = [row["entry"]["id"] for row in rows(client, f"/entries/{kind}?limit=100")]  # type: ignore[index]
        assert len(ids) == len(set(ids)) == number


def test_filters_leave_what_they_say(client: TestClient, example: Record) -> None:
    speaker = client.get("/api/v1/entries/statement/values/speaker?limit=1").json()["values"][0]
    found = list(rows(client, f"/entries/statement?filter=speaker=={speaker['value']}&limit=100"))
    assert len(found) == speaker["entries"]
    assert {row["entry"]["speaker"] for row in found} == {speaker["value"]}  # type: ignore[index]
    for row in found:
        entry = example.show(row["entry"]["id"])  # type: ignore[index]
        assert row["mentions"] == len(entry.mentions)


def test_an_entry_comes_with_its_evidence(client: TestClient, example: Record) -> None:
    entry = example.list("statement", sort="mentions", reverse=True, limit=1).entries[0]
    whole = client.get(f"/api/v1/entry/{entry.id}").json()
    assert whole["entry"] == msgspec.json.decode(msgspec.json.encode(entry_object(entry)))
    assert whole["next"] is None
    for evidence, mention in zip(whole["evidence"], entry.mentions, strict=True):
        assert evidence["sentence"][evidence["from"] : evidence["to"]] == mention.quote
        asked = f"/api/v1/articles/{evidence['article']}/text?start={mention.start}"
        text = client.get(f"{asked}&limit={mention.end - mention.start}").json()
        assert text["text"] == mention.quote
    page = client.get(f"/api/v1/entry/{entry.id}?after=1&limit=2").json()
    assert [it["number"] for it in page["evidence"]] == [2, 3]
    assert [it["quote"] for it in page["entry"]["mentions"]] == [it.quote for it in entry.mentions[1:3]]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/entry/statement-0000000000000000", 404),
        ("/entry/x", 422),
        ("/entries/nothing", 400),
        ("/entries/figure?filter=colour=red", 400),
        ("/entries/figure?since=2024-13", 400),
        ("/entries/figure?limit=1000", 422),
        ("/search?q=%22", 400),
        ("/nothing", 404),
    ],
)
def test_what_is_wrong_is_told(client: TestClient, address: str, status: int) -> None:
    answer = client.get("/api/v1" + address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/json"


def test_the_document_is_where_people_look_for_it(client: TestClient) -> None:
    found = client.get("/api/v1/openapi.json").json()
    assert found["openapi"].startswith("3.")
    assert "/entries/{kind}" in found["paths"]
    assert {"StatementEntry", "Mention"} <= set(found["components"]["schemas"])


def test_an_empty_record_answers_too(empty: TestClient) -> None:
    assert empty.get("/api/v1/record").json()["counts"] == {}
    assert empty.get("/api/v1/brief").json()["lines"] == []
    assert empty.get("/api/v1/entries/figure").json()["rows"] == []


def test_nothing_can_be_written(desk: Desk, tmp_path: Path) -> None:
    with asking(desk) as client:
        for method in ("post", "put", "patch", "delete"):
            assert getattr(client, method)("/api/v1/entries/figure").status_code == 403
