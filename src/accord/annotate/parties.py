"""Who the phrases of a document mean that are no speakers: "the government", "its", "the rebel council"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from accord.annotate.quotation import pair_marks
from accord.annotate.scene import token_ranges
from accord.annotate.speakers import Speaker, SpeakerBook
from accord.annotate.words import Words
from accord.model.annotation import NameMark

__all__ = ["resolved"]


def resolved(words: Words, names: Sequence[NameMark], heads: Iterable[int]) -> dict[int, Speaker]:
    """Each phrase, by its head token, with its name, office and body, as far as the document tells."""
    wanted = sorted(set(heads))
    if not wanted:
        return {}
    _, inside = token_ranges(words, pair_marks(words.source))
    book = SpeakerBook(words, tuple(names), inside)
    return {head: book.resolve(head, words.left[head], words.right[head]) for head in wanted}
