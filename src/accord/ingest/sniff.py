"""What a file is, from its first bytes and its name."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache

from accord.ingest.decode import has_utf16_mark
from accord.model.tables import toml_table

__all__ = ["HEAD", "base_name", "kind_of", "other_by_name", "refusal"]

HEAD = 65536
"""Bytes looked at to tell a format."""

_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|p|div|table|article|h[1-6]|meta|title)\b", re.IGNORECASE
)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Formats:
    extensions: dict[str, str]
    other_extensions: dict[str, str]
    other_magic: tuple[tuple[bytes, str], ...]
    unread_magic: tuple[tuple[bytes, str], ...]


@cache
def _formats() -> _Formats:
    table = toml_table("accord.ingest", "formats.toml")
    return _Formats(
        extensions=table["extensions"],
        other_extensions={name: row["what"] for row in table["other"] for name in row["extensions"]},
        other_magic=tuple((bytes.fromhex(m), row["what"]) for row in table["other"] for m in row["magic"]),
        unread_magic=tuple((bytes.fromhex(m), row["what"]) for row in table["unread"] for m in row["magic"]),
    )


def base_name(path: str) -> str:
    """The file's name without folders and without .gz: the same article, packed or not."""
    name = path.rstrip("/").rpartition("/")[2]
    return name[:-3] if name.lower().endswith(".gz") and len(name) > 3 else name


def _extension(name: str) -> str:
    stem, dot, extension = name.rpartition(".")
    return extension.lower() if dot and stem else ""


def other_by_name(name: str) -> str | None:
    """What the file is, where its name says that it is no coverage (an image, a database)."""
    return _formats().other_extensions.get(_extension(name))


def refusal(head: bytes) -> tuple[str, bool] | None:
    """Why a file that begins so is not read, and whether that is worth a word inside a folder."""
    for magic, what in _formats().other_magic:
        if head.startswith(magic):
            return f"is {what}, not coverage", False
    for magic, what in _formats().unread_magic:
        if head.startswith(magic):
            return f"is {what}", True
    # An archive holds pages as the server packed them.
    if b"\0" in head and not has_utf16_mark(head) and not head.startswith(b"WARC/"):
        return "is a binary file; name a text, HTML, JSON Lines, feed or WARC file", True
    return None


def kind_of(head: bytes, name: str) -> str:
    """text, html, lines (JSON Lines), json, feed or warc. Content decides before the name."""
    text = head.decode("utf-16" if has_utf16_mark(head) else "utf-8", errors="replace").lstrip(
        "\ufeff \t\r\n"
    )
    by_name = _formats().extensions.get(_extension(name))
    if text.startswith("WARC/"):
        return "warc"
    if text.startswith("<"):
        start = text[:2000]
        feed, page = _FEED.search(start), _HTML.search(start)
        if feed and not (page and page.start() < feed.start()):
            return "feed"
        if page:
            return "html"
        return by_name if by_name in ("html", "feed") else ("feed" if start.startswith("<?xml") else "text")
    if by_name == "lines" or (text.startswith("{") and _first_line_is_object(text)):
        return "lines"
    if by_name == "json" or text.startswith(("{", "[{", "[\n", "[\r\n")):
        return "json"
    return by_name if by_name in ("html", "warc") else "text"


def _first_line_is_object(text: str) -> bool:
    """A first line too long for the head counts as one where it begins like one."""
    line, end, _ = text.partition("\n")
    if not end:
        return line.startswith('{"')
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
