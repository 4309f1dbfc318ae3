"""What the rules for deadlines share: their tables, and an act with a date."""

from __future__ import annotations

from dataclasses import dataclass

from accord.annotate.words import Words
from accord.model.acts import act_class
from accord.model.tables import toml_table, word_set

__all__ = ["DatedAct", "kind_at", "table_of", "words_for"]


def kind_at(words: Words, at: int) -> str | None:
    """The class of an act by its token, with the next ("pull out") or one before ("pull-out", "be gone")."""
    lower = words.lower
    found = act_class(*lower[at : at + 2]) or (
        act_class("be", lower[at]) if at and lower[at - 1] == "be" else None
    )
    hyphen = at > 1 and lower[at - 1] == "-" and words.end[at - 2] == words.start[at - 1]
    return found or (act_class(f"{lower[at - 2]}-{lower[at]}") if hyphen else None)


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
