"""Finding acts: verbs and nouns of the table, promises and demands by what they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accord.annotate.event_arguments import EventArguments, Slots
from accord.annotate.event_modality import EventModality
from accord.annotate.event_terms import (
    ACTING,
    BYSTANDERS,
    CONFLICT,
    FRAMES,
    HAPPENINGS,
    NOUNS,
    SAYING,
    VERBS,
    Row,
)
from accord.annotate.lexicon import BODIES
from accord.annotate.words import Words
from accord.model.annotation import NameMark, Party, Statement

__all__ = ["Act", "EventFinding"]

_STATES = frozenset(("GPE", "NORP", "ORG", "PERSON"))


@dataclass(frozen=True, slots=True)
class Act:
    """A verb or noun that tells of an act; `by` is who does it where no slot holds that."""

    at: int
    type: str
    mode: str | None
    row: Row
    slots: Slots
    modality: str = "asserted"
    by: Party | None = None


class EventFinding(EventArguments):
    """One parsed document: whether a token tells of an act, and of which."""

    def __init__(self, words: Words, names: Sequence[NameMark], statements: Sequence[Statement]) -> None:
        super().__init__(words, names)
        self.modality = EventModality(words, statements)

    def acting_verb(self, i: int, lower: str) -> Act | None:
        words = self.words
        rows = VERBS.get(lower, ())
        frame = FRAMES.get(lower)
        if (not rows and frame is None) or words.dep[i] in ("amod", "aux", "auxpass", "compound"):
            return None
        slots = self.slots(i)
        if frame is not None:
            if frame == "ready" and "obj" in slots and self.passive(i):
                slots["subj"] = slots.pop("obj")
            act = self._framed(i, frame, slots)
            if act is not None:
                return act
        row = next((row for row in rows if self.fits(row, i, slots)), None)
        return Act(i, row.type, row.mode, row, slots) if row is not None else None

    def _framed(self, i: int, frame: str, slots: Slots) -> Act | None:
        """`vowed to attack`, `promised to leave`: by what is promised."""
        content = self.content(slots)
        if content is None and frame == "ready":
            content = next(iter(slots.get("to", ())), None)
        if content is None or frame in ("refuse", "unwilling") or self.words.tag[content][:2] != "VB":
            return None
        type_ = self._content_type(content)
        denied = any(self.words.dep[c] == "neg" for c in self.words.children[content])
        if type_ is None and frame in ("vow", "ready", "plan"):
            return None
        if frame == "ready" and type_ in SAYING and type_ != "AGREE":
            return None
        conflict = type_ in CONFLICT and not denied
        row = Row("THREATEN" if conflict else "AGREE", None, None, (), ("to", "with", "against"))
        mode = "violence" if type_ == "ASSAULT" and conflict else None
        return Act(i, row.type, mode, row, slots)

    def readiness(self, i: int) -> Act | None:
        """`ready to leave`, `willing to talk`; unwilling to is a refusal."""
        slots: Slots = {}
        for child in self.words.children[i]:
            self._fill(slots, child)
        subject = self.subject(self.words.head[i])
        if subject is None or self.words.dep[i] != "acomp":
            return None
        slots["subj"] = [subject]
        negated = any(self.words.dep[c] == "neg" for c in self.words.children[self.words.head[i]])
        if (FRAMES[self.words.lower[i]] == "unwilling") == negated:
            return self._framed(i, "ready", slots)
        content = self.content(slots)
        row = Row("REJECT", None, None, (), ("to", "with"))
        return None if content is None else Act(i, row.type, None, row, slots)

    def demand_of(self, auxiliary: int) -> Act | None:
        """`“Kovara must leave,” the minister said`: a demand of whoever says so."""
        words = self.words
        verb = words.head[auxiliary]
        said = self.modality.teller(auxiliary)
        subject = self.child(verb, ("nsubj", "nsubjpass"), None)
        if (
            said is None
            or subject is None
            or words.dep[auxiliary] != "aux"
            or not (said.speech and said.speaker)
        ):
            return None
        if words.entity[subject] not in _STATES and words.lower[subject] not in ACTING | BODIES:
            return None
        told = f"{said.office or ''} {said.speaker[0].of(words.source)}".lower().split()
        if said.modality != "asserted" or said.negated or BYSTANDERS.intersection(told):
            return None
        by = Party(said.speaker[0], said.speaker_name)
        row = Row("DEMAND", None, None, (), ("obj",))
        return Act(auxiliary, row.type, None, row, {"obj": [subject]}, by=by)

    @staticmethod
    def content(slots: Slots) -> int | None:
        """The verb that an act of words is about."""
        return next(iter((*slots.get("inf", ()), *slots.get("that", ()))), None)

    def _content_type(self, verb: int) -> str | None:
        rows = VERBS.get(self.words.lower[verb], ())
        slots = self.slots(verb)
        return next((row.type for row in rows if self.fits(row, verb, slots)), None)

    def event_noun(self, i: int) -> Act | None:
        words = self.words
        above = words.head[i]
        if words.dep[i] not in ("nsubj", "nsubjpass", "attr"):
            return None
        particles = HAPPENINGS.get(words.lower[above])
        if particles is None:
            return None
        told = {words.lower[c] for c in words.children[above] if words.dep[c] in ("prt", "dobj", "prep")}
        if not (particles & told) and None not in particles:
            return None
        there = any(words.dep[c] == "expl" for c in words.children[above])
        if not there and (words.dep[i] == "attr" or words.lower[above] in ("is", "was", "were", "are", "be")):
            return None
        slots: Slots = {}
        for head in (i, above):
            for child in words.children[head]:
                if words.dep[child] == "prep":
                    self._fill(slots, child)
        slots["subj"] = [*slots.pop("by", ()), *slots.get("between", ())]
        row = NOUNS[words.lower[i]]
        return Act(i, row.type, row.mode, row, slots)
