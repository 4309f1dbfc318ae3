"""What a position is about: the issue that its own words tell, or those that it points back to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.position_aims import Aims
from accord.annotate.position_sayings import Clause
from accord.annotate.stance_words import words_for
from accord.model.issues import Issues

__all__ = ["Subjects"]

_NEAR = 2  # sentences
_HEADING = 3  # tokens of a heading that a paragraph opens with
_SHORT = 3  # tokens of an object that only refers
_BACK = 6
_ONE = frozenset(("him", "her", "me"))
_IT = frozenset(("it", "this", "that"))


class Subjects(Aims):
    """One document while it is told which issue each clause with a cue is about."""

    def told(self, clauses: Iterable[Clause | None], issues: Issues) -> list[tuple[Clause, tuple[str, ...]]]:
        """The clauses that are no mere supposition and the issues they tell, which may be none.

        Who takes a position on nothing known is still whom a pronoun behind may mean.
        """
        real = (clause for clause in clauses if clause is not None and not self.is_unreal(clause.cue))
        found: list[tuple[Clause, tuple[str, ...]]] = []
        before: tuple[str, ...] = ()
        sentence = -_NEAR - 1
        for clause in real:
            told = issues.told_by(self.telling(clause.told, clause.last), hints=not clause.own)
            if not told and self.words.lower[clause.told] in _IT and clause.told < clause.cue:
                start = self.words.sentences[self.words.sentence[clause.cue]][0]
                told = issues.told_by(self.telling(start, clause.told - 1), hints=False)
            here = self.words.sentence[clause.cue]
            if not told and here - sentence < _NEAR + self.is_bare(clause.cue) and self._refers(clause):
                told = before
            told = self._supplied(clause, self._of_arms(clause, told)) or self._offered(clause, issues)
            told = told or issues.told_by(self.telling(clause.told, clause.last, whole=True), hints=False)
            told = told or self._nearby(clause, issues)
            headed = self._headed(clause, issues) if told or self.is_bare(clause.cue) else ()
            told = tuple(dict.fromkeys((*headed, *told)))
            if told:
                before, sentence = told, here
            found.append(self._to_fight(clause) or (self._to_end(clause, told), told))
        return found

    def _headed(self, clause: Clause, issues: Issues) -> tuple[str, ...]:
        """The issue that the paragraph opens with: `Autonomy. The government opposes an assembly`."""
        words = self.words
        start = words.source.rfind("\n", 0, words.start[clause.first]) + 1
        first = bisect_left(words.start, start)
        stop = next((i for i in range(first, clause.first)[: _HEADING + 1] if words.text[i] in ".:"), first)
        plain = all(words.tag[i] in ("JJ", "CC", "VBN", *NOUN_TAGS) for i in range(first, stop))
        return issues.told_by(words.lower[first:stop])[:1] if plain else ()

    def _of_arms(self, clause: Clause, told: tuple[str, ...]) -> tuple[str, ...]:
        """What an army will not leave is a place: `the army has no intention of leaving the fort`."""
        words = self.words
        armed = clause.party is not None and words.lower[clause.party] in words_for("arms")
        leaves = words_for("arms", "leaving") & set(words.lower[clause.told : clause.last + 1])
        return ("withdrawal",) if told == ("government",) and armed and leaves else told

    def _to_fight(self, clause: Clause) -> tuple[Clause, tuple[str, ...]] | None:
        """`Urged his followers to fight on`: what is asked for is no truce."""
        heard = self.words.lower[clause.told : clause.last + 1]
        turns = (turn.split("_") for turn in words_for("fighting", "on"))
        fights = any(heard[i : i + len(turn)] == turn for turn in turns for i in range(len(heard)))
        return (
            (clause._replace(stance="rejects"), ("ceasefire",)) if self._is_order(clause) and fights else None
        )

    def _to_end(self, clause: Clause, told: tuple[str, ...]) -> Clause:
        """`Will not tolerate the violence`: who rejects fighting wants it to end."""
        heard = set(self.words.lower[min(clause.told, clause.cue) : clause.last + 1])
        against = clause.stance == "rejects" and told[:1] == ("ceasefire",)
        fought = heard & words_for("violence") and not heard & words_for("violence", "ending")
        return clause._replace(stance="demands") if against and fought else clause

    def _supplied(self, clause: Clause, told: tuple[str, ...]) -> tuple[str, ...]:
        """`Wants weapons`: to be given them, and not that they be laid down."""
        words = self.words
        deeper = [
            c for it in words.children[clause.cue] if words.lower[it] == "for" for c in words.children[it]
        ]
        wanted = [c for c in words.children[clause.cue] if words.dep[c] == "dobj"] + deeper
        given = clause.stance == "demands" and any(
            words.lower[c] in words_for("arms", "supplied") for c in wanted
        )
        return ("foreign_presence", *told[1:]) if given and told[:1] == ("disarmament",) else told

    def _is_order(self, clause: Clause) -> bool:
        cue = self.words.lower[clause.cue]
        return clause.stance == "demands" and clause.party is not None and cue in words_for("firm", "asking")

    def _refers(self, clause: Clause) -> bool:
        """Whether the object is no more than "it" or "the idea": what the sentence before is about."""
        words = self.words
        if clause.told == clause.cue and self.is_bare(clause.cue):
            return True
        if words.lower[clause.cue] in words_for("contrasting"):
            return True
        if words.lower[clause.last] in _IT and words.lower[clause.last - 1] in words_for("reconsidering"):
            return True  # "urged them to reconsider it"
        behind = words.lower[max(clause.told, clause.cue + 1) : clause.last + 1]
        ahead = words.lower[clause.told : min(clause.told + _SHORT, clause.cue)]
        told = ahead if ahead and not self._demands_of(clause.cue) else behind
        near = words.source[words.start[max(clause.cue - _BACK, 0)] : words.start[clause.cue]]
        return 0 < len(told) <= _SHORT and bool(words_for("referring") & set(told)) and "\n\n" not in near

    def _offered(self, clause: Clause, issues: Issues) -> tuple[str, ...]:
        """The issue of an offer that was told of just before: "they accepted the proposal"."""
        words = self.words
        taken = (i for i in words.children[clause.cue] if words.dep[i] == "dobj" or words.lower[i] == "to")
        things = [
            it for i in taken for it in (i, *words.children[i]) if words.lower[it] in words_for("offers")
        ]
        if not any(self._is_known(thing) for thing in things):
            return ()
        here = words.sentence[clause.cue]
        for first in (words.sentences[here][0], words.sentences[max(here - 1, 0)][0]):
            heard = words.lower[first : clause.first]
            if words_for("offers", "told") & set(heard):
                return issues.told_by(heard, hints=False)[:1]
        return ()

    def _is_known(self, noun: int) -> bool:
        """`The offer`, `their offer`."""
        words = self.words
        return any(
            words.lower[c] in ("the", "this", "that") or words.dep[c] == "poss" for c in words.children[noun]
        )

    def _nearby(self, clause: Clause, issues: Issues) -> tuple[str, ...]:
        """What the rest of the sentence is about, or the two before it, where somebody is firm in words that
        tell no issue themselves: "it called on the powers to do their part"."""
        words = self.words
        if not self._is_firm(clause):
            return ()
        here = words.sentence[clause.cue]
        whole = issues.told_by(words.lower[clause.told : clause.last + 1])
        for place in range(here, max(here - _NEAR, 0) - 1, -1):
            whole = whole or issues.told_by(words.lower[slice(*words.sentences[place])], hints=False)
        return whole[:1]

    def _is_firm(self, clause: Clause) -> bool:
        """Whether somebody by name, office or kind asks others for it, or refuses what was put to him."""
        words, cue = self.words, clause.cue
        if clause.party is None or self.is_speaker(clause.party) or self.is_question(cue):
            return False
        single = words.lower[cue + 1 : cue + 2]
        if words.lower[cue][:3] == "ask" and single and single[0] in _ONE:
            return False  # "asked him for money"
        if words_for("private") & set(words.lower[cue : clause.last + 1]):
            return False
        if clause.stance == "demands":
            return words.lower[cue] in words_for("firm", "asking")
        if words.lower[cue] not in words_for("firm", "answering"):
            return False
        things = range(min(clause.told, cue), clause.last + 1)
        return any(words.lower[i] in words_for("firm", "things") and not self._is_any(i) for i in things)

    def _is_any(self, noun: int) -> bool:
        """`An offer`, `any plan`: not the one told of, unlike "a similar plan"."""
        before = {self.words.lower[c] for c in self.words.children[noun] if c < noun}
        return bool(before & {"a", "an", "any", "some"}) and not before & {"similar", "such"}

    def _demands_of(self, cue: int) -> bool:
        lower = self.words.lower[cue]
        return lower in words_for("modals") or lower in words_for("modals", "have")
