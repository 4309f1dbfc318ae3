"""Search over everything."""

from __future__ import annotations

import msgspec

from accord.store import MOST_COUNTED, Hit, find, find_row, found_of
from accord.view import View
from accord.web.asked import Asked, Shown
from accord.web.pages_list import Told, told_rows

__all__ = ["search_page"]

MOST_HITS = 25


def search_page(record: View, asked: Asked) -> Shown:
    """Entries and articles that hold all the words `q`: the best or, of one `kind`, the newest first."""
    words, kind = asked.values.get("q", ""), asked.values.get("kind")
    counts = found_of(record.store, words) if words else {}
    hits: tuple[Hit, ...] = ()
    after = None
    if words and kind:
        found = find(record.store, words, kind, after=asked.after, limit=asked.limit)
        hits, after = found.hits, found.next
    elif words:
        hits = record.search(words, limit=MOST_HITS)
    told = [(hit, _told(record, hit)) for hit in hits]
    values = {"hits": told, "q": words, "kind": kind, "found": counts, "most": MOST_COUNTED}
    rows = [msgspec.to_builtins(hit) for hit in hits]
    columns = ("kind", "id", "source", "outlet", "published", "text")
    total = counts.get(kind, 0) if kind else sum(counts.values())
    return Shown("search.html", "Search", values, rows, columns, total=total, next=after)


def _told(record: View, hit: Hit) -> Told:
    """What was found as a list shows it: what an entry says, and who says it, beside its sentence."""
    return told_rows(record, [find_row(record.store, hit.id)])[0]
