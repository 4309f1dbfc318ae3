"""How well a day fits what an undated article says of its date: weekdays, days of the month, datelines."""

from __future__ import annotations

import math
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
_DATES = 6
_AGAINST = 0.02
"""For days before one that the article tells of as past, or after its readers' first comment."""
_SHOWN = 3
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
        self._week = [self._of_weekday(day) for day in range(1, 8)]
        self.usual = sum(self._every_year(date.fromordinal(day)) for day in _YEAR) / len(_YEAR)

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
        if told:
            found.append("it tells of " + " and ".join(f"“{day}”" for day in told))
        return found

    def _every_year(self, when: date) -> float:
        fit = self._week[when.isoweekday() - 1]
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
