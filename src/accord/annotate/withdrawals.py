"""Who takes himself out of what he agreed or promised: "pulled out of the truce", "is no longer bound by it".

What is only threatened, wanted or denied is none. Who leaves is the subject, or whoever speaks of himself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from accord.annotate.arguments import Arguments, words_of
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.operators import binding
from accord.annotate.own_words import OwnWords
from accord.annotate.words import Words
from accord.model.annotation import NameMark, Statement, Withdrawal
from accord.model.tables import toml_table, word_set

__all__ = ["mark_withdrawals"]

_FILE = "withdrawals.toml"
_NEAR = 6  # tokens from "out" to the accord


def _among(name: str) -> frozenset[str]:
    return word_set("accord.annotate", _FILE, name)


@cache
def _phrasal() -> Mapping[str, frozenset[str]]:
    table: dict[str, str] = toml_table("accord.annotate", _FILE)["phrasal"]
    return {particle: frozenset(verbs.split()) for particle, verbs in table.items()}


def mark_withdrawals(
    words: Words, names: Sequence[NameMark], statements: Sequence[Statement], ending: int
) -> tuple[Withdrawal, ...]:
    """All withdrawals of an article before `ending`, where readers' comments begin, in order of the text."""
    found = _Withdrawals(words, names, statements).marks()
    return tuple(mark for mark in found if mark.span.start < ending)


class _Withdrawals:
    def __init__(self, words: Words, names: Sequence[NameMark], statements: Sequence[Statement]) -> None:
        self.words = words
        self.arguments = Arguments(words, names)
        self.own = OwnWords(words, statements, names)

    def marks(self) -> Iterator[Withdrawal]:
        """One for each cue that has an accord or a pledge beside it."""
        taken = -1
        for i, lower in enumerate(self.words.lower):
            if i <= taken:
                continue
            rule = self._left(i, lower)
            if rule is None:
                continue
            verb = i if self.words.tag[i][:2] == "VB" else self.arguments.verb_over(i)
            mark = self._mark(i, verb, rule) if verb is not None and self._is_done(i, verb) else None
            if mark is not None:
                taken = max(i, rule)
                yield mark

    def _left(self, at: int, lower: str) -> int | None:
        """What is left by the word at a token: the accord's or the pledge's noun."""
        verb = self.words.tag[at][:2] == "VB"
        if verb and lower in _among("leave"):
            found = self._behind(at)
            if found is not None:
                return found
        if verb and (lower in _among("undo") or self._has_particle(at, lower)):
            return self._undone(at, lower)
        if lower in _among("unbound"):
            return self._unbound(at)
        if verb and lower in _among("heeding"):
            return self._unheeded(at)
        return self._over(at) if lower in _among("over") else None

    def _behind(self, verb: int) -> int | None:
        """`pulled out of the truce`, `withdrew from the treaty`, `backed out of its pledge`."""
        words = self.words
        preps = [c for c in words.children[verb] if c > verb and words.lower[c] in _among("apart")]
        for prep in preps:
            for i in (*words.children[prep], *(c for p in words.children[prep] for c in words.children[p])):
                if prep < i <= prep + _NEAR and self._is_rule(i):
                    return i
        return None

    def _undone(self, verb: int, lower: str) -> int | None:
        """`scrapped the accord`, `suspended its participation in the treaty`, `called off the truce`."""
        words = self.words
        thing = self.arguments.child(verb, ("dobj", "nsubjpass"), None)
        if thing is None and self._has_particle(verb, lower):
            thing = next(
                (i for c in words.children[verb] if words.lower[c] == "off" for i in words.children[c]), None
            )
        if thing is None:
            return None
        if words.lower[thing] in _among("share"):
            preps = (c for c in words.children[thing] if words.dep[c] == "prep")
            found = (i for prep in preps for i in words.children[prep] if self._is_rule(i))
            own = words.lower[thing] in _among("promises") and self._is_own(thing)
            return next(found, thing if own else None)
        if words.lower[thing] in _among("promises"):
            return thing if self._is_own(thing) else None
        accord = self._is_rule(thing) and lower not in _among("own_word")
        return thing if accord else None

    def _has_particle(self, verb: int, lower: str) -> bool:
        """`called off`, `took back`."""
        behind = self.words.lower[verb + 1 : verb + _NEAR]
        return any(lower in verbs and particle in behind for particle, verbs in _phrasal().items())

    def _is_own(self, noun: int) -> bool:
        """Whether it is the subject's own: `its pledge`."""
        return any(self.words.tag[c] == "PRP$" for c in self.words.children[noun])

    def _unbound(self, at: int) -> int | None:
        """`is no longer bound by the accord`, `no longer considers itself bound by it`."""
        words = self.words
        start = words.sentences[words.sentence[at]][0]
        if "longer" not in words.lower[max(start, at - 6) : at] and "not" not in words.lower[at - 2 : at]:
            return None
        preps = (c for c in words.children[at] if words.lower[c] in ("by", "to"))
        return next((i for prep in preps for i in words.children[prep] if self._is_rule(i)), None)

    def _unheeded(self, verb: int) -> int | None:
        """`would no longer abide by the truce`."""
        words = self.words
        if "longer" not in words.lower[max(verb - 3, 0) : verb]:
            return None
        preps = (i for c in words.children[verb] if words.dep[c] == "prep" for i in words.children[c])
        things = (c for c in words.children[verb] if words.dep[c] == "dobj")
        return next((i for i in (*things, *preps) if self._is_rule(i)), None)

    def _over(self, at: int) -> int | None:
        """`declared the truce over`."""
        words = self.words
        verb = self.arguments.verb_over(at)
        if verb is None or words.lower[verb] not in ("declare", "declares", "declared", "declaring"):
            return None
        return next((i for i in range(verb + 1, at) if self._is_rule(i)), None)

    def _is_rule(self, noun: int) -> bool:
        """Whether it is an accord or a truce, and no talks on one."""
        words = self.words
        lower = words.lower[noun]
        return words.tag[noun] in NOUN_TAGS and (
            lower in binding("named") | words_of("truces") | _among("promises")
        )

    def _is_done(self, at: int, verb: int) -> bool:
        """Whether it is told as done or as decided: `would no longer`, but not "could", "threatened to"."""
        words = self.words
        longer = "longer" in words.lower[max(at - 6, 0) : at]
        above = words.head[verb]
        for child in words.children[verb]:
            modal = words.tag[child] == "MD" and not (longer or words.lower[child] in ("will", "’ll", "'ll"))
            if (words.dep[child] == "neg" and not longer) or modal:
                return False
            if words.lower[child] in ("if", "unless", "whether", "until", "never"):
                return False
        hangs = words.dep[verb] in ("xcomp", "ccomp", "pcomp", "advcl", "conj", "acl")
        governor = words.head[above] if words.dep[verb] == "pcomp" else above
        if hangs and not longer and ({words.lower[above], words.lower[governor]} & _among("unreal")):
            return False
        to = any(words.tag[c] == "TO" for c in words.children[verb])
        return not to or words.lower[above] in (
            "decided",
            "decides",
            "decision",
            "chose",
            "announced",
            "moved",
        )

    def _mark(self, at: int, verb: int, rule: int) -> Withdrawal | None:
        words = self.words
        passive = any(words.dep[c] == "auxpass" for c in words.children[verb]) and at == verb
        subject = None if passive else self.arguments.subject(verb)
        if passive and words.lower[at] not in _among("unbound"):
            subject = next(
                (i for c in words.children[verb] if words.lower[c] == "by" for i in words.children[c]), None
            )
        elif passive:
            subject = self.arguments.child(verb, ("nsubjpass", "nsubj"), None)
        if subject is not None and words.lower[subject] in binding("named") | words_of("truces"):
            return None
        if subject is not None and words.lower[subject] in words_of("reflexive"):
            subject = self.arguments.subject(words.head[verb])  # "considers itself bound"
        by = self._name(subject) if subject is not None else None
        near = subject is not None and words.sentence[subject] == words.sentence[at] and subject < at
        far = near and subject is not None and self.arguments.is_far(subject, verb)
        first = words.left[subject] if near and not far and subject is not None else min(at, verb, rule)
        first = words.left[rule] if first == rule else first
        last = max(at, rule, self._end(rule))
        return Withdrawal(words.span(first, last), by, self.arguments.phrase(rule, words.left[rule]))

    def _end(self, rule: int) -> int:
        """The last token of the accord's name or of what was pledged."""
        return min(self.words.right[rule], self.arguments.phrase_end(rule))

    def _name(self, noun: int) -> str | None:
        meant = self.arguments.meant(noun)
        if self.words.tag[meant] in ("PRP", "PRP$"):
            return self.own.speaker_of(meant, None) or self.arguments.called(meant)
        return self.arguments.phrase(meant, self.words.left[meant])
