"""From a `Raw`, or a record in memory, to a `Document`."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Mapping

from accord.errors import SourceError
from accord.ingest.dating import date_in_name, date_of, dateline, published
from accord.ingest.decode import decode_page, decode_text, refuse_unreadable
from accord.ingest.furniture import furniture, lines_with_spans, merge, outside
from accord.ingest.lang import language_of
from accord.ingest.naming import authors_of, title_of
from accord.ingest.outlets import house_lines, outlet_of
from accord.ingest.pages import fragment_text, read_page
from accord.ingest.raw import Raw
from accord.ingest.records import Record, check_record, is_web_address
from accord.model.document import Document, Published
from accord.model.values import Span

__all__ = ["from_record", "load"]

_ABOVE = 6
"""Lines above the article in which its date may stand."""


def load(raw: Raw) -> Document:
    """Text, furniture, title, outlet, date and language of one article. Raises only SourceError."""
    if raw.kind == "record":
        return _from_json(raw)
    if raw.kind == "item":
        return _from_item(raw)
    if raw.kind == "html":
        return _from_page(raw)
    text = decode_text(raw.payload, raw.source)
    if not text.strip():
        raise SourceError(raw.source, "is empty")
    record = Record(None, text, None, None, None, raw.url, None, ())
    return _plain(record, raw.source, raw.where, raw)


def from_record(fields: Mapping[str, object]) -> Document:
    """Contract 1's input object: id, text and, where known, published, outlet, title, url, lang, authors.

    The text is kept exactly as given, an empty one too. Raises SourceError, naming the record by its id.
    """
    named = str(fields.get("id") or "record").encode("utf-8", "replace").decode("utf-8")
    try:
        record = check_record(fields, blank=True)
    except ValueError as error:
        raise SourceError(named, str(error)) from None
    return _plain(record, record.id or named, _where(record, named), None)


def _where(record: Record, otherwise: str) -> str:
    return record.url if record.url and is_web_address(record.url) else record.id or otherwise


def _from_json(raw: Raw) -> Document:
    try:
        record = check_record(json.loads(raw.payload.decode("utf-8-sig")))
    except (ValueError, RecursionError) as error:
        raise SourceError(raw.source, str(error)) from None
    return _plain(record, raw.source, raw.where, None)


def _plain(record: Record, source: str, where: str, file: Raw | None) -> Document:
    """A text without a page: what is not given is looked for in its first and last lines.

    `file` where the text is a whole file, whose name and folder may say something.
    """
    text = record.text
    residue = furniture(text)
    lines = lines_with_spans(text)
    folder, name = (file.folder, file.name) if file else ("", "")
    outlet = record.outlet or outlet_of(text, lines, residue, folder, name)
    residue = merge(text, [*residue, *house_lines(text, lines, residue, outlet)])
    return Document(
        source=source,
        where=where,
        text=text,
        outlet=outlet,
        title=record.title or title_of(text, lines, residue),
        authors=record.authors or authors_of(lines),
        url=record.url,
        published=_published(record.published, date_in_name(name), text, lines),
        lang=language_of(_without(text, residue), record.lang),
        residue=residue,
    )


def _published(
    given: str | None, named_date: str | None, text: str, lines: list[tuple[Span, str]]
) -> Published:
    """A given date that no calendar has is no date; the text's own dateline may still say one."""
    for value in (date_of(given) if given else None, named_date):
        if value:
            return published(value, "given")
    return dateline(text, (line for _, line in lines))


def _without(text: str, residue: tuple[Span, ...]) -> str:
    parts, position = [], 0
    for span in residue:
        parts.append(text[position : span.start])
        position = span.end
    return "".join((*parts, text[position:]))


def _from_item(raw: Raw) -> Document:
    fields = json.loads(raw.payload)
    text = fields["body"]
    if fields["html"]:
        text = fragment_text(text, raw.source)
    if not text.strip():
        raise SourceError(raw.source, "has no text, only markup")
    text = refuse_unreadable(text, raw.source)
    residue = furniture(text)
    lines = lines_with_spans(text)
    value = date_of(fields["published"]) if fields["published"] else None
    return Document(
        source=raw.source,
        where=raw.where,
        text=text,
        outlet=fields["outlet"] or None,
        title=fields["title"] or None,
        authors=tuple(fields["authors"]),
        url=fields["url"],
        published=published(value, "metadata") if value else dateline(text, (line for _, line in lines)),
        lang=language_of(_without(text, residue), fields["lang"]),
        residue=residue,
    )


def _from_page(raw: Raw) -> Document:
    html = refuse_unreadable(decode_page(raw.payload, raw.source, raw.charset), raw.source)
    page = read_page(html, raw.source, url=raw.url)
    text = page.text
    lines = lines_with_spans(text)
    residue = merge(text, [*page.residue, *furniture(text, outside(lines, page.residue))])
    body = outside(lines, residue)
    if not body:
        raise SourceError(raw.source, "holds no article text, only a page around it")
    named_date = date_in_name(raw.name)
    if page.published:
        when = published(page.published, "metadata")
    elif named_date:
        when = published(named_date, "given")
    else:
        # Byline and date stand between title and text, where the extractor leaves them out.
        start = bisect_left(lines, body[0])
        when = dateline("", (line for _, line in lines[max(0, start - _ABOVE) :]))
    return Document(
        source=raw.source,
        where=page.url or raw.where,
        text=text,
        outlet=page.outlet or outlet_of(text, lines, residue, raw.folder, raw.name),
        title=page.title or title_of(text, body, residue),
        authors=page.authors or authors_of(body),
        url=page.url,
        published=when,
        lang=language_of(_without(text, residue), page.lang),
        residue=residue,
    )
