"""The same utterance in other words: which reports of one speaker say the same thing.

Candidates share the utterer, lie near in time, and are alike in meaning; each is the likest to the other
that either article has. Then rules decide: no figure, day, place, denial, doubt or direction contradicts,
and likeness and cover reach what the pair calls for:

- an indirect or partly quoted report of what another article reports: half alike, half covered;
- two quotations with other words in their marks, or reports two days apart: more, for one speaker says
  many things on one subject, and says them again;
- in two articles that share several utterances already, or where the same speaker has said nothing
  else there that comes near, within a day: somewhat less; still less with the same large figure, with
  two figures the same, or with the same day to come ("by 4 March"), or where the same speaker says one
  utterance right before both, or right after both;
- where both count the same number of one thing within a day: nothing more;
- where both stand between the same two utterances that both articles have, and are not both quotations,
  or where one article retells the other, several utterances in other words throughout: a third will do,
  if nothing else there comes near;
- where a date is unknown: only in articles that share an utterance already;
- where a speaker has no name: half alike at the least;
- where one has two words of content only: three quarters, within a day, both with quoted words or by one
  verb ("has rejected foreign intervention", "rejects intervention from abroad");
- within one article, as a headline and its text: three quarters;
- where it is not the likest in an article that has more like it, a headline and its text: six tenths.

A report is as near in time as the days that its text gives for the saying ("said last week").

Groups grow only while no two of their members contradict and all stay alike, so that no chain of
likenesses leads from one utterance to another.
"""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

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
from accord.link.said import Said, days_apart, days_between, said_apart
from accord.link.senses import sense
from accord.link.utterers import same_utterer
from accord.model.judgement import Judgement

__all__ = ["find_paraphrases"]

_NEAR_DAYS = 2
_WINDOW = 200  # earlier statements of a speaker that one is compared with, the nearest in time
_ALIKE, _SURELY_ALIKE, _LIKELY_ALIKE, _FIGURE_ALIKE, _RETOLD_ALIKE = 0.5, 0.6, 0.42, 0.35, 0.25
_DAY_ALIKE = 0.3
_NEXT_DAY_ALIKE, _BESIDE_ALIKE = 0.45, 0.36
_SAID_TWICE = 0.75
_COMPANY = 2  # utterances that two articles share, so that they report one occasion
_RETOLD, _RETOLD_PART = 3, 0.4  # and those, in other words, which show that one retells the other
_SAME_WORDS = 0.9
_NEXT_BEST, _LONE = 0.75, 0.5  # how alike the next best may be, as part of the best
_ROUNDS = 3
_FEW_WORDS, _FEW_ALIKE, _FEWEST = 3, 0.75, 4  # words of content, and all words
_LARGE, _FIGURES = 50, 2  # One small figure is in everything.
_HELD = 0.3  # the least likeness within a group
_MEMBERS = 12  # members of a group that a newcomer is compared with
_COMMON_PLACE = 0.1


class _Pair(NamedTuple):
    """Two statements, how alike they are, and how alike the next best of either article is."""

    alike: float
    left: int
    right: int
    next_best: float = 0.0


def find_paraphrases(said: Sequence[Said], groups: Mapping[str, str]) -> list[Judgement]:
    """Judgements that join statements beyond `groups`, the groups by key that shared words have made."""
    if sum(it.comparable for it in said) < 2:
        return []
    said = sorted(said, key=lambda it: (it.earliest or "9", it.key))
    meaning = Meaning([[sense(word) for word in it.content] for it in said])
    grown = _Groups(said, meaning, groups)
    pairs = _candidates(said, meaning, grown)
    found: list[Judgement] = []
    # Articles that turn out to retell one another lower what the rest of their statements must reach.
    for _ in range(_ROUNDS):
        later = []
        for pair in pairs:
            judgement = _judge(pair, said, meaning, grown)
            if judgement is not None and grown.join(pair.left, pair.right):
                found.append(judgement)
            elif not grown.joined(pair.left, pair.right):
                later.append(pair)
        pairs = later
    return found


def _candidates(said: Sequence[Said], meaning: Meaning, groups: _Groups) -> list[_Pair]:
    """The likest pairs first, each of which is the likest that either article has for the other."""
    best: dict[tuple[int, str, bool], list[float]] = defaultdict(list)
    pairs = []
    for pair in _alike(said, meaning, groups):
        for place in _places(pair, said):
            best[place] = sorted([*best[place], pair.alike])[-2:]
        if not groups.joined(pair.left, pair.right):
            pairs.append(pair)
    likest = []
    for pair in pairs:
        here = [best[place] for place in _places(pair, said)]
        if all(pair.alike >= scores[-1] for scores in here):
            likest.append(pair._replace(next_best=max(scores[0] if scores[1:] else 0.0 for scores in here)))
        elif pair.alike >= _SURELY_ALIKE:
            likest.append(pair._replace(next_best=max(scores[-1] for scores in here)))
    # Two quotations first: what a quotation means is surest told by another one.
    return sorted(
        likest,
        key=lambda pair: (
            pair.next_best > pair.alike,
            not (said[pair.left].quoted and said[pair.right].quoted),
            -pair.alike,
            said[pair.left].key,
            said[pair.right].key,
        ),
    )


def _places(pair: _Pair, said: Sequence[Said]) -> tuple[tuple[int, str, bool], ...]:
    """Either statement with the quotations, or the other reports, of the article to be likest to."""
    left, right = said[pair.left], said[pair.right]
    return (pair.left, right.article, right.quoted), (pair.right, left.article, left.quoted)


def _alike(said: Sequence[Said], meaning: Meaning, groups: _Groups) -> Iterator[_Pair]:
    """Pairs of one utterer in two articles at near dates, each sought among its nearest in time."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(said):
        if one.comparable:
            for key in one.utterer.keys:
                blocks[key].append(number)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        first = 0
        for place, right in enumerate(block):
            while first < place and (days_apart(said[block[first]], said[right]) or 0) > _NEAR_DAYS:
                first += 1
            window = block[max(first, place - _WINDOW) : place]
            window = [*_told_of(said, block, right), *window]
            if not window:
                continue
            for left, alike in zip(window, meaning.likenesses(right, window), strict=True):
                near = alike >= _RETOLD_ALIKE or groups.same_count(left, right)
                if near and (left, right) not in seen and _can_be_one(said[left], said[right]):
                    seen.add((left, right))
                    yield _Pair(alike, left, right)


def _told_of(said: Sequence[Said], block: Sequence[int], number: int) -> Sequence[int]:
    """The reports of a speaker that appeared when a later one says that it was said, and two days on."""
    told = said[number].told
    if told is None:
        return ()
    behind = (date.fromisoformat(told[1]) + timedelta(_NEAR_DAYS + 1)).isoformat()
    low = bisect_left(block, told[0], key=lambda it: said[it].earliest or "9")
    high = bisect_left(block, behind, key=lambda it: said[it].earliest or "9")
    return block[low:high][-_WINDOW:]


def _can_be_one(left: Said, right: Said) -> bool:
    if not same_utterer(left.utterer, right.utterer) or said_apart(left, right):
        return False
    return left.article != right.article or not _overlap(left, right)


def _overlap(left: Said, right: Said) -> bool:
    """Whether one stands within the other, as a speaker's words do in what another says of him."""
    return any(one.overlaps(other) for one in left.statement.content for other in right.statement.content)


def _judge(pair: _Pair, said: Sequence[Said], meaning: Meaning, groups: _Groups) -> Judgement | None:
    left, right = said[pair.left], said[pair.right]
    company = groups.shared(left.article, right.article) if left.article != right.article else ()
    days = days_between(left, right)
    if days is None and not company:
        return None
    covered = meaning.covered(pair.left, pair.right)
    if not _reaches(pair, min(pair.alike, covered), days, left, right, groups):
        return None
    if groups.contradict(pair.left, pair.right):
        return None
    low, high = sorted((left.key, right.key))
    names = sorted({it.utterer.name or it.utterer.office for it in (left, right)})
    apart = (
        "in one article"
        if left.article == right.article
        else "dates unknown"
        if days is None
        else "same day"
        if days == 0
        else f"{days} day{'s' * (days > 1)} apart"
    )
    why = (
        f"Alike in meaning ({round(100 * pair.alike)} %), {round(100 * covered)} % of the shorter covered; "
        f"no figure, day, place, denial or direction contradicts; said by {' / '.join(names)}; {apart}"
        f"{'; both count the same number' if groups.same_count(pair.left, pair.right) else ''}"
        f"{f'; the articles share {len(company)} more utterances' if company else ''}."
    )
    by = "reworded" if left.quoted and right.quoted else "paraphrase"
    return Judgement("statement", low, high, "same", pair.alike, why, by)


def _reaches(pair: _Pair, alike: float, days: int | None, left: Said, right: Said, groups: _Groups) -> bool:
    """Whether the pair is as alike, and the one as far covered by the other, as it must be."""
    if left.article == right.article:
        return alike >= _SAID_TWICE
    quoted, lone = left.quoted and right.quoted, pair.next_best <= _NEXT_BEST * pair.alike
    least = _least(pair, quoted, days, len(groups.shared(left.article, right.article)))
    if left.utterer.name is None or right.utterer.name is None:
        least = max(least, _ALIKE)
    if min(len(left.content), len(right.content)) < _FEW_WORDS:
        marked = "indirect" not in (left.statement.kind, right.statement.kind)
        told = marked and min(len(left.forms), len(right.forms)) >= _FEWEST
        told = told or bool(left.acts & right.acts)
        return told and lone and days is not None and days < _NEAR_DAYS and alike >= _FEW_ALIKE
    if days is not None and days < _NEAR_DAYS and groups.same_figures(pair.left, pair.right):
        least = _FIGURE_ALIKE
    if days is not None and days < _NEAR_DAYS and groups.same_count(pair.left, pair.right):
        return True
    if days is not None and lone and groups.same_day_to_come(pair.left, pair.right):
        least = _DAY_ALIKE
    if alike >= least:
        return True
    # Of two quotations in one place, built alike, one may still speak of food and one of fuel.
    aligned = not quoted and lone and groups.aligned(pair.left, pair.right)
    if alike >= _BESIDE_ALIKE and not quoted and pair.next_best <= _LONE * pair.alike:
        aligned = aligned or (days is not None and days < _NEAR_DAYS and groups.beside(pair.left, pair.right))
    return aligned or (lone and pair.alike >= _RETOLD_ALIKE and groups.retell(left.article, right.article))


def _least(pair: _Pair, quoted: bool, days: int | None, company: int) -> float:
    """How alike two reports must be, and how far the one covered by the other."""
    lone = pair.next_best <= _LONE * pair.alike
    if company >= _COMPANY or (lone and days == 0 and not quoted):
        return _LIKELY_ALIKE
    if lone and days == 1 and not quoted:
        return _NEXT_DAY_ALIKE
    near = days is None or days < _NEAR_DAYS
    return _ALIKE if (lone and days == 0) or (near and not quoted) else _SURELY_ALIKE


class _Groups:
    """Statements of one utterance, which only what stays alike and free of contradiction may join."""

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
        if len(shared) < _COMPANY:
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
        return self._meaning.likeness(left, right) >= _LIKELY_ALIKE

    def _held(self, pairs: Sequence[tuple[int, int]]) -> bool:
        """Whether all that comes together stays alike; of one quotation in several cuts one will do."""
        across = [(a, b) for a, b in pairs if self._said[a].article != self._said[b].article]
        cuts: dict[tuple[str, str], bool] = defaultdict(bool)
        for left, right in across:
            cuts[self._wording[left], self._wording[right]] |= self._alike_enough(left, right)
        return all(cuts.values())

    def _alike_enough(self, left: int, right: int) -> bool:
        one, other = self._said[left].article, self._said[right].article
        company = len(self.shared(one, other)) >= _COMPANY
        least = _RETOLD_ALIKE if company else _HELD
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
