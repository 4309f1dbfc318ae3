"""Due dates that no calendar tells: "before the harvest", "by the time it rains", "in the coming days".

They keep their words. Of "the coming days" the days are roughly known, and stand with the time; what
hangs on an occasion has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.deadline_words import words_for
from accord.annotate.words import Words
from accord.model.acts import act_class
from accord.model.annotation import Time

__all__ = ["is_soon", "open_governor", "open_times", "prompt_times"]

_LONGEST = 12  # tokens of an occasion
_STOPS = frozenset((",", ";", ":", ".", "(", ")", "—", "–", "--", "“", "”", '"', "?", "!"))
_LEADS = frozenset(("before", "after", "ahead", "prior", "by", "following"))
_ACTS = frozenset(
    ("elect", "talk", "sign", "withdraw", "handover", "release", "exchange", "deploy", "form", "hearing")
)


def open_times(words: Words, times: Sequence[Time]) -> Iterator[Time]:
    """The occasions that stand as due dates, with the word that leads to them; none that `times` has."""
    dated = {i for time in times if (at := words.tokens_in(time.span)) for i in range(at[0], at[1] + 1)}
    for first, lower in enumerate(words.lower):
        if lower not in _LEADS and words.lower[first : first + 3] != ["as", "soon", "as"]:
            continue
        if first - 1 in dated:  # "two weeks after the signing" is a stretch from there
            continue
        last = _occasion(words, first)
        if last is not None and (lower == "after" or dated.isdisjoint(range(first, last + 1))):
            yield Time(words.span(first, last), "DATE", None)


def prompt_times(words: Words) -> Iterator[Time]:
    """Words that say at once: "immediately", "without delay"."""
    for first, lower in enumerate(words.lower):
        for phrase in words_for("prompt"):
            parts = phrase.split("-")
            told = lower == parts[0] and words.lower[first : first + len(parts)] == parts
            if told and (len(parts) > 1 or words.lower[first + 1 : first + 2] not in (["after"], ["as"])):
                yield Time(words.span(first, first + len(parts) - 1), "DATE", None)


def is_soon(words: Words, first: int, time: Time) -> bool:
    """Whether a time is a stretch from now on: "in the coming days", "over the next week"."""
    lead = words.lower[first - 1] if first else ""
    told = {words.lower[i] for i in range(first, min(first + 3, len(words.text)))}
    ahead = time.earliest is not None and not told.isdisjoint(words_for("coming"))
    return lead in ("in", "over", "during", "within") and time.type == "DURATION" and ahead


def open_governor(words: Words, first: int) -> int:
    """The token on which an occasion hangs that `first` leads to."""
    above = words.head[first]
    return words.head[above] if words.dep[first] == "mark" else above


def _occasion(words: Words, first: int) -> int | None:
    """The last token of the occasion behind a word that may lead to one; None where there is none."""
    if words.lower[first] == "by":
        if words.lower[first + 1 : first + 3] != ["the", "time"]:
            return None
        verb = next((c for c in words.children[first + 2] if words.dep[c] in ("relcl", "acl")), None)
        return _end(words, first, words.right[verb]) if verb and _is_to_come(words, verb) else None
    mark = first + 2 if words.lower[first] == "as" else first
    if words.dep[mark] == "mark":
        verb = words.head[mark]
        return _end(words, first, words.right[verb]) if verb > mark and _is_to_come(words, verb) else None
    noun = next((c for c in words.children[first] if words.dep[c] in ("pobj", "pcomp")), None)
    if noun is None:
        below = next((c for c in words.children[first] if words.lower[c] in ("of", "to")), None)
        noun = None if below is None else next(iter(words.children[below]), None)
    if noun is None or noun < first or not _happens(words, noun):
        return None
    return _end(words, first, words.right[noun])


def _is_to_come(words: Words, verb: int) -> bool:
    """Whether a clause tells what is still to come: "before the rains come", not "before they came"."""
    tags = {words.tag[child] for child in words.children[verb] if child < verb} | {words.tag[verb]}
    return not tags.isdisjoint(("VBZ", "VBP", "MD")) and "VBD" not in tags


def _happens(words: Words, noun: int) -> bool:
    """Whether a noun names something that happens: an election, a season, the end of something."""
    lower = words.lower[noun]
    if words.tag[noun] not in NOUN_TAGS or words.entity[noun] in ("PERSON", "ORG", "GPE", "NORP"):
        return False
    return lower in words_for("occasions") or act_class(lower) in _ACTS


def _end(words: Words, first: int, last: int) -> int | None:
    last = next((i - 1 for i in range(first, last + 1) if words.text[i] in _STOPS), last)
    return last if first < last < first + _LONGEST else None
