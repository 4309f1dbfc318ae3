"""The Python interface: read sources into a record, open it, look, export, check.

Every command of `accord` is one of these calls, with words around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from accord.config import Settings
from accord.errors import DateError, QueryError
from accord.model.entries import Entry, Mention
from accord.model.judgement import Judgement
from accord.model.text import sentence_around
from accord.model.values import DateInterval, Span
from accord.store import Hit, Listing, Query, Store, check, count, entries, find_entry, judgements_on, search

if TYPE_CHECKING:
    from accord.build import Progress, ReadReport
    from accord.export.brief import Brief

__all__ = ["Context", "Record", "open_record", "read"]


@dataclass(frozen=True, slots=True)
class Context:
    """Where a mention stands: its article, and the sentence with the quote at `[start, end)` of it."""

    article: str
    source: str
    outlet: str | None
    title: str | None
    published: str | None
    sentence: str
    start: int
    end: int

    @property
    def where(self) -> str:
        """The outlet, or the source where no outlet is known."""
        return self.outlet or self.source


def read(
    sources: str | Path | Iterable[str | Path],
    db: str | Path | None = None,
    *,
    jobs: int | None = None,
    model: str | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> ReadReport:
    """Reads files, folders, URLs or `-` (standard input) into the record at `db`, made where missing.

    What cannot be read is in the report's `skipped`, by name and with the reason; everything else is
    read. Reading the same sources again adds nothing. Raises StoreError where `db` cannot be used.
    """
    from accord.build import read_into

    settings = Settings.from_environment()
    given = [sources] if isinstance(sources, (str, Path)) else list(sources)
    store = Store.open(db or settings.db, create=True)
    try:
        return read_into(
            store,
            [str(source) for source in given],
            model=model or settings.model,
            jobs=jobs or settings.jobs,
            stdin=stdin,
            progress=progress or (lambda done, name: None),
        )
    finally:
        store.close()


def open_record(
    db: str | Path | None = None, *, as_of: str | None = None, model: str | None = None
) -> Record:
    """Opens the record at `db`; with `as_of` (a contract date) as it was known on that day.

    Raises StoreError where there is no record, and QueryError where `as_of` is no date.
    """
    from accord import build

    settings = Settings.from_environment()
    store = Store.open(db or settings.db)
    if as_of is None:
        build.refresh(store, model or settings.model)
        return Record(store)
    try:
        DateInterval.parse(as_of)
        return Record(build.as_of(store, as_of, model or settings.model), as_of)
    except DateError as error:
        raise QueryError(str(error)) from None
    finally:
        store.close()


class Record:
    """An open record. Use it in a `with` block, or close it."""

    def __init__(self, store: Store, as_of: str | None = None) -> None:
        self.store = store
        self.as_of = as_of

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        self.store.close()

    def counts(self) -> dict[str, int]:
        """How many entries of each kind there are."""
        return count(self.store)

    def list(
        self,
        kind: str,
        *,
        since: str | None = None,
        until: str | None = None,
        sort: str | None = None,
        reverse: bool = False,
        limit: int = 0,
        **filters: str,
    ) -> Listing:
        """Entries of one kind. `filters` are fields of the kind, `accord.store.FILTERS`, and words
        that must occur in them: `record.list("statement", speaker="amini", outlet="gazette")`.

        Raises QueryError for a kind, filter, date or order that does not exist.
        """
        query = Query(kind, tuple(sorted(filters.items())), since, until, sort, reverse, limit)
        return entries(self.store, query)

    def show(self, entry_id: str) -> Entry:
        """One entry, by its id or an unambiguous beginning of it. Raises QueryError."""
        return find_entry(self.store, entry_id)

    def context(self, mention: Mention) -> Context:
        """The sentence a mention stands in, and where that is."""
        document = self.store.article(mention.article)
        if document is None:
            raise QueryError(f"the record has no article {mention.article!r}; run: accord doctor")
        span = Span(mention.start, mention.end)
        sentence = sentence_around(document.text, span)
        return Context(
            article=document.id,
            source=document.source,
            outlet=document.outlet,
            title=document.title,
            published=document.published.value,
            sentence=sentence.of(document.text),
            start=span.start - sentence.start,
            end=span.end - sentence.start,
        )

    def reasons(self, entry: Entry) -> tuple[Judgement, ...]:
        """Why an entry's mentions were joined, or an actor's names."""
        keys = {f"{m.article}:{m.start}:{m.end}" for m in entry.mentions}
        keys |= {getattr(entry, "name", ""), *getattr(entry, "aliases", ())} - {""}
        return tuple(judgements_on(self.store, keys | {entry.id}))

    def search(self, words: str, *, limit: int = 20) -> Sequence[Hit]:
        """Entries and articles that hold all the words; `"a phrase"` and `begin*` work."""
        return search(self.store, words, limit=limit)

    def brief(self) -> Brief:
        """The situation on one page."""
        from accord.export.brief import make_brief

        return make_brief(self)

    def export(self, *, kinds: Iterable[str] = ()) -> Iterator[dict[str, object]]:
        """Every entry as the contract writes it, in the record's order; only `kinds` where given."""
        from accord.export.contract import entry_object

        for kind in tuple(kinds) or self.counts():
            for entry in entries(self.store, Query(kind)).entries:
                yield entry_object(entry)

    def doctor(self) -> Iterator[str]:
        """Checks every invariant; yields a sentence for each that does not hold."""
        from accord.build import check_derived

        yield from check(self.store)
        yield from check_derived(self.store)
