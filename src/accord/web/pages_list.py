"""A kind of entry as a list, filtered and ordered as the address says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accord.export.contract import entry_object
from accord.model.entries import Entry
from accord.store import FILTERS, MOST_AMONG, Among, Query, Row, values_among, values_of
from accord.view import Context, View
from accord.web.asked import Asked, Shown
from accord.web.kept import Kept
from accord.web.menu import ListPage

__all__ = ["Facet", "Told", "facets_of", "list_page", "split_filters", "told_rows"]

ORDERS = {
    "-last_reported": "newest first",
    "last_reported": "oldest first",
    "-origins": "most origins first",
    "-outlets": "most outlets first",
    "-mentions": "most mentions first",
    "first_reported": "first reported first",
    "label": "words, A to Z",
}
"""What people choose a list's order from; a minus sign goes from the other end."""
MOST_VALUES = 6
_AMONG = Kept()
NO_FACETS = ("source", "story", "derives_from")
"""Fields whose values nobody chooses from a list: paths and ids."""


@dataclass(frozen=True, slots=True)
class Told:
    """A row of a list with the sentence in which its entry stands first."""

    row: Row
    evidence: Context

    @property
    def entry(self) -> Entry:
        return self.row.entry


@dataclass(frozen=True, slots=True)
class Facet:
    """A field to filter by: what is asked for, and the values most entries have, each with how many.

    `asked` is part of a value, or in double quotation marks the whole of one.
    """

    field: str
    asked: str
    values: tuple[tuple[str, int], ...]


def list_page(page: ListPage, record: View, asked: Asked) -> Shown:
    """Entries of one kind, in the list's own order where the address gives none."""
    words, exact = split_filters(asked.values)
    order = page.order if asked.sort is None else asked.sort
    sort, turned = order.removeprefix("-"), order.startswith("-") != asked.reverse
    chosen = f"-{sort}" if turned else sort
    found = record.page(
        page.kind,
        since=asked.since,
        until=asked.until,
        sort=sort,
        reverse=turned,
        limit=asked.limit,
        after=asked.after,
        exact=exact,
        **words,
    )
    facets, counted = facets_of(record, page.kind, asked)
    values = {
        "page": page,
        "rows": told_rows(record, found.rows),
        "facets": facets,
        "counted": counted,
        "orders": ORDERS if chosen in ORDERS else {chosen: "as the address says", **ORDERS},
        "order": chosen,
    }
    rows = [entry_object(row.entry) for row in found.rows]
    return Shown("list.html", page.title, values, rows, total=found.total, next=found.next)


def split_filters(given: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Filters by words a value must hold, and those by a whole value, which stands in quotation marks."""
    whole = {
        name: value[1:-1] for name, value in given.items() if len(value) > 2 and value[0] == value[-1] == '"'
    }
    return {name: value for name, value in given.items() if name not in whole}, whole


def told_rows(record: View, rows: Iterable[Row]) -> list[Told]:
    """Rows with where a reader can see them."""
    return [Told(row, record.context(row.entry.mentions[0])) for row in rows]


def _among(record: View, query: Query) -> Among:
    return values_among(record.store, query, limit=MOST_VALUES)


def facets_of(record: View, kind: str, asked: Asked) -> tuple[list[Facet], str]:
    """The fields of a kind with the values that most of its entries have which the address asks for.

    Also the words that say among which they were counted. A single value says nothing and is left out,
    as are names, of which each is of one entry.
    """
    words, exact = split_filters(asked.values)
    if words or exact or asked.since or asked.until:
        query = Query(kind, tuple(words.items()), asked.since, asked.until, exact=tuple(exact.items()))
        among = _AMONG.of(record, _among, query)
        counted = f"the newest {MOST_AMONG:,} that fit" if among.capped else "those that fit"
        values = among.values
    else:
        fields = FILTERS[kind]
        values = {field: values_of(record.store, kind, field, limit=MOST_VALUES) for field in fields}
        counted = "all"
    facets = []
    for field in (*FILTERS[kind][2:], *FILTERS[kind][:2]):  # a kind's own before outlet and origin
        if field not in NO_FACETS:
            held = values.get(field, ())
            tells = len(held) > 1 and held[0][1] > 1 and field != "name"
            facets.append(Facet(field, asked.values.get(field, ""), held if tells else ()))
    return facets, counted
