"""A document with its marks, and what links documents: what `link` and `reconcile` work on."""

from __future__ import annotations

from dataclasses import dataclass

from accord.model.annotation import Annotation
from accord.model.document import Document
from accord.model.judgement import Judgement
from accord.model.values import Span

__all__ = ["Derivation", "Links", "Reading"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One document and its annotation."""

    document: Document
    annotation: Annotation


@dataclass(frozen=True, slots=True, order=True)
class Derivation:
    """`article` derives from `derives_from`, or from an agency of which only the `credit` is known.

    relation is copy, edit, paraphrase, translation or credit; `share` the part of the article's words
    that derives; `passages` pairs of spans (in the article, in its source); `evidence` the span in the
    article that a reader should see: the credit line, or the first passage.
    """

    article: str
    derives_from: str | None
    credit: str | None
    relation: str
    share: float | None
    passages: tuple[tuple[Span, Span], ...]
    evidence: Span


@dataclass(frozen=True, slots=True)
class Links:
    """What linking found: judgements on actors and statements, and what derives from what."""

    judgements: tuple[Judgement, ...]
    derivations: tuple[Derivation, ...]
