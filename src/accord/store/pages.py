"""The record a page at a time: lists that go on after an entry, counts of values, mentions, days.

Nothing here counts or sorts all entries: a page is a walk along an index, from the entry it comes after.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from accord.errors import QueryError
from accord.model.entries import Entry, Mention
from accord.store.codec import decode_entry, encode
from accord.store.database import Store
from accord.store.views import Query, checked
from accord.store.walking import walk_of

__all__ = [
    "Mark",
    "Moment",
    "Page",
    "Row",
    "actors_named",
    "entries_in",
    "find_row",
    "known_values",
    "mentions_of",
    "moments",
    "page",
    "row_at",
    "values_of",
]


@dataclass(frozen=True, slots=True)
class Row:
    """An entry in a list, with how many outlets, origins known by name, mentions and articles it has.

    The entry itself has at most `MOST_IN_HEAD` of its mentions, with the variants and origins of these.
    """

    entry: Entry
    outlets: int
    origins: int
    mentions: int
    articles: int


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of a list; the ids after which the next and before which the previous page are, None at the ends.

    `total` is how many the list has, where that is known without counting it.
    """

    rows: tuple[Row, ...]
    total: int | None
    next: str | None
    previous: str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention in an article, `[start, end)`, with the entry that rests on it."""

    kind: str
    id: str
    label: str
    start: int
    end: int


def page(store: Store, query: Query, *, after: str | None = None, before: str | None = None) -> Page:
    """The `limit` entries of a query that come after an entry or before one, by their ids.

    Without `sort` the newest reported stand first; what has no day of reporting comes last, whatever the
    order. Raises QueryError for an unknown kind, filter or order, and where the entry is gone.
    """
    query = checked(query)
    if query.sort is None:
        query = replace(query, sort="last_reported", reverse=True)
    db = store.connection
    walk = walk_of(db, query, backwards=before is not None)
    if walk is None:
        return Page((), 0, None, None)
    numbers = walk.numbers(query.limit + 1, before or after)
    more = len(numbers) > query.limit
    del numbers[query.limit :]
    rows = tuple(row_at(db, number) for number in (numbers[::-1] if before else numbers))
    first, last = (rows[0].entry.id, rows[-1].entry.id) if rows else (None, None)
    onwards, back = (before is not None or more), (after is not None if before is None else more)
    return Page(rows, walk.total(), last if onwards else None, first if back else None)


def row_at(db: sqlite3.Connection, number: int) -> Row:
    """The entry with this number."""
    kind, data, *counts = db.execute(
        """SELECT kind, coalesce(head, data), outlets, origins, mentions, articles FROM entry
           WHERE number = ?""",
        (number,),
    ).fetchone()
    return Row(decode_entry(kind, data), *counts)


def find_row(store: Store, entry_id: str) -> Row:
    """The entry with this id, as a list has it. Raises QueryError where there is none."""
    found = store.connection.execute("SELECT number FROM entry WHERE id = ?", (entry_id,)).fetchone()
    if found is None:
        raise QueryError(f"the record has no entry {entry_id!r}; find ids with: accord list KIND")
    return row_at(store.connection, found[0])


def mentions_of(
    store: Store, entry_id: str, *, after: int = 0, limit: int = 50
) -> tuple[tuple[int, Mention], ...]:
    """An entry's mentions from the one numbered `after` (the first is 1), each with its number."""
    rows = store.connection.execute(
        """SELECT nth, article.id, article.outlet, begins, ends, quote
           FROM entry CROSS JOIN mention ON mention.entry = entry.number
           JOIN article ON article.number = mention.article
           WHERE entry.id = ? AND nth > ? ORDER BY nth LIMIT ?""",
        (entry_id, after, limit),
    )
    return tuple((nth, Mention(*rest)) for nth, *rest in rows)


def values_of(
    store: Store, kind: str, field: str, *, words: str = "", limit: int = 12
) -> tuple[tuple[str, int], ...]:
    """The values that most entries of a kind have in a field, with how many; those that hold `words`."""
    rows = store.connection.execute(
        f"""SELECT value, entries FROM facet_value WHERE kind = ? AND field = ?
            {"AND instr(folded, ?)" if words else ""} ORDER BY entries DESC, value LIMIT ?""",  # noqa: S608
        (kind, field, *([words.casefold()] if words else []), limit),
    )
    return tuple(rows)


def tally(store: Store, kind: str, field: str) -> tuple[int, int]:
    """How many values a field has in a kind, and how often an entry has one of them."""
    row = store.connection.execute(
        "SELECT count(*), coalesce(sum(entries), 0) FROM facet_value WHERE kind = ? AND field = ?",
        (kind, field),
    ).fetchone()
    return int(row[0]), int(row[1])


def known_values(store: Store, kind: str, field: str, values: Iterable[str]) -> frozenset[str]:
    """Those of the values that some entry of the kind has in the field."""
    rows = store.connection.execute(
        """SELECT facet_value.value FROM json_each(?) AS asked CROSS JOIN facet_value
           ON kind = ? AND field = ? AND facet_value.value = asked.value""",
        (encode(sorted(set(values))), kind, field),
    )
    return frozenset(value for (value,) in rows)


def actors_named(store: Store, names: Iterable[str]) -> dict[str, str]:
    """The ids of the actors that are called so: the one of that name, else the only one of that alias."""
    rows = store.connection.execute(
        """SELECT facet_value.value, entry.label, entry.id FROM json_each(?) AS asked CROSS JOIN facet_value
           ON facet_value.kind = 'actor' AND field = 'name' AND facet_value.value = asked.value
           CROSS JOIN facet ON facet.value = facet_value.number
           CROSS JOIN entry ON entry.number = facet.entry ORDER BY entry.id""",
        (encode(sorted(set(names))),),
    ).fetchall()
    own = {name: entry_id for name, label, entry_id in rows if name == " ".join(label.split())}
    aliases: dict[str, list[str]] = {}
    for name, _, entry_id in rows:
        aliases.setdefault(name, []).append(entry_id)
    return {name: ids[0] for name, ids in aliases.items() if len(ids) == 1} | own


def entries_in(store: Store, article: str, *, limit: int = 2_000) -> tuple[Mark, ...]:
    """What rests on an article's words, in their order; the article's own entry is left out."""
    rows = store.connection.execute(
        """SELECT kind, entry.id, label, begins, ends
           FROM article CROSS JOIN mention ON mention.article = article.number
           JOIN entry ON entry.number = mention.entry
           WHERE article.id = ? AND kind <> 'article' ORDER BY begins, ends, entry.id LIMIT ?""",
        (article, limit),
    )
    return tuple(Mark(*row) for row in rows)


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry at the `nth` of its days, as `days_of` numbers them from 0."""

    row: Row
    nth: int

    @property
    def place(self) -> str:
        """After which a list of moments can go on."""
        return f"{self.row.entry.id}:{self.nth}"


def moments(
    store: Store,
    *,
    kind: str | None = None,
    what: str | None = None,
    since: str | None = None,
    until: str | None = None,
    after: str | None = None,
    newest_first: bool = False,
    limit: int = 50,
) -> tuple[Moment, ...]:
    """Entries on the days they are about, from old to new: those whose day begins in `since` to `until`.

    `what` is what the day is to the entry, as `Day.what`; `after` the place of the last moment seen. Raises
    QueryError for what does not exist.
    """
    query = checked(Query(kind or "statement", since=since, until=until))
    given = {"what = ?": what, "kind = ?": kind, "earliest >= ?": query.since, "earliest <= ?": query.until}
    parts = [test for test, value in given.items() if value is not None]
    values: list[object] = [value for value in given.values() if value is not None]
    way, sign = ("DESC", "<") if newest_first else ("ASC", ">")
    if after is not None:
        parts.append(f"(earliest, entry, nth) {sign} (?, ?, ?)")
        values += _moment_place(store, after)
    index = "moment_what" if what else "moment_kind" if kind else "moment_day"
    rows = store.connection.execute(
        f"""SELECT entry, nth FROM moment INDEXED BY {index} WHERE {" AND ".join(parts) or "true"}
            ORDER BY earliest {way}, entry {way}, nth {way} LIMIT ?""",  # noqa: S608
        [*values, limit],
    ).fetchall()
    return tuple(Moment(row_at(store.connection, number), nth) for number, nth in rows)


def _moment_place(store: Store, place: str) -> list[object]:
    entry_id, _, nth = place.rpartition(":")
    row = store.connection.execute(
        """SELECT earliest, entry, nth FROM entry JOIN moment ON moment.entry = entry.number
           WHERE id = ? AND nth = ?""",
        (entry_id, nth),
    ).fetchone()
    if row is None:
        raise QueryError(f"the timeline cannot go on from {place!r}, which is gone; begin it anew")
    return list(row)
