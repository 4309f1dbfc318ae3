"""Durations and sets: how long, and how often; with the numbers and units that both and others share."""

from __future__ import annotations

import re

from accord.annotate import times_values as values
from accord.annotate.numbers import number
from accord.annotate.times_context import STEPS, Context, Match, Reader, month_number
from accord.annotate.times_lexicon import DAY_PARTS, FREQUENCIES, SEASONS, UNITS, WEEKDAYS
from accord.annotate.times_values import Meaning

__all__ = [
    "DURATION_READERS",
    "HOURS",
    "amount",
    "around_now",
    "count_of",
    "period_value",
    "unit_name",
    "whole_days",
]


_AND_A_HALF = re.compile(r" and a half$|[ -]1/2$")
_PARENTHESISED = re.compile(r" *\(\d+\)")
"""The digits behind a number in words, as treaties have it: "ninety (90) days"."""


def unit_name(word: str) -> str:
    word = word.lower()
    if word in UNITS:
        return word
    return "century" if word == "centuries" else word.removesuffix("s")


def period_value(count: str | float | None, unit: str) -> str:
    """The TIMEX3 period: 3 and "day" give P3D, None (some, a few) gives PXD."""
    letter, factor = UNITS[unit]
    if letter == "TM" and isinstance(count, float) and count == 0.5:
        count, letter = 30.0, "TS"
    elif letter == "TH" and isinstance(count, float) and count % 1 == 0.5:
        count, letter = count * 60, "TM"
    if isinstance(count, int | float):
        count = f"{count * factor:.10g}"
    elif factor > 1:
        letter = {10: "DE", 100: "CE"}.get(int(factor), letter)
    return f"P{'T' if letter[0] == 'T' else ''}{count or 'X'}{letter.removeprefix('T')}"


def count_of(text: str) -> float | None:
    """The number before a unit: "a" 1, "half an" 0.5, "two and a half" 2.5; None for "several"."""
    text = " ".join(_PARENTHESISED.sub("", text).lower().split())
    whole = _AND_A_HALF.sub("", text)
    text, extra = whole, 0.5 if whole != text else 0.0
    if text in ("a", "an"):
        return 1.0 + extra
    if text.startswith("half "):
        return 0.5
    found = number(re.sub(r"^(?:a )?(?=hundred|thousand)", "one ", text))
    return None if found is None else found + extra


def amount(match: Match) -> float | None:
    """The number before a unit, with the "and a half" behind it."""
    count = count_of(match["n"])
    return count + 0.5 if count is not None and match["half"] else count


def _every(match: Match, context: Context) -> Meaning | None:
    if match["weekday"]:
        return Meaning("SET", f"XXXX-WXX-{WEEKDAYS[match['weekday'].lower().rstrip('.')]}")
    if match["month"]:
        return Meaning("SET", f"XXXX-{month_number(match['month']):02}")
    if match["season"]:
        return Meaning("SET", f"XXXX-{SEASONS[match['season'].lower()]}")
    if match["part"]:
        return Meaning("SET", f"XXXX-XX-XXT{DAY_PARTS[match['part'].lower()]}")
    count = (match["n"] or "1").lower()
    often = 2.0 if count == "other" else None if count == "few" else count_of(count)
    return Meaning("SET", period_value(often, unit_name(match["unit"])))


def _weekday_set(match: Match, context: Context) -> Meaning | None:
    part = f"T{DAY_PARTS[match['part'].lower()]}" if match["part"] else ""
    if match["weekday"].lower() == "weekend":
        return Meaning("SET", "XXXX-WXX-WE")
    return Meaning("SET", f"XXXX-WXX-{WEEKDAYS[match['weekday'].lower()]}{part}")


_REACH = 9
"""Units that "recent weeks" and "the next few days" may hold, as "a few" counts three to nine."""


def around_now(unit: str, which: str, count: float | None, context: Context) -> values.Days | None:
    """The days up to the anchor ("the past", "recent") or from it on ("the next"), the widest that fit.

    None where there is no anchor, or the words hang on another day ("the following weeks").
    """
    step = STEPS.get(which.lower().strip(), -1 if which.lower().strip().endswith("recent") else 0)
    if context.anchor is None or not step or "following" in which.lower():
        return None
    letter, factor = whole_days(unit)
    far = values.shift(context.anchor, letter, step * max(1, round((count or _REACH) * factor)))
    return None if far is None else (min(far, context.anchor), max(far, context.anchor))


HOURS: dict[str, float] = {"TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}
"""Units below a day, as parts of one."""


def whole_days(unit: str) -> tuple[str, float]:
    """A unit as UNITS has it, but hours, nights and weekends as days."""
    letter, factor = UNITS[unit]
    if letter in HOURS:
        return "D", HOURS[letter]
    return {"NI": "D", "WE": "W"}.get(letter, letter), factor


def _vague_range(match: Match, context: Context) -> Meaning | None:
    unit = unit_name(match["unit"] or match["ahead"])
    return Meaning(
        "DURATION", period_value(None, unit), around_now(unit, match["which"] or "next", None, context)
    )


def _duration(match: Match, context: Context) -> Meaning | None:
    if match["many"]:
        return Meaning("DURATION", period_value(None, unit_name(match["many"])))
    if match["core"] is None:
        return Meaning("DURATION", period_value(1.0, (match["unit2"] or match["unit3"]).lower()))
    is_rate = context.rate and match["n"].lower() in ("a", "an")
    return Meaning("SET" if is_rate else "DURATION", period_value(amount(match), unit_name(match["unit"])))


def _first_days(match: Match, context: Context) -> Meaning | None:
    """ "The first three days of …": so long, wherever that lies."""
    return Meaning("DURATION", period_value(count_of(match["n"]), unit_name(match["unit"])))


def _per(match: Match, context: Context) -> Meaning | None:
    return Meaning("SET", period_value(1.0, match["unit"].lower()))


DURATION_READERS: dict[str, Reader] = {
    "every": _every,
    "weekday_set": _weekday_set,
    "per": _per,
    "often": lambda match, context: Meaning("SET", FREQUENCIES[match["word"].lower()]),
    "vague_range": _vague_range,
    "first_days": _first_days,
    "duration": _duration,
    "bare_duration": lambda match, context: Meaning("DURATION", period_value(None, unit_name(match["unit"]))),
}
