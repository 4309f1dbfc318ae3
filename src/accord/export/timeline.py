"""The timeline: every entry on the day it is about, or, where no day is told, on the day it was reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from accord.errors import DateError, QueryError
from accord.export.contract import csv_lines, json_lines
from accord.export.page import Brief, Line, Section, human_date, plural, sources_of
from accord.export.words import in_words, kind_words
from accord.model.entries import (
    Agreement,
    CommitmentEntry,
    Entry,
    EventEntry,
    Figure,
    Mention,
    Position,
    ProposalEntry,
    StatementEntry,
    TalksRound,
)
from accord.model.values import DateInterval

if TYPE_CHECKING:
    from accord.view import View

__all__ = ["TIMED", "Moment", "find_moments", "timeline_lines", "timeline_page"]

TIMED = (
    "statement",
    "figure",
    "agreement",
    "commitment",
    "breach_claim",
    "proposal",
    "talks_round",
    "position",
    "event",
)
"""The kinds that have a place in time."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry at one of its days: a contract date, with the last day where it lasts.

    `what` says what the day is to the entry: said, as of, signed, due, held, happened, from; or reported,
    where the entry tells no day of its own.
    """

    day: str
    until: str | None
    what: str
    kind: str
    words: str
    told_by: str
    id: str
    mention: Mention


def find_moments(
    record: View,
    *,
    since: str | None = None,
    until: str | None = None,
    kinds: Iterable[str] = (),
    actor: str | None = None,
) -> tuple[Moment, ...]:
    """The record's moments from old to new, of these `kinds` (all where none is given).

    `since` and `until` are contract dates, both included; `actor` is part of a name that the entry must
    hold in its fields. Raises QueryError for a date or kind that does not exist.
    """
    chosen = tuple(kinds) or TIMED
    for kind in chosen:
        if kind not in TIMED:
            raise QueryError(f"the timeline has no {kind!r}; it has {', '.join(TIMED)}")
    first, last = _bound(since, first=True), _bound(until, first=False)
    found = [
        moment
        for kind in chosen
        for entry in record.list(kind).entries
        if actor is None or actor.casefold() in _fields(entry)
        for moment in _moments(entry)
        if (first is None or _latest(moment) >= first) and (last is None or _earliest(moment.day) <= last)
    ]
    return tuple(sorted(found, key=lambda it: (_earliest(it.day), TIMED.index(it.kind), it.words, it.id)))


def _bound(day: str | None, *, first: bool) -> str | None:
    if day is None:
        return None
    try:
        days = DateInterval.parse(day)
    except DateError as error:
        raise QueryError(str(error)) from None
    return (days.earliest if first else days.latest).isoformat()


def _earliest(day: str) -> str:
    try:
        return DateInterval.parse(day).earliest.isoformat()
    except DateError:
        return day


def _latest(moment: Moment) -> str:
    try:
        return DateInterval.parse(moment.until or moment.day).latest.isoformat()
    except DateError:
        return moment.day


def _fields(entry: Entry) -> str:
    """The entry's own words and names, in which an actor is looked for."""
    values = msgspec.to_builtins(entry)
    for name in ("mentions", "origins", "id", "variants"):
        values.pop(name, None)
    return msgspec.json.encode(values).decode("utf-8").casefold()


def _moments(entry: Entry) -> Iterator[Moment]:
    days = list(_days(entry))
    if not days and entry.first_reported:
        days = [(entry.first_reported, None, "reported", entry.mentions[0])]
    words, told_by = in_words(entry), sources_of(entry)
    for day, until, what, mention in days:
        yield Moment(day, until, what, entry.kind, words, told_by, entry.id, mention)


def _days(entry: Entry) -> Iterator[tuple[str, str | None, str, Mention]]:
    """The days that the entry itself tells, each with what it is and where it is told."""
    at = entry.mentions[0]
    match entry:
        case StatementEntry(date=str(day)):
            yield day, None, "said", at
        case StatementEntry(earliest=str(day), latest=str(last)):
            yield day, last, "said", at
        case Figure(as_of=str(day)):
            yield day, None, "as of", at
        case Agreement(date=str(day)):
            yield day, None, "signed", at
        case CommitmentEntry():
            yield from ((it.due, None, "due", it.mention) for it in entry.deadlines if it.due)
        case ProposalEntry(due=str(day)):
            yield day, None, "due", at
        case TalksRound(start=str(day)):
            yield day, entry.end, "held" if entry.phase in ("held", "ended") else entry.phase, at
        case Position(since=str(day)):
            yield day, entry.until, "from", at
        case EventEntry(start=str(day)):
            yield day, entry.end, "happened", at


def timeline_page(record: View, moments: Sequence[Moment]) -> Brief:
    """The moments as a page: a section a month, a group a day."""
    sections = []
    for month, of_month in groupby(moments, key=lambda it: it.day[:7]):
        groups = tuple(
            (human_date(day), tuple(_line(record, it) for it in of_day))
            for day, of_day in groupby(of_month, key=lambda it: it.day)
        )
        sections.append(Section(human_date(month), groups, None, ""))
    basis = (
        f"{plural(len(moments), 'moment')}, each on the day it is about or, where none is told, reported.",
    )
    return Brief("Timeline", basis, tuple(sections) or (Section("Nothing dated", (), None, _EMPTY),))


_EMPTY = "Nothing here has a date; read sources with: accord read SOURCE"


def _line(record: View, moment: Moment) -> Line:
    last = f" until {human_date(moment.until)}" if moment.until and moment.until != moment.day else ""
    text = f"{kind_words(moment.kind).capitalize()}, {moment.what}{last}: {moment.words}"
    return Line(text, (moment.told_by,), record.context(moment.mention), moment.id)


def timeline_lines(moments: Sequence[Moment], *, as_csv: bool) -> Iterator[str]:
    """The moments as JSON Lines or CSV."""
    if as_csv:
        columns = ["day", "until", "what", "kind", "words", "told_by", "id"]
        yield from csv_lines([msgspec.to_builtins(it) for it in moments], columns)
    else:
        yield from json_lines(moments)
