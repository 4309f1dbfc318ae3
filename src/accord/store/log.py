"""People's decisions: an append-only log, and what of it holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import msgspec

from accord.model.decisions import Decisions, ListedActor
from accord.model.judgement import Judgement
from accord.model.review import Decision
from accord.store.codec import encode
from accord.store.database import Store, call_for_deriving

__all__ = [
    "LogRow",
    "add_judgement",
    "add_list",
    "append",
    "copy_log",
    "decisions",
    "last_number",
    "log_rows",
    "reviews",
    "rows_since",
]

_judged = msgspec.json.Decoder(Judgement | tuple[Judgement, ...])
_listed = msgspec.json.Decoder(tuple[ListedActor, ...])
_decision = msgspec.json.Decoder(Decision)
_JUDGED = ("same", "different")
_LAST = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class LogRow:
    """One decision that holds: its number, when it was made (UTC), what it is, its JSON data, who and why."""

    number: int
    at: str
    what: str
    data: str
    who: str | None = None
    why: str | None = None

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """The verdicts on two things that it holds; a decision on one entry holds none."""
        if self.what not in _JUDGED:
            return ()
        found = _judged.decode(self.data)
        return (found,) if isinstance(found, Judgement) else found

    @property
    def decision(self) -> Decision | None:
        """The decision on one entry that it is."""
        if self.what in _JUDGED or self.what in ("actors", "undo"):
            return None
        return replace(_decision.decode(self.data), number=self.number, by=self.who, why=self.why)

    @property
    def words(self) -> str:
        """The decision in a sentence's words."""
        if self.what == "actors":
            return f"a list of {len(_listed.decode(self.data)):,} actors"
        decision = self.decision
        if decision is None:
            first, *more = self.judgements
            also = f", and {len(more)} more" if more else ""
            return f"{self.what}: {first.left} – {first.right}{also}"
        return f"{self.what}: {decision_words(decision)}"


def decision_words(decision: Decision) -> str:
    """What a decision on one entry does, after its verb."""
    if decision.what == "correct":
        given = (f"{name} = {'unknown' if value is None else value}" for name, value in decision.fields)
        return f"{decision.target.id}, {', '.join(given)}"
    if decision.of is not None:
        return f"{decision.target.id} – {decision.of.id}"
    return decision.target.id


def add_judgement(
    store: Store, *judgements: Judgement, who: str | None = None, why: str | None = None
) -> None:
    """Adds a person's verdict, same or different, on two things; or on several pairs at once."""
    data = encode(judgements[0] if len(judgements) == 1 else judgements)
    with store.transaction() as db:
        append(db, judgements[0].verdict, data, who, why)
        call_for_deriving(db)


def add_list(store: Store, listed: Sequence[ListedActor], *, who: str | None = None) -> None:
    """Adds a list of actors; it takes the place of the one before."""
    with store.transaction() as db:
        append(db, "actors", encode(tuple(listed)), who, None)
        call_for_deriving(db)


def log_rows(store: Store, upto: int | None = None) -> list[LogRow]:
    """The decisions that hold, or held when the log had its first rows `upto` a number, in their order."""
    rows = [
        LogRow(*row)
        for row in store.connection.execute(
            "SELECT number, at, what, data, who, why FROM log WHERE number <= ? ORDER BY number",
            (_LAST if upto is None else upto,),
        )
    ]
    undone = {int(row.data) for row in rows if row.what == "undo"}
    return [row for row in rows if row.what != "undo" and row.number not in undone]


def rows_since(store: Store, number: int) -> list[LogRow]:
    """The rows behind a number, one that takes a decision back as the decision that it takes back."""
    rows = store.connection.execute(
        """SELECT done.* FROM log
           JOIN log AS done ON done.number = iif(log.what = 'undo', log.data, log.number)
           WHERE log.number > ? ORDER BY log.number""",
        (number,),
    )
    return [LogRow(*row) for row in rows]


def last_number(store: Store) -> int:
    """The number of the last row of the log, 0 where it has none."""
    return int(store.connection.execute("SELECT coalesce(max(number), 0) FROM log").fetchone()[0])


def reviews(rows: Iterable[LogRow]) -> tuple[Decision, ...]:
    """The decisions on single entries among the rows."""
    return tuple(it for row in rows if (it := row.decision) is not None)


def decisions(store: Store, upto: int | None = None) -> Decisions:
    """What holds, or held then: of two verdicts on the same two things the later, of lists the last."""
    held: dict[tuple[str, str, str], Judgement] = {}
    listed: tuple[ListedActor, ...] = ()
    rows = log_rows(store, upto)
    for row in rows:
        if row.what == "actors":
            listed = _listed.decode(row.data)
        for judgement in row.judgements:
            held[judgement.about, judgement.left, judgement.right] = judgement
    return Decisions(tuple(held.values()), listed, reviews(rows))


def copy_log(store: Store, into: Store) -> None:
    """Gives another record, which has none, the same decisions."""
    rows = store.connection.execute("SELECT number, at, what, data, who, why FROM log").fetchall()
    with into.transaction() as db:
        db.executemany("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)", rows)


def append(db: sqlite3.Connection, what: str, data: str, who: str | None, why: str | None) -> int:
    """Adds a row, inside a transaction; its number."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    row = (at, what, data, who or None, why or None)
    found = db.execute("INSERT INTO log (at, what, data, who, why) VALUES (?, ?, ?, ?, ?)", row).lastrowid
    assert found is not None  # noqa: S101 - an insert has a row
    return found
