"""What kind of actor a name stands for, told by the whole record.

The parse sees one sentence and calls a town a person where its name is new to it; here the majority of
all mentions decides, with the words that stand around them:

- a name that often stands behind "in", "at", "near" is a place, and no actor;
- a place that has a government, a parliament or an army of its own is a state;
- a body that has fighters or rebels is an armed group, one that has candidates a party.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from accord.model.tables import word_set
from accord.model.values import Span
from accord.model.world import known_body, people_names, state_named, state_names

__all__ = ["Evidence", "demonyms"]

_WORD = re.compile(r"\w+")
_PLACED = re.compile(r"\b(?:in|at|near|outside|around|into|towards?|across|inside)\s$", re.IGNORECASE)
_GOVERNED = re.compile(
    r"\b(government|republic|kingdom|parliament|president|army|capital) of (?:the )?$", re.I
)
_GOVERNS = re.compile(
    r"['’]s?\s(government|president|(?:prime|foreign|defen[cs]e) minister|(?:foreign|defen[cs]e) ministry|"
    r"parliament|army|ambassador|constitution|capital|border)\b"
)
_FIGHTS = re.compile(r"\s(?:fighters?|rebels?|militants?|insurgents?|gunm[ae]n|guerrillas?|militiam[ae]n)\b")
_RUNS = re.compile(r"(?:['’]s)?\s(?:candidates?|lawmakers?|MPs?|parliamentary group|voters)\b")
_PLACE_TO_SPEECH = 3
_KNOWN_PLACE_SHARE, _PLACE_SHARE, _BODY_PLACE_SHARE, _FIGHT_SHARE = 0.1, 0.25, 0.5, 0.1
_SIDES = ("pro-", "anti-", "pro ", "anti ", "un-", "non-", "post-", "pre-")
_NUMBERED = re.compile(r"\s\d+$")  # "Resolution 1970", "Flight 12"
_SHOUTED_BEFORE, _SHOUTED_BEHIND = re.compile(r"\b[A-Z]{2,}[,!]? $"), re.compile(r",? [A-Z]{2,}\b")
_BESIDE = 24
_PEOPLES = ("ans", "an", "ians", "ian", "n", "ns", "i", "is", "ese", "ish")


@dataclass(slots=True)
class Evidence:
    """What the mentions of one actor tell; `name` is a mention's own words."""

    types: Counter[str] = field(default_factory=Counter)
    around: Counter[str] = field(default_factory=Counter)
    institutions: set[str] = field(default_factory=set)
    spoken: int = 0
    words: int = 0
    capitals: int = 0
    shouted: int = 0

    def see(self, type_: str, text: str, span: Span) -> None:
        """Takes in one mention with the words before and behind it."""
        self.types[type_] += 1
        self.shouted += _is_shouted(text, span)
        before, after = text[max(0, span.start - 24) : span.start], text[span.end : span.end + 28]
        governs = _GOVERNS.match(after) or _GOVERNED.search(before)
        if governs is not None:
            self.institutions.add(governs.group(1).split()[-1].casefold())
        elif _PLACED.search(before) and not after.startswith(("'s", "’s")):
            self.around["place"] += 1
        if _FIGHTS.match(after):
            self.around["armed group"] += 1
        elif _RUNS.match(after):
            self.around["party"] += 1

    def kind(self, name: str, *, medium: bool, peoples: frozenset[str]) -> str | None:
        """The contract's type; None for a place, a people, a common word, and all else that does not act.

        `words` counts the mentions in one word that their article has in lower case too ("Drones"),
        `capitals` those that have a capital, `shouted` those in a run of words in capitals throughout.
        """
        bare = name.removeprefix("the ").removeprefix("The ").casefold()
        mostly = min(self.types, key=lambda kind: (-self.types[kind], kind), default="PERSON")
        words = set(_WORD.findall(bare))
        if state_named(name) is not None or bare in state_names() or self._is_state(mostly):
            return "state"
        if not medium and known_body(name) is not None:
            return "organisation"
        if len(words) == 1 and 2 * self.words >= self.types.total() and words.isdisjoint(_words("body")):
            return None
        if mostly != "PERSON" and 0 < self.shouted == self.types.total() and not (self.spoken or medium):
            return None
        if not self.capitals or bare in _words("pronouns"):
            return None
        ordered = _WORD.findall(bare)
        if len(ordered) > 1 and (ordered[0] in _words("place_first") or ordered[-1] in _words("place_last")):
            return None
        if _NUMBERED.search(bare):
            return None
        if mostly == "PERSON" and len(ordered) > 1 and ordered[-1] in _words("body") | _words("force"):
            return self._body(words, peoples)
        if mostly == "PERSON" and len(words) > 1 and not medium and not self._is_place(mostly):
            return "person"
        if medium and mostly != "GPE" and _words("body").isdisjoint(words):
            return "outlet"
        if (
            bare.startswith(_SIDES)
            or bare in peoples
            or bare in people_names() | _words("peoples") | _words("generic")
            or self._is_place(mostly)
        ):
            return None
        if mostly == "PERSON":
            return "outlet" if words & _words("outlet") else "person"
        if mostly != "ORG" and not (mostly == "NORP" and self.spoken):
            return None
        return self._body(words, peoples)

    def _body(self, words: set[str], peoples: frozenset[str]) -> str:
        """The type of a body by the words in its name, else by those around it."""
        if words & _words("outlet"):
            return "outlet"
        of_state = (
            words & peoples
            or words & (_words("peoples") | people_names() | state_names())
            or {"u", "s"} <= words
        )
        if words & _words("armed_group") or (words & _words("force") and not of_state):
            return "armed group"
        if words & _words("party"):
            return "party"
        return next((kind for kind in ("armed group", "party") if self._often(kind)), "organisation")

    def _is_state(self, mostly: str) -> bool:
        governed = len(self.institutions) >= 2
        return governed and (mostly == "GPE" or (self.types["GPE"] > 0 and self._is_place(mostly)))

    def _is_place(self, mostly: str) -> bool:
        """A place speaks at times ("Geneva said"), but seldom."""
        if self.around["place"] < max(2, _PLACE_TO_SPEECH * self.spoken):
            return False
        if self.types["GPE"]:
            share = _KNOWN_PLACE_SHARE
        else:
            share = _PLACE_SHARE if mostly == "PERSON" else _BODY_PLACE_SHARE
        return self.around["place"] >= share * self.types.total()

    def _often(self, kind: str) -> bool:
        return self.around[kind] >= max(2, _FIGHT_SHARE * self.types.total())


def _is_shouted(text: str, span: Span) -> bool:
    """Whether a name in capitals stands among other words in capitals: "DROP THE HARBOUR PLAN NOW"."""
    if not text[span.start : span.end].isupper():
        return False
    before, after = text[max(0, span.start - _BESIDE) : span.start], text[span.end : span.end + _BESIDE]
    return _SHOUTED_BEFORE.search(before) is not None or _SHOUTED_BEHIND.match(after) is not None


def demonyms(places: frozenset[str]) -> frozenset[str]:
    """What the people of places may be called, in lower case: "Velmoran" and "Velmorans" of Velmora."""
    stems = {stem for place in places if len(place) > 3 for stem in (place, place[:-1])}
    return frozenset(stem + ending for stem in stems for ending in _PEOPLES)


def _words(table: str) -> frozenset[str]:
    return word_set("accord.reconcile", "actors.toml", table)
