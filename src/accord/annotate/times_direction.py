"""Does a clause look back or ahead? Tense decides which Friday or which March is meant."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from accord.annotate.times_lexicon import AWAITING, PROSPECTIVE, SCHEDULED

__all__ = ["towards"]

_AHEAD = frozenset("will 'll ’ll wo shall may might can could should must would".split())
_PERFECT = frozenset("have has had 've ’ve having".split())
_PAST_BE = frozenset("was were been".split())
_PRESENT_BE = frozenset("is are 's 're am be ’s ’re".split())
_UP_TO = frozenset(["until", "till", "by", "before"])
_STEPS = 8


def towards(doc: Doc, index: int) -> str | None:
    """"past" or "future" for the clause around token `index`; None where nothing shows it.

    Climbs the parse from the expression to its verb and reads the verb's form and auxiliaries.
    """
    before = doc[index - 1].lower_ if index else ""
    if before == "since":
        return "past"
    token = doc[index]
    for _ in range(_STEPS):
        if token.tag_.startswith("VB") or token.lower_ in AWAITING:
            found = _of_verb(token, before)
            if found != "climb":
                return found
        if token.head is token:
            return None
        token = token.head
    return None


def _of_verb(verb: Token, before: str) -> str | None:
    """What one verb shows; "climb" where its governor decides."""
    helpers = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    if helpers & _PERFECT:
        return "past"
    if helpers & _AHEAD:
        return "future"
    if verb.lower_ in AWAITING and before in ("until", "till", "for", "to", "by", "on", verb.lower_):
        return "future"
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
        return "future" if verb.lower_ in AWAITING else "past"
    if verb.lower_ in SCHEDULED or before in _UP_TO:
        return "future"
    return "climb" if verb.tag_ == "VB" else None
