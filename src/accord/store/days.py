"""The days that an entry is about: said, as of, signed, due, held, happened; or reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accord.errors import DateError
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

__all__ = ["TIMED", "Day", "days_of"]

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
class Day:
    """One of an entry's days: a contract date, with the last day where it lasts, and where that is told.

    `what` says what the day is to the entry; it is "reported" where the entry tells no day of its own.
    """

    day: str
    until: str | None
    what: str
    mention: Mention

    @property
    def earliest(self) -> str:
        """The first day it covers, as text that sorts; the date itself where it cannot be read."""
        try:
            return DateInterval.parse(self.day).earliest.isoformat()
        except DateError:
            return self.day

    @property
    def latest(self) -> str:
        """The last day it covers."""
        try:
            return DateInterval.parse(self.until or self.day).latest.isoformat()
        except DateError:
            return self.day


def days_of(entry: Entry) -> tuple[Day, ...]:
    """The days the entry tells, else that of its first report; none for kinds that have no place in time."""
    if entry.kind not in TIMED:
        return ()
    days = tuple(_told(entry))
    if not days and entry.first_reported:
        return (Day(entry.first_reported, None, "reported", entry.mentions[0]),)
    return days


def _told(entry: Entry) -> Iterator[Day]:
    at = entry.mentions[0]
    match entry:
        case StatementEntry(date=str(day)):
            yield Day(day, None, "said", at)
        case StatementEntry(earliest=str(day), latest=str(last)):
            yield Day(day, last, "said", at)
        case Figure(as_of=str(day)):
            yield Day(day, None, "as of", at)
        case Agreement(date=str(day)):
            yield Day(day, None, "signed", at)
        case CommitmentEntry():
            for it in entry.deadlines:
                if it.due:
                    yield Day(it.due, None, "due", it.mention)
                elif it.on and it.latest:
                    yield Day(it.on, it.latest, "due", it.mention)
        case ProposalEntry(due=str(day)):
            yield Day(day, None, "due", at)
        case TalksRound(start=str(day)):
            yield Day(day, entry.end, "held" if entry.phase in ("held", "ended") else entry.phase, at)
        case Position(since=str(day)):
            yield Day(day, entry.until, "from", at)
        case EventEntry(start=str(day)):
            yield Day(day, entry.end, "happened", at)
