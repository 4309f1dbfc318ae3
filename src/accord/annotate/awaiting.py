"""Answers that a proposal awaits: by when, from whom, and that none came.

"It asks for a reply by Friday", "she gave the council until May to respond", "the army has not answered".
These tell of a proposal only where one was told before them; they have neither terms nor a proposer.
"""

from __future__ import annotations

from accord.annotate.documents import Found, table
from accord.annotate.offering import Offering

__all__ = ["Awaiting"]

_DUE = frozenset(("by", "until", "till", "before", "within"))
_LONGEST = 30
_UP = 3


class Awaiting(Offering):
    """One document while the answers that its proposals await are looked for."""

    def awaited(self, at: int) -> Found | None:
        """What the word at token `at` tells of an answer to the proposal told before it."""
        words = self.words
        lower, tag = words.lower[at], words.tag[at]
        if tag[:2] == "NN" and lower in table("papers", "replies") | table("awaiting", "replies"):
            return self._asked_for(at)
        if tag[:2] == "VB" and lower in table("answers", "replying"):
            return self._given_time(at) if self.has_to(at) else self._unanswered(at)
        return None

    def _asked_for(self, noun: int) -> Found | None:
        """`Asks for a reply by Friday`, `awaits the council's answer`, `wants a response from the army`."""
        words = self.words
        above = words.head[noun]
        verb = words.head[above] if words.dep[noun] == "pobj" and words.lower[above] == "for" else above
        asked = words.tag[verb][:2] == "VB" and words.lower[verb] in table("awaiting", "asking")
        if not asked or self.is_negated(verb) or verb > noun:
            return None
        last = self._without_stop(noun, min(words.right[verb], noun + _LONGEST))
        sender = next((c for c in words.children[noun] if words.lower[c] == "from"), None)
        below = self.child(sender, ("pobj",), None) if sender is not None else None
        whom = below if below is not None else self.owner(noun)
        whom = whom if whom is not None and self.can_hold(whom) else None
        if whom is None and not _DUE.intersection(words.lower[noun : last + 1]):
            return None
        return Found(verb, last, None, () if whom is None else (whom,))

    def _given_time(self, verb: int) -> Found | None:
        """`Gave the council until 20 May to reply`, `the council has until Friday to respond`."""
        words = self.words
        giving = words.head[verb]
        for _ in range(_UP):  # "until 20 May to reply", hung on the day
            giving = giving if words.tag[giving][:2] == "VB" else words.head[giving]
        near = words.lower[min(giving, verb) : verb]
        if words.lower[giving] not in table("papers", "granting") or not _DUE.intersection(near):
            return None
        giver, whom = self.subject(giving), self.child(giving, ("dative", "dobj"), None)
        if words.lower[giving] in ("has", "have", "had"):
            whom = giver
        if giver is None or whom is None or not self.can_hold(whom) or self.is_negated(giving):
            return None
        return Found(self.first_of(giver, giving), self._to_it(verb), None, (whom,))

    def _unanswered(self, verb: int) -> Found | None:
        """`The army has not replied to that proposal`, `the council did not respond`."""
        words = self.words
        who = self.subject(verb)
        if not self.is_negated(verb) or who is None or who > verb or not self.can_hold(who):
            return None
        objects = [c for c in words.children[verb] if words.dep[c] == "dobj"]
        objects += [
            c for prep in words.children[verb] if words.lower[prep] == "to" for c in words.children[prep]
        ]
        if any(
            words.lower[c] not in table("documents", "pointing") and not self.is_document(c) for c in objects
        ):
            return None
        modal = any(words.tag[c] == "MD" for c in words.children[verb])
        return None if modal else Found(self.first_of(who, verb), max((verb, *objects)), None, (who,))

    def _to_it(self, verb: int) -> int:
        """The last token of `to respond to the offer`."""
        words = self.words
        below = [
            c for prep in words.children[verb] if words.lower[prep] == "to" for c in words.children[prep]
        ]
        return max((verb, *below))

    def _without_stop(self, first: int, last: int) -> int:
        words = self.words
        while last > first and words.tag[last] in (".", ",", "_SP", "''", "``"):
            last -= 1
        return last
