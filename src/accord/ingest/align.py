"""Which lines of a rendered page are the article: those that the extractor took.

The extractor's output is a rewritten text, so it is laid against the page line by line: lines that are
equal, in the same order (a longest increasing subsequence over equal lines, so that a teaser which repeats
the lead far from the body does not count), and lines most of whose word runs it holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from accord.ingest.furniture import ends_sentence
from accord.ingest.render import Line

__all__ = ["body_lines", "with_siblings"]

_WORD = re.compile(r"\w+")
_RUN = 4
_COVERED = 0.6
_SAME_PLACE = 3
_SENTENCE = 60


def body_lines(page: Sequence[str], body: Sequence[str]) -> list[bool]:
    """For each of the page's lines whether it belongs to the body. Linear but for a logarithm."""
    page_words = [_WORD.findall(line.lower()) for line in page]
    body_words = [words for line in body if (words := _WORD.findall(line.lower()))]
    kept = [False] * len(page)
    left = [True] * len(body_words)
    for index, place in _aligned(
        [tuple(words) for words in page_words], [tuple(words) for words in body_words]
    ):
        kept[index] = True
        left[place] = False
    # What was aligned counts once: a teaser made of the lead's words is no second lead.
    rest = [word for words, keep in zip(body_words, left, strict=True) if keep for word in words]
    runs = {tuple(rest[i : i + _RUN]) for i in range(len(rest) - _RUN + 1)}
    for index, words in enumerate(page_words):
        if not kept[index] and len(words) >= _RUN:
            kept[index] = _covered(words, runs) >= _COVERED
    return kept


def _covered(words: list[str], runs: set[tuple[str, ...]]) -> float:
    """The share of the line's words that lie in a run of four words which the body holds."""
    covered, end = 0, 0
    for start in range(len(words) - _RUN + 1):
        if tuple(words[start : start + _RUN]) in runs:
            covered += start + _RUN - max(end, start)
            end = start + _RUN
    return covered / len(words)


def _aligned(page: list[tuple[str, ...]], body: list[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Pairs (page's line, body's line) in the longest chain of equal lines that runs forward in both."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, words in enumerate(body):
        if len(places[words]) < 50:  # a line repeated more often says nothing about order
            places[words].append(index)
    tails: list[int] = []
    tops: list[int] = []
    nodes: list[tuple[int, int, int]] = []
    for index, words in enumerate(page):
        if not words:
            continue
        for place in reversed(places.get(words, ())):
            slot = bisect_left(tails, place)
            nodes.append((index, place, tops[slot - 1] if slot else -1))
            if slot == len(tails):
                tails.append(place)
                tops.append(len(nodes) - 1)
            else:
                tails[slot] = place
                tops[slot] = len(nodes) - 1
    chain: list[tuple[int, int]] = []
    node = tops[-1] if tops else -1
    while node >= 0:
        index, place, node = nodes[node]
        chain.append((index, place))
    return chain[::-1]


def with_siblings(lines: Sequence[Line], body: Sequence[bool]) -> list[bool]:
    """`body` and the sentences below its start that stand in the same kind of element as its paragraphs.

    The extractor now and then stops at an advertisement; a teaser stands in another kind of element.
    """
    places = Counter(line.place for line, keep in zip(lines, body, strict=True) if keep)
    own = {place for place, count in places.items() if place and count >= _SAME_PLACE}
    kept = list(body)
    first = next((index for index, keep in enumerate(body) if keep), len(lines))
    for index, line in enumerate(lines[first:], first):
        if line.place in own and len(line.text) >= _SENTENCE and ends_sentence(line.text):
            kept[index] = True
    return kept
