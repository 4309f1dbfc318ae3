"""Numbers in digits and in words: "1,200", "1.5 million", "two hundred and fifty", "sixty-five".

Shared by times and quantities. A number in words is read by the usual fold: words below a hundred add,
"hundred" multiplies what stands since the last scale, "thousand" and above close a group.
"""

from __future__ import annotations

import calendar
import re

__all__ = ["DIGITS", "FRACTIONS", "SCALES", "SMALL", "WORDS", "number", "words"]


def words(text: str) -> tuple[str, ...]:
    """The entries of a table of words that is written as running text."""
    return tuple(text.split())


_ONES = words("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen")
_TEENS = words("sixteen seventeen eighteen nineteen")
_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")

SMALL: dict[str, int] = {word: value for value, word in enumerate(_ONES + _TEENS)} | {
    word: 10 * value for value, word in enumerate(_TENS, 2)
}
"""Number words below a hundred."""

SCALES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
    "mn": 1e6,
    "bn": 1e9,
    "tn": 1e12,
}
"""Words that multiply what stands before them; the South Asian ones are common in Afghan and Indian news."""

FRACTIONS: dict[str, float] = {
    "half": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fourth": 1 / 4,
    "fifth": 1 / 5,
    "sixth": 1 / 6,
    "seventh": 1 / 7,
    "eighth": 1 / 8,
    "ninth": 1 / 9,
    "tenth": 1 / 10,
}

_SCALE = "|".join(SCALES)
_DIGIT_WORD = "|".join(_ONES[1:10])
_UNIT_WORD = "|".join(sorted(SMALL, key=len, reverse=True))

_NO_MONTH = "".join(
    rf"(?<!{month} )(?<!{month[:3]} )(?<!{month[:3]}\. )" for month in calendar.month_name[1:]
)
_SPACED = rf"{_NO_MONTH}(?<![A-Za-z]-)[1-9]\d{{0,2}}(?:[ \u00a0\u2009\u202f]\d{{3}})+(?![\d,])"
DIGITS = rf"(?:\d{{1,3}}(?:,\d{{3}})+|{_SPACED}|\d+)(?:\.\d+)?|\.\d+"
"""1500, 1,500, 1 500 (the international form), 1.5, .5"""
_BROKEN = rf"(?<=ty)(?: -|- )(?:{_DIGIT_WORD})\b"
"""Pages that broke a line leave a blank beside the hyphen: "thirty- two"."""
_JOINED = rf"[ -](?:{_UNIT_WORD})\b|{_BROKEN}|[ -](?:{_SCALE})\b(?: and (?:{_UNIT_WORD})\b)?"
WORDS = rf"(?:{_UNIT_WORD})\b(?:{_JOINED})*"
"""A run of number words that starts below a hundred; whether it makes a number, `number` says."""

_LARGEST = 1e18
"""Longer rows of digits are codes."""
_SPLIT = re.compile(r"[ -]+")
_GROUPING = re.compile(r"[,\s]")
_LEADING = re.compile(rf"({DIGITS})[ -]*")


def number(text: str) -> float | None:
    """The number that `text` writes in digits, words or both; None where it writes none or several.

    "1.5 million" is 1500000.0, "two hundred and six" 206.0, "three four" None.
    """
    text = text.strip().lower()
    leading = _LEADING.match(text)
    if leading is None:
        return _words([word for word in _SPLIT.split(text) if word])
    value = float(_GROUPING.sub("", leading[1]))
    for word in _SPLIT.split(text[leading.end() :]):
        if word:
            scale = SCALES.get(word)
            if scale is None:
                return None
            value *= scale
    if value > _LARGEST:
        return None
    # 2.4 * 1e9 is 2399999999.9999995 in floating point.
    return float(f"{value:.12g}")


def _words(words: list[str]) -> float | None:
    """Folds number words; None where two of them do not join ("three four", "five twenty")."""
    total = 0.0
    group: float | None = None
    room = 100.0  # The next word below a hundred must be smaller than this.
    last_scale = float("inf")
    for index, word in enumerate(words):
        if word == "and" and 0 < index < len(words) - 1 and words[index - 1] in SCALES:
            continue
        if word in SMALL:
            value = SMALL[word]
            if value >= room:
                return None
            group = (group or 0) + value
            room = 10.0 if value >= 20 else 0.0
        elif word == "hundred" and group is not None and group < 100:
            group *= 100
            room = 100.0
        elif word in SCALES and group is not None and SCALES[word] < last_scale:
            last_scale = SCALES[word]
            total += group * last_scale
            group, room = None, 100.0
        else:
            return None
    return total + (group or 0) if words and (group is not None or total) else None
