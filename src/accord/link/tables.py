"""The word tables of `lexicon.toml` and `stopwords.txt`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from accord.model.tables import toml_table, word_set

__all__ = ["function_words", "phrases", "stopwords", "table"]


def table(name: str) -> frozenset[str]:
    """A table of single words."""
    return word_set("accord.link", "lexicon.toml", name)


def phrases(name: str) -> list[str]:
    """A table of phrases, the longest first, so that a pattern tries them in that order."""
    return sorted(table(name), key=lambda phrase: (-len(phrase), phrase))


def function_words(lang: str | None) -> frozenset[str]:
    """The function words of a language that has a table, by its ISO 639 code; else those of English."""
    other = (lang or "").lower().split("-")[0]
    known = toml_table("accord.link", "function_words.toml")
    return word_set("accord.link", "function_words.toml", other) if other in known else stopwords()


@cache
def stopwords() -> frozenset[str]:
    """English function words."""
    text = files("accord.link").joinpath("stopwords.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
