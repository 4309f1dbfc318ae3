"""Proposals: what somebody puts to others for their answer, to whom, until when, and the answer.

Three forms:

- a verb with what it proposes: "proposed a truce", "offered him exile", "recommends that they leave";
- a document that is put, changed or answered: "put forward a plan", "the draft was rejected by the rebels";
- a document whose terms the words tell: "the league's proposal for a truce", "the plan calls for elections".

A plan that is only mentioned is none, nor what somebody may propose one day.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from accord.annotate.attributions import FINITE
from accord.annotate.bounds import clause_bounds
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.documents import LONGEST_TERMS, Found, table
from accord.annotate.parties import resolved
from accord.annotate.proposal_tagged import ProposalTagged
from accord.annotate.recommendations import items_behind
from accord.annotate.recommended_lists import list_behind
from accord.annotate.speakers import Speaker
from accord.annotate.tagged import Tags
from accord.annotate.words import Words
from accord.model.annotation import NameMark, Proposal, Statement, Time
from accord.model.issues import Issues

__all__ = ["mark_proposals"]

_FRAMES = ("propose", "recommend", "suggest", "offer")
_ACTS = ("ion", "ions", "ment", "ments", "ance", "ing", "al", "ure", "ures", "stay")
_OWN = frozenset(("we", "our", "i", "my"))
_SOMEBODY = ("PERSON", "ORG", "GPE", "NORP")
_DUE = frozenset(("by", "until", "till", "before", "within", "deadline", "ultimatum"))


def mark_proposals(
    words: Words,
    names: Sequence[NameMark],
    mentions: Sequence[NameMark],
    times: Sequence[Time],
    statements: Sequence[Statement],
    issues: Issues,
    ending: int,
    tags: Tags,
) -> tuple[Proposal, ...]:
    """All proposals in order of the text, none within another; `mentions` and `ending` as for positions."""
    reader = _Proposals(words, mentions, statements, issues)
    found = reader.with_tags(reader.found(bisect_left(words.start, ending)), tags)
    heads = {head for it in found for head in (it.proposer, it.answerer, *it.recipients) if head is not None}
    heads |= {other for head in heads for other in reader.beside(head)}
    return tuple(reader.marks(found, times, resolved(words, names, heads)))


class _Proposals(ProposalTagged):
    """One document while its proposals are looked for."""

    def found(self, end: int) -> Iterator[Found]:
        behind = -1
        before: Found | None = None
        for token in range(end):
            if token <= behind:
                continue
            listed: list[Found | None] = [*self._recommendations(token), *self.told_behind(token, before)]
            own = None if listed else self._found(token)
            awaits = self.awaited(token) if own is None and before is not None else None
            for found in listed or [own or awaits]:
                if found is None or found.first <= behind or self.is_question(token):
                    continue
                real = (
                    found is awaits
                    or not self.is_unreal(token)
                    or self._is_voiced(token)
                    or self.is_in_return(token)
                )
                if not real:
                    continue
                behind, before = found.last, found
                first, last = clause_bounds(self.words, token, found.first, found.last)
                yield found._replace(first=first, last=last)

    def marks(
        self, found: Sequence[Found], times: Sequence[Time], parties: Mapping[int, Speaker]
    ) -> Iterator[Proposal]:
        due = sorted((time for time in times if time.type != "SET"), key=lambda time: time.span)
        at = 0
        for it in found:
            start = self.words.start[it.first]
            while at < len(due) and due[at].span.start < start:
                at += 1
            yield self._proposal(it, due[at : at + 3], parties)

    def _found(self, at: int) -> Found | None:
        words = self.words
        lower, tag = words.lower[at], words.tag[at]
        if tag[:2] == "VB" and words.dep[at] != "amod":
            frame = next((frame for frame in _FRAMES if lower in table("verbs", frame)), None)
            if lower in ("put", "puts", "putting") and words.lower[at + 1 : at + 2] == ["forward"]:
                frame = "forward"
            if lower in table("verbs", "laying") and words.lower[at + 1 : at + 4] == ["on", "the", "table"]:
                frame = "forward"
            if lower in table("verbs", "float"):
                frame = "forward"
            found = self._proposing(at, frame) if frame is not None else None
            return found or self._recommended(at, frame) or self.put_otherwise(at)
        found = None
        if tag in NOUN_TAGS and self.is_document(at):
            found = self.document(at)
        elif tag in NOUN_TAGS and lower in table("documents", "answered"):
            found = self.answered_beside(at, self.terms_of(at))
        return found or self.put_otherwise(at)

    def _recommendations(self, verb: int) -> list[Found]:
        """The items of a list that opens with "recommends that:"."""
        words = self.words
        if words.lower[verb] in ("recommendations", "recommendation"):
            return [
                Found(it.first, it.last, None, () if it.whom is None else (it.whom[1],), (it.first, it.last))
                for it in list_behind(words, verb)
            ]
        if words.lower[verb] not in table("verbs", "recommend"):
            return []
        proposer = self.who(verb) if not self.is_passive(verb) else None
        if proposer is not None and not self.can_hold(proposer):
            proposer = None
        found = []
        for first, last in items_behind(words, verb):
            while last > first and (words.tag[last] == "_SP" or words.text[last] in (".", ";", "|", ",")):
                last -= 1
            root = next((i for i in range(first, last + 1) if not first <= words.head[i] <= last), first)
            root = next((i for i in range(first, last + 1) if words.head[i] == i), root)
            whom = self.child(root, ("nsubj", "nsubjpass"), None)
            whom = whom if whom is not None and self.can_hold(whom) else None
            told = first + (words.lower[first] == "that")
            found.append(Found(first, last, proposer, () if whom is None else (whom,), (told, last)))
        return found

    # A verb and what it proposes

    def _is_voiced(self, verb: int) -> bool:
        """`Took to the airwaves to propose`: done, though it is an infinitive."""
        words = self.words
        return self.has_to(verb) and words.lower[words.head[verb]] in table("verbs", "voicing")

    def _proposing(self, verb: int, frame: str) -> Found | None:
        words = self.words
        if words.tag[verb] == "VBN" and (self.is_passive(verb) or words.dep[verb] == "acl"):
            if frame == "offer":
                return self._was_offered(verb)
            if words.dep[verb] in ("acl", "relcl"):
                return self._proposed_by(verb)
            return self._was_proposed(verb)
        if self.is_negated(verb):
            return None
        modal = any(words.tag[child] == "MD" or words.lower[child] == "did" for child in words.children[verb])
        if frame == "offer" and words.tag[verb] == "VB" and not modal:
            return None  # "a visit to offer aid"
        proposer = self.who(verb) if words.dep[verb] != "pcomp" else self._whose_act(verb)
        taken = self._taken(verb, frame)
        if taken is None or proposer is None or not self.can_hold(proposer) or proposer > verb:
            return None
        if any(words.lower[child] in ("no", "neither", "nobody") for child in words.children[proposer]):
            return None
        last = self.clause_end(verb)
        head, first = taken
        if (
            words.tag[proposer] == "PRP"
            and words.lower[proposer] in ("i", "we")
            and not self.statement_at(verb)
        ):
            return None  # a reader's comment
        last = self.with_condition(last)
        end = min(max(words.right[head], last), max(last, head), first + LONGEST_TERMS)
        recipients = tuple(
            below
            for child in (*words.children[verb], *self.beside_offered(head))
            if child > verb and child != head and (below := self.to_whom(child)) is not None
        )
        if frame == "recommend" and words.dep[head] == "ccomp":
            subject = self.child(head, ("nsubj", "nsubjpass"), None)
            recipients = (subject,) if subject is not None and self.can_hold(subject) else ()
        plain = self.is_document(head) or words.lower[head] in table("documents", "answered")
        told = self.terms_of(head) if plain else (first, end)
        return Found(self.first_of(proposer, verb), max(last, end), proposer, recipients, told)

    def _whose_act(self, verb: int) -> int | None:
        """`The general's answer of offering a truce`."""
        words = self.words
        noun = words.head[words.head[verb]]
        own = self.holder(noun) if words.tag[noun] in NOUN_TAGS else None
        return own if own is not None else self.who(verb)

    def _proposed_by(self, verb: int) -> Found | None:
        """`The buffer zone suggested by the neighbours`, also where it is turned down."""
        words = self.words
        noun, agent = words.head[verb], self.agent(verb)
        if agent is None or words.tag[noun] not in NOUN_TAGS or noun > verb:
            return None
        of = words.head[noun]
        if words.lower[of] == "of" and words.tag[words.head[of]] in NOUN_TAGS:
            noun = words.head[of]  # "a truce of ten days proposed by"
        plain = self.is_document(noun) or words.lower[noun] in table("documents", "answered")
        terms = None if plain else (words.left[noun], verb - 1)
        above = self.verb_over(noun)
        answered = self._answered(noun, above, agent, terms) if above is not None else None
        if answered is not None:
            return answered
        return Found(words.left[noun], words.right[verb], agent, (), terms)

    def _was_proposed(self, verb: int) -> Found | None:
        """`A truce was proposed by the neighbours`."""
        words = self.words
        noun, agent = self.child(verb, ("nsubjpass",), None), self.agent(verb)
        if noun is None or agent is None or not self.can_hold(agent) or words.tag[noun] == "PRP":
            return None
        last = max(self.clause_end(verb), words.right[agent])
        return Found(words.left[noun], last, agent, (), (words.left[noun], words.right[noun]))

    def _was_offered(self, verb: int) -> Found | None:
        """`The general was offered exile`."""
        words = self.words
        whom, noun = self.child(verb, ("nsubjpass",), None), self.child(verb, ("dobj",), None)
        if whom is None or noun is None or not self.can_hold(whom) or not self._may_be_offered(noun, "offer"):
            return None
        if self.is_negated(verb) or any(words.tag[child] == "MD" for child in words.children[verb]):
            return None
        last = max(self.clause_end(verb), noun)
        return Found(words.left[whom], last, self.agent(verb), (whom,), (words.left[noun], words.right[noun]))

    def _taken(self, verb: int, frame: str) -> tuple[int, int] | None:
        """The head and the first token of what is proposed."""
        words = self.words
        for child in words.children[verb]:
            if child < verb:
                continue
            dep = words.dep[child]
            if dep == "dobj":
                if not self._may_be_offered(child, frame):
                    return None
                return child, words.left[child]
            if dep in ("xcomp", "ccomp", "advcl") and self._is_put(child, verb, frame):
                begin = words.left[child]
                return child, begin + (words.lower[begin] in ("that", "to"))
        return None

    def _may_be_offered(self, noun: int, frame: str) -> bool:
        words = self.words
        lower = words.lower[noun]
        told = bool(self._issues.told_by(words.lower[words.left[noun] : words.right[noun] + 1]))
        if frame == "recommend":  # not "recommended the restaurant"
            return words.tag[noun] != "PRP" and (told or lower.endswith(_ACTS) or self.is_document(noun))
        if frame == "propose":
            return words.tag[noun] != "PRP"
        if self.is_document(noun) or lower in table("offered", "words") or self.offers_service(noun):
            return True
        if lower in table("offered", "never") or (frame == "suggest" and not self._is_one(noun)):
            return False
        if frame == "offer" and self._is_venue(noun):
            return True
        if frame == "forward":  # not "put forward the idea that", nor candidates
            return not words.entity[noun] and lower not in table("offered", "views")
        whom = (self.to_whom(c) for c in words.children[words.head[noun]] if c != noun)
        parties = frame == "offer" and any(w is not None and words.entity[w] in _SOMEBODY for w in whom)
        return told or (parties and self.tells_of(words.lower[words.left[noun] : words.right[noun] + 1]))

    def _is_venue(self, noun: int) -> bool:
        """`Offered its capital as a venue`."""
        words = self.words
        near = words.lower[noun + 1 : noun + 5]
        return near[:1] == ["as"] and not table("offered", "venues").isdisjoint(near)

    def _is_one(self, noun: int) -> bool:
        """`Suggested a truce`, by somebody: not what facts suggest."""
        words = self.words
        who = self.who(words.head[noun])
        named = who is not None and (words.entity[who] in _SOMEBODY or words.tag[who] == "PRP")
        role = who is not None and words.tag[who] == "NN" and self.can_hold(who)
        return (named or role) and words.lower[words.left[noun]] in ("a", "an")

    def _is_put(self, clause: int, verb: int, frame: str) -> bool:
        """Whether a clause is put forward: "suggested that they meet", "offered to leave if …"."""
        words = self.words
        if words.dep[clause] == "advcl" and not self.has_to(clause):
            return False
        children = [words.lower[child] for child in words.children[clause]]
        if frame == "offer":
            told = words.lower[words.left[clause] : words.right[clause] + 1]
            helps = words.lower[clause] in table("offered", "acts")
            return self.has_to(clause) and (helps or bool(self._issues.told_by(told)))
        if frame == "suggest":
            finite = any(words.tag[child] in FINITE for child in words.children[clause])
            subject = self.child(clause, ("nsubj",), None)
            if words.tag[clause] == "VBP" and subject is not None and "be" not in children:
                once = words.tag[verb] in ("VBD", "VBN") or words.tag[subject] in ("NN", "NNP")
                return once and not finite  # "suggested that the two meet", a subjunctive
            bare = "be" in children and words.tag[clause] == "VBN"
            put = (bare or words.tag[clause] in ("VB", "VBG")) and not finite
            return (put or "should" in children) and not self.has_to(clause)
        return True

    def _recommended(self, verb: int, frame: str | None) -> Found | None:
        """`It is recommended that the ministry leave the school`."""
        words = self.words
        if frame not in ("recommend", "propose") or not self.is_passive(verb):
            return None
        clause = self.child(verb, ("ccomp", "advcl"), None)
        if clause is None or clause < verb:
            return None
        whom = self.child(clause, ("nsubj", "nsubjpass"), None)
        agent = self.agent(verb)
        last = self.within(verb, min(max(words.right[clause], self._behind(verb)), clause + LONGEST_TERMS))
        first = words.left[whom] if whom is not None and words.left[whom] > verb else words.left[clause]
        return Found(
            words.left[verb] if words.left[verb] > verb - 8 else verb, last, agent,
            (whom,) if whom is not None else (), (first, last),
        )  # fmt: skip

    def _behind(self, verb: int) -> int:
        """The end of all that is recommended, also where the parse parts it."""
        words = self.words
        taken = [c for c in words.children[verb] if c > verb and words.dep[c] in ("ccomp", "conj", "dobj")]
        return max((words.right[c] for c in taken), default=verb)

    # From tokens to marks

    def _proposal(self, found: Found, times: Sequence[Time], parties: Mapping[int, Speaker]) -> Proposal:
        words = self.words
        span = words.span(found.first, found.last)
        proposer = self._name(found.proposer, parties) if found.proposer is not None else None
        who = self._holder(found.proposer, parties)
        whom = (other for head in found.recipients for other in (head, *self.beside(head)))
        named = (self._name(head, parties) for head in whom)
        answered_by = self._name(found.answerer, parties) if found.answerer is not None else None
        if answered_by == proposer:
            proposer = None  # "declined its invitation"
        return Proposal(
            span=span,
            proposer=proposer,
            recipients=tuple(dict.fromkeys(name for name in named if name and name != proposer)),
            terms=words.phrase(*found.terms) if found.terms and found.terms[0] <= found.terms[1] else None,
            due=next((time for time in times if span.covers(time.span) and self._is_due(time)), None),
            modality="asserted",
            answer=found.answer,
            answered_by=answered_by,
            made=words.span(*found.made) if found.made is not None else None,
            jointly=self._others(found.proposer, proposer, parties),
            together=self._others(found.answerer, answered_by, parties),
            office=who.office,
            body=who.affiliation,
        )

    def _holder(self, head: int | None, parties: Mapping[int, Speaker]) -> Speaker:
        """The office and the body of whoever puts it: of who speaks, where it is "we" or "her delegation"."""
        if head is None:
            return Speaker()
        statement = self.statement_at(head)
        if statement is not None and (self.words.lower[head] in _OWN or self.is_own_side(head, statement)):
            return Speaker(statement.speaker_name, statement.office, statement.affiliation)
        return parties.get(head, Speaker())

    def beside(self, head: int) -> list[int]:
        """Those named together with somebody, who do or get it too."""
        return [other for other in self.joined_to(head) if self.can_hold(other)]

    def _others(self, head: int | None, first: str | None, parties: Mapping[int, Speaker]) -> tuple[str, ...]:
        if head is None or first is None:
            return ()
        names = (self._name(other, parties) for other in self.beside(head))
        return tuple(dict.fromkeys(name for name in names if name and name != first))

    def _name(self, head: int, parties: Mapping[int, Speaker]) -> str | None:
        statement = self.statement_at(head)
        if self.words.lower[head] in _OWN or (statement is not None and self.is_own_side(head, statement)):
            return statement.speaker_name if statement is not None else None
        who = parties.get(head, Speaker())
        role = self.words.lower[head]
        if role.startswith("spokes") and who.affiliation is not None:
            return who.affiliation  # An offer by a spokeswoman is whose she is.
        owned = any(self.words.tag[child] == "PRP$" for child in self.words.children[head])
        if who.name is not None and not owned and not self.is_named(head):
            return who.name  # Not of "his government", which may be another than the last told of.
        return self.called(head)

    def _is_due(self, time: Time) -> bool:
        """Whether an answer or the act is due then: "a reply by Monday", "a two-week deadline"."""
        tokens = self.words.tokens_in(time.span)
        if tokens is None:
            return False
        near = (
            self.words.lower[max(0, tokens[0] - 2) : tokens[0]] + self.words.lower[tokens[1] : tokens[1] + 2]
        )
        return bool(_DUE.intersection(near))
