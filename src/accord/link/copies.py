"""Copied words: how much of one article stands word for word in another.

Contained words count, not likeness, since a reprint may be a third of its source. Quoted words are
weighed apart, for two reporters in one room quote alike; and what many articles of different days share
(furniture, captions, a background paragraph) is idle: it proves nothing.

A copy has nine words in ten from its source; or seven in ten, and nothing changed between the first and
the last of them (a headline of its own, a paragraph added). Anything less is an edit.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from accord.link.texts import SHINGLE, Text
from accord.model.values import Span

__all__ = ["LEAST_SHARE", "Copied", "copied"]

LEAST_SHARE = 0.3
_COPY, _COPY_WITHIN, _UNCHANGED = 0.9, 0.7, 0.95
_LEAST_PASSAGE = 7
_LEAST_WORDS = 25
_MOST_PLACES = 8  # of one shingle that are tried

_Run = tuple[int, int, int]
"""Place in the child, place in the parent, words."""


class Copied(NamedTuple):
    """What of a child stands in a parent word for word.

    `share` is the part of its words, `proves` whether that is copying; relation copy or edit.
    """

    share: float
    relation: str
    proves: bool
    passages: tuple[tuple[Span, Span], ...]


def copied(child: Text, parent: Text) -> Copied:
    found = _runs(child, parent)
    runs = [run for run in found if not _is_common(child, run)]
    matched = sum(length for _, _, length in runs)
    words = len(child.forms) - sum(length for _, _, length in found) + matched
    if not runs:
        return Copied(0.0, "edit", False, ())
    plain = sum(length - sum(child.quoted[at : at + length]) for at, _, length in runs)
    share, unquoted = matched / words, words - sum(child.quoted)
    least = _LEAST_WORDS if share < _COPY else min(_LEAST_WORDS, max(10, words // 2))
    proves = plain >= least and unquoted > 0 and (share >= _COPY or plain / unquoted >= LEAST_SHARE)
    within = matched / (runs[-1][0] + runs[-1][2] - runs[0][0])
    whole = share >= _COPY or (share >= _COPY_WITHIN and within >= _UNCHANGED)
    passages = tuple(
        (_stretch(child.edges, at, length), _stretch(parent.edges, there, length))
        for at, there, length in runs
    )
    return Copied(round(share, 4), "copy" if whole else "edit", proves, passages)


def _is_common(child: Text, run: _Run) -> bool:
    """Whether most of a run's fingerprints are such as many articles have."""
    start, end = run[0], run[0] + run[2] - SHINGLE + 1
    common = bisect_left(child.common, end) - bisect_left(child.common, start)
    return 2 * common > bisect_left(child.prints, end) - bisect_left(child.prints, start)


def _stretch(edges: Sequence[tuple[int, int]], at: int, length: int) -> Span:
    """The span of `length` words from place `at`."""
    return Span(edges[at][0], edges[at + length - 1][1])


def _runs(child: Text, parent: Text) -> list[_Run]:
    """The longest shared runs, left to right."""
    places: dict[int, list[int]] = {}
    wanted = set(child.shingles)
    for there, shingle in enumerate(parent.shingles):
        if shingle in wanted:
            places.setdefault(shingle, []).append(there)
    runs, at = [], 0
    while at < len(child.shingles):
        best, best_there = 0, 0
        for there in places.get(child.shingles[at], ())[:_MOST_PLACES]:
            length = _shared(child.forms, at, parent.forms, there)
            if length > best:
                best, best_there = length, there
        if best >= _LEAST_PASSAGE:
            runs.append((at, best_there, best))
        at += best or 1
    return runs


def _shared(child: Sequence[str], at: int, parent: Sequence[str], there: int) -> int:
    """How many words are the same from there on."""
    length = 0
    while (
        at + length < len(child)
        and there + length < len(parent)
        and child[at + length] == parent[there + length]
    ):
        length += 1
    return length
