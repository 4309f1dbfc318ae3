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
    """Entries of one kind, the last reported first where the address gives no order.

    A filter's words in double quotation marks are the field's whole value.
    """
    sort, reverse = (asked.sort, asked.reverse) if asked.sort else ("last_reported", not asked.reverse)
    whole = {name: it[1:-1] for name, it in asked.values.items() if len(it) > 1 and it[0] == it[-1] == '"'}
    found = record.page(
        page.kind,
        since=asked.since,
        until=asked.until,
        sort=sort,
        reverse=reverse,
        limit=asked.limit,
        after=asked.after,
        exact=whole,
        **{name: words for name, words in asked.values.items() if name not in whole},
    )
    values = {
        "page": page,
        "rows": rows_of(record, tuple(row.entry for row in found.rows)),
        "fields": FILTERS[page.kind],
        "orders": {name: ORDERS[name] for name in SORTS},
    }
    rows = ({**entry_object(row.entry), "mentions_in_all": row.mentions} for row in found.rows)
    return Shown("list.html", page.title, values, rows, total=found.total, next=found.next)


def rows_of(record: View, entries: tuple[Entry, ...]) -> list[Row]:
    """Entries with where a reader can see them."""
    return [Row(entry, record.context(entry.mentions[0])) for entry in entries]
