"""Times within quotations, reckoned from the day of speaking.

"On Monday he said: 'We leave tomorrow'" means Tuesday, whenever that was printed. So the times inside
quotation marks are read once more where the day of the saying is known and is not the day of publication.
What the reporter says in his own words, indirect speech among it, stays reckoned from publication.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from accord.annotate.times import mark_times_within
from accord.errors import DateError
from accord.model.annotation import Statement, Time
from accord.model.values import DateInterval, Span

__all__ = ["times_as_spoken"]

_LONGEST = 7
"""A saying that is dated no closer than to so many days gives no better anchor than publication."""
_QUOTED = re.compile(r"“[^“”]*(?:”|\Z)|\"[^\"]*(?:\"|\Z)|``(?:(?!'').)*(?:''|\Z)|«[^«»]*(?:»|\Z)", re.DOTALL)


def times_as_spoken(
    doc: Doc, times: tuple[Time, ...], statements: Sequence[Statement], published: DateInterval | None
) -> tuple[Time, ...]:
    """`times`, those inside quotations dated from the day of speaking.

    `published` is the anchor that `times` were read with. One more look at a sentence for each different
    day of speaking that it holds; nothing is read again where all was said on the day of publication.
    """
    if not times:
        return times
    spoken: dict[DateInterval, list[Span]] = {}
    for statement in statements:
        day = _day_of(statement)
        if day is not None and day != published:
            spoken.setdefault(day, []).extend(_quoted(statement, doc.text))
    again: dict[Span, Time] = {}
    for day, spans in sorted(spoken.items()):
        held = [span for span in _apart(spans) if _holds_any(span, times)]
        if held:
            again.update((time.span, time) for time in mark_times_within(doc, day, held))
    return tuple(_better(time, again.get(time.span)) for time in times) if again else times


def _better(time: Time, spoken: Time | None) -> Time:
    """The reading from the day of speaking, unless it lost the day that the article told before."""
    return time if spoken is None or (spoken.earliest is None and time.earliest is not None) else spoken


def _day_of(statement: Statement) -> DateInterval | None:
    """When it was said; None where that is not known closely enough to reckon from."""
    if statement.kind not in ("direct", "mixed"):
        return None
    try:
        if statement.earliest and statement.latest:
            first, last = DateInterval.parse(statement.earliest), DateInterval.parse(statement.latest)
            day = DateInterval(first.earliest, last.latest)
        elif statement.date:
            day = DateInterval.parse(statement.date)
        else:
            return None
    except DateError:
        return None
    return day if (day.latest - day.earliest).days < _LONGEST else None


def _quoted(statement: Statement, text: str) -> Iterator[Span]:
    """The stretches of a statement that stand between quotation marks."""
    for span in statement.content:
        if statement.kind == "direct":
            yield span
            continue
        words = text[span.start : span.end]
        for match in _QUOTED.finditer(words):
            yield Span(span.start + match.start(), span.start + match.end())


def _apart(spans: Sequence[Span]) -> list[Span]:
    """In order, without those that overlap one before them."""
    apart: list[Span] = []
    for span in sorted(spans):
        if not apart or apart[-1].end <= span.start:
            apart.append(span)
    return apart


def _holds_any(span: Span, times: tuple[Time, ...]) -> bool:
    at = bisect_left(times, span.start, key=lambda time: time.span.start)
    return at < len(times) and times[at].span.end <= span.end
