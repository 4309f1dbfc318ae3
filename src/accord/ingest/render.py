"""A page as a reader sees it: lines of visible text, in document order.

The tree is walked with a stack of its own, so that no depth of nesting can exhaust Python's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

from accord.errors import SourceError

__all__ = ["Line", "is_fragment", "parse", "render", "squeeze"]

MAX_ELEMENTS = 50_000

_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "head",
        "iframe",
        "object",
        "embed",
        "select",
        "datalist",
        "audio",
        "video",
        "canvas",
        "map",
    ]
)
_PARAGRAPHS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "center",
        "details",
        "dialog",
        "div",
        "dl",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "textarea",
        "tfoot",
        "thead",
        "title",
        "ul",
    ]
)
_LINES = frozenset(("br", "caption", "dd", "dt", "li", "option", "tr"))
_CELLS = frozenset(("td", "th"))
_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u2060\ufeff]")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WHOLE_PAGE = re.compile(r"<\s*(?:html|head|body|nav|main|article|script)\b|<!doctype", re.IGNORECASE)
_BULLET = re.compile(r"[•\-–*] |[a-z0-9]{1,3}[.)] ")
_SYMBOL_BULLETS = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc", "•"))
_SHORT = 0.6
_PAGE_FOOT = re.compile(r"\s*page \d+ of \d+\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One rendered line; `starts_paragraph` where a blank line belongs before it.

    `place` says in which kind of element a `p` element's line stands: the same for all paragraphs of an
    article, another for teasers and notices; empty for lines outside of `p`.
    """

    text: str
    starts_paragraph: bool
    heading: bool
    place: str = ""


def parse(html: str, source: str) -> Any:
    """The page's tree. Raises SourceError where it is nested too deep or is no HTML at all."""
    import lxml.etree  # type: ignore[import-untyped]
    import lxml.html  # type: ignore[import-untyped]

    # Without huge_tree libxml2 stops at 256 levels: enough for pages, safe for what walks the tree later.
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(html.encode("utf-8"), parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        raise SourceError(source, "is no HTML that can be read") from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise SourceError(source, "has elements nested more than 250 deep; save the page's text instead")
    if sum(1 for _ in zip(tree.iter(), range(MAX_ELEMENTS + 1), strict=False)) > MAX_ELEMENTS:
        raise SourceError(source, f"has more than {MAX_ELEMENTS} elements; save the page's text instead")
    return tree


def is_fragment(html: str) -> bool:
    """Markup without a page around it: nothing in it can be the page's furniture."""
    return _WHOLE_PAGE.search(html) is None


def squeeze(text: str) -> str:
    """One line: white space collapsed, invisible characters dropped, bullets of symbol fonts made visible."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", text)).strip().translate(_SYMBOL_BULLETS)


def render(tree: Any) -> list[Line]:
    """The visible lines. A blank line in a converted PDF's anchors starts a paragraph, as it was meant to."""
    return _render_anchored(tree) if _is_anchored(tree) else _Walk().lines_of(tree)


class _Walk:
    """Collects inline text until a block begins or ends."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._parts: list[str] = []
        self._paragraph = True
        self._headings = 0
        self._place = ""

    def lines_of(self, tree: Any) -> list[Line]:
        stack: list[tuple[Any, bool]] = [(tree, True)]
        while stack:
            element, entering = stack.pop()
            tag = element.tag
            visible = isinstance(tag, str) and not _is_hidden(element, tag)
            if entering and visible:
                self._boundary(tag, 1)
                if tag == "p":
                    self._place = _place(element)
                self._text(element.text, tag)
                stack.append((element, False))
                stack.extend((child, True) for child in reversed(element))
                continue
            if not entering:
                self._boundary(tag, -1)
                if tag == "p":
                    self._place = ""
            if element is not tree:
                parent = element.getparent()
                self._text(element.tail, parent.tag if parent is not None else "")
        self._flush()
        return self._lines

    def _text(self, text: str | None, tag: str) -> None:
        if not text:
            return
        if tag != "pre":
            self._parts.append(text)
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self._flush()
            self._parts.append(line)

    def _boundary(self, tag: str, step: int) -> None:
        heading = len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()
        if tag in _PARAGRAPHS:
            self._flush()
            self._paragraph = True
        elif tag in _LINES:
            self._flush()
        elif tag in _CELLS:
            self._parts.append(" ")
        if heading:
            self._headings += step

    def _flush(self) -> None:
        text = squeeze("".join(self._parts))
        self._parts.clear()
        if text:
            self._lines.append(Line(text, self._paragraph, self._headings > 0, self._place))
            self._paragraph = False


def _place(paragraph: Any) -> str:
    elements = [paragraph, *islice(paragraph.iterancestors(), 2)]
    return ">".join(f"{element.tag}.{element.get('class') or ''}" for element in elements)


def _is_hidden(element: Any, tag: str) -> bool:
    if tag in _DROPPED or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))


def _is_anchored(tree: Any) -> bool:
    """Sentences of a PDF, each in a paragraph with one numbered anchor: `<p><a name="7">…</a></p>`."""
    paragraphs = list(tree.iter("p", "div", "li", "td", "h1", "h2"))
    numbered = sum(
        1
        for element in paragraphs
        if len(element) == 1 and element[0].tag == "a" and (element[0].get("name") or "").isdigit()
    )
    return numbered > 0 and numbered * 10 >= len(paragraphs) * 9


def _render_anchored(tree: Any) -> list[Line]:
    """Such paragraphs are sentences, their line ends the PDF's: a blank line parts paragraphs, a line end
    after a short line or before a bullet parts lines, every other one only wraps."""
    pieces = [piece for element in tree.iter("p") if (piece := element.text_content())]
    parts = pieces[:1]
    for before, piece in pairwise(pieces):
        # A sentence does not end without a stop and go on with a capital: two lines of a heading do.
        gap = "\n" if before[-1].isalnum() and piece[0].isupper() else " "
        parts += ("\n\n" if _PAGE_FOOT.match(piece) or _PAGE_FOOT.match(before) else gap, piece)
    text = "".join(parts)
    rows = [squeeze(row) for row in _INVISIBLE.sub("", text).split("\n")]
    lengths = sorted(len(row) for row in rows if row)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    lines: list[Line] = []
    open_rows: list[str] = []
    blank = True
    for row in (*rows, ""):
        if open_rows and (not row or _BULLET.match(row) or len(open_rows[-1]) < width * _SHORT):
            lines.append(Line(_joined_rows(open_rows), blank, False))
            open_rows, blank = [], False
        blank = blank or not row
        if row:
            open_rows.append(row)
    return lines


def _joined_rows(rows: list[str]) -> str:
    """A word that was cut at a line's end is joined with its hyphen, which it may need."""
    joined = rows[0]
    for row in rows[1:]:
        cut = len(joined) > 1 and joined[-1] == "-" and joined[-2].isalpha() and row[0].islower()
        joined += row if cut else f" {row}"
    return joined
