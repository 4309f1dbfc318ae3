"""Table words that line ends or a PDF's spacing broke: "viola-tions", "agr eements", "cease-fire"."""

from __future__ import annotations

from collections.abc import Collection

from accord.annotate.words import Words

__all__ = ["mended"]

_HYPHENS = frozenset(("-", "‐", "‑", "\u00ad"))
_SHORTEST = 7


def mended(words: Words, known: Collection[str]) -> list[str]:
    """The lower-case column with each known word of two pieces put at its last piece, "" at the first.

    Only where the pieces are no known words themselves, and together make one of seven letters or more.
    """
    lower = list(words.lower)
    for i in range(len(lower) - 1):
        last = i + 2 if lower[i + 1] in _HYPHENS and i + 2 < len(lower) else i + 1
        whole = lower[i].removesuffix("-") + lower[last]
        if len(whole) < _SHORTEST or whole not in known or words.lower[i] in known:
            continue
        lower[i], lower[last] = "", whole
    return lower
