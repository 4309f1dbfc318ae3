"""Finding one's way in a text: the sentence around a span, and what is no furniture."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from accord.model.values import Span
from accord.model.world import known_body

__all__ = [
    "DATELINE",
    "MAX_SENTENCE",
    "SMALL_WORDS",
    "blank",
    "clear_of",
    "sentence_around",
    "sentences",
    "title_case",
    "touches",
]

SMALL_WORDS = frozenset(("of", "the", "for", "and", "on", "in", "to", "de", "du", "la", "des"))
"""Words that stay small inside a name."""
_ACRONYM = 4  # letters at most

MAX_SENTENCE = 600
"""How far to either side, in characters, a sentence is looked for."""

DATELINE = re.compile(r"\([A-Z][^()\n]{1,40}\)\s*(?:--?|–|—)\s+")
"""The end of an agency's dateline: "PORT ALDINE (Halvapress) - "."""

_BREAK = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])|\n\s*\n|\n(?=[\"“‘«]?[A-Z])")
_TITLES = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sgt|Capt|Sen|Rep|Gov|Prof|St|No|U\.S|U\.N|U\.K|[A-Z])\.$"
)
_MONTHS = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$")


def sentence_around(text: str, span: Span) -> Span:
    """The sentence or sentences in which `span` stands, without outer white space.

    Works on the text alone, so that an entry can be shown in context without parsing again.
    """
    low, high = max(0, span.start - MAX_SENTENCE), min(len(text), span.end + MAX_SENTENCE)
    start, end = low, high
    for match in _breaks(text, low, high):
        if match.end() <= span.start:
            start = match.end()
        elif match.start() >= span.end - 1:
            end = match.end()
            break
    before, after = text[start : span.start].lstrip(), text[span.end : end].rstrip()
    return Span(span.start - len(before), span.end + len(after))


def sentences(text: str) -> tuple[Span, ...]:
    """All sentences of the text in order, without outer white space; together all of it that is not white.

    Their number in the text is how a place in it is named (`#s12`, counted from 1).
    """
    found, start = [], 0
    for after in (*(match.end() for match in _breaks(text, 0, len(text))), len(text)):
        closed = text[start:after].rstrip()
        opened = len(closed) - len(closed.lstrip())
        if closed.strip():
            found.append(Span(start + opened, start + len(closed)))
        start = after
    return tuple(found)


def _breaks(text: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """Where one sentence ends and the next begins: a match goes from the one to the other."""
    for match in _BREAK.finditer(text, low, high):
        if "\n" in match.group() or not _goes_on(text, max(low, match.start() - 8), match):
            yield match


def _goes_on(text: str, low: int, gap: re.Match[str]) -> bool:
    """Whether the full stop before a gap ends no sentence: "Gen. Okafor", "Oct. 7"."""
    counted = text[gap.end() : gap.end() + 1].isdigit()
    return bool(
        _TITLES.search(text, low, gap.start()) or (counted and _MONTHS.search(text, low, gap.start()))
    )


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


def touches(span: Span, residue: Sequence[Span]) -> bool:
    """Whether any of `residue` (sorted, not overlapping itself) lies in the span or reaches into it."""
    at = bisect_left(residue, (span.start, 0))
    before = at > 0 and residue[at - 1].end > span.start
    return before or (at < len(residue) and residue[at].start < span.end)


def clear_of(span: Span, residue: Sequence[Span], text: str) -> Span | None:
    """The longest stretch of `span` that holds no residue, without white space around it; or None.

    `residue` is sorted and does not overlap itself.
    """
    pieces, at = [], span.start
    first = max(0, bisect_left(residue, (span.start, 0)) - 1)
    for start, end in residue[first:]:
        if start >= span.end:
            break
        if end > at:
            pieces.append((at, min(start, span.end)))
            at = end
    pieces.append((at, span.end))
    bare = [(start, text[start:end]) for start, end in pieces]
    stripped = [(start + len(words) - len(words.lstrip()), words.strip()) for start, words in bare]
    start, words = max(stripped, key=lambda piece: len(piece[1]))
    return Span(start, start + len(words)) if words else None


def title_case(name: str) -> str:
    """A name in capitals throughout in usual ones: "Ministry of Justice"; "UN" and "ZDF" stay."""
    words = name.split()
    if not name.isupper() or (len(words) == 1 and len(name) <= _ACRONYM):
        return name
    return " ".join(
        word.lower() if index and word.lower() in SMALL_WORDS else _titled(word)
        for index, word in enumerate(words)
    )


def _titled(word: str) -> str:
    acronym = len(word) <= _ACRONYM and (not set(word) & set("AEIOUY") or known_body(word) is not None)
    return word if acronym else word.capitalize()
