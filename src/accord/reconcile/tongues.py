"""Which quotations are translations: the same content in other words throughout.

That a quotation was turned into English is taken as given where its sentence says so ("speaking in
Pashto", "through an interpreter"), where its article is in another language than the best witness's, or
its outlet also publishes in another language. It is inferred for a whole article only: three of its
quotations, by two speakers at least, stand in other articles, two of which agree in their words, and the
article has each in other words throughout. Who rewrites keeps some words; who translates keeps none. What
else the outlet of such an article gives in other words throughout is a translation too.

Where nothing tells of another language, a quotation that keeps half of the words at most, and no four of
them together, is not altered but told in other words.

Even where a language is given, a quotation with the words of the best witness is no other translation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import pairwise

from accord.model.annotation import Statement
from accord.model.reading import Reading, Word
from accord.model.tables import toml_table, word_set
from accord.model.text import sentence_around
from accord.reconcile.wording import kept_part, longest_run

__all__ = ["Tongues", "in_other_words", "is_reworded", "translations"]

_REWORDED, _RUN = 0.75, 5  # At most so many of the content words, and never so many words in a row.
_OTHER_WORDS, _OTHER_RUN = 0.5, 3
_LEAST_QUOTATIONS, _LEAST_SPEAKERS = 3, 2
_WORD = re.compile(r"\w+")


class Tongues:
    """Answers whether a witness's words went through another language.

    `translated` are the articles that are inferred to be translations.
    """

    def __init__(self, readings: Iterable[Reading], translated: Collection[str]) -> None:
        self._of_outlet: dict[str, set[str]] = defaultdict(set)
        self._translated = translated
        self._translating = set[str]()
        for reading in readings:
            outlet = reading.document.outlet
            if outlet and reading.document.lang:
                self._of_outlet[outlet].add(reading.document.lang)
            if outlet and reading.id in translated:
                self._translating.add(outlet)

    def inferred(self, reading: Reading, *, reworded: bool) -> bool:
        """Whether an article is a translation, or its outlet translates and this is `reworded`."""
        return reading.id in self._translated or (reworded and reading.document.outlet in self._translating)

    def translated(self, reading: Reading, statement: Statement, best: Reading) -> bool:
        """Whether the text, or what is known of its outlet, gives another language."""
        mine, others = reading.document, best.document
        if mine.lang and others.lang and mine.lang != others.lang:
            return True
        if mine.outlet != others.outlet and self._of_outlet[mine.outlet or ""] - {others.lang, None}:
            return True
        return _says_so(reading, statement)


def translations(quotations: Iterable[tuple[str, str | None, bool]]) -> frozenset[str]:
    """Articles all of whose quotations that others give too are reworded.

    `quotations` are triples of article, speaker, and whether the quotation is reworded throughout.
    """
    reworded: dict[str, list[str | None]] = defaultdict(list)
    kept: set[str] = set()
    for article, speaker, other_words in quotations:
        if other_words:
            reworded[article].append(speaker)
        else:
            kept.add(article)
    return frozenset(
        article
        for article, speakers in reworded.items()
        if article not in kept
        and len(speakers) >= _LEAST_QUOTATIONS
        and len(set(speakers) - {None}) >= _LEAST_SPEAKERS
    )


def in_other_words(witness: Sequence[Word], variant: Sequence[Word]) -> bool:
    """Whether so little is kept that nobody altered words: who tells of it gives it in words of his own."""
    return kept_part(witness, variant) <= _OTHER_WORDS and longest_run(witness, variant) <= _OTHER_RUN


def is_reworded(witness: Sequence[Word], variant: Sequence[Word]) -> bool:
    """Whether two wordings of one utterance are other words throughout."""
    return kept_part(witness, variant) <= _REWORDED and longest_run(witness, variant) < _RUN


def _says_so(reading: Reading, statement: Statement) -> bool:
    text = reading.document.text
    for span in statement.content:
        sentence = sentence_around(text, span)
        around = f"{text[sentence.start : span.start]} {text[span.end : sentence.end]}".casefold()
        words = _WORD.findall(around)
        if any(phrase in " ".join(words) for phrase in _phrases()):
            return True
        if any(one in _spoken() and other in _languages() for one, other in pairwise(words)):
            return True
    return False


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(toml_table("accord.reconcile", "tongues.toml")["translated"])


def _languages() -> frozenset[str]:
    return word_set("accord.reconcile", "tongues.toml", "languages")


def _spoken() -> frozenset[str]:
    return word_set("accord.reconcile", "tongues.toml", "spoken")
