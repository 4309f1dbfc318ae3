"""Readings from marked sentences.

    reading("a", "<direct speaker='Ada Lund' medium='AFP'>We will be there at noon</direct>, Lund said.")

Tags: direct, mixed, indirect (speaker, office, medium, date, part), name (type, name, office), count (low,
high, unit, approximate; the noun inside <of> … </of>). Marks may nest. Statements with one `part` are one.
"""

from __future__ import annotations

import re
from collections import defaultdict

from accord.model.annotation import Annotation, NameMark, Quantity, Statement
from accord.model.document import Document, Published
from accord.model.reading import Reading
from accord.model.values import DateInterval, Span

__all__ = ["reading"]

_TAG = re.compile(r"<(/?)(\w+)((?:\s\w+='[^']*')*)>")
_ATTRIBUTE = re.compile(r"(\w+)='([^']*)'")
Attributes = dict[str, str]


def reading(
    where: str,
    marked: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
) -> Reading:
    """A reading of `marked` without its tags, annotated as the tags say."""
    text, marks = _strip(marked)
    day = _published(published)
    document = Document(
        source=where, where=where, text=text, outlet=outlet, title=title, published=day, lang="en"
    )
    statements: dict[str, list[tuple[Span, Attributes, str]]] = defaultdict(list)
    names, counts, nouns = [], [], []
    for number, (tag, attributes, span) in enumerate(marks):
        if tag == "name":
            name = attributes.get("name", span.of(text))
            kind, office = attributes.get("type", "PERSON"), attributes.get("office")
            names.append(NameMark(span, kind, name or None, span.of(text), office=office))
        elif tag == "count":
            counts.append((span, attributes))
        elif tag == "of":
            nouns.append(span)
        else:
            statements[attributes.get("part", str(number))].append((span, attributes, tag))
    annotation = Annotation(
        id=document.id,
        published=day,
        mentions=tuple(names),
        quantities=tuple(_quantity(text, span, attributes, nouns) for span, attributes in counts),
        statements=tuple(_statement(parts) for parts in statements.values()),
    )
    return Reading(document, annotation)


def _strip(marked: str) -> tuple[str, list[tuple[str, Attributes, Span]]]:
    text, at, marks = "", 0, []
    open_tags: list[tuple[str, Attributes, int]] = []
    for match in _TAG.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if not match.group(1):
            open_tags.append((match.group(2), dict(_ATTRIBUTE.findall(match.group(3))), len(text)))
        else:
            tag, attributes, start = open_tags.pop()
            assert tag == match.group(2), f"</{match.group(2)}> closes <{tag}>"
            marks.append((tag, attributes, Span(start, len(text))))
    return text + marked[at:], sorted(marks, key=lambda mark: mark[2])


def _published(value: str | None) -> Published:
    if value is None:
        return Published()
    days = DateInterval.parse(value)
    return Published(value, days.earliest.isoformat(), days.latest.isoformat(), "given")


def _statement(parts: list[tuple[Span, Attributes, str]]) -> Statement:
    _, attributes, kind = parts[0]
    return Statement(
        content=tuple(span for span, _, _ in parts),
        kind=kind,
        speaker_name=attributes.get("speaker"),
        office=attributes.get("office"),
        medium=attributes.get("medium"),
        date=attributes.get("date"),
        earliest=attributes.get("date"),
        latest=attributes.get("date"),
    )


def _quantity(text: str, span: Span, attributes: Attributes, nouns: list[Span]) -> Quantity:
    noun = next((noun for noun in nouns if span.covers(noun)), None)
    number = span if noun is None else Span(span.start, noun.start - 1)
    return Quantity(
        span=number,
        low=float(attributes["low"]) if "low" in attributes else None,
        high=float(attributes["high"]) if "high" in attributes else None,
        approximate="approximate" in attributes,
        unit=attributes.get("unit"),
        counted=noun.of(text) if noun else None,
        counted_span=noun,
    )
