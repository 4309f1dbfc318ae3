"""How far the clause of a stance reaches: its last token, and the first of its party."""

from __future__ import annotations

from accord.annotate.attributions import FINITE
from accord.annotate.clauses import Clauses
from accord.annotate.stance_words import cues, words_for

__all__ = ["STOPS", "StanceSpans"]

_TIMES = frozenset(("after", "before", "when"))
_ASIDE = 14  # tokens of a relative clause between commas
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
        beside = (c for c in words.children[words.head[noun]] if c > noun)  # "renewed its call | for a truce"
        below = (*words.children[noun], *beside)
        taken = next((c for c in below if words.left[c] <= told <= words.right[c]), noun)
        last = max(words.right[taken], told)
        for i in range(told + 2, last + 1):
            if words.dep[i] == "acl" and words.tag[i] == "VBG":
                last = i - 1
                break
        return self._cut(noun, last)

    def first_of(self, party: int, cue: int) -> int:
        """The first token of the party's phrase, or the cue where that stands too far before it."""
        words = self.words
        own = self.child(cue, ("nsubj",), None)
        if words.sentence[party] != words.sentence[cue] or cue - party > _FAR:
            return cue if own is None or own > cue else words.left[own]
        if self._is_joined(party, cue):
            return self.verb_begin(cue)  # "Ostia met the envoy and | rejected his plan"
        whole = words.head[party] if own is not None and words.head[party] == own < cue else party
        if words.tag[party] == "PRP":
            return min(party, cue)
        first = self._behind_dateline(min(words.left[party], words.left[whole]), party)
        return min(first if party - first <= _FAR else party, cue)

    def _is_joined(self, party: int, cue: int) -> bool:
        """Whether another verb has the party for its subject, and the cue only goes on from there."""
        words = self.words
        above = words.head[party]
        joined = words.dep[cue] == "conj" and words.tag[cue][:2] == "VB" and above != cue
        return joined and (party < words.head[cue] or (words.tag[above][:2] == "VB" and party < above < cue))

    def _behind_dateline(self, first: int, party: int) -> int:
        """`first`, or the token behind "LORN, Ostia (Agency) --" or a line's end."""
        words = self.words
        for i in range(party - 1, first - 1, -1):
            ends = words.text[i] == ")" and words.text[i - 2] == "(" and words.text[first].isupper()
            if ends or words.text[i] == "--" or "\n" in words.text[i]:
                return i + 1
        return first

    def behind_dateline(self, party: int) -> str | None:
        """A party's phrase without the "LORN, Ostia (Agency)" that the parse begins it with; else None."""
        left = self.words.left[party]
        first = self._behind_dateline(left, party)
        return self.words.phrase(first, party) if first > left else None

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
            told = told or words.tag[at] == words.tag[child] == "VBG"
            beside = dep in ("conj", "parataxis") and (finite or told)
            aside = dep == "advcl" and (
                finite or words.tag[child] == "VBG" or words.lower[child] in words_for("cuts")
            )
            if (beside or aside) and self._goes_aside(at, child):
                last = words.left[child] - 1
        last = self._stop(at, last) - 1
        while last > at and (words.lower[last] in _TRIMMED or words.tag[last] in ("_SP", "CC")):
            last -= 1
        return self._without_day(at, last)

    def _stop(self, at: int, last: int) -> int:
        """The first token of what is said besides, or the one behind `last`."""
        words = self.words
        i = at + 1
        while i <= last:
            if (
                words.text[i] in STOPS
                or (words.tag[i] == "_SP" and "\n" in words.text[i])
                or self._sums_up(i)
            ):
                return i
            temporal = words.lower[i] in _TIMES and words.dep[i] in ("mark", "advmod")
            if temporal and self._is_past(at, words.head[i]):
                while i > at + 1 and (words.entity[i - 1] in ("DATE", "TIME") or words.text[i - 1] == ","):
                    i -= 1  # "a day after"
                return i
            if self._turns(at, i) and words.left[i] > at + 1:
                return words.left[i]
            if words.lower[i] in words_for("cuts") and i > at + 2:
                return i
            relative = words.tag[i] in ("WDT", "WP", "WRB", "WP$") and words.text[i - 1] == ","
            if relative and not self._tells_offer(i):
                behind = self._behind_relative(i, last)
                if behind is None:
                    return i
                i = behind
            i += 1
        return last + 1

    def _tells_offer(self, pronoun: int) -> bool:
        """`Rejected the offer, which would have freed them`: what the offer is."""
        words = self.words
        return words.lower[pronoun - 2] in words_for("offers")

    def _behind_relative(self, pronoun: int, last: int) -> int | None:
        """Where a clause goes on behind an aside: "…, which begins in May, | for the mission"."""
        words = self.words
        for i in range(pronoun + 2, min(pronoun + _ASIDE, last)):
            if words.text[i] == ",":
                goes_on = words.tag[i + 1] in ("IN", "TO") and words.dep[i + 1] in ("prep", "aux")
                return i + 1 if goes_on else None
        return None

    def _is_past(self, at: int, clause: int) -> bool:
        """Whether it tells what happened, and no condition of what is demanded."""
        words = self.words
        tags = {words.tag[c] for c in (clause, *words.children[clause])}
        past = "VBD" in tags and "MD" not in tags
        told = words.tag[at] in FINITE | {"VBN"}  # not "would not talk before a truce was in force"
        when = words.tag[at] == "VB" and words.lower[words.left[clause]] == "when"
        return past and (told or when) and words.dep[clause] == "advcl"

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

    def _sums_up(self, comma: int) -> bool:
        """`…, a stance which nobody had taken`: what is told is named again."""
        lower = self.words.lower[comma + 1 : comma + 3]
        return (
            self.words.text[comma] == "," and lower[:1] in (["a"], ["the"]) and lower[1] in words_for("sums")
        )

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
            return self._is_past(at, clause)  # "defied the order after the vote was lost"
        return opening not in ("if", "unless", "until", "once", "provided", "before", "after")
