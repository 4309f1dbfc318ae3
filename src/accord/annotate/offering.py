"""Proposals by invitation, by ultimatum's answer and by what others think of them.

"Invited observers to visit the camp", "agreed to the mediator's plan", "the ideas put to both sides", "a plan
dismissed by the army", "remain divided on the proposal", "the idea of a land swap found no support".
"""

from __future__ import annotations

from collections.abc import Sequence

from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.documents import LONGEST_TERMS, Found, answer_of, table
from accord.annotate.moving import Moving
from accord.annotate.phrasing import followed, turns_of
from accord.annotate.talks_words import of_talks
from accord.model.tables import toml_table

__all__ = ["Offering"]

_THEIRS = frozenset(("the", "this", "that", "these", "those"))


_TURNS = turns_of(toml_table("accord.annotate", "proposals.toml")["answers"]["turns"])


class Offering(Moving):
    """One document while plans and offers told in these ways are looked for."""

    def put_otherwise(self, at: int) -> Found | None:
        known = super().put_otherwise(at)
        lower, tag = self.words.lower[at], self.words.tag[at]
        if known is not None:
            return known
        if tag[:2] == "VB" and lower in table("verbs", "invite"):
            return self._invited(at)
        if tag[:2] == "VB" and lower in _TURNS:
            return self._answered_by_turn(at)
        if tag in NOUN_TAGS and self._is_put_forward(at):
            found = self._put_beside(at) or self._agreed_to(at) or self._thought_of(at)
            return found or self._backed(at) or self._received(at)
        return None

    def _answered_by_turn(self, verb: int) -> Found | None:
        """`Signed off on the plan`, `poured cold water on the idea`, `gave the offer short shrift`."""
        words = self.words
        who = self.who(verb)
        if who is None or who > verb or not self.can_hold(who) or self._is_maybe(verb):
            return None
        for behind, answer in _TURNS[words.lower[verb]]:
            last = followed(words, verb, behind)
            if last is None:
                continue
            below = [c for c in words.children[last] if words.dep[c] == "pobj"]
            behind_verb = (c for c in words.children[verb] if c > verb)
            below += [c for c in behind_verb if words.dep[c] in ("dobj", "dative", "nsubj")]
            known = (c for c in below if self._is_theirs_or_told(c) or self._proposer_of(c) is not None)
            noun = next((c for c in known if self._is_put_forward(c)), None)
            if noun is None or self.claims(noun):
                continue
            owner = self._proposer_of(noun)
            end = max(self.clause_end(verb), noun, last)
            by = None if owner == who else owner
            return Found(self.first_of(who, verb), end, by, (who,), self.terms_of(noun), answer, who)
        return None

    def _is_put_forward(self, noun: int) -> bool:
        """Whether the noun may be of something put to others, or said to be so in these ways."""
        lower = self.words.lower[noun]
        return (
            lower in table("documents", "always")
            or lower in table("documents", "with")
            or lower in table("documents", "answered")
            or lower in table("motions", "words")
            or self._is_paper(noun)
        )

    def _invited(self, verb: int) -> Found | None:
        """`Invited both sides to talks in Lorn`, `the guild was invited to send observers`."""
        words = self.words
        passive = self.is_passive(verb)
        whom = self.child(verb, ("nsubjpass",) if passive else ("dobj",), None)
        who = self.agent(verb) if passive else self.who(verb)
        if whom is None or self._is_maybe(verb):
            return None
        if not self.can_hold(whom) and words.lower[whom] not in table("verbs", "guests"):
            return None
        if words.lower[whom] in of_talks("others") or (who is None and not passive):
            return None
        if who is not None and (not self.can_hold(who) or (who > verb and not passive)):
            return None
        taken = [c for c in words.children[verb] if c > max(verb, whom) and c != whom]
        act = next((c for c in taken if words.tag[c] == "VB" and self.has_to(c)), None)
        to = next((c for c in taken if words.lower[c] == "to" and words.dep[c] == "prep"), None)
        begin = act if act is not None else to
        if begin is None:
            return None
        last = min(max(self.clause_end(verb), begin), begin + LONGEST_TERMS)
        terms = (begin + (begin == to), last)
        if terms[0] > last or not self._issues.told_by(words.lower[min(whom, verb) : last + 1], hints=False):
            return None
        first = words.left[whom] if passive else self.first_of(who if who is not None else verb, verb)
        return Found(first, last, who, (whom,), terms)

    def _put_beside(self, noun: int) -> Found | None:
        """`The ideas put to both sides by the envoy`, `a plan dismissed by the army`."""
        words = self.words
        for clause in words.children[noun]:
            if clause < noun or words.dep[clause] != "acl" or words.tag[clause] != "VBN":
                continue
            agent = self.agent(clause)
            answer, particle = answer_of(words.lower[clause])
            if answer is not None and not particle and agent is not None:
                last = max(words.right[agent], clause)
                owner = self._proposer_of(noun)
                return Found(words.left[noun], last, owner, (agent,), self.terms_of(noun), answer, agent)
            whom = tuple(w for c in words.children[clause] if (w := self.to_whom(c)) is not None)
            put = words.lower[clause] in table("verbs", "put")
            if put and (whom or (agent is not None and self.can_hold(agent))):
                listed = self._listed(noun, clause)
                if listed is not None:
                    return Found(words.left[noun], listed[1], agent, whom, listed)
                last = max([clause, *whom, *([] if agent is None else [words.right[agent]])])
                return Found(words.left[noun], last, agent, whom, self.terms_of(noun))
        return None

    def _listed(self, noun: int, clause: int) -> tuple[int, int] | None:
        """`One option put to the junta | is a shorter transition`: what stands behind the verb."""
        words = self.words
        verb = words.head[noun]
        if words.dep[noun] != "nsubj" or words.lower[verb] not in ("is", "was") or verb < clause:
            return None
        last = min(self.clause_end(verb), verb + LONGEST_TERMS)
        return (verb + 1, last) if last > verb else None

    def _agreed_to(self, noun: int) -> Found | None:
        """`The rebels have agreed to the mediator's plan`, `responded to the offer with silence`."""
        words = self.words
        to = words.head[noun]
        verb = words.head[to]
        answer, _ = answer_of(words.lower[verb])
        if words.dep[noun] != "pobj" or words.lower[to] != "to" or answer != "accepted":
            return None
        if words.tag[verb][:2] != "VB" or words.dep[to] != "prep" or not self._is_theirs_or_told(noun):
            return None
        who = self.who(verb)
        if who is None or who > verb or not self.can_hold(who) or self._is_maybe(verb):
            return None
        owner = self._proposer_of(noun)
        last = max(self.clause_end(verb), noun)
        first = self.first_of(who, verb)
        return Found(first, last, None if owner == who else owner, (who,), self.terms_of(noun), answer, who)

    def _thought_of(self, noun: int) -> Found | None:
        """`Members remain divided on the proposal`, `were uncomfortable with parts of the draft`."""
        words = self.words
        at, prep = noun, words.head[noun]
        if words.lower[prep] == "of" and words.lower[words.head[prep]] in table("answers", "parts"):
            at, prep = words.head[prep], words.head[words.head[prep]]
        view = words.head[prep]
        if words.dep[at] != "pobj" or words.lower[view] not in table("answers", "views"):
            return None
        verb = view if words.tag[view] == "VBN" and self.is_passive(view) else words.head[view]
        who = self.subject(verb)
        if not self._is_theirs_or_told(noun) or who is None or who > view or not self.can_hold(who):
            return None
        if self.is_unreal(verb):
            return None
        last = max(self.clause_end(verb), noun)
        owner = self._proposer_of(noun)
        return Found(self.first_of(who, min(verb, view)), last, owner, (who,), self.terms_of(noun))

    def _received(self, noun: int) -> Found | None:
        """`The rebels have received a new proposal from the league`."""
        words = self.words
        verb = words.head[noun]
        who = self.who(verb)
        if words.dep[noun] != "dobj" or words.lower[verb] not in table("verbs", "receive"):
            return None
        if words.lower[noun] not in table("documents", "always") or self._is_maybe(verb):
            return None
        if who is None or who > verb or not self.can_hold(who):
            return None
        preps = (c for at in (noun, verb) for c in words.children[at] if words.lower[c] == "from")
        sender = next((c for prep in preps for c in words.children[prep] if self.can_hold(c)), None)
        owner = sender if sender is not None else self._proposer_of(noun)
        last = max(self.clause_end(verb), noun)
        return Found(self.first_of(who, verb), last, owner, (who,), self.terms_of(noun))

    def _backed(self, noun: int) -> Found | None:
        """`The idea of a land swap found no support`, `the proposal won the backing of the league`."""
        words = self.words
        verb = words.head[noun]
        support = self.child(verb, ("dobj",), table("answers", "support"))
        if (
            words.dep[noun] != "nsubj"
            or support is None
            or words.lower[verb] not in table("answers", "finding")
        ):
            return None
        if self.terms_of(noun) is None and not self._is_theirs_or_told(noun):
            return None
        last = max(self.clause_end(verb), support)
        return Found(words.left[noun], last, self._proposer_of(noun), (), self.terms_of(noun))

    def _is_theirs_or_told(self, noun: int) -> bool:
        """`The proposal`, `their plan`, `the league's idea`: one that is known."""
        words = self.words
        return any(
            words.lower[c] in _THEIRS or words.dep[c] == "poss" for c in words.children[noun] if c < noun
        )

    def beside_offered(self, head: int) -> Sequence[int]:
        """What hangs on a document or on talks: `proposed talks | to the rebels`."""
        talks = of_talks("talks") | table("answers", "truces")
        known = self.is_document(head) or self.words.lower[head] in talks
        return self.words.children[head] if known else ()
