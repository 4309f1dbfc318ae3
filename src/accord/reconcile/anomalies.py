"""Anomalies: what cannot be right within one article. They are reported with the reason, never corrected.

- a day that the calendar does not have ("June 31");
- a weekday that is not the date's ("Tuesday, 9 May 2024"), where the year is given or the article's;
- "N years later" than a date with a year, which leads past the article and all years it names;
- something told as done on a day after the article's own date;
- parts that do not add up to their sum ("12 people: seven soldiers and four civilians"), or that come to more
  than the whole ("Of the 30 hostages, 12 were freed, 10 died and nine are held");
- years, stretches and shares that cannot be (`impossible.py`), ages (`ages.py`), and other numbers of a
  sentence that do not add up (`adding.py`).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from accord.model.annotation import Quantity
from accord.model.entries import Anomaly
from accord.model.reading import Reading
from accord.model.tables import toml_table, word_set
from accord.model.text import sentence_around, touches
from accord.model.values import DateInterval, Span, evidence_id
from accord.reconcile.adding import adding, covers_all
from accord.reconcile.ages import ages
from accord.reconcile.context import Context
from accord.reconcile.impossible import Found, impossible

__all__ = ["anomalies"]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_AFTER = 400  # characters in which "N years later" is reckoned from a date before it
_LEAST_GAP = 1  # days after its own date that an article must tell of, since it may be dated a day early
_STAMP = re.compile(r",? at \d")  # the time a comment was posted
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SUM = re.compile(r"\s*(?:\w+\s+){0,3}?[:—–(]\s*|\s+[-–—]\s+")
_SET_OFF = re.compile(r",\s(?=[a-z\d])")
_CLOSED = re.compile(r"(?:\s[\w’'-]+){0,2},\s(?:were|was|have|had|are|died|fled)\b")
_ALL = frozenset(("people", "person", "hostage", "prisoner", "detainee", "victim", "captive"))
_OF_THE = re.compile(r"(?:^|[.;:“\"]\s?)Of (?:the|its|those|their) $")
_JOINED = re.compile(r"\s*(?:[\w’'-]+\s+){0,3}[\w’'-]*\s*(?:,|and|, and|as well as)\s*")
_NOT_ALL = re.compile(r"\b(?:includ\w+|among|of (?:them|whom)|at least|some|mostly|half)\b", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[\w’'-]+\s*){0,4}[.)—–;\n]")


def anomalies(context: Context) -> list[Anomaly]:
    """One entry for each thing that cannot be right, outside page furniture."""
    entries = []
    for reading in context.readings:
        published = reading.document.published.value
        wrong = {*_dates(reading), *_years_later(reading), *_sums(reading), *impossible(reading)}
        wrong |= {*adding(reading), *ages(reading)}
        for found in sorted(wrong):
            if touches(found.span, reading.document.residue):
                continue
            mention = context.mention(reading, *found.span)
            entries.append(
                Anomaly(
                    id=evidence_id("anomaly", (reading.id, *found.span, found.why)),
                    mentions=(mention,),
                    origins=context.article_origins([reading.id]),
                    first_reported=published,
                    last_reported=published,
                    what=found.what,
                    why=found.why,
                )
            )
    return entries


@cache
def _months() -> dict[str, int]:
    listed = toml_table("accord.reconcile", "anomalies.toml")["months"]
    return {form: number for number, forms in enumerate(listed, 1) for form in forms.split()}


@cache
def _date_pattern() -> re.Pattern[str]:
    months = "|".join(sorted(_months(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<weekday>{'|'.join(_WEEKDAYS)}),? (?:the )?)?"
        rf"(?:(?P<month>{months})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
        rf"(?![\d:.]\d|%)"
        rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month2>{months})\b)"
        rf"(?:,? (?P<year>(?:19|20)\d\d))?\b",
        re.IGNORECASE,
    )


def _dates(reading: Reading) -> Iterator[Found]:
    """Days that do not exist, weekdays that are not the date's, and deeds of days still to come."""
    text = reading.document.text
    last = reading.document.published.latest
    for match in _date_pattern().finditer(text):
        name = match["month"] or match["month2"]
        if not name[0].isupper():
            continue
        month, day = _months()[name.lower()], int(match["day"] or match["day2"])
        span, words = Span(*match.span()), " ".join(match[0].split())
        year = int(match["year"]) if match["year"] else _year(reading)
        days = calendar.monthrange(year or 2000, month)[1]
        if not 1 <= day <= days:
            if day <= 39:  # beyond, it is another number: "March 60"
                yield Found(span, words, f"{calendar.month_name[month]} has {days} days")
            continue
        if year is None:
            continue
        there = date(year, month, day)
        if match["weekday"] and _WEEKDAYS[there.weekday()].lower() != match["weekday"].lower():
            why = f"{day} {calendar.month_name[month]} {year} was a {_WEEKDAYS[there.weekday()]}"
            yield Found(span, words, why)
        elif match["year"] and last and (there - date.fromisoformat(last)).days > _LEAST_GAP:
            sentence = sentence_around(text, span)
            if _is_done(text[sentence.start : span.start], text[span.end : sentence.end]):
                yield Found(span, words, f"told as done, in an article of {last}")


def _year(reading: Reading) -> int | None:
    """The year that a date without one is of: the article's, where that is known."""
    published = reading.document.published
    if published.earliest is None or published.latest is None:
        return None
    first, last = (DateInterval.parse(day).earliest.year for day in (published.earliest, published.latest))
    return first if first == last else None


def _is_done(before: str, behind: str) -> bool:
    """Whether a verb of a finished deed stands before the date, and nothing makes it one to come."""
    words = re.findall(r"[a-z]+", before.lower())
    around = {*words, *re.findall(r"[a-z]+", behind.lower())}
    near = words[-8:]
    return bool(_set("done") & set(near)) and not _set("to_come") & around


def _set(name: str) -> frozenset[str]:
    return word_set("accord.reconcile", "anomalies.toml", name)


def _years_later(reading: Reading) -> Iterator[Found]:
    """`the attacks of September 11, 2011 … Seventeen years later`, in an article that knows no 2028."""
    text = reading.document.text
    numbers = {word: number for number, word in enumerate(_numbers())}
    pattern = re.compile(
        rf"\b(\d{{1,2}}|{'|'.join(_numbers())}) years (?:later|afterwards|on)\b", re.IGNORECASE
    )
    dates = [
        match
        for match in _date_pattern().finditer(text)
        if match["year"] and not _STAMP.match(text, match.end())
    ]
    for later in pattern.finditer(text):
        before = [match for match in dates if 0 <= later.start() - match.end() <= _AFTER]
        if not before:
            continue
        start = before[-1]
        count = int(later[1]) if later[1].isdigit() else numbers[later[1].lower()]
        year = int(start["year"])
        known = _latest_year(reading, start.group())
        if known is not None and year + count > known + 1:
            why = f"“{later[0]}” would be {year + count}, but the article knows no year later than {known}"
            yield Found(Span(*start.span()), " ".join(start[0].split()), why)


def _numbers() -> Sequence[str]:
    return list(toml_table("accord.reconcile", "anomalies.toml")["numbers"].split())


def _latest_year(reading: Reading, words: str) -> int | None:
    """The year of publication, else the latest that the article names elsewhere."""
    published = reading.document.published.latest
    if published:
        return int(published[:4])
    years = [int(year) for year in _YEAR.findall(reading.document.text.replace(words, ""))]
    return max(years, default=None)


def _sums(reading: Reading) -> Iterator[Found]:
    """A number followed by a mark and all of its parts, exact ones, which come to another sum."""
    text = reading.document.text
    counts = [count for count in reading.annotation.quantities if _is_exact(count)]
    for place, whole in enumerate(counts):
        end = whole.counted_span.end if whole.counted_span else whole.span.end
        yield from _beyond(text, whole, counts[place + 1 : place + 7], end)
        lead = _SUM.match(text, end)
        aside = _SET_OFF.match(text, end) if whole.unit in _ALL else None
        opened = lead or aside
        parts = _parts(text, counts[place + 1 : place + 7], opened.end()) if opened else []
        total = sum(part.low or 0 for part in parts)
        beyond = (total > (whole.low or 0) or covers_all(parts)) and not _is_of(text, whole)
        last = _end(parts[-1]) if parts else 0
        if (
            lead is None
            and parts
            and not _CLOSED.match(text, last)
            and not (beyond and _ENDS.match(text, last))
        ):
            continue
        if len(parts) < 2 or total == whole.low or total > 3 * (whole.low or 0):
            continue
        span = Span(whole.span.start, max(_end(part) for part in parts))
        closed = _ENDS.match(text, span.end) or (lead is None and opened is not None)
        if closed and not _NOT_ALL.search(text, span.start, span.end):
            what = " ".join(text[span.start : span.end].split())
            listed = " + ".join(f"{part.low:g}" for part in parts)
            yield Found(span, what, f"{listed} is {total:g}, not {whole.low:g}")


def _beyond(text: str, whole: Quantity, following: Sequence[Quantity], end: int) -> Iterator[Found]:
    """Bare numbers of a whole that is named first, which come to more: "Of the 30 hostages, 12 died, …"."""
    if not _is_of(text, whole):
        return
    sentence = sentence_around(text, Span(whole.span.start, end))
    parts = [it for it in following if it.span.end <= sentence.end and it.unit in (None, whole.unit)]
    total = sum(part.low or 0 for part in parts)
    span = Span(whole.span.start, sentence.end)
    if len(parts) > 1 and total > (whole.low or 0) and not _NOT_ALL.search(text, *span):
        listed = " + ".join(f"{part.low:g}" for part in parts)
        yield Found(span, " ".join(span.of(text).split()), f"{listed} is {total:g}, more than {whole.low:g}")


def _is_of(text: str, whole: Quantity) -> bool:
    """`Of the 30 hostages, …`."""
    return _OF_THE.search(text[max(0, whole.span.start - 12) : whole.span.start]) is not None


def _parts(text: str, following: Sequence[Quantity], start: int) -> list[Quantity]:
    """The numbers from `start` on that are joined by commas and "and", each right behind the other."""
    parts: list[Quantity] = []
    for count in following:
        if not parts and count.span.start != start:
            break
        if parts and not _JOINED.fullmatch(text, _end(parts[-1]), count.span.start):
            break
        parts.append(count)
    return parts


def _end(count: Quantity) -> int:
    return count.counted_span.end if count.counted_span else count.span.end


def _is_exact(count: Quantity) -> bool:
    whole = (
        count.low is not None and count.low == count.high and count.low >= 1 and float(count.low).is_integer()
    )
    return whole and not count.approximate and count.unit not in ("percentage", "dollar", "year")
