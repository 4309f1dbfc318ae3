"""One agreement under its names: "the Doha agreement", "the deal signed in Doha last year", its own text.

Two references are of one agreement where they share a name, a place of signing and days that go together, or
two parties and the day; and the day alone is enough where the record has one named agreement of it. Nameless
ones of one article ("the truce", its headline's "truce deal") are one where they were made in one place or by
two parties that both name, and where one stands in the headline.
"The Doha agreement" is the one that was made in Doha where the record knows no other. References whose
dates or parties stand against each other are never joined.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import NamedTuple

from accord.link.tables import table
from accord.model.annotation import AgreementMark
from accord.model.groups import Groups
from accord.model.judgement import Judgement
from accord.model.reading import Reading

__all__ = ["find_agreements"]

_DAYS = 3
_NEAR = 12  # references of one article, each compared with so many before it
_LASTING = re.compile(r"[\w-]+-(?:hour|day|week|month|year)")  # "a six-month truce" has no name by that
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


class _Reference(NamedTuple):
    key: str
    names: frozenset[tuple[frozenset[str], str]]
    place: str | None
    earliest: str | None
    latest: str | None
    parties: frozenset[str]
    article: str
    headline: bool


def find_agreements(readings: Sequence[Reading], actors: Mapping[str, str]) -> list[Judgement]:
    """Judgements on references to agreements; `actors` maps names to their group."""
    found = (
        _reference(reading, mark, actors) for reading in readings for mark in reading.annotation.agreements
    )
    references = sorted(found, key=lambda reference: reference.key)
    groups = Groups(
        len(references),
        lambda one, other: all(_together(references[a], references[b]) for a in one[:8] for b in other[:8]),
    )
    by_name = list(_by_name(references, groups))
    by_place = list(_by_place(references, groups))
    by_day = [*_by_parties(references, groups), *_by_day(references, groups)]
    return sorted([*by_name, *by_place, *by_day, *_in_one_article(references, groups)])


def _reference(reading: Reading, mark: AgreementMark, actors: Mapping[str, str]) -> _Reference:
    names = frozenset(name for words in (mark.name, *mark.aliases) if (name := _name(words)) is not None)
    parties = frozenset(actors.get(name, name).casefold() for name in mark.parties)
    place = mark.place.casefold() if mark.place else None
    text = reading.document.text
    headline = 0 <= text.find("\n") >= mark.span.end
    key = reading.agreement_key(mark)
    return _Reference(key, names, place, mark.earliest, mark.latest, parties, reading.id, headline)


def _name(words: str) -> tuple[frozenset[str], str] | None:
    """What tells the agreement from others, and the kind of its noun; None where nothing does."""
    if words == words.lower():
        return None
    forms = [form.casefold() for form in _WORD.findall(words) if not _LASTING.fullmatch(form)]
    kinds = [form for form in forms if form in table("agreement_kinds")]
    telling = frozenset(forms) - table("agreement_nouns") - table("agreement_plain") - set(kinds)
    return (telling, kinds[0].rstrip("s") if kinds else "") if telling else None


def _by_name(references: Sequence[_Reference], groups: Groups) -> Iterator[Judgement]:
    """References that share a name."""
    first: dict[tuple[frozenset[str], str], int] = {}
    for number, reference in enumerate(references):
        for name in sorted(reference.names, key=lambda it: (sorted(it[0]), it[1])):
            other = first.setdefault(name, number)
            if other != number and groups.join(other, number):
                yield _same(references[other], reference, f"both are called {' '.join(sorted(name[0]))}")


def _by_place(references: Sequence[_Reference], groups: Groups) -> Iterator[Judgement]:
    """References to what was made in one place: with days that go together, or the only one made there."""
    at: dict[str, list[int]] = defaultdict(list)
    for number, reference in enumerate(references):
        for place in {reference.place, *(next(iter(told)) for told, _ in reference.names if len(told) == 1)}:
            if place:
                at[place].append(number)
    for place, numbers in sorted(at.items()):
        made = [number for number in numbers if references[number].place == place]
        for one, other in pairwise(made):
            dated = references[one].earliest and references[other].earliest
            if dated and groups.join(one, other):
                yield _same(
                    references[one], references[other], f"made in {place.title()} on days that go together"
                )
        roots = {groups.root(number) for number in made}
        if len(roots) != 1:
            continue
        for number in numbers:
            kinds = {kind for _, kind in references[number].names}
            if number not in made and kinds == {""} and groups.join(made[0], number):
                why = f"the only one of the record that was made in {place.title()}"
                yield _same(references[made[0]], references[number], why)


def _by_parties(references: Sequence[_Reference], groups: Groups) -> Iterator[Judgement]:
    """References to what two parties made on a day known to within `_DAYS`."""
    at: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, reference in enumerate(references):
        if reference.earliest and reference.latest and _width(reference) <= _DAYS:
            for pair in combinations(sorted(reference.parties), 2):
                at[pair].append(number)
    for pair, numbers in sorted(at.items()):
        numbers.sort(key=lambda number: (references[number].earliest, number))
        for one, other in pairwise(numbers):
            meet = (references[other].earliest or "") <= (references[one].latest or "")
            if meet and groups.join(one, other):
                why = f"both were made by {pair[0].title()} and {pair[1].title()} on days that go together"
                yield _same(references[one], references[other], why)


def _by_day(references: Sequence[_Reference], groups: Groups) -> Iterator[Judgement]:
    """Nameless references to what was made on a day, with the only named agreement made that day."""
    made: dict[str, list[int]] = defaultdict(list)
    for number, reference in enumerate(references):
        if reference.earliest and reference.earliest == reference.latest:
            made[reference.earliest].append(number)
    for day, numbers in sorted(made.items()):
        named = [number for number in numbers if references[number].names]
        if len({groups.root(number) for number in named}) == 1:
            for number in numbers:
                if not references[number].names and groups.join(named[0], number):
                    why = f"the only one of the record that was made on {day}"
                    yield _same(references[named[0]], references[number], why)


def _in_one_article(references: Sequence[_Reference], groups: Groups) -> Iterator[Judgement]:
    """Nameless references of one article to what was made in one place, by two parties, or as headed."""
    told: dict[str, list[int]] = defaultdict(list)
    for number, reference in enumerate(references):
        if not reference.names or reference.place:
            told[reference.article].append(number)
    for _, numbers in sorted(told.items()):
        for at, other in enumerate(numbers):
            for one in numbers[max(0, at - _NEAR) : at]:
                left, right = references[one], references[other]
                placed = left.place is not None and left.place == right.place
                headed = left.headline != right.headline
                if (placed or headed or len(left.parties & right.parties) > 1) and groups.join(one, other):
                    yield _same(left, right, "one article tells of both, and nothing parts them")


def _width(reference: _Reference) -> int:
    first, last = (date.fromisoformat(day or "") for day in (reference.earliest, reference.latest))
    return (last - first).days


def _together(one: _Reference, other: _Reference) -> bool:
    """Whether nothing stands against it: other days, other parties."""
    dated = one.earliest and one.latest and other.earliest and other.latest
    if dated and ((one.latest or "") < (other.earliest or "") or (other.latest or "") < (one.earliest or "")):
        return False
    if one.article == other.article and one.headline != other.headline:
        return True  # a headline's "Ostia, rebels" are named otherwise below
    return not (one.parties and other.parties) or bool(one.parties & other.parties)


def _same(one: _Reference, other: _Reference, why: str) -> Judgement:
    low, high = sorted((one.key, other.key))
    return Judgement("agreement", low, high, "same", 1.0, f"One agreement: {why}.", "agreement")
