"""Does a clause look back or ahead? Tense decides which Friday or which March is meant."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Token

from accord.annotate.times_lexicon import AWAITING, PROSPECTIVE, SCHEDULED

__all__ = ["towards"]

_WILL = frozenset("will 'll ’ll wo shall".split())
_MAY = frozenset("may might can ca could should must would".split())
_PERFECT = frozenset("have has had 've ’ve having".split())
_PAST_BE = frozenset("was were been".split())
_PRESENT_BE = frozenset("is are 's 're am be ’s ’re".split())
_AWAITED = frozenset(["until", "till", "for", "to", "by", "on"])
_UP_TO = frozenset(["until", "till", "by", "before"])
_STEPS = 8


def towards(doc: Doc, index: int) -> str | None:
    """"past" or "future" for the clause around token `index`; None where nothing shows it.

    Climbs the parse from the expression to its verb and reads the verb's form and auxiliaries.
    """
    before = doc[index - 1].lower_ if index else ""
    if before == "since":
        return "past"
    token, way = doc[index], _Way(before, _is_possessive(doc, index))
    for _ in range(_STEPS):
        if token.tag_.startswith("VB") or token.lower_ in AWAITING:
            found = _of_verb(token, way)
            if found != "climb":
                return found
        elif token.tag_ in ("IN", "TO"):
            way = _Way(token.lower_, way.possessive)
        if token.head is token:
            return None
        token = token.head
    return None


class _Way(NamedTuple):
    """How an expression hangs on its verb: its preposition, and whether it owns a noun."""

    preposition: str
    possessive: bool


def _is_possessive(doc: Doc, index: int) -> bool:
    return index + 1 < len(doc) and doc[index + 1].tag_ == "POS"


def _of_verb(verb: Token, way: _Way) -> str | None:
    """What one verb shows; "climb" where its governor decides."""
    helpers = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    if helpers & _WILL:
        return "future"
    if way.possessive:
        return "past"
    if verb.lower_ in AWAITING and way.preposition in _AWAITED:
        return "future"
    if helpers & _PERFECT:
        return "past"
    if helpers & _MAY:
        return None if any(child.dep_ == "neg" for child in verb.lefts) else "future"
    if "to" in helpers:
        governor = verb.head
        if governor is verb or governor.lower_ in PROSPECTIVE or not governor.tag_.startswith("VB"):
            return "future"
        return "climb"
    if helpers & _PAST_BE or verb.tag_ == "VBD":
        return "past"
    if verb.tag_ == "VBG":
        return "future" if helpers & _PRESENT_BE else "climb"
    if verb.tag_ == "VBN":
        if helpers & _PRESENT_BE:
            return "future" if verb.lower_ in AWAITING else None
        return "past"
    if verb.lower_ in SCHEDULED or way.preposition in _UP_TO:
        return "future"
    return "climb" if verb.tag_ == "VB" else None
