"""What a word of a text is and counts for, as somebody or something that a pronoun may mean."""

from __future__ import annotations

from accord.annotate.antecedents import AGENT, EMBEDDED, HOLDER, OTHER, SUBJECT
from accord.annotate.lexicon import BODIES, RECORDS, REPORTS
from accord.annotate.phrases import Owner
from accord.annotate.roles import DEAD, DIED, EPITHETS, GROUPS, HEADS, PERSONS
from accord.annotate.words import Words

__all__ = ["may_be_person", "noun_kind", "places_of", "tells_of_named", "told_dead", "weight_of", "whoever"]

_CLAUSES = frozenset(("ccomp", "advcl", "relcl", "acl", "pcomp", "csubj"))
_ONE = HEADS | PERSONS | EPITHETS
_PEOPLE = (
    "ers",
    "ors",
    "ists",
    "ians",
    "ants",
    "ents",
    "ees",
    "men",
    "women",
    "people",
    "police",
    "children",
)
"""How nouns for several people end, where no table has them."""


def noun_kind(words: Words, noun: int) -> str:
    """Person, group, body or thing: what the common noun at token `noun` calls it."""
    lower = words.lower[noun]
    if words.tag[noun] in ("NNS", "NNPS"):
        if lower in REPORTS or lower in RECORDS:
            return "thing"
        one = lower.removesuffix("s")
        return "group" if one in _ONE or one in GROUPS or lower.endswith(_PEOPLE) else "thing"
    if lower in BODIES:
        return "body"
    return "person" if lower in _ONE else "thing"


def may_be_person(words: Words, noun: int) -> bool:
    """Whether a noun that speaks is somebody's by its ending: "a combatant", no "document"."""
    lower = words.lower[noun]
    written = lower in REPORTS or lower in RECORDS or lower.endswith("ment")
    return words.tag[noun] == "NN" and not written and f"{lower}s".endswith(_PEOPLE)


def tells_of_named(words: Words, owner: Owner, noun: int) -> bool:
    """Whether a noun tells what somebody named is: "X was a teacher"."""
    beside = words.children[words.head[noun]] if words.dep[noun] == "attr" else ()
    return any(words.dep[c] == "nsubj" and owner[c] is not None for c in beside)


def told_dead(words: Words, i: int) -> bool:
    """Whether the clause tells that whoever is named at token `i` is dead: "the shelling killed X"."""
    dep, verb = words.dep[i], words.lower[words.head[i]]
    return (dep in ("dobj", "nsubjpass") and verb in DEAD) or (dep == "nsubj" and verb in DIED)


def whoever(words: Words, noun: int) -> int:
    """Whom "who" means that the parse hangs on `noun`: in "a fighter in Dunmar, who …" the fighter."""
    placed = words.dep[noun] == "pobj" and words.entity[noun] in ("GPE", "LOC", "FAC")
    return words.head[words.head[noun]] if placed else noun


def weight_of(words: Words, i: int) -> float:
    """What a mention at token `i` counts for by its place in the sentence."""
    dep, above = words.dep[i], words.head[i]
    if dep in ("poss", "compound", "amod", "nmod"):
        return HOLDER
    if dep == "pobj" and words.dep[above] == "agent":
        return AGENT
    if words.lower[i] in REPORTS and dep == "dobj":
        return AGENT
    if dep == "attr" and any(words.dep[child] == "expl" for child in words.children[above]):
        return SUBJECT  # "And there is Peter Strand."
    if dep not in ("nsubj", "nsubjpass"):
        return OTHER
    for _ in range(8):
        if words.dep[above] in _CLAUSES:
            return EMBEDDED
        if words.head[above] == above:
            break
        above = words.head[above]
    return SUBJECT


def places_of(words: Words, inside: list[int]) -> list[int]:
    """For each token, how many sentences with words outside quotations have begun."""
    found: list[int] = []
    count = 0
    for first, behind in words.sentences:
        outside = any(inside[i] < 0 and words.text[i][:1].isalpha() for i in range(first, behind))
        count += outside
        found.extend([count] * (behind - first))
    return found
