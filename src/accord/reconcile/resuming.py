"""Numbers without a noun, which count what the number before them counts.

In its own sentence any does ("…, while officials speak of 25"), behind it one that is told as a number of the
same: by a word for it ("puts the number at 25"), by "it" ("said it was closer to 80"), right behind a verb of
counting ("the rebels spoke of 40"), by what befell those counted ("we hold 43", "two were destroyed") or by a
verb left alone ("according to the rebels, 54 were").
"""

from __future__ import annotations

import re

from accord.model.annotation import Quantity
from accord.model.reading import words_in
from accord.model.values import Span
from accord.reconcile.befell import state_of
from accord.reconcile.claims import Sighting
from accord.reconcile.countable import Kind, Named
from accord.reconcile.tables import countables, states, table

__all__ = ["is_of_these", "resumed", "resumes", "same_told", "toll"]

_NO_MORE = re.compile(r"\b(?:hour|day|night|week|month|year|time)s? or $")  # "for a day or two"
_VAGUE = re.compile(r"(?:hundreds|thousands|dozens|scores|millions)$", re.IGNORECASE)  # These are people.
_BESIDE = re.compile(r"[,;]|\b(?:and|from|versus|while)\b")
_OF_THESE = re.compile(r"\b[Oo]f (?:these|those|them|which|whom)\b|^Of (?:(?:the|its|their)\b|\d)")
_TOLL = re.compile(
    r"\b(?:toll|fatalities|deaths|losses|dead)\b(?:[^.;:,]{0,40}|,\swhich\b[^.;:]{0,60})\s"
    r"(?:at|to|of|reached|was|is|stands|hit|passed|exceeded|topped)\s$"
)
_ABOUT = (
    r"(?:(?:at least|at most|no more than|no fewer than|fewer than|more than|closer to|nearer to|nearer|"
    r"about|around|some|only|just|actually|really|in fact|as many as|as high as|perhaps|nearly|"
    r"almost)\s){0,3}"
)
_IT_IS = re.compile(
    r"\b(?:it|that|they|there)\s(?:was|is|were|are|had been|could be|may be|might be|came to|stood at)\s"
    rf"{_ABOUT}$"
)
_COUNTED = re.compile(
    r"\b(?:(?:spoke|speaks?|spoken|speaking|talks?|talked) of|counted|counts|recorded|logged|documented|"
    r"registered|tallied|reckoned|claimed|admitted|acknowledged|conceded|reported|gave|gives|claims?|confirmed)\s"
    rf"{_ABOUT}$"
)
_SAID = re.compile(rf"\b(?:said|says|say|insists?|insisted)\s{_ABOUT}$")
_END = re.compile(r"\s?(?:[.;,]|$)")
_ALONE = re.compile(r"\s(?:was|were|had|have|did|are)\s?(?:[.;,]|$)")
_BEFELL = re.compile(r"\s(?:(?:was|were|are|have|had|been|being)\s){1,2}(?P<word>[a-z-]+)")
_WITHIN = 300  # characters behind a count in which one takes it up
_HARMED = frozenset(("people", "captives", "forces", "weapons", "vehicles", "territory"))
_BEHIND = 40  # characters behind a bare number in which its sentence tells what befell those counted


def resumes(previous: Sighting, quantity: Quantity, noun: str | None, sentence: Span) -> bool:
    """Whether a number with no noun, or with none but "men", counts what the last one counted."""
    text, span = previous.reading.document.text, quantity.span
    if span.start - previous.mention.end > _WITHIN:
        return False
    if _NO_MORE.search(text, previous.mention.end, span.start) or _VAGUE.search(text, *span):
        return False
    if noun is not None:
        generic = noun in countables() and countables()[noun] == ("people", "any")
        return generic and previous.kind.thing == "forces" and previous.kind.state is None
    before = text[sentence.start : span.start]
    if previous.sentence == sentence or is_of_these(before):
        return True
    words = [word.form for word in words_in(text, sentence.start, span.start)]
    if not table("resuming").isdisjoint(words) or not states(previous.kind.thing).keys().isdisjoint(
        words[-1:]
    ):
        return True
    said = _SAID.search(before) and _END.match(text, span.end)
    return bool(said or _IT_IS.search(before) or _COUNTED.search(before)) or _befell(previous, span.end)


def is_of_these(before: str) -> bool:
    """Whether the words before a number take it from those counted before: "of these, six …"."""
    return _OF_THESE.search(before) is not None


def resumed(previous: Sighting, noun: str | None, text: str, sentence: Span, span: Span) -> Named:
    """What a number without its noun counts: what the last one did, but for the harm its sentence names."""
    kind = previous.kind if noun is None else previous.kind._replace(noun=noun)
    state = None
    if kind.thing in _HARMED and previous.sentence == sentence:
        state = state_of(text, Span(span.start, sentence.end), span, kind.thing)
    elif kind.thing in _HARMED:
        reach = min(sentence.end, span.end + _BEHIND)
        told = [states(kind.thing).get(word.form) for word in words_in(text, sentence.start, reach)]
        own = _BEFELL.match(text, span.end)
        state = states(kind.thing).get(own["word"]) if own else None
        state = state or next((state for state in reversed(told) if state), None)
    return Named(kind._replace(state=state) if state else kind, previous.name)


def same_told(text: str, previous: Sighting, named: Named, sentence: Span, span: Span) -> bool:
    """Whether a bare number tells of those counted before it what was told of them: "down from 12,000"."""
    kind = previous.kind
    if kind.state != named.kind.state:
        return False
    if previous.sentence != sentence:
        return kind.state is not None
    if kind.thing == "people":
        return False
    return _BESIDE.search(text, previous.mention.end, span.start) is not None


def toll(text: str, sentence: Span, span: Span) -> Named | None:
    """The dead, where a bare number is told as a toll: "the toll stood at 31"."""
    told = _TOLL.search(text, sentence.start, span.start)
    return Named(Kind("people", "any", "people", "killed"), "people") if told else None


def _befell(previous: Sighting, end: int) -> bool:
    """Whether what stands behind a number tells of the same as of those counted before it."""
    text, kind = previous.reading.document.text, previous.kind
    if kind.state is None:
        return False
    told = _BEFELL.match(text, end)
    return _ALONE.match(text, end) is not None or (
        told is not None and states(kind.thing).get(told["word"]) == kind.state
    )
