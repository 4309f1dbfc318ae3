"""The statements at hand by the utterance they are of, as reports in other words are joined to one another.

A group grows only while its members stay alike and contradict nothing in one another. What two articles
share already, and where in them it stands, tells how near another pair of their statements may be.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from accord.link.contradictions import (
    Claim,
    Counted,
    claim_of,
    contradiction,
    counted_in,
    place_name,
    same_count,
)
from accord.link.meaning import Meaning
from accord.link.said import Said
from accord.link.utterers import same_utterer

__all__ = ["COMPANY", "LIKELY_ALIKE", "RETOLD_ALIKE", "Utterances"]

LIKELY_ALIKE, RETOLD_ALIKE = 0.42, 0.25
COMPANY = 2
"""Utterances that two articles share, so that they report one occasion."""
_RETOLD, _RETOLD_PART = 3, 0.4  # and those, in other words, which show that one retells the other
_SAME_WORDS = 0.9
_LARGE, _FIGURES = 50, 2  # One small figure is in everything.
_HELD = 0.3  # the least likeness within a group
_MEMBERS = 12  # members of a group that a newcomer is compared with
_COMMON_PLACE = 0.1


class Utterances:
    """Statements by number, grouped by utterance: at first as `groups` has them by key."""

    def __init__(self, said: Sequence[Said], meaning: Meaning, groups: Mapping[str, str]) -> None:
        self._said, self._meaning = said, meaning
        self._claims: dict[int, Claim] = {}
        self._counted: dict[int, frozenset[Counted]] = {}
        self._wording = [groups.get(it.key, it.key) for it in said]
        self._group = list(self._wording)
        self._members: dict[str, list[int]] = defaultdict(list)
        self._utterances: dict[str, set[str]] = defaultdict(set)
        self._in_article: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, it in enumerate(said):
            self._members[self._group[number]].append(number)
            self._utterances[it.article].add(self._group[number])
            self._in_article[it.article].append((it.statement.content[0].start, number))
        for places in self._in_article.values():
            places.sort()
        self._common = _common_places(said)

    def joined(self, left: int, right: int) -> bool:
        return self._group[left] == self._group[right]

    def shared(self, article: str, other: str) -> set[str]:
        """The utterances that both articles report."""
        return self._utterances[article] & self._utterances[other]

    def retell(self, article: str, other: str) -> bool:
        """Whether one article gives much of what the other reports, all of it in other words."""
        shared = self.shared(article, other)
        fewer = min(len(self._utterances[article]), len(self._utterances[other]))
        return len(shared) >= max(_RETOLD, _RETOLD_PART * fewer) and all(
            self._meaning.likeness(one, another) < _SAME_WORDS
            for group in shared
            for one in self._of(group, article)
            for another in self._of(group, other)
        )

    def _of(self, group: str, article: str) -> list[int]:
        return [number for number in self._members[group] if self._said[number].article == article]

    def contradict(self, left: int, right: int) -> bool:
        mine, others = self._meaning.counterparts(left, right)
        shared = (
            {self._said[left].content[place] for place in mine},
            {self._said[right].content[place] for place in others},
        )
        return contradiction(self._claim(left), self._claim(right), shared) is not None

    def same_figures(self, left: int, right: int) -> bool:
        """Whether both give one large figure or two of any size, and no figure that the other has not."""
        mine, others = set(self._claim(left).figures), set(self._claim(right).figures)
        return mine == others and (len(mine) >= _FIGURES or any(low >= _LARGE for low, _ in mine))

    def same_count(self, left: int, right: int) -> bool:
        """Whether both count the same number of something."""
        mine = self._counted_in(left)
        return bool(mine) and same_count(mine, self._counted_in(right))

    def same_day_to_come(self, left: int, right: int) -> bool:
        """Whether both name one day after that of the report, and no such day that the other has not."""
        mine, others = self._claim(left).to_come, self._claim(right).to_come
        return bool(mine) and mine == others

    def aligned(self, left: int, right: int) -> bool:
        """Whether both stand between the same two utterances that both articles have."""
        one, other = self._said[left], self._said[right]
        shared = self.shared(one.article, other.article)
        if len(shared) < COMPANY:
            return False
        around = self._around(left, shared)
        return around == self._around(right, shared) and None not in around

    def _around(self, number: int, shared: set[str]) -> tuple[str | None, str | None]:
        """The last of the shared utterances before a statement in its article, and the first after it."""
        it = self._said[number]
        places = sorted(
            (self._said[other].statement.content[0].start, group)
            for group in shared
            for other in self._of(group, it.article)
        )
        at = bisect(places, (it.statement.content[0].start, ""))
        return (places[at - 1][1] if at else None), (places[at][1] if at < len(places) else None)

    def beside(self, left: int, right: int) -> bool:
        """Whether the same speaker says one utterance right before both, or right after both."""
        return any(
            here is not None and here == self._next(right, step)
            for step in (-1, 1)
            for here in [self._next(left, step)]
        )

    def _next(self, number: int, step: int) -> str | None:
        """The utterance that its speaker says next in the article, or with -1 right before."""
        it = self._said[number]
        places = self._in_article[it.article]
        at = bisect(places, (it.statement.content[0].start, number)) - 1 + step
        while 0 <= at < len(places):
            other = places[at][1]
            if same_utterer(it.utterer, self._said[other].utterer):
                return self._group[other]
            at += step
        return None

    def join(self, left: int, right: int) -> bool:
        low, high = sorted((self._group[left], self._group[right]))
        one, other = self._members[low], self._members[high]
        pairs = [(a, b) for a in one[:_MEMBERS] for b in other[:_MEMBERS]]
        if low == high or not all(self._compatible(*pair) for pair in pairs) or not self._held(pairs):
            return False
        self._members[low] = sorted(one + self._members.pop(high))
        for number in other:
            self._group[number] = low
            self._utterances[self._said[number].article].discard(high)
            self._utterances[self._said[number].article].add(low)
        return True

    def _compatible(self, left: int, right: int) -> bool:
        one, other = self._said[left], self._said[right]
        if same_utterer(one.utterer, other.utterer) is False or self.contradict(left, right):
            return False
        if one.article != other.article:
            return True
        if one.quoted and other.quoted:
            short, long = sorted((one.forms, other.forms), key=len)
            return fuzz.partial_ratio(short, long) >= 90
        return self._meaning.likeness(left, right) >= LIKELY_ALIKE

    def _held(self, pairs: Sequence[tuple[int, int]]) -> bool:
        """Whether all that comes together stays alike; of one quotation in several cuts one will do."""
        across = [(a, b) for a, b in pairs if self._said[a].article != self._said[b].article]
        cuts: dict[tuple[str, str], bool] = defaultdict(bool)
        for left, right in across:
            cuts[self._wording[left], self._wording[right]] |= self._alike_enough(left, right)
        return all(cuts.values())

    def _alike_enough(self, left: int, right: int) -> bool:
        one, other = self._said[left].article, self._said[right].article
        company = len(self.shared(one, other)) >= COMPANY
        least = RETOLD_ALIKE if company else _HELD
        held = self._meaning.likeness(left, right) >= least or self.same_count(left, right)
        return held or self.retell(one, other)

    def _counted_in(self, number: int) -> frozenset[Counted]:
        if number not in self._counted:
            it = self._said[number]
            self._counted[number] = counted_in(it.reading, it.statement)
        return self._counted[number]

    def _claim(self, number: int) -> Claim:
        if number not in self._claims:
            it = self._said[number]
            self._claims[number] = claim_of(it.reading, it.statement, self._common)
        return self._claims[number]


def _common_places(said: Sequence[Said]) -> frozenset[str]:
    """Places that so many articles name that naming another one says nothing."""
    readings = {it.article: it.reading for it in said}
    named = Counter(
        name
        for reading in readings.values()
        for name in {place_name(mark.name) for mark in reading.annotation.mentions if mark.name}
    )
    return frozenset(name for name, count in named.items() if count > max(3, _COMMON_PLACE * len(readings)))
