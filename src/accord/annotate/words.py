"""A parsed document as plain columns: what the marking functions read, without spaCy objects.

Column `i` describes token `i`. `left` and `right` are the first and last token of its subtree,
`sentence` the index into `sentences`, whose pairs are token ranges `[first, behind)`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from accord.annotate.repairs import repaired
from accord.annotate.stamps import front
from accord.model.values import Span

__all__ = ["Words", "columns"]


@dataclass(frozen=True, slots=True)
class Words:
    """The columns of one document; see the module."""

    source: str
    text: list[str]
    lower: list[str]
    tag: list[str]
    dep: list[str]
    entity: list[str]
    head: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    start: list[int]
    end: list[int]
    sentence: list[int]
    sentences: list[tuple[int, int]]

    def span(self, first: int, last: int) -> Span:
        """The characters from token `first` to token `last`, both included."""
        return Span(self.start[first], self.end[last])

    def tokens_in(self, span: Span) -> tuple[int, int] | None:
        """The first and last token that a span reaches into; None where it lies behind them all."""
        first = bisect_right(self.end, span.start)
        return (first, max(first, bisect_left(self.start, span.end) - 1)) if first < len(self.start) else None

    def phrase(self, first: int, last: int) -> str:
        """The words from token `first` to token `last` with single blanks, without a stamp before them."""
        begin = first + front(self.text[first : last + 1])
        return " ".join(self.source[self.start[begin if begin <= last else first] : self.end[last]].split())


def columns(doc: Doc) -> Words:
    """Reads the parse out of the Doc in one go."""
    rows = doc.to_array(["HEAD", "DEP", "TAG", "ENT_TYPE", "IDX", "SENT_START"]).astype("int64")
    texts = [token.text for token in doc]
    size = len(texts)
    names: dict[int, str] = {}

    def named(column: int) -> list[str]:
        out = []
        for key in rows[:, column].view("uint64").tolist() if size else ():
            value = names.get(key)
            if value is None:
                value = names[key] = doc.vocab.strings[key] if key else ""
            out.append(value)
        return out

    offsets = rows[:, 0].tolist() if size else []
    head = [i + offset for i, offset in enumerate(offsets)]
    start = rows[:, 4].tolist() if size else []
    lower, tag, dep, entity = [text.lower() for text in texts], named(2), named(1), named(3)
    repaired(lower, tag, dep, entity, head, rows[:, 5].tolist() if size else [])
    children, left, right = _subtrees(head)
    sentence, sentences = _sentences(rows[:, 5].tolist() if size else [])
    return Words(
        source=doc.text,
        text=texts,
        lower=lower,
        tag=tag,
        dep=dep,
        entity=entity,
        head=head,
        children=children,
        left=left,
        right=right,
        start=start,
        end=[begin + len(text) for begin, text in zip(start, texts, strict=True)],
        sentence=sentence,
        sentences=sentences,
    )


def _subtrees(head: list[int]) -> tuple[list[list[int]], list[int], list[int]]:
    """Children, and the first and last token below each token: from the roots down, then back up."""
    size = len(head)
    children: list[list[int]] = [[] for _ in range(size)]
    order = []
    for i, above in enumerate(head):
        if above == i:
            order.append(i)
        else:
            children[above].append(i)
    for i in order:
        order.extend(children[i])
    left, right = list(range(size)), list(range(size))
    for i in reversed(order):
        above = head[i]
        left[above] = min(left[above], left[i])
        right[above] = max(right[above], right[i])
    return children, left, right


def _sentences(starts: list[int]) -> tuple[list[int], list[tuple[int, int]]]:
    index, first = [], 0
    ranges = []
    for i, flag in enumerate(starts):
        if flag == 1 and i:
            ranges.append((first, i))
            first = i
        index.append(len(ranges))
    if starts:
        ranges.append((first, len(starts)))
    return index, ranges
