"""Quantities: a number or a range with its bounds, its unit, and what is counted.

Numerals are found by shape, joined to ranges, given the bound that the words around them set, and their
unit from a table of units or from the noun phrase that the parse shows behind them. Dates, times of day,
ordinals, resolution numbers and names that hold a number are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from accord.annotate.numbers import SMALL
from accord.annotate.quantities_bounds import TEMPORAL, after_bound, before_bound, noun_bound
from accord.annotate.quantities_dates import lone_year, relative
from accord.annotate.quantities_guards import counts
from accord.annotate.quantities_measures import Segment, measured, named_before
from accord.annotate.quantities_numerals import TRIGGER_WORDS, Numeral, numerals
from accord.annotate.quantities_ranges import Draft, joined
from accord.model.annotation import Quantity, Time
from accord.model.values import Span

__all__ = ["mark_quantities"]

_SAME_LENGTH = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ", "\r": " ", "‑": "-", "‐": "-"}
)
_TRIGGERS = TRIGGER_WORDS | frozenset(SMALL)


def mark_quantities(doc: Doc, times: Sequence[Time]) -> tuple[Quantity, ...]:
    """All quantities of a document, in order. `times` are its time expressions, in order.

    Durations and intervals count as quantities ("two weeks", "every two weeks": 2, week); dates and times
    of day do not.
    """
    days = sorted((time.span.start, time.span.end) for time in times if time.type in ("DATE", "TIME"))
    text = doc.text
    found: list[Quantity] = []
    for segment in _segments(doc, text, days):
        drafts = _drafts(segment)
        found.extend(_quantity(segment, text, draft) for draft in _inherited(segment.text, drafts))
    return tuple(found)


def _segments(doc: Doc, text: str, days: Sequence[tuple[int, int]]) -> Iterator[Segment]:
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


def _segment(doc: Doc, whole: str, first: int, last: int, days: Sequence[tuple[int, int]]) -> Segment:
    start, final = doc[first].idx, doc[last - 1]
    text = whole[start : final.idx + len(final)].rstrip().translate(_SAME_LENGTH)
    return Segment(doc, text, start, first, [doc[index].idx - start for index in range(first, last)], days)


def _drafts(segment: Segment) -> list[Draft]:
    """The quantities of one sentence, ranges joined, bounds read."""
    text = segment.text
    found = [item for item in numerals(text) if not segment.dated(segment.start + item.core)]
    drafts: list[Draft] = []
    sharing: list[bool] = []
    skipped_end = -1
    index = 0
    following: Draft | None = None
    while index < len(found):
        item, single = found[index], following or measured(segment, found[index])
        following = None
        index += 1
        if index < len(found) and _said_twice(text, item, found[index]):
            item = replace(item, end=found[index].end + 1)
            single = measured(segment, item)
            index += 1
        if _is_name(single) or not counts(segment.doc, text, segment.token(item.core), item, skipped_end):
            skipped_end = item.end
            continue
        made: Draft | None = None
        if index < len(found):
            following = measured(segment, found[index])
            made = joined(text, item, single, found[index], following)
        if made is not None:
            following = None
            index += 1
            if _is_name(made):
                continue
        else:
            digits = item.core < item.end and text[item.core].isdigit()
            made = named_before(segment, _bounded(segment, single, digits=digits))
        if _says_when(text, item, made):
            skipped_end = item.end
            continue
        drafts.append(made)
        end = max(made.end, item.end) if made.low != made.high else item.end
        sharing.append(index < len(found) and bool(_SHARED.fullmatch(text, end, found[index].start)))
    return _with_shared_units(text, segment.start, drafts, sharing)


def _says_when(text: str, item: Numeral, draft: Draft) -> bool:
    """Whether it is a time after all: "the past two weeks", "as early as 2020", "only a week"."""
    if item.word == "a" and (draft.unit is None or draft.bound is None):
        return True
    if draft.unit in TEMPORAL:
        return relative(text, draft.start, draft.end)
    return draft.unit is None and draft.bound is None and lone_year(text, draft.start, draft.end)


def _said_twice(text: str, item: Numeral, again: Numeral) -> bool:
    """ "Twelve (12) soldiers": the number in words and in digits is one."""
    return (
        item.low == again.low
        and item.high == again.high
        and (text[item.end : again.start] in (" (", "(") and text[again.end : again.end + 1] == ")")
    )


_SHARED = re.compile(
    r" (?:[\w-]+ )?(?:to|and|or) |-?, |- (?:and|or) |,? (?:if not|or even) "
    r"| of (?:(?:the|its|their|these|those)(?: [a-z]+){0,2} )?"
)
"""Between a bare number and the next, whose unit it shares: "five and ten men", "3 of the 12 men"."""


_TO = re.compile(r"(?: [\w-]+){0,3},? to ")
_COMPARED = re.compile(r"\bcom-? ?pared (?:with|to) (?:the )?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:a |the )?$", re.IGNORECASE)


def _with_shared_units(text: str, offset: int, drafts: list[Draft], sharing: list[bool]) -> list[Draft]:
    """Bare numbers take the unit of the number that they are listed with, from the last one back.

    The goal of a change takes that of where it began, "from 208 pounds to 193", and what is compared that of
    what it is compared with.
    """
    for index in range(len(drafts) - 2, -1, -1):
        draft, follows = drafts[index], drafts[index + 1]
        if sharing[index] and draft.noun is None and draft.unit in (None, "share"):
            unit = None if follows.unit == "share" else follows.unit
            drafts[index] = replace(draft, unit=draft.unit or unit, noun=follows.noun)
    for index in range(1, len(drafts)):
        draft, before = drafts[index], drafts[index - 1]
        if draft.unit is None and draft.noun is None and before.unit is not None:
            end = max(before.end, before.noun.span.end - offset if before.noun else 0)
            changed = _TO.fullmatch(text, end, draft.start) and _FROM.search(
                text, max(0, before.start - 16), before.start
            )
            if changed or _COMPARED.search(text, max(0, draft.start - 24), draft.start):
                drafts[index] = replace(draft, unit=before.unit, noun=before.noun)
    return drafts


def _is_name(draft: Draft) -> bool:
    """ "787 Dreamliner", "18 Harbour Avenue": a capitalised singular behind a number makes a name of it."""
    if draft.noun is None or draft.low == 1 or draft.vague or draft.unit != draft.noun.unit:
        return False
    head = draft.noun.head
    return draft.noun.proper and head[:1].isupper() and not head.isupper() and not head.endswith("s")


def _bounded(segment: Segment, draft: Draft, *, digits: bool) -> Draft:
    """With the bound that the words around it set."""
    text, measure = segment.text, draft.unit if draft.noun is None else None
    before = before_bound(text, draft.start, measure, digits or measure is not None)
    if before is not None:
        return replace(draft, start=before.start, bound=before.side, rough=before.rough)
    after = after_bound(text, draft.end)
    if after is not None:
        return replace(draft, end=after[1], bound=after[0])
    end = draft.noun.span.end - segment.start if draft.noun else draft.end
    return replace(draft, bound=noun_bound(text, end))


def _inherited(text: str, drafts: list[Draft]) -> list[Draft]:
    """A conversion in parentheses has the bound of what it converts: "under 300 km (190 miles)".

    What is about so much is converted to a number that stands as printed: "about 10 km (6 miles)".
    """
    whole: list[Draft] = []
    for draft in drafts:
        last = whole[-1] if whole else None
        if (
            last is not None
            and last.bound in ("above", "below")
            and draft.bound is None
            and draft.unit
            and last.unit
        ):
            gap = text[last.end : draft.start]
            if (gap in (" (", " / ", "/") or gap == " (US ") and draft.unit != last.unit:
                draft = replace(draft, bound=last.bound)
        whole.append(draft)
    return whole


def _quantity(segment: Segment, text: str, draft: Draft) -> Quantity:
    low: float | None = draft.low
    high: float | None = draft.high
    approximate = draft.vague or draft.bound == "near"
    if draft.bound == "above":
        high, approximate = None, draft.rough
    elif draft.bound == "below":
        low, approximate = None, draft.rough
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
