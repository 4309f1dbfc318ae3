"""What the parser gets wrong as a rule, set right before anything is read from the parse.

A phrase in front of a sentence without a comma swallows its subject: in "At a ceremony in the capital
President Arda said …" the parser takes all of it for one place, and a comma in front of an appositive
name does the same ("In Dunmar, the port of Velia, residents said …"). A finite verb without a subject gets
the nouns that stand right before it, back to the comma or the title they begin with.

A verb in "-s" that was taken for a noun but has an object ("The treaty obliges both states to …") is a verb.

And a day right behind a verb of saying is that of the saying: in "said on Monday it was leaving" the parser
hangs it on the leaving.
"""

from __future__ import annotations

from accord.annotate.lexicon import CUE_VERBS, RANKS, ROLES, TITLES

__all__ = ["repaired"]

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
_NAMES = frozenset(("NNP", "NNPS"))
_FRONTS = frozenset(("IN", "TO"))
_BEFORE_DAYS = frozenset(("on", "late", "early", "in"))
_NOUNS_OWN = frozenset(("det", "amod", "compound", "poss", "nummod", "nmod"))
_LONGEST = 14
"""Words that such a subject may have."""


def repaired(
    lower: list[str], tag: list[str], dep: list[str], entity: list[str], head: list[int], starts: list[int]
) -> None:
    """Mends `dep` and `head` in place; columns are as in `Words`, `starts` has 1 where a sentence begins."""
    _give_verbs(tag, dep, head)
    _give_subjects(lower, tag, dep, entity, head, starts)
    _give_days(lower, dep, entity, head)


def _give_verbs(tag: list[str], dep: list[str], head: list[int]) -> None:
    """Takes a plural noun that has an object for the verb it is, and what named it for its subject."""
    for i, name in enumerate(dep):
        verb = head[i]
        if name != "dobj" or tag[verb] != "NNS" or dep[verb] != "ROOT" or i < verb:
            continue
        tag[verb] = "VBZ"
        before = verb - 1
        if before >= 0 and head[before] == verb and dep[before] == "compound":
            dep[before] = "nsubj"
            for at in range(before):
                if head[at] == verb and dep[at] in _NOUNS_OWN:
                    head[at] = before


def _give_days(lower: list[str], dep: list[str], entity: list[str], head: list[int]) -> None:
    """Hangs the day right behind a verb of saying on that verb."""
    for i, word in enumerate(lower):
        if word not in CUE_VERBS:
            continue
        first = i + 1
        while first < len(lower) and lower[first] in _BEFORE_DAYS:
            first += 1
        behind = first
        while behind < len(lower) and entity[behind] == "DATE":
            behind += 1
        if not first < behind < len(lower) or lower[behind] == ",":
            continue
        phrase = range(i + 1, behind)
        for at in phrase:
            above = head[at]
            if above not in phrase and dep[above] == "ccomp" and head[above] == i:
                head[at] = i


def _give_subjects(
    lower: list[str], tag: list[str], dep: list[str], entity: list[str], head: list[int], starts: list[int]
) -> None:
    """Gives finite verbs without a subject the one they have."""
    served = {head[i] for i, name in enumerate(dep) if name in _SUBJECTS}
    begin = 0
    for i, name in enumerate(tag):
        if starts[i] == 1:
            begin = i
        if name not in _FINITE or dep[i] != "ROOT" or i in served or tag[begin] not in _FRONTS:
            continue
        first = _first_of(lower, tag, entity, begin, i)
        if first is not None:
            _attach(tag, dep, head, first, i)


def _first_of(lower: list[str], tag: list[str], entity: list[str], begin: int, verb: int) -> int | None:
    """Where the subject right before the verb begins."""
    last = verb - 1
    if tag[last][:2] != "NN":
        return None
    for i in range(last, max(begin, last - _LONGEST), -1):
        if tag[i][:2] in ("VB", "MD", "WD", "WP", "CC"):
            break
        if tag[i] == ",":
            return i + 1
    first = last
    while entity[first] == "PERSON" or (first < last and _is_title(lower, tag, first)):
        first -= 1
    return first + 1 if begin < first < last and tag[first] != "IN" else None


def _is_title(lower: list[str], tag: list[str], i: int) -> bool:
    return tag[i] in _NAMES and lower[i].rstrip(".") in TITLES | RANKS | ROLES


def _attach(tag: list[str], dep: list[str], head: list[int], first: int, verb: int) -> None:
    """Hangs the nouns from `first` on below the verb, and what hung on them outside below the noun before."""
    inside = range(first, verb)
    subject = next((i for i in inside if head[i] not in inside and tag[i][:2] == "NN"), None)
    if subject is None or head[subject] == verb:
        return
    outside = [i for i in range(first) if head[i] in inside]
    if outside:
        heir = max(outside)
        head[heir], dep[heir] = head[subject], dep[subject]
        for i in outside:
            if i != heir:
                head[i] = heir
    for i in inside:
        if i != subject and head[i] not in inside:
            head[i] = subject
    head[subject], dep[subject] = verb, "nsubj"
