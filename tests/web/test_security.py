"""The desk answers this machine's own pages only, and nothing is written without the token."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from accord.errors import StoreError
from accord.web import Desk

from .conftest import asking

HERE = "http://127.0.0.1:8517"


def test_another_name_for_this_machine_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "desk.example:8517"}).status_code == 403
    assert client.get("/", headers={"host": "127.0.0.1:9999"}).status_code == 403
    assert client.get("/", headers={"host": "localhost:8517"}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/static/desk.css", "/nowhere", "/statements.json"])
def test_every_answer_forbids_what_is_not_the_desks_own(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'self';")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ({}, "Origin"),
        ({"origin": "http://elsewhere.example"}, "Another site"),
        ({"origin": "null"}, "Another site"),
        ({"origin": HERE}, "token"),
        ({"authorization": "Bearer wrong"}, "token"),
        ({"origin": HERE, "cookie": "accord_token_8517=wrong"}, "token"),
    ],
)
def test_what_writes_needs_origin_and_token(client: TestClient, headers: dict[str, str], words: str) -> None:
    answer = client.post("/nowhere", headers=headers)
    assert answer.status_code == 403
    assert words in answer.text


def test_with_the_token_a_request_that_writes_gets_to_the_desk(client: TestClient, desk: Desk) -> None:
    by_cookie = {"origin": HERE, "cookie": f"{desk.cookie}={desk.token}"}
    for headers in (by_cookie, {"authorization": f"Bearer {desk.token}"}):
        assert client.post("/nowhere", headers=headers).status_code == 404


def test_a_desk_that_only_reads_refuses_even_with_the_token(desk: Desk) -> None:
    reading = replace(desk, read_only=True)
    with asking(reading) as client:
        answer = client.post("/nowhere", headers={"authorization": f"Bearer {desk.token}"})
    assert answer.status_code == 403
    with pytest.raises(StoreError), reading.writer():
        pass


def test_the_token_goes_from_the_address_into_a_cookie_scripts_cannot_read(
    client: TestClient, desk: Desk
) -> None:
    answer = client.get(f"/figures?unit=person&token={desk.token}", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/figures?unit=person"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    wrong = client.get("/?token=wrong", follow_redirects=False)
    assert "set-cookie" not in wrong.headers


def test_a_redirect_never_leads_off_the_desk(client: TestClient) -> None:
    answer = client.get("//elsewhere.example/?token=x", follow_redirects=False)
    assert not answer.headers.get("location", "/").startswith("//")


def test_reading_leaves_the_record_as_it_is(client: TestClient, example_db: Path) -> None:
    before = example_db.read_bytes()
    for path in ("/", "/statements", "/search?q=withdrawal"):
        assert client.get(path).status_code == 200
    assert example_db.read_bytes() == before
