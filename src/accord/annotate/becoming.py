"""Proposals that are said to have become an agreement: signed, its basis, what it grew out of."""

from __future__ import annotations

from accord.annotate.answers import Answers
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.documents import Found, table

__all__ = ["Becoming"]


class Becoming(Answers):
    """One document while plans that became an agreement are looked for."""

    def signed(self, verb: int) -> Found | None:
        """`The army and the rebels signed the plan drawn up by the league`."""
        words = self.words
        if words.lower[verb] not in table("becoming", "sign") or self._is_unsure(verb):
            return None
        noun, who = self.child(verb, ("dobj",), None), self.who(verb)
        if noun is None or noun < verb or who is None or who > verb or not self.can_hold(who):
            return None
        owner = self._proposer_of(noun)
        named = words.lower[noun] in table("documents", "always") | table("documents", "with")
        if not named or owner is None:
            return None  # "they signed the plan" may be anybody's
        last = max(self.clause_end(verb), noun)
        by = None if who == owner else who
        whom = () if by is None else (by,)
        return Found(
            self.first_of(who, verb), last, owner, whom, self.terms_of(noun), "accepted", by, (verb, noun)
        )

    def became(self, noun: int) -> Found | None:
        """`The plan was signed`, `became the Lorn Accord`; `an accord based on the plan`."""
        words = self.words
        above = words.head[noun]
        if words.dep[noun] in ("nsubj", "nsubjpass") and words.tag[above][:2] == "VB":
            return self._made_by(noun, above)
        if words.dep[noun] != "pobj" or words.lower[above] not in ("on", "upon", "of", "from"):
            return None
        verb = words.head[above] if words.lower[words.head[above]] != "out" else words.head[words.head[above]]
        if words.lower[verb] not in table("becoming", "rest"):
            return None
        rests = words.dep[verb] in ("acl", "relcl") or self.subject(verb) is None
        agreed = words.head[verb] if rests else self.subject(verb)
        if agreed is None or words.lower[agreed] not in table("becoming", "agreements"):
            return None
        first, last = min(words.left[agreed], verb), max(words.right[noun], noun)
        return self._found_made(noun, min(first, agreed), last, (agreed, noun))

    def _made_by(self, noun: int, verb: int) -> Found | None:
        words = self.words
        if self._is_unsure(verb):
            return None
        last = self.clause_end(verb)
        if words.dep[noun] == "nsubjpass" and words.lower[verb] in table("becoming", "sign"):
            if words.lower[noun] in table("becoming", "agreements"):
                return None  # "the truce deal is signed": an agreement
            by = self.agent(verb)
            found = self._found_made(noun, words.left[noun], max(last, verb), (noun, last))
            return found._replace(answer="accepted", answerer=by, recipients=() if by is None else (by,))
        if words.lower[verb] not in table("becoming", "become"):
            return None
        below = [i for i in range(verb + 1, last + 1) if words.lower[i] in table("becoming", "agreements")]
        heads = [i for i in below if words.tag[i] in NOUN_TAGS]
        return self._found_made(noun, words.left[noun], last, (noun, last)) if heads else None

    def _found_made(self, noun: int, first: int, last: int, made: tuple[int, int]) -> Found:
        return Found(first, last, self._proposer_of(noun), (), self.terms_of(noun), made=made)

    def _is_unsure(self, verb: int) -> bool:
        words = self.words
        modal = any(words.tag[child] == "MD" for child in words.children[verb])
        return modal or self.is_negated(verb) or self.is_unreal(verb) or self.has_to(verb)
