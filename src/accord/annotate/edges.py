"""Where the words said begin and end: token ranges of clauses made into spans beside quotation marks."""

from __future__ import annotations

from collections.abc import Container, Mapping

from accord.annotate.attributions import FINITE
from accord.annotate.lexicon import PLACES
from accord.annotate.scene import Range, Scene
from accord.model.values import Span

__all__ = ["behind_place", "kind_of", "span_of", "with_quotations", "without_linked"]

Indices = Container[int]


def behind_place(scene: Scene, first: int, last: int) -> int:
    """Where the words said begin in `in a statement that …`."""
    words = scene.words
    if words.tag[first] == "IN" and words.lower[first] != "that":
        for i in range(first + 2, min(first + 8, last)):
            if words.lower[i] == "that" and words.lower[i - 1] in PLACES:
                return i + 1
    return first


def with_quotations(scene: Scene, linked: Indices, first: int, last: int) -> Range:
    """The range out to the marks of a quotation in which it begins or ends."""
    opening, closing = scene.inside[first], scene.inside[last]
    if opening >= 0 and opening not in linked:
        first = min(first, scene.ranges[opening][0])
    if closing >= 0 and closing not in linked:
        last = max(last, scene.ranges[closing][1])
    elif closing < 0:
        last = _into_next(scene, linked, last)
    return first, last


def _into_next(scene: Scene, linked: Indices, last: int) -> int:
    """The end of a quotation with which a clause goes on: `said that if it fails, “we will leave.”`"""
    words = scene.words
    following = last + 1
    if following < len(words.text) and words.text[following] == ",":
        following += 1
    if following >= len(words.text) or "\n" in words.text[following]:
        return last
    index = scene.inside[following]
    if index < 0 or index in linked or scene.ranges[index][0] != following:
        return last
    first = scene.quotations[index].parts[0].start
    if following == last + 1 or words.source[first].islower():
        return scene.ranges[index][1]
    return last


def without_linked(
    scene: Scene, linked: Mapping[int, int | None], leads: Container[int], at: int, piece: Range
) -> list[Range]:
    """The range without the quotations that already are statements of their own.

    `linked` has the token of each one's cue; one whose cue stands in the range itself stays: `said he
    had shouted, “Stop!”`. `leads` are all such tokens.
    """
    first, last = piece
    pieces, start = [], first
    i = first
    while i <= last:
        index = scene.inside[i]
        lead = linked.get(index)
        if index in linked and (lead is None or lead == at or not first <= lead <= last):
            if start < i:
                pieces.append((start, i - 1))
            i = start = scene.ranges[index][1] + 1
        else:
            i += 1
    if start <= last:
        pieces.append((start, last))
    whole = pieces == [piece]
    return [part for part in pieces if whole or _says_something(scene, leads, *part)]


def _says_something(scene: Scene, leads: Container[int], first: int, last: int) -> bool:
    """Whether words between quotations are content too, and not the cue of one of them."""
    if scene.words.tag[first] in ("WDT", "WP") or any(i in leads for i in range(first, last + 1)):
        return False
    return any(scene.words.tag[i] in FINITE for i in range(first, last + 1)) and last - first > 2


def span_of(scene: Scene, first: int, last: int) -> Span | None:
    """The characters of the range; marks of a quotation that wraps all of it, or stray ones, fall off."""
    start, end = scene.words.span(first, last)
    opening, closing = scene.inside[first], scene.inside[last]
    if opening >= 0:
        quotation = scene.quotations[opening]
        if start < quotation.parts[0].start and (opening == closing or quotation.span.end > end):
            start = quotation.parts[0].start
    if closing >= 0:
        quotation = scene.quotations[closing]
        if end > quotation.parts[-1].end and (opening == closing or quotation.span.start < start):
            end = quotation.parts[-1].end
        elif end < quotation.span.end and quotation.parts[-1].end <= end + 1 and opening != closing:
            end = quotation.span.end
    return Span(start, end) if start < end else None


def kind_of(scene: Scene, parts: list[Span], quoted: set[int]) -> str:
    """How much of the parts stands within the quotations `quoted`: direct, mixed or indirect."""
    if not quoted:
        return "indirect"
    for part in parts:
        if not any(span.covers(part) for index in quoted for span in scene.quotations[index].parts):
            return "mixed"
    return "direct"
