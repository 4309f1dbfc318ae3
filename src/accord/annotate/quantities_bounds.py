"""What the words around a number make of it: a lower bound, an upper bound, or about.

"up to about 40" is bounded by "up to": the outer words say what is open, the inner ones that it is about so
many. Words that bound only sometimes ("over two villages" flown over, "talks about two men") are told apart
by the word before them. Tables written for this project from newspaper usage.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from accord.annotate.numbers import words

__all__ = ["CHANGE", "TEMPORAL", "Bound", "after_bound", "before_bound", "noun_bound"]


class Bound(NamedTuple):
    """What the words before a number make of it: above, below or near, and where they start.

    `rough` is an open bound that is itself about so much: "up to about 40".
    """

    side: str
    start: int
    rough: bool = False


CHANGE = frozenset(
    words(
        """rise rises rose risen rising increase increases increased increasing climb climbs climbed climbing
        grow grows grew grown growing jump jumps jumped jumping fall falls fell fallen falling drop drops
        dropped dropping decline declines declined declining decrease decreases decreased raise raises
        raised raising cut cuts cutting reduce reduced reduces reducing revise revised lower lowered
        lowering slip slipped sink sank shrink shrank up down go goes went expand expanded double doubled
        soar soared plunge plunged plummet plummeted slow slowed"""
    )
)
"""Verbs of change: with them "from 8 to 14" names two values and no range, and "up to" a goal."""

TEMPORAL = frozenset(words("second minute hour day week fortnight month year decade century"))
"""In "41 years of rule" no rule is counted, in "20 tonnes of flour" flour is."""

_BEFORE = re.compile(
    r"(?:(?P<above>more than|over than|over|above|exceed(?:s|ed|ing)?|at least|at the very least"
    r"|no fewer than|no less than|not less than|not fewer than|upwards? of|in excess of"
    r"|a minimum of|greater than|better than|topp(?:ed|ing)|surpass(?:es|ed|ing)?|as few as"
    r"|as little as|as low as|north of|>|≥)"
    r"|(?P<below>up to|as many as|as much as|as high as|as long as|at most|at the most|no more than"
    r"|not more than|not exceeding|no higher than|less than|fewer than|under|below"
    r"|a maximum of|sub|<|≤)"
    r"|(?P<near>about|around|approximately|approx\.?|roughly|some|nearly|almost|an estimated"
    r"|estimated|estimated at|close to|circa|barely|scarcely|perhaps|maybe|something like|just short of"
    r"|just shy of|in the region of|[io]n the order of|near|~|≈|averag(?:ed|ing)))"
    r"(?: (?:(?P<a>an?)|(?P<the>the)|another|just|only|its|total of|a total of))?[ -]*$",
    re.IGNORECASE,
)
_WINDOW = 36
_AFTER = re.compile(
    r"(?:,? |-)(?:(?P<above>or more|and counting|(?:or|and) (?:higher|above|over|older)"
    r"|(?<!, )plus(?! [\d$]))"
    r"|(?P<below>or less|or fewer|(?:or|and) (?:lower|under|below|younger))"
    r"|(?P<near>or so|or thereabouts|odd|(?<=-)some))\b"
    r"|,? (?:(?P<least>at (?:the very )?least)|(?P<most>at (?:the )?most))(?= ?(?:[,.;:)]|$))"
    r"|(?P<plus> ?\+(?! ?\d))",
    re.IGNORECASE,
)
_BEHIND_NOUN = re.compile(
    r",? (?:(?P<above>or more|and counting)|(?P<below>or less|or fewer)|(?P<near>or so))"
    r"(?= ?(?:[,.;:)]|$| (?:in|on|at|were|was|are|have|had|from|to|and|by|for)\b))"
    r"|,? (?:(?P<least>at (?:the very )?least)|(?P<most>at (?:the )?most))(?= ?(?:[,.;:)]|$))",
    re.IGNORECASE,
)
_SIDES = {"plus": "above", "least": "above", "most": "below"}

_TOPICS = frozenset(
    words(
        """talk talks talked talking speak speaks spoke spoken speaking ask asks asked asking concern concerns
        concerned worry worries worried know knows knew known information report reports story stories
        think thinks thought question questions hear heard learn learned learnt tell told tells film book
        care complain complained details detail write writes wrote written read news evidence doubt
        doubts something nothing anything excited angry optimistic pessimistic upset happy unhappy sure
        certain curious nervous anxious sceptical skeptical careful cautious right wrong joke jokes joked
        rumour rumours rumor rumors"""
    )
)
"""Before "about": it is what the talk is about."""
_RULED = frozenset(
    words(
        """control controls controlled power authority sovereignty jurisdiction influence dispute disputes
        disputed row fly flies flew flown flying flight flights patrol patrols rule ruled rules concern
        concerns talks clash clashes clashed fight fighting fought fights argue argued protest protests
        negotiations agreement deal sanctions presided dominance circling circled hover hovered spread win won
        victory lead tension tensions"""
    )
)
"""Before "over" and "above": what they stand over."""
_HANDED = frozenset(
    words(
        "hand hands handed handing turn turns turned turning sign signs signed signing mull mulled pore pored"
    )
)
"""Before "over": they go with it, as "handed over 37 captives" does."""
_MEASURING = frozenset(
    words(
        """for just well after took take takes taking last lasts lasted lasting in little slightly bit is was
        were of than last far spent"""
    )
)
"""Before "over" and a length of time: it is longer. Else "over two days" is during them."""
_CLIMBING = CHANGE - frozenset(words("increase increased increasing raise raised raising expand expanded"))
"""Before "up to": it is where the change leads; "increased up to 40" is still a bound."""
_SPATIAL = frozenset(["about", "around", "over", "above", "under", "below", "near", "close to"])
_GOVERNING = frozenset(["over", "above", "under", "below", "near"])
_ONE = re.compile(r"one (?!hundred|thousand|million|billion|dozen|in |of )", re.IGNORECASE)
_LAST_WORD = re.compile(r"([a-z]+)[ -]*$", re.IGNORECASE)


def before_bound(text: str, start: int, unit: str | None, measured: bool) -> Bound | None:
    """The bound that the words before a number set.

    `unit` is the number's unit, `measured` whether it is written in digits or has a unit of measure.
    """
    inner = _bound_at(text, start, unit, measured)
    if inner is None or inner.side != "near":
        return inner
    outer = _bound_at(text, inner.start, unit, measured)
    return outer._replace(rough=True) if outer is not None and outer.side != "near" else inner


def _bound_at(text: str, start: int, unit: str | None, measured: bool) -> Bound | None:
    match = _BEFORE.search(text, max(0, start - _WINDOW), start) if start else None
    if match is None or (match.start() and text[match.start() - 1].isalpha()):
        return None
    side = "above" if match["above"] else "below" if match["below"] else "near"
    word = match[side].lower()
    if match["the"] and word in _SPATIAL:  # "around the three villages"
        return None
    if match["a"] and word in _GOVERNING:  # "under a 2 billion euro contract"
        return None
    if word == "around" and not measured and _ONE.match(text, match.end()):  # "huddled around one table"
        return None
    if not _bounds(word, _last_word(text, match.start()), unit, measured):
        return None
    return Bound(side, match.start())


def _last_word(text: str, end: int) -> str:
    match = _LAST_WORD.search(text, max(0, end - 24), end)
    return match[1].lower() if match else ""


def _bounds(word: str, before: str, unit: str | None, measured: bool) -> bool:
    """Whether a word that sometimes bounds does so behind the word `before`."""
    if word == "as long as":  # "as long as two sides agree" is a condition.
        return unit in TEMPORAL
    if word in ("up to", "near"):
        return measured if word == "near" else before != "back" and before not in _CLIMBING
    if word == "about":
        return before not in _TOPICS or unit in TEMPORAL
    if word == "over" and before in _HANDED:
        return False
    if word in ("over", "above") and (before in _RULED or (unit in TEMPORAL and before not in _MEASURING)):
        return False
    return measured or word not in ("above", "under", "below")


def after_bound(text: str, end: int) -> tuple[str, int] | None:
    """above, below or near by the words behind a number, and where they end."""
    return _side(_AFTER.match(text, end))


def noun_bound(text: str, end: int) -> str | None:
    """The same by the words behind what is counted: "40 buses or more"."""
    found = _side(_BEHIND_NOUN.match(text, end))
    return found[0] if found else None


def _side(match: re.Match[str] | None) -> tuple[str, int] | None:
    if match is None:
        return None
    kind = match.lastgroup or ""
    return _SIDES.get(kind, kind), match.end()
