"""The same proposal in several sentences and articles.

Two marks are of one proposal where the same proposer puts terms that share words of their own, or, of an
unnamed proposer, where nearly all words are shared within days, or all of them in one article. A mark that
tells no terms ("the plan was rejected") goes to the proposal told last before it in its article; by a
proposer who is named, to the only one of that proposer told in those weeks. Two persons, or two bodies, never
come together; what a person and what a body puts is one where most of the words are shared within weeks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from accord.model.groups import Groups
from accord.model.judgement import Judgement
from accord.model.reading import Reading, forms_in
from accord.model.tables import word_set

__all__ = ["find_same_proposals"]

_REACH = 40  # marks before it that a mark is compared with, nearest in time
_DAYS, _MOUTH_DAYS, _UNNAMED_DAYS = 90, 30, 10
_LEAST, _MOUTH_LEAST, _MOST_ALIKE = 0.5, 0.65, 0.8
_BACK = 3000  # characters from "the plan" back to the proposal it means
_STEM = 6


class _Mark(NamedTuple):
    key: str
    article: str
    day: str
    start: int
    proposer: str | None
    person: bool
    told: frozenset[str]
    parties: frozenset[str]


def find_same_proposals(readings: Sequence[Reading], actors: Mapping[str, str]) -> list[Judgement]:
    """Judgements on proposals; `actors` maps names to their group."""
    marks = [mark for reading in readings for mark in _marks(reading, actors)]
    marks.sort(key=lambda mark: (mark.day, mark.article, mark.start, mark.key))
    number = {mark.key: at for at, mark in enumerate(marks)}
    groups = Groups(len(marks), lambda one, other: _one_proposer([marks[i] for i in (*one, *other)]))
    found = []
    for one, other, why in (*_by_terms(marks), *_referring(marks), *_only_one(marks)):
        if groups.join(number[one.key], number[other.key]):
            low, high = sorted((one.key, other.key))
            found.append(Judgement("proposal", low, high, "same", 1.0, why, "proposal"))
    return sorted(found)


def _marks(reading: Reading, actors: Mapping[str, str]) -> Iterator[_Mark]:
    day = reading.document.published.earliest or "9"
    named = {mark.name: mark.type for mark in reading.annotation.mentions}
    generic = word_set("accord.link", "proposals.toml", "generic")
    for mark in reading.annotation.proposals:
        forms = forms_in(mark.terms) if mark.terms else ()
        told = frozenset(form[:_STEM] for form in forms if form not in generic)
        who = {*mark.recipients, *([mark.answered_by] if mark.answered_by else []), *mark.together}
        known = mark.proposer is not None and mark.proposer in named  # "The government" may be any.
        proposer = actors.get(mark.proposer, mark.proposer) if mark.proposer and known else None
        parties = frozenset(actors.get(name, name) for name in who)
        yield _Mark(
            reading.proposal_key(mark), reading.id, day, mark.span.start,
            proposer, named.get(mark.proposer) == "PERSON", told, parties - {proposer},
        )  # fmt: skip


def _by_terms(marks: Sequence[_Mark]) -> Iterator[tuple[_Mark, _Mark, str]]:
    """Marks whose terms share words, of one proposer or of none."""
    by_word: dict[str, list[_Mark]] = defaultdict(list)
    for mark in marks:
        near = {other.key: other for word in sorted(mark.told) for other in by_word[word][-_REACH:]}
        for key in sorted(near):
            other = near[key]
            shared = mark.told & other.told
            part = len(shared) / min(len(mark.told), len(other.told))
            named = mark.proposer is not None and mark.proposer == other.proposer
            least, days = (_LEAST, _DAYS) if named else (_MOST_ALIKE, _UNNAMED_DAYS)
            if not named and mark.proposer and other.proposer and mark.person != other.person:
                least, days = _MOUTH_LEAST, _MOUTH_DAYS
            enough = len(shared) > 1 or (named and len(shared) == min(len(mark.told), len(other.told)))
            repeated = mark.article == other.article and part == 1
            if repeated or (part >= least and enough and _apart(mark, other) <= days):
                yield mark, other, f"Terms in common: {', '.join(sorted(shared))}."
        for word in mark.told:
            by_word[word].append(mark)


def _referring(marks: Sequence[_Mark]) -> Iterator[tuple[_Mark, _Mark, str]]:
    """`The plan was rejected`: to the proposal before it in the article."""
    before: dict[str, _Mark] = {}
    for mark in sorted(marks, key=lambda it: (it.article, it.start, it.key)):
        last = before.get(mark.article)
        if last is not None and not mark.told and mark.start - last.start <= _BACK:
            yield mark, last, "It tells no terms, and this is the proposal told last before it."
        before[mark.article] = mark


def _only_one(marks: Sequence[_Mark]) -> Iterator[tuple[_Mark, _Mark, str]]:
    """A mark that tells no terms, to the only proposal of its proposer that the weeks around tell of."""
    by_proposer: dict[str, list[_Mark]] = defaultdict(list)
    for mark in marks:
        if mark.proposer is not None and mark.told:
            by_proposer[mark.proposer].append(mark)
    for mark in marks:
        if mark.told or mark.proposer is None:
            continue
        near = [it for it in by_proposer[mark.proposer][:_REACH] if _apart(mark, it) <= _DAYS]
        common = frozenset.intersection(*(it.told for it in near)) if near else frozenset()
        if near and (len(near) == 1 or common):
            yield mark, near[0], "No other proposal of theirs is told of in these weeks."


def _apart(one: _Mark, other: _Mark) -> int:
    if "9" in (one.day, other.day):
        return _UNNAMED_DAYS
    return abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days)


def _one_proposer(marks: Sequence[_Mark]) -> bool:
    """Whether no two persons and no two bodies are among the proposers; a person may put it for a body."""
    named = {(mark.person, mark.proposer) for mark in marks if mark.proposer}
    return len(named) == len({person for person, _ in named})
