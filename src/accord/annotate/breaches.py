"""Claims that somebody broke a rule that binds him: an agreement, a ceasefire, a pledge, a mandate.

The cue is a verb ("violated", "broke", "failed to honour"), a noun ("a breach of", "ceasefire
violations"), "beyond the mandate", or a thing forbidden by a rule; a rule must be named, but where a deed
is called a breach. The accuser is whoever accuses, finds or says it; nobody where the article says so itself.

What is only feared, ruled out or asked about is no claim; what "would be" a breach is a conditional one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from accord.annotate.bounds import clause_bounds
from accord.annotate.breach_nouns import Charge
from accord.annotate.breach_tagged import BreachTagged
from accord.annotate.breach_turns import TURNING
from accord.annotate.breach_words import BREAKING, among
from accord.annotate.tagged import Tags
from accord.annotate.words import Words
from accord.model.annotation import Answer, BreachClaim, NameMark, Statement, Time
from accord.model.values import Span

__all__ = ["find_breaches"]


_DEED = 20  # tokens from a deed to the clause that calls it a breach
_TURN = 3
"""Sentences from a claim in which somebody is accused "in turn"."""


def find_breaches(
    words: Words,
    names: Sequence[NameMark],
    times: Sequence[Time],
    statements: Sequence[Statement],
    tags: Tags,
) -> tuple[BreachClaim, ...]:
    """All claims of breaches, in order of the text, without their answers."""
    return tuple(_Breaches(words, names, statements).all(times, tags))


class _Breaches(BreachTagged):
    """One document while its claims of breaches are looked for."""

    def all(self, times: Sequence[Time], tags: Tags) -> list[BreachClaim]:
        """What rules find, and what the encoder finds beside it."""
        found = list(self._marks(times))
        ends = tags.ends("breach_claim", [it.span for it in found])
        found = [it if it.count else replace(it, span=span) for it, span in zip(found, ends, strict=True)]
        for tag in tags.finds("breach_claim", [it.span for it in found]):
            charge = self.tagged(tag)
            if charge is not None:
                claim = replace(self._claim(charge), span=self.words.span(tag.first, tag.last))
                found.append(self._counted(charge, claim, times) if charge.count else claim)
        return sorted(found, key=lambda it: it.span)

    def _marks(self, times: Sequence[Time]) -> Iterator[BreachClaim]:
        last = -1
        for charge in self._charges():
            first, end = self.trimmed(charge.first, charge.last)
            if first > end or (charge.first <= last and not charge.count):
                continue
            charge = self._with_deed(charge, last)
            last = max(last, charge.last)
            claim = self._claim(charge)
            yield self._counted(charge, claim, times) if charge.count else claim

    def _with_deed(self, charge: Charge, behind: int) -> Charge:
        """`The arrest, which it called a breach`, `a move | that breaks the pact`: from the deed on."""
        words = self.words
        by = self._by_doing(charge.first)
        if by is not None and by > behind:
            return replace(charge, first=by, what=charge.what or (by + 1, charge.first - 2))
        at = next((i for i in (charge.first, charge.first - 1) if words.tag[i] in ("WDT", "WP")), None)
        verb = at
        while verb is not None and words.dep[verb] != "relcl":
            verb = words.head[verb] if words.head[verb] != verb else None
        if at is None or verb is None or charge.modality == "denied":
            return charge
        deed = words.head[verb]
        if words.dep[deed] == "appos":
            deed = words.head[deed]
        over = words.head[words.head[deed]]
        if words.dep[deed] == "pobj" and words.tag[over][:2] == "NN":
            deed = over  # "the raid on the camp, which …"
        first = words.left[deed]
        if not max(behind, at - _DEED) < first < at or self.can_act(deed):
            return charge
        if deed == charge.rule:  # "the accord, which the army has violated"
            return replace(charge, first=first)
        what = charge.what or (first, min(self.phrase_end(deed), at - 1))
        return replace(charge, first=first, what=what)

    def _by_doing(self, first: int) -> int | None:
        """`By mounting raids on posts that had been vacated, | the army was in breach`: the "by"."""
        words = self.words
        start = words.sentences[words.sentence[first]][0]
        if first - start < 3 or words.text[first - 1] != ",":
            return None
        by = next((i for i in range(first - 2, start - 1, -1) if self.lower[i] == "by"), None)
        opens = by is not None and (by == start or self.lower[by - 1] == "that")
        return by if by is not None and opens and words.tag[by + 1] == "VBG" else None

    def _charges(self) -> Iterator[Charge]:
        words, latest = self.words, -_TURN - 1
        for i, lower in enumerate(self.lower):
            found = None
            if lower in among("break_nouns"):
                found = self.condemned(i) or self.noun(i)
                found = found or (self._verb(i) if self.words.tag[i][:2] == "VB" else None)
            elif lower in among("break_verbs") or lower in among("loose_verbs"):
                found = self._verb(i) or self._aside(i, lower)
            elif lower in among("unkept"):
                found = self.unkept(i)
            elif lower in among("keep") or lower in among("keep_more"):
                found = self.not_kept(i)
            elif lower in among("undoing"):
                found = self.wrecked(i)
            elif lower in among("counter"):
                found = self.counter(i)
            elif lower in among("charges") and words.tag[i] == "NNS":
                found = self._traded(i)
            elif lower == "despite":
                found = self.despite(i)
            elif lower == "beyond":
                found = self._beyond(i)
            elif lower in among("heed"):
                found = self.non(i) or self.heeded(i) or self.unlike(i)
            elif lower in among("unlike") or lower in among("unlawful"):
                found = (
                    self.unlike(i)
                    or self.non(i)
                    or (self._forbidden(i) if lower in among("forbidden") else None)
                )
            elif lower in among("forbidden"):
                found = self._forbidden(i)
            elif lower in among("stipulate"):
                found = self.as_agreed(i)
            elif lower == "turn" and self.lower[i - 1] == "in" and words.sentence[i] - latest <= _TURN:
                found = self._in_turn(i)
            if found is None and lower in TURNING:
                found = self.turned(i)
            if found is None and lower in among("barbs"):
                found = self.barbed(i)
            if found is not None and not self.is_question(i):
                latest = words.sentence[i]
                yield replace(found, cue=i)

    # The kinds of cues

    def _aside(self, i: int, lower: str) -> Charge | None:
        return self.unkept(i) if lower in among("unkept") else None

    def _verb(self, i: int) -> Charge | None:
        """`violated the truce`, `the truce was broken by`, `accused it of breaking the truce`."""
        words = self.words
        if words.tag[i][:2] != "VB" and words.dep[i] not in ("pcomp", "ROOT", "relcl", "advcl"):
            return None
        rule = self.rule_under(i)
        rule = rule if rule is not None else self._broken_in_headline(i)
        return None if rule is None else self.act(i, rule)

    def _broken_in_headline(self, verb: int) -> int | None:
        """`Truce breached, says the army`: a verb of breaking whose subject is the rule."""
        words = self.words
        subject = self.child(verb, ("nsubj",), None)
        breaking = self.lower[verb] in among("break_verbs") and words.tag[verb] in ("VBD", "VBN")
        if subject is None or not breaking or self.child(verb, ("dobj",), None) is not None:
            return None
        return self.rule(subject, zones=False)

    def _traded(self, i: int) -> Charge | None:
        """`The sides traded accusations of truce violations`: each charges the other."""
        words = self.words
        verb = words.head[i]
        subject = self.child(verb, ("nsubj",), None)
        if words.dep[i] != "dobj" or self.lower[verb] not in among("trading") or subject is None:
            return None
        found = (
            b for b in range(i + 1, words.right[i] + 1) if self.lower[b] in among("break_nouns") | BREAKING
        )
        breach = next(found, None)
        if breach is None:
            return None
        rule = self.rule_of(breach) if words.tag[breach][:2] == "NN" else self.rule_under(breach)
        last = self.end(verb, self.phrase_end(rule) if rule is not None and rule > breach else breach)
        return None if rule is None else Charge(words.left[subject], last, subject, rule=rule)

    def _beyond(self, i: int) -> Charge | None:
        """`criticized its course as beyond the mandate`; what "goes beyond" is told by the verb."""
        words = self.words
        below = next((c for c in words.children[i] if words.dep[c] == "pobj"), None)
        rule = self.rule(below, zones=False) if below is not None else None
        if rule is None or self.lower[words.head[i]] in among("loose_verbs"):
            return None
        above = words.head[i]
        if words.lower[above] == "as":
            above = words.head[above]
        if self.lower[above] not in among("fault") and not self.is_being(above):
            return None
        modality, subject = self.modality(above), self.subject(above)
        if modality is None:
            return None
        fault = self.lower[above] in among("fault")
        deed = self.child(above, ("dobj",), None) if fault else subject
        what = (words.left[deed], self.phrase_end(deed)) if deed is not None else None
        first = above if fault or subject is None else words.left[subject]
        accuser = subject if fault else None
        return Charge(first, self.end(above, self.phrase_end(rule)), accuser, None, what, rule, modality)

    def _forbidden(self, i: int) -> Charge | None:
        """`the use of mortars, all proscribed by the accord`; `observed proscribed weapons`."""
        words = self.words
        agent = self.agent(i)
        rule = self.rule(agent) if agent is not None else None
        thing = words.head[i]
        if words.tag[thing][:2] not in ("NN", "DT"):
            return None
        if rule is None and words.dep[i] != "amod":
            return None
        if words.tag[thing] == "DT" or words.dep[thing] == "appos":
            thing = words.head[thing]
        while words.dep[thing] == "pobj" and self.lower[words.head[thing]] == "of":
            thing = words.head[words.head[thing]]
        finder = self.finder(thing)
        if finder is None and rule is None:
            return None
        if finder is not None and words.dep[thing] != "nsubjpass":
            subject = self.subject(finder)
            first = words.left[subject] if subject is not None and self.is_near(subject, finder) else finder
            deed = (words.left[thing], self.phrase_end(thing))
            return Charge(first, self.end(finder, max(i, thing)), subject, None, deed, rule)
        finds = self.agent(finder) if finder is not None else None
        return Charge(words.left[thing], self.end(thing, self.phrase_end(rule or i)), finds, None,
                      (words.left[thing], i - 1), rule)  # fmt: skip

    def _in_turn(self, i: int) -> Charge | None:
        """`It accused the rebels in turn of shelling`: a charge back, of a breach though no rule is named."""
        words = self.words
        frame = self.verb_over(i)
        if frame is None or self.lower[frame] not in among("accuse"):
            return None
        accuser, accused = self.sides_of(frame)
        below = sorted((*words.children[frame], *words.children[i]))
        deed = next((c for c in below if words.dep[c] == "prep" and self.lower[c] == "of"), None)
        if deed is None or accused is None:
            return None
        last = self.end(frame, deed + 1)
        return Charge(self.begin(frame, accuser), last, accuser, accused, (deed + 1, last))

    # From tokens to marks

    def _claim(self, charge: Charge) -> BreachClaim:
        words = self.words
        first, last = self.trimmed(charge.first, charge.last)
        statement = self.said_at(first)
        accuser, side = self.accuser_of(self._charging(charge))
        modality = charge.modality
        rejected = self.rejected(charge.cue)
        if rejected is not None:
            modality, (accuser, side) = "alleged", self.accuser_of(rejected[0])
        elif accuser is None and statement is not None:
            accuser = self.speaker_of(statement)
            side = statement.affiliation
            if statement.modality == "denied" and modality == "alleged":
                modality = "denied"
        denial: tuple[Answer, ...] = ()
        admits = modality == "alleged" and rejected is None and self._admits(charge, statement, accuser)
        if modality == "denied" or admits:
            by = accuser or self.accused_of(charge.accused)
            answer = "admit" if admits else "deny"
            denial = (Answer(by, answer, words.span(first, last)),) if by else ()
            accuser, side = None, None
        rule, accused = charge.rule, self.accused_of(charge.accused)
        head = charge.accused if charge.what is None or charge.accused is not None else charge.what[0]
        pronoun = head is not None and words.tag[head][:3] == "PRP"
        if rejected is not None and pronoun and accused in (None, accuser):
            accused = self.called(rejected[1])
        elif accused is None and denial and (pronoun or (charge.accused is None and charge.what is None)):
            accused = denial[0].by
        if rejected is not None and accused is not None and self.called(rejected[1]) is None:
            denial = (Answer(accused, "deny", words.span(first, last)),)  # "It denies the charge that …"
        return BreachClaim(
            span=words.span(*clause_bounds(words, charge.cue, first, last)),
            accuser=accuser,
            accused=accused,
            what=self.told(*charge.what) if charge.what else None,
            instrument=self.rule_name(rule) if rule is not None else None,
            modality=modality,
            side=side,
            responses=denial,
        )

    def _charging(self, charge: Charge) -> int | None:
        """Who charges it, by the verb or by the noun that it stands under: `the army's claim that …`."""
        noun = self.charging(charge.cue) if charge.accuser is None and charge.modality != "denied" else None
        return self.maker(noun) if noun is not None else charge.accuser

    def _admits(self, charge: Charge, statement: Statement | None, speaker: str | None) -> bool:
        """`admitted that his men had broken the truce`, `acknowledged violating it`: of his own side."""
        words = self.words
        accused = charge.accused
        if statement is not None and any(self._cued_admission(span) for span in statement.cue):
            other = self.called(accused) if accused is not None and words.entity[accused] else None
            return other is None or other in (speaker, statement.affiliation)
        verb = next(
            (i for i in range(charge.first, charge.last + 1) if self.lower[i] in among("admit")), None
        )
        return verb is not None and any(
            words.dep[c] == "xcomp" and self.lower[c] in BREAKING for c in words.children[verb]
        )

    def _cued_admission(self, cue: Span) -> bool:
        return cue.of(self.words.source).lower() in among("admit")

    def _counted(self, charge: Charge, claim: BreachClaim, times: Sequence[Time]) -> BreachClaim:
        """The count with where and when it is of; "it" that counts is whoever found something before."""
        start, behind = self.words.sentences[self.words.sentence[charge.first]]
        return replace(
            claim,
            accuser=claim.accuser or self.finder_before(charge.first),
            count=True,
            place=self.place_in(start, behind),
            period=self.period_in(times, start, behind),
        )
