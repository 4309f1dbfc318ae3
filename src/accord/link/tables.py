"""The word tables of `lexicon.toml` and `stopwords.txt`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["phrases", "stopwords", "table"]


@cache
def _lexicon() -> dict[str, str | list[str]]:
    return tomllib.loads(files("accord.link").joinpath("lexicon.toml").read_text(encoding="utf-8"))


@cache
def table(name: str) -> frozenset[str]:
    """A table of single words."""
    listed = _lexicon()[name]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


def phrases(name: str) -> list[str]:
    """A table of phrases, the longest first, so that a pattern tries them in that order."""
    return sorted(table(name), key=lambda phrase: (-len(phrase), phrase))


@cache
def stopwords() -> frozenset[str]:
    """English function words."""
    text = files("accord.link").joinpath("stopwords.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
