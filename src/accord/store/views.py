"""Looking things up: lists with filters, one entry, full-text search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from accord.errors import DateError, QueryError
from accord.model.entries import Entry
from accord.model.judgement import Judgement
from accord.model.values import DateInterval
from accord.store.codec import KIND_BY_NAME, decode_entry
from accord.store.database import Store
from accord.store.facets import FILTERS

__all__ = ["SORTS", "Listing", "Query", "count", "entries", "find_entry", "judgements_on", "undated"]

SORTS = ("first_reported", "last_reported", "origins", "outlets", "mentions", "label", "id")
"""By what a list can be sorted."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to list: a kind, `(field, words)` filters that must all match, days of reporting, an order.

    A filter matches where its words occur in the field, whatever their case; one of `exact` where the field
    is these words. `since` and `until` are contract dates, both included. `limit` 0 lists all.
    """

    kind: str
    filters: tuple[tuple[str, str], ...] = ()
    since: str | None = None
    until: str | None = None
    sort: str | None = None
    reverse: bool = False
    limit: int = 0
    exact: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries of a query, and how many there are without its limit."""

    entries: tuple[Entry, ...]
    total: int


def filter_fields(kind: str) -> tuple[str, ...]:
    """By what a kind can be filtered. Raises QueryError where there is no such kind."""
    allowed = FILTERS.get(kind)
    if allowed is None:
        raise QueryError(f"there is no kind {kind!r}; there are {', '.join(KIND_BY_NAME)}")
    return allowed


def checked(query: Query) -> Query:
    """The query, with its days as days. Raises QueryError for what does not exist."""
    allowed = filter_fields(query.kind)
    for field, _ in (*query.filters, *query.exact):
        if field not in allowed:
            raise QueryError(f"{query.kind} has no filter {field!r}; it has {', '.join(allowed)}")
    if query.sort is not None and query.sort not in SORTS:
        raise QueryError(f"a list cannot be sorted by {query.sort!r}; it can by {', '.join(SORTS)}")
    try:
        since = DateInterval.parse(query.since).earliest.isoformat() if query.since is not None else None
        until = DateInterval.parse(query.until).latest.isoformat() if query.until is not None else None
    except DateError as error:
        raise QueryError(str(error)) from None
    return replace(query, since=since, until=until)


def days_condition(query: Query) -> tuple[str, list[object]]:
    """SQL for a checked query's days of reporting; a month counts until its last day."""
    parts, values = ["true"], list[object]()
    if query.since is not None:
        parts.append("last_reported >= ? AND last_reported || '~' >= ?")
        values += [query.since[:4], query.since]
    if query.until is not None:
        parts.append("first_reported <= ? AND first_reported > ''")
        values.append(query.until)
    return " AND ".join(parts), values


def entries(store: Store, query: Query) -> Listing:
    """The entries of a query. Raises QueryError for an unknown kind, filter or order.

    Without `sort` they stand by id; what has no day of reporting comes last, whatever the order.
    """
    query = checked(query)
    condition, values = days_condition(query)
    for test, filters in (("instr(folded, ?)", query.filters), ("facet_value.value = ?", query.exact)):
        for field, words in filters:
            chosen = f"SELECT number FROM facet_value WHERE kind = ? AND field = ? AND {test}"  # noqa: S608
            condition += f" AND number IN (SELECT entry FROM facet WHERE facet.value IN ({chosen}))"  # noqa: S608
            values += [query.kind, field, words.casefold() if test.startswith("instr") else words]
    way = "DESC" if query.reverse else "ASC"
    order = f"{query.sort} = '', {query.sort} {way}, id {way}" if query.sort else f"id {way}"
    db = store.connection
    numbers = [
        number
        for (number,) in db.execute(
            f"SELECT number FROM entry WHERE kind = ? AND {condition} ORDER BY {order}",  # noqa: S608
            [query.kind, *values],
        )
    ]
    shown = numbers[: query.limit] if query.limit else numbers
    rows = (db.execute("SELECT data FROM entry WHERE number = ?", (it,)).fetchone()[0] for it in shown)
    return Listing(tuple(decode_entry(query.kind, data) for data in rows), len(numbers))


def count(store: Store) -> dict[str, int]:
    """How many entries of each kind the record has, in the record's order."""
    found = dict(store.connection.execute("SELECT kind, entries FROM kind_count"))
    return {kind: found[kind] for kind in KIND_BY_NAME if found.get(kind)}


def undated(store: Store, kind: str) -> int:
    """How many entries of a kind have no day on which they were reported."""
    row = store.connection.execute(
        "SELECT count(*) FROM entry WHERE kind = ? AND last_reported = ''", (kind,)
    ).fetchone()
    return int(row[0])


def find_entry(store: Store, entry_id: str) -> Entry:
    """The entry with this id, or with the only id that begins so, rejected or not. Raises QueryError."""
    rows = store.connection.execute(
        """SELECT kind, data, id FROM entry WHERE id >= :id AND id < :end UNION ALL
           SELECT kind, data, id FROM rejected WHERE id >= :id AND id < :end ORDER BY id LIMIT 2""",
        {"id": entry_id, "end": entry_id + "\U0010ffff"},
    ).fetchall()
    exact = [row for row in rows if row[2] == entry_id]
    if not rows:
        raise QueryError(f"the record has no entry {entry_id!r}; find ids with: accord list KIND")
    if len(rows) > 1 and not exact:
        raise QueryError(f"more than one id begins with {entry_id!r}; give more of it")
    kind, data, _ = (exact or rows)[0]
    return decode_entry(kind, data)


def judgements_on(store: Store, keys: set[str]) -> Iterator[Judgement]:
    """Why things were joined: judgements with one of `keys` on either side, in a fixed order."""
    found: set[Judgement] = set()
    for key in keys:
        for side in ("left_id", "right_id"):
            rows = store.connection.execute(f"SELECT * FROM judgement WHERE {side} = ?", (key,))  # noqa: S608
            found.update(Judgement(*row) for row in rows)
    return iter(sorted(found))
