"""Under which title a plain text stands, and by whom it is: only where the text says it plainly."""

from __future__ import annotations

import re

from accord.ingest.furniture import ends_sentence
from accord.ingest.outlets import Lines, document_line, is_dated, letterhead, masthead, mostly_upper
from accord.model.values import Span

__all__ = ["authors_of", "title_of"]

_TOP = 4
_TITLE_LENGTH, _TITLE_LINES = 160, 3
_BODY, _LONGER = 60, 1.3
_FULL_STOP = re.compile(r"[.:;,…][\"'”’»)]*$")
_NAME = r"[A-Z][\w.'’-]+"
_BYLINE = re.compile(
    rf"(?:by|author|written by|reporting by)\b:? (?P<names>{_NAME}(?:(?: | and |, ){_NAME}){{0,7}})"
    r"(?:,? (?:in|for) [A-Z].{0,40}|,? (?:[A-Z][\w.]+ )*(?:correspondent|reporter|editor|staff writer)"
    r"| ?[|•·–—-].*|, .*)?",
)
_BYLINE_WORD = re.compile(r"(?:by|author|written by|reporting by)\b", re.IGNORECASE)
_PART = re.compile(r", | and ")
_OPEN_END = re.compile(r"[.:;,…][\"'”’»)]*$|\b(?:by|of|on|for|the|to|and|in|from)$", re.IGNORECASE)
_OPENING = re.compile(r"[\"“‘'«(]?[^\W_a-z]")
_NO_HEAD = frozenset(":;,.|•*-–—")
_SIGNED = re.compile(rf"(?P<names>{_NAME}(?: {_NAME}){{1,2}}) ?/ ?[a-z]{{1,4}}")


def title_of(text: str, lines: Lines, residue: tuple[Span, ...]) -> str | None:
    """The first line, or the one after the outlet's name and motto, where it is a headline.

    A headline has three words, is short, and has no full stop at its end. After it comes a blank line, a
    byline, a dateline, or the longer line of a first paragraph. A document's title may be printed in
    capitals over several lines.
    """
    headed = False
    for index, (span, line) in enumerate(lines[:_TOP]):
        under_head, headed = headed, False
        if any(known.covers(span) for known in residue):
            headed = under_head
            continue
        if index == 0 and letterhead(line):
            if len(lines) > 1 and document_line(lines[1][1]):
                return _capitals(text, lines, 0)
            headed = True
            continue
        if masthead(line):
            headed = True
            continue
        motto = under_head and _line_ends(text, lines, index - 1) == 1
        if motto or _is_byline(line) or is_dated(line):
            continue
        return _headline(text, lines, index)
    return None


def _headline(text: str, lines: Lines, index: int) -> str | None:
    line = lines[index][1]
    if mostly_upper(line) and (title := _capitals(text, lines, index)) and document_line(title):
        return title
    if len(line) > _TITLE_LENGTH or len(line.split()) < 3 or _FULL_STOP.search(line) or line[0] in _NO_HEAD:
        return None
    after = _line_ends(text, lines, index)
    if after == 0:
        return None
    following = lines[index + 1][1]
    if after > 1 or _is_byline(following) or is_dated(following):
        return line
    longer = len(following) >= max(_BODY, _LONGER * len(line)) and not mostly_upper(following)
    return line if longer and _OPENING.match(following) and not ends_sentence(line) else None


def _line_ends(text: str, lines: Lines, index: int) -> int:
    """Line ends between a line and the next; more than one is a blank line, none is the text's end."""
    if index + 1 >= len(lines):
        return 0
    return text[lines[index][0].end : lines[index + 1][0].start].replace("\r\n", "\n").count("\n")


def _capitals(text: str, lines: Lines, index: int) -> str | None:
    """A title in capitals, with the lines in capitals right under it."""
    last = index
    while (
        last + 1 < min(len(lines), index + _TITLE_LINES)
        and _line_ends(text, lines, last) == 1
        and (mostly_upper(lines[last + 1][1]) or (last == index and letterhead(lines[index][1])))
        and not is_dated(lines[last + 1][1])
    ):
        last += 1
    title = " ".join(line for _, line in lines[index : last + 1])
    whole = len(title) <= _TITLE_LENGTH and len(title.split()) > 1 and not _OPEN_END.search(title)
    return title if whole else None


def _is_byline(line: str) -> bool:
    return len(line) <= 120 and _BYLINE.fullmatch(_decapitalised(line)) is not None


def authors_of(lines: Lines) -> tuple[str, ...]:
    """Names in a byline in the first lines, or in an author box or a signature in the last."""
    for _, line in (*lines[:5], *lines[-5:]):
        if len(line) > 120 or not _BYLINE_WORD.match(line):
            continue
        match = _BYLINE.fullmatch(line[0].upper().lower() + line[1:]) or _BYLINE.fullmatch(
            _decapitalised(line)
        )
        if match:
            names = (name.strip() for name in _PART.split(match.group("names")))
            return tuple(name for name in names if " " in name and not masthead(name))
    # An agency's desk signs below the text: "Name Surname/ab".
    signed = _SIGNED.fullmatch(lines[-1][1]) if lines else None
    return (signed.group("names"),) if signed else ()


def _decapitalised(line: str) -> str:
    word = _BYLINE_WORD.match(line)
    return line if word is None else word.group().lower() + line[word.end() :]
