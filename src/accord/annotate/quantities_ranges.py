"""Two numerals that are one range: "20-30", "650 to 1,000", "between 20 and 30", "three or four"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from accord.annotate.numbers import words
from accord.annotate.quantities_bounds import CHANGE, before_bound
from accord.annotate.quantities_nouns import Counted
from accord.annotate.quantities_numerals import Numeral

__all__ = ["Draft", "joined"]

_GAP_TO = re.compile(r" ?(?:-|–|—| to | to-|-to-) ?-?")
_GAP_AND = re.compile(r" and ")
_GAP_OR = re.compile(r" or (?:even )?")
_OPENER = re.compile(
    r"\b(?P<word>between|from|by)"
    r"(?: (?:about|around|roughly|approximately|some|nearly|as (?:little|few|much|many|low"
    r"|high) as))? $",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A quantity in the making, in its sentence's own offsets."""

    start: int
    end: int
    low: float
    high: float
    vague: bool
    unit: str | None
    noun: Counted | None
    bound: str | None = None
    rough: bool = False


def joined(text: str, item: Numeral, single: Draft, follows: Numeral, other: Draft) -> Draft | None:
    """The range that two numerals make, with their drafts; None where they make none.

    "rose from 8 to 14" are two values; so are ends that do not rise, and shares. "At least six or seven" is
    bounded as a whole.
    """
    gap = text[single.end : follows.start] if single.end <= follows.start else ""
    opener = _OPENER.search(text, max(0, item.start - 30), item.start)
    if not gap or not _same_unit(single, other):
        return None
    if not _is_range(text, item, follows, gap, opener, own_unit=single.unit is not None):
        return None
    low = _scaled_like(item, follows)
    part = (item.fraction or follows.fraction) and not (item.fraction and follows.fraction and opener)
    if low >= follows.high or part or (single.noun and "or" in gap):
        return None
    unit = other.unit or single.unit
    start = opener.start() if opener and opener["word"].lower() == "between" else single.start
    bound = before_bound(text, item.start, unit, measured=True)
    if bound is not None and bound.side != "near" and text[: bound.start].lower().endswith("from "):
        bound = None  # "from up to 20 to 30"
    if bound is not None:
        start = min(start, bound.start)
    side, rough = (bound.side, bound.rough) if bound is not None else (None, False)
    vague = item.vague or follows.vague
    return Draft(start, other.end, low, follows.high, vague, unit, other.noun or single.noun, side, rough)


def _is_range(
    text: str, item: Numeral, follows: Numeral, gap: str, opener: re.Match[str] | None, *, own_unit: bool
) -> bool:
    word = opener["word"].lower() if opener else None
    if item.word or follows.word:
        return False
    if _GAP_AND.fullmatch(gap):
        return word == "between"
    if _GAP_OR.fullmatch(gap):
        return not item.vague and item.high < follows.low <= item.high * 2 + 1
    if not _GAP_TO.fullmatch(gap):
        return False
    if own_unit and word is None and "to" in gap and _changed_by(text, item.start):
        return False
    if word == "by":  # "rose by $2 to $14" are two values, "by 1 to 1.5 degrees" is a range.
        return not own_unit
    return word != "from" or opener is None or not _changes(text, opener.start())


_CHANGED = CHANGE | frozenset(words("add adds added gain gains gained lose loses lost shed sheds"))
"""Of these, too, "up to" bounds the number: "lost up to 300 men"."""
_WORD_BEFORE = re.compile(r"([a-z]+) $", re.IGNORECASE)


def _changed_by(text: str, start: int) -> bool:
    """ "Rose $2 to $14 a barrel": the change, then the goal."""
    match = _WORD_BEFORE.search(text, max(0, start - 16), start)
    return match is not None and match[1].lower() in _CHANGED


def _same_unit(single: Draft, other: Draft) -> bool:
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
    return any(word in CHANGE for word in re.findall(r"[a-z]+", text[max(0, before - 40) : before].lower()))
