"""Talks told in turns of phrase: brought together, back at the table, received, on the telephone, put off."""

from __future__ import annotations

from collections.abc import Sequence

from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.talks_guards import TalksGuards
from accord.annotate.talks_parties import Meeting
from accord.annotate.talks_words import meaning, of_talks, stands

__all__ = ["TalksTurns"]

_HEADLINE = 8  # tokens from talks to how they stand
_PHONE = 10  # tokens from "spoke" to "by telephone"


class TalksTurns(TalksGuards):
    """One document while talks are looked for."""

    def turned(self, i: int) -> Meeting | None:
        """The talks that a verb or "table" tells of in such a turn."""
        words = self.words
        lower = words.lower[i]
        if words.tag[i][:2] == "VB" and lower in of_talks("bringing"):
            return self._brought(i)
        if words.tag[i][:2] == "VB" and lower in of_talks("receive"):
            return self._received(i)
        if words.tag[i][:2] == "VB" and lower in of_talks("telephoning"):
            return self._phoned(i)
        if words.tag[i][:2] == "VB" and lower in of_talks("hammering"):
            return self._hammered_out(i)
        if lower == "table" and words.tag[i] == "NN":
            return self._at_the_table(i)
        return None

    def is_spoken(self, verb: int, partners: Sequence[int] = ()) -> bool:
        """`Spoke by telephone with`, `talked with the general about the prisoners`."""
        words = self.words
        heads = (verb, *partners)
        prepositions = [c for head in heads for c in words.children[head] if words.dep[c] == "prep"]
        about = any(words.lower[c] in of_talks("subjects") - {"on", "over"} for c in prepositions)
        return about or self.is_on_phone(verb)

    def is_on_phone(self, verb: int) -> bool:
        """`Spoke to both by telephone`, also for hours."""
        words = self.words
        near = words.lower[verb + 1 : min(words.right[verb] + 1, verb + _PHONE)]
        return not of_talks("phones").isdisjoint(near)

    def is_phoned(self, noun: int) -> bool:
        """`In phone conversations with`, `a telephone call between`."""
        words = self.words
        if words.lower[noun] not in of_talks("calls"):
            return False
        by_phone = any(words.lower[c] in of_talks("phones") for c in words.children[noun])
        among = len(self.behind(noun, ("between", "among"))) > 1
        spoken = words.lower[noun][:4] != "call" and words.lower[words.head[noun]] in of_talks("having")
        return by_phone or among or (spoken and bool(self.behind(noun, ("with",))))

    def is_dined(self, noun: int) -> bool:
        """`The foreign ministers held a working dinner`: those who negotiate for somebody, or states."""
        words = self.words
        verb = words.head[noun]
        if words.lower[noun] not in of_talks("meals") or words.lower[verb] not in of_talks("having"):
            return False
        subject = self.subject(verb) if words.dep[noun] == "dobj" else None
        kinds = of_talks("delegates") | of_talks("states") | of_talks("generic")
        return subject is not None and (words.lower[subject] in kinds or bool(self.behind(noun, ("with",))))

    def is_headline(self, talks: int) -> bool:
        """`Peace talks with rebels`, `Peru, rebels hold talks`, where "talks" is taken for a verb."""
        before = self.words.lower[talks - 1]
        behind = "".join(self.words.lower[talks + 1 : talks + 2]).strip()
        return before in of_talks("kinds") or (
            before in meaning("phases") and behind in ("between", "with", "")
        )

    def stands_in_headline(self, cue: int) -> str | None:
        """`Truce talks with rebels on hold`: the phase that a headline without a verb tells."""
        words = self.words
        stop = words.sentences[words.sentence[cue]][1]
        for i in range(cue + 1, min(cue + _HEADLINE, stop)):
            if words.tag[i][:2] == "VB" and words.lower[i] not in ("stalled", "deadlocked"):
                return None
            for turn, phase in stands().items():
                behind = i + len(turn)
                ends = behind >= stop or not words.text[behind][:1].isalnum()
                if tuple(words.lower[i:behind]) == turn and ends:
                    return phase
        return None

    def _hammered_out(self, verb: int) -> Meeting | None:
        """`The leaders hammered out the text over two days in Lorn`."""
        words = self.words
        subject = self.subject(verb)
        if "out" not in words.lower[verb + 1 : verb + 2] or subject is None or self._is_unsure(verb):
            return None
        several = words.tag[subject] in ("NNS", "NNPS") or len(self.together(subject)) > 1
        if not several or not self.is_meeter(subject) or not self.is_near(subject, verb):
            return None
        meeting = self._meeting(verb, subject, self.together(subject))
        return meeting if self.venue(meeting) is not None else None

    def _phoned(self, verb: int) -> Meeting | None:
        """`The president telephoned the rebel chief to discuss the truce`."""
        words = self.words
        subject, met = self.subject(verb), self.child(verb, ("dobj",), None)
        if subject is None or met is None or met < verb or self._is_unsure(verb):
            return None
        if not self.is_meeter(subject) or not self.is_meeter(met) or words.tag[met] == "PRP":
            return None
        return self._meeting(verb, subject, [subject, *self.together(met)])

    def told_with(self, topic: int) -> list[int]:
        """`Discussed plans for a truce with the rebels`: "with" may hang on what it stands behind."""
        words = self.words
        for i in range(topic, words.right[topic] + 1):
            found = self.behind(i, ("with",)) if words.tag[i] in NOUN_TAGS else []
            if found:
                return found
        return []

    def joined_partners(self, verb: int) -> list[int]:
        """`Met and exchanged views with the guild`."""
        words = self.words
        joined = (c for c in words.children[verb] if words.dep[c] == "conj" and words.tag[c][:2] == "VB")
        for other in joined:
            taken = self.child(other, ("dobj",), None)
            found = self.behind(other, ("with",)) or (self.behind(taken, ("with",)) if taken else [])
            if found:
                return found
        return []

    def round_of(self, cue: int) -> int | None:
        """The number of a round: "the third round", "round six"."""
        words = self.words
        numbers = meaning("numbers")
        for child in words.children[cue]:
            told = numbers.get(words.lower[child])
            if told is not None and (child > cue) == (words.tag[child] == "CD"):
                return int(told)
        return None

    def _brought(self, verb: int) -> Meeting | None:
        """`The envoy brought the generals together in Lorn`."""
        words = self.words
        together = any(words.lower[i] == "together" for i in range(verb + 1, words.right[verb] + 1))
        subject, met = self.subject(verb), self.child(verb, ("dobj",), None)
        if not together or met is None or subject is None or not self.is_meeter(met):
            return None
        if not self.is_meeter(subject) or self._is_unsure(verb):
            return None
        several = words.tag[met] in ("NNS", "NNPS") or len(self.together(met)) > 1
        meeting = self._meeting(verb, subject, self.together(met))
        meeting.thirds[subject] = None
        return meeting if several and self.is_placed(meeting) else None

    def _received(self, verb: int) -> Meeting | None:
        """`The president received the rebel chief in Lorn`."""
        words = self.words
        subject, met = self.subject(verb), self.child(verb, ("dobj",), None)
        if subject is None or met is None or met < verb or words.tag[verb] == "VB" or self._is_unsure(verb):
            return None
        sent = words.entity[met] == "PERSON" or words.lower[met] in of_talks("delegates") | of_talks(
            "heads"
        ) | of_talks("generic")
        if not sent or not self.is_meeter(subject) or words.tag[subject] == "PRP":
            return None
        meeting = self._meeting(verb, subject, [subject, *self.together(met)])
        came = words.lower[met] in of_talks("delegations")
        return meeting if came or self.is_placed(meeting) else None

    def discussed(self, verb: int) -> Meeting | None:
        """`The truce was discussed by the two ministers in Lorn`: those who did, and what about."""
        words = self.words
        agent, topic = self.agent(verb), self.child(verb, ("nsubjpass",), None)
        if words.lower[verb] != "discussed" or agent is None or topic is None or not self.is_meeter(agent):
            return None
        children = words.children[verb]
        if self.has_to(verb) or any(words.tag[c] == "MD" or words.dep[c] == "neg" for c in children):
            return None
        several = words.tag[agent] in ("NNS", "NNPS") or len(self.together(agent)) > 1
        if not several and words.entity[agent] != "ORG":
            return None
        last = self.placed_end(self.end(verb, max(verb, agent)))
        meeting = Meeting(verb, verb, words.left[topic], last, parties=self.together(agent))
        return meeting if self.is_placed(meeting) else None

    def goes_to_discuss(self, verb: int, subject: int) -> bool:
        """`The envoy will visit Lorn to discuss a truce`: somebody in office goes somewhere for it."""
        words, above = self.words, self.words.head[verb]
        sent = words.entity[subject] == "PERSON" or words.lower[subject] in of_talks("delegates")
        sent = sent or words.lower[subject] in of_talks("go_between")
        if words.lower[verb] != "discuss" or words.lower[above] not in of_talks("visits") or not sent:
            return False
        return any(words.entity[i] in ("GPE", "LOC", "FAC") for i in range(above + 1, verb))

    def _at_the_table(self, noun: int) -> Meeting | None:
        """`The rebels returned to the negotiating table`."""
        words = self.words
        above = words.head[noun]
        verb = self.verb_over(noun)
        kinds = any(words.lower[c] in of_talks("tables") for c in words.children[noun])
        if verb is None or words.lower[above] not in ("to", "at") or words.dep[noun] != "pobj":
            return None
        back = words.lower[verb] in of_talks("returning") or "back" in words.lower[verb + 1 : noun]
        subject = self.subject(verb)
        coming = back or (kinds and words.lower[verb] in of_talks("going") | {"sat", "are", "were"})
        if not coming or subject is None or not self.is_meeter(subject) or self._is_unsure(verb):
            return None
        meeting = self._meeting(verb, subject, self.together(subject))
        meeting.phase = "resumed" if back else "held"
        if self.is_coming(verb):
            meeting.phase = "announced"
        return meeting

    def _is_unsure(self, verb: int) -> bool:
        words = self.words
        unsure = any(words.lower[c] in of_talks("doubtful") for c in words.children[verb])
        infinitive = self.has_to(verb) and not self.is_coming(verb)
        passive = any(words.dep[c] in ("auxpass", "nsubjpass") for c in words.children[verb])
        negated = any(words.dep[c] == "neg" for c in words.children[verb])
        return unsure or infinitive or passive or negated or self.is_wished(verb)

    def _meeting(self, verb: int, subject: int, parties: list[int]) -> Meeting:
        words = self.words
        first = words.left[subject] if self.is_near(subject, verb) else verb
        last = self.placed_end(self.end(verb, max([verb, *parties])))
        phase = "announced" if self.is_coming(verb) else "held"
        return Meeting(verb, verb, first, last, parties=parties, phase=phase)

    def is_placed(self, meeting: Meeting) -> bool:
        """Whether it is told where, on which day or about what."""
        words = self.words
        dated = any(words.entity[i] == "DATE" for i in range(meeting.cue, meeting.last + 1))
        where = meeting.verb is not None and any(
            words.lower[c] == "where" for c in words.children[meeting.verb]
        )
        return dated or where or self.venue(meeting) is not None or bool(self.agenda(meeting)[0])
