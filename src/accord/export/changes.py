"""What changed in the record between two days: new, changed, disputed, withdrawn.

Two states of the record are compared entry by entry. An entry is the one that had a mention of it before;
its id may be another, since an earlier witness can be found later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import msgspec

from accord.export.contract import csv_lines, json_lines
from accord.export.page import Brief, Line, Section, human_date, named, plural, sources_of
from accord.export.words import in_plain_words, in_words, kind_words
from accord.model.entries import KINDS, Actor, Article, Dispute, Entry, Lineage, Mention

if TYPE_CHECKING:
    from accord.view import View

__all__ = ["Change", "Changes", "change_lines", "changes_page", "find_changes"]

_COMPARED = tuple(kind.kind for kind in KINDS if kind not in (Article, Lineage, Actor))
_COMMON = {field.name for field in fields(Entry)}
_APART = {"variants", "why", "series", "agrees", "entries", "sides"}
_MOST_OF_A_KIND = 40


@dataclass(frozen=True, slots=True)
class Change:
    """One entry and what became of it: new, changed, disputed or withdrawn; `how` in plain words."""

    what: str
    kind: str
    id: str
    words: str
    how: tuple[str, ...]
    mention: Mention


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes, and how many articles came in between."""

    changes: tuple[Change, ...]
    articles: int


def find_changes(before: View, after: View) -> Changes:
    """What the later state of a record has that the earlier had not, or had otherwise."""
    changes = []
    for kind in _COMPARED:
        earlier, later = before.list(kind).entries, sorted(after.list(kind).entries, key=_weight)
        known, stays = {entry.id: entry for entry in earlier}, {entry.id for entry in later}
        grown = (entry for entry in earlier if entry.id not in stays)  # under another id since
        at = {(m.article, m.start, m.end): entry for entry in grown for m in entry.mentions}
        met: set[str] = set()
        for entry in later:
            same = known.get(entry.id) or next(
                (at[key] for m in entry.mentions if (key := (m.article, m.start, m.end)) in at), None
            )
            if same is None:
                what = "disputed" if isinstance(entry, Dispute) else "new"
                changes.append(
                    Change(what, kind, entry.id, in_words(entry), (sources_of(entry),), entry.mentions[0])
                )
                continue
            met.add(same.id)
            how = tuple(_differences(same, entry))
            if how:
                what = "disputed" if isinstance(entry, Dispute) else "changed"
                changes.append(Change(what, kind, entry.id, in_words(entry), how, entry.mentions[0]))
        gone = (entry for entry in earlier if entry.id not in met)
        changes += [
            Change("withdrawn", kind, entry.id, in_words(entry), (), entry.mentions[0]) for entry in gone
        ]
    return Changes(tuple(changes), len(after.list("article").entries) - len(before.list("article").entries))


def _weight(entry: Entry) -> tuple[int, int, str, str]:
    """What goes back to most origins first."""
    return -len(named(entry.origins)), -len(entry.mentions), entry.first_reported or "", entry.id


def _differences(before: Entry, after: Entry) -> Iterator[str]:
    """What differs, a sentence a field; then by whom it is told too now."""
    for field in fields(after):
        if field.name in _COMMON or field.name in _APART:
            continue
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new:
            name = field.name.replace("_", " ")
            if isinstance(new, tuple):
                yield from (f"{name}: {in_plain_words(item)}" for item in new if item not in old)
            else:
                yield f"{name}: {in_plain_words(old)} → {in_plain_words(new)}"
    outlets = {m.outlet or m.article for m in before.mentions}
    others = sorted({m.outlet or m.article for m in after.mentions} - outlets)
    if others:
        yield f"now also told by {', '.join(others)}: {sources_of(after)}"


_TITLES = {
    "new": ("New", "Nothing new was reported."),
    "changed": ("Changed", "Nothing that was known changed."),
    "disputed": ("Disputed now", "No new dispute."),
    "withdrawn": ("Withdrawn", "Nothing was withdrawn."),
}


def changes_page(before: View, after: View, changes: Changes, since: str) -> Brief:
    """The changes as a page, each with its source; what was withdrawn with the source it had."""
    sections = []
    for what, (title, empty) in _TITLES.items():
        groups, left = [], 0
        for kind in _COMPARED:
            of_kind = [it for it in changes.changes if it.what == what and it.kind == kind]
            lines = [_line(before if what == "withdrawn" else after, it) for it in of_kind[:_MOST_OF_A_KIND]]
            left += len(of_kind) - len(lines)
            if lines:
                groups.append((kind_words(kind, many=True).capitalize(), tuple(lines)))
        more = f"{left:,} more: accord diff --json" if left else None
        sections.append(Section(title, tuple(groups), more, empty))
    period = f"since {human_date(since)}" + (
        f", as known on {human_date(after.as_of)}" if after.as_of else ""
    )
    basis = (f"{plural(changes.articles, 'new article')}, {plural(len(changes.changes), 'change')}.",)
    return Brief(f"What changed {period}", basis, tuple(sections))


def _line(record: View, change: Change) -> Line:
    return Line(change.words, change.how, record.context(change.mention), change.id)


def change_lines(changes: Sequence[Change], *, as_csv: bool) -> Iterator[str]:
    """The changes as JSON Lines or CSV."""
    if as_csv:
        rows = [msgspec.to_builtins(it) for it in changes]
        yield from csv_lines(rows, ["what", "kind", "id", "words", "how"])
    else:
        yield from json_lines(changes)
