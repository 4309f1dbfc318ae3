"""Parts of a whole as figures: "80 percent of the country" held, "a third of the homes" destroyed.

A share counts where its whole is something of the process and its clause tells what became of it: land that
is held or taken, people that are displaced or killed, sites that are destroyed. Of seats and votes it counts
by itself. Shares of two wholes are never of one thing.

Here is also what parts do to the counts beside them: a whole of which a part was freed was not itself freed,
and "five of them soldiers" are soldiers to whom happened what befell the twelve.
"""

from __future__ import annotations

import re

from accord.model.annotation import Quantity
from accord.model.values import Span
from accord.model.world import people_names
from accord.reconcile.befell import state_of
from accord.reconcile.countable import Kind, Named, plural
from accord.reconcile.tables import countables, states, table

__all__ = ["is_whole", "share_of", "some_of"]

_UNITS = {"percentage": "percent", "share": "share"}
_WHOLE = re.compile(
    r"\s?(?:of\s(?:all\s|what\sis\s)?(?:(?:the|its|their|his|her|our|this|that)\s)?)?"
    r"(?P<owner>(?:[A-Z][\w-]*\s)*[A-Z][\w-]*[’']s\s)?"
    r"(?P<words>(?:[A-Z][\w-]*\s)*[A-Z][\w-]*|(?:[a-z-]+\s)?[a-z]+)"
)
_OF = re.compile(r"\s?of\s")
_BE = re.compile(r"\s(?:were|are|have|had|has|was|is)\b")
_WHOLES = frozenset(("territory", "people", "displaced", "sites", "forces", "weapons", "vehicles", "votes"))
_LAND, _PLAIN = "territory", frozenset(("votes",))
_PART_OF = re.compile(
    r"(?:\b(?:half|thirds?|quarters?|percent|per cent|most|many|some|several|all but \w+|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands|\d[\d,]*)|%)\s(?:out\s)?of\s"
    r"(?:(?:the|its|their|his|her|those|these)\s(?:[a-z-]+\s){0,2})?$",
    re.IGNORECASE,
)
_REGION = re.compile(r"\b(?:east|west|north|south|central|other|first|second|remaining)\w*\s$", re.IGNORECASE)
_KIND = re.compile(r"\s([a-z]+)")
_WHO = re.compile(r"\s(?:who\s)?(?:(?:were|are|have|had|has|been|was|is)\s){0,2}([a-z-]+)")
_SOME_OF = re.compile(
    r"\sof\s(?:them|whom|these|those)(?:\swere|\sare)?(?:\sonly|\sidentified\sas)?\s(?:[a-z]+\s)?(?P<noun>[a-z]+)\b"
)
_MEN = frozenset(("people", "forces"))
_OF_THESE = re.compile(r"\bof\s$", re.IGNORECASE)
_LISTED = re.compile(
    r",?\s(?:at\sleast\s|about\s|some\s|only\s)?(?:\d[\d,]*|[a-z]+)\s(?:were|was|are|had|have|is|died|fled|[a-z]+ed)\b"
)


def share_of(text: str, quantity: Quantity, sentence: Span) -> Named | None:
    """What a percentage or fraction is a share of, with what became of that; None where it is no figure."""
    unit = _UNITS.get(quantity.unit or "")
    if unit is None or not _OF.match(text, quantity.span.end, sentence.end):
        return None
    found = _WHOLE.match(text, quantity.span.end, sentence.end)
    if found is None:
        return None
    words, end = found["words"].split(), found.end()
    if words[0][0].isupper() and (kind := _KIND.match(text, end, sentence.end)) and _listed(kind[1]):
        words, end = [*words, kind[1]], kind.end()
    thing, words = _class_of(words)
    if thing not in _WHOLES or _REGION.search(text, max(0, quantity.span.start - 16), quantity.span.start):
        return None
    whole = Span(quantity.span.start, end)
    state = None if thing in _PLAIN else state_of(text, sentence, whole, thing)
    if thing not in _PLAIN and (state is None or not states(thing).keys().isdisjoint(words)):
        return None
    if found["owner"]:
        words = [found["owner"].strip(), *(word for word in words if word != "the")]
    name = f"{unit} of {' '.join(words)}"
    return Named(Kind(unit, name.casefold(), thing, state), name)


def _listed(noun: str) -> bool:
    return noun in table("land") or noun in table("populations") or _counted(noun) is not None


def _counted(noun: str) -> str | None:
    """The class of a countable noun in the singular or plural."""
    single = noun if noun in countables() else noun.removesuffix("s")
    return countables()[single][0] if single in countables() else None


def _class_of(words: list[str]) -> tuple[str | None, list[str]]:
    """What kind of thing a whole is, with the words that name it."""
    if words[0][0].isupper() and words[-1][0].isupper():
        return (None if words[0].casefold() in people_names() else _LAND), words
    first = next((at for at, word in enumerate(words) if not word[0].isupper()), 0)
    for end in (2, 1):
        noun = words[first + end - 1] if len(words) >= first + end else ""
        named = ["the", *words[: first + end]]
        if noun in table("land"):
            return _LAND, named
        if noun in table("populations"):
            return "people", named
        if noun and (thing := _counted(noun)):
            return thing, named
    return None, words


def some_of(text: str, sentence: Span, span: Span, whole: Kind) -> Named | None:
    """Who some of those counted before are, by the noun behind "of them": to them happened the same."""
    found = _SOME_OF.match(text, span.end, sentence.end)
    if found is None or whole.state is None:
        return None
    nouns = {
        plural(noun): noun
        for noun in (found["noun"], found["noun"].removesuffix("s"), _single(found["noun"]))
    }
    noun = next(
        (noun for many, noun in nouns.items() if many == found["noun"] and noun in countables()), None
    )
    if noun is None or countables()[noun][0] not in _MEN:
        return None
    thing, group = countables()[noun]
    return Named(Kind(noun, group, thing, whole.state), found["noun"])


def _single(word: str) -> str:
    """ "Children" is "child", "women" is "woman"."""
    return {"children": "child"}.get(word, word.removesuffix("men") + "man" if word.endswith("men") else word)


def is_whole(text: str, sentence: Span, span: Span, state: str | None, thing: str) -> bool:
    """Whether a count is what another is a part of, and what befell the part is not told of the whole itself.

    So in "half of the 3,000 prisoners were freed", "11 of 18 guns moved", "of 40 hostages, 12 were freed";
    not in "12 of the 16 men killed there".
    """
    before = text[max(sentence.start, span.start - 40) : span.start]
    if _OF_THESE.search(before) and _LISTED.match(text, span.end, sentence.end):
        return True
    own = _WHO.match(text, span.end, sentence.end)
    told = own is not None and states(thing).get(own[1]) == state and not _BE.match(text, span.end)
    return _PART_OF.search(before) is not None and not told
