"""Readers of dates that the calendar names: days, months, seasons, years, decades, holidays."""

from __future__ import annotations

from datetime import date

from accord.annotate import times_values as values
from accord.annotate.times_clock import at_clock
from accord.annotate.times_context import (
    STEPS,
    Context,
    Match,
    Reader,
    in_day_part,
    month_number,
    part_in,
    relative_year,
    with_part,
)
from accord.annotate.times_lexicon import ORDINALS, SEASONS, WEEKDAYS
from accord.annotate.times_values import Meaning

__all__ = ["DATE_READERS"]


_CLEAR = 120
"""A day without a year this near is meant, whatever the tense: others would carry their year."""


def _nearest(candidates: list[date], context: Context) -> date | None:
    """Among the same day of neighbouring years: the nearest, or the one the clause points to."""
    anchor = context.anchor
    if anchor is None or not candidates:
        return None
    nearest = min(candidates, key=lambda day: abs((day - anchor).days))
    if abs((nearest - anchor).days) <= _CLEAR:
        return nearest
    towards = context.towards()
    fitting = [day for day in candidates if towards is None or (day < anchor) == (towards == "past")]
    return min(fitting or candidates, key=lambda day: abs((day - anchor).days))


def _known(year: int, month: int, day: int) -> Meaning:
    try:
        return values.day(date(year, month, day))
    except ValueError:
        return Meaning("DATE", None)


def _month_day(match: Match, context: Context) -> Meaning | None:
    groups = match.groupdict()
    month = month_number(groups["month"])
    day = int(groups["d"]) if groups["d"] else ORDINALS[groups["ordinal"].lower()]
    if not 1 <= day <= 31:
        return None
    if groups["y"]:
        meaning = _known(int(groups["y"]), month, day)
    elif _known(2000, month, day).value is None:
        meaning = Meaning("DATE", None)
    elif context.anchor is None:
        meaning = Meaning("DATE", f"XXXX-{month:02}-{day:02}")
    else:
        meaning = _yearless(month, day, groups["weekday"], context)
    return in_day_part(meaning, groups["part"])


def _yearless(month: int, day: int, weekday: str | None, context: Context) -> Meaning:
    assert context.anchor is not None  # noqa: S101 - the caller has looked
    years = range(context.anchor.year - 1, context.anchor.year + 2)
    known = [_known(year, month, day).days for year in years if 1 <= year <= 9999]
    days = [pair[0] for pair in known if pair]
    if weekday:
        number_ = WEEKDAYS[weekday.lower().rstrip(".")]
        days = [when for when in days if when.isoweekday() == number_] or days
    found = _nearest(days, context)
    return values.day(found) if found else Meaning("DATE", f"XXXX-{month:02}-{day:02}")


def _iso(match: Match, context: Context) -> Meaning | None:
    meaning = _known(int(match["y"]), int(match["m"]), int(match["d"]))
    return at_clock(meaning, f"T{match['clock']}") if match["clock"] else meaning


def _slashed(match: Match, context: Context) -> Meaning | None:
    """Day first or month first: where both are possible only the hull of the two days is known."""
    first, second = int(match["a"]), int(match["b"])
    year = int(match["y"])
    if len(match["y"]) == 2:
        if match["s"] == ".":
            return None
        year += 2000 if year < 50 else 1900
    day_first, month_first = _known(year, second, first), _known(year, first, second)
    if match["s"] == "." or month_first.value is None or day_first == month_first:
        return day_first if day_first.value else None
    if day_first.value is None:
        return month_first
    both = sorted(meaning.days[0] for meaning in (day_first, month_first) if meaning.days)
    return Meaning("DATE", f"{year}-XX-XX", (both[0], both[-1]))


def _year_slashed(match: Match, context: Context) -> Meaning | None:
    return _known(int(match["y"]), int(match["m"]), int(match["d"]))


_SOON = 3


_VERY_SOON = 2
"""A month without year that lies at most so many months ahead is the coming one, without and with a verb
that points back: of the one eleven months ago writers say "last"."""


def _named_month(match: Match, context: Context) -> Meaning | None:
    month, part = month_number(match["month"]), part_in(match["part"])
    if match["y"]:
        return with_part(values.month(int(match["y"]), month), part)
    unknown = Meaning("DATE", f"XXXX-{month:02}")
    if match["rel"]:
        year = relative_year(match["rel"], context)
        return with_part(values.month(year, month), part) if year else unknown
    anchor = context.anchor
    if anchor is None:
        return unknown
    which = (match["which"] or "").lower()
    step = STEPS.get(which, 0)
    towards = "past" if step < 0 else "future" if step > 0 else context.towards()
    if not step and 0 < (month - anchor.month) % 12 <= (_SOON if towards is None else _VERY_SOON):
        towards = "future"
    year = anchor.year
    if towards == "future":
        year += month < anchor.month or (step > 0 and month == anchor.month)
    elif which != "this":
        year -= month > anchor.month or (step < 0 and month == anchor.month)
    return with_part(values.month(year, month), part)


def _holiday(match: Match, context: Context) -> Meaning | None:
    name = match["name"].lower()
    year = int(match["y"]) if match["y"] else relative_year(match["rel"], context) if match["rel"] else None
    if year:
        day = values.holiday(name, year)
    else:
        anchor = context.anchor
        years = range(max(1, anchor.year - 1), min(9999, anchor.year + 1) + 1) if anchor else range(0)
        days = [values.holiday(name, near) for near in years]
        day = _nearest([found for found in days if found], context)
    if day is None:
        return Meaning("DATE", None)
    return values.week(day) if match["week"] else values.day(day)


def _quarter(match: Match, context: Context) -> Meaning | None:
    unit = (match["unit"] or match["short"]).lower()
    if match["n"]:
        count = int(match["n"])
    else:
        word = match["which"].lower()
        count = ORDINALS.get(word, 4 if unit == "quarter" else 2)
    if unit[0] == "h" and count > 2:
        return None
    year = int(match["y"]) if match["y"] else relative_year(match["rel"], context)
    letter = "Q" if unit[0] == "q" else "H"
    if year is None:
        return Meaning("DATE", f"XXXX-{letter}{count}")
    return values.quarter(year, count) if letter == "Q" else values.half(year, count)


def _season(match: Match, context: Context) -> Meaning | None:
    season, part = SEASONS[match["season"].lower()], part_in(match["part"])
    which, anchor = (match["which"] or "").lower(), context.anchor
    if match["y"]:
        return with_part(values.season(int(match["y"]), season), part)
    if match["rel"]:
        year = relative_year(match["rel"], context)
    elif anchor is None:
        year = None
    else:
        near = [values.season(year, season) for year in range(anchor.year - 2, anchor.year + 2) if year > 0]
        begins = [meaning.days[0] for meaning in near if meaning.days]
        ended = [meaning.days[0] for meaning in near if meaning.days and meaning.days[1] < anchor]
        if STEPS.get(which, 0) < 0 and ended:
            year = ended[-1].year
        elif STEPS.get(which, 0) > 0 or context.towards() == "future":
            year = next((day.year for day in begins if day > anchor), None)
        elif which == "this":
            year = anchor.year
        else:
            year = next((day.year for day in reversed(begins) if day <= anchor), None)
    return with_part(values.season(year, season), part) if year else Meaning("DATE", f"XXXX-{season}")


_DECADE_WORDS = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70}
_DECADE_WORDS |= {"eighties": 80, "nineties": 90}


def _decade(match: Match, context: Context) -> Meaning | None:
    groups = match.groupdict()
    if groups.get("y"):
        first = int(groups["y"])
    else:
        first = 1900 + (int(groups["yy"]) if groups.get("yy") else _DECADE_WORDS[groups["word"].lower()])
    return with_part(values.decade(first), part_in(groups["part"]))


def _century(match: Match, context: Context) -> Meaning | None:
    count = int(match["n"]) if match["n"] else ORDINALS[match["word"].lower()]
    return with_part(values.century(count), part_in(match["part"])) if 1 <= count <= 30 else None


def _year_span(match: Match, context: Context) -> Meaning | None:
    first = int(match["y"])
    last = int(match["z"]) if len(match["z"]) == 4 else first // 100 * 100 + int(match["z"])
    begin, end = values.year(first).days, values.year(last).days
    if begin is None or end is None or not first < last:
        return None
    return Meaning("DATE", f"{first:04}/{last:04}", (begin[0], end[1]))


def _year(match: Match, context: Context) -> Meaning | None:
    return values.year(int(match["y"]))


def _part_year(match: Match, context: Context) -> Meaning | None:
    return with_part(values.year(int(match["y"])), part_in(match["part"]))


def _short_year(match: Match, context: Context) -> Meaning | None:
    short = int(match["yy"])
    return values.year(1900 + short if short > 30 else 2000 + short)


DATE_READERS: dict[str, Reader] = {
    "iso": _iso,
    "month_day": _month_day,
    "day_month": _month_day,
    "slashed": _slashed,
    "year_slashed": _year_slashed,
    "holiday": _holiday,
    "month": _named_month,
    "quarter": _quarter,
    "season": _season,
    "decade": _decade,
    "decade_word": _decade,
    "century": _century,
    "year_span": _year_span,
    "part_year": _part_year,
    "year": _year,
    "short_year": _short_year,
}
