"""How the record's moments are spread over time: how many of each kind stand in each stretch of days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from accord.store.codec import encode
from accord.store.database import Store
from accord.store.days import TIMED

__all__ = ["Spread", "days_beyond", "spread"]

_LONGEST = ((70, "day"), (70 * 7, "week"), (70 * 31, "month"))
"""So many days at most are cut into days, weeks, months; more into years."""
_MOST = 400  # stretches


@dataclass(frozen=True, slots=True)
class Spread:
    """Stretches, each a `unit` from its first to its last day, and how many moments each kind has in each.

    A moment stands on the first day that its date covers.
    """

    unit: str
    stretches: tuple[tuple[date, date], ...]
    counts: Mapping[str, tuple[int, ...]]


def spread(store: Store, since: date, until: date, *, kinds: Sequence[str] = TIMED) -> Spread:
    """The moments of some kinds from one day to another, both included; kinds that have none are left out.

    Nothing is counted that the store does not keep counted.
    """
    days = (until - since).days + 1
    unit = next((name for most, name in _LONGEST if days <= most), "year")
    stretches = tuple(_cut(since, until, unit))
    number = {first: at for at, (first, _) in enumerate(stretches)}
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * len(stretches))
    rows = store.connection.execute(
        """SELECT kind, day, moments FROM day_count WHERE day BETWEEN ? AND ?
           AND kind IN (SELECT value FROM json_each(?))""",
        (since.isoformat(), until.isoformat(), encode(list(kinds))),
    )
    for kind, day, held in rows:
        try:
            first = max(_begin(date.fromisoformat(day), unit), since)
        except ValueError:  # no day that there is
            continue
        if first in number:
            counts[kind][number[first]] += held
    return Spread(unit, stretches, {kind: tuple(counts[kind]) for kind in kinds if kind in counts})


def days_beyond(store: Store, day: date, *, kinds: Sequence[str] = TIMED) -> int:
    """How many moments of some kinds stand on later days than this."""
    row = store.connection.execute(
        """SELECT coalesce(sum(moments), 0) FROM day_count
           WHERE day > ? AND kind IN (SELECT value FROM json_each(?))""",
        (day.isoformat(), encode(list(kinds))),
    ).fetchone()
    return int(row[0])


def _cut(since: date, until: date, unit: str) -> Iterator[tuple[date, date]]:
    first = since
    for _ in range(_MOST):
        last = min(_end(first, unit), until)
        yield first, last
        if last >= until:
            return
        first = last + timedelta(days=1)


def _begin(day: date, unit: str) -> date:
    match unit:
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)
    return day


def _end(day: date, unit: str) -> date:
    match unit:
        case "week":
            return _begin(day, unit) + timedelta(days=6)
        case "month":
            return (_begin(day, unit) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        case "year":
            return day.replace(month=12, day=31)
    return day
