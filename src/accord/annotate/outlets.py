"""The tables of `media.toml`, and which names and nouns of a document are those of outlets and platforms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from accord.annotate.words import Words
from accord.model.annotation import NameMark
from accord.model.tables import toml_table

__all__ = [
    "BARE",
    "BY",
    "COURT",
    "DATING",
    "FORMS",
    "HEARERS",
    "HEARING",
    "LATER_NOUNS",
    "LATER_VERBS",
    "MODIFIERS",
    "NEEDS",
    "OCCASIONS",
    "PLATFORMS",
    "PLURAL",
    "QUOTING",
    "SITES",
    "SPEAKING",
    "TALKING",
    "TELEPHONE",
    "TOLD_THINGS",
    "TO_THINGS",
    "WORKERS",
    "Outlets",
    "is_outlet",
]

_TABLE = toml_table("accord.annotate", "media.toml")


def _words(table: str, name: str) -> frozenset[str]:
    return frozenset(_TABLE[table][name])


OUTLETS = frozenset(_TABLE["outlets"])
PLATFORMS: dict[str, str] = _TABLE["platforms"]
FORMS = _words("forms", "nouns")
MODIFIERS = _words("forms", "modifiers")
PLURAL: dict[str, str] = _TABLE["forms"]["plural"]
NEEDS: dict[str, frozenset[str]] = {word: frozenset(one) for word, one in _TABLE["forms"]["needs"].items()}
BARE = _words("forms", "bare")
OCCASIONS = _words("forms", "occasions")
TELEPHONE = _words("forms", "telephone")
SITES = _words("forms", "sites")
COURT = _words("forms", "court")
SPEAKING = _words("verbs", "speaking")
TALKING = _words("verbs", "talking")
HEARING = _words("verbs", "hearing")
BY = _words("verbs", "by")
TO_THINGS = _words("verbs", "to_things")
DATING = _words("verbs", "dating")
LATER_NOUNS = frozenset(_TABLE["verbs"]["later"]["nouns"])
LATER_VERBS = frozenset(_TABLE["verbs"]["later"]["verbs"])
QUOTING = _words("verbs", "quoting")
TOLD_THINGS = _words("verbs", "told_things")
HEARERS = _words("hearers", "nouns")
WORKERS = _words("common", "workers")

_NAMES: dict[str, Any] = _TABLE["names"]
_LAST, _FIRST, _NEVER = _words("names", "last"), _words("names", "first"), _words("names", "never")
_TITLES = _LAST | _FIRST | _words("names", "titles")
_AGENCIES, _AGENCY_KINDS = _words("names", "agencies"), _words("names", "agency_kinds")
_ENDINGS: tuple[str, ...] = tuple(_NAMES["endings"])
_STRONG, _WEAK, _KINDS = _words("common", "strong"), _words("common", "weak"), _words("common", "kinds")
_TOLD = _words("common", "told")
_OWN, _OWN_KINDS = _words("common", "own"), _words("common", "own_kinds")
_OTHER_KINDS = _words("common", "other_kinds")
_WORDS = frozenset(("the", "this", "our", "new", "state", "news", "national", "sunday"))
"""First words of outlets' names that alone are no name."""
_STATES = frozenset(("GPE", "LOC", "NORP"))
_SHORT, _FARTHEST, _TELLING, _LONGEST = 6, 8, 3, 4


def is_outlet(name: str) -> bool:
    """Whether a name is that of an outlet or a platform: a known one, or one built as theirs are."""
    lower = _key(name)
    if lower in OUTLETS or lower in PLATFORMS:
        return True
    parts = lower.replace("-", " ").split()
    if not parts or not _NEVER.isdisjoint(parts):
        return False
    if len(parts) == 1:
        return len(lower) > _SHORT and lower.endswith(_ENDINGS) and name[0].isupper()
    if parts[-1] in _LAST or parts[0] in _FIRST:
        return name != name.lower()
    return parts[-1] in _AGENCIES and (parts[-2] in _AGENCY_KINDS or " ".join(parts[:-1]) in OUTLETS)


class Outlets:
    """The outlets of one document; one named in full is known by its first word too."""

    def __init__(self, words: Words, owner: list[NameMark | None]) -> None:
        self.words = words
        self.owner = owner
        full = {mark.name for mark in owner if mark is not None and mark.type == "ORG" and mark.name}
        self._short = {name.split()[0].lower() for name in full if " " in name and is_outlet(name)} - _WORDS

    def at(self, head: int, *, told: bool = False) -> str | None:
        """The outlet whose name or noun has its head at this token: "Al Jazeera", "state television".

        Who is `told` something may be called by the first word of a name alone, and an outlet's name be
        run together with the next word.
        """
        words, mark = self.words, self.owner[head]
        first = max(words.left[head], head - _FARTHEST)
        short = told and (words.lower[head] in self._short or self._is_titled(head))
        if short and (mark is None or mark.type not in _STATES):
            return self._whole_title(head)
        if mark is not None and mark.name is not None:
            if is_outlet(mark.name) and (mark.type != "PERSON" or _key(mark.name) in OUTLETS):
                return mark.name
            if told and mark.type in ("ORG", "PERSON"):
                begun = _begun(mark.name)
                if begun is not None or self._followed(head):
                    return begun or mark.name
            if mark.type in ("ORG", "PERSON") and (
                self._is_described(head, mark) or self._is_explained(head)
            ):
                return mark.name
        elif words.lower[head] in _STRONG | _OWN_KINDS | _TOLD:
            named = self._beside(head, first)
            if named is not None:
                return named
        hears = told and words.lower[head] in _TOLD
        if hears or _stands_for(words.lower[head], words.lower[first:head]):
            return self._phrase(first, head)
        return words.text[head] if mark is None and is_outlet(words.text[head]) else None

    def employer(self, head: int) -> str | None:
        """The outlet that a reporter works for: "a Reuters reporter", "CNN's Ada Lund"."""
        words = self.words
        worker = words.lower[head] in WORKERS
        anchors = [c for c in words.children[head] if c < head and words.lower[c] in WORKERS]
        for child in (*words.children[head], *(below for c in anchors for below in words.children[c])):
            dep = words.dep[child]
            if dep == "poss" or ((worker or anchors) and dep in ("compound", "nmod", "amod")):
                named = self.at(child)
                if named is None and worker and dep != "poss" and self._is_title(child):
                    named = words.text[child]  # "Post reporters"
            elif worker and dep == "prep" and words.lower[child] in ("of", "from", "for", "at", "with"):
                named = next((n for c in words.children[child] if (n := self.at(c))), None)
            else:
                continue
            if named is not None:
                return named
        return None

    def _is_titled(self, head: int) -> bool:
        """Whether this is an outlet's title cut short: "the Gazette"."""
        return self._is_title(head) and head > 0 and self.words.lower[head - 1] == "the"

    def _is_title(self, head: int) -> bool:
        return self.words.lower[head] in _TITLES and self.words.text[head][0].isupper()

    def _whole_title(self, head: int) -> str:
        """A title cut short with the place it goes on with: "the Voice of the Valley"."""
        words = self.words
        of = next((c for c in words.children[head] if c == head + 1 and words.lower[c] == "of"), None)
        place = next((c for c in words.children[of] if words.dep[c] == "pobj"), None) if of else None
        named = place is not None and words.tag[place][:3] == "NNP" and place - head < _LONGEST
        return words.phrase(head, place if named and place is not None else head)

    def _followed(self, head: int) -> bool:
        """Whether the noun right behind a name says that it is an outlet's: "Kestrel radio"."""
        behind = head + 1
        return behind < len(self.words.lower) and self.words.lower[behind] in _STRONG

    def _beside(self, noun: int, first: int) -> str | None:
        """The name beside "newspaper", "website": "the Ost Mirror newspaper", "the website Quill"."""
        words = self.words
        if not _OTHER_KINDS.isdisjoint(words.lower[first:noun]):
            return None
        before = self.owner[noun - 1] if noun > first else None
        if before is not None and before.type in ("ORG", "PERSON", "WORK_OF_ART") and before.name:
            return before.name
        behind = noun + 1
        if behind >= len(words.start) or words.tag[behind][:2] != "NN" or not words.text[behind][0].isupper():
            return None
        mark = self.owner[behind]
        if mark is None:
            last = behind
            while (
                last + 1 < len(words.start) and words.tag[last + 1][:3] == "NNP" and last - behind < _LONGEST
            ):
                last += 1
            return words.phrase(behind, last)
        if mark.type in _STATES:
            return None
        head = behind
        while words.head[head] > head and self.owner[words.head[head]] is mark:
            head = words.head[head]
        return mark.name if words.head[head] in (noun, words.head[noun]) else None

    def _is_described(self, head: int, mark: NameMark) -> bool:
        """Whether the noun right before a name says that it is an outlet's: "the newspaper Quill"."""
        while head > 0 and self.owner[head] is mark:
            head -= 1
        kinds = self.words.lower[max(self.words.left[head], head - _FARTHEST) : head]
        described = self.words.lower[head] in _STRONG | _OWN_KINDS and self.owner[head] is None
        return described and _OTHER_KINDS.isdisjoint(kinds)

    def _is_explained(self, head: int) -> bool:
        """Whether an apposition says that the name is an outlet's: "Fides, the diocese's news service"."""
        words = self.words
        return any(
            words.dep[child] == "appos"
            and _stands_for(words.lower[child], words.lower[words.left[child] : child])
            for child in words.children[head]
        )

    def _phrase(self, first: int, head: int) -> str:
        words = self.words
        while first < head and words.lower[first] not in _OWN and words.tag[first][:2] not in ("NN", "JJ"):
            first += 1
        return words.phrase(first, head)


def _stands_for(noun: str, before: Sequence[str]) -> bool:
    """Whether a noun stands for an outlet behind these words: "state television", "this station"."""
    if noun in _STRONG or (noun in _WEAK and not _KINDS.isdisjoint(before)):
        return True
    return noun in _OWN_KINDS and not _OWN.isdisjoint(before)


def _key(name: str) -> str:
    return name.lower().removeprefix("the ").removesuffix("'s").removesuffix("’s")


def _begun(name: str) -> str | None:
    """The known outlet with which a name of more words begins."""
    parts = name.removeprefix("the ").removeprefix("The ").split()
    for size in (2, 1):
        begun = " ".join(parts[:size])
        if len(parts) > size and len(begun) >= _TELLING and begun.lower() in OUTLETS:
            return begun
    return None
