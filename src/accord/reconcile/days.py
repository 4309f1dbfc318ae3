"""When a count holds: the days that its sentence tells of it.

Days are those that the sentence names, but for the day of saying ("said on Friday") and for a start
("since February"), which makes it a running count. Of several days the count's is the first behind it in its
own clause ("214 on 3 March, up from 150 the day before"); days in one row are one stretch ("on Sunday and
Monday"). A month or a longer time that is over is a stretch of its own ("in March", "in the past year").
"This week" opens one only where a count is told as going on ("have been killed this week").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from accord.model.annotation import Time
from accord.model.values import Span
from accord.reconcile.places import crosses

__all__ = ["Days", "days_of", "is_perfect"]

_SINCE = re.compile(r"\bsince\s(?:[\w’'-]+\s){0,8}$", re.IGNORECASE)
_FROM = re.compile(
    r"(?<!\bup )(?<!\bdown )\b(?:from|between)\s(?:(?:the\s|early\s|late\s)*|"
    r"the\s(?:time|day|moment|start|beginning)\s(?:[\w’'-]+\s){0,8})$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\s?(?:(?:to|until|till|through|up\sto|and|on|onwards?)\b|[-–—])", re.IGNORECASE)
_PAST = re.compile(r"\b(?:past|last|previous|preceding)\b", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:in|over|during|for|within|throughout)\s(?:just\s|only\s)?(?:the\s)?$", re.IGNORECASE
)
_THIS = re.compile(r"(?<!earlier )(?<!later )(?<!late )\bthis\s(?P<unit>year|month|week)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\b(?:so far|already|total|there (?:has|have|had) been|(?:has|have) been)\b")
_REACHED = re.compile(r"\b(?:as of|by|until|up to|by the end of)\s+(?:the\s+)?(?:late\s+)?$", re.IGNORECASE)
_ANCHOR = re.compile(r"\b(?:as of|by|until|up to|by the end of|on)\s+(?:the\s+)?$", re.IGNORECASE)
_COUNTED_ON = re.compile(r"\d(?:\s[a-z]+){0,2}\s(?:on\s|by\s)?$")  # "stood at 12 on Monday"
_LATER = re.compile(r"\b(?:after|before|when|while|where|until|because|that|which|who|to)\b")
_AND = re.compile(r"\s(?:and|but|while)\s")
_ASIDE = re.compile(
    r"[,–—-]\s(?:which|who|whose)\s|"
    r"\sand\s(?:the|its|his|her|their|an?)\s(?:[\w’'-]+\s){1,3}(?:was|were|is|are|has|have|had)\s"
)
_OTHER_VERB = re.compile(
    r"\bto\s(?!(?:at|the|an?|more|about|some|over|nearly|almost)\b)[a-z]+\s|"
    r"\b(?:admitted|acknowledged|announced|learned|discovered|found)\s"
)
_OWN_COUNT = re.compile(r",\s[^,;]*\d[^;]*?\s(?:have|has|had)\s")  # "…, more than 300 have fled since"
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
_TIE = re.compile(r"\s(?:and|or)\s(?:on\s|in\s)?")
_VERB = 60  # characters before a count in which its verb is looked for
_LONGEST = 31  # days that an occasion lasts at most
_SHORTEST = 26  # more days than this are a month or more


class Days(NamedTuple):
    """The days that a sentence tells of a count: `spell` is a stretch of time that is over."""

    since: str | None = None
    first: str | None = None
    last: str | None = None
    as_of: str | None = None
    reached: bool = False
    spell: bool = False


class _Told(NamedTuple):
    """The times of a sentence, by what they tell: starts, stretches, days, days that a count is held to."""

    since: list[Time]
    spells: list[Time]
    days: list[Time]
    anchors: list[tuple[str, bool]]


def days_of(text: str, times: Sequence[Time], sentence: Span, span: Span) -> Days:
    """The start of a running count, or the days of what is counted and the day it is anchored to."""
    rows = list(_rows(text, times))
    told = _told(text, rows, sentence, span)
    own = _own_day(text, told.days, span)
    days = [own] if own else told.days
    first = min((it.earliest for it in days if it.earliest), default=None)
    last = max((it.latest for it in days if it.latest), default=None)
    ends = first if first == last else last if own and own not in times else None
    anchor = told.anchors[0] if len(told.anchors) == 1 else None
    if told.since:
        return Days(_least(told.since), first, last, anchor[0] if anchor else ends)
    if len(told.spells) == 1 and (own is None or _lasts(own, _SHORTEST)):
        return Days(told.spells[0].earliest, first, last, told.spells[0].latest, spell=True)
    if anchor and (own is None or own.earliest == anchor[0]):
        return Days(None, first, last, *anchor)
    return Days(None, first, last, ends)


def is_perfect(text: str, sentence: Span, span: Span) -> bool:
    """Whether the count's verb is in the perfect, and so tells of no one day: "has killed nine"."""
    before, after = text[max(sentence.start, span.start - _VERB) : span.start], text[span.end : sentence.end]
    return bool(_HAS.search(before) or _HAVE.match(after))


def _told(text: str, times: Sequence[Time], sentence: Span, span: Span) -> _Told:
    found = _Told([], [], [], [])
    for time in times:
        before, words = text[max(sentence.start, time.span.start - 60) : time.span.start], time.span.of(text)
        if _opens(text, time, before, sentence, span):
            if not _OWN_COUNT.search(text, span.end, max(span.end, time.span.start)):
                found.since.append(time)
        elif (_lasts(time, _LONGEST) or time.type == "DURATION") and _PAST.search(words):
            if not _foreign(text, time, span):
                found.spells.append(time)
        elif time.type in ("DATE", "TIME") and not _SAID.search(before) and not _THIS.search(words):
            if not _lasts(time, _LONGEST) and not _other_clause(text, time, sentence, span):
                found.days.append(time)
                anchored = _ANCHOR.search(before) and not _goes_with(text, time, times)
                if anchored and time.earliest and time.earliest == time.latest:
                    found.anchors.append((time.earliest, _REACHED.search(before) is not None))
            foreign = (
                _LATER.search(text, span.end, max(span.end, time.span.start))
                or _AND.search(text, time.span.end, max(span.start, time.span.end))
                or _foreign(text, time, span)
            )
            if not foreign and _lasts(time, _SHORTEST) and (_WITHIN.search(before) or _PAST.search(words)):
                found.spells.append(time)
    return found


def _rows(text: str, times: Sequence[Time]) -> Iterator[Time]:
    """The times whose days are known, two that "and" joins as one stretch: "on Sunday and Monday"."""
    last: Time | None = None
    for time in times:
        if time.earliest is None or time.latest is None:
            continue
        joined = last is not None and last.type == time.type == "DATE"
        tied = joined and last and _TIE.fullmatch(text, last.span.end, time.span.start)
        if last is not None and tied and _follows(last, time):
            ends = sorted(it for it in (last.earliest, last.latest, time.earliest, time.latest) if it)
            last = replace(last, span=Span(last.span.start, time.span.end), earliest=ends[0], latest=ends[-1])
            continue
        if last is not None:
            yield last
        last = time
    if last is not None:
        yield last


def _follows(first: Time, second: Time) -> bool:
    """Whether a time begins where another ends: "on Sunday and Monday", but not "on 2 May and 9 June"."""
    apart = date.fromisoformat(second.earliest or "") - date.fromisoformat(first.latest or "")
    return abs(apart) <= timedelta(days=1)


def _opens(text: str, time: Time, before: str, sentence: Span, span: Span) -> bool:
    """Whether a time is the start of a count that goes on, or goes to another time."""
    if _SINCE.search(before):
        return True
    if _FROM.search(before):
        return _UNTIL.match(text, time.span.end) is not None
    this = _THIS.search(text, max(0, time.span.start - 8), time.span.end)
    if this is None or crosses(text, time.span, span):
        return False
    goes_on = _GOES_ON.search(text, *sentence) is not None or is_perfect(text, sentence, span)
    return goes_on or this["unit"].casefold() != "week"


def _foreign(text: str, time: Time, span: Span) -> bool:
    """Whether a time is of another clause than the count: "a pledge last month to send 40"."""
    if crosses(text, time.span, span):
        return True
    ahead = time.span.end <= span.start
    return ahead and _OTHER_VERB.search(text, time.span.end, span.start) is not None


def _other_clause(text: str, time: Time, sentence: Span, span: Span) -> bool:
    """Whether a day is not the count's own: "took 40 on Friday, of whom nine …", "have died"."""
    if time.span.end > span.start:
        return _ASIDE.search(text, span.end, time.span.start) is not None
    if _COUNTED_ON.search(text, sentence.start, time.span.start):
        return True
    return bool(_OF_WHOM.search(text, time.span.end, span.start)) or is_perfect(text, sentence, span)


def _own_day(text: str, days: Sequence[Time], span: Span) -> Time | None:
    """The day that is the count's own: the only one, else the first behind it in its own clause."""
    if len(days) < 2:
        return days[0] if days else None
    behind = (time for time in days if time.span.start >= span.end)
    near = min(behind, key=lambda time: time.span, default=None)
    if near is None or _ANOTHER.search(text, span.end, near.span.start):
        return None
    return None if _goes_with(text, near, days) else near


def _goes_with(text: str, time: Time, times: Sequence[Time]) -> bool:
    """Whether another day, that does not follow it, stands in a row with it: "on 2 April and 9 May"."""
    others = (it for it in times if it.span.start >= time.span.end)
    return any(_TIE.fullmatch(text, time.span.end, it.span.start) for it in others)


def _least(times: Sequence[Time]) -> str | None:
    return min((it.earliest for it in times if it.earliest), default=None)


def _lasts(time: Time, days: int) -> bool:
    """Whether a time with known days covers more than so many."""
    first, last = date.fromisoformat(time.earliest or ""), date.fromisoformat(time.latest or "")
    return last - first > timedelta(days=days)
