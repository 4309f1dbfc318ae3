"""A text with its marks, cut into what a page shows: paragraphs, numbered sentences, pieces in one dress."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from accord.model.text import sentences
from accord.model.values import Span
from accord.store import Mark

__all__ = ["Paragraph", "Piece", "Sentence", "paragraphs"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that stand under the same marks. `begins` is whether a mark begins here."""

    start: int
    text: str
    kinds: tuple[str, ...]
    begins: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence under its number in the text."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences between line breaks, and the entries whose first mark in this text is here."""

    sentences: tuple[Sentence, ...]
    ids: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(piece.text for sentence in self.sentences for piece in sentence.pieces)


def paragraphs(text: str, marks: Iterable[Mark], first: int, most: int) -> tuple[list[Paragraph], int | None]:
    """Paragraphs from sentence number `first` on, until `most` characters are shown.

    Also the number of the sentence to go on from, None at the text's end.
    """
    spans = sentences(text)
    kept = sorted((mark for mark in marks if mark.end > mark.start), key=lambda it: (it.start, it.end))
    told: set[str] = set()
    found: list[Paragraph] = []
    numbered = list(enumerate(spans, 1))[max(first, 1) - 1 :]
    begin = numbered[0][1].start if numbered else 0
    at, open_marks = 0, [mark for mark in kept if mark.start < begin < mark.end]
    while at < len(kept) and kept[at].start < begin:
        at += 1
    for _, group in groupby(numbered, key=_paragraph_of(text)):
        of_paragraph = list(group)
        if found and of_paragraph[-1][1].end - begin > most:
            return found, of_paragraph[0][0]
        shown, ids = [], []
        for number, span in of_paragraph:
            while at < len(kept) and kept[at].start < span.end:
                open_marks.append(kept[at])
                at += 1
            here = [mark for mark in open_marks if mark.start < span.end and mark.end > span.start]
            open_marks = [mark for mark in open_marks if mark.end > span.end]
            ids += [mark.id for mark in here if mark.id and mark.id not in told]
            told.update(ids)
            shown.append(Sentence(number, tuple(_pieces(text, span, here))))
        found.append(Paragraph(tuple(shown), tuple(dict.fromkeys(ids))))
    return found, None


def _paragraph_of(text: str) -> Callable[[tuple[int, Span]], int]:
    """A key that changes where a line break stands between one sentence and the next."""
    state = {"end": 0, "number": 0}

    def key(numbered: tuple[int, Span]) -> int:
        span = numbered[1]
        if "\n" in text[state["end"] : span.start]:
            state["number"] += 1
        state["end"] = span.end
        return state["number"]

    return key


def _pieces(text: str, span: Span, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The sentence cut at every edge of a mark."""
    starts = {mark.start for mark in marks if mark.start >= span.start}
    ends = {mark.end for mark in marks if mark.end < span.end}
    edges = sorted({span.start, span.end} | starts | ends)
    for start, end in pairwise(edges):
        kinds = {mark.kind for mark in marks if mark.start <= start and mark.end >= end}
        yield Piece(start, text[start:end], tuple(sorted(kinds)), start in starts)
