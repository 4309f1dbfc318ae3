"""One article: its text with every mark, beside it what the record has from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from accord.errors import QueryError
from accord.export.words import in_words
from accord.model.document import Document
from accord.model.entries import Article, Lineage
from accord.store import Mark, entries_in
from accord.view import View
from accord.web.asked import Asked, Shown, number_in
from accord.web.marked import paragraphs

__all__ = ["article_page"]

MOST_CHARACTERS = 20_000
NAMES = ("actor", "lineage")
"""Kinds that get no note beside the text: names stand under it, copies and credits above."""


def article_page(record: View, asked: Asked) -> Shown:
    """The article whose id stands in the address; a long one in parts, each from a numbered sentence on."""
    entry = record.show(asked.part)
    document = record.store.article(entry.id)
    if not isinstance(entry, Article) or document is None:
        raise QueryError(f"the record has no article {asked.part!r}; find it with: accord list article")
    held = entries_in(record.store, entry.id)
    marks = [*held, *_other_marks(record, document)]
    parts, following = paragraphs(document.text, marks, number_in(asked.after) or 1, MOST_CHARACTERS)
    by_id = {it.id: it for it in reversed(held)}
    values = {
        "entry": entry,
        "document": document,
        "paragraphs": parts,
        "notes": {it.id: it for it in by_id.values() if it.kind not in NAMES},
        "named": sorted((it for it in by_id.values() if it.kind == "actor"), key=lambda it: it.label),
        "kinds": [kind for kind in sorted({it.kind for it in held}) if kind != "lineage"],
        "lineage": _lineage(record, held),
        "reasons": record.reasons(entry),
    }
    title = in_words(entry)
    rows = [msgspec.to_builtins(it) for it in held]
    return Shown(
        "article.html", title, values, rows, ("kind", "id", "label", "start", "end"), len(rows), following
    )


def _other_marks(record: View, document: Document) -> Iterator[Mark]:
    """What is marked in the text and no entry: times and residue."""
    for time in record.store.reading(document.id).annotation.times:
        yield Mark("time", "", time.value or "", time.span.start, time.span.end)
    for start, end in document.residue:
        yield Mark("residue", "", "", start, end)


def _lineage(record: View, held: Sequence[Mark]) -> list[Lineage]:
    found = (record.show(it.id) for it in held if it.kind == "lineage")
    return [it for it in found if isinstance(it, Lineage)]
