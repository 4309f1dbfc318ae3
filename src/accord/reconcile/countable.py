"""What a quantity counts: its noun, what befell those counted, and the name it is shown under.

People count only with what befell them ("people killed", see `befell.py`), territory and armed forces with
or without.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from accord.model.annotation import Quantity
from accord.model.reading import words_in
from accord.model.values import Span
from accord.model.world import people_names
from accord.reconcile.befell import state_of
from accord.reconcile.tables import countables, phrases, states, table

__all__ = ["OWN", "PLACE", "Kind", "Named", "bare_people", "called", "noun_of", "plural", "what"]

OWN = "own"  # The group of "its men": whose, the claimant tells.
_NEEDS_STATE = frozenset(("people", "displaced"))
PLACE = re.compile(r"\b(?:in|at|near|across|around)\s+((?:[A-Z][\w'’-]*)(?:\s[A-Z][\w'’-]*){0,3})$")
_LEFT = re.compile(r"\b(?:leave|leaving|keep|keeping|retain|retaining)\s(?:behind\s)?$")
_STAYS = re.compile(r"[^.;:]{0,20}\b(?:left behind|remain|stay)\b")
_JUST = r"(?:(?:just|only|some|about|around|nearly|almost|over|more than) )?"
_HOME = re.compile(
    r"\b(?:(?:province|city|town|region|country|village|district|island|enclave|nation|capital|"
    rf"population) of|home to) {_JUST}$"
)
_THEIR_MEN = re.compile(r"\bof (?:its|his|their|her|[A-Z][\w-]*['’]s?) (?:\w+ )?men\b")
_LOST = re.compile(r"\b(?:lost|losing|loses?)\s(?:[\w-]+\s){0,2}$")
_STRONG = re.compile(r"\b(?:group|army|force|militia|movement|faction|band|garrison|strength)\b[^.;:]{0,25}$")
_CROWD = re.compile(r"\b(?:crowds?|turnout|rally|march|demonstration|protest)\s(?:[\w-]+\s){0,2}(?:at|of)\s$")
_OF_BODIES = re.compile(r"\b(?:body|bodies)\sof\s(?:[\w-]+\s){0,2}([a-z]+)$")
_MORSEL = re.compile(r"\bpieces? of (?!(?:[a-z]+ )?(?:artillery|equipment|ordnance|weaponry|armou?r)\b)")
_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "people": "people",
    "aircraft": "aircraft",
    "life": "lives",
    "fisherman": "fishermen",
}


class Kind(NamedTuple):
    """What is counted, as far as it decides whether two counts can be of one thing."""

    noun: str
    group: str
    thing: str
    state: str | None


class Named(NamedTuple):
    """A kind and the words for it, without the state ("security forces")."""

    kind: Kind
    name: str


def noun_of(quantity: Quantity) -> str | None:
    """The countable noun: the unit or its last word, or for "members" what they are members of."""
    unit = (quantity.unit or "").casefold()
    if " per " in unit:
        return None
    if unit in countables() or unit in states():
        return unit
    unit = unit.rsplit(" ", 1)[-1]
    if unit in countables() or unit in states():
        return unit
    if unit in table("members"):
        words = (quantity.counted or "").casefold().split()
        forms = (form for word in reversed(words) for form in (word, word.removesuffix("s")))
        return next((form for form in forms if form in countables()), None)
    return "people" if unit in people_names() else None


def what(text: str, quantity: Quantity, sentence: Span, span: Span) -> Named | None:
    """What the quantity at `span` counts; None where it is nothing countable."""
    noun = noun_of(quantity)
    thing = "any" if noun is None or noun not in countables() else countables()[noun][0]
    state = _state(text, sentence, span, thing)
    if noun is None or noun not in countables():
        state = states().get(noun or "") or state
        return Named(Kind(state, "any", "people", state), "") if state else None
    if noun == "body" and (whose := _OF_BODIES.search(text[span.start : span.end])):
        noun = whose[1].removesuffix("s") if whose[1].removesuffix("s") in countables() else noun
        if noun != "body":
            group, thing = countables()[noun][1], countables()[noun][0]
            return Named(Kind(noun, group, thing, "killed"), _name(whose[1], noun))
    if noun == "piece" and _MORSEL.search(quantity.counted or ""):
        return None
    group = countables()[noun][1]
    if noun == "man" and (_THEIR_MEN.search(text, *span) or _LOST.search(text, sentence.start, span.start)):
        thing, group, state = "forces", OWN, _state(text, sentence, span, "forces")
    if thing == "casualties":
        thing, state = "people", state or ("casualties" if noun == "casualty" else "killed")
    elif noun == "body":
        state = "killed"
    elif noun == "life":
        state = "killed" if _lost(text, sentence) else None
    elif noun in table("protesters") and state in (None, "in captivity"):  # "protesters held up signs"
        state = "protesting" if quantity.high != 0 else None
    elif thing == "people" and (state is None or _HOME.search(text, max(0, span.start - 60), span.start)):
        state = _standing(text, span, noun)
    if thing in _NEEDS_STATE and state is None:
        return None
    phrase = quantity.counted or noun
    name = _who(phrase) if countables()[noun][0] == "casualties" else _name(phrase, noun)
    return Named(Kind(noun, group, thing, state), name)


def bare_people(text: str, span: Span) -> Named | None:
    """People, where a bare number is told of a population or crowd: "a population of 40,000"."""
    state = _standing(text, span, "people")
    return Named(Kind("people", "any", "people", state), "people") if state else None


def called(named: Named, holder: str | None) -> str:
    """The name it is shown under: "security forces who fled", "districts under Valley Front control"."""
    state = named.kind.state
    if state is None:
        return named.name
    if state == "held" and holder is None:
        return f"{named.name} held"
    phrase = phrases().get(state, state).format(holder=(holder or "").removeprefix("the "))
    who = named.name or "people"
    marching = state == "protesting" and named.kind.noun in table("protesters")
    if state in who.casefold().split() or marching:
        return who
    if named.kind.noun in ("body", "life"):
        return who if named.kind.noun == "body" else f"{who} lost"
    return f"{who} {phrase}"


def plural(noun: str) -> str:
    """The plural of a noun in the singular: "city" gives "cities"."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("man") and noun not in ("human", "german"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _standing(text: str, span: Span, noun: str) -> str | None:
    """People whom nothing befell count where a place is told to hold them, or a force to have them."""
    before = text[max(0, span.start - 60) : span.start]
    if _HOME.search(before):
        return "inhabitants"
    if _CROWD.search(before):
        return "protesting"
    return "strength" if noun == "man" and _STRONG.search(before) else None


def _who(phrase: str) -> str:
    """Whose deaths they are: of "civilian deaths" civilians, else people."""
    words = phrase.casefold().split()
    who = words[-2] if len(words) > 1 else ""
    return plural(who) if who in countables() else "people"


def _name(phrase: str, noun: str) -> str:
    """The phrase with its head in the plural; determiners, harm and place off."""
    words = PLACE.sub("", " ".join(phrase.split())).split()
    while words and words[0].casefold() in table("determiners") | table("partial"):
        words = words[1:]
    if len(words) > 2 and words[0].casefold().rstrip("s") in table("members") and words[1] == "of":
        words = words[2:]
    dropped = table("harm") | {f"{word}s" for word in table("members")}
    words = [word for word in words if word.casefold() not in dropped]
    if words and words[-1].casefold() in people_names():
        return " ".join(words)
    for at in range(len(words) - 1, -1, -1):
        word = words[at].casefold()
        if word[:3] == noun[:3] or word == plural(noun):
            broken = "-" in word and word.replace("-", "") == plural(noun)  # A line ended in "viola-".
            if broken or word == noun:
                words[at] = plural(noun)
            return " ".join(words)
    # A measure is counted of something: "25 tonnes of medicine".
    words = [plural(noun), "of", *words] if words else [plural(noun)]
    return " ".join(words)


def _state(text: str, sentence: Span, span: Span, thing: str) -> str | None:
    """What befell those counted; of forces also that they are left behind."""
    if thing == "forces" and (_LEFT.search(text, max(0, span.start - 20), span.start) or _stays(text, span)):
        return "remaining"
    return state_of(text, sentence, span, thing)


def _lost(text: str, sentence: Span) -> bool:
    return any(word.form in table("lost") for word in words_in(text, *sentence))


def _stays(text: str, span: Span) -> bool:
    return _STAYS.match(text, span.end, span.end + 40) is not None
