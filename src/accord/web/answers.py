"""The record's answers to programs: entries with their evidence, as plain values and never without bounds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from accord.export.contract import entry_object
from accord.export.page import Brief
from accord.export.words import in_words
from accord.model.entries import Entry
from accord.store import Hit, Page, Row
from accord.view import View

__all__ = ["brief_answer", "entry_answer", "evidence_of", "hit_answer", "page_answer", "row_answer"]

Answer = dict[str, Any]


def row_answer(row: Row) -> Answer:
    """An entry of a list: with its first mentions only, where it has very many, and how many there are."""
    return {
        "entry": entry_object(row.entry),
        "words": in_words(row.entry),
        "outlets": row.outlets,
        "origins": row.origins,
        "mentions": row.mentions,
    }


def page_answer(page: Page) -> Answer:
    """A page of a list; `next` is the id to go on after, `total` null where counting would take long."""
    return {"rows": [row_answer(row) for row in page.rows], "next": page.next, "total": page.total}


def entry_answer(record: View, entry: Entry, *, after: int = 0, limit: int = 50) -> Answer:
    """One entry with a page of its evidence: mentions number `after` + 1 and following, each in its sentence;
    and why they were joined. The entry's own mentions, variants and origins are cut to the same page."""
    fields = entry_object(entry)
    for name in ("mentions", "variants"):
        if name in fields:
            fields[name] = _listed(fields[name])[after : after + limit]
    fields["origins"] = [_cut(origin, limit) for origin in _listed(fields["origins"])[:limit]]
    reasons = record.reasons(entry)[:limit]
    following = after + limit
    return {
        "entry": fields,
        "words": in_words(entry),
        "mentions": len(entry.mentions),
        "evidence": evidence_of(record, entry, after=after, limit=limit),
        "reasons": [msgspec.to_builtins(reason) for reason in reasons],
        "next": following if following < len(entry.mentions) else None,
    }


def evidence_of(record: View, entry: Entry, *, after: int = 0, limit: int = 50) -> list[Answer]:
    """An entry's mentions in their sentences: `[start, end)` is the quote's place in the article, and
    `[from, to)` in the sentence."""
    found = []
    for number, mention in enumerate(entry.mentions[after : after + limit], after + 1):
        context = record.context(mention)
        found.append(
            {
                "number": number,
                "article": mention.article,
                "outlet": mention.outlet,
                "published": context.published,
                "source": context.source,
                "start": mention.start,
                "end": mention.end,
                "sentence": context.sentence,
                "from": context.start,
                "to": context.end,
            }
        )
    return found


def hit_answer(hit: Hit) -> Answer:
    found: Answer = msgspec.to_builtins(hit)
    return found


def brief_answer(brief: Brief, *, limit: int = 500) -> Answer:
    """The brief's lines, each with its sentence, as far as `limit` of them reach."""
    lines = [
        {
            "section": section.title,
            "group": name,
            "id": line.id,
            "text": line.text,
            "notes": list(line.notes),
            "evidence": msgspec.to_builtins(line.evidence) if line.evidence is not None else None,
        }
        for section in brief.sections
        for name, lines in section.groups
        for line in lines
    ]
    return {"title": brief.title, "basis": list(brief.basis), "lines": lines[:limit]}


def _listed(value: object) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else []


def _cut(origin: Mapping[str, Any], limit: int) -> Answer:
    return {**origin, "articles": origin["articles"][:limit]}
