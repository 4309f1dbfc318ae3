"""What is agreed to, ended, left or refused: a talk, a deal, what was put to one side, a mere act."""

from __future__ import annotations

from accord.annotate.stance_reality import StanceReality
from accord.annotate.stance_words import words_for
from accord.model.annotation import Statement

__all__ = ["StanceDeals"]


class StanceDeals(StanceReality):
    """One parsed document with its names."""

    def is_put_to(self, verb: int, taken: int) -> bool:
        """`Ostia agreed to a truce`: one side to a thing, and not to do it."""
        words = self.words
        subject = self.subject(verb)
        if subject is None or words.lower[taken] != "to" or words.dep[taken] != "prep":
            return False
        together = any(words.dep[c] == "conj" for c in words.children[subject])
        return not together and words.lower[subject] not in words_for("together")

    def is_deal(self, taken: int, among: str = "words") -> bool:
        """Whether it is a talk or a deal, or the "of", "from" before one, at most one preposition deeper."""
        words = self.words
        lower, children = words.lower, words.children[taken]
        if words.dep[taken] == "dobj" and lower[taken] in words_for("deals", among):
            return not any(words.dep[c] == "poss" and words.tag[c] != "PRP$" for c in children)
        return words.dep[taken] == "prep" and any(
            lower[it] in words_for("deals", among) or (lower[it] == "of" and self.is_deal(it, among))
            for it in children
        )

    def is_mere_act(self, taken: int) -> bool:
        """`Refused to say`, `to give` something, not "to give up" one; `refused to fire`, an order."""
        words = self.words
        shot = (
            words.lower[taken] in words_for("no_offer", "shots")
            and self.child(taken, ("dobj",), None) is None
        )
        named = words.dep[taken] == "xcomp" and (words.lower[taken] in words_for("no_offer", "acts") or shot)
        return named and not any(words.dep[c] == "prt" for c in words.children[taken])

    def is_own_side(self, head: int, statement: Statement | None) -> bool:
        """Whether who is told to speak speaks for it: "her side", "our government", in what she says."""
        words = self.words
        if statement is None or words.lower[head] not in words_for("own_side"):
            return False
        return any(words.tag[c] == "PRP$" for c in words.children[head])
