"""Agreements: the text of one with its obligations, and where one is named or referred to."""

from __future__ import annotations

from collections.abc import Sequence

from accord.annotate.agreement_facts import agreement_mark
from accord.annotate.agreement_text import lay_out
from accord.annotate.agreement_times import AgreementTimes
from accord.annotate.obligations import mark_obligations
from accord.annotate.words import Words
from accord.model.annotation import AgreementMark, Commitment, NameMark, Time
from accord.model.document import Published

__all__ = ["mark_agreement_text"]

_DAY = 10


def mark_agreement_text(
    words: Words, names: Sequence[NameMark], times: Sequence[Time], published: Published
) -> tuple[AgreementMark, tuple[Commitment, ...]] | None:
    """An agreement's own mark and its obligations; None where the text is no agreement."""
    text = lay_out(words.source)
    if text is None:
        return None
    day = published.value if published.value and len(published.value) == _DAY else None
    dates = AgreementTimes(words.source, text, times, day)
    agreement = agreement_mark(words.source, text, names, dates.signed)
    return agreement, mark_obligations(words, names, dates, text, agreement)
