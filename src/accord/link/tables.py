"""The word tables of `lexicon.toml` and `stopwords.txt`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from accord.model.tables import word_set

__all__ = ["phrases", "stopwords", "table"]


def table(name: str) -> frozenset[str]:
    """A table of single words."""
    return word_set("accord.link", "lexicon.toml", name)


def phrases(name: str) -> list[str]:
    """A table of phrases, the longest first, so that a pattern tries them in that order."""
    return sorted(table(name), key=lambda phrase: (-len(phrase), phrase))


@cache
def stopwords() -> frozenset[str]:
    """English function words."""
    text = files("accord.link").joinpath("stopwords.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
