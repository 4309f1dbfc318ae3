"""The words of talks.toml, as sets and as maps from a form to what it means."""

from __future__ import annotations

from functools import cache

from accord.annotate.actors import taking_part
from accord.model.tables import toml_table, word_set

__all__ = ["MEETERS", "meaning", "of_talks", "roles", "stands"]

_PACKAGE, _FILE = "accord.annotate", "talks.toml"


def of_talks(name: str) -> frozenset[str]:
    """A word list of talks.toml."""
    table = toml_table(_PACKAGE, _FILE)
    return word_set(_PACKAGE, _FILE, name) if name in table else _words(name)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(toml_table(_PACKAGE, _FILE)["words"][name].split())


@cache
def meaning(name: str) -> dict[str, str]:
    """The table `phases`, `phase_nouns` or `attending`, by form."""
    table = toml_table(_PACKAGE, _FILE)[name]
    return {form: phase for phase, forms in table.items() for form in forms.split()}


@cache
def stands() -> dict[tuple[str, ...], str]:
    """The words by which a headline says how talks stand, and their phase."""
    return {tuple(turn.split()): phase for turn, phase in toml_table(_PACKAGE, _FILE)["stands"].items()}


@cache
def roles() -> dict[str, str]:
    """What makes a third party, and its role."""
    return dict(toml_table(_PACKAGE, _FILE)["roles"])


MEETERS = of_talks("meeters").union(
    form
    for noun in taking_part("fighting", "mediating", "bargaining", "ruling")
    for form in (noun, f"{noun}s")
)
"""Those who meet, besides the roles and bodies of the lexicon."""
