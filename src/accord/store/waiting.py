"""What waits for a person's review: entries about which nobody has decided, those most worth a look first."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from accord.errors import DateError, QueryError
from accord.model.entries import Actor, Entry
from accord.model.review_fields import REVIEWABLE
from accord.model.values import DateInterval
from accord.store.codec import decode_entry
from accord.store.database import Store

__all__ = ["Queue", "Waiting", "sureness", "waiting"]

_MOST_LOOKED_AT = 2_000  # entries a page looks at before it says where to go on
_MOST_JOINS = 500
_MOST_WHOLE = 1_000  # an entry with more mentions than this comes with its first ones


@dataclass(frozen=True, slots=True)
class Queue:
    """Which entries to review: of some kinds, reported on `since` or later, joined less surely than `below`.

    `below` lies in 0..1 and leaves out what rests on one mention, or was joined by no rule.
    """

    kinds: tuple[str, ...] = REVIEWABLE
    since: str | None = None
    below: float | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Entries to review, each with how sure the rule is that was least sure in joining it, None where no rule
    joined anything; `next` is the id to go on after, None at the end."""

    entries: tuple[tuple[Entry, float | None], ...]
    next: str | None


def waiting(
    store: Store, queue: Queue, *, after: str | None = None, before: str | None = None, limit: int = 20
) -> Waiting:
    """The entries of a queue: those behind the entry `after`, or those ahead of `before`, the nearest first.

    Disputes and anomalies come first, then what most origins tell, then actors and lineage; where the queue
    begins with a day, the newest. Raises QueryError for a kind or date there is not."""
    found: list[tuple[Entry, float | None]] = []
    looked_at = 0
    for entry in _undecided(store, queue, before or after, ahead=before is not None):
        if len(found) == limit or looked_at == _MOST_LOOKED_AT:
            return Waiting(tuple(found), after)
        looked_at, after = looked_at + 1, entry.id
        sure = sureness(store, entry)
        if queue.below is None or (sure is not None and sure < queue.below):
            found.append((entry, sure))
    return Waiting(tuple(found), None)


def _undecided(store: Store, queue: Queue, beside: str | None, *, ahead: bool) -> Iterator[Entry]:
    """Entries on one side of another, from near to far; each kind in the order of an index."""
    unknown = [kind for kind in queue.kinds if kind not in REVIEWABLE]
    if unknown:
        raise QueryError(f"there is no {', '.join(unknown)} to review; there is {', '.join(REVIEWABLE)}")
    order: type[_Order] = _ByWorth if queue.since is None else _ByDay
    place = order.place(store, beside)
    way = "ASC" if ahead else "DESC"
    given = " AND last_reported >= ?" if queue.since is not None else ""
    values = [_day(queue.since)] if queue.since is not None else []

    def found(kind: str) -> Iterator[tuple[Any, ...]]:
        for condition, bounds in [("true", [])] if place is None else order.beyond(kind, place, ahead):
            yield from store.connection.execute(
                f"""SELECT {", ".join(order.columns)}, kind FROM entry INDEXED BY {order.index}
                    WHERE kind = ?{given} AND {condition}
                    AND NOT EXISTS (SELECT 1 FROM decided WHERE decided.entry = entry.id)
                    ORDER BY {", ".join(f"{name} {way}" for name in order.columns)}""",  # noqa: S608
                [kind, *values, *bounds],
            )

    rows = [found(kind) for kind in dict.fromkeys(queue.kinds)]
    for *_, number, kind in heapq.merge(*rows, key=order.key, reverse=not ahead):
        (data,) = store.connection.execute(
            "SELECT CASE WHEN mentions > ? THEN head ELSE data END FROM entry WHERE number = ?",
            (_MOST_WHOLE, number),
        ).fetchone()
        yield decode_entry(kind, data)


def _day(since: str) -> str:
    try:
        return DateInterval.parse(since).earliest.isoformat()
    except DateError as error:
        raise QueryError(str(error)) from None


_Stretches = list[tuple[str, list[object]]]


class _Order:
    """An order of the queue: by which columns of which index each kind comes, and how kinds are merged."""

    index: str
    columns: tuple[str, ...]

    @staticmethod
    def key(row: Sequence[Any]) -> tuple[Any, ...]:
        raise NotImplementedError

    @classmethod
    def place(cls, store: Store, entry_id: str | None) -> list[Any] | None:
        """The columns of the entry with this id, rejected or not, and its kind."""
        row = store.connection.execute(
            f"SELECT {', '.join(cls.columns)}, kind FROM entry WHERE id = ?",  # noqa: S608
            (entry_id,),
        ).fetchone()
        if row is None:
            row = store.connection.execute(
                f"""SELECT {", ".join(cls.columns)}, kind FROM (SELECT number, kind,
                    coalesce(json_extract(data, '$.last_reported'), '') AS last_reported,
                    coalesce(json_extract(data, '$.first_reported'), '') AS first_reported,
                    (SELECT count(json_extract(value, '$.name')) FROM json_each(data, '$.origins')) AS origins
                    FROM rejected WHERE id = ?)""",  # noqa: S608
                (entry_id,),
            ).fetchone()
        return None if row is None else list(row)

    @classmethod
    def beyond(cls, kind: str, place: list[Any], ahead: bool) -> _Stretches:
        """SQL for the entries of a kind that come behind a place, or ahead of it, stretch by stretch."""
        *bounds, _ = place
        marks = ", ".join("?" * len(bounds))
        return [(f"({', '.join(cls.columns)}) {'>' if ahead else '<'} ({marks})", bounds)]


class _ByDay(_Order):
    """The newest first."""

    index = "entry_last"
    columns = ("last_reported", "first_reported", "number")

    @staticmethod
    def key(row: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(row[:3])


class _ByWorth(_Order):
    """What is most worth a look first: disputes; then what most origins tell, of equally many what changes
    the picture most, the newest first; then who is named, and what goes back to what."""

    index = "entry_origins"
    columns = ("origins", "number")

    @staticmethod
    def key(row: Sequence[Any]) -> tuple[Any, ...]:
        origins, number, kind = row
        stage, rank = _RANKS[kind]
        return -stage, origins, -rank, number

    @classmethod
    def beyond(cls, kind: str, place: list[Any], ahead: bool) -> _Stretches:
        origins, number, beside = place
        own, other, beyond = _RANKS[kind], _RANKS[beside], ">" if ahead else "<"
        behind = (own > other) != ahead
        if own == other:  # SQLite seeks to the origins alone, and most entries have one
            return [
                (f"origins = ? AND number {beyond} ?", [origins, number]),
                (f"origins {beyond} ?", [origins]),
            ]
        if own[0] != other[0]:
            return [("true", [])] if behind else []
        return [(f"origins {beyond}{'=' * behind} ?", [origins])]


_STAGES = (
    "dispute anomaly",
    "breach_claim commitment agreement proposal talks_round figure statement position event",
    "actor lineage",
)
_RANKS = {kind: (at, nth) for at, kinds in enumerate(_STAGES) for nth, kind in enumerate(kinds.split())}
"""In which of the stages a kind comes, and where in it."""


def sureness(store: Store, entry: Entry) -> float | None:
    """The score of the least sure join that made an entry of several marks, or an actor of several names."""
    if len(entry.mentions) < 2:
        return None
    start = entry.name if isinstance(entry, Actor) else entry.id
    seen, ahead, least = {start}, deque([start]), None
    while ahead and len(seen) < _MOST_JOINS:
        key = ahead.popleft()
        for other, score in _joined_to(store, entry.kind, key):
            least = score if least is None else min(least, score)
            if other not in seen:
                seen.add(other)
                ahead.append(other)
    return least


def _joined_to(store: Store, about: str, key: str) -> Iterator[tuple[str, float]]:
    for own, other in (("left_id", "right_id"), ("right_id", "left_id")):
        yield from store.connection.execute(
            f"SELECT {other}, score FROM judgement WHERE {own} = ? AND about = ? AND verdict = 'same'",  # noqa: S608
            (key, about),
        )
