"""Whether an act is told as done: denied, planned, possible, conditional, or said to be so by somebody."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from accord.annotate.attributions import FINITE
from accord.annotate.event_terms import IMPLIED
from accord.annotate.lexicon import CONDITIONS, GOVERNORS, MODALS, REPORTING_ADVERBS
from accord.annotate.words import Words
from accord.model.annotation import Statement

__all__ = ["EventModality"]

_LINKS = frozenset(("xcomp", "ccomp", "pcomp", "prep", "conj", "acl", "advcl"))
_WILL = frozenset(("will", "'ll", "’ll", "wo", "shall"))
_CAN = frozenset(("can", "ca", "could"))
_REACH = 4
_RULE = frozenset(("rule", "rules", "ruled", "ruling"))
_NOT = ("denied", "declined", "refused")


class EventModality:
    """Answers for the acts of one document."""

    def __init__(self, words: Words, statements: Sequence[Statement]) -> None:
        self.words = words
        spans = sorted(
            (span.start, span.end, number) for number, it in enumerate(statements) for span in it.content
        )
        self.starts = [start for start, _, _ in spans]
        self.ends = [(end, statements[number]) for _, end, number in spans]

    def of(self, at: int) -> str:
        """A modality of the contract, or `refused` (would not), `declined` (does not), `will`, `unless`."""
        own = self._own(at)
        if own is not None:
            return own
        return self.said(at)

    def _own(self, at: int) -> str | None:
        words, instead = self.words, False
        for _ in range(_REACH):
            told = self._auxiliaries(at)
            if told is not None:
                return None if instead and told in _NOT else told
            above, dep = words.head[at], words.dep[at]
            if above == at or dep not in _LINKS or self._tensed(at):
                return None
            if dep == "ccomp" and words.tag[at] == "VB" and self._bare(at):  # "insists that he leave"
                return "required"
            if dep == "conj":
                if any(words.dep[c] in ("nsubj", "nsubjpass") for c in words.children[at]):
                    return None
                instead = instead or "but" in words.lower[above:at]  # "not to arm people but to shield them"
            elif words.tag[at] in ("VB", "VBG", "VBN"):
                told = self._governed(at, above)
                if told is not None:
                    return told
            at = above
        return None

    def _governed(self, at: int, above: int) -> str | None:
        """What the word over an infinitive or participle makes of it."""
        words = self.words
        negated = any(words.dep[c] == "neg" for c in words.children[above])
        kind = GOVERNORS.get(words.lower[above])
        if words.lower[above] in _RULE and words.lower[above + 1 : above + 2] == ["out"]:
            kind = "refused"
        if kind in ("refused", "denied"):
            return "possible" if negated else "denied"  # "did not rule out going"
        if negated and kind is not None:
            return "denied"
        infinitive = words.tag[at] == "VB" and any(words.tag[c] == "TO" for c in words.children[at] if c < at)
        if kind is not None and above < at and (infinitive or words.tag[above] == "VBN"):
            return kind
        return "possible" if infinitive and words.lower[above] not in IMPLIED else None

    def _auxiliaries(self, at: int) -> str | None:
        words = self.words
        negated = will = now = False
        modal = condition = None
        for child in words.children[at]:
            lower, dep = words.lower[child], words.dep[child]
            nobody = dep in ("nsubj", "nsubjpass") and self._nobody(child)
            if nobody or (dep == "neg" and lower in ("not", "n't", "n’t", "never")):
                negated = True
            elif dep == "aux" and (words.tag[child] in ("VBP", "VBZ") or lower in _CAN):
                now = now or lower in ("do", "does") or lower in _CAN
                modal = MODALS.get(lower, modal)
            elif dep == "aux" and words.tag[child] == "MD":
                will = lower in _WILL or (lower in ("would", "'d") and self._under_past(at))
                modal = "expected" if will else MODALS.get(lower)
            elif lower in CONDITIONS and child < at and dep in ("mark", "advmod"):
                condition = "conditional"
            elif dep == "advmod" and lower in REPORTING_ADVERBS:
                return REPORTING_ADVERBS[lower]
        if condition:
            return condition
        if will:
            if negated:
                return "refused"
            return "unless" if self._unless(at) else "will"
        if negated:
            return "declined" if now else "denied"
        return modal

    def _nobody(self, subject: int) -> bool:
        """`No unit fired`, `not one of them fired`."""
        words = self.words
        return words.lower[subject] in ("nobody", "none") or any(
            words.lower[child] in ("no", "not", "neither") and child < subject
            for child in words.children[subject]
        )

    def _unless(self, at: int) -> bool:
        words = self.words
        return any(
            words.dep[c] == "advcl" and any(words.lower[m] == "unless" for m in words.children[c])
            for c in words.children[at]
        )

    def _under_past(self, at: int) -> bool:
        words = self.words
        above = words.head[at]
        return words.dep[at] == "ccomp" and words.tag[above] in ("VBD", "VBN")

    def _bare(self, at: int) -> bool:
        """Whether nothing stands before the verb but its subject and "that"."""
        words = self.words
        subject = any(words.dep[c] == "nsubj" for c in words.children[at])
        return subject and not any(words.dep[c] in ("aux", "auxpass") for c in words.children[at])

    def _tensed(self, at: int) -> bool:
        """Whether the verb, or its first auxiliary, has a tense of its own."""
        words = self.words
        return words.tag[at] in FINITE or any(
            words.tag[c] in FINITE and words.dep[c] in ("aux", "auxpass") for c in words.children[at]
        )

    def teller(self, at: int) -> Statement | None:
        """The statement that token `at` stands in."""
        start = self.words.start[at]
        place = bisect_right(self.starts, start) - 1
        return self.ends[place][1] if place >= 0 and self.ends[place][0] > start else None

    def said(self, at: int) -> str:
        """What the statement that the act stands in makes of it."""
        statement = self.teller(at)
        if statement is None:
            return "asserted"
        if statement.modality == "denied":
            return "denied"
        return "reported" if statement.speech else "possible"
