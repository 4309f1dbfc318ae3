"""A kind of entry as a list, filtered and ordered as the address says."""

from __future__ import annotations

from dataclasses import dataclass

from accord.export.contract import entry_object
from accord.model.entries import Entry
from accord.store import FILTERS, SORTS
from accord.view import Context, View
from accord.web.asked import Asked, Shown
from accord.web.menu import ListPage

__all__ = ["Row", "list_page", "rows_of"]

ORDERS = {
    "last_reported": "day of the last report",
    "first_reported": "day of the first report",
    "origins": "number of origins",
    "outlets": "number of outlets",
    "mentions": "number of mentions",
    "label": "its words",
    "id": "its id",
}


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of a list, with the sentence of its first mention."""

    entry: Entry
    evidence: Context


def list_page(page: ListPage, record: View, asked: Asked) -> Shown:
    """Entries of one kind, the last reported first where the address gives no order."""
    sort, reverse = (asked.sort, asked.reverse) if asked.sort else ("last_reported", not asked.reverse)
    found = record.list(
        page.kind,
        since=asked.since,
        until=asked.until,
        sort=sort,
        reverse=reverse,
        limit=asked.limit,
        after=asked.after,
        **asked.values,
    )
    values = {
        "page": page,
        "rows": rows_of(record, found.entries),
        "fields": FILTERS[page.kind],
        "orders": {name: ORDERS[name] for name in SORTS},
    }
    rows = map(entry_object, found.entries)
    return Shown("list.html", page.title, values, rows, total=found.total, next=found.next)


def rows_of(record: View, entries: tuple[Entry, ...]) -> list[Row]:
    """Entries with where a reader can see them."""
    return [Row(entry, record.context(entry.mentions[0])) for entry in entries]
