"""Marked sentences: `<who>`, `<cue>` and `<said>` stand around what a statement must hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from accord.annotate import Annotator
from accord.model.annotation import Annotation, Statement
from accord.model.document import Document
from accord.model.values import Span

_TAG = re.compile(r"</?(who|cue|said)>")


@cache
def annotator() -> Annotator:
    """The rules alone: what the encoder adds changes when it is taught anew."""
    return Annotator(encoder=False)


def annotate(text: str, residue: tuple[Span, ...] = ()) -> Annotation:
    document = Document(source="test", where="test", text=text, residue=residue)
    return next(annotator().annotate([document]))


def unmark(marked: str) -> tuple[str, dict[str, list[str]]]:
    """The sentence without its tags, and the words inside each kind of tag."""
    spans: dict[str, list[str]] = {"who": [], "cue": [], "said": []}
    text, open_at, last = "", 0, 0
    for match in _TAG.finditer(marked):
        text += marked[last : match.start()]
        if match[0].startswith("</"):
            spans[match[1]].append(text[open_at:])
        else:
            open_at = len(text)
        last = match.end()
    return text + marked[last:], spans


def words(text: str, spans: Iterable[Span]) -> list[str]:
    return [span.of(text) for span in spans]


def speech(text: str) -> list[Statement]:
    return [statement for statement in annotate(text).statements if statement.speech]
