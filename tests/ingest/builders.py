"""Small sources in every format, written for these tests."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterable
from pathlib import Path

from accord.errors import SourceError
from accord.ingest import Raw, find, load
from accord.model.document import Document

BODY = (
    "The delegations of Orvenia and the Coastal Front met for nine hours on Tuesday, officials said.",
    "“We have agreed to keep talking, and to keep the road open,” the envoy, Marta Quell, told reporters.",
    "Both sides said that 40 prisoners would be exchanged before the end of the month, under monitors' eyes.",
)
"""Three paragraphs that read as an article to an extractor."""

TEXT = "\n\n".join(BODY)


def page(
    body: Iterable[str] = BODY,
    *,
    title: str = "Orvenia talks resume after a long night",
    head: str = "",
    above: str = '<nav><a href="/">Home</a> <a href="/world">World</a></nav>',
    below: str = "<footer><p>About this paper and its staff</p></footer>",
) -> str:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>{head}</head><body>{above}'
        f"<main><article><h1>{title}</h1>{paragraphs}</article></main>{below}</body></html>"
    )


def record(**fields: object) -> dict[str, object]:
    return {"id": "a1", "text": TEXT, **fields}


def json_lines(*records: object) -> bytes:
    return b"".join(json.dumps(one).encode() + b"\n" for one in records)


def rss(*items: str, title: str = "Shore Dispatch") -> bytes:
    body = "".join(f"<item>{item}</item>" for item in items)
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title><language>en</language>{body}</channel></rss>"
    ).encode()


ITEM = (
    "<title>Road stays open</title><link>https://dispatch.example/road</link>"
    "<pubDate>Tue, 02 Apr 2024 23:30:00 +0530</pubDate><author>desk@dispatch.example (Ida Moss)</author>"
    "<description>Short form.</description><content:encoded><![CDATA["
    + "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    + "]]></content:encoded>"
)


def response(
    url: str, body: bytes, *, status: str = "200 OK", headers: str = "Content-Type: text/html"
) -> bytes:
    """One WARC response record."""
    http = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-01T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:11111111-1111-4111-8111-111111111111>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    ).encode()
    return head + http + b"\r\n\r\n"


def archive(*records: bytes, packed: bool = False) -> bytes:
    return b"".join(gzip.compress(one) if packed else one for one in records)


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def read(*sources: str, stdin: bytes | None = None) -> tuple[list[Document], list[SourceError]]:
    """All that can be read, and all that cannot."""
    documents, errors = [], []
    for raw in find(sources, stdin=None if stdin is None else io.BytesIO(stdin)):
        try:
            if isinstance(raw, SourceError):
                raise raw
            documents.append(load(raw))
        except SourceError as error:
            errors.append(error)
    return documents, errors


def read_one(source: str) -> Document:
    documents, errors = read(source)
    assert not errors, errors
    (document,) = documents
    return document


def raws(*sources: str) -> list[Raw]:
    found = list(find(sources))
    assert not [one for one in found if isinstance(one, SourceError)], found
    return [one for one in found if isinstance(one, Raw)]
