"""The words of `positions.toml`: cues of a stance with what they take, and lists of words."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from accord.model.tables import toml_table

__all__ = ["STANCES", "Cue", "cues", "words_for"]

STANCES = ("demands", "accepts", "rejects")


class Cue(NamedTuple):
    """A verb's or noun's stance, what the verb takes, and the stance as a noun where it can be one."""

    stance: str
    frames: tuple[str, ...]
    particle: str = ""
    nominal: str | None = None


def words_for(table: str, key: str = "words") -> frozenset[str]:
    """One list of words."""
    return _words()[table, key]


@cache
def _words() -> dict[tuple[str, str], frozenset[str]]:
    return {
        (name, key): frozenset(words.split())
        for name, table in toml_table("accord.annotate", "positions.toml").items()
        if name not in STANCES
        for key, words in table.items()
    }


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """All cues by their word."""
    table = toml_table("accord.annotate", "positions.toml")
    found: dict[str, list[Cue]] = {}
    for stance in STANCES:
        for forms, frames in table[stance].items():
            for form in forms.split():
                word, _, particle = form.partition("_")
                found.setdefault(word, []).append(Cue(stance, tuple(frames.split()), particle))
    for stance, nouns in table["nouns"].items():
        for noun in nouns.split():
            known = found.get(noun, [])
            found[noun] = [cue._replace(nominal=stance) for cue in known] or [Cue(stance, (), "", stance)]
    return {form: tuple(cues) for form, cues in found.items()}
