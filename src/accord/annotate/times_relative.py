"""Readers of what is relative to a day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from accord.annotate import times_values as values
from accord.annotate.times_context import (
    STEPS,
    Context,
    Match,
    Reader,
    in_day_part,
    mentioned_day,
    part_in,
    with_part,
)
from accord.annotate.times_durations import (
    HOURS,
    amount,
    around_now,
    count_of,
    period_value,
    unit_name,
    whole_days,
)
from accord.annotate.times_lexicon import DAY_PARTS, UNITS, VAGUE, WEEKDAYS
from accord.annotate.times_values import Meaning

__all__ = ["RELATIVE_READERS"]


def _weekday(match: Match, context: Context) -> Meaning | None:
    number_ = WEEKDAYS[match["weekday"].lower().rstrip(".")]
    anchor, which = context.anchor, (match["which"] or "").lower()
    week_words = (match["week"] or "").lower().split()
    step = STEPS.get(which, 0)
    unknown = Meaning("DATE", f"XXXX-WXX-{number_}")
    if which in _FROM_MENTIONED:
        return in_day_part(
            _weekday_from(mentioned_day(context), number_, _FROM_MENTIONED[which]) or unknown, match["part"]
        )
    if anchor is None:
        return in_day_part(unknown, match["part"])
    back = (anchor.isoweekday() - number_) % 7
    if week_words:
        days = number_ - anchor.isoweekday() + 7 * STEPS.get(week_words[0], 0)
    elif step:
        days = -(back or 7) if step < 0 else (-back % 7 or 7)
    elif context.beside is not None:
        # The same one again is the same day: "8 p.m. Monday in Orven, 6 p.m. Monday in Ost".
        day = values.shift(context.beside, "D", (number_ - context.beside.isoweekday()) % 7)
        return in_day_part(values.day(day) if day else unknown, match["part"])
    else:
        coming = _is_coming(match, back, context)
        days = -back % 7 if coming else -back
    day = values.shift(anchor, "D", days)
    return in_day_part(values.day(day) if day else Meaning("DATE", None), match["part"])


def _is_coming(match: Match, back: int, context: Context) -> bool:
    """Whether a bare weekday, last `back` days ago, is the next one: by the verb of its clause.

    Yesterday's is the coming one only where the words say so plainly ("will meet on Monday" on a Tuesday,
    not "met on Monday to plan"), and tomorrow's is, where no verb tells.
    """
    towards = context.towards()
    if towards != "future" or back != 1:
        return towards == "future" or (towards is None and back == _TOMORROW)
    owns = match.string[match.end() : match.end() + 2] == "'s"
    return context.until or (not owns and bool(_AHEAD.search(match.string)))


_TOMORROW = 6
_AHEAD = re.compile(
    r"(?:\b(?:will|shall|must|plans? to|no later than|expires?|runs? out|"
    r"(?:is|are|be) (?:due|set|scheduled|expected|planned|to))|'ll)\b",
    re.IGNORECASE,
)

_FROM_MENTIONED = {"the following": 1, "the next": 1, "the previous": -1, "previous": -1}
"""Words that reckon a weekday from the day named before, not from now."""


def _weekday_from(start: date | None, number_: int, step: int) -> Meaning | None:
    if start is None:
        return None
    ahead = (number_ - start.isoweekday()) % 7 or 7
    day = values.shift(start, "D", ahead if step > 0 else ahead % 7 - 7)
    return values.day(day) if day else None


def _named_day(match: Match, context: Context) -> Meaning | None:
    name = match["name"].lower()
    offset = {"yesterday": -1, "tomorrow": 1}.get(name, 0)
    if match["two"]:
        offset += 1 if match["side"].lower() == "after" else -1
    part = "night" if name == "tonight" else match["part"]
    if context.anchor is None:
        return in_day_part(Meaning("DATE", "XXXX-XX-XX"), part)
    day = values.shift(context.anchor, "D", offset)
    return in_day_part(values.day(day) if day else Meaning("DATE", None), part)


def _part_day(match: Match, context: Context) -> Meaning | None:
    which = " ".join(match["which"].lower().split())
    base: date | None = context.anchor
    if which not in ("this", "last"):
        base = mentioned_day(context)
    offset = {"last": -1, "the next": 1, "the following": 1, "the previous": -1}.get(which, 0)
    day = values.shift(base, "D", offset) if base else None
    return in_day_part(values.day(day) if day else Meaning("DATE", "XXXX-XX-XX"), match["part"])


def _early_hours(match: Match, context: Context) -> Meaning | None:
    return _on_mentioned("MO", context)


def _day_part(match: Match, context: Context) -> Meaning | None:
    return _on_mentioned(DAY_PARTS[match["part"].lower()], context)


def _on_mentioned(part: str, context: Context) -> Meaning:
    day = mentioned_day(context)
    return Meaning("TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{part}", (day, day) if day else None)


def _overnight(match: Match, context: Context) -> Meaning | None:
    """The night to the day of publication or the one after it: which, only its days leave open."""
    anchor, value = context.anchor, "XXXX-XX-XXTNI"
    if anchor is None:
        return Meaning("TIME", value)
    other = values.shift(anchor, "D", 1 if context.towards() == "future" else -1)
    return Meaning("TIME", value, _ordered(other, anchor))


def _range(match: Match, context: Context) -> Meaning | None:
    """ "The past two months", "the next few days": a duration whose days reach to or from the anchor.

    "Each of the past two months" is a set of months in the same days.
    """
    unit, count = unit_name(match["unit"]), amount(match)
    each = _EACH_OF.search(match.string[max(0, match.start() - 20) : match.start()])
    type_, value = ("SET", period_value(1.0, unit)) if each else ("DURATION", period_value(count, unit))
    if count is None and "couple" in match["n"].lower():
        count = 2.0
    return Meaning(type_, value, around_now(unit, match["which"], count, context))


_EACH_OF = re.compile(r"\b(?:each|every one) of *(?:the *)?$", re.IGNORECASE)


def _ordered(one: date | None, other: date) -> values.Days | None:
    return None if one is None else (min(one, other), max(one, other))


def _ago(match: Match, context: Context) -> Meaning | None:
    return _from_now(unit_name(match["unit"]), amount(match), match["side"].lower() == "ago", context)


def _in_time(match: Match, context: Context) -> Meaning | None:
    """ "In three weeks' time"."""
    return _from_now(unit_name(match["unit"]), count_of(match["n"]), False, context)


def _from_now(unit: str, count: float | None, back: bool, context: Context) -> Meaning:
    vague = Meaning("DATE", "PAST_REF" if back else "FUTURE_REF")
    if count is None or context.anchor is None:
        return vague
    return _away(context.anchor, unit, -count if back else count) or vague


def _away(start: date, unit: str, count: float) -> Meaning | None:
    """The period `count` units from a day: a day for days, an ISO week for weeks, a month, a year."""
    letter, factor = UNITS[unit]
    if letter[0] == "T":
        days = count * HOURS[letter]
        whole = values.shift(start, "D", int(days))
        edge = whole and values.shift(whole, "D", 1 if count > 0 else -1)
        return Meaning("TIME", None, _ordered(edge, whole) if whole else None)
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


def _within_one(unit: str, context: Context) -> date | None:
    """A day of the month or year named last, from which months or years are reckoned."""
    days = context.mentioned.days if context.mentioned else None
    if days is None or unit not in ("month", "year") or days[0].year != days[1].year:
        return None
    return days[0] if unit == "year" or days[0].month == days[1].month else None


def _offset(match: Match, context: Context) -> Meaning | None:
    """ "Two days later", "a week earlier": reckoned from a day named shortly before, if there is one."""
    unit = unit_name(match["unit"])
    alone = match["n"].lower().startswith("the")
    count = 1.0 if alone else amount(match)
    start = mentioned_day(context)
    if alone and start is None:
        return Meaning("DATE", _UNKNOWN.get(unit))
    if count is not None and start is None and (told := _within_one(unit, context)) is not None:
        start = told  # "In June 2028 … A month later"
    if count is None or start is None or UNITS[unit][0][0] == "T":
        return Meaning("DURATION", period_value(count, unit))
    sign = -1 if match["side"].lower() in ("earlier", "before") else 1
    found = _away(start, unit, sign * count)
    return in_day_part(found, "night") if found and unit == "night" else found


def _anchored(match: Match, context: Context) -> Meaning | None:
    """ "The day after the raid": a day, but which one hangs on the raid's, so it stays open."""
    unit = match["unit"].lower()
    if unit in DAY_PARTS:
        return Meaning("TIME", f"XXXX-XX-XXT{DAY_PARTS[unit]}")
    return Meaning("DATE", _UNKNOWN[unit])


def _two_away(match: Match, context: Context) -> Meaning | None:
    """ "The week before last", "the month after next"."""
    unit = match["unit"].lower()
    if context.anchor is None:
        return Meaning("DATE", _UNKNOWN[unit])
    letter, factor = UNITS[unit]
    day = values.shift(context.anchor, letter.replace("WE", "W"), (-2 if match["back"] else 2) * factor)
    return values.period(unit, day) if day else None


def _from_day(match: Match, context: Context) -> Meaning | None:
    """ "A week from Monday": from the coming one."""
    unit, count = unit_name(match["unit"]), count_of(match["n"])
    if context.anchor is None or count is None:
        return Meaning("DATE", "FUTURE_REF")
    number_ = 0 if match["name"] else WEEKDAYS[match["weekday"].lower().rstrip(".")]
    ahead = 1 if match["name"] else (number_ - context.anchor.isoweekday()) % 7 or 7
    start = values.shift(context.anchor, "D", ahead)
    letter, factor = UNITS[unit]
    day = values.shift(start, letter, count * factor) if start else None
    return values.day(day) if day else None


def _part_period(match: Match, context: Context) -> Meaning | None:
    unit = (match["unit"] or match["unit2"] or match["unit3"]).lower()
    which = (match["which"] or match["which2"] or "").lower().strip()
    whole = _relative_period(which, unit, context)
    mod = (match["mod"] or "").lower()
    if mod in ("earlier", "later"):
        return _side_of_now(whole, mod, context)
    return with_part(whole, part_in(match["part"] or match["mod"] or match["ending"]))


def _side_of_now(whole: Meaning, mod: str, context: Context) -> Meaning:
    """ "Earlier this year" ends now, "later this year" begins now; of another period it is all of it."""
    now, days = context.anchor, whole.days
    if now is None or days is None or not days[0] <= now <= days[1]:
        return whole
    return replace(whole, days=(days[0], now) if mod == "earlier" else (now, days[1]))


def _relative_period(which: str, unit: str, context: Context) -> Meaning:
    which = which.removeprefix("the ").removesuffix(" same")
    base = context.anchor
    if which in ("that", "same", "following", "previous"):
        days = context.mentioned.days if context.mentioned else None
        base = days[0] if days and _fits(days, unit) else None
        which = {"following": "next", "previous": "last"}.get(which, "this")
    if base is None:
        return Meaning("DATE", _UNKNOWN.get(unit))
    letter, factor = UNITS[unit]
    letter = {"NI": "D", "WE": "W"}.get(letter, letter)
    day = values.shift(base, letter, STEPS.get(which, 0) * factor)
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
    if unit == "weekend" and which == "this" and context.anchor and context.anchor.isoweekday() < _FRIDAY:
        which = (
            "last" if context.towards() == "past" else which
        )  # "Forces attacked this weekend", on a Monday
    meaning = _relative_period(which, unit, context)
    if match["tail"] and meaning.days:
        step = -1 if "last" in match["tail"] else 1
        meaning = _relative_period(
            "last" if step < 0 else "next", unit, Context(meaning.days[0], None, context.towards)
        )
    return meaning


_FRIDAY = 5


def _trailing(unit: str, context: Context) -> Meaning:
    """ "The past decade" is the ten years up to now, not the decade before this one."""
    value, anchor = period_value(1.0, unit), context.anchor
    letter, factor = whole_days(unit)
    start = values.shift(anchor, letter, -factor) if anchor else None
    return Meaning("DURATION", value, (start, anchor) if start and anchor else None)


_OF_AN_EVENT = re.compile(r" +(?:after|before|afterwards?|thereafter|beforehand)\b")


def _vague(match: Match, context: Context) -> Meaning | None:
    """ "Recently", "shortly"; but "shortly after the vote" hangs on the vote."""
    word = " ".join(match["word"].lower().split())
    if word == "shortly" and _OF_AN_EVENT.match(match.string, match.end()):
        return None
    return Meaning("DATE", VAGUE[word])


def _weekend(match: Match, context: Context) -> Meaning | None:
    if context.anchor is None:
        return Meaning("DATE", _UNKNOWN["weekend"])
    back = 0 if context.towards() == "future" or context.anchor.isoweekday() >= 6 else -7
    day = values.shift(context.anchor, "D", back)
    return values.weekend(day) if day else Meaning("DATE", None)


RELATIVE_READERS: dict[str, Reader] = {
    "weekday": _weekday,
    "named_day": _named_day,
    "part_day": _part_day,
    "day_part": _day_part,
    "at_night": lambda match, context: Meaning("TIME", "XXXX-XX-XXTNI"),
    "early_hours": _early_hours,
    "overnight": _overnight,
    "in_time": _in_time,
    "anchored": _anchored,
    "two_away": _two_away,
    "from_day": _from_day,
    "range": _range,
    "ago": _ago,
    "long_ago": _long_ago,
    "offset": _offset,
    "part_period": _part_period,
    "relative": _relative,
    "weekend": _weekend,
    "vague": _vague,
}
