"""Who is bound, for whom, on what condition: what goes with a clause that promises or requires."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from accord.annotate.clauses import NOUN_TAGS, Clauses
from accord.annotate.lexicon import BODIES, ROLES
from accord.annotate.words import Words
from accord.model.annotation import NameMark, Time
from accord.model.tables import word_set

__all__ = ["Arguments", "words_of"]

_STEPS = 4  # from a cue up to the verb on which its condition hangs
_LONGEST = 60
_NAMED = ("PERSON", "ORG", "GPE", "NORP")
_STOPS = frozenset((",", ";", ":", ".", "(", "—", "–", "--"))
_EACH = {"each": "each", "neither": "each", "both": "both", "all": "all", "every": "every"}
_AUXILIARY = ("MD", "RB", "VBZ", "VBP", "VBD", "WDT", "WP")
_MEANS = frozenset(("means", "way", "consensus", "virtue", "mutual"))


@cache
def words_of(name: str) -> frozenset[str]:
    """A word list of commitments.toml."""
    return word_set("accord.annotate", "commitments.toml", name)


class Arguments(Clauses):
    """One document's clauses, with what goes with their verbs."""

    def __init__(self, words: Words, names: Sequence[NameMark]) -> None:
        super().__init__(words, names)

    def subject_before(self, at: int, first: int) -> int | None:
        """The subject of a modal or a verb, between `first` and it: by the parse, else by the words."""
        words = self.words
        verb = words.head[at] if words.tag[at] == "MD" or words.dep[at] in ("aux", "auxpass") else at
        for above in (verb, at):
            for child in words.children[above]:
                if words.dep[child] in ("nsubj", "nsubjpass") and first <= child < at:
                    return child
        start = first
        if words.tag[first] in ("IN", "RB", "VBG", "VBN", "TO"):
            comma = next((i for i in range(first, at) if words.lower[i] == ","), None)
            start = comma + 1 if comma is not None else first
        return self._first_noun(start, at)

    def _first_noun(self, first: int, behind: int) -> int | None:
        words = self.words
        for i in range(first, behind):
            if words.tag[i] in ("PRP", "EX"):
                return i
            if words.tag[i] in NOUN_TAGS:
                while i + 1 < behind and words.tag[i + 1] in NOUN_TAGS:
                    i += 1
                return i
        return None

    def phrase(self, subject: int, first: int) -> str | None:
        """Who it is: the name, or the words; of several, all of them."""
        words = self.words
        begin = max(words.left[subject], first)
        cut = (
            i + 1 for i in range(subject - 1, begin - 1, -1) if words.lower[i] in ("--", "—", "–", ")", ":")
        )
        begin = next(cut, begin)
        if any(words.dep[child] in ("cc", "conj") for child in words.children[subject]):
            end = words.right[subject]
            stop = next((i for i in range(subject, end + 1) if words.lower[i] in _STOPS - {","}), end + 1)
            return self._plain(begin, stop - 1)
        called = self.called(subject)
        if called is not None and words.tag[subject] not in ("NNP", "NNPS"):
            end = min(words.right[subject], subject + 8)
            of = subject < end and words.lower[subject + 1] in ("of", "to")
            of = of and (words.tag[subject + 1] != "TO" or words.text[subject].islower())  # "Front to leave"
            if of and not any(words.lower[i] in _STOPS for i in range(subject, end)):
                return self._plain(begin, end)
        if called is None and words.lower[subject] in _EACH:
            return self._plain(begin, min(words.right[subject], subject + 4))
        if called is not None and begin < subject and words.lower[begin] in _EACH:
            whole = called.split(" ", 1)[-1] if called.lower().startswith(words.lower[begin]) else called
            return f"{_EACH[words.lower[begin]]} {whole}"
        return called

    def noun_before(self, verb: int) -> int | None:
        """The noun right before a verb and its auxiliaries, where the parser lost the subject."""
        words = self.words
        start = words.sentences[words.sentence[verb]][0]
        at = verb - 1
        while at > start and (
            words.tag[at] in _AUXILIARY or words.lower[at] in (",", "which", "who", "that")
        ):
            at -= 1
        return at if at >= start and words.tag[at] in NOUN_TAGS else None

    def _plain(self, first: int, last: int) -> str | None:
        words = self.words
        while last > first and (words.lower[last] in _STOPS or words.tag[last] == "_SP"):
            last -= 1
        while first < last and words.lower[first] in ("the", "a", "an", "these", "those"):
            first += 1
        return words.phrase(first, last) if first <= last else None

    def is_passive(self, operator: int, verb: int, last: int) -> bool:
        """Whether what binds is told in the passive: `shall be released`, `are to be moved back`."""
        words = self.words
        for i in range(operator, min(verb + 4, last + 1)):
            if words.lower[i] in ("be", "been", "being"):
                return any(words.tag[j] in ("VBN", "VBD") for j in range(i + 1, min(i + 4, last + 1)))
        return False

    def agent(self, first: int, last: int) -> str | None:
        """By whom, between two tokens: `by the mission`, `between the signatories`."""
        words = self.words
        for i in range(first, last):
            if words.lower[i] not in ("by", "between") or words.tag[i + 1] not in (
                "DT",
                "PRP$",
                *NOUN_TAGS,
                "JJ",
            ):
                continue
            if words.dep[words.head[i]] in ("acl", "relcl"):
                continue
            noun = self._first_noun(i + 1, min(i + 8, last + 1))
            if noun is None or words.lower[i + 1] in _MEANS or not self.is_party(noun):
                continue
            return self.phrase(noun, i + 1)
        return None

    def is_party(self, noun: int) -> bool:
        """Whether a noun names somebody who can act: a name, a role, a body, people under arms."""
        words = self.words
        lower = words.lower[noun]
        if words.entity[noun] in _NAMED or words.start[noun] in self.names:
            return True
        if words.tag[noun] == "PRP":
            return lower in ("he", "she", "they", "we", "him", "her", "them", "us", "i", "it")
        singular = {lower, lower.removesuffix("s"), lower.removesuffix("es"), lower.removesuffix("ies") + "y"}
        if singular & (ROLES | BODIES | words_of("parties")):
            return True
        return words.tag[noun] in ("NNP", "NNPS") and words.entity[noun] not in (
            "DATE",
            "TIME",
            "EVENT",
            "LAW",
        )

    def condition_at(self, first: int, last: int) -> int | None:
        """The first token of a condition between two tokens: `if`, `provided that`, `in exchange for`."""
        words = self.words
        for i in range(first, last + 1):
            lower = words.lower[i]
            if lower in words_of("conditions") or (lower == "should" and self._is_turned(i)):
                return i
            for phrase in words_of("condition_phrases"):
                parts = phrase.split()
                if lower == parts[0] and words.lower[i : i + len(parts)] == parts:
                    return i
        return None

    def _is_turned(self, aux: int) -> bool:
        """Whether its subject stands behind an auxiliary: `should they come back`."""
        words = self.words
        subject = self.child(words.head[aux], ("nsubj", "nsubjpass"), None)
        return words.dep[aux] == "aux" and subject is not None and subject > aux

    def condition(self, first: int, last: int) -> str | None:
        at = self.condition_at(first, last)
        if at is None:
            return None
        words = self.words
        end = last
        if at - first < 3:
            end = next((i - 1 for i in range(at, last) if words.lower[i] == ","), last)
        return words.phrase(at, end) if end - at < _LONGEST else None

    def condition_before(self, cue: int) -> str | None:
        """The condition that stands in front of a pledge: `If the siege is lifted, it will leave`."""
        words, at = self.words, cue
        for _ in range(_STEPS):
            framed = (
                c
                for frame in words.children[at]
                if words.dep[frame] == "parataxis"
                for c in words.children[frame]
            )
            for child in (*words.children[at], *framed):
                first = words.left[child]
                hangs = words.dep[child] in ("advcl", "prep") and words.right[child] < cue
                if hangs and self.condition_at(first, first) == first:
                    return words.phrase(first, words.right[child])
            if words.dep[at] not in ("aux", "xcomp", "ccomp"):
                break
            at = words.head[at]
        return None

    def act_start(self, first: int, last: int, deadline: Time | None) -> int:
        """The first token of the act, behind a date that stands before it, "to" and a comma."""
        words = self.words
        tokens = words.tokens_in(deadline.span) if deadline is not None else None
        if tokens is not None and tokens[0] <= first < tokens[1] < last:
            first = tokens[1] + 1
        while first < last and (words.lower[first] in ("to", ",") or words.tag[first] == "_SP"):
            first += 1
        return first

    def act_end(self, first: int, last: int, deadline: Time | None) -> int:
        """The last token of the act: before its date and its condition, where these stand at the end."""
        words = self.words
        end = last
        at = self.condition_at(first + 1, last)
        if at is not None:
            end = at - 1
        if deadline is not None and words.end[first] < deadline.span.start < words.end[end]:
            tokens = words.tokens_in(deadline.span)
            if tokens is not None and tokens[1] >= end - 1:
                end = tokens[0] - 1
        while end > first and (words.lower[end] in _STOPS or words.tag[end] in ("_SP", "CC")):
            end -= 1
        return max(end, first)

    def act_words(self, first: int, last: int, deadline: Time | None) -> str:
        """The act's words, without the date where that stands in their middle."""
        words = self.words
        tokens = words.tokens_in(deadline.span) if deadline is not None else None
        if tokens is None or not first < tokens[0] <= tokens[1] < last:
            return words.phrase(first, last)
        before, behind = words.phrase(first, tokens[0] - 1), words.phrase(tokens[1] + 1, last)
        return f"{before.rstrip(', ')} {behind.lstrip(', ')}"

    def beneficiary(self, first: int, last: int) -> str | None:
        """For whom or to whom it is done, where the words name somebody."""
        words = self.words
        for i in range(first, last + 1):
            lower = words.lower[i]
            if lower in words_of("helping") and words.tag[i][:2] in ("VB", "NN"):
                found = self.child(i, ("dobj",), None)
            elif (
                lower in ("to", "for") and words.tag[i] in ("IN", "TO") and words.tag[words.head[i]] != "VBN"
            ):
                found = next((c for c in words.children[i] if words.dep[c] == "pobj"), None)
            else:
                found = self.child(i, ("dative",), None) if words.tag[i][:2] == "VB" else None
                if found is not None and words.tag[found] in ("IN", "TO"):
                    found = next(iter(words.children[found]), None)
            if found is not None and i < found <= last and self.is_party(found):
                return self.phrase(found, first) or words.text[found]
        return None

    def verifier(self, first: int, last: int) -> str | None:
        """Who watches over it: `verified by the mission`, `under OSCE monitoring`."""
        words = self.words
        for i in range(first, last + 1):
            if words.lower[i] not in words_of("verifying"):
                continue
            agent = self.agent(i, min(i + 8, last))
            if agent is not None:
                return agent
            if i > first + 1 and words.lower[i - 2] in ("under", "with") and words.tag[i - 1] in NOUN_TAGS:
                return self.called(i - 1)
        return None
