"""Breaches told by a turn of phrase, a reproach or a headline: "turned its back on the accord".

Also "put the guild in violation of", "condemned the army's breach of the truce", "blamed it for the collapse
of the truce", "sides trade blame over truce breach", "truce breached, says the army".
"""

from __future__ import annotations

from dataclasses import replace

from accord.annotate.breach_nouns import Charge
from accord.annotate.breach_unkept import UnkeptRules
from accord.annotate.breach_words import among
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.phrasing import followed, turns_of
from accord.model.tables import toml_table

__all__ = ["TURNING", "BreachTurns"]

_TURNS = turns_of(toml_table("accord.annotate", "breaches.toml")["turns"])
TURNING = frozenset(_TURNS)
"""Forms of verbs that open a turn of phrase."""


class BreachTurns(UnkeptRules):
    """One document while such turns are looked for."""

    def turned(self, verb: int) -> Charge | None:
        """`Turned its back on the accord`, `ran roughshod over it`, `emptied the pact of meaning`."""
        words = self.words
        if words.tag[verb][:2] != "VB":
            return None
        for behind, _ in _TURNS[self.lower[verb]]:
            last = followed(words, verb, behind)
            if last is None:
                continue
            under = behind[0] == "of" or behind[-1] == "underfoot"
            below = self.child(verb, ("dobj", "nsubjpass"), None) if under else self._object_of(last)
            rule = self.rule(below, zones=False) if below is not None else self._settled(last)
            found = self.act(verb, rule) if rule is not None else None
            if found is not None:
                return replace(found, last=self.end(verb, max(found.last, last)))
        return None

    def _object_of(self, prep: int) -> int | None:
        return next((c for c in self.words.children[prep] if self.words.dep[c] == "pobj"), None)

    def _settled(self, prep: int) -> int | None:
        """`Walked away from what was agreed`."""
        below = (c for c in self.words.children[prep] if self.words.dep[c] == "pcomp")
        return next((c for c in below if self.lower[c] in among("settled")), None)

    def non(self, i: int) -> Charge | None:
        """`Was in non-compliance with the embargo`, whatever the parser made of it."""
        words = self.words
        prep = i + 1
        if i < 3 or prep >= len(words.lower) or words.lower[i - 2] != "non" or words.lower[i - 3] != "in":
            return None
        below = self._object_of(prep)
        rule = self.rule(below, zones=False) if below is not None else None
        return None if rule is None else self._in_breach(i, i - 3, rule)

    def condemned(self, i: int) -> Charge | None:
        """`Condemned the army's violation of the truce`, `denounced truce violations by the guild`."""
        words = self.words
        verb, rule = words.head[i], self.rule_of(i)
        if words.dep[i] != "dobj" or self.lower[verb] not in among("condemning") or rule is None:
            return None
        accuser = self.subject(verb)
        doer = self._by(i)
        doer = self.owner(i) if doer is None else doer
        if accuser is None or doer is None or doer == rule or not self.can_act(doer):
            return None
        if self.modality(verb) != "alleged" or self.has_to(verb):
            return None
        core = max(i, words.right[doer] if doer > i else i, self.phrase_end(rule) if rule > i else i)
        return Charge(self.begin(verb, accuser), self.end(verb, core), accuser, doer, None, rule)

    def _by(self, noun: int) -> int | None:
        """Whose the breaches are: `by the army`, `on the part of the guild`, `from both sides`."""
        words = self.words
        for child in words.children[noun]:
            if words.lower[child] in ("by", "from"):
                return self._object_of(child)
        return None

    def wrecked(self, i: int) -> Charge | None:
        """`Blamed the army for the collapse of the truce`."""
        words = self.words
        verb = words.head[words.head[i]]
        below = (c for of in words.children[i] if words.lower[of] == "of" for c in words.children[of])
        named = (it for c in below if (it := self.rule(c, zones=False)) is not None)
        rule = next(named, None)
        if rule is None or words.dep[i] != "pobj" or words.lower[words.head[i]] != "for":
            return None
        if self.lower[verb] not in among("accuse") or words.tag[verb][:2] != "VB":
            return None
        accuser, accused = self.sides_of(verb)
        if accused is None or self.modality(verb) != "alleged" or self.has_to(verb):
            return None
        last = self.end(verb, self.phrase_end(rule))
        return Charge(self.begin(verb, accuser), last, accuser, accused, None, rule)

    def barbed(self, i: int) -> Charge | None:
        """`Sides trade blame over truce breach`, where a headline's verb is taken for a noun."""
        words = self.words
        first, stop = words.sentences[words.sentence[i]]
        verb = i - 1
        if verb <= first or self.lower[verb] not in among("trading") or self.lower[i + 1 : i + 2] == []:
            return None
        if self.lower[i + 1] not in ("over", "of", "about", "on", "for"):
            return None
        breach = next(
            (b for b in range(i + 2, min(i + 7, stop)) if self.lower[b] in among("break_nouns")), None
        )
        rule = self.rule_of(breach) if breach is not None else None
        if breach is None or rule is None or words.tag[verb - 1] not in NOUN_TAGS:
            return None
        return Charge(first, max(breach, rule), verb - 1, rule=rule)
