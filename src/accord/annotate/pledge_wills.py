"""Commitments in somebody's own words: "we will open the road", "he said it would send aid"."""

from __future__ import annotations

from accord.annotate.arguments import words_of
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.operators import binding
from accord.annotate.own_words import OwnWords
from accord.annotate.pledge_binders import PledgeBinders
from accord.annotate.pledge_spans import Pledge
from accord.model.acts import act_class, is_light

__all__ = ["PledgeWills"]


class PledgeWills(PledgeBinders):
    """What speakers of a document say that they or their side will do."""

    own: OwnWords

    def willed(self, at: int) -> Pledge | None:
        """`We will open the road`, `he said it would send aid`: whoever speaks binds himself."""
        words = self.words
        verb = words.head[at]
        if (
            words.dep[at] != "aux"
            or words.tag[verb] not in ("VB", "VBN")
            or verb < at
            or words.dep[verb] in ("relcl", "acl")
        ):
            return None
        resting = self.resting(at)
        if resting is not None:
            return resting
        if any(words.dep[child] == "auxpass" for child in words.children[verb]):
            return self._announced(at, verb)
        if words.lower[verb] not in words_of("acting") | binding("acts") or not self._is_own_act(at, verb):
            return None
        subject = self.arguments.child(verb, ("nsubj",), None)
        if subject is None or subject > at or not any(verb < c for c in words.children[verb]):
            return None
        if words.lower[subject] == "it" and words.lower[verb] in words_of("impersonal"):
            return None
        thing = self.arguments.child(verb, ("dobj",), None)
        if words.lower[verb] == "leave" and thing is not None and words.lower[thing] == "it":
            return None
        if words.lower[verb] in words_of("vague") and (
            thing is None or words.lower[thing] not in words_of("weighty") | words_of("offered")
        ):
            return None
        name = self.own.speaker_of(subject, self.arguments.called(subject))
        if name is None:
            return None
        return Pledge(
            at, verb, self._end(at, verb), subject, "promised", obligor_name=name, first=words.left[subject]
        )

    def _announced(self, at: int, verb: int) -> Pledge | None:
        """`The detainees will be freed, the minister said`: an act of his side, whoever does it."""
        words = self.words
        subject = self.arguments.child(verb, ("nsubjpass",), None)
        if subject is None or subject > at:
            return None
        light = is_light(words.lower[verb]) and act_class(words.lower[subject]) is not None
        if act_class(words.lower[verb]) is None and not light:
            return None
        taken_back = any(
            words.dep[c] == "neg" or words.lower[c] in words_of("taking_back") or words.lower[c] == "by"
            for c in words.children[verb]
        )
        nobody = words.lower[words.left[subject]] in ("no", "none", "nothing")
        if taken_back or nobody or words.tag[subject] not in NOUN_TAGS or not self.own.official(subject):
            return None
        first = words.left[subject]
        return Pledge(at, first, self._end(at, verb), None, "promised", first=first)

    def _is_own_act(self, at: int, verb: int) -> bool:
        """Whether nothing takes it back: no negation, no "if", no question, no "would have"."""
        words = self.words
        for child in words.children[verb]:
            if words.dep[child] in ("neg", "auxpass") or words.lower[child] in words_of("taking_back"):
                return False
        return words.text[words.sentences[words.sentence[at]][1] - 1] != "?"
