"""Names, and whom they mean within the document.

spaCy's entities, trimmed; then each gets the fullest name that the document gives its referent: a
surname goes to the one person of that surname, an abbreviation to the name that introduced it in
brackets. Where two people share a surname, only a first name or title beside it tells; else it stays.
"""

from __future__ import annotations

import re
from collections import defaultdict

from spacy.tokens import Doc

from accord.annotate.lexicon import ABBREVIATION_STOPS, ROLES, TITLES
from accord.model.annotation import NameMark
from accord.model.values import Span

__all__ = ["KINDS", "mark_names"]

KINDS = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT"))

_LEADING = frozenset(("the", "a", "an", "this", "that", "‘", "“", '"', "'", "``", "(", "[", "-", "–", "—"))
_TRAILING = frozenset(
    ("'s", "’s", "'", "’", "”", "“", '"', "''", "``", ")", "]", ",", ".", ":", ";", "-", "–", "—", "--")
)
_ADVERBS = frozenset(("RB", "RBR", "RBS", "IN", "CC", "UH", "WRB", "EX"))
_BRACKET = re.compile(r"^\s*[(\[]\s*([A-Z][A-Za-z.&/-]{1,11})\s*[)\]]")


class _Raw:
    """An entity while it is being worked on: token range, words, type."""

    __slots__ = ("first", "last", "name", "span", "type", "words")

    def __init__(self, first: int, last: int, span: Span, kind: str, words: list[str]) -> None:
        self.first, self.last, self.span, self.type, self.words = first, last, span, kind, words
        self.name = " ".join(words)


def mark_names(doc: Doc) -> tuple[NameMark, ...]:
    """The names of the document in order, each with its referent's fullest name."""
    found = [raw for raw in (_trimmed(doc, ent) for ent in doc.ents if ent.label_ in KINDS) if raw]
    _settle_types(found)
    _expand_abbreviations(doc.text, found)
    _complete_people(found)
    return tuple(NameMark(raw.span, raw.type, raw.name, doc[raw.last].text) for raw in found)


def _trimmed(doc: Doc, ent: object) -> _Raw | None:
    """The entity without determiners, titles, marks and the possessive 's; None if nothing is left."""
    first, behind, kind = ent.start, ent.end, ent.label_  # type: ignore[attr-defined]
    words = [doc[i].text for i in range(first, behind)]
    for i, word in enumerate(words):
        if "\n" in word:  # the tagger has run two lines together
            if i:
                words = words[:i]
                break
            words[0] = ""
    low, high = 0, len(words)
    while low < high and (words[low].lower() in _LEADING or not words[low].strip()):
        low += 1
    while high > low and (words[high - 1].lower() in _TRAILING or not words[high - 1].strip()):
        high -= 1
    while high - low > 1 and (
        (kind == "PERSON" and words[low].rstrip(".").lower() in TITLES) or doc[first + low].tag_ in _ADVERBS
    ):
        low += 1
    if kind == "PERSON" and low == 0:
        first = _with_first_name(doc, first)
    if low == high or not any(char.isalpha() for word in words[low:high] for char in word):
        return None
    last = doc[ent.start + high - 1]  # type: ignore[attr-defined]
    start = doc[first + low].idx
    end = last.idx + len(last.text)
    text = " ".join(doc.text[start:end].split())
    return _Raw(first + low, last.i, Span(start, end), kind, text.split(" "))


def _with_first_name(doc: Doc, first: int) -> int:
    """One token back where the tagger has left a first name out: a proper noun that modifies the surname."""
    if first == 0 or doc[first].ent_iob_ != "B":
        return first
    before = doc[first - 1]
    alone = before.ent_type_ == "" and before.tag_ == "NNP" and before.dep_ == "compound" and before.i > 0
    named = before.text[0].isupper() and before.text.isalpha() and not before.text.isupper()
    if alone and named and before.text.lower() not in TITLES | ROLES and before.head.i in (first, first + 1):
        return first - 1
    return first


def _settle_types(found: list[_Raw]) -> None:
    """One name, one type: the tagger wavers, the document's majority decides."""
    votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for raw in found:
        votes[raw.name][raw.type] += 1
    for raw in found:
        counts = votes[raw.name]
        best = max(counts.values())
        if counts[raw.type] < best:
            raw.type = min(kind for kind, count in counts.items() if count == best)


def _expand_abbreviations(text: str, found: list[_Raw]) -> None:
    """`National Council (NC)`: later, and in the bracket, NC is the National Council."""
    full: dict[str, tuple[str, str]] = {}
    for raw in found:
        if raw.type != "PERSON" and len(raw.words) > 1:
            match = _BRACKET.match(text[raw.span.end : raw.span.end + 24])
            if match and _abbreviates(match[1], raw.words):
                full.setdefault(match[1], (raw.name, raw.type))
    for raw in found:
        if raw.name in full:
            raw.name, raw.type = full[raw.name]


def _abbreviates(short: str, words: list[str]) -> bool:
    """Whether the capitals of `short` run through the initials of the words, in order."""
    initials = [word[0].upper() for word in words if word.lower() not in ABBREVIATION_STOPS]
    wanted = [char for char in short if char.isupper()]
    at = 0
    for initial in initials:
        if at < len(wanted) and wanted[at] == initial:
            at += 1
    return len(wanted) > 1 and at >= max(2, len(wanted) - 1)


def _complete_people(found: list[_Raw]) -> None:
    """Surnames to the full names that the document gives them."""
    by_surname: dict[str, list[str]] = defaultdict(list)
    for raw in found:
        if raw.type == "PERSON" and len(raw.words) > 1:
            full = by_surname[raw.words[-1].lower()]
            if raw.name not in full:
                full.append(raw.name)
    for raw in found:
        if raw.type in ("PERSON", "ORG", "GPE", "NORP") and len(raw.words) == 1:
            candidates = _longest(by_surname.get(raw.words[0].lower(), []))
            if len(candidates) == 1 and raw.type != "NORP":
                raw.name, raw.type = candidates[0], "PERSON"
        elif raw.type == "PERSON":
            same = [name for name in by_surname[raw.words[-1].lower()] if _extends(name.split(), raw.words)]
            longest = _longest(same)
            if len(longest) == 1:
                raw.name = longest[0]


def _extends(longer: list[str], shorter: list[str]) -> bool:
    """Whether `longer` has all words of `shorter`, in order, and the same first and last."""
    if len(longer) <= len(shorter) or longer[0] != shorter[0] or longer[-1] != shorter[-1]:
        return False
    rest = iter(longer)
    return all(word in rest for word in shorter)


def _longest(names: list[str]) -> list[str]:
    """The names that no other one of them extends."""
    split = [name.split() for name in names]
    return [
        name
        for name, words in zip(names, split, strict=True)
        if not any(_extends(other, words) for other in split)
    ]
