"""When something was said, by the time that hangs on its cue: "said on Monday"."""

from __future__ import annotations

import re

from accord.annotate.attributions import Attribution
from accord.annotate.words import Words
from accord.model.annotation import Time
from accord.model.values import Span

__all__ = ["Dates"]

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=T|$)")
"""A day, month or year; a week or a season is no date, and least of all its year."""


class Dates:
    """The times by sentence, to date a saying by the words around its cue."""

    def __init__(self, words: Words, times: tuple[Time, ...]) -> None:
        self.words = words
        self.by_sentence: dict[int, list[tuple[int, Time]]] = {}
        i = 0
        for time in sorted(times, key=lambda time: time.span):
            if time.type not in ("DATE", "TIME") or time.value is None:
                continue
            while i < len(words.start) and words.end[i] <= time.span.start:
                i += 1
            if i < len(words.start):
                self.by_sentence.setdefault(words.sentence[i], []).append((i, time))

    def of(self, attribution: Attribution, parts: list[Span]) -> str | None:
        """The day of the time that hangs on the cue itself, outside what was said."""
        for i, time in self.by_sentence.get(self.words.sentence[attribution.at], ()):
            if any(part.overlaps(time.span) for part in parts) or not self._hangs_on(i, attribution.at):
                continue
            match = _DATE.match(time.value or "")
            if match:
                return match[0]
        return None

    def _hangs_on(self, token: int, cue: int) -> bool:
        """Whether the token reaches the cue over no other verb, or stands right beside it."""
        if 0 < token - cue <= 2:
            return True
        for _ in range(5):
            above = self.words.head[token]
            if above == cue:
                return True
            if above == token or self.words.tag[above][:2] == "VB":
                return False
            token = above
        return False
