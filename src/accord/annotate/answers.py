"""Answers told as a clause of their own, and terms told behind the proposal.

"The terms fell short of its demands", "the guild gave its consent to the plan", "replied favourably to the
offer"; right behind a proposal also "the army turned it down", "the rebels refused", "it would end it",
"in the first phase the guild would leave".
"""

from __future__ import annotations

from accord.annotate.attributions import FINITE
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.documents import Documents, Found, answer_of, table
from accord.model.tables import toml_table

__all__ = ["Answers"]

_NEAR = 2  # sentences from a proposal to an answer that does not name it
_STEPS = ("phase", "stage", "step")


class Answers(Documents):
    """One document while answers to plans and offers are looked for, `before` the proposal told last."""

    def told_behind(self, at: int, before: Found | None) -> list[Found]:
        """The answer or the terms that open at the token, as a list of one at most."""
        words = self.words
        tag = words.tag[at]
        if tag in ("PRP", "IN"):
            return self._goes_on(at, before)
        if tag[:2] != "VB" or words.dep[at] == "amod":
            return []
        found = self._measured(at, before) or self._given(at, before) or self._answers_it(at, before)
        return [] if found is None else [found]

    # Answers

    def _measured(self, verb: int, before: Found | None) -> Found | None:
        """`The terms fell short of its demands`, `does not meet our conditions`, `is unacceptable`."""
        words = self.words
        subject = self.child(verb, ("nsubj",), None)
        if subject is None or not self._is_put_to(subject) or self._is_supposed(verb):
            return None
        short = next((c for c in words.children[verb] if words.lower[c] == "short"), None)
        wants, answer = None, "rejected"
        if words.lower[verb] in table("answers", "falling") and short is not None:
            below = [noun for of in words.children[short] for noun in words.children[of]]
            wants = next((noun for noun in below if words.lower[noun] in table("answers", "wants")), None)
            if below and wants is None:
                return None  # "fell short of its target"
        elif words.lower[verb] in table("answers", "meeting"):
            wants = self.child(verb, ("dobj",), table("answers", "wants"))
            if wants is None:
                return None
            answer = "rejected" if self.is_negated(verb) else "accepted"
        elif (called := self._called(verb)) is not None:
            answer = called
        else:
            return None
        answerer = self.who_says(verb)
        if answerer is None and wants is not None:
            owner = self.owner(wants)
            answerer = owner if owner is not None and words.tag[owner] != "PRP$" else None
        if answerer is None and self.statement_at(verb) is None:
            return None
        return self._answer(words.left[subject], verb, answer, answerer, before, wants)

    def _called(self, verb: int) -> str | None:
        """The answer of `the offer is unacceptable`, `the plan was a non-starter`, `it was acceptable`."""
        words = self.words
        if words.lower[verb] not in ("is", "are", "was", "were"):
            return None
        told = [c for c in words.children[verb] if words.dep[c] in ("acomp", "attr")]
        good = any(words.lower[i] in table("answers", "acceptable") for i in told)
        bad = any(words.lower[i] in table("answers", "unacceptable") for i in told)
        if self.is_negated(verb):
            return "rejected" if good else None
        return "rejected" if bad else "accepted" if good else None

    def _is_put_to(self, noun: int) -> bool:
        words = self.words
        if words.lower[noun] in table("documents", "always") | {"terms"}:
            return True
        return words.tag[noun] in NOUN_TAGS and self.is_document(noun)

    def _given(self, verb: int, before: Found | None) -> Found | None:
        """`Gave its consent to the plan`, `responded favourably to the offer`."""
        words = self.words
        consent = self.child(verb, ("dobj",), table("answers", "consent"))
        answer: str | None
        if words.lower[verb] in table("answers", "giving") and consent is not None:
            answer = "rejected" if self.is_negated(verb) else "accepted"
        elif words.lower[verb] in table("answers", "replying"):
            manner = toml_table("accord.annotate", "proposals.toml")["manners"]
            answer = next((manner[w] for c in words.children[verb] if (w := words.lower[c]) in manner), None)
            if answer is None or self.is_negated(verb):
                return None
        else:
            return None
        who = self.who(verb)
        if who is None or who > verb or not self.can_hold(who) or self._is_supposed(verb):
            return None
        heads = (verb,) if consent is None else (verb, consent)
        told = [
            noun
            for head in heads
            for prep in words.children[head]
            if prep > verb and words.lower[prep] in ("to", "for") and words.dep[prep] in ("prep", "dative")
            for noun in words.children[prep]
        ]
        if any(self._is_put_to(noun) for noun in told) or (not told and self._is_near(verb, before)):
            return self._answer(self.first_of(who, verb), verb, answer, who, before, None)
        return None

    def _answers_it(self, verb: int, before: Found | None) -> Found | None:
        """Right behind a proposal: `turned it down`, `declined the invitation`, `the rebels refused`."""
        words = self.words
        answer, particle = answer_of(words.lower[verb])
        if answer is None or before is None or not self._is_near(verb, before) or not self._is_told(verb):
            return None
        if particle and particle not in words.lower[verb + 1 : verb + 4]:
            return None
        who = self.who(verb)
        if who is None or who > verb or not self.can_hold(who) or self._is_supposed(verb):
            return None
        taken = [
            c for c in words.children[verb] if c > verb and words.dep[c] not in ("punct", "advmod", "prt")
        ]
        objects = [c for c in taken if words.dep[c] == "dobj"]
        if objects:
            it = objects[0]
            same = words.lower[it] in table("documents", "pointing") and not any(
                words.dep[c] in ("prep", "acl", "relcl") and c > it for c in words.children[it]
            )
            if not same:
                return None
        elif words.lower[verb] not in table("answers", "alone") or taken or self.is_passive(verb):
            return None
        if self.is_negated(verb):
            if answer != "accepted":
                return None
            answer = "rejected"
        return self._answer(self.first_of(who, verb), verb, answer, who, before, None)

    def _is_told(self, verb: int) -> bool:
        """Whether a finite verb tells it, and not beside a noun: "the side refusing it"."""
        words = self.words
        finite = words.tag[verb] in FINITE or any(words.tag[c] in FINITE for c in words.children[verb])
        return finite and words.dep[verb] not in ("relcl", "acl")

    def _is_supposed(self, verb: int) -> bool:
        words = self.words
        modal = any(words.tag[child] == "MD" for child in words.children[verb])
        return self.is_unreal(verb) or (modal and not self.is_negated(verb)) or self.has_to(verb)

    def _is_near(self, at: int, before: Found | None) -> bool:
        words = self.words
        return before is not None and 0 <= words.sentence[at] - words.sentence[before.last] <= _NEAR

    def _answer(
        self,
        first: int,
        verb: int,
        answer: str,
        answerer: int | None,
        before: Found | None,
        wants: int | None,
    ) -> Found:
        last = max(self.clause_end(verb), verb, -1 if wants is None else wants)
        proposer = before.proposer if before is not None and self._is_near(verb, before) else None
        by = () if answerer is None else (answerer,)
        return Found(first, last, None if proposer == answerer else proposer, by, None, answer, answerer)

    # Terms told behind

    def _goes_on(self, at: int, before: Found | None) -> list[Found]:
        """`It would end the siege`, right behind a plan whose terms were not told; `in the first phase the
        guild would leave`, behind any."""
        words = self.words
        if before is None or words.sentence[at] - words.sentence[before.last] != 1:
            return []
        verb = words.head[at]
        if words.tag[verb] != "VB" or not any(
            words.lower[child] == "would" for child in words.children[verb]
        ):
            return []
        named = words.lower[at] == "it" and words.dep[at] == "nsubj"
        supposed = any(words.lower[j] == "if" for j in range(verb, words.right[verb] + 1))
        if named and supposed:
            return []  # "it would only lead to more violence if they came back"
        if named and (before.terms is not None or before.answer is not None):
            return []
        if not named and not (self._is_step(at) and at < verb):
            return []
        last = max(self.clause_end(verb), verb)
        told = verb if named else words.left[verb]
        return [Found(at, last, before.proposer, before.recipients, (max(told, at), last))]

    def _is_step(self, prep: int) -> bool:
        """`In the first phase`, `under its terms`."""
        words = self.words
        below = next((c for c in words.children[prep] if words.dep[c] == "pobj"), None)
        if words.lower[prep] == "under":
            return below is not None and words.lower[below] in ("it", "terms")
        return words.lower[prep] in ("in", "during") and below is not None and words.lower[below] in _STEPS
