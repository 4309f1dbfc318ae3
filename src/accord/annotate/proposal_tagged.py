"""Proposals that the encoder found where no rule did, made of its tokens."""

from __future__ import annotations

from collections.abc import Iterable

from accord.annotate.awaiting import Awaiting
from accord.annotate.documents import Found, answer_of, table
from accord.annotate.tagged import Tagged, Tags

__all__ = ["ProposalTagged"]

_SIGNS = frozenset(("name", "names", "signature", "signatures"))


class ProposalTagged(Awaiting):
    """One document with what the encoder takes for proposals in it."""

    def with_tags(self, told: Iterable[Found], tags: Tags) -> list[Found]:
        """What rules found, its ends and whether it is one by the encoder, and what that finds beside it.

        One whose terms another sentence tells is not doubted: `The front has not replied to that proposal`.
        """
        words = self.words
        found = [
            it
            for it in told
            if it.terms is None or not tags.doubts("proposal", words.span(it.first, it.last))
        ]
        spans = tags.ends("proposal", [words.span(it.first, it.last) for it in found])
        ends = (words.tokens_in(span) for span in spans)
        found = [
            it._replace(first=at[0], last=at[1]) if at else it for it, at in zip(found, ends, strict=True)
        ]
        added = (self.tagged(tag) for tag in tags.finds("proposal", spans))
        return sorted((*found, *(it for it in added if it is not None)), key=lambda it: it.first)

    def tagged(self, tag: Tagged) -> Found | None:
        """The find with its fields; None where it is asked, or tells neither who proposes nor an answer."""
        words = self.words
        if self.is_question(tag.first) or self._is_signed(tag):
            return None
        proposer, terms = self._heads(tag, "proposer"), self._terms(tag)
        if terms is None and not proposer:
            return None
        answer = next(
            (
                (told, i)
                for i in range(tag.first, tag.last + 1)
                if words.tag[i][:2] == "VB" and (told := answer_of(words.lower[i])[0]) is not None
            ),
            None,
        )
        answerer = self.who(answer[1]) if answer is not None else None
        if answerer is not None and (answerer in proposer or not self.can_hold(answerer)):
            answer = answerer = None
        if answer is None and all(words.tag[head] == "PRP" for head in proposer):
            return None
        return Found(
            tag.first,
            tag.last,
            proposer[0] if proposer else None,
            tuple(self._heads(tag, "addressee")),
            terms,
            answer[0] if answer is not None else None,
            answerer,
        )

    def _is_signed(self, tag: Tagged) -> bool:
        """Whether it is an agreement, a proposal no more: `signed a deal`, `put their names to a deal`."""
        words = self.words
        near = range(tag.first, tag.last + 1)
        signing = (words.lower[i] in table("becoming", "sign") and words.tag[i] == "VBD" for i in near)
        naming = (words.lower[i] in _SIGNS and words.lower[words.head[i]] == "put" for i in near)
        return any(signing) or any(naming)

    def _terms(self, tag: Tagged) -> tuple[int, int] | None:
        """The longest of the words found for what is proposed that name nobody."""
        told = (tokens for tokens in tag.fields["terms"] if not self.can_hold(self.head_of(*tokens)))
        return max(told, key=lambda it: it[1] - it[0], default=None)

    def _heads(self, tag: Tagged, field: str) -> list[int]:
        """The heads of a field's words that name somebody."""
        heads = dict.fromkeys(self.head_of(*tokens) for tokens in tag.fields[field])
        return [head for head in heads if self.can_hold(head)]
