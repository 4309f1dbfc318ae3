"""Where something was said, or to whom: "told Reuters", "in a statement", "according to a VOA report"."""

from __future__ import annotations

from accord.annotate.attributions import Attribution
from accord.annotate.lexicon import MEDIA, MEDIA_NOUNS, MEDIA_WORDS, PLACES, REPORTS
from accord.annotate.words import Words
from accord.model.annotation import NameMark

__all__ = ["Hearers"]

_HEARERS = frozenset(("dobj", "dative"))
_INTO = frozenset(("in", "on", "via", "through", "during", "at", "by"))
_PLAIN_MEDIA = frozenset(("twitter", "facebook", "telegram", "television", "tv", "radio"))
_PRESSES = ("press", "news", "radio")
"""How names of agencies and stations end that are one word."""
_SKIPPED = frozenset(("the", "a", "an", "his", "her", "their", "its"))

Owner = list[NameMark | None]


class Hearers:
    """The hearers and media of one document; a medium named in full is known by its first word too."""

    def __init__(self, words: Words, owner: Owner, inside: list[int]) -> None:
        self.words = words
        self.inside = inside
        self.owner = owner
        names = {mark.name for mark in owner if mark is not None and mark.type == "ORG" and mark.name}
        self.outlets = frozenset(
            name.split()[0].lower() for name in names if " " in name and _is_medium(name)
        ) - {"the"}

    def of(self, attribution: Attribution) -> tuple[str | None, str | None]:
        """`(addressee, medium)`: who was told, where that is no medium, and the medium."""
        words = self.words
        at, subject = attribution.at, attribution.subject
        if subject is not None and words.lower[subject] in REPORTS:
            return None, self._of_report(subject)
        if attribution.cue.lemma == "according to":
            return None, None
        told: list[int] = []
        medium = None
        for child in words.children[at]:
            dep, lower = words.dep[child], words.lower[child]
            if child == subject or self.inside[child] >= 0 or words.entity[child] in ("DATE", "TIME"):
                continue
            if child > at and dep in _HEARERS and "t" in attribution.cue.frames:
                told.append(child)
            elif dep in ("prep", "dative") and words.children[child]:
                below = words.children[child][-1]
                if lower == "to" and child > at and words.tag[below][:2] in ("NN", "PR"):
                    told.append(below)
                elif lower in _INTO and medium is None:
                    medium = self._place(below)
        return self._sorted_out(told, medium)

    def _sorted_out(self, told: list[int], medium: str | None) -> tuple[str | None, str | None]:
        """Those who were told, parted into people and media; a medium's own name before its description."""
        addressee = None
        for head in told:
            name = self._name(head)
            if not self._is_medium(name):
                addressee = addressee or name
            elif medium is None or self.owner[head] is not None:
                medium = name
        return addressee, medium

    def _is_medium(self, name: str | None) -> bool:
        return name is not None and (_is_medium(name) or name.lower() in self.outlets)

    def _name(self, head: int) -> str | None:
        """The name at `head`, else its phrase without the determiner."""
        words, mark = self.words, self.owner[head]
        if mark is not None:
            return mark.name
        first, last = words.left[head], head
        while first < last and words.lower[first] in _SKIPPED:
            first += 1
        return words.phrase(first, last) if last - first < 8 and words.tag[head] != "PRP" else None

    def _place(self, head: int) -> str | None:
        """The interviewer of an interview, a platform or broadcaster, else the noun ("statement")."""
        words = self.words
        lower = words.lower[head]
        if lower in PLACES:
            for prep in words.children[head]:
                if words.lower[prep] in ("with", "to", "by") and words.children[prep]:
                    told = self._name(words.children[prep][-1])
                    if self._is_medium(told):
                        return told
            return lower
        told = self._name(head)
        named = self.owner[head] is not None and self._is_medium(told)
        return told if named or lower in _PLAIN_MEDIA else None

    def _of_report(self, head: int) -> str:
        """Whose report it is, or "report" itself."""
        words = self.words
        for i in range(words.left[head], words.right[head] + 1):
            mark = self.owner[i]
            if mark is not None and mark.type in ("ORG", "PERSON") and self._is_medium(mark.name):
                return mark.name or words.lower[head]
        return words.lower[head]


def _is_medium(name: str) -> bool:
    lower = name.lower()
    parts = lower.split()
    if lower in MEDIA or not MEDIA_WORDS.isdisjoint(parts):
        return True
    own = len(parts) == 2 and parts[0] == "this" and parts[1] in MEDIA_NOUNS
    return own or (len(parts) == 1 and len(lower) > 6 and lower.endswith(_PRESSES))
