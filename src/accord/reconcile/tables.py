"""The word tables of `figures.toml` and `countables.tsv`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from accord.model.tables import toml_table, word_set

__all__ = ["countables", "phrases", "states", "table"]

_FILE = ("accord.reconcile", "figures.toml")
_OF_CLASS = {
    "any": ("states",),
    "people": ("states", "people_states"),
    "displaced": ("states", "people_states", "displaced_states"),
    "casualties": ("states",),
    "captives": ("states", "captives_states"),
    "territory": ("territory_states",),
    "forces": ("states", "forces_states"),
    "weapons": ("weapons_states",),
    "vehicles": ("vehicles_states",),
    "sites": ("sites_states",),
    "aid": ("aid_states",),
}


def table(name: str) -> frozenset[str]:
    """A table of single words or phrases."""
    return word_set(*_FILE, name)


@cache
def states(thing: str = "any") -> dict[str, str]:
    """What befell things of a class, by each word that says so; the class's own words come first.

    "any" is whoever is counted without a noun ("40 were wounded").
    """
    return {
        word: state
        for name in _OF_CLASS.get(thing, ())
        for state, forms in toml_table(*_FILE)[name].items()
        for word in forms.split()
    }


@cache
def phrases() -> dict[str, str]:
    """How a state is told behind what is counted, where not by its own word."""
    return {str(state): str(words) for state, words in toml_table(*_FILE)["phrases"].items()}


@cache
def countables() -> dict[str, tuple[str, str]]:
    """Class and group of each countable noun."""
    lines = files("accord.reconcile").joinpath("countables.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith(("#", "noun\t"))]
    return {noun: (thing, group) for noun, thing, group in rows}
