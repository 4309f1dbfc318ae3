"""What readers of time expressions share: the context, and small helpers on words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from accord.annotate import times_values as values
from accord.annotate.numbers import words
from accord.annotate.times_lexicon import DAY_PARTS, MONTHS, PARTS
from accord.annotate.times_values import Meaning

__all__ = [
    "STEPS",
    "Context",
    "Match",
    "Reader",
    "in_day_part",
    "mentioned_day",
    "month_number",
    "part_in",
    "relative_year",
    "with_part",
]

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader may know beside the words.

    `anchor` is the day of publication (or of speaking), `mentioned` the last date named shortly before;
    `towards()` says whether the clause looks to the past or the future, or None where it does not show;
    `rate` that the expression follows what is counted ("40 flights a day"); `until` that it stands behind
    "until" or "by"; `listed` that it heads an item of a list of events by date;
    `beside` is the day of a weekday named right before ("Monday to Wednesday").
    """

    anchor: date | None
    mentioned: Meaning | None
    towards: Callable[[], str | None]
    rate: bool = False
    until: bool = False
    listed: bool = False
    beside: date | None = None


def part_in(text: str | None) -> str | None:
    """START, MID or END for the words before a period ("the end of", "early", "mid-")."""
    if not text:
        return None
    return next((PARTS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in PARTS), None)


def with_part(whole: Meaning, part: str | None) -> Meaning:
    return values.part_of(whole, part) if part else whole


def month_number(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def relative_year(word: str | None, context: Context) -> int | None:
    """The year of "last year", "this year", "next year", "that year"."""
    word = (word or "").lower().strip()
    if word in _OF_MENTIONED:
        days = context.mentioned.days if context.mentioned else None
        return days[0].year + _OF_MENTIONED[word] if days else None
    if context.anchor is None:
        return None
    return context.anchor.year + STEPS.get(word, 0)


_OF_MENTIONED = {"that": 0, "the same": 0, "same": 0, "the following": 1, "the previous": -1}

STEPS: dict[str, int] = {
    f"{article}{word}": step
    for article in ("", "the ", "this ")
    for step, group in ((-1, "last past previous"), (1, "next coming following upcoming"))
    for word in words(group)
}
"""How many units "last week", "the coming month", "this past year" lie from now."""


def in_day_part(meaning: Meaning, part: str | None) -> Meaning:
    """ "Friday" with "night" is the time 2021-07-02TNI; without a part it stays the date."""
    if not part:
        return meaning
    if meaning.value is None:
        return Meaning("TIME", None, meaning.days)
    return Meaning("TIME", f"{meaning.value}T{DAY_PARTS[part.lower()]}", meaning.days)


def mentioned_day(context: Context) -> date | None:
    """The last date named, where it was a single day."""
    days = context.mentioned.days if context.mentioned else None
    return days[0] if days and days[0] == days[1] else None


Reader = Callable[[Match, Context], Meaning | None]
"""From a match to its meaning; None where the words mean no time after all."""
