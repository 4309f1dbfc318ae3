"""One agreement under its names: "the Doha agreement", "the deal signed in Doha last year", its own text.

Two references are of one agreement where they share a name, or a place of signing and days that go together.
"The Doha agreement" is the one that was made in Doha where the record knows no other. References whose
dates or parties stand against each other are never joined.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from accord.link.groups import Groups
from accord.link.tables import table
from accord.model.annotation import AgreementMark
from accord.model.judgement import Judgement
from accord.model.reading import Reading

__all__ = ["find_agreements"]

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


class _Reference(NamedTuple):
    key: str
    names: frozenset[tuple[frozenset[str], str]]
    place: str | None
    earliest: str | None
    latest: str | None
    parties: frozenset[str]


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
    return sorted([*_by_name(references, groups), *_by_place(references, groups)])


def _reference(reading: Reading, mark: AgreementMark, actors: Mapping[str, str]) -> _Reference:
    names = frozenset(name for words in (mark.name, *mark.aliases) if (name := _name(words)) is not None)
    parties = frozenset(actors.get(name, name).casefold() for name in mark.parties)
    place = mark.place.casefold() if mark.place else None
    return _Reference(reading.agreement_key(mark), names, place, mark.earliest, mark.latest, parties)


def _name(words: str) -> tuple[frozenset[str], str] | None:
    """What tells the agreement from others, and the kind of its noun; None where nothing tells."""
    forms = [form.casefold() for form in _WORD.findall(words)]
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


def _together(one: _Reference, other: _Reference) -> bool:
    """Whether nothing stands against it: other days, other parties."""
    dated = one.earliest and one.latest and other.earliest and other.latest
    if dated and ((one.latest or "") < (other.earliest or "") or (other.latest or "") < (one.earliest or "")):
        return False
    return not (one.parties and other.parties) or bool(one.parties & other.parties)


def _same(one: _Reference, other: _Reference, why: str) -> Judgement:
    low, high = sorted((one.key, other.key))
    return Judgement("agreement", low, high, "same", 1.0, f"One agreement: {why}.", "agreement")
