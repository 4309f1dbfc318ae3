"""Whether two statements that are alike in meaning contradict one another.

Vectors find "will be accelerated" and "will be suspended" alike, so this decides: figures, days and
places that cannot be the same, a denial in one only, a doubt in one only, or words of opposite direction.
Only the part of either is looked at that has counterparts in the other: what a longer report says
besides contradicts nothing. A denied opposite is no contradiction ("not suspended", "goes on").
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from accord.link.naming import normal_name
from accord.link.senses import beginnings, starting
from accord.model.annotation import Statement
from accord.model.reading import Reading, forms_in
from accord.model.tables import toml_table, word_set
from accord.model.values import Span

__all__ = ["Claim", "claim_of", "contradiction"]

_AROUND = 3  # words after what has its counterpart that are still looked at
_BEFORE = 5  # words before it that may deny or doubt it
_ONE_PLACE = 80  # per cent of the letters that two spellings of a place share
_APPROXIMATE = 0.1
_PLACES = ("GPE", "LOC", "FAC")
Bounds = tuple[float, float]
Days = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Claim:
    """What of a statement can contradict: its words, the figures, days and places in it, its denial.

    `to_come` are the days after that of the report, in whatever words ("by Friday").
    """

    forms: tuple[str, ...]
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
        normal_name(mark.name)
        for mark in marks.mentions
        if mark.name and mark.type in _PLACES and _inside(mark.span, statement.content)
    }
    figures = [
        _bounds(it.low, it.high, it.approximate)
        for it in marks.quantities
        if _inside(it.span, statement.content)
    ]
    days = [
        (it.span, (it.earliest, it.latest))
        for it in marks.times
        if it.earliest and it.latest and it.type == "DATE" and _inside(it.span, statement.content)
    ]
    reported = reading.document.published.latest
    return Claim(
        tuple(forms),
        tuple(figures),
        # "Last Thursday" has been read by the article's date, which may be a day off.
        tuple(day for span, day in days if any(char.isdigit() for char in span.of(text))),
        frozenset(places - {""}).difference(common),
        statement.modality == "denied",
        frozenset(day for _, day in days if reported and day[0] > reported),
    )


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
    turned = _denials(left, counterparts[0]) % 2 != _denials(right, counterparts[1]) % 2
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


def _denials(claim: Claim, shared: Collection[str]) -> int:
    """How often the part that both share is denied: a denial stands before what it denies."""
    forms = _shared_part(claim.forms, shared, before=_BEFORE, after=0)
    no_denial = word_set("accord.link", "contradictions.toml", "no_denial")
    found = sum(
        (form.endswith("n't") or "denials" in _senses(form)) and following not in no_denial
        for form, following in zip(forms, [*forms[1:], ""], strict=True)
    )
    return found + claim.denied


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
