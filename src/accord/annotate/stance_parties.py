"""Who takes a stance: whom a verb or a noun of it names, and who can be a party at all."""

from __future__ import annotations

from collections.abc import Sequence

from accord.annotate.actors import TAKING_PART
from accord.annotate.attributions import FINITE
from accord.annotate.lexicon import RECORDS, REPORTS
from accord.annotate.salience import noun_kind
from accord.annotate.stance_deals import StanceDeals
from accord.annotate.stance_spans import STOPS
from accord.annotate.stance_words import words_for
from accord.annotate.times_lexicon import TRIGGERS
from accord.annotate.words import Words
from accord.model.annotation import NameMark, Statement

__all__ = ["StanceParties"]

_BELOW_NOUN = ("prep", "acl", "relcl", "ccomp", "xcomp", "advcl")


_SIGNATURE = 40  # letters behind a clause in which who says so may be named
_HEARERS = 12  # tokens from a call to what it asks for, over those it is made to


class StanceParties(StanceDeals):
    """One parsed document with its names and the cues of its statements."""

    def __init__(self, words: Words, names: Sequence[NameMark], statements: Sequence[Statement]) -> None:
        super().__init__(words, names)
        self._said: list[Statement | None] = [None] * len(words.text)
        longest_first = sorted(statements, key=lambda it: -(it.content[-1].end - it.content[0].start))
        for statement in longest_first:
            for span in statement.content:
                tokens = words.tokens_in(span)
                for i in range(tokens[0], tokens[1] + 1) if tokens else ():
                    if statement.speaker or self._said[i] is None:
                        self._said[i] = statement
        self._cues = {
            tokens[0]: statement
            for statement in statements
            for span in statement.cue
            if (tokens := words.tokens_in(span))
        }

    def statement_at(self, at: int) -> Statement | None:
        """The innermost statement whose content the token lies in."""
        return self._said[at]

    def within(self, cue: int, last: int) -> int:
        """`last`, or the end of what somebody says where the cue stands in it: "… has left | , she said"."""
        statement = self.statement_at(cue)
        for span in statement.content if statement is not None else ():
            tokens = self.words.tokens_in(span)
            if statement is None or tokens is None or not tokens[0] <= cue <= tokens[1] < last:
                continue
            frame = (it.start for it in (*statement.speaker, *statement.cue))
            if any(span.end <= start < self.words.end[last] + _SIGNATURE for start in frame):
                return tokens[1]
        return last

    def agent(self, verb: int) -> int | None:
        """Who does it in a passive: "endorsed by the league"."""
        words = self.words
        for child in words.children[verb]:
            if child > verb and words.lower[child] == "by" and words.dep[child] in ("agent", "prep"):
                below = next((c for c in words.children[child] if words.dep[c] == "pobj"), None)
                return below if below is not None and self.can_hold(below) else None
        return None

    def is_passive(self, verb: int) -> bool:
        words = self.words
        return words.tag[verb] == "VBN" and any(
            words.dep[child] in ("auxpass", "nsubjpass") for child in words.children[verb]
        )

    def can_hold(self, head: int) -> bool:
        """Whether the phrase may be a party: a name, a person, a body or people; no analyst, no thing."""
        words = self.words
        lower = words.lower[head]
        if lower in words_for("not_parties"):
            return False
        if words.tag[head] in ("PRP", "PRP$"):
            return lower not in ("you", "your", "me")
        if lower in words_for("crowds"):
            return True
        if words.tag[head] == "DT":
            return lower in ("both", "neither", "all")
        if words.entity[head] == "CARDINAL" and words.tag[head] == "CD" and words.dep[head] == "nsubj":
            return any(words.lower[c] == "the" for c in words.children[head])  # "the three"
        if words.entity[head] in ("DATE", "TIME", "CARDINAL", "LAW", "EVENT"):
            return False
        known = words.entity[head] or words.tag[head] in ("NNP", "NNPS") or words.start[head] in self.names
        if known or words.tag[head] in ("CD", "JJ") or noun_kind(words, head) != "thing":
            return True
        if not TAKING_PART.isdisjoint((lower, lower.removesuffix("s"))):
            return True
        return any(words.dep[c] == "appos" and words.entity[c] for c in words.children[head])

    def who(self, verb: int) -> int | None:
        """Who does it: its subject; of "the ministry statement urged" the ministry, of "issued a statement
        calling" who issued it; where the parser lost it, a name before an aside with commas."""
        words = self.words
        subject = self.subject(verb)
        if subject is not None and self.is_paper(subject):
            if words.dep[subject] == "dobj" and subject < verb:
                return self.subject(words.head[subject])
            names = [c for c in words.children[subject] if words.dep[c] in ("compound", "poss", "nmod")]
            names += [
                below
                for c in words.children[subject]
                if words.lower[c] in ("by", "from", "of")
                for below in words.children[c]
            ]
            return names[0] if names else self._issuer(subject)
        outside = subject is not None and self._is_outside(subject, verb)
        if outside and (inner := self._joined_subject(verb)) is not None:
            return inner
        if subject is None or not self.can_hold(subject):
            lost = [
                child
                for child in words.children[verb]
                if child < verb and words.dep[child] in ("npadvmod", "dep") and words.tag[child][:3] == "NNP"
            ]
            before = self._noun_before(verb)
            found = lost[0] if lost else before if before is not None else self._teller(verb)
            found = self._joined_subject(verb) if found is None else found
            return subject if found is None else found
        return self._person_from(subject, verb)

    def is_paper(self, head: int) -> bool:
        """Whether it is a statement, a letter, a resolution: what is held is whose it is."""
        return self.words.lower[head] in REPORTS | RECORDS | words_for("papers")

    def _issuer(self, paper: int) -> int:
        """Who put out what the sentence before tells of: "issued a statement. The statement called for"."""
        words = self.words
        here = words.sentence[paper]
        first, behind = words.sentences[here - 1] if here else (0, 0)
        for i in range(behind - 1, first - 1, -1):
            if words.lower[i] == words.lower[paper] and words.dep[i] == "dobj":
                who = self.subject(words.head[i])
                return who if who is not None and self.can_hold(who) else paper
        return paper

    def _is_outside(self, subject: int, verb: int) -> bool:
        """Whether only the verb, and not its subject, is in what somebody is told to say."""
        said = self.statement_at(verb)
        return said is not None and self.statement_at(subject) is not said

    def _joined_subject(self, verb: int) -> int | None:
        """The subject of the verb nearest before an "and", where the parse joins to a farther one."""
        words = self.words
        before = verb - 1
        while words.tag[before] in ("RB", "MD") or words.dep[before] in ("aux", "neg"):
            before -= 1
        if words.dep[verb] != "conj" or words.tag[before] != "CC":
            return None
        for i in range(before - 1, max(words.head[verb], words.sentences[words.sentence[verb]][0]), -1):
            own = self.child(i, ("nsubj",), None) if words.tag[i][:2] == "VB" else None
            if own is not None:
                return own if self.can_hold(own) and own < i else None
        return None

    def _person_from(self, subject: int, verb: int) -> int:
        """`A woman from Ostia, who urged them to leave`: the woman, and not Ostia."""
        words = self.words
        who = any(words.lower[c] == "who" and words.dep[c] == "nsubj" for c in words.children[verb])
        if not who or words.entity[subject] != "GPE" or words.dep[subject] != "pobj":
            return subject
        above = words.head[words.head[subject]]
        return above if words.tag[above] in ("NN", "NNS", "NNP") else subject

    def _teller(self, verb: int) -> int | None:
        """Who is known to say what the verb goes along with: "it said on Monday, calling for a truce"."""
        words = self.words
        above = words.head[verb]
        statement = self._cues.get(above) if words.dep[verb] in ("advcl", "conj", "xcomp") else None
        tokens = words.tokens_in(statement.speaker[0]) if statement and statement.speaker else None
        return self.head_of(*tokens) if tokens is not None else None

    def _noun_before(self, verb: int) -> int | None:
        """The last plural or proper noun before a finite verb that nothing but its own words part from it."""
        words = self.words
        if words.tag[verb] not in ("VBD", "VBZ", "VBP"):
            return None
        start = words.sentences[words.sentence[verb]][0]
        for i in range(verb - 1, max(start, verb - 8) - 1, -1):
            if words.tag[i] in FINITE or words.text[i] in (",", *STOPS):
                return None
            named = words.tag[i] == "NNP" and i == verb - 1 and not self._is_day(i)
            plural = words.tag[i] in ("NNS", "NNPS") and self.can_hold(i)
            if words.dep[i] == "pobj" and (plural or (named and self._is_name(i))):
                return i
        return None

    def _is_day(self, at: int) -> bool:
        words = self.words
        return words.entity[at] in ("DATE", "TIME") and words.lower[at].rstrip(".") in TRIGGERS

    def _is_name(self, at: int) -> bool:
        """A name, also where the parse takes it into the date before it: "on 23 March Ruiz called"."""
        return self.words.entity[at] in ("DATE", "TIME") or self.can_hold(at)

    def holder(self, noun: int) -> int | None:
        """Whose call or refusal it is: the possessor, an adjective of a people, "by" somebody."""
        words = self.words
        for child in words.children[noun]:
            if words.dep[child] == "poss" and words.tag[child] != "PRP$":
                return child
        verb = words.head[noun]
        if words.dep[noun] == "dobj" and words.lower[verb] in words_for("winning"):
            # "won Peruvian recognition", "won recognition from Peru"
            beside = (c for c in words.children[noun] if words.dep[c] in ("compound", "nmod", "amod"))
            named = next((c for c in beside if c < noun and words.entity[c] in ("GPE", "ORG", "NORP")), None)
            return self.from_whom(noun) or self.from_whom(verb) if named is None else named
        if words.dep[noun] == "dobj" and words.lower[verb] in words_for("voicing"):
            return self.who(verb)
        own = next((c for c in words.children[noun] if words.dep[c] == "poss"), None)
        return own if own is not None else self.from_whom(noun) or self.owner(noun) or self._by_whom(noun)

    def from_whom(self, noun: int) -> int | None:
        """`Pressure from the neighbours to leave`, `calls from the guilds for a truce`."""
        words = self.words
        below = (c for of in words.children[noun] if words.lower[of] == "from" for c in words.children[of])
        return next((c for c in below if words.dep[c] == "pobj" and self.can_hold(c)), None)

    def _to_do(self, noun: int) -> int | None:
        """What those who are asked are to do: "an ultimatum to the town *to* surrender"."""
        words = self.words
        end = min(words.sentences[words.sentence[noun]][1] - 1, noun + _HEARERS)
        for i in range(noun + 2, end):
            if words.tag[i] in FINITE or words.text[i] in (",", *STOPS):
                return None
            if words.tag[i] == "TO" and words.tag[i + 1] == "VB":
                return i
        return None

    def _by_whom(self, noun: int) -> int | None:
        """`Welcomed the call by Ostia`: the parser may hang "by" on an active verb."""
        verb = self.words.head[noun]
        hangs = self.words.dep[noun] == "dobj" and noun > verb and not self.is_passive(verb)
        return self.agent(verb) if hangs else None

    def behind_noun(self, noun: int) -> int | None:
        """The first token of what the noun takes: "for a truce", "that he go", "to step down"."""
        words = self.words
        found = [
            child
            for child in words.children[noun]
            if child > noun and words.dep[child] in _BELOW_NOUN and words.lower[child] != "by"
            if words.lower[child] != "from"
            if words.lower[child] != "to" or words.lower[noun] not in words_for("addressed")
        ]
        if found:
            return min(words.left[child] for child in found)
        behind = words.lower[noun + 1] if noun + 1 < len(words.text) else ""
        if behind == "to" and words.lower[noun] in words_for("addressed") and words.tag[noun + 2] != "VB":
            return self._to_do(noun)
        if behind in ("for", "to", "that", "of", "on"):
            return noun + 1
        whom = self._by_whom(noun)
        if whom is None:
            return None
        return next((i for i in range(whom + 1, whom + 3) if words.lower[i : i + 1] == ["for"]), None)
