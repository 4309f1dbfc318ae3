"""Acts that dates are set for, in whatever words: "withdraw", "the pull-out", "leave" are one act."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from accord.model.tables import toml_table

__all__ = ["GENERIC", "Act", "act_class", "act_of", "is_class", "is_light"]


class Act(NamedTuple):
    """What is to be done: the class of the act, or the verb itself, and what is done with or to what."""

    kind: str | None
    things: frozenset[str]


_APART = 5  # words from a verb to its particle: "pull their heavy guns back"


@cache
def _forms() -> dict[str, str]:
    classes = toml_table("accord.model", "acts.toml")["classes"]
    return {form.replace("_", " "): name for name, forms in classes.items() for form in forms.split()}


def is_class(kind: str) -> bool:
    """Whether the kind of an act is one of the classes, and not just its verb."""
    return kind in toml_table("accord.model", "acts.toml")["classes"]


@cache
def _same() -> dict[str, str]:
    same = toml_table("accord.model", "acts.toml")["same"]
    return {form: name for name, forms in same.items() for form in forms.split()}


_WORDS = {
    name: frozenset(words.split()) for name, words in toml_table("accord.model", "acts.toml")["words"].items()
}

GENERIC = frozenset(toml_table("accord.model", "acts.toml")["same"]) | _WORDS["describing"]
"""Things that acts of many parties are done with; alone they do not tell whose act it is."""


def act_class(word: str, after: str = "") -> str | None:
    """The class of an act's word ("withdrawal"), or of the word with the next ("pull out")."""
    forms = _forms()
    return forms.get(f"{word} {after}") or forms.get(word)


def is_light(word: str) -> bool:
    """Whether the word only says that something is done, begun or ended."""
    return word in _WORDS["light"]


def act_of(words: Sequence[str]) -> Act:
    """The act that a phrase in lower case tells: "complete its troop withdrawal" is to withdraw forces."""
    kind: str | None = None
    things = []
    skipped = -1
    for i, word in enumerate(words):
        if i == skipped:
            continue
        at = _particle(words, i)
        found = act_class(word, words[at] if at else "")
        if found and (kind is None or found == kind):
            kind, skipped = found, at or skipped
        elif is_light(word) or word in _WORDS["empty"] or not any(char.isalpha() for char in word):
            continue
        else:
            things.append(word)
    if kind is None and not _WORDS["dates"].intersection(words):
        kind = next((word for word in things if word not in _WORDS["describing"]), None)
        things = [word for word in things if word != kind]
    objects = frozenset(_thing(word) for word in things)
    if kind == "mandate" and "force" in objects:
        kind = "withdraw"  # A military mission ends when its forces leave.
    return Act(kind, objects)


def _particle(words: Sequence[str], at: int) -> int | None:
    """Where the other word of an act in two stands: `pull out`, `pull their guns out`."""
    last = at + 1 if words[at] == "be" else at + _APART
    return next(
        (i for i in range(at + 1, min(last + 1, len(words))) if f"{words[at]} {words[i]}" in _forms()), None
    )


def _thing(word: str) -> str:
    same = _same().get(word)
    if same is not None:
        return same
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
