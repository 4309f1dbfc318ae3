"""Commitments that the encoder found where no rule did: pledges made of its tokens."""

from __future__ import annotations

from accord.annotate.arguments import words_of
from accord.annotate.own_words import OwnWords
from accord.annotate.pledge_spans import Pledge, PledgeSpans, pledge_nouns, pledge_verbs
from accord.annotate.tagged import Tagged

__all__ = ["PledgeTagged"]

_REQUIRED = frozenset(("must", "shall", "required", "requires", "obliged", "obliges", "bound", "binds"))
_PLEDGING = ("binding", "ordering", "deciding", "providing")
_NOT = frozenset(("not", "never", "no", "refrain"))
_MAY = frozenset(("can", "could", "may", "might"))


class PledgeTagged(PledgeSpans):
    """One document with what the encoder takes for commitments in it."""

    own: OwnWords

    def tagged(self, tag: Tagged) -> Pledge | None:
        """The find as a pledge; None where no act is told or it is done, nobody is bound, or it is asked."""
        words = self.words
        cue = self.arguments.head_of(tag.first, tag.last)
        if self.arguments.is_question(tag.first) or self.own.threatened(cue):
            return None
        begin = self._act(tag, cue)
        if words.lower[cue] in words_of("judging") or self._is_done(cue) or self._is_to_come(tag, cue):
            return None
        if begin is None or not tag.first <= begin <= tag.last:
            return None
        bound = tag.field("obligor")
        obligor = self.arguments.head_of(*bound) if bound is not None else self.arguments.subject(cue)
        if obligor is not None and not (tag.first <= obligor <= tag.last and self._somebody(obligor)):
            obligor = None
        if obligor is None and self.own.around(cue) is None:
            return None
        told = (words.lower[begin], *words.lower[cue + 1 : cue + 2])
        negated = not _NOT.isdisjoint(told) or any(
            words.dep[c] == "neg" for node in (cue, begin) for c in words.children[node]
        )
        if (self._may(begin) or self._may(cue)) and not negated:
            return None
        return Pledge(
            begin if cue == obligor else cue,  # where the parser takes "the Front offered" for a noun
            begin,
            tag.last,
            obligor,
            self._modality(tag),
            negated,
            first=tag.first,
        )

    def _act(self, tag: Tagged, cue: int) -> int | None:
        """The act's first token: the verb behind "will", all in a passive, else what the encoder takes."""
        words = self.words
        if words.tag[cue] in ("VB", "VBN") and any(words.tag[c] == "MD" for c in words.children[cue]):
            passive = any(words.dep[c] == "auxpass" for c in words.children[cue])
            return tag.first if passive else cue
        act = tag.field("action")
        return None if act is None else act[0] + (words.tag[act[0]] == "TO")

    def _is_done(self, cue: int) -> bool:
        """Whether a deed is told, and no pledge: `the army handed the airfield to monitors`."""
        words = self.words
        pledged = any(words.lower[cue] in pledge_verbs(kind) for kind in _PLEDGING)
        given = any(words.lower[c] in pledge_nouns() for c in words.children[cue])  # "gave its word"
        return words.tag[cue] == "VBD" and not pledged and not given

    def _is_to_come(self, tag: Tagged, cue: int) -> bool:
        """Whether it is only awaited or hoped for: `the bill has yet to pass`, `hopeful it would vote`."""
        words = self.words
        yet = any(words.lower[i : i + 2] == ["yet", "to"] for i in range(tag.first, tag.last))
        return yet or words.lower[words.head[cue]] in words_of("hoping")

    def _may(self, act: int) -> bool:
        """Whether it is only allowed: `had been told it could send advisers`."""
        words = self.words
        verb = words.head[act] if words.tag[act] == "MD" else act
        return any(words.lower[c] in _MAY for c in words.children[verb])

    def _modality(self, tag: Tagged) -> str:
        """By the first word that tells it: agreed, ordered, required; else promised."""
        for i in range(tag.first, tag.last + 1):
            lower = self.words.lower[i]
            if lower in _REQUIRED:
                return "required"
            for kind in ("binding", "ordering"):
                entry = pledge_verbs(kind).get(lower)
                if entry is not None and self.words.tag[i][:2] == "VB":
                    return entry.split()[0]
        return "promised"
