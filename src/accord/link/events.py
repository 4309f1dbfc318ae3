"""The same event in several sentences and articles: one type, one day, and clues enough that it is one.

Two marks are of one event where they are of one type, nothing parts them (other parties, another place,
another day, done and not done) and three clues join them: the actor, the recipient, the place, the day that
both texts give, the verb; half the words of the clause in common count as two. Where a text gives no day, the
event is of the days before it was published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from accord.link.tables import stopwords
from accord.model.annotation import Event, Party
from accord.model.groups import Groups
from accord.model.judgement import Judgement
from accord.model.reading import Reading, forms_in
from accord.model.values import DateInterval, Span

__all__ = ["find_same_events"]

_REACH = 40  # marks with one key that a mark is compared with, nearest in time first
_ENOUGH = 3
_BEFORE = timedelta(4)  # days before its publication on which an undated event may have been
_LONG = timedelta(8)  # a longer time than this does not tell the day
_WORDS = 4
_DONE = frozenset(("asserted", "reported", "alleged"))


class _Mark(NamedTuple):
    key: str
    article: str
    event: Event
    told: str
    days: DateInterval | None
    dated: bool
    actors: frozenset[str]
    recipients: frozenset[str]
    place: str | None
    words: frozenset[str]
    verb: str


def find_same_events(readings: Sequence[Reading], actors: Mapping[str, str]) -> list[Judgement]:
    """Judgements on events; `actors` maps names to their group."""
    marks = [mark for reading in readings for mark in _marks(reading, actors)]
    marks.sort(key=lambda mark: (mark.days.earliest if mark.days else date.max, mark.key))
    groups = Groups(
        len(marks), lambda left, right: all(_one(marks[i], marks[j]) for i in left for j in right)
    )
    found = []
    for left, right in _candidates(marks):
        clues = _clues(marks[left], marks[right])
        if clues and groups.join(left, right):
            found.append(_same(marks[left], marks[right], clues))
    return sorted(found)


def _marks(reading: Reading, actors: Mapping[str, str]) -> Iterator[_Mark]:
    named = {mark.name for mark in reading.annotation.mentions if mark.name}
    published = reading.document.published
    for event in reading.annotation.events:
        days, dated = _days(event, published.earliest, published.latest)
        span = event.span or event.trigger
        yield _Mark(
            reading.event_key(event), reading.id, event, _told(event), days, dated,
            _who(event.actors, named, actors), _who(event.recipients, named, actors),
            actors.get(event.place, event.place) if event.place else None,
            frozenset(forms_in(Span(*span).of(reading.document.text))) - stopwords(),
            event.trigger.of(reading.document.text).lower(),
        )  # fmt: skip


def _told(event: Event) -> str:
    """Acts told as done go together; what is denied or to come only with its like."""
    return "done" if event.modality in _DONE else event.modality


def _days(event: Event, first: str | None, last: str | None) -> tuple[DateInterval | None, bool]:
    """The days on which it may have been, and whether its own clause tells them."""
    if event.earliest and event.latest:
        told = DateInterval(date.fromisoformat(event.earliest), date.fromisoformat(event.latest))
        if told.latest - told.earliest <= _LONG:
            return told, True
    if first is None or last is None:
        return None, False
    return DateInterval(DateInterval.parse(first).earliest - _BEFORE, DateInterval.parse(last).latest), False


def _who(parties: Sequence[Party], named: set[str], actors: Mapping[str, str]) -> frozenset[str]:
    """The names of parties, as the group of each; descriptions ("two soldiers") are nobody in particular."""
    names = {party.name for party in parties if party.name in named}
    return frozenset(actors.get(name, name) for name in names if name)


def _candidates(marks: Sequence[_Mark]) -> Iterator[tuple[int, int]]:
    """Pairs that share a party, a place or their words, near each other in time."""
    buckets: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for number, mark in enumerate(marks):
        keys = [("who", name) for name in mark.actors | mark.recipients]
        keys += [("where", mark.place)] if mark.place else []
        keys += [("words", " ".join(sorted(mark.words)))] if len(mark.words) >= _WORDS else []
        for kind, name in sorted(keys):
            bucket = buckets[mark.event.type, kind, name]
            for other in bucket[-_REACH:]:
                if (other, number) not in seen:
                    seen.add((other, number))
                    yield other, number
            bucket.append(number)


def _one(one: _Mark, other: _Mark) -> bool:
    """Whether nothing parts the two."""
    if one.told != other.told or one.event.habitual != other.event.habitual:
        return False
    if one.days is None or other.days is None or not one.days.overlaps(other.days):
        return False
    if one.event.mode and other.event.mode and one.event.mode != other.event.mode:
        return False
    for mine, others in ((one.actors, other.actors), (one.recipients, other.recipients)):
        if mine and others and not mine & others:
            return False
    return not (one.place and other.place and one.place != other.place)


def _clues(one: _Mark, other: _Mark) -> tuple[str, ...]:
    """What joins the two, nothing where it is not enough or something parts them."""
    if not _one(one, other):
        return ()
    shared = sorted(one.words & other.words)
    alike = len(shared) >= _WORDS and 2 * len(shared) >= max(len(one.words), len(other.words))
    found = [
        *(["the actor"] if one.actors & other.actors else []),
        *(["the recipient"] if one.recipients & other.recipients else []),
        *(["the place"] if one.place and one.place == other.place else []),
        *(["the day"] if one.dated and other.dated else []),
        *(["the verb"] if one.verb == other.verb else []),
    ]
    return (*found, *(["the words"] if alike else [])) if len(found) + 2 * alike >= _ENOUGH else ()


def _same(one: _Mark, other: _Mark, clues: Sequence[str]) -> Judgement:
    low, high = sorted((one.key, other.key))
    why = f"{one.event.type.replace('_', ' ').capitalize()} in both; in common: {', '.join(clues)}."
    return Judgement("event", low, high, "same", 1.0, why, "event")
