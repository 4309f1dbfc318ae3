"""Who gives a figure that stands in no statement: "The ministry puts the number at 25".

A clause's subject in front of a verb of counting is the claimant; so is whoever owns a count ("by the
group's count"). What a monitor's own report counts is the monitor's. Everything else stays unknown.
"""

from __future__ import annotations

import re

from accord.model.reading import Reading, speakers
from accord.model.values import Span
from accord.reconcile.tables import table

__all__ = ["counts_himself", "institution"]

_COUNTS = re.compile(
    r"\s(?:has |have |had |also )?(?:puts?|estimates?|estimated|counts?|counted|recorded|documented|"
    r"registered|logged|listed|tallied|(?:spoke|speaks?|spoken) of)\b[^.;:]{0,45}$"
)
_OWNED = re.compile(
    r"\b([A-Z][\w-]+(?:\s[A-Z][\w-]+){0,4}|[Tt]he\s(?:[a-z]+\s){0,2}[a-z]+)['’]s?\s(?:own\s)?"
    r"(?:counts?|tally|estimates?|figures?|toll)\b[^.;:]{0,40}$"
)
_SUBJECT = re.compile(
    r"(?:^|[\s,(“\"])((?:[Tt]he|[Aa]n?)\s(?:[\w’'-]+\s){0,3}?[A-Za-z][\w’'-]+)"
    r"(?:\s(?:in|at|of)\s(?:the\s)?[\w’' -]+?)?,?$"
)
_OWN = re.compile(
    r"\b(?:[Oo]ur (?:own )?(?:correspondents?|reporters?)|[Tt]his (?:news)?(?:paper|station|agency))$"
)
_BODY = re.compile(
    r"^(?:the )?((?:[\w’'-]+\s){0,2}(?:government|ministry|army|authorities|administration|military))"
    r"(?: in [A-Z].*)?$"
)
_REACH, _NEAR = 200, 400


def institution(words: str, outlet: str | None) -> str:
    """A claimant in one form: "the government in Ost" is the government, "our reporter" the outlet."""
    if outlet and _OWN.search(words):
        return outlet
    body = _BODY.match(words)
    return body.group(1) if body is not None else words


def counts_himself(reading: Reading, sentence: Span, span: Span) -> str | None:
    """The claimant of the figure at `span` by the words before it in its sentence; else None."""
    text = reading.document.text
    start = max(sentence.start, span.start - _REACH)
    before = text[start : span.start]
    owned = _OWNED.search(before)
    if owned is not None:
        return owned.group(1).removeprefix("the ").removeprefix("The ")
    counts = _COUNTS.search(before)
    if counts is not None:
        return _subject(reading, start, start + counts.start())
    outlet = reading.document.outlet
    if outlet and not table("monitors").isdisjoint(outlet.casefold().split()):
        return outlet
    return None


def _subject(reading: Reading, start: int, end: int) -> str | None:
    """Whom the words that end at `end` name, by a mark or by a noun with its article."""
    text = reading.document.text
    for mark in reading.annotation.mentions:
        named = mark.name and mark.type in ("PERSON", "ORG", "NORP")
        within = start <= mark.span.start < mark.span.end <= end
        if named and within and not text[mark.span.end : end].strip(" ,"):
            return mark.name
    words = text[start:end].split()
    if words and words[-1].casefold() in ("he", "she"):
        return _last_speaker(reading, end)
    outlet = reading.document.outlet
    if outlet and _OWN.search(text, start, end):
        return outlet
    clause = re.split(r"\b(?:while|but|and|whereas|although)\s", text[start:end])[-1]
    subject = _SUBJECT.search(clause.rstrip())
    if subject is None:
        return None
    name = re.sub(r"^[Tt]he\s", "", subject.group(1))
    return outlet if outlet and name[0].isupper() and name in outlet.split() else name


def _last_speaker(reading: Reading, end: int) -> str | None:
    """Who spoke last before a sentence that says "he" or "she"."""
    said = [
        (statement.content[-1].end, name)
        for statement, name in zip(reading.annotation.statements, speakers(reading), strict=True)
        if name and statement.content and 0 < end - statement.content[-1].end <= _NEAR
    ]
    return max(said)[1] if said else None
