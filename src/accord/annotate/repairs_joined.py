"""What the parser gets wrong of those who do a thing together, set right.

"Face to face" is how they meet, not whom or what for: what hangs on it belongs to the verb. A name joined to
an office with a name ("Ana Ruiz and guild negotiator Ivo Brandt") is the first of two. And the comma of a
headline ("Peru, rebels to hold talks") joins as "and" does.
"""

from __future__ import annotations

from itertools import pairwise

from accord.annotate.lexicon import ROLES

__all__ = ["join"]

_PAIRED = (("face", "to", "face"), ("one", "on", "one"), ("eye", "to", "eye"))
_CLIMB = 4
_SIDE = 5  # words of one side in a headline, at most
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_NAMING = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "POS", "HYPH", "VBG", "CD"))
_PLAIN = frozenset(("VB", "VBP"))  # what two do, in a headline
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_ENDS = frozenset((".", "?", "!", "''", "-RRB-", ":", ","))
_TALKS = frozenset(("talks", "negotiations"))


def join(
    lower: list[str], tag: list[str], dep: list[str], entity: list[str], head: list[int], starts: list[int]
) -> None:
    """Mends `tag`, `dep` and `head` in place; `starts` has 1 where a sentence begins."""
    for i, word in enumerate(lower):
        if word in ("face", "one", "eye") and tuple(lower[i : i + 3]) in _PAIRED:
            _put_below_verb(tag, dep, head, i)
        elif word == "and" and head[i] < i and entity[head[i]] == "PERSON":
            _join_names(lower, tag, dep, entity, head, i)
    begins = [i for i, start in enumerate(starts) if start == 1]
    for begin, end in pairwise([*begins, len(lower)]):
        _join_in_headline(lower, tag, dep, entity, head, begin, end)


def _put_below_verb(tag: list[str], dep: list[str], head: list[int], first: int) -> None:
    """`Met face to face in Lorn`: where and when hang on the verb."""
    turn = range(first, first + 3)
    top = next((i for i in turn if head[i] not in turn), None)
    if top is None:
        return
    verb = head[top]
    for _ in range(_CLIMB):
        if tag[verb][:2] == "VB" or verb in turn:
            break
        verb = head[verb]
    if tag[verb][:2] != "VB" or verb in turn or verb > first or head[verb] in turn:
        return
    for i, above in enumerate(head):
        if above in turn and i not in turn:
            head[i] = verb
    head[first], head[first + 1], head[first + 2] = verb, first, first + 1
    dep[first], dep[first + 1], dep[first + 2] = "advmod", "prep", "pobj"
    tag[first], tag[first + 1], tag[first + 2] = "RB", "IN", "NN"


def _join_names(
    lower: list[str], tag: list[str], dep: list[str], entity: list[str], head: list[int], and_: int
) -> None:
    """`Ana Ruiz and guild negotiator Ivo Brandt`, where the parser puts Ruiz below the negotiator."""
    name = head[and_]
    office = head[name]
    if dep[name] not in ("nmod", "compound") or office < and_ or entity[and_ - 1] != "PERSON":
        return
    joined = next((i for i in range(and_, office) if head[i] == name and dep[i] == "conj"), None)
    if joined is None or entity[joined] == "PERSON" or lower[office] not in ROLES or tag[office] != "NN":
        return
    if entity[min(office + 1, len(lower) - 1)] != "PERSON":
        return
    for i in range(and_ + 1, office):
        if head[i] == name:
            head[i] = office
    dep[joined] = "compound"
    head[name], dep[name] = (head[office], dep[office]) if head[office] != office else (name, "ROOT")
    head[office], dep[office] = name, "conj"


def _join_in_headline(
    lower: list[str],
    tag: list[str],
    dep: list[str],
    entity: list[str],
    head: list[int],
    begin: int,
    end: int,
) -> None:
    """`Peru government, Hill Front open talks`: the nouns around a comma before a verb for several."""
    while end > begin and tag[end - 1] == "_SP":
        end -= 1
    comma = next((i for i in range(begin, min(begin + _SIDE + 1, end)) if lower[i] == ","), None)
    if comma is None or comma == begin or tag[end - 1] in _ENDS:
        return
    later = range(comma + 1, min(comma + _SIDE + 2, end))
    behind = next((i for i in later if tag[i] not in _NAMING or _is_open(lower, i)), None)
    if behind is None or behind == comma + 1:
        return
    verb = behind + 1 if tag[behind] == "TO" and behind + 1 < end else behind
    sides = (range(begin, comma), range(comma + 1, behind))
    plain = tag[verb] in _PLAIN or (_is_open(lower, verb) and tag[behind] != "TO")
    if not plain or any(tag[side[-1]] not in _NOUNS or entity[side[-1]] == "DATE" for side in sides):
        return
    if any(tag[i] not in _NAMING for side in sides for i in side):
        return
    _hang(tag, dep, head, sides, verb, range(begin, end))


def _is_open(lower: list[str], i: int) -> bool:
    """`Open talks`, `open peace talks`, which the parser takes for talks that are open."""
    return lower[i] == "open" and not _TALKS.isdisjoint(lower[i + 1 : i + 3])


def _hang(
    tag: list[str],
    dep: list[str],
    head: list[int],
    sides: tuple[range, range],
    verb: int,
    sentence: range,
) -> None:
    """Makes the verb the root and the two sides its subject, one joined to the other."""
    first, second = (side[-1] for side in sides)
    if tag[verb] == "JJ":
        tag[verb] = "VBP"
        noun = head[verb]
        if noun > verb:
            head[noun], dep[noun] = verb, "dobj"
    for i in sentence:
        outside = head[i] not in sentence or head[i] == i or i == verb
        in_sides = i in sides[0] or i in sides[1]
        if not in_sides and not outside and (head[i] in sides[0] or head[i] in sides[1]):
            head[i] = verb
    old = next((i for i in sentence if head[i] == i and i != verb), None)
    head[verb], dep[verb] = verb, "ROOT"
    if old is not None and old not in sides[0] and old not in sides[1]:
        head[old], dep[old] = verb, "dep"
    for side in sides:
        for i in side[:-1]:
            if head[i] not in side:
                head[i], dep[i] = side[-1], "compound"
    head[first], dep[first] = verb, "nsubj"
    head[second], dep[second] = first, "conj"
