"""An open record to look into: lists, single entries, sentences in context, search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from accord.errors import QueryError
from accord.model.entries import Entry, Mention
from accord.model.judgement import Judgement
from accord.model.text import sentence_around
from accord.model.values import Span
from accord.store import (
    Hit,
    Listing,
    Page,
    Query,
    Store,
    count,
    entries,
    find_entry,
    page,
    reasons,
    search,
    undated,
)

__all__ = ["Context", "View"]

_NO_FILTERS: Mapping[str, str] = MappingProxyType({})


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


class View:
    """What can be looked up in a record, as it is or as it was known on a day, `as_of`."""

    def __init__(self, store: Store, as_of: str | None = None) -> None:
        self.store = store
        self.as_of = as_of

    def counts(self) -> dict[str, int]:
        """How many entries of each kind there are."""
        return count(self.store)

    def undated(self, kind: str) -> int:
        """How many entries of a kind have no day on which they were reported."""
        return undated(self.store, kind)

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

    def page(
        self,
        kind: str,
        *,
        since: str | None = None,
        until: str | None = None,
        sort: str | None = None,
        reverse: bool = False,
        limit: int = 50,
        after: str | None = None,
        before: str | None = None,
        exact: Mapping[str, str] = _NO_FILTERS,
        **filters: str,
    ) -> Page:
        """A page of a list, after an entry or before one; without `sort` the newest reported first.

        `exact` are fields with their whole values. Raises QueryError as `list` does.
        """
        words, whole = tuple(sorted(filters.items())), tuple(sorted(exact.items()))
        query = Query(kind, words, since, until, sort, reverse, limit, whole)
        return page(self.store, query, after=after, before=before)

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
            article=mention.article,
            source=document.source,
            outlet=document.outlet,
            title=document.title,
            published=document.published.shown,
            sentence=sentence.of(document.text),
            start=span.start - sentence.start,
            end=span.end - sentence.start,
        )

    def reasons(self, entry: Entry) -> tuple[Judgement, ...]:
        """Why an entry's mentions were joined, or an actor's names."""
        return reasons(self.store, entry)

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Entries and articles that hold all the words; `"a phrase"` and `begin*` work."""
        return tuple(search(self.store, words, limit=limit))
