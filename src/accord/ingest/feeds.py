"""RSS and Atom: one item an article, with what the feed says about all of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from accord.errors import SourceError
from accord.ingest.decode import as_utf8
from accord.ingest.raw import Raw, digest_of
from accord.ingest.records import is_web_address

__all__ = ["feed_items"]

_NAMED = re.compile(r"^.*\(([^()]+)\)?$")  # RSS writes authors as "address (Name)"
_PLAIN = ("text/plain",)
_ENDS = (b"</rss>", b"</feed>", b"</rdf:RDF>")
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def feed_items(data: bytes, path: str, name: str) -> Iterator[Raw | SourceError]:
    """Each item as a `Raw` of kind item, its fields as JSON (`_item` lists them).

    The full text where the feed carries it (content:encoded, atom:content), else the description.
    """
    data = as_utf8(data, path)
    if _ENTITY.search(data):
        yield SourceError(path, "declares XML entities of its own, which no feed needs; not read for safety")
        return
    try:
        feed = _parse(data)
    except Exception as error:  # feedparser raises whatever its parsers raise
        yield SourceError(path, f"is no feed that can be read ({type(error).__name__})")
        return
    if not feed.entries:
        yield SourceError(path, "has no items; name an RSS or Atom feed, or a page as HTML")
        return
    entries = feed.entries
    if feed.bozo and not data.rstrip().endswith(_ENDS):
        yield SourceError(path, "is cut off; the whole items before that are read. Get the feed again")
        entries = entries[:-1]
    known: set[tuple[str, str]] = set()
    for number, entry in enumerate(entries, 1):
        result = _item(entry, feed.feed, path, name)
        if isinstance(result, str):
            yield SourceError(path, f"item {number} {result}")
        elif (result.source, result.digest) not in known:
            known.add((result.source, result.digest))
            yield result


def _parse(data: bytes) -> Any:
    import feedparser  # type: ignore[import-untyped]

    # Bytes, not a path or URL: feedparser would fetch an address that it is given as text.
    return feedparser.parse(data, response_headers={"content-type": "application/xml; charset=utf-8"})


def _item(entry: Any, feed: Any, path: str, name: str) -> Raw | str:
    contents = [part for part in entry.get("content", ()) if (part.get("value") or "").strip()]
    best = max(contents, key=lambda part: len(part["value"]), default=None) or entry.get("summary_detail")
    body = (best or {}).get("value") or ""
    if not body.strip():
        return "has no text, neither content nor description"
    link, identity = entry.get("link"), entry.get("id")
    url = link if is_web_address(link) else (identity if is_web_address(identity) else None)
    authors = [a["name"] for a in entry.get("authors", ()) if a.get("name")] or [entry.get("author") or ""]
    fields = {
        "title": entry.get("title"),
        "url": url,
        "id": identity,
        "published": entry.get("published") or entry.get("updated"),
        "authors": [name for author in authors if (name := _NAMED.sub(r"\1", author).strip())],
        "body": body,
        "html": (best or {}).get("type") not in _PLAIN and ("<" in body or "&" in body),
        "outlet": (entry.get("source") or {}).get("title") or feed.get("title"),
        "lang": (best or {}).get("language") or feed.get("language"),
    }
    payload = json.dumps(fields, sort_keys=True).encode("ascii")
    digest = digest_of(payload)
    key = url or identity or digest[:12]
    return Raw(f"{path}#{key}", url or identity or name, digest, "item", payload, name)
