"""Terms of a truce or an accord that coverage tells without a word of pledging.

`Under the deal, the rebels are to leave and the army has to open the road`, `the truce will run until May`.
"""

from __future__ import annotations

from accord.annotate.arguments import words_of
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.operators import binding
from accord.annotate.own_words import OwnWords
from accord.annotate.pledge_spans import Pledge, PledgeSpans

__all__ = ["PledgeTerms"]

_DUTY = frozenset(("is", "are", "was", "were", "has", "have", "had"))
_DATED = frozenset(("on", "at", "from", "until", "till", "through", "for", "after", "upon", "as", "by"))


class PledgeTerms(PledgeSpans):
    """What a text lays down, told by the reporter: who is to do what under it, and when it holds."""

    own: OwnWords

    def due(self, at: int) -> Pledge | None:
        """`The rebels are to withdraw under the deal`, `has to leave`: a duty that the text lays down."""
        words = self.words
        if words.tag[at] in ("VBZ", "VBP"):
            told = self._in_present(at)
            if told is not None:
                return told
        if words.lower[at] not in _DUTY:
            return None
        verb = next(
            (c for c in words.children[at] if words.dep[c] in ("xcomp", "acl") and self.arguments.has_to(c)),
            None,
        )
        if verb is None:
            return self._answerable(at)
        if verb > at + 5 or words.tag[verb] != "VB" or "yet" in words.lower[at:verb]:
            return None
        return self._laid(at, verb, at)

    def supposed(self, at: int) -> Pledge | None:
        """`Was due to leave under the accord`, `is supposed to disarm in line with the truce`."""
        words = self.words
        verb = next((c for c in words.children[at] if c > at and self.arguments.has_to(c)), None)
        copula = words.head[at] if words.dep[at] == "acomp" else at
        if verb is None or words.lower[at] not in words_of("supposed") or words.tag[verb] != "VB":
            return None
        start, behind = words.sentences[words.sentence[at]]
        if self._accord(start, behind - 1) is None:
            return None
        return self._laid(at, verb, copula)

    def _answerable(self, at: int) -> Pledge | None:
        """`Under the deal, the mission is responsible for guarding the wells`."""
        words = self.words
        duty = next((c for c in words.children[at] if words.lower[c] in ("responsible", "answerable")), None)
        subject = self.arguments.child(at, ("nsubj",), None)
        start = words.sentences[words.sentence[at]][0]
        if duty is None or subject is None or not self.arguments.is_party(subject):
            return None
        below = (
            c for prep in words.children[duty] if words.lower[prep] == "for" for c in words.children[prep]
        )
        verb = next((c for c in below if words.tag[c] == "VBG"), None)
        instrument = self._accord(start, words.right[at])
        if verb is None or instrument is None:
            return None
        first = words.left[subject]
        return Pledge(at, verb, self._end(at, verb), subject, "required", instrument=instrument, first=first)

    def _in_present(self, at: int) -> Pledge | None:
        """`Under the deal, the guild gets its ships back`: terms told in the present."""
        words = self.words
        start = words.sentences[words.sentence[at]][0]
        if words.lower[start] != "under" or words.dep[at] == "aux" or words.lower[at] in _DUTY:
            return None
        subject = self.arguments.child(at, ("nsubj",), None)
        if subject is None or self.own.around(at) is not None or not self.arguments.is_party(subject):
            return None
        instrument = self._accord(start, subject)
        if instrument is None or not any(
            words.dep[c] in ("dobj", "prt", "advmod", "prep") for c in words.children[at] if c > at
        ):
            return None
        first = words.left[subject]
        return Pledge(at, at, self._end(at, at), subject, "required", instrument=instrument, first=first)

    def told(self, at: int) -> Pledge | None:
        """`Both sides must stop`, `the rebels would have to leave`: a duty among an accord's terms."""
        words = self.words
        verb = words.head[at]
        if words.dep[at] != "aux" or verb < at or words.tag[verb] != "VB":
            return None
        if words.lower[verb] == "have":
            below = next((c for c in words.children[verb] if c > verb and self.arguments.has_to(c)), None)
            return self._laid(at, below, verb) if below is not None else None
        return self._laid(at, verb, verb)

    def forbidden(self, at: int) -> Pledge | None:
        """`Neither side may move its guns under the truce`: what an accord's terms do not allow."""
        words = self.words
        verb = words.head[at]
        if words.dep[at] != "aux" or verb < at or words.tag[verb] != "VB":
            return None
        subject = self.arguments.child(verb, ("nsubj", "nsubjpass"), None)
        if subject is None or subject > at or self.own.around(at) is not None:
            return None
        negated = any(words.dep[c] == "neg" for c in words.children[verb])
        start, behind = words.sentences[words.sentence[at]]
        instrument = self._accord(start, behind - 1)
        if instrument is None or not (negated or self._is_nobody(subject)):
            return None
        first = words.left[subject]
        return Pledge(
            at, verb, self._end(at, verb), subject, "required", True, instrument=instrument, first=first
        )

    def _laid(self, at: int, verb: int, bearer: int) -> Pledge | None:
        """The duty, where the subject is a party, nobody says it, and an accord's terms are being told."""
        words = self.words
        if words.lower[verb] not in binding("acts") | words_of("acting") | words_of("watching"):
            return None
        if any(
            words.dep[c] == "neg" or words.lower[c] in words_of("taking_back")
            for v in {bearer, verb}
            for c in words.children[v]
        ):
            return None
        subject = self.arguments.child(bearer, ("nsubj", "nsubjpass"), None)
        subject = subject if subject is not None else self.arguments.subject(bearer)
        if subject is None or subject > at or words.sentence[subject] != words.sentence[at]:
            return None
        if self._is_nobody(subject):
            return None
        passive = any(words.dep[c] == "auxpass" for c in words.children[verb])
        watches = words.lower[verb] in words_of("watching") and self._watches(subject, verb)
        if not passive and not watches and not self.arguments.is_party(subject):
            return None
        swapped = self._in_return(at) or (words.lower[at] == "must" and self.own.by_court(at))
        if words.lower[subject] in ("i", "you", "we") or (self.own.around(at) is not None and not swapped):
            return None
        instrument = self._among_terms(at)
        if instrument is None and not watches and not swapped:
            return None
        first = words.left[subject]
        act = first if passive else verb
        return Pledge(
            at,
            act,
            self._end(at, verb),
            None if passive else subject,
            "required",
            instrument=instrument,
            first=first,
        )

    def _in_return(self, at: int) -> bool:
        """Whether the sentence opens with `In return for the amnesty, …`: an exchange is being told.

        Also `The guild, for its part, will …`.
        """
        words = self.words
        start = words.sentences[words.sentence[at]][0]
        opening = words.lower[start : start + 2]
        if opening in (["in", "return"], ["in", "exchange"]):
            return words.lower[start + 2] in ("for", ",")
        told = words.lower[start:at]
        return words.tag[at] == "MD" and any(
            told[i] == "for" and told[i + 2] == "part" and told[i + 1] in ("its", "their", "his", "her")
            for i in range(len(told) - 2)
        )

    def _watches(self, subject: int, verb: int) -> bool:
        """Whether a body is to watch over a truce: `an independent body is to verify the withdrawal`."""
        words = self.words
        thing = self.arguments.child(verb, ("dobj",), None)
        watched = thing is not None and words.lower[thing] in words_of("watched")
        return watched and words.lower[subject] in words_of("watchers")

    def _accord(self, first: int, last: int) -> int | None:
        """The accord or truce that something rests on between two tokens."""
        found = self._rests_on(first, last)
        known = binding("named") | words_of("truces") | {"terms", "arrangement", "arrangements", "settlement"}
        return found if found is not None and self.words.lower[found] in known else None

    def _among_terms(self, at: int) -> int | None:
        """The accord whose terms the sentence tells: `under the deal`, or the sentence before began so.

        "In the first phase" goes on from the last accord named in the two sentences before.
        """
        words = self.words
        sentence = words.sentence[at]
        start, behind = words.sentences[sentence]
        clause = words.head[at] if words.dep[at] == "aux" else at
        text = words.head[clause]
        if words.dep[clause] == "relcl" and words.lower[text] in words_of("instruments"):
            return text  # "a law under which militias must disband"
        here = self._accord(start, behind - 1)
        if here is not None:
            return here
        phase = words.lower[start] in ("in", "during") and any(
            words.lower[i] in words_of("phases") for i in range(start + 1, min(start + 5, at))
        )
        for before in range(sentence - 1, max(sentence - 3, -1), -1):
            first, end = words.sentences[before]
            apart = any(
                "\n" in words.source[words.end[i] : words.start[i + 1]] for i in range(end - 1, start)
            )
            if apart and not phase:
                return None
            opened = self._accord(first, end - 1)
            if opened is not None:
                return opened
            if phase:
                named = (i for i in range(end - 1, first, -1) if words.lower[i] in binding("named"))
                found = next((i for i in named if words.tag[i] in NOUN_TAGS), None)
                if found is not None:
                    return found
        return None

    def kept(self, at: int) -> Pledge | None:
        """`It is ready to implement the accord`, in the words of whoever is: that he will keep to it."""
        words = self.words
        verb = next((c for c in words.children[at] if c > at and self.arguments.has_to(c)), None)
        copula = words.head[at] if words.dep[at] == "acomp" else at
        subject = self.arguments.child(copula, ("nsubj", "nsubjpass"), None)
        if verb is None or subject is None:
            return None
        gives = self._would_give(verb)
        if not gives and words.lower[verb] not in words_of("keeping"):
            return None
        if any(
            words.dep[c] == "neg" or words.lower[c] in words_of("taking_back") or words.tag[c] == "MD"
            for c in (*words.children[copula], *words.children[at])
        ):
            return None
        behind = words.lower[verb + 1 : words.right[verb] + 1]
        if not gives and not (binding("named") | words_of("truces")).intersection(behind):
            return None
        name = self.own.speaker_of(subject, self.arguments.called(subject))
        if name is None:
            return None
        first = words.left[subject]
        modality = "conditional" if gives else "promised"
        return Pledge(at, verb, self._end(at, verb), subject, modality, obligor_name=name, first=first)

    def _would_give(self, verb: int) -> bool:
        """Whether somebody would give what is offered in a process: `ready to provide medicine`."""
        words = self.words
        thing = self.arguments.child(verb, ("dobj",), None)
        given = thing is not None and (
            words.lower[thing] in words_of("offered") or words.entity[thing] == "MONEY"
        )
        return given and words.lower[verb] in words_of("giving") and words.lower[verb] != "offer"

    def in_force(self, at: int) -> Pledge | None:
        """`The truce will take effect on Monday`, `will run until 3 June`: for how long a truce holds."""
        words = self.words
        verb = words.head[at]
        if words.dep[at] != "aux" or verb < at or words.lower[verb] not in words_of("holding"):
            return None
        if any(
            words.dep[c] == "neg" or words.lower[c] in words_of("taking_back") for c in words.children[verb]
        ):
            return None
        subject = self.arguments.subject(verb)
        if subject is None or subject > at:
            return None
        thing = next((c for c in words.children[verb] if words.dep[c] in ("dobj", "prep") and c > verb), None)
        if words.lower[verb] in ("take", "come", "enter", "go") and not (
            {"effect", "force"} & set(words.lower[verb + 1 : verb + 4])
        ):
            return None
        if words.lower[subject] not in words_of("truces") | binding("named") or thing is None:
            return None
        near = set(words.lower[words.left[subject] : subject])
        if near & {"a", "an", "any", "draft", "proposed", "no", "possible"}:
            return None
        reach = range(verb + 1, min(words.right[verb] + 1, len(words.lower)))
        if not any(words.lower[i] in _DATED or words.entity[i] in ("DATE", "TIME") for i in reach):
            return None
        first = words.left[subject] if words.left[subject] > self.cue and subject > self.cue else at
        return Pledge(at, first, self._end(at, verb), None, "promised", first=first)
