"""Speech without a verb: lines that name the speaker before a colon or behind one, and interviews.

`Name: “…”`, `Body: the truce holds` and `Truce holds: body` (headlines only: lines without a full stop),
`“…” – Name, role`, and turns: `Q: … A: …`, `NAME: … NAME: …`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from accord.annotate.attributions import FINITE
from accord.annotate.lexicon import BODIES, REPORTS, ROLES
from accord.annotate.roles import PERSONS
from accord.annotate.words import Words
from accord.model.values import Span

__all__ = [
    "Label",
    "Turn",
    "headlines",
    "highlights",
    "label_before",
    "signature_behind",
    "token_at",
    "turns",
    "without_turn_marks",
]

_TURN = re.compile(
    r"^[ \t]*[\"“”'‘]?[ \t]*(?P<who>Q|A|Question|Answer|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})"
    r"(?: \([^()\n]{1,40}\))?(?P<stop>[:.])[ \t]+(?=\S)",
    re.MULTILINE,
)
_ASKING = {"Q": "q", "Question": "q", "QUESTION": "q", "A": "a", "Answer": "a", "ANSWER": "a"}
_FULL_NAME = re.compile(r"\b[A-Z][\w'’-]+ (?=([A-Z][\w'’-]+))")
_SPEAKERS = frozenset(("police", "experts", "officials", "witnesses", "sources"))
_LONG = 4
"""How many paragraphs behind a label may still belong to its turn."""
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
_MARKS = "\"“”'‘’"


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker named without a verb: tokens `first` to `last` with the head `head`, and what they label."""

    first: int
    last: int
    head: int
    content: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of an interview: its label, whether that is a name, and the words, a span a paragraph.

    Of a label that is no name `asks` tells whether it is the question's.
    """

    label: Span
    named: bool
    asks: bool
    parts: tuple[Span, ...]


def turns(source: str) -> tuple[Turn, ...]:
    """The turns of an interview, if the text is one: two labels at least that take turns, and a question."""
    labels = [match for match in _TURN.finditer(source) if match["stop"] == ":" or match["who"] in ("Q", "A")]
    names = Counter(match["who"] for match in labels)
    roles = {_ASKING[name] for name in names if name in _ASKING}
    surnames = {match[1] for match in _FULL_NAME.finditer(source)}
    repeated = {
        name
        for name, times in names.items()
        if times > 1 and name not in _ASKING and (_is_name(name) or name in surnames)
    }
    taken = []
    if len(roles) + len(repeated) > 1:  # "Q:" and "A:", "Q:" and "MR. RAHAL:", two names
        kept = repeated | _ASKING.keys()
        taken = [m for m in labels if m["who"] in kept or m["who"].split()[-1] in repeated]
    if len(taken) < 2 or not (len(roles) > 1 or any("?" in source[m.end() : m.end() + 800] for m in taken)):
        return ()
    ends = [match.start() for match in taken[1:]] + [None]
    found = (_turn(source, match, end) for match, end in zip(taken, ends, strict=True))
    return tuple(turn for turn in found if turn.parts)


def _is_name(name: str) -> bool:
    """Whether a label may be a name: capitals only, or two words and more."""
    return (name.isupper() and len(name) > 2) or " " in name


def _turn(source: str, match: re.Match[str], end: int | None) -> Turn:
    """The turn from its label to the next one; the last, and a long one, ends with its paragraph."""
    parts: list[Span] = []
    at = match.end()
    limit = end if end is not None else len(source)
    while at < limit and len(parts) < _LONG:
        stop = source.find("\n", at, limit)
        stop = stop if stop >= 0 else limit
        span = _trimmed(source, at, stop)
        if span is not None:
            parts.append(span)
        at = stop + 1
        if end is None and not (at < limit and source[at : at + 40].lstrip()[:1] in ("“", '"')):
            break
    role = _ASKING.get(match["who"])
    return Turn(Span(match.start("who"), match.end("who")), role is None, role == "q", tuple(parts))


def _trimmed(source: str, start: int, end: int) -> Span | None:
    """Without blanks, and without marks that wrap the paragraph or stand alone at its ends."""
    while start < end and (source[start].isspace() or source[start] in _MARKS):
        start += 1
    while end > start and (
        source[end - 1].isspace() or (source[end - 1] in _MARKS and _stray(source, start, end))
    ):
        end -= 1
    return Span(start, end) if start < end else None


def _stray(source: str, start: int, end: int) -> bool:
    """Whether the mark at the end closes nothing within the stretch."""
    return sum(source.count(mark, start, end) for mark in '"“”') % 2 == 1


def without_turn_marks(source: str, found: tuple[Turn, ...]) -> str:
    """The text with blanks for the quotation marks that open and close turns: they pair with nothing."""
    if not found:
        return source
    chars = list(source)
    for turn in found:
        before = turn.label.start - 1
        while before >= 0 and chars[before] in " \t":
            before -= 1
        if before >= 0 and chars[before] in _MARKS:
            chars[before] = " "
        for part in turn.parts:
            for at in (part.start - 1, part.end):
                if at < len(chars) and chars[at] in _MARKS:
                    chars[at] = " "
    return "".join(chars)


def label_before(words: Words, first: int) -> Label | None:
    """`Name: “…”`: the speaker named at the head of the line or sentence before the mark at token `first`."""
    colon = first - 1
    while colon >= 0 and words.tag[colon] == "_SP" and "\n" not in words.text[colon]:
        colon -= 1
    if colon < 1 or words.text[colon] != ":":
        return None
    begin = _line_start(words, colon)
    head = _nominal(words, begin, colon - 1)
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
    head = _nominal(words, at + 1, comma - 1)
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
        head = _nominal(words, begin, end)
        if head is not None and content[1] - content[0] >= 2 and _states(words, *content):
            return Label(begin, end, head, content)
    return None


def _signed_headline(words: Words, first: int, dash: int, last: int) -> Label | None:
    """`Rebels have left the port - governor`: a role or a body in small letters behind the dash."""
    head = _nominal(words, dash + 1, last)
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


def _nominal(words: Words, first: int, last: int) -> int | None:
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
