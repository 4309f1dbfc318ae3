"""Reviewing a record: what waits, what people decide about it, and taking that back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from accord import store as kept
from accord.model.review_fields import fields_of
from accord.store import LogRow, Queue
from accord.view import View

if TYPE_CHECKING:
    from accord.model.entries import Entry
    from accord.model.review_fields import Field
    from accord.store import Store, Waiting

__all__ = ["LogRow", "Queue", "Reviewer"]


class Reviewer(View):
    """An open record in which somebody decides: everything a `View` has, and decisions in `who`'s name.

    Each decision is one row of the log and is seen at once; what it changes in other entries is seen when the
    record is next opened. All raise QueryError where there is no such entry. Use it in a `with` block.
    """

    def __init__(self, store: Store, who: str | None = None) -> None:
        super().__init__(store)
        self.who = who

    def __enter__(self) -> Reviewer:
        return self

    def __exit__(self, *exc: object) -> None:
        self.store.close()

    def waiting(
        self,
        queue: Queue | None = None,
        *,
        after: str | None = None,
        before: str | None = None,
        limit: int = 20,
    ) -> Waiting:
        """Entries about which nobody has decided: those behind the entry `after`, or those ahead of `before`,
        the nearest first.

        Disputes and anomalies come first, then what most origins tell, then actors and lineage; where the
        queue begins with a day, the newest."""
        return kept.waiting(self.store, queue or Queue(), after=after, before=before, limit=limit)

    def sureness(self, entry: Entry) -> float | None:
        """How sure the rule is that was least sure in joining the entry's witnesses; None where none did."""
        return kept.sureness(self.store, entry)

    def accept(self, entry_id: str, *, why: str | None = None) -> Entry:
        """The entry is right as it stands."""
        return kept.accept(self.store, entry_id, who=self.who, why=why)

    def reject(self, entry_id: str, *, why: str | None = None) -> Entry:
        """The entry was misread; no list has it any more."""
        return kept.reject(self.store, entry_id, who=self.who, why=why)

    def mark_duplicate(self, entry_id: str, of: str, *, why: str | None = None) -> Entry:
        """The entry is one passage read twice; `of` stays."""
        return kept.mark_duplicate(self.store, entry_id, of, who=self.who, why=why)

    def correct(self, entry_id: str, values: Mapping[str, str], *, why: str | None = None) -> Entry:
        """Fields of the entry have other values, given in words; `Reviewer.fields` lists them."""
        return kept.correct(self.store, entry_id, values, who=self.who, why=why)

    def merge(self, left: str, right: str, *, why: str | None = None) -> tuple[Entry, Entry]:
        """Two entries of one kind are one thing told twice."""
        return kept.merge(self.store, left, right, who=self.who, why=why)

    def split(self, entry_id: str, numbers: Sequence[int], *, why: str | None = None) -> Entry:
        """Some of the entry's witnesses, numbered from 1, tell of something else."""
        return kept.split(self.store, entry_id, numbers, who=self.who, why=why)

    def add_missed(
        self, kind: str, place: tuple[str, int, int], values: Mapping[str, str], *, why: str | None = None
    ) -> Entry:
        """The words at `place` (article, start, end) are a missed entry; `values` are its fields."""
        return kept.add_missed(self.store, kind, place, values, who=self.who, why=why)

    def undo(self, number: int | None = None) -> LogRow:
        """Takes back the last decision that holds, or the one of that number."""
        return kept.undo(self.store, number, who=self.who)

    def place_of(self, article: str, words: str) -> tuple[str, int, int]:
        """Where words stand in an article, as `add_missed` takes it. Raises QueryError unless once."""
        return kept.place_of(self.store, article, words)

    @staticmethod
    def fields(kind: str) -> Mapping[str, Field]:
        """The fields of a kind that can be corrected, and what each takes."""
        return fields_of(kind)

    def log(self, entry_id: str | None = None) -> list[LogRow]:
        """The decisions that hold, oldest first; those on one entry, where it is given."""
        return kept.log_rows(self.store) if entry_id is None else kept.log_of(self.store, entry_id)

    def rejected(self) -> list[Entry]:
        """What people rejected or marked as duplicates."""
        return kept.rejected_entries(self.store)
