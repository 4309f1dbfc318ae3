"""Talks that the encoder found where no rule did: a meeting made of its tokens and the grammar around."""

from __future__ import annotations

from accord.annotate.tagged import Tagged
from accord.annotate.talks_met import TalksMet
from accord.annotate.talks_parties import Meeting
from accord.annotate.talks_words import of_talks

__all__ = ["TalksTagged"]

_TALKS = of_talks("talks") | of_talks("meetings")
_ASSEMBLIES = of_talks("assemblies")
_PLACING = ("in", "at", "near", "to", "into", "from")
_WITH = ("with", "between", "among", "of")


class TalksTagged(TalksMet):
    """One document with what the encoder takes for talks in it."""

    def tagged(self, tag: Tagged) -> Meeting | None:
        """The find as a meeting; None where it is asked or doubtful, or names neither party nor place."""
        words = self.words
        cue = self.head_of(tag.first, tag.last)
        above = cue if words.tag[cue][:2] == "VB" else self.verb_over(cue)
        verb = above if above is not None and tag.first <= above <= tag.last else None
        near = range(tag.first, tag.last + 1)
        if not any(words.tag[i][:2] == "VB" or words.lower[i] in _TALKS for i in near):
            return None
        reported = any(self.reports(i) for i in near if words.tag[i][:2] == "NN")
        if reported or self.is_question(cue) or (verb is not None and self.is_doubtful(verb)):
            return None
        first, last = self.trimmed(tag.first, tag.last)
        meeting = Meeting(cue, verb, first, max(last, cue))
        phase, told = self.phase_of(verb, cue)
        meeting.phase = (
            phase if told else "announced" if verb is not None and self.is_coming(verb) else "held"
        )
        meeting.negated = self.is_denied(cue, verb)
        meeting.parties = self._who(tag, cue, verb)
        placed = self.venue(meeting) is not None and not self._is_occasion(cue, tag.first)
        return meeting if meeting.parties or placed else None

    def _is_occasion(self, cue: int, first: int) -> bool:
        """Where somebody says or does something, and none is told to meet: `said at | a meeting in Lorn`."""
        above = self.words.head[cue]
        return above < first and self.words.lower[above] == "at" and self.words.lower[cue] in _ASSEMBLIES

    def _who(self, tag: Tagged, cue: int, verb: int | None) -> list[int]:
        """The heads of those who meet: as the encoder has them, and as the verb and "with" tell."""
        heads = [self.head_of(*ends) for ends in tag.fields["parties"]]
        subject = self.subject(verb) if verb is not None else None
        heads += self.together(subject) if subject is not None else []
        heads += [i for node in (cue, verb) if node is not None for i in self.behind(node, _WITH)]
        told = [i for i in dict.fromkeys(heads) if tag.first <= i <= tag.last and self.is_meeter(i)]
        return [i for i in told if not self._is_part(i, told) and not self._is_where(i)]

    def _is_where(self, noun: int) -> bool:
        """`Met in Lorn`, `in the town of Lorn`: where, and nobody who meets."""
        words = self.words
        if words.dep[noun] == "dobj" and words.lower[words.head[noun]] in of_talks("visits"):
            return True
        while words.dep[noun] in ("pobj", "prep"):
            noun = words.head[noun]
            if words.lower[noun] in _PLACING:
                return True
        return False

    def _is_part(self, noun: int, others: list[int]) -> bool:
        """Whether it stands in the phrase of another: `the envoy to | Lorn`."""
        words = self.words
        while words.head[noun] != noun and words.dep[noun] != "conj":
            noun = words.head[noun]
            if noun in others:
                return True
        return False
