"""Positions that the encoder found where no rule did, made of its tokens."""

from __future__ import annotations

from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.position_issues import Subjects
from accord.annotate.position_sayings import Clause
from accord.annotate.tagged import Tagged

__all__ = ["PositionTagged"]

_NOT = frozenset(("not", "n't", "n’t", "never", "no", "neither", "nor", "nothing"))


class PositionTagged(Subjects):
    """One document with what the encoder takes for positions in it."""

    def tagged(self, tag: Tagged) -> Clause | None:
        """The find as a clause of whoever holds it; None where it is asked, or about nothing."""
        if self.is_question(tag.first):
            return None
        tokens = tag.field("party")
        party = self.head_of(*tokens) if tokens is not None else None
        if party is not None and not self.can_hold(party):
            party = None
        cue, stance = self._stance(tag)
        if self._is_of_nothing(cue, tag.last):
            return None
        told = cue + 1 if tag.first < cue < tag.last else tag.first
        return Clause(cue, stance, party, tag.first, tag.last, told)

    def _is_of_nothing(self, cue: int, last: int) -> bool:
        """`It had asked for nothing of the kind`, but not `they want nothing but a ceasefire`."""
        lower = self.words.lower
        near = range(cue + 1, min(cue + 3, last + 1))
        return any(lower[i] == "nothing" and lower[i + 1 : i + 2] not in (["but"], ["less"]) for i in near)

    def _stance(self, tag: Tagged) -> tuple[int, str]:
        """The first word that tells a stance, and which; else a refusal where it is negated, or a demand."""
        words = self.words
        for i in range(tag.first, tag.last + 1):
            for cue in self.cues_at(i):
                if words.tag[i][:2] == "VB":
                    refused = cue.stance == "accepts" and self.is_negated(i)
                    return i, "rejects" if refused else cue.stance
                if cue.nominal is not None and words.tag[i] in NOUN_TAGS:
                    return i, cue.nominal
            stance = self.adjective(words.lower[i])
            if stance is not None:
                return i, stance
        head = self.head_of(tag.first, tag.last)
        negated = not _NOT.isdisjoint(words.lower[tag.first : tag.last + 1])
        return head, "rejects" if negated else "demands"
