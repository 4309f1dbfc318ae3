"""Where and when a count holds, and what else its sentence tells: what decides whether two are of one thing.

A toll is of a whole conflict where its sentence names an uprising, a war, the unrest, but no place or day of
its own; which conflict, the place tells that the article names most.

Its place is that of `places.py`, its days those of `days.py`; besides a start ("since February"), "so far"
and "in all" make it a running count.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from accord.model.annotation import NameMark, Time
from accord.model.reading import Reading, words_in
from accord.model.values import Span
from accord.reconcile.days import days_of, is_perfect
from accord.reconcile.places import own_part, place_of
from accord.reconcile.tables import table

__all__ = ["Marks", "Scope", "scope"]

_PLACES = frozenset(("GPE", "LOC", "FAC"))
_BROKEN_DOWN = re.compile(r"\d[^.;]*(?:\s[-–—]{1,2}\s|—|:\s)[^.;]{0,60}$")
_MORE_THAN = re.compile(r"\bmore\s(?:\w+\s)?than\b", re.IGNORECASE)
_SOME = re.compile(r"\bincluding\b[^.;]{0,160}$|\b(?:among|of whom|of which|of them)\b[^.;]{0,30}$")
_OF_THEM = re.compile(r"\sof (?:them|whom|these|those)\b")
_HOURS = re.compile(r"\b(?:past|last|previous)\b.*\bhours?\b|\bhour\b|\bovernight\b|-hour\b")
_DEATH_TOLL = frozenset(("death", "toll"))
_REACH = 120  # characters that a part of a sentence goes to either side of a count


class Scope(NamedTuple):
    """`place` is the count's own; `places` are all that its sentence names. Days are contract dates.

    `first` and `last` are the days that the sentence names, `since` the start of a running count,
    `running` whether it goes on, `partial` whether it counts some besides others; `whole` is the place whose
    whole conflict a toll is of. `reached` says that the count had come to this by its day ("by Friday"),
    `spell` that `since` opens a stretch of time that is over ("in March", "in the past week"), `perfect` that
    its verb is in the perfect ("have died"), `conflict` that the sentence names a conflict or a toll.
    """

    place: str | None
    places: frozenset[str]
    first: str | None
    last: str | None
    since: str | None
    as_of: str | None
    running: bool
    partial: bool
    whole: str | None = None
    reached: bool = False
    spell: bool = False
    perfect: bool = False
    conflict: bool = False


class Marks(NamedTuple):
    """The marks of one reading by where they start, so that a sentence's own are found at once."""

    times: tuple[Time, ...]
    time_starts: tuple[int, ...]
    places: tuple[NameMark, ...]
    place_starts: tuple[int, ...]
    speakers: tuple[Span, ...]
    subject: str | None

    @classmethod
    def of(cls, reading: Reading) -> Marks:
        times = tuple(sorted(reading.annotation.times, key=lambda time: time.span))
        marks = (mark for mark in reading.annotation.mentions if mark.type in _PLACES and mark.name)
        places = tuple(sorted(marks, key=lambda mark: mark.span))
        named = Counter(mark.name.casefold() for mark in places if mark.name)
        return cls(
            times,
            tuple(time.span.start for time in times),
            places,
            tuple(mark.span.start for mark in places),
            tuple(sorted({span for it in reading.annotation.statements for span in it.speaker})),
            min(named, key=lambda name: (-named[name], name), default=None),
        )

    def times_in(self, span: Span) -> Sequence[Time]:
        return self.times[bisect_left(self.time_starts, span.start) : bisect_left(self.time_starts, span.end)]

    def places_in(self, span: Span) -> Sequence[NameMark]:
        low = bisect_left(self.place_starts, span.start)
        return self.places[low : bisect_left(self.place_starts, span.end)]


def scope(reading: Reading, marks: Marks, sentence: Span, span: Span, *, lives: bool = False) -> Scope:
    """What the sentence tells of the count that stands at `span`; `lives` where it is of inhabitants."""
    text = reading.document.text
    sentence = own_part(text, sentence, span)
    named = marks.places_in(sentence)
    place = place_of(text, named, marks.speakers, sentence, span, lives=lives)
    part = _clause(text, sentence, span)
    times = marks.times_in(part) or marks.times_in(sentence)
    told = days_of(text, times, sentence, span)
    if told.first is None and any(_HOURS.search(time.span.of(text)) for time in marks.times_in(sentence)):
        published = reading.document.published  # "In the past 24 hours" is about the day of the report.
        told = told._replace(first=published.earliest, last=published.latest)
    before = [word.form for word in words_in(text, max(sentence.start, span.start - 24), span.start)]
    around = {word.form for word in words_in(text, *part)}
    within = {word.form for word in words_in(text, *span)} - (
        {"more"} if _MORE_THAN.search(text, *span) else set()
    )
    partial = not table("partial").isdisjoint(within.union(before[-1:])) or _is_part(text, sentence, span)
    own = partial or told.first or (place and place.casefold() != marks.subject)
    words = {word.form for word in words_in(text, *sentence)}
    conflict = not table("conflicts").isdisjoint(words) or words >= _DEATH_TOLL
    return Scope(
        place=place,
        places=frozenset(mark.name.casefold() for mark in named if mark.name),
        first=told.first,
        last=told.last,
        since=_before(_not_after(reading, told.since), told.as_of),
        as_of=_not_after(reading, told.as_of),
        reached=told.reached,
        spell=told.spell,
        perfect=is_perfect(text, sentence, span),
        conflict=conflict,
        running=told.since is not None or not around.isdisjoint(table("running")),
        partial=partial,
        whole=marks.subject if conflict and not own else None,
    )


def _not_after(reading: Reading, day: str | None) -> str | None:
    """The day, unless it comes after the article: then it is when something is due, and no count's."""
    latest = reading.document.published.latest
    return None if day and latest and day > latest else day


def _before(start: str | None, end: str | None) -> str | None:
    """The start, unless it comes after the end."""
    return None if start and end and start > end else start


def _is_part(text: str, sentence: Span, span: Span) -> bool:
    """Whether it counts a part of what the sentence has counted: "200 fled – 90 to the coast"."""
    before = text[sentence.start : span.start]
    part_of = _OF_THEM.match(text, span.end, sentence.end)
    return bool(_BROKEN_DOWN.search(before) or _SOME.search(before) or part_of)


def _clause(text: str, sentence: Span, span: Span) -> Span:
    """The sentence's part around the count, between colons and semicolons and within reach."""
    start = max(sentence.start, *(text.rfind(mark, sentence.start, span.start) + 1 for mark in ";:"))
    ends = [end for mark in ";:" if (end := text.find(mark, span.end, sentence.end)) >= 0]
    return Span(max(start, span.start - _REACH), min([*ends, sentence.end, span.end + _REACH]))
