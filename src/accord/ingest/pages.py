"""HTML: the whole page as text, with everything but title and article marked as furniture.

Which part of a page is the article is decided by trafilatura (Barbaresi 2021, ACL demo); its choice is laid
against the rendered page (`align`), so that nothing is cut away and offsets are those of the page's text.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accord.errors import SourceError
from accord.ingest.align import body_lines, with_siblings
from accord.ingest.dating import date_of
from accord.ingest.furniture import merge
from accord.ingest.records import is_web_address
from accord.ingest.render import Line, is_fragment, parse, render, squeeze
from accord.model.values import Span

__all__ = ["Page", "fragment_text", "read_page"]

_ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "LiveBlogPosting",
        "BlogPosting",
        "Report",
        "WebPage",
    ]
)
_PUBLISHER_METAS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title")
_TITLE_METAS = ("og:title", "twitter:title", "dc.title", "citation_title")
_DATE_METAS = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publication_date",
    "date",
)
_FEWEST_WORDS = 8
_FIRST_PAGES = "1990"  # a page dated before there were any carries a default: 0001-01-01, 1970-01-01
_NOBODY = frozenset(("admin", "administrator", "webmaster", "root", "user", "null", "none"))
_PLACE_AFTER = re.compile(r"^by |(?<=\w) in [A-Z][\w ]{1,30}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says; `published` in the contract's form."""

    text: str
    residue: tuple[Span, ...]
    title: str | None
    authors: tuple[str, ...]
    outlet: str | None
    url: str | None
    published: str | None
    lang: str | None


def fragment_text(html: str, source: str) -> str:
    """The text of markup without a page around it, such as a feed's item."""
    text, _ = _joined(render(parse(html, source)))
    return text


def read_page(html: str, source: str, *, url: str | None = None) -> Page:
    """Raises SourceError where the page holds no article text, or is nested too deep to be walked."""
    tree = parse(html, source)
    lines = render(tree)
    if not lines:
        raise SourceError(source, "holds no visible text")
    text, spans = _joined(lines)
    meta = _Metadata(tree)
    fragment = is_fragment(html)
    body = [True] * len(lines) if fragment else _body(tree, lines, source)
    title = meta.title(lines)
    heading = _title_line(lines, body, title)
    if heading is not None:
        body[heading] = True
    residue = merge(text, [span for span, keep in zip(spans, body, strict=True) if not keep])
    published = meta.published or (None if fragment else _searched_date(tree))
    canonical = meta.canonical
    return Page(
        text,
        residue,
        title,
        meta.authors,
        meta.outlet,
        canonical or url,
        published,
        tree.get("lang") or meta.lang,
    )


def _joined(lines: list[Line]) -> tuple[str, list[Span]]:
    parts: list[str] = []
    spans: list[Span] = []
    position = 0
    for number, line in enumerate(lines):
        gap = ("\n\n" if line.starts_paragraph else "\n") if number else ""
        position += len(gap)
        spans.append(Span(position, position + len(line.text)))
        position += len(line.text)
        parts += (gap, line.text)
    return "".join(parts), spans


def _body(tree: Any, lines: list[Line], source: str) -> list[bool]:
    import trafilatura

    # It logs every page it gives up on; what matters of that is said in a SourceError.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    page = [line.text for line in lines]
    for precision in (True, False):
        try:
            extracted = trafilatura.bare_extraction(tree, include_comments=False, favor_precision=precision)
        except Exception as error:  # hostile markup must not stop the others
            raise SourceError(
                source, f"cannot be extracted ({type(error).__name__}); save its text"
            ) from error
        text = getattr(extracted, "text", None) or ""
        body = with_siblings(lines, body_lines(page, text.splitlines()))
        if sum(len(line.split()) for line, keep in zip(page, body, strict=True) if keep) >= _FEWEST_WORDS:
            return body
    raise SourceError(source, "holds no article text, only a page around it")


def _title_line(lines: list[Line], body: list[bool], title: str | None) -> int | None:
    """Where the page shows its title: the heading that says it, nearest above the article."""
    if title is None:
        return None
    first = next((index for index, keep in enumerate(body) if keep), len(lines))
    said = title.casefold()
    matches = [i for i, line in enumerate(lines[: first + 1]) if line.text.casefold() == said]
    headings = [i for i in matches if lines[i].heading]
    return next(reversed(headings or matches), None)


def _searched_date(tree: Any) -> str | None:
    """htmldate's quick search: time elements and dates in known places, nothing guessed from the text."""
    import htmldate

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        # A fixed upper bound: by default it is today, and a page's date must not hang on the reader's clock.
        found = htmldate.find_date(
            tree,
            extensive_search=False,
            original_date=True,
            max_date=datetime(2100, 1, 1),  # noqa: DTZ001
        )
    except Exception:  # a page without a readable date is a page without a date
        return None
    return date_of(found) if found else None


class _Metadata:
    """What a page says about itself in meta elements and JSON-LD."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree
        self._metas: dict[str, str] = {}
        for element in tree.iter("meta"):
            name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
            content = squeeze(element.get("content") or "")
            if name and content:
                self._metas.setdefault(name, content)
        self._linked = _linked_article(tree)
        self.outlet = self._outlet()
        self.published = self._published()
        self.lang = self._metas.get("content-language") or self._metas.get("og:locale")

    def _first(self, names: Iterable[str]) -> str | None:
        return next((self._metas[name] for name in names if name in self._metas), None)

    def _outlet(self) -> str | None:
        named = (*(self._metas.get(name) for name in _PUBLISHER_METAS), self._linked.get("publisher"))
        return next((name for value in named for name in _names(value)), None)

    def _published(self) -> str | None:
        dates = [self._linked.get("datePublished"), *(self._metas.get(name) for name in _DATE_METAS)]
        found = (date_of(value) for value in dates if isinstance(value, str))
        return next((value for value in found if value and value >= _FIRST_PAGES), None)

    @property
    def authors(self) -> tuple[str, ...]:
        named = tuple(_names(self._linked.get("author")))
        by_meta = self._metas.get("author") or self._metas.get("article:author") or ""
        return named or tuple(_names(by_meta))

    @property
    def canonical(self) -> str | None:
        links = [
            e.get("href") for e in self._tree.iter("link") if (e.get("rel") or "").lower() == "canonical"
        ]
        for url in (*links, self._metas.get("og:url"), self._linked.get("url")):
            if (
                isinstance(url, str)
                and is_web_address(url.strip())
                and url.strip().rstrip("/").count("/") > 2
            ):
                return url.strip()
        return None

    def title(self, lines: list[Line]) -> str | None:
        """The headline as the page shows it, where it shows the one that its metadata give."""
        headline = self._linked.get("headline")
        element = self._tree.find(".//title")
        given = self._first(_TITLE_METAS) or (squeeze(headline) if isinstance(headline, str) else None)
        given = given or squeeze(element.text_content() if element is not None else "") or None
        headings = [line.text for line in lines if line.heading]
        if given is None:
            return headings[0] if headings else None
        shown = [text for text in headings if len(text) > 12 and given.casefold().startswith(text.casefold())]
        return max(shown, key=len) if shown else self._without_outlet(given)

    def _without_outlet(self, title: str) -> str:
        for separator in (" | ", " - ", " – ", " — ", " :: "):
            head, found, tail = title.rpartition(separator)
            if found and self.outlet and tail.strip().casefold() == self.outlet.casefold():
                return head.strip()
        return title


def _linked_article(tree: Any) -> dict[str, Any]:
    """The first object in JSON-LD that is an article; {} where there is none."""
    best: dict[str, Any] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            waiting = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop()
            if isinstance(value, list):
                waiting.extend(reversed(value))
            elif isinstance(value, dict):
                types = value.get("@type")
                kinds = {t for t in (types if isinstance(types, list) else [types]) if isinstance(t, str)}
                if kinds & _ARTICLES and ("headline" in value or "datePublished" in value):
                    if kinds != {"WebPage"}:
                        return value
                    best = best or value
                waiting.extend(v for v in value.values() if isinstance(v, (dict, list)))
    return best


def _names(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if not isinstance(name, str) or "://" in name:
            continue
        # "Outlet | what it is", "Author | Outlet", "By Author in Place"
        name = _PLACE_AFTER.sub("", squeeze(name).partition(" | ")[0])
        if name and name.lower() not in _NOBODY:
            yield name
