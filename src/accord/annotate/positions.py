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

from accord.annotate.bounds import clause_bounds
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.parties import resolved
from accord.annotate.position_sayings import Clause
from accord.annotate.position_tagged import PositionTagged
from accord.annotate.speakers import Speaker
from accord.annotate.stance_words import Cue, words_for
from accord.annotate.tagged import Tags
from accord.annotate.words import Words
from accord.model.annotation import NameMark, PositionMark, Statement
from accord.model.issues import Issues
from accord.model.values import Span

__all__ = ["mark_positions"]

_IN_REPORT = frozenset(("he", "she", "they", "it", "his", "her", "their", "its"))


def mark_positions(
    words: Words,
    names: Sequence[NameMark],
    mentions: Sequence[NameMark],
    statements: Sequence[Statement],
    issues: Issues,
    ending: int,
    tags: Tags,
) -> tuple[PositionMark, ...]:
    """All positions in order of the text, up to `ending`, where readers' comments begin.

    `mentions` are the names with the words that stand for them.
    """
    reader = _Positions(words, mentions, statements)
    told = reader.found(issues, bisect_left(words.start, ending), tags)
    heads = (head for it, _ in told if it.party is not None for head in (it.party, *reader.beside(it.party)))
    parties = resolved(words, names, heads)
    return tuple(reader.marks(told, parties))


class _Positions(PositionTagged):
    """One document while its positions are looked for."""

    def found(self, issues: Issues, behind: int, tags: Tags) -> list[tuple[Clause, tuple[str, ...]]]:
        """All clauses with a cue before token `behind`, and the encoder's beside them, with their issues."""
        found = [
            (clause, issue)
            for clause, issue in self.told((self._clause(at) for at in range(behind)), issues)
            if not tags.doubts("position", self.words.span(clause.first, clause.last))
        ]
        taken = [self.words.span(clause.first, clause.last) for clause, issue in found if issue]
        added = self.told((self.tagged(tag) for tag in tags.finds("position", taken)), issues)
        return sorted((*found, *added), key=lambda it: it[0].cue)

    def marks(
        self, told: Sequence[tuple[Clause, tuple[str, ...]]], parties: Mapping[int, Speaker]
    ) -> Iterator[PositionMark]:
        reached: dict[tuple[str | None, str], int] = {}
        for clause, found in told:
            if not found:
                continue
            statement = self.statement_at(clause.cue)
            who = self._party(clause, statement, parties)
            party = who.name
            unknown = party is None and (clause.party is None or self.is_speaker(clause.party))
            if unknown and not clause.untold and not self._is_said(statement):
                continue
            if reached.get((party, found[0]), -1) >= clause.last:
                continue  # "refused to accept the truce": one position
            reached[party, found[0]] = clause.last
            last = self.within(clause.cue, clause.last)
            span = self.words.span(*clause_bounds(self.words, clause.cue, clause.first, last))
            said = statement.content[0] if statement is not None else None
            jointly = self._jointly(clause, party, parties)
            yield PositionMark(
                span, party, found[0], clause.stance, said, who.affiliation, found[1:], jointly, who.office
            )

    def _clause(self, at: int) -> Clause | None:
        return self._by_cue(at) or self.aim(at)

    def _by_cue(self, at: int) -> Clause | None:
        lower = self.words.lower[at]
        cues = self.cues_at(at)
        if cues and self.words.tag[at][:2] == "VB":
            found = (self._verb(at, cue) for cue in cues)
            clause = next((clause for clause in found if clause is not None), None) or self.unwilling(at)
            if clause is None and self.words.tag[at] == "VBN":  # "is opposed to a mission"
                stance = self.adjective(lower)
                return None if stance is None else self._adjective(at, stance)
            required = lower in words_for("requiring") and clause is None
            return self.requiring(at) if required else clause
        nominal = next((cue for cue in cues if cue.nominal), None)
        noun = nominal is not None and self.words.tag[at] in NOUN_TAGS
        voiced = self._noun(at, nominal) if noun and nominal is not None else None
        if voiced is not None or (noun and lower not in words_for("aims")):
            return voiced
        if self.words.tag[at] in NOUN_TAGS and lower in words_for("preconditions"):
            condition = self._precondition(at)
            if condition is not None:
                return condition
        if lower in words_for("aims") and self.words.tag[at] in NOUN_TAGS:
            return self._aim(at)
        stance = self.adjective(lower)
        if stance is not None:
            return self._adjective(at, stance)
        turned = self.turn(at)
        if turned is not None:
            return turned
        if lower in words_for("modals") or lower in words_for("modals", "have"):
            return self.modal(at)
        if lower in words_for("needed") or lower in words_for("needed", "only"):
            return self.needed(at)
        if lower in words_for("staying"):
            return self.staying(at)
        if lower == "no":
            return self.none(at)
        if lower in words_for("unwilling") and self.words.tag[at] == "VB":
            return self.unwilling(at)
        return None

    # The forms

    def _verb(self, at: int, cue: Cue) -> Clause | None:
        words = self.words
        told = self.taken(at, cue)
        stance = self._turned(at, cue)
        if stance is None:
            return None
        cleft = self.cleft(at) if cue.stance == "demands" else None
        if cleft is not None:
            return cleft
        last = self.clause_end(at)
        agent = self.agent(at)
        if words.tag[at] == "VBN" and agent is not None and words.lower[at] == "wanted":
            return None  # by a court
        if words.tag[at] == "VBN" and agent is not None and "o" in cue.frames:
            own = self.child(at, ("nsubjpass",), None)
            first = words.left[own] if own is not None else at
            done_to = own if own is not None else self.subject(at)
            begin = at if done_to is None else min(words.left[done_to], at)
            return Clause(at, stance, agent, first, max(words.right[agent], at), begin)
        if self.is_passive(at) and agent is None and "o" in cue.frames and self._told_directly(at):
            own = self.child(at, ("nsubjpass",), None)
            return None if own is None else Clause(at, stance, None, words.left[own], last, words.left[own])
        if told is None and self.is_bare(at):
            told = at
        if told is None or self.is_no_offer(at, cue) or self.is_asking(at) or self._is_to_come(at, cue):
            return None
        party = self.who(at)
        if party is None and self._opens_item(at):
            return Clause(at, stance, None, at, max(last, told), told, untold=True)
        if party is not None and words.lower[party] in words_for("anybody") and words.dep[at] == "relcl":
            return None
        if party is None or self.is_passive(at) or not self.can_hold(party):
            return None
        own = words.lower[at] in words_for("wanting") and self.wants_itself(at)
        if own and self._describes(at):
            return None
        asked = self.infinitive_of(at) if cue.stance == "demands" else None
        if self.lacks_object(at) and told < at:
            return Clause(at, stance, party, told, last, told)
        return Clause(at, stance, party, self.first_of(party, at), max(last, told), asked or told, own)

    def _describes(self, at: int) -> bool:
        """`The rebels seeking to oust him`: who they are, and no position told."""
        words = self.words
        plain = words.tag[at] == "VBG" and words.dep[at] in ("acl", "amod", "relcl")
        return plain and not any(words.dep[c] == "aux" for c in words.children[at])

    def _opens_item(self, at: int) -> bool:
        """`60.1 called upon the ministry to`: an item of what a body did, told before."""
        words = self.words
        numbered = at > 0 and (words.tag[at - 1] in ("CD", "LS") or words.text[at - 1][:1].isdigit())
        return words.tag[at] in ("VBD", "VBN") and numbered and not self.is_passive(at)

    def _is_to_come(self, at: int, cue: Cue) -> bool:
        """`Would soon ask for warrants`: not asked for yet."""
        words = self.words
        would = any(words.lower[c] == "would" and words.dep[c] == "aux" for c in words.children[at])
        return would and cue.stance == "demands" and words.lower[at] not in ("prefer", "want")

    def _told_directly(self, at: int) -> bool:
        """`“Any intervention is opposed”`: by whoever says so, unless it is a plain past."""
        statement = self.statement_at(at)
        now = any(self.words.lower[c] in ("is", "are") for c in self.words.children[at])
        return now and statement is not None and statement.kind == "direct"

    def _noun(self, at: int, cue: Cue) -> Clause | None:
        words = self.words
        owner = self.holder(at)
        if owner is None or not self.can_hold(owner):
            return None
        dropped = words.lower[words.head[at]] in words_for("dropping") and words.dep[at] == "dobj"
        if dropped and cue.nominal != "rejects":
            return None
        told = at if words.lower[at] == "recognition" else self.behind_noun(at)
        if told is None or (words.lower[at] == "opposition" and words.lower[told] not in ("to", "against")):
            return None  # the opposition in a town
        verb = words.head[at]
        voices = words.lower[verb] in words_for("voicing") and words.dep[at] == "dobj"
        stance = cue.nominal or cue.stance
        none = any(words.lower[c] == "no" for c in words.children[at])
        if none or (voices and self.is_negated(verb)):  # "is not giving them recognition", "has no objection"
            turned = {"accepts": "rejects", "rejects": "accepts"} if none else {"accepts": "rejects"}
            if stance not in turned:
                return None
            stance = turned[stance]
        heard = words.lower[verb] in words_for("voicing") | words_for("winning")
        voiced = heard or self.from_whom(at) is not None
        if words.lower[at] in words_for("voiced") and not voiced:
            return None
        first = min(words.left[owner], at)
        winner = self.who(verb) if words.lower[verb] in words_for("winning") else None
        if winner is not None and winner < verb:
            first = self.first_of(winner, verb)
        if dropped:  # "has dropped its objection to the corridor"
            verb = words.head[at]
            who = self.who(verb)
            first = first if who is None else self.first_of(who, verb)
            return Clause(at, "accepts", who, first, max(self.clause_end(verb), told), told)
        apart = told > words.right[at] and words.tag[told] == "TO"  # "an ultimatum to the town to surrender"
        last = self.clause_end(told + 1) if apart else self.noun_end(at, told)
        return Clause(at, stance, owner, first, last, told)

    def _aim(self, at: int) -> Clause | None:
        words = self.words
        verb = words.head[at]
        if words.dep[at] == "attr" and verb < at and words.lower[verb] in words_for("being"):
            return self._is_theirs(at, verb)
        if words.dep[at] != "nsubj" or words.lower[verb] not in ("is", "was", "remains", "remained", "are"):
            return None
        owner = self.holder(at) or self._of_whom(at)
        if owner is None and self.statement_at(at) is None:
            return None
        if owner is not None and not self.can_hold(owner):
            return None
        return Clause(at, "demands", owner, words.left[at], self.clause_end(verb), verb)

    def _is_theirs(self, at: int, verb: int) -> Clause | None:
        """`Autonomy is the rebels' key demand`."""
        thing, owner = self.child(verb, ("nsubj", "csubj"), None), self.holder(at)
        if thing is None or owner is None or owner < verb or not self.can_hold(owner):
            return None
        if self.is_negated(verb) or self.words.tag[thing] in ("PRP", "DT", "WDT"):
            return None
        first = self.first_of(thing, verb)
        return Clause(at, "demands", owner, first, at, first)

    def _of_whom(self, noun: int) -> int | None:
        """`The demand of the protesters`."""
        words = self.words
        below = (c for of in words.children[noun] if words.lower[of] == "of" for c in words.children[of])
        return next((c for c in below if words.dep[c] == "pobj"), None)

    def _precondition(self, at: int) -> Clause | None:
        """`Calls an amnesty a condition for peace`: what is demanded stands before it."""
        words = self.words
        verb = words.head[at]
        if words.lower[verb] == "as":
            verb = words.head[verb]  # "set an amnesty as a condition"
        if words.tag[verb] in NOUN_TAGS and words.dep[verb] == "dobj":
            verb = words.head[verb]  # as the parser may have "made a pardon a condition"
        deps = ("dobj", "nsubj") if words.dep[at] == "oprd" else ("dobj",)
        made = words.lower[verb] in words_for("preconditions", "made") and not self.is_negated(verb)
        thing = next((c for c in words.children[verb] if verb < c < at and words.dep[c] in deps), None)
        if thing is None:
            thing = next((c for c in words.children[at] if verb < c < at and words.dep[c] == "nsubj"), None)
        party = self.who(verb)
        if not made or thing is None or party is None or not self.can_hold(party):
            return None
        last = max(self.clause_end(verb), words.right[at])
        return Clause(at, "demands", party, self.first_of(party, verb), last, words.left[thing])

    def _adjective(self, at: int, stance: str) -> Clause | None:
        words = self.words
        behind = words.lower[at + 1] if at + 1 < len(words.text) else ""
        if words.tag[at] == "VBD":
            return None  # "prepared to vote"
        if behind not in ("to", "for", "that", "about") and words.lower[at] not in ("against", "adamant"):
            return None
        verb = words.head[at]
        if words.lower[at] == "against" and words.lower[verb] not in words_for("being"):
            return None
        party = self.subject(verb if words.tag[verb][:2] == "VB" else at)
        if words.dep[at] == "amod" and words.tag[verb] in NOUN_TAGS:
            party = verb  # "the rebels adamant that he go", as the parser has it
        if party is None or party > at or not self.can_hold(party):
            return None
        if words.lower[at + 2 : at + 3] and words.lower[at + 2] in words_for("fighting"):
            return None  # "ready to die"
        if any(words.dep[c] == "neg" for c in (*words.children[verb], *words.children[at])):
            if words.lower[at] not in ("open", "willing") and (
                words.lower[at] != "prepared" or behind != "to"
            ):
                return None
            stance = "rejects"
        if words.lower[at] == "adamant" and not self.is_asked_for(at):
            return None
        last = max(self.clause_end(at), self.clause_end(verb) if verb < at else at)
        own = stance == "accepts" and behind == "to" and words.tag[min(at + 2, len(words.tag) - 1)] == "VB"
        begin = verb if verb < at and words.dep[verb] == "conj" else at
        return Clause(at, stance, party, min(self.first_of(party, begin), at), last, at + 1, own)

    def _turned(self, at: int, cue: Cue) -> str | None:
        """The stance, or what a negation makes of it: who does not accept rejects."""
        if cue.stance == "accepts" and "nothing" in self.words.lower[at + 1 : at + 3]:
            return "demands"  # "will accept nothing less than"
        if not self.is_negated(at):
            return cue.stance
        return "rejects" if cue.stance == "accepts" or "not" in cue.frames else None

    # Whose it is

    def _party(self, clause: Clause, statement: Statement | None, parties: Mapping[int, Speaker]) -> Speaker:
        """The party, its office and the body that it speaks for as far as the text tells."""
        words, head = self.words, clause.party
        if head is not None and not self.is_speaker(head) and not self.is_own_side(head, statement):
            bare = self.behind_dateline(head)
            if bare is not None:
                return Speaker(bare)
            who = parties.get(head, Speaker())
            name = self.called(head) or who.name
            if who.name is not None and not self.is_named(head):
                name = who.name
            reported = statement is not None and statement.kind != "direct"
            if name is not None or words.lower[head] not in _IN_REPORT or not reported:
                return Speaker(name, who.office, who.affiliation)
        if statement is None or not self.speaks_for_a_side(statement):
            return Speaker()
        named = statement.speaker_name or self._spoken_by(statement.speaker)
        return Speaker(named, statement.office, statement.affiliation)

    def beside(self, party: int) -> list[int]:
        """Those named together with a party, who hold it too."""
        return [head for head in self.joined_to(party) if self.can_hold(head)]

    def _jointly(self, clause: Clause, party: str | None, parties: Mapping[int, Speaker]) -> tuple[str, ...]:
        if clause.party is None or party is None:
            return ()
        others = (
            self.called(head) or parties.get(head, Speaker()).name for head in self.beside(clause.party)
        )
        return tuple(dict.fromkeys(name for name in others if name and name != party))

    def _is_said(self, statement: Statement | None) -> bool:
        """Whether somebody who may speak for a side is told to say it, with a name or without."""
        return statement is not None and bool(statement.speaker) and self.speaks_for_a_side(statement)

    def _spoken_by(self, speaker: Sequence[Span]) -> str | None:
        tokens = self.words.tokens_in(speaker[0]) if speaker else None
        head = self.head_of(*tokens) if tokens is not None else None
        return None if head is None or self.is_paper(head) else self.called(head)
