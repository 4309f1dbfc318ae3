"""What the brief's sections are made of: lines with their evidence, dates and counts in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from accord.export.charts import Chart
from accord.model.entries import Entry, Mention, Origin

if TYPE_CHECKING:
    from accord.store import Row
    from accord.view import Context, View

__all__ = [
    "Brief",
    "Line",
    "Section",
    "Table",
    "also",
    "backwards",
    "human_date",
    "line_for",
    "mention_from",
    "named",
    "outlet_of",
    "plural",
    "section_for",
    "short_date",
    "sources_of",
    "told_by",
    "unique",
]

_WEEK = re.compile(r"([1-9]\d{3})-W([0-5]\d)")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it says, notes under it, and where a reader can see it.

    Where `text` is empty the line says what its source says: the evidence stands in its place.
    """

    text: str
    notes: tuple[str, ...]
    evidence: Context | None
    id: str | None = None
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells in plain words; the first column names what the row is about."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, its lines in groups (a group's name may be empty), and what was left out."""

    title: str
    groups: tuple[tuple[str, tuple[Line, ...]], ...]
    more: str | None
    empty: str
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """The page: its title, what it rests on in a few sentences, and its sections."""

    title: str
    basis: tuple[str, ...]
    sections: tuple[Section, ...]


def human_date(value: str | None) -> str:
    """A contract date as people write it: "5 July 2021", "July 2021", "2021"; unknown is said.

    Of an interval, `2021-07-05/2021-07-07`, both ends; of a week, `2021-W27`, its Monday.
    """
    if value is None:
        return "date unknown"
    first, between, last = value.partition("/")
    if between:
        return f"between {human_date(first)} and {human_date(last)}"
    week = _WEEK.fullmatch(value)
    if week is not None:
        monday = date.fromisocalendar(int(week[1]), 1, 1) + timedelta(weeks=int(week[2]) - 1)
        return f"the week of {human_date(monday.isoformat())}"
    year, *rest = value.split("-")
    if (
        not 0 < len(rest) < 3
        or not all(it.isdecimal() for it in rest)
        or not 0 < int(rest[0]) <= len(_MONTHS)
    ):
        return value
    words = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*words, _MONTHS[int(rest[0]) - 1], year])


def short_date(value: str | None) -> str:
    """The same with months by their first letters, for narrow columns: "5 Jul 2021"."""
    words = human_date(value)
    return " ".join(word[:3] if word in _MONTHS else word for word in words.split())


def plural(number: int, noun: str, many: str | None = None) -> str:
    """A number with its noun: "1 origin", "3 origins"; `many` where more are called otherwise."""
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"


def sources_of(entry: Entry) -> str:
    """ "3 outlets, 1 origin: Reuters": by how many it is told, and whom that goes back to."""
    outlets = len({mention.outlet or mention.article for mention in entry.mentions})
    names = [_origin(origin) for origin in entry.origins if origin.name]
    unknown = any(origin.name is None for origin in entry.origins)
    told = plural(outlets, "outlet")
    if not names:
        return f"{told}, origin unknown"
    extra = ", another unknown" if unknown else ""
    return f"{told}, {plural(len(names), 'origin')}: {', '.join(names)}{extra}"


def told_by(row: Row) -> str:
    """The same of an entry in a list; in numbers alone where it is told by very many."""
    if row.mentions <= len(row.entry.mentions):
        return sources_of(row.entry)
    origins = plural(row.origins, "origin") if row.origins else "origin unknown"
    return f"{plural(row.outlets, 'outlet')}, {origins}"


def _origin(origin: Origin) -> str:
    return f"{origin.name} (statement)" if origin.kind == "statement" else origin.name or ""


def line_for(
    record: View, entry: Entry, text: str, notes: Iterable[str] = (), at: Mention | None = None
) -> Line:
    """A line of an entry, with the mention at which a reader can see it."""
    return Line(text, tuple(notes), record.context(at or entry.mentions[0]), entry.id)


def section_for(
    title: str, groups: list[tuple[str, list[Line]]], total: int, noun: str, empty: str
) -> Section:
    """Named groups of lines, and where the rest is listed; `empty` says that there is nothing."""
    shown = sum(len(lines) for _, lines in groups)
    more = f"{shown} of {total:,} shown: accord list {noun}" if 0 < shown < total else None
    return Section(title, tuple((name, tuple(lines)) for name, lines in groups if lines), more, empty)


def mention_from(entry: Entry, origin: str | None) -> Mention:
    """A mention of the entry that goes back to this origin."""
    articles = next((o.articles for o in entry.origins if o.name == origin), ())
    return next((m for m in entry.mentions if m.article in articles), entry.mentions[0])


def outlet_of(context: Context) -> str:
    """The outlet; where it is unknown, what tells the source apart: a page's address, a file's name."""
    if context.outlet:
        return context.outlet
    source = context.source if "://" in context.source else context.source.rpartition("/")[2]
    return f"{source} (outlet unknown)"


def also(others: list[str]) -> list[str]:
    return [f"also in {', '.join(unique(others))}"] if others else []


def unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def named(origins: Sequence[Origin]) -> list[str]:
    return [origin.name for origin in origins if origin.name]


def backwards(value: str | None) -> tuple[int, ...]:
    """Sorts contract dates from new to old, unknown ones last."""
    return tuple(-ord(c) for c in value) if value else (0,)
