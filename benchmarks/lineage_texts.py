"""Articles of an invented vocabulary, and others made from them in known ways: for benchmarks/lineage.py.

A cluster is one report, what was made from it by ten outlets (`DERIVED`), and what only looks like it
(`APART`): an article that has its quotations and nothing else, and another report of the same event with the
same names and figures. Half of all articles are of no cluster. Content words are drawn by Zipf's law from
30,000 made of syllables, names and figures by event; function words are English. Every outlet has a
footer of its own.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from accord.model.annotation import Annotation, Statement
from accord.model.document import Document, Published
from accord.model.reading import Reading
from accord.model.values import Span

DERIVED = ("copy", "words 2 %", "words 5 %", "words 10 %", "words 20 %", "words 40 %", "cut", "reordered",
           "new lead", "copy of a copy")  # fmt: skip
APART = ("quotations only", "same event")
ALONE = "alone"
_OUTLETS = 200
_FUNCTION = [
    "the",
    "of",
    "to",
    "in",
    "and",
    "a",
    "for",
    "on",
    "that",
    "with",
    "by",
    "from",
    "at",
    "as",
    "was",
    "is",
    "were",
    "its",
    "which",
    "had",
    "has",
    "after",
    "before",
]
_SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "je",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "ri",
    "so",
    "tu",
    "va",
    "we",
    "xi",
    "yo",
    "zu",
    "bra",
    "cle",
    "dri",
    "flo",
    "gru",
    "pha",
    "ste",
    "tri",
    "vle",
    "sho",
]


class Made(NamedTuple):
    """An article with its kind, and its cluster (None where it is of none)."""

    reading: Reading
    kind: str
    cluster: int | None


class _Words:
    def __init__(self, dice: random.Random) -> None:
        words = set[str]()
        while len(words) < 30_000:
            words.add("".join(dice.choices(_SYLLABLES, k=dice.choice((2, 3, 3, 4)))))
        self._words = sorted(words)
        dice.shuffle(self._words)
        total, self._up_to = 0.0, []
        for rank in range(len(self._words)):
            total += 1 / (rank + 20)
            self._up_to.append(total)
        self._dice = dice

    def some(self, number: int) -> list[str]:
        return self._dice.choices(self._words, cum_weights=self._up_to, k=number)

    def names(self, number: int) -> list[str]:
        return ["".join(self._dice.choices(_SYLLABLES, k=4)).capitalize() for _ in range(number)]


def articles(number: int, seed: int = 20310505) -> Iterator[Made]:
    """`number` articles, in no order that means anything."""
    dice = random.Random(seed)
    words = _Words(dice)
    footers = [_footer(words) for _ in range(_OUTLETS)]
    made: list[Made] = []
    size = 1 + len(DERIVED) + len(APART)
    for cluster in range(number // (2 * size)):
        made.extend(_cluster(dice, words, footers, cluster))
    while len(made) < number:
        event = words.names(6)
        made.append(_made(dice, footers, _report(dice, words, event), ALONE, None, _day(dice), len(made)))
    dice.shuffle(made)
    yield from made


def _footer(words: _Words) -> str:
    return " ".join(["All rights of the", *words.some(6), "are with", *words.some(12)]) + "."


def _day(dice: random.Random) -> date:
    return date(2031, 1, 1) + timedelta(days=dice.randrange(3 * 365))


def _sentence(dice: random.Random, words: _Words, event: list[str]) -> str:
    """Some twenty words: content words among function words, now and then a name or figure of the event."""
    found = []
    for content in words.some(dice.randint(8, 13)):
        chance = dice.random()
        found.append(dice.choice(event) if chance < 0.12 else content)
        if dice.random() < 0.7:
            found.append(dice.choice(_FUNCTION))
    return " ".join(found).capitalize() + "."


def _report(dice: random.Random, words: _Words, event: list[str]) -> list[str]:
    """Sentences, of which a fifth are quotations (in marks)."""
    found = []
    for _ in range(dice.randint(14, 20)):
        sentence = _sentence(dice, words, event)
        found.append(f"“{sentence[:-1]},” {event[0]} said." if dice.random() < 0.2 else sentence)
    return found


def _cluster(dice: random.Random, words: _Words, footers: list[str], cluster: int) -> Iterator[Made]:
    event = [*words.names(5), *(str(dice.randint(13, 9999)) for _ in range(4))]
    day, report = _day(dice), _report(dice, words, event)
    outlets = dice.sample(range(_OUTLETS), 1 + len(DERIVED) + len(APART))
    yield _made(dice, footers, report, "report", cluster, day, outlets[0])
    for outlet, kind in zip(outlets[1:], (*DERIVED, *APART), strict=True):
        text = _derived(dice, words, event, report, kind)
        later = day + timedelta(days=2 if kind == "copy of a copy" else 1)
        yield _made(dice, footers, text, kind, cluster, later, outlet)


def _derived(dice: random.Random, words: _Words, event: list[str], report: list[str], kind: str) -> list[str]:
    if kind.startswith("words"):
        part = int(kind.split()[1]) / 100
        return [
            " ".join(_changed(dice, words, word, part) for word in sentence.split()) for sentence in report
        ]
    if kind == "cut":
        return report[: len(report) * 2 // 5]
    if kind == "reordered":
        return dice.sample(report, len(report))
    if kind == "new lead":
        return [_sentence(dice, words, event) for _ in range(6)] + report[3:]
    if kind == "quotations only":
        quoted = [sentence for sentence in report if sentence.startswith("“")]
        return [*_report(dice, words, words.names(6)), *quoted]
    if kind == "same event":
        return _report(dice, words, event)
    return report


def _changed(dice: random.Random, words: _Words, word: str, part: float) -> str:
    """Another word in its place, as often as `part` says; the marks around it stay."""
    if dice.random() >= part:
        return word
    bare = word.strip("“”,.")
    return word.replace(bare, words.some(1)[0]) if bare else word


def _made(
    dice: random.Random,
    footers: list[str],
    sentences: list[str],
    kind: str,
    cluster: int | None,
    day: date,
    outlet: int,
) -> Made:
    outlet %= _OUTLETS
    headline = " ".join(sentence.split()[0].strip("“”,") for sentence in sentences[:6])
    text = "\n".join([headline, *sentences, footers[outlet]])
    quoted, at = [], text.find("“")
    while at >= 0:
        end = text.find("”", at)
        end = end if end > 0 else text.find("\n", at)
        quoted.append(Statement(content=(Span(at + 1, end),), kind="direct"))
        at = text.find("“", end)
    published = Published(day.isoformat(), day.isoformat(), day.isoformat(), "given")
    where = f"{kind}-{cluster}-{dice.getrandbits(64):x}"
    document = Document(where, where, text, outlet=f"Outlet {outlet}", published=published, lang="en")
    marks = Annotation(id=document.id, published=published, statements=tuple(quoted))
    return Made(Reading(document, marks), kind, cluster)
