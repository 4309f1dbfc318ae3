"""Pages that are one speech: `Remarks by Special Envoy X at …`, `Statement of the Minister`, `X’s speech to`.

The heading says so, and the paragraphs under it speak of "I" and "we" outside quotation marks. Each sentence
is a turn of whoever the heading names: news that quote a speech quote sentences. News on a speech is
none: its text tells what the speaker said.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from accord.annotate.turns import Turn, is_called, is_calling
from accord.model.values import Span

__all__ = ["speech"]

_KINDS = "remarks|speech|address|statement|intervention|testimony|message|eulogy|lecture|comments"
_LED = "opening|closing|full|prepared|joint|keynote|welcome|introductory|video|televised|press|new year"
_WHERE = r"(?:at|to|on|in|before|during|for|after|following|regarding|concerning|upon|marking|as)\b"
_TEXT = r"^\W*(?i:(?:full )?(?:text|transcript)(?: of)?:? ?(?:the )?)?"
_BY = re.compile(
    rf"{_TEXT}(?:(?:{_LED}) ){{0,2}}(?:{_KINDS})(?: as (?:prepared|delivered))?"
    r"(?:(?: (?:at|to|on|in|before) [^,:;.]{3,80}?)? by|(?: \([^)]*\))? (?:of|from)) (?:the )?"
    r"(?P<who>[^:;.?!]{3,90}?)(?P<name>, [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3})?"
    rf"(?=,|:| {_WHERE}|$)",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    rf"{_TEXT}(?P<who>[A-Z][^:;.?!]{{3,70}}?)[’']s? (?:(?i:{_LED}) ){{0,2}}(?i:{_KINDS})(?P<name>)"
    rf"(?: {_WHERE}|$)"
)
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SELF = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me)\b")
_QUOTED = re.compile(r"[“\"][^“”\"\n]*[”\"]")
_TOLD = re.compile(
    r"\b(?:he|she|they|\w+m[ae]n|\w+person) (?:said|told|added|warned|stressed)\b", re.IGNORECASE
)
_ASIDE = re.compile(r"[(\[][^()\[\]\n]{1,200}[)\]]|(?:# ?){3}|-?\s?ends?\s?-?|\*+", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…:][”\"’')]*$")
_LEAST = 4
"""Words of a paragraph, and of a sentence."""
_HEADINGS = 12
"""Lines in which the heading stands."""
_LONGEST = 26
_SHARE = 0.3
"""Paragraphs in which a speech speaks of "I" or "we"."""


def speech(source: str, begins: Sequence[int]) -> tuple[Turn, ...]:
    """The sentences of the one speech that a page is, labelled by who speaks in its heading; or none.

    `begins` are the offsets at which sentences begin.
    """
    lines = [Span(*match.span()) for match in _LINE.finditer(source)]
    for number, line in enumerate(lines[:_HEADINGS]):
        words = line.of(source)
        if len(words.split()) > _LONGEST or words.rstrip().endswith((".", "”", '"')):
            continue
        found = _BY.search(words) or _WHOSE.search(words)
        if found is None or not is_called(found["who"]):
            continue
        part = "name" if found["name"] and is_calling(found["who"]) else "who"
        start, end = found.span(part)
        skipped = 2 if part == "name" else 0  # the comma
        who = Span(line.start + start + skipped, line.start + end)
        body = [_trimmed(source, it) for it in lines[number + 1 :] if _is_paragraph(it.of(source))]
        if not _is_spoken(source, body):
            return ()
        said = (part for it in body for part in _sentences(source, it, begins))
        return tuple(Turn(who, True, False, (part,)) for part in said)
    return ()


def _sentences(source: str, paragraph: Span, begins: Sequence[int]) -> Iterator[Span]:
    """The sentences of a paragraph; a very short one goes with the next."""
    first = bisect_right(begins, paragraph.start)
    last = bisect_left(begins, paragraph.end)
    start = paragraph.start
    for end in (*begins[first:last], paragraph.end):
        if end < paragraph.end and len(source[start:end].split()) < _LEAST:
            continue
        yield _trimmed(source, Span(start, end))
        start = end


def _trimmed(source: str, line: Span) -> Span:
    words = line.of(source)
    return Span(line.end - len(words.lstrip()), line.start + len(words.rstrip()))


def _is_paragraph(line: str) -> bool:
    line = line.strip()
    ended = _SENTENCE.search(line) is not None
    return ended and len(line.split()) >= _LEAST and _ASIDE.fullmatch(line) is None


def _is_spoken(source: str, body: list[Span]) -> bool:
    """Whether the paragraphs are somebody's own words and nobody's report of them."""
    plain = [_QUOTED.sub("", it.of(source)) for it in body]
    spoken = sum(_SELF.search(it) is not None for it in plain)
    told = sum(_TOLD.search(it) is not None for it in plain)
    return spoken >= 2 and spoken >= _SHARE * len(plain) and not told
