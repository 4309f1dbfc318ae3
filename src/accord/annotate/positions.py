"""What parties demand, accept or reject: whose position, on which issue, in which words.

First a cue is found by its word, then what it takes is looked at:

- a verb with its object, clause or infinitive: "called for a truce", "refuses to go", "was endorsed by";
- a noun of somebody: "the envoy's call for a truce", "their refusal to leave";
- an adjective said of somebody: "is open to talks";
- in what somebody says: "the guns must fall silent", "it is time for him to go", "is unacceptable";
- what somebody will not do: "will never recognise the council".

The words that the cue takes must tell one of the issues; what an analyst or a passer-by demands is none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from accord.annotate.attributions import FINITE
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.parties import resolved
from accord.annotate.speakers import Speaker
from accord.annotate.stance_words import Cue, words_for
from accord.annotate.stances import Stances
from accord.annotate.words import Words
from accord.model.annotation import NameMark, PositionMark, Statement
from accord.model.issues import Issues
from accord.model.values import Span

__all__ = ["mark_positions"]

_NEAR = 2  # sentences
_SHORT = 3  # tokens of an object that only refers
_BACK = 6
_BE = frozenset(("is", "are", "was", "were", "be", "been", "'s", "’s", "remains", "remain", "remained"))
_SPEAKER = frozenset(("i", "we", "our", "my", "us"))
_IN_REPORT = frozenset(("he", "she", "they", "it", "his", "her", "their", "its"))


class _Clause(NamedTuple):
    """A position's cue, its stance, its party's token (None: whoever says it), its first and last token, and
    the token from which on the issue is told."""

    cue: int
    stance: str
    party: int | None
    first: int
    last: int
    told: int


def mark_positions(
    words: Words,
    names: Sequence[NameMark],
    mentions: Sequence[NameMark],
    statements: Sequence[Statement],
    issues: Issues,
    ending: int,
) -> tuple[PositionMark, ...]:
    """All positions in order of the text, up to `ending`, where readers' comments begin.

    `mentions` are the names with the words that stand for them.
    """
    reader = _Positions(words, mentions, statements)
    told = reader.told(issues, bisect_left(words.start, ending))
    parties = resolved(words, names, (it.party for it, _ in told if it.party is not None))
    return tuple(reader.marks(told, parties))


class _Positions(Stances):
    """One document while its positions are looked for."""

    def told(self, issues: Issues, behind: int) -> list[tuple[_Clause, tuple[str, ...]]]:
        """All clauses with a cue before token `behind` and the issues they tell, which may be none.

        Who takes a position on nothing known is still whom a pronoun behind may mean.
        """
        clauses = (self._clause(at) for at in range(behind))
        real = (clause for clause in clauses if clause is not None and not self.is_unreal(clause.cue))
        found: list[tuple[_Clause, tuple[str, ...]]] = []
        before: tuple[str, ...] = ()
        sentence = -_NEAR
        for clause in real:
            told = issues.told_by(self.telling(clause.told, clause.last))
            here = self.words.sentence[clause.cue]
            if not told and here - sentence < _NEAR and self._refers(clause):
                told = before
            if told:
                before, sentence = told, here
            found.append((clause, told))
        return found

    def _refers(self, clause: _Clause) -> bool:
        """Whether the object is no more than "it" or "the idea": what the sentence before is about."""
        words = self.words
        told = words.lower[max(clause.told, clause.cue + 1) : clause.last + 1]
        near = words.source[words.start[max(clause.cue - _BACK, 0)] : words.start[clause.cue]]
        return 0 < len(told) <= _SHORT and bool(words_for("referring") & set(told)) and "\n\n" not in near

    def marks(
        self, told: Sequence[tuple[_Clause, tuple[str, ...]]], parties: Mapping[int, Speaker]
    ) -> Iterator[PositionMark]:
        reached: dict[tuple[str | None, str], int] = {}
        for clause, found in told:
            if not found:
                continue
            statement = self.statement_at(clause.cue)
            party, body = self._party(clause, statement, parties)
            unknown = party is None and (clause.party is None or self._is_speaker(clause.party))
            if unknown and not self._is_said(statement):
                continue
            if reached.get((party, found[0]), -1) >= clause.last:
                continue  # "refused to accept the truce": one position
            reached[party, found[0]] = clause.last
            span = self.words.span(clause.first, clause.last)
            said = statement.content[0] if statement is not None else None
            yield PositionMark(span, party, found[0], clause.stance, said, body, found[1:])

    def _clause(self, at: int) -> _Clause | None:
        lower = self.words.lower[at]
        cues = self.cues_at(at)
        if cues and self.words.tag[at][:2] == "VB":
            found = (self._verb(at, cue) for cue in cues)
            return next((clause for clause in found if clause is not None), None) or self._unwilling(at)
        nominal = next((cue for cue in cues if cue.nominal), None)
        if nominal is not None and self.words.tag[at] in NOUN_TAGS:
            return self._noun(at, nominal)
        if lower in words_for("aims") and self.words.tag[at] in NOUN_TAGS:
            return self._aim(at)
        stance = self.adjective(lower)
        if stance is not None:
            return self._adjective(at, stance)
        if lower in words_for("verdicts"):
            return self._verdict(at)
        if lower in words_for("modals") or lower in words_for("modals", "have"):
            return self._modal(at)
        if lower in words_for("needed"):
            return self._needed(at)
        if lower in words_for("staying"):
            return self._staying(at)
        if lower == "no":
            return self._none(at)
        if lower in words_for("unwilling") and self.words.tag[at] == "VB":
            return self._unwilling(at)
        return None

    # The forms

    def _verb(self, at: int, cue: Cue) -> _Clause | None:
        words = self.words
        told = self.taken(at, cue)
        stance = self._turned(at, cue)
        if stance is None:
            return None
        last = self.clause_end(at)
        agent = self.agent(at)
        if words.tag[at] == "VBN" and agent is not None and "o" in cue.frames:
            own = self.child(at, ("nsubjpass",), None)
            first = words.left[own] if own is not None else at
            done_to = own if own is not None else self.subject(at)
            begin = at if done_to is None else min(words.left[done_to], at)
            return _Clause(at, stance, agent, first, max(words.right[agent], at), begin)
        if told is None or self.is_no_offer(at, cue):
            return None
        party = self.who(at)
        if party is not None and words.lower[party] in words_for("anybody") and words.dep[at] == "relcl":
            return None
        if party is None or self.is_passive(at) or not self.can_hold(party):
            return None
        return _Clause(at, stance, party, self.first_of(party, at), max(last, told), told)

    def _noun(self, at: int, cue: Cue) -> _Clause | None:
        words = self.words
        owner = self.holder(at)
        if owner is None or not self.can_hold(owner) or words.lower[words.head[at]] in words_for("dropping"):
            return None
        told = self.behind_noun(at)
        if told is None:
            return None
        first = min(words.left[owner], at)
        return _Clause(at, cue.nominal or cue.stance, owner, first, self.noun_end(at, told), told)

    def _aim(self, at: int) -> _Clause | None:
        words = self.words
        verb = words.head[at]
        if words.dep[at] != "nsubj" or words.lower[verb] not in ("is", "was", "remains", "remained", "are"):
            return None
        owner = self.holder(at)
        if owner is None and self.statement_at(at) is None:
            return None
        if owner is not None and not self.can_hold(owner):
            return None
        return _Clause(at, "demands", owner, words.left[at], self.clause_end(verb), verb)

    def _adjective(self, at: int, stance: str) -> _Clause | None:
        words = self.words
        behind = words.lower[at + 1] if at + 1 < len(words.text) else ""
        if behind not in ("to", "for", "that") and words.lower[at] not in ("against", "adamant"):
            return None
        verb = words.head[at]
        if words.lower[at] == "against" and words.lower[verb] not in _BE:
            return None
        party = self.subject(verb if words.tag[verb][:2] == "VB" else at)
        if words.dep[at] == "amod" and words.tag[verb] in NOUN_TAGS:
            party = verb  # "the rebels adamant that he go", as the parser has it
        if party is None or party > at or not self.can_hold(party):
            return None
        if any(words.dep[c] == "neg" for c in (*words.children[verb], *words.children[at])):
            if words.lower[at] not in ("open", "willing"):
                return None
            stance = "rejects"
        last = max(self.clause_end(at), self.clause_end(verb) if verb < at else at)
        return _Clause(at, stance, party, self.first_of(party, at), last, at + 1)

    def _verdict(self, at: int) -> _Clause | None:
        words = self.words
        verb = words.head[at]
        subject = self.child(verb, ("nsubj", "csubj"), None)
        if self.statement_at(at) is None or subject is None or subject > at:
            return None
        if any(words.dep[child] == "neg" for child in words.children[verb]):
            return None
        first = self.first_of(subject, at)
        return _Clause(at, "rejects", None, first, at, first)

    def _modal(self, at: int) -> _Clause | None:
        words = self.words
        if words.lower[at] in words_for("modals", "have"):
            verb = next((c for c in words.children[at] if words.dep[c] == "xcomp" and self.has_to(c)), None)
            subject = self.child(at, ("nsubj", "nsubjpass"), None)
            if verb is None or words.tag[at] not in FINITE:
                return None
        else:
            verb = words.head[at]
            subject = self.child(verb, ("nsubj", "nsubjpass"), None)
        if words.tag[verb][:2] != "VB" or self.is_question(at):
            return None
        if subject is None or subject > at or self.has_perfect(verb, at):
            return None
        holder = None if self.statement_at(at) is not None else self.who_says(verb)
        if self.statement_at(at) is None and holder is None:
            return None
        told = self.first_of(subject, at)
        first = told if holder is None else self.first_of(holder, told)
        negated = any(words.dep[child] == "neg" for child in (*words.children[verb], *words.children[at]))
        return _Clause(
            at, "rejects" if negated else "demands", holder, first, max(self.clause_end(verb), at), told
        )

    def _needed(self, at: int) -> _Clause | None:
        """`It is time for the general to go`, `it is vital that they leave`."""
        words = self.words
        verb = words.head[at]
        behind = words.lower[at + 1] if at + 1 < len(words.text) else ""
        if words.lower[verb] not in _BE or words.dep[at] not in ("attr", "acomp"):
            return None
        if behind not in ("for", "to", "that") and words.lower[at] == "time":
            return None
        subject = self.child(verb, ("nsubj", "expl"), None)
        if self.statement_at(at) is None or subject is None or words.lower[subject] != "it":
            return None
        return _Clause(at, "demands", None, min(subject, verb), self.clause_end(verb), at + 1)

    def _staying(self, at: int) -> _Clause | None:
        """`He can not remain in power`."""
        words = self.words
        before = {words.lower[child] for child in words.children[at] if child < at}
        subject = self.child(at, ("nsubj",), None)
        if not before & {"can", "ca", "cannot"} or not before & {"not", "n't", "n’t", "no"}:
            return None
        if self.statement_at(at) is None or subject is None:
            return None
        first = self.first_of(subject, at)
        return _Clause(at, "rejects", None, first, self.clause_end(at), at)

    def _none(self, at: int) -> _Clause | None:
        """`There will be no talks`, in what somebody says."""
        words = self.words
        noun = words.head[at]
        verb = words.head[noun]
        before = {words.lower[child] for child in words.children[verb] if child < at}
        if words.lower[verb] != "be" or not before & {"will", "can"} or "there" not in before:
            return None
        if self.statement_at(at) is None or words.dep[noun] not in ("attr", "nsubj"):
            return None
        return _Clause(at, "rejects", None, at, self.clause_end(verb), at)

    def _unwilling(self, at: int) -> _Clause | None:
        """`We will never recognise the council`; `nations do not negotiate with gangs`."""
        words = self.words
        if words.lower[at] not in words_for("unwilling"):
            return None
        before = [child for child in words.children[at] if child < at]
        modal = any(words.lower[c] in ("will", "wo", "would", "can", "ca", "do", "does") for c in before)
        negated = any(words.dep[c] == "neg" or words.lower[c] == "never" for c in before)
        party = self.subject(at)
        plain = any(words.lower[c] in ("do", "does") for c in before)
        if not (modal and negated) or party is None:
            return None
        by_speaker = plain or not self.can_hold(party)
        if by_speaker and self.statement_at(at) is None:
            return None
        holder = None if words.lower[party] in _SPEAKER or by_speaker else party
        return _Clause(at, "rejects", holder, self.first_of(party, at), self.clause_end(at), at)

    def _turned(self, at: int, cue: Cue) -> str | None:
        """The stance, or what a negation makes of it: who does not accept rejects."""
        if not self.is_negated(at):
            return cue.stance
        return "rejects" if cue.stance == "accepts" or "not" in cue.frames else None

    # Whose it is

    def _party(
        self, clause: _Clause, statement: Statement | None, parties: Mapping[int, Speaker]
    ) -> tuple[str | None, str | None]:
        """The party, and the body that it speaks for as far as the text tells."""
        words, head = self.words, clause.party
        if head is not None and not self._is_speaker(head):
            who = parties.get(head, Speaker())
            name = self.called(head) or who.name
            if who.name is not None and not self.is_named(head):
                name = who.name
            reported = statement is not None and statement.kind != "direct"
            if name is not None or words.lower[head] not in _IN_REPORT or not reported:
                return name, who.affiliation
        if statement is None or not self.speaks_for_a_side(statement):
            return None, None
        named = statement.speaker_name or self._spoken_by(statement.speaker)
        return named, statement.affiliation

    def _is_said(self, statement: Statement | None) -> bool:
        """Whether somebody who may speak for a side is told to say it, with a name or without."""
        return statement is not None and bool(statement.speaker) and self.speaks_for_a_side(statement)

    def _is_speaker(self, head: int) -> bool:
        return self.words.lower[head] in _SPEAKER

    def _spoken_by(self, speaker: Sequence[Span]) -> str | None:
        tokens = self.words.tokens_in(speaker[0]) if speaker else None
        return self.called(self.head_of(*tokens)) if tokens is not None else None
