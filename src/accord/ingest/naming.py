"""Who published a plain text, under which title, by whom: only where the text says it plainly."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from accord.ingest.dating import DATE
from accord.ingest.furniture import outlet_in_furniture
from accord.model.values import Span

__all__ = ["authors_of", "outlet_of", "title_of"]

_TOP = 4
_TITLE_LENGTH = 160
_FULL_STOP = re.compile(r"[.:;,…][\"'”’»)]*$")
_DATED = re.compile(DATE, re.IGNORECASE)
_NAME = r"[A-Z][\w.'’-]+"
_BYLINE = re.compile(
    rf"(?:by|author|written by|reporting by)\b:? (?P<names>{_NAME}(?:(?: | and |, ){_NAME}){{0,7}})"
    r"(?:,? (?:in|for) [A-Z].{0,40}|,? (?:[A-Z][\w.]+ )*(?:correspondent|reporter|editor|staff writer)"
    r"| ?[|•·–—-].*|, .*)?",
)
_BYLINE_WORD = re.compile(r"(?:by|author|written by|reporting by)\b", re.IGNORECASE)
_PART = re.compile(r", | and ")
_TAIL = re.compile(r" (?:[–—-]|[|»›>]) .*$|, .*$")
# "… is the news editor of X, follow him on …": a post on the staff names the outlet.
_STAFF = re.compile(
    r"\bis (?:an?|the|our) (?:[\w-]+ ){0,4}(?:editor|reporter|correspondent|staff writer|bureau chief)"
    r"(?: in [A-Z]\w+)? (?:of|for|at|with) (?:the )?"
    r"(?P<outlet>[A-Z][\w&'’-]*(?:\.[a-z]{2,4})?(?: [A-Z][\w&'’-]*){0,4})"
)


def title_of(text: str, lines: list[tuple[Span, str]], residue: tuple[Span, ...]) -> str | None:
    """The first line, or the one after the outlet's name, where it is a headline.

    A headline is short, has three words, no full stop at its end, and a blank line after it.
    """
    below_masthead = False
    for index, (span, line) in enumerate(lines[:_TOP]):
        before, below_masthead = below_masthead, _masthead(line) is not None
        tagline = before and text[lines[index - 1][0].end : span.start].count("\n") == 1
        following = text[span.end : lines[index + 1][0].start] if index + 1 < len(lines) else ""
        furniture = any(r.covers(span) for r in residue)
        if (
            furniture
            or tagline
            or below_masthead
            or _BYLINE.fullmatch(_decapitalised(line))
            or _is_date(line)
        ):
            continue
        blank_after = following.replace("\r", "").count("\n") > 1
        headline = (
            blank_after
            and len(line) <= _TITLE_LENGTH
            and len(line.split()) >= 3
            and not _FULL_STOP.search(line)
        )
        return line if headline else None
    return None


def _is_date(line: str) -> bool:
    match = _DATED.search(line)
    return match is not None and len(line) - len(match.group()) <= 60


def authors_of(lines: list[tuple[Span, str]]) -> tuple[str, ...]:
    """Names in a byline in the first lines, or in an author box in the last."""
    for _, line in (*lines[:5], *lines[-5:]):
        if len(line) > 120 or not _BYLINE_WORD.match(line):
            continue
        match = _BYLINE.fullmatch(line[0].upper().lower() + line[1:]) or _BYLINE.fullmatch(
            _decapitalised(line)
        )
        if match:
            names = (name.strip() for name in _PART.split(match.group("names")))
            return tuple(name for name in names if " " in name and not _masthead(name))
    return ()


def _decapitalised(line: str) -> str:
    word = _BYLINE_WORD.match(line)
    return line if word is None else word.group().lower() + line[word.end() :]


def outlet_of(text: str, lines: list[tuple[Span, str]], residue: tuple[Span, ...]) -> str | None:
    """From the text's first lines, then from its furniture."""
    for _, line in lines[:_TOP]:
        if name := _masthead(line):
            return name
    for span in residue:
        if match := _STAFF.search(span.of(text)):
            return match.group("outlet").rstrip(".")
    return outlet_in_furniture(text, residue)


@cache
def _words(column: str) -> frozenset[str]:
    table = tomllib.loads(resources.files(__package__).joinpath("mastheads.toml").read_text("utf-8"))
    return frozenset(word.lower() for word in table[column])


def _masthead(line: str) -> str | None:
    """The outlet that a line of its own names: 'The Shore Gazette', 'SHORE GAZETTE — …', '…, 5 May 2024'."""
    if len(line) > 120:
        return None
    dated = _DATED.search(line)
    name = line[: dated.start()] if dated else _TAIL.sub("", line)
    words = name.strip(" ,|–—-").split()
    if not 1 < len(words) <= 6 or not all(
        word[0].isupper() or word in ("of", "the", "for", "and") for word in words
    ):
        return None
    if words[0].lower() in _words("not_first"):
        return None
    if words[-1].lower() not in _words("last") and not (
        words[0].lower() in _words("first") and (dated or name != line)
    ):
        return None
    joined = " ".join(words)
    return joined.title() if joined.isupper() else joined
