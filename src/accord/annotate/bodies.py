"""Which body a description means: "the council", "the Egyptian foreign ministry", "the alliance".

A description is a name where each state has one such body and it tells which state, or where a proper
name goes with the noun ("the Red Valley council"). Else the body is looked for among those that the
document names: the last one before it, or the only one. "The government" is that of the state whose
government was last told of.
"""

from __future__ import annotations

from bisect import bisect_left

from accord.annotate.bodies_near import Near
from accord.annotate.lexicon import BODIES, PORTFOLIOS, STATE_ORGANS
from accord.annotate.phrases import Owner, Phrases
from accord.annotate.roles import KINDS, NICKNAMES, SINGLE, holds, key_words
from accord.annotate.words import Words

__all__ = ["Bodies"]

_PLACING = frozenset(("in", "at", "on", "near", "from", "with", "to", "by"))
_SMALL = frozenset(("of", "the", "for", "and"))
_INDEFINITE = frozenset(("a", "an", "one", "another", "some", "any"))
_STATES = STATE_ORGANS - {"court", "parliament", "senate", "cabinet"}
"""Organs that are not called by their nouns for short, as "the department" is."""
_BACK = 5
"""How many sentences with words outside quotations "the government" reaches back."""
_FAR = 15
"""How many a body does that is described by more than its noun."""
_OPENING = 3
"""Sentences at the top of a text, in which a body may be told of before it is named."""
_COMPARED = 60


class Bodies:
    """The bodies of one document."""

    def __init__(self, words: Words, owner: Owner, phrases: Phrases, place: list[int]) -> None:
        self.words = words
        self.owner = owner
        self.phrases = phrases
        self.place = place
        self.at: list[int] = []
        self.names: list[str] = []
        self.told: dict[str, set[str]] = {}
        self.organs: list[tuple[int, str, str]] = []
        self.given: list[tuple[int, str, str | None, str]] = []
        self.proper: list[tuple[int, str, str | None, str]] = []
        self._read()
        self.near = Near(words, owner, place, self.told)

    def _read(self) -> None:
        words, before = self.words, None
        for i, mark in enumerate(self.owner):
            lower = words.lower[i]
            if mark is None:
                if lower in SINGLE and i and self._state_before(i) is not None:
                    phrase = self.phrases.plain(words.left[i] if words.left[i] > i - 5 else i - 1, i)
                    if phrase is not None:
                        self.organs.append((i, lower, phrase))
                elif lower in KINDS and self._is_proper(i):
                    phrase = self.phrases.plain(words.left[i], i)
                    if phrase is not None:
                        self.proper.append((i, lower, self._nicknamed(i) or phrase, phrase))
            elif mark.type == "ORG" and mark.name is not None and mark is not before:
                self.at.append(i)
                self.names.append(mark.name)
                told = self.told.setdefault(mark.name, set(key_words(mark.name.lower())))
                if i and words.lower[i - 1] in BODIES:
                    told.add(words.lower[i - 1])
            if mark is not None and mark.type == "ORG" and mark.name is not None:
                for child in words.children[i]:
                    if words.dep[child] == "appos" and words.lower[child] in BODIES:
                        self.told[mark.name].add(words.lower[child])
            before = mark

    def _state_before(self, noun: int) -> int | None:
        """The token of a state's name or adjective that goes with the noun: "Peru's army"."""
        for i in range(noun - 1, max(noun - 4, -1), -1):
            mark = self.owner[i]
            if mark is not None:
                return i if mark.type in ("GPE", "NORP") else None
            if self.words.tag[i] not in ("POS", "JJ", "NN", "HYPH"):
                return None
        return None

    def meant(self, head: int, first: int, last: int) -> tuple[str | None, str | None]:
        """Name and description of the body whose noun is token `head`, in a phrase from `first` to `last`."""
        name, description = self._meant(head, first, last)
        called = name or description
        told = name is not None or self.words.lower[first] in _INDEFINITE
        if called is not None and told:
            self.given.append((head, self.words.lower[head], name, called))
        return name, description

    def _meant(self, head: int, first: int, last: int) -> tuple[str | None, str | None]:
        words = self.words
        noun = words.lower[head]
        end = self._before_place(head, last)
        phrase = self.phrases.plain(first, end)
        if phrase is None or " " not in phrase:
            return self._named(head, noun, noun) if self._definite(head, first) else None, None
        behind = self._name_behind(head, self.phrases.end(head, last))
        if behind is not None:
            return behind, None
        if words.lower[first] in _INDEFINITE:
            return None, phrase
        if first < words.left[head] or "IN" in words.tag[first:head]:
            return None, phrase
        if noun in SINGLE and any(self._is_state(i) for i in range(first, end + 1)):
            return phrase, None
        nicknamed = self._nicknamed(head)
        if nicknamed is not None:
            return nicknamed, None
        told = noun in SINGLE and any(words.lower[i] in PORTFOLIOS for i in range(first, head))
        if told or self._is_proper(head):
            return self._without_state(first, head, phrase), None
        name = self._named(head, noun, phrase)
        return (name, None) if name is not None else (None, phrase)

    def _definite(self, head: int, first: int) -> bool:
        """Whether a noun by itself is one already told of: not "an army", "the government there"."""
        lower = self.words.lower
        return lower[first] not in _INDEFINITE and all(lower[c] != "there" for c in self.words.children[head])

    def _before_place(self, head: int, last: int) -> int:
        """The body with its of- and for-phrases, but not where it sits: "the government in Port Sudan"."""
        end = head
        stop = self.phrases.end(head, last)
        while end < stop and self.words.lower[end + 1] not in _PLACING:
            end += 1
        return end

    def _is_state(self, i: int) -> bool:
        mark = self.owner[i]
        return mark is not None and mark.type in ("GPE", "NORP")

    def _nicknamed(self, head: int) -> str | None:
        """The body whose name goes with what it is also called: "the NATO alliance"."""
        for child in self.words.children[head]:
            mark = self.owner[child]
            name = mark.name if mark is not None and child < head else None
            if name is not None and name.lower() in NICKNAMES.get(self.words.lower[head], ()):
                return name
        return None

    def _name_behind(self, head: int, end: int) -> str | None:
        """The name that stands behind the noun: "the aid group Bread Without Borders"."""
        words = self.words.text[head + 1 : end + 1]
        if len(words) < 2 or not (words[0].istitle() and words[-1].istitle()):
            return None
        proper = all(word[0].isupper() or word in _SMALL for word in words)
        return self.words.phrase(head + 1, end) if proper else None

    def _is_proper(self, head: int) -> bool:
        """Whether a proper name goes with the noun, other than a state's: "the Fatah party"."""
        words = self.words
        for child in words.children[head]:
            mark = self.owner[child]
            if words.dep[child] in ("compound", "nmod") and child < head and words.tag[child][:3] == "NNP":
                return mark is None or mark.type not in ("GPE", "NORP")
        return False

    def _without_state(self, first: int, head: int, phrase: str) -> str:
        """ "Peru's El Sol newspaper" is called "El Sol newspaper"; "Peru's defence ministry" stays."""
        words = self.words
        for i in range(first, head - 1):
            if words.tag[i] == "POS" and words.tag[i + 1][:3] == "NNP":
                return self.phrases.plain(i + 1, head) or phrase
        return phrase

    def _named(self, head: int, noun: str, phrase: str) -> str | None:
        extra = [word for word in key_words(phrase) if word.lower() != noun]
        if not extra:
            for i in range(bisect_left(self.organs, (head, "", "")) - 1, -1, -1):
                at, organ, told = self.organs[i]
                if self.place[head] - self.place[at] > _BACK:
                    break
                if organ == noun:
                    return told
        if noun in SINGLE and not extra:
            return self._only_near(head, noun) if noun not in _STATES else None
        lower = [word.lower() for word in extra]
        given = self._given(head, noun, lower)
        near = self.near.meant(head, noun, lower, given[0] if given is not None else None)
        if near is not None:
            return near
        if given is not None and (given[1] is not None or noun in KINDS):
            return given[1]
        before = bisect_left(self.at, head)
        for k in range(before - 1, max(-1, before - _COMPARED), -1):
            if self._fits(self.names[k], noun, extra):
                near_by = noun not in KINDS or self.place[head] - self.place[self.at[k]] <= _FAR
                return self.names[k] if near_by else None
        if noun in KINDS and self.place[head] > _OPENING:
            return None
        behind = {name for name in self.names[before : before + _COMPARED] if self._fits(name, noun, extra)}
        return min(behind) if len(behind) == 1 else None

    def _given(self, head: int, noun: str, extra: list[str]) -> tuple[int, str | None] | None:
        """Where a body was last described by the noun, and its name: "a refugee agency", "the agency"."""
        for at, called, name, phrase in self._last_given(head):
            if self.place[head] - self.place[at] > (_FAR if extra else _BACK):
                return None
            if called == noun and holds(extra, key_words(phrase.lower())):
                return at, name
        return None

    def _only_near(self, head: int, noun: str) -> str | None:
        """The only body named in the sentences right before whose name ends in the noun."""
        found: set[str] = set()
        for k in range(bisect_left(self.at, head) - 1, -1, -1):
            if self.place[head] - self.place[self.at[k]] > _BACK:
                break
            if self.names[k].lower().split()[-1] == noun:
                found.add(self.names[k])
        return found.pop() if len(found) == 1 else None

    def _last_given(self, head: int) -> list[tuple[int, str, str | None, str]]:
        """The last described before token `head`, from there back."""
        behind = bisect_left(self.proper, head, key=lambda one: one[0])
        both = (*self.given[-_COMPARED:], *self.proper[max(0, behind - _COMPARED) : behind])
        return sorted(both, key=lambda one: -one[0])

    def _fits(self, name: str, noun: str, extra: list[str]) -> bool:
        if name.lower() in BODIES:
            return False
        told = self.told[name]
        called = noun in told or name.lower() in NICKNAMES.get(noun, ())
        return called and holds([word.lower() for word in extra], told)
