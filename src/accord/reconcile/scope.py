"""Where and when a count holds, and what else its sentence tells: what decides whether two are of one thing.

A toll is of a whole conflict where its sentence names an uprising, a war, the unrest, but no place or day of
its own; which conflict, the place tells that the article names most.

A place is one that the count's sentence names behind "in", "at", "near"; the nearest is the count's own.
Days are those that the sentence names, but for the day of saying ("said on Friday") and for a start
("since February"), which makes it a running count, as do "so far" and "in all".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from accord.model.annotation import NameMark, Time
from accord.model.reading import Reading, words_in
from accord.model.values import Span
from accord.reconcile.tables import table

__all__ = ["Marks", "Scope", "scope"]

_PLACES = frozenset(("GPE", "LOC", "FAC"))
_STRAIGHT = re.compile(
    r"\b(?:in|at|near|outside|around|across|inside|throughout)\s(?:the\s)?(?:[a-z-]+\s){0,2}$"
)
_TO = re.compile(r"\b(?:to|from|into|for|towards?|by)\s(?:the\s)?(?:[\w-]+\s){0,1}$")
_SINCE = re.compile(r"\b(?:since|from)\s(?:[\w’'-]+\s){0,4}$", re.IGNORECASE)
_PAST = re.compile(r"\b(?:past|last|previous|preceding)\b", re.IGNORECASE)
_ANCHOR = re.compile(r"\b(?:as of|by|until|up to|by the end of|on)\s+(?:the\s+)?$", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:said|says|told|announced|reported|claimed|spoke|speaking|estimated|acknowledged|added|confirmed|"
    r"quoted|urged|warned|denied|statement|briefing|interview)"
    r"(?:\s(?:on|in|at|by|to|late|early|earlier|later|a|an|the|statement|phone|telephone|interview|reporters|"
    r"journalists|state|television|TV|news|conference|[A-Z][\w.'’-]*)){0,6}\s*$"
)
_BROKEN_DOWN = re.compile(r"\d[^.;]*(?:\s[-–—]{1,2}\s|—|:\s)[^.;]{0,60}$")
_MORE_THAN = re.compile(r"\bmore\s(?:\w+\s)?than\b", re.IGNORECASE)
_SOME = re.compile(r"\bincluding\b[^.;]{0,160}$|\b(?:among|of whom|of which|of them)\b[^.;]{0,30}$")
_HOURS = re.compile(r"\b(?:past|last|previous)\b.*\bhours?\b|\bhour\b|\bovernight\b|-hour\b")
_DEATH_TOLL = frozenset(("death", "toll"))
_LONGEST = 31  # days that an occasion lasts at most


class Scope(NamedTuple):
    """`place` is the count's own; `places` are all that its sentence names. Days are contract dates.

    `first` and `last` are the days that the sentence names, `since` the start of a running count,
    `running` whether it goes on, `partial` whether it counts some besides others; `whole` is the place whose
    whole conflict a toll is of.
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


class Marks(NamedTuple):
    """The marks of one reading by where they start, so that a sentence's own are found at once."""

    times: tuple[Time, ...]
    time_starts: tuple[int, ...]
    places: tuple[NameMark, ...]
    place_starts: tuple[int, ...]
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
            min(named, key=lambda name: (-named[name], name), default=None),
        )

    def times_in(self, span: Span) -> Sequence[Time]:
        return self.times[bisect_left(self.time_starts, span.start) : bisect_left(self.time_starts, span.end)]

    def places_in(self, span: Span) -> Sequence[NameMark]:
        low = bisect_left(self.place_starts, span.start)
        return self.places[low : bisect_left(self.place_starts, span.end)]


def scope(reading: Reading, marks: Marks, sentence: Span, span: Span) -> Scope:
    """What the sentence tells of the count that stands at `span`."""
    text = reading.document.text
    named = marks.places_in(sentence)
    place = _place(text, [mark for mark in named if not mark.span.overlaps(span)], span)
    since, days, as_of = _days(text, marks.times_in(sentence), sentence)
    if not days and any(_HOURS.search(time.span.of(text)) for time in marks.times_in(sentence)):
        published = reading.document.published  # "In the past 24 hours" is about the day of the report.
        days = [(published.earliest, published.latest)] if published.earliest and published.latest else []
    before = [word.form for word in words_in(text, max(sentence.start, span.start - 24), span.start)]
    around = {word.form for word in words_in(text, *_clause(text, sentence, span))}
    within = {word.form for word in words_in(text, *span)} - (
        {"more"} if _MORE_THAN.search(text, *span) else set()
    )
    partial = not table("partial").isdisjoint(within.union(before[-1:])) or _is_part(text, sentence, span)
    own = partial or days or (place and place.casefold() != marks.subject)
    told = {word.form for word in words_in(text, *sentence)}
    conflict = not table("conflicts").isdisjoint(told) or told >= _DEATH_TOLL
    return Scope(
        place=place,
        places=frozenset(mark.name.casefold() for mark in named if mark.name),
        first=min((first for first, _ in days), default=None),
        last=max((last for _, last in days), default=None),
        since=since,
        as_of=_not_after(reading, as_of or _one_day(days)),
        running=since is not None or not around.isdisjoint(table("running")),
        partial=partial,
        whole=marks.subject if conflict and not own else None,
    )


def _not_after(reading: Reading, day: str | None) -> str | None:
    """The day, unless it comes after the article: then it is when something is due, and no count's."""
    latest = reading.document.published.latest
    return None if day and latest and day > latest else day


def _is_part(text: str, sentence: Span, span: Span) -> bool:
    """Whether it counts a part of what the sentence has counted: "200 fled – 90 to the coast"."""
    before = text[sentence.start : span.start]
    return bool(_BROKEN_DOWN.search(before) or _SOME.search(before))


def _clause(text: str, sentence: Span, span: Span) -> Span:
    """The sentence's part around the count, between semicolons and within reach."""
    start = max(sentence.start, text.rfind(";", sentence.start, span.start) + 1, span.start - 120)
    end = text.find(";", span.end, sentence.end)
    return Span(start, min(sentence.end if end < 0 else end, span.end + 120))


def _place(text: str, places: Sequence[NameMark], span: Span) -> str | None:
    """The nearest place behind the count, else before it, that stands behind "in", "at", "near"."""
    near: list[tuple[bool, int, str]] = []
    for mark in places:
        before = text[max(0, mark.span.start - 24) : mark.span.start]
        if mark.name and _STRAIGHT.search(before) and not _TO.search(before):
            behind = mark.span.start >= span.end
            distance = mark.span.start - span.end if behind else span.start - mark.span.end
            near.append((not behind, distance, mark.name))
    return min(near)[2] if near else None


def _days(
    text: str, times: Sequence[Time], sentence: Span
) -> tuple[str | None, list[tuple[str, str]], str | None]:
    """The start of a running count, the days of what is counted, and the day a count is anchored to."""
    since: str | None = None
    anchor: list[str] = []
    days: list[tuple[str, str]] = []
    for time in times:
        if time.earliest is None or time.latest is None:
            continue
        before = text[max(sentence.start, time.span.start - 40) : time.span.start]
        past = _long(time) and _PAST.search(time.span.of(text))
        if past or time.type == "DURATION" or _SINCE.search(before):
            since = min(since or time.earliest, time.earliest)
        elif time.type in ("DATE", "TIME") and not _long(time):
            if _ANCHOR.search(before) and time.earliest == time.latest and not _SAID.search(before):
                anchor.append(time.earliest)
            if not _SAID.search(before):
                days.append((time.earliest, time.latest))
    return since, days, anchor[0] if len(anchor) == 1 else None


def _long(time: Time) -> bool:
    first, last = date.fromisoformat(time.earliest or ""), date.fromisoformat(time.latest or "")
    return last - first > timedelta(days=_LONGEST)


def _one_day(days: Sequence[tuple[str, str]]) -> str | None:
    """The day of what is counted, where the sentence names one only."""
    return days[0][0] if len(days) == 1 and days[0][0] == days[0][1] else None
