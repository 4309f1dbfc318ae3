"""Whether words of talks tell of talks: not of those only wished for, and more than a bare "the talks"."""

from __future__ import annotations

from accord.annotate.lexicon import BODIES
from accord.annotate.talks_parties import Meeting
from accord.annotate.talks_terms import TalksTerms
from accord.annotate.talks_words import of_talks, roles

__all__ = ["TalksGuards"]

_CLIMB = 7
_FAR = 10  # tokens back to a subject that the parser gives to "as"
_WHILE = frozenset(("as", "while", "when", "after", "before"))
_AT = frozenset(("in", "at", "after", "during", "following", "before", "from", "of"))
_AT_THEM = frozenset(("at", "during", "after", "following", "throughout", "amid"))
_STATES = frozenset(("is", "are", "was", "were", "been", "be", "have", "has", "had", "having", "will"))


class TalksGuards(TalksTerms):
    """One document while talks are looked for."""

    def is_wished(self, at: int) -> bool:
        """`called for talks`, `refused to meet`, `ready to negotiate`, `no room for dialogue`."""
        words = self.words
        for child in words.children[at]:
            if child < at and words.lower[child] in of_talks("wished"):
                return True
        for _ in range(_CLIMB):
            above = words.head[at]
            if above == at:
                return False
            if words.lower[above] in of_talks("wished") and not self._opens(above):
                if self._is_beside_wish(at, above):
                    return False
                return words.dep[at] not in ("nsubj", "nsubjpass", "advcl", "ccomp", "relcl") or (
                    words.dep[at] in ("ccomp", "advcl") and not self._is_finite(at)
                )
            if words.dep[at] in ("nsubj", "nsubjpass", "ccomp", "relcl", "advcl", "ROOT"):
                return False
            at = above
        return False

    def _opens(self, verb: int) -> bool:
        """`Peru, rebels open talks`, unlike "were open to talks"."""
        return self.words.lower[verb] == "open" and self.words.tag[verb][:2] == "VB"

    def _is_beside_wish(self, at: int, wish: int) -> bool:
        """`At a meeting they called for calm`, `urged calm and held talks`: not what is wished for."""
        words = self.words
        joined = words.dep[at] == "conj" and words.tag[at][:2] == "VB" == words.tag[wish][:2]
        return joined or (words.dep[at] == "prep" and words.lower[at] in _AT_THEM)

    def _is_finite(self, verb: int) -> bool:
        words = self.words
        return words.tag[verb] in ("VBD", "VBZ", "VBP", "MD") or any(
            words.tag[c] in ("VBD", "VBZ", "VBP", "MD")
            for c in words.children[verb]
            if words.dep[c][:3] == "aux"
        )

    def is_doubtful(self, verb: int) -> bool:
        """`may meet`, `could negotiate`."""
        words = self.words
        return any(
            words.tag[c] == "MD" and words.lower[c] in of_talks("doubtful") for c in words.children[verb]
        )

    def is_denied(self, cue: int, verb: int | None) -> bool:
        """`there were no talks`, `was not holding any talks`, `denied that talks were held`."""
        words = self.words
        if any(words.lower[c] == "no" for c in words.children[cue]):
            return True
        if words.lower[words.head[words.head[cue]]] == "existence":
            verb = words.head[words.head[cue]]
        if verb is None:
            return False
        if any(words.dep[c] == "neg" for c in words.children[verb]):
            return True
        some = any(words.lower[c] == "any" for c in words.children[cue])
        above = words.head[verb]
        doing = words.tag[verb] == "VBG" or words.dep[verb] == "ccomp"
        return (some or doing) and words.lower[above] in ("denied", "denies", "deny", "denying")

    def tells(self, meeting: Meeting, told: bool, cue: int) -> bool:
        """Whether the words tell something of the talks that a bare "the talks" does not."""
        words = self.words
        lower = words.lower[cue]
        parties = sum(words.tag[i] != "PRP" for i in meeting.parties)
        placed = self.venue(meeting) is not None
        plain = lower in of_talks("talks")
        phased = told and meeting.phase not in ("held", None)
        about = bool(self.agenda(meeting)[0])
        if meeting.negated:
            never = told and meeting.verb is not None and not self.is_coming(meeting.verb)
            return plain and (parties > 0 or about or never)
        there = told and meeting.verb is not None and self.child(meeting.verb, ("expl",), None) is not None
        if plain and there:
            return True
        aimed = any(words.lower[c] == "aimed" for c in words.children[cue])
        about = about or (self._has_aim(cue) if plain else aimed)
        if any(words.lower[c] == "any" for c in words.children[cue]):
            return False
        if plain:
            led = (
                told
                and meeting.verb is not None
                and words.lower[meeting.verb] in roles()
                and bool(meeting.thirds)
            )
            told_of = (
                phased or led or (told and self._goes_on_now(meeting.verb, cue)) or len(meeting.parties) > 1
            )
            led = led or any(words.lower[c] in of_talks("led") and c > cue for c in words.children[cue])
            told_of = told_of or led
            return parties > 0 or placed or told_of or about or self._lasts(cue) or self._has_day(cue)
        return self._meets(meeting, told, cue, placed=placed, about=about)

    def _meets(self, meeting: Meeting, told: bool, cue: int, *, placed: bool, about: bool) -> bool:
        """The same of a meeting, a conference, a round, discussions."""
        words = self.words
        lower = words.lower[cue]
        parties = sum(words.tag[i] != "PRP" for i in meeting.parties)
        whose = self.behind(cue, ("of",))
        if lower in of_talks("between") and not self.behind(cue, ("between", "with")):
            return False
        if parties > 1 or (parties == 1 and bool(self.behind(cue, ("with", "between")))):
            return True
        if told and any(words.tag[i] in ("NNS", "NNPS") and i in meeting.parties for i in whose):
            return True
        if self._is_brokered(cue) or (self._is_closed(cue) and self._is_of_meeters(cue, meeting)):
            return True
        numbered = any(words.lower[c] in of_talks("ordinals") for c in words.children[cue])
        if lower in ("round", "rounds", "session") and (bool(self.talks_within(cue)) or numbered):
            return placed or told or parties > 0
        dated = any(words.entity[i] == "DATE" for i in range(cue, meeting.last + 1))
        the = words.lower[words.left[cue]] in ("the", "a", "this") and words.tag[cue] == "NN"
        done = meeting.verb is not None and words.dep[cue] == "dobj" and the and parties > 0
        if told and meeting.phase not in ("held", None) and (dated or placed or meeting.thirds or done):
            return True
        if lower not in of_talks("assemblies"):
            stands = meeting.verb is not None and words.lower[meeting.verb] in _STATES
            opened = told and (dated or about or (placed and parties > 0))
            return (opened and not stands) or (placed and about)
        body = any(
            (words.entity[i] == "ORG" or words.lower[i] in BODIES - {"group"}) and not self._is_joint_body(i)
            for i in meeting.parties
        )
        if about or (told and not body and (dated or placed)):
            return True
        if placed and not body and (parties or dated or lower == "summit"):
            return True
        if (self._is_theirs(cue) and (placed or dated)) or (
            self._has_day(cue) and words.tag[cue] == "NNS" and not body
        ):
            return True
        return placed and words.lower[words.left[cue]] == "the"

    def _is_brokered(self, cue: int) -> bool:
        """`A dialogue launched by the guild and brokered by Peru`."""
        words = self.words
        if words.tag[cue] == "NNS":
            return False  # "weekly meetings chaired by"
        below = [c for c in words.children[cue] if c > cue and words.dep[c] == "acl"]
        below += [c for clause in below for c in words.children[clause] if words.dep[c] == "conj"]
        return any(words.lower[c] in of_talks("led") and self.agent(c) is not None for c in below)

    def _is_closed(self, cue: int) -> bool:
        """`A closed-door meeting`, `a two-hour session`."""
        words = self.words
        near = range(words.left[cue] + 1, cue)
        joined = [words.lower[i] for i in near if words.text[i - 1] in ("-", "‑")]
        return bool(of_talks("lengths").intersection(joined))

    def _is_of_meeters(self, cue: int, meeting: Meeting) -> bool:
        """Whether somebody who negotiates has it or comes from it."""
        words, verb = self.words, self.acting(cue)
        subject = self.subject(verb) if verb is not None else None
        body = any(words.entity[i] == "ORG" for i in meeting.parties)
        return not body and (bool(meeting.parties) or (subject is not None and self.is_meeter(subject)))

    def _is_joint_body(self, head: int) -> bool:
        """`The joint military commission`: its meeting is one of those it joins."""
        words = self.words
        return any(words.lower[i] in of_talks("joint") for i in range(words.left[head], head))

    def _has_day(self, cue: int) -> bool:
        """`Thursday's talks`."""
        words = self.words
        return any(words.dep[c] == "poss" and words.entity[c] == "DATE" for c in words.children[cue])

    def _is_theirs(self, cue: int) -> bool:
        """`The ministers agreed at their meeting`."""
        words = self.words
        if not any(words.lower[c] == "their" for c in words.children[cue]):
            return False
        verb = self.acting(cue)
        subject = self.subject(verb) if verb is not None else None
        return subject is not None and self.is_meeter(subject) and words.tag[subject] != "PRP"

    def talks_within(self, cue: int) -> list[int]:
        words = self.words
        numbered = (c for c in words.children[cue] if words.dep[c] == "nummod")  # "round six of the talks"
        return [
            below
            for at in (cue, *numbered)
            for prep in words.children[at]
            if words.lower[prep] == "of"
            for below in words.children[prep]
            if words.lower[below] in of_talks("talks")
        ]

    def _has_aim(self, cue: int) -> bool:
        """`ceasefire talks`, `negotiations for a surrender`, `talks to end the war`, `aimed at`."""
        words = self.words
        for child in words.children[cue]:
            if words.dep[child] == "compound" and words.tag[child] == "NN" and words.lower[child] != "peace":
                return words.entity[child] == ""
            if words.lower[child] == "for" and words.dep[child] == "prep":
                return True
            if words.dep[child] == "acl" and (self.has_to(child) or words.lower[child] == "aimed"):
                return True
        return False

    def _goes_on_now(self, verb: int | None, cue: int) -> bool:
        """`talks continue`, `are under way`, `began`: the talks themselves are told of."""
        words = self.words
        if verb is None or words.dep[cue] not in ("nsubj", "nsubjpass"):
            return False
        if words.lower[verb] not in _STATES:
            return True
        under_way = words.lower[verb + 1 : verb + 3] == ["under", "way"]
        return under_way or any(words.lower[c] in of_talks("lasting") for c in words.children[verb])

    def _lasts(self, cue: int) -> bool:
        """`six days of talks`, `earlier talks`."""
        words = self.words
        holder = self.held_in(cue)
        return holder != cue and words.lower[holder] in of_talks("spans")

    def held_in(self, i: int) -> int:
        """The noun that talks come in: of `six days of talks` the days."""
        words, at = self.words, i
        for _ in range(2):
            prep = words.head[at]
            if words.dep[at] == "pobj" and words.lower[prep] == "of" and (
                words.lower[words.head[prep]] in of_talks("holders")
            ):  # fmt: skip
                at = words.head[prep]
        return at

    def acting(self, cue: int) -> int | None:
        """The verb of whoever came from the talks: `the envoy said after talks with the guild`."""
        words, at = self.words, cue
        if words.dep[cue] == "advcl" and words.lower[cue] == "meeting" and words.tag[cue] == "NN":
            return words.head[cue]  # "Meeting in Lorn on Sunday, the leaders called for calm"
        if words.dep[cue] not in ("pobj", "pcomp") or words.lower[words.head[cue]] not in _AT:
            return None
        for _ in range(_CLIMB):
            at = words.head[at]
            if words.tag[at][:2] == "VB":
                return at
        return None

    def planned_to(self, verb: int) -> int:
        """`The round | is scheduled to begin`, `is due to open`: the verb that tells of the talks."""
        words = self.words
        due = next((c for c in words.children[verb] if words.dep[c] == "acomp"), verb)
        below = self.child(due, ("xcomp",), None)
        due_to = words.lower[due] in of_talks("planned") or words.lower[due] in ("is", "are", "was", "were")
        planned = due_to and below is not None and self.has_to(below)
        return below if planned and below is not None else verb

    def they(self, subject: int, verb: int) -> list[int]:
        """Whom "they" stands for: `The guild and the army said they would meet`, or the sentence before."""
        words, above = self.words, self.words.head[verb]
        if words.lower[subject] != "they":
            return []
        place = words.sentence[verb]
        if above == verb and place and subject == words.sentences[place][0]:
            low, high = words.sentences[place - 1]
            above = next((i for i in range(low, high) if words.head[i] == i), verb)
        elif words.dep[verb] not in ("ccomp", "advcl"):
            return []
        if above == verb:
            return []
        own = [c for c in words.children[above] if words.dep[c] in ("nsubj", "nsubjpass") and c < above]
        said = own[-1] if own else self.subject(above)  # Behind a dateline that the parser took for one.
        if said is None or not (self.is_meeter(said) or words.lower[said] in ("two", "both")):
            return []
        several = words.tag[said] in ("NNS", "NNPS", "CD", "DT") or len(self.together(said)) > 1
        return self.together(said) if several else []

    def meant_by_it(self, subject: int | None, verb: int) -> int | None:
        """`The guild said it would meet the army`: whom "it" stands for."""
        words, above = self.words, self.words.head[verb]
        if subject is None or words.dep[verb] != "ccomp" or above == verb:
            return subject
        if words.lower[subject] in ("he", "she") and self.called(subject) is None:
            teller = self.child(above, ("nsubj",), None) if len(self.together(subject)) == 1 else None
            return teller if teller is not None and words.tag[teller] in ("NN", "NNP") else subject
        return self.subject(above) if words.lower[subject] == "it" else subject

    def sat_down(self, i: int) -> bool:
        """`sat down with the rebels`, `sat across from the general`."""
        words = self.words
        down = any(words.lower[c] in ("down", "across", "opposite") for c in words.children[i])
        return down and words.lower[i] in ("sit", "sits", "sat", "sitting")

    def both(self, subject: int) -> bool:
        """`both sides met`, `the delegations met`, `the two leaders had met`."""
        words = self.words
        two = any(words.lower[c] in ("two", "both", "rival") for c in words.children[subject])
        return words.lower[subject] in of_talks("generic") or (two and self.is_meeter(subject))

    def gathered_at(self, cue: int) -> list[int]:
        """`Foreign ministers agreed at a meeting in Lorn`: several who do something there."""
        words, verb = self.words, self.acting(cue)
        subject = self.subject(verb) if verb is not None else None
        if subject is None or verb is None or not self.is_meeter(subject) or not self.is_near(subject, verb):
            return []
        several = self.together(subject)
        return several if len(several) > 1 or words.lower[subject] in of_talks("delegates") else []

    def taking_part(self, clause: int) -> list[int]:
        """`talks held with the guild`, `talks that brought together the guild and the army`."""
        words = self.words
        found = self.behind(clause, ("between", "with"))
        if found or words.lower[clause] not in of_talks("gathering"):
            return found
        below = self.child(clause, ("dobj",), None)
        return [i for i in self.together(below) if self.is_meeter(i)] if below is not None else []

    def goes_to(self, verb: int) -> bool:
        """`flew to Lorn to hold talks`, `was in Lorn to meet them`."""
        words = self.words
        above = words.head[verb]
        there = words.lower[above] in ("was", "were", "is", "are") and any(
            words.lower[c] == "in" and above < c < verb for c in words.children[above]
        )
        return there or words.lower[above] in of_talks("going")

    def who_meets(self, verb: int) -> int | None:
        """The subject, also of "is due to meet", "after meeting", and one that the parser gave to "as"."""
        words = self.words
        above = words.head[verb]
        planned = words.dep[verb] == "acl" and words.lower[above] in of_talks("planned")
        if planned or (words.dep[verb] == "xcomp" and words.dep[above] == "acomp"):
            return self.subject(words.head[above])
        if words.dep[verb] == "pcomp":
            at = verb
            for _ in range(4):
                at = words.head[at]
                if words.tag[at][:2] == "VB":
                    return self.subject(at)
        if words.tag[verb] == "VBD" and self.child(verb, ("nsubj", "nsubjpass"), None) is None:
            for at in range(verb - 1, max(words.left[verb] - _FAR, -1), -1):
                torn = words.dep[at] == "pobj" and words.lower[words.head[at]] in _WHILE
                if torn and words.right[at] == verb - 1:
                    return at
        return self.subject(verb)
