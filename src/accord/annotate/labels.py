"""Speech without a verb: lines that name the speaker before a colon or behind one.

`Name: “…”`, `Body: the truce holds` and `Truce holds: body` (headlines only: lines without a full stop) and
`“…” – Name, role`. For interviews and transcripts see `turns`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from accord.annotate.attributions import FINITE
from accord.annotate.lexicon import BODIES, REPORTS, ROLES
from accord.annotate.roles import PERSONS
from accord.annotate.words import Words

__all__ = [
    "Label",
    "headlines",
    "highlights",
    "label_before",
    "nominal",
    "signature_behind",
    "token_at",
]

_SPEAKERS = frozenset(("police", "experts", "officials", "witnesses", "sources"))
_NAME = 7
_HEADLINE = 28
_NAMED = frozenset(("PERSON", "ORG", "NORP"))
_NOMINAL = frozenset(
    (
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "DT",
        "PRP$",
        "JJ",
        "POS",
        "IN",
        "CC",
        ",",
        "HYPH",
        "CD",
        "VBN",
        "VBG",
        "-LRB-",
        "-RRB-",
    )
)
_JOINTS = frozenset(("of", "for", "from", "in", "at"))
_PROVISIONS = frozenset(("article", "articles", "section", "clause", "annex", "chapter", "figure", "table"))
_DASHES = frozenset(("—", "–", "―", "--", "-"))


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker named without a verb: tokens `first` to `last` with the head `head`, and what they label."""

    first: int
    last: int
    head: int
    content: tuple[int, int]


def label_before(words: Words, first: int) -> Label | None:
    """`Name: “…”`: the speaker named at the head of the line or sentence before the mark at token `first`."""
    colon = first - 1
    while colon >= 0 and words.tag[colon] == "_SP" and "\n" not in words.text[colon]:
        colon -= 1
    if colon < 1 or words.text[colon] != ":":
        return None
    begin = _line_start(words, colon)
    head = nominal(words, begin, colon - 1)
    return Label(begin, colon - 1, head, (first, first)) if head is not None else None


def signature_behind(words: Words, last: int) -> Label | None:
    """`“…” – Name, role`: whoever is named between a dash and the end of the line."""
    at = last + 1
    if at + 1 >= len(words.text) or words.text[at] not in _DASHES:
        return None
    end = at + 1
    while end + 1 < len(words.text) and "\n" not in words.text[end + 1] and end - at <= 2 * _NAME:
        end += 1
    comma = next((i for i in range(at + 2, end) if words.text[i] in (",", ".")), end + 1)
    head = nominal(words, at + 1, comma - 1)
    if head is None or any(words.tag[i] in FINITE for i in range(at + 1, end + 1)):
        return None
    return Label(at + 1, comma - 1, head, (last, last))


def headlines(words: Words) -> Iterator[Label]:
    """The lines that name their speaker before or behind a colon and have no full stop."""
    first = 0
    for i, text in enumerate([*words.text, "\n"]):
        if "\n" in text:
            label = _headline(words, first, i - 1) if 3 <= i - 1 - first <= _HEADLINE else None
            if label is not None:
                yield label
            first = i + 1


def highlights(words: Words, inside: list[int]) -> Iterator[Label]:
    """`Rebel spokesman: The port is ours` in a run of highlights or links without full stops.

    A role of at most three words that begins with a capital, a colon, and words that begin with one.
    """
    for colon in range(1, len(words.text) - 3):
        if words.text[colon] != ":" or inside[colon] >= 0:
            continue
        head = colon - 1
        one = words.lower[head].removesuffix("s")
        spoken = one in ROLES | PERSONS or words.lower[head] in _SPEAKERS
        if not spoken or words.tag[head][:2] != "NN" or not words.text[colon + 1][0].isupper():
            continue
        first = head
        while first > 0 and head - first < 2 and words.tag[first - 1] in ("JJ", "NN", "NNP"):
            if words.text[first][0].isupper() and not words.text[first - 1][0].isupper():
                break
            first -= 1
        last = _highlight_end(words, colon)
        runs_on = first and (
            words.tag[first - 1] in ("DT", "IN", "POS", ",", "-RRB-") or words.lower[first - 1] == "the"
        )
        if (
            not runs_on
            and words.text[first][0].isupper()
            and last - colon > 2
            and _states(words, colon + 1, last)
        ):
            yield Label(first, head, head, (colon + 1, last))


def _highlight_end(words: Words, colon: int) -> int:
    """The last token of what follows a label: the sentence, but nothing behind a further label."""
    behind = min(words.sentences[words.sentence[colon + 1]][1], colon + _HEADLINE)
    for i in range(colon + 2, behind):
        if words.text[i] in (":", "NEW", "--") or "\n" in words.text[i]:
            return i - 1 if words.text[i] != ":" else i - 2
    return behind - 1


def _headline(words: Words, first: int, last: int) -> Label | None:
    if words.text[last][-1] in ".!?…,;:":
        return None
    dash = next((i for i in range(last - 1, max(first + 2, last - 4), -1) if words.text[i] in _DASHES), None)
    if dash is not None and words.start[dash] > words.end[dash - 1]:
        return _signed_headline(words, first, dash, last)
    colons = [i for i in range(first + 1, last) if words.text[i] == ":"]
    if len(colons) != 1:
        return None
    colon = colons[0]
    for begin, end, content in ((colon + 1, last, (first, colon - 1)), (first, colon - 1, (colon + 1, last))):
        head = nominal(words, begin, end)
        if head is not None and content[1] - content[0] >= 2 and _states(words, *content):
            return Label(begin, end, head, content)
    return None


def _signed_headline(words: Words, first: int, dash: int, last: int) -> Label | None:
    """`Rebels have left the port - governor`: a role or a body in small letters behind the dash."""
    head = nominal(words, dash + 1, last)
    if head is None or words.text[head] != words.lower[head] or not _states(words, first, dash - 1):
        return None
    return Label(dash + 1, last, head, (first, dash - 1))


def _states(words: Words, first: int, last: int) -> bool:
    """Whether the words hold a verb with a tense, or the "to" of headlines: `Talks to resume`."""
    return any(
        words.tag[i] in FINITE or (words.tag[i] == "VB" and words.tag[i - 1] == "TO")
        for i in range(first, last + 1)
    )


def _line_start(words: Words, at: int) -> int:
    """The first token of the line, or of the sentence, that ends before `at`."""
    start = words.sentences[words.sentence[at]][0]
    for i in range(at - 1, max(start, at - _NAME - 1) - 1, -1):
        if "\n" in words.text[i]:
            return i + 1
    return start


def nominal(words: Words, first: int, last: int) -> int | None:
    """The head of a short noun phrase that names somebody who may speak; None for anything else."""
    if first > last or last - first >= _NAME:
        return None
    for i in range(first, last + 1):
        if words.tag[i] not in _NOMINAL or (words.tag[i] == "IN" and words.lower[i] not in _JOINTS):
            return None
    if not _PROVISIONS.isdisjoint(words.lower[first : last + 1]):
        return None
    place = next((i for i in range(first, last + 1) if words.tag[i] == "IN" and not words.entity[i]), None)
    if place is not None and place > first and words.tag[place - 1] == "NNP":
        last = place - 1  # "Ruiz at Port Aldine"
    named = [i for i in range(first, last + 1) if words.entity[i] in _NAMED]
    for i in range(first, last + 1):
        lower = words.lower[i]
        stem = lower.removesuffix("s")
        if {lower, stem} & (ROLES | BODIES | REPORTS) and not named:
            return i
    if (
        not named
        and (last > first or place is not None)
        and all(words.tag[i] == "NNP" for i in range(first, last + 1))
    ):
        return last  # a name that the parse did not know for one
    return named[-1] if named else None


def token_at(words: Words, offset: int) -> int:
    """The token that holds the character at `offset`."""
    return min(bisect_left(words.end, offset + 1), len(words.end) - 1)
