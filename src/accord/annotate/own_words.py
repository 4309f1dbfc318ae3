"""Who "it", "we" and "the government" are inside somebody's words: whether a speaker tells of himself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from accord.annotate.words import Words
from accord.model.annotation import NameMark, Statement

__all__ = ["OwnWords"]

_SELF = frozenset(("we", "our", "us", "ours"))
_HIMSELF = frozenset(("it", "he", "she", "they", "his", "her", "their", "its"))
_PLAIN = frozenset(("the", "of", "a", "an", "government", "and", "in", "for", "'s", "’s"))


class OwnWords:
    """The statements of one document, by where their content stands."""

    def __init__(self, words: Words, statements: Sequence[Statement], names: Sequence[NameMark]) -> None:
        self.words = words
        self.named = {it.name for it in names}
        found = [(span, it) for it in statements for span in it.content if it.speech and not it.negated]
        self.spans = sorted(found, key=lambda pair: pair[0])
        self.starts = [span.start for span, _ in self.spans]

    def speaker_of(self, subject: int, name: str | None) -> str | None:
        """The name of whoever speaks, where the subject of a clause in his words is himself or his side."""
        words = self.words
        statement = self.around(subject)
        if statement is None:
            return None
        speaker = statement.speaker_name or self._described(statement)
        lower = words.lower[subject]
        if lower in _SELF:
            return statement.affiliation if statement.affiliation in self.named else speaker
        if lower in _HIMSELF:
            return speaker if statement.kind != "direct" else None
        sides = " ".join(it for it in (speaker, statement.affiliation, statement.office) if it)
        own = self._key(sides) | self._spoken(statement)
        told = self._key(name or words.text[subject])
        return (name or words.text[subject]) if told and told <= own else None

    def _described(self, statement: Statement) -> str | None:
        """The words for a speaker without a name: "ministry"."""
        span = next(iter(statement.speaker), None)
        words = span.of(self.words.source).split() if span else []
        while words and words[0].lower() in _PLAIN:
            words = words[1:]
        return None if not words or words[0].lower() in _HIMSELF | _SELF else " ".join(words)

    def same(self, subject: int, other: int) -> bool:
        """Whether two subjects are one: a pronoun behind a name is."""
        return (
            self.words.lower[subject] in _HIMSELF | _SELF
            or self.words.lower[subject] == self.words.lower[other]
        )

    def around(self, token: int) -> Statement | None:
        """The innermost statement that holds the token."""
        start = self.words.start[token]
        at = bisect_right(self.starts, start)
        for place in range(at - 1, max(at - 6, -1), -1):
            span, statement = self.spans[place]
            if span.start <= start < span.end:
                return statement
        return None

    def _spoken(self, statement: Statement) -> set[str]:
        return set().union(*(self._key(span.of(self.words.source)) for span in statement.speaker), set())

    def _key(self, phrase: str) -> set[str]:
        return (
            {word.strip("'’s,.").lower() for word in phrase.replace("’s", "").replace("'s", "").split()}
            - _PLAIN
            - {""}
        )
