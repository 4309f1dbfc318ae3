"""Looking things up: lists with filters, one entry, full-text search."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from accord.errors import DateError, QueryError
from accord.model.entries import Entry
from accord.model.judgement import Judgement
from accord.model.text import blank, sentence_around
from accord.model.values import DateInterval, Span
from accord.store.codec import KIND_BY_NAME, decode_entry
from accord.store.database import Store
from accord.store.facets import FILTERS

__all__ = ["SORTS", "Hit", "Listing", "Query", "count", "entries", "find_entry", "judgements_on", "search"]

SORTS = ("first_reported", "last_reported", "origins", "outlets", "mentions", "label", "id")
"""By what a list can be sorted."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to list: a kind, `(field, words)` filters that must all match, days of reporting, an order.

    A filter matches where its words occur in the field, whatever their case. `since` and `until` are
    contract dates, both included. `limit` 0 lists all; `after` is the id of the entry that the list goes on
    from, in the same order.
    """

    kind: str
    filters: tuple[tuple[str, str], ...] = ()
    since: str | None = None
    until: str | None = None
    sort: str | None = None
    reverse: bool = False
    limit: int = 0
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries of a query, how many there are without its limit, and where the next page goes on from."""

    entries: tuple[Entry, ...]
    total: int
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A place found by search: an article's sentence, or an entry; `id` can be shown."""

    kind: str
    id: str
    source: str | None
    outlet: str | None
    published: str | None
    text: str


def _condition(query: Query) -> tuple[str, list[object]]:
    allowed = FILTERS.get(query.kind)
    if allowed is None:
        raise QueryError(f"there is no kind {query.kind!r}; there are {', '.join(KIND_BY_NAME)}")
    parts, values = ["kind = ?"], [query.kind]
    for field, words in query.filters:
        if field not in allowed:
            raise QueryError(f"{query.kind} has no filter {field!r}; it has {', '.join(allowed)}")
        parts.append(
            "id IN (SELECT entry FROM facet WHERE kind = ? AND field = ? AND instr(fold(value), fold(?)))"
        )
        values += [query.kind, field, words]
    try:
        if query.since is not None:
            parts.append("last_reported || '~' >= ?")  # a month counts until its last day
            values.append(DateInterval.parse(query.since).earliest.isoformat())
        if query.until is not None:
            parts.append("first_reported <= ?")
            values.append(DateInterval.parse(query.until).latest.isoformat())
    except DateError as error:
        raise QueryError(str(error)) from None
    return " AND ".join(parts), list(values)


def entries(store: Store, query: Query) -> Listing:
    """The entries of a query. Raises QueryError for an unknown kind, filter or order.

    Without `sort` an entry stands where the record has it: by kind, then by id.
    """
    condition, values = _condition(query)
    if query.sort is not None and query.sort not in SORTS:
        raise QueryError(f"a list cannot be sorted by {query.sort!r}; it can by {', '.join(SORTS)}")
    db = store.connection
    db.create_function("fold", 1, lambda value: None if value is None else str(value).casefold())
    total = db.execute(f"SELECT count(*) FROM entry WHERE {condition}", values).fetchone()[0]  # noqa: S608
    way = "DESC" if query.reverse else "ASC"
    order = f"{query.sort} {way} NULLS LAST, number" if query.sort else f"number {way}"
    if query.after is not None:
        beyond, place = _beyond(db, query)
        condition, values = f"{condition} AND {beyond}", [*values, *place]
    rows = db.execute(
        f"SELECT kind, data FROM entry WHERE {condition} ORDER BY {order} LIMIT ?",  # noqa: S608
        [*values, query.limit + 1 if query.limit else -1],
    ).fetchall()
    found = tuple(decode_entry(*row) for row in rows[: query.limit or None])
    return Listing(found, total, found[-1].id if len(rows) > len(found) else None)


def _beyond(db: sqlite3.Connection, query: Query) -> tuple[str, list[object]]:
    """What comes after the entry `query.after` in the query's order."""
    name = query.sort or "number"
    row = db.execute(f"SELECT number, {name} FROM entry WHERE id = ?", (query.after,)).fetchone()  # noqa: S608
    if row is None:
        raise QueryError(f"the list cannot go on from {query.after!r}, which is gone; begin it anew")
    number, value = row
    sign = "<" if query.reverse else ">"
    if query.sort is None:
        return f"number {sign} ?", [number]
    if value is None:
        return f"({name} IS NULL AND number > ?)", [number]
    return f"({name} {sign} ? OR ({name} = ? AND number > ?) OR {name} IS NULL)", [value, value, number]


def count(store: Store) -> dict[str, int]:
    """How many entries of each kind the record has, in the record's order."""
    found = dict(store.connection.execute("SELECT kind, count(*) FROM entry GROUP BY kind"))
    return {kind: found[kind] for kind in KIND_BY_NAME if kind in found}


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


_TERM = re.compile(r'"([^"]+)"|([^\s"]+)')


def _match(words: str) -> tuple[str, list[str]]:
    """User's words as an FTS5 query: all must occur; "…" a phrase, a trailing * a beginning."""
    terms = []
    for phrase, word in _TERM.findall(words):
        bare = (phrase or word).rstrip("*")
        if any(c.isalnum() for c in bare):
            terms.append((bare, "*" if word.endswith("*") else ""))
    if not terms:
        raise QueryError(f"{words!r} holds no word to search for; give at least one")
    return " ".join(f'"{bare}"{star}' for bare, star in terms), [bare for bare, _ in terms]


def search(store: Store, words: str, *, limit: int = 20) -> list[Hit]:
    """Statements and other entries, then articles, that hold all `words`; best matches first.

    `"a phrase"` in double quotation marks must occur as it stands; `withdr*` matches beginnings.
    Residue is not searched.
    """
    match, terms = _match(words)
    db = store.connection
    found = db.execute(
        """SELECT entry.kind, entry.id, entry.label, entry.last_reported, mention.article
           FROM entry_search JOIN entry ON entry.number = entry_search.rowid
           JOIN mention ON mention.rowid = (SELECT min(rowid) FROM mention WHERE entry = entry.id)
           WHERE entry_search MATCH ? AND entry.kind <> 'article' ORDER BY rank, entry.number LIMIT ?""",
        (match, limit),
    ).fetchall()
    hits = []
    for kind, entry_id, label, last, article in found:
        document = store.article(article)
        source = None if document is None else document.source
        outlet = None if document is None else document.outlet
        hits.append(Hit(kind, entry_id, source, outlet, last, label))
    articles = db.execute(
        """SELECT article.id FROM article_search JOIN article ON article.number = article_search.rowid
           WHERE article_search MATCH ? ORDER BY rank, article.id LIMIT ?""",
        (match, limit),
    ).fetchall()
    for (article,) in articles:
        document = store.article(article)
        if document is not None:
            text = blank(document.text, document.residue)
            span = _first(text, terms)
            shown = " ".join(sentence_around(text, span).of(text).split()) if span else document.title or ""
            hits.append(
                Hit("article", article, document.source, document.outlet, document.published.shown, shown)
            )
    return hits


def _first(text: str, terms: list[str]) -> Span | None:
    """Where the first of the words that the text holds stands."""
    for term in terms:
        pattern = r"\W+".join(map(re.escape, re.findall(r"\w+", term)))
        found = re.search(rf"\b{pattern}", text, re.IGNORECASE)
        if found and found.end() > found.start():
            return Span(found.start(), found.end())
    return None
