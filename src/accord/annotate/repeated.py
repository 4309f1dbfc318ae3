"""Who is told of without a name in a headline or highlight, and named where the text repeats the words.

`Army officer says government “caused a massacre”` at the top, and further down `Colonel Arda said the
government had “caused a massacre”`: quoted words of the one stand, in the same order, in quoted words of
only one person behind it, who holds no other office. Or, without quotation marks, most of what is said at
the top returns in what one such person says; of somebody called by the very same office, some of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from accord.annotate.lexicon import RANKS, ROLES
from accord.annotate.people import Person, gender_word
from accord.annotate.roles import CROWD, PERSONS, holds, is_like, key_words
from accord.annotate.words import Words
from accord.model.annotation import Statement
from accord.model.values import Span

__all__ = ["named_by_words"]

_TOP = 1500
"""Characters at the top of a text, where headlines and highlights stand."""
_LEAST = 2
_SHARED, _PART = 3, 0.6
"""How many words of some length must return, and which part of them."""
_LONG, _STEM = 4, 5
"""Letters of a word that counts, and those of them that are compared."""
_ONE = ROLES | PERSONS


def named_by_words(
    words: Words, quoted: Sequence[Span], statements: Sequence[Statement], persons: Mapping[str, Person]
) -> tuple[Statement, ...]:
    """The statements, each unnamed one with the name that its quoted words tell; `quoted` in text order."""
    starts = [span.start for span in quoted]
    pieces = [list(_pieces(words, quoted, starts, statement)) for statement in statements]
    places: dict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
    for number, statement in enumerate(statements):
        if statement.speaker_name in persons:
            for which, piece in enumerate(pieces[number]):
                for at in range(len(piece) - 1):
                    places[piece[at], piece[at + 1]].append((number, which, at))
    named = []
    for number, statement in enumerate(statements):
        name = None
        top = statement.content[0].start < _TOP and statement.speech
        if top and statement.speaker_name is None and _is_one(statement.office):
            name = _name(number, statements, pieces, places) if statement.kind == "mixed" else None
            if name is None or not _fits(persons.get(name), statement.office):
                name = _by_content(words, number, statements, persons)
        named.append(replace(statement, speaker_name=name) if name else statement)
    return tuple(named)


def _fits(person: Person | None, office: str | None) -> bool:
    return person is not None and office is not None and _may_be(person, office)


def _by_content(
    words: Words, number: int, statements: Sequence[Statement], persons: Mapping[str, Person]
) -> str | None:
    """The only person whose statements behind this one have most of its words, or some and its office."""
    statement = statements[number]
    wanted = _stems(words, statement)
    office = key_words(statement.office or "")
    found: set[str] = set()
    for other in statements[number + 1 :]:
        name = other.speaker_name
        if name is None or name in found or not _fits(persons.get(name), statement.office):
            continue
        if other.office is None and not CROWD.isdisjoint(word.lower() for word in office):
            continue
        common = len(wanted & _stems(words, other))
        alike = len(office) > 1 and holds(office, key_words(other.office or ""))
        if common >= (1 if alike else _SHARED) and (alike or common >= _PART * len(wanted)):
            found.add(name)
    return found.pop() if len(found) == 1 else None


def _stems(words: Words, statement: Statement) -> set[str]:
    """The longer words of a statement, each cut to how it begins."""
    return {
        word[:_STEM]
        for part in statement.content
        for word in words.source[part.start : part.end].lower().replace("’", "'").split()
        if len(word) > _LONG and word.isalpha()
    }


def _may_be(person: Person, office: str) -> bool:
    """Whether neither gender nor another office of the person speaks against the description."""
    said = [word.lower().rstrip(".") for word in office.split()]
    told = next((gender for word in said if (gender := gender_word(word))), None)
    if told is not None and person.gender not in (None, told):
        return False
    if set(person.name.lower().split()) <= set(said):  # "a spokesman for Ana Ruiz" is not she
        return False
    given = [[word.lower().rstrip(".") for word in key_words(held.office)] for held in person.held]
    real = [held for held in given if not RANKS.issuperset(held)]
    return not real or any(is_like(noun, word) for held in real for word in held for noun in said)


def _is_one(office: str | None) -> bool:
    """Whether a description is that of one person."""
    return office is not None and not _ONE.isdisjoint(
        office.lower().split(" of ")[0].split(" for ")[0].split()
    )


def _pieces(
    words: Words, quoted: Sequence[Span], starts: Sequence[int], statement: Statement
) -> Iterator[list[str]]:
    """The quoted stretches within a statement, each as its words in lower case."""
    for part in statement.content:
        whole = statement.kind == "direct"
        first = bisect_left(starts, part.start)
        spans = [part] if whole else []
        while not whole and first < len(quoted) and quoted[first].start < part.end:
            spans.append(quoted[first])
            first += 1
        for span in spans:
            begin, behind = bisect_left(words.start, span.start), bisect_left(words.start, span.end)
            yield [words.lower[i] for i in range(begin, behind) if words.text[i][:1].isalnum()]


def _name(
    number: int,
    statements: Sequence[Statement],
    pieces: Sequence[Sequence[list[str]]],
    places: Mapping[tuple[str, str], Sequence[tuple[int, int, int]]],
) -> str | None:
    """The only person who is quoted behind a statement with a stretch that is quoted in it."""
    for piece in pieces[number]:
        if len(piece) < _LEAST:
            continue
        names = {
            statements[other].speaker_name
            for other, which, at in places.get((piece[0], piece[1]), ())
            if other > number and pieces[other][which][at : at + len(piece)] == piece
        }
        if len(names) == 1:
            return names.pop()
    return None
