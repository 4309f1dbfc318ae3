"""Who told of what another said: "X said Y had told him …", "X quoted Y as saying …"."""

from __future__ import annotations

from collections.abc import Sequence

from accord.annotate.lexicon import QUOTED
from accord.annotate.words import Words
from accord.model.values import Span

__all__ = ["before_relative", "inside_of", "relayer"]

_CLIMB, _PHRASE = 4, 14
_CLOSES = frozenset((",", ":", "HYPH", "-LRB-", "_SP", "``", "''"))
_DEPTH = 12
"""How many statements deep one may lie in another and still be looked at."""


def relayer(words: Words, at: int) -> int | None:
    """The head of whoever quotes, where the cue at token `at` stands in "quoted X as saying"."""
    above = words.head[at]
    verb = words.head[above]
    if words.dep[at] != "pcomp" or words.lower[above] != "as" or words.lower[verb] not in QUOTED:
        return None
    for child in words.children[verb]:
        if words.dep[child] == "nsubj":
            return child
        if words.dep[child] == "agent" and words.children[child]:
            return words.children[child][-1]
    return None


def before_relative(words: Words, at: int) -> tuple[int, int] | None:
    """First and last token of whom the relative pronoun at token `at` stands for: "an architect who"."""
    if words.tag[at] not in ("WP", "WDT"):
        return None
    verb = at
    for _ in range(_CLIMB):
        if words.dep[verb] == "relcl":
            break
        verb = words.head[verb]
    above = words.head[verb]
    if words.dep[verb] != "relcl" or above >= at or words.tag[above][:2] not in ("NN", "CD"):
        return None
    first, last = words.left[above], above
    while last + 1 < at and words.tag[last + 1] not in _CLOSES and at - first <= _PHRASE:
        last += 1
    while last > above and words.tag[last] in ("IN", "TO", "DT", "CC"):
        last -= 1
    return None if any("\n" in words.text[i] for i in range(first, last + 1)) else (first, last)


def inside_of(contents: Sequence[Sequence[Span]], cues: Sequence[int | None]) -> list[int | None]:
    """For each statement the innermost other one whose content holds its cue.

    `contents` are the parts of each statement, `cues` the offsets of their cues, None without one.
    """
    parts = sorted((span.start, -span.end, i) for i, spans in enumerate(contents) for span in spans)
    found: list[int | None] = [None] * len(cues)
    open_: list[tuple[int, int, int]] = []
    behind = 0
    for cue, i in sorted((cue, i) for i, cue in enumerate(cues) if cue is not None):
        while behind < len(parts) and parts[behind][0] <= cue:
            open_.append(parts[behind])
            behind += 1
        open_ = [part for part in open_ if -part[1] > cue][-_DEPTH:]
        holders = [part for part in open_ if part[2] != i and cues[part[2]] != cue]
        if holders:
            found[i] = min(holders, key=lambda part: -part[1] - part[0])[2]
    return found
