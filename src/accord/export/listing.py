"""Lists, single entries and search results as text, JSON Lines or CSV."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from accord.export.contract import csv_lines, entry_object, json_lines
from accord.export.notes import around, office_words, reviewed
from accord.export.page import human_date, sources_of
from accord.model.entries import Actor, Article, Entry, StatementEntry
from accord.store import label

if TYPE_CHECKING:
    from accord.store import Hit
    from accord.view import View

__all__ = ["entry_lines", "hit_lines", "shown_entry"]


def entry_lines(
    record: View, kind: str, entries: Sequence[Entry], *, as_json: bool, as_csv: bool
) -> Iterator[str]:
    """A list for a person (three or four lines an entry), or the contract's fields as JSON Lines or CSV."""
    if as_json:
        yield from json_lines(entry_object(entry) for entry in entries)
    elif as_csv:
        rows = [entry_object(entry) for entry in entries]
        yield from csv_lines(rows, list(rows[0]) if rows else ["kind", "id"])
    else:
        for entry in entries:
            context = record.context(entry.mentions[0])
            who = getattr(entry, "speaker", None) or getattr(entry, "claimant", None)
            said = f"{who}: " if who else ""
            yield f"{human_date(entry.last_reported or context.published)}  {said}{label(entry)}\n"
            when = "; ".join(f"{word}: {value}" for word, value in around(entry))
            yield from [f"    {when}\n"] if when else []
            yield f"    {sources_of(entry)}; {context.source}\n"
            if isinstance(entry, Actor):
                yield from _described(record, entry)
            if isinstance(entry, Article) and entry.published_why:
                yield f"    date by {_DATED_BY[entry.published_method]}: {entry.published_why}\n"
            yield f"    accord show {entry.id}\n"


def _described(record: View, actor: Actor) -> Iterator[str]:
    """What the list of actors shows besides: names, offices, and the rules that joined them."""
    yield f"    {actor.type}, {len(actor.mentions):,} mention{'s' if len(actor.mentions) > 1 else ''}\n"
    if actor.aliases:
        yield f"    also: {', '.join(actor.aliases)}\n"
    if actor.part_of:
        yield f"    part of: {actor.part_of}\n"
    for office in actor.offices:
        yield f"    office: {office_words(office)}\n"
    if actor.speaks_for:
        yield f"    speaks for: {', '.join(actor.speaks_for)}\n"
    rules = Counter(reason.by for reason in record.reasons(actor) if reason.verdict == "same")
    if rules:
        yield f"    joined by: {', '.join(f'{rule} ({uses})' for rule, uses in sorted(rules.items()))}\n"


def hit_lines(hits: Sequence[Hit], *, as_json: bool, as_csv: bool) -> Iterator[str]:
    """Search results: what was found, its words, and where."""
    if as_json:
        yield from json_lines(hits)
    elif as_csv:
        rows = [msgspec.to_builtins(hit) for hit in hits]
        yield from csv_lines(rows, ["kind", "id", "source", "outlet", "published", "text"])
    else:
        for hit in hits:
            outlet = f"{hit.outlet}, " if hit.outlet else ""
            yield f"{hit.kind}: {hit.text}\n"
            yield f"    {outlet}{human_date(hit.published)}, {hit.source}\n"
            yield f"    accord show {hit.id}\n"


def shown_entry(record: View, entry: Entry, *, as_json: bool, as_csv: bool) -> Iterator[str]:
    """One entry: its fields, every mention in its sentence, and why they were joined."""
    if as_json:
        yield from json_lines([entry_object(entry)])
        return
    if as_csv:
        columns = ["article", "outlet", "start", "end", "quote"]
        yield from csv_lines([msgspec.to_builtins(m) for m in entry.mentions], columns)
        return
    yield f"{entry.kind} {entry.id}\n{label(entry)}\n\n"
    for name, value in entry_object(entry).items():
        if name not in _APART and name not in _AROUND and value not in (None, "", ()):
            yield f"{name}: {_plain(value)}\n"
    yield from (f"{word}: {value}\n" for word, value in around(entry))
    yield from (f"{words}\n" for words in reviewed(entry))
    yield f"told by: {sources_of(entry)}\n\n"
    for number, mention in enumerate(entry.mentions, 1):
        context = record.context(mention)
        before, after = context.sentence[: context.start], context.sentence[context.end :]
        quote = context.sentence[context.start : context.end]
        yield f"{number}. {context.where}, {human_date(context.published)}, {context.source}"
        yield f" [{mention.start}:{mention.end}]{_variant(entry, number - 1)}\n"
        yield f"   {' '.join(f'{before}>>{quote}<<{after}'.split())}\n"
    for reason in record.reasons(entry):
        yield f"\nwhy {reason.verdict}: {reason.explanation} ({reason.by}, {reason.score:.2f})"
    yield "\n"


_AROUND = ("addressee", "medium", "date", "earliest", "latest")
_DATED_BY = {"text": "its own text", "record": "the record"}
_APART = ("kind", "id", "mentions", "origins", "variants", "residue", "review", "corrections")


def _plain(value: object) -> str:
    if isinstance(value, (tuple, list, dict)):
        return msgspec.json.encode(value).decode("utf-8")
    return str(value)


def _variant(entry: Entry, number: int) -> str:
    """How this mention gives the statement, and in which words it differs."""
    if not isinstance(entry, StatementEntry):
        return ""
    mention = entry.mentions[number]
    variant = next((v for v in entry.variants if v.mention == mention), None)
    if variant is None:
        return ""
    changes = "; ".join(f"“{c.witness or '–'}” → “{c.variant or '–'}”" for c in variant.changes)
    return f", {variant.relation}" + (f": {changes}" if changes else "")
