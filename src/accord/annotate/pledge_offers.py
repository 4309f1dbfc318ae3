"""What somebody is ready to do if another does something: "ready to open the port if the siege ends"."""

from __future__ import annotations

from accord.annotate.arguments import words_of
from accord.annotate.documents import table
from accord.annotate.operators import binding
from accord.annotate.own_words import OwnWords
from accord.annotate.pledge_binders import PledgeBinders
from accord.annotate.pledge_spans import Pledge

__all__ = ["PledgeOffers"]

_IF = frozenset(("if", "once", "provided", "providing", "unless"))
_TRADES = (("in", "exchange"), ("in", "return"), ("on", "condition"))
_FAR = 40


class PledgeOffers(PledgeBinders):
    """Offers of a document that hang on what the other side does."""

    own: OwnWords

    def ready_if(self, at: int) -> Pledge | None:
        """`Is prepared to withdraw in exchange for an amnesty`; mere readiness binds nobody."""
        words = self.words
        verb = next((c for c in words.children[at] if c > at and self.arguments.has_to(c)), None)
        copula = words.head[at] if words.dep[at] in ("acomp", "xcomp") else at
        subject = self.arguments.child(copula, ("nsubj", "nsubjpass"), None)
        if verb is None or subject is None or subject > at:
            return None
        near = (*words.children[copula], *words.children[at])
        if any(words.dep[c] == "neg" or words.lower[c] in words_of("taking_back") for c in near):
            return None
        acts = (words_of("acting") | binding("acts")) - words_of("verbal") - table("motions", "threats")
        if words.lower[verb] not in acts:
            return None
        last = self._condition_end(verb, copula)
        called = self.arguments.called(subject)
        name = self.own.speaker_of(subject, called)
        if name is None and (words.entity[subject] or self.arguments.is_party(subject)):
            name = called
        if last is None or name is None:
            return None
        return Pledge(at, verb, last, subject, "offered", obligor_name=name, first=words.left[subject])

    def _condition_end(self, verb: int, copula: int) -> int | None:
        """The last token of what it hangs on, told behind the verb; None where nothing is."""
        words = self.words
        for above in (verb, copula, *words.children[verb]):
            for child in words.children[above]:
                first = words.left[child]
                if first <= verb or child <= verb or first - verb > _FAR:
                    continue
                clause = words.dep[child] in ("advcl", "ccomp", "acl") and words.lower[first] in _IF
                trade = words.dep[child] in ("prep", "pcomp") and (
                    tuple(words.lower[child : child + 2]) in _TRADES
                )
                if clause or trade:
                    return min(words.right[child], first + _FAR)
        return None
