"""What stands before and behind a name or a phrase without belonging to it: the stamps and marks of a page.

Live pages, lists and feeds run a day, a time or a bullet into the line: "February 28 - The sides agreed",
"updated: Mon Feb 21 2011 12:02:00 The analyst explains". The parser takes it for a part of the subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import category

from accord.annotate.lexicon import PARTICLES
from accord.annotate.times_lexicon import MONTHS, WEEKDAYS

__all__ = ["DASHES", "back", "front", "inside", "is_code", "is_stamp"]

_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?::\d\d)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"[0-3]?\d(?:st|nd|rd|th)?")
DASHES = frozenset(("-", "–", "—", "--"))
_BEHIND_STAMP = DASHES | {":", "|"}
_BETWEEN = frozenset((",", ".", "at", "of", "on"))
_HALVES = frozenset(("am", "pm", "a.m.", "p.m.", "a.m", "p.m"))
_ZONES = frozenset(("GMT", "EST", "EDT", "PST", "PDT", "CET", "CEST", "BST", "UTC", "MSK", "ET", "IST"))
_CODE = re.compile(r"(?=(?:\D*\d){4})(?=.*[A-Za-z])[A-Za-z0-9]{6,}")
_DESIGNATION = re.compile(
    r"(?:A|AC|AH|AK|AV|B|BM|BMP|BTR|C|CH|EA|F|F/A|FA|KC|Ka|M|MH|MQ|MV|Mi|MiG|MIG|Mig|RPG|RQ|S|SA|SU|Su|T|Tu|TU|UH|V|ZU)"
    r"-\d{1,3}[A-Z]{0,2}s?|[A-Z]{1,3}\d{1,3}s"
)
"""How arms are designated, after the services' and makers' lists."""
_MOVEMENTS = frozenset(("M-19", "M-23", "M-26"))


def front(words: Sequence[str]) -> int:
    """How many of the words stand before the phrase: bullets, a day and a dash, a day with its time."""
    begin = 0
    while begin < len(words):
        behind = _marks(words, begin)
        stamp = _stamp(words, behind)
        run = words[behind:stamp]
        closed = stamp < len(words) and words[stamp] in _BEHIND_STAMP
        timed = any(_CLOCK.fullmatch(word) for word in run)
        numbered = len(run) == 1 and stamp + 1 < len(words) and not words[stamp + 1][0].isdecimal()
        if stamp > behind and closed and (_names_day(run) or numbered):
            begin = stamp + 1
        elif stamp > behind and timed:
            begin = stamp
        else:
            return behind if behind < len(words) else begin
    return begin


def back(words: Sequence[str]) -> int:
    """How many of the words behind a name are a day with its year or time: "Osei June 15, 2011"."""
    for begin in range(1, len(words)):
        stamp = words[begin:]
        if is_stamp(stamp) and any(_YEAR.fullmatch(word) or _CLOCK.fullmatch(word) for word in stamp):
            return len(stamp)
    return 0


def inside(words: Sequence[str], spaced: Sequence[bool]) -> tuple[int, int]:
    """Which of a name's words are the name where a dash between spaces parts them: those behind a dateline in
    capitals, else those before the dash. `spaced` tells which words have a space before and behind them."""
    for at in range(1, len(words) - 1):
        if words[at] not in DASHES or not (spaced[at] or words[at] == "--"):
            continue
        before = words[:at]
        if before[-1].lower() in PARTICLES:  # "Al - Qaeda"
            continue
        return (at + 1, len(words)) if all(len(it) > 3 and it.isupper() for it in before) else (0, at)
    return 0, len(words)


def is_stamp(words: Sequence[str]) -> bool:
    """Whether the words are a day or a time and nothing else: "Thu Oct 20, 2011 3:54 pm EDT", "Thu Jun"."""
    return len(words) > 1 and _names_day(words) and _stamp(words, 0) == len(words)


def is_code(word: str) -> bool:
    """Whether a word is the number of a report ("nLDE7261FX") or the designation of arms ("F-16s")."""
    return bool(_CODE.fullmatch(word) or _DESIGNATION.fullmatch(word)) and word not in _MOVEMENTS


def _marks(words: Sequence[str], begin: int) -> int:
    """Behind what has neither letter nor figure; "$" and the like stay with their sum."""
    while begin < len(words) and not any(char.isalnum() or category(char) == "Sc" for char in words[begin]):
        begin += 1
    return begin


def _stamp(words: Sequence[str], begin: int) -> int:
    """Behind the words from `begin` on that a day or a time is made of; where none is, `begin`."""
    at = last = begin
    while at < len(words):
        word = words[at].lower()
        if _is_part(word, words[at]):
            last = at + 1
        elif word not in _BETWEEN or at == begin:
            break
        at += 1
    return last


def _is_part(word: str, written: str) -> bool:
    bare = word.rstrip(".")
    if bare in MONTHS or bare in WEEKDAYS:
        return written[:1].isupper()
    numbers = _CLOCK.fullmatch(word) or _YEAR.fullmatch(word) or _DAY.fullmatch(word)
    return numbers is not None or word in _HALVES or written in _ZONES


def _names_day(words: Sequence[str]) -> bool:
    return any(word.lower().rstrip(".") in MONTHS or word.lower().rstrip(".") in WEEKDAYS for word in words)
