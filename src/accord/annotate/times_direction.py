"""Does a clause look back or ahead? Tense decides which Friday or which March is meant."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Token

from accord.annotate.numbers import words
from accord.annotate.times_lexicon import (
    DEFERRING,
    DEMANDING,
    DUE,
    IMPLICATIVE,
    PERCEIVED,
    PROSPECTIVE,
    SCHEDULED,
)

__all__ = ["towards"]

_WILL = frozenset(words("will 'll ’ll wo shall"))
_MAY = frozenset(words("may might can ca could should must would"))
_PERFECT = frozenset(words("have has had 've ’ve having"))
_PAST_BE = frozenset(words("was were been"))
_PRESENT_BE = frozenset(words("is are 's 're am be ’s ’re"))
_IS = frozenset(words("is are was were 's 're ’s ’re"))
_IF = frozenset(words("if unless"))
_DUE_AT = frozenset(["until", "till", "for", "to", "by", "on", "in", "at"])
_DEFERRED_TO = frozenset(["until", "till", "to", "from"])
_UP_TO = frozenset(["until", "till", "by", "before"])
_NONE = frozenset(["neither", "nobody", "none", "no", "n't", "not", "never"])
_SAME_DAY = frozenset(["later", "earlier"])
_STEPS = 8


def towards(doc: Doc, index: int) -> str | None:
    """ "past" or "future" for the clause around token `index`; None where nothing shows it.

    Climbs the parse from the expression to its verb and reads the verb's form and auxiliaries.
    """
    before = doc[index - 1].lower_ if index else ""
    if before == "since":
        return "past"
    if before in _SAME_DAY:
        return "past"  # "Later Friday" is written on that Friday, or the day after.
    token, way = doc[index], _Way(before, _is_possessive(doc, index), True)
    for _ in range(_STEPS):
        if token.lower_ == "ahead":
            return "future"
        if token.tag_.startswith("VB") or token.lower_ in DUE:
            found = _of_verb(token, way)
            if found != "climb":
                return found
        elif token.tag_ in ("IN", "TO"):
            way = way._replace(preposition=token.lower_)
        elif token.i != index and token.tag_ in ("NN", "NNS"):
            way = way._replace(direct=False)
        if token.head is token:
            return None
        token = token.head
    return None


class _Way(NamedTuple):
    """How an expression hangs on its verb: its preposition, whether it owns a noun, or hangs on one."""

    preposition: str
    possessive: bool
    direct: bool


def _is_possessive(doc: Doc, index: int) -> bool:
    return index + 1 < len(doc) and doc[index + 1].tag_ == "POS"


def _of_verb(verb: Token, way: _Way) -> str | None:
    """What one verb shows; "climb" where its governor decides."""
    helpers = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    if any(child.dep_ == "mark" and child.lower_ in _IF for child in verb.lefts):
        return "climb" if verb.head is not verb else None  # "They would go if it were not done by Friday."
    if helpers & _WILL:
        return "future"
    if way.possessive:
        return "past"
    if verb.lower_ in DUE and way.direct and (way.preposition in _DUE_AT or way.preposition == verb.lower_):
        return "future"
    if verb.lower_ in DEFERRING and way.preposition in _DEFERRED_TO:
        return "future"
    if helpers & _PERFECT:
        return "past"
    demand = verb.head if verb.dep_ == "ccomp" else verb
    if demand.lower_ in DEMANDING and way.preposition in _UP_TO:
        return "future"
    if helpers & _MAY:
        negated = any(child.dep_ in ("neg", "preconj") or child.lower_ in _NONE for child in verb.lefts)
        if "could" in helpers and (negated or verb.lower_ in PERCEIVED):
            return "past"  # "Neither could be reached Monday", "shots could be heard Monday".
        return None if negated else "future"
    if "to" in helpers:
        governor = verb.head
        if governor.lower_ in IMPLICATIVE:
            return "climb"
        prospective = governor.lower_ in PROSPECTIVE or governor.lower_ in _IS
        if governor is verb or prospective or not governor.tag_.startswith("VB"):
            return "future"
        pressed = way.preposition in _UP_TO and way.direct  # "pressed them to go by Monday"
        return "future" if pressed else "climb"
    if helpers & _PAST_BE or verb.tag_ == "VBD":
        return "past"
    if verb.tag_ == "VBG":
        return "future" if helpers & _PRESENT_BE else "climb"
    if verb.tag_ == "VBN":
        if helpers & _PRESENT_BE:
            return "future" if verb.lower_ in DUE else None
        return "past"
    if verb.lower_ in SCHEDULED or way.preposition in _UP_TO:
        return "future"
    return "climb" if verb.tag_ == "VB" else None
