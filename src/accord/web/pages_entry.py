"""One entry: what it says, every mention in its sentence, what hangs together with it, how it came about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from textwrap import shorten

from accord.errors import QueryError
from accord.export.contract import entry_object
from accord.export.figures import series_chart
from accord.export.words import answer_words, in_words, kind_words
from accord.model.entries import (
    Actor,
    BreachClaimEntry,
    CommitmentEntry,
    Dispute,
    Entry,
    Figure,
    Lineage,
    Mention,
    Position,
    ProposalEntry,
    StatementEntry,
    TalksRound,
    Variant,
)
from accord.store import Mark, actors_named, entries_in, find_row, mentions_of
from accord.view import Context, View
from accord.web.actors import belongings
from accord.web.asked import Asked, Shown, number_in
from accord.web.facts import facts_of
from accord.web.pages_list import Told, told_rows

__all__ = ["entry_page"]

MOST_MENTIONS = 50
MOST_RELATED = 20
_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Witness:
    """One mention with its sentence and, of a statement, how it gives the words."""

    number: int
    mention: Mention
    context: Context
    variant: Variant | None


def entry_page(record: View, asked: Asked) -> Shown:
    """The entry whose id stands in the address, or the only one that begins so; mentions a page at a time."""
    row = find_row(record.store, asked.part)
    entry = row.entry
    shown = mentions_of(record.store, entry.id, after=number_in(asked.after), limit=MOST_MENTIONS)
    title, related = _related(entry)
    values = {
        "row": row,
        "entry": entry,
        "facts": facts_of(record, entry),
        "history": tuple(_history(entry)),
        "chart": series_chart(record, entry) if isinstance(entry, Figure) else None,
        "related_title": title,
        "related": _told(record, related),
        "own": belongings(record, entry) if isinstance(entry, Actor) else None,
        "speaker": _speaker(record, entry),
        "witnesses": [_witness(record, entry, number, mention) for number, mention in shown],
        "beside": _beside(record, entry),
        "reasons": record.reasons(entry)[:MOST_MENTIONS],
    }
    last = shown[-1][0] if shown else 0
    after = last if last < row.mentions else None
    paged = replace(entry, mentions=tuple(mention for _, mention in shown))
    return Shown("entry.html", _title(entry), values, [entry_object(paged)], total=row.mentions, next=after)


def _title(entry: Entry) -> str:
    words = f"{kind_words(entry.kind)}: {in_words(entry)}"
    return shorten(f"{words[0].upper()}{words[1:]}", _LONGEST_TITLE, placeholder=" …")


def _speaker(record: View, entry: Entry) -> str | None:
    """The id of the actor who made a statement, where there is one of this name."""
    name = entry.speaker if isinstance(entry, StatementEntry) else None
    return actors_named(record.store, [name]).get(name) if name else None


def _witness(record: View, entry: Entry, number: int, mention: Mention) -> Witness:
    variants = entry.variants if isinstance(entry, StatementEntry) else ()
    variant = next((it for it in variants if it.mention == mention), None)
    return Witness(number, mention, record.context(mention), variant)


def _history(entry: Entry) -> Iterator[tuple[str | None, str, Mention]]:
    """The dated steps of an entry that has a course: when, what, where that is told."""
    match entry:
        case CommitmentEntry():
            yield from ((it.on, it.status, it.mention) for it in entry.status_history)
        case TalksRound():
            yield from ((it.on, it.status, it.mention) for it in entry.history)
        case BreachClaimEntry() | ProposalEntry():
            yield from ((it.on, answer_words(it), it.mention) for it in entry.responses)


def _related(entry: Entry) -> tuple[str, tuple[str, ...]]:
    """The entries that this one names by their ids, and what they are to it."""
    match entry:
        case Dispute():
            return "What disagrees", entry.entries
        case Figure(series=tuple(series)) if len(series) > 1:
            return "The same count over time", series
        case Figure():
            return "Counts that can be right together with it", entry.agrees
        case Position(statement=str(statement)):
            return "As it was said", (statement,)
        case Lineage():
            both = tuple(filter(None, (entry.article, entry.derives_from)))
            return "The two articles" if len(both) > 1 else "The article", both
    return "", ()


def _told(record: View, ids: tuple[str, ...]) -> list[Told]:
    rows = []
    for entry_id in ids[:MOST_RELATED]:
        try:
            rows.append(find_row(record.store, entry_id))
        except QueryError:  # a person rejected it
            continue
    return told_rows(record, rows)


def _beside(record: View, entry: Entry) -> list[Mark]:
    """What else rests on the words of the entry's first mention."""
    if isinstance(entry, (Actor, Lineage)) or entry.kind == "article":
        return []
    at = entry.mentions[0]
    held = {
        it.id: it
        for it in entries_in(record.store, at.article)
        if it.start < at.end and it.end > at.start and it.id != entry.id and it.kind != "actor"
    }
    return list(held.values())[:MOST_RELATED]
