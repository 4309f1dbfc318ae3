"""Where something was said, or to whom: "told Reuters", "in a statement", "according to a VOA report"."""

from __future__ import annotations

from accord.annotate.attributions import Attribution
from accord.annotate.lexicon import MEDIA, MEDIA_WORDS, PLACES, REPORTS
from accord.annotate.words import Words
from accord.model.annotation import NameMark

__all__ = ["hearer"]

_HEARERS = frozenset(("dobj", "dative"))
_INTO = frozenset(("in", "on", "via", "through", "during", "at", "by"))
_PLAIN_MEDIA = frozenset(("twitter", "facebook", "telegram", "television", "tv", "radio"))
_SKIPPED = frozenset(("the", "a", "an", "his", "her", "their", "its"))

Owner = list[NameMark | None]


def hearer(words: Words, owner: Owner, attribution: Attribution) -> tuple[str | None, str | None]:
    """`(addressee, medium)`: who was told, where that is no medium, and the medium."""
    at, subject = attribution.at, attribution.subject
    if subject is not None and words.lower[subject] in REPORTS:
        return None, _of_report(words, owner, subject)
    if attribution.cue.lemma == "according to":
        return None, None
    addressee = medium = None
    for child in words.children[at]:
        dep, lower = words.dep[child], words.lower[child]
        if child == subject:
            continue
        if child > at and dep in _HEARERS and "t" in attribution.cue.frames:
            told = _name(words, owner, child)
            if _is_medium(told):
                medium = medium or told
            else:
                addressee = addressee or told
        elif dep in ("prep", "dative") and words.children[child]:
            below = words.children[child][-1]
            if lower == "to" and child > at and words.tag[below][:2] in ("NN", "PR"):
                told = _name(words, owner, below)
                medium, addressee = (told, addressee) if _is_medium(told) else (medium, told)
            elif lower in _INTO and medium is None:
                medium = _place(words, owner, below)
    return addressee, medium


def _is_medium(name: str | None) -> bool:
    if name is None:
        return False
    lower = name.lower()
    return lower in MEDIA or bool(MEDIA_WORDS.intersection(lower.split()))


def _name(words: Words, owner: Owner, head: int) -> str | None:
    """The name at `head`, else its phrase without the determiner."""
    mark = owner[head]
    if mark is not None:
        return mark.name
    first, last = words.left[head], head
    while first < last and words.lower[first] in _SKIPPED:
        first += 1
    return words.phrase(first, last) if last - first < 8 and words.tag[head] != "PRP" else None


def _place(words: Words, owner: Owner, head: int) -> str | None:
    """The interviewer of an interview, a platform or broadcaster, else the noun ("statement")."""
    lower = words.lower[head]
    if lower in PLACES:
        for prep in words.children[head]:
            if words.lower[prep] in ("with", "to", "by") and words.children[prep]:
                told = _name(words, owner, words.children[prep][-1])
                if _is_medium(told):
                    return told
        return lower
    told = _name(words, owner, head)
    if told is not None and (lower in _PLAIN_MEDIA or _is_medium(told)) and owner[head] is not None:
        return told
    return told if lower in _PLAIN_MEDIA else None


def _of_report(words: Words, owner: Owner, head: int) -> str:
    """Whose report it is, or "report" itself."""
    for i in range(words.left[head], words.right[head] + 1):
        mark = owner[i]
        if mark is not None and mark.type in ("ORG", "PERSON") and _is_medium(mark.name):
            return mark.name or words.lower[head]
    return words.lower[head]
