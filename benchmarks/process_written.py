"""Reads passages that were written for the encoder, with their marks in the line.

A line is one passage. `[c …]` is a commitment, `[b …]` a breach claim, `[t …]` talks, `[q …]` a proposal,
`[d …]` a position; `<o …>` is a field of the nearest of its kind around it (`FIELDS`). They may stand in
one another. The words are ours, made up, and free to copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["passages", "read_marks"]

KINDS = {"c": "commitment", "b": "breach_claim", "t": "talks", "q": "proposal", "d": "position"}
FIELDS = {
    "o": ("commitment", "obligor"),
    "a": ("commitment", "action"),
    "r": ("breach_claim", "accuser"),
    "d": ("breach_claim", "accused"),
    "w": ("breach_claim", "what"),
    "f": ("breach_claim", "of"),
    "p": ("talks", "parties"),
    "v": ("talks", "venue"),
    "s": ("proposal", "proposer"),
    "g": ("proposal", "addressee"),
    "x": ("proposal", "terms"),
    "y": ("position", "party"),
}
SEVERAL = ("parties", "addressee")
SIGN = re.compile(r"(?P<open>[\[<])(?P<letter>[a-z]) |(?P<close>[\]>])")


@dataclass
class _Open:
    bracket: str
    letter: str
    start: int
    fields: dict[str, Any] = field(default_factory=dict)


def passages(file: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Each passage of a file with its marks, as `read_marks` gives them.

    Raises:
        ValueError: A line's brackets do not match; the message says which line.
    """
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        try:
            yield read_marks(line)
        except ValueError as error:
            raise ValueError(f"{file}, line {number}: {error}") from error


def read_marks(line: str) -> tuple[str, list[dict[str, Any]]]:
    """The passage's words, and its marks: `kind`, `start`, `end` and fields, in code points of the words."""
    text, at = "", 0
    opened: list[_Open] = []
    marks: list[dict[str, Any]] = []
    for sign in SIGN.finditer(line):
        text += line[at : sign.start()]
        at = sign.end()
        if sign["open"]:
            opened.append(_Open(sign["open"], sign["letter"], len(text)))
            continue
        last = opened.pop() if opened else None
        if last is None or {"[": "]", "<": ">"}[last.bracket] != sign["close"]:
            raise ValueError(f"`{sign['close']}` closes nothing behind `{text[-30:]}`")
        if last.bracket == "[":
            marks.append({"kind": KINDS[last.letter], "start": last.start, "end": len(text), **last.fields})
        else:
            _put(opened, last, len(text))
    if opened:
        raise ValueError(f"`{opened[-1].bracket}{opened[-1].letter}` is not closed")
    return text + line[at:], sorted(marks, key=lambda mark: (mark["start"], mark["end"]))


def _put(opened: list[_Open], last: _Open, end: int) -> None:
    """A field into the nearest mark of its kind around it."""
    kind, name = FIELDS[last.letter]
    mark = next((it for it in reversed(opened) if it.bracket == "[" and KINDS[it.letter] == kind), None)
    if mark is None:
        raise ValueError(f"`<{last.letter}` stands in no {kind}")
    if name in SEVERAL:
        mark.fields.setdefault(name, []).append([last.start, end])
    else:
        mark.fields.setdefault(name, [last.start, end])
