"""Lists of recommendations in reports: `The report offers the following recommendations to the ministries.`

Behind it stand headings of those who are asked ("a) To the ministry:") and items that open with a bare verb
("i. reopen the port;"). A list ends where six paragraphs in a row are neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from accord.annotate.words import Words
from accord.model.values import Span

__all__ = ["Listed", "list_behind"]

_MARK = r"(?:\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]{1,5})[.)]?|[•–*o-])"
_PIECES = re.compile(rf"\n\s*\n|\n(?=\s*{_MARK}\s)|(?<=;)\s+(?=(?:and\W+)?\d+\.\d+)|;\s+and\b")
_TO = re.compile(rf"\s*(?:{_MARK}\s+)?To\s+(?:the\s+)?(?P<whom>[^\n:;.]{{2,70}}?)\s*:?\s*(?=\n|$)")
_ITEM = re.compile(rf"\s*(?:and\W+)?{_MARK}\s+(?:that\s+)?(?P<told>[a-z][^\n]*(?:\n(?!\s*\n)[^\n]+)*)")
_END = re.compile(r"[\s;,.]+(?:and[\s,]*)?$")
_FAR = 30_000  # letters of a list at most
_MOST, _OTHER = 60, 6
_LEAST, _LONGEST = 4, 110  # tokens of an item
_ASIDE = 10  # tokens up to the comma behind an aside
_NO_VERBS = frozenset(("NNS", "NNPS", "DT", "PRP", "PRP$", "CC", "WDT", "CD"))


class Listed(NamedTuple):
    """The first and last token of an item, and of whom its heading asks, if it has one."""

    first: int
    last: int
    whom: tuple[int, int] | None


def list_behind(words: Words, noun: int) -> Iterator[Listed]:
    """The items of the list that "the following recommendations" opens; none where no list is behind."""
    if "following" not in words.lower[max(noun - 3, 0) : noun]:
        return
    begin = words.end[words.sentences[words.sentence[noun]][1] - 1]
    whom: tuple[int, int] | None = None
    others, number = 0, 0
    for piece in _pieces(words.source, begin):
        heading = _TO.match(words.source, piece.start, piece.end)
        item = None if heading else _ITEM.match(words.source, piece.start, piece.end)
        if heading:
            whom = words.tokens_in(Span(*heading.span("whom")))
            begin, others = heading.end(), 0
            rest = Span(heading.end(), piece.end)
            item = _ITEM.match(words.source, rest.start, rest.end)
        if item is None:
            others += heading is None and len(words.source[piece.start : piece.end].split()) > 1
            if others >= _OTHER:
                return
            continue
        others, number = 0, number + 1
        listed = _listed(words, item, whom)
        if number > _MOST:
            return
        if listed is not None:
            yield listed


def _pieces(text: str, begin: int) -> Iterator[Span]:
    behind = min(len(text), begin + _FAR)
    for gap in _PIECES.finditer(text, begin, behind):
        if text[begin : gap.start()].strip():
            yield Span(begin, gap.start())
        begin = gap.end()
    yield Span(begin, behind)


def _listed(words: Words, item: re.Match[str], whom: tuple[int, int] | None) -> Listed | None:
    told = item["told"]
    end = _END.search(told)
    tokens = words.tokens_in(
        Span(item.start("told"), item.start("told") + (end.start() if end else len(told)))
    )
    if tokens is None or not _LEAST <= tokens[1] - tokens[0] <= _LONGEST:
        return None
    return Listed(*tokens, whom) if _opens_with_verb(words, tokens[0]) else None


def _opens_with_verb(words: Words, first: int) -> bool:
    """`Reopen the port`, `in a timely manner, reopen it`; not what the item before goes on with."""
    if words.tag[first] != "IN":
        return words.tag[first] not in _NO_VERBS and words.lower[first] != "other"
    behind = next((i for i in range(first, first + _ASIDE) if words.text[i : i + 1] == [","]), None)
    return behind is not None and words.tag[behind + 1 : behind + 2] in (["VB"], ["VBP"])
