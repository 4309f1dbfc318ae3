"""The day of the news, on which reporters were told: "met on Monday … he told a news conference".

A report names the day of its news once, near its beginning, and does not repeat it for what was said to
reporters there, at a news conference, or "after the ceremony", nor for answers ("Asked about …, he said").
So a saying without a day of its own has that one if it is told in the past, to such hearers or on such an
occasion, and no other day is named since. Of 36 such sayings read in news of 2011 one may have been of the
next day, the others were of that one; of 45 answers read in two years' news five may be of another.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from accord.model.annotation import Statement, Time
from accord.model.reading import Reading, forms_in
from accord.model.tables import word_set
from accord.model.text import sentence_around
from accord.model.values import Span

__all__ = ["NewsDay"]

_LEAD = 900  # characters in which the day of the news is named
_TOLD = re.compile(r"(?:\b(?:said|told)|ed)$", re.IGNORECASE)
_ASKED = re.compile(r"[\W_]*(?:when )?asked\b[^.]*,", re.IGNORECASE)
_BEHIND = re.compile(
    r"[\s,]*(?:[\w.’'-]+\s+){0,4}?(?:as (?:he|she|they)\b|(?:after|before|following) (?:the|a|an|\w+ing)\b)"
)


class NewsDay:
    """Answers for the statements of one document."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._text = reading, reading.document.text
        quoted = [
            part for it in reading.annotation.statements if it.kind != "indirect" for part in it.content
        ]
        dated = (it for it in reading.annotation.times if it.type in ("DATE", "TIME") and it.earliest)
        self._times = _clear(sorted(dated, key=lambda it: it.span), sorted(quoted))
        self._days = [it for it in self._times if self._is_told_day(it)]
        self._news = self._found()

    def dated(self, statement: Statement, told: Statement) -> Statement:
        """`told` with the day of the news, where that is the statement's."""
        if self._news is None or told.earliest or not (statement.speech and statement.cue):
            return told
        cue = statement.cue[-1]
        if cue.start < self._news.span.start or not _TOLD.search(cue.of(self._text)):
            return told
        around = sentence_around(self._text, cue)
        if not self._has_occasion(statement, told, cue, around) or not self._is_still_that_day(
            statement, around
        ):
            return told
        day = self._news.earliest
        return replace(told, date=day, earliest=day, latest=day)

    def _found(self) -> Time | None:
        """The first weekday that is past, where that is the day of publication or the one before."""
        published = self._reading.document.published
        if published.earliest is None or published.earliest != published.latest:
            return None
        first = self._days[0] if self._days and self._days[0].span.start <= _LEAD else None
        return first if first and _days_before(first, published.earliest) <= 1 else None

    def _is_told_day(self, time: Time) -> bool:
        """Whether this is a day by which news are told: "on Monday", "today", not to come."""
        days = word_set("accord.reconcile", "newsdays.toml", "days")
        published = self._reading.document.published.latest or ""
        named = not days.isdisjoint(forms_in(time.span.of(self._text)))
        return named and time.earliest == time.latest and (time.earliest or "") <= published

    def _has_occasion(self, statement: Statement, told: Statement, cue: Span, around: Span) -> bool:
        """Whether it was told to reporters or the like, asked for, at a briefing, or "after the ceremony".

        What stands behind the cue, within 120 characters, tells of another day ("an earlier briefing").
        """
        ahead = [part.start for part in statement.content if part.start >= cue.end]
        behind = self._text[cue.end : min([around.end, cue.end + 120, *ahead])]
        if not word_set("accord.reconcile", "newsdays.toml", "earlier").isdisjoint(forms_in(behind)):
            return False
        hearers = word_set("accord.reconcile", "newsdays.toml", "heard_by")
        occasions = word_set("accord.reconcile", "newsdays.toml", "occasions")
        words = [forms_in(it)[-1:] for it in (told.addressee, told.medium) if it]
        answered = _ASKED.match(self._text, around.start, cue.start)
        heard = any(it[0] in hearers | occasions for it in words if it)
        return heard or bool(answered or _BEHIND.match(behind))

    def _is_still_that_day(self, statement: Statement, around: Span) -> bool:
        """Whether the last day named before is that of the news, and the sentence names none itself."""
        first = bisect_left(self._times, around.start, key=lambda it: it.span.start)
        for time in self._times[first : bisect_left(self._times, around.end, key=lambda it: it.span.start)]:
            if not any(part.covers(time.span) for part in statement.content):
                return False
        before = bisect_left(self._days, around.start, key=lambda it: it.span.start)
        return before > 0 and self._days[before - 1].earliest == self._days[0].earliest


def _clear(times: Sequence[Time], quoted: Sequence[Span]) -> list[Time]:
    """The times that do not stand in a quotation; both in order."""
    found, at = [], 0
    for time in times:
        while at < len(quoted) and quoted[at].end <= time.span.start:
            at += 1
        if at == len(quoted) or not quoted[at].covers(time.span):
            found.append(time)
    return found


def _days_before(time: Time, published: str) -> int:
    return (date.fromisoformat(published) - date.fromisoformat(time.earliest or "")).days
