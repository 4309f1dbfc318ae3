"""Addresses, fetched from a server that this test runs itself."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.ingest.builders import BODY, json_lines, page, read, record

ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, page().encode()),
    "/latin": (
        200,
        {"Content-Type": "text/html; charset=iso-8859-15"},
        page(("Réunion close. " * 30,)).encode("latin-1"),
    ),
    "/packed": (200, {"Content-Encoding": "gzip"}, gzip.compress(page().encode())),
    "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"a" * 80_000_000)),
    "/dump.jsonl": (200, {}, json_lines(record(), record(id="a2", text="Another."))),
    "/moved": (302, {"Location": "/page"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/away": (302, {"Location": "file:///etc/hostname"}, b""),
    "/gone": (410, {}, b"gone"),
    "/empty": (200, {}, b""),
}


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = ANSWERS.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["/page", "/packed", "/moved"])
def test_a_page(server: str, path: str) -> None:
    (document,), errors = read(server + path)
    assert not errors
    assert document.source == server + path
    assert document.where == document.url == server + ("/page" if path == "/moved" else path)
    assert all(paragraph in document.text for paragraph in BODY)


def test_the_declared_encoding_is_used(server: str) -> None:
    (document,), _ = read(server + "/latin")
    assert "Réunion" in document.text


def test_records(server: str) -> None:
    documents, _ = read(server + "/dump.jsonl")
    assert [document.source for document in documents] == [
        f"{server}/dump.jsonl#a1",
        f"{server}/dump.jsonl#a2",
    ]


REFUSED = [
    ("/gone", "answered 410"),
    ("/nowhere", "answered 404"),
    ("/round", "cannot be fetched"),
    ("/away", "cannot be fetched"),
    ("/empty", "empty"),
    ("/bomb", "larger than 64 MB"),
]


@pytest.mark.parametrize(("path", "reason"), REFUSED, ids=[path for path, _ in REFUSED])
def test_what_cannot_be_fetched_is_reported(server: str, path: str, reason: str) -> None:
    (document,), (error,) = read(server + path, server + "/page")
    assert document.source == server + "/page"
    assert error.source == server + path
    assert reason in error.reason


@pytest.mark.parametrize(
    "url", ["ftp://a.example/x", "file:///etc/hostname", "http://", "http://127.0.0.1:1/"]
)
def test_addresses_that_are_none(url: str) -> None:
    documents, (error,) = read(url)
    assert not documents
    assert error.source == url
