"""What a rule or a person decided about two things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["LIST", "PERSON", "Judgement", "joined", "same"]

PERSON, LIST = "person", "list"
"""By whom: a person in the log, a person's list of actors; anything else is a rule's name."""


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """`left` and `right` are the same, different, or it is unsure; `by` is a rule's name, list or person.

    `about` says what is compared: actor, statement, article. `score` lies in 0..1, and
    `explanation` is a sentence that an analyst can check. Statements are named by `Reading.key`,
    actors by a name as the texts write it. For actors there are two verdicts more: `part`, left is a part
    of right; `stands for`, left where it acts means right ("Paris said").
    """

    about: str
    left: str
    right: str
    verdict: str
    score: float
    explanation: str
    by: str

    @property
    def rank(self) -> int:
        """Whose word counts more: 0 a person's, 1 a list's, 2 a rule's."""
        return {PERSON: 0, LIST: 1}.get(self.by, 2)


def same(left: str, right: str, score: float, why: str, by: str) -> Judgement:
    """Two names of one actor."""
    low, high = sorted((left, right))
    return Judgement("actor", low, high, "same", score, why, by)


def joined(judgements: Iterable[Judgement], about: str) -> dict[str, str]:
    """Everything judged the same, transitively: each thing to the smallest key of its group.

    What is judged different never comes into one group: the join with the lower score is left out, a
    person's word goes before a list's and that before a rule's. Things that no judgement joins are
    absent. The order of the judgements never matters.
    """
    wanted = sorted(
        (it for it in judgements if it.about == about and it.verdict in ("same", "different")),
        key=lambda it: (it.rank, -it.score, it),
    )
    apart: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for it in wanted:
        if it.verdict == "different":
            apart[it.left].append((it.right, it.rank))
            apart[it.right].append((it.left, it.rank))
    group: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    for it in wanted:
        if it.verdict == "same":
            for key in (it.left, it.right):
                if key not in group:
                    group[key], members[key] = key, [key]
            few, many = sorted((group[it.left], group[it.right]), key=lambda key: (len(members[key]), key))
            if few != many and not _kept_apart(members[few], group, many, apart, it.rank):
                group.update(dict.fromkeys(members[few], many))
                members[many] += members.pop(few)
    least = {root: min(names) for root, names in members.items()}
    return {key: least[group[key]] for key in sorted(group)}


def _kept_apart(
    few: Iterable[str],
    group: Mapping[str, str],
    many: str,
    apart: Mapping[str, list[tuple[str, int]]],
    rank: int,
) -> bool:
    """Whether somebody whose word counts as much holds one of the few different from one of the many."""
    return any(
        group.get(other, other) == many and whose <= rank
        for key in few
        for other, whose in apart.get(key, ())
    )
