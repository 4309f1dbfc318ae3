"""Whose charge it is that a clause tells: an opinion's, a complaint's, an accusation's."""

from __future__ import annotations

from accord.annotate.breach_rules import RuleTerms
from accord.annotate.breach_words import among
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.lexicon import CUE_VERBS

__all__ = ["BreachMakers"]

_CLIMB = 4
_TOLD = ("acl", "relcl", "ccomp")


class BreachMakers(RuleTerms):
    """The nouns and verbs of charging over the word for a breach."""

    def opinion_of(self, verb: int) -> int | None:
        """Whose opinion it is: `it is the opinion of the mission that …`."""
        words = self.words
        above = words.head[verb]
        of = words.head[above]
        if (
            words.tag[above] in NOUN_TAGS
            and self.lower[of] == "of"
            and self.lower[words.head[of]] in among("views")
        ):
            return above  # "the opinion of the mission that …", taken for a relative clause
        view = next((c for c in words.children[above] if self.lower[c] in among("views")), None)
        below = () if view is None else words.children[view]
        return next((i for c in below if self.lower[c] == "of" for i in words.children[c]), None)

    def complainant(self, verb: int) -> int | None:
        """Whose charge it is: `lodged a complaint that …`, `its claim that …`."""
        words = self.words
        noun = words.head[verb]
        if (
            words.dep[verb] == "ccomp"
            and self.lower[noun] in among("complain")
            and words.tag[noun][:2] == "VB"
        ):
            return self.subject(noun)
        if words.dep[verb] == "ccomp" and words.tag[noun] == "VBG" and self.lower[noun] in CUE_VERBS:
            return self.subject(noun)  # "Peru left, arguing that the raid broke the truce, a diplomat said"
        if words.dep[verb] == "ccomp" and words.dep[noun] == "relcl" and self.lower[noun] in CUE_VERBS:
            return self.child(noun, ("nsubj",), None)  # "a strike that the mission said broke the truce"
        if words.dep[verb] not in _TOLD or self.lower[noun] not in among("charges"):
            return None
        owner, above = self.maker(noun), self.verb_over(noun)
        if owner is not None or above is None or self.lower[above] in among("deny"):
            return owner
        return self.subject(above) if words.dep[noun] == "dobj" else None

    def maker(self, noun: int) -> int | None:
        """Who makes a charge: `the army's claim`, `rebel claims`, `an accusation by the guild`."""
        words = self.words
        owner = next((c for c in words.children[noun] if words.dep[c] == "poss"), None)
        if owner is not None or self.lower[noun] in among("reports"):
            return owner
        behind = (c for c in words.children[words.head[noun]] if c == noun + 1)
        preps = (c for c in (*words.children[noun], *behind) if self.lower[c] in ("by", "from", "of"))
        below = (i for prep in preps for i in words.children[prep])
        beside = (c for c in words.children[noun] if words.dep[c] in ("amod", "compound"))
        return next((i for i in (*below, *beside) if self.can_act(i)), None)

    def charging(self, at: int) -> int | None:
        """The noun of charging that a word for a breach stands under: `the claim that it broke the truce`."""
        words = self.words
        for _ in range(_CLIMB):
            above = words.head[at]
            beside = self.child(above, ("dobj",), None) if words.dep[at] == "ccomp" else None
            for noun in (above, beside):  # "denied charges from the guild | that …"
                if noun is not None and words.dep[at] in _TOLD and self._is_charge(noun):
                    return noun
            at = above
        return None

    def _is_charge(self, noun: int) -> bool:
        return self.lower[noun] in among("charges") and self.words.tag[noun][:2] == "NN"

    def rejected(self, at: int) -> tuple[int, int | None] | None:
        """Who makes a charge and who rejects it: `the army denied claims by the guild that it broke it`."""
        noun = self.charging(at)
        maker = self.maker(noun) if noun is not None else None
        above = self.verb_over(noun) if noun is not None else None
        if maker is None or above is None or self.lower[above] not in among("deny"):
            return None
        negated = any(self.words.dep[c] == "neg" for c in self.words.children[above])
        return None if negated else (maker, self.subject(above))
