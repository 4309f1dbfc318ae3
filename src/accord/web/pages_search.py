"""Search over everything."""

from __future__ import annotations

import msgspec

from accord.view import View
from accord.web.asked import Asked, Shown

__all__ = ["search_page"]

MOST_HITS = 50


def search_page(record: View, asked: Asked) -> Shown:
    """Entries and articles that hold all the words `q`."""
    words = asked.values.get("q", "")
    hits = record.search(words, limit=MOST_HITS) if words else ()
    rows = [msgspec.to_builtins(hit) for hit in hits]
    columns = ("kind", "id", "source", "outlet", "published", "text")
    return Shown("search.html", "Search", {"hits": hits, "q": words}, rows, columns, total=len(hits))
