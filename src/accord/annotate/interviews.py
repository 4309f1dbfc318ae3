"""Who asks and who answers behind `Q:` and `A:`, as the words before the first question name them.

`an interview with Nadia Rahal`, `Rahal spoke to the Courier's Omar Tesfaye`, `Interview: Omar Tesfaye`. Where
no such phrase names the one who answers, the only person named before the first question does, writers
aside; where two could be meant, nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from accord.model.annotation import NameMark
from accord.model.values import Span

__all__ = ["Sides", "sides_of"]

_ASKS = re.compile(
    r"(?:\binterview(?:er|ed)?|\bquestions?|\bconducted|\basked|\binterviewed)\s*(?:by\b|:)\s*"
    r"(?:[\w'’-]+ ){0,3}$|\b(?:to|with)\s+(?:[\w'’-]+ ){0,4}[\w-]+['’]s?\s+(?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
_WRITES = re.compile(r"(?:^|\n)\s*(?:by|story by|photographs? by|photos? by|text by)\s+$", re.IGNORECASE)
_ANSWERS_BEFORE = re.compile(
    r"\b(?:interview(?:s|ed|ing)? (?:with|of)|interview(?:s|ed)|conversation with|questions (?:to|for)"
    r"|(?:spoke|speaks|spoken|talked|talks|talk|sat down|sits down|met|meets|turned|turns) (?:to|with)"
    r"|asked|reached|questioned)\s+(?:[\w'’-]+,? ){0,9}$",
    re.IGNORECASE,
)
_ANSWERS_BEHIND = re.compile(
    r"[^.!?\n]*?\b(?:spoke|speaks|talked|talks|sat down|sits down|answer(?:s|ed)|gave (?:an|this|his|her)"
    r"|give[sn]? (?:an|this|his|her)|receive[sd]|respond(?:s|ed)|discuss(?:es|ed)|explain(?:s|ed)"
    r"|tells|told)\b",
    re.IGNORECASE,
)
_AROUND, _LONGEST = 120, 6000
"""Letters before a name in which the phrase that tells its part is sought; letters of an introduction."""


class Sides(NamedTuple):
    """Where the one who answers, and the one who asks, is named; None where neither is told."""

    answers: Span | None
    asks: Span | None


class _Named(NamedTuple):
    name: str
    span: Span


def sides_of(source: str, names: Iterable[NameMark], end: int) -> Sides:
    """Who asks and who answers in an interview whose first question stands at `end`."""
    persons = list(_persons(source, names, end)) if end else []
    asking = [it for it in persons if _ASKS.search(_before(source, it))]
    writing = [it for it in persons if _WRITES.search(_before(source, it))]
    aside = {it.name for it in (*asking, *writing)}
    others = [it for it in persons if it.name not in aside]
    told = [
        it
        for it in others
        if _ANSWERS_BEFORE.search(_before(source, it)) or _ANSWERS_BEHIND.match(source, it.span.end)
    ]
    return Sides(_only(told or others, persons), _only(asking, persons))


def _persons(source: str, names: Iterable[NameMark], end: int) -> Iterator[_Named]:
    """Every place before `end` where a person is named, those too that the parse joined to an outlet."""
    known = {mark.span.of(source): mark.name for mark in names if mark.type == "PERSON" and mark.name}
    if not known:
        return
    longest_first = sorted(known, key=lambda written: (-len(written), written))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
    for match in pattern.finditer(source, 0, min(end, _LONGEST)):
        yield _Named(known[match.group()], Span(*match.span()))


def _before(source: str, named: _Named) -> str:
    return source[max(0, named.span.start - _AROUND) : named.span.start]


def _only(found: Sequence[_Named], persons: Sequence[_Named]) -> Span | None:
    """Where the one person who is found is first named; None where several are."""
    names = {it.name for it in found}
    return next(it.span for it in persons if it.name in names) if len(names) == 1 else None
