"""The witnesses of one utterance: which is the best, and why.

In this order, each rule among those that the one before left:

1. a quotation before a part of one, and that before indirect speech;
2. the article of the agency or outlet that most reports go back to: the nearest to the origin;
3. the article that is surely out the earliest, where all are dated;
4. the one whose words most others repeat verbatim; then the longest; then one without brackets.

Where nothing tells, one whose day is known, and the first by article.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from accord.model.annotation import Statement
from accord.model.entries import Mention
from accord.model.reading import Reading, Word, clarifications, quoted_words

__all__ = ["Witness", "best_witness"]

_MOST_COMPARED = 12  # Beyond, a witness's agreement with the first dozen is enough to rank it.
_KINDS = ("direct", "mixed", "indirect")
_QUOTED_ALONE = ("the only one that quotes", "the only one that quotes a part", "")


class Witness(NamedTuple):
    """One article's report of an utterance."""

    key: str
    reading: Reading
    statement: Statement
    mention: Mention

    @property
    def text(self) -> str:
        return self.reading.document.text

    def words(self) -> list[Word]:
        return quoted_words(self.text, self.statement)

    def name(self) -> str:
        return self.mention.outlet or "a source without a name"


def best_witness(witnesses: Sequence[Witness], going_back: Sequence[int]) -> tuple[Witness, str]:
    """The best of the witnesses and why it is, in plain words.

    `going_back` says how many reports go back to the outlet of each; 0 where only its own does.
    """
    if len(witnesses) == 1:
        return witnesses[0], "the only report of it"
    words = [witness.words() for witness in witnesses]
    left = list(range(len(witnesses)))
    reasons = []
    for rank, reason in _rules(witnesses, words, going_back):
        best = min(rank(number) for number in left)
        kept = [number for number in left if rank(number) == best]
        if len(kept) < len(left) and (told := reason(kept[0], len(kept))):
            reasons.append(told)
        left = kept
    chosen = left[0]
    return witnesses[chosen], _told(witnesses, chosen, reasons, words)


_Rule = tuple[Callable[[int], Any], Callable[[int, int], str]]


def _rules(
    witnesses: Sequence[Witness], words: Sequence[Sequence[Word]], going_back: Sequence[int]
) -> list[_Rule]:
    """Each rule as what ranks a witness, the lowest first, and what to say of the best, of so many."""
    published = [it.reading.document.published for it in witnesses]
    days = [it.latest or "" for it in published]
    dated = all(days)
    kinds = [_KINDS.index(it.statement.kind) for it in witnesses]
    forms = [_joined(wording) for wording in words]
    agreement = [sum(one in other or other in one for other in forms[:_MOST_COMPARED]) for one in forms]
    brackets = [bool(clarifications(it.text, it.statement)) for it in witnesses]

    def quotes(number: int, kept: int) -> str:
        if kept == 1:
            return _QUOTED_ALONE[kinds[number]]
        return ("it quotes in full", "it quotes a part", "")[kinds[number]]

    def first(_: int, kept: int) -> str:
        return "the first" if kept == 1 else "among the first"

    return [
        (lambda number: kinds[number], quotes),
        (
            lambda number: -going_back[number],
            lambda number, _: f"{going_back[number]} of {len(witnesses)} reports go back to it",
        ),
        (lambda number: days[number] if dated else "", first),
        (lambda number: -agreement[number], lambda _, __: ""),
        (lambda number: -len(words[number]), lambda _, __: "the longest"),
        (lambda number: brackets[number], lambda _, __: "without anything in brackets"),
        (
            lambda number: published[number].earliest != published[number].latest or not days[number],
            lambda _, __: "its day is known",
        ),
    ]


def _told(
    witnesses: Sequence[Witness], chosen: int, reasons: list[str], words: Sequence[Sequence[Word]]
) -> str:
    mine, others = _joined(words[chosen]), [it for at, it in enumerate(words) if at != chosen]
    repeated = sum(mine in _joined(other) for other in others)
    if repeated and len(others) == 1:
        reasons.append("the other has all its words")
    elif repeated:
        reasons.append(f"its {len(words[chosen])} words stand in {repeated} of the {len(others)} others")
    return f"{witnesses[chosen].name()}: {'; '.join(reasons) or 'nothing tells it from the others'}"


def _joined(words: Sequence[Word]) -> str:
    return f" {' '.join(word.form for word in words)} "
