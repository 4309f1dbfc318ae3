"""Commitments in headlines, which leave out the verb: "League to send monitors", "Court orders mine to shut".

A headline is parsed badly, so it is read word by word: who stands before "to", and no verb with a tense.
"""

from __future__ import annotations

from accord.annotate.arguments import words_of
from accord.annotate.attributions import FINITE
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.lexicon import BODIES
from accord.annotate.operators import binding
from accord.annotate.own_words import OwnWords
from accord.annotate.pledge_spans import Pledge, PledgeSpans, pledge_verbs

__all__ = ["PledgeHeadlines"]

_NAMING = (*NOUN_TAGS, "JJ", "POS", "CC", "CD", "HYPH", "DT", ",")
_LONGEST = 8
_OPEN = (";", ":", "—", "–", "|")


class PledgeHeadlines(PledgeSpans):
    """The headlines of a document that tell who is to do what."""

    own: OwnWords

    def headed(self, at: int) -> Pledge | None:
        """`Brenia to double aid to Ostia`, `Court orders Meridian Mining to stop digging`."""
        words = self.words
        start, behind = words.sentences[words.sentence[at]]
        verb = at + 2 if words.tag[at + 1 : at + 2] == ["RB"] else at + 1
        if verb >= behind:
            return None
        if words.lower[verb] not in (words_of("acting") | binding("acts")) - {"meet"}:
            return None
        first = self._opening(at, start)
        if first is None or self._has_tense(first, behind) or self.own.around(at) is not None:
            return None
        order = next(
            (i for i in range(first + 1, at - 1) if words.lower[i] in pledge_verbs("ordering")), None
        )
        bound, forbids = at - 1, False
        if order is not None:
            forbids = "not" in pledge_verbs("ordering")[words.lower[order]].split()
        if not self.arguments.is_party(bound) or self._is_nobody(bound):
            return None
        named = words.tag[bound] in ("NNP", "NNPS") or words.entity[bound]
        ranked = {"first", "last", "only", "next", "latest"}.intersection(words.lower[first:at])
        if ranked or not (named or words.lower[bound] in words_of("sides") | BODIES):
            return None
        thing = self.arguments.child(verb, ("dobj",), None)
        if thing is not None and words.lower[thing] in words_of("meetings"):
            return None
        negated = forbids or words.lower[at - 1] == "not" or words.lower[at + 1] == "not"
        modality = "promised" if order is None else "required"
        return Pledge(at, verb, self._end(at, verb), bound, modality, negated, first=first)

    def _opening(self, at: int, start: int) -> int | None:
        """The first word of who stands before "to"; None where other words do, or too many."""
        words = self.words
        first = at
        while first > start and words.tag[first - 1] in _NAMING and words.lower[first - 1] not in _OPEN:
            first -= 1
        clean = first == 0 or words.lower[first - 1] in _OPEN or self._is_line(first - 1)
        short = 0 < at - first <= _LONGEST
        return first if clean and short and words.tag[at - 1] in NOUN_TAGS else None

    def _is_line(self, at: int) -> bool:
        """Whether a line ends with or behind the token."""
        words = self.words
        return "\n" in words.source[words.start[at] : words.start[at + 1]]

    def _has_tense(self, first: int, behind: int) -> bool:
        """Whether a verb has a tense, but in a clause of its own; then it is no headline."""
        words = self.words
        for i in range(first, behind):
            if words.lower[i] in (";", "|") or (words.tag[i] == "_SP" and "\n" in words.text[i]):
                return False
            if words.tag[i] in FINITE and words.dep[i] not in ("relcl", "advcl", "acl"):
                return True
        return words.text[behind - 1] in (".", "?", "!")
