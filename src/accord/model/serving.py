"""For whom somebody meets: a person for the state or body that texts put him with, an office's holder too."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from accord.model.annotation import NameMark
from accord.model.reading import Reading, forms_in
from accord.model.tables import word_set
from accord.model.talks_sides import is_vague
from accord.model.world import people_of, state_named

__all__ = ["Serving"]

_OWNING = re.compile(r"['’]s?$")
_MOST = 0.6  # of the articles that put somebody with a side, those that must agree
_LONGEST = 3  # words of an office that stands for its holder


class Serving:
    """Whom the persons and offices of a set of readings stand for; `group` tells the actor a name is of."""

    def __init__(self, readings: Sequence[Reading], group: Callable[[str], str]) -> None:
        self._group = group
        told: dict[str, Counter[str]] = defaultdict(Counter)
        called: dict[str, set[str]] = defaultdict(set)
        self._left: dict[str, set[str]] = {}
        for reading in readings:
            self._left[reading.id] = {group(mark.name or "") for mark in _marked(reading, former=True)}
            held = {(mark.name, body) for mark in _marked(reading) if (body := _whose(mark)) is not None}
            for name, body in sorted((name or "", body) for name, body in held):
                if group(body) != group(name):
                    told[group(name)][group(body)] += 1
            for mark in reading.annotation.mentions:
                if mark.type == "PERSON" and mark.name and " " in mark.name:
                    called[mark.name.rsplit(" ", 1)[1]].add(group(mark.name))
        self._surnames = {name: next(iter(of)) for name, of in called.items() if len(of) == 1}
        self._serves = {
            person: max(sorted(of), key=lambda side: of[side])
            for person, of in told.items()
            if max(of.values()) >= _MOST * of.total()
        }

    def side(self, reading: Reading, name: str) -> str:
        """The side that somebody meets for; the name itself where no text tells of one."""
        person = self._surnames.get(name) or self._group(name)
        if person in self._left[reading.id]:
            return name
        if person in self._serves:
            return self._serves[person]
        rulers = word_set("accord.model", "talks_sides.toml", "rulers")
        office = name.islower() and len(name.split()) <= _LONGEST and name.split()[-1] in rulers
        found = set(self._of_office(reading, name)) if office else set()
        side = found.pop() if len(found) == 1 else None
        return side or name

    def _of_office(self, reading: Reading, office: str) -> Iterator[str | None]:
        """Whose such an office is, each time an article tells of one; None where it does not say."""
        marks = [(it.name, it.office, _whose(it)) for it in _marked(reading)]
        marks += [(it.speaker_name, it.office, it.affiliation) for it in reading.annotation.statements]
        for name, called, body in marks:
            if (called or "").casefold().endswith(office):
                whose = self._serves.get(self._group(name)) if name else None
                yield whose or (self._group(body) if body else None)


def _marked(reading: Reading, *, former: bool = False) -> Iterator[NameMark]:
    """The persons who are called by an office that they hold, or that they held."""
    words = word_set("accord.model", "talks_sides.toml", "former")
    for mark in reading.annotation.mentions:
        called = mark.office if mark.type == "PERSON" and mark.name else None
        if called and former == (not words.isdisjoint(forms_in(called))):
            yield mark


def _whose(mark: NameMark) -> str | None:
    """The state or body that an office speaks for; none where it is against it or sits in it."""
    office, body = mark.office or "", mark.affiliation
    words = set(forms_in(office))
    members, sent, against = (
        word_set("accord.model", "talks_sides.toml", name) for name in ("members", "sent", "against")
    )
    if words & members:
        return None
    first = _leading_state(office)
    if first is not None or body is None:
        return None if words & against else first
    state = state_named(body) or people_of(body)
    apart = words & sent and not office.startswith(body[:4])
    if body[:1].islower() or is_vague(body.casefold()) or apart or (state and words & against):
        return None
    return state or body


def _leading_state(office: str) -> str | None:
    """The state that an office begins with: "U.S. Secretary of State", "Peru's envoy to the League"."""
    words = office.split()
    for size in range(min(len(words) - 1, _LONGEST), 0, -1):
        name = _OWNING.sub("", " ".join(words[:size]))
        state = state_named(name) or people_of(name)
        if state is not None:
            return state
    return None
