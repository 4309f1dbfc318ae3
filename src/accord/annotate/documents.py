"""Plans, drafts and offers: who puts one to whom, what it says, how it is answered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from accord.annotate.lexicon import CUE_VERBS
from accord.annotate.stances import Stances
from accord.annotate.words import Words
from accord.model.annotation import NameMark, Statement
from accord.model.issues import Issues
from accord.model.tables import toml_table

__all__ = ["LONGEST_TERMS", "Documents", "Found", "answer_of", "table"]

LONGEST_TERMS = 40
_NEAR = 7  # tokens from a document to the clause that tells its terms
_WILL = frozenset(("will", "'ll", "would"))  # "will study the proposal" is an answer already
_TAKING = frozenset(("to", "on", "with", "at", "of", "down", "off", "aside", "back", "away"))
"""Before what a verb acts on; also its particle where the parse has a preposition: "voted down it"."""
_OWNERS = ("GPE", "ORG", "NORP", "PERSON")


class Found(NamedTuple):
    """A proposal's tokens: first and last of its span, who proposes, to whom, its terms, who answers, how.

    `made` are the first and last token of what says that it became an agreement.
    """

    first: int
    last: int
    proposer: int | None
    recipients: tuple[int, ...] = ()
    terms: tuple[int, int] | None = None
    answer: str | None = None
    answerer: int | None = None
    made: tuple[int, int] | None = None


@cache
def table(name: str, key: str) -> frozenset[str]:
    """One list of words of `proposals.toml`."""
    return frozenset(toml_table("accord.annotate", "proposals.toml")[name][key].split())


@cache
def _answers() -> dict[str, tuple[str, str]]:
    """Each answering verb: the answer, and the particle it needs."""
    found = {}
    for answer in ("accepted", "rejected", "considered"):
        for form in sorted(table("answers", answer)):
            verb, _, particle = form.partition("_")
            found[verb] = (answer, particle)
    return found


def answer_of(form: str) -> tuple[str | None, str]:
    """The answer that a verb's form tells, and the particle it needs; `(None, "")` where it tells none."""
    return _answers().get(form, (None, ""))


class Documents(Stances):
    """One parsed document while it is asked for plans and offers."""

    def __init__(
        self, words: Words, names: Sequence[NameMark], statements: Sequence[Statement], issues: Issues
    ) -> None:
        super().__init__(words, names, statements)
        self._issues = issues

    def clause_end(self, verb: int) -> int:
        """The last token of what the verb governs, without what came before or after it."""
        words = self.words
        last = super().clause_end(verb)
        for child in words.children[verb]:
            first = words.left[child]
            if (
                words.dep[child] == "advcl"
                and verb < first <= last
                and words.lower[first] in ("before", "after")
            ):
                last = first - 1
        return self._without_day(verb, last)

    def tells_of(self, told: Sequence[str], *, hints: bool = True) -> bool:
        """Whether words in lower case tell an issue, or what parties put to each other."""
        issue = self._issues.told_by(told, hints=hints)
        return bool(issue) or not table("offered", "subjects").isdisjoint(told)

    def to_whom(self, child: int) -> int | None:
        words = self.words
        if words.dep[child] == "dative" and words.lower[child] not in ("to", "for"):
            return child
        if words.lower[child] in ("to", "with", "before") and words.dep[child] in ("prep", "dative"):
            below = next((c for c in words.children[child] if words.dep[c] == "pobj"), None)
            return below if below is not None and self.can_hold(below) else None
        return None

    def is_document(self, noun: int) -> bool:
        words = self.words
        lower = words.lower[noun]
        sold = any(words.lower[child] in table("documents", "sales") for child in words.children[noun])
        if lower == "package" and (sold or "$" in words.text[words.left[noun] : noun]):
            return False
        if lower in table("documents", "always"):
            paid = words.lower[noun + 1 : noun + 2] == ["of"] and words.tag[noun + 2 : noun + 3] in (
                ["CD"],
                ["$"],
            )
            return not (sold or paid)  # "an offer of 200 dollars"
        if lower in table("documents", "drafted") and "draft" in words.lower[noun - 1 : noun]:
            return True
        if lower not in table("documents", "with") | table("documents", "answered"):
            return False
        if lower == "terms" and words.lower[noun + 1 : noun + 3] == ["of", "reference"]:
            return words.dep[noun] == "nsubjpass" and words.lower[words.head[noun]] in table("verbs", "table")
        before = words.lower[max(words.left[noun], noun - 4) : noun]
        if any(word in table("documents", "kinds") for word in before):
            return True
        if self._speaks(noun):
            return True
        done_to, verb = words.dep[noun] in ("dobj", "nsubjpass"), words.lower[words.head[noun]]
        answer, _ = _answers().get(verb, ("", ""))
        if done_to and lower in table("documents", "answered") and answer in ("accepted", "rejected"):
            return True
        if done_to and verb in table("verbs", "table"):
            return lower in table("documents", "with") and lower != "plans"
        if done_to and answer and any(words.lower[c] in table("verbs", "put") for c in words.children[noun]):
            return True  # "opposed a resolution sponsored by the senator"
        above = self.verb_over(noun)
        if above is not None and words.lower[above] in ("working", "work", "drafting", "drafted"):
            return self._is_done_to(noun, above) and bool(self._issues.told_by(before))
        if lower in ("plans", "resolution"):
            return False  # "announced plans to leave" is what they mean to do; a resolution was adopted
        terms = self.terms_of(noun) if self._proposer_of(noun) is not None else None
        return terms is not None and bool(self._issues.told_by(words.lower[terms[0] : terms[1] + 1]))

    def _speaks(self, noun: int) -> bool:
        """`The draft would lift the ban`, `the senator's resolution authorizes a mission`."""
        words = self.words
        verb = words.head[noun]
        if words.dep[noun] != "nsubj" or words.tag[verb][:2] != "VB":
            return False
        if any(words.lower[child] == "any" for child in words.children[noun]):
            return False
        if any(words.lower[child] == "would" for child in words.children[verb]):
            return words.lower[noun] in table("documents", "speaking") | {"resolution"}
        if words.lower[verb] not in table("verbs", "tell"):
            return False
        owner = self.child(noun, ("poss",), None)
        return words.lower[noun] in table("documents", "speaking") or (
            owner is not None and words.entity[owner] == "PERSON"
        )

    def document(self, noun: int) -> Found | None:
        words = self.words
        verb = self.verb_over(noun)
        if any(words.lower[child] == "no" for child in words.children[noun]) or self.claims(noun):
            return None
        owner, terms = self._proposer_of(noun), self.terms_of(noun)
        if verb is not None:
            answered = self._answered(noun, verb, owner, terms)
            if answered is not None:
                return answered
            if self._is_done_to(noun, verb) and words.lower[verb] in table("verbs", "put"):
                return self._put(noun, verb, owner, terms)
            does = words.dep[noun] == "nsubj" and words.head[noun] == verb and not self.is_negated(verb)
            would = any(words.lower[child] == "would" for child in words.children[verb])
            if does and (would or words.lower[verb] in table("verbs", "tell")):
                told = (verb + (not would), min(self.clause_end(verb), verb + LONGEST_TERMS))
                return Found(words.left[noun], told[1], owner, (), told) if told[1] > verb + would else None
        beside = (
            self._put_by(noun, terms) or self.answered_beside(noun, terms) or self._under(noun, verb, owner)
        )
        if beside is not None:
            return beside
        named = self._answer_as_noun(noun)
        if named is not None:
            answer, by, last = named
            return Found(
                words.left[noun], last, owner, (by,) if by is not None else (), terms, answer, by
            )  # fmt: skip
        if terms is None or terms[0] < noun:
            return None
        first, last = words.left[noun], max(terms[1], noun)
        above = words.head[noun]
        within = verb is not None and (
            self._is_done_to(noun, verb) or (words.head[above] == verb and words.lower[above] != "by")
        )
        if verb is not None and words.head[noun] == verb and words.dep[noun] in ("nsubj", "nsubjpass"):
            last = max(last, self.clause_end(verb))
        elif verb is not None and within:
            subject = self.subject(verb)
            if subject is not None and subject < verb and self.can_hold(subject):
                first = self.first_of(subject, verb)
            first = min(first, verb)
        return Found(first, last, owner, (), terms)

    def _answered(
        self, noun: int, verb: int, owner: int | None, terms: tuple[int, int] | None
    ) -> Found | None:
        """`The rebels turned down the plan`, `the plan was rejected by the rebels`."""
        words = self.words
        answer, particle = _answers().get(words.lower[verb], (None, ""))
        if answer is None or (particle and particle not in words.lower[verb + 1 : verb + 3]):
            return None
        modals = {words.lower[child] for child in words.children[verb] if words.tag[child] == "MD"}
        if answer == "considered":
            modals -= _WILL
        supposed = bool(modals) or self.is_unreal(verb)
        if not self._is_done_to(noun, verb) or (supposed and not self.is_negated(verb)):
            return None
        who = self.subject(verb)
        neither = who is not None and words.lower[words.left[who]] in ("neither", "none")
        if self.is_negated(verb) or neither:
            answer = {"accepted": "rejected"}.get(answer)
        passive = words.dep[noun] == "nsubjpass" or (words.tag[verb] == "VBN" and noun < verb)
        by = self.agent(verb) if passive else self.who(verb)
        if not passive and (by is None or not self.can_hold(by)):
            return None
        ends = [self.clause_end(verb), *([words.right[by]] if passive and by is not None else [])]
        ends += [terms[1]] if terms is not None and noun < terms[0] and not passive else []
        first = words.left[noun] if passive else self.first_of(by if by is not None else verb, verb)
        return Found(
            first, max(ends), None if owner == by else owner, () if by is None else (by,), terms, answer, by
        )  # fmt: skip

    def answered_beside(self, noun: int, terms: tuple[int, int] | None) -> Found | None:
        """`The ministry would pay, a proposal that the guild opposes`."""
        words = self.words
        for clause in words.children[noun]:
            below = self.child(clause, ("ccomp",), None)  # "an idea that the guild says it is studying"
            says = below is not None and words.lower[clause] in CUE_VERBS
            whole = below is not None and self.child(below, ("dobj",), None) is not None
            if words.dep[clause] != "relcl" and not (words.dep[clause] == "acl" and says and not whole):
                continue
            verb = below if says and below is not None else clause
            answer, particle = answer_of(words.lower[verb])
            if answer is None or particle or self.is_negated(verb):
                continue
            by = self.child(clause, ("nsubj",), None)
            if by is not None and self.can_hold(by) and words.tag[by] not in ("WDT", "WP"):
                last = max(self.clause_end(verb), verb)
                return Found(words.left[noun], last, self._proposer_of(noun), (by,), terms, answer, by)
        return None

    def claims(self, noun: int) -> bool:
        """`The idea that the army was losing`: what is so, and not what should be."""
        words = self.words
        if words.lower[noun] not in table("papers", "ideas") | {"suggestion", "suggestions"}:
            return False
        clauses = (c for c in words.children[noun] if words.dep[c] in ("acl", "ccomp", "relcl", "appos"))
        clause = next((c for c in clauses if words.text[words.left[c]] == "that"), None)
        if clause is None or words.tag[words.left[clause]] != "IN":
            return False
        told = {words.tag[c] for c in (clause, *words.children[clause])}
        return "MD" not in told and bool(told & {"VBD", "VBZ"})

    def with_condition(self, last: int) -> int:
        """`last`, or the end of the condition behind it: "… to leave | provided he is safe"."""
        words = self.words
        end = words.sentences[words.sentence[last]][1]
        at = last + 1 + (last + 1 < end and words.text[last + 1] == ",")
        opening = words.lower[at : at + 2]
        if not opening or (
            opening[0] not in ("provided", "if", "providing")
            and opening not in (["in", "return"], ["in", "exchange"])
        ):
            return last
        stop = next(
            (i for i in range(at, end) if words.text[i] in (",", ".", ";", "”", '"', "but", "and")), end
        )
        return stop - 1

    def _put(self, noun: int, verb: int, owner: int | None, terms: tuple[int, int] | None) -> Found | None:
        words = self.words
        passive = words.dep[noun] == "nsubjpass" or (words.tag[verb] == "VBN" and noun < verb)
        by = self.agent(verb) if passive else self.who(verb)
        if not passive and (by is None or not self.can_hold(by)):
            return None
        recipients = tuple(
            below
            for child in words.children[verb]
            if child > verb and (below := self.to_whom(child)) is not None
        )
        last = max(self.clause_end(verb), noun)
        first = words.left[noun] if passive else self.first_of(by if by is not None else verb, verb)
        proposer = by if by is not None else owner
        return Found(first, last, proposer, recipients, terms)

    def _put_by(self, noun: int, terms: tuple[int, int] | None) -> Found | None:
        """`A plan drawn up by the neighbours`."""
        words = self.words
        for child in words.children[noun]:
            agent = self.agent(child) if words.dep[child] == "acl" else None
            if agent is not None and words.lower[child] in table("verbs", "put") | table("verbs", "propose"):
                return Found(words.left[noun], words.right[noun], agent, (), terms)
        return None

    def _under(self, noun: int, verb: int | None, owner: int | None) -> Found | None:
        """`Under the plan, the general would leave`; `under the terms of`, `according to the plan`."""
        words = self.words
        above = words.head[noun]
        if words.lower[above] == "of" and words.lower[words.head[above]] == "terms":
            above = words.head[words.head[above]]
        if words.lower[above] == "to" and words.lower[words.head[above]] == "according":
            above = words.head[above]
        if verb is None or words.lower[above] not in ("under", "according") or words.head[above] != verb:
            return None
        subject = self.child(verb, ("nsubj", "nsubjpass"), None)
        if subject is None or not any(words.tag[child] == "MD" for child in words.children[verb]):
            return None
        last = max(self.clause_end(verb), verb)
        told = min(words.left[subject], verb), last
        return Found(min(above, told[0]), last, owner, (), told)

    def _is_done_to(self, noun: int, verb: int) -> bool:
        """Whether the noun is what the verb acts on: its object, its passive's subject, "to the plan"."""
        words = self.words
        dep = words.dep[noun]
        if words.head[noun] == verb:
            return dep in ("dobj", "nsubjpass") or (dep == "nsubj" and words.tag[verb] == "VBN")
        above = words.head[noun]
        return dep == "pobj" and words.head[above] == verb and words.lower[above] in _TAKING

    def _answer_as_noun(self, noun: int) -> tuple[str, int | None, int] | None:
        """`The plan, despite its rejection by the rebels`: the answer, by whom, and where it ends."""
        words = self.words
        kinds = toml_table("accord.annotate", "proposals.toml")["answers_as_nouns"]
        end = words.sentences[words.sentence[noun]][1]
        for i in range(noun + 1, min(noun + 6, end)):
            if words.lower[i] in kinds:
                by = self.owner(i)
                return kinds[words.lower[i]], by, max(words.right[by], i) if by is not None else i
            if words.tag[i] not in ("IN", "PRP$", "DT", "JJ", ","):
                return None
        return None

    def _proposer_of(self, noun: int) -> int | None:
        """Whose it is: "its plan", "the league's plan", "an African Union plan", "a plan by the league"."""
        words = self.words
        holder = self.holder(noun)
        if holder is not None and self.can_hold(holder):
            return holder
        for child in words.children[noun]:
            if (
                child < noun
                and words.entity[child] in _OWNERS
                and words.dep[child] in ("amod", "compound", "nmod")
            ):
                return child
            if words.dep[child] in ("acl", "relcl") and words.lower[child] in (
                *table("verbs", "put"), *table("verbs", "propose"),
            ):  # fmt: skip
                agent = self.agent(child)
                if agent is not None:
                    return agent
        return None

    def terms_of(self, noun: int) -> tuple[int, int] | None:
        """What the document proposes: behind "to", "for", "of", "that includes", or right before the noun."""
        words = self.words
        for child in words.children[noun]:
            if child < noun:
                continue
            end = min(self.with_condition(words.right[child]), noun + LONGEST_TERMS)
            if words.dep[child] in ("acl", "relcl", "ccomp", "xcomp") and (
                self.has_to(child) or words.lower[child] in table("verbs", "tell")
            ):
                begin = child if self.has_to(child) else child + 1
                return (begin, end) if begin <= end else None
            going = words.dep[child] == "acl" and words.tag[child] == "VBG" and child < end
            if going and self._issues.told_by(words.lower[child : end + 1], hints=False):
                return child, end  # "a resolution imposing an embargo"
            if words.lower[child] in ("for", "of") and words.dep[child] == "prep" and child < end:
                below = words.children[child][0] if words.children[child] else child
                if words.entity[below] == "" and words.lower[below] != "peace":
                    return child + 1, end
            if words.dep[child] in ("ccomp", "appos", "acl") and words.lower[words.left[child]] == "that":
                return words.left[child] + 1, end
        end = words.sentences[words.sentence[noun]][1]
        for i in range(noun + 1, min(noun + _NEAR, end - 1)):
            # "a plan to both sides that includes": the parser gives the clause to the sides.
            if words.tag[i] == "WDT" and words.lower[i + 1] in table("verbs", "tell"):
                return i + 2, max(i + 2, min(words.right[words.head[i]], noun + LONGEST_TERMS))
        before = [
            child
            for child in words.children[noun]
            if child < noun
            and words.dep[child] in ("compound", "nmod")
            and words.entity[child] not in _OWNERS
            and words.lower[child] != "peace"
            and self._issues.told_by(words.lower[words.left[child] : child + 1])
        ]
        return (min(words.left[child] for child in before), noun - 1) if before else None
