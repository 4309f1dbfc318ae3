"""The same round of talks in several sentences and articles.

Each clause that tells of talks has its sides, its place and its days. "The talks", "both sides met" and
"these meetings" take the sides of the talks told of last in their article, as far as nothing speaks against
it. Days that a clause does not give are those that its article's day and the phase allow: what was held or
ended, the weeks before; what is announced, the weeks behind.

Two clauses are of one round where the sides go together, the days can be the same, neither place nor the
number of the round speaks against it, and besides the sides there is another clue: the day, the place, the
number, the article. A round of one year is never one of another. "Rebels" or "the insurgents" may be a side
that another clause names. Known talks without named sides ("the second round", "the two sides met in
Lorn last month") are those that alone fit their day, place or number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from accord.model.annotation import Talks
from accord.model.groups import Groups
from accord.model.judgement import Judgement
from accord.model.reading import Reading
from accord.model.serving import Serving
from accord.model.tables import word_set
from accord.model.talks_sides import GOVERNMENT, days_of, is_vague, side_key
from accord.model.world import capital_of, state_named

__all__ = ["find_same_rounds"]

_BACK, _AHEAD = 21, 60  # days from an article to talks that it tells of without a day
_LASTING = 14  # days from the beginning of a round to its end
_LASTING_HERE = 31  # the same where the sides and the place are the same
_ON_END = 2  # days between two days of one round in one place
_NUMBERED = 60  # days between two clauses on a round of one number and the same sides
_BACK_KNOWN = 60  # days from an article to talks that it takes as known and says to be over
_REACH = 80  # clauses about the same sides or place, nearest in time first
_OVER = ("ended", "suspended", "collapsed")
_WEEK = 7  # days of a clause, at most, that are a clue to its talks
_SPAN = 31  # days of a clause that are looked through for the only talks they may be
_FAR = 4000  # characters back to the talks that "the talks" are


class _Told(NamedTuple):
    key: str
    article: str
    day: str
    start: int
    sides: frozenset[str]
    persons: frozenset[str]
    places: frozenset[str]
    first: date | None
    last: date | None
    exact: bool
    round: int | None
    phase: str | None
    stamp: str | None
    known: bool

    @property
    def clues(self) -> Iterator[str]:
        yield from self.sides
        yield from self.places
        yield from self.numbers
        if self.exact and self.first is not None:
            yield self.first.isoformat()

    @property
    def vagueness(self) -> int:
        """0 with its day or its week, 1 with its month or year, 2 without any: the last find theirs last."""
        if not self.exact or self.first is None or self.last is None:
            return 2
        return 0 if (self.last - self.first).days < _WEEK else 1

    @property
    def numbers(self) -> Iterator[str]:
        if self.round is not None:
            yield f"round {self.round}"

    @property
    def days(self) -> Iterator[date]:
        """Every day of it, where the text gives no more than a month of them."""
        if self.first is None or self.last is None or (self.last - self.first).days > _SPAN:
            return
        for number in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=number)


def find_same_rounds(readings: Sequence[Reading], actors: Mapping[str, str]) -> list[Judgement]:
    """Judgements on clauses that tell of talks; `actors` maps names to their group."""
    serving = Serving(readings, lambda name: actors.get(name, name))
    clauses = [list(_told(reading, actors, serving)) for reading in readings]
    peoples = _peoples({side for own in clauses for it in own for side in it.sides})
    told = sorted(
        (it for own in clauses for it in _with_sides([_by_land(it, peoples) for it in own])),
        key=lambda it: (it.vagueness, it.first or date.max, it.day, it.article, it.start),
    )
    groups = Groups(
        len(told), lambda left, right: all(_fits(told[one], told[other]) for one in left for other in right)
    )
    index: dict[str, list[int]] = defaultdict(list)
    found = []
    for number, it in enumerate(told):
        keys = sorted({*it.clues, it.article})
        earlier = sorted({other for key in keys for other in index[key][-_REACH:]}, reverse=True)
        likely = [(why, other) for other in earlier[:_REACH] if (why := _why(it, told[other]))]
        for why, other in sorted(likely, key=lambda one: _likeness(it, told[one[1]], one[0]), reverse=True):
            if groups.join(other, number):
                found.append(_same(it, told[other], why))
        for key in keys:
            index[key].append(number)
    found += _only_ones(told, groups)
    return sorted(found)


def _only_ones(told: Sequence[_Told], groups: Groups) -> Iterator[Judgement]:
    """Known talks without two sides, to the only talks that fit their day, place or number."""
    index: dict[date | str, set[int]] = defaultdict(set)
    for number, it in enumerate(told):
        if len(it.sides) > 1 and not any(map(is_vague, it.sides)):
            days = list(it.days) if it.exact else []
            for key in (*it.places, *it.numbers, *(days if len(days) <= _WEEK else ())):
                index[key].add(number)
    for number, it in enumerate(told):
        named = [side for side in it.sides if not is_vague(side)]
        if not it.known or (len(it.sides) > 1 and len(named) > 1) or it.first is None:
            continue
        days = list(it.days) if it.exact else []
        keys: list[date | str] = [*days, *it.numbers, *sorted(it.places)]
        near = {groups.root(other) for key in keys for other in index.get(key, ())}
        fitting = sorted(root for root in near if all(_fits(it, told[i]) for i in groups.members(root)))
        if len(fitting) == 1 and groups.join(fitting[0], number):
            yield _same(it, told[fitting[0]], ["what is told of no other talks of those days"])


def _peoples(sides: Iterable[str]) -> dict[str, str]:
    """ "Ostian" officials' key with that of Ostia, where no table has either."""
    known = sorted(side for side in sides if " " not in side and state_named(side) is None)
    lands = [land for land in known if land[-1:] == "a"]
    return {people: land for land in lands for people in known if people in (f"{land}n", f"{land[:-1]}ian")}


def _by_land(it: _Told, peoples: Mapping[str, str]) -> _Told:
    return it._replace(sides=frozenset(peoples.get(side, side) for side in it.sides))


def _told(reading: Reading, actors: Mapping[str, str], serving: Serving) -> Iterator[_Told]:
    day = reading.document.published.earliest or "9"
    for talks in reading.annotation.talks:
        if talks.negated:
            continue
        days, exact = _window(talks, reading)
        known = bool(_known().search(talks.span.of(reading.document.text)))
        if known and not exact and talks.phase in _OVER and days[0] is not None:
            days = (days[0] - timedelta(days=_BACK_KNOWN - _BACK), days[1])
        stands = {name: serving.side(reading, name) for name in talks.sides}
        sides = (side_key(name, actors) for name in stands.values())
        persons = frozenset(side_key(name, actors) for name, side in stands.items() if side != name)
        yield _Told(
            reading.talks_key(talks), reading.id, day, talks.span.start,
            frozenset(filter(None, sides)), persons, _places(talks.venue),
            days[0], days[1], exact, talks.round, talks.phase, None if exact else _stamp(talks, reading),
            known,
        )  # fmt: skip


@cache
def _known() -> re.Pattern[str]:
    words = "|".join(sorted(word_set("accord.link", "talks.toml", "known")))
    return re.compile(
        rf"(?i)\b(?:the|these|both|their|this|next)\b(?:\s\w+){{0,3}}?\s(?:{words})\b|^They\b|\bmeet again\b"
        rf"|['’]s (?:{words}|meeting)\b|\b(?:days|weeks|hours) of (?:{words})\b|^(?:\w+ )?round\b"
    )


def _sides_fit(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one has no side that the other lacks, but for a vague one that a side of the other may be."""
    mine, theirs = _without_rulers(one - other, other - one)
    theirs, mine = _without_rulers(theirs, mine)
    return not mine or not theirs or _may_be(mine, theirs) or _may_be(theirs, mine)


def _may_be(vague: frozenset[str], named: frozenset[str]) -> bool:
    """Whether each vague side may be one of the named, no state; beside a further side, all of the named."""
    vague, named = _without_rulers(vague, named)
    if not vague or not named:
        return True
    unclear = sum(map(is_vague, vague))
    fits = len(vague) <= len(named) if unclear == len(vague) else unclear >= len(named)
    return unclear > 0 and fits and not any(state_named(side) for side in named)


def _without_rulers(one: frozenset[str], other: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Without "the government" and the side that it is: a state, where there is one."""
    named = [side for side in other if not is_vague(side)]
    if GOVERNMENT not in one or not named:
        return one, other
    ruled = min(named, key=lambda side: (state_named(side) is None, side))
    return one - {GOVERNMENT}, other - {ruled}


def _stamp(talks: Talks, reading: Reading) -> str | None:
    """The words for a day that cannot be told: `last week` in an article without a date."""
    return None if talks.time is None else " ".join(talks.time.span.of(reading.document.text).lower().split())


def _places(venue: str | None) -> frozenset[str]:
    """The place and the state whose capital it is: talks "in Lorn" and "in Ostia" may be the same."""
    if venue is None:
        return frozenset()
    parts = [part.strip() for part in venue.split(",")]
    states = {state for part in parts if (state := state_named(part) or capital_of(part))}
    return frozenset(f"in {part.lower()}" for part in {*parts, *states})


def _with_sides(told: list[_Told]) -> list[_Told]:
    """The clauses of one article; those that name no two sides take them from the one before that does."""
    found: list[_Told] = []
    full: list[_Told] = []
    for it in sorted(told, key=lambda it: it.start):
        if _is_open(it.sides):
            before = next(
                (
                    one
                    for one in reversed(full)
                    if it.start - one.start <= _FAR and _goes_into(it.sides, one.sides)
                ),
                None,
            )
            if before is not None:
                it = it._replace(sides=before.sides)
        else:
            full.append(it)
        found.append(it)
    if len({one.sides for one in full}) == 1:  # also in front of the words that name them
        found = [
            it._replace(sides=full[0].sides)
            if _is_open(it.sides) and _goes_into(it.sides, full[0].sides)
            else it
            for it in found
        ]
    return found


def _is_open(sides: frozenset[str]) -> bool:
    """Whether a clause leaves open who met: it names one side, or none but "rebels" and "the government"."""
    named = [side for side in sides if not is_vague(side)]
    return not any(" " in side for side in sides - {*named}) and (len(sides) < 2 or not named)


def _goes_into(sides: frozenset[str], full: frozenset[str]) -> bool:
    """Whether a clause's sides are among those of a fuller one, by name or vaguely."""
    return sides <= full or _may_be(sides - full, full - sides)


def _window(talks: Talks, reading: Reading) -> tuple[tuple[date | None, date | None], bool]:
    """The first and last day that the talks may be of, and whether the text gives them."""
    given = days_of(talks, reading)
    if given is not None:
        begun = timedelta(0 if talks.start else _LASTING)  # "they are meeting until Wednesday"
        return (given.earliest - begun, given.latest), True
    published = reading.document.published
    if published.earliest is None or published.latest is None:
        return (None, None), False
    first, last = date.fromisoformat(published.earliest), date.fromisoformat(published.latest)
    if talks.phase in ("announced", "postponed"):
        return (first, last + timedelta(days=_AHEAD)), False
    return (first - timedelta(days=_BACK), last), False


def _why(one: _Told, other: _Told) -> list[str]:
    """What speaks for one round; nothing where it is too little."""
    if not _fits(one, other) or one.first is None or other.first is None:
        return _here(one, other)
    sides = sorted((one.sides & other.sides) - {GOVERNMENT})
    two = len(one.sides) == len(other.sides) == 2
    sides += [GOVERNMENT] * (two and bool(sides) and GOVERNMENT in one.sides ^ other.sides)
    both = one.exact and other.exact
    clues = ["the days"] * both
    clues += ["the place"] * bool(one.places & other.places)
    clues += ["the number of the round"] * (one.round is not None and one.round == other.round)
    clues += ["the article"] * (one.article == other.article)
    numbered = both and one.round is not None and one.round == other.round
    paired = bool(sides) and two  # "the army" for "Ostia's army"
    if len(sides) < 2 and not (paired and one.places & other.places):
        return [*clues, *sides] if numbered or len(clues) + len(sides) >= _ENOUGH else []
    return [*clues, *sides] if clues else []


def _likeness(one: _Told, other: _Told, why: Sequence[str]) -> tuple[bool, bool, int]:
    """How much speaks for one round: the article and all the sides, else the number of clues."""
    return one.article == other.article, one.sides == other.sides, len(why)


_ENOUGH = 3


def _here(one: _Told, other: _Told) -> list[str]:
    """Undated: in one article talks of the same two; in two, with one place, phase and words for the day."""
    sides = sorted(one.sides & other.sides)
    if not _fits(one, other) or len(sides) < 2:
        return []
    if one.article == other.article:
        return ["the article", *sides]
    same = one.stamp is not None and one.phase == other.phase and bool(one.places & other.places)
    return ["the words for the day", "the place", "the phase", *sides] if same else []


def _fits(one: _Told, other: _Told) -> bool:
    """Whether nothing speaks against one round."""
    if one.stamp != other.stamp and (one.first is None or other.first is None):
        return False
    if one.round is not None and other.round is not None and one.round != other.round:
        return False
    if not _sides_fit(one.sides, other.sides) or _are_others(one, other):
        return False
    apart = one.places and other.places and not one.places & other.places
    if apart and _is_known(one.places) and _is_known(other.places):
        return False
    return _days_fit(one, other)


def _are_others(one: _Told, other: _Told) -> bool:
    """Whether each has a person whom the other lacks, and not in one place on days that are told."""
    if one.persons <= other.persons or other.persons <= one.persons:
        return False
    return not (one.exact and other.exact and one.places & other.places)


def _is_known(places: Iterable[str]) -> bool:
    return any(state_named(place[3:]) for place in places)


def _days_fit(one: _Told, other: _Told) -> bool:
    """Whether the days overlap; the beginning of a round and its end lie up to two weeks apart."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return one.exact == other.exact
    if one.first <= other.last and other.first <= one.last:
        return True
    early, late = (one, other) if one.first <= other.first else (other, one)
    ended = late.phase in _OVER and early.phase in (
        "held",
        "resumed",
        "announced",
    )
    apart = (late.first - early.last).days if late.first is not None and early.last is not None else _AHEAD
    common = len(one.sides & other.sides)
    together = common > 1
    near = together or (common == 1 and len(one.sides) == len(other.sides) == 2)
    near = near or (one.sides == frozenset() and one.known) or (other.sides == frozenset() and other.known)
    if near and one.exact and other.exact and one.places & other.places and apart <= _ON_END:
        return True
    if together and one.round is not None and one.round == other.round:
        return apart <= _NUMBERED
    here = together and (not one.places or not other.places or bool(one.places & other.places))
    return ended and apart <= (_LASTING_HERE if here else _LASTING)


def _same(one: _Told, other: _Told, why: Sequence[str]) -> Judgement:
    low, high = sorted((one.key, other.key))
    return Judgement("talks_round", low, high, "same", 1.0, f"In common: {', '.join(why)}.", "talks")
