"""Since when somebody has not looked: kept in a cookie as the number of the last article that was read then.

Articles are numbered as they are read, so no clock decides what is new; the clock only parts one visit from
the next. The last few visits are kept, so that what was new at one can be looked at again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

__all__ = ["KEPT", "Earlier", "Visit", "next_visit", "visit_from"]

IDLE = timedelta(hours=1)
"""After so long without a page a visit is over."""

_DIGITS = 18  # an article's number has no more

KEPT = 10
"""So many earlier visits are kept."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A visit that is over: the day it ended `on`; new were the articles behind `since`, up to `seen`."""

    on: str
    since: int
    seen: int


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit under way: `since` is the last article at the end of the visit before, which ended `on` a day;
    None where this is the first. `seen` is the last article now, `at` when a page was shown last. Of the
    visits before, the last first, those that had something new."""

    since: int | None
    on: str | None
    seen: int
    at: datetime
    earlier: tuple[Earlier, ...] = ()

    def cookie(self) -> str:
        """The visit as a cookie's value."""
        since = "" if self.since is None else str(self.since)
        now = (since, self.on or "", str(self.seen), str(int(self.at.timestamp())))
        before = ((it.on, str(it.since), str(it.seen)) for it in self.earlier)
        return "_".join(".".join(parts) for parts in (now, *before))


def visit_from(cookie: str | None) -> Visit | None:
    """The visit a cookie tells; None where there is none, or it was tampered with."""
    now, *before = (cookie or "").split("_")
    try:
        since, on, seen, at = now.split(".")
        when = datetime.fromtimestamp(int(at), UTC)
        earlier = tuple(_earlier(words) for words in before[:KEPT])
        return Visit(_number(since) if since else None, on or None, _number(seen), when, earlier)
    except (ValueError, OverflowError, OSError):
        return None


def _earlier(words: str) -> Earlier:
    on, since, seen = words.split(".")
    datetime.fromisoformat(on)
    return Earlier(on, _number(since), _number(seen))


def _number(words: str) -> int:
    if len(words) > _DIGITS:
        raise ValueError(words)
    return int(words)


def next_visit(before: Visit | None, newest: int, now: datetime) -> Visit:
    """The visit that a page shown now belongs to: the one under way, or after a pause a new one.

    Where the record has fewer articles than were seen it is another record, and the visit is the first.
    """
    if before is None or before.seen > newest:
        return Visit(None, None, newest, now)
    if now - before.at < IDLE:
        return replace(before, seen=newest, at=now)
    on = before.at.date().isoformat()
    first = before.since or 0
    over = (Earlier(on, first, before.seen),) if first < before.seen else ()
    return Visit(before.seen, on, newest, now, (*over, *before.earlier)[:KEPT])
