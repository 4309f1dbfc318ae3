"""Small values: spans of a text, days known more or less exactly, hashes."""

from __future__ import annotations

import calendar
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from accord.errors import DateError, SpanError

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Span(NamedTuple):
    """A half-open stretch `[start, end)` of a text, in Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span covers. Raises SpanError where it does not lie in the text."""
        if not 0 <= self.start < self.end <= len(text):
            raise SpanError(
                f"span {self.start}:{self.end} does not lie in a text of {len(text)} characters; "
                "read the article again"
            )
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class DateInterval:
    """The days a date may mean, both included: "2024-06" is 1 to 30 June, never the 1st."""

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise DateError(f"{self.earliest} comes after {self.latest}; give the earlier day first")

    @classmethod
    def parse(cls, value: str) -> DateInterval:
        """Reads YYYY, YYYY-MM or YYYY-MM-DD; raises DateError for anything else."""
        match = _DATE.fullmatch(value)
        try:
            if match is None:
                raise ValueError
            year, month, day = (int(part) if part else None for part in match.groups())
            assert year is not None  # noqa: S101 - the pattern's first group always matches
            first = date(year, month or 1, day or 1)
            if day:
                return cls(first, first)
            last_month = month or 12
            return cls(first, date(year, last_month, calendar.monthrange(year, last_month)[1]))
        except ValueError:
            raise DateError(f"{value!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD") from None

    def __str__(self) -> str:
        """The shortest contract form of a day, a month or a year; else `earliest/latest`."""
        first, last = self.earliest, self.latest
        if first == last:
            return first.isoformat()
        for form in (first.isoformat()[:7], first.isoformat()[:4]):
            if DateInterval.parse(form) == self:
                return form
        return f"{first.isoformat()}/{last.isoformat()}"

    def overlaps(self, other: DateInterval) -> bool:
        return self.earliest <= other.latest and other.earliest <= self.latest


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def evidence_id(prefix: str, parts: Iterable[object]) -> str:
    """A short stable id: `prefix-` and 16 hex digits of a hash over what the thing rests on."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}-{sha256(joined)[:16]}"
