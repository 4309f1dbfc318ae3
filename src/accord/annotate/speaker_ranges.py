"""Where the noun phrase of a speaker begins and ends."""

from __future__ import annotations

from accord.annotate.attributions import Attribution
from accord.annotate.lexicon import PLACES
from accord.annotate.stamps import DASHES
from accord.annotate.words import Words

__all__ = ["speaker_range"]

_NAMING = frozenset(("NN", "NNP", "HYPH", ":"))
_BULLETS = frozenset(("•", "·", "–", "—", "*", "►", "▪", "■", "●", "|"))
_PLACE = 6
"""Words that the place in "an officer in al-Marj" may have where the parser tore it off."""


def _before_place(words: Words, subject: int, last: int) -> int:
    """The end of the speaker before ", in an interview with the paper"."""
    for at in range(subject + 1, last - 1):
        place = PLACES & set(words.lower[at + 2 : min(at + 8, last + 1)])
        if words.text[at] == "," and words.tag[at + 1] == "IN" and place:
            return at - 1
    return last


def speaker_range(words: Words, inside: list[int], attribution: Attribution) -> tuple[int, int] | None:
    """First and last token of the speaker's noun phrase, never across the cue, a line or a quotation."""
    subject = attribution.subject
    if subject is None or inside[subject] >= 0:
        return None
    first, last = words.left[subject], words.right[subject]
    for other in reversed(words.children[words.head[subject]]):
        whole = other < subject and words.right[other] == first - 1 and words.tag[other] in _NAMING
        whole = whole and words.text[first - 1] != ","
        if whole and _joined(words, other, subject):
            first = words.left[other]
    for other in words.children[words.head[subject]]:
        if words.left[other] == last + 1 and words.dep[other] == words.dep[subject] == "nsubj":
            last = words.right[other]
    if words.tag[last] == "IN" and subject < last and 0 < attribution.first - last <= _PLACE:
        cut = next((i for i in range(last + 1, attribution.first) if words.text[i] == ","), attribution.first)
        last = cut - 1
    if subject < attribution.first:
        last = min(last, attribution.first - 1)
    elif subject > attribution.last:
        first = max(first, attribution.last + 1)
    if attribution.noun:
        last = min(last, attribution.at - 1) if subject < attribution.at else last
    for at in range(subject, first - 1, -1):
        dated = at > first and words.text[at] in DASHES and words.entity[at - 1] == "DATE"
        if dated or "\n" in words.text[at] or inside[at] >= 0 or words.tag[at] in ("``", "''"):
            first = at + 1
            break
    for at in range(subject, last + 1):
        if words.text[at].count("\n") > 1 or (inside[at] >= 0 and at > subject):
            last = at - 1
            break
    last = _before_place(words, subject, last)
    while last > subject and (
        words.tag[last] in (",", ":", ".", "_SP", "-LRB-", "``", "''", "POS", "CC", "HYPH", "IN")
    ):
        last -= 1
    while first < subject and (
        words.tag[first] in (",", ":", ".", "_SP", "``", "''", "CC", "HYPH") or words.text[first] in _BULLETS
    ):
        first += 1
    return (first, last) if first <= subject <= last else None


def _joined(words: Words, role: int, name: int) -> bool:
    """Whether the parser took a role and the name behind it for two subjects of one verb."""
    return words.dep[role] == words.dep[name] == "nsubj" and words.head[role] == words.head[name]
