"""Duties told by where they lie: "has a mandate to protect", "the duty to pay rests with the owners"."""

from __future__ import annotations

from accord.annotate.arguments import words_of
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.own_words import OwnWords
from accord.annotate.pledge_spans import Pledge, PledgeSpans
from accord.model.acts import act_class

__all__ = ["PledgeDuties"]

_HAVING = ("has", "have", "had")


class PledgeDuties(PledgeSpans):
    """Whom a document tells to have a duty."""

    own: OwnWords

    def charged_with(self, at: int) -> Pledge | None:
        """`The mission has a mandate to protect civilians`, `the duty to pay lies with the owners`."""
        words = self.words
        verb = words.head[at]
        if words.lower[at + 1 : at + 2] == [] or self._is_nobody(at) or not self._is_real(verb):
            return None
        if words.dep[at] == "dobj" and words.lower[verb] in _HAVING:
            return self._had(at, verb)
        if words.dep[at] == "nsubj" and words.lower[verb] in words_of("lying"):
            return self._lies(at, verb)
        return None

    def _had(self, at: int, verb: int) -> Pledge | None:
        words = self.words
        near = (*words.children[at], *words.children[verb])
        below = next((c for c in near if c > at and self.arguments.has_to(c)), None)
        subject = self.arguments.subject(verb)
        if below is None or subject is None or subject > verb or self._is_nobody(subject):
            return None
        if not self._is_body(subject) or self.own.around(at) is not None:
            return None
        first = words.left[subject]
        return Pledge(at, self._to(below), self._end(at, below), subject, "required", first=first)

    def _lies(self, at: int, verb: int) -> Pledge | None:
        words = self.words
        whom = next(
            (
                c
                for prep in words.children[verb]
                if prep > verb and words.lower[prep] in ("with", "to", "on", "upon")
                for c in words.children[prep]
                if self.arguments.is_party(c)
            ),
            None,
        )
        below = (
            c
            for prep in words.children[at]
            if prep > at and words.lower[prep] == "for"
            for c in words.children[prep]
        )
        act = next((c for c in below if words.tag[c] == "VBG" or act_class(words.lower[c]) is not None), None)
        infinite = next((c for c in words.children[at] if c > at and self.arguments.has_to(c)), None)
        if whom is None or (act is None and infinite is None) or words.tag[whom] not in NOUN_TAGS:
            return None
        if act is None:
            act = self._to(infinite) if infinite is not None else at
        elif words.tag[act] != "VBG":
            act = words.left[act]
        return Pledge(at, act, self._end(verb, verb), whom, "required", first=words.left[at])
