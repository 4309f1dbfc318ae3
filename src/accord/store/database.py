"""Opening the file, adding what was read, replacing what is derived: each in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from secrets import token_hex

import msgspec

from accord.errors import SpanError, StoreError
from accord.model.annotation import Annotation
from accord.model.document import Document, Published
from accord.model.entries import Article, Entry
from accord.model.judgement import Judgement
from accord.model.reading import Reading
from accord.model.text import blank
from accord.model.values import Span, sha256
from accord.store.codec import KIND_BY_NAME, decode_annotation, decode_entry, encode
from accord.store.rows import clear_entries, put_entries

__all__ = ["SCHEMA_VERSION", "Store", "call_for_deriving"]

_SCRIPTS = (
    "schema.sql",
    "log.sql",
    "reviewed.sql",
    "derived.sql",
    "counted.sql",
)  # A record of schema n has the first n.
SCHEMA_VERSION = len(_SCRIPTS)
_APPLICATION_ID = 0x41434344  # "ACCD": tells a record from any other SQLite file

_DOCUMENT = """SELECT (SELECT min(source) FROM source WHERE article = article.id), place, text, outlet,
    title, authors, url, published, lang, residue, article.id FROM article"""


@dataclass(frozen=True, slots=True)
class Store:
    """One open record. Readers never wait for a writer (write-ahead log); there is one writer at a time."""

    path: str
    connection: sqlite3.Connection

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, read_only: bool = False) -> Store:
        """Opens a record; with `create` a missing one is made. `":memory:"` keeps it in memory.

        With `read_only` nothing can be written through it, and it may be used from another thread.
        Raises StoreError where there is none, where the file is something else, or where it was
        written by a newer Accord.
        """
        name = str(path)
        fresh = name == ":memory:" or not Path(name).exists() or Path(name).stat().st_size == 0
        if fresh and not create:
            raise StoreError(f"there is no record at {name}; make one with: accord read SOURCE --db {name}")
        if not Path(name).parent.is_dir():
            raise StoreError(f"there is no folder {Path(name).parent} to keep {name} in; make it first")
        try:
            connection = _reader(name) if read_only else _writer(name, create)
            kind, version = (connection.execute(f"PRAGMA {p}").fetchone()[0] for p in _HEADER)
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{name} cannot be opened as a record ({error}); name another file") from None
        if kind != _APPLICATION_ID:
            raise StoreError(f"{name} is a database of another program; name another file with --db")
        if version != SCHEMA_VERSION:
            how = "update Accord" if version > SCHEMA_VERSION else f"run once: accord brief --db {name}"
            raise StoreError(f"{name} has schema {version}, this Accord reads {SCHEMA_VERSION}; {how}")
        return cls(name, connection)

    def close(self) -> None:
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing: an exception, or a kill, leaves the file as it was."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
            self.connection.execute("INSERT OR REPLACE INTO meta VALUES ('state', ?)", (token_hex(8),))
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is read inside is the record of one moment, whatever is written meanwhile."""
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.execute("ROLLBACK")

    # What was read

    def knows(self, source: str, digest: str) -> bool:
        """Whether the newest version read at `source` has these bytes."""
        row = self.connection.execute(
            "SELECT digest FROM source WHERE source = ? ORDER BY version DESC LIMIT 1", (source,)
        ).fetchone()
        return row is not None and row[0] == digest

    def add(self, batch: Iterable[tuple[str, Document, str, str]]) -> tuple[int, int]:
        """Adds `(digest, document, annotation as JSON, annotator's version)`, all or none.

        Returns how many articles are new, and how many of these replace an older version.
        """
        new = changed = 0
        with self.transaction() as db:
            for digest, document, marks, version in batch:
                fresh = _insert_article(db, document)
                if fresh:
                    db.execute("INSERT INTO annotation VALUES (?, ?, ?)", (document.id, version, marks))
                replaced = _insert_source(db, document, digest)
                new += fresh
                changed += fresh and replaced
            if new or changed:
                call_for_deriving(db)
        return new, changed

    def outdated(self, version: str) -> Iterator[Document]:
        """Articles whose marks another version of Accord or another model made."""
        rows = self.connection.execute(
            f"{_DOCUMENT} JOIN annotation ON annotation.article = article.id WHERE version <> ? ORDER BY id",
            (version,),
        ).fetchall()
        return (_document(row) for row in rows)

    def annotate_again(self, batch: Iterable[tuple[Document, str, str]]) -> None:
        """Replaces the marks of known articles: `(document, annotation as JSON, version)`."""
        with self.transaction() as db:
            for document, marks, version in batch:
                db.execute(
                    "INSERT OR REPLACE INTO annotation VALUES (?, ?, ?)", (document.id, version, marks)
                )
            call_for_deriving(db)

    def readings(self) -> list[Reading]:
        """Every article with its marks, by id, each with the date it was read with."""
        rows = self.connection.execute(f"{_DOCUMENT} ORDER BY id")
        marks = self.connection.cursor()
        return [Reading(document, self._annotation(marks, document.id)) for document in map(_document, rows)]

    def reading(self, article: str) -> Reading:
        """One article with its marks. Raises StoreError where it is not there."""
        document = self.article(article)
        if document is None:
            raise StoreError(f"{self.path} has no article {article}; read its source again")
        return Reading(document, self._annotation(self.connection.cursor(), article))

    def _annotation(self, cursor: sqlite3.Cursor, article: str) -> Annotation:
        row = cursor.execute("SELECT marks FROM annotation WHERE article = ?", (article,)).fetchone()
        if row is None:
            raise StoreError(f"{self.path}: article {article} has no marks; read its source again")
        return decode_annotation(row[0])

    def article(self, article: str) -> Document | None:
        """The article with this id; one that was read without a date has the record's for it."""
        row = self.connection.execute(f"{_DOCUMENT} WHERE id = ?", (article,)).fetchone()
        if row is None:
            return None
        document = _document(row)
        if document.published.method != "unknown":
            return document
        row = self.connection.execute("SELECT data FROM entry WHERE id = ?", (article,)).fetchone()
        return document if row is None else replace(document, published=_deduced(row[0]))

    def replaced(self) -> dict[str, str]:
        """For each article that is a later version, the version before it at the same source."""
        return dict(
            self.connection.execute(
                """SELECT new.article, min(old.article) FROM source AS new JOIN source AS old
                   ON old.source = new.source AND old.version = new.version - 1 GROUP BY new.article"""
            )
        )

    # What is derived

    @property
    def derived_by(self) -> str:
        """The version that derived the record, or "" where articles came after it."""
        row = self.connection.execute("SELECT value FROM meta WHERE name = 'derived'").fetchone()
        return "" if row is None else str(row[0])

    @property
    def calls(self) -> int:
        """How often something has called for deriving the record anew."""
        row = self.connection.execute("SELECT value FROM meta WHERE name = 'calls'").fetchone()
        return 0 if row is None else int(row[0])

    @property
    def state(self) -> str:
        """A mark that every write changes, and that no other record has; "" where none was made yet.

        Inside a `snapshot` it is the mark of what is read there.
        """
        row = self.connection.execute("SELECT value FROM meta WHERE name = 'state'").fetchone()
        return "" if row is None else str(row[0])

    def replace_record(
        self,
        entries: Sequence[Entry],
        judgements: Sequence[Judgement],
        texts: dict[str, str],
        version: str,
        decided: Iterable[tuple[int, str]] = (),
        calls: int | None = None,
    ) -> None:
        """Puts a newly derived record in the old one's place; refuses an entry that has no evidence.

        `texts` gives each article's text by id, `decided` the entry that each decision of the log concerns.
        Where there were more `calls` for deriving since these were counted, it is out of date as it comes.
        Raises SpanError, and leaves the old record, where a mention's quote is not exactly `text[start:end]`.
        """
        check_evidence(entries, texts)
        with self.transaction() as db:
            clear_entries(db)
            put_entries(db, sorted(entries, key=_from_old_to_new))
            db.execute("DELETE FROM judgement")
            db.execute("DELETE FROM decided")
            db.executemany("INSERT INTO decided VALUES (?, ?)", decided)
            db.executemany(
                "INSERT INTO judgement VALUES (?, ?, ?, ?, ?, ?, ?)",
                ((j.about, j.left, j.right, j.verdict, j.score, j.explanation, j.by) for j in judgements),
            )
            current = version if calls is None or calls == self.calls else ""
            db.execute("INSERT OR REPLACE INTO meta VALUES ('derived', ?)", (current,))


def call_for_deriving(db: sqlite3.Connection) -> None:
    """Notes that the record must be derived anew, also by whoever is deriving it at this moment."""
    db.execute("INSERT OR REPLACE INTO meta VALUES ('derived', '')")
    db.execute("INSERT INTO meta VALUES ('calls', '1') ON CONFLICT (name) DO UPDATE SET value = value + 1")


_KINDS = tuple(KIND_BY_NAME)


def _from_old_to_new(entry: Entry) -> tuple[int, str, str]:
    return _KINDS.index(entry.kind), entry.last_reported or "", entry.id


_HEADER = ("application_id", "user_version")
_MAPPED = 1 << 40  # as much of the file as there is, so that readers share the system's cache of it


def _reader(name: str) -> sqlite3.Connection:
    where = f"{Path(name).absolute().as_uri()}?mode=ro"
    connection = sqlite3.connect(where, uri=True, timeout=30, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA query_only = ON")
    connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
    return connection


def _writer(name: str, create: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=30, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    if create and not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        _create(connection)
    _update(connection)
    return connection


def check_evidence(entries: Iterable[Entry], texts: dict[str, str]) -> None:
    """Raises SpanError for the first entry without a mention, or whose quote is not in its article."""
    for entry in entries:
        if not entry.mentions:
            raise SpanError(f"{entry.kind} {entry.id} rests on nothing; an entry needs a mention")
        for mention in entry.mentions:
            text = texts.get(mention.article, "")
            if Span(mention.start, mention.end).of(text) != mention.quote:
                raise SpanError(
                    f"{entry.kind} {entry.id}: {mention.article}[{mention.start}:{mention.end}] does not "
                    f"read {mention.quote[:40]!r}; derive the record again"
                )


def _create(connection: sqlite3.Connection) -> None:
    """All of the schema or, after a kill, none of it."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(
        f"BEGIN; {' '.join(map(_script, _SCRIPTS))} PRAGMA application_id = {_APPLICATION_ID}; "
        f"PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
    )


def _update(connection: sqlite3.Connection) -> None:
    """Brings a record of an older Accord up to date: it lacks the last of the scripts."""
    kind, version = (connection.execute(f"PRAGMA {p}").fetchone()[0] for p in _HEADER)
    if kind == _APPLICATION_ID and 0 < version < SCHEMA_VERSION:
        missing = " ".join(map(_script, _SCRIPTS[version:]))
        connection.executescript(f"BEGIN; {missing} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;")


def _script(name: str) -> str:
    return files("accord.store").joinpath(name).read_text("utf-8")


def _document(row: tuple[str, ...]) -> Document:
    source, place, text, outlet, title, authors, url, published, lang, residue, _ = row
    return Document(
        source=source,
        where=place,
        text=text,
        outlet=outlet,
        title=title,
        authors=msgspec.json.decode(authors, type=tuple[str, ...]),
        url=url,
        published=msgspec.json.decode(published, type=Published),
        lang=lang,
        residue=msgspec.json.decode(residue, type=tuple[Span, ...]),
    )


def _deduced(data: str) -> Published:
    """The date that deriving the record found for an article."""
    entry = decode_entry("article", data)
    assert isinstance(entry, Article)  # noqa: S101 - the kind says so
    days = (entry.published_earliest, entry.published_latest)
    return Published(entry.published, *days, entry.published_method, entry.published_why)


def _insert_article(db: sqlite3.Connection, document: Document) -> bool:
    """Adds an article unless it is there; says whether it is new."""
    if db.execute("SELECT 1 FROM article WHERE id = ?", (document.id,)).fetchone():
        return False
    body = blank(document.text, document.residue)
    cursor = db.execute(
        """INSERT INTO article (id, place, outlet, title, authors, url, published, published_latest, lang,
           text, sha256, words, residue) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            document.id,
            document.where,
            document.outlet,
            document.title,
            encode(document.authors),
            document.url,
            encode(document.published),
            document.published.latest,
            document.lang,
            document.text,
            sha256(document.text),
            len(body.split()),
            encode(document.residue),
        ),
    )
    db.execute(
        "INSERT INTO article_search (rowid, title, body) VALUES (?, ?, ?)",
        (cursor.lastrowid, document.title or "", body),
    )
    return True


def _insert_source(db: sqlite3.Connection, document: Document, digest: str) -> bool:
    """Notes where an article was read; says whether another text was known there."""
    last = db.execute(
        "SELECT version, digest, article FROM source WHERE source = ? ORDER BY version DESC LIMIT 1",
        (document.source,),
    ).fetchone()
    if last is not None and last[2] == document.id:
        db.execute(
            "UPDATE source SET digest = ? WHERE source = ? AND version = ?",
            (digest, document.source, last[0]),
        )
        return False
    version = 1 if last is None else last[0] + 1
    db.execute("INSERT INTO source VALUES (?, ?, ?, ?)", (document.source, version, digest, document.id))
    return last is not None
