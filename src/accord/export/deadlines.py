"""The brief's deadlines: what is due, what moved, what has passed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from accord.errors import DateError
from accord.export.notes import told
from accord.export.page import Line, Section, human_date, line_for, section_for, sources_of
from accord.export.words import act_in_words, brought, due_words
from accord.model.acts import act_of
from accord.model.entries import CommitmentEntry, Deadline
from accord.model.reading import forms_in
from accord.model.values import DateInterval

if TYPE_CHECKING:
    from accord.view import View

__all__ = ["deadlines_section", "has_day"]

MOST_SHOWN = 8
_EMPTY = "No deadline was found."


def deadlines_section(
    record: View, commitments: Sequence[CommitmentEntry], today: str | None, total: int
) -> Section:
    """Threads with a due date, told most often first; `today` is the last day that the record knows.

    `commitments` are those to choose from, `total` how many there are.
    """
    dated = [entry for entry in commitments if has_day(entry) and act_of(forms_in(entry.action)).kind]
    dated.sort(key=lambda entry: (-len(entry.origins), -len(entry.mentions), entry.id))
    moved = [entry for entry in dated if len(entry.deadlines) > 1]
    rest = [entry for entry in dated if len(entry.deadlines) == 1]
    to_come = [entry for entry in rest if not _has_passed(entry.deadlines[-1], today)]
    over = [entry for entry in rest if _has_passed(entry.deadlines[-1], today)]
    since = f" by {human_date(today)}, the record's last day" if today else ""
    groups = [
        (name, [_line(record, entry) for entry in _soonest(entries[:MOST_SHOWN])])
        for name, entries in (("Moved", moved), ("Due", to_come), (f"Passed{since}", over))
    ]
    return section_for("What is due", groups, total, "commitment", _EMPTY)


def has_day(entry: CommitmentEntry) -> bool:
    """Whether a day is known by which it is due, or that it was moved; and not "before the harvest" alone."""
    return any(it.due or it.latest or it.change != "set" for it in entry.deadlines)


def _soonest(entries: Sequence[CommitmentEntry]) -> list[CommitmentEntry]:
    return sorted(entries, key=lambda entry: (_last_day(entry.deadlines[-1]) or "9", entry.id))


def _last_day(deadline: Deadline) -> str | None:
    return deadline.due or deadline.latest


def _has_passed(deadline: Deadline, today: str | None) -> bool:
    day = _last_day(deadline)
    if not today or not day:
        return False
    try:
        return DateInterval.parse(day).latest < DateInterval.parse(today).earliest
    except DateError:
        return False


def _line(record: View, entry: CommitmentEntry) -> Line:
    who = entry.obligor or "Not said who"
    dates = ", ".join(brought(it) + due_words(it) for it in entry.deadlines)
    noted = len(entry.deadlines) > 1 or any(it.why for it in entry.deadlines)
    notes = [told(it) for it in entry.deadlines] if noted else []
    text = f"{who[0].upper()}{who[1:]}: {act_in_words(entry)}: {dates} ({sources_of(entry)})"
    return line_for(record, entry, text, notes)
