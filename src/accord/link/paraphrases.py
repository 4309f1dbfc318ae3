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
- where one is only described, as the other is ("an official", "an Ostian official"), or nothing tells of
  both: seven tenths, in three words of content or more, and two thirds of the shorter one's words in the
  order of the other's;
- where one has two words of content only: three quarters, within a day, both with quoted words or by one
  verb ("has rejected foreign intervention", "rejects intervention from abroad");
- within one article, as a headline and its text: three quarters;
- where it is not the likest in an article that has more like it, a headline and its text: six tenths.

A report is as near in time as the days that its text gives for the saying ("said last week").

Groups grow only while no two of their members contradict and all stay alike, so that no chain of
likenesses leads from one utterance to another.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rapidfuzz import fuzz

from accord.link.meaning import Meaning
from accord.link.said import Said, days_apart, days_between, said_apart
from accord.link.senses import sense
from accord.link.utterances import COMPANY, LIKELY_ALIKE, RETOLD_ALIKE, Utterances
from accord.link.utterers import described_alike, same_utterer
from accord.model.judgement import Judgement

__all__ = ["find_paraphrases"]

_NEAR_DAYS = 2
_WINDOW = 200  # earlier statements of a speaker that one is compared with, the nearest in time
_ALIKE, _SURELY_ALIKE, _FIGURE_ALIKE = 0.5, 0.6, 0.35
_DAY_ALIKE = 0.3
_NEXT_DAY_ALIKE, _BESIDE_ALIKE = 0.45, 0.36
_SAID_TWICE = 0.75
_DESCRIBED_ALIKE, _WORDING = 0.7, 0.66
_NEXT_BEST, _LONE = 0.75, 0.5  # how alike the next best may be, as part of the best
_ROUNDS = 3
_FEW_WORDS, _FEW_ALIKE, _FEWEST = 3, 0.75, 4  # words of content, and all words


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
    grown = Utterances(said, meaning, groups)
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


def _candidates(said: Sequence[Said], meaning: Meaning, groups: Utterances) -> list[_Pair]:
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


def _alike(said: Sequence[Said], meaning: Meaning, groups: Utterances) -> Iterator[_Pair]:
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
                near = alike >= RETOLD_ALIKE or groups.same_count(left, right)
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
    if said_apart(left, right):
        return False
    if not same_utterer(left.utterer, right.utterer):
        return left.article != right.article and described_alike(left.utterer, right.utterer)
    return left.article != right.article or not _overlap(left, right)


def _overlap(left: Said, right: Said) -> bool:
    """Whether one stands within the other, as a speaker's words do in what another says of him."""
    return any(one.overlaps(other) for one in left.statement.content for other in right.statement.content)


def _judge(pair: _Pair, said: Sequence[Said], meaning: Meaning, groups: Utterances) -> Judgement | None:
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


def _reaches(
    pair: _Pair, alike: float, days: int | None, left: Said, right: Said, groups: Utterances
) -> bool:
    """Whether the pair is as alike, and the one as far covered by the other, as it must be."""
    if left.article == right.article:
        return alike >= _SAID_TWICE
    if not same_utterer(left.utterer, right.utterer):
        return days is not None and alike >= _DESCRIBED_ALIKE and _is_one_wording(left, right)
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
    return aligned or (lone and pair.alike >= RETOLD_ALIKE and groups.retell(left.article, right.article))


def _is_one_wording(left: Said, right: Said) -> bool:
    short, long = sorted((left.forms, right.forms), key=len)
    enough = min(len(left.content), len(right.content)) >= _FEW_WORDS
    return enough and fuzz.partial_ratio(short, long) >= 100 * _WORDING


def _least(pair: _Pair, quoted: bool, days: int | None, company: int) -> float:
    """How alike two reports must be, and how far the one covered by the other."""
    lone = pair.next_best <= _LONE * pair.alike
    if company >= COMPANY or (lone and days == 0 and not quoted):
        return LIKELY_ALIKE
    if lone and days == 1 and not quoted:
        return _NEXT_DAY_ALIKE
    near = days is None or days < _NEAR_DAYS
    return _ALIKE if (lone and days == 0) or (near and not quoted) else _SURELY_ALIKE
