"""How far the clause of a stance reaches: its last token, and the first of its party."""

from __future__ import annotations

from accord.annotate.attributions import FINITE
from accord.annotate.clauses import Clauses
from accord.annotate.stance_words import cues, words_for

__all__ = ["STOPS", "StanceSpans"]

_FAR = 30  # tokens from a cue to its party, beyond which the party is left out of the span
STOPS = frozenset((";", "—", "–", "--", ":", "|", "•"))
_TRIMMED = frozenset(
    (",", ".", "”", "“", '"', "''", "``", "'", "’", ";", ":", "and", "but", "or", "!", "?", "-", "—", "that")
)


class StanceSpans(Clauses):
    """One parsed document with its names."""

    def noun_end(self, noun: int, told: int) -> int:
        """The last token of what the noun takes first."""
        words = self.words
        taken = next((c for c in words.children[noun] if words.left[c] <= told <= words.right[c]), noun)
        last = max(words.right[taken], told)
        for i in range(told + 2, last + 1):
            if words.dep[i] == "acl" and words.tag[i] == "VBG":
                last = i - 1
                break
        return self._cut(noun, last)

    def first_of(self, party: int, cue: int) -> int:
        """The first token of the party's phrase, or the cue where that stands too far before it."""
        words = self.words
        first = words.left[party]
        if words.sentence[party] != words.sentence[cue] or cue - party > _FAR:
            return cue
        joined = words.dep[cue] == "conj" and words.tag[cue][:2] == "VB"
        if joined and words.head[party] != cue and party < words.head[cue]:
            return self.verb_begin(cue)  # "Ostia met the envoy and | rejected his plan"
        return min(first if party - first <= _FAR else party, cue)

    def verb_begin(self, verb: int) -> int:
        """The verb, or the first of its auxiliaries."""
        words = self.words
        return min([verb, *(c for c in words.children[verb] if words.dep[c] in ("aux", "auxpass", "neg"))])

    def clause_end(self, verb: int) -> int:
        """The last token of what the verb governs, without what is said besides."""
        return self._cut(verb, self.words.right[verb])

    def _cut(self, at: int, last: int) -> int:
        words = self.words
        for child in words.children[at]:
            if child <= at or not at < words.left[child] <= last:
                continue
            dep = words.dep[child]
            finite = words.tag[child] in FINITE or any(words.tag[c] in FINITE for c in words.children[child])
            told = words.tag[at] != "VB" and words.tag[child] in ("VBN", "VBD")
            beside = dep in ("conj", "parataxis") and (finite or told)
            aside = dep == "advcl" and (
                finite or words.tag[child] == "VBG" or words.lower[child] in words_for("cuts")
            )
            if (beside or aside) and self._goes_aside(at, child):
                last = words.left[child] - 1
        for i in range(at + 1, last + 1):
            if words.text[i] in STOPS or (words.tag[i] == "_SP" and "\n" in words.text[i]):
                last = i - 1
                break
            temporal = words.lower[i] in ("after", "before") and words.dep[i] == "mark"
            if temporal and self._goes_aside(at, words.head[i]):
                last = i - 1
                while last > at and (words.entity[last] in ("DATE", "TIME") or words.text[last] == ","):
                    last -= 1  # "a day after"
                break
            if self._turns(at, i) and words.left[i] > at + 1:
                last = words.left[i] - 1
                break
            beside = words.lower[i] in words_for("cuts") and i > at + 2
            if beside or (words.tag[i] in ("WDT", "WP", "WRB", "WP$") and words.text[i - 1] == ","):
                last = i - 1
                break
        while last > at and (words.lower[last] in _TRIMMED or words.tag[last] in ("_SP", "CC")):
            last -= 1
        return self._without_day(at, last)

    def _without_day(self, at: int, last: int) -> int:
        """`last`, or the token before the day of the saying: "called for a truce | on Monday"."""
        words, end = self.words, last
        while end > at and words.entity[end] in ("DATE", "TIME"):
            end -= 1
        if end in (last, at):
            return last
        if words.lower[end] == "on":
            return max(end - 1, at)
        return end if words.tag[end + 1] == "NNP" and words.tag[end] not in ("IN", "TO") else last

    def _turns(self, at: int, i: int) -> bool:
        """Whether the same party takes another stance there: "rejects the truce | and demands that …"."""
        words = self.words
        verb = words.dep[i] == "conj" and words.tag[i][:2] == "VB" and words.lower[i] in cues()
        return verb and (words.head[i] == at or words.tag[i] in FINITE)

    def _goes_aside(self, at: int, clause: int) -> bool:
        """Whether a clause only goes along, and is no condition of what is demanded."""
        words = self.words
        opening = words.lower[words.left[clause]]
        if opening in ("before", "after") and words.dep[clause] == "advcl":
            past = any(words.tag[c] == "VBD" for c in (clause, *words.children[clause]))
            return past and words.tag[at] in FINITE | {"VBN"}  # "defied the order after the vote was lost"
        return opening not in ("if", "unless", "until", "once", "provided", "before", "after")
