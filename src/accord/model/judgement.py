"""What a rule or a person decided about two things."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Judgement"]


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """`left` and `right` are the same, different, or it is unsure; `by` is a rule's name or a person.

    `about` says what is compared: actor, statement, article. `score` lies in 0..1, and
    `explanation` is a sentence that an analyst can check.
    """

    about: str
    left: str
    right: str
    verdict: str
    score: float
    explanation: str
    by: str
