"""Claims of breaches that the encoder found where no rule did: a charge made of its tokens."""

from __future__ import annotations

from accord.annotate.breach_nouns import Charge
from accord.annotate.breach_turns import BreachTurns
from accord.annotate.breach_words import among
from accord.annotate.tagged import Tagged

__all__ = ["BreachTagged"]

_FEWEST = 4  # tokens in which a charge is told


class BreachTagged(BreachTurns):
    """One document with what the encoder takes for claims of breaches in it."""

    def tagged(self, tag: Tagged) -> Charge | None:
        """The find as a charge; None where nobody claims it by the words over it, or no rule is named."""
        words = self.words
        near = range(tag.first, tag.last + 1)
        if len(near) < _FEWEST:
            return None
        cue = self.head_of(tag.first, tag.last)
        verb = cue if words.tag[cue][:2] == "VB" else self.verb_over(cue)
        modality = self.modality(verb) if verb is not None else "alleged"
        if modality is None or self.is_question(cue):
            return None
        nouns = (i for i in near if words.tag[i][:2] == "NN")
        rule = next((found for i in nouns if (found := self.rule(i, zones=False)) is not None), None)
        if rule is None:
            return None
        accused, accuser = self._somebody(tag, "accused"), self._somebody(tag, "accuser")
        frame = next((i for i in range(tag.first, tag.last) if self.lower[i] in among("accuse")), None)
        if frame is not None:
            charging, charged = self.sides_of(frame)
            accuser = accuser if charging is None else charging
            accused = accused if charged is None else charged
        if accused is None and self._nothing_done(cue):
            return None
        return Charge(
            tag.first,
            tag.last,
            accuser=accuser if accuser != accused else None,
            accused=accused,
            what=tag.field("what"),
            rule=rule,
            modality=modality,
            count=accused is None and self._counts(tag),
            cue=cue,
        )

    def _nothing_done(self, cue: int) -> bool:
        """Whether it is denied: `no aircraft had been flown since the truce began`, `it has not ended it`."""
        words = self.words
        subjects = (i for i in words.children[cue] if words.dep[i] in ("nsubj", "nsubjpass"))
        near = (cue, *subjects)
        return any(self.lower[i] == "no" or words.dep[i] == "neg" for at in near for i in words.children[at])

    def _somebody(self, tag: Tagged, field: str) -> int | None:
        """The head of a field's first words that name somebody."""
        heads = (self.head_of(*tokens) for tokens in tag.fields[field])
        return next((head for head in heads if self.can_act(head)), None)

    def _counts(self, tag: Tagged) -> bool:
        """Whether a number of breaches is told: `40 ceasefire violations`."""
        words = self.words
        breaches = (i for i in range(tag.first, tag.last + 1) if self.lower[i] in among("break_nouns"))
        return any(words.tag[c] == "CD" for i in breaches for c in words.children[i])
