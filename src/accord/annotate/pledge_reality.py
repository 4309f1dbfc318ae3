"""Whether a pledge is told as done, or only asked for, supposed or denied."""

from __future__ import annotations

from accord.annotate.arguments import words_of
from accord.annotate.stance_words import words_for
from accord.annotate.words import Words

__all__ = ["PledgeReality"]


class PledgeReality:
    """One document while it is asked of its pledges."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def _is_real(self, at: int) -> bool:
        """Whether the cue is told as done: no negation, no modal but the perfect, no "if", no "urged to"."""
        words = self.words
        for child in words.children[at]:
            if words.dep[child] == "neg" or words.lower[child] in (
                "if",
                "whether",
                "never",
                "provided",
                "unless",
                "until",
                "till",
                "once",
            ):
                return False
            if words.tag[child] == "MD" and child < at:
                return False
            if words.tag[child] == "TO" and child < at:
                return words.lower[words.head[at]] in words_of("going_on")
        if words.lower[max(at - 1, 0) : at + 1] in (["be", "assured"], ["rest", "assured"]):
            return False
        if self._is_wished(at) or self._is_supposed(at):
            return False
        above = words.head[at]
        if words.dep[at] == "pcomp" and words.lower[above] == "without":
            return False
        if words.tag[at] == "VB" and words.dep[at] == "conj" and words.tag[above] == "VB":
            return self._is_real(above)
        if words.dep[at] in ("ccomp", "xcomp", "pcomp") and words.lower[above] in words_of("denying"):
            return False
        if words.tag[at] == "VBG" and words.dep[at] in ("xcomp", "pcomp", "dobj"):
            governor = words.head[above] if words.dep[at] == "pcomp" else above
            return words.lower[above] != "without" and words.lower[governor] not in words_of("shunned")
        if words.tag[at] == "VB" and words.dep[at] in ("xcomp", "ccomp", "conj", "advcl"):
            return words.lower[above] not in words_of("unreal") and words.lower[above] not in ("to", "not")
        return True

    def _is_wished(self, at: int) -> bool:
        """Whether the clause is what somebody holds needful: `it is vital that all forces be ordered to`."""
        words = self.words
        while words.dep[at] == "conj":
            at = words.head[at]
        above = words.head[at]
        told = words.dep[at] in ("ccomp", "csubj", "xcomp") and above != at
        return told and any(
            words.dep[c] in ("acomp", "attr") and words.lower[c] in words_for("needed")
            for c in words.children[above]
        )

    def _is_supposed(self, at: int) -> bool:
        """Whether "provided" opens its clause, where the parser takes that for a verb."""
        words = self.words
        return words.tag[at] in ("VBP", "VBZ") and words.lower[words.left[at] - 1] == "provided"
