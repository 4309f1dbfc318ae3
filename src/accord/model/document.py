"""A source as it was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from accord.model.values import DateInterval, Span, evidence_id

__all__ = ["DEDUCED", "UNKNOWN_DATE", "Clue", "Document", "Published", "deduced", "in_words"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

DEDUCED = frozenset(["text", "record"])
"""Methods that date an article which carries no date: by its own words, by the record's other articles."""


@dataclass(frozen=True, slots=True)
class Clue:
    """Words of an undated article that bear on its date, as TIMEX3 has them: `XXXX-07-06`, `XXXX-WXX-3`.

    `kind` is dateline, comment (the stamp of a reader's comment), caption (of a picture), or how the
    clause around it looks: past, future, open.
    """

    span: Span
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Published:
    """When an article appeared: `value` as the contract writes dates, and the days it may mean.

    `method` is given, metadata, dateline, text, record or unknown; with unknown the days are None. A date
    that was deduced (from the article's own text, or from the record's other articles) says `why` in
    plain words. `clues` are what an article without a date says about it.
    """

    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    method: str = "unknown"
    why: str = ""
    clues: tuple[Clue, ...] = ()

    @property
    def shown(self) -> str | None:
        """The value, or the first and the last of its days: `2021-07-05/2021-07-07`."""
        return self.value or (f"{self.earliest}/{self.latest}" if self.earliest and self.latest else None)


def deduced(days: DateInterval, method: str, reasons: str, clues: tuple[Clue, ...] = ()) -> Published:
    """A date that was deduced; it has a `value` only where its days are one day, one month or one year."""
    first, last = days.earliest.isoformat(), days.latest.isoformat()
    value = None if "/" in str(days) else str(days)
    return Published(value, first, last, method, f"{in_words(days)}, because {reasons}", clues)


def in_words(days: DateInterval) -> str:
    """ "6 July 2021", "between 5 and 7 July 2021", "between 28 June and 3 July 2021"."""
    first, last = days.earliest, days.latest
    if first == last:
        return _day(last)
    start = _day(first)
    if first.year == last.year:
        start = f"{first.day}" if first.month == last.month else start[:-5]
    return f"between {start} and {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


UNKNOWN_DATE = Published()


@dataclass(frozen=True, slots=True)
class Document:
    """One text of one outlet, never changed after reading.

    `source` says where it was read (path, `path#id` inside a container, or URL); `where` is what
    identifies it on any machine (its URL, given id, or file name). `residue` marks page furniture.
    """

    source: str
    where: str
    text: str
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    published: Published = UNKNOWN_DATE
    lang: str | None = None
    residue: tuple[Span, ...] = ()

    @property
    def id(self) -> str:
        """Hashes what the article is (where, outlet, date, words), not how or when it was read.

        A date that was deduced is no part of that: rules and evidence for it change.
        """
        when = None if self.published.method in DEDUCED else self.published.value
        return evidence_id("article", (self.where, self.outlet, when, self.text))
