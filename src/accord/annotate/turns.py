"""The turns of interviews, briefings, debates and programmes: each line's speaker stands before a colon.

`Q: … A: …`, `QUESTION: … MS. RAHAL: …`, `OMAR TESFAYE, ANCHOR: … TESFAYE: …`, `Mr. Rahal (Peru): …`. A text
is taken for one where two labels at least take turns and something is asked, or three are addressed as
people are. A turn ends with the next label, or with directions in brackets that fill a line. A label's name
is the fullest that the text gives: `MS. RAHAL` is Nadia Rahal.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from accord.annotate.lexicon import BODIES, PORTFOLIOS, RANKS, ROLES, TITLES
from accord.model.annotation import NameMark
from accord.model.text import touches
from accord.model.values import Span

__all__ = ["Turn", "is_called", "is_calling", "turns", "with_labels", "without_turn_marks"]

_ASKS = "Q|Question|Reporter|Journalist|Correspondent|Interviewer|Moderator"
_ANSWERS = "A|Answer"
_ASKING = {
    form: role
    for words, role in ((_ASKS, "q"), (_ANSWERS, "a"))
    for word in words.split("|")
    for form in (word, word.upper())
}
_WORD = r"[A-Z][\w.'’-]*"
_TURN = re.compile(
    rf"^[ \t]*[\"“”'‘]?[ \t]*(?P<who>(?:{_ASKS}|{_ANSWERS})(?=[:. ])|{_WORD}(?: {_WORD}){{0,3}})"
    r"(?:(?<=[A-Z]), (?P<role>[^:.\n]{2,80}?))?(?: ?\([^()\n]{1,60}\)){0,3}(?P<stop>[:.])[ \t]+(?=\S)",
    re.MULTILINE,
)
_COURTESY = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Dame|Prof)\b\.?", re.IGNORECASE)
_CHAIR = re.compile(
    r"The (?:\w+ )?(?:President|Chair\w*|Speaker|Moderator|Secretary|Minister|Secretary-General)$"
)
_FULL_NAME = re.compile(r"\b[A-Z][\w'’-]+ (?=([A-Z][\w'’-]+))")
_ASIDE = re.compile(r"[(\[][^()\[\]\n]{1,200}[)\]]|[A-Z][A-Z ,.'’-]{8,}")
_LONG = 4
"""How many paragraphs of one turn are one statement."""
_CALLINGS = (
    TITLES
    | RANKS
    | ROLES
    | PORTFOLIOS
    | BODIES
    | {"unidentified", "unknown", "male", "female", "moderator", "speaker", "host", "anchor", "interpreter"}
    | {"special", "chief", "acting", "vice", "first", "lady", "excellency", "h.e", "hon", "his", "her", "the"}
    | {"translator", "voice", "man", "woman", "sg", "secretary-general", "participant", "audience", "all"}
)
_JOINTS = frozenset(("of", "for", "to", "and", "the", "on"))
_WORDS = re.compile(r"\S+")
_MARKS = "\"“”'‘’"
_DEBATE = 3
"""Turns from which on nothing need be asked, where people are addressed as in a debate."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of an interview, or a part of a long one: its label, whether that is a name, and the words,
    a span a paragraph.

    Of a label that is no name `asks` tells whether it is the question's.
    """

    label: Span
    named: bool
    asks: bool
    parts: tuple[Span, ...]


def turns(source: str) -> tuple[Turn, ...]:
    """The turns of an interview, if the text is one."""
    labels = [match for match in _TURN.finditer(source) if match["stop"] == ":" or match["who"] in ("Q", "A")]
    if len(labels) < 2:
        return ()
    names = Counter(_key(match) for match in labels)
    roles = {_ASKING[match["who"]] for match in labels if match["who"] in _ASKING}
    surnames = {match[1] for match in _FULL_NAME.finditer(source)}
    repeated = {
        _key(match)
        for match in labels
        if names[_key(match)] > 1 and match["who"] not in _ASKING and _is_name(match, surnames)
    }
    taken: list[re.Match[str]] = []
    if len(roles) + len(repeated) > 1 or _is_debate(labels):  # "Q:" and "MR. RAHAL:"
        taken = [m for m in labels if m["who"] in _ASKING or _key(m) in repeated or _is_called(m)]
    if len(taken) < 2 or not (len(roles) > 1 or _is_debate(taken) or _is_asked(source, taken)):
        return ()
    ends = [match.start() for match in taken[1:]] + [None]
    return tuple(turn for m, end in zip(taken, ends, strict=True) for turn in _turns(source, m, end))


def _key(match: re.Match[str]) -> str:
    """What the labels of one speaker have in common: the last word of the name."""
    return str(match["who"]).split()[-1].lower()


def _is_name(match: re.Match[str], surnames: set[str]) -> bool:
    """Whether a label may be a name: capitals only, or two words and more, or a surname of the text."""
    name = match["who"]
    return (name.isupper() and len(name) > 1) or " " in name or name in surnames


def _is_called(match: re.Match[str]) -> bool:
    """Whether a label is a speaker's though it stands once: it has an office, or addresses somebody."""
    name = match["who"]
    return bool(name.isupper() and (match["role"] or " " in name)) or _is_addressed(match)


def _is_addressed(match: re.Match[str]) -> bool:
    return bool(_COURTESY.match(match["who"]) or _CHAIR.match(match["who"]))


def _is_debate(labels: list[re.Match[str]]) -> bool:
    addressed = [_key(match) for match in labels if _is_addressed(match)]
    return len(addressed) >= _DEBATE and len(set(addressed)) > 1


def _is_asked(source: str, taken: list[re.Match[str]]) -> bool:
    return any("?" in source[m.end() : m.end() + 800] for m in taken)


def _turns(source: str, match: re.Match[str], end: int | None) -> Iterator[Turn]:
    """A turn in statements of a few paragraphs each; the last one of a text is its paragraph."""
    role = _ASKING.get(match["who"])
    parts = list(_parts(source, match.end(), end))
    for first in range(0, len(parts), _LONG):
        label = Span(match.start("who"), match.end("who"))
        yield Turn(label, role is None, role == "q", tuple(parts[first : first + _LONG]))


def _parts(source: str, at: int, end: int | None) -> Iterator[Span]:
    """The paragraphs of a turn up to directions in brackets."""
    limit = end if end is not None else len(source)
    while at < limit:
        stop = source.find("\n", at, limit)
        stop = stop if stop >= 0 else limit
        if _ASIDE.fullmatch(source[at:stop].strip()):
            return
        span = _trimmed(source, at, stop)
        if span is not None:
            yield span
        at = stop + 1
        if end is None and not (at < limit and source[at : at + 40].lstrip()[:1] in ("“", '"')):
            return


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


def with_labels(source: str, found: Sequence[Turn], names: Sequence[NameMark]) -> tuple[NameMark, ...]:
    """The names with those that the labels of turns give."""
    labels = sorted({turn.label for turn in found if turn.named}, key=lambda it: (it.start - it.end, it))
    persons = {mark.name for mark in names if mark.type == "PERSON" and mark.name and not mark.name.isupper()}
    marks = []
    for span in labels:  # The longest first: "OMAR TESFAYE" tells who "TESFAYE" is.
        told = _called(span.of(source))
        if told is None:
            continue
        at, words = told
        name = _spelled(words, persons)
        persons.add(name)
        start = span.start + at
        marks.append(NameMark(Span(start, span.end), "PERSON", name, name.split()[-1]))
    bodies = {mark.span for mark in names if mark.type == "ORG" and not mark.span.of(source).isupper()}
    marks = [mark for mark in marks if mark.span not in bodies]
    spans = sorted(span for span in labels if span not in bodies)
    kept = [name for name in names if not touches(name.span, spans)]
    return tuple(sorted([*kept, *marks], key=lambda mark: mark.span))


def is_calling(phrase: str) -> bool:
    """Whether a phrase only tells what somebody is: "Foreign Minister of Velmora", "The President"."""
    return _called(phrase) is None


def is_called(phrase: str) -> bool:
    """Whether a phrase is made of names and callings alone."""
    words = (word.lower().strip(".,") for word in phrase.split() if not word[0].isupper())
    return all(word in _CALLINGS or word in _JOINTS for word in words)


def _called(label: str) -> tuple[int, str] | None:
    """Where in a label the name begins that it calls, and the name; None where it has none."""
    at = 0
    for word in _WORDS.finditer(label):
        if _COURTESY.fullmatch(word[0]) is None and word[0].lower().rstrip(".") not in _CALLINGS:
            break
        at = word.end()
    name = label[at:].lstrip()
    words = [word.lower() for word in name.split()]
    if not words or not _CALLINGS.isdisjoint(words) or not _JOINTS.isdisjoint(words):
        return None
    return len(label) - len(name), name


def _spelled(name: str, persons: Collection[str]) -> str:
    """The fullest name of the text that ends in it; else the name in usual capitals."""
    told = name.lower().split()
    fuller = {it for it in persons if it.lower().split()[-len(told) :] == told}
    longest = max(fuller, key=lambda it: (len(it.split()), it), default=name)
    if len({it for it in fuller if len(it.split()) == len(longest.split())}) > 1:
        longest = name
    capitals = longest.isupper() and len(longest) > 2
    return " ".join(word.capitalize() for word in longest.split()) if capitals else longest


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
