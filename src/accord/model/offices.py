"""Offices, and words in their titles that more than one stage reads."""

from __future__ import annotations

from dataclasses import dataclass

from accord.model.tables import word_set

__all__ = ["MOUTHS", "Office"]

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
