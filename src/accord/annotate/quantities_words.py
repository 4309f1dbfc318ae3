"""Words that count without being numbers, "both" and "no", and number words used otherwise.

"Both sides" are two, "both the army and the rebels" a conjunction; "no casualties" are none, "no doubt" is no
count. Tables written for this project from news text.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from accord.annotate.numbers import words
from accord.annotate.quantities_nouns import plural_as_verb
from accord.annotate.quantities_units import STATES

__all__ = ["NOMINAL", "both_counts", "none_counts", "one_is_idiom", "one_stands_alone", "scores_count"]

NOMINAL = frozenset(["NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "CD"])
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_PLURAL = ("NNS", "NNPS")
_BETWEEN = frozenset(["DT", "PRP$", "CD"])

_ABSTRACT = frozenset(
    words(
        """accusations achievements agreements aims alternatives announcements answers arguments arrangements
        assurances attempts boundaries benefits chances changes charges choices circumstances claims clues
        comments complaints concerns concessions conclusions conditions confirmations connections
        consequences constraints contacts contradictions controls conversations data decisions demands
        details differences difficulties discussions doubts efforts effects elections excuses
        expectations explanations exports facts fears feelings frameworks funds gains goods grounds guarantees
        guidelines hopes
        ideas illusions implications incentives indications initiatives instructions intentions interests
        issues laws limits limitations links losses means measures mentions misgivings moves
        needs negotiations news obligations obstacles options orders others parallels paths plans politics
        possibilities powers precautions preconditions preferences problems promises proofs prospects
        proposals qualms questions reactions reasons records references regrets regulations relations
        relations remarks reports requests reservations responses restrictions results rights rules
        sanctions secrets services signs similarities solutions sources standards statements steps
        strategies supplies suggestions surprises symptoms talks taxes terms thanks thoughts threats ties
        timelines timetables
        traces trends troubles updates views words works worries"""
    )
)
"""What "no" before it denies but does not count."""

_SINGLE = frozenset(
    words(
        """casualty fatality death injury soldier civilian person member prisoner detainee weapon troop
        violation vehicle hostage child survivor witness doctor hospital army force veteran"""
    )
)
"""Singulars that "no" counts all the same: "no casualty was reported"."""


def both_counts(doc: Doc, index: int) -> bool:
    """Whether "both" is two of something, and no "both … and …"."""
    token = doc[index]
    last, stop = _noun_run(doc, index + 1)
    if last is None:
        return _both_alone(doc, index)
    if doc[last].lower_ in _WAYS:
        return False
    plural = doc[last].tag_ in _PLURAL and not _is_and(doc, _behind_phrase(doc, stop))
    return plural and (token.dep_ != "preconj" or stop >= len(doc) or doc[stop].tag_ != "IN")


_WAYS = frozenset(["ways", "directions"])
"""What "both" of is there and back: "to have it both ways"."""
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_BOTH_REACH = 12
_CLAUSE_ENDS = frozenset([",", ".", ";", ":", "!", "?", "--", "–", "—", "(", ")"])


def _both_alone(doc: Doc, index: int) -> bool:
    """ "They both agreed", "both in the north": two where no "and" pairs what follows.

    A preposition is paired with itself: "both in the north and in the south". Of "they were both freed by
    guards and farmers" only another participle would be paired with the first.
    """
    follows = doc[index + 1] if index + 1 < len(doc) else None
    if follows is None or follows.is_punct or follows.tag_ in _FINITE:
        return True
    if follows.tag_ == "VBN":
        return not any(child.dep_ == "conj" and _bare(child) for child in follows.children)
    paired = follows.lower_ if follows.tag_ == "IN" else None
    if paired is not None and _is_and(doc, _noun_run(doc, index + 2)[1]):
        return False
    for at in range(index + 1, min(len(doc), index + _BOTH_REACH)):
        if doc[at].is_sent_start or (doc[at].text in _CLAUSE_ENDS and paired is None):
            break
        if _is_and(doc, at) and (paired is None or (at + 1 < len(doc) and doc[at + 1].lower_ == paired)):
            return False
    return True


def _bare(token: Token) -> bool:
    """A participle or adjective without a subject or auxiliary of its own: "freed" in "held and freed"."""
    own = any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for child in token.children)
    return token.tag_ in ("VBN", "JJ") and not own


def _behind_phrase(doc: Doc, index: int) -> int:
    """The token behind "from the coast" in "both refugees from the coast and farmers"."""
    if index >= len(doc) or doc[index].tag_ != "IN" or doc[index].lower_ == "of":
        return index
    last, stop = _noun_run(doc, index + 1)
    return stop if last is not None and _is_and(doc, stop) else index


def _noun_run(doc: Doc, index: int) -> tuple[int | None, int]:
    """The last noun of the phrase that begins at `index`, None where there is none, and what follows."""
    if index < len(doc) and doc[index].lower_ == "of":
        index += 1
    while index < len(doc) and doc[index].tag_ in _BETWEEN:
        index += 1
    last = None
    while index < len(doc) and doc[index].tag_ in NOMINAL:
        if doc[index].tag_ in _NOUNS:
            last = index
        index += 1
    return last, (index if last is None else last + 1)


def _is_and(doc: Doc, index: int) -> bool:
    """Whether "and" stands at a place, or ", as well as"."""
    if index < len(doc) and doc[index].lower_ in ("and", "or", "&"):
        return True
    following = [token.lower_ for token in doc[index : index + 4] if not token.is_punct]
    return following[:3] == ["as", "well", "as"]


def none_counts(doc: Doc, index: int) -> bool:
    """Whether "no" says that there are none of something countable."""
    if doc[index].tag_ != "DT":
        return False
    last, stop = _noun_run(doc, index + 1)
    if last is None:
        return False
    if stop < len(doc) and plural_as_verb(doc, stop):
        last = stop
    noun = doc[last]
    return (noun.tag_ in (*_PLURAL, "VBZ") and noun.lower_ not in _ABSTRACT) or noun.lower_ in _SINGLE


_ALL_BUT = frozenset(words("but only just than least exactly"))
_IDIOMS: dict[str, frozenset[str]] = {
    "point": frozenset(["at", "from"]),
    "time": frozenset(["at", "any"]),
    "stage": frozenset(["at"]),
    "moment": frozenset(["at"]),
    "hand": frozenset(["on", "the"]),
    "level": frozenset(["on", "at"]),
    "thing": frozenset(["for"]),
    "way": frozenset(["in"]),
    "swoop": frozenset(["in", "at"]),
    "go": frozenset(["in", "at"]),
}
"""Nouns behind "one" with what stands before it in idioms."""


def one_is_idiom(doc: Doc, index: int) -> bool:
    """ "At one point", "on the one hand", "for one thing" count nothing."""
    if index + 1 >= len(doc) or not index:
        return False
    return doc[index - 1].lower_ in _IDIOMS.get(doc[index + 1].lower_, ())


def one_stands_alone(doc: Doc, index: int) -> bool:
    """ "All but one", "at least one": one of what was named before."""
    if not index or doc[index - 1].lower_ not in _ALL_BUT:
        return False
    if index + 1 < len(doc) and doc[index + 1].tag_ == "CD":
        return False
    return index < 2 or doc[index - 2].lower_ not in ("the", "not", "rather", "other")


_HOLDERS = frozenset(["VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "DT", "PRP$", "JJ", "NN", "NNS", "CD", "POS"])


def scores_count(doc: Doc, index: int) -> bool:
    """Whether "scores" are many twenties: "scores of men", "scores were killed", not "to settle scores"."""
    after = doc[index + 1] if index + 1 < len(doc) else None
    before = doc[index - 1] if index else None
    if after is None or (before is not None and before.tag_ in ("DT", "JJ", "PRP$", "NN", "CD")):
        return False
    if after.lower_ in ("of", "more"):
        return True
    told = after.lower_ in STATES or after.tag_ in ("VBD", "VBN", "VBP", "NNS")
    return told and (before is None or before.tag_ not in _HOLDERS)
