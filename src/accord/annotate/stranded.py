"""What is said where the parse hangs it elsewhere than on the cue: found by where it stands.

Three shapes: the sentence that ", an official said on Monday." ends, or ", said the official."; the words
right behind a gapped clause ("a road he said led home", "in what it says is a defence"); and the clause
behind a day, a place or a hearer ("acknowledged on Sunday for the first time that …", "said the men whom
he had met may have left").
"""

from __future__ import annotations

from accord.annotate.attributions import FINITE, Attribution
from accord.annotate.lexicon import CUE_NOUNS, SAID_WORDS
from accord.annotate.salience import noun_kind
from accord.annotate.words import Words

__all__ = ["clause_behind", "stranded"]

_VERBAL = frozenset(("VBD", "VBZ", "VBP", "MD", "VB", "VBG", "VBN", "TO"))
_RELATIVES = frozenset(("WDT", "WP", "WP$", "WRB"))
_BREAKS = frozenset((":", "``", "''", "WDT", "WP", "CC"))
_SHORT, _SIGNATURE = 4, 12
"""Words that a clause has at least, and the cue with what stands behind it at most."""
_APART = 16
"""Words between a cue and its clause, at most."""
_OPENERS = frozenset(
    ("if", "when", "while", "after", "before", "although", "though", "since", "until", "asked")
)
_STARTS = frozenset(("DT", "PRP", "PRP$", "NNS", "NNP", "NNPS", "EX", "JJ", "CD", "NN"))
_BESIDE = _STARTS | {"IN", "POS", "RB", "TO", "JJS", "-LRB-", "-RRB-", "HYPH", "VBN", "VBG"}
_PREDICATES = frozenset(("attr", "acomp", "dobj", "ccomp"))
_MATTER = frozenset(("of", "about", "over", "with", "into", "regarding", "concerning", "against"))
_DATES = frozenset(("DATE", "TIME"))

Range = tuple[int, int]


def stranded(words: Words, attribution: Attribution, speaker: Range | None) -> list[Range]:
    """Token ranges of the sentence that a cue ends or of the words behind a gap, both ends included."""
    if speaker is None or not _tells(words, attribution):
        return []
    return _gapped(words, attribution) or (
        [] if attribution.negated else _signed(words, attribution, speaker)
    )


def clause_behind(words: Words, attribution: Attribution, speaker: Range | None) -> Range | None:
    """The clause that begins behind the cue with a day, a place or a hearer between."""
    at, last = attribution.at, attribution.last
    if speaker is None or speaker[0] > at or not _tells(words, attribution):
        return None
    behind = words.sentences[words.sentence[at]][1]
    first = _clause_from(words, attribution, behind)
    if first is None or words.text[last + 1] == "," or not _states(words, first, behind):
        return None
    stops = (".", "_SP", ",") if words.dep[at] == "advcl" else (".", "_SP")  # "While he said …, others …"
    end = next((i for i in range(first + 1, behind) if words.tag[i] in stops), behind)
    return (first, end - 1) if end - first > 2 else None


def _tells(words: Words, attribution: Attribution) -> bool:
    finite = words.tag[attribution.at] in FINITE or words.tag[attribution.at] == "VBN"
    return finite and "c" in attribution.cue.frames and attribution.cue.speech and not attribution.noun


def _signed(words: Words, attribution: Attribution, speaker: Range) -> list[Range]:
    """What stands before the comma of ", an official there said on Monday." or ", said the official."."""
    at = attribution.at
    start, behind = words.sentences[words.sentence[at]]
    opening, closing = min(speaker[0], attribution.first), max(speaker[1], attribution.last)
    if words.tag[at] not in FINITE or opening - start < _SHORT or words.text[opening - 1] != ",":
        return []
    opened = not _OPENERS.isdisjoint(words.lower[start : start + 2])
    whole = not opened or any(words.text[i] == "," for i in range(start, opening - 1))
    stop = next((i for i in range(closing + 1, behind) if words.text[i] in ",.?!;"), behind)
    if words.tag[speaker[0]] in _RELATIVES or not whole or stop - closing > _SIGNATURE:
        return []
    if any(words.tag[i] in _VERBAL | _BREAKS for i in range(closing + 1, stop)):
        return []
    if any(words.tag[i] in ("``", "''") for i in range(closing + 1, behind)):
        return []
    if _has_thing(words, attribution, stop):
        return []
    told = any(words.tag[i] in FINITE or words.tag[i] == "VBN" for i in range(start, opening))
    due = any(words.tag[i] == "TO" and words.tag[i + 1] == "VB" for i in range(start + 1, opening))
    return [(start, opening - 2)] if told or (due and words.text[behind - 1] not in ".?!") else []


def _has_thing(words: Words, attribution: Attribution, stop: int) -> bool:
    """Whether the cue has something else that is said: "said little", "declared a truce"."""
    at = attribution.at
    if words.lower[attribution.last + 1 : attribution.last + 2] and (
        words.lower[attribution.last + 1] in SAID_WORDS
    ):
        return True
    return "t" not in attribution.cue.frames and any(
        at < c < stop and words.dep[c] in ("dobj", "ccomp", "xcomp") and words.entity[c] not in _DATES
        for c in words.children[at]
    )


def _gapped(words: Words, attribution: Attribution) -> list[Range]:
    """What stands right behind a clause without its object: "which traders said meant a delay"."""
    at, first = attribution.at, attribution.last + 1
    behind = words.sentences[words.sentence[at]][1]
    while first < behind and words.entity[first] in _DATES:
        first += 1
    if first + 1 >= behind or words.tag[first] not in FINITE or not _is_gap(words, attribution, first):
        return []
    below = (c for c in words.children[first] if c > first and words.dep[c] in _PREDICATES)
    last = max((words.right[c] for c in below), default=0)
    if not last:
        stop = next(
            (i for i in range(first, behind) if words.text[i] in ",.;" or words.tag[i] == "_SP"), behind
        )
        last = min(max(words.right[first], words.right[at]), stop - 1)
    return [(first, last)] if last > first else []


def _is_gap(words: Words, attribution: Attribution, verb: int) -> bool:
    """Whether the verb behind a cue is what was said, and not the verb of the sentence around it.

    "In what he says is a defence", but "all that he says is true".
    """
    at, subject = attribution.at, attribution.subject
    if subject is None or subject > at:
        return False
    for child in words.children[verb]:
        own = words.dep[child] in ("nsubj", "nsubjpass") and words.lower[child] != "what"
        if own and child < words.left[at]:
            return False
    first = max(min(words.left[at], words.left[subject] - 1), 0)
    what = next((i for i in range(first, at) if words.lower[i] == "what"), None)
    if what is not None:
        return what > 0 and words.tag[what - 1] in ("IN", "TO", "VBD", "VB", "VBZ", "VBG")
    noun = words.head[at]
    return words.dep[at] == "relcl" and not (words.head[noun] == verb and noun < at)


def _clause_from(words: Words, attribution: Attribution, behind: int) -> int | None:
    """Where the clause begins: at its "that", or right behind "said" or the hearer of "told"."""
    last, frames = attribution.last, attribution.cue.frames
    for i in range(last + 1, min(last + _APART, behind - 1)):
        opens = words.tag[i] in ("IN", "WDT") or words.tag[i + 1][:2] not in ("NN", "JJ")
        if words.lower[i] == "that" and opens and i > last + 1:
            return i if not _has_content(words, i) else None
        if words.tag[i] not in _BESIDE and words.entity[i] not in _DATES:
            break
    if attribution.cue.lemma == "say":
        first = last + 1
    elif "t" in frames and words.entity[last + 1] == "ORG":
        first = last + 1
        while first < behind and words.entity[first] == "ORG":
            first += 1
    else:
        return None
    while first < behind and words.entity[first] in _DATES:
        first += 1
    if first >= behind or words.tag[first] not in _STARTS | {"VBG"} or words.lower[first] in SAID_WORDS:
        return None
    return first


def _has_content(words: Words, that: int) -> bool:
    """Whether "that" belongs to a noun before it: "told of a claim that …", not "told her by phone …"."""
    noun = that - 1
    while noun > 0 and words.entity[noun] in _DATES:
        noun -= 1
    if words.tag[that] == "WDT" and words.tag[that + 1] in FINITE:
        return True
    if words.tag[noun] not in ("NN", "NNS") or words.entity[noun]:
        return False
    above = words.head[noun]
    told = words.dep[noun] == "dobj" or (words.dep[noun] == "pobj" and words.lower[above] in _MATTER)
    own = any(words.dep[c] in ("acl", "relcl") and words.left[c] == that for c in words.children[noun])
    return words.lower[noun] in CUE_NOUNS or (told and own and noun_kind(words, noun) == "thing")


def _states(words: Words, first: int, behind: int) -> bool:
    """Whether a finite verb follows that is no relative clause's: "said the men whom he met may go"."""
    related = 0
    for i in range(first, behind):
        if words.tag[i] in _RELATIVES and words.lower[i] != "that":
            related += 1
        elif words.text[i] in ",;" and not related:
            return False
        elif words.tag[i] in FINITE and not (i and words.tag[i - 1] == "MD"):
            if not related:
                return i > first
            related -= 1
    return False
