"""What is said where it is no clause: the thing condemned or named, an amount, a question, a demand.

"Called it a sham", "put the toll at 40", "asked whether", "did not say when", "called for a truce".
"""

from __future__ import annotations

from accord.annotate.attributions import Attribution
from accord.annotate.lexicon import GOVERNORS, NOBODY, PREPOSITIONS
from accord.annotate.words import Words

__all__ = ["object_of"]

_QUESTIONS = frozenset(("whether", "if", "how", "what", "when", "where", "who", "why", "which"))
_AMOUNT = 12
"""Within how many words of a phrase its number must stand."""

Range = tuple[int, int]


def object_of(words: Words, attribution: Attribution) -> list[Range]:
    """Token ranges, both ends included; none where the cue has no such object."""
    return (
        _amount(words, attribution)
        or _thing(words, attribution)
        or _question(words, attribution)
        or _spoken_of(words, attribution)
    )


def _thing(words: Words, attribution: Attribution) -> list[Range]:
    """What is condemned, named or charged with something."""
    at, frames = attribution.at, attribution.cue.frames
    if not set(frames) & {"o", "n", "p"}:
        return []
    after = [c for c in words.children[at] if c > attribution.last]
    thing = next((c for c in after if words.dep[c] in ("dobj", "ccomp", "oprd")), None)
    if thing is None and "o" in frames:  # "reported fighting in the town", "ruled out arming them"
        thing = next((c for c in after if words.dep[c] in ("xcomp", "pcomp") and _is_gerund(words, c)), None)
    if thing is None and "o" in frames and "p" not in frames:
        return _suffered(words, attribution)
    if thing is None:
        return []
    last = words.right[thing]
    named = words.dep[thing] == "oprd" and any(
        words.lower[c] == "what" for c in words.children[at] if c < attribution.first
    )  # "what officials called a sham"
    for child in after:
        preposition = words.dep[child] == "prep" and words.lower[child] in ("as", "of", "for")
        if child > thing and (preposition or words.dep[child] in ("oprd", "xcomp", "ccomp")):
            last, named = max(last, words.right[child]), True
    named = (
        named
        or words.dep[thing] == "ccomp"
        or any(words.lower[c] in ("of", "as") for c in words.children[thing])
    )
    if "o" in frames or named:
        return [(words.left[thing], _before_relative(words, words.left[thing], last))]
    return []


def _is_gerund(words: Words, at: int) -> bool:
    """`denied backing them`, `denied having backed them`."""
    return words.tag[at] == "VBG" or any(
        words.lower[c] == "having" and words.dep[c] == "aux" for c in words.children[at]
    )


def _suffered(words: Words, attribution: Attribution) -> list[Range]:
    """What is condemned in `The raid was condemned by the mission`."""
    below = words.children[attribution.at]
    if not any(words.dep[c] == "agent" for c in below):
        return []
    thing = next((c for c in below if words.dep[c] == "nsubjpass" and words.tag[c][:2] == "NN"), None)
    return [_phrase(words, thing)] if thing is not None else []


def _question(words: Words, attribution: Attribution) -> list[Range]:
    """`asked whether the road was open`, `did not say when`, `comment on whether`."""
    at, frames = attribution.at, attribution.cue.frames
    silent = "c" in frames and _is_silent(words, attribution)
    for child in words.children[at]:
        if child > at and words.dep[child] == "prep":
            for below in words.children[child]:
                if words.dep[below] == "pcomp" and words.lower[words.left[below]] in _QUESTIONS:
                    return [(words.left[below], words.right[below])]
        asks = "h" in frames and words.dep[child] in ("ccomp", "advcl")
        says_not = silent and words.dep[child] == "advcl"
        if child > at and (asks or says_not) and words.left[child] <= attribution.last + 3:
            first = words.left[child]
            if words.lower[first] in _QUESTIONS and (asks or first == attribution.last + 1):
                return [(first, words.right[child])]
    return []


def _is_silent(words: Words, attribution: Attribution) -> bool:
    """`did not say when`, `declined to say how`, `neither side would say where`."""
    if attribution.negated or GOVERNORS.get(words.lower[words.head[attribution.at]]) == "refused":
        return True
    subject = attribution.subject
    return subject is not None and any(words.lower[i] in NOBODY for i in (subject, *words.children[subject]))


def _spoken_of(words: Words, attribution: Attribution) -> list[Range]:
    """What is demanded or warned of: "called for a truce", "called on them to leave"."""
    at = attribution.at
    prepositions = PREPOSITIONS.get(attribution.cue.lemma)
    if prepositions is None or attribution.noun:
        return []
    for child in words.children[at]:
        if child > at and words.lower[child] in prepositions and words.dep[child] == "prep":
            first, last = child + 1, words.right[child]
            for other in words.children[at]:
                if other > child and words.dep[other] in ("xcomp", "advcl") and words.left[other] == last + 1:
                    last = words.right[other]
            return [(first, _before_relative(words, first, last))] if first <= last else []
    return []


def _amount(words: Words, attribution: Attribution) -> list[Range]:
    """What is said to be so many: "put the toll at 40", "spoke of 40 dead", "counted 40 violations"."""
    frames = set(attribution.cue.frames) & set("as#")
    if not frames:
        return []
    after = [c for c in words.children[attribution.at] if c > attribution.last]
    thing = next((c for c in after if words.dep[c] == "dobj"), None)
    if "#" in frames:
        has = words.tag[attribution.at] == "VBG" and words.dep[attribution.at] in ("acl", "conj")
        counted = thing is not None and not has and _has_number(words, thing)  # "a group counting 90 men"
        return [_phrase(words, thing)] if thing is not None and counted else []
    for prep in after if "s" in frames else _below(words, after, thing):
        if words.dep[prep] != "prep" or words.lower[prep] != ("at" if "a" in frames else "of"):
            continue
        amount = next((c for c in words.children[prep] if c > prep), None)
        if amount is not None and _has_number(words, amount):
            first, last = _phrase(words, amount)
            return [(words.left[thing] if "a" in frames and thing is not None else first, last)]
    return []


def _below(words: Words, after: list[int], thing: int | None) -> list[int]:
    """The phrases behind the thing, on the cue or on the thing itself."""
    if thing is None:
        return []
    return [c for c in (*words.children[thing], *after) if c > thing]


def _phrase(words: Words, head: int) -> Range:
    return words.left[head], _before_relative(words, words.left[head], words.right[head])


def _has_number(words: Words, head: int) -> bool:
    first, last = words.left[head], min(words.right[head], words.left[head] + _AMOUNT)
    return any(words.tag[i] == "CD" for i in range(first, last + 1))


def _before_relative(words: Words, first: int, last: int) -> int:
    """The end of the thing itself, before the reporter's own ", which ..."."""
    for at in range(first + 1, last):
        if words.text[at] == "," and words.tag[at + 1] in ("WDT", "WP", "WRB"):
            return at - 1
    return last
