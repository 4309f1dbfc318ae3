"""Where a count holds: the place that its own words give.

A place is one behind "in", "at", "near"; the nearest is the count's own, behind it before in front of it. It
is none where another clause begins in between ("… and reports to the ministry in Ost"), where it tells who
speaks ("officials in Ost said"; of a doctor or a villager it tells the place all the same), or whose
something is ("the Ostian embassy"). Of several in a row all are ("in Ost and Varn"). People who live
somewhere live in what the apposition or clause is about: "Ost, a town of 40,000", "Ost, which has 40,000".

What passes as a sentence may hold more than one: a headline, a dateline or the points of a list have no full
stop before the text. `own_part` is the count's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from accord.model.annotation import NameMark
from accord.model.reading import forms_in
from accord.model.values import Span
from accord.model.world import state_named
from accord.reconcile.tables import countables, table

__all__ = ["crosses", "own_part", "place_of"]

_PREPOSITIONS = r"(?:in|at|near|outside|around|across|inside|throughout|within|on)"
_LED = re.compile(
    rf"\b(?P<led>{_PREPOSITIONS})\s(?:the\s)?(?P<between>(?:(?!{_PREPOSITIONS}\s)[\w’'-]+\s){{0,6}})$",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"(?:[a-z-]+\s){0,2}")
_KINDS = (
    r"(?:cit(?:y|ies)|towns?|ports?|villages?|capital|provinces?|regions?|districts?|enclave|suburbs?|islands?|area|"
    r"outskirts|north|south|east|west|north-?east|north-?west|south-?east|south-?west|heart|cent(?:re|er)|streets|"
    r"parts?|vicinity|coast|mountains|state|governorate|county|neighbou?rhoods?|settlement|border)"
)
_OF_A_KIND = re.compile(rf"(?:[\w’'-]+\s){{0,4}}{_KINDS}\s(?:of\s)?(?:the\s)?")
_TO = re.compile(r"\b(?:to|from|into|for|towards?|by)\s(?:the\s)?(?:[\w-]+\s){0,1}$")
_NAMES_KIND = re.compile(rf"\s(?:[a-z-]+\s){{0,2}}{_KINDS}\s(?:of\s)?(?=[A-Z])")
_NEXT = re.compile(r"\s([A-Za-z][\w-]*)")
_DATELINE = re.compile(
    r"\([A-Z][\w. ]{1,30}\)\s?(?:--?|–|—)\s|[.!?…][”\"’)]?\s(?=[\\*•·▪]|-)|\s[•·▪|]\s|\s--\s(?=[A-Z])"
)
_HEADLINE = re.compile(r"[\w.)%’]\s$")
_NEW = re.compile(r"[A-Z][a-z]")
_CLOSED = re.compile(r"\b(?:who|which|whose|where|that)\s[^,;]*,")
_CLAUSE = re.compile(
    r"\b(?:after|before|when|while|until|because|that|(?<!in )which|who|whose|whom|but|although|though|"
    r"whereas|as)\s|[;:]\s|"
    r"\band\s(?!(?:wounded|injured|hurt|killed|missing|displaced)\b)(?:"
    r"(?:then|later|also|ha[ds]|have|was|were|is|are|will|would|he|she|it|they|we|I)\s|[a-z]+(?:ed|ing)\s|"
    r"[a-z]+s\s(?:to|the|an?|its|his|that|of)\s|"
    r"(?:the|its|his|her|their|an?)\s(?:[\w’'-]+\s){1,4}?"
    r"(?:was|were|has|have|had|is|are|will|would|[a-z]+ed)\s)"
)
_TOLD = re.compile(r"\b(?:said|says|told|tells|reported|reports|according to|announced|claim(?:ed|s) that)\b")
_OTHERS = re.compile(  # "6,000 soldiers, 3,000 in Ost"
    rf",\s(?:(?:about|some|another|at least)\s)?\d[\d,]*\s(?:of (?:them|whom)\s)?{_PREPOSITIONS}\s(?:the\s)?$"
)
_SAYS = (
    r"(?:says?|said|tells?|told|puts?|reckons?|reckoned|estimates?|estimated|speaks?|spoke|gives?|gave|reports?|reported|"
    r"counts?|counted|claimed that|announced|recorded|documented|denied|denies)\b"
)
_ALSO = r"(?:(?:has|have|had|also|now|later)\s){0,2}"
_SAYING = re.compile(
    rf"(?:\s\([^()]{{1,20}}\))?\s{_ALSO}{_SAYS}|,\s[^,;.]{{2,60}},\s{_ALSO}{_SAYS}(?!\s(?:an?|the|[A-Z]))"
)
_CREDITED = re.compile(
    r"(?:[,”\"]\s(?:said|says)|\baccording to|\b(?:quoting|quoted|citing))\s"
    r"(?:(?!that\b)[^\W\d][\w’'&-]*\s){1,8}$"
)
_APPOSED = re.compile(r",\s(?:an?|the|its|one of)\s[^,]*$")
_LIVES = re.compile(r"(?:,|\s(?:--|–|—))\s(?:an?|the|one of|which|whose|home to|with)\b[^,;:.]*$")
_HOLDS = re.compile(r"\s(?:itself\s|alone\s)?(?:is|was|has|had|with|holds|counts)\b[^,;:.]*$")
_TIE = re.compile(r",?\sand\s(?:in\s|near\s)?(?:the\s)?|,\s(?:in\s)?")
_MOST = 5  # places in a row
_REACH = 60  # characters before a place in which it is led


def own_part(text: str, sentence: Span, span: Span) -> Span:
    """The part of a run-together sentence in which the count stands."""
    start = sentence.start
    for at in _DATELINE.finditer(text, sentence.start, span.start):
        start = at.end()
    if _HEADLINE.search(text, start, span.start) and _NEW.match(text, span.start):
        start = span.start  # "… near Ost Four dead in raid": a headline ended.
    end = _DATELINE.search(text, span.end, sentence.end)
    return Span(start, end.start() if end else sentence.end)


def place_of(
    text: str,
    places: Sequence[NameMark],
    speakers: Sequence[Span],
    part: Span,
    span: Span,
    *,
    lives: bool = False,
) -> str | None:
    """The place of the count at `span`; `speakers` are the words for who speaks, in order."""
    marks = [
        it
        for it in places
        if it.name and part.covers(it.span) and not it.span.overlaps(span) and not it.span.of(text).islower()
    ]
    if lives:
        return _lived_in(text, marks, part, span)
    near: list[tuple[bool, bool, int, int]] = []
    for at, mark in enumerate(marks):
        if mark.span.start > span.end and _OTHERS.search(text, span.end, mark.span.start):
            continue
        local = _placed(text, mark, speakers, part, span)
        if local is None or (not local and crosses(text, mark.span, span)):
            continue
        behind = mark.span.start >= span.end
        distance = mark.span.start - span.end if behind else span.start - mark.span.end
        aside = _APPOSED.search(text, part.start, mark.span.start) is not None and not behind
        near.append((local or aside, not behind, distance, at))
    return _row(text, marks, min(near)[3]) if near else None


def crosses(text: str, mark: Span, span: Span) -> bool:
    """Whether another clause begins between the count and a mark of its sentence."""
    between = f"{text[mark.end : span.start]}0" if mark.end <= span.start else text[span.end : mark.start]
    return _CLAUSE.search(_CLOSED.sub(",", between)) is not None


def _placed(text: str, mark: NameMark, speakers: Sequence[Span], part: Span, span: Span) -> bool | None:
    """Whether it is where a local witness speaks (and so weaker); None where it is no place of anything."""
    before = text[max(part.start, mark.span.start - _REACH) : mark.span.start]
    led, following = _LED.search(before), _NEXT.match(text, mark.span.end)
    if led is None or _TO.search(before) or _NAMES_KIND.match(text, mark.span.end):
        return None
    plain = _PLAIN.fullmatch(led["between"]) and " of " not in f" {led['between']}" and led["led"] != "on"
    if not plain and not _OF_A_KIND.fullmatch(led["between"]):
        return None
    if following is not None and _owned(following[1]):
        return None
    start, end = max(part.start, mark.span.start - _REACH), mark.span.start
    said = next(_around(speakers, mark.span), None)
    if mark.span.end <= span.start and _TOLD.search(text, mark.span.end, span.start):
        end = span.start  # "In Ost, villagers said 12 had died": of a minister it tells only where he spoke.
    elif said is not None:
        start = max(said.start, start)
    elif not _SAYING.match(text, mark.span.end) and not _CREDITED.search(before[: led.start()]):
        return False
    return None if table("local").isdisjoint(forms_in(text[start:end])) else True


def _owned(word: str) -> bool:
    """Whether a word behind a place's name is what it has, or is of it: "embassy", "Secretary", "teen"."""
    if word.casefold() in table("of_a_state"):
        return True
    noun = word if word in countables() else word.removesuffix("s")
    return noun in countables() and countables()[noun][0] in ("people", "forces", "captives")


def _around(spans: Sequence[Span], inner: Span) -> Iterator[Span]:
    at = bisect_right(spans, Span(inner.start, inner.end + 1))
    yield from (it for it in spans[max(0, at - 2) : at + 1] if it.covers(inner))


def _row(text: str, marks: Sequence[NameMark], at: int) -> str | None:
    """The name of a place, or of all that stand in one row with it, but for the states they are in."""
    first = last = at
    while first and _TIE.fullmatch(text, marks[first - 1].span.end, marks[first].span.start):
        first -= 1
    while last + 1 < len(marks) and _TIE.fullmatch(text, marks[last].span.end, marks[last + 1].span.start):
        last += 1
    row = marks[first : last + 1]
    ties = [text[a.span.end : b.span.start] for a, b in pairwise(row)]
    if len(row) > 2 * _MOST or not any(" and " in tie for tie in ties):
        return marks[at].name
    names = [row[0].name or ""]
    for (before, mark), tie in zip(pairwise(row), ties, strict=True):
        within = "and" not in tie and state_named(mark.name or "") and not state_named(before.name or "")
        if mark.name and not within:
            names.append(mark.name)
    names = list(dict.fromkeys(names))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _ends_at(text: str, marks: Sequence[NameMark], part: Span, end: int) -> str | None:
    """The place that a clause behind a comma is about: the town, not what it is in ("Ost, Peru, which …")."""
    at = next((at for at, it in enumerate(marks) if it.span.end == end), None)
    if at is None:
        return None
    apposed = _APPOSED.search(text, part.start, marks[at].span.start)
    if apposed is not None:
        return _ends_at(text, marks[:at], part, apposed.start())
    within = at and state_named(marks[at].name or "") and text[marks[at - 1].span.end : marks[at].span.start]
    return marks[at - 1].name if within == ", " else marks[at].name


def _lived_in(text: str, marks: Sequence[NameMark], part: Span, span: Span) -> str | None:
    """Where the people counted live: what stands before the clause, else the nearest place."""
    aside = _LIVES.search(text, part.start, span.start)
    if aside is not None:
        return _ends_at(text, marks, part, aside.start())
    before = [it for it in marks if it.span.end <= span.start]
    behind = [it for it in marks if it.span.start >= span.end and it.span.start - span.end <= _REACH]
    led = (it.name for it in behind if _LED.search(text, part.start, it.span.start))
    holds = before and _HOLDS.match(text[before[-1].span.end : span.start])
    return next(led, None) or (before[-1].name if holds else None)
