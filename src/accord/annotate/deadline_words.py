"""What the rules for deadlines share: their tables, and an act with a date."""

from __future__ import annotations

from dataclasses import dataclass

from accord.model.tables import toml_table, word_set

__all__ = ["DatedAct", "table_of", "words_for"]


def words_for(name: str) -> frozenset[str]:
    """A word list of deadlines.toml."""
    return word_set("accord.annotate", "deadlines.toml", name)


def table_of(name: str) -> dict[str, str]:
    """A table of deadlines.toml."""
    table: dict[str, str] = toml_table("accord.annotate", "deadlines.toml")[name]
    return table


@dataclass(frozen=True, slots=True)
class DatedAct:
    """An act with a date: its head token and range, who is to do it, who set the date, how binding it is."""

    head: int
    first: int
    last: int
    actor: int | None
    setter: int | None
    modality: str
    move: str | None = None
