"""Whether those whom a verb of meeting names have met: two of them, or several somewhere or about a thing."""

from __future__ import annotations

from collections.abc import Sequence

from accord.annotate.lexicon import BODIES
from accord.annotate.talks_heads import TalksHeads
from accord.annotate.talks_parties import Meeting
from accord.annotate.talks_words import of_talks

__all__ = ["TalksMet"]


class TalksMet(TalksHeads):
    """One document while its verbs of meeting are read."""

    def is_met(self, meeting: Meeting, subject: int, met: int | None, partners: Sequence[int]) -> bool:
        """Whether two meet, or several in a place, on a day or about something."""
        words, i = self.words, meeting.cue
        lower = words.lower[i]
        if met is not None:  # Not "who has met him", "met the soldiers".
            known = words.tag[met] == "PRP" and not self.is_placed(meeting)
            known = known or (words.lower[subject] == "i" and words.tag[i] == "VBP")
            return not known and words.lower[met] not in of_talks("armed")
        several = bool(partners) or len(self.together(subject)) > 1 or self.both(subject)
        if lower in of_talks("speak"):
            spoken = (bool(partners) and words.lower[subject] != "i") or self.both(subject)
            phoned = words.lower[subject] in of_talks("delegates") and words.tag[subject] == "NNS"
            phoned = phoned or len(self.behind(subject, ("of",))) > 1
            spoken = spoken or (phoned and self.is_on_phone(i))
            return spoken and not meeting.negated and self.is_spoken(i, partners)
        if lower in of_talks("confer"):
            together = several and self.child(i, ("dobj",), None) is not None
            gone = self.goes_to_discuss(i, subject)
            phoned = several or words.tag[subject] in ("NNS", "NNPS")
            together = together or (phoned and self.is_on_phone(i))
            if bool(partners) or together or gone or lower not in of_talks("gather"):
                return not meeting.negated and (bool(partners) or together or gone)
        if lower in of_talks("gather"):
            kinds = of_talks("delegates") | of_talks("states") | of_talks("generic")
            sent = words.lower[subject] in kinds
            body = words.entity[subject] == "ORG" or words.lower[subject] in BODIES
            sent = sent or words.lower[subject] in of_talks("circles")
            held = self.child(i, ("dobj",), None) is not None
            return not held and ((sent and self.is_placed(meeting)) or (body and self.has_subject(meeting)))
        if several:
            return True
        if lower in of_talks("negotiate"):
            return any(words.dep[c] in ("dobj", "xcomp", "advcl") for c in words.children[i])
        plural = words.tag[subject] in ("NNS", "NNPS") or words.lower[subject] == "they"
        plural = plural or words.lower[subject] in of_talks("circles")
        aimed = plural and words.tag[i] == "VBG" and any(self.has_to(c) for c in words.children[i])
        return self.has_subject(meeting) or (plural and self.is_placed(meeting)) or aimed

    def has_subject(self, meeting: Meeting) -> bool:
        return bool(self.agenda(meeting)[0])
