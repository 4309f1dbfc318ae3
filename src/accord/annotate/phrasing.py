"""Turns of phrase: a verb and the words that stand behind it in order, "turned … back … on"."""

from __future__ import annotations

from collections.abc import Iterable

from accord.annotate.words import Words

__all__ = ["Turn", "followed", "turns_of"]

Turn = tuple[tuple[str, ...], str]
"""The words that may stand behind the verb, and what the turn is of; empty where a table does not tell."""

_REACH = 9  # tokens from the verb of a turn to its last word


def turns_of(rows: Iterable[str]) -> dict[str, list[Turn]]:
    """Verb form → its turns, from rows `forms | words behind | what it is of`, the last of which may lack."""
    found: dict[str, list[Turn]] = {}
    for row in rows:
        forms, behind, *meant = (part.strip() for part in row.split("|"))
        for form in forms.split():
            found.setdefault(form, []).append((tuple(behind.split()), meant[0] if meant else ""))
    return found


def followed(words: Words, verb: int, behind: Iterable[str]) -> int | None:
    """The token of the last of the words where they stand behind the verb in that order, else None."""
    at, stop = verb, min(verb + _REACH, words.sentences[words.sentence[verb]][1])
    for word in behind:
        found = next((i for i in range(at + 1, stop) if words.lower[i] == word), None)
        if found is None:
            return None
        at = found
    return at
