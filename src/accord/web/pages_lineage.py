"""Which article was made from which: the tree of one, and two of them side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accord.errors import QueryError
from accord.export.contract import entry_object
from accord.model.document import Document
from accord.model.entries import Article, Lineage
from accord.model.values import Span
from accord.store import entries_in
from accord.view import View
from accord.web.asked import Asked, Shown

__all__ = ["lineage_page"]

MOST_PASSAGES = 60
LONGEST_PASSAGE = 900
MOST_IN_TREE = 60
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article beside those of its source that they come from."""

    own: str
    source: str


@dataclass(frozen=True, slots=True)
class Branch:
    """An article in a tree, how deep it stands, and how it derives from the one above it."""

    depth: int
    article: Article
    link: Lineage | None


def lineage_page(record: View, asked: Asked) -> Shown:
    """A lineage entry: the article and its source side by side, passage by passage, and their whole tree."""
    entry = record.show(asked.part)
    if not isinstance(entry, Lineage):
        raise QueryError(f"{asked.part!r} is one {entry.kind}; see: accord lineage")
    own = record.store.article(entry.article)
    source = record.store.article(entry.derives_from) if entry.derives_from else None
    passages = list(_passages(entry, own, source)) if own and source else []
    root = _root(record, entry.article)
    values = {
        "entry": entry,
        "article": record.show(entry.article),
        "own": own,
        "source": source,
        "passages": passages,
        "tree": list(_tree(record, root)) if source else [],
        "reasons": record.reasons(entry),
    }
    title = f"{entry.relation.capitalize()} beside its source" if source else "A credit"
    return Shown("lineage.html", title, values, [entry_object(entry)], total=len(entry.passages))


def _passages(entry: Lineage, own: Document, source: Document) -> Iterator[Passage]:
    """The longest passages, in their order in the article."""
    longest = sorted(entry.passages, key=lambda pair: pair[0].start - pair[0].end)[:MOST_PASSAGES]
    for one, other in sorted(longest):
        yield Passage(_cut(Span(*one).of(own.text)), _cut(Span(*other).of(source.text)))


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_PASSAGE else words[:LONGEST_PASSAGE].rsplit(" ", 1)[0] + " …"


def _root(record: View, article: str) -> str:
    """The article that all above this one were made from."""
    for _ in range(DEEPEST):
        above = (record.show(it.id) for it in entries_in(record.store, article) if it.kind == "lineage")
        source = next((it.derives_from for it in above if isinstance(it, Lineage) and it.derives_from), None)
        if source is None:
            return article
        article = source
    return article


def _tree(record: View, root: str) -> Iterator[Branch]:
    """The article and all made from it, each under its source, as far as there is room."""
    waiting: list[tuple[int, str, Lineage | None]] = [(0, root, None)]
    told: set[str] = set()
    while waiting and len(told) < MOST_IN_TREE:
        depth, article, link = waiting.pop()
        entry = record.show(article)
        if not isinstance(entry, Article) or article in told:
            continue
        told.add(article)
        yield Branch(depth, entry, link)
        below = record.page(
            "lineage", exact={"derives_from": article}, sort="first_reported", limit=MOST_IN_TREE
        )
        links = [row.entry for row in below.rows if isinstance(row.entry, Lineage)]
        waiting += [(depth + 1, it.article, it) for it in reversed(links)]
