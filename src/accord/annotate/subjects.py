"""Whose saying a verb tells of: its own subject, or that of the verb it is joined to or hangs on."""

from __future__ import annotations

from accord.annotate.lexicon import CONTROLLED, CUE_NOUNS, CUE_VERBS, EFFORTS, GOVERNORS, ISSUING, QUOTED
from accord.annotate.words import Words

__all__ = ["MATTERS", "object_below", "subject_of"]

MATTERS = frozenset(("accusation", "allegation", "assertion", "charge", "claim", "report", "suggestion"))
"""Nouns for what another has said: "a charge Kenya denied"."""

_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "WP", "DT", "CD"))
_PAST = frozenset(("VBD", "VBZ", "VBP"))
_WH = frozenset(("WDT", "WP", "WP$", "WRB", "PRP"))
_SUBJECTS = frozenset(("nsubj", "csubj", "expl"))
_CLIMBS = frozenset(
    ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "parataxis", "acl", "aux", "acomp")
)


def subject_of(words: Words, inside: list[int], i: int) -> int | None:
    """The head token of whoever does the saying at token `i`."""
    own, settled = _own_subject(words, i)
    if settled:
        return own
    for child in words.children[i]:  # "The envoy, pointing to the losses, said …"
        if child < i and words.dep[child] in ("advcl", "ccomp") and words.tag[child] == "VBG":
            subject = next((c for c in words.children[child] if words.dep[c] == "nsubj"), None)
            if subject is not None and words.text[child - 1] == ",":
                return subject
    at, fallback = i, None
    for _ in range(6):
        above, dep = words.head[at], words.dep[at]
        ready = dep == "acomp" and words.lower[at] in GOVERNORS  # "is due to say"
        if above == at or (dep not in _CLIMBS and dep != "relcl" and not ready):
            break
        if (
            dep in ("acl", "relcl")
            and words.tag[above] in _NOUNS
            and not (words.lower[above] in EFFORTS and words.tag[at] == "VB")
        ):
            sender = _sender(words, at, above) if dep == "acl" else None
            return above if sender is None else sender
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


def _sender(words: Words, at: int, noun: int) -> int | None:
    """Who says it where the participle goes with the sender: "X sent a letter to the mission saying that"."""
    if words.tag[at] != "VBG" or words.dep[noun] in _SUBJECTS:
        return None
    aside = words.lower[noun] in CUE_NOUNS and words.text[max(words.left[at] - 1, 0)] == ","
    verb = noun
    while words.tag[verb][:2] != "VB" and words.head[verb] != verb:
        verb = words.head[verb]
    return _own_subject(words, verb)[0] if aside or words.lower[verb] in ISSUING else None


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
            return _named_after(words, i, _signing(words, i, child)), True
        if dep == "nsubjpass":
            if words.lower[i] in ("quoted", "cited", "heard", "seen"):
                return child, True
            passive = True
    if passive or any(words.dep[child] == "agent" for child in words.children[i]):
        return object_below(words, i, "agent"), True
    return None, False


def _signing(words: Words, i: int, subject: int) -> int:
    """The second subject that the parse gives a verb: "Rebels left on Monday, two sources said"."""
    last = max((c for c in words.children[i] if words.dep[c] == "nsubj" and c < i), default=subject)
    if last > subject and words.tag[subject] in ("WP", "WDT"):  # "what it says is a defence"
        return last
    comma = words.left[last] - 1
    beside = words.right[subject] >= comma - 1  # "Arda, spokesman for the rebels, said"
    beside = beside and not _is_clause(words, subject)
    return last if last > subject and words.text[comma] == "," and not beside else subject


def _is_clause(words: Words, noun: int) -> bool:
    """Whether a noun is the subject of a verb that the parse hangs on it: "a tanker sailed on Monday"."""
    verbs = (c for c in words.children[noun] if words.dep[c] in ("relcl", "acl") and words.tag[c] in _PAST)
    return any(not any(words.tag[k] in _WH for k in range(words.left[c], c)) for c in verbs)


def _quoted(words: Words, i: int) -> int | None:
    """Whom somebody quotes: "the agency quoted the minister as saying"."""
    if words.lower[i] not in QUOTED:
        return None
    children = words.children[i]
    if not any(words.lower[child] == "as" and words.dep[child] == "prep" for child in children):
        return None
    return next((child for child in children if words.dep[child] == "dobj" and child > i), None)


def _named_after(words: Words, i: int, subject: int) -> int:
    """The name right behind the subject that the parser took for a second one: "their spokesman X Y said".

    In "a charge Kenya denied" whoever denies it stands there too.
    """
    for child in words.children[subject]:
        apart = words.dep[child] == "appos" and words.left[child] == subject + 1
        if apart and words.lower[subject] in MATTERS and words.tag[child] == "NNP":
            return child
    behind, named = words.right[subject] + 1, subject
    if words.tag[behind - 1] == "IN":  # "an officer in al-Marj"
        return subject
    of_it = behind - 1 > subject and words.dep[behind - 1] == "pobj"  # "sources close to the Unity Platform"
    for child in words.children[i]:
        if of_it and (words.entity[child] != "PERSON" or words.tag[subject] == "NNS"):
            continue
        if subject < child < i and words.left[child] == behind and words.dep[child] == "nsubj":
            behind = words.right[child] + 1
            named = child if words.tag[child] == "NNP" and words.text[child].isalpha() else named
    return named


def object_below(words: Words, i: int, dep: str) -> int | None:
    for child in words.children[i]:
        if words.dep[child] == dep:
            for below in words.children[child]:
                if words.dep[below] == "pobj":
                    return below
    return None
