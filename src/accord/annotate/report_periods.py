"""When a report appeared that carries no date, by the days it covers: monitors report week by week.

A report on the days to 18 April appears on the last of them at the earliest, and before the next report on
as many days falls due. "Status report as of 6 May" appears on that day or within two more.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from accord.model.document import Clue, in_words
from accord.model.values import DateInterval

__all__ = ["by_report"]

_HEAD, _NAMED_WITHIN = 500, 2500
_KINDS = (
    r"daily|weekly|bi-?weekly|fortnightly|monthly|quarterly|status|situation|monitoring|violations?|periodic"
    r"|interim"
)
_THINGS = r"report|update|summary|bulletin|brief"
_REPORT = re.compile(
    rf"\b(?:(?:{_KINDS}) (?:\w+ )?(?:{_THINGS})|reporting period|sitrep|period under review"
    rf"|(?:previous|preceding|prior) (?:[\w-]+ )?period|(?:{_THINGS}) covering"
    r"|(?:for|covering) the period)\b",
    re.IGNORECASE,
)
_AS_OF = re.compile(rf"\b(?:{_THINGS})[^.\n]{{0,30}} as (?:of|at) $", re.IGNORECASE)
_TO = re.compile(r"\s?(?:-|–|—|to|and|until|till|through)\s?")
_MONTH = re.compile(r"\d{4}-\d\d")
_MONTHLY = re.compile(r"\bmonthly [^.]{0,40}$", re.IGNORECASE)
_NEWS_DAYS = timedelta(2)
_LONGEST = timedelta(100)


def by_report(text: str, clues: Sequence[Clue]) -> tuple[DateInterval, str] | None:
    """The days on which a report appeared, with the reason.

    None where it is none, or where it tells of a day behind them as past.
    """
    if not _REPORT.search(text, 0, _NAMED_WITHIN):
        return None
    found = next(_as_of(text, clues), None)
    if found is not None:
        return found
    days, reason = next(_periods(text, clues), (None, ""))
    if days is None:
        return None
    past = [clue.value for clue in clues if clue.value[0] != "X" and clue.kind in ("past", "open")]
    last = max((DateInterval.parse(value).earliest for value in past), default=days.earliest)
    return (DateInterval(max(days.earliest, last), days.latest), reason) if last <= days.latest else None


def _as_of(text: str, clues: Sequence[Clue]) -> Iterator[tuple[DateInterval, str]]:
    for clue in clues:
        day = _day(clue)
        if day and clue.span.start < _HEAD and _AS_OF.search(text, 0, clue.span.start):
            yield DateInterval(day, day + _NEWS_DAYS), f"it reports as of {in_words(DateInterval(day, day))}"


def _periods(text: str, clues: Sequence[Clue]) -> Iterator[tuple[DateInterval, str]]:
    """The first span of days, or month, that the head gives."""
    for clue, behind in pairwise((*clues, *clues[-1:])):
        if clue.span.start >= _HEAD:
            return
        first, last = _day(clue), _day(behind)
        if _MONTH.fullmatch(clue.value) and _MONTHLY.search(text, 0, clue.span.start):
            year, month = int(clue.value[:4]), int(clue.value[5:])
            first = date(year, month, 1)
            last = date(year, month, calendar.monthrange(year, month)[1])
        elif clue is behind or not _TO.fullmatch(text, clue.span.end, behind.span.start):
            continue
        if first and last and timedelta(0) < last - first < _LONGEST:
            reason = f"it reports on the days {in_words(DateInterval(first, last))}, and others follow"
            yield DateInterval(last, last + (last - first) + timedelta(1)), reason


def _day(clue: Clue) -> date | None:
    try:
        return date.fromisoformat(clue.value)
    except ValueError:
        return None
