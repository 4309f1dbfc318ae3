"""A source as it was read."""

from __future__ import annotations

from dataclasses import dataclass

from accord.model.values import Span, evidence_id

__all__ = ["UNKNOWN_DATE", "Document", "Published"]


@dataclass(frozen=True, slots=True)
class Published:
    """When an article appeared: `value` as the contract writes dates, and the days it may mean.

    `method` is given, metadata, dateline, text or unknown; with unknown the rest is None.
    """

    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    method: str = "unknown"


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
        """Hashes what the article is (where, outlet, date, words), not how or when it was read."""
        return evidence_id("article", (self.where, self.outlet, self.published.value, self.text))
