"""Words that count without being numbers, "both" and "no", and number words used otherwise.

"Both sides" are two, "both the army and the rebels" a conjunction; "no casualties" are none, "no doubt" is no
count. Tables written for this project from news text.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from accord.annotate.numbers import words
from accord.annotate.quantities_nouns import plural_as_verb
from accord.annotate.quantities_units import STATES

__all__ = ["NOMINAL", "both_counts", "none_counts", "one_counts", "scores_count"]

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
    if stop + 2 < len(doc) and doc[stop].text == "(" and doc[stop + 2].text == ")":
        stop += 3  # "both defence ministries (MoDs) and the army"
    plural = doc[last].tag_ in _PLURAL and not _is_and(doc, _behind_phrase(doc, stop))
    if token.dep_ != "preconj" or stop >= len(doc) or doc[stop].tag_ != "IN":
        return plural
    return plural and doc[stop].lower_ == "of" and not _is_and(doc, _noun_run(doc, stop + 1)[1])


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
    if paired is not None:
        stop = _noun_run(doc, index + 2)[1]
        if stop < len(doc) and doc[stop].lower_ == "of":  # "both in terms of cost and of time"
            stop = _noun_run(doc, stop + 1)[1]
        if _is_and(doc, stop):
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
    if doc[index].tag_ != "DT" or (index + 1 < len(doc) and doc[index + 1].lower_ == "one"):
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


def _is_idiom(doc: Doc, index: int) -> bool:
    """ "At one point", "on the one hand", "for one thing" count nothing."""
    if index + 1 >= len(doc) or not index:
        return False
    return doc[index - 1].lower_ in _IDIOMS.get(doc[index + 1].lower_, ())


def _stands_alone(doc: Doc, index: int) -> bool:
    """ "All but one", "at least one": one of what was named before."""
    if not index or doc[index - 1].lower_ not in _ALL_BUT:
        return False
    if index + 1 < len(doc) and doc[index + 1].tag_ == "CD":
        return False
    return index < 2 or doc[index - 2].lower_ not in ("the", "not", "rather", "other")


_NO_ONE = frozenset(words("no this the any each every which another some a only"))
_TITLES = frozenset(
    words("mr mr. mrs mrs. ms ms. dr dr. sheikh gen gen. general col col. colonel maj capt lt sgt")
)


def one_counts(doc: Doc, token: Token, last: Token | None, after: Token | None, *, counts_noun: bool) -> bool:
    """ "One civilian", "one was killed" count; "no one", "one another", "one Mr. Doe" do not."""
    if token.tag_ not in ("CD", "JJ", "NN") or _is_idiom(doc, token.i):
        return False
    if after is not None and after.lower_ in _TITLES:
        return False
    if _stands_alone(doc, token.i):
        return True
    if after is not None and after.lower_ in ("another", "day", "-"):
        return False
    before = last.lower_ if last else ""
    if before == "than" and doc[token.i - 2].lower_ == "rather" and (after is None or after.tag_ == "VBN"):
        return False  # "a boat rather than one hired"
    if _one_of_several(doc, token, last, after):
        return True
    if before in _NO_ONE or (last is not None and before == "that" and last.tag_ != "IN"):
        return False
    if token.dep_ == "nsubjpass" or (token.dep_ == "nsubj" and token.head.tag_ == "VBD"):
        return token.tag_ == "CD"  # "one was freed", "one said": of anybody, one would be told in the present
    return counts_noun and not (after is not None and after.lower_ == "of" and _pronoun(doc, after.i + 1))


_LISTING = frozenset([",", "(", ":", ";", "-", "--", "–", "—", "including", "and"])
_PLACING = frozenset(words("in on at near from by under inside outside"))
_NOTHING_OF = frozenset(["which", "whom"])
_ONES_REACH = 25


def _one_of_several(doc: Doc, token: Token, last: Token | None, after: Token | None) -> bool:
    """ "Two boats, one from the north": one of those that a number before it counts."""
    if last is None or after is None or last.text not in _LISTING or after.lower_ not in _PLACING:
        return False
    if after.i + 1 < len(doc) and doc[after.i + 1].lower_ in _NOTHING_OF:
        return False
    for index in range(token.i - 1, max(-1, token.i - _ONES_REACH), -1):
        if doc[index].tag_ == "CD" and doc[index].lower_ != "one":
            return True
        if doc[index].is_sent_start:
            break
    return False


def _pronoun(doc: Doc, index: int) -> bool:
    return index < len(doc) and doc[index].tag_ in ("WDT", "WP")


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
