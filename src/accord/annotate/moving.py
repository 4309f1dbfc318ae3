"""Motions and offers: what is voted on, what is said to be proposed, what somebody would do in return.

"The committee voted to approve the measure", "the House rejected the bill", "a resolution that would lift the
ban", "the proposed buffer zone", "he would step down if the siege ended".
"""

from __future__ import annotations

from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.documents import LONGEST_TERMS, Found, answer_of, table
from accord.annotate.putting import Putting

__all__ = ["Moving"]

_RETURN = frozenset(("if", "once", "provided", "providing"))
_TRADE = (["in", "return"], ["in", "exchange"])
_WILL = frozenset(("will", "would", "'ll", "’ll"))


class Moving(Putting):
    """One document while motions and offers in return are looked for."""

    def put_otherwise(self, at: int) -> Found | None:
        words = self.words
        if words.tag[at] in NOUN_TAGS and words.lower[at] in table("motions", "words"):
            found = self._turned_down(at) or self._that_would(at)
        elif words.lower[at] in table("motions", "voting") and words.tag[at][:2] == "VB":
            found = self._voted(at)
        elif words.lower[at] in table("motions", "proposed") and words.dep[at] == "amod":
            found = self._proposed_thing(at)
        elif words.tag[at] == "VB" and any(words.lower[c] in _WILL for c in words.children[at]):
            found = self._in_return(at)
        else:
            found = None
        return found or super().put_otherwise(at)

    def _voted(self, verb: int) -> Found | None:
        """`Voted 9-2 to approve the measure`, `voted for the authorization resolution`."""
        words = self.words
        who = self.who(verb)
        if who is None or who > verb or not self.can_hold(who) or self._is_maybe(verb):
            return None
        act = next((c for c in words.children[verb] if words.dep[c] == "xcomp" and self.has_to(c)), None)
        if act is not None:
            answer, particle = answer_of(words.lower[act])
            if particle and particle not in words.lower[act + 1 : act + 3]:
                return None
            noun = self.child(act, ("dobj",), None)
        else:
            answer, noun = None, None
            for prep in (c for c in words.children[verb] if c > verb):
                answer = answer or {"for": "accepted", "against": "rejected"}.get(words.lower[prep])
                if noun is None and words.lower[prep] in ("for", "against"):
                    noun = self.child(prep, ("pobj",), None)
        if answer not in ("accepted", "rejected") or noun is None:
            return None
        if words.lower[noun] not in table("motions", "words") and not self.is_document(noun):
            return None
        owner = self._proposer_of(noun)
        last = max(self.clause_end(verb), noun)
        first = self.first_of(who, verb)
        return Found(first, last, None if owner == who else owner, (who,), self.terms_of(noun), answer, who)

    def _turned_down(self, noun: int) -> Found | None:
        """`The House has rejected a similar measure`."""
        verb = self.words.head[noun]
        answer, _ = answer_of(self.words.lower[verb])
        if answer != "rejected" or self.is_negated(verb):
            return None
        return self._answered(noun, verb, self._proposer_of(noun), self.terms_of(noun))

    def _that_would(self, noun: int) -> Found | None:
        """`Will discuss a resolution that would lift the ban`."""
        words = self.words
        for clause in words.children[noun]:
            would = any(words.lower[c] == "would" for c in words.children[clause])
            own = self.child(clause, ("nsubj",), None)
            relative = words.dep[clause] == "relcl" and own is not None and words.tag[own] in ("WDT", "WP")
            if not would or not relative:
                continue
            last = min(words.right[clause], noun + LONGEST_TERMS)
            verb = words.head[noun]
            who = self.subject(verb) if words.dep[noun] == "dobj" and words.tag[verb][:2] == "VB" else None
            held = who is not None and who < verb and self.can_hold(who)
            first = self.first_of(who, verb) if held and who is not None else words.left[noun]
            return Found(min(first, words.left[noun]), last, self._proposer_of(noun), (), (clause, last))
        return None

    def _proposed_thing(self, at: int) -> Found | None:
        """`The proposed buffer zone`, `a suggested truce of ten days`."""
        words = self.words
        noun = words.head[at]
        if words.tag[noun] not in NOUN_TAGS or self.is_document(noun) or noun < at:
            return None
        last = min(self.phrase_end(noun), at + LONGEST_TERMS)
        if not self._issues.told_by(words.lower[at + 1 : last + 1]):
            return None
        return Found(min(words.left[noun], at), last, self._proposer_of(noun), (), (at + 1, last))

    def _in_return(self, verb: int) -> Found | None:
        """`He would step down if the siege ended`, in what somebody says for a side."""
        words = self.words
        statement = self.statement_at(verb)
        who = self.subject(verb)
        if statement is None or not self.speaks_for_a_side(statement) or who is None or who > verb:
            return None
        if not self.can_hold(who) or self.is_negated(verb) or self.is_question(verb):
            return None
        if words.lower[verb] in table("motions", "threats"):
            return None
        clause = next((c for c in words.children[verb] if self._is_return(c, verb)), None)
        if clause is None:
            return None
        told = verb, min(words.right[clause], verb + LONGEST_TERMS)
        if not self._issues.told_by(words.lower[verb : words.left[clause]], hints=False):
            return None
        return Found(self.first_of(who, verb), told[1], who, (), told)

    def is_in_return(self, verb: int) -> bool:
        """Whether a verb's "would" hangs on what is asked in return: an offer, and no mere supposition."""
        words = self.words
        will = any(words.lower[c] in _WILL for c in words.children[verb])
        return will and any(self._is_return(c, verb) for c in words.children[verb])

    def _is_return(self, clause: int, verb: int) -> bool:
        """Whether it is what is asked for in return, and not what would be punished."""
        words = self.words
        opening = words.lower[words.left[clause] : words.left[clause] + 2]
        if clause < verb or (opening[:1] and opening[0] not in _RETURN and opening not in _TRADE):
            return False
        told = words.lower[words.left[clause] : words.right[clause] + 1]
        return not table("motions", "wrongs") & set(told) and not self.is_negated(clause)
