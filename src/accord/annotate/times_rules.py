"""From a matched shape to its meaning: one small reader a shape, a pure function of match and context."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from accord.annotate import times_values as values
from accord.annotate.numbers import number
from accord.annotate.times_lexicon import (
    DAY_PARTS,
    FREQUENCIES,
    MONTHS,
    ORDINALS,
    PARTS,
    SEASONS,
    UNITS,
    VAGUE,
    WEEKDAYS,
)
from accord.annotate.times_values import Meaning

__all__ = ["READERS", "Context", "at_clock", "clock"]

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader may know beside the words.

    `anchor` is the day of publication, `mentioned` the last date named shortly before; `towards()` says
    whether the clause looks to the past or the future, or None where it does not show; `rate` that the
    expression follows what is counted ("40 flights a day").
    """

    anchor: date | None
    mentioned: Meaning | None
    towards: Callable[[], str | None]
    rate: bool = False


def _part(text: str | None) -> str | None:
    """START, MID or END for the words before a period ("the end of", "early", "mid-")."""
    if not text:
        return None
    return next((PARTS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in PARTS), None)


def _with_part(whole: Meaning, part: str | None) -> Meaning:
    return values.part_of(whole, part) if part else whole


def _month(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


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
    month = _month(groups["month"])
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
    return _in_day_part(meaning, groups["part"])


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


def _relative_year(word: str | None, context: Context) -> int | None:
    """The year of "last year", "this year", "next year", "that year"."""
    word = (word or "").lower().strip()
    if word in ("that", "the same", "same"):
        return context.mentioned.days[0].year if context.mentioned and context.mentioned.days else None
    if context.anchor is None:
        return None
    return context.anchor.year + _STEPS.get(word, 0)


_STEPS = {"last": -1, "past": -1, "previous": -1, "the last": -1, "the past": -1, "the previous": -1, "this past": -1}
_STEPS |= {"next": 1, "coming": 1, "following": 1, "the next": 1, "the coming": 1, "the following": 1}
_STEPS |= {"upcoming": 1, "the upcoming": 1, "this coming": 1}


_SOON = 3
_VERY_SOON = 2
"""A month without year that lies at most so many months ahead is the coming one, without and with a verb
that points back: of the one eleven months ago writers say "last"."""


def _named_month(match: Match, context: Context) -> Meaning | None:
    month, part = _month(match["month"]), _part(match["part"])
    if match["y"]:
        return _with_part(values.month(int(match["y"]), month), part)
    unknown = Meaning("DATE", f"XXXX-{month:02}")
    if match["rel"]:
        year = _relative_year(match["rel"], context)
        return _with_part(values.month(year, month), part) if year else unknown
    anchor = context.anchor
    if anchor is None:
        return unknown
    which = (match["which"] or "").lower()
    step = _STEPS.get(which, 0)
    towards = "past" if step < 0 else "future" if step > 0 else context.towards()
    if not step and 0 < (month - anchor.month) % 12 <= (_SOON if towards is None else _VERY_SOON):
        towards = "future"
    year = anchor.year
    if towards == "future":
        year += month < anchor.month or (step > 0 and month == anchor.month)
    elif which != "this":
        year -= month > anchor.month or (step < 0 and month == anchor.month)
    return _with_part(values.month(year, month), part)


def _holiday(match: Match, context: Context) -> Meaning | None:
    name = match["name"].lower()
    year = int(match["y"]) if match["y"] else _relative_year(match["rel"], context) if match["rel"] else None
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
    year = int(match["y"]) if match["y"] else _relative_year(match["rel"], context)
    letter = "Q" if unit[0] == "q" else "H"
    if year is None:
        return Meaning("DATE", f"XXXX-{letter}{count}")
    return values.quarter(year, count) if letter == "Q" else values.half(year, count)


def _season(match: Match, context: Context) -> Meaning | None:
    season, part = SEASONS[match["season"].lower()], _part(match["part"])
    which, anchor = (match["which"] or "").lower(), context.anchor
    if match["y"]:
        return _with_part(values.season(int(match["y"]), season), part)
    if match["rel"]:
        year = _relative_year(match["rel"], context)
    elif anchor is None:
        year = None
    else:
        near = [values.season(year, season) for year in range(anchor.year - 2, anchor.year + 2) if year > 0]
        begins = [meaning.days[0] for meaning in near if meaning.days]
        ended = [meaning.days[0] for meaning in near if meaning.days and meaning.days[1] < anchor]
        if _STEPS.get(which, 0) < 0 and ended:
            year = ended[-1].year
        elif _STEPS.get(which, 0) > 0 or context.towards() == "future":
            year = next((day.year for day in begins if day > anchor), None)
        elif which == "this":
            year = anchor.year
        else:
            year = next((day.year for day in reversed(begins) if day <= anchor), None)
    return _with_part(values.season(year, season), part) if year else Meaning("DATE", f"XXXX-{season}")


_DECADE_WORDS = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70}
_DECADE_WORDS |= {"eighties": 80, "nineties": 90}


def _decade(match: Match, context: Context) -> Meaning | None:
    groups = match.groupdict()
    if groups.get("y"):
        first = int(groups["y"])
    else:
        first = 1900 + (int(groups["yy"]) if groups.get("yy") else _DECADE_WORDS[groups["word"].lower()])
    return _with_part(values.decade(first), _part(groups["part"]))


def _century(match: Match, context: Context) -> Meaning | None:
    count = int(match["n"]) if match["n"] else ORDINALS[match["word"].lower()]
    return _with_part(values.century(count), _part(match["part"])) if 1 <= count <= 30 else None


def _unit(word: str) -> str:
    word = word.lower()
    if word in UNITS:
        return word
    return "century" if word == "centuries" else word.removesuffix("s")


def _period(count: str | float | None, unit: str) -> str:
    """The TIMEX3 period: 3 and "day" give P3D, None (some, a few) gives PXD."""
    letter, factor = UNITS[unit]
    if letter == "TM" and isinstance(count, float) and count == 0.5:
        count, letter = 30.0, "TS"
    elif letter == "TH" and isinstance(count, float) and count % 1 == 0.5:
        count, letter = count * 60, "TM"
    if isinstance(count, int | float):
        count = f"{count * factor:.10g}"
    elif factor > 1:
        count = "XX" if factor == 100 else "X"
        letter = {10: "DE", 100: "CE"}.get(int(factor), letter)
        count = "X"
    return f"P{'T' if letter[0] == 'T' else ''}{count or 'X'}{letter.removeprefix('T')}"


def _count(text: str) -> float | None:
    """The number before a unit: "a" 1, "half an" 0.5, "two and a half" 2.5; None for "several"."""
    text = " ".join(text.lower().split())
    extra = 0.5 if text.endswith(" and a half") else 0.0
    text = text.removesuffix(" and a half")
    if text in ("a", "an"):
        return 1.0 + extra
    if text.startswith("half "):
        return 0.5
    found = number(re.sub(r"^(?:a )?(?=hundred|thousand)", "one ", text))
    return None if found is None else found + extra


def _every(match: Match, context: Context) -> Meaning | None:
    if match["weekday"]:
        return Meaning("SET", f"XXXX-WXX-{WEEKDAYS[match['weekday'].lower().rstrip('.')]}")
    if match["month"]:
        return Meaning("SET", f"XXXX-{_month(match['month']):02}")
    if match["season"]:
        return Meaning("SET", f"XXXX-{SEASONS[match['season'].lower()]}")
    if match["part"]:
        return Meaning("SET", f"XXXX-XX-XXT{DAY_PARTS[match['part'].lower()]}")
    count = (match["n"] or "1").lower()
    amount = 2.0 if count == "other" else None if count == "few" else _count(count)
    return Meaning("SET", _period(amount, _unit(match["unit"])))


def _weekday_set(match: Match, context: Context) -> Meaning | None:
    part = f"T{DAY_PARTS[match['part'].lower()]}" if match["part"] else ""
    return Meaning("SET", f"XXXX-WXX-{WEEKDAYS[match['weekday'].lower()]}{part}")


def _weekday(match: Match, context: Context) -> Meaning | None:
    number_ = WEEKDAYS[match["weekday"].lower().rstrip(".")]
    anchor, which = context.anchor, (match["which"] or "").lower()
    week_words = (match["week"] or "").lower().split()
    step = _STEPS.get(which, 0)
    if anchor is None:
        return _in_day_part(Meaning("DATE", f"XXXX-WXX-{number_}"), match["part"])
    back = (anchor.isoweekday() - number_) % 7
    if week_words:
        days = number_ - anchor.isoweekday() + 7 * _STEPS.get(week_words[0], 0)
    elif which.endswith(("following", "previous")) and context.mentioned is not None:
        return Meaning("DATE", f"XXXX-WXX-{number_}")
    elif step:
        days = -(back or 7) if step < 0 else (-back % 7 or 7)
    else:
        days = -back if context.towards() != "future" else -back % 7
    day = values.shift(anchor, "D", days)
    return _in_day_part(values.day(day) if day else Meaning("DATE", None), match["part"])


def _in_day_part(meaning: Meaning, part: str | None) -> Meaning:
    if not part or meaning.value is None:
        return Meaning("TIME", None, meaning.days) if part else meaning
    return Meaning("TIME", f"{meaning.value}T{DAY_PARTS[part.lower()]}", meaning.days)


def _named_day(match: Match, context: Context) -> Meaning | None:
    name = match["name"].lower()
    offset = {"yesterday": -1, "tomorrow": 1}.get(name, 0)
    if match["two"]:
        offset += 1 if match["side"].lower() == "after" else -1
    part = "night" if name == "tonight" else match["part"]
    if context.anchor is None:
        return _in_day_part(Meaning("DATE", "XXXX-XX-XX"), part)
    day = values.shift(context.anchor, "D", offset)
    return _in_day_part(values.day(day) if day else Meaning("DATE", None), part)


def _part_day(match: Match, context: Context) -> Meaning | None:
    which = match["which"].lower()
    base: date | None = context.anchor
    if which not in ("this", "last"):
        base = _mentioned_day(context)
    offset = {"last": -1, "the next": 1, "the following": 1, "the previous": -1}.get(which, 0)
    day = values.shift(base, "D", offset) if base else None
    return _in_day_part(values.day(day) if day else Meaning("DATE", "XXXX-XX-XX"), match["part"])


def _mentioned_day(context: Context) -> date | None:
    days = context.mentioned.days if context.mentioned else None
    return days[0] if days and days[0] == days[1] else None


def _range(match: Match, context: Context) -> Meaning | None:
    """"The past two months", "the next three days": a duration whose days reach to or from the anchor."""
    unit, step = _unit(match["unit"]), _STEPS.get(match["which"].lower(), 0)
    count = _count(match["n"])
    value = _period(count, unit)
    letter, factor = UNITS[unit]
    if context.anchor is None or count is None or letter[0] == "T" or "following" in match.group().lower():
        return Meaning("DURATION", value)
    far = values.shift(context.anchor, letter, step * count * factor)
    return Meaning("DURATION", value, _ordered(far, context.anchor))


def _ordered(one: date | None, other: date) -> values.Days | None:
    return None if one is None else (min(one, other), max(one, other))


def _ago(match: Match, context: Context) -> Meaning | None:
    unit, count = _unit(match["unit"]), _count(match["n"])
    sign = -1 if match["side"].lower() == "ago" else 1
    vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if count is None or context.anchor is None:
        return Meaning("DATE", vague)
    return _away(context.anchor, unit, sign * count) or Meaning("DATE", vague)


def _away(start: date, unit: str, count: float) -> Meaning | None:
    """The period `count` units from a day: a day for days, an ISO week for weeks, a month, a year."""
    letter, factor = UNITS[unit]
    if letter[0] == "T":
        return Meaning("TIME", None)
    if letter in ("NI", "WE"):
        letter, factor = ("D", 1) if letter == "NI" else ("W", 1)
    step = count * factor
    if letter == "Y" and step % 1:
        letter, step = "M", step * 12
    day = values.shift(start, letter, step)
    if day is None:
        return None
    match letter:
        case "D":
            return values.day(day)
        case "W":
            return values.week(day)
        case "M" | "Q":
            return values.month(day.year, day.month)
    return values.decade(day.year // 10 * 10) if factor == 10 and count > 3 else values.year(day.year)


def _long_ago(match: Match, context: Context) -> Meaning | None:
    return Meaning("DATE", "PAST_REF")


def _offset(match: Match, context: Context) -> Meaning | None:
    """"Two days later", "a week earlier": reckoned from a day named shortly before, if there is one."""
    unit = _unit(match["unit"])
    word = match["n"].lower()
    count = 1.0 if word in ("the", "the very") else _count(word)
    start = _mentioned_day(context)
    if count is None or start is None or UNITS[unit][0][0] == "T":
        return Meaning("DURATION", _period(count, unit))
    sign = -1 if match["side"].lower() in ("earlier", "before") else 1
    return _away(start, unit, sign * count)


def _part_period(match: Match, context: Context) -> Meaning | None:
    unit = (match["unit"] or match["unit2"]).lower()
    which = (match["which"] or match["which2"] or "").lower().strip()
    whole = _relative_period(which, unit, context)
    return _with_part(whole, _part(match["part"] or match["mod"]))


def _relative_period(which: str, unit: str, context: Context) -> Meaning:
    which = which.removeprefix("the ")
    base = context.anchor
    if which in ("that", "same", "following", "previous"):
        days = context.mentioned.days if context.mentioned else None
        base = days[0] if days and _fits(days, unit) else None
        which = {"following": "next", "previous": "last"}.get(which, "this")
    if base is None:
        return Meaning("DATE", _UNKNOWN.get(unit))
    letter, factor = UNITS[unit]
    letter = {"NI": "D", "WE": "W"}.get(letter, letter)
    day = values.shift(base, letter, _STEPS.get(which, 0) * factor)
    return values.period(unit, day) if day else Meaning("DATE", None)


def _fits(days: values.Days, unit: str) -> bool:
    """Whether both ends of a date lie in one unit, so that "that month" can mean it."""
    return values.period(unit, days[0]) == values.period(unit, days[1])


_UNKNOWN = {"day": "XXXX-XX-XX", "night": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE"}
_UNKNOWN |= {"month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX", "century": "XX"}


def _relative(match: Match, context: Context) -> Meaning | None:
    unit, which = match["unit"].lower(), match["which"].lower()
    if which in ("past", "the past", "the last") and not match["tail"]:
        return _trailing(unit, context)
    if which.endswith("next") and unit == "day":
        which = "following"
    meaning = _relative_period(which, unit, context)
    if match["tail"] and meaning.days:
        step = -1 if "last" in match["tail"] else 1
        meaning = _relative_period("last" if step < 0 else "next", unit, Context(meaning.days[0], None, context.towards))
    return meaning


def _trailing(unit: str, context: Context) -> Meaning:
    """ "The past decade" is the ten years up to now, not the decade before this one."""
    value, anchor = _period(1.0, unit), context.anchor
    letter, factor = UNITS[unit]
    start = values.shift(anchor, letter, -factor) if anchor else None
    return Meaning("DURATION", value, (start, anchor) if start and anchor else None)


def _vague_range(match: Match, context: Context) -> Meaning | None:
    return Meaning("DURATION", _period(None, _unit(match["unit"])))


def _weekend(match: Match, context: Context) -> Meaning | None:
    if context.anchor is None:
        return Meaning("DATE", _UNKNOWN["weekend"])
    back = 0 if context.towards() == "future" or context.anchor.isoweekday() >= 6 else -7
    day = values.shift(context.anchor, "D", back)
    return values.weekend(day) if day else Meaning("DATE", None)


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
    return _with_part(values.year(int(match["y"])), _part(match["part"]))


def _short_year(match: Match, context: Context) -> Meaning | None:
    short = int(match["yy"])
    return values.year(1900 + short if short > 30 else 2000 + short)


_CLOCK = re.compile(r"(\d{1,2})[:.]?(\d\d)?(?::(\d\d))? *(?:([ap])\.?m)?", re.IGNORECASE)


def clock(text: str) -> str | None:
    """The TIMEX3 time of day, "T21:30"; None for an hour no clock shows."""
    text = re.sub(r" *o'clock", "", text.strip().lower())
    if text in ("noon", "midday", "midnight", "dawn"):
        return f"T{DAY_PARTS[text]}"
    match = _CLOCK.match(text)
    if match is None:
        hour = number(text)
        return f"T{int(hour):02}:00" if hour is not None and hour <= 12 else None
    hours, minutes = int(match[1]), int(match[2] or 0)
    if match[4]:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if match[4] == "p" else 0)
    return f"T{hours:02}:{minutes:02}" if hours <= 24 and minutes < 60 else None


def at_clock(meaning: Meaning, time: str) -> Meaning:
    """A day together with a time of day."""
    day = meaning.value.split("T")[0] if meaning.value else "XXXX-XX-XX"
    return Meaning("TIME", day + time, meaning.days)


def _clock(match: Match, context: Context) -> Meaning | None:
    groups = match.groupdict()
    time = clock(groups.get("clock") or groups["word"])
    if time is None:
        return None
    day = _mentioned_day(context)
    return at_clock(values.day(day), time) if day else Meaning("TIME", f"XXXX-XX-XX{time}")


def _duration(match: Match, context: Context) -> Meaning | None:
    if match["core"] is None:
        return Meaning("DURATION", _period(1.0, (match["unit2"] or match["unit3"]).lower()))
    is_rate = context.rate and match["n"].lower() in ("a", "an")
    return Meaning("SET" if is_rate else "DURATION", _period(_count(match["n"]), _unit(match["unit"])))


def _per(match: Match, context: Context) -> Meaning | None:
    return Meaning("SET", _period(1.0, match["unit"].lower()))


READERS: dict[str, Callable[[Match, Context], Meaning | None]] = {
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
    "every": _every,
    "weekday_set": _weekday_set,
    "per": _per,
    "often": lambda match, context: Meaning("SET", FREQUENCIES[match["word"].lower()]),
    "weekday": _weekday,
    "named_day": _named_day,
    "part_day": _part_day,
    "range": _range,
    "ago": _ago,
    "long_ago": _long_ago,
    "offset": _offset,
    "part_period": _part_period,
    "first_days": lambda match, context: Meaning("DURATION", _period(_count(match["n"]), _unit(match["unit"]))),
    "relative": _relative,
    "vague_range": _vague_range,
    "weekend": _weekend,
    "year_span": _year_span,
    "part_year": _part_year,
    "year": _year,
    "short_year": _short_year,
    "clock": _clock,
    "noon": _clock,
    "duration": _duration,
    "bare_duration": lambda match, context: Meaning("DURATION", _period(None, _unit(match["unit"]))),
    "vague": lambda match, context: Meaning("DATE", VAGUE[" ".join(match["word"].lower().split())]),
}
