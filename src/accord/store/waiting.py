"""What waits for a person's review: entries about which nobody has decided, the newest first."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from accord.errors import DateError, QueryError
from accord.model.entries import Actor, Entry
from accord.model.review_fields import REVIEWABLE
from accord.model.values import DateInterval
from accord.store.codec import decode_entry
from accord.store.database import Store

__all__ = ["Queue", "Waiting", "sureness", "waiting"]

_MOST_LOOKED_AT = 2_000  # entries a page looks at before it says where to go on
_MOST_JOINS = 500


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
    """The entries of a queue, the newest first: those behind the entry `after`, or those ahead of `before`,
    the nearest first. Raises QueryError for a kind or date there is not."""
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
    """Entries on one side of another, from near to far; each kind in the order of its index."""
    unknown = [kind for kind in queue.kinds if kind not in REVIEWABLE]
    if unknown:
        raise QueryError(f"there is no {', '.join(unknown)} to review; there is {', '.join(REVIEWABLE)}")
    condition, values = "", list[object]()
    if queue.since is not None:
        try:
            values.append(DateInterval.parse(queue.since).earliest.isoformat())
        except DateError as error:
            raise QueryError(str(error)) from None
        condition = " AND last_reported >= ?"
    place = _place(store, beside)
    if place is not None:
        condition += f" AND (last_reported, first_reported, number) {'>' if ahead else '<'} (?, ?, ?)"
        values += place
    way = "ASC" if ahead else "DESC"
    rows = [
        store.connection.execute(
            f"""SELECT last_reported, first_reported, number, kind, data FROM entry WHERE kind = ?{condition}
                AND NOT EXISTS (SELECT 1 FROM decided WHERE decided.entry = entry.id)
                ORDER BY last_reported {way}, first_reported {way}, number {way}""",  # noqa: S608
            [kind, *values],
        )
        for kind in dict.fromkeys(queue.kinds)
    ]
    for *_, kind, data in heapq.merge(*rows, key=itemgetter(0, 1, 2), reverse=not ahead):
        yield decode_entry(kind, data)


def _place(store: Store, entry_id: str | None) -> list[object] | None:
    """Where an entry stands in the order of the queue, rejected or not."""
    db = store.connection
    row = db.execute(
        "SELECT last_reported, first_reported, number FROM entry WHERE id = ?", (entry_id,)
    ).fetchone()
    if row is None:
        row = db.execute(
            """SELECT coalesce(json_extract(data, '$.last_reported'), ''),
               coalesce(json_extract(data, '$.first_reported'), ''), number FROM rejected WHERE id = ?""",
            (entry_id,),
        ).fetchone()
    return None if row is None else list(row)


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
