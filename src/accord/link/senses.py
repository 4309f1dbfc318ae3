"""One word for the several that reporters use for one thing: "truce" and "ceasefire".

Static vectors find such words alike, but no more so than many that differ; the table knows them.
"""

from __future__ import annotations

from functools import cache, lru_cache

from accord.model.tables import toml_table

__all__ = ["beginnings", "sense", "starting"]


@lru_cache(maxsize=1 << 16)
def sense(word: str) -> str:
    """The word that stands for this one; itself where no group has it."""
    found = starting(word, _groups())
    return min(found) if found else word


def beginnings(groups: dict[str, list[str]]) -> dict[str, list[tuple[str, str]]]:
    """Beginnings of words (whole words end in a blank) with their group, by the first two letters."""
    found: dict[str, list[tuple[str, str]]] = {}
    for group, words in groups.items():
        for word in words:
            found.setdefault(word[:2], []).append((word, group))
    return found


def starting(form: str, listed: dict[str, list[tuple[str, str]]]) -> frozenset[str]:
    """The groups that list a word, by its beginning or as a whole."""
    word = f"{form} "
    return frozenset(group for start, group in listed.get(word[:2], ()) if word.startswith(start))


@cache
def _groups() -> dict[str, list[tuple[str, str]]]:
    groups = toml_table("accord.link", "senses.toml")["groups"]
    return beginnings({group[0].strip(): group for group in groups})
