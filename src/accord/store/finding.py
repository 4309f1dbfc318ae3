"""Full-text search over entries and articles, best matches first or, a page at a time, the newest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest

from accord.errors import QueryError
from accord.model.text import blank, sentence_around
from accord.model.values import Span
from accord.store.codec import KIND_BY_NAME
from accord.store.database import Store
from accord.store.rows import numbers
from accord.store.views import filter_fields

__all__ = ["MOST_COUNTED", "Found", "Hit", "find", "found_of", "search"]

MOST_COUNTED = 1_000
"""Search counts no further than this."""

_RANKED = 500  # of more matches than this, which the words hardly tell apart, each kind's newest are shown


@dataclass(frozen=True, slots=True)
class Hit:
    """A place found by search: an article's sentence, or an entry; `id` can be shown."""

    kind: str
    id: str
    source: str | None
    outlet: str | None
    published: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What search found of one kind: a page of hits, and after which id the next page is."""

    hits: tuple[Hit, ...]
    next: str | None


_TERM = re.compile(r'"([^"]+)"|([^\s"]+)')


def _match(words: str) -> tuple[str, list[str]]:
    """User's words as an FTS5 query: all must occur; "…" a phrase, a trailing * a beginning."""
    terms = []
    for phrase, word in _TERM.findall(words.replace("\0", " ")):
        bare = (phrase or word).rstrip("*")
        if any(c.isalnum() for c in bare):
            terms.append((bare, "*" if word.endswith("*") else ""))
    if not terms:
        raise QueryError(f"{words!r} holds no word to search for; give at least one")
    return " ".join(f'"{bare}"{star}' for bare, star in terms), [bare for bare, _ in terms]


def search(store: Store, words: str, *, limit: int = 20) -> list[Hit]:
    """Statements and other entries, then articles, that hold all `words`; the best first or, of very many,
    the newest of each kind in turn.

    `"a phrase"` in double quotation marks must occur as it stands; `withdr*` matches beginnings.
    Residue is not searched.
    """
    match, terms = _match(words)
    found = _best(store, "entry", [it for it in KIND_BY_NAME if it != "article"], match, limit)
    read = _best(store, "article", ["article"], match, limit)
    hits = [_entry_hit(store, number) for number in found]
    return hits + [_article_hit(store, number, terms) for number in read]


def _best(store: Store, table: str, kinds: Sequence[str], match: str, limit: int) -> list[int]:
    """The numbers of the best matches. Weighing a word means going through all that hold it, however many."""
    holding = f"SELECT rowid FROM {table}_search WHERE {table}_search MATCH ? AND rowid"  # noqa: S608
    found = []
    for kind in kinds:
        _, block = _where(store, kind)
        newest = store.connection.execute(
            f"{holding} >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?",
            (match, block.start, block.stop, _RANKED + 1),
        )
        found.append([number for (number,) in newest])
    if sum(map(len, found)) > _RANKED:
        in_turn = chain.from_iterable(zip_longest(*found))
        return list(islice((number for number in in_turn if number is not None), limit))
    known = _where(store, "article")[1]
    left_out = numbers(store.connection, "article") if table == "entry" else range(known.stop, 1 << 62)
    best = store.connection.execute(
        f"{holding} NOT BETWEEN ? AND ? ORDER BY rank, rowid LIMIT ?",
        (match, left_out.start, left_out.stop - 1, limit),
    )
    return [number for (number,) in best]


def find(store: Store, words: str, kind: str, *, after: str | None = None, limit: int = 50) -> Found:
    """The hits of one kind, the newest first: `article` for articles by their texts. Raises QueryError."""
    filter_fields(kind)
    match, terms = _match(words)
    db = store.connection
    table, block = _where(store, kind)
    below = block.stop
    if after is not None:
        row = db.execute(f"SELECT number FROM {table} WHERE id = ?", (after,)).fetchone()  # noqa: S608
        if row is None:
            raise QueryError(f"search cannot go on from {after!r}, which is gone; begin it anew")
        below = row[0]
    found = db.execute(
        f"""SELECT rowid FROM {table}_search WHERE {table}_search MATCH ? AND rowid >= ? AND rowid < ?
            ORDER BY rowid DESC LIMIT ?""",  # noqa: S608
        (match, block.start, below, limit + 1),
    ).fetchall()
    hits = tuple(
        _article_hit(store, number, terms) if kind == "article" else _entry_hit(store, number)
        for (number,) in found[:limit]
    )
    return Found(hits, hits[-1].id if len(found) > limit else None)


def found_of(store: Store, words: str) -> dict[str, int]:
    """How many entries of each kind hold the words, in the record's order of kinds, up to `MOST_COUNTED`."""
    match, _ = _match(words)
    counts = {}
    for kind in KIND_BY_NAME:
        table, block = _where(store, kind)
        (counts[kind],) = store.connection.execute(
            f"""SELECT count(*) FROM (SELECT 1 FROM {table}_search WHERE {table}_search MATCH ?
                AND rowid >= ? AND rowid < ? LIMIT ?)""",  # noqa: S608
            (match, block.start, block.stop, MOST_COUNTED),
        ).fetchone()
    return {kind: number for kind, number in counts.items() if number}


def _where(store: Store, kind: str) -> tuple[str, range]:
    """The table whose search index holds a kind's words, and the numbers of the kind in it.

    Of articles those that are in the record already, which are the first: they are numbered as they are read.
    """
    if kind == "article":
        row = store.connection.execute("SELECT entries FROM kind_count WHERE kind = 'article'").fetchone()
        return "article", range(1, row[0] + 1 if row else 1)
    return "entry", numbers(store.connection, kind)


def _entry_hit(store: Store, number: int) -> Hit:
    row = store.connection.execute(
        """SELECT kind, entry.id, source, outlet, last_reported, label FROM entry
           JOIN mention ON mention.entry = entry.number AND nth = 1
           JOIN article ON article.number = mention.article
           JOIN source ON source.article = article.id
           WHERE entry.number = ? ORDER BY source LIMIT 1""",
        (number,),
    ).fetchone()
    kind, entry_id, source, outlet, last, label = row
    return Hit(kind, entry_id, source, outlet, last or None, label)


def _article_hit(store: Store, number: int, terms: list[str]) -> Hit:
    """The article with the sentence in which the first of the words stands, or its title."""
    (article,) = store.connection.execute("SELECT id FROM article WHERE number = ?", (number,)).fetchone()
    document = store.article(article)
    assert document is not None  # noqa: S101 - it has a number
    text = blank(document.text, document.residue)
    span = _first(text, terms)
    shown = " ".join(sentence_around(text, span).of(text).split()) if span else document.title or ""
    return Hit("article", article, document.source, document.outlet, document.published.shown, shown)


def _first(text: str, terms: list[str]) -> Span | None:
    """Where the first of the words that the text holds stands."""
    for term in terms:
        pattern = r"\W+".join(map(re.escape, re.findall(r"\w+", term)))
        found = re.search(rf"\b{pattern}", text, re.IGNORECASE)
        if found and found.end() > found.start():
            return Span(found.start(), found.end())
    return None
