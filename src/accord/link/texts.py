"""Articles as lineage compares them: their words, which are quoted, their fingerprints and their stems.

Fingerprints are hashes of five-word shingles, sampled by winnowing (Schleimer, Wilkerson and Aiken, 2003,
"Winnowing: local algorithms for document fingerprinting"): any run of twenty words that two texts share
gives both a common one. Stems are the content words in a form that survives rewriting: one word for
synonyms, figures for numerals, else the first letters.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from accord.link.senses import sense
from accord.link.tables import stopwords
from accord.model.reading import Reading, edges_in, forms_in
from accord.model.tables import toml_table
from accord.model.text import blank

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint32]

__all__ = ["SHINGLE", "Text", "fingerprints", "hashed", "stem", "text_of"]

SHINGLE = 5
_WINDOW = 16
_OWN = 0.25  # An article of which less is its own is one that many printed.
_STEM = 6  # letters: "negotiators" and "negotiations" meet, "president" and "presidency" too


class Text(NamedTuple):
    """One article: `quoted` says of each word whether it is someone's own, `idle` whether it stands in
    what many articles share; `prints` are the places of its fingerprints, `common` of those that many share;
    `stems` are (place of the word, stem) of its content words, `shingles` a hash of every five words. All in
    order.
    """

    body: str
    forms: list[str]
    edges: list[tuple[int, int]]
    quoted: bytearray
    idle: bytearray
    prints: list[int]
    common: list[int]
    stems: list[tuple[int, str]]
    shingles: list[int]


def text_of(reading: Reading, common: Collection[int] = ()) -> Text:
    """`common` are the fingerprints of what many articles share."""
    body = blank(reading.document.text, reading.document.residue)
    forms, edges = forms_in(body), edges_in(body)
    quotes = sorted(
        span
        for statement in reading.annotation.statements
        if statement.kind in ("direct", "mixed")
        for span in statement.content
    )
    quoted, at = bytearray(len(edges)), 0
    for number, (start, _) in enumerate(edges):
        while at < len(quotes) and quotes[at].end <= start:
            at += 1
        quoted[number] = at < len(quotes) and quotes[at].start <= start
    stems = [(place, found) for place, form in enumerate(forms) if (found := stem(form))]
    shingles = _shingled(forms)
    prints = _winnowed(shingles)
    shared = [place for value, place in prints if value in common]
    if len(prints) - len(shared) < _OWN * len(prints):
        shared = []
    places = [place for _, place in prints]
    return Text(
        body,
        forms,
        edges,
        quoted,
        _idle(places, shared, len(forms)),
        places,
        shared,
        stems,
        shingles.tolist(),
    )


def _idle(places: Sequence[int], shared: Collection[int], words: int) -> bytearray:
    """Flags for the words of common fingerprints, and for those between two that follow one another."""
    idle, shared = bytearray(words), set(shared)
    end = -1  # of the common stretch before
    for place in places:
        if place in shared:
            start, last = end if end >= 0 else place, min(place + SHINGLE, words)
            idle[start:last] = b"\x01" * (last - start)
            end = last
        else:
            end = -1
    return idle


def fingerprints(reading: Reading) -> tuple[Hashes, Hashes]:
    """The fingerprints of an article, and the hashes of its stems, each once and in order."""
    import numpy as np

    forms = forms_in(blank(reading.document.text, reading.document.residue))
    stems = {hashed(found) for form in forms if (found := stem(form))}
    prints = {value for value, _ in _winnowed(_shingled(forms))}
    return np.array(sorted(prints), dtype=np.uint32), np.array(sorted(stems), dtype=np.uint32)


def hashed(word: str) -> int:
    return crc32(word.encode())


def _winnowed(hashes: Hashes) -> list[tuple[int, int]]:
    """The smallest hash of every window of shingles and the place of its first word, in order of place."""
    import numpy as np

    if not len(hashes):
        return []
    width = min(_WINDOW, len(hashes))
    lowest = np.lib.stride_tricks.sliding_window_view(hashes, width).argmin(axis=1)
    places = np.unique(lowest + np.arange(len(lowest)))
    return list(zip(hashes[places].tolist(), places.tolist(), strict=True))


def _shingled(forms: Sequence[str]) -> Hashes:
    """A hash of every five words in a row."""
    import numpy as np

    words = [form.encode() for form in forms]
    ends = list(accumulate(len(word) + 1 for word in words))
    starts, text = [0, *ends], memoryview(b" ".join([*words, b""]))
    found = [crc32(text[start:end]) for start, end in zip(starts, ends[SHINGLE - 1 :], strict=False)]
    return np.array(found, dtype=np.uint32)


@lru_cache(maxsize=1 << 17)
def stem(form: str) -> str:
    """What stays of a content word when it is said otherwise; empty for a function word."""
    word = _numerals().get(form, form).removesuffix("'s")
    if not word or word in stopwords():
        return ""
    meant = sense(word)
    return meant if meant[0].isdigit() else meant[:_STEM]


@cache
def _numerals() -> dict[str, str]:
    """ "fifteen" → "15"."""
    table = toml_table("accord.link", "lexicon.toml")
    units, tens = table["numerals"].split(), table["tens"].split()
    return {word: str(number) for number, word in enumerate(units)} | {
        word: str(10 * number) for number, word in enumerate(tens, 2)
    }
