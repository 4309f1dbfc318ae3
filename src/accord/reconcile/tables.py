"""The word tables of `figures.toml` and `countables.tsv`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["countables", "states", "table"]


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("accord.reconcile").joinpath("figures.toml").read_text(encoding="utf-8"))


@cache
def table(name: str) -> frozenset[str]:
    """A table of single words or phrases."""
    listed = _tables()[name]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


@cache
def states() -> dict[str, str]:
    """What befell people, by each word that says so."""
    return {word: state for state, forms in _tables()["states"].items() for word in forms.split()}


@cache
def countables() -> dict[str, tuple[str, str]]:
    """Class and group of each countable noun."""
    lines = files("accord.reconcile").joinpath("countables.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith(("#", "noun\t"))]
    return {noun: (thing, group) for noun, thing, group in rows}
