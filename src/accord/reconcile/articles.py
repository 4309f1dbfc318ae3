"""Article and lineage entries."""

from __future__ import annotations

import re

from accord.model.entries import Article, Entry, Lineage
from accord.model.reading import Links, Reading, forms_in
from accord.model.text import blank
from accord.model.values import Span, evidence_id, sha256
from accord.reconcile.context import Context
from accord.reconcile.origins import counted

__all__ = ["articles", "lineages"]

_LINE = re.compile(r"\S[^\n]*")
_LONGEST_LINE = 300  # A text without line breaks is not its own first line.


def articles(context: Context, links: Links) -> list[Entry]:
    """An entry for every article that has any words."""
    found: list[Entry] = []
    stories = {article: story for story in links.stories for article in story.articles}
    for reading in context.readings:
        document, published = reading.document, reading.document.published
        shown = _headline(reading)
        if shown is None:
            continue
        story = stories.get(reading.id)
        body = blank(document.text, document.residue)
        found.append(
            Article(
                id=reading.id,
                mentions=(context.mention(reading, *shown),),
                origins=context.article_origins([reading.id]),
                first_reported=published.value,
                last_reported=published.value,
                source=document.source,
                outlet=document.outlet,
                title=document.title,
                authors=document.authors,
                published=published.value,
                published_method=published.method,
                lang=document.lang,
                words=len(forms_in(body)),
                sha256=sha256(document.text),
                story=story.articles[0] if story else None,
                url=document.url,
                replaces=None,
                residue=document.residue,
                published_earliest=published.earliest,
                published_latest=published.latest,
                published_why=published.why,
                story_title=story.title if story else None,
            )
        )
    return found


def _headline(reading: Reading) -> Span | None:
    """The title where the text has it, else its first line that is no page furniture."""
    document = reading.document
    title = document.title.strip() if document.title else ""
    at = document.text.find(title) if title else -1
    if at >= 0:
        return Span(at, at + len(title))
    for text in (blank(document.text, document.residue), document.text):
        match = _LINE.search(text)
        if match is not None:
            line = match.group()[:_LONGEST_LINE].rstrip()
            return Span(match.start(), match.start() + len(line))
    return None


def lineages(context: Context, links: Links) -> list[Entry]:
    """What derives from what, each resting on the passage or the credit line."""
    found: dict[str, Entry] = {}
    for derivation in links.derivations:
        reading = context.by_id.get(derivation.article)
        if reading is None:
            continue
        start, end = derivation.evidence
        published = reading.document.published.value
        source = derivation.derives_from
        evidence = (derivation.article, start, end, source, derivation.credit)
        name = context.origins.of_article(source) if source in context.by_id and source else derivation.credit
        entry = Lineage(
            id=evidence_id("lineage", evidence),
            mentions=(context.mention(reading, start, end),),
            origins=counted([(name, derivation.article)]),
            first_reported=published,
            last_reported=published,
            article=derivation.article,
            derives_from=source,
            credit=derivation.credit,
            relation=derivation.relation,
            share=derivation.share,
            passages=derivation.passages,
            direction=derivation.direction,
        )
        found[entry.id] = entry
    return list(found.values())
