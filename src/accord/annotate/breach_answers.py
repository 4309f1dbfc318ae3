"""What is answered to a charge of breach: denied, admitted, charged back, passed over in silence.

An answer stands in the charge's own sentence ("a charge the ministry denied") or in the ones right behind it,
as the saying of somebody who denies, admits or will not comment. A charge back is a claim of its own, by the
accused against the accuser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from accord.annotate.breach_terms import BreachTerms
from accord.annotate.breach_words import among
from accord.annotate.breaches import find_breaches
from accord.annotate.words import Words
from accord.model.annotation import Answer, BreachClaim, NameMark, Statement, Time

__all__ = ["mark_breaches"]

_IN_TURN = re.compile(r"\bin turn\b")
_BEHIND = 3
"""Sentences behind a charge in which it may still be answered."""
_APART = 6
"""Claims between a charge and the charge back."""


def mark_breaches(
    words: Words,
    names: Sequence[NameMark],
    times: Sequence[Time],
    statements: Sequence[Statement],
    ending: int | None = None,
) -> tuple[BreachClaim, ...]:
    """All claims of breaches in order of the text, each with its answers.

    What stands behind `ending`, where readers' comments begin, is none.
    """
    told = find_breaches(words, names, times, statements)
    claims = tuple(claim for claim in told if ending is None or claim.span.start < ending)
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


class _Answers(BreachTerms):
    """One document while answers to its claims are looked for."""

    def answers(self, number: int, claims: Sequence[BreachClaim], behind: int) -> Iterator[Answer]:
        words, claim = self.words, claims[number]
        tokens = words.tokens_in(claim.span)
        if tokens is None:
            return
        first, last = tokens
        here = words.sentence[last]
        stop = words.sentences[min(here + _BEHIND, len(words.sentences) - 1)][1]
        start = words.sentences[words.sentence[first]][0]
        for i in range(start, stop):
            if first <= i <= last:
                continue
            if words.start[i] >= behind and words.sentence[i] > here:
                break
            answer = self._answer(i, words.sentence[i] == here, claim)
            if answer is not None:
                yield answer
        yield from self._charged_back(number, claims)

    def _answer(self, i: int, here: bool, claim: BreachClaim) -> Answer | None:
        """The answer that the verb at token `i` gives."""
        words, lower = self.words, self.lower[i]
        if words.tag[i][:2] not in ("VB", "JJ"):
            return None
        response = next((name for name in ("deny", "admit") if lower in among(name)), None)
        cleared = lower in among("blame") and any(words.dep[c] == "neg" for c in words.children[i])
        if cleared and not here:
            return self._cleared(i, claim)
        silent = lower in among("decline") and any(
            self.lower[c] in among("silent") for c in words.children[i]
        )
        if response is None and not silent:
            return None
        if any(words.dep[c] == "neg" for c in words.children[i]):
            return None
        if response is not None and not self._meets(i, here):
            return None
        subject = self._whose(i)
        by = self._called_so(subject, i)
        if by is None or by == claim.accuser or (claim.side is not None and by == claim.side):
            return None
        low = words.left[subject] if subject is not None and self.is_near(subject, i) else i
        first, last = self.trimmed(min(low, i), i if here else self.end(i, i))
        return Answer(by, response or "silence", words.span(first, last))

    def _cleared(self, verb: int, claim: BreachClaim) -> Answer | None:
        """`The guild could not be blamed for it, its spokesman said`: a denial."""
        statement = self.said_at(verb)
        by = self.speaker_of(statement) if statement is not None else None
        if by is None or by == claim.accuser or statement is None:
            return None
        span = next(span for span in statement.content if span.start <= self.words.start[verb] < span.end)
        return Answer(by, "deny", span)

    def _whose(self, verb: int) -> int | None:
        """Who answers; in `a charge the ministry denied` the subject of the relative clause."""
        own = self.child(verb, ("nsubj",), None)
        return own if own is not None and self.words.tag[own] not in ("WDT", "WP") else self.subject(verb)

    def _called_so(self, subject: int | None, verb: int) -> str | None:
        if subject is None:
            return None
        name = self.called(subject)
        if name is not None:
            return name if self.can_act(subject) else None
        statement = self.told_by(verb)
        return self.speaker_of(statement) if statement is not None else None

    def _meets(self, verb: int, here: bool) -> bool:
        """Whether what is denied or admitted is a charge, the breach, or "it"; or the charge is its head."""
        words = self.words
        above = words.head[verb]
        if words.dep[verb] == "relcl" and self.lower[above] in among("charges"):
            return True
        for child in words.children[verb]:
            dep, lower = words.dep[child], self.lower[child]
            if dep in ("dobj", "nsubjpass"):
                charge = lower in among("charges") or lower in among("break_nouns")
                if charge or (lower in ("it", "this", "that") and words.tag[child] in ("PRP", "DT")):
                    return True
            if dep in ("xcomp", "ccomp", "pcomp") and not here:
                return True
        return False

    def _charged_back(self, number: int, claims: Sequence[BreachClaim]) -> Iterator[Answer]:
        """The accused's own charge against the accuser, right behind."""
        claim = claims[number]
        accusers = {claim.accuser, claim.side} - {None}
        for other in claims[number + 1 : number + 1 + _APART]:
            back = claim.accused is not None and claim.accused in (other.accuser, other.side)
            back = back and other.accused in accusers
            in_turn = _IN_TURN.search(self.words.source, *other.span) is not None
            by = claim.accused if back else other.accuser or claim.accused
            if by is not None and (back or (in_turn and not accusers & {other.accuser, other.side})):
                yield Answer(by, "counter-claim", other.span)
                return
