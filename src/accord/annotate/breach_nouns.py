"""Breaches told by a noun: `in violation of`, `would be a breach`, `40 ceasefire violations`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from accord.annotate.breach_terms import BreachTerms
from accord.annotate.breach_words import among

__all__ = ["BreachNouns", "Charge"]

_COUNTED = frozenset(("ceasefire", "truce"))
_FAR_BEFORE = 150  # tokens back to the rule that a bare "the violation" is of


@dataclass(frozen=True, slots=True)
class Charge:
    """One claim in tokens: its range, who charges, who is charged, the deed, the rule's head."""

    first: int
    last: int
    accuser: int | None = None
    accused: int | None = None
    what: tuple[int, int] | None = None
    rule: int | None = None
    modality: str = "alleged"
    count: bool = False
    cue: int = -1


class BreachNouns(BreachTerms):
    """One document while its nouns of breaking are read."""

    def noun(self, i: int) -> Charge | None:
        """`in violation of`, `would be a breach`, `40 ceasefire violations`, `breaches of the truce`."""
        words = self.words
        if words.tag[i][:2] not in ("NN", "VB", "JJ"):
            return None
        rule = self.rule_of(i)
        if rule is not None and not self.is_broken_by(i, rule):
            return None
        prep = words.head[i]
        named_behind = rule is not None and rule > i
        if words.dep[i] == "pobj" and self.lower[prep] == "in" and (named_behind or rule is None):
            bare = self.lower[i] in ("breach", "violation") and not words.children[i]
            meant = self.rule_before(i, _FAR_BEFORE) if rule is None and bare else rule
            return None if meant is None else self._in_breach(i, prep, meant)
        deemed = self._deemed(i, rule)
        if deemed is not None:
            return deemed
        if self.is_idle(i) or self._is_anybodys(i):
            return None
        if rule is None:
            return self._elliptic(i)
        committed = self.doer(i)
        if committed is not None and words.dep[i] == "pobj":
            return self._done(i, rule, committed)
        if words.dep[rule] in ("compound", "amod", "nmod") and rule < i and self.lower[rule] in _COUNTED:
            return self._count(i, rule)
        first, possible = words.left[i], self.is_possible(i)
        if possible is not None:
            first = min(first, possible)
        last = self.end(i, self.phrase_end(rule) if rule > first else i)
        doer = self.agent(i)
        doer = self.owner(i) if doer is None else doer
        accused = doer if doer is not None and doer != rule and self.can_act(doer) else None
        over = words.head[words.head[i]]
        complains = words.dep[i] == "pobj" and self.lower[over] in among("complain")
        accuser = self.subject(over) if complains and words.tag[over][:2] == "VB" else None
        charge = self._blamed(Charge(first, last, accuser, accused, rule=rule), i)
        doer = self.doer(i)
        if doer is not None:
            return self._done(i, rule, doer)
        return replace(charge, modality="conditional" if possible is not None else "alleged")

    def _blamed(self, charge: Charge, i: int) -> Charge:
        """`The army is responsible for violations of the truce`: with whoever is."""
        words = self.words
        over = words.head[words.head[i]]
        blamed = words.dep[i] == "pobj" and words.dep[over] == "acomp" and self.lower[over] in among("blame")
        subject = self.subject(words.head[over]) if blamed else None
        if subject is None or not self.is_near(subject, i):
            return charge
        return replace(charge, first=words.left[subject], accused=subject)

    def _is_anybodys(self, i: int) -> bool:
        """`A violation of the truce will be punished`: a rule on breaches to come."""
        words = self.words
        verb = words.head[i]
        below = words.children[verb]
        to_come = words.dep[i][:5] == "nsubj" and any(words.tag[c] == "MD" for c in below)
        return to_come and self.lower[words.left[i]] in ("a", "an", "any", "each", "every")

    def _elliptic(self, i: int) -> Charge | None:
        """`blamed the army for the violation`, `repeated breaches by the rebels`: of a rule told before."""
        words = self.words
        rule = None if self.is_owned(i) else self.rule_before(i, _FAR_BEFORE)
        against = any(self.lower[child] in ("against", "on") for child in words.children[i])
        if rule is None or against or self.lower[i] not in among("plain_nouns"):
            return None
        frame = words.head[words.head[i]] if words.dep[i] == "pobj" else words.head[i]
        if self.lower[frame] in among("accuse"):
            accuser, accused = self.sides_of(frame)
            return Charge(self.begin(frame, accuser), self.end(frame, i), accuser, accused, None, rule)
        told = self.lower[frame] in among("find") or self.lower[frame] in among("list")
        counted = any(words.dep[c] == "nummod" or self.lower[c] == "alleged" for c in words.children[i])
        if words.dep[i] == "dobj" and told and counted and (subject := self.subject(frame)) is not None:
            first = words.left[subject] if self.is_near(subject, frame) else frame
            return Charge(first, self.end(frame, i), subject, None, None, rule)
        doer = self.agent(i)
        doer = self.owner(i) if doer is None else doer
        if doer is None:  # "violations from both sides"
            preps = (c for c in words.children[i] if self.lower[c] == "from")
            doer = next((c for prep in preps for c in words.children[prep]), None)
        if doer is None or not self.can_act(doer):
            return None
        return Charge(words.left[i], self.end(i, max(i, doer)), accused=doer, rule=rule)

    def _done(self, i: int, rule: int, verb: int) -> Charge | None:
        """`committed violations of the truce`."""
        modality = self.modality(verb)
        frame = self.frame(verb)
        what = next((it for at in (verb, i, rule, frame) if at is not None and (it := self.means(at))), None)
        if frame is not None and modality is not None:
            accuser, accused = self.sides_of(frame)
            last = self.end(frame, max(rule, what[1] if what else 0))
            return Charge(self.begin(frame, accuser), last, accuser, accused, what, rule, modality)
        subject = self.subject(verb)
        if modality is None or subject is None:
            return None
        first = self.words.left[subject] if self.is_near(subject, verb) else verb
        last = self.end(verb, max(rule, what[1] if what else 0))
        return Charge(first, last, None, subject, what, rule, modality)

    def _in_breach(self, i: int, prep: int, rule: int) -> Charge | None:
        """`is in breach of the pact`; `weapons in violation of the lines`."""
        words = self.words
        above = words.head[prep]
        named = self.phrase_end(rule) if rule > i else i
        last = self.end(i, named)
        if words.tag[above][:2] == "NN":
            while words.dep[above] == "pobj" and self.lower[words.head[above]] == "of":
                above = words.head[words.head[above]]
            return self._found_in_breach(above, prep, last, rule)
        if words.tag[above][:2] not in ("VB", "MD", "JJ"):
            return None
        modality = self.modality(above)
        if modality is None:
            return None
        frame = self.frame(above)
        if frame is not None:
            accuser, accused = self.sides_of(frame)
            first, deed = self.begin(frame, accuser), (above, prep - 1)
            return Charge(first, self.end(frame, named), accuser, accused, deed, rule, modality)
        subject = self.subject(above)
        last, means = self.end(above, named), self.means(above)
        beside = subject is not None and self.is_near(subject, above)
        thing = self.child(above, ("dobj",), None)
        if self.lower[above] in among("find") and thing is not None and subject is not None:
            first = words.left[subject if beside else thing]
            return Charge(first, last, subject, None, (words.left[thing], prep - 1), rule, modality)
        if subject is None or not beside:
            return Charge(prep, last, rule=rule, modality=modality)
        if prep < words.left[subject]:  # "In breach of the truce, drones flew over Lorn"
            actor = subject if self.can_act(subject) else None
            deed = (words.left[subject], self.end(above, above))
            return Charge(prep, deed[1], None, actor, deed, rule, modality)
        acts = self.can_act(subject)
        manner: tuple[int, int] | None = None
        if self.lower[above] in among("placing_in") and thing is not None and self.can_act(thing):
            what = None if acts else (words.left[subject], self.phrase_end(subject))
            return Charge(words.left[subject], last, None, thing, what, rule, modality)
        if self.lower[above] not in among("deem") and acts and prep > above:
            manner = (words.left[above], prep - 1)
        if not acts:
            manner = (words.left[subject], min(self.phrase_end(subject), above - 1))
        first = words.left[subject] if means is None else min(words.left[subject], means[0] - 1)
        accused = subject if acts else None
        return Charge(first, last, self.opinion_of(above), accused, means or manner, rule, modality)

    def _found_in_breach(self, noun: int, prep: int, last: int, rule: int) -> Charge:
        """`weapons in violation of the lines`; `accused them of shelling a post in violation of the deal`."""
        words = self.words
        verb, what = words.head[noun], (words.left[noun], prep - 1)
        frame = self.frame(verb) if words.dep[noun] == "dobj" else None
        if words.dep[noun] == "dobj" and self.lower[verb] in among("accuse"):
            return self._accused_of_deed(verb, noun, prep, last, rule)
        if frame is not None:
            accuser, accused = self.sides_of(frame)
            return Charge(self.begin(frame, accuser), last, accuser, accused, (verb, prep - 1), rule)
        finder = self.finder(noun)
        by = self.subject(finder) if finder is not None else None
        if (
            self.can_act(noun) and by is not None and finder is not None
        ):  # "found the militia in violation of"
            return Charge(self.begin(finder, by), last, by, noun, None, rule)
        seen = words.dep[noun] == "nsubjpass" and self.lower[verb] in among("find")
        return Charge(what[0], self.end(verb, max(last, verb)) if seen else last, by, None, what, rule)

    def _accused_of_deed(self, verb: int, accused: int, prep: int, last: int, rule: int) -> Charge:
        """`Accused the troops of firing in violation of the truce`."""
        words = self.words
        accuser, _ = self.sides_of(verb)
        of = next((i for i in range(accused + 1, prep) if words.lower[i] == "of"), accused)
        deed = (of + 1, prep - 1) if accused < of < prep - 1 else None
        return Charge(self.begin(verb, accuser), last, accuser, accused, deed, rule)

    def _deemed(self, i: int, rule: int | None) -> Charge | None:
        """`would be a violation`, `will view it as a violation`, `constitutes a breach of`."""
        words = self.words
        at = i
        if words.dep[at] == "pobj" and self.lower[words.head[at]] in ("as", "to"):
            at = words.head[at]
        verb, viewed = words.head[at], None
        if at == i and words.dep[i] == "dobj" and self.lower[verb] in among("condemning"):
            return None  # "denounced a violation", and called nothing one
        if words.dep[verb] == "dobj" and at != i:
            verb, viewed = words.head[verb], verb
        named = rule is not None or self.lower[i] in ("breach", "violation")
        if self.child(verb, ("expl",), None) is not None:
            return None  # "there were violations"
        plain = words.dep[at] in ("attr", "dobj", "prep", "oprd", "acomp") and at > verb
        if not (plain and named and verb != at and self.lower[verb] in among("deem")) or self.is_owned(i):
            return None
        modality = self.modality(verb)
        if modality is None or self.is_idle(i):
            return None
        modality = "conditional" if modality == "alleged" and self.is_anyones(verb) else modality
        passive = any(words.dep[child] in ("auxpass", "nsubjpass") for child in words.children[verb])
        called = self.lower[verb][:4] == "call" and self.child(verb, ("dobj",), None) not in (None, i)
        views = not passive and (called or (at != i and self.lower[words.head[i]] == "as"))
        subject = self.subject(verb)
        deed = subject
        if views:
            deed = viewed if viewed is not None else self.child(verb, ("dobj",), None)
        condition = self.condition(verb)
        if condition is not None and condition[1] - condition[0] < 1:
            condition = None  # "if proven"
        first = words.left[subject] if subject is not None and self.is_near(subject, verb) else verb
        if condition is not None:
            first, modality = min(first, condition[0]), "conditional"
        accused = self.owner(deed) if deed is not None else None
        if condition is not None:
            actor = self.subject(self.head_of(*condition))
            accused = (
                accused if actor is None else self.owner(actor) or (actor if words.entity[actor] else None)
            )
        last_word = self.before_verb(verb) if deed is not None and deed < verb else len(words.lower)
        if views and at > verb:
            last_word = at - 1  # before "as a violation"
        deed_told = (words.left[deed], min(self.phrase_end(deed), last_word)) if deed is not None else None
        if views and deed is not None and verb < deed < at < i and self.lower[at] == "as":
            deed_told = words.left[deed], last_word  # also "on Tuesday", which may hang on the verb
        what = condition or deed_told
        last = self.end(verb, self.phrase_end(rule) if rule is not None and rule > verb else i)
        return Charge(first, last, subject if views else None, accused, what, rule, modality)

    def _count(self, i: int, rule: int) -> Charge | None:
        """`recorded 40 ceasefire violations`, `a rise in ceasefire violations`."""
        words = self.words
        finder = self.finder(i)
        amount = any(words.dep[child] == "nummod" for child in words.children[i])
        if finder is None:
            verb = self.verb_over(i)
            subject = self.subject(verb) if verb is not None else None
            if subject is None and words.dep[self.whole(i)][:5] == "nsubj":
                subject = self.whole(i)  # "half of all violations", taken for a date
            if (
                verb is not None
                and subject is not None
                and i in range(words.left[subject], words.right[subject] + 1)
            ):
                if self.modality(verb) != "alleged":
                    return None
                found = self.agent(verb) if self.lower[verb] in among("find") else None
                first = words.left[subject]
                return Charge(first, self.end(verb, max(i, verb)), found, rule=rule, count=True)
            found = self.found_by(i)
            if found is not None:
                return Charge(words.left[self.whole(i)], self.end(i, i), found, rule=rule, count=True)
            if not amount or verb is None:
                return None
            first = min(verb, words.left[i])
            if self.lower[verb] in among("compare"):
                subject = self.subject(verb)
                first = words.left[subject] if subject is not None else verb
            return Charge(first, self.end(verb, i), rule=rule, count=True)
        subject = self.subject(finder)
        first = words.left[subject] if subject is not None and self.is_near(subject, finder) else finder
        return Charge(first, self.end(finder, i), subject, rule=rule, count=True)
