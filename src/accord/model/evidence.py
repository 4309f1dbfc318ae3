"""What every entry rests on: exact words of articles, and whom their reports go back to."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Mention", "Origin", "Variant", "WordChange"]


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Evidence: `quote` is exactly `text[start:end]` of `article`."""

    article: str
    outlet: str | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Whom reports go back to (None: unknown), by which articles; `kind` is own, agency, outlet, statement
    (put out by whom it names), document (issued by whom it names) or unknown."""

    name: str | None
    articles: tuple[str, ...]
    kind: str = "unknown"


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words of the best witness and what a variant has in their place; either may be empty."""

    witness: str
    variant: str


@dataclass(frozen=True, slots=True)
class Variant:
    """How one article gives a statement: verbatim, trimmed, clarified, altered, paraphrase or translation."""

    mention: Mention
    relation: str
    changes: tuple[WordChange, ...]
