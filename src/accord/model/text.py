"""Finding one's way in a text: the sentence around a span, and what is no furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable

from accord.model.values import Span

__all__ = ["MAX_SENTENCE", "blank", "sentence_around"]

MAX_SENTENCE = 600
"""How far to either side, in characters, a sentence is looked for."""

_BREAK = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])|\n\s*\n|\n(?=[\"“‘«]?[A-Z])")
_TITLES = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sgt|Capt|Sen|Rep|Gov|Prof|St|No|U\.S|U\.N|U\.K|[A-Z])\.$"
)


def sentence_around(text: str, span: Span) -> Span:
    """The sentence or sentences in which `span` stands, without outer white space.

    Works on the text alone, so that an entry can be shown in context without parsing again.
    """
    low, high = max(0, span.start - MAX_SENTENCE), min(len(text), span.end + MAX_SENTENCE)
    start, end = low, high
    for match in _BREAK.finditer(text, low, high):
        if "\n" not in match.group() and _TITLES.search(text, max(low, match.start() - 8), match.start()):
            continue
        if match.end() <= span.start:
            start = match.end()
        elif match.start() >= span.end - 1:
            end = match.end()
            break
    while start < span.start and text[start].isspace():
        start += 1
    while end > span.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def blank(text: str, spans: Iterable[Span]) -> str:
    """The text with `spans` turned into spaces (line breaks stay), so that offsets still fit."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        start = max(start, at)
        if end <= start:
            continue
        pieces += [text[at:start], "".join("\n" if c == "\n" else " " for c in text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])
