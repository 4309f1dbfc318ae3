"""Opening the file, adding what was read, replacing what is derived: each in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from secrets import token_hex

import msgspec

from accord.errors import SpanError, StoreError
from accord.model.annotation import Annotation
from accord.model.document import Document
from accord.model.entries import Entry
from accord.model.judgement import Judgement
from accord.model.reading import Reading
from accord.model.values import Span
from accord.store.articles import DOCUMENT, deduced_date, document_of, insert_article, insert_source
from accord.store.codec import KIND_BY_NAME, decode_annotation, encode
from accord.store.rows import clear_entries, put_entries

__all__ = ["SCHEMA_VERSION", "Store", "call_for_deriving"]

_SCRIPTS = (
    "schema.sql",
    "log.sql",
    "reviewed.sql",
    "derived.sql",
    "counted.sql",
    "growing.sql",
    "beside.sql",
)  # A record of schema n has the first n.
SCHEMA_VERSION = len(_SCRIPTS)
_APPLICATION_ID = 0x41434344  # "ACCD": tells a record from any other SQLite file


@dataclass(frozen=True, slots=True)
class Whole:
    """The record was put together as a whole by a version, from its first `articles` and the log up to a row;
    how many articles were folded in since."""

    by: str
    articles: int
    log: int
    folded: int = 0


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
                fresh = insert_article(db, document)
                if fresh:
                    db.execute("INSERT INTO annotation VALUES (?, ?, ?)", (document.id, version, marks))
                replaced = insert_source(db, document, digest)
                new += fresh
                changed += fresh and replaced
            if new or changed:
                call_for_deriving(db)
        return new, changed

    def outdated(self, version: str) -> Iterator[Document]:
        """Articles whose marks another version of Accord or another model made."""
        rows = self.connection.execute(
            f"""{DOCUMENT} WHERE id IN (SELECT article FROM annotation WHERE version < ? OR version > ?)
                ORDER BY id""",  # noqa: S608
            (version, version),
        ).fetchall()
        return (document_of(row) for row in rows)

    def annotate_again(self, batch: Iterable[tuple[Document, str, str]]) -> None:
        """Replaces the marks of known articles: `(document, annotation as JSON, version)`."""
        with self.transaction() as db:
            for document, marks, version in batch:
                db.execute(
                    "INSERT OR REPLACE INTO annotation VALUES (?, ?, ?)", (document.id, version, marks)
                )
            db.execute("DELETE FROM meta WHERE name = 'whole'")
            call_for_deriving(db)

    def readings(self) -> list[Reading]:
        """Every article with its marks, by id, each with the date it was read with."""
        rows = self.connection.execute(f"{DOCUMENT} ORDER BY id")
        marks = self.connection.cursor()
        return [
            Reading(document, self._annotation(marks, document.id)) for document in map(document_of, rows)
        ]

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
        row = self.connection.execute(f"{DOCUMENT} WHERE id = ?", (article,)).fetchone()
        if row is None:
            return None
        document = document_of(row)
        if document.published.method != "unknown":
            return document
        row = self.connection.execute("SELECT data FROM entry WHERE id = ?", (article,)).fetchone()
        return document if row is None else replace(document, published=deduced_date(row[0]))

    def replaced(self, among: Iterable[str] | None = None) -> dict[str, str]:
        """For each article (`among` these) that is a later version, the version before it at its source."""
        sought = "" if among is None else "WHERE new.article = ?"
        found: dict[str, str] = {}
        for given in [()] if among is None else [(article,) for article in among]:
            found |= self.connection.execute(
                f"""SELECT new.article, min(old.article) FROM source AS new JOIN source AS old
                    ON old.source = new.source AND old.version = new.version - 1 {sought}
                    GROUP BY new.article""",  # noqa: S608
                given,
            )
        return found

    # What is derived

    @property
    def derived_by(self) -> str:
        """The version that derived the record, or "" where articles came after it."""
        row = self.connection.execute("SELECT value FROM meta WHERE name = 'derived'").fetchone()
        return "" if row is None else str(row[0])

    @property
    def whole(self) -> Whole | None:
        """How the record was last put together as a whole; None where articles were marked again since."""
        row = self.connection.execute("SELECT value FROM meta WHERE name = 'whole'").fetchone()
        return None if row is None else msgspec.json.decode(row[0], type=Whole)

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
        log: int = 0,
    ) -> None:
        """Puts a newly derived record in the old one's place; refuses an entry that has no evidence.

        `texts` gives each article's text by id, `decided` the entry that each decision of the log concerns,
        `log` the number of the last of them.
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
            put_judgements(db, judgements)
            note_whole(db, Whole(version, len(texts), log))
            self._note_derived(db, version, calls)

    def is_derived(self, version: str, calls: int, log: int) -> None:
        """Notes that all articles are in the record, and the log up to a row.

        Not so where there were more `calls` for deriving since these were counted.
        """
        with self.transaction() as db:
            if self.whole is not None:
                note_whole(db, replace(self.whole, log=log))
            self._note_derived(db, version, calls)

    def _note_derived(self, db: sqlite3.Connection, version: str, calls: int | None) -> None:
        current = version if calls is None or calls == self.calls else ""
        db.execute("INSERT OR REPLACE INTO meta VALUES ('derived', ?)", (current,))


def note_whole(db: sqlite3.Connection, whole: Whole) -> None:
    """Keeps what `Store.whole` tells, inside the caller's transaction."""
    db.execute("INSERT OR REPLACE INTO meta VALUES ('whole', ?)", (encode(whole),))


def call_for_deriving(db: sqlite3.Connection) -> None:
    """Notes that the record must be derived anew, also by whoever is deriving it at this moment."""
    db.execute("INSERT OR REPLACE INTO meta VALUES ('derived', '')")
    db.execute("INSERT INTO meta VALUES ('calls', '1') ON CONFLICT (name) DO UPDATE SET value = value + 1")


_KINDS = tuple(KIND_BY_NAME)


def _from_old_to_new(entry: Entry) -> tuple[int, str, str]:
    return _KINDS.index(entry.kind), entry.last_reported or "", entry.id


_HEADER = ("application_id", "user_version")
_CACHE = -16_000  # KiB: as much as one page of the desk reads of a large record


def _reader(name: str) -> sqlite3.Connection:
    where = f"{Path(name).absolute().as_uri()}?mode=ro"
    connection = sqlite3.connect(where, uri=True, timeout=30, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA query_only = ON")
    # Not mapped into memory: each page of 4 kB that is not yet there would fetch megabytes around it.
    connection.execute(f"PRAGMA cache_size = {_CACHE}")
    return connection


def _writer(name: str, create: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=30, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    if create and not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        _create(connection)
    _update(connection)
    return connection


def put_judgements(db: sqlite3.Connection, judgements: Iterable[Judgement]) -> None:
    """Adds judgements, inside the caller's transaction."""
    db.executemany(
        "INSERT INTO judgement VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((j.about, j.left, j.right, j.verdict, j.score, j.explanation, j.by) for j in judgements),
    )


def check_evidence(entries: Iterable[Entry], texts: Mapping[str, str], *, others: bool = False) -> None:
    """Raises SpanError for the first entry without a mention, or whose quote is not in its article.

    With `others` entries may rest on articles too that are not among the texts, which were checked before.
    """
    for entry in entries:
        if not entry.mentions:
            raise SpanError(f"{entry.kind} {entry.id} rests on nothing; an entry needs a mention")
        for mention in entry.mentions:
            if others and mention.article not in texts:
                continue
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
