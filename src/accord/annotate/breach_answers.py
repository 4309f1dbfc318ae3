"""What is answered to a charge of breach: denied, admitted, charged back, passed over in silence.

An answer stands in the charge's own sentence ("a charge the ministry denied") or in the ones right behind it,
as the saying of somebody who denies, admits or will not comment; what the accused himself denies may stand
further down. A charge back is a claim of its own, by the accused against the accuser, or what he says right
behind his denial was done to him.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from accord.annotate.breach_replies import Replies, is_of, is_one
from accord.annotate.breaches import find_breaches
from accord.annotate.tagged import Tags
from accord.annotate.words import Words
from accord.model.annotation import Answer, BreachClaim, NameMark, Statement, Time

__all__ = ["mark_breaches"]

_IN_TURN = re.compile(r"\bin turn\b")
_BEHIND = 3
"""Sentences behind a charge in which it may still be answered."""
_FAR = 12
"""The same for a denial by the accused himself, and for what he says right behind it."""
_APART = 6
"""Claims between a charge and the charge back."""


def mark_breaches(
    words: Words,
    names: Sequence[NameMark],
    times: Sequence[Time],
    statements: Sequence[Statement],
    ending: int,
    tags: Tags,
) -> tuple[BreachClaim, ...]:
    """All claims of breaches in order of the text, each with its answers.

    What stands behind `ending`, where readers' comments begin, is none; `tags` are the encoder's.
    """
    told = find_breaches(words, names, times, statements, tags)
    claims = tuple(claim for claim in told if claim.span.start < ending)
    if all(claim.count for claim in claims):
        return claims
    found = _Answers(words, names, statements)
    ends = [claim.span.start for claim in claims[1:]] + [len(words.source)]
    return tuple(
        claim
        if claim.count
        else replace(claim, responses=_each_once((*claim.responses, *found.answers(number, claims, behind))))
        for number, (claim, behind) in enumerate(zip(claims, ends, strict=True))
    )


def _each_once(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Each way of answering by each, as told first."""
    first: dict[tuple[str | None, str], Answer] = {}
    for answer in answers:
        first.setdefault((answer.by, answer.response), answer)
    return tuple(first.values())


class _Answers(Replies):
    """One document while answers to its claims are looked for."""

    def answers(self, number: int, claims: Sequence[BreachClaim], behind: int) -> Iterator[Answer]:
        words, claim = self.words, claims[number]
        tokens = words.tokens_in(claim.span)
        if tokens is None:
            return
        first, last = tokens
        here = words.sentence[last]
        stop = words.sentences[min(here + _FAR, len(words.sentences) - 1)][1]
        start = words.sentences[words.sentence[first]][0]
        denied: int | None = None
        for i in range(start, stop):
            if first <= i <= last:
                continue
            place = words.sentence[i]
            if words.start[i] >= behind and place > here:
                break
            answer = self.reply(i, place == here, claim)
            if answer is None and denied is not None and place <= denied + 1:
                answer = self.suffered(i, claim)
            if answer is None:
                continue
            own = answer.response == "deny" and is_of(answer.by, claim.accused)
            denied = place if own else denied
            if own or place <= max(here + _BEHIND, (denied or 0) + 1):
                yield answer
        yield from self._charged_back(number, claims)

    def _charged_back(self, number: int, claims: Sequence[BreachClaim]) -> Iterator[Answer]:
        """The accused's own denial or charge against the accuser, right behind."""
        claim = claims[number]
        accusers = [it for it in (claim.accuser, claim.side) if it]
        for other in claims[number + 1 : number + 1 + _APART]:
            sides = [it for it in (other.accuser, other.side) if it]
            denied = next((it for it in other.responses if it.response == "deny"), None)
            if other.modality == "denied" and denied is not None and is_of(denied.by, claim.accused):
                yield Answer(claim.accused, "deny", denied.span)
                return
            back = any(is_one(it, claim.accused) for it in sides)
            back = back and any(is_one(it, other.accused) for it in accusers)
            in_turn = _IN_TURN.search(self.words.source, *other.span) is not None
            by = claim.accused if back else other.accuser or claim.accused
            if by is not None and (back or (in_turn and not set(accusers) & set(sides))):
                yield Answer(by, "counter-claim", other.span)
                return
