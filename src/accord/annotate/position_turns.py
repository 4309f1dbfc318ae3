"""Positions in turns of phrase: what a thing is said not to be, for whom, on what condition."""

from __future__ import annotations

from accord.annotate.attributions import FINITE
from accord.annotate.position_sayings import Clause, Sayings
from accord.annotate.stance_words import words_for

__all__ = ["Turns"]

_ONCE = frozenset(("once", "if", "when", "after", "on"))
_NEAR = 10  # tokens from "impossible" to what is
_NEG = frozenset(("not", "n't", "n’t", "never", "no"))


class Turns(Sayings):
    """One document; each turn by its cue, None where it is no position."""

    def turn(self, at: int) -> Clause | None:
        """The turn of phrase whose cue stands or ends there."""
        lower = self.words.lower[at]
        if lower in words_for("conditional"):
            return self._on_condition(at)
        if lower in words_for("verdicts") or self.is_turn(at):
            return self._deemed_bad(at) or self.verdict(at) or self._for_whom(at)
        if self._ends(at, "never"):
            return self._is_never(at)
        if lower in words_for("intending"):
            return self._not_meant(at)
        if lower in words_for("needed", "things"):
            return self._deemed(at)
        if lower == "only":
            return self._only_if(at)
        if lower == "up":
            return self._up_to(at)
        return self._impossible(at) if lower == "impossible" else None

    def _up_to(self, at: int) -> Clause | None:
        """`It is up to the people to decide their future`, in what somebody says for a side."""
        words = self.words
        be = at - 1 if words.lower[at - 1] not in ("not", "only") else at - 2
        start = words.sentences[words.sentence[at]][0]
        it = be > start and words.lower[be - 1] in ("it", "that") and words.lower[be] in words_for("being")
        end = min(words.sentences[words.sentence[at]][1] - 1, at + _NEAR)
        to = next((i for i in range(at + 2, end) if words.tag[i : i + 2] == ["TO", "VB"]), None)
        if not it or words.lower[at + 1 : at + 2] != ["to"] or to is None or self.statement_at(at) is None:
            return None
        return (
            None if be < at - 1 else Clause(at, "demands", None, be - 1, max(self.clause_end(to + 1), to), to)
        )

    def _impossible(self, at: int) -> Clause | None:
        """`It is impossible for us to leave`: a rejection, by whom it is for or by who says so."""
        words = self.words
        verb = words.head[at]
        it = self.child(verb, ("nsubj",), frozenset(("it",)))
        behind = words.lower[at + 1 : at + 3]
        if it is None or behind[:1] != ["for"] or words.lower[verb] not in words_for("being") or it > at:
            return None
        end = min(words.right[verb] + 1, at + _NEAR)
        to = next((i for i in range(at + 2, end - 1) if words.tag[i : i + 2] == ["TO", "VB"]), None)
        if to is None or self.statement_at(at) is None or self.is_negated(verb):
            return None
        own = behind[1:] in (["me"], ["us"])
        party = None if own else self.head_of(at + 2, to - 1)
        if party is not None and not self.can_hold(party):
            return None
        return Clause(at, "rejects", party, min(it, verb), max(self.clause_end(verb), to + 1), to)

    def _not_meant(self, at: int) -> Clause | None:
        """`Has no intention of leaving`, `has no plans to disarm`."""
        words = self.words
        verb = words.head[at]
        party = self.who(verb)
        none = any(words.lower[c] == "no" for c in words.children[at])
        had = words.dep[at] == "dobj" and words.lower[verb] in words_for("voicing")
        if not (none and had) or party is None or party > verb or not self.can_hold(party):
            return None
        return Clause(at, "rejects", party, self.first_of(party, verb), self.clause_end(verb), at + 1)

    def _deemed(self, at: int) -> Clause | None:
        """`Called it essential that they leave`."""
        words = self.words
        verb = words.head[at]
        party = self.who(verb)
        it = any(
            words.lower[c] == "it" and verb < c < at for c in (*words.children[verb], *words.children[at])
        )
        if not it or words.lower[verb] not in words_for("deeming") or party is None or party > verb:
            return None
        if not self.can_hold(party) or self.is_negated(verb):
            return None
        last = max(self.clause_end(verb), self.clause_end(at))
        return Clause(at, "demands", party, self.first_of(party, verb), last, at + 1)

    def _deemed_bad(self, at: int) -> Clause | None:
        """`Called the demand for an amnesty unacceptable`: a rejection."""
        words = self.words
        verb = words.head[at]
        while words.tag[verb][:2] != "VB" and words.head[verb] != verb:
            verb = words.head[verb]
        thing = self.child(verb, ("dobj",), None)
        told = words.left[at if thing is None else thing]
        party = self.who(verb)
        if words.lower[verb] not in words_for("deeming") or not verb < told < at:
            return None
        if party is None or party > verb or not self.can_hold(party) or self.is_negated(verb):
            return None
        return Clause(at, "rejects", party, self.first_of(party, verb), at, told)

    def _only_if(self, at: int) -> Clause | None:
        """`Would only talk once the prisoners were free`: a demand of the condition."""
        words = self.words
        verb = words.head[at]
        if words.dep[verb] == "advcl" and words.left[verb] == at:
            verb = words.head[verb]  # "would talk | only if the prisoners were free"
        will = any(words.lower[c] in ("will", "would", "'ll") for c in words.children[verb] if c < at)
        party = self.subject(verb)
        clauses = (c for c in words.children[verb] if words.dep[c] in ("advcl", "prep") and c > at)
        opening = (words.left[c] + (words.left[c] == at) for c in clauses)
        told = next((first for first in opening if words.lower[first] in _ONCE), None)
        if not will or party is None or party > verb or told is None or not self.can_hold(party):
            return None
        return Clause(at, "demands", party, self.first_of(party, verb), words.right[verb], told + 1)

    def cleft(self, at: int) -> Clause | None:
        """`What we want is a truce`, `all they demand is that he go`."""
        words = self.words
        be = words.head[at]
        if words.dep[at] != "csubj" or words.lower[be] not in words_for("being") or be < at:
            return None
        party = self.child(at, ("nsubj",), None)
        taken = self.child(be, ("attr", "ccomp", "xcomp", "acomp"), None)
        what = words.lower[words.left[at]]
        if party is None or taken is None or taken < be or what not in ("what", "all"):
            return None
        if not self.can_hold(party) or self.is_negated(at) or self.is_negated(be):
            return None
        return Clause(at, "demands", party, words.left[at], self.clause_end(be), be + 1)

    def _ends(self, at: int, key: str) -> bool:
        turns = (turn.split("_") for turn in words_for("verdicts", key))
        return any(self.words.lower[at + 1 - len(turn) : at + 1] == turn for turn in turns)

    def _is_never(self, at: int) -> Clause | None:
        """`Their weapons are not up for negotiation`."""
        words = self.words
        verb = at
        while words.lower[verb] not in words_for("being") and words.head[verb] != verb:
            verb = words.head[verb]
        subject = self.child(verb, ("nsubj",), None)
        negated = any(words.lower[c] in _NEG for c in words.children[verb] if c < at)
        if subject is None or subject > at or not negated or words.tag[verb] not in FINITE | {"VB"}:
            return None
        first = self.first_of(subject, at)
        if self.statement_at(at) is not None:
            return Clause(at, "rejects", None, first, at, first)
        holder = self.who_says(verb)
        return (
            None if holder is None else Clause(at, "rejects", holder, self.first_of(holder, first), at, first)
        )

    def _for_whom(self, at: int) -> Clause | None:
        """`For the army a truce is out of the question`, `a red line for the army`."""
        words = self.words
        verb = at
        while words.lower[verb] not in words_for("being") and words.head[verb] != verb:
            verb = words.head[verb]
        subject = self.child(verb, ("nsubj", "csubj"), None)
        if subject is None or subject > at or words.lower[verb] not in words_for("being"):
            return None
        if any(words.dep[child] == "neg" for child in words.children[verb]):
            return None
        near = (prep for head in {verb, at, words.head[at]} for prep in words.children[head])
        found = [c for prep in near if words.lower[prep] in ("for", "to") for c in words.children[prep]]
        party = next((c for c in sorted(found) if words.dep[c] == "pobj" and self.can_hold(c)), None)
        if party is None:
            return None
        first = min(words.head[party], self.first_of(subject, at))
        told = self.first_of(subject, at)
        return Clause(at, "rejects", party, first, max(at, words.right[party]), told)

    def _on_condition(self, at: int) -> Clause | None:
        """`Made its return conditional on a truce`."""
        words = self.words
        verb = words.head[at]
        behind = (c for c in (*words.children[at], *words.children[verb]) if c > at)
        prep = next((c for c in behind if words.lower[c] in ("on", "upon")), None)
        party = self.who(verb)
        if prep is None or party is None or words.lower[verb] not in words_for("preconditions", "made"):
            return None
        if not self.can_hold(party) or self.is_negated(verb) or party > verb:
            return None
        last = max(self.clause_end(verb), self.clause_end(at), words.right[prep])
        return Clause(at, "demands", party, self.first_of(party, verb), last, prep)
