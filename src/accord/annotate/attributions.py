"""Who is said to say: every cue outside quotation marks, its speaker and the words around it.

A cue is a verb of the table ("said", "told"), "according to", a noun with a clause of its own ("the
claim that"), or a phrase that reports (see `idioms`). Its speaker is the subject the parse gives it: its
own, that of the verb it is joined to ("He spoke and warned that"), or that of the verb it hangs on ("they
said, adding that").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accord.annotate.idioms import idiom_at
from accord.annotate.lexicon import (
    CLAIMED,
    CUE_NOUNS,
    CUE_VERBS,
    DENIERS,
    MARKED_VERBS,
    OWN_WORDS,
    PARTICLE_VERBS,
    RECORDS,
    REPORTS,
    WITHHELD,
    Cue,
)
from accord.annotate.salience import noun_kind
from accord.annotate.subjects import object_below, subject_of
from accord.annotate.words import Words

__all__ = ["FINITE", "Attribution", "find_attributions", "noun_after"]

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))

_ACCORDING = Cue("according to", "speech", "cr")
_OPENS = frozenset(("DT", "NNP", "NNS", "PRP$", "NN"))
_ASIDE = 9
"""Words that a speaker set off between commas may have."""
_NOT_TO_MENTION = ["not", "to", "mention"]
_UNNAMED = frozenset(("anonymous", "anonymity", "named", "unnamed", "identified", "unidentified"))
_SHORT = 4
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
        cue = _cue_at(words, i)
        idiom = idiom_at(words, i)
        if idiom is not None:
            found[i] = _idiom(words, inside, i, *idiom)
        elif cue is not None:
            attribution = _verb(words, inside, i, cue)
            if attribution is not None and _is_beside_marks(words, inside, attribution):
                found[i] = attribution
        elif lower == "according":
            attribution = _according(words, i)
            if attribution is not None:
                found[i] = attribution
        elif lower in CUE_NOUNS and words.tag[i][:2] == "NN":
            found.update(_noun(words, inside, i))
    return found


def _cue_at(words: Words, i: int) -> Cue | None:
    """What the verb at token `i` is a cue for, by itself or with the particle behind it."""
    if words.tag[i][:2] != "VB":
        return None
    cue = CUE_VERBS.get(words.lower[i])
    if cue is not None or i + 1 == len(words.lower) or words.tag[i + 1] not in ("RP", "RB", "IN"):
        return cue or MARKED_VERBS.get(words.lower[i])
    particle = PARTICLE_VERBS.get(f"{words.lower[i]} {words.lower[i + 1]}")
    return particle or MARKED_VERBS.get(words.lower[i])


def _is_beside_marks(words: Words, inside: list[int], attribution: Attribution) -> bool:
    """Whether a cue like `she went on`, which by itself tells of no words, stands next to some."""
    subject = attribution.subject
    frames = attribution.cue.frames
    if ("b" in frames or frames == "q") and subject is not None and _is_thing(words, subject):
        return False  # "if the shelling continued “there will be …”"
    if "b" not in frames:
        return True
    if any(words.dep[c] == "mark" for c in words.children[attribution.at]):
        return False
    first = attribution.first if subject is None else min(words.left[subject], attribution.first)
    behind = attribution.last + 1
    ends = [i for i in (first - 2, first - 1, behind, behind + 1, behind + 2) if 0 <= i < len(inside)]
    aside = (
        "c" in frames
        and first > 0
        and words.text[first - 1] == "," == words.text[min(behind, len(inside) - 1)]
    )
    return aside or any(inside[i] >= 0 for i in ends)


def _is_thing(words: Words, noun: int) -> bool:
    common = words.tag[noun] in ("NN", "NNS") and not words.entity[noun]
    return common and words.lower[noun] not in REPORTS | RECORDS and noun_kind(words, noun) == "thing"


def _idiom(
    words: Words, inside: list[int], i: int, cue: Cue, first: int, last: int, who: int | None, noun: bool
) -> Attribution:
    """The attribution of an idiom; one that names nobody is of the verb's subject."""
    negated = any(words.dep[child] == "neg" for child in words.children[i])
    subject = subject_of(words, inside, i) if who is None else who
    return Attribution(i, cue, first, last, subject, negated and not noun, noun=noun)


def _verb(words: Words, inside: list[int], i: int, cue: Cue) -> Attribution | None:
    if words.dep[i] in ("amod", "auxpass") or words.lower[max(i - 2, 0) : i + 1] == _NOT_TO_MENTION:
        return None
    if _tells_of_a_thing(words, i, cue.lemma):
        return None
    first = last = i
    negated = False
    for child in words.children[i]:
        dep = words.dep[child]
        if dep == "neg":
            negated = True
        if child < i and dep in _MODIFIERS and dep != "advmod" and inside[child] < 0:
            first = min(first, child)
        elif child == i + 1 and (dep == "prt" or cue.lemma == f"{words.lower[i]} {words.lower[child]}"):
            last = child
            cue = PARTICLE_VERBS.get(f"{words.lower[i]} {words.lower[child]}", cue)
    asked = words.lower[i] == "asked" and words.dep[i] == "advcl" and words.tag[i] == "VBN"
    if asked:
        subject = object_below(words, i, "agent")
    elif (subject := _inverted(words, i, cue)) is None:
        subject = subject_of(words, inside, i)
    if words.lower[i] in DENIERS and _denied(words, i) is not None:
        cue = Cue(cue.lemma, "denial", "c")
    if subject is not None and first <= subject <= last:
        first = i
    return Attribution(i, cue, first, last, subject, negated and cue.kind != "denial")


def _inverted(words: Words, i: int, cue: Cue) -> int | None:
    """The speaker of `The dam, said the engineer, may break`, which the parse takes for the dam."""
    if i < 2 or words.text[i - 1] != "," or "c" not in cue.frames or "t" in cue.frames:
        return None
    behind = words.sentences[words.sentence[i]][1]
    if words.tag[i] not in FINITE or words.tag[i + 1 : i + 2] == [] or words.tag[i + 1] not in _OPENS:
        return None
    closing = next((k for k in range(i + 2, min(i + _ASIDE, behind)) if words.text[k] == ","), None)
    if closing is None or any(words.tag[k][:2] in ("VB", "MD") for k in range(i + 1, closing)):
        return None
    return noun_after(words, i + 1) if words.tag[closing + 1 : closing + 2] != ["CC"] else None


def _tells_of_a_thing(words: Words, i: int, lemma: str) -> bool:
    """Whether the verb says nothing here: "was denied entry", "claimed 40 lives", "known as"."""
    things = [c for c in words.children[i] if c > i and words.dep[c] in ("dobj", "dative", "oprd")]
    if any(c > i and words.dep[c] == "xcomp" and _is_unnamed(words, c) for c in words.children[i]):
        return True
    if lemma == "deny":
        return len(things) > 1 or any(words.lower[c] in WITHHELD for c in things)
    if lemma == "admit":
        return any(words.entity[c] in ("GPE", "PERSON", "NORP", "ORG") for c in things)
    if lemma == "claim":
        return any(words.dep[c] == "dobj" and words.lower[c] in CLAIMED for c in things)
    return lemma == "know" and words.tag[i] == "VBN" and words.lower[i + 1 : i + 2] == ["as"]


def _is_unnamed(words: Words, verb: int) -> bool:
    """`to remain anonymous`, `not to be named`: what the verb asks for is no more than that."""
    last = words.right[verb]
    return last - verb < _SHORT and bool(_UNNAMED & set(words.lower[verb : last + 1]))


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
    verb = words.head[above]
    if words.dep[i] == "pobj" and words.lower[verb] in CUE_VERBS and words.tag[verb][:2] == "VB":
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
                if subject is None and "e" in cue.frames:
                    return
                if subject is None and words.dep[i] == "dobj":
                    if clause and words.lower[above] in DENIERS:
                        return
                    subject = subject_of(words, inside, above)
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
