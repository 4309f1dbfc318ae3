"""One numeral with its unit of measure, or with the noun that it counts; ages, pounds and parts of a unit."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from accord.annotate.numbers import words
from accord.annotate.quantities_bounds import TEMPORAL, after_bound
from accord.annotate.quantities_nouns import Counted, counted
from accord.annotate.quantities_numerals import Numeral, rate, unit_after
from accord.annotate.quantities_ranges import Draft

__all__ = ["Segment", "measured", "named_before"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence that holds a numeral: its text, where that starts, and its tokens' offsets in it."""

    doc: Doc
    text: str
    start: int
    first: int
    starts: Sequence[int]
    days: Sequence[tuple[int, int]]

    def token(self, offset: int) -> int:
        """The index of the token that covers an offset."""
        return self.first + max(0, bisect_right(self.starts, offset) - 1)

    def token_from(self, offset: int) -> int:
        """The index of the first token that starts at an offset or behind it."""
        return self.first + bisect_left(self.starts, offset)

    def dated(self, position: int) -> bool:
        """Whether a character of the document belongs to a time that is no duration."""
        index = bisect_right(self.days, (position, sys.maxsize)) - 1
        return index >= 0 and position < self.days[index][1]


_HYPHENED_NUMBER = re.compile(r"[-–] ?\d")
_PART_OF_UNIT = re.compile(r"(?: +of)? +an? +(?:(?:US|U\.S\.|British|square|cubic) +)?(?=[a-z])")


def measured(segment: Segment, item: Numeral) -> Draft:
    """A numeral with its unit or noun.

    In "41 years of rule" no rule is counted, in "20 tonnes of flour" flour is.
    """
    text, unit, noun = segment.text, item.sign, None
    end, found = _unit_end(text, item)
    if found is not None and unit in (None, found):
        unit = found
    else:
        end = item.end
    if unit is not None and (per := rate(text, end)) is not None:
        unit, end = f"{unit} per {per[0]}", per[1]
    around = after_bound(text, end) if unit is None else None  # "140 or so tribes"
    at = segment.token_from(around[1] if around else end)
    if unit is None and _may_be_age(item) and _AGED.search(text, max(0, item.core - 30), item.core):
        unit = "year of age"
    elif at - segment.first < len(segment.starts) and not _HYPHENED_NUMBER.match(text, end):
        if unit is None:
            noun = counted(segment.doc, at, segment.dated)
            unit = _unit_of(text, segment.start, item, noun)
        elif segment.doc[at].lower_ == "of" and unit not in TEMPORAL and not unit.endswith(" of age"):
            noun = counted(segment.doc, at, segment.dated)
    if unit is None and _is_age(segment, item):
        unit = "year of age"
    return Draft(item.start, end, item.low, item.high, item.vague, unit, noun)


def _unit_end(text: str, item: Numeral) -> tuple[int, str | None]:
    """The unit of measure behind a numeral and where it ends."""
    if item.sign is not None and text[item.end : item.end + 1] != "-":
        return item.end, None
    found = unit_after(text, item.end)
    if found is None and item.fraction:
        part = _PART_OF_UNIT.match(text, item.end)
        found = unit_after(text, part.end() - 1) if part else None
    if found is None:
        return item.end, None
    unit = _pound(text, item, found[1]) if found[0] == "pound" else found[0]
    return found[1], unit


_HEAVY = re.compile(r"\b(?:weigh\w*|weight|lbs?|heavy|heavier|bomb\w*|explosives?|cargo|dynamite|lift\w*)\b")
_PRICED = re.compile(
    r"\b(?:cost\w*|pric\w*|pay|pays|paid|worth|spen[dt]\w*|fin(?:e|es|ed)|tax\w*|budget\w*|salar\w+)\b"
)
_NEAR = 60
_HEAVIEST = 1000
"""Above it, pounds without a word of weight or of price may be either."""


def _pound(text: str, item: Numeral, end: int) -> str:
    """Whether pounds are weight or money; "pound" where nothing tells."""
    around = text[max(0, item.start - _NEAR) : end + _NEAR].lower()
    if item.scaled or _PRICED.search(around):
        return "pound sterling"
    light = item.high < _HEAVIEST or text[item.end : item.end + 1] == "-"
    return "pound-mass" if light or _HEAVY.search(around) else "pound"


def _unit_of(text: str, offset: int, item: Numeral, noun: Counted | None) -> str | None:
    if item.fraction:
        return "share"
    if noun is None:
        return None
    per = rate(text, noun.span.end - offset)
    return noun.unit if per is None else f"{noun.unit} per {per[0]}"


_OLDEST = 120
_BEHIND_AGE = re.compile(r" ?(?:[,;:.)]|$| (?:and|to|from|of|by|when|in|on|or)\b)")
_AGED = re.compile(
    r"\b(?:aged|ages? of|as (?:young|old) as|(?:children|teenagers|boys|girls|youths|minors|those|anyone"
    r"|people|men|women) (?:aged )?(?:under|over|below|above))"
    r"(?: (?:between|from))?(?: \d+ (?:to|and|or))? $",
    re.IGNORECASE,
)
_TURNS = re.compile(
    r"\b(?:(?:he|she|who) (?:is|was|will be|turned|turns|would be)|(?<!in )ages?|ages? (?:between|from))"
    r"(?: \d+ (?:to|and|or))? $",
    re.IGNORECASE,
)


def _may_be_age(item: Numeral) -> bool:
    whole = 0 < item.low <= _OLDEST and not item.low % 1
    return whole and not (item.vague or item.scaled or item.word)


def _is_age(segment: Segment, item: Numeral) -> bool:
    """ "Jo Doe, 31, said", "aged 31", "over the age of 21": a small whole number beside a person."""
    if not _may_be_age(item):
        return False
    index = segment.token(item.core)
    behind = _BEHIND_AGE.match(segment.text, item.end)
    if behind is None:
        return False
    if _TURNS.search(segment.text, max(0, item.core - 30), item.core):
        return True
    if index < 2 or segment.doc[index - 1].text not in (",", "("):
        return False
    name = segment.doc[index - 2]
    closed = segment.text[behind.end() - 1] in ",)"
    if name.lower_ in _KIN:
        return closed or segment.text[behind.end() - 1] == "."
    return name.tag_ == "NNP" and (
        name.ent_type_ == "PERSON" or (closed and name.ent_type_ in ("ORG", "NORP", "", "GPE"))
    )


_KIN = frozenset(
    words(
        """wife husband widow widower son daughter father mother brother sister uncle aunt cousin nephew niece
        grandfather grandmother grandson granddaughter girl boy fiance fiancee"""
    )
)


_TOTAL = re.compile(r"\b(?:number|total|toll|count)s?(?: number)? of ", re.IGNORECASE)
_TOTAL_REACH = 200
_REACHED = re.compile(
    r"\b(?:to|at|from|by|was|is|were|are|be|reached|reaching|than|stood|stands|of|and|about|nearly|least|only"
    r"|exceeded|topped|totall?ed|around|over) $",
    re.IGNORECASE,
)


_CHANGES = frozenset(
    words(
        """rose rise rises risen rising fell fall falls fallen falling dropped drop drops dropping climbed
        climb climbs climbing jumped soared doubled doubling tripled trebled halved grew grow grows grown
        growing increased increase increasing declined decline declining decreased swelled shrank shrunk
        reached numbered"""
    )
)
_TELLING = frozenset(words("numbers figures totals tolls levels counts rates prices losses costs"))


def _changing(segment: Segment, index: int) -> int | None:
    """Where the plural begins that a verb of change has for its subject: "violations doubled to 120"."""
    token = segment.doc[index]
    for _ in range(4):
        if token.head is token or token.lower_ in _CHANGES:
            break
        token = token.head
    if token.lower_ not in _CHANGES:
        return None
    subject = next((child for child in token.lefts if child.dep_ == "nsubj" and child.tag_ == "NNS"), None)
    if subject is None or subject.lower_ in _TELLING:
        return None
    return next((it.i for it in subject.subtree if it.tag_ not in ("DT", "PRP$", "CD")), subject.i)


def named_before(segment: Segment, draft: Draft) -> Draft:
    """ "The number of districts rose from 8 to 14": a bare number counts what "number of" names."""
    if (
        draft.unit is not None
        or draft.noun is not None
        or not _REACHED.search(segment.text, max(0, draft.start - 16), draft.start)
    ):
        return draft
    subject = _changing(segment, segment.token(draft.start))
    if subject is not None:
        noun = counted(segment.doc, subject, segment.dated)
        if noun is not None and noun.span.end <= segment.start + draft.start:
            return replace(draft, unit=noun.unit, noun=noun)
    first = max(0, draft.start - _TOTAL_REACH)
    totals = [match.end() for match in _TOTAL.finditer(segment.text, first, draft.start)]
    if not totals:
        return draft
    noun = counted(segment.doc, segment.token_from(totals[-1]), segment.dated)
    if noun is None or noun.span.end > segment.start + draft.start:
        return draft
    return replace(draft, unit=noun.unit, noun=noun)
