"""Quotations inside quotations: “I recall that he said to me, ‘Trust somebody’, and I laughed,” she said.

The marks inside are paired as if the outer ones were not there; an inner quotation is a statement of its
own where a cue within the outer one, with its speaker, leads it in or follows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from accord.annotate.linking import is_title, lead_before, lead_behind
from accord.annotate.quotation import Quotation, pair_marks
from accord.annotate.scene import Scene

__all__ = ["nested_quotations"]

_LEAST = 3
_OURSELVES = frozenset(("i", "we", "you"))


def nested_quotations(scene: Scene) -> Iterator[tuple[Scene, int, int]]:
    """Each inner quotation with a cue: a scene of the inner ones, its index there, and the cue's token."""
    inner = _inner(scene)
    if not inner:
        return
    within = Scene(scene.words, inner)
    for index, (first, last) in enumerate(within.ranges):
        if last - first < _LEAST or is_title(within, index):
            continue
        lead = lead_before(within, index)
        if lead is None:
            lead = lead_behind(within, index)
        if lead is not None and scene.inside[lead] == scene.inside[first] and _is_of_another(within, lead):
            yield within, index, lead


def _is_of_another(within: Scene, lead: int) -> bool:
    """Whether the cue tells of speech, by someone else than whoever says the outer words or hears them."""
    speaker = within.speakers[lead]
    if speaker is None or not within.found[lead].cue.speech:
        return False
    return all(within.words.lower[i] not in _OURSELVES for i in range(speaker[0], speaker[1] + 1))


def _inner(scene: Scene) -> tuple[Quotation, ...]:
    """The quotations within those of the scene; none is looked for where no second mark stands."""
    source = scene.words.source
    outer = [
        it for it in scene.quotations if not it.single and any(mark in it.span.of(source) for mark in "‘'«")
    ]
    if not outer:
        return ()
    chars = list(source)
    for quotation in scene.quotations:
        edges = {quotation.span.start, quotation.span.end - 1}
        edges |= {edge for part in quotation.parts for edge in (part.start - 1, part.end)}
        for at in edges & set(range(len(chars))):
            if not chars[at].isalnum() and chars[at] != "\n":
                chars[at] = " "
    spans = [it.span for it in outer]
    return tuple(it for it in pair_marks("".join(chars)) if any(span.covers(it.span) for span in spans))
