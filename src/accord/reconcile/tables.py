"""The word tables of `figures.toml` and `countables.tsv`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from accord.model.tables import toml_table, word_set

__all__ = ["countables", "states", "table"]


def table(name: str) -> frozenset[str]:
    """A table of single words or phrases."""
    return word_set("accord.reconcile", "figures.toml", name)


@cache
def states() -> dict[str, str]:
    """What befell people, by each word that says so."""
    return {
        word: state
        for state, forms in toml_table("accord.reconcile", "figures.toml")["states"].items()
        for word in forms.split()
    }


@cache
def countables() -> dict[str, tuple[str, str]]:
    """Class and group of each countable noun."""
    lines = files("accord.reconcile").joinpath("countables.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith(("#", "noun\t"))]
    return {noun: (thing, group) for noun, thing, group in rows}
