"""A statement as linking compares it, and how far apart two were reported or said."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, Protocol

from accord.link.contradictions import is_refusal
from accord.link.utterers import Utterer
from accord.model.annotation import Statement
from accord.model.reading import Reading

__all__ = ["Said", "days_apart", "said_apart"]

_LEAST_CONTENT = 3


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
