"""People's decisions: an append-only log, and what of it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from accord.errors import QueryError
from accord.model.decisions import Decisions, ListedActor
from accord.model.judgement import Judgement
from accord.store.codec import encode
from accord.store.database import Store

__all__ = ["LogRow", "add_judgement", "add_list", "copy_log", "decisions", "log_rows", "undo"]

_judgement = msgspec.json.Decoder(Judgement)
_listed = msgspec.json.Decoder(tuple[ListedActor, ...])


@dataclass(frozen=True, slots=True)
class LogRow:
    """One decision that holds: its number, when it was made (UTC), what it is, and its data as JSON."""

    number: int
    at: str
    what: str
    data: str

    @property
    def words(self) -> str:
        """The decision in a sentence's words."""
        if self.what == "actors":
            return f"a list of {len(_listed.decode(self.data)):,} actors"
        judgement = _judgement.decode(self.data)
        return f"{judgement.verdict}: {judgement.left} – {judgement.right}"


def add_judgement(store: Store, judgement: Judgement) -> None:
    """Adds a person's verdict, same or different, on two things."""
    _add(store, judgement.verdict, encode(judgement))


def add_list(store: Store, listed: Sequence[ListedActor]) -> None:
    """Adds a list of actors; it takes the place of the one before."""
    _add(store, "actors", encode(tuple(listed)))


def undo(store: Store) -> LogRow:
    """Takes the last decision back that holds, by a row of its own. Raises QueryError where none does."""
    rows = log_rows(store)
    if not rows:
        raise QueryError("no decision is left to take back")
    _add(store, "undo", encode(rows[-1].number))
    return rows[-1]


def log_rows(store: Store) -> list[LogRow]:
    """The decisions that hold, in the order of their making."""
    rows = [
        LogRow(*row)
        for row in store.connection.execute("SELECT number, at, what, data FROM log ORDER BY number")
    ]
    undone = {int(row.data) for row in rows if row.what == "undo"}
    return [row for row in rows if row.what != "undo" and row.number not in undone]


def decisions(store: Store) -> Decisions:
    """What holds: of two verdicts on the same two things the later, of lists the last."""
    held: dict[tuple[str, str, str], Judgement] = {}
    listed: tuple[ListedActor, ...] = ()
    for row in log_rows(store):
        if row.what == "actors":
            listed = _listed.decode(row.data)
        else:
            judgement = _judgement.decode(row.data)
            held[judgement.about, judgement.left, judgement.right] = judgement
    return Decisions(tuple(held.values()), listed)


def copy_log(store: Store, into: Store) -> None:
    """Gives another record, which has none, the same decisions."""
    rows = store.connection.execute("SELECT number, at, what, data FROM log").fetchall()
    with into.transaction() as db:
        db.executemany("INSERT INTO log VALUES (?, ?, ?, ?)", rows)


def _add(store: Store, what: str, data: str) -> None:
    """Adds a row, and notes that the record must be derived anew."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    with store.transaction() as db:
        db.execute("INSERT INTO log (at, what, data) VALUES (?, ?, ?)", (at, what, data))
        db.execute("INSERT OR REPLACE INTO meta VALUES ('derived', '')")
