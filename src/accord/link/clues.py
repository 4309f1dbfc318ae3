"""How well a day fits what an undated article says of its date: weekdays, days of the month, datelines."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, timedelta

from accord.model.document import Clue

__all__ = ["Calendar"]

_LAGS = (0.46, 0.34, 0.09, 0.05, 0.02, 0.015, 0.025)
"""How often news names, in the past tense, a weekday so many days before its own."""
_TRUST = 0.5
"""Weekdays of one article go together, so each counts for less than if it stood alone."""
_SAME, _NEXT, _OTHER = 1.0, 0.1, 0.005
"""A dateline's day is the day of publication, rarely the one before it."""
_FRESH = 12
"""Days after which a date gone by is named half as often."""
_LONG_AGO, _YEAR_AGO = 300, -3.0
"""A day without its year is hardly one of nearly a year ago, and this is the logarithm of how hardly."""
_MONTHS_AGO = (0.06, 0.18, 0.15, 0.12, 0.10, 0.09, 0.07, 0.06, 0.05, 0.04, 0.04, 0.04)
_MONTHS_AHEAD = (0.12, 0.38, 0.12, 0.08, 0.06, 0.05, 0.05, 0.04, 0.03, 0.02, 0.02, 0.03)
"""How often news names, without its year, a month so many months before its own, and one so many ahead."""
_DATES = 6
_AGAINST = 0.02
"""For days before one that the article tells of as past, or after its readers' first comment."""
_SHOWN = 3
_MONTH = re.compile(r"XXXX-\d\d")
_YEAR = range(date(2023, 1, 1).toordinal(), date(2024, 1, 1).toordinal())


class Calendar:
    """What the clues of one article say of any day."""

    def __init__(self, clues: Sequence[Clue]) -> None:
        self._weekdays = [clue for clue in clues if clue.value.startswith("XXXX-W") and clue.kind != "future"]
        self._dateline = next((clue for clue in clues if clue.kind == "dateline"), None)
        gone = {clue.value[5:] for clue in clues if _is_yearless(clue) and clue.kind in ("past", "open")}
        self._gone = sorted(gone - {"02-29"})[-_DATES:]
        whole = [clue for clue in clues if len(clue.value) == len("2024-03-14") and clue.value[0] != "X"]
        self._first = max((clue.value for clue in whole if clue.kind in ("past", "caption")), default="")
        self._last = min((clue.value for clue in whole if clue.kind == "comment"), default="9")
        self._months = [clue for clue in clues if _MONTH.fullmatch(clue.value)]
        self._month = [_of_months(month, self._months) for month in range(1, 13)]
        self._week = [self._of_weekday(day) for day in range(1, 8)]
        self.usual = sum(self._week) / 7 * self._usual_of_year()

    def fit(self, day: int) -> float:
        """A factor of 0 to 1 for a day, given as an ordinal."""
        when = date.fromordinal(day)
        within = self._first <= when.isoformat() <= self._last
        return self._every_year(when) * (1.0 if within else _AGAINST)

    def reasons(self, text: str) -> list[str]:
        """What the article says of its date, in its words."""
        found = []
        if self._dateline:
            found.append(f"its dateline says “{self._dateline.span.of(text)}”")
        told = list(dict.fromkeys(clue.span.of(text) for clue in self._weekdays))[:_SHOWN]
        told += list(dict.fromkeys(clue.span.of(text) for clue in self._months))[:_SHOWN]
        if told:
            found.append("it tells of " + " and ".join(f"“{day}”" for day in told))
        return found

    def _every_year(self, when: date) -> float:
        return self._week[when.isoweekday() - 1] * self._of_year(when)

    def _usual_of_year(self) -> float:
        """The mean over the days of a year; where only months count, over these."""
        if not self._dateline and not self._gone:
            return sum(self._month) / 12
        return sum(self._of_year(date.fromordinal(day)) for day in _YEAR) / len(_YEAR)

    def _of_year(self, when: date) -> float:
        fit = self._month[when.month - 1]
        if self._dateline:
            fit *= _of_dateline(when, self._dateline.value[5:])
        if self._gone:
            total = sum(_of_gone(when, month_day) for month_day in self._gone)
            fit *= math.exp(total / math.sqrt(len(self._gone)))
        return fit

    def _of_weekday(self, weekday: int) -> float:
        """The weekday told first counts whole, the others together for the root of their number."""
        logs = [math.log(_LAGS[(weekday - int(clue.value[-1])) % 7]) for clue in self._weekdays]
        return math.exp(_TRUST * (logs[0] + sum(logs[1:]) / math.sqrt(len(logs)))) if logs else 1.0


def _of_months(month: int, clues: Sequence[Clue]) -> float:
    """How a month fits the months told of without a year; several count for the root of their number."""
    named = sorted({(clue.kind == "future", int(clue.value[5:])) for clue in clues})
    shares = [
        _MONTHS_AHEAD[(told - month) % 12] if ahead else _MONTHS_AGO[(month - told) % 12]
        for ahead, told in named
    ]
    logs = [math.log(12 * share) for share in shares]
    return math.exp(sum(logs) / math.sqrt(len(logs))) if logs else 1.0


def _of_dateline(when: date, month_day: str) -> float:
    if when.isoformat()[5:] == month_day:
        return _SAME
    return _NEXT if (when - timedelta(1)).isoformat()[5:] == month_day else _OTHER


def _of_gone(when: date, month_day: str) -> float:
    month, day = int(month_day[:2]), int(month_day[3:])
    try:
        last = date(when.year, month, day)
        if last > when:
            last = date(when.year - 1, month, day)
    except ValueError:
        return 0.0
    days = (when - last).days
    return -math.log(1 + days / _FRESH) if days < _LONG_AGO else _YEAR_AGO


def _is_yearless(clue: Clue) -> bool:
    return len(clue.value) == 10 and clue.value.startswith("XXXX-") and clue.value[5] != "W"
