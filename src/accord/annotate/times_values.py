"""What a time expression means: its TIMEX3 type and value and the days it covers; calendar reckoning."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

__all__ = [
    "Days",
    "Meaning",
    "century",
    "day",
    "decade",
    "half",
    "month",
    "part_of",
    "period",
    "quarter",
    "season",
    "shift",
    "week",
    "weekend",
    "year",
]

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Meaning:
    """One reading of an expression. `days` is None where it is not anchored in the calendar."""

    type: str
    value: str | None
    days: Days | None = None


def _safe(year: int, month: int, day_: int) -> date | None:
    try:
        return date(year, month, day_)
    except ValueError:
        return None


def day(when: date) -> Meaning:
    return Meaning("DATE", when.isoformat(), (when, when))


def week(when: date) -> Meaning:
    """The ISO week that holds the day."""
    first = shift(when, "D", 1 - when.isoweekday())
    last = shift(first, "D", 6) if first else None
    if first is None or last is None:
        return Meaning("DATE", None)
    number = when.isocalendar()
    return Meaning("DATE", f"{number.year:04}-W{number.week:02}", (first, last))


def weekend(when: date) -> Meaning:
    whole = week(when)
    if whole.days is None:
        return whole
    last = whole.days[1]
    return Meaning("DATE", f"{whole.value}-WE", (last - timedelta(1), last))


def month(year_: int, month_: int) -> Meaning:
    if not (1 <= year_ <= 9999 and 1 <= month_ <= 12):
        return Meaning("DATE", None)
    last = calendar.monthrange(year_, month_)[1]
    return Meaning("DATE", f"{year_:04}-{month_:02}", (date(year_, month_, 1), date(year_, month_, last)))


def _months(value: str, year_: int, first: int, count: int) -> Meaning:
    """`count` months from month `first` of the year on; they may run into the next year."""
    start = _safe(year_, first, 1)
    after = shift(start, "M", count) if start else None
    if start is None or after is None:
        return Meaning("DATE", None)
    return Meaning("DATE", value, (start, after - timedelta(1)))


def quarter(year_: int, number: int) -> Meaning:
    return _months(f"{year_:04}-Q{number}", year_, 3 * number - 2, 3)


def half(year_: int, number: int) -> Meaning:
    return _months(f"{year_:04}-H{number}", year_, 6 * number - 5, 6)


def season(year_: int, name: str) -> Meaning:
    """Northern meteorological seasons; the winter of a year begins in its December."""
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[name]
    return _months(f"{year_:04}-{name}", year_, first, 3)


def year(year_: int) -> Meaning:
    return _months(f"{year_:04}", year_, 1, 12)


def _third_of_year(first: date, part: str) -> Days:
    match part:
        case "START":
            return first, date(first.year, 4, 30)
        case "END":
            return date(first.year, 9, 1), date(first.year, 12, 31)
    return date(first.year, 5, 1), date(first.year, 8, 31)


def decade(first: int) -> Meaning:
    return Meaning("DATE", f"{first // 10:03}", _years(first, first + 9))


def century(number: int) -> Meaning:
    """The 20th century is 1900-1999, value "19", as TIMEX3 has it."""
    first = 100 * (number - 1)
    return Meaning("DATE", f"{number - 1:02}", _years(first, first + 99))


def _years(first: int, last: int) -> Days | None:
    begin, end = _safe(first, 1, 1), _safe(last, 12, 31)
    return (begin, end) if begin and end else None


def shift(when: date, unit: str, count: float) -> date | None:
    """The day `count` units on (or back); None beyond the calendar. Units D, W, M, Y, Q."""
    try:
        if unit in ("D", "W"):
            return when + timedelta(days=count * (7 if unit == "W" else 1))
        index = 12 * when.year + when.month - 1 + round(count * {"M": 1, "Q": 3, "Y": 12}[unit])
        year_, month_ = divmod(index, 12)
        last = calendar.monthrange(year_, month_ + 1)[1]
        return date(year_, month_ + 1, min(when.day, last))
    except (ValueError, OverflowError, KeyError, calendar.IllegalMonthError):
        return None


def period(unit: str, when: date) -> Meaning:
    """The day, week, month, quarter, year, decade, century or weekend that holds the day."""
    match unit:
        case "day" | "night":
            return day(when)
        case "week" | "fortnight":
            return week(when)
        case "weekend":
            return weekend(when)
        case "month":
            return month(when.year, when.month)
        case "quarter":
            return quarter(when.year, (when.month + 2) // 3)
        case "year":
            return year(when.year)
        case "decade":
            return decade(when.year // 10 * 10)
        case "century":
            return century(when.year // 100 + 1)
    return Meaning("DATE", None)


def part_of(whole: Meaning, part: str) -> Meaning:
    """Early, mid or late in a period: the value stays the period's, the days are about a third of it.

    A third of a year are four whole months.
    """
    if whole.days is None:
        return whole
    first, last = whole.days
    length = (last - first).days + 1
    if whole == year(first.year):
        return replace(whole, days=_third_of_year(first, part))
    third = timedelta(days=length // 3)
    match part:
        case "START":
            days = (first, max(first, first + third - timedelta(1)))
        case "END":
            days = (min(last, first + 2 * third), last)
        case _:
            days = (first + third, max(first + third, last - third))
    return replace(whole, days=days)
