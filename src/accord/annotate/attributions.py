"""Who is said to say: every cue outside quotation marks, its speaker and the words around it.

A cue is a verb of the table ("said", "told"), "according to", or a noun with a clause of its own
("the claim that"). Its speaker is the subject the parse gives it: its own, that of the verb it is
joined to ("He spoke and warned that"), or that of the verb it hangs on ("they said, adding that").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accord.annotate.lexicon import (
    CONTROLLED,
    CUE_NOUNS,
    CUE_VERBS,
    DENIERS,
    GOVERNORS,
    OWN_WORDS,
    PARTICLE_VERBS,
    QUOTED,
    Cue,
)
from accord.annotate.words import Words

__all__ = ["FINITE", "Attribution", "find_attributions", "noun_after", "speaker_range"]

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "WP", "DT", "CD"))

_SUBJECTS = frozenset(("nsubj", "csubj", "expl"))
_CLIMBS = frozenset(
    ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "parataxis", "acl", "aux", "acomp")
)
_ACCORDING = Cue("according to", "speech", "c")
_NAMING = frozenset(("NN", "NNP", "HYPH", ":"))
_PLACE = 6
"""Words that the place in "an officer in al-Marj" may have where the parser tore it off."""
_NOT_TO_MENTION = ["not", "to", "mention"]
_MODIFIERS = frozenset(("aux", "auxpass", "neg", "advmod"))


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue: its token, the table's entry, the cue's token range and the speaker's head token.

    `negated` where it is said not to be said; `noun` where the cue is a noun; `passive` where the
    grammatical subject is not the one who speaks.
    """

    at: int
    cue: Cue
    first: int
    last: int
    subject: int | None
    negated: bool = False
    noun: bool = False


def find_attributions(words: Words, inside: list[int]) -> dict[int, Attribution]:
    """All cues in order, by their token. `inside[i]` is the quotation that token `i` lies in, or -1."""
    found = {}
    for i, lower in enumerate(words.lower):
        if inside[i] >= 0:
            continue
        cue = CUE_VERBS.get(lower)
        if cue is not None and words.tag[i][:2] == "VB":
            attribution = _verb(words, inside, i, cue)
            if attribution is not None:
                found[i] = attribution
        elif lower == "according":
            attribution = _according(words, i)
            if attribution is not None:
                found[i] = attribution
        elif lower in CUE_NOUNS and words.tag[i][:2] == "NN":
            found.update(_noun(words, inside, i))
    return found


def _verb(words: Words, inside: list[int], i: int, cue: Cue) -> Attribution | None:
    if words.dep[i] in ("amod", "auxpass") or words.lower[max(i - 2, 0) : i + 1] == _NOT_TO_MENTION:
        return None
    first = last = i
    negated = False
    for child in words.children[i]:
        dep = words.dep[child]
        if dep == "neg":
            negated = True
        if child < i and dep in _MODIFIERS and dep != "advmod" and inside[child] < 0:
            first = min(first, child)
        elif dep == "prt" and child == i + 1:
            last = child
            cue = PARTICLE_VERBS.get(f"{words.lower[i]} {words.lower[child]}", cue)
    asked = words.lower[i] == "asked" and words.dep[i] == "advcl" and words.tag[i] == "VBN"
    subject = _object_of(words, i, "agent") if asked else _subject(words, inside, i)
    if words.lower[i] in DENIERS and _denied(words, i) is not None:
        cue = Cue(cue.lemma, "denial", "c")
    if subject is not None and first <= subject <= last:
        first = i
    return Attribution(i, cue, first, last, subject, negated and cue.kind != "denial")


def _denied(words: Words, i: int) -> int | None:
    """The noun with a clause that the verb at token `i` rejects: "rejected claims that the dam fell"."""
    for noun in words.children[i]:
        if (
            words.dep[noun] == "dobj"
            and noun > i
            and words.lower[noun] in CUE_NOUNS
            and _clause_of(words, noun)
        ):
            return noun
    return None


def _clause_of(words: Words, noun: int) -> int | None:
    """The verb of the that-clause that says what the noun's claim, report or denial is."""
    for child in words.children[noun]:
        verb = words.dep[child] in ("acl", "ccomp") and words.tag[child][:2] in ("VB", "MD")
        if (
            child > noun
            and verb
            and any(words.lower[c] == "that" for c in words.children[child] if c < child)
        ):
            return child
    return None


def _subject(words: Words, inside: list[int], i: int) -> int | None:
    """The head token of whoever does the saying at token `i`."""
    own, settled = _own_subject(words, i)
    if settled:
        return own
    at, fallback = i, None
    for _ in range(6):
        above, dep = words.head[at], words.dep[at]
        ready = dep == "acomp" and words.lower[at] in GOVERNORS  # "is due to say"
        if above == at or (dep not in _CLIMBS and dep != "relcl" and not ready):
            break
        if dep in ("acl", "relcl") and words.tag[above] in NOUNS:
            return above
        controller = _controller(words, i, at, above)
        if controller is not None:
            return controller
        at = above
        if inside[at] >= 0:
            continue
        own, settled = _own_subject(words, at)
        if settled and _sides_with_the_sayer(words, at, dep):
            continue
        if settled and (words.lower[at] in CUE_VERBS or words.dep[at] == "ROOT" or dep in ("conj", "xcomp")):
            return own
        if settled and fallback is None:
            fallback = own
    return fallback


def _controller(words: Words, i: int, at: int, above: int) -> int | None:
    """Whose saying an infinitive or "as saying" tells of: "was expected to say", "urged him to say"."""
    dep, lower = words.dep[at], words.lower[above]
    wanted: tuple[str, ...] = ()
    if dep == "prep" and words.lower[at] == "as" and lower in QUOTED:
        wanted = ("dobj", "nsubjpass")
    elif dep == "xcomp" and any(words.dep[c] == "auxpass" for c in words.children[above]):
        wanted = ("nsubjpass",)
    elif dep == "xcomp" and words.tag[at] == "VB" and lower in CONTROLLED:
        wanted = ("dobj",)
    return next((c for c in words.children[above] if words.dep[c] in wanted and c < i), None)


def _sides_with_the_sayer(words: Words, at: int, dep: str) -> bool:
    """`He said it was grave and warned them`: the parser joins "warned" to "was", but it is he who warned."""
    above = words.head[at]
    inner = dep == "conj" and words.dep[at] == "ccomp" and above < at
    return inner and words.lower[at] not in CUE_VERBS and words.lower[above] in CUE_VERBS


def _own_subject(words: Words, i: int) -> tuple[int | None, bool]:
    """The subject among the children of `i`, or the agent of a passive; and whether that settles it."""
    quoted = _quoted(words, i)
    if quoted is not None:
        return quoted, True
    passive = False
    for child in words.children[i]:
        dep = words.dep[child]
        if dep in _SUBJECTS and words.lower[child] != "there":
            return _named_after(words, i, child), True
        if dep == "nsubjpass":
            if words.lower[i] in ("quoted", "cited", "heard", "seen"):
                return child, True
            passive = True
    if passive or any(words.dep[child] == "agent" for child in words.children[i]):
        return _object_of(words, i, "agent"), True
    return None, False


def _quoted(words: Words, i: int) -> int | None:
    """Whom somebody quotes: "the agency quoted the minister as saying"."""
    if words.lower[i] not in QUOTED:
        return None
    children = words.children[i]
    if not any(words.lower[child] == "as" and words.dep[child] == "prep" for child in children):
        return None
    return next((child for child in children if words.dep[child] == "dobj" and child > i), None)


def _named_after(words: Words, i: int, subject: int) -> int:
    """The name right behind the subject that the parser took for a second one: "their spokesman X Y said"."""
    behind, named = words.right[subject] + 1, subject
    if words.tag[behind - 1] == "IN":  # "an officer in al-Marj"
        return subject
    for child in words.children[i]:
        if subject < child < i and words.left[child] == behind and words.dep[child] == "nsubj":
            behind = words.right[child] + 1
            named = child if words.tag[child] == "NNP" and words.text[child].isalpha() else named
    return named


def _joined(words: Words, role: int, name: int) -> bool:
    """Whether the parser took a role and the name behind it for two subjects of one verb."""
    return words.dep[role] == words.dep[name] == "nsubj" and words.head[role] == words.head[name]


def _object_of(words: Words, i: int, dep: str) -> int | None:
    for child in words.children[i]:
        if words.dep[child] == dep:
            for below in words.children[child]:
                if words.dep[below] == "pobj":
                    return below
    return None


def _according(words: Words, i: int) -> Attribution | None:
    if i + 1 >= len(words.lower) or words.lower[i + 1] != "to":
        return None
    for parent in (i + 1, i):
        for child in words.children[parent]:
            if child > i + 1 and words.dep[child] in ("pobj", "pcomp", "dobj"):
                return Attribution(i, _ACCORDING, i, i + 1, _whose(words, child))
    following = noun_after(words, i + 2)
    return Attribution(i, _ACCORDING, i, i + 1, following) if following is not None else None


def _whose(words: Words, noun: int) -> int:
    """`according to her own words`: whose words they are; else the noun itself."""
    if words.lower[noun] not in OWN_WORDS:
        return noun
    return next((child for child in words.children[noun] if words.dep[child] == "poss"), noun)


def _noun(words: Words, inside: list[int], i: int) -> Iterator[tuple[int, Attribution]]:
    """A cue noun, if a that-clause or an infinitive says what was said; not in "said in a statement that"."""
    above = words.head[i]
    if words.dep[i] == "pobj" and words.lower[words.head[above]] in CUE_VERBS:
        return
    for child in words.children[i]:
        if (
            child > i
            and words.dep[child] in ("acl", "ccomp", "relcl")
            and words.tag[child][:2] in ("VB", "MD")
        ):
            marks = {words.lower[below] for below in words.children[child] if below < child}
            clause = "that" in marks and words.dep[child] != "relcl"
            cue = CUE_NOUNS[words.lower[i]]
            if clause or ("to" in marks and words.dep[child] == "acl" and "i" in cue.frames):
                subject = next((c for c in words.children[i] if c < i and _possesses(words, c)), None)
                if subject is None:
                    for prep in words.children[i]:
                        if words.dep[prep] == "prep" and words.lower[prep] in ("by", "from"):
                            subject = next(iter(words.children[prep]), None)
                if subject is None and words.dep[i] == "dobj":
                    if clause and words.lower[above] in DENIERS:
                        return
                    subject = _subject(words, inside, above)
                yield i, Attribution(i, cue, i, i, subject, noun=True)
                return


def _possesses(words: Words, child: int) -> bool:
    """Whether the child of a noun is whose it is; after a curly apostrophe the parser calls it a subject."""
    return words.dep[child] == "poss" or any(words.tag[c] == "POS" for c in words.children[child])


def noun_after(words: Words, i: int) -> int | None:
    """The head of the noun phrase that begins at token `i`, if one does."""
    for at in range(i, min(i + 8, len(words.tag))):
        if words.tag[at] in ("NN", "NNS", "NNP", "NNPS", "PRP"):
            while words.head[at] > at and words.head[at] < i + 8 and words.tag[words.head[at]][:2] == "NN":
                at = words.head[at]
            return at
        if (words.tag[at][:2] == "VB" and words.dep[at] != "amod") or words.text[at] in ".,:;":
            return None
    return None


def speaker_range(words: Words, inside: list[int], attribution: Attribution) -> tuple[int, int] | None:
    """First and last token of the speaker's noun phrase, never across the cue, a line or a quotation."""
    subject = attribution.subject
    if subject is None or inside[subject] >= 0:
        return None
    first, last = words.left[subject], words.right[subject]
    for other in reversed(words.children[words.head[subject]]):
        whole = other < subject and words.right[other] == first - 1 and words.tag[other] in _NAMING
        if whole and _joined(words, other, subject):
            first = words.left[other]
    if words.tag[last] == "IN" and subject < last and 0 < attribution.first - last <= _PLACE:
        cut = next((i for i in range(last + 1, attribution.first) if words.text[i] == ","), attribution.first)
        last = cut - 1
    if subject < attribution.first:
        last = min(last, attribution.first - 1)
    elif subject > attribution.last:
        first = max(first, attribution.last + 1)
    if attribution.noun:
        last = min(last, attribution.at - 1) if subject < attribution.at else last
    for at in range(subject, first - 1, -1):
        if "\n" in words.text[at] or inside[at] >= 0 or words.tag[at] in ("``", "''"):
            first = at + 1
            break
    for at in range(subject, last + 1):
        if words.text[at].count("\n") > 1 or (inside[at] >= 0 and at > subject):
            last = at - 1
            break
    while last > subject and (
        words.tag[last] in (",", ":", ".", "_SP", "-LRB-", "``", "''", "POS", "CC", "HYPH")
    ):
        last -= 1
    while first < subject and (words.tag[first] in (",", ":", ".", "_SP", "``", "''", "CC", "HYPH")):
        first += 1
    return (first, last) if first <= subject <= last else None
