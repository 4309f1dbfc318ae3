"""Retold words: how much of one article is another's in other words.

Two reports of one event share its names and figures, but not in whose neighbourhood each stands: a
rewrite sentence by sentence has the same content words together, in the same order. So a content word
of the child counts by how much of its surroundings (five content words to either side) stands around
the same word in the parent, and by how rare it is in the articles at hand: rare names, figures and shared
errors tell most. That, times the part of those places that is in the parent's order, goes with the square
of what is retold, since each word is counted with its surroundings; the share is its root.

Quoted words never count for it: whoever was in the room has them. Those that the parent has not count
against it, for somebody else was asked. What is idle counts neither way.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from accord.link.texts import Text
from accord.model.text import sentence_around
from accord.model.values import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["LEAST_RETOLD", "Retold", "retold", "retold_passages"]

LEAST_RETOLD = 0.295
"""The share from which an article counts as retold, chosen on Clough and Stevenson's short answers."""

_HERE, _THERE = 5, 8  # content words around a word in the child, and how far apart they may be in the parent
_MOST_PLACES = 6  # A word that stands in more places of the parent is no landmark.
_NEAR = 0.35  # of a word's surroundings: from so many on it stands in a retold stretch
_LEAST_STRETCH = 4  # content words
_LEAST_TOLD = 10  # and of all stretches together, for a sentence or two prove nothing

Rarity = Callable[[str], float]


class Match(NamedTuple):
    """Places of a stem in the child and in the parent, and the part of its surroundings that is there too."""

    here: int
    there: int
    cover: float


class Retold(NamedTuple):
    """`share` of the child that is the parent's in other words, 0..1, whether that `proves` a retelling,
    and the words that correspond."""

    share: float
    proves: bool
    matches: Sequence[Match]


def retold(child: Text, parent: Text, rarity: Rarity) -> Retold:
    """`rarity` weighs a stem: the fewer articles have it, the more."""
    told = [at for at, (place, _) in enumerate(child.stems) if not child.quoted[place] + child.idle[place]]
    quoted = [
        at for at, (place, _) in enumerate(child.stems) if child.quoted[place] and not child.idle[place]
    ]
    matches = _matches(child, parent, told)
    near = _nearest(matches)
    shared = {match.here for match in _nearest(_matches(child, parent, quoted))}
    own = [at for at in quoted if at not in shared]
    weights = {stem: rarity(stem) for stem in {child.stems[at][1]: 0 for at in (*told, *own)}}
    total = sum(weights.values())
    if not near or not total:
        return Retold(0.0, False, ())
    best: dict[str, float] = {}
    for match in matches:
        stem = child.stems[match.here][1]
        best[stem] = max(best.get(stem, 0.0), match.cover)
    part = sum(weights[stem] * cover for stem, cover in best.items()) / total
    share = (part * _in_order([match.there for match in near])) ** 0.5
    proves = share >= LEAST_RETOLD and len(near) >= _LEAST_TOLD
    return Retold(round(share, 4), proves, near)


def _matches(child: Text, parent: Text, stems: Sequence[int]) -> list[Match]:
    """Where some of the child's stems stand in the parent, and what of the others around them does."""
    import numpy as np

    places: dict[str, list[int]] = defaultdict(list)
    for there, (_, stem) in enumerate(parent.stems):
        places[stem].append(there)
    pairs = [
        (number, there)
        for number, at in enumerate(stems)
        if len(places.get(child.stems[at][1], ())) <= _MOST_PLACES
        for there in places.get(child.stems[at][1], ())
    ]
    if not pairs:
        return []
    line = len(parent.stems) + 2 * _THERE + 1
    codes = np.array([number * line + there + _THERE for number, there in pairs], dtype=np.int64)
    covers = (_supported(codes, line) / (2 * _HERE + 1)).tolist()
    return [Match(stems[number], there, cover) for (number, there), cover in zip(pairs, covers, strict=True)]


def _supported(codes: NDArray[np.int64], line: int) -> NDArray[np.int64]:
    """Of how many words around it, itself included, a match (a cell of a grid) has a match close by."""
    import numpy as np

    found = np.ones(len(codes), dtype=np.int64)
    for step in range(-_HERE, _HERE + 1):
        if step:
            low = codes + step * line - _THERE
            at = np.searchsorted(codes, low)
            inside = at < len(codes)
            found[inside] += codes[at[inside]] <= low[inside] + 2 * _THERE
    return found


def _nearest(matches: Sequence[Match]) -> list[Match]:
    """The best match of every word that stands in a retold stretch, in the child's order."""
    best: dict[int, Match] = {}
    for match in matches:
        if match.cover >= _NEAR and (match.here not in best or match.cover > best[match.here].cover):
            best[match.here] = match
    return [best[here] for here in sorted(best)]


def _in_order(places: Sequence[int]) -> float:
    """The longest part of the places that does not run backwards."""
    if not places:
        return 0.0
    ends: list[int] = []
    for place in places:
        at = bisect_right(ends, place)
        ends[at : at + 1] = [place]
    return len(ends) / len(places)


def retold_passages(child: Text, parent: Text, matches: Sequence[Match]) -> Iterator[tuple[Span, Span]]:
    """Sentences of the child with the sentences of the parent that they retell."""
    shared: dict[tuple[Span, Span], int] = defaultdict(int)
    here = there = Span(0, 0)
    for match in matches:
        at = Span(*child.edges[child.stems[match.here][0]])
        to = Span(*parent.edges[parent.stems[match.there][0]])
        here = here if here.covers(at) else sentence_around(child.body, at)
        there = there if there.covers(to) else sentence_around(parent.body, to)
        shared[here, there] += 1
    best: dict[Span, tuple[int, Span]] = {}
    for (here, there), count in sorted(shared.items()):
        if count >= _LEAST_STRETCH and count > best.get(here, (0, there))[0]:
            best[here] = (count, there)
    yield from ((here, there) for here, (_, there) in sorted(best.items()))
