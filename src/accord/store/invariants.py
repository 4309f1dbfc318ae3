"""What must hold in every record, checked one by one; each finding is a sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from accord.errors import AccordError, StoreError
from accord.model.annotation import Annotation
from accord.model.document import Document
from accord.model.entries import Entry
from accord.model.values import DateInterval, Span, sha256
from accord.store.codec import decode_annotation, decode_entry
from accord.store.database import Store
from accord.store.days import days_of
from accord.store.facets import facets, label

__all__ = ["check"]


def check(store: Store) -> Iterator[str]:
    """Yields what is wrong with the file, its articles, its marks and its entries."""
    yield from _file(store)
    try:
        yield from _articles(store)
        yield from _entries(store)
        yield from _indexes(store)
    except (AccordError, ValueError, TypeError) as error:
        yield f"the record cannot be read to its end: {error}"


def _file(store: Store) -> Iterator[str]:
    for (found,) in store.connection.execute("PRAGMA integrity_check"):
        if found != "ok":
            yield f"the file is damaged: {found}"
    for table, row, parent, _ in store.connection.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} points to a {parent} that is not there"


def _articles(store: Store) -> Iterator[str]:
    db = store.connection
    for row in db.execute(
        "SELECT article.id FROM article LEFT JOIN annotation ON annotation.article = id WHERE marks IS NULL"
    ):
        yield f"{row[0]} has no marks"
    for row in db.execute("SELECT id FROM article WHERE id NOT IN (SELECT article FROM source)"):
        yield f"{row[0]} has no source"
    rows = db.execute("SELECT id, sha256, marks FROM article JOIN annotation ON article = id ORDER BY id")
    for article, digest, marks in rows:
        document = store.article(article)
        if document is None:
            raise StoreError(f"{article} cannot be read")
        if sha256(document.text) != digest:
            yield f"{article}: the text is not the one that was read (its SHA-256 differs)"
        if document.id != article:
            yield f"{article}: outlet, date or text were changed (its id would be {document.id})"
        published = document.published
        for value in (published.value, published.earliest, published.latest):
            if value is not None:
                DateInterval.parse(value)
        yield from _marks(document, decode_annotation(marks))


def _marks(document: Document, annotation: Annotation) -> Iterator[str]:
    if annotation.id != document.id:
        yield f"{document.id}: its marks belong to {annotation.id}"
    spans = [*document.residue, *(mark.span for mark in annotation.mentions)]
    spans += [time.span for time in annotation.times]
    spans += [quantity.span for quantity in annotation.quantities]
    for statement in annotation.statements:
        spans += [*statement.content, *statement.speaker, *statement.cue]
    for span in spans:
        if not 0 <= span.start < span.end <= len(document.text):
            yield f"{document.id}: a mark at {span.start}:{span.end} does not lie in the text"
    for quantity in annotation.quantities:
        if quantity.low is not None and quantity.high is not None and quantity.low > quantity.high:
            yield f"{document.id}: a quantity from {quantity.low} to {quantity.high} runs backwards"


def _entries(store: Store) -> Iterator[str]:
    db = store.connection
    for row in db.execute("SELECT id FROM entry WHERE number NOT IN (SELECT entry FROM mention)"):
        yield f"{row[0]} rests on nothing: it has no mention"
    rows = db.execute(
        """SELECT entry.id, article.id, begins, ends, quote FROM mention
           JOIN entry ON entry.number = entry JOIN article ON article.number = article
           WHERE substr(text, begins + 1, ends - begins) <> quote OR ends <= begins"""
    )
    for entry, article, start, end, quote in rows:
        yield f"{entry}: {article}[{start}:{end}] does not read {quote[:60]!r}"
    for number, kind, data, entry_id, shown in db.execute("SELECT number, kind, data, id, label FROM entry"):
        entry = decode_entry(kind, data)
        if entry.id != entry_id or label(entry) != shown:
            yield f"{entry_id}: what is listed is not what the entry says"
        yield from _rows(db, number, entry)
        yield from _residue(
            store, entry_id, kind, [(m.article, Span(m.start, m.end)) for m in entry.mentions]
        )


def _rows(db: sqlite3.Connection, number: int, entry: Entry) -> Iterator[str]:
    """Whether what stands beside an entry is what follows from it."""
    kept = db.execute(
        """SELECT article.id, begins, ends, quote FROM mention JOIN article ON article.number = article
           WHERE entry = ? ORDER BY nth""",
        (number,),
    ).fetchall()
    if kept != [(m.article, m.start, m.end, m.quote) for m in entry.mentions]:
        yield f"{entry.id}: its mentions are not those of its evidence"
    found = db.execute(
        """SELECT kind, field, facet_value.value, day FROM facet
           JOIN facet_value ON number = facet.value WHERE entry = ?""",
        (number,),
    )
    if set(found) != {(entry.kind, *it, entry.last_reported or "") for it in facets(entry)}:
        yield f"{entry.id}: it would not be found by its own fields"
    days = db.execute(
        "SELECT what, earliest, latest FROM moment WHERE entry = ? ORDER BY nth", (number,)
    ).fetchall()
    if days != [(it.what, it.earliest, it.latest) for it in days_of(entry)]:
        yield f"{entry.id}: it would not stand on its days in the timeline"


def _residue(store: Store, entry_id: str, kind: str, places: list[tuple[str, Span]]) -> Iterator[str]:
    for article, span in places:
        rows = store.connection.execute(
            """SELECT 1 FROM article, json_each(article.residue) AS part WHERE article.id = ?
               AND json_extract(part.value, '$[0]') < ? AND json_extract(part.value, '$[1]') > ?""",
            (article, span.end, span.start),
        )
        if rows.fetchone() and kind != "article":
            yield f"{entry_id}: it rests on page furniture at {article}[{span.start}:{span.end}]"


def _indexes(store: Store) -> Iterator[str]:
    db = store.connection
    articles = db.execute("SELECT count(*) FROM article").fetchone()[0]
    indexed = db.execute("SELECT count(*) FROM article_search").fetchone()[0]
    if articles != indexed:
        yield f"{articles} articles, but search knows {indexed}"
    for kind, held in db.execute(
        """SELECT kind, entries FROM kind_count
           WHERE entries <> (SELECT count(*) FROM entry WHERE entry.kind = kind_count.kind)"""
    ):
        yield f"the count of {kind} is {held}, which is not how many there are"
    for kind, field, value, held in db.execute(
        """SELECT kind, field, value, entries FROM facet_value
           WHERE entries <> (SELECT count(*) FROM facet WHERE facet.value = facet_value.number)"""
    ):
        yield f"{held} is not how many of {kind} have the {field} {value!r}"
    for kind, day, held, there in db.execute(
        """SELECT kind, day, sum(held), sum(there) FROM (
           SELECT kind, day, moments AS held, 0 AS there FROM day_count UNION ALL
           SELECT kind, earliest, 0, count(*) FROM moment GROUP BY kind, earliest)
           GROUP BY kind, day HAVING sum(held) <> sum(there)"""
    ):
        yield f"{held} is not how many of {kind} stand on {day}, which is {there}"
    for left, right in db.execute(
        """SELECT source, version FROM source AS s WHERE version > 1 AND NOT EXISTS
           (SELECT 1 FROM source WHERE source = s.source AND version = s.version - 1)"""
    ):
        yield f"{left}: version {right} has no version before it"
