"""The day on which a speaker acted right before the saying: "X met them on Monday. “…,” X said."

Of 82 such sayings read in news of 2011 all were of that day but two, "has condemned" and "they say", so what
is said in another tense than the past is left alone. A saying is no such act: its day is carried on only
where the record is put together, and reckons no "tomorrow" in the next quotation.
"""

from __future__ import annotations

from collections.abc import Sequence

from accord.annotate.dating import Dates, Said, said_at
from accord.annotate.speakers import Speaker
from accord.annotate.words import Words
from accord.model.annotation import NameMark
from accord.model.offices import MOUTHS
from accord.model.reading import forms_in

__all__ = ["day_of_act"]

_BODIES = frozenset(("ORG", "GPE", "NORP"))
_PAST = frozenset(("had", "was", "were"))
_PERSONAL = frozenset(("he", "she"))


def day_of_act(
    words: Words, owner: Sequence[NameMark | None], dates: Dates, sentence: int, who: tuple[str, Speaker]
) -> Said:
    """When the sentence before `sentence` says its subject acted, where that is `who`: the words, and whom
    they mean."""
    if not sentence:
        return Said()
    first, behind = words.sentences[sentence - 1]
    verb = next((i for i in range(first, behind) if words.head[i] == i), first)
    subject = _who_acts(words, verb)
    said = any(words.dep[child] == "ccomp" for child in words.children[verb])
    if said or subject is None or not _is_speaker(words, owner, subject, who):
        return Said()
    for begin, end, time in dates.by_sentence.get(sentence - 1, ()):
        at = next((i for i in range(end, begin - 1, -1) if not begin <= words.head[i] <= end), begin)
        above = words.head[at]
        if above != verb and words.lower[above] == "on":
            above = words.head[above]
        if above == verb and time.earliest == time.latest:
            return said_at(time)
    return Said()


def _who_acts(words: Words, verb: int) -> int | None:
    """The subject of a verb in the past, or by whom it was done: "X met", "X had met", "was made by X"."""
    below = words.children[verb]
    if words.tag[verb] != "VBD" and not any(
        words.dep[c] in ("aux", "auxpass") and words.lower[c] in _PAST for c in below
    ):
        return None
    for child in below:
        if words.dep[child] == "nsubj":
            return child
        if words.dep[child] == "agent":
            return next((c for c in words.children[child] if words.dep[c] == "pobj"), None)
    return None


def _is_speaker(
    words: Words, owner: Sequence[NameMark | None], subject: int, who: tuple[str, Speaker]
) -> bool:
    """Whether the subject is the speaker by name, the body spoken for, or the same pronoun."""
    phrase, speaker = who
    lower = words.lower[subject]
    if lower in _PERSONAL:
        return phrase.lower() == lower
    beside = (child for child in words.children[subject] if words.dep[child] == "appos")
    marks = (owner[at] for at in (subject, *beside))
    if {mark.name for mark in marks if mark is not None and mark.name} & {speaker.name, speaker.affiliation}:
        return True
    office = frozenset(forms_in(speaker.office or ""))
    body = owner[subject]
    if body is not None and body.type in _BODIES and office and office <= MOUTHS:
        return True  # The body told of, and then "a spokeswoman".
    return lower in office and not MOUTHS.isdisjoint(office - {lower})
