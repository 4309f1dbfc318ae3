"""The claim that a verb makes with the rule that it breaks or keeps: who charges whom, with which deed."""

from __future__ import annotations

from accord.annotate.breach_nouns import BreachNouns, Charge
from accord.annotate.breach_words import BREAKING, among

__all__ = ["BreachActs"]


class BreachActs(BreachNouns):
    """One document while its verbs of breaking are read."""

    def act(self, verb: int, rule: int, *, negated: bool = False) -> Charge | None:
        """The claim that a verb with its rule makes."""
        words = self.words
        modality = self.modality(verb, negated=negated)
        which = words.dep[verb] == "relcl" and words.head[verb] == rule  # "the accord, which they violated"
        passive = words.dep[rule] == "nsubjpass" and not (which and self.child(verb, ("dobj",), None))
        passive = passive or (words.dep[rule] == "nsubj" and words.head[rule] == verb)
        frame = self.frame(verb)
        deed = None if passive or frame is not None else self.deed_before(verb)
        subject = self.agent(verb) if passive else None if deed is not None else self.subject(verb)
        if modality is None or (frame is None and self.is_nobody(subject)):
            return None
        first = min(
            [verb, *(words.left[c] for c in words.children[verb] if words.dep[c][:3] in ("aux", "neg"))]
        )
        what = self.means(verb) or (self.means(frame) if frame is not None else None)
        what = what or self.deed_with(verb, rule)
        if deed is not None:
            first, what = min(first, deed[0]), what or deed
        core = max(verb, rule, what[1] if what else 0)
        accuser, accused = self.complainant(verb), subject
        accuser = self.opinion_of(verb) if accuser is None else accuser
        guilty = self.guilty_over(verb)
        if guilty is not None:
            accused = self.subject(guilty)
            first = words.left[accused] if accused is not None and self.is_near(accused, verb) else guilty
        if frame is not None:
            accuser, accused = self.sides_of(frame)
            if self.is_nobody(accuser):
                return None
            first = self.begin(frame, accuser)
            what = what or (self._from_not(verb), self.end(verb, rule))
        elif passive:
            first = words.left[rule]
        elif subject is not None and self._is_beside(subject, verb):
            first = min(first, words.left[subject])
        if what is not None and what[0] < first and frame is None and deed is None:
            first = what[0] - 1
        if subject is not None and self.lower[subject] == "whoever":
            return None
        if modality == "alleged" and subject is not None and self.lower[subject] in among("anyone"):
            modality = "conditional"
        if words.tag[verb] == "VBG" and words.dep[verb] == "acl" and self.is_anyones(verb):
            return None  # "any aircraft violating the ban"
        if accused is not None and not self.can_act(accused) and frame is None:
            what = what or (words.left[accused], self.phrase_end(accused))
            accused = self.owner(accused)
        return Charge(
            first, self.end(frame if frame is not None else verb, core), accuser, accused, what, rule,
            modality,
        )  # fmt: skip

    def _from_not(self, verb: int) -> int:
        """The verb, or the "not" right before it: `for not honouring the truce`."""
        return verb - 1 if verb and self.lower[verb - 1] in ("not", "never") else verb

    def _is_beside(self, subject: int, verb: int) -> bool:
        """Whether the subject goes with the verb; its deed does in `tanks moved in, breaking the truce`."""
        near = self.is_near(subject, verb)
        return near and (self.words.tag[verb] == "VBG" or not self.is_far(subject, verb, BREAKING))
