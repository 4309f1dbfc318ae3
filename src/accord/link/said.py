"""A statement as linking compares it, and how far apart two were reported or said."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, Protocol

from accord.link.contradictions import is_refusal
from accord.link.utterers import Utterer
from accord.model.annotation import Statement
from accord.model.reading import Reading, forms_in

__all__ = ["Said", "days_apart", "days_between", "said_apart"]

_LEAST_CONTENT = 2
_STEM = 5
_WEEK, _VAGUE_DAYS = 7, 2


class Said(NamedTuple):
    """A statement as it is compared: its words and their content, who utters it, and when it was reported."""

    key: str
    reading: Reading
    statement: Statement
    forms: list[str]
    content: list[str]
    utterer: Utterer
    earliest: str | None
    latest: str | None

    @property
    def article(self) -> str:
        return self.reading.id

    @property
    def quoted(self) -> bool:
        return self.statement.kind == "direct"

    @property
    def acts(self) -> frozenset[str]:
        """The beginnings of the words that say what is done by saying it: "rejec" of "has rejected"."""
        text = self.reading.document.text
        return frozenset(form[:_STEM] for span in self.statement.cue for form in forms_in(span.of(text))[-1:])

    @property
    def comparable(self) -> bool:
        """Whether it is reported as uttered, by someone, in words enough."""
        uttered = self.statement.speech or is_refusal(self.reading, self.statement)
        return (
            uttered
            and not self.statement.negated
            and self.statement.modality in ("asserted", "denied")
            and bool(self.utterer.keys)
            and len(self.content) >= _LEAST_CONTENT
        )

    @property
    def told(self) -> tuple[str, str] | None:
        """The days of the saying, where the text gives them and they lie before its report."""
        first, last = self.statement.earliest, self.statement.latest
        if first is None or last is None or self.earliest is None or last >= self.earliest:
            return None
        return first, last


class _Dated(Protocol):
    @property
    def earliest(self) -> str | None: ...
    @property
    def latest(self) -> str | None: ...


def days_apart(left: _Dated, right: _Dated) -> int | None:
    """Days between two reports at least; None where a date is unknown."""
    if left.earliest is None or right.earliest is None or left.latest is None or right.latest is None:
        return None
    gaps = (_days(left.latest, right.earliest), _days(right.latest, left.earliest))
    return max(0, *gaps)


def days_between(left: Said, right: Said) -> int | None:
    """Days between two sayings at least: by the days told, of one that was reported later than said.

    A month or more is no day: what was said some time in it counts as two days off.
    """
    reported = days_apart(left, right)
    early, late = sorted((left, right), key=lambda it: it.earliest or "")
    if reported is None or late.told is None or early.earliest is None or early.latest is None:
        return reported
    first, last = late.told
    vague = _VAGUE_DAYS if _days(first, last) > _WEEK else 0
    told = max(vague, _days(last, early.earliest), _days(early.latest, first))
    return min(reported, told)


def _days(earlier: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def said_apart(left: Said, right: Said) -> bool:
    """Whether the texts tell that they were said on different days; none reports what comes after it."""
    return any(
        one.statement.earliest is not None
        and any(
            day is not None and day < one.statement.earliest for day in (other.statement.latest, other.latest)
        )
        for one, other in ((left, right), (right, left))
    )
