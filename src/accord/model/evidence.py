"""What every entry rests on: exact words of articles, and whom their reports go back to."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Correction", "Mention", "Origin", "Value", "Variant", "WordChange"]

Value = str | float | int | bool | tuple[str, ...] | None
"""What a field that a person may give can hold."""


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


@dataclass(frozen=True, slots=True)
class Correction:
    """A field that a person gave another value: what was read, by whom it was changed and why, where told."""

    field: str
    was: Value
    by: str | None
    why: str | None
