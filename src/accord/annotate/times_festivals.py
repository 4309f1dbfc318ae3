"""Feasts by year: Ramadan and the Eids, Nowruz, Passover, Easter in west and east, and fixed days.

What a name means stands in times_festivals.toml; the dates by year are those of maintained libraries:
`hijridate` (Umm al-Qura calendar, 1924 to 2077), `persiantools` (Solar Hijri), `pyluach` (Hebrew) and
`dateutil.easter`; the table has the days of feasts by Hindu, Chinese and Tibetan calendars, taken from
`holidays`. The libraries are imported when the first such name is met. A feast that hangs on a sighting
of the moon may begin a day earlier or later than reckoned, so its days reach one further to either side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from accord.annotate.times_values import Meaning
from accord.model.tables import toml_table

__all__ = ["FESTIVALS", "FESTIVAL_WORDS", "Rule", "festival"]

_SHORT = 4
"""Of a feast of so many days the value is its first day; of a longer one, its first and last."""
_ADAR = 12
_ISLAMIC_SHIFT, _PERSIAN_SHIFT, _HEBREW_SHIFT = 622, 621, 3761


@dataclass(frozen=True, slots=True)
class Rule:
    """Where in which calendar a feast lies: see times_festivals.toml."""

    calendar: str
    month: int
    day: int
    days: int
    weekday: int
    dates: tuple[date, ...]


@cache
def _table() -> dict[str, tuple[Rule, ...]]:
    rules: dict[str, tuple[Rule, ...]] = {}
    for row in toml_table("accord.annotate", "times_festivals.toml")["festival"]:
        rows = [row, {**row, **row["or"]}] if "or" in row else [row]
        made = tuple(
            Rule(
                one["calendar"],
                one.get("month", 0),
                one.get("day", 0),
                one.get("days", 1),
                one.get("weekday", 0),
                tuple(one.get("dates", ())),
            )
            for one in rows
        )
        rules.update(dict.fromkeys(row["names"], made))
    return rules


FESTIVALS: tuple[str, ...] = tuple(_table())
"""All names, in small letters."""

FESTIVAL_WORDS = frozenset(max(re.findall(r"[a-z']+", name), key=len) for name in FESTIVALS)
"""A word of each name, so that a sentence without any of them need not be searched."""


@cache
def festival(name: str, year: int) -> tuple[Meaning, ...]:
    """The feasts of that name that begin in a Gregorian year, in order; none where no calendar tells.

    An Islamic feast may fall twice into one year.
    """
    found = [meaning for rule in _table()[name] for meaning in _of_rule(rule, year)]
    return tuple(sorted(found, key=lambda meaning: meaning.days or (date.max, date.max)))


def _of_rule(rule: Rule, year: int) -> list[Meaning]:
    try:
        firsts = [day for day in _firsts(rule, year) if day is not None and day[0].year == year]
        return [_meaning(rule, first, last) for first, last in firsts]
    except (ValueError, OverflowError):  # Outside the calendar's years.
        return []


def _meaning(rule: Rule, first: date, last: date) -> Meaning:
    margin = timedelta(1 if rule.calendar == "islamic" else 0)
    long = (last - first).days >= _SHORT
    value = f"{first.isoformat()}/{last.isoformat()}" if long else first.isoformat()
    return Meaning("DATE", value, (first - margin, last + margin))


def _firsts(rule: Rule, year: int) -> list[tuple[date, date] | None]:
    """First and last day of the feast in the years of its calendar that touch a Gregorian year."""
    match rule.calendar:
        case "islamic":
            shift = round((year - _ISLAMIC_SHIFT) * 33 / 32)
            return [_islamic(rule, near) for near in range(shift - 1, shift + 3)]
        case "persian":
            return [_lasting(rule, _persian(rule, year - _PERSIAN_SHIFT))]
        case "hebrew":
            shift = year + _HEBREW_SHIFT
            return [_lasting(rule, _hebrew(rule, near)) for near in (shift - 1, shift)]
        case "easter" | "orthodox":
            return [_lasting(rule, _easter(rule, year))]
        case "listed":
            return [_lasting(rule, day) for day in rule.dates if day.year == year]
        case "weekday":
            start = date(year, rule.month, 1)
            step = (rule.weekday - start.isoweekday()) % 7 + 7 * (rule.day - 1)
            return [_lasting(rule, start + timedelta(step))]
    return [_lasting(rule, date(year, rule.month, rule.day))]


def _lasting(rule: Rule, first: date) -> tuple[date, date]:
    return first, first + timedelta(rule.days - 1)


def _islamic(rule: Rule, year: int) -> tuple[date, date] | None:
    from hijridate import Hijri

    try:
        start = Hijri(year, rule.month, rule.day)
    except (ValueError, OverflowError):
        return None
    first = date.fromordinal(start.to_gregorian().toordinal())
    return first, first + timedelta((rule.days or start.month_length()) - 1)


def _persian(rule: Rule, year: int) -> date:
    from persiantools.jdatetime import JalaliDate

    return JalaliDate(year, rule.month, rule.day).to_gregorian()  # type: ignore[no-untyped-call]


def _hebrew(rule: Rule, year: int) -> date:
    from pyluach.dates import HebrewDate  # type: ignore[import-untyped]

    try:
        found: date = HebrewDate(year, rule.month, rule.day).to_pydate()
    except ValueError:  # A year without a second Adar.
        found = HebrewDate(year, min(rule.month, _ADAR), rule.day).to_pydate()
    return found


def _easter(rule: Rule, year: int) -> date:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter  # type: ignore[import-untyped]

    method = EASTER_WESTERN if rule.calendar == "easter" else EASTER_ORTHODOX
    sunday: date = easter(year, method)
    return sunday + timedelta(rule.day)
