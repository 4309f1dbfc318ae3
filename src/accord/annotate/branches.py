"""What hangs on a cue and may tell of the saying itself, whatever the order of the words."""

from __future__ import annotations

from collections.abc import Iterator

from accord.annotate.attributions import Attribution
from accord.annotate.outlets import QUOTING, SPEAKING, TALKING
from accord.annotate.words import Words

__all__ = ["branches"]


def branches(words: Words, attribution: Attribution) -> Iterator[tuple[int, int]]:
    """Pairs of a verb and what hangs on it that may tell of the saying."""
    at, subject = attribution.at, attribution.subject
    if not attribution.noun:
        yield from ((at, child) for child in words.children[at] if child != subject)
    if subject is not None and words.head[subject] == at:
        yield from ((at, child) for child in words.children[subject] if _is_set_off(words, child, subject))
    above, dep = words.head[at], words.dep[at]
    if words.lower[at] in QUOTING:
        saying = (c for c in words.children[at] if words.dep[c] == "prep" and words.lower[c] == "as")
        for below in (below for c in saying for below in words.children[c]):
            yield from ((at, child) for child in words.children[below])
    if above == at:
        return
    if dep == "acl" and words.tag[above][:2] == "NN":
        yield words.head[above], above
    elif words.lower[above] in SPEAKING and words.tag[above][:2] == "VB" and _goes_on(words, at):
        yield from ((above, child) for child in words.children[above] if child != at)
    elif dep == "pcomp" and words.lower[words.head[above]] in QUOTING:
        quoted = words.head[above]
        for under in (quoted, at):
            yield from ((quoted, child) for child in words.children[under] if child not in (above, subject))
    elif dep == "conj":
        opening = min((c for c in words.children[above] if words.dep[c] == "nsubj"), default=above)
        yield from ((above, child) for child in words.children[above] if child < opening)


def _goes_on(words: Words, at: int) -> bool:
    """Whether the cue has the verb above it for its own saying: "spoke to Reuters, saying …"."""
    own = any(words.dep[child] in ("nsubj", "nsubjpass") for child in words.children[at])
    return words.dep[at] != "ccomp" and not own


def _is_set_off(words: Words, child: int, subject: int) -> bool:
    """Whether what hangs on the speaker is about the saying: "the envoy, in a letter, said".

    A comma parts it from him, unless its verb is one of talk: "fighters who spoke to Reuters said".
    """
    if child < subject or words.dep[child] not in ("prep", "acl", "relcl"):
        return False
    return words.text[max(words.left[child] - 1, 0)] == "," or words.lower[child] in TALKING
