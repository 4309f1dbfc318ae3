"""Positions by what somebody stands for: its champions, what is worked against, what alone helps, orders."""

from __future__ import annotations

from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.position_sayings import Clause
from accord.annotate.position_turns import Turns
from accord.annotate.stance_words import words_for

__all__ = ["Aims"]

_QUOTES = frozenset(("“", '"', "``", "‘", "'"))
_REFUSED = frozenset(("not", "n't", "n’t", "never"))


class Aims(Turns):
    """One document; each form by its cue, None where it is no position."""

    def aim(self, at: int) -> Clause | None:
        """The form whose cue stands there."""
        lower, tag = self.words.lower[at], self.words.tag[at]
        if tag in NOUN_TAGS:
            return self._champion(at) or self._with_aim(at)
        if tag[:2] != "VB":
            return self._only(at) if lower == "only" else self._favours(at)
        told = self._hindering(at) or self._refused(at) or self._told_to(at)
        return told or self._in_short(at) or self.needing(at)

    def _champion(self, at: int) -> Clause | None:
        """`Ruiz, a champion of autonomy`, `the league is an opponent of the truce`."""
        words = self.words
        lower = words.lower[at]
        stance = next((it for it in ("demands", "rejects") if lower in words_for("champions", it)), None)
        told = next((c for c in words.children[at] if words.lower[c] == "of" and c > at), None)
        if stance is None or told is None:
            return None
        above = words.head[at]
        if words.dep[at] == "appos":
            party: int | None = above
        elif words.dep[at] == "attr" and words.lower[above] in words_for("being"):
            party = self.child(above, ("nsubj",), None)
        else:
            return None
        while party is not None and words.dep[party] == "appos":
            party = words.head[party]  # "Ruiz, D-Ostia, a champion of"
        if party is None or party > at or not self.can_hold(party) or self.is_negated(above):
            return None
        return Clause(at, stance, party, self.first_of(party, at), self.clause_end(at), told)

    def _with_aim(self, at: int) -> Clause | None:
        """`Took up arms with the aim of ending the junta's rule`."""
        words = self.words
        of = next((c for c in words.children[at] if words.lower[c] == "of" and c > at), None)
        act = self.child(of, ("pcomp",), None) if of is not None else None
        above = words.head[at]
        if words.lower[at] not in words_for("aims", "of") or act is None or words.lower[above] != "with":
            return None
        verb = words.head[above]
        party = self.subject(verb) if words.tag[verb][:2] == "VB" else None
        if party is None or not self.can_hold(party) or party > at:
            return None
        return Clause(at, "demands", party, self.first_of(party, verb), words.right[act], act, True)

    def _only(self, at: int) -> Clause | None:
        """`Only talks can end the war`: a demand of what alone will do."""
        words = self.words
        noun = words.head[at]
        verb = words.head[noun]
        modal = any(words.tag[c] == "MD" for c in words.children[verb])
        if words.dep[noun] != "nsubj" or not modal or at > noun or self.statement_at(at) is None:
            return None
        if words.entity[noun] or words.tag[noun] == "PRP" or self.is_negated(verb):
            return None
        return Clause(at, "demands", None, words.left[noun], self.clause_end(verb), words.left[noun])

    def _in_short(self, at: int) -> Clause | None:
        """`The guild says only after the vote`, `says not yet`: an answer on what was told of before."""
        words = self.words
        turn = next((it for it in ("only", "not") if words.lower[at + 1 : at + 2] == [it]), None)
        then = words.lower[at + 2 : at + 3]
        if turn is None or not self.says_in_short(at):
            return None
        among = words_for("conditions", "granting" if turn == "only" else "refusing")
        party = self.child(at, ("nsubj",), None)
        if not among & set(then) or party is None or party > at or not self.can_hold(party):
            return None
        stance = "accepts" if turn == "only" else "rejects"
        return Clause(at, stance, party, self.first_of(party, at), max(self.clause_end(at), at + 2), at)

    def _favours(self, at: int) -> Clause | None:
        """`The league is in favour of a truce`."""
        words = self.words
        if words.lower[at : at + 1] != ["in"] or words.lower[at + 1 : at + 2] == []:
            return None
        verb = words.head[at]
        if words.lower[at + 1] not in words_for("favour") or words.lower[verb] not in words_for("being"):
            return None
        party = self.child(verb, ("nsubj",), None)
        if party is None or party > at or not self.can_hold(party) or words.lower[at + 2 : at + 3] != ["of"]:
            return None
        stance = "rejects" if self.is_negated(verb) else "accepts"
        return Clause(at, stance, party, self.first_of(party, verb), self.clause_end(verb), at + 2)

    def _hindering(self, at: int) -> Clause | None:
        """`Worked to prevent the vote`, `lobbied to block a mission`."""
        words = self.words
        over = words.head[at]
        if words.lower[at] not in words_for("hindering") or not self.has_to(at):
            return None
        if words.lower[over] not in words_for("hindering", "by") or words.dep[at] not in ("xcomp", "advcl"):
            return None
        party = self.who(over)
        if party is None or party > over or not self.can_hold(party) or self.is_negated(over):
            return None
        return Clause(at, "rejects", party, self.first_of(party, over), self.clause_end(at), at + 1)

    def _refused(self, at: int) -> Clause | None:
        """`Foreign troops will not be tolerated`, `the vote would not go ahead`: in what somebody says."""
        words = self.words
        passive = self.child(at, ("nsubjpass",), None)
        thing = passive if passive is not None else self.child(at, ("nsubj",), None)
        among = words_for("refused", "done" if passive is not None else "happening")
        before = [c for c in words.children[at] if c < at]
        will = any(words.lower[c] in ("will", "would", "wo", "can", "ca") for c in before)
        negated = any(words.dep[c] == "neg" or words.lower[c] in _REFUSED for c in before)
        if words.lower[at] not in among or not (will and negated) or thing is None or thing > at:
            return None
        if self.statement_at(at) is None or self.agent(at) is not None:
            return None
        return Clause(at, "rejects", None, self.first_of(thing, at), self.clause_end(at), words.left[thing])

    def _told_to(self, at: int) -> Clause | None:
        """`“Lift the siege,” she said`: an order to the other side, in her own words."""
        words = self.words
        statement = self.statement_at(at)
        if words.tag[at] != "VB" or statement is None or statement.kind != "direct":
            return None
        before = [c for c in words.children[at] if c < at and words.dep[c] != "punct"]
        first = min([at, *before])
        opens = first in (0, words.sentences[words.sentence[at]][0]) or words.text[first - 1] in _QUOTES
        plain = all(words.dep[c] in ("advmod", "neg", "aux", "intj", "cc") for c in before)
        helped = [words.lower[c] for c in before if words.dep[c] == "aux"]
        if not (plain and opens) or helped not in ([], ["do"]) or words.lower[at] in words_for("hearing"):
            return None
        negated = any(words.dep[c] == "neg" for c in before)
        return Clause(at, "rejects" if negated else "demands", None, first, self.clause_end(at), at, True)
