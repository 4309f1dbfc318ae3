"""Ages that cannot be: of somebody born in 1950, or of one person twice in an article.

"Born in 1950, the 45-year-old" cannot stand in an article of 2021, nor "Rosa Brandt, 34" beside "the
36-year-old Brandt". A year more or less is nobody's error, and an age told of an earlier time is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from accord.model.annotation import NameMark
from accord.model.reading import Reading
from accord.model.tables import word_set
from accord.model.text import sentence_around
from accord.model.values import Span
from accord.reconcile.impossible import Found

__all__ = ["ages"]

_SLACK = 1
_NEAR = 60  # characters around an age in which words may tell that it is of another time
_BORN = re.compile(r"\b[Bb]orn\s(?:(?:on|in)\s)?(?:[A-Z\d][\w,]*\s){0,3}?(?:in\s)?(?P<year>(?:19|20)\d\d)\b")
_AGE = re.compile(
    r"(?<!\bas a )(?<!\bas an )\b(?P<old>\d{1,3})-year-old\b|,\s(?:aged\s)?(?P<bare>\d{2,3})(?=,\s)"
    r"|\baged\s(?P<aged>\d{1,3})\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BEHIND = re.compile(r",\s(?:aged\s)?(\d{2,3})(?=[,.;]\s)|\s?\((?:aged\s)?(\d{2,3})\)")
_BEFORE = re.compile(r"\b(\d{1,3})-year-old\s(?:[a-z][\w-]*\s){0,3}$")
_ANAPHOR = re.compile(r"(?:^|[.”\"]\s)The\s(?P<age>\d{1,3})-year-old\s(?P<verb>[a-z]+)\b")
_SPAN = 20  # characters before a name in which its age stands


def ages(reading: Reading) -> Iterator[Found]:
    """Ages that do not go with a year of birth, or with the same person's age elsewhere in the article."""
    yield from _by_birth(reading)
    yield from _twice(reading)


def _by_birth(reading: Reading) -> Iterator[Found]:
    text, published = reading.document.text, reading.document.published
    if (
        published.earliest is None
        or published.latest is None
        or published.earliest[:4] != published.latest[:4]
    ):
        return
    today = int(published.latest[:4])
    for born in _BORN.finditer(text):
        sentence = sentence_around(text, Span(*born.span()))
        words = sentence.of(text)
        told = [match for match in _AGE.finditer(words) if _is_now(words)]
        if len(told) != 1 or len(_YEAR.findall(words)) != 1:
            continue
        age = int(told[0]["old"] or told[0]["bare"] or told[0]["aged"])
        if abs(today - int(born["year"]) - age) > _SLACK:
            low = min(born.start(), sentence.start + told[0].start())
            span = Span(low, max(born.end(), sentence.start + told[0].end()))
            why = f"who was born in {born['year']} is {today - int(born['year'])} in {today}"
            yield Found(span, " ".join(span.of(text).split(",\n")).strip(" ,"), why)


def _is_now(words: str) -> bool:
    """Whether nothing tells that an age is somebody else's or of another time."""
    other = word_set("accord.reconcile", "anomalies.toml", "not_now")
    return other.isdisjoint(re.findall(r"[a-z]+", words.lower()))


def _twice(reading: Reading) -> Iterator[Found]:
    """The second age of a person whose first one in the article is another."""
    text, known = reading.document.text, dict[str, int]()
    for name, age, span in sorted(_told(reading), key=lambda it: it[2]):
        first = known.setdefault(name, age)
        if abs(first - age) > _SLACK:
            yield Found(span, " ".join(span.of(text).split()), f"{name} is {first} elsewhere in the article")


def _told(reading: Reading) -> Iterator[tuple[str, int, Span]]:
    text = reading.document.text
    persons = sorted(
        (it for it in reading.annotation.mentions if it.type == "PERSON"), key=lambda it: it.span
    )
    ends: dict[str, set[str]] = {}
    for person in persons:
        ends.setdefault((person.name or "").split(" ")[-1], set()).add(person.name or "")
    for person in persons:
        name = person.name
        if name is None or len(ends[name.split(" ")[-1]]) > 1:  # two of one family
            continue
        behind = _BEHIND.match(text, person.span.end)
        before = _BEFORE.search(text, max(0, person.span.start - 3 * _SPAN), person.span.start)
        if behind and _is_now(_around(text, *behind.span())):
            yield name, int(behind[1] or behind[2]), Span(person.span.start, behind.end())
        elif before and _is_now(_around(text, *before.span())):
            yield name, int(before[1]), Span(before.start(), person.span.end)
    for match in _ANAPHOR.finditer(text):
        meant = _meant(text, persons, match.start())
        if meant and match["verb"] in word_set("accord.reconcile", "anomalies.toml", "of_a_person"):
            yield meant, int(match["age"]), Span(*match.span("age"))


def _around(text: str, start: int, end: int) -> str:
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return text[max(low, start - _NEAR) : min(high if high >= 0 else len(text), end + _NEAR)]


def _meant(text: str, persons: list[NameMark], at: int) -> str | None:
    """The one person whom the sentence before names."""
    sentence = sentence_around(text, Span(max(0, at - 1), max(1, at)))
    named = {it.name for it in persons if sentence.start <= it.span.start < at}
    return next(iter(named)) if len(named) == 1 else None
