"""Pairs: who "the two sides", "both countries" and "the parties" of an article are.

They are the two that the article itself tells of as parties of an agreement or of talks or as accuser and
accused, else as who puts and who gets a proposal, else as those who agreed or met: the only such two, or
those told several times as often as any others. Where an article tells of no two or of several they stay as
they are called.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from accord.model.reading import Reading
from accord.model.tables import word_set
from accord.reconcile.sides import Sides

__all__ = ["Pairs"]

_TIMES = 3
_TOGETHER = ("AGREE", "CONSULT")  # types of events
_PHRASES = "|".join(sorted(word_set("accord.reconcile", "positions.toml", "both")))
_BOTH = re.compile(rf"(?i)(?:the )?\b(?:{_PHRASES})\b")


class Pairs:
    """The two parties that each article tells of."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self._found: dict[str, tuple[str, str] | None] = {}

    def meant(self, reading: Reading, words: str | None) -> tuple[str, str] | None:
        """The two that a phrase means which names none: "both sides"; None for any other phrase."""
        return self.of(reading) if words and _BOTH.fullmatch(words.strip()) else None

    def within(self, reading: Reading, words: str) -> tuple[str, str] | None:
        """The two, where a clause has such a phrase in it."""
        return self.of(reading) if _BOTH.search(words) else None

    def of(self, reading: Reading) -> tuple[str, str] | None:
        """The two parties of an article, in the order of their names."""
        if reading.id not in self._found:
            self._found[reading.id] = self._foremost(reading)
        return self._found[reading.id]

    def _foremost(self, reading: Reading) -> tuple[str, str] | None:
        for names in (_named(reading), _put(reading), _together(reading)):
            told = Counter(self._two(reading, names))
            ranked = sorted(told, key=lambda pair: (-told[pair], pair))
            if ranked:
                alone = len(ranked) == 1 or told[ranked[0]] >= _TIMES * told[ranked[1]]
                return ranked[0] if alone else None
        return None

    def _two(self, reading: Reading, told: Iterator[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
        """Those of which there are two, by their sides, each time."""
        for names in told:
            found = sorted({side for name in names if (side := self._side(reading, name))})
            if len(names) == len(found) == 2:
                yield found[0], found[1]

    def _side(self, reading: Reading, name: str) -> str | None:
        """The side of a name, an army's that of its state; none for whom the record does not know."""
        sides = self.sides
        side = sides.called(reading, name) or sides.party(reading, name) or name
        whole = sides.context.part_of(sides.context.actor_group(side))
        state = sides.state(" ".join(side.split()[:-1])) if " " in side else None
        side = whole or state or side
        return side if sides.context.is_actor(side) else None


def _named(reading: Reading) -> Iterator[tuple[str, ...]]:
    """The parties of each mark that has two."""
    marks = reading.annotation
    yield from (it.parties for it in marks.agreements)
    yield from (it.sides for it in marks.talks)
    yield from ((it.accuser, it.accused) for it in marks.breach_claims if it.accuser and it.accused)


def _put(reading: Reading) -> Iterator[tuple[str, ...]]:
    """Who puts a proposal, and to whom."""
    for it in reading.annotation.proposals:
        if it.proposer and it.recipients:
            yield it.proposer, it.recipients[0]


def _together(reading: Reading) -> Iterator[tuple[str, ...]]:
    """Those who are told to have agreed or met."""
    for event in reading.annotation.events:
        names = tuple(it.name for it in (*event.actors, *event.recipients) if it.name)
        if event.type in _TOGETHER and event.actors and event.recipients:
            yield names
