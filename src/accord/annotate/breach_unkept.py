"""Breaches told without a verb of breaking: "failed to honour its pledge", "ran counter to the accord".

Also "broken promises", "the army's failure to comply", "illegal under the truce", "has not left as agreed".
"""

from __future__ import annotations

from dataclasses import replace

from accord.annotate.breach_acts import BreachActs
from accord.annotate.breach_nouns import Charge
from accord.annotate.breach_words import among
from accord.annotate.clauses import NOUN_TAGS

__all__ = ["UnkeptRules"]


class UnkeptRules(BreachActs):
    """One document while what was not kept is looked for."""

    def not_kept(self, i: int) -> Charge | None:
        """`failed to honour its pledge`, `did not keep their promises`."""
        words = self.words
        rule = self.rule_under(i)
        if rule is None or words.tag[i][:2] != "VB":
            return None
        above = words.head[i]
        yet = self.lower[above] in ("has", "have", "had", "yet") and self.lower[i - 2 : i - 1] == ["yet"]
        ceased = self.lower[above] in among("ceasing") and words.tag[i] == "VBG"
        failed = (self.lower[above] in among("fail") or yet) and self.has_to(i)
        if words.dep[i] == "xcomp" and (failed or ceased):
            found = self.act(above, rule)
            return (
                None if found is None else replace(found, what=found.what or (above, self.end(above, rule)))
            )
        if words.dep[i] == "acl" and self.lower[above] in among("failure") and self.has_to(i):
            return self._failure(above, i, rule)
        nobody = self.child(i, ("nsubj",), None)
        coming = any(words.tag[c] == "MD" for c in words.children[i])
        neither = nobody is not None and words.lower[words.left[nobody]] in ("neither", "none")
        if nobody is not None and neither and self.can_act(nobody) and not coming:
            last = self.end(i, self.phrase_end(rule))
            return Charge(words.left[nobody], last, None, None, None, rule)
        if any(self._is_not(child) for child in words.children[i]):
            return self.act(i, rule, negated=True)
        return self._unseen(i, rule)

    def _is_not(self, child: int) -> bool:
        """`Not`, `never`, `no longer`, `hardly`."""
        words = self.words
        longer = words.lower[child] == "longer" and words.lower[child - 1] == "no"
        return words.dep[child] == "neg" or longer or words.lower[child] in among("hardly")

    def _unseen(self, i: int, rule: int) -> Charge | None:
        """`The envoy saw no sign that the army was complying with the truce`."""
        words = self.words
        noun = words.head[i]
        told = words.dep[i] in ("acl", "ccomp", "relcl") and self.lower[noun] in among("signs")
        found = self.act(i, rule, negated=True) if told else None
        if found is None or not any(self.lower[c] in ("no", "little") for c in words.children[noun]):
            return None
        seer = self.subject(words.head[noun]) if words.dep[noun] == "dobj" else None
        first = words.left[seer] if seer is not None and self.is_near(seer, noun) else words.left[noun]
        return replace(found, first=first, accuser=seer)

    def _failure(self, noun: int, verb: int, rule: int) -> Charge:
        """`the army's failure to honour the truce`, `the failure of the army to honour it`."""
        words = self.words
        of = next((c for c in words.children[noun] if self.lower[c] in ("of", "by")), None)
        owner = next(iter(words.children[of]), None) if of is not None else None
        owner = (
            owner
            if owner is not None
            else next((c for c in words.children[noun] if words.dep[c] == "poss"), None)
        )
        last = self.end(verb, self.phrase_end(rule))
        return Charge(words.left[noun], last, None, owner, (noun, last), rule)

    def heeded(self, i: int) -> Charge | None:
        """`non-compliance with the accord`, `a lack of respect for it`, `obstructing its implementation`."""
        words = self.words
        preps = (c for c in words.children[i] if self.lower[c] in ("with", "of", "for", "to"))
        below = (c for prep in preps for c in words.children[prep])
        rule = next((it for c in below if (it := self.rule(c, zones=False)) is not None), None)
        if rule is None:
            return None
        over = words.head[i]
        lacking = self.lower[over] == "of" and self.lower[words.head[over]] in among("failure")
        non = i > 1 and "non" in self.lower[i - 2 : i]
        if words.dep[i] == "dobj" and self.lower[over] in among("obstruct"):
            return self.act(over, rule)
        if not (lacking or non):
            return None
        head = words.head[over] if lacking else i
        first = i - 2 if non else words.left[head]
        preps = (c for c in words.children[head] if words.lower[c] == "by")
        by = next((c for prep in preps for c in words.children[prep]), None)
        by = by if by is not None and self.can_act(by) else None
        owner = self.owner(head) if by is None else by
        core = max(self.phrase_end(rule), -1 if by is None else by)
        return Charge(first, self.end(head, core), None, owner, None, rule)

    def unkept(self, i: int) -> Charge | None:
        """`broken promises`: whose they are, or who blames whom for them."""
        words = self.words
        noun = words.head[i]
        if words.dep[i] != "amod" or noun < i or self.lower[noun] not in among("rules"):
            return None
        preps = (c for c in words.children[noun] if self.lower[c] in ("by", "of"))
        doer = next((c for prep in preps for c in words.children[prep]), None)
        owner = doer if doer is not None else self.owner(noun)
        if owner is not None and not self.can_act(owner):
            owner = None
        return Charge(words.left[noun], self.end(noun, noun), None, owner, None, noun)

    def counter(self, i: int) -> Charge | None:
        """`ran counter to the accord`, `fell short of its pledge`; `contrary to the accord, it fired`."""
        words = self.words
        verb = words.head[i]
        preps = (c for at in (i, verb) for c in words.children[at] if c > i and words.dep[c] == "prep")
        below = (c for prep in preps if self.lower[prep] in ("to", "of") for c in words.children[prep])
        named = (c for c in below if self.lower[c] in among("rules") or self.lower[c] in among("reach"))
        rule = next((it for c in named if (it := self.rule(c, zones=False)) is not None), None)
        if rule is None:
            return None
        if self.lower[verb] in among("counter_verbs"):
            return self.act(verb, rule)
        return self._despite(i, verb, rule) if self.lower[i] == "contrary" else None

    def despite(self, i: int) -> Charge | None:
        """`shelled the port despite the ceasefire`: an attack that a truce forbids."""
        words = self.words
        verb = words.head[i]
        rule = next((c for c in words.children[i] if self.lower[c] in among("truces")), None)
        if rule is None or words.tag[verb][:2] != "VB" or self.lower[verb] not in among("hostile"):
            return None
        return self._despite(i, verb, rule)

    def _despite(self, i: int, verb: int, rule: int) -> Charge | None:
        words = self.words
        modality, subject = self.modality(verb), self.subject(verb)
        if modality != "alleged" or subject is None or not self.is_near(subject, verb):
            return None
        actor = subject if self.can_act(subject) else None
        first, last = min(i, words.left[subject]), self.end(verb, max(verb, rule))
        deed = (words.left[subject], last if i < verb else i - 1)
        return Charge(first, last, None, actor, deed, rule)

    def unlike(self, i: int) -> Charge | None:
        """`is inconsistent with the accord`, `is illegal under the truce`, `is not in line with it`."""
        words = self.words
        lower = self.lower[i]
        unlawful = lower in among("unlawful")
        plain = lower in ("line", "keeping", "accordance", "conformity", "compliance")
        preps = [c for c in words.children[i] if self.lower[c] in (("under",) if unlawful else ("with",))]
        over = self.verb_over(i) if not words.tag[i].startswith("VB") else i
        if over is not None and not preps:
            preps = [c for c in words.children[over] if unlawful and self.lower[c] == "under" and c > i]
        below = (c for prep in preps for c in words.children[prep])
        rule = next((it for c in below if (it := self.rule(c, zones=False)) is not None), None)
        if rule is None or over is None:
            return None
        noun = words.head[i]
        if not plain and words.dep[i] == "amod" and noun < i and words.tag[noun] in NOUN_TAGS:
            # "export curbs inconsistent with the accord"
            last = self.end(i, self.phrase_end(rule))
            return Charge(words.left[noun], last, None, None, (words.left[noun], i - 1), rule)
        if plain and not any(words.dep[c] == "neg" for c in words.children[over]):
            return None
        impersonal = any(words.lower[c] == "it" for c in words.children[over]) and any(
            self.has_to(c) for c in words.children[over]
        )
        if (not self.is_being(over) and words.tag[over] != "VBN") or (unlawful and impersonal):
            return None
        return self.act(over, rule, negated=plain)

    def as_agreed(self, i: int) -> Charge | None:
        """`has not left the hill as agreed`, `failed to leave as the accord stipulates`."""
        words = self.words
        verb = words.head[i]
        if words.dep[i] != "advcl" or not any(self.lower[c] == "as" for c in words.children[i]) or verb > i:
            return None
        negated = any(words.dep[c] == "neg" for c in words.children[verb])
        failing = words.head[verb] if words.dep[verb] == "xcomp" else verb
        failed = failing != verb and self.lower[failing] in among("fail")
        if not (negated or failed):
            return None
        subject = self.child(i, ("nsubj",), None)
        named = self.rule(subject, zones=False) if subject is not None else None
        agent = self.agent(i)
        if (subject is not None and named is None) or (agent is not None and self.rule(agent) is None):
            return None
        charge = self.act(failing, named if named is not None else i, negated=True)
        return replace(charge, what=charge.what or (failing, i - 1)) if charge is not None else None
