"""Time expressions as TIMEX3, each with the days it covers.

A method in the manner of HeidelTime (Strötgen and Gertz, 2013): shapes over word lists find the
expressions, a calendar reckons their values from the day of publication, and the tense of the clause
decides between the last and the next fitting day. Whatever is not anchored stays without days.

From which day is reckoned:

- From the day of publication: what is relative to now ("yesterday", "last week", "in three days' time"),
  weekdays, months and days without a year. Of the same day in two years the nearer one is meant while it
  is near; else the one the clause points to; else the one near the day told last; else the last
  one. At the head of an item of a list by date ("May 3 - …") it is the one nearest to the item before.
- From the last day told before, within the sentence or shortly before it: "two days later", "the next
  day", "that month", "the following Friday", "in the evening". Where none was told they stay open.
- In an article without a date, a day without a year is near the last day told that had one, if any was.
- A time of day has the date of its own sentence, or none.
- What hangs on an event ("two weeks after the signing", "the day after the raid") stays open here.

In quotations all this is reckoned from the day of speaking: see times_quoted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from spacy.tokens import Doc

from accord.annotate.times_clock import at_clock
from accord.annotate.times_context import Context
from accord.annotate.times_direction import towards
from accord.annotate.times_festivals import FESTIVAL_WORDS
from accord.annotate.times_guards import holds
from accord.annotate.times_lexicon import MONTHS, TRIGGERS
from accord.annotate.times_patterns import FINDER, PATTERNS
from accord.annotate.times_rules import READERS
from accord.annotate.times_values import Meaning, day
from accord.model.annotation import Time
from accord.model.values import DateInterval, Span

__all__ = ["mark_times", "mark_times_within"]

_SAME_LENGTH = str.maketrans(
    {"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\t": " ", "\r": " ", "‑": "-", "‐": "-"}
)
_LINE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
_MORE_DAYS = re.compile(r"( *[-–] *| +and +| +to +|, +)(\d{1,2})(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)")
_DAYS_BEFORE = re.compile(
    r"(?<![\w.,:$€£-])(?<![Nn]o\. )(?<![Nn]r\. )(\d{1,2})(?:st|nd|rd|th)?(?= *[-–] *$| +and +$"
    r"| +to +$|, +$)"
)
_THROUGH = re.compile(r" *(?:[-–—]|\bto\b|\band\b|\buntil\b|\bthrough\b|,) *")
_YEAR_AT_END = re.compile(r"\b(?:1[0-9]|20|21)\d\d$")
_JOINTS = frozenset(["", " ", ", ", " on ", ", on ", " at ", ", at ", " around ", " by ", " of "])
_FALLBACK = {
    "month_day": "month",
    "range": "relative",
    "part_period": "relative",
    "short_date": "day_month",
    "quarter": "relative",
    "clock": "duration",
    "anchored": "relative",
    "from_day": "duration",
    "nth_of_month": "month",
}
"""Where a shape does not hold after all, what may stand at the same place instead."""
_TRIGGERS = TRIGGERS | FESTIVAL_WORDS
_MEMORY = 400
"""How many characters back a date still tells which day "two days later" starts from."""


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    shape: str
    meaning: Meaning


def mark_times(doc: Doc, anchor: DateInterval | None) -> tuple[Time, ...]:
    """All time expressions of a document, in order, without overlap.

    `anchor` is when the article appeared; relative expressions stay without days where it is None. An
    anchor of several days (a month) gives the hull of what its first and its last day would give.
    """
    return _anchored_times(doc, anchor, None)


def _anchored_times(doc: Doc, anchor: DateInterval | None, wanted: _Wanted | None) -> tuple[Time, ...]:
    if anchor is None:
        return tuple(
            _time(found, found.meaning.value, found.meaning.days) for found in _marks(doc, None, wanted)
        )
    first = _marks(doc, anchor.earliest, wanted)
    if anchor.earliest == anchor.latest:
        return tuple(_time(found, found.meaning.value, found.meaning.days) for found in first)
    last = {(found.start, found.end): found.meaning for found in _marks(doc, anchor.latest, wanted)}
    bare = {(found.start, found.end): found.meaning for found in _marks(doc, None, wanted)}
    return tuple(
        _hull(found, last.get((found.start, found.end)), bare.get((found.start, found.end)))
        for found in first
    )


def mark_times_within(doc: Doc, anchor: DateInterval, spans: Sequence[Span]) -> tuple[Time, ...]:
    """The expressions that lie in one of `spans` (sorted, apart from each other), read with their own anchor.

    The same as `mark_times` would find there, for a part of the text that was said on another day.
    """
    starts = [span.start for span in spans]

    def inside(start: int, end: int) -> bool:
        at = bisect_right(starts, start) - 1
        return at >= 0 and end <= spans[at].end

    def wanted(start: int, end: int) -> bool:
        at = bisect_right(starts, start) - 1
        return (at >= 0 and start < spans[at].end) or (at + 1 < len(spans) and starts[at + 1] < end)

    return tuple(time for time in _anchored_times(doc, anchor, wanted) if inside(*time.span))


def _time(found: _Found, value: str | None, days: tuple[date, date] | None) -> Time:
    span, meaning = Span(found.start, found.end), found.meaning
    if days is None:
        return Time(span, meaning.type, value)
    return Time(span, meaning.type, value, days[0].isoformat(), days[1].isoformat())


def _hull(found: _Found, last: Meaning | None, bare: Meaning | None) -> Time:
    """One expression under the first and the last day of the anchor: what both agree on, or the hull."""
    one = found.meaning
    if last == one:
        return _time(found, one.value, one.days)
    days = None
    if one.days and last and last.days:
        days = (min(one.days[0], last.days[0]), max(one.days[1], last.days[1]))
    return _time(found, bare.value if bare else None, days)


_Wanted = Callable[[int, int], bool]


def _marks(doc: Doc, anchor: date | None, wanted: _Wanted | None = None) -> list[_Found]:
    """The expressions of a document under one anchor day, or only those of the sentences wanted."""
    found: list[_Found] = []
    text = doc.text
    for segment in _segments(doc, text):
        if wanted and not wanted(segment[0], segment[1]):
            continue
        found.extend(_in_segment(doc, text, segment, anchor, found))
    return _join_clocks(text, found)


def _segments(doc: Doc, text: str) -> Iterator[tuple[int, int, int, int]]:
    """Sentences that may hold a time: (first and last character, first and last token), half-open.

    A sentence that begins with a digit or a small letter is joined to the one before, as is a month behind
    a number: the parser breaks "Aug. 7" and "1st January" there.
    """
    known: dict[int, bool] = {}
    first, hit = 0, False
    for token in doc:
        if (
            token.is_sent_start
            and token.i > first
            and not text[token.idx].isdigit()
            and not text[token.idx].islower()
            and not (token.lower_ in MONTHS and "d" in doc[token.i - 1].shape_)
        ):
            if hit:
                yield doc[first].idx, token.idx, first, token.i
            first, hit = token.i, False
        if not hit:
            cached = known.get(token.orth)
            if cached is None:
                cached = known[token.orth] = "d" in token.shape_ or token.lower_.rstrip(".") in _TRIGGERS
            hit = cached
    if hit:
        yield doc[first].idx, len(text), first, len(doc)


def _in_segment(
    doc: Doc, whole_text: str, segment: tuple[int, int, int, int], anchor: date | None, before: list[_Found]
) -> list[_Found]:
    start, end, first, last = segment
    text = _LINE_BREAK.sub(" ", whole_text[start:end].translate(_SAME_LENGTH))
    starts = [doc[index].idx - start for index in range(first, last)]
    found: list[_Found] = []
    mentioned, here = _recent(before, start), None
    position = 0
    while match := FINDER.search(text, position):
        shape = match.lastgroup or ""
        made = None
        for name in (shape, _FALLBACK.get(shape)):
            if name and made is None and (whole := PATTERNS[name].match(text, match.start())):
                index = first + max(0, bisect_right(starts, whole.start()) - 1)
                rate = index > 0 and doc[index - 1].tag_ in ("NNS", "CD")
                until = index > 0 and doc[index - 1].lower_ in _TERMS
                leads = whole.start() < _LEADING and bool(_HEADS.match(text, whole.end()))
                look = _nowhere if leads else partial(towards, doc, index)
                context = Context(
                    anchor,
                    here if name in _CLOCKS else mentioned,
                    look,
                    rate,
                    until,
                    leads,
                    _beside(text, found, whole.start()),
                )
                made = _read(doc, index, name, whole, context)
        if made is None:
            position = match.start() + 1
            continue
        position = made.end
        extended = _with_listed_days(text, made)
        position = max(position, extended[-1].end)
        found.extend(extended)
        if made.meaning.days and made.meaning.type in ("DATE", "TIME"):
            mentioned = here = made.meaning
    return [
        _Found(start + mark.start, start + mark.end, mark.shape, mark.meaning)
        for mark in _with_shared_years(text, found)
    ]


def _beside(text: str, found: list[_Found], start: int) -> date | None:
    """The day of a weekday right before, as in "Sunday and Monday": the next one follows on it."""
    last = next((mark for mark in found[:-3:-1] if mark.shape == "weekday"), None)
    if last is None or not last.meaning.days or not _FROM_DAY_TO_DAY.fullmatch(text, last.end, start):
        return None
    return last.meaning.days[0]


_FROM_DAY_TO_DAY = re.compile(
    r"(?: [A-Z]{2,4})?,?(?: (?:and|or|to|through|until)| ?[-–])?(?: early| late)? ?"
    r"(?:\d[\d:.]* ?[ap]\.?m\.? )?"
)


def _recent(before: list[_Found], start: int) -> Meaning | None:
    """The last date named shortly before a place."""
    for mark in reversed(before[-3:]):
        if start - mark.end < _MEMORY and mark.meaning.days and mark.meaning.type in ("DATE", "TIME"):
            return mark.meaning
    return None


def _read(doc: Doc, index: int, name: str, match: re.Match[str], context: Context) -> _Found | None:
    if not holds(name, match, doc, index):
        return None
    meaning = READERS[name](match, context)
    if meaning is None:
        return None
    group = "span" if "span" in match.re.groupindex and match["span"] else 0
    return _Found(match.start(group), match.end(group), name, meaning)


def _with_shared_years(text: str, found: list[_Found]) -> list[_Found]:
    """ "1 January to 31 March 2022": the first day has the second's year."""
    for index in range(len(found) - 2, -1, -1):
        one, other = found[index], found[index + 1]
        year = _YEAR_AT_END.search(text, other.start, other.end) if other.shape in _YEARLESS else None
        if year is None or one.shape not in _YEARLESS or _YEAR_AT_END.search(text, one.start, one.end):
            continue
        if not _THROUGH.fullmatch(text, one.end, other.start):
            continue
        for known in (int(year[0]), int(year[0]) - 1):
            match = PATTERNS[one.shape].fullmatch(f"{text[one.start : one.end]} {known}")
            meaning = READERS[one.shape](match, _NOWHERE) if match else None
            if meaning and meaning.days and other.meaning.days and meaning.days[0] <= other.meaning.days[0]:
                found[index] = _Found(one.start, one.end, one.shape, meaning)
                break
    return found


_YEARLESS = frozenset(["month_day", "day_month", "month"])


def _nowhere() -> None:
    return None


_NOWHERE = Context(None, None, _nowhere)


def _with_listed_days(text: str, made: _Found) -> list[_Found]:
    """The other days of "7 and 8 May" and "March 3-5, 2031": each is a date of its own, of the one year."""
    if made.meaning.type != "DATE" or not _DAY_VALUE.fullmatch(made.meaning.value or ""):
        return [made]
    this = int((made.meaning.value or "")[-2:])
    if made.shape == "day_month":
        offset = max(0, made.start - 16)
        match = _DAYS_BEFORE.search(text[offset : made.start])
        if match and int(match[1]) < this and (sibling := _sibling(made.meaning, int(match[1]))):
            return [_Found(offset + match.start(), offset + match.end(), "listed", sibling), made]
    elif made.shape == "month_day" and not _YEAR_AT_END.search(text, made.start, made.end):
        match = _MORE_DAYS.match(text, made.end)
        if match and int(match[2]) > this and (sibling := _sibling(made.meaning, int(match[2]))):
            # "March 3 and 14 people" goes on with a noun, "March 3-5" may not.
            joined = match[1].strip() in ("-", "–") or not _NOUN_FOLLOWS.match(text, match.end())
            year = _YEAR_BEHIND.match(text, match.end())
            if year:
                one, other = (_in_year(it, int(year[1])) for it in (made.meaning, sibling))
                made = _Found(made.start, made.end, made.shape, one)
                return [made, _Found(match.start(2), year.end(), "listed", other)]
            return [made, _Found(match.start(2), match.end(), "listed", sibling)] if joined else [made]
    return [made]


_YEAR_BEHIND = re.compile(r",? ((?:19|20)\d\d)\b(?!-)")
_DAY_VALUE = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_NOUN_FOLLOWS = re.compile(r" [A-Za-z]")


def _in_year(meaning: Meaning, year: int) -> Meaning:
    """The same day of that year."""
    _, month, number = (meaning.value or "").split("-")
    try:
        return day(date(year, int(month), int(number)))
    except ValueError:
        return Meaning("DATE", None)


def _sibling(other: Meaning, number: int) -> Meaning | None:
    """The day `number` of the month of another day."""
    value = f"{(other.value or '')[:-2]}{number:02}"
    if other.days is None:
        return Meaning("DATE", value) if 1 <= number <= _LONGEST_MONTH else None
    try:
        return day(other.days[0].replace(day=number))
    except ValueError:
        return None


_LONGEST_MONTH = 31


def _join_clocks(text: str, found: list[_Found]) -> list[_Found]:
    """ "9 a.m. Tuesday" and "Tuesday at 9 a.m." are one time."""
    joined: list[_Found] = []
    for mark in found:
        last = joined[-1] if joined else None
        if (
            last
            and (mark.shape in _WITHIN_DAYS) != (last.shape in _WITHIN_DAYS)
            and last.shape != "joined"
            and text[last.end : mark.start].replace("\n", " ") in _JOINTS
        ):
            clock, whole = (mark, last) if mark.shape in _WITHIN_DAYS else (last, mark)
            days, time = whole.meaning.days, clock.meaning.value
            if days and days[0] == days[1] and time:
                both = at_clock(whole.meaning, "T" + time.split("T")[1])
                joined[-1] = _Found(last.start, mark.end, "joined", both)
                continue
        joined.append(mark)
    return joined


_HEADS = re.compile(r" *[-–—:] ")
_LEADING = 4
"""A date at a sentence's start before a dash heads an item of a list by date; its verb tells nothing."""
_TERMS = frozenset(["until", "till", "by", "before", "through"])
_CLOCKS = frozenset(["clock", "noon", "early_hours", "overnight"])
_WITHIN_DAYS = _CLOCKS | {"day_part", "at_night"}
"""Times of day, and what is one where its day stands beside it: "the morning of 3 May"."""
