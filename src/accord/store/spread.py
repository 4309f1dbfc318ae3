"""How the record's moments are spread over time: how many of each kind stand in each stretch of days."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from accord.store.codec import encode
from accord.store.database import Store
from accord.store.days import TIMED

__all__ = ["Spread", "days_beyond", "spread"]

_YEARS = {"year": 1, "decade": 10, "century": 100}
_LONGEST = ((70, "day"), (70 * 7, "week"), (70 * 31, "month"), (70 * 366, "year"), (70 * 3_660, "decade"))
"""So many days at most are cut into days, weeks, months, years, decades; more into centuries."""


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

    Where nothing stands on the first days, the stretches begin later. Nothing is counted here: the store
    keeps these counts.
    """
    since = min(_first(store, since, kinds), until)
    days = (until - since).days + 1
    unit = next((name for most, name in _LONGEST if days <= most), "century")
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
    while (last := _end(first, unit)) < until:
        yield first, last
        first = last + timedelta(days=1)
    yield first, until


def _begin(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "month":
        return day.replace(day=1)
    if unit in _YEARS:
        years = _YEARS[unit]
        return date(max(day.year - day.year % years, 1), 1, 1)
    return day


def _end(day: date, unit: str) -> date:
    if unit == "week":
        return _begin(day, unit) + timedelta(days=6)
    if unit == "month":
        return date(day.year, day.month, monthrange(day.year, day.month)[1])
    if unit in _YEARS:
        years = _YEARS[unit]
        return date(min(day.year - day.year % years + years - 1, date.max.year), 12, 31)
    return day


def _first(store: Store, since: date, kinds: Sequence[str]) -> date:
    """The first day from `since` on that something stands on; `since` where nothing does."""
    row = store.connection.execute(
        "SELECT min(day) FROM day_count WHERE day >= ? AND kind IN (SELECT value FROM json_each(?))",
        (since.isoformat(), encode(list(kinds))),
    ).fetchone()
    try:
        return date.fromisoformat(row[0] or "")
    except ValueError:
        return since
