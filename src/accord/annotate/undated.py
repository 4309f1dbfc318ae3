"""When an article that carries no date appeared, by its own words; else unknown, with what they say of it.

News leaves its date off where readers see it on the page, but some things often stay in the text: a
dateline without a year ("TUNIS, March 8 (Agency) -"), the stamps of readers' comments, the date in a
picture's caption, the days that a report is on (report_periods.py). A lead may give the day of its news in
full ("on Tuesday, March 8, 2031"). Any other date in the story itself is background ("since 15 February",
"the attacks of September 11, 2001") and dates nothing; it only says that the article came after, or before,
it. Whom it calls president or minister says between which days it was written: that may tell the year of a
dateline, and where it leaves no more than a year and a half it is given as the date.

Every rule gives an interval with its reasons or nothing. A date is no proof where the article names a
later one, so an article that looks back keeps its date unknown instead of getting an old one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Doc

from accord.annotate.incumbents import Tenure, tenure
from accord.annotate.report_periods import by_report
from accord.annotate.times_direction import towards
from accord.model.annotation import Time
from accord.model.document import Clue, Published, deduced, in_words
from accord.model.values import DateInterval

__all__ = ["clues_in", "comments_begin", "date_by_text"]

_CLUE = re.compile(r"(?:XXXX|\d{4})-\d\d(?:-\d\d)?|XXXX-WXX-\d|\d{4}")
_YEARLESS = re.compile(r"XXXX-\d\d-\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)T\d\d:\d\d")
_AFTER_STAMP = re.compile(
    r"\s*(?:at \d\d?:\d\d [ap]\.?m\.? *)?(?:\||#|(?:Reply|Report|Flag|Permalink|Like)\b)"
)
_AFTER_DATELINE = re.compile(r",? ?(?:\d{4},? ?)?\([A-Z][^()\n]{1,40}\) ?(?:-|–|—|_)")
_LABEL = re.compile(r"[\w)]: *$")
_LABEL_REACH = 4
"""What follows a label ("updated: ...") is the stamp of a page, its own or one it links to."""
_SEVERAL = 3
_NO_NEWS_PICTURE = re.compile(r"\b(?:file|archive|handout|undated|library|combination)\b", re.IGNORECASE)
_PERIOD = frozenset(
    ["to", "through", "until", "till", "of", "since", "from", "by", "for", "and", "-", "–", "—", ","]
)
_HEAD = 1500
_LEAD = 600
_NEWS_DAYS = timedelta(2)
_SAID_REACH = 60
_WITH_WEEKDAY = re.compile(rf"(?:{'|'.join(('Mon', 'Tues', 'Wednes', 'Thurs', 'Fri', 'Satur', 'Sun'))})day\b")
_SAID_ON = re.compile(
    r"\b(?:said|told|announced|declared|reported|confirmed|agreed|signed)\b[^.;\n]{0,40} on $"
)
_PERIOD_OPENS = re.compile(r"\b(?:since|until|till|from|before|after|of|dated|between|through|by) $")
_CAPTION_ENDS = (".", "\n", ";")
_STAMPS_NEAR = timedelta(7)
_LATE = 4
"""A comment so many days after the weekday told first is no sign of when the article appeared."""
_YEARS_ON = 4
"""A recent year is named in most news; a dateline is looked for this many years after the last one named."""
_PICTURE_DAYS = timedelta(6)
_AT_MOST = timedelta(548)
"""A year and a half: terms of office that leave more tell too little to be given as a date."""
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_by_text(doc: Doc, times: Sequence[Time]) -> Published:
    """The days between which the article appeared, with the reasons; unknown, with its clues, else.

    `times` are those of the text with nothing known of its date.
    """
    clues = clues_in(doc, times)
    held = tenure(doc.text[: comments_begin(doc.text, times)])
    found = _by_comments(clues) or _by_dateline(clues, held) or _by_lead(doc.text, clues)
    found = found or by_report(doc.text, clues) or _by_caption(clues) or _by_tenure(clues, held)
    if found is None:
        return Published(clues=clues)
    days, reasons = found
    return deduced(days, "text", reasons, clues)


def clues_in(doc: Doc, times: Sequence[Time]) -> tuple[Clue, ...]:
    """What the text says of its date, in order; of readers' comments only the stamps."""
    text = doc.text
    comments = _comments(text, times)
    end = comments[0].span.start if comments else len(text)
    starts = [token.idx for token in doc]
    found = []
    for time in times:
        value = (time.value or "")[:10]
        if time.span.start >= end or time.type not in ("DATE", "TIME") or not _CLUE.fullmatch(value):
            continue
        index = max(0, bisect_right(starts, time.span.start) - 1)
        found.append(Clue(time.span, _kind(doc, index, time, value), value))
    return (*found, *comments)


def comments_begin(text: str, times: Sequence[Time]) -> int:
    """Where the stamp of the first reader's comment stands; the text's end where there is none."""
    comments = _comments(text, times)
    return comments[0].span.start if comments else len(text)


def _comments(text: str, times: Sequence[Time]) -> list[Clue]:
    """The stamps of readers' comments: a day and a minute, and behind them what one can do with a comment.

    Where no such words stand behind them, it takes several: prose gives no minute of a year.
    """
    stamped = [
        (Clue(time.span, "comment", stamp[1]), bool(_AFTER_STAMP.match(text, time.span.end)))
        for time in times
        if time.type == "TIME" and (stamp := _STAMP.match(time.value or ""))
    ]
    sure = [clue for clue, certain in stamped if certain]
    bare = [
        clue
        for clue, _ in stamped
        if clue.value[:4] in clue.span.of(text)  # A running account of a day gives minutes, but no year.
        and not _LABEL.search(text[: clue.span.start][-_LABEL_REACH:])
    ]
    return sure or (bare if len(bare) >= _SEVERAL else [])


def _kind(doc: Doc, index: int, time: Time, value: str) -> str:
    start, end = time.span
    if _YEARLESS.fullmatch(value) and start < _HEAD and _AFTER_DATELINE.match(doc.text, end):
        return "dateline"
    if _DAY.fullmatch(value) and _in_caption(doc, index, end):
        return "caption"
    return towards(doc, index) or "open"


def _in_caption(doc: Doc, index: int, end: int) -> bool:
    """Whether a day closes a sentence in the present tense: "Fighters rest near Orven May 2, 2031."

    What closes a period ("covers 1 January to 31 March 2031") is no picture's day.
    """
    if not doc.text[end : end + 1].startswith(_CAPTION_ENDS) or doc[max(0, index - 1)].lower_ in _PERIOD:
        return False
    sentence = doc[index].sent
    tags = {token.tag_ for token in sentence}
    return (
        not tags & {"VBD", "MD"}
        and bool(tags & {"VBZ", "VBP"})
        and not _NO_NEWS_PICTURE.search(sentence.text)
    )


def _by_comments(clues: Sequence[Clue]) -> tuple[DateInterval, str] | None:
    """Readers comment on the day, or the day after: the day of the first comment, or the one before.

    A comment that stands alone may be years late: it counts where the weekday told first is one of the
    days just before it, and then the article is of that weekday or the next day.
    """
    days = sorted(day for clue in clues if clue.kind == "comment" and (day := _day(clue.value)))
    if not days:
        return None
    first = f"the first of its readers’ comments is of {in_words(DateInterval(days[0], days[0]))}"
    if len(days) > 1:
        near = days[1] - days[0] <= _STAMPS_NEAR
        return (DateInterval(days[0] - timedelta(1), days[0]), first) if near else None
    weekday = _first_weekday(clues)
    back = (days[0].isoweekday() - weekday) % 7 if weekday else _LATE
    if back >= _LATE or weekday is None:
        return None
    told = days[0] - timedelta(max(back, 1))
    return DateInterval(told, told + timedelta(1)), (
        f"the only one of its readers’ comments is of {in_words(DateInterval(days[0], days[0]))}, "
        f"and it tells of “{_NAMES[weekday - 1]}” as just past"
    )


def _by_dateline(clues: Sequence[Clue], held: Tenure | None) -> tuple[DateInterval, str] | None:
    """A dateline's day in the only year whose weekdays fit and in which all whom it names were in office.

    The years are those soon after the last one named; where none is, those that the offices leave.
    """
    dateline = next((clue for clue in clues if clue.kind == "dateline"), None)
    if dateline is None:
        return None
    years, told = _years_named(clues), ""
    if years is None:
        if held is None or held.hull is None:
            return None
        years, told = range(held.hull.earliest.year, held.hull.latest.year + 1), f": {held.reason}"
    weekday = _first_weekday(clues)
    days = [day for year in years if (day := _day(f"{year}{dateline.value[4:]}"))]
    days = [day for day in days if held is None or held.has(day)]
    fitting = [day for day in days if weekday is None or (day.isoweekday() - weekday) % 7 <= 1]
    if len(fitting) != 1:
        return None
    until = f"{years[0]} to {years[-1]}" if len(years) > 1 else f"{years[0]}"
    which = f", of which only {fitting[0].year} goes with its “{_NAMES[weekday - 1]}”" if weekday else ""
    return DateInterval(fitting[0], fitting[0]), (
        f"its dateline gives the day, and it can be of {until}{told}{which}"
    )


def _years_named(clues: Sequence[Clue]) -> range | None:
    """The years soon after the last one named as past; None where another may be later, or none is named."""
    gone, ahead, unclear = (_years(clues, kind) for kind in ("past", "future", "open"))
    if not gone or max(unclear, default=0) > max(gone):
        return None
    last = max(gone)
    return range(last, min([last + _YEARS_ON, *(year for year in ahead if year >= last)]) + 1)


def _years(clues: Sequence[Clue], kind: str) -> list[int]:
    return [int(clue.value[:4]) for clue in clues if clue.kind == kind and clue.value[0] != "X"]


def _by_lead(text: str, clues: Sequence[Clue]) -> tuple[DateInterval, str] | None:
    """A whole date in the lead that tells the news: it has its weekday, or somebody said it on that day.

    It is no proof where the article names a later day or year.
    """
    for clue in clues:
        if clue.span.start > _LEAD or clue.kind not in ("past", "open") or not (day := _day(clue.value)):
            continue
        words, before = clue.span.of(text), text[max(0, clue.span.start - _SAID_REACH) : clue.span.start]
        if not (_WITH_WEEKDAY.match(words) or _SAID_ON.search(before)) or _PERIOD_OPENS.search(before):
            continue
        named = (other.value for other in clues if other.value[0] != "X" and other.kind != "future")
        if any(value > clue.value for value in named):
            return None
        return DateInterval(day, day + _NEWS_DAYS), f"its lead tells of “{words}” as just past"
    return None


def _by_caption(clues: Sequence[Clue]) -> tuple[DateInterval, str] | None:
    """News pictures are days old at most: from the newest one's day to that after the weekday told first.

    That weekday may be the one before the picture, so the picture's own day is never ruled out.
    """
    newest = max(
        (day for clue in clues if clue.kind == "caption" and (day := _day(clue.value))), default=None
    )
    named = (clue.value for clue in clues if clue.value[0] != "X" and clue.kind in ("past", "open"))
    if newest is None or any(value > newest.isoformat() for value in named):
        return None
    reason = f"its newest picture is of {in_words(DateInterval(newest, newest))}"
    weekday = _first_weekday(clues)
    if weekday is None:
        return DateInterval(newest, newest + _PICTURE_DAYS), reason
    first = newest + timedelta((weekday - newest.isoweekday()) % 7)
    return (
        DateInterval(newest, min(first + timedelta(1), newest + _PICTURE_DAYS)),
        f"{reason}, and it tells of “{_NAMES[weekday - 1]}” as just past",
    )


def _by_tenure(clues: Sequence[Clue], held: Tenure | None) -> tuple[DateInterval, str] | None:
    """The days on which all whom it names were in office, where these are no more than a year and a half.

    They end before a day told of as ahead, and begin with one told of as past; what is named as past and lies
    behind them shows that somebody is looked back to.
    """
    hull = held.hull if held else None
    if held is None or hull is None:
        return None
    named = [clue for clue in clues if clue.value[0] != "X" and clue.kind != "comment"]
    gone = [
        clue.value
        for clue in named
        if (clue.kind == "past" and "-" in clue.value)
        or clue.kind == "caption"
        or (clue.kind == "open" and _day(clue.value))
    ]
    ahead = [day for clue in clues if clue.kind == "future" and (day := _day(clue.value))]
    first = max([hull.earliest, *(DateInterval.parse(value).earliest for value in gone)])
    last = min([hull.latest, *ahead])
    later = any(int(clue.value[:4]) > last.year for clue in named if clue.kind == "open")
    if not timedelta(0) < last - first <= _AT_MOST or later:
        return None
    told = f", and tells of {in_words(DateInterval(first, first))} as past" if first > hull.earliest else ""
    told += f", and of {in_words(DateInterval(last, last))} as ahead" if last < hull.latest else ""
    return DateInterval(first, last), held.reason + told


def _first_weekday(clues: Sequence[Clue]) -> int | None:
    """The weekday that the story tells of first, as ISO counts them."""
    for clue in clues:
        if clue.value.startswith("XXXX-W") and clue.kind == "past":
            return int(clue.value[-1])
    return None


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
