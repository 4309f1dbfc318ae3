"""The persons a document names: gender, and the offices it gives them, place by place."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from accord.annotate.lexicon import FEMALE, MALE
from accord.annotate.phrases import Owner, Phrases
from accord.annotate.roles import first_name_gender, is_office, is_private, is_title, key_words
from accord.annotate.words import Words
from accord.model.annotation import NameMark

__all__ = ["Held", "People", "Person", "Speaker", "gender_word", "owners"]

_BOUND = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_INTRODUCTION = 40
"""Tokens of a name's own phrase that are read for what they tell of the person."""


@dataclass(frozen=True, slots=True)
class Held:
    """An office as one place of the text gives it; `at` is the name's token there."""

    at: int
    office: str
    affiliation: str | None


@dataclass(slots=True)
class Person:
    """Somebody named: gender "m", "f" or None, offices in order, words of the first mention's phrase."""

    name: str
    gender: str | None = None
    held: list[Held] = field(default_factory=list)
    first: int = 0
    words: frozenset[str] = frozenset()

    def add(self, held: Held) -> None:
        """Takes in what the person was called at one more place."""
        insort(self.held, held, key=lambda one: one.at)

    def office_before(self, at: int) -> Held | None:
        """The office last given before token `at`, a mere title only where there is no other; else None."""
        known = [held for held in reversed(self.held) if held.at <= at]
        return next((held for held in known if not is_title(held.office)), known[0] if known else None)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved speaker: name, office, and the body, state or group spoken for, each None where unknown."""

    name: str | None = None
    office: str | None = None
    affiliation: str | None = None


class People:
    """All persons by name, and where outside quotations they are mentioned.

    A gender is told by a title or an office; by the pronouns that go with the name, where nobody else
    is between; or by the first name.
    """

    def __init__(self, words: Words, names: tuple[NameMark, ...], inside: list[int]) -> None:
        self.words = words
        self.owner = owners(words, names)
        self.phrases = Phrases(words, self.owner)
        self.persons: dict[str, Person] = {}
        self.mentions: list[tuple[int, Person]] = []
        self._votes: dict[str, Counter[str]] = {}
        self._read(inside)
        for name, person in self.persons.items():
            person.gender = self._settled(name, person.gender)

    def with_offices(self, names: Sequence[NameMark]) -> tuple[NameMark, ...]:
        """The names, those of persons with the office that is given beside them, the longest of several.

        What anybody may be ("his sister", "a driver") is no office, nor what nobody is ("their support").
        """
        told: dict[NameMark, Held] = {}
        for person in self.persons.values():
            for held in person.held:
                mark = self.owner[held.at] if is_office(held.office) and not is_private(held.office) else None
                if mark is not None and (mark not in told or len(held.office) > len(told[mark].office)):
                    told[mark] = held
        return tuple(
            replace(name, office=told[name].office, affiliation=told[name].affiliation)
            if name in told
            else name
            for name in names
        )

    def _read(self, inside: list[int]) -> None:
        i, size = 0, len(self.owner)
        while i < size:
            mark = self.owner[i]
            if mark is None or mark.type != "PERSON" or mark.name is None:
                i += 1
                continue
            first = i
            while i < size and self.owner[i] is mark:
                i += 1
            head = self._head(first, i - 1)
            person = self._mention(mark.name, mark, head)
            if inside[head] < 0:
                self.mentions.append((head, person))
                self._vote(mark.name, head, i, inside)

    def _head(self, first: int, last: int) -> int:
        """The token of a name that the rest of the sentence hangs on."""
        heads = self.words.head
        return next((i for i in range(last, first - 1, -1) if not first <= heads[i] <= last), last)

    def _mention(self, name: str, mark: NameMark, head: int) -> Person:
        person = self.persons.get(name)
        left, right = self.words.left[head], self.words.right[head]
        if person is None:
            person = self.persons[name] = Person(name, first=head)
            near = range(max(left, head - _INTRODUCTION), min(right, head + _INTRODUCTION) + 1)
            person.words = frozenset(key_words(" ".join(self.words.text[i] for i in near)))
        before = head
        while before > 0 and self.words.start[before] >= mark.span.start:
            before -= 1
        person.gender = person.gender or gender_word(self.words.lower[before])
        for office, affiliation in reversed(self.phrases.offices_of(head, mark, left)):
            person.held.append(Held(head, office, affiliation))
            if person.gender is None:
                told = (gender_word(word.lower()) for word in office.split(" of ")[0].split())
                person.gender = next((gender for gender in told if gender), None)
        return person

    def _vote(self, name: str, head: int, behind: int, inside: list[int]) -> None:
        """The first pronoun behind a subject's name votes, where nobody else is named in between."""
        words = self.words
        if words.dep[head] not in ("nsubj", "nsubjpass"):
            return
        limit = min(words.sentences[words.sentence[head]][1] + 1, len(words.lower))
        for i in range(behind, limit):
            mark = self.owner[i]
            if inside[i] >= 0 or (mark is not None and mark.type == "PERSON" and mark.name != name):
                return
            gender = _BOUND.get(words.lower[i])
            if gender is not None:
                self._votes.setdefault(name, Counter())[gender] += 1
                return

    def _settled(self, name: str, told: str | None) -> str | None:
        votes = self._votes.get(name, Counter[str]())
        voted = max("mf", key=lambda gender: votes[gender])
        clear = votes[voted] > 2 * (votes.total() - votes[voted])
        if told is not None:
            return told
        first = first_name_gender(name)
        if first is None or (clear and votes[voted] > 2):
            return voted if clear and votes[voted] else first
        return first


def gender_word(lower: str) -> str | None:
    """What a title or the name of an office tells: "spokeswoman" is "f"."""
    bare = lower.rstrip(".")
    return "m" if bare in MALE else "f" if bare in FEMALE else None


def owners(words: Words, names: tuple[NameMark, ...]) -> Owner:
    """The name that each token belongs to."""
    owner: Owner = [None] * len(words.start)
    i = 0
    for mark in names:
        while i < len(owner) and words.start[i] < mark.span.start:
            i += 1
        while i < len(owner) and words.start[i] < mark.span.end:
            owner[i] = mark
            i += 1
    return owner
