"""Readers of dates that the calendar names: days, months, seasons, years, decades, holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from accord.annotate import times_values as values
from accord.annotate.times_clock import at_clock
from accord.annotate.times_context import (
    STEPS,
    Context,
    Match,
    Reader,
    in_day_part,
    mentioned_day,
    month_number,
    part_in,
    relative_year,
    with_part,
)
from accord.annotate.times_festivals import festival
from accord.annotate.times_lexicon import NAMED_DATES, ORDINALS, SEASONS, WEEKDAYS
from accord.annotate.times_values import Meaning

__all__ = ["DATE_READERS"]


_CLEAR = 120
"""A day without a year this near is meant, whatever the tense: others would carry their year."""
_LATELY = 60
"""But not one so many days past where the verb looks ahead: "extended to 31 December", told in March."""


_FAR = 200


def _nearest(candidates: list[date], context: Context) -> date | None:
    """Among the same day of neighbouring years: the nearest, else the one the clause points to.

    Where the clause points nowhere it is the one near the day told last, and failing that the last one.
    In a list of events by date it is the one nearest to the date before.
    """
    anchor = context.anchor or mentioned_day(context)
    if anchor is None or not candidates:
        return None
    narrated = mentioned_day(context)
    if context.listed and narrated:
        return min(candidates, key=lambda day: abs((day - narrated).days))
    nearest = min(candidates, key=lambda day: abs((day - anchor).days))
    gone = (anchor - nearest).days
    if abs(gone) <= _CLEAR and not (gone > _LATELY and context.anchor and context.towards() == "future"):
        return nearest
    if context.anchor is None:
        return None  # The narration goes on from day to day, it does not leap.
    towards = context.towards()
    if towards is None and narrated:
        told = [day for day in candidates if abs((day - narrated).days) <= _CLEAR]
        if told:
            return told[0]
    ahead = towards == "future" or (towards is None and context.until)
    fitting = [day for day in candidates if (day > anchor) == ahead]
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
    year = (
        int(groups["y"]) if groups["y"] else relative_year(groups["rel"], context) if groups["rel"] else None
    )
    if year:
        meaning = _known(year, month, day)
    elif _known(2000, month, day).value is None:
        meaning = Meaning("DATE", None)
    elif groups["rel"] or (context.anchor or mentioned_day(context)) is None:
        meaning = Meaning("DATE", f"XXXX-{month:02}-{day:02}")
    else:
        meaning = _yearless(month, day, groups["weekday"], context)
    return in_day_part(meaning, groups["part"])


def _yearless(month: int, day: int, weekday: str | None, context: Context) -> Meaning:
    told = mentioned_day(context) if context.listed else None
    near = told or context.anchor or mentioned_day(context)
    assert near is not None  # noqa: S101 - the caller has looked
    years = range(near.year - 1, near.year + 2)
    known = [_known(year, month, day).days for year in years if 1 <= year <= 9999]
    days = [pair[0] for pair in known if pair]
    if weekday:
        number_ = WEEKDAYS[weekday.lower().rstrip(".")]
        right = [when for when in days if when.isoweekday() == number_]
        # A weekday that only a far year has is a slip of the pen in a near one.
        far = bool(right) and min(abs((when - near).days) for when in right) > _FAR
        slip = far and told is None and min(abs((when - near).days) for when in days) <= _LATELY
        days = days if slip else right or days
    found = _nearest(days, context)
    return values.day(found) if found else Meaning("DATE", f"XXXX-{month:02}-{day:02}")


_SHORT_YEARS = 40
"""Two digits behind a month are a year of this century up to here; of the last one nobody writes so."""


def _short_date(match: Match, context: Context) -> Meaning | None:
    """ "11 Feb 22": only where it cannot be in the far future."""
    year = 2000 + int(match["yy"])
    if (
        context.anchor is not None
        and not context.anchor.year - _SHORT_YEARS <= year <= context.anchor.year + 5
    ):
        return None
    return (
        _known(year, month_number(match["month"]), int(match["d"]))
        if int(match["yy"]) < _SHORT_YEARS
        else None
    )


def _named_date(match: Match, context: Context) -> Meaning | None:
    return values.day(date(*NAMED_DATES[match["name"]]))


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
that points back: of the one eleven months ago writers say "last". So is one that lies just behind the last
one, whatever the verb ("will study the raid in March"), unless it is a term ("until March")."""


def _named_month(match: Match, context: Context) -> Meaning | None:
    return with_part(_month_of(match, (match["which"] or "").lower(), context), part_in(match["part"]))


def _month_of(match: Match, which: str, context: Context) -> Meaning:
    """The month of a match with its year, of "March" the one that tense and distance tell."""
    month = month_number(match["month"])
    if match["y"]:
        return values.month(int(match["y"]), month)
    unknown = Meaning("DATE", f"XXXX-{month:02}")
    if match["rel"]:
        year = relative_year(match["rel"], context)
        return values.month(year, month) if year else unknown
    anchor = context.anchor
    if anchor is None:
        return unknown
    step = STEPS.get(which, 0)
    towards = "past" if step < 0 else "future" if step > 0 else context.towards()
    since = match.string[: match.start()].rstrip().lower().endswith("since")
    if since:
        towards = "past"
    elif not step and 0 < (month - anchor.month) % 12 <= (_SOON if towards is None else _VERY_SOON):
        towards = "future"
    elif not step and towards == "future" and not context.until and 0 < (anchor.month - month) % 12 <= _SOON:
        towards = "past"
    year = anchor.year
    if towards == "future":
        year += month < anchor.month or (step > 0 and month == anchor.month)
    elif which != "this":
        year -= month > anchor.month or (step < 0 and month == anchor.month)
    return values.month(year, month)


def _nth_of_month(match: Match, context: Context) -> Meaning | None:
    """ "The first week of July", "the second half of March": days of the month, whose value it keeps."""
    month = _month_of(match, "", context)
    unit, nth = match["unit"].lower(), ORDINALS.get(match["nth"].lower(), 0)
    if month.days is None:
        return month
    first, last = month.days
    if unit == "half":
        middle = first.replace(day=15)
        if nth > 2:
            return None
        return replace(month, days=(first, middle) if nth == 1 else (middle + timedelta(1), last))
    if unit == "week":
        start = last - timedelta(6) if not nth else first + timedelta(7 * nth - 7)
        return replace(month, days=(start, start + timedelta(6)))
    saturday = first + timedelta((6 - first.isoweekday()) % 7 + 7 * (nth - 1))
    if not nth:
        saturday = last - timedelta((last.isoweekday() - 6) % 7)
    return values.weekend(saturday)


def _festival(match: Match, context: Context) -> Meaning | None:
    """The feast of the year named, else the nearest one, or the one the clause points to."""
    name = " ".join(match["name"].lower().split())
    relative = match["rel"] or match["whose"]
    named = int(match["y"]) if match["y"] else relative_year(relative, context) if relative else None
    anchor = context.anchor
    near = named or (anchor.year if anchor and not relative else None)
    if near is None:
        return Meaning("DATE", None)
    years = (near,) if named else range(near - 1, near + 2)
    known = {feast.days[0]: feast for year in years for feast in festival(name, year) if feast.days}
    step = STEPS.get((match["which"] or "").lower(), 0)
    begins = [day for day in known if not step or anchor is None or (day > anchor) == (step > 0)]
    if anchor and not named and context.towards() == "future":  # "will be home by Easter", said in May
        begins = [day for day in begins if (known[day].days or (day, day))[1] >= anchor] or begins
    found = begins[0] if named and len(begins) == 1 else _nearest(begins, context)
    if found is None:
        return Meaning("DATE", None)
    feast = known[found]
    return values.week(found) if match["week"] else with_part(feast, part_in(match["part"]))


def _quarter(match: Match, context: Context) -> Meaning | None:
    unit = (match["unit"] or match["short"]).lower()
    word = (match["which"] or "").lower()
    count = int(match["n"]) if match["n"] else ORDINALS.get(word, 4 if unit == "quarter" else 2)
    if unit[0] == "h" and count > 2:
        return None
    letter = "Q" if unit[0] == "q" else "H"
    if not (match["y"] or match["rel"]) and (match["n"] or unit != "quarter" or word not in ORDINALS):
        return None
    if match["y"] or match["rel"]:
        year = int(match["y"]) if match["y"] else relative_year(match["rel"], context)
    else:
        year = _quarter_year(count, context)
    if year is None:
        return Meaning("DATE", f"XXXX-{letter}{count}")
    return values.quarter(year, count) if letter == "Q" else values.half(year, count)


def _quarter_year(number: int, context: Context) -> int | None:
    """ "The fourth quarter" alone is the last one begun, or the next where the clause looks ahead."""
    if context.anchor is None:
        return None
    begun = 3 * number - 2 <= context.anchor.month
    if context.towards() == "future":
        return context.anchor.year + (3 * number < context.anchor.month)
    return context.anchor.year - (not begun)


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
        elif STEPS.get(which, 0) > 0:
            year = next((day.year for day in begins if day > anchor), None)
        elif context.towards() == "future":
            year = begins[len(ended)].year if len(ended) < len(begins) else None
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
    "holiday": _festival,
    "short_date": _short_date,
    "named_date": _named_date,
    "nth_of_month": _nth_of_month,
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
