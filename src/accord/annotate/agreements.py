"""Agreements: the text of one with its obligations, and where one is named or referred to."""

from __future__ import annotations

from collections.abc import Sequence

from accord.annotate.agreement_facts import agreement_mark
from accord.annotate.agreement_names import mark_references
from accord.annotate.agreement_text import lay_out
from accord.annotate.agreement_times import AgreementTimes
from accord.annotate.obligations import mark_measures, mark_obligations
from accord.annotate.words import Words
from accord.model.annotation import AgreementMark, Commitment, NameMark, Time
from accord.model.document import Published

__all__ = ["mark_agreements"]

_DAY = 10


def mark_agreements(
    words: Words, names: Sequence[NameMark], times: Sequence[Time], published: Published
) -> tuple[tuple[AgreementMark, ...], tuple[Commitment, ...]]:
    """All agreements that a text names, itself first where it is one, and then its obligations."""
    named = mark_references(words, names, times)
    text = lay_out(words.source)
    if text is None:
        return named, ()
    day = published.value if published.value and len(published.value) == _DAY else None
    dates = AgreementTimes(words.source, text, times, day)
    if text.plan:
        return named, mark_measures(words, names, dates, text)
    own = agreement_mark(words.source, text, names, dates.signed)
    others = tuple(it for it in named if it.span.start >= text.head.end)
    return (own, *others), mark_obligations(words, names, dates, text, own)
