"""Persons: spellings of one name, names cut short, bare surnames. Likeness of names never joins alone.

- `spelling`: all parts sound alike;
- `short-form`: the first and the last part are those of a longer name, or its first two;
- `given-name`: one part that is the first of a full name, where most articles that have it name that one;
- `surname`: one part that sounds like the last of a full name, where only one person of that surname is
  known, or one whom many more articles name than any other.

Each needs a clue besides: a like office, company in common, one article that names both. Of two full names
with one surname in one article whose first names differ, the bearers are `different`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from accord.link.acquaintance import Acquaintance
from accord.link.agencies import agency_name
from accord.link.naming import alike, all_alike, likeness, name_parts, skeleton, sound
from accord.link.tables import table
from accord.model.groups import Groups
from accord.model.judgement import Judgement, same
from accord.model.world import people_of, state_named

__all__ = ["join_persons"]

_COMPARED = 8  # candidates with the same key, the most used first
_MUCH_ALIKE, _LEAST_SOUND = 0.75, 5
_LONGEST = 6  # words of a name
_KNOWN_AS = 5  # times as many articles as the next person of that surname
_TWICE = 2  # articles, for a name that is no slip
_NAMESAKES = 12  # of one surname in one article, compared two by two

Parts = tuple[str, ...]


def join_persons(
    names: Iterable[str], doubtful: Iterable[str], acquaintance: Acquaintance
) -> list[Judgement]:
    """Judgements on persons' names, one name of each that differs in more than writing.

    `doubtful` are single words that may be surnames, or bodies' names.
    """
    people = _People(names, acquaintance)
    return [
        *people.spellings(),
        *people.spellings(),
        *people.short_forms(),
        *people.surnames(),
        *people.doubtful_surnames(doubtful),
        *people.given_names(),
        *people.spellings(),
        *people.namesakes(),
    ]


class _People:
    """Full names in groups, each group one person as far as it is known by then."""

    def __init__(self, names: Iterable[str], acquaintance: Acquaintance) -> None:
        self.known = acquaintance
        bare = {name: _without_lead(name) for name in sorted(names)}
        parts = {name: name_parts(own) for name, own in bare.items() if _is_plausible(own)}
        usable = {name: own for name, own in parts.items() if own and own[0] not in table("name_prefixes")}
        self.full = sorted(
            (name for name, own in usable.items() if len(own) > 1),
            key=lambda name: (-acquaintance.uses([acquaintance.key(name)]), name),
        )
        self.parts = usable
        self.number = {name: number for number, name in enumerate(self.full)}
        self.groups = Groups(len(self.full), lambda left, right: True)
        given = Counter(usable[name][0] for name in self.full)
        family = Counter(usable[name][-1] for name in self.full)
        self.given = {word for word, count in given.items() if count > family[word]}
        self.cut: set[str] = set()
        self.joined: set[str] = set()
        self.variants: set[frozenset[str]] = set()
        self.bare = sorted(name for name, own in usable.items() if len(own) == 1 or _is_joined(own))

    def members(self, name: str) -> list[str]:
        """All full names joined with this one by now."""
        return [self.full[at] for at in self.groups.members(self.groups.root(self.number[name]))]

    def keys(self, name: str) -> list[str]:
        """The keys of whoever bears the name."""
        names = self.members(name) if name in self.number else [name]
        return sorted({self.known.key(one) for one in names})

    def spellings(self) -> Iterator[Judgement]:
        """All parts alike. A second time finds what the variants tell that the first time saw."""
        for block in _blocks(self.full, lambda name: [tuple(map(skeleton, self.parts[name]))]).values():
            for at, name in enumerate(block):
                for other in block[: min(at, _COMPARED)]:
                    if all_alike(self.parts[name], self.parts[other]):
                        yield from self._join(name, other, 0.8, "spelling", "are spelled alike")

    def short_forms(self) -> Iterator[Judgement]:
        """ "Omar Adan" for "Omar Idris Adan", "Saif al-Din" for "Saif al-Din Adan", where only one fits."""
        index = _blocks(self.full, lambda name: _ends(self.parts[name]) if len(self.parts[name]) > 2 else [])
        for name in self.full:
            own = self.parts[name]
            if len(own) != 2:
                continue
            fitting = [it for it in index.get((*map(skeleton, own),), ()) if _shortens(own, self.parts[it])]
            longer = self._only(fitting)
            if longer is not None:
                leading = not alike(own[-1], self.parts[longer][-1])
                yield from self._join(name, longer, 0.75, "short-form", "agree in two parts", surely=leading)
                if leading and self.groups.root(self.number[name]) == self.groups.root(self.number[longer]):
                    self.cut.add(name)

    def surnames(self) -> Iterator[Judgement]:
        """Bare surnames, each in any spelling."""
        whole = [name for name in self.full if name not in self.cut]
        index = _blocks(whole, lambda name: [(skeleton(self.parts[name][-1]),)])
        for name in self.bare:
            own = "".join(self.parts[name])
            bearers = [it for it in index.get((skeleton(own),), ()) if _is_surname(own, self.parts[it][-1])]
            bearer = self._only(bearers)
            if bearer is None or self.known.key(name) in self.keys(bearer):
                continue
            keys, theirs = [self.known.key(name)], self.keys(bearer)
            others = sorted({self.known.key(it) for it in bearers} - set(theirs))
            clue = self.known.office(keys, theirs) or self.known.ranked(name, theirs)
            apart = self.known.apart(name, self.members(bearer))
            if clue is None and own not in self.given and not apart:
                clue = self.known.together(keys, theirs, others) or self.known.company(keys, theirs)
            if clue:
                whose = "the only full name" if not others else "by far the most named person"
                self.joined.add(own)
                self.variants.add(frozenset((own, self.parts[bearer][-1])))
                yield same(
                    name, bearer, 0.75, f"“{bearer}” is {whose} with this surname, and {clue}.", "surname"
                )

    def doubtful_surnames(self, names: Iterable[str]) -> Iterator[Judgement]:
        """Words that are a surname to the letter, where most articles that have them name its bearer."""
        bearers = _blocks(self.full, lambda name: [self.parts[name][-1:]])
        for name in names:
            bearer = self._only(bearers.get(name_parts(name), []))
            if bearer is not None and self.known.key(name) not in self.keys(bearer):
                clue = self.known.mostly_together([self.known.key(name)], self.keys(bearer))
                if clue:
                    why = f"“{bearer}” is by far the most named person with this surname, and {clue}."
                    yield same(name, bearer, 0.7, why, "surname")

    def given_names(self) -> Iterator[Judgement]:
        """ "Leila" for "Leila Adan", where no other full name begins so, in articles that name both."""
        index = _blocks(self.full, lambda name: [(skeleton(self.parts[name][0]),)])
        for name in self.bare:
            own = "".join(self.parts[name])
            bearers = [it for it in index.get((skeleton(own),), ()) if _is_surname(own, self.parts[it][0])]
            bearer = self._only(bearers)
            if bearer is None or own in self.joined or self.known.key(name) in self.keys(bearer):
                continue
            keys, theirs = [self.known.key(name)], self.keys(bearer)
            clue = self.known.mostly_together(keys, theirs)
            if clue:
                why = f"“{bearer}” alone is a full name that begins so, and {clue}."
                yield same(name, bearer, 0.7, why, "given-name")

    def namesakes(self) -> Iterator[Judgement]:
        """Persons of one surname whom an article names in full, with first names that differ."""
        found: dict[tuple[str, str], None] = {}
        named: dict[tuple[int, str], list[str]] = defaultdict(list)
        for name in self.full:
            for number in self.known.articles[self.known.key(name)]:
                named[number, skeleton(self.parts[name][-1])].append(name)
        for _, names in sorted(named.items()):
            for left, right in combinations(sorted(names)[:_NAMESAKES], 2):
                if self._differ(left, right):
                    found[left, right] = None
        for left, right in sorted(found):
            why = f"One article names “{left}” and “{right}”, who share a surname only."
            yield Judgement("actor", left, right, "different", 0.9, why, "namesakes")

    def _differ(self, left: str, right: str) -> bool:
        one, other = self.parts[left], self.parts[right]
        if self.groups.root(self.number[left]) == self.groups.root(self.number[right]):
            return False
        if min(self.known.uses([self.known.key(name)]) for name in (left, right)) < _TWICE:
            return False
        return alike(one[-1], other[-1]) and not any(_may_be(a, b) for a in one[:-1] for b in other[:-1])

    def _note_variants(self, name: str, other: str) -> None:
        if len(self.parts[name]) == len(self.parts[other]):
            self.variants |= {
                frozenset(it)
                for it in zip(self.parts[name], self.parts[other], strict=True)
                if it[0] != it[1]
            }

    def _same_variants(self, name: str, other: str) -> str | None:
        """Where each part is equal, or spelled in both ways for somebody joined already."""
        pairs = list(zip(self.parts[name], self.parts[other], strict=False))
        same_length = len(self.parts[name]) == len(self.parts[other])
        if not same_length or not all(a == b or frozenset((a, b)) in self.variants for a, b in pairs):
            return None
        spelled = [f"“{a}” and “{b}”" for a, b in pairs if a != b]
        return f"another person's name is spelled with {spelled[0]} too" if spelled else "all parts are equal"

    def _only(self, names: Sequence[str]) -> str | None:
        """The one person among bearers, or the one that many more articles name than any other."""
        roots: dict[int, list[str]] = defaultdict(list)
        for name in names:
            roots[self.groups.root(self.number[name])].append(name)
        ranked = sorted(
            ((self.known.uses(self.known.key(it) for it in group), group[0]) for group in roots.values()),
            key=lambda it: (-it[0], it[1]),
        )
        if not ranked or (len(ranked) > 1 and ranked[0][0] < _KNOWN_AS * max(1, ranked[1][0])):
            return None
        return ranked[0][1]

    def _join(
        self, name: str, other: str, score: float, by: str, how: str, *, surely: bool = False
    ) -> Iterator[Judgement]:
        """Joins two full names where a second clue tells; `surely` where common company is too weak a one."""
        if self.groups.root(self.number[name]) == self.groups.root(self.number[other]):
            return
        if self.known.key(name) == self.known.key(other):
            self.groups.join(self.number[name], self.number[other])
            return
        keys = (self.keys(name), self.keys(other))
        clue = self.known.together(*keys) or self.known.office(*keys) if surely else self.known.clue(*keys)
        if clue is None and not surely:
            clue = self._same_variants(name, other) or self.known.often_together(*keys)
            if clue is None and _is_near(self.parts[name], self.parts[other]):
                clue = self.known.company(*keys, loose=True)
        if clue:
            self.groups.join(self.number[name], self.number[other])
            self._note_variants(name, other)
            yield same(name, other, score, f"“{name}” and “{other}” {how}, and {clue}.", by)


def _without_lead(name: str) -> str:
    """A name without the place, people or common word that a page or a writer ran into it ("Peru Okafor")."""
    words = name.split()
    small = table("name_articles") | table("servants") | table("name_leads") | table("name_particles")
    while len(words) > 1 and (
        state_named(words[0])
        or people_of(words[0])
        or agency_name(words[0])
        or (words[0].islower() and words[0] not in small and words[0].isalpha() and words[-1].islower())
    ):
        words = words[1:]
    return " ".join(words)


def _is_plausible(name: str) -> bool:
    """Whether a name looks like a person's; page dumps make names of other words too."""
    words = name.split()
    small = table("name_articles") | table("servants") | table("name_leads") | table("name_particles")
    return (
        len(words) <= _LONGEST
        and words[0].casefold() not in table("name_furniture")
        and not any(char.isdigit() or char in '@&“”"/:;!?' for char in name)
        and all(word[0].isupper() or word.casefold() in small or "-" in word for word in words)
    )


def _is_surname(bare: str, surname: str) -> bool:
    """Whether a word is the surname, or sounds much like it."""
    if bare == surname:
        return True
    return (
        alike(bare, surname) and len(sound(bare)) >= _LEAST_SOUND and likeness(bare, surname) >= _MUCH_ALIKE
    )


def _is_near(left: Parts, right: Parts) -> bool:
    """Whether two names sound the same in all parts, or are equal in all but one that sounds nearly so."""
    if len(left) != len(right):
        return False
    unlike = [likeness(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return min(unlike, default=1.0) == 1.0 or (len(unlike) == 1 and unlike[0] >= _MUCH_ALIKE)


def _may_be(left: str, right: str) -> bool:
    """Whether two first names may be one person's: alike, an initial, or one the end of the other."""
    return (
        alike(left, right)
        or len(min(left, right, key=len)) == 1
        or left.endswith(right)
        or right.endswith(left)
    )


def _is_joined(parts: Parts) -> bool:
    """ "Ben Ali" may be a surname."""
    return len(parts) == 2 and parts[0] in table("name_particles")


def _blocks(names: Iterable[str], keys: Callable[[str], Iterable[Parts]]) -> Mapping[Parts, list[str]]:
    blocks: dict[Parts, list[str]] = defaultdict(list)
    for name in names:
        for key in dict.fromkeys(keys(name)):
            blocks[key].append(name)
    return blocks


def _ends(parts: Parts) -> list[Parts]:
    """What a short form of the name may be: first and last part, or the first two."""
    return [(skeleton(parts[0]), skeleton(parts[-1])), (skeleton(parts[0]), skeleton(parts[1]))]


def _shortens(short: Parts, long: Parts) -> bool:
    for last in (long[-1], long[1]):
        pairs = ((short[0], long[0]), (short[1], last))
        if all(likeness(*pair) >= _MUCH_ALIKE for pair in pairs) and any(a == b for a, b in pairs):
            return True
    return False
