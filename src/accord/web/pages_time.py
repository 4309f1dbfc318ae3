"""The record in time: the board of deadlines, and everything on the days it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

import msgspec

from accord.errors import QueryError
from accord.export.page import human_date
from accord.export.strips import Strip, Strips
from accord.export.timeline import Moment as Told
from accord.export.timeline import moments_of
from accord.export.words import kind_words
from accord.model.entries import CommitmentEntry, Deadline
from accord.model.values import DateInterval
from accord.store import TIMED, Moment, Row, days_beyond, moments, spread
from accord.view import View
from accord.web.asked import Asked, Shown

__all__ = ["board_page", "timeline_page"]

CARDS = 40


@dataclass(frozen=True, slots=True)
class Card:
    """A commitment at one of its due dates."""

    row: Row
    due: str


def board_page(record: View, asked: Asked) -> Shown:
    """Deadlines by the day of the record, its last or the one it is known as of: to come, moved, passed."""
    today = record.as_of or _last_day(record)
    to_come = _cards(moments(record.store, kind="commitment", what="due", since=_after(today), limit=CARDS))
    passed = _cards(
        moments(record.store, kind="commitment", what="due", until=today, newest_first=True, limit=CARDS)
    )
    columns = [
        ("To come", [it for it in to_come if not _moved(it)]),
        ("Moved or disputed", [it for it in (*to_come, *passed) if _moved(it)]),
        ("Passed", [it for it in passed if not _moved(it)]),
    ]
    rows = [
        {
            "column": name,
            "due": it.due,
            "id": it.row.entry.id,
            "commitment": msgspec.to_builtins(it.row.entry),
        }
        for name, cards in columns
        for it in cards
    ]
    return Shown(
        "board.html",
        "Deadlines",
        {"columns": columns, "today": today},
        rows,
        ("column", "due", "id", "commitment"),
        len(rows),
    )


def _cards(found: Sequence[Moment]) -> list[Card]:
    """Commitments at the last of their due dates."""
    cards = []
    for it in found:
        entry = it.row.entry
        if isinstance(entry, CommitmentEntry):
            dates = [day for deadline in entry.deadlines if (day := _due(deadline))]
            if it.nth == len(dates) - 1:
                cards.append(Card(it.row, dates[-1]))
    return cards


def _due(deadline: Deadline) -> str | None:
    """Its day; of "in the coming days" the first and the last."""
    if deadline.due or not (deadline.on and deadline.latest):
        return deadline.due
    return f"{deadline.on}/{deadline.latest}"


def _moved(card: Card) -> bool:
    return isinstance(card.row.entry, CommitmentEntry) and len(card.row.entry.deadlines) > 1


def _after(day: str | None) -> str | None:
    """The day after a contract date's last."""
    if day is None:
        return None
    return (DateInterval.parse(day).latest + timedelta(days=1)).isoformat()


def timeline_page(record: View, asked: Asked) -> Shown:
    """Every entry on the days it is about, from old to new; of one `kind` where the address says so.

    Where the address names no day it begins on the day of the first article: what is older is looking back.
    """
    kind = asked.values.get("kind")
    if kind is not None and kind not in TIMED:
        raise QueryError(f"the timeline has no {kind!r}; it has {', '.join(TIMED)}")
    since = asked.since or (None if asked.until or asked.after else _first_day(record))
    found = moments(
        record.store,
        kind=kind,
        since=since,
        until=asked.until,
        after=asked.after,
        limit=asked.limit + 1,
    )
    told = [(it, moments_of(it.row.entry)[it.nth]) for it in found[: asked.limit]]
    days = [
        (day, [_Line(it.row, moment) for it, moment in of_day])
        for day, of_day in groupby(told, key=lambda it: it[1].day)
    ]
    after = found[asked.limit - 1].place if len(found) > asked.limit else None
    rows = [msgspec.to_builtins(moment) for _, moment in told]
    columns = ("day", "until", "what", "kind", "words", "told_by", "id")
    values = {
        "days": days,
        "kinds": TIMED,
        "kind": kind,
        "began": None if asked.since else since,
        **_drawn(record, asked, (kind,) if kind else TIMED),
    }
    return Shown("timeline.html", "Timeline", values, rows, columns, next=after)


def _drawn(record: View, asked: Asked, kinds: Sequence[str]) -> dict[str, object]:
    """The drawing over the days that the address names, else those of the articles, and what lies behind."""
    nothing: dict[str, object] = {"strips": None, "unit": "", "later": 0, "last": None}
    since, until = asked.since or _first_day(record), asked.until or _last_day(record)
    if since is None or until is None:
        return nothing
    first, last = DateInterval.parse(since).earliest, DateInterval.parse(until).latest
    if first > last:
        return nothing
    found = spread(record.store, first, last, kinds=kinds)
    stretches = tuple(
        (
            human_date(f"{one}") if one == other else f"{human_date(f'{one}')} to {human_date(f'{other}')}",
            asked.address(since=f"{one}", until=f"{other}"),
        )
        for one, other in found.stretches
    )
    rows = tuple(Strip(kind_words(kind, many=True), counts) for kind, counts in found.counts.items())
    later = 0 if asked.until else days_beyond(record.store, last, kinds=kinds)
    strips = Strips(stretches, rows) if rows and len(stretches) > 1 else None
    return {"strips": strips, "unit": found.unit, "later": later, "last": f"{last + timedelta(days=1)}"}


def _first_day(record: View) -> str | None:
    """The day of the oldest article."""
    oldest = record.page("article", sort="first_reported", limit=1).rows
    return oldest[0].entry.first_reported if oldest else None


def _last_day(record: View) -> str | None:
    """The day of the newest article."""
    newest = record.page("article", limit=1).rows
    return newest[0].entry.last_reported if newest else None


@dataclass(frozen=True, slots=True)
class _Line:
    row: Row
    moment: Told
