"""Items of a list of recommendations, in monitors' reports behind `The mission recommends that:`."""

from __future__ import annotations

from collections.abc import Iterator

from accord.annotate.words import Words

__all__ = ["items_behind"]

_MOST = 12
_LEAST = 4  # tokens of an item
_LONGEST = 90
_OPENING = frozenset(("that", ":", ";", ",", "the", "following"))
_MARKS = frozenset((".", "•.", ")", "(", "•", "|", "-", "–", "*", "o"))


def items_behind(words: Words, cue: int) -> Iterator[tuple[int, int]]:
    """The first and last token of each item of a list that a verb of recommending opens; none without one."""
    at = cue + 1
    while at < len(words.text) and words.lower[at] in _OPENING:
        at += 1
    if at >= len(words.text) or "\n" not in words.text[at] or words.text[at - 1] not in (":", ";"):
        return
    for number, (first, last) in enumerate(_paragraphs(words, at)):
        first = _behind_mark(words, first, last)
        verbs = any(words.tag[i][:2] == "VB" for i in range(first, min(first + _LONGEST, last + 1)))
        if number >= _MOST or last - first < _LEAST or last - first > _LONGEST or not verbs:
            return
        yield first, last


def _paragraphs(words: Words, at: int) -> Iterator[tuple[int, int]]:
    """Parted by an empty line, or by a line break with an item's mark behind it."""
    first = at
    for i in range(at, len(words.text)):
        breaks = words.text[i].count("\n") if words.tag[i] == "_SP" else 0
        if breaks > 1 or (breaks and i + 2 < len(words.text) and _behind_mark(words, i + 1, i + 3) > i + 1):
            if i > first:
                yield first, i - 1
            first = i + 1
    if first < len(words.text):
        yield first, len(words.text) - 1


def _behind_mark(words: Words, first: int, last: int) -> int:
    """The token behind an item's number or bullet, and behind its "that"."""
    while first < last and (
        words.text[first] in _MARKS
        or words.tag[first] == "_SP"
        or words.text[first][:1].isdigit()
        or (len(words.text[first].strip(".)")) == 1 and words.text[first + 1] in (".", ")"))
        or (len(words.text[first]) == 2 and words.text[first][0].islower() and words.text[first][1] in ".)")
    ):
        first += 1
    return first
