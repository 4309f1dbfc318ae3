"""Days of talks: several rounds by their days in one clause, days that only end the time for them.

And who met in the rounds that the text of an agreement tells of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from accord.model.annotation import AgreementMark, Talks, Time
from accord.model.values import Span

__all__ = ["each_round", "of_the_agreement"]

_FURTHER = re.compile(
    r"\s*[,;]?\s*(?:and )?(?:then |again |later )*(?P<words>(?:from|on|between)(?: the)?\s+)"
)
_TO = re.compile(r"\s*(?:to|and|until|-|–)(?: the)?\s*")
_LIMIT = re.compile(
    r"\b(?:by|before|within|ahead of|(?:no|not) later than)\s+(?:the\s+)?(?:end of\s+)?$", re.IGNORECASE
)
_LIMITS = 24  # characters before a day that may make a limit of it
_MOST = 12  # rounds told of in one clause


def each_round(talks: Iterable[Talks], times: Sequence[Time], text: str) -> Iterator[Talks]:
    """`Met from 3 to 9 May, from 2 to 4 June and on 1 July`: a round for each of the days.

    The first keeps the clause up to its days; the others are the words for their own. A day before which
    talks are to begin is not theirs. `times` in order.
    """
    days = [time for time in times if time.type == "DATE" and time.earliest and time.latest]
    starts = [time.span.start for time in days]
    for it in talks:
        further = [] if it.time is None or it.negated else list(_further(it.time, days, starts, text))
        if not further or it.time is None:
            yield _without_limit(it, text)
            continue
        end = it.time.span.end
        yield replace(it, span=Span(it.span.start, end)) if it.span.start < end else it
        for at, first, last in further:
            yield replace(
                it,
                span=Span(at, last.span.end),
                start=first.earliest,
                end=last.latest if last is not first else None,
                time=replace(first, span=Span(first.span.start, last.span.end), latest=last.latest),
                round=None,
                outcome=None,
            )


def _without_limit(it: Talks, text: str) -> Talks:
    """`Shall begin negotiations no later than 30 June`: not on that day."""
    if it.time is None:
        return it
    at = it.time.span.start
    limited = _LIMIT.search(text, max(0, at - _LIMITS), at) is not None
    return replace(it, start=None, end=None) if limited else it


def of_the_agreement(talks: Iterable[Talks], whole: AgreementMark) -> tuple[Talks, ...]:
    """What the text of an agreement tells of without saying who met: its parties did."""
    return tuple(
        it if it.sides or it.negated else replace(it, parties=whole.parties, sides=whole.parties)
        for it in talks
    )


def _further(
    time: Time, days: Sequence[Time], starts: Sequence[int], text: str
) -> Iterator[tuple[int, Time, Time]]:
    """Where the words for each further round begin, its first and its last day."""
    end = time.span.end
    at = bisect_left(starts, end)
    for _ in range(_MOST):
        led = _FURTHER.match(text, end)
        if led is None or at >= len(days) or days[at].span.start != led.end():
            return
        first = last = days[at]
        behind = days[at + 1 : at + 2]
        if (
            behind
            and _TO.fullmatch(text, first.span.end, behind[0].span.start)
            and _goes_on(first, behind[0])
        ):
            last = behind[0]
        yield led.start("words"), first, last
        end, at = last.span.end, at + (1 if last is first else 2)


def _goes_on(first: Time, last: Time) -> bool:
    """Whether the second day can be the last of a round that begins on the first."""
    begun, over = (date.fromisoformat(day[:10]) for day in (first.earliest or "", last.latest or ""))
    return timedelta() < over - begun
