"""Stories: which articles report the same happening, and which follow up an earlier one.

An article's beginning says what it is about. Beginnings are compared by their stems, each weighed by how
rare it is (tf-idf) in the articles at hand. Candidates share several of the stems that weigh most. Two
articles are of one story where their beginnings are alike, the more so the more days (two at most) lie
between them; or where one was made from the other. Pairs are joined from the likest down, and a
story grows only while its members stay alike on average and within those days, so that no chain leads from
one happening to the next. What is alike but later, or not alike enough, is a follow-up: linked, not merged.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from accord.link.neighbours import packed, sharing
from accord.link.texts import hashed, stem, text_of
from accord.model.groups import Groups
from accord.model.judgement import Judgement
from accord.model.reading import Derivation, Reading, Story, edges_in
from accord.model.text import DATELINE, blank, clear_of, sentence_around
from accord.model.values import Span

__all__ = ["find_stories"]

_BEGINNING = 150  # content words
_SOUGHT_BY, _SHARED = 24, 4  # the heaviest stems of an article, and how many a pair must share
_NEAR = 10  # earlier articles with the same stem that each is compared with
_ALIKE = (0.3, 0.36, 0.45)  # how alike articles of one story are, by the days between them
_STORY_DAYS = len(_ALIKE) - 1
_HELD = 0.22  # how alike the members of two groups must be on average
_MEMBERS = 12  # of each group that are compared
_FOLLOWS, _FOLLOW_DAYS = 0.2, 14
_MADE_FROM, _MADE_ALIKE = 0.6, 0.15  # from which share and likeness an article tells its source's story
_PRIOR = 200  # articles of which nothing is known, lest two make every word common
_TITLE_SENTENCES, _TITLE_WORDS = 6, (5, 40)
_SHOWN = 6  # shared words that an explanation names
_LEAD = 2000  # characters in which a dateline is looked for


class _Beginning(NamedTuple):
    """What an article begins with: stems with their weights (a unit vector), and the days it may be of."""

    reading: Reading
    words: dict[str, str]  # the first form in which each stem is written
    weights: dict[str, float]
    earliest: int | None
    latest: int | None


def find_stories(
    readings: Sequence[Reading],
    copies: Iterable[Derivation],
    *,
    common: Collection[int] = (),
    decided: Iterable[Judgement] = (),
) -> tuple[list[Judgement], tuple[Story, ...]]:
    """Judgements on articles (`story`, `follow-up`), and the stories of two articles or more.

    `readings` are sorted by id; `common` are the fingerprints of what many articles share. What people
    `decided` of two articles holds against all likeness.
    """
    order = sorted(readings, key=lambda it: (it.document.published.earliest or "9", it.id))
    beginnings = _beginnings(order, common)
    alike = {
        (left, right): likeness
        for left, right in _candidates(beginnings)
        if (likeness := _likeness(beginnings[left], beginnings[right])) >= _FOLLOWS
    }
    at = {beginning.reading.id: number for number, beginning in enumerate(beginnings)}
    made = {
        (min(pair), max(pair)): copy
        for copy in copies
        if copy.derives_from and (copy.share or 0) >= _MADE_FROM
        for pair in [(at[copy.article], at[copy.derives_from])]
    }
    verdicts = _verdicts(decided, at)
    groups = Groups(len(beginnings), lambda one, other: _fit(beginnings, verdicts, one, other))
    for pair in sorted(pair for pair, verdict in verdicts.items() if verdict == "same"):
        groups.join(*pair)
    judgements = [
        _same(beginnings[left], beginnings[right], likeness, made.get((left, right)))
        for likeness, left, right in _surest_first(beginnings, alike, made)
        if groups.join(left, right)
    ]
    judgements += _follow_ups(beginnings, groups, alike)
    return sorted(judgements), tuple(_stories(beginnings, groups))


def _beginnings(order: Sequence[Reading], common: Collection[int] = ()) -> list[_Beginning]:
    found = [_words(reading, common) for reading in order]
    often = Counter(word for stems, _ in found for word in stems)
    beginnings = []
    for reading, (stems, words) in zip(order, found, strict=True):
        weights = {
            word: (1 + math.log(count)) * math.log((len(order) + _PRIOR) / (often[word] + 1))
            for word, count in stems.items()
        }
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
        published = reading.document.published
        beginnings.append(
            _Beginning(
                reading,
                words,
                {word: weight / length for word, weight in weights.items()},
                _ordinal(published.earliest),
                _ordinal(published.latest),
            )
        )
    return beginnings


def _words(reading: Reading, common: Collection[int]) -> tuple[Counter[str], dict[str, str]]:
    """The stems an article begins with, how often each comes, and how it is written first."""
    text, title = text_of(reading, common), reading.document.title or ""
    written = [(found, word) for word in _forms(title) if (found := _stem(word))]
    for place, found in text.stems:
        if len(written) >= _BEGINNING:
            break
        if not text.idle[place]:
            written.append((found, Span(*text.edges[place]).of(text.body)))
    words = dict(reversed(written))
    return Counter(found for found, _ in written), words


def _forms(text: str) -> Iterator[str]:
    yield from (text[start:end] for start, end in edges_in(text))


def _stem(word: str) -> str:
    return stem(word.casefold().replace("’", "'"))


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None


def _candidates(beginnings: Sequence[_Beginning]) -> list[tuple[int, int]]:
    often = Counter(word for beginning in beginnings for word in beginning.weights)
    sought = []
    for beginning in beginnings:
        shared = [word for word in beginning.weights if often[word] > 1]
        heaviest = sorted(shared, key=lambda word: (-beginning.weights[word], word))[:_SOUGHT_BY]
        sought.append(sorted({hashed(word) for word in heaviest}))
    pairs = sharing(packed(sought), near=_NEAR, first=0, enough=lambda left, right: _SHARED)
    return [
        (left, right)
        for left, right, _ in pairs
        if (days := _days(beginnings[left], beginnings[right])) is not None and days <= _FOLLOW_DAYS
    ]


def _likeness(one: _Beginning, other: _Beginning) -> float:
    if len(one.weights) > len(other.weights):
        one, other = other, one
    return math.fsum(weight * other.weights.get(word, 0.0) for word, weight in one.weights.items())


def _days(one: _Beginning, other: _Beginning) -> int | None:
    """The fewest days that may lie between two articles; None where the day of one is unknown."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return None
    return max(0, other.earliest - one.latest, one.earliest - other.latest)


def _surest_first(
    beginnings: Sequence[_Beginning],
    alike: Mapping[tuple[int, int], float],
    made: Mapping[tuple[int, int], Derivation],
) -> list[tuple[float, int, int]]:
    """(likeness, left, right) of the pairs that may be of one story."""
    found = []
    for pair in {**alike, **made}:
        left, right = beginnings[pair[0]], beginnings[pair[1]]
        likeness, days = alike.get(pair, 0.0), _days(left, right)
        if pair in made and (days is None or days <= _STORY_DAYS):
            likeness = likeness or _likeness(left, right)
            if likeness >= _MADE_ALIKE:
                found.append((max(likeness, made[pair].share or 0.0), *pair))
        elif days is not None and days <= _STORY_DAYS and likeness >= _ALIKE[days]:
            found.append((likeness, *pair))
    return sorted(found, key=lambda it: (-round(it[0], 6), beginnings[it[1]].reading.id, it[2]))


def _verdicts(decided: Iterable[Judgement], at: Mapping[str, int]) -> dict[tuple[int, int], str]:
    """What people decided of two articles at hand, by their numbers."""
    found = {}
    for it in decided:
        if it.about == "story" and it.left in at and it.right in at:
            low, high = sorted((at[it.left], at[it.right]))
            found[low, high] = it.verdict
    return found


def _fit(
    beginnings: Sequence[_Beginning],
    verdicts: Mapping[tuple[int, int], str],
    one: Sequence[int],
    other: Sequence[int],
) -> bool:
    """Whether two groups may become one: as people decided, else as the rules say."""
    pairs = ((min(left, right), max(left, right)) for left in one for right in other) if verdicts else ()
    told = {verdicts[pair] for pair in pairs if pair in verdicts}
    if told:
        return "different" not in told
    return _may_join(beginnings, one, other)


def _may_join(beginnings: Sequence[_Beginning], one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two groups are of one happening: near in time, and alike on average."""
    members = [beginnings[at] for at in (*one, *other)]
    starts = [member.latest for member in members if member.latest is not None]
    ends = [member.earliest for member in members if member.earliest is not None]
    if starts and max(ends) - min(starts) > _STORY_DAYS:
        return False
    if len(members) == 2:
        return True
    pairs = [
        _likeness(beginnings[left], beginnings[right])
        for left in sorted(one)[:_MEMBERS]
        for right in sorted(other)[:_MEMBERS]
    ]
    return math.fsum(pairs) / len(pairs) >= _HELD


def _same(one: _Beginning, other: _Beginning, likeness: float, copy: Derivation | None) -> Judgement:
    low, high = sorted((one.reading.id, other.reading.id))
    if copy is not None:
        why = f"One was made from the other ({copy.relation}, {copy.share or 0:.0%} of its words)."
        return Judgement("story", low, high, "same", round(min(likeness, 1.0), 4), why, "made from it")
    return Judgement("story", low, high, "same", round(likeness, 4), _why(one, other), "same happening")


def _why(one: _Beginning, other: _Beginning) -> str:
    """Which words both begin with, the ones that tell most first, and how far apart they appeared."""
    shared = sorted(
        one.weights.keys() & other.weights.keys(), key=lambda it: (-one.weights[it] * other.weights[it], it)
    )
    named = ", ".join(min(one.words[it], other.words[it]) for it in shared[:_SHOWN])
    more = f" and {len(shared) - _SHOWN} more words" if len(shared) > _SHOWN else ""
    days = _days(one, other)
    apart = "the same day" if days == 0 else "a day apart" if days == 1 else f"{days} days apart"
    return f"Both begin with {named}{more}; {apart if days is not None else 'dates unknown'}."


def _follow_ups(
    beginnings: Sequence[_Beginning], groups: Groups, alike: Mapping[tuple[int, int], float]
) -> Iterator[Judgement]:
    """Each story with the earlier one it is likest to; (left, right) of a judgement is (earlier, later)."""
    best: dict[int, tuple[float, int, int]] = {}
    for (left, right), likeness in sorted(alike.items()):
        one, other = beginnings[left], beginnings[right]
        if groups.root(left) == groups.root(right) or not _before(one, other):
            continue
        later = groups.root(right)
        if likeness > best.get(later, (0.0, 0, 0))[0]:
            best[later] = (likeness, left, right)
    for likeness, left, right in best.values():
        one, other = beginnings[left], beginnings[right]
        yield Judgement(
            "follow-up",
            one.reading.id,
            other.reading.id,
            "same",
            round(likeness, 4),
            _why(one, other),
            "follow-up",
        )


def _before(one: _Beginning, other: _Beginning) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _stories(beginnings: Sequence[_Beginning], groups: Groups) -> Iterator[Story]:
    members: dict[int, list[_Beginning]] = defaultdict(list)
    for at, beginning in enumerate(beginnings):
        members[groups.root(at)].append(beginning)
    for found in members.values():
        if len(found) > 1:
            yield Story(tuple(member.reading.id for member in found), _title(found))


def _title(members: Sequence[_Beginning]) -> str:
    """The headline, or the leading sentence, that says most of what its articles share."""
    centre: Counter[str] = Counter()
    for member in members:
        centre.update(member.weights)
    titles = [title.strip() for it in members if (title := it.reading.document.title)]
    given = titles or [words for member in members for words in _leads(member.reading)]
    return max(given, key=lambda words: (_said(words, centre), words), default="")


def _said(words: str, centre: Mapping[str, float]) -> float:
    stems = {found for form in _forms(words) if (found := _stem(form))}
    return math.fsum(centre[it] for it in stems if it in centre) / math.sqrt(len(stems) + 1)


def _leads(reading: Reading) -> Iterator[str]:
    """The sentence behind the dateline, or the first few where there is none."""
    document = reading.document
    text = blank(document.text, document.residue)
    dateline = DATELINE.search(text, 0, _LEAD)
    at = dateline.end() if dateline else 0
    for _ in range(1 if dateline else _TITLE_SENTENCES):
        start = next((n for n in range(at, len(text)) if not text[n].isspace()), None)
        if start is None:
            return
        end = max(sentence_around(text, Span(start, start + 1)).end, start + 1)
        at, own = end, clear_of(Span(start, end), document.residue, document.text)
        words = " ".join(own.of(document.text).split()) if own else ""
        low, high = _TITLE_WORDS
        if low <= len(words.split()) <= high or (dateline and words):
            yield words
