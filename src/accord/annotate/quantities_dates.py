"""Numerals that are part of a time which the times did not read: clock times, days, years, relative dates."""

from __future__ import annotations

import calendar
import re

from spacy.tokens import Doc, Token

from accord.annotate.numbers import words
from accord.annotate.quantities_numerals import Numeral

__all__ = ["is_year", "lone_year", "of_date_or_clock", "relative"]

_HOURS = re.compile(
    r"(?:(?:[01]\d|2[0-4])[0-5]\d|\d{1,2}[.:]\d{1,2}) ?(?P<unit>h|hrs?|hours)\b", re.IGNORECASE
)
_AT = re.compile(
    r"\b(?:at|by|from|until|till|since|between)(?: about| around| approximately)? $", re.IGNORECASE
)
"""Before "1300 hours": a time of day."""
_HALVES = re.compile(r" ?(?:-|–|&|and|or|to) ?\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b", re.IGNORECASE)
"""Behind "8" in "8 & 10 p.m."."""


def of_date_or_clock(text: str, item: Numeral) -> bool:
    """ "1300hrs", "at 7.30 hrs", "8 & 10 p.m.", "13, 14 and 15 May", "9-11"."""
    if _OF_A_DATE.match(text, item.core) or _NAMED_DAY.match(text, item.core):
        return True
    hours = _HOURS.match(text, item.core)
    if hours is None:
        return _HALVES.match(text, item.end) is not None
    short = hours["unit"].lower() != "hours" and item.end - item.core == 4
    return short or _AT.search(text, max(0, item.core - 24), item.core) is not None


_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if name[3:] else name for name in calendar.month_name[1:])
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_OF_A_DATE = re.compile(
    rf"\d{{1,3}}(?:st|nd|rd|th|[\"”“'’°*%]{{1,2}})?(?:(?: ?[-–—/] ?|, ?| and ){_DAY}){{0,6}} ?(?:{_MONTH})\b"
)
"""A day that the times did not read, often for a misprint: "24\" December", "13, 14 and 15 May"."""
_NAMED_DAY = re.compile(r"9[-/]11\b|24/7\b")


_YEARS = range(1900, 2100)
_OF_A_YEAR = frozenset(words("level levels figure figures prices rates highs lows elections polls budget"))
"""Behind a year: "from 2010 levels"."""
_ANOTHER = frozenset(words("some another further additional other more last next first extra all"))
_COUNTED_TAGS = ("NNS", "NNPS", "JJ", "HYPH", "VBN")


def is_year(doc: Doc, text: str, item: Numeral, before: Token, after: Token | None) -> bool:
    """ "The 1969 coup", "the Media Act, 2013": four digits that date what stands beside them."""
    if item.low not in _YEARS or text[item.core : item.end] != str(int(item.low)):
        return False
    if after is not None and after.lower_ in _OF_A_YEAR and before.tag_ not in ("CD", "VBD"):
        return True
    if after is not None and after.tag_ in _COUNTED_TAGS:
        kind = before.tag_ in ("DT", "POS", "JJ") and before.lower_ not in _ANOTHER
        return kind and item.low % 100 != 0 and after.tag_ != "CD"
    return before.tag_ in ("DT", "PRP$", "POS") or before.text in (",", "/", "(")


_DEICTIC = re.compile(
    r"\b(?:past|last|previous|preceding|next|coming|following|recent|ensuing)"
    r"(?: (?:about|nearly|almost|some|over|more than))? $",
    re.IGNORECASE,
)


_SHIFTED = re.compile(r" (?:(?:ago|earlier|later|hence|from now)\b|on[,.;])")


def relative(text: str, start: int, end: int) -> bool:
    """Whether a length of time says when: "the past two weeks", "two days later"."""
    before = _DEICTIC.search(text, max(0, start - 24), start)
    return before is not None or _SHIFTED.match(text, end) is not None


_FOUR = re.compile(r"(?:19|20)\d\d")


def lone_year(text: str, start: int, end: int) -> bool:
    """Whether a number that counts nothing named is a year: "displaced as early as 2020"."""
    return bool(_FOUR.fullmatch(text, start, end))
