"""Where and when a count holds, and what else its sentence tells: what decides whether two are of one thing.

A toll is of a whole conflict where its sentence names an uprising, a war, the unrest, but no place or day of
its own; which conflict, the place tells that the article names most.

A place is one that the count's sentence names behind "in", "at", "near"; the nearest is the count's own.
Days are those that the sentence names, but for the day of saying ("said on Friday") and for a start
("since February"), which makes it a running count, as do "so far" and "in all". Of several days the count's
is the first behind it in its own clause ("214 on 3 March, up from 150 the day before").
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
_NAMES_KIND = re.compile(
    r"\s(?:[a-z-]+\s){0,2}(?:city|town|port|village|capital|province|region|district|enclave|suburb|island)\s"
    r"(?:of\s)?(?=[A-Z])"
)
_SINCE = re.compile(
    r"\bsince\s(?:[\w’'-]+\s){0,8}$|(?<!\bup )(?<!\bdown )\b(?:from|between)\s(?:the\s|early\s|late\s)*$",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:past|last|previous|preceding)\b", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:in|over|during|for|within|throughout)\s(?:just\s|only\s)?(?:the\s)?$", re.IGNORECASE
)
_THIS = re.compile(r"\bthis\s(?:year|month|week)\b", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:as of|by|until|up to|by the end of)\s+(?:the\s+)?(?:late\s+)?$", re.IGNORECASE)
_ANCHOR = re.compile(r"\b(?:as of|by|until|up to|by the end of|on)\s+(?:the\s+)?$", re.IGNORECASE)
_COUNTED_ON = re.compile(r"\d(?:\s[a-z]+){0,2}\s(?:on\s|by\s)?$")  # "stood at 12 on Monday"
_LATER = re.compile(r"\b(?:after|before|when|while|where|until|because|that|which|who|to)\b")
_AND = re.compile(r"\s(?:and|but|while)\s")
_OF_WHOM = re.compile(r",\s(?:of whom|of which|of them|including|among them)\b")
_HAS = re.compile(r"\b(?:has|have)\s(?:\w+ly\s|also\s|now\s|been\s)?\w+(?:\s[\w-]+){0,3}\s$")
_HAVE = re.compile(r"(?:\s[\w’'-]+){0,4}\s(?:has|have)\s(?:\w+ly\s|also\s|now\s|since\s|been\s)?\w+")
_ANOTHER = re.compile(r"\d|[;:]|,\s(?:and|but|while|up from|down from|compared)\b")
_SAID = re.compile(
    r"\b(?:report|statement|survey|study|list|figures|data)\s(?:released|published|issued)\s(?:on\s|in\s)?$|"
    r"\b(?:said|says|told|announced|reported|claimed|spoke|speaking|estimated|acknowledged|added|confirmed|"
    r"quoted|urged|warned|denied|statement|briefing|interview)"
    r"(?:\s(?:on|in|at|by|to|late|early|earlier|later|a|an|the|statement|phone|telephone|interview|reporters|"
    r"journalists|state|television|TV|news|conference|[A-Z][\w.'’-]*)){0,6}\s*$"
)
_BROKEN_DOWN = re.compile(r"\d[^.;]*(?:\s[-–—]{1,2}\s|—|:\s)[^.;]{0,60}$")
_MORE_THAN = re.compile(r"\bmore\s(?:\w+\s)?than\b", re.IGNORECASE)
_SOME = re.compile(r"\bincluding\b[^.;]{0,160}$|\b(?:among|of whom|of which|of them)\b[^.;]{0,30}$")
_OF_THEM = re.compile(r"\sof (?:them|whom|these|those)\b")
_HOURS = re.compile(r"\b(?:past|last|previous)\b.*\bhours?\b|\bhour\b|\bovernight\b|-hour\b")
_DEATH_TOLL = frozenset(("death", "toll"))
_VERB = 60  # characters before a count in which its verb is looked for
_REACH = 120  # characters that a part of a sentence goes to either side of a count
_LONGEST = 31  # days that an occasion lasts at most
_SHORTEST = 26  # more days than this are a month or more


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
    part = _clause(text, sentence, span)
    times = marks.times_in(part) or marks.times_in(sentence)
    told = _days(text, times, sentence, span)
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
        since=told.since,
        as_of=_not_after(reading, told.as_of),
        reached=told.reached,
        spell=told.spell,
        perfect=_perfect(text, sentence, span),
        conflict=conflict,
        running=told.since is not None or not around.isdisjoint(table("running")),
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
    part_of = _OF_THEM.match(text, span.end, sentence.end)
    return bool(_BROKEN_DOWN.search(before) or _SOME.search(before) or part_of)


def _clause(text: str, sentence: Span, span: Span) -> Span:
    """The sentence's part around the count, between colons and semicolons and within reach."""
    start = max(sentence.start, *(text.rfind(mark, sentence.start, span.start) + 1 for mark in ";:"))
    ends = [end for mark in ";:" if (end := text.find(mark, span.end, sentence.end)) >= 0]
    return Span(max(start, span.start - _REACH), min([*ends, sentence.end, span.end + _REACH]))


def _place(text: str, places: Sequence[NameMark], span: Span) -> str | None:
    """The nearest place behind the count, else before it, that stands behind "in", "at", "near"."""
    near: list[tuple[bool, int, str]] = []
    for mark in places:
        before = text[max(0, mark.span.start - 24) : mark.span.start]
        if _NAMES_KIND.match(text, mark.span.end):
            continue  # "In the Baltic port of Norvik": the port is the place.
        if mark.name and _STRAIGHT.search(before) and not _TO.search(before):
            behind = mark.span.start >= span.end
            distance = mark.span.start - span.end if behind else span.start - mark.span.end
            near.append((not behind, distance, mark.name))
    return min(near)[2] if near else None


class _Days(NamedTuple):
    """The days that a sentence tells of a count: `spell` is a stretch of time that is over."""

    since: str | None = None
    first: str | None = None
    last: str | None = None
    as_of: str | None = None
    reached: bool = False
    spell: bool = False


def _days(text: str, times: Sequence[Time], sentence: Span, span: Span) -> _Days:
    """The start of a running count, or the days of what is counted and the day it is anchored to."""
    since: list[str] = []
    spells: list[tuple[str, str]] = []
    days: list[Time] = []
    anchors: list[tuple[str, bool]] = []
    for time in times:
        if time.earliest is None or time.latest is None:
            continue
        before, words = text[max(sentence.start, time.span.start - 60) : time.span.start], time.span.of(text)
        if _SINCE.search(before) or _THIS.search(words):
            since.append(time.earliest)
        elif (_lasts(time, _LONGEST) or time.type == "DURATION") and _PAST.search(words):
            spells.append((time.earliest, time.latest))
        elif time.type in ("DATE", "TIME") and not _SAID.search(before):
            if not _lasts(time, _LONGEST) and not _other_clause(text, time, sentence, span):
                days.append(time)
                if _ANCHOR.search(before) and time.earliest == time.latest:
                    anchors.append((time.earliest, _REACHED.search(before) is not None))
            foreign = _LATER.search(text, span.end, max(span.end, time.span.start)) or _AND.search(
                text, time.span.end, max(span.start, time.span.end)
            )
            if not foreign and _lasts(time, _SHORTEST) and (_WITHIN.search(before) or _PAST.search(words)):
                spells.append((time.earliest, time.latest))
    own = _own_day(text, days, span)
    told = [own] if own else days
    first = min((it.earliest for it in told if it.earliest), default=None)
    last = max((it.latest for it in told if it.latest), default=None)
    anchor = anchors[0] if len(anchors) == 1 else None
    if since or (len(spells) == 1 and (own is None or _lasts(own, _SHORTEST))):
        spell = None if since else spells[0]
        ended = spell[1] if spell else anchor[0] if anchor else first if first == last else None
        return _Days(min(since) if since else spells[0][0], first, last, ended, spell=spell is not None)
    if anchor and (own is None or own.earliest == anchor[0]):
        return _Days(None, first, last, *anchor)
    return _Days(None, first, last, first if first == last else None)


def _other_clause(text: str, time: Time, sentence: Span, span: Span) -> bool:
    """Whether a day before the count is not its own: "took 40 on Friday, of whom nine …", "have died"."""
    if time.span.end > span.start:
        return False
    if _COUNTED_ON.search(text, sentence.start, time.span.start):
        return True
    return bool(_OF_WHOM.search(text, time.span.end, span.start)) or _perfect(text, sentence, span)


def _perfect(text: str, sentence: Span, span: Span) -> bool:
    """Whether the count's verb is in the perfect, and so tells of no one day: "has killed nine"."""
    before, after = text[max(sentence.start, span.start - _VERB) : span.start], text[span.end : sentence.end]
    return bool(_HAS.search(before) or _HAVE.match(after))


def _own_day(text: str, days: Sequence[Time], span: Span) -> Time | None:
    """The day that is the count's own: the only one, else the first behind it in its own clause."""
    if len(days) < 2:
        return days[0] if days else None
    behind = (time for time in days if time.span.start >= span.end)
    near = min(behind, key=lambda time: time.span, default=None)
    return None if near is None or _ANOTHER.search(text, span.end, near.span.start) else near


def _lasts(time: Time, days: int) -> bool:
    """Whether a time with known days covers more than so many."""
    first, last = date.fromisoformat(time.earliest or ""), date.fromisoformat(time.latest or "")
    return last - first > timedelta(days=days)
