"""Times of day."""

from __future__ import annotations

import re

from accord.annotate import times_values as values
from accord.annotate.numbers import number
from accord.annotate.times_context import (
    Context,
    Match,
    Reader,
    mentioned_day,
)
from accord.annotate.times_lexicon import DAY_PARTS
from accord.annotate.times_values import Meaning

__all__ = ["CLOCK_READERS", "at_clock"]


_CLOCK = re.compile(r"(\d{1,2})[:.]?(\d\d)?(?::(\d\d))? *(?:([ap])\.?m)?", re.IGNORECASE)


def clock(text: str) -> str | None:
    """The TIMEX3 time of day, "T21:30"; None for an hour no clock shows."""
    text = re.sub(r" *o'clock", "", text.strip().lower())
    if text in DAY_PARTS:
        return f"T{DAY_PARTS[text]}"
    if " in the " in text:
        hour = number(text.split(" in the ")[0])
        late = not text.endswith("morning")
        return f"T{int(hour) + 12 * (late and hour < 12):02}:00" if hour is not None and hour <= 12 else None
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
    day = mentioned_day(context)
    return at_clock(values.day(day), time) if day else Meaning("TIME", f"XXXX-XX-XX{time}")


CLOCK_READERS: dict[str, Reader] = {
    "clock": _clock,
    "noon": _clock,
}
