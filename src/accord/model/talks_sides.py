"""Whom a party to talks stands for, and on which days talks were, as far as the words tell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from accord.errors import DateError
from accord.model.annotation import Talks
from accord.model.reading import Reading
from accord.model.tables import word_set
from accord.model.values import DateInterval
from accord.model.world import people_of, state_named

__all__ = ["GOVERNMENT", "days_of", "is_vague", "side_key"]

_GOVERNMENT = re.compile(
    r"(?i)\b(?:the|government|republic|kingdom|islamic|state|authorities|administration|regime|federal|of)\b|['’]s?\b"
)
_RULING = re.compile(r"(?i)\b(?:government|authorities|administration|regime)\b")
GOVERNMENT = "government"
"""The key of a government of no state that is told."""
_YEARLESS = re.compile(r"XXXX-(\d{2})(?:-(\d{2}))?")
_WEEK = re.compile(r"(?i)\b(last|this|next) week\b")


def days_of(talks: Talks, reading: Reading) -> DateInterval | None:
    """The days that the words give, reckoned from the article's where they lack the year or the week."""
    if talks.start is None and talks.end is None:
        return None
    try:
        if talks.start is None:  # "they are meeting until Wednesday"
            return _from_publication(talks, reading)
        if talks.start[0].isdigit():
            start = DateInterval.parse(talks.start[:10])
            end = DateInterval.parse(talks.end) if talks.end else _latest(talks, start)
            return DateInterval(start.earliest, max(start.latest, end.latest))
        return _reckoned(talks, reading)
    except (DateError, ValueError, OverflowError):
        return None


def _from_publication(talks: Talks, reading: Reading) -> DateInterval | None:
    published = reading.document.published
    if published.earliest is None or talks.end is None or published.earliest > talks.end:
        return None
    return DateInterval(date.fromisoformat(published.earliest), date.fromisoformat(talks.end[:10]))


def _latest(talks: Talks, start: DateInterval) -> DateInterval:
    time = talks.time
    return DateInterval.parse(time.latest) if time is not None and time.latest else start


def _reckoned(talks: Talks, reading: Reading) -> DateInterval | None:
    """ "In September of last year", "last week", from the day of an article that was dated later."""
    published, time = reading.document.published, talks.time
    if published.latest is None or time is None or talks.start is None:
        return None
    words, today = time.span.of(reading.document.text), date.fromisoformat(published.latest)
    yearless = _YEARLESS.match(talks.start)
    if yearless:
        last_year = "last year" in words.lower()
        suffix = f"-{yearless[1]}" + (f"-{yearless[2]}" if yearless[2] else "")
        here = DateInterval.parse(f"{today.year - last_year}{suffix}")
        past = talks.phase not in ("announced", "postponed")
        later = not last_year and past and here.earliest > today
        return DateInterval.parse(f"{today.year - 1}{suffix}") if later else here
    week = _WEEK.search(words)
    if week is None:
        return None
    monday = today - timedelta(days=today.weekday()) + timedelta(
        days={"last": -7, "this": 0, "next": 7}[week[1].lower()]
    )  # fmt: skip
    return DateInterval(monday, monday + timedelta(days=6))


def side_key(name: str, actors: Mapping[str, str]) -> str:
    """One key for a side: the state of "the Ostian government", "Ostians" and "Ostia"; else its actor."""
    bare = " ".join(_GOVERNMENT.sub(" ", name).split())
    state = state_named(name) or people_of(name) or state_named(bare) or people_of(bare)
    if state is not None:
        return state
    group = actors.get(name, name)
    bare = " ".join(_GOVERNMENT.sub(" ", group).split())
    return (state_named(bare) or people_of(bare) or _plain(bare)).lower() if bare else _ruling(group)


def _ruling(name: str) -> str:
    """`The government` and `the authorities`, of no state that is told."""
    return GOVERNMENT if _RULING.search(name) else ""


def _plain(name: str) -> str:
    """`The Ostian army` and `Ostia's army` as one; `FLM guerrillas` as the FLM."""
    first, *others = name.split()
    state = state_named(first) or people_of(first)
    if state is not None and others:
        return " ".join((state, *others))
    described = word_set("accord.model", "talks_sides.toml", "described")
    if len(others) == 1 and others[0].lower() in described and first[:1].isupper() and len(first) > 2:
        return first
    return name


def is_vague(key: str) -> bool:
    """Whether a side's key names nobody in particular: "rebels", "insurgents of the north", the empty one."""
    words = key.split()
    vague, alone = (word_set("accord.model", "talks_sides.toml", name) for name in ("vague", "alone"))
    return not words or not vague.isdisjoint((words[0], words[-1])) or (len(words) == 1 and words[0] in alone)
