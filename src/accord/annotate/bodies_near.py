"""Which named body a general noun means: "the group", "the company", "the refugee agency".

The name does not hold the noun ("Harbour Watch", later "the group"), so the nearest body that was told
of decides: one that acts or speaks outweighs one that is somebody's, and each sentence in between takes
weight away. Names that end in another noun for a body are not meant, nor outlets but by a noun for them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from accord.annotate.lexicon import BODIES, REPORTS
from accord.annotate.outlets import PLATFORMS, is_outlet
from accord.annotate.phrases import Owner
from accord.annotate.roles import GENERAL, HEADS, KINDS, NICKNAMES, ORGANS, PERSONS
from accord.annotate.words import Words

__all__ = ["Near"]

_OUTLETS = frozenset(("network", "broadcaster", "newspaper"))
_PRESS = frozenset(("agency", "company", "firm"))
_ACTS, _BELONGS, _OTHER = 3.0, 2.0, 1.0
"""Weights: who acts or speaks, whose spokesman or statement does, named elsewhere."""
_TOLD = 1.5
"""What a body gains that the text itself has called so."""
_AWAY = 0.8
"""What is lost with every sentence between."""
_LEAST = 0.9
"""What must be passed."""
_BACK = 4
_COMPARED = 40
_WHOSE = frozenset(("poss", "compound", "nmod", "amod"))
_OF = frozenset(("of", "for", "from", "by", "at"))
_NICKNAMED = {name: noun for noun, names in NICKNAMES.items() for name in names}


class Near:
    """The bodies of one document by the place of each mention; `told[name]` are the nouns it is called by."""

    def __init__(self, words: Words, owner: Owner, place: list[int], told: dict[str, set[str]]) -> None:
        self.words = words
        self.place = place
        self.told = told
        self.uses: Counter[tuple[bool, str]] = Counter(
            (mark.type == "ORG", mark.name.split()[-1]) for mark in owner if mark is not None and mark.name
        )
        self.at: list[int] = []
        self.names: list[str] = []
        for i, mark in enumerate(owner):
            if mark is None or mark.type != "ORG" or mark.name is None:
                continue
            credit = words.text[max(0, i - 1)] == "(" and words.text[min(i + 1, len(words.text) - 1)] == ")"
            if not credit and (owner[words.head[i]] is not mark or words.head[i] == i):
                self.at.append(i)
                self.names.append(mark.name)

    def meant(self, head: int, noun: str, extra: list[str], used: int | None) -> str | None:
        """The body that the noun at token `head`, with the words `extra` before it, means.

        `used` is the token where the noun was last used for a body; None where another is not likelier.
        """
        if "based" in extra:
            extra = extra[extra.index("based") + 1 :]
        if noun not in KINDS or not GENERAL.issuperset(extra):
            return None
        same = self._score(_ACTS + _TOLD, head, used) if used is not None else 0.0
        found, highest = None, _LEAST
        last = bisect_left(self.at, head)
        for k in range(last - 1, max(-1, last - _COMPARED), -1):
            at, name = self.at[k], self.names[k]
            if self.place[head] - self.place[at] > _BACK:
                break
            told = noun in self.told.get(name, ())
            if not told and not self._may_be(name, noun):
                continue
            weight = self._weight(at)
            score = self._score(weight + (_TOLD if told else 0.0), head, at)
            since = used is not None and at > used and weight == _ACTS
            if score > highest and (since or score > same):
                found, highest = name, score
        return found

    def _score(self, weight: float, head: int, at: int) -> float:
        return weight - _AWAY * (self.place[head] - self.place[at])

    def _weight(self, i: int) -> float:
        words = self.words
        dep, above = words.dep[i], words.head[i]
        if dep == "appos":
            dep, above = words.dep[above], words.head[above]
        if dep in ("nsubj", "nsubjpass"):
            return _ACTS
        if dep == "pobj":
            before = words.lower[above]
            said = words.dep[above] == "agent" or words.lower[max(0, above - 1)] == "according"
            if said:
                return _ACTS
            if before in _OF and words.lower[words.head[above]] in HEADS | REPORTS:
                return _BELONGS
        acts = words.lower[above] in HEADS | PERSONS or words.dep[above] in ("nsubj", "nsubjpass")
        return _BELONGS if dep == "poss" or (dep in _WHOSE and acts) else _OTHER

    def _may_be(self, name: str, noun: str) -> bool:
        """Whether a body that the text never calls by the noun may be called so."""
        lower = name.lower().removeprefix("the ")
        last = lower.split()[-1]
        if is_outlet(name) and lower not in PLATFORMS:
            return noun in _OUTLETS or (noun in _PRESS and last in KINDS[noun])
        if noun in _OUTLETS or lower in ORGANS or lower in _NICKNAMED or not name[0].isupper():
            return False
        if (last in BODIES and last not in KINDS[noun]) or last in HEADS:
            return False
        return " " in name or self.uses[True, name] >= self.uses[False, name]
