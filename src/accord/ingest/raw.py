"""One article as bytes, before anything is made of it, and how much of it is held at most."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

__all__ = ["MAX_ARTICLE", "MAX_CONTAINER", "Raw", "digest_of"]

MAX_ARTICLE = 10 * 1024 * 1024
"""Bytes of one article: a page, a text, a line of JSON Lines. Longer ones are reported and skipped."""

MAX_CONTAINER = 64 * 1024 * 1024
"""Bytes of a file that can only be read whole: a feed, a JSON array."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One article as found.

    `source` is the path, `path#id` or URL; `where` what identifies it on any machine as far as that is
    known before extraction (URL, given id, file name); `digest` the SHA-256 of `payload` in hex; `kind`
    text, html, record (a JSON object) or item (a feed's item as JSON). `name` is the file's base name,
    `url` the address it was fetched from, `charset` what the server declared; `folder` the name of the folder
    it lies in, empty where it lies in none.
    """

    source: str
    where: str
    digest: str
    kind: str
    payload: bytes
    name: str = ""
    url: str | None = None
    charset: str | None = None
    folder: str = ""


def digest_of(payload: bytes) -> str:
    return hashlib.sha256(payload).hexdigest()
