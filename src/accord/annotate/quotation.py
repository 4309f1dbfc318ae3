"""Where quotation marks open and close: one pass over the text, never an error.

A quotation that runs over paragraphs (each opened again, only the last closed) is one. Texts that print
a sentence a line have lost the repeated marks, so an open quotation also goes on over line breaks, up
to `REACH` characters. What is never closed ends with its paragraph, and so cannot swallow the document.
Single marks count only where they open and close as quotation marks do; apostrophes never do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from accord.model.values import Span

__all__ = ["Quotation", "pair_marks"]

REACH = 3000
"""How far, in characters, an open quotation goes on over line breaks without a new opening mark."""

_CLOSERS = {
    "“": "”\"“", "„": "“”", "‟": "”", "«": "»", "‹": "›", "「": "」", "『": "』", "»": "«", "›": "‹",
    '"': '"”', "''": "''", "``": "''`\"", "‘": "’", "'": "'", "`": "'", "”": "”",
}  # fmt: skip
_SINGLE = frozenset("‘'`")
_EVENT = re.compile(r"\s*\n\s*|''(?!')|``|[\"“”„‟«»‹›「」『』‘’'`]")
_TERMINAL = frozenset(".!?…:;—-")
_ELISION = re.compile(r"(?:em|til|tis|twas|cause|bout|round|n|\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: from its first opening mark to behind its last closing one.

    `parts` are the words between the marks, one span a paragraph; `single` tells single marks.
    """

    span: Span
    parts: tuple[Span, ...]
    single: bool = False


class _Mark(NamedTuple):
    """A mark or a break; `glued_left` where it follows a word or stop, `glued_right` where one follows."""

    text: str
    start: int
    end: int
    glued_left: bool
    glued_right: bool


def pair_marks(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of the text in order; nested ones belong to the one around them."""
    return _Pairing(text).run()


def _events(text: str) -> list[_Mark]:
    marks = []
    for match in _EVENT.finditer(text):
        start, end = match.span()
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if before.isalnum() and after.isalnum() and match[0] in ("'", "’", "`", '"'):
            continue  # an apostrophe, or the seconds of a coordinate
        left = not before.isspace() and before not in "([{—–-/" and before not in _CLOSERS
        right = not after.isspace() and (after.isalnum() or after not in ")]},.;:!?")
        marks.append(_Mark(match[0], start, end, left, right))
    return marks


class _Pairing:
    """The state of the one pass: which mark is open since where, and the parts behind us."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks = _events(text)
        self.found: list[Quotation] = []
        self.opening: _Mark | None = None
        self.parts: list[Span] = []
        self.part_start = 0
        self.depth = 0

    def run(self) -> tuple[Quotation, ...]:
        at = 0
        while at < len(self.marks):
            mark = self.marks[at]
            if "\n" in mark.text:
                self._at_break(at)
            elif self.opening is None:
                self._try_open(at)
            else:
                at = self._inside(at)
            at += 1
        if self.opening is not None:
            self._close(len(self.text), len(self.text))
        return tuple(self.found)

    def _try_open(self, at: int) -> None:
        mark = self.marks[at]
        if not self._opens(mark):
            return
        if mark.text in _SINGLE and self._single_end(at) is None:
            return
        self.opening, self.parts, self.part_start, self.depth = mark, [], mark.end, 0

    def _opens(self, mark: _Mark) -> bool:
        if mark.text in "“„‟«‹「『``":
            return mark.text != "`" or (mark.glued_right and not mark.glued_left)
        if mark.text in ("’", "」", "』"):
            return False
        if mark.text in ("'", "‘"):
            return mark.glued_right and not mark.glued_left and not _ELISION.match(self.text, mark.end)
        return mark.glued_right and not mark.glued_left if mark.text in "”»›" else not self._only_closes(mark)

    @staticmethod
    def _only_closes(mark: _Mark) -> bool:
        return mark.glued_left and not mark.glued_right

    def _single_end(self, at: int) -> int | None:
        """Where a single mark opened at `at` closes before the paragraph ends, if it does."""
        closers = _CLOSERS[self.marks[at].text]
        fallback = None
        for later in range(at + 1, min(at + 9, len(self.marks))):
            mark = self.marks[later]
            if "\n" in mark.text or mark.start - self.marks[at].end > 400:
                break
            if mark.text in closers and mark.glued_left and not mark.glued_right:
                plural = self.text[mark.start - 1] == "s" and self.text[mark.end : mark.end + 1] == " "
                if not plural:
                    return later
                fallback = fallback if fallback is not None else later
        return fallback

    def _inside(self, at: int) -> int:
        """A mark within an open quotation; the index of the last event that it used up."""
        assert self.opening is not None  # noqa: S101 - called only while one is open
        mark, opening = self.marks[at], self.opening.text
        if opening in _SINGLE:
            end = self._single_end(self._index_of_opening(at))
            if end is not None and end >= at:
                closing = self.marks[end]
                self._close(closing.start, closing.end)
                return end
            self._close(mark.start, mark.start)
            return at - 1
        if self._closes(mark, opening):
            if self.depth:
                self.depth -= 1
            else:
                self._close(mark.start, mark.end)
        elif mark.text == opening:
            self._opened_again(mark)
        return at

    def _closes(self, mark: _Mark, opening: str) -> bool:
        """Whether the mark closes what `opening` opened; one of another make must clearly end words."""
        closers = _CLOSERS[opening]
        if mark.text not in closers or (mark.text == opening and self._reopens(mark)):
            return False
        return mark.text == closers[0] or self._only_closes(mark)

    def _index_of_opening(self, at: int) -> int:
        while self.marks[at] is not self.opening:
            at -= 1
        return at

    def _reopens(self, mark: _Mark) -> bool:
        """A straight mark at a paragraph's head goes on with the quotation that is open."""
        return mark.start == self.part_start and mark.glued_right

    def _opened_again(self, mark: _Mark) -> None:
        before = self.text[self.part_start : mark.start].rstrip()
        if not before or before[-1] in _TERMINAL:
            # Dumps lose the paragraph break, but the mark that opened the paragraph anew is still there.
            self._end_part(mark.start)
            self.part_start = mark.end
        else:
            self.depth += 1

    def _at_break(self, at: int) -> None:
        if self.opening is None:
            return
        mark = self.marks[at]
        following = self.marks[at + 1] if at + 1 < len(self.marks) else None
        if self.opening.text in _SINGLE or following is None:
            self._close(mark.start, mark.start)
            return
        if following.start == mark.end and following.text == self.opening.text and following.glued_right:
            self._end_part(mark.start)
            self.part_start = mark.end
            self.depth = 0
        elif mark.text.count("\n") > 1 or not self._goes_on(at):
            self._close(mark.start, mark.start)

    def _goes_on(self, at: int) -> bool:
        """Whether the next double mark within reach closes what is open."""
        assert self.opening is not None  # noqa: S101 - called only while one is open
        limit = self.opening.start + REACH
        for later in range(at + 1, min(at + 120, len(self.marks))):
            mark = self.marks[later]
            if mark.start > limit or mark.text.count("\n") > 1:
                return False
            if mark.text in _CLOSERS[self.opening.text] and mark.glued_left:
                return True
            if mark.text == self.opening.text:
                return False
        return False

    def _end_part(self, end: int) -> None:
        start = self.part_start
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start < end:
            self.parts.append(Span(start, end))

    def _close(self, end: int, behind: int) -> None:
        assert self.opening is not None  # noqa: S101 - called only while one is open
        self._end_part(end)
        if self.parts:
            span = Span(self.opening.start, max(behind, self.parts[-1].end))
            self.found.append(Quotation(span, tuple(self.parts), self.opening.text in _SINGLE))
        self.opening = None
