"""What the brief rests on: its articles, their outlets, whom they go back to, who copied whom."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from accord.export.page import (
    Line,
    Section,
    human_date,
    line_for,
    mention_from,
    outlet_of,
    plural,
    unique,
)
from accord.model.entries import Article, Entry, Lineage
from accord.store import Row, tally, values_of

if TYPE_CHECKING:
    from accord.view import View

__all__ = ["basis", "coverage_section"]

MOST_SOURCES = 10
MOST_LOOKED_AT = 100
NO_OUTLET = "outlet unknown"


def basis(record: View) -> tuple[str, ...]:
    """In a few sentences how many articles there are, by whom and from when, and what the record holds."""
    counts = record.counts()
    articles = counts.get("article", 0)
    if not articles:
        return ("Nothing has been read yet. Read a folder of coverage with: accord read FOLDER",)
    outlets, named = tally(record.store, "article", "outlet")
    tongues = dict(values_of(record.store, "article", "lang", limit=MOST_LOOKED_AT))
    dates = [*_dates(record, reverse=False), *_dates(record, reverse=True)]
    span = f", {' to '.join(unique(human_date(day) for day in dates))}" if dates else ""
    by = f" by {plural(outlets, 'named outlet')}" if outlets else ""
    first = f"{plural(articles, 'article')}{by}{span}."
    parts = [
        f"{number} {words}"
        for number, words in (
            (articles - named, "without a known outlet"),
            (record.undated("article"), "without a date"),
            (sum(tongues.values()) - tongues.get("en", 0), "not in English, kept but not analysed in full"),
        )
        if number
    ]
    held = [plural(counts[kind], kind) for kind in ("statement", "figure", "dispute") if kind in counts]
    held_words = f"The record holds {', '.join(held)}." if held else "No statement or figure was found."
    return tuple(filter(None, (first, f"{'; '.join(parts)}." if parts else "", held_words)))


def _dates(record: View, *, reverse: bool) -> list[str]:
    """The day of the first article, or in reverse of the last, where one is known."""
    rows = record.page("article", sort="first_reported", reverse=reverse, limit=1).rows
    return [row.entry.published for row in rows if isinstance(row.entry, Article) and row.entry.published]


def coverage_section(record: View) -> Section:
    """Outlets, origins, credits and copies, the most frequent first."""
    lineages = _lineages(record)
    copies = [_lineage_line(record, lineage) for lineage in lineages[:MOST_SOURCES]]
    groups = [
        ("Outlets", _outlets(record)),
        ("Whom statements go back to", _origins(record)),
        ("Credited by several", _shared_credits(record)),
        ("Copies and credits", copies),
    ]
    left = record.counts().get("lineage", 0) - len(copies)
    more = f"{left:,} more: accord list lineage" if left > 0 else None
    kept = tuple((name, tuple(lines)) for name, lines in groups if lines)
    return Section("Where the coverage comes from", kept, more, "Nothing has been read yet.")


def _with(record: View, kind: str, field: str, value: str, limit: int = 1) -> tuple[Row, ...]:
    """Entries of a kind that have this value, the newest first."""
    return record.page(kind, exact={field: value}, limit=limit).rows


def _outlets(record: View) -> list[Line]:
    found = dict(values_of(record.store, "article", "outlet", limit=MOST_SOURCES))
    nameless = record.counts().get("article", 0) - tally(record.store, "article", "outlet")[1]
    examples: dict[str, Entry] = {
        name: row.entry for name in found for row in _with(record, "article", "outlet", name)
    }
    if nameless:
        found[NO_OUTLET] = nameless
        rows = record.page("article", limit=MOST_LOOKED_AT).rows
        without = (it for row in rows if isinstance(it := row.entry, Article) and not it.outlet)
        examples.update((NO_OUTLET, it) for it in islice(without, 1))
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST_SOURCES]
    return [
        line_for(record, examples[name], f"{name}: {plural(number, 'article')}")
        if name in examples
        else Line(f"{name}: {plural(number, 'article')}", (), None)
        for name, number in ordered
    ]


def _origins(record: View) -> list[Line]:
    return [
        line_for(
            record, row.entry, f"{name}: {plural(number, 'statement')}", at=mention_from(row.entry, name)
        )
        for name, number in values_of(record.store, "statement", "origin", limit=MOST_SOURCES)
        for row in _with(record, "statement", "origin", name)
    ]


def _lineages(record: View) -> list[Lineage]:
    """Copies by how much of them derives, the most first; then what is only credited."""
    rows = [
        row
        for relation, _ in values_of(record.store, "lineage", "relation")
        for row in _with(record, "lineage", "relation", relation, MOST_LOOKED_AT)
    ]
    found = [row.entry for row in rows if isinstance(row.entry, Lineage)]
    return sorted(found, key=lambda e: (e.relation == "credit", -(e.share or 0), e.id))


def _shared_credits(record: View) -> list[Line]:
    """Agencies and outlets that two articles or more name: one origin of what these have from it."""
    lines = []
    for name, number in values_of(record.store, "lineage", "credit", limit=MOST_SOURCES):
        if number > 1:
            rows = _with(record, "lineage", "credit", name, MOST_SOURCES)
            told = [outlet_of(record.context(row.entry.mentions[0])) for row in rows]
            text = f"{name}: one origin of what {plural(number, 'article')} have from it"
            among = "among others " if number > len(rows) else ""
            lines.append(
                line_for(record, rows[0].entry, text, [f"credited by {among}{', '.join(unique(told))}"])
            )
    return lines


def _lineage_line(record: View, lineage: Lineage) -> Line:
    here = record.context(lineage.mentions[0])
    name = f"{outlet_of(here)}, {human_date(here.published)}"
    if lineage.derives_from is None:
        return line_for(record, lineage, f"{name}: credits {lineage.credit}")
    source = record.show(lineage.derives_from)
    origin = outlet_of(record.context(source.mentions[0]))
    share = f", {lineage.share:.0%} of its words" if lineage.share is not None else ""
    credited = f"crediting {lineage.credit}" if lineage.credit else "without credit"
    first = "" if lineage.direction else "; which was first is undecided"
    return line_for(record, lineage, f"{name}: {lineage.relation} of {origin}{share}, {credited}{first}")
