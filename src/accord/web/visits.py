"""Since when somebody has not looked: kept in a cookie as the number of the last article that was read then.

Articles are numbered as they are read, so no clock decides what is new; the clock only parts one visit from
the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

__all__ = ["Visit", "next_visit", "visit_from"]

IDLE = timedelta(hours=1)
"""After so long without a page a visit is over."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit under way: `since` is the last article at the end of the visit before, which ended `on` a day;
    None where this is the first. `seen` is the last article now, `at` when a page was shown last."""

    since: int | None
    on: str | None
    seen: int
    at: datetime

    def cookie(self) -> str:
        """The visit as a cookie's value."""
        since = "" if self.since is None else str(self.since)
        return ".".join((since, self.on or "", str(self.seen), str(int(self.at.timestamp()))))


def visit_from(cookie: str | None) -> Visit | None:
    """The visit a cookie tells; None where there is none, or it was tampered with."""
    parts = (cookie or "").split(".")
    try:
        since, on, seen, at = parts
        when = datetime.fromtimestamp(int(at), UTC)
        return Visit(int(since) if since else None, on or None, int(seen), when)
    except (ValueError, OverflowError, OSError):
        return None


def next_visit(before: Visit | None, newest: int, now: datetime) -> Visit:
    """The visit that a page shown now belongs to: the one under way, or after a pause a new one.

    Where the record has fewer articles than were seen it is another record, and the visit is the first.
    """
    if before is None or before.seen > newest:
        return Visit(None, None, newest, now)
    if now - before.at < IDLE:
        return Visit(before.since, before.on, newest, now)
    return Visit(before.seen, before.at.date().isoformat(), newest, now)
