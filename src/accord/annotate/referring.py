"""Pronouns and roles that stand for a name, as marks of their own: "he", "the prosecutor"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from accord.model.annotation import NameMark, Statement
from accord.model.values import Span

__all__ = ["with_referring"]


def with_referring(
    doc: Doc, names: tuple[NameMark, ...], statements: Sequence[Statement]
) -> tuple[NameMark, ...]:
    """The names, and the head word of each speaker who is meant by one but not called so there.

    Only for names that are marked somewhere in the document. The new marks have a head in lower case.
    """
    types = {mark.name: mark.type for mark in reversed(names)}
    starts = [mark.span.start for mark in names]
    found: dict[Span, NameMark] = {}
    for statement in statements:
        name = statement.speaker_name
        for span in statement.speaker if name in types else ():
            phrase = doc.char_span(*span, alignment_mode="expand")
            root = phrase.root if phrase is not None and len(phrase) else None
            if root is None or not root.text.isalpha():
                continue
            place = bisect_right(starts, root.idx) - 1
            named = place >= 0 and names[place].span.end > root.idx
            if not named and not any(mark.name == name for mark in _within(span, names, starts)):
                word = Span(root.idx, root.idx + len(root.text))
                found[word] = NameMark(word, types[name], name, root.lower_)
    return tuple(sorted((*names, *found.values()), key=lambda mark: mark.span)) if found else names


def _within(span: Span, names: Sequence[NameMark], starts: Sequence[int]) -> Sequence[NameMark]:
    return names[bisect_right(starts, span.start - 1) : bisect_right(starts, span.end - 1)]
