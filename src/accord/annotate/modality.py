"""Whether a saying is reported as done: negated, denied, conditional, possible, expected, required.

Read from the cue's auxiliaries, its mark ("if"), its adverbs and the verbs it hangs on ("declined to
say", "urged him to explain"). The tables are `[governors]` and `[modals]` of the lexicon.
"""

from __future__ import annotations

from accord.annotate.attributions import FINITE, Attribution
from accord.annotate.lexicon import CONDITIONS, CUE_VERBS, GOVERNORS, MODALS, NOBODY, REPORTING_ADVERBS
from accord.annotate.words import Words

__all__ = ["ASSERTED", "modality_of"]

ASSERTED = "asserted"
_LINKS = frozenset(("xcomp", "ccomp", "advcl", "pcomp", "prep", "conj", "acl"))
_PASSIVE = frozenset(("reported", "alleged"))
_REACH = 3
"""How many verbs up the governor may stand: "was expected to have to explain"."""


def modality_of(words: Words, inside: list[int], attribution: Attribution) -> tuple[str, bool]:
    """`(modality, negated)` of the saying that the cue tells of."""
    negated = attribution.negated or _nobody_says(words, attribution)
    if attribution.noun:
        return ("denied" if attribution.cue.kind == "denial" else ASSERTED), negated
    outside = [c for c in words.children[attribution.at] if inside[c] < 0]
    governed = _governed(words, inside, attribution.at)
    negated = negated or governed == "refused"
    if attribution.cue.kind == "denial" or governed == "denied":
        return "denied", negated
    if _is_conditional(words, inside, attribution.at, outside):
        return "conditional", negated
    own = _modal(words, attribution.at, outside)
    if negated:
        return ("possible" if own == "possible" else ASSERTED), True
    return own or governed or ASSERTED, False


def _is_conditional(words: Words, inside: list[int], at: int, children: list[int]) -> bool:
    """`If they claim that …`, `should they claim`; also where the parser joins the cue to such a verb."""
    for child in children:
        if words.lower[child] in CONDITIONS and child < at and words.dep[child] in ("mark", "advmod"):
            return True
        if words.lower[child] == "should" and any(
            words.dep[c] == "nsubj" and child < c < at for c in words.children[at]
        ):
            return True
    above = words.head[at]
    if words.dep[at] == "conj" and above < at and inside[above] < 0:
        return any(words.lower[c] in CONDITIONS and words.dep[c] == "mark" for c in words.children[above])
    return False


def _modal(words: Words, at: int, children: list[int]) -> str | None:
    """What the cue's auxiliaries and adverbs tell."""
    found = None
    for child in children:
        lower = words.lower[child]
        if words.dep[child] == "aux":
            found = MODALS.get(lower, found) if words.tag[child] == "MD" else found
            if _asks(words, child, at):
                return "possible"
        elif words.dep[child] == "advmod" and lower in REPORTING_ADVERBS:
            return REPORTING_ADVERBS[lower]
    return found


def _asks(words: Words, auxiliary: int, at: int) -> bool:
    """Whether the auxiliary stands before the subject: `Did he say that …?`"""
    start, behind = words.sentences[words.sentence[at]]
    if auxiliary - start > 2 or words.text[behind - 1] != "?":
        return False
    return any(words.dep[c] == "nsubj" and auxiliary < c < at for c in words.children[at])


def _governed(words: Words, inside: list[int], at: int) -> str | None:
    """What the verb or adjective over the cue tells; "refused" also where that one is negated."""
    for _ in range(_REACH):
        above, dep = words.head[at], words.dep[at]
        if above == at or dep not in _LINKS or inside[above] >= 0 or _is_finite(words, at):
            return None
        if words.lower[above] == "without":
            return "refused"
        if dep == "advcl" and words.tag[at] == "VBG" and words.text[max(words.left[at] - 1, 0)] == ",":
            return None  # "demanded that they go, calling it a sham"
        kind = GOVERNORS.get(words.lower[above])
        if kind is not None and above < at and _governs(words, kind, above, at):
            return "refused" if any(words.dep[c] == "neg" for c in words.children[above]) else kind
        if words.lower[above] in CUE_VERBS:
            return None
        at = above
    return None


def _governs(words: Words, kind: str, above: int, at: int) -> bool:
    """Whether the verb makes that of the cue: not in "went on to say", and not over "…, adding"."""
    if any(
        words.dep[c] in ("prt", "prep", "advmod") and words.lower[c] == "on" for c in words.children[above]
    ):
        return words.lower[above].startswith("call")
    if kind not in ("refused", "denied") and words.tag[at] != "VB":
        return False
    return kind not in _PASSIVE or _is_passive(words, above)


def _is_finite(words: Words, at: int) -> bool:
    """Whether the verb has a tense of its own: `said`, `had said`, and not `to say`, `saying`."""
    if words.tag[at] in ("VBD", "VBZ", "VBP"):
        return True
    return any(words.dep[c] == "aux" and words.tag[c] in FINITE for c in words.children[at])


def _is_passive(words: Words, at: int) -> bool:
    return any(words.dep[c] in ("auxpass", "nsubjpass") for c in words.children[at])


def _nobody_says(words: Words, attribution: Attribution) -> bool:
    """`Nobody said that …`, `neither side would say whether …`."""
    subject = attribution.subject
    if subject is None:
        return False
    if words.lower[subject] in NOBODY:
        return True
    return any(words.lower[c] in NOBODY for c in words.children[subject] if c < subject)
