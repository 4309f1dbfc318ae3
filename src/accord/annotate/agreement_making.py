"""Agreements where a clause tells that they are made: "the two sides signed a truce in Oskelund on Friday".

Two at least make one: the subject names them, or says that they are several ("both sides", "rivals"); a
signature, and the passive ("the truce was sealed"), need no more than the paper. What is refused, asked for
or still to be signed is not made. The clause tells who, where and when; who brokered it stands at the noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from accord.annotate.agreement_facts import roles_told
from accord.annotate.clauses import NOUN_TAGS, Clauses
from accord.annotate.operators import binding
from accord.annotate.words import Words
from accord.model.annotation import NameMark, Time

__all__ = ["Making", "find_makings"]

_BROKERED = re.compile(r"([A-Z][\w.]*(?:-[A-Z][\w.]*)?)-(brokered|mediated|facilitated|sponsored|guaranteed)")
_Marked = TypeVar("_Marked", NameMark, Time)
_CLIMB, _REACH = 5, 30
_HOLDING = ("from", "until", "till", "to", "through", "by", "for", "within", "since")
_ACTORS = ("GPE", "ORG", "NORP")
_PAPER = frozenset(("agreement", "consensus", "understanding", "name", "names", "pen", "hand", "hands"))


class Making(NamedTuple):
    """The noun of what is made, or the verb of what is agreed to be done (`to_do`); who made it, when and
    where, and who brokered it, in which role."""

    at: int
    to_do: bool
    parties: tuple[str, ...]
    time: Time | None
    place: str | None
    third_parties: tuple[tuple[str, str | None], ...]


def find_makings(words: Words, names: Sequence[NameMark], times: Sequence[Time]) -> dict[int, Making]:
    """What the clauses of a document tell of agreements made, by the token of its noun or verb."""
    return {making.at: making for making in _Makings(words, names, times).find()}


class _Makings(Clauses):
    def __init__(self, words: Words, names: Sequence[NameMark], times: Sequence[Time]) -> None:
        super().__init__(words, names)
        self._by_token = _tokens_of(words, ((it.span.start, it) for it in names if it.name))
        self._times = _tokens_of(words, ((it.span.start, it) for it in times if it.type == "DATE"))

    def find(self) -> Iterator[Making]:
        for verb, lower in enumerate(self.words.lower):
            if lower in binding("making") and self.words.tag[verb][:2] == "VB":
                making = self._making(verb)
                if making is not None:
                    yield making

    def _making(self, verb: int) -> Making | None:
        words = self.words
        if not self._is_done(verb):
            return None
        passive = self.child(verb, ("nsubjpass",), None)
        if words.dep[verb] == "acl" and self.is_instrument(words.head[verb]):
            made, by, needed = words.head[verb], self._agents(verb), False
        elif passive is not None:
            made, by, needed = self.meant(passive), self._agents(verb), False
        else:
            found = self._object(verb)
            subject = self.subject(verb)
            if found is None or subject is None:
                return None
            made, by = found, self._several(subject)
            needed = words.lower[verb] not in binding("signing_verbs")
            if any(words.lower[child] == "with" for child in words.children[verb]):
                by = [*by, *self._pobjs(verb, ("with",))]
        to_do = words.tag[made][:2] == "VB"
        if not to_do and not self.is_instrument(made):
            return None
        parties = tuple(dict.fromkeys(name for it in by if (name := self.called(it))))
        several = len(by) > 1 or any(words.lower[it] in binding("several") for it in by)
        if (needed or to_do) and not several:
            return None
        named = tuple(name for name in parties if any(letter.isupper() for letter in name))
        making = Making(
            made,
            to_do,
            named if len(named) > 1 else (),
            self._on(verb, made),
            self._in(verb, made),
            tuple(self._brokers(made)),
        )
        told = making.parties or making.time or making.place or several or words.left[made] < made - 1
        return making if told or making.third_parties else None

    def is_instrument(self, noun: int) -> bool:
        words = self.words
        if words.lower[noun] not in binding("made_nouns") or words.tag[noun] not in NOUN_TAGS:
            return False
        before = range(words.left[noun], noun)
        return not any(words.lower[i] in binding("business") | binding("unmade") for i in before)

    def _is_done(self, verb: int) -> bool:
        """Whether the verb tells of what has happened: no modal, no "not", no infinitive."""
        words = self.words
        below = words.children[verb]
        if any(words.tag[it] in ("MD", "TO") or words.dep[it] == "neg" for it in below):
            return False
        if words.tag[verb] == "VBG":
            return words.dep[verb] in ("advcl", "pcomp") and words.lower[words.head[verb]] in ("after", "by")
        hedged = any(
            words.dep[it] == "mark" and words.lower[it] in ("if", "unless", "whether") for it in below
        )
        return not hedged and words.tag[verb] != "VB"

    def _object(self, verb: int) -> int | None:
        """What is made: the object, behind "to" or "on", or the act that is agreed."""
        words = self.words
        direct = self.child(verb, ("dobj",), None)
        puts = words.lower[verb] == "put"
        if direct is not None and self.is_instrument(direct) and not puts:
            return direct
        named = direct is not None and words.lower[direct] in _PAPER
        if puts and not named:
            return None
        within = self._pobjs(verb, ("to", "on", "upon"))
        if direct is not None and named:
            within += self._pobjs(direct, ("to", "on"))
        found = next((it for it in within if self.is_instrument(it)), None)
        if found is None and words.lower[verb] in ("agree", "agreed"):
            act = self.child(verb, ("xcomp",), binding("ending_acts"))
            ended = self.child(act, ("dobj",), binding("hostilities")) if act is not None else None
            return act if ended is not None else None
        return found

    def _pobjs(self, above: int, preps: Sequence[str]) -> list[int]:
        words = self.words
        found = []
        for prep in words.children[above]:
            if words.dep[prep] in ("prep", "agent", "dative") and words.lower[prep] in preps:
                found += [
                    one for it in words.children[prep] if words.dep[it] == "pobj" for one in self._joined(it)
                ]
        return found

    def _joined(self, noun: int) -> list[int]:
        """A noun and those that "and" joins to it."""
        words = self.words
        found = [noun] if words.tag[noun] in NOUN_TAGS else []
        for child in words.children[noun]:
            # "the army and the rebel Front": the adjective is joined, and the name stands beside it.
            if words.dep[child] == "conj" or (not found and words.dep[child] == "appos"):
                found += self._joined(child)
        return found or [noun]

    def _several(self, subject: int) -> list[int]:
        """Those whom a subject names: themselves, in apposition, or behind "negotiators for"."""
        words = self.words
        if words.lower[subject] in binding("several"):
            beside = self.child(subject, ("appos",), None)
            if beside is not None:
                return self._joined(beside)
            behalf = self._pobjs(subject, ("for", "of", "from"))
            return behalf if len(behalf) > 1 else [subject]
        beside = self.child(words.head[subject], ("npadvmod",), None)  # "Ostia, rebels agree six-month truce"
        before = words.left[subject] - 2 if words.lower[words.left[subject] - 1] == "and" else -1
        if before >= 0 and words.entity[before] in _ACTORS:  # a strange name that the parse joins to nothing
            beside = before
        also = [beside] if beside is not None and beside < subject and words.entity[beside] in _ACTORS else []
        return [*also, *self._joined(subject)]

    def _agents(self, verb: int) -> list[int]:
        by = self._pobjs(verb, ("by", "between"))
        return [one for it in by for one in (self._several(it) if len(by) == 1 else [it])]

    def _hangs_on(self, at: int, verb: int, made: int) -> bool:
        """Whether a token hangs on the clause, no other verb between."""
        words = self.words
        for _ in range(_CLIMB):
            above = words.head[at]
            if above in (verb, made):
                return True
            if above == at or words.tag[above][:2] == "VB":
                return False
            at = above
        return False

    def _on(self, verb: int, made: int) -> Time | None:
        """The day of the making; not from when or until when it holds."""
        words = self.words
        near = range(max(1, min(verb, made) - _REACH), min(len(words.text), max(verb, made) + _REACH))
        told = (it for it in near if it in self._times and words.lower[it - 1] not in _HOLDING)
        return next((self._times[it] for it in told if self._hangs_on(it, verb, made)), None)

    def _in(self, verb: int, made: int) -> str | None:
        words = self.words
        for it in range(verb, min(len(words.text), max(verb, made) + _REACH)):
            name = self._by_token.get(it)
            if (
                name is None
                or name.type not in ("GPE", "LOC", "FAC")
                or words.lower[it - 1] not in ("in", "at")
            ):
                continue
            if self._hangs_on(it, verb, made):
                return name.name
        return None

    def _brokers(self, noun: int) -> Iterator[tuple[str, str | None]]:
        """`U.N.-brokered` before the noun, "mediated by Qatar and Egypt" behind it."""
        words = self.words
        before = words.phrase(words.left[noun], noun)
        for hit in _BROKERED.finditer(before):
            yield hit[1], _role(hit[2])
        for child in words.children[noun]:
            if words.dep[child] in ("acl", "relcl") and words.lower[child] in binding("brokering"):
                role = _role(words.lower[child])
                for it in self._agents(child):
                    name = self.called(it)
                    if name:
                        yield name, role


def _role(word: str) -> str | None:
    """The role of whoever brokered, mediated or hosted it; a sponsor has none."""
    return "mediator" if word == "brokered" else roles_told().get(word)


def _tokens_of(words: Words, marks: Iterator[tuple[int, _Marked]]) -> Mapping[int, _Marked]:
    """Marks by the token they begin at."""
    at = {start: token for token, start in enumerate(words.start)}
    return {at[start]: mark for start, mark in marks if start in at}
