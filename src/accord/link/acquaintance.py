"""What the articles tell of whoever bears a name: offices, company, and who is named together.

These are the second clues without which no likeness of names joins anybody. A key stands for all names
that are surely one actor's.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from accord.link.tables import table
from accord.model.annotation import Statement
from accord.model.reading import Reading, speakers

__all__ = ["Acquaintance"]

_NO_WORD = re.compile(r"[^\w]+")
_LEAST_COMPANY, _ARTICLES_COMPARED, _RARE = 3, 20, 0.05
_FEW, _LOOSE = 5, 4
_CROWD = 80  # names in one article, beyond which to be named in it is no company
_TOGETHER = 2

Office = frozenset[str]


class Acquaintance:
    """Offices, company and articles of the actors behind names; `keys` maps each name to its actor's key."""

    def __init__(self, readings: Sequence[Reading], keys: Mapping[str, str]) -> None:
        self._keys = keys
        self.articles: dict[str, set[int]] = defaultdict(set)
        self._offices: dict[str, set[str]] = defaultdict(set)
        self._company: dict[tuple[str, bool], list[frozenset[str]]] = {}
        self._apart = Counter[tuple[str, str]]()
        for number, reading in enumerate(readings):
            self._apart.update(_kept_apart(reading))
            for mark in reading.annotation.mentions:
                if mark.name:
                    self.articles[self.key(mark.name)].add(number)
            for statement, speaker in zip(reading.annotation.statements, speakers(reading), strict=True):
                if speaker:
                    self._offices[self.key(speaker)] |= _offices(reading, statement, speaker)
        self._count = len(readings)
        self._named: dict[int, set[str]] = defaultdict(set)
        for key, articles in self.articles.items():
            for number in articles:
                self._named[number].add(key)

    def key(self, name: str) -> str:
        return self._keys.get(name, name)

    def uses(self, keys: Iterable[str]) -> int:
        """How many articles name one of them."""
        return len(self._articles(keys))

    def clue(self, left: Sequence[str], right: Sequence[str]) -> str | None:
        """Why two actors, each given by its keys, may be one, in words; None where nothing tells."""
        return self.office(left, right) or self.company(left, right)

    def office(self, left: Sequence[str], right: Sequence[str]) -> str | None:
        """The words two offices share, where they are two at least and half of the shorter office."""
        others = self._held(right)
        for one in self._held(left):
            for other in others:
                both = one & other
                if len(both) >= 2 and len(both) * 2 >= min(len(one), len(other)):
                    return f"both hold an office of “{' '.join(sorted(both))}”"
        return None

    def company(self, left: Sequence[str], right: Sequence[str], *, loose: bool = False) -> str | None:
        """Three names that an article of either has, and that are no matter of course in these articles.

        `loose` takes what many articles name, and articles that name a crowd.
        """
        theirs = self._beside(right, loose)
        own = {*left, *right}
        shared = ((one & other) - own for one in self._beside(left, loose) for other in theirs)
        met = max(shared, key=lambda names: (len(names), sorted(names)), default=frozenset[str]())
        if len(met) < _LEAST_COMPANY:
            return None
        return f"articles name both beside {', '.join(sorted(met)[:_LEAST_COMPANY])}"

    def together(self, left: Sequence[str], right: Sequence[str], others: Sequence[str] = ()) -> str | None:
        """Two articles that name both, or one that names none of the `others`."""
        both = self._both(left, right)
        alone = both - self._articles(others) if len(both) < _TOGETHER else both
        if not alone:
            return None
        return f"{'an article names' if len(alone) == 1 else f'{len(alone)} articles name'} both"

    def apart(self, bare: str, bearers: Sequence[str]) -> bool:
        """Whether most articles that name both go on from the full name to the bare one for somebody else."""
        kept = sum(self._apart[bare, bearer] for bearer in bearers)
        return 2 * kept > len(self._both([self.key(bare)], [self.key(bearer) for bearer in bearers]))

    def often_together(self, left: Sequence[str], right: Sequence[str]) -> str | None:
        """Two articles at least that name both: house style and readers' letters may differ."""
        both = len(self._both(left, right))
        return f"{both} articles name both" if both >= _TOGETHER else None

    def mostly_together(self, left: Sequence[str], right: Sequence[str]) -> str | None:
        """Where at least half of the articles that name the left one name both."""
        both, own = len(self._both(left, right)), self.uses(left)
        return f"{both} of {own} articles name both" if 2 * both >= own else None

    def _both(self, left: Sequence[str], right: Sequence[str]) -> set[int]:
        return self._articles(left) & self._articles(right)

    def ranked(self, name: str, keys: Sequence[str]) -> str | None:
        """The rank in "Colonel Adeyemi" where the bearer's offices have it too."""
        ranks = frozenset(word.casefold().rstrip(".") for word in name.split()[:-1]) - table("courtesy")
        held = {word for office in self._held(keys) for word in office}
        shared = sorted(ranks & held & table("honorifics"))
        return f"both hold the rank of “{shared[0]}”" if shared else None

    def _articles(self, keys: Iterable[str]) -> set[int]:
        return set().union(*(self.articles.get(key, set()) for key in keys))

    def _held(self, keys: Iterable[str]) -> list[Office]:
        offices = sorted({office for key in keys for office in self._offices.get(key, ())})
        words = (frozenset(_NO_WORD.split(office.casefold().replace(".", ""))) for office in offices)
        return [found - table("office_words") - {""} for found in words]

    def _beside(self, keys: Iterable[str], loose: bool) -> list[frozenset[str]]:
        found: list[frozenset[str]] = []
        for key in keys:
            if (key, loose) not in self._company:
                first = sorted(self.articles.get(key, ()))[:_ARTICLES_COMPARED]
                self._company[key, loose] = [self._rare(number, loose) for number in first]
            found += self._company[key, loose]
        return found[: 3 * _ARTICLES_COMPARED]

    def _rare(self, number: int, loose: bool) -> frozenset[str]:
        named = self._named[number]
        if len(named) > _CROWD * (_LOOSE if loose else 1):
            return frozenset()
        most = max(_FEW, self._count * _RARE * (_LOOSE if loose else 1))
        return frozenset(key for key in named if len(self.articles[key]) <= most)


def _kept_apart(reading: Reading) -> Iterator[tuple[str, str]]:
    """Bare surnames with an office that the article's own reading left so behind a full name without one."""
    full: dict[str, str] = {}
    held: dict[str, bool] = defaultdict(bool)
    for mark in reading.annotation.mentions:
        if mark.name and mark.type == "PERSON":
            words = mark.name.split()
            if len(words) > 1 or mark.name in full:
                held[mark.name] |= mark.office is not None
            if len(words) > 1:
                full.setdefault(words[-1], mark.name)
    return ((bare, name) for bare, name in full.items() if held[bare] and not held[name])


def _offices(reading: Reading, statement: Statement, speaker: str) -> set[str]:
    """The office that is marked, the one put behind the name ("Ada Okafor, the envoy, …"), and the rank."""
    held = {statement.office} if statement.office else set()
    text = reading.document.text
    for span in statement.speaker:
        name, comma, rest = " ".join(text[span.start : span.end].split()).partition(", ")
        if comma and name.endswith(speaker.split()[-1]):
            held.add(rest.split(",")[0].split(" who ")[0])
    return held
