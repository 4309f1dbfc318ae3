"""Offices, and words in their titles that more than one stage reads."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields

from accord.errors import DateError
from accord.model.tables import word_set
from accord.model.values import DateInterval

__all__ = ["MOUTHS", "Office", "office_written", "written_office"]

MOUTHS = word_set("accord.model", "offices.toml", "mouths")
"""Whoever is called so speaks for another."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a source names it; `since` and `until` are the contract's `from` and `to`.

    They are known only where a list of actors gives them. `first_reported` and `last_reported` are the days
    of the first and the last article that calls the holder so.
    """

    title: str
    of: str | None = None
    since: str | None = None
    until: str | None = None
    first_reported: str | None = None
    last_reported: str | None = None


_BETWEEN = "|"


def written_office(office: Office) -> str:
    """An office as a person writes and corrects it: "spokesman | Harbour Union | 2024-01 | 2024-06", what is
    not known left empty; behind these the days it was reported on."""
    parts = [" ".join((part or "").replace(_BETWEEN, "/").split()) for part in astuple(office)]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return f" {_BETWEEN} ".join(parts)


def office_written(words: str) -> Office:
    """The office that is written so. Raises ValueError where it has no title, too much, or a wrong day."""
    title, *rest = (part.strip() or None for part in words.split(_BETWEEN))
    if title is None or len(rest) >= len(fields(Office)):
        raise ValueError(f"the office {words!r} is not TITLE | WHOSE | FROM | UNTIL; leave off what is open")
    for day in filter(None, rest[1:]):
        try:
            DateInterval.parse(day)
        except DateError:
            raise ValueError(f"the office's day {day!r} is not YYYY, YYYY-MM or YYYY-MM-DD") from None
    return Office(title, *rest)
