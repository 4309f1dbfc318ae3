"""One parsed document with its quotations and cues, as the search for statements goes over it."""

from __future__ import annotations

from dataclasses import replace

from accord.annotate.attributions import FINITE, Attribution, find_attributions, noun_after
from accord.annotate.lexicon import Cue
from accord.annotate.quotation import Quotation
from accord.annotate.speaker_ranges import speaker_range
from accord.annotate.words import Words
from accord.model.values import Span

__all__ = ["Range", "Scene", "token_ranges"]

Range = tuple[int, int]

_NO_CUE = Cue("", "speech", "")


class Scene:
    """Tokens, quotations with their token ranges, cues with their speakers.

    `inside[i]` is the quotation that token `i` lies in, or -1; `found` the cues by token; `speakers`
    the token range of each cue's speaker. Speakers the parse missed are repaired as they are met.
    """

    def __init__(self, words: Words, quotations: tuple[Quotation, ...]) -> None:
        self.words = words
        self.quotations = quotations
        self.ranges, self.inside = token_ranges(words, quotations)
        found = find_attributions(words, self.inside)
        self.found = {at: _between_commas(words, attribution) for at, attribution in found.items()}
        self.speakers: dict[int, Range | None] = {
            at: speaker_range(words, self.inside, attribution) for at, attribution in self.found.items()
        }

    def words_of(self, index: int) -> list[Span]:
        """The parts of a quotation, without a comma at their end."""
        parts = []
        for start, end in self.quotations[index].parts:
            stripped = end - 1 if self.words.source[end - 1] == "," else end
            parts.append(Span(start, stripped if stripped > start else end))
        return parts

    def previous(self, token: int) -> int:
        token -= 1
        while token >= 0 and self.words.tag[token] == "_SP" and "\n" not in self.words.text[token]:
            token -= 1
        return token

    def add_bystander(self, head: int, speaker: Range) -> int:
        """An attribution without a cue to the person at token `head`; the token that stands for it."""
        if head not in self.found:
            self.found[head] = Attribution(head, _NO_CUE, head, head, head)
            self.speakers[head] = speaker
        return head

    def break_between(self, before: int, first: int) -> bool:
        """Whether a line break stands between the two tokens."""
        return "\n" in self.words.source[self.words.end[before] - 1 : self.words.start[first]]

    def repair(self, attribution: Attribution, at: int) -> None:
        """Takes the noun phrase beside the cue for its speaker where the parse gives none."""
        words = self.words
        head = noun_after(words, at)
        if head is None or (at < attribution.first <= head):
            return
        if at > attribution.last and "t" in attribution.cue.frames and words.entity[head] == "ORG":
            head = self._behind_hearer(head)  # "assured Reuters on Monday the rebels"
        elif at > attribution.last and words.lower[at] == "to":
            head = self._person_behind(head)  # "stated to the journalists the negotiator, Omar Tesfaye"
        if head is None:
            return
        self.set_subject(attribution, head)
        self.speakers[attribution.at] = speaker_range(words, self.inside, self.found[attribution.at])

    def _behind_hearer(self, hearer: int) -> int | None:
        """The head of the noun phrase behind the hearer and a day: "assured Reuters Monday the rebels"."""
        words = self.words
        at = hearer + 1
        while at < len(words.text) and words.entity[at] in ("DATE", "TIME"):
            at += 1
        starts = at < len(words.text) and words.tag[at] in ("DT", "PRP$", "NNP", "NNPS", "NNS", "PRP")
        return noun_after(words, at) if starts else None

    def _person_behind(self, hearer: int) -> int | None:
        """The last word of the person who is named behind the hearer in the sentence."""
        words = self.words
        behind = words.sentences[words.sentence[hearer]][1]
        for i in range(hearer + 1, behind):
            ends = i + 1 == behind or words.entity[i + 1] != "PERSON"
            if words.entity[i] == "PERSON" and ends:
                return i if self.inside[i] < 0 else None
        return None

    def set_subject(self, attribution: Attribution, head: int) -> None:
        self.found[attribution.at] = Attribution(
            attribution.at, attribution.cue, attribution.first, attribution.last, head, attribution.negated
        )

    def repair_final(self, at: int) -> None:
        """`…, say residents and aid workers.` where the parse found no subject: the words behind the cue."""
        words, attribution = self.words, self.found[at]
        if attribution.subject is not None or attribution.noun or words.tag[at] not in FINITE:
            return
        before = attribution.first - 1
        inverted = any(words.dep[c] == "ccomp" and c < at for c in words.children[at])
        if inverted and before >= 0 and words.tag[before] in (",", "''", "``"):
            self.repair(attribution, attribution.last + 1)


def _between_commas(words: Words, attribution: Attribution) -> Attribution:
    """`The company, its lawyer told reporters, remained open …`: the one right before the cue speaks.

    The parse takes the subject of the sentence for the speaker, and the speaker for what it is besides.
    """
    at, subject, before = attribution.at, attribution.subject, attribution.first - 1
    if subject is None or "c" not in attribution.cue.frames or words.tag[at] not in FINITE:
        return attribution
    below = (*words.children[subject], *words.children[at])
    beside = next((c for c in below if subject < c <= before and words.dep[c] in ("appos", "nsubj")), None)
    if beside is None or words.right[beside] != before or words.text[words.left[beside] - 1] != ",":
        return attribution
    goes_on = any(
        words.text[words.left[c] - 1] == ","
        and words.tag[words.left[c]] in FINITE | {"MD"}
        and words.dep[c] in ("conj", "ccomp")
        for c in words.children[at]
        if c > at
    )
    return replace(attribution, subject=beside) if goes_on else attribution


def token_ranges(words: Words, quotations: tuple[Quotation, ...]) -> tuple[list[Range], list[int]]:
    """The first and last token of each quotation, and for each token the quotation it lies in or -1."""
    inside = [-1] * len(words.start)
    ranges = []
    i = 0
    for index, quotation in enumerate(quotations):
        while i < len(inside) and words.start[i] < quotation.span.start:
            i += 1
        first = i
        while i < len(inside) and words.start[i] < quotation.span.end:
            inside[i] = index
            i += 1
        ranges.append((first, i - 1))
    return ranges, inside
