"""Acts with a date that bind nobody: only wanted or proposed by then, or on for a day."""

from __future__ import annotations

from accord.annotate.arguments import words_of
from accord.annotate.deadline_words import words_for
from accord.annotate.words import Words
from accord.model.acts import act_of
from accord.model.annotation import Commitment
from accord.model.reading import forms_in
from accord.model.tables import toml_table

__all__ = ["is_unbinding"]

_VERBS = toml_table("accord.annotate", "proposals.toml")["verbs"]
_PROPOSING = frozenset(" ".join(_VERBS[name] for name in ("propose", "recommend", "suggest")).split())
_UNDER = ("conj", "ccomp", "relcl", "acl", "advcl", "dobj", "xcomp")
_DEEP = 5  # heads over an act to the verb that proposes it
_HIGH = 3  # heads over an act to the verb that asks for it


def is_unbinding(words: Words, act: Commitment) -> bool:
    """Whether a dated act is a demand on nobody told, a term of a proposal or an item of an agenda."""
    return _is_wish(words, act) or _is_proposed(words, act) or _is_agenda(words, act)


def _is_proposed(words: Words, act: Commitment) -> bool:
    """Whether it is only proposed: `proposed that a panel see the camp and report within a month`."""
    tokens = words.tokens_in(act.action_span)
    if act.modality not in ("required", "promised") or act.move is not None or tokens is None:
        return False
    at = tokens[0]
    for _ in range(_DEEP):
        if words.dep[at] not in _UNDER:
            return False
        at = words.head[at]
        if words.lower[at] in _PROPOSING:
            return words.tag[at][:2] == "VB"
    return False


def _is_wish(words: Words, act: Commitment) -> bool:
    """Whether somebody wants it by then, and nobody is told to do it: `the guild demands a vote by May`."""
    tokens = words.tokens_in(act.action_span)
    if act.modality != "required" or (act.obligor, act.move) != (None, None) or tokens is None:
        return False
    at = next((i for i in range(tokens[0], tokens[1] + 1) if words.head[i] < tokens[0]), tokens[0])
    for _ in range(_HIGH):
        at = words.head[at]
        if words.lower[at] in words_for("asking"):
            return not _is_binding(words, at) or act_of(forms_in(act.action)).kind == "answer"
    return False


def _is_binding(words: Words, verb: int) -> bool:
    """Whether a text or a court asks for it; "it" may be one."""
    subject = (words.lower[c] for c in words.children[verb] if words.dep[c] == "nsubj")
    return any(it in words_of("instruments") | words_of("courts") | {"it"} for it in subject)


def _is_agenda(words: Words, act: Commitment) -> bool:
    """Whether it only tells what is on for a day: `the minister is to visit the port on 3 May`."""
    tokens = words.tokens_in(act.action_span)
    if act.deadline is None or tokens is None or act.modality != "required" or act.move is not None:
        return False
    verb, day = tokens[0], words.tokens_in(act.deadline.span)
    on = day is not None and words.lower[day[0] - 1] in ("on", "at")
    attends = any(words.lower[i] in words_for("attending") for i in range(verb, tokens[1] + 1))
    return on and attends and words.lower[words.head[verb]] in ("is", "are", "was", "were")
