"""Whether two statements that are alike in meaning contradict one another.

Vectors find "will be accelerated" and "will be suspended" alike, so this decides: figures, days and
places that cannot be the same, a denial in one only, a doubt in one only, or words of opposite direction.
Only the part of either is looked at that has counterparts in the other: what a longer report says
besides contradicts nothing. A denied opposite is no contradiction ("not suspended", "goes on").
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from accord.link.naming import normal_name
from accord.link.senses import beginnings, starting
from accord.model.annotation import Statement
from accord.model.reading import Reading, forms_in
from accord.model.tables import toml_table, word_set
from accord.model.values import Span
from accord.model.world import state_named

__all__ = [
    "Claim",
    "Counted",
    "claim_of",
    "contradiction",
    "counted_in",
    "is_refusal",
    "place_name",
    "same_count",
]

_AROUND = 3  # words after what has its counterpart that are still looked at
_BEFORE = 5  # words before it that may deny or doubt it
_TURNED = 0.4  # of what has a counterpart is denied in one more than in the other
_ONE_PLACE = 80  # per cent of the letters that two spellings of a place share
_APPROXIMATE = 0.1
_TELLING, _MANY = 10, 50  # Smaller figures are in everything; from so many on even another noun may do.
_PLACES = ("GPE", "LOC", "FAC")
_CALENDAR = re.compile(rf"\d|\b(?:{'|'.join(month_name[1:])})\b")
_CLAUSE_END = re.compile(
    r"[,;:.!?—–](?=\s|$)"
    r"|\s(?:-|--|and|or|but|because|although|though|while|whereas|despite|which|who|whose)\s"
    r"|\s(?=(?:if|unless|until|when)\s)",
    re.IGNORECASE,
)
Bounds = tuple[float, float]
Counted = tuple[tuple[float | None, float | None], str | None]
Days = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Claim:
    """What of a statement can contradict: its words, the figures, days and places in it, its denial.

    `in_denial` are the words of clauses with a denial in them; `denied` says that all of it is denied.
    `to_come` are the days after that of the report, in whatever words ("by Friday").
    """

    forms: tuple[str, ...]
    in_denial: frozenset[str]
    figures: tuple[Bounds, ...]
    days: tuple[Days, ...]
    places: frozenset[str]
    denied: bool
    to_come: frozenset[Days]


def claim_of(reading: Reading, statement: Statement, common: Collection[str]) -> Claim:
    """The claim of one statement; `common` are places so often named that they tell nothing apart."""
    text, marks = reading.document.text, reading.annotation
    forms = [form for span in statement.content for form in forms_in(span.of(text))]
    places = {
        place_name(mark.name)
        for mark in marks.mentions
        if mark.name and mark.type in _PLACES and _inside(mark.span, statement.content)
    }
    quantities = (it for it in marks.quantities if _inside(it.span, statement.content))
    days = [
        (it.span, (it.earliest, it.latest))
        for it in marks.times
        if it.earliest and it.latest and it.type == "DATE" and _inside(it.span, statement.content)
    ]
    reported = reading.document.published.latest
    return Claim(
        tuple(forms),
        frozenset(_in_denial(text, statement.content)),
        tuple(_bounds(it.low, it.high, it.approximate) for it in quantities),
        # "Last Thursday" has been read by the article's date, which may be a day off.
        tuple(day for span, day in days if _CALENDAR.search(span.of(text))),
        frozenset(places - {""}).difference(common),
        statement.modality == "denied" or is_refusal(reading, statement),
        frozenset(day for _, day in days if reported and day[0] > reported),
    )


def place_name(name: str) -> str:
    """The name a place is compared by: of a state one of its names."""
    return state_named(name) or normal_name(name)


def is_refusal(reading: Reading, statement: Statement) -> bool:
    """Whether the cue says that the speaker will not do what is told: "refused to hand over weapons"."""
    refusals = word_set("accord.link", "contradictions.toml", "refusals")
    cues = (form for span in statement.cue for form in forms_in(span.of(reading.document.text)))
    return any(form in refusals for form in cues)


def counted_in(reading: Reading, statement: Statement) -> frozenset[Counted]:
    """The figures of a statement that tell it from others: ten and more, neither vague nor of a time."""
    times = word_set("accord.link", "contradictions.toml", "times")
    return frozenset(
        ((it.low, it.high), it.unit)
        for it in reading.annotation.quantities
        if (it.low == it.high or it.low is None or it.high is None)
        and max(it.low or 0, it.high or 0) >= _TELLING
        and it.unit not in times
        and _inside(it.span, statement.content)
    )


def same_count(mine: Collection[Counted], others: Collection[Counted]) -> bool:
    """Whether both count the same number of one thing; many, of things that may be one."""
    return any(
        figure == other
        and unit is not None
        and another is not None
        and (unit.split()[-1:] == another.split()[-1:] or (_is_many(figure) and _may_be_one(unit, another)))
        for figure, unit in mine
        for other, another in others
    )


def _is_many(figure: Sequence[float | None]) -> bool:
    return max(it or 0 for it in figure) >= _MANY


def _may_be_one(unit: str, other: str) -> bool:
    """Whether two nouns may count one thing: sixty lorries may be sixty vehicles, never sixty miles."""
    measures = word_set("accord.link", "contradictions.toml", "measures")
    return measures.isdisjoint((unit, other))


def contradiction(
    left: Claim, right: Claim, counterparts: tuple[Collection[str], Collection[str]]
) -> str | None:
    """What contradicts, in plain words; None where nothing does. `counterparts` as of `Meaning`."""
    if _unmatched(left.figures, right.figures) and _unmatched(right.figures, left.figures):
        return "the figures differ"
    if _apart(left.days, right.days) and _apart(right.days, left.days):
        return "the days differ"
    if left.places and right.places and not _meet(left.places, right.places):
        return "the places differ"
    mine = _shared_part(left.forms, counterparts[0], _BEFORE, _AROUND)
    others = _shared_part(right.forms, counterparts[1], _BEFORE, _AROUND)
    if (_doubts(mine) and not _open(others)) or (_doubts(others) and not _open(mine)):
        return "only one is doubtful"
    turned = _is_turned(left, right, counterparts)
    opposite = _opposite(mine, others)
    if opposite and not turned:
        return f"“{opposite[0]}” is the opposite of “{opposite[1]}”"
    if turned and not opposite:
        return "only one is a denial"
    return None


def _inside(span: Span, content: Sequence[Span]) -> bool:
    return any(part.covers(span) for part in content)


def _bounds(low: float | None, high: float | None, approximate: bool) -> Bounds:
    slack = _APPROXIMATE if approximate else 0.0
    lowest = low * (1 - slack) if low is not None else float("-inf")
    highest = high * (1 + slack) if high is not None else float("inf")
    return lowest, highest


def _unmatched(figures: Sequence[Bounds], others: Sequence[Bounds]) -> bool:
    """Whether some figure can be none of the others, of which there are some."""
    return bool(others) and any(
        all(high < other_low or other_high < low for other_low, other_high in others) for low, high in figures
    )


def _apart(days: Sequence[Days], others: Sequence[Days]) -> bool:
    return bool(others) and any(
        all(latest < other_first or other_last < earliest for other_first, other_last in others)
        for earliest, latest in days
    )


def _meet(places: Collection[str], others: Collection[str]) -> bool:
    return any(fuzz.ratio(place, other) >= _ONE_PLACE for place in places for other in others)


def _shared_part(forms: Sequence[str], shared: Collection[str], before: int, after: int) -> Sequence[str]:
    """From the first to the last word with a counterpart, and a few around; all where none has."""
    places = [place for place, form in enumerate(forms) if form in shared]
    if not places:
        return forms
    return forms[max(0, places[0] - before) : places[-1] + 1 + after]


def _is_turned(left: Claim, right: Claim, counterparts: tuple[Collection[str], Collection[str]]) -> bool:
    """Whether one denies what the other says.

    The part that both share is denied once more, or once less, and in other clauses: "the team will
    advise them but not arm them" denies nothing of "the team will advise them".
    """
    mine, others = _denials(left, counterparts[0]), _denials(right, counterparts[1])
    if mine % 2 == others % 2:
        return False
    return abs(_denied_part(left, counterparts[0]) - _denied_part(right, counterparts[1])) >= _TURNED


def _denials(claim: Claim, shared: Collection[str]) -> int:
    """How often the part that both share is denied: a denial stands before what it denies."""
    return _denials_in(_shared_part(claim.forms, shared, before=_BEFORE, after=0)) + claim.denied


def _denials_in(forms: Sequence[str]) -> int:
    no_denial = word_set("accord.link", "contradictions.toml", "no_denial")
    return sum(
        (form.endswith("n't") or "denials" in _senses(form)) and following not in no_denial
        for form, following in pairwise([*forms, ""])
    )


def _in_denial(text: str, content: Sequence[Span]) -> Iterator[str]:
    """The words of every clause that has one denial, or an odd number of them."""
    for span in content:
        for clause in _CLAUSE_END.split(span.of(text)):
            forms = forms_in(clause)
            if _denials_in(forms) % 2:
                yield from forms


def _denied_part(claim: Claim, shared: Collection[str]) -> float:
    """The part of the words with a counterpart that is denied, 0 to 1; of all words where none has one."""
    words = set(shared) or set(claim.forms)
    part = len(words & claim.in_denial) / len(words) if words else 0.0
    return 1 - part if claim.denied else part


def _doubts(forms: Sequence[str]) -> bool:
    return any("doubts" in _senses(form) for form in forms)


def _open(forms: Sequence[str]) -> bool:
    return any(not _senses(form).isdisjoint(("doubts", "open")) for form in forms)


def _opposite(mine: Sequence[str], others: Sequence[str]) -> tuple[str, str] | None:
    """A word of each, of opposite direction, where neither has a word of both directions."""
    here, there = _directions(mine), _directions(others)
    for axis, side in sorted(here):
        against = (axis, "other" if side == "one" else "one")
        if against in there and against not in here and (axis, side) not in there:
            return here[axis, side], there[against]
    return None


def _directions(forms: Sequence[str]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for form in forms:
        for sense in _senses(form):
            axis, _, side = sense.partition(" ")
            if side:
                found.setdefault((axis, side), form)
    return found


@lru_cache(maxsize=1 << 16)
def _senses(form: str) -> frozenset[str]:
    """The tables that list a word: "denials", "doubts", "open", or the axis and side of an opposite."""
    return starting(form, _table())


@cache
def _table() -> dict[str, list[tuple[str, str]]]:
    tables = toml_table("accord.link", "contradictions.toml")
    groups = {name: tables[name] for name in ("denials", "doubts", "open")}
    for number, pair in enumerate(tables["opposites"]):
        groups |= {f"{number:02} {side}": pair[side] for side in ("one", "other")}
    return beginnings(groups)
