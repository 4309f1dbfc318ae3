"""When something was said, by the time that hangs on its cue: "said on Monday", "in a letter of 4 May".

A time dates the saying where the way up from it to the cue leads over nothing but places, occasions,
hearers and verbs that tell of the saying itself; any other verb or noun on the way ("after Monday's
vote") makes it a time of something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from accord.annotate.attributions import Attribution
from accord.annotate.lexicon import BODIES, REPORTS, ROLES
from accord.annotate.outlets import (
    BARE,
    BY,
    DATING,
    FORMS,
    HEARERS,
    LATER_NOUNS,
    LATER_VERBS,
    OCCASIONS,
    SPEAKING,
    WORKERS,
)
from accord.annotate.words import Words
from accord.model.annotation import Time
from accord.model.values import Span

__all__ = ["Dates", "Said", "said_at"]

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=T|$)")
"""A day, month or year; a week or a season is no date, and least of all its year."""
_WHEN = frozenset(("on", "in", "during", "at", "around", "over", "late", "early"))
"""What may stand before the time itself; behind a form also "of" and "from": "a letter of 4 May"."""
_WHERE = frozenset(
    (
        *("in", "on", "at", "to", "with", "by", "from", "during", "via", "through", "near"),
        *("outside", "inside", "aboard", "before"),
    )
)
_PLACES = frozenset(("GPE", "LOC", "FAC", "ORG", "PERSON", "NORP"))
_TIES = frozenset(("compound", "nmod", "amod", "nummod", "poss", "det"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "ccomp"))
_HEARING = HEARERS | WORKERS | ROLES | BODIES
_HIGHEST, _REACH = 9, 8


@dataclass(frozen=True, slots=True)
class Said:
    """When: a day, month or year where one is told, and the days it falls on."""

    date: str | None = None
    earliest: str | None = None
    latest: str | None = None


def said_at(time: Time) -> Said:
    """A saying at a time that the text gives."""
    date = _DATE.match(time.value or "")
    return Said(date[0] if date else None, time.earliest, time.latest)


class Dates:
    """The times by sentence, to date a saying by the words around its cue."""

    def __init__(self, words: Words, times: tuple[Time, ...]) -> None:
        self.words = words
        self.by_sentence: dict[int, list[tuple[int, int, Time]]] = {}
        for time in sorted(times, key=lambda time: time.span):
            if time.type not in ("DATE", "TIME") or time.earliest is None:
                continue
            tokens = words.tokens_in(time.span)
            if tokens is not None:
                self.by_sentence.setdefault(words.sentence[tokens[0]], []).append((*tokens, time))

    def of(self, attribution: Attribution, parts: Sequence[Span]) -> Said:
        """The time of the saying; `parts` are the words said, in which no time tells when they were."""
        for first, last, time in self.by_sentence.get(self.words.sentence[attribution.at], ()):
            if not any(part.overlaps(time.span) for part in parts) and self._dates(
                first, last, attribution, parts
            ):
                return said_at(time)
        return Said()

    def _dates(self, first: int, last: int, attribution: Attribution, parts: Sequence[Span]) -> bool:
        words = self.words
        holder = last + 1 < len(words.tag) and words.tag[last + 1] == "POS"
        form = self._climb(first, last, attribution)
        if holder:
            return form is True
        if form is not None:
            return form or not self._behind_words(first, attribution, parts)
        if attribution.noun:
            return False
        return self._beside(first, last, attribution, parts) or self._opens(first, last, attribution)

    def _behind_words(self, first: int, attribution: Attribution, parts: Sequence[Span]) -> bool:
        """Whether words said stand between the cue and the time, without a closing quotation mark behind."""
        words = self.words
        begin, end = words.start[attribution.at], words.start[first]
        if not any(begin < part.start < end for part in parts):
            return False
        before = first - 1 if words.lower[first - 1] not in _WHEN else first - 2
        return words.text[before] not in ("”", '"', "''", "’", "»")

    def _climb(self, first: int, last: int, attribution: Attribution) -> bool | None:
        """None where the way up does not reach the cue; True where it leads over a form of the saying."""
        words, cue = self.words, attribution.at
        at = next((i for i in range(last, first - 1, -1) if not first <= words.head[i] <= last), first)
        time, form = at, False
        for _ in range(_HIGHEST):
            above, dep = words.head[at], words.dep[at]
            if above == cue and dep not in _SUBJECTS:
                return form
            if above == at or (dep in _SUBJECTS and above != attribution.subject):
                return self._shared(time, at, attribution)
            if above == attribution.subject and above < cue:
                return form if self._set_off(at, form, attribution) and words.head[above] == cue else None
            if words.lower[above] == "saying" and words.head[words.head[above]] == cue:
                return False  # "quoted him as saying on Monday"
            tells = self._tells(above)
            if words.lower[at] in LATER_VERBS and words.lower[above] in LATER_NOUNS:
                return None
            if not tells and not self._leads(at, above, time):
                return self._shared(time, above, attribution)
            form = form or tells
            at = above
        return None

    def _tells(self, at: int) -> bool:
        """Whether this is a form of the saying, or a verb for it: "statement", "speaking"."""
        words, lower = self.words, self.words.lower[at]
        if words.tag[at][:2] == "VB":
            return lower in DATING and (lower not in BY or words.tag[at] == "VBN")
        return lower in FORMS or lower in BARE or lower in OCCASIONS

    def _leads(self, at: int, above: int, time: int) -> bool:
        """Whether the way up may go on from `at` to `above`, which is no form of the saying."""
        words = self.words
        tag, lower = words.tag[above], words.lower[above]
        if tag in ("IN", "TO", "RP"):
            late = at == time and self._tells(words.head[above]) and lower in ("of", "from", "dated")
            return lower in (_WHEN if at == time else _WHERE) or late
        if tag[:2] == "RB" or tag[:2] == "JJ":
            return True
        if tag[:2] not in ("NN", "CD") or (words.dep[at] in _TIES and at < above):
            return False
        known = words.entity[above] in _PLACES or lower in _HEARING
        return known and words.dep[above] in ("pobj", "dobj", "dative", "npadvmod", "appos", "compound")

    def _set_off(self, at: int, form: bool, attribution: Attribution) -> bool:
        """Whether a phrase under the speaker is about the saying: "the envoy, on Monday, said".

        A comma parts it from the speaker, or it stands right before the cue; a report is dated by what
        hangs on it.
        """
        words, subject = self.words, attribution.subject
        if form and subject is not None and words.lower[subject] in REPORTS:
            return True
        comma = words.text[max(words.left[at] - 1, 0)] == ","
        return (comma and form) or (
            words.lower[at] == "on" and (comma or words.right[at] == attribution.first - 1)
        )

    def _shared(self, time: int, above: int, attribution: Attribution) -> bool | None:
        """False where the time is that of a verb that the cue is joined to: "On Monday X came and said"."""
        words, cue = self.words, attribution.at
        if words.head[cue] != above or above > cue:
            return None
        if words.dep[cue] in ("xcomp", "advcl") and words.lower[above] in SPEAKING:
            return False
        going_on = words.dep[cue] == "advcl" and words.tag[cue] == "VBG" and words.text[cue - 1] == ","
        if going_on and attribution.subject in words.children[above]:  # "left on Monday, saying …"
            return False
        joined = words.dep[cue] == "conj"
        start = words.sentences[words.sentence[cue]][0]
        return False if joined and time - start <= 3 and time < above else None

    def _beside(self, first: int, last: int, attribution: Attribution, parts: Sequence[Span]) -> bool:
        """Whether the time stands behind the cue with no more between them than a hearer and a place."""
        words = self.words
        before = first - 1
        if words.tag[before] == "IN":
            if words.lower[before] not in _WHEN:
                return False
            before -= 1
        if not 0 <= before - attribution.last <= _REACH or self._behind_words(first, attribution, parts):
            return False
        following = words.tag[last + 1][:2] if last + 1 < len(words.tag) else ""
        if following in ("NN", "VB", "MD", "JJ", "CD"):
            return False
        for i in range(attribution.last + 1, before + 1):
            tag = words.tag[i]
            if tag == "IN" and words.lower[i] not in _WHERE:
                return False
            if not tag.startswith(("NN", "DT", "PRP", "IN", "TO", "RB", "POS", "JJ")):
                return False
            if tag in ("NN", "NNS") and not self._can_stand(i):
                return False
        return True

    def _can_stand(self, i: int) -> bool:
        lower = self.words.lower[i]
        known = lower in _HEARING or self._tells(i) or self.words.entity[i] in _PLACES
        return known or self.words.dep[i] == "compound"

    def _opens(self, first: int, last: int, attribution: Attribution) -> bool:
        """`On Monday, the envoy said …`, `the man in the hall on Monday said …`, however it is parsed."""
        words, subject = self.words, attribution.subject
        if subject is not None and subject < first <= last == attribution.first - 1:
            if words.lower[first - 1] != "on":
                return False
            return not any(tag[:2] in ("VB", "MD") or tag == "," for tag in words.tag[subject:first])
        start = words.sentences[words.sentence[attribution.at]][0]
        opened = first == start or (first == start + 1 and words.lower[start] in _WHEN)
        if not opened or last >= attribution.first:
            return False
        if subject is None:
            between = words.tag[last + 1 : attribution.first]
            return len(between) <= 3 and all(
                tag in ("NN", "NNS", "NNP", "NNPS", "DT", ",") for tag in between
            )
        if not last < subject < attribution.first:
            return False
        behind = last + 1 + (words.text[last + 1] == ",")
        return words.left[subject] <= behind and attribution.first - words.right[subject] <= 2
