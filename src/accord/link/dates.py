"""When undated articles appeared, by the dated articles of the record.

What an undated article shares with dated ones (names, numbers, quoted words, whole passages; single words
and pairs of neighbours, the rarer the heavier, what many share not at all) votes for their days. The votes
are weighed by what its own text says of its date: the weekdays it tells of, a dateline without a year, days
of the month gone by. Of the days so weighed the shortest stretch that holds most of the weight is the date,
as an interval; where no stretch does, because little is shared or because the votes contradict one another,
the date stays unknown. A date that an article's own words give is taken back where the record contradicts it,
and made narrower where the record knows it better. Part of the weight always lies outside the record: an
article about an old round that shares only the usual names with it gets no date.

The method is a nearest-neighbour form of dating documents by their words (de Jong, Rode and Hiemstra 2005,
"Temporal language models for the disclosure of historical text"), with weekdays as a calendar prior. Only
dates that the articles carry vote, never one found here, so order does not matter and an error breeds no
other. Nothing is kept: the dates are found anew whenever the record is derived.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from heapq import nlargest
from itertools import pairwise

from accord.link.clues import Calendar
from accord.link.tables import stopwords
from accord.model.document import Published, deduced, in_words
from accord.model.reading import Reading, forms_in
from accord.model.text import blank
from accord.model.values import DateInterval

__all__ = ["date_articles"]

_OPEN = frozenset(["unknown", "text"])
_FIRM_DAYS = 3
"""An article votes where its own date is no wider than this."""
_LEAST_ANCHORS = 5
_LEAD, _BODY = 2500, 12_000
_LATE, _SINGLE = 0.5, 0.5
"""How much words count that stand behind the lead, and single words against pairs."""
_COMMON = 20
"""What more dated articles have is the record's common ground, and tells no days apart."""
_MANY = 400
"""Of fewer articles nobody can say that a word is rare because only one has it."""
_NEIGHBOURS = 20
_POWER = 4
"""Likeness counts to this power: one close neighbour outweighs many that are somewhat alike."""
_SOME = 0.016
"""The likeness that an article of any other time may have by chance."""
_NEAR, _FAR, _REACH = 1.2, 10.0, 40
"""Articles of one occurrence appear within a day or two, those of one episode within ten."""
_LEAST_NEAR, _MOST_NEAR, _ALIKE = 0.5, 0.97, 0.2
"""How likely two articles are of one occurrence: little alike, and as alike as this or more."""
_MASS = 0.8
_WIDEST = 30
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A dated article, its day as an ordinal, what it has of the undated ones' words, and how much it has."""

    id: str
    reading: Reading
    day: int
    words: Mapping[str, float]
    size: float


@dataclass(frozen=True, slots=True)
class _Index:
    """The dated articles, the weight of every telling word of the undated ones, and who has it.

    `places` holds for a word the numbers of the articles that have it, each with how much it counts there.
    """

    anchors: Sequence[_Anchor]
    weights: Mapping[str, float]
    places: Mapping[str, Sequence[tuple[int, float]]]

    @property
    def rarest(self) -> float:
        """The weight of a word that only one article has; of a few articles it would mean little."""
        return math.log(max(len(self.anchors), _MANY) + 1) ** 2

    @property
    def fewness(self) -> float:
        """By how much likeness among so few articles is reckoned too low."""
        return self.rarest / math.log(len(self.anchors) + 1) ** 2


def date_articles(readings: Sequence[Reading]) -> list[Reading]:
    """The readings, in their order, each document with the date that it, its text or the record gives it."""
    dated = [_by_text(reading) for reading in readings]
    undated = [at for at, reading in enumerate(dated) if reading.document.published.method in _OPEN]
    firm = [reading for reading in dated if _day_of(reading.document.published) is not None]
    if not undated or len(firm) < _LEAST_ANCHORS:
        return dated
    wanted = {at: _words(dated[at]) for at in undated}
    index = _index(firm, set().union(*wanted.values()))
    for at in undated:
        dated[at] = _with(dated[at], _decide(dated[at], wanted[at], index))
    return dated


def _by_text(reading: Reading) -> Reading:
    own = reading.annotation.published
    return _with(reading, own) if reading.document.published.method == "unknown" else reading


def _with(reading: Reading, published: Published) -> Reading:
    return replace(reading, document=replace(reading.document, published=published))


def _day_of(published: Published) -> int | None:
    """The middle of a date's days as an ordinal; None where they are too many to vote, or unknown."""
    if published.earliest is None or published.latest is None or published.method == "record":
        return None
    first, last = date.fromisoformat(published.earliest), date.fromisoformat(published.latest)
    if (last - first).days >= _FIRM_DAYS:
        return None
    return (first.toordinal() + last.toordinal()) // 2


def _words(reading: Reading) -> dict[str, float]:
    """The words and pairs of neighbouring words an article can be known by, and how much each counts."""
    document, ignored = reading.document, stopwords()
    text = blank(document.text, document.residue)
    found: dict[str, float] = {}
    for part, weight in ((text[:_LEAD], 1.0), (text[_LEAD:_BODY], _LATE)):
        forms = [form for form in forms_in(part) if form not in ignored]
        for form in forms:
            found.setdefault(form, weight * _SINGLE)
        for one, other in pairwise(forms):
            found.setdefault(f"{one} {other}", weight)
    return found


def _index(firm: Iterable[Reading], wanted: set[str]) -> _Index:
    """Only words of undated articles are kept, for of these there are few."""
    anchors: list[_Anchor] = []
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for reading in firm:
        words = _words(reading)
        shared = {word: words[word] for word in words.keys() & wanted}
        for word, weight in shared.items():
            places[word].append((len(anchors), weight))
        day = _day_of(reading.document.published) or 0
        anchors.append(_Anchor(reading.id, reading, day, shared, _size(words)))
    weights = {
        word: math.log((len(anchors) + 1) / len(at)) ** 2 for word, at in places.items() if len(at) <= _COMMON
    }
    return _Index(anchors, weights, {word: places[word] for word in weights})


def _size(words: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in words.values()))


def _votes(own: str, words: Mapping[str, float], index: _Index) -> list[tuple[float, _Anchor]]:
    """The other dated articles most like an article, with their likeness of 0 to 1."""
    shared: dict[int, float] = defaultdict(float)
    for word, weight in words.items():
        rarity = index.weights.get(word)
        if rarity is not None:
            weight *= rarity
            for at, there in index.places[word]:
                shared[at] += weight * there
    whole = index.rarest * _size(words)
    alike = (
        (score / whole / anchor.size, anchor.id, at)
        for at, score in shared.items()
        if (anchor := index.anchors[at]).id != own
    )
    return [(likeness, index.anchors[at]) for likeness, _, at in nlargest(_NEIGHBOURS, alike)]


def _shape(scale: float) -> list[float]:
    """How likely something is so many days off, to either side: an exponential."""
    falling = [math.exp(-days / scale) for days in range(_REACH)]
    return [value / (2 * sum(falling) - 1) for value in falling]


_SHAPES = tuple(zip(_shape(_NEAR), _shape(_FAR), strict=True))


def _decide(reading: Reading, words: Mapping[str, float], index: _Index) -> Published:
    """The shortest stretch of days that holds most of the weight; else what the text gave, if anything."""
    own = reading.document.published
    calendar = Calendar(own.clues)
    votes = _votes(reading.id, words, index)
    weight = _weights(votes, index.fewness)
    for day in weight:
        weight[day] *= calendar.fit(day)
    elsewhere = _SOME**_POWER * calendar.usual
    found = _stretch(weight, _MASS * (sum(weight.values()) + elsewhere))
    if found is None:
        return own
    first, last = _or_next(found, weight)
    days = DateInterval(date.fromordinal(first), date.fromordinal(last))
    if own.earliest and own.latest:
        told = DateInterval(date.fromisoformat(own.earliest), date.fromisoformat(own.latest))
        if not told.overlaps(days):
            return Published(clues=own.clues)
        if told.latest - told.earliest <= days.latest - days.earliest:
            return own
        days = DateInterval(max(told.earliest, days.earliest), min(told.latest, days.latest))
    near = [anchor for _, anchor in votes if first - 1 <= anchor.day <= last + 1]
    likest = near[:_SHOWN] or [anchor for _, anchor in votes[:_SHOWN]]
    shared = [_shared(reading, words, anchor, index) for anchor in likest]
    reasons = ["it shares " + "; ".join(shared), *calendar.reasons(reading.document.text)]
    return deduced(days, "record", ", ".join(reasons), own.clues)


def _weights(votes: Iterable[tuple[float, _Anchor]], fewness: float) -> dict[int, float]:
    """The weight of every day near one that an article votes for."""
    weight: dict[int, float] = defaultdict(float)
    for likeness, anchor in votes:
        near = _LEAST_NEAR + (_MOST_NEAR - _LEAST_NEAR) * min(1.0, likeness * fewness / _ALIKE)
        power = likeness**_POWER
        for off, (soon, late) in enumerate(_SHAPES):
            for day in {anchor.day - off, anchor.day + off}:
                weight[day] += power * (near * soon + (1 - near) * late)
    return weight


def _stretch(weight: Mapping[int, float], wanted: float) -> tuple[int, int] | None:
    """The first and last day of the shortest stretch, the heaviest of its length, with the weight wanted."""
    days = sorted(weight)
    before = [0.0]
    for day in days:
        before.append(before[-1] + weight[day])
    best: tuple[int, float, int] | None = None
    for at, first in enumerate(days):
        behind = bisect_left(before, before[at] + wanted, at + 1)
        if behind >= len(before):
            break
        last = days[behind - 1]
        found = (last - first, -(before[behind] - before[at]), first)
        if last - first < _WIDEST and (best is None or found < best):
            best = found
    return None if best is None else (best[2], best[2] + best[0])


def _or_next(stretch: tuple[int, int], weight: Mapping[int, float]) -> tuple[int, int]:
    """A story is told again the next day: what shows one day shows it or the one beside it."""
    first, last = stretch
    if first < last:
        return stretch
    before, after = weight.get(first - 1, 0.0), weight.get(first + 1, 0.0)
    return (first - 1, last) if before > after else (first, last + 1)


def _shared(reading: Reading, words: Mapping[str, float], anchor: _Anchor, index: _Index) -> str:
    """What an article shares with a dated one, rarest first; pairs only as they stand in it."""
    text = " ".join(forms_in(reading.document.text))
    common = [word for word in anchor.words if word in words and word in index.weights]
    common.sort(key=lambda word: (" " not in word, -index.weights[word] * words[word], word))
    shown = [f"“{word}”" for word in common if " " not in word or word in text][:_SHOWN] or ["words"]
    outlet = anchor.reading.document.outlet or anchor.reading.document.source
    day = date.fromordinal(anchor.day)
    return f"{', '.join(shown)} with {outlet} of {in_words(DateInterval(day, day))} ({anchor.id})"
