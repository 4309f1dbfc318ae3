"""Quantities: a number or a range with its bounds, its unit, and what is counted.

Numerals are found by shape, joined to ranges, given the bound that the words around them set, and their
unit from a table of units or from the noun phrase that the parse shows behind them. Dates, times of day,
ordinals, resolution numbers and names that hold a number are no quantities.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from accord.annotate.numbers import SMALL, words
from accord.annotate.quantities_guards import counts
from accord.annotate.quantities_nouns import Counted, counted
from accord.annotate.quantities_numerals import (
    TRIGGER_WORDS,
    Numeral,
    after_bound,
    before_bound,
    numerals,
    rate,
    unit_after,
)
from accord.model.annotation import Quantity, Time
from accord.model.values import Span

__all__ = ["mark_quantities"]

_SAME_LENGTH = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ", "\r": " ", "‑": "-", "‐": "-"}
)
_TRIGGERS = TRIGGER_WORDS | frozenset(SMALL)
_GAP_TO = re.compile(r" ?(?:-|–|—| to | to-|-to-) ?-?")
_GAP_AND = re.compile(r" and ")
_GAP_OR = re.compile(r" or (?:even )?")
_OPENER = re.compile(
    r"\b(?P<word>between|from|by)"
    r"(?: (?:about|around|roughly|approximately|some|nearly|as (?:little|few|much|many|low"
    r"|high) as))? $",
    re.IGNORECASE,
)
_CHANGE = frozenset(
    words(
        """rise rises rose risen rising increase increases increased increasing climb climbs climbed climbing
        grow grows grew grown growing jump jumps jumped jumping fall falls fell fallen falling drop drops
        dropped dropping decline declines declined declining decrease decreases decreased raise raises
        raised raising cut cuts cutting reduce reduced reduces reducing revise revised lower lowered
        lowering slip slipped sink sank shrink shrank up down go goes went expand expanded double doubled
        soar soared plunge plunged plummet plummeted slow slowed"""
    )
)
"""Verbs of change: with them "from 8 to 14" names two values and no range."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A quantity in the making, in a segment's own offsets."""

    start: int
    end: int
    low: float
    high: float
    vague: bool
    unit: str | None
    noun: Counted | None
    bound: str | None = None


@dataclass(frozen=True, slots=True)
class _Segment:
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


def mark_quantities(doc: Doc, times: Sequence[Time]) -> tuple[Quantity, ...]:
    """All quantities of a document, in order. `times` are its time expressions, in order.

    Durations count as quantities ("two weeks": 2, week); dates, times of day and sets do not.
    """
    days = sorted((time.span.start, time.span.end) for time in times if time.type != "DURATION")
    text = doc.text
    found: list[Quantity] = []
    for segment in _segments(doc, text, days):
        drafts = _drafts(segment)
        found.extend(_quantity(segment, text, draft) for draft in _inherited(segment.text, drafts))
    return tuple(found)


def _segments(doc: Doc, text: str, days: Sequence[tuple[int, int]]) -> Iterator[_Segment]:
    known: dict[int, bool] = {}
    first, hit = 0, False
    for token in doc:
        if token.is_sent_start and token.i > first:
            if hit:
                yield _segment(doc, text, first, token.i, days)
            first, hit = token.i, False
        if not hit:
            cached = known.get(token.orth)
            if cached is None:
                cached = known[token.orth] = "d" in token.shape_ or any(
                    part in _TRIGGERS for part in token.lower_.split("-")
                )
            hit = cached
    if hit:
        yield _segment(doc, text, first, len(doc), days)


def _segment(doc: Doc, whole: str, first: int, last: int, days: Sequence[tuple[int, int]]) -> _Segment:
    start, final = doc[first].idx, doc[last - 1]
    text = whole[start : final.idx + len(final)].translate(_SAME_LENGTH)
    return _Segment(doc, text, start, first, [doc[index].idx - start for index in range(first, last)], days)


def _drafts(segment: _Segment) -> list[_Draft]:
    """The quantities of one sentence, ranges joined, bounds read."""
    found = [item for item in numerals(segment.text) if not segment.dated(segment.start + item.core)]
    drafts: list[_Draft] = []
    sharing: list[bool] = []
    skipped_end = -1
    index = 0
    while index < len(found):
        item = found[index]
        follows = found[index + 1] if index + 1 < len(found) else None
        index += 1
        single = _single(segment, item)
        if not counts(segment.doc, segment.text, segment.token(item.core), item, skipped_end) or _is_name(
            single
        ):
            skipped_end = item.end
            continue
        other = _single(segment, follows) if follows else None
        joined = _range(segment.text, item, single, follows, other) if follows and other else None
        if joined is not None:
            drafts.append(joined)
            index += 1
            follows = found[index] if index < len(found) else None
        else:
            drafts.append(_bounded(segment.text, single))
        end = joined.end if joined else item.end
        sharing.append(follows is not None and bool(_SHARED.fullmatch(segment.text, end, follows.start)))
    return _with_shared_units(drafts, sharing)


_SHARED = re.compile(r" (?:to|and|or) |-?, |- (?:and|or) | of (?:the|its|their)(?: [a-z]+){0,2} ")
"""Between a bare number and the next, whose unit it shares: "five and ten men", "3 of the 12 men"."""


def _with_shared_units(drafts: list[_Draft], sharing: list[bool]) -> list[_Draft]:
    """Bare numbers take the unit of the number that they are listed with, from the last one back."""
    for index in range(len(drafts) - 2, -1, -1):
        draft, follows = drafts[index], drafts[index + 1]
        if sharing[index] and draft.unit is None and draft.noun is None:
            drafts[index] = replace(draft, unit=follows.unit, noun=follows.noun)
    return drafts


def _is_name(draft: _Draft) -> bool:
    """ "787 Dreamliner", "18 Harbour Avenue": a capitalised singular behind a number makes a name of it."""
    if draft.noun is None or draft.low == 1 or draft.vague:
        return False
    unit = draft.noun.unit
    return draft.noun.proper and unit[:1].isupper() and not unit.isupper() and not unit.endswith("s")


def _single(segment: _Segment, item: Numeral) -> _Draft:
    """One numeral with its unit or noun."""
    end, unit, noun = item.end, item.sign, None
    measured = (
        unit_after(segment.text, item.end) if unit is None or segment.text[end : end + 1] == "-" else None
    )
    if measured is not None and not (unit and measured[0] != unit):
        unit, end = measured
    if unit is not None and (per := rate(segment.text, end)) is not None:
        unit, end = f"{unit} per {per[0]}", per[1]
    at = segment.token_from(end)
    if at < len(segment.doc) and at < segment.first + len(segment.starts):
        if unit is None:
            noun = counted(segment.doc, at, segment.dated)
            unit = "share" if item.fraction else noun.unit if noun else None
            if noun and (per := rate(segment.text, noun.span.end - segment.start)) is not None:
                unit = f"{noun.unit} per {per[0]}"
        elif segment.doc[at].lower_ == "of" and unit not in _TIME_UNITS and not unit.endswith(" of age"):
            noun = counted(segment.doc, at, segment.dated)
    if unit is None and _is_age(segment, item):
        unit = "year of age"
    return _Draft(item.start, end, item.low, item.high, item.vague, unit, noun)


_TIME_UNITS = frozenset(words("second minute hour day week fortnight month year decade century"))
"""In "41 years of rule" no rule is counted, in "20 tonnes of flour" flour is."""
_OLDEST = 120
_BEHIND_AGE = re.compile(r" ?(?:[,;:.)]|$| (?:and|from|of|by|when|in|on)\b)")


def _is_age(segment: _Segment, item: Numeral) -> bool:
    """ "Jo Doe, 31, said", "aged 31": a small whole number beside a person."""
    if not 0 < item.low <= _OLDEST or item.low % 1 or item.vague or item.scaled:
        return False
    index = segment.token(item.core)
    if index and segment.doc[index - 1].lower_ == "aged":
        return True
    if _TURNS.search(segment.text, max(0, item.core - 20), item.core):
        return bool(_BEHIND_AGE.match(segment.text, item.end))
    if index < 2 or segment.doc[index - 1].text not in (",", "("):
        return False
    name = segment.doc[index - 2]
    person = name.tag_ == "NNP" and name.ent_type_ in ("PERSON", "ORG", "NORP", "")
    return person and bool(_BEHIND_AGE.match(segment.text, item.end))


_TURNS = re.compile(r"\b(?:he|she|who) (?:is|was|will be|turned|turns|would be) $", re.IGNORECASE)


def _range(text: str, item: Numeral, single: _Draft, follows: Numeral, other: _Draft) -> _Draft | None:
    """Two numerals as one range: "20-30", "650 to 1,000", "between … and …", "three or four"."""
    gap = text[single.end : follows.start] if single.end <= follows.start else ""
    if not gap or not _same_unit(single, other):
        return None
    opener = _OPENER.search(text, max(0, item.start - 30), item.start)
    word = opener["word"].lower().split()[-1] if opener else None
    if _GAP_AND.fullmatch(gap):
        if word != "between":
            return None
    elif _GAP_OR.fullmatch(gap):
        if not item.high < follows.low <= item.high * 2 + 1 or single.noun is not None:
            return None
    elif (
        not _GAP_TO.fullmatch(gap)
        or word == "by"
        or (word == "from" and _changes(text, opener.start() if opener else 0))
    ):
        return None
    low = _scaled_like(item, follows)
    if low > follows.high or (low == follows.high) or item.fraction or follows.fraction:
        return None
    unit = other.unit or single.unit
    start = opener.start() if opener and word == "between" else single.start
    bound = before_bound(text, item.start)
    if bound is not None and bound[0] == "near":
        start = min(start, bound[1])
    near = item.vague or follows.vague or (bound is not None and bound[0] == "near")
    return _Draft(start, other.end, low, follows.high, near, unit, other.noun or single.noun)


def _same_unit(single: _Draft, other: _Draft) -> bool:
    """Whether two numbers can be the ends of one range: "$62 and $68 per share" can."""
    if not single.unit or not other.unit or single.noun is not None:
        return single.noun is None or single.unit == other.unit
    return single.unit == other.unit or other.unit.startswith(f"{single.unit} per ")


def _scaled_like(item: Numeral, follows: Numeral) -> float:
    """ "1 to 2 thousand", "24 to 33 billion": the first number shares the second's scale."""
    if item.scaled or not follows.scaled or item.low >= follows.low:
        return item.low
    scale = next((power for power in (1e12, 1e9, 1e6, 1e3, 1e2) if follows.low >= power), 1.0)
    return item.low * scale if item.low * scale <= follows.low else item.low


def _changes(text: str, before: int) -> bool:
    """Whether a verb of change stands shortly before a place."""
    return any(word in _CHANGE for word in re.findall(r"[a-z]+", text[max(0, before - 40) : before].lower()))


def _bounded(text: str, draft: _Draft) -> _Draft:
    before = before_bound(text, draft.start)
    if before is not None:
        return replace(draft, start=before[1], bound=before[0])
    after = after_bound(text, draft.end)
    if after is not None:
        return replace(draft, end=after[1], bound=after[0])
    return draft


def _inherited(text: str, drafts: list[_Draft]) -> list[_Draft]:
    """A conversion in parentheses has the bound of what it converts: "under 300 km (190 miles)"."""
    whole: list[_Draft] = []
    for draft in drafts:
        last = whole[-1] if whole else None
        if last is not None and last.bound and draft.bound is None and draft.unit and last.unit:
            gap = text[last.end : draft.start]
            if (gap in (" (", " / ", "/") or gap == " (US ") and draft.unit != last.unit:
                draft = replace(draft, bound=last.bound)
        whole.append(draft)
    return whole


def _quantity(segment: _Segment, text: str, draft: _Draft) -> Quantity:
    low: float | None = draft.low
    high: float | None = draft.high
    approximate = draft.vague or draft.bound == "near"
    if draft.bound == "above":
        high, approximate = None, False
    elif draft.bound == "below":
        low, approximate = None, False
    phrase = draft.noun.span if draft.noun else None
    return Quantity(
        Span(segment.start + draft.start, segment.start + draft.end),
        low,
        high,
        approximate,
        draft.unit,
        phrase.of(text) if phrase else None,
        phrase,
    )
