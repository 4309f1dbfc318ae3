"""Commitments by deciding and by having ordered: "decided to withdraw", "a truce ordered by the council"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from accord.annotate.arguments import words_of
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.lexicon import BODIES, inflect
from accord.annotate.operators import binding
from accord.annotate.own_words import OwnWords
from accord.annotate.pledge_spans import Pledge, PledgeSpans, pledge_verbs
from accord.model.acts import act_class

__all__ = ["PledgeChoices", "aside_words", "gerunds"]

_LEAVING = ("withdraw", "return", "resign")
_PRONOUNS = ("PRP", "PRP$", "EX", "DT", "WDT", "WP")
_WHEN = ("when", "after", "once", "since", "before", "until")
_OPEN = ("before", "without", "about", "of", "on", "when", "if", "unless")


@cache
def gerunds() -> frozenset[str]:
    """The acts of parties in "-ing"."""
    acts = words_of("acting") | binding("acts") | words_of("helping")
    return frozenset(form for act in acts for form in {act, *inflect(act)} if form.endswith("ing")) | {
        "putting",
        "letting",
        "cutting",
        "setting",
        "stopping",
        "giving",
    }


@cache
def aside_words() -> Mapping[str, tuple[str, ...]]:
    """Every form of a verb by which money is set aside, with the words that must stand beside it."""
    return {form: tuple(entry.split()) for form, entry in pledge_verbs("aside").items()}


class PledgeChoices(PledgeSpans):
    """What a body decides to do, and what another has ordered, told beside the thing itself."""

    own: OwnWords

    def decided(self, at: int) -> Pledge | None:
        """`The league decided to send monitors`, `resolved that its troops would leave`."""
        words = self.words
        if words.lower[at] not in pledge_verbs("deciding") or not self._is_real(at):
            return None
        above = words.head[at]
        if words.tag[at] in ("VB", "VBG") and words.lower[above] in _OPEN:
            return None
        if words.dep[at] == "advcl" and any(words.lower[c] in _WHEN for c in words.children[at]):
            return None  # "when the league decided to …": what came of it is told elsewhere
        below = [c for c in words.children[at] if c > at and words.dep[c] in ("xcomp", "ccomp", "advcl")]
        verb = next((c for c in below if self.arguments.has_to(c) or self._will(c)), None)
        subject = self.arguments.subject(at)
        if subject is None or words.sentence[subject] != words.sentence[at]:
            return None
        if verb is None:
            return self._decided_on(at, subject)
        if not self._is_step_of(verb, subject) or not self._decides(at, subject):
            return None
        negated = any(words.dep[c] == "neg" for c in words.children[verb])
        infinite = self.arguments.has_to(verb)
        act = self._to(verb) if infinite else words.left[verb]
        own = None if infinite else self.arguments.child(verb, ("nsubj",), None)
        obligor = subject if own is None or words.tag[own] in _PRONOUNS else own
        return Pledge(at, act, self._end(at, verb), obligor, "promised", negated)

    def _decided_on(self, at: int, subject: int) -> Pledge | None:
        """`The front decided on the definitive end of its campaign`."""
        words = self.words
        below = (
            c
            for prep in words.children[at]
            if words.lower[prep] in ("on", "upon")
            for c in words.children[prep]
        )
        ends = words_of("stopped")
        thing = next((c for c in below if words.lower[c] in ends or act_class(words.lower[c])), None)
        if thing is None or not self._decides(at, subject):
            return None
        return Pledge(at, words.left[thing], self._end(at, thing), subject, "promised")

    def put_aside(self, at: int) -> Pledge | None:
        """`Put 40 million kroner on the table for the wells`, `set aside $5 million`."""
        words = self.words
        money = self.arguments.child(at, ("dobj",), None)
        subject = self.arguments.subject(at)
        if money is None or money < at or not self._is_money(money) or not self._is_real(at):
            return None
        if subject is None or not self._somebody(subject) or self._is_nobody(subject):
            return None
        near = (*words.children[at], *words.children[money])
        beside = aside_words()[words.lower[at]]
        found = next((c for c in near if c > at and words.lower[c] in beside), None)
        if found is None:
            return None
        table = any(words.lower[c] == "table" for c in words.children[found])
        if words.lower[found] == "on" and not table:
            return None
        return Pledge(at, words.left[money], self._end(at, money), subject, "promised")

    def _is_step_of(self, verb: int, subject: int | None) -> bool:
        """Whether the act is one of a process: who leaves or comes back does so for himself, but a body."""
        words = self.words
        lower = words.lower[subject] if subject is not None else ""
        body = lower in BODIES | words_of("sides") | {"", "it"}
        body = body or (subject is not None and words.entity[subject] in ("GPE", "ORG"))
        thing = self.arguments.child(verb, ("dobj",), None)
        leaves = act_class(words.lower[verb]) in _LEAVING and words.dep[verb] == "xcomp"
        owned = thing is not None and any(words.tag[c] == "PRP$" for c in words.children[thing])
        if leaves and not body and not owned:
            return False
        vague = words.lower[verb] in words_of("vague") | words_of("judging") | {"be", "become"}
        begun = next(
            (c for c in words.children[verb] if words.dep[c] == "xcomp" and words.tag[c] == "VBG"), None
        )
        if begun is not None and words.lower[begun] not in gerunds():
            return False  # "decided to start infiltrating"
        weighty = thing is not None and words.lower[thing] in words_of("weighty") | words_of("offered")
        passive = words.tag[verb] == "VBN" and act_class(words.lower[verb]) is not None
        known = (words.lower[verb] in words_of("acting") | binding("acts") and not vague) or passive
        meets = thing is not None and words.lower[thing] in words_of("meetings")
        return (known or weighty) and not meets and words.lower[verb] not in words_of("trivial")

    def _decides(self, at: int, subject: int) -> bool:
        """Whether it is a party's decision; a pronoun's only in the words of whoever speaks for a side."""
        words = self.words
        if self._is_nobody(subject) or words.lower[subject] in ("i", "you", "who", "that", "which"):
            return False
        if words.tag[subject] in _PRONOUNS:
            itself = words.lower[subject] == "it" and words.tag[at] != "VBZ"
            return self.own.official(at) or (itself and self.own.speaker_of(subject, None) is not None)
        private = words.lower[subject] in words_of("bystanders") | words_of("households")
        return self.arguments.is_party(subject) and not private

    def laid_on(self, at: int) -> Pledge | None:
        """`A truce ordered by the council`, `a court-ordered recount`: a thing with who has imposed it."""
        words = self.words
        thing = words.head[at]
        if (
            words.tag[thing] not in NOUN_TAGS
            or words.dep[at] not in ("acl", "amod")
            or not self._laid_thing(thing)
        ):
            return None
        if thing < at:
            by = next((c for c in words.children[at] if words.lower[c] == "by"), None)
            binder = next(iter(words.children[by]), None) if by is not None else None
        else:
            hyphen = words.lower[at - 1 : at] == ["-"]
            binder = at - 2 if hyphen and words.tag[at - 2] in NOUN_TAGS else None
        compound = thing > at and "-" in words.lower[at]  # "a UN-ordered inquiry" in one token
        if not compound and (binder is None or not self._imposes(binder)):
            return None
        first = words.left[thing]
        if any(words.lower[c] in ("any", "draft", "proposed", "no") for c in words.children[thing]):
            return None
        last = self._end(at, thing) if thing > at else max(words.right[at], thing)
        last = next(
            (i - 1 for i in range(at, last + 1) if words.lower[i] in (",", "and", "but") and thing < at), last
        )
        return Pledge(at, first, last, None, "required", first=first, binder=binder)

    def _laid_thing(self, noun: int) -> bool:
        words = self.words
        lower = words.lower[noun]
        kind = act_class(lower)
        known = lower in words_of("imposed") | words_of("truces") | words_of("judged") | words_of("agreed")
        return known or (kind is not None and kind != "mandate")

    def _imposes(self, noun: int) -> bool:
        words = self.words
        known = words_of("ordering_bodies") | words_of("instruments")
        return words.entity[noun] in ("ORG", "GPE") or words.lower[noun] in known
