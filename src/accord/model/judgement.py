"""What a rule or a person decided about two things."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Judgement", "joined"]


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """`left` and `right` are the same, different, or it is unsure; `by` is a rule's name or a person.

    `about` says what is compared: actor, statement, article. `score` lies in 0..1, and
    `explanation` is a sentence that an analyst can check. Statements are named by `Reading.key`,
    actors by a name as the texts write it.
    """

    about: str
    left: str
    right: str
    verdict: str
    score: float
    explanation: str
    by: str


def joined(judgements: Iterable[Judgement], about: str) -> dict[str, str]:
    """Everything judged the same, transitively: each thing to the smallest key of its group.

    Things that no judgement joins are absent. The order of the judgements never matters.
    """
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for judgement in judgements:
        if judgement.about == about and judgement.verdict == "same":
            low, high = sorted((root(judgement.left), root(judgement.right)))
            parent[high] = low
    return {key: root(key) for key in sorted(parent)}
