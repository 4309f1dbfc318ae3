"""Nouns of people and bodies who take part, from `actors.toml`, where no other table has them."""

from __future__ import annotations

from accord.model.tables import toml_table, word_set

__all__ = ["TAKING_PART", "taking_part"]

_PACKAGE, _FILE = "accord.annotate", "actors.toml"


def taking_part(*fields: str) -> frozenset[str]:
    """The nouns of these fields, singular."""
    return frozenset().union(*(word_set(_PACKAGE, _FILE, field) for field in fields))


TAKING_PART = taking_part(*toml_table(_PACKAGE, _FILE))
"""Those of all fields, singular."""
