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
from accord.model.entries import Entry, Mention
from accord.model.values import DateInterval
from accord.store import TIMED, days_of

if TYPE_CHECKING:
    from accord.view import View

__all__ = ["Moment", "find_moments", "moments_of", "timeline_lines", "timeline_page"]


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
        (day, moment)
        for kind in chosen
        for entry in record.list(kind).entries
        if actor is None or actor.casefold() in _fields(entry)
        for day, moment in zip(days_of(entry), moments_of(entry), strict=True)
        if (first is None or day.latest >= first) and (last is None or day.earliest <= last)
    ]
    found.sort(key=lambda it: (it[0].earliest, TIMED.index(it[1].kind), it[1].words, it[1].id))
    return tuple(moment for _, moment in found)


def _bound(day: str | None, *, first: bool) -> str | None:
    if day is None:
        return None
    try:
        days = DateInterval.parse(day)
    except DateError as error:
        raise QueryError(str(error)) from None
    return (days.earliest if first else days.latest).isoformat()


def _fields(entry: Entry) -> str:
    """The entry's own words and names, in which an actor is looked for."""
    values = msgspec.to_builtins(entry)
    for name in ("mentions", "origins", "id", "variants"):
        values.pop(name, None)
    return msgspec.json.encode(values).decode("utf-8").casefold()


def moments_of(entry: Entry) -> tuple[Moment, ...]:
    """The entry at each of its days."""
    words, told_by = in_words(entry), sources_of(entry)
    return tuple(
        Moment(it.day, it.until, it.what, entry.kind, words, told_by, entry.id, it.mention)
        for it in days_of(entry)
    )


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
